"""What a query is answered from: one folded text a record, kept as long as its row stays as it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from netui.domain.measures.due import due_days
from netui.domain.measures.strength import strengths
from netui.domain.network import Network
from netui.domain.query.terms import Subject
from netui.domain.records import Raw
from netui.domain.tables import Contact, Exchange
from netui.domain.text import fold


class Haystacks:
    """The folded text of each live row of a table, and the rows' order.

    A row that changes is replaced in the network, never altered: the same dict is the same content.
    """

    def __init__(self, network: Network, about: type[Subject]) -> None:
        self.texts: dict[str, str] = {}
        self.order: list[str] = []
        self._network = network
        self._about = about
        self._rows: dict[str, tuple[Raw, Raw | None]] = {}
        self._places: dict[str, Any] = {}
        self._version = -1

    def renew(self) -> None:
        """Read again what has changed in the network since last time, and nothing else."""
        if self._version == self._network.version:
            return
        self._version = self._network.version
        rows, contacts = self._network.rows[self._about.TABLE], self._network.rows[Contact.TABLE]
        known, of_exchanges = self._rows, self._about is Exchange
        changed = []
        for identifier, raw in rows.items():
            beside = contacts.get(raw.get("contact", "")) if of_exchanges else None
            seen = known.get(identifier)
            if seen is None or seen[0] is not raw or seen[1] is not beside:
                changed.append(identifier)
                known[identifier] = (raw, beside)
        gone = known.keys() - rows.keys() if len(known) > len(rows) else ()
        for identifier in gone:
            del known[identifier]
        if changed or gone:
            self._renew(changed, gone)

    def _renew(self, changed: list[str], gone: Any) -> None:
        for identifier in (*changed, *gone):
            self.texts.pop(identifier, None)
            self._places.pop(identifier, None)
        before = [identifier for identifier in self.order if identifier in self._places]
        new = []
        for identifier in changed:
            raw, beside = self._rows[identifier]
            if raw.get("deleted"):
                continue
            name = _text((beside or {}).get("name"))
            self.texts[identifier] = fold(
                exchange_text(raw, name) if self._about is Exchange else contact_text(raw)
            )
            self._places[identifier] = self._place(identifier, raw)
            new.append(identifier)
        self.order = before + new
        self.order.sort(key=self._places.__getitem__, reverse=self._about is Exchange)

    def _place(self, identifier: str, raw: Raw) -> tuple[str, str, str]:
        if self._about is Exchange:
            return _text(raw.get("on")), _text(raw.get("created")), identifier
        return fold(_text(raw.get("name"))), "", identifier


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
        self._due: tuple[tuple[int, date], dict[str, int]] | None = None
        self._attention: tuple[tuple[int, date], dict[str, float]] | None = None

    def haystacks(self, about: type[Subject]) -> Haystacks:
        """Return the texts of a table's live rows, up to date, and their order.

        Contacts are ordered by name, exchanges latest first. The first call reads the whole table: make
        it while the app is idle, and the first letter of a filter is as quick as the others.
        """
        found = self._haystacks[about]
        found.renew()
        return found

    def haystack(self, subject: Subject) -> str:
        """Return the folded text that words are looked for in."""
        about = type(subject)
        if self.network.get(about, subject.id) is subject:
            text = self.haystacks(about).texts.get(subject.id)
            if text is not None:
                return text
        if isinstance(subject, Exchange):
            return fold(exchange_text(subject.dump(), self.network.name(subject.contact)))
        return fold(contact_text(subject.dump()))

    def due_days(self) -> Mapping[str, int]:
        """Return the days past for every contact that can be due."""
        key = (self.network.version, self.today)
        if self._due is None or self._due[0] != key:
            self._due = (key, due_days(self.network, self.today))
        return self._due[1]

    def attention(self) -> Mapping[str, float]:
        """Return the strength of every contact that was ever in touch."""
        key = (self.network.version, self.today)
        if self._attention is None or self._attention[0] != key:
            self._attention = (key, strengths(self.network, self.today))
        return self._attention[1]


def contact_text(raw: Raw) -> str:
    """Return what is searched of a contact's row, each text on a line of its own."""
    get = raw.get
    try:
        return "\n".join(
            (
                get("name", ""), get("given", ""), get("family", ""), get("company", ""), get("role", ""),
                get("sector", ""), get("place", ""), get("met_how", ""), *get("aliases", ()),
                *get("tags", ()), *get("offers", ()), *get("interests", ()),
                *(_handle(handle) for handle in get("handles", ())), get("notes", ""),
            )
        )  # fmt: skip
    except TypeError:  # somebody wrote other things there by hand: search what is text
        return "\n".join(_all_texts([raw.get(name) for name in _SEARCHED]))


_SEARCHED = (
    "name", "given", "family", "company", "role", "sector", "place", "met_how", "aliases", "tags", "offers",
    "interests", "handles", "notes",
)  # fmt: skip


def exchange_text(raw: Raw, name: str) -> str:
    """Return what is searched of an exchange's row, and its contact's name."""
    return "\n".join((name, *map(_text, (raw.get("kind"), raw.get("direction"), raw.get("note")))))


def _handle(handle: Any) -> str:
    value = handle["value"]
    if handle["kind"] != "phone":
        return str(value)
    digits = "".join(char for char in value if char in "+0123456789")
    return f"{value}\n{digits}"  # however it was written, it is found by its digits too


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _all_texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _all_texts(part)]
