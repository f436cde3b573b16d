"""What a query is answered from: one folded text a record, kept as long as its row stays as it is."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from datetime import date
from typing import Generic, TypeVar

from netui.domain.measures.due import days_past, due_days
from netui.domain.measures.strength import strength_of, strengths
from netui.domain.network import Network
from netui.domain.query.terms import Subject
from netui.domain.query.words import as_text, contact_text, exchange_text
from netui.domain.tables import Contact, Exchange, Interaction
from netui.domain.text import fold

V = TypeVar("V")
_Place = tuple[str, str, str]
_FEW = 64
"""Rows that are moved one by one; more, and sorting all is quicker."""


class Haystacks:
    """The folded text of each live row of a table, and the rows' order.

    What the network says was touched is read again, and nothing else.

    Attributes:
        texts: What words are looked for in, by id.
        order: The ids: contacts by name, exchanges by day, the latest last.
    """

    def __init__(self, network: Network, about: type[Subject]) -> None:
        self.texts: dict[str, str] = {}
        self.order: list[str] = []
        self._network = network
        self._about = about
        self._rows = network.rows[about.TABLE]
        self._places: dict[str, _Place] = {}
        self._sorted: list[_Place] = []  # the place of each of `order`, ascending
        self._version = -1
        self._waiting: dict[str, None] = {}  # ids to read, in the order in which they came up
        self._moved: dict[str, _Place | None] = {}  # where they stood when `order` was made

    def renew(self, most: int | None = None) -> bool:
        """Read what has changed in the network.

        Args:
            most: Read no more rows than this now; all of them where None.

        Returns:
            Whether all is read.
        """
        if self._version != self._network.version:
            self._note_changes()
            self._version = self._network.version
        for identifier in list(self._waiting)[:most]:
            del self._waiting[identifier]
            self._read(identifier)
            if most is not None:
                self._network.get(self._about, identifier)  # its record too: fields are read from it
        if self._waiting:
            return False
        if self._moved:
            self._reorder()
        return True

    def _note_changes(self) -> None:
        touched = self._network.touched_since(self._version) if self._version >= 0 else None
        if touched is None:
            self._waiting.update(dict.fromkeys(self._rows))
            self._waiting.update(dict.fromkeys(self.texts.keys() - self._rows.keys()))
            return
        for each in touched:
            if each.table == self._about.TABLE:
                self._waiting[each.id] = None
            elif each.table == Contact.TABLE:  # an exchange is found by its contact's name
                self._waiting.update((one.id, None) for one in self._network.exchanges(each.id))

    def _reorder(self) -> None:
        if len(self._moved) > _FEW:
            self._sorted = sorted(self._places.values())
            self.order = [place[-1] for place in self._sorted]
        else:
            for place in filter(None, self._moved.values()):
                at = bisect_left(self._sorted, place)
                del self._sorted[at], self.order[at]
            for place in filter(None, map(self._places.get, self._moved)):
                at = bisect_left(self._sorted, place)
                self._sorted.insert(at, place)
                self.order.insert(at, place[-1])
        self._moved.clear()

    def _read(self, identifier: str) -> None:
        raw = self._rows.get(identifier)
        before = self._places.get(identifier)
        if raw is None or raw.get("deleted"):
            if before is not None:
                del self.texts[identifier], self._places[identifier]
                self._moved.setdefault(identifier, before)
            return
        if self._about is Exchange:
            words = exchange_text(raw, self._network.rows[Contact.TABLE].get(raw.get("contact", ""), {}))
            place = (as_text(raw.get("on")), as_text(raw.get("created")), identifier)
        else:
            words = contact_text(raw)
            place = (fold(as_text(raw.get("name"))), "", identifier)
        self.texts[identifier] = fold(words)
        if before != place:
            self._places[identifier] = place
            self._moved.setdefault(identifier, before)


class _Kept(Generic[V]):
    """A measure of every contact, kept until something that it is made of changes."""

    def __init__(
        self,
        network: Network,
        table: str,
        of_all: Callable[[Network, date], dict[str, V]],
        of_one: Callable[[Network, str, date], V | None],
    ) -> None:
        self._network = network
        self._tables = {Contact.TABLE, table}
        self._of_all = of_all
        self._of_one = of_one
        self._values: dict[str, V] = {}
        self._version = -1
        self._today: date | None = None

    def at(self, today: date) -> Mapping[str, V]:
        """Return the values on a day, by contact id."""
        if self._version == self._network.version and self._today == today:
            return self._values
        touched = self._network.touched_since(self._version) if self._today == today else None
        if touched is None:
            self._values = self._of_all(self._network, today)
        else:
            stale = {who for each in touched if each.table in self._tables for who in each.contacts}
            for who in stale:
                value = self._of_one(self._network, who, today)
                if value is None:
                    self._values.pop(who, None)
                else:
                    self._values[who] = value
        self._version, self._today = self._network.version, today
        return self._values


class QueryContext:
    """Answers queries about a network on a day; lives as long as the app.

    Attributes:
        network: Where the records are; it may change between two queries.
        today: The day that it is; set it when the day turns.
    """

    def __init__(self, network: Network, today: date) -> None:
        self.network = network
        self.today = today
        self._haystacks = {about: Haystacks(network, about) for about in (Contact, Exchange)}
        self._due = _Kept(network, Interaction.TABLE, due_days, days_past)
        self._attention = _Kept(network, Interaction.TABLE, strengths, strength_of)

    def haystacks(self, about: type[Subject]) -> Haystacks:
        """Return the texts of a table's live rows, up to date, and their order."""
        found = self._haystacks[about]
        found.renew()
        return found

    def prepare(self, most: int = 200) -> bool:
        """Read some of the texts and records that searching needs, while the app is idle.

        The first search reads whatever is left: where that is nothing, the first letter of a filter is
        as quick as the others.

        Args:
            most: How many rows to read; 200 take about 4 ms.

        Returns:
            Whether all is read.
        """
        return all(each.renew(most) for each in self._haystacks.values())

    def haystack(self, subject: Subject) -> str:
        """Return the folded text that words are looked for in."""
        if self.network.get(type(subject), subject.id) is subject:
            known = self.haystacks(type(subject)).texts.get(subject.id)
            if known is not None:
                return known
        if isinstance(subject, Exchange):
            contact = self.network.rows[Contact.TABLE].get(subject.contact, {})
            return fold(exchange_text(subject.dump(), contact))
        return fold(contact_text(subject.dump()))

    def due_days(self) -> Mapping[str, int]:
        """Return the days past for every contact that can be due."""
        return self._due.at(self.today)

    def attention(self) -> Mapping[str, float]:
        """Return the strength of every contact that was ever in touch; who is missing has 0."""
        return self._attention.at(self.today)
