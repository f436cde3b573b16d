"""The network in memory: every table's rows, read into records when asked for, with what refers to what."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeVar, cast

from netui.domain.changes import Edit
from netui.domain.kinds import Day
from netui.domain.records import Raw, Record
from netui.domain.tables import TABLES, Contact, Exchange, Interaction, Profile, Request

R = TypeVar("R", bound=Record)

_DAY: Final = Day()
_NEVER: Final = ("", "")
_REMEMBERED: Final = 4096
"""Edits that the network can name afterwards; more at once (an import) and caches are made anew."""

# Where a row of each table names contacts: what `of_contact` follows.
_CONTACT_FIELDS: Mapping[str, tuple[str, ...]] = {
    "interactions": ("contacts",),
    "exchanges": ("contact",),
    "requests": ("contact",),
    "openings": ("source",),
    "introductions": ("a", "b"),
}


@dataclass(frozen=True, slots=True)
class Touched:
    """What one edit touched.

    Attributes:
        table: The record's table.
        id: The record's id.
        contacts: The contacts that it named before or after; for a contact, itself.
    """

    table: str
    id: str
    contacts: frozenset[str]


class Network:
    """All records, in memory.

    Rows become records when somebody asks for them and are kept until they change: opening a file of
    150,000 rows costs nothing for those that no screen shows. Reading is safe from one thread at a time;
    `apply` is called by the thread that reads.

    Attributes:
        rows: Each table's rows as the file holds them, by id; unknown tables too.
        version: Goes up with every change, for whoever caches what they computed.
    """

    def __init__(self, rows: Mapping[str, Mapping[str, Raw]] | None = None) -> None:
        given = rows or {}
        names = [*TABLES, *(name for name in given if name not in TABLES)]
        self.rows: dict[str, dict[str, Raw]] = {name: dict(given.get(name, {})) for name in names}
        self.version = 0
        self._records: dict[str, dict[str, Record]] = defaultdict(dict)
        self._mentions: dict[str, dict[str, list[str]]] = {}
        self._last: dict[str, tuple[str, str]] | None = None
        self._journal: deque[tuple[int, Touched]] = deque()
        self._forgotten = 0

    def get(self, cls: type[R], identifier: str) -> R | None:
        """Return a record, in the trash or not; None where there is none."""
        known = self._records[cls.TABLE].get(identifier)
        if known is None:
            raw = self.rows[cls.TABLE].get(identifier)
            if raw is None:
                return None
            known = self._records[cls.TABLE][identifier] = cls.load(identifier, raw)
        return cast("R", known)

    def all(self, cls: type[R], *, trash: bool = False) -> Iterator[R]:
        """Yield a table's records, in no order that means anything.

        Args:
            cls: The table's type.
            trash: Yield those in the trash instead.
        """
        for identifier, raw in self.rows[cls.TABLE].items():
            if bool(raw.get("deleted")) is trash:
                yield cast("R", self.get(cls, identifier))

    def where(self, cls: type[R], fits: Callable[[Raw], bool]) -> Iterator[R]:
        """Yield those of a table's live records whose row fits: the others need not be read.

        Args:
            cls: The table's type.
            fits: Told a row as the file holds it; what it lets through is still to be asked of the record,
                for a row may hold what doesn't belong there.
        """
        for identifier, raw in self.rows[cls.TABLE].items():
            if not raw.get("deleted") and fits(raw):
                yield cast("R", self.get(cls, identifier))

    def count(self, cls: type[Record]) -> int:
        """Return how many records of a table are not in the trash."""
        return sum(1 for raw in self.rows[cls.TABLE].values() if not raw.get("deleted"))

    @property
    def profile(self) -> Profile:
        """Yourself; an empty profile where none was written yet.

        Two machines may each have written one before they met: the one changed last counts, on both.
        """
        return max(self.all(Profile), key=lambda each: (each.updated, each.id), default=Profile())

    def of_contact(self, cls: type[R], contact: str) -> list[R]:
        """Return a table's records that name a contact, latest first; none from the trash.

        Args:
            cls: Interaction, Exchange, Request, Opening or Introduction.
            contact: The contact's id.
        """
        rows = self.rows[cls.TABLE]
        mentioned = self._mentioned(cls.TABLE).get(contact, ())
        found = [self.get(cls, each) for each in mentioned if not rows[each].get("deleted")]
        live = [record for record in found if record is not None]
        if len(live) > 1:
            live.sort(key=_latest_first, reverse=True)
        return live

    def interactions(self, contact: str) -> list[Interaction]:
        """Return the interactions with a contact, latest first."""
        return self.of_contact(Interaction, contact)

    def exchanges(self, contact: str) -> list[Exchange]:
        """Return what was exchanged with a contact, latest first."""
        return self.of_contact(Exchange, contact)

    def requests(self, contact: str) -> list[Request]:
        """Return what was asked between you and a contact, latest first."""
        return self.of_contact(Request, contact)

    def last_interaction(self, contact: str, until: date | None = None) -> Interaction | None:
        """Return the latest interaction with a contact.

        Args:
            contact: The contact's id.
            until: Leave out what lies after this day: a date in the future is a plan.
        """
        found = self._latest().get(contact)
        if found is None:
            return None
        latest = self.get(Interaction, found[1])
        if until is None or latest is None or latest.on is None or latest.on <= until:
            return latest
        past = (one for one in self.interactions(contact) if one.on is not None and one.on <= until)
        return next(past, None)

    def last_day(self, contact: str, until: date) -> date | None:
        """Return the day of the latest interaction up to a day; `last_interaction` without its record."""
        found = self._latest().get(contact)
        if found is None:
            return None
        day = date.fromisoformat(found[0][:10])
        if day <= until:
            return day
        last = self.last_interaction(contact, until)
        return last.on if last is not None else None

    def name(self, contact: str) -> str:
        """Return a contact's name; empty where there is no such contact."""
        found = self.get(Contact, contact)
        return found.name if found else ""

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make edits hold in memory, with all that was computed from the rows they touch."""
        for edit in edits:
            rows = self.rows.setdefault(edit.table, {})
            before = rows.get(edit.id)
            if edit.after is None:
                rows.pop(edit.id, None)
            else:
                rows[edit.id] = edit.after
            self._records[edit.table].pop(edit.id, None)
            named = self._reindex(edit.table, edit.id, before, edit.after)
            self._remember(Touched(edit.table, edit.id, named))
        self.version += 1

    def touched_since(self, version: int) -> list[Touched] | None:
        """Return what was edited since the network had a version; None where that is too long ago to say.

        Args:
            version: What `version` was when the caller last looked.
        """
        if version < self._forgotten:
            return None
        found = []
        for then, touched in reversed(self._journal):
            if then <= version:
                break
            found.append(touched)
        return found

    def _remember(self, touched: Touched) -> None:
        if len(self._journal) == _REMEMBERED:
            self._forgotten = self._journal.popleft()[0]
        self._journal.append((self.version + 1, touched))

    def _mentioned(self, table: str) -> dict[str, list[str]]:
        index = self._mentions.get(table)
        if index is None:
            index = self._mentions[table] = {}
            for identifier, raw in self.rows[table].items():
                for contact in contacts_in(table, raw):
                    index.setdefault(contact, []).append(identifier)
        return index

    def _reindex(self, table: str, identifier: str, before: Raw | None, after: Raw | None) -> frozenset[str]:
        """Bring what was computed up to date with an edit; returns the contacts that it is about."""
        if table == Contact.TABLE:
            return frozenset((identifier,))
        old, new = contacts_in(table, before or {}), contacts_in(table, after or {})
        if (index := self._mentions.get(table)) is not None:
            for contact in old - new:
                index[contact].remove(identifier)
            for contact in new - old:
                index.setdefault(contact, []).append(identifier)
        if table == Interaction.TABLE and self._last is not None:
            for contact in old:
                if self._last.get(contact, _NEVER)[1] == identifier:
                    del self._last[contact]
                    for other in self._mentioned(table).get(contact, ()):
                        _note_latest(self._last, other, self.rows[table][other], (contact,))
            if after is not None:
                _note_latest(self._last, identifier, after, new)
        return frozenset(old | new)

    def _latest(self) -> dict[str, tuple[str, str]]:
        """Return each contact's latest interaction: its place in time, and its id."""
        if self._last is None:
            self._last = {}
            for identifier, raw in self.rows[Interaction.TABLE].items():
                _note_latest(self._last, identifier, raw, contacts_in(Interaction.TABLE, raw))
        return self._last


def _note_latest(
    latest: dict[str, tuple[str, str]], identifier: str, raw: Raw, contacts: Iterable[str]
) -> None:
    """Note an interaction as the latest with contacts, where it is."""
    on, created = raw.get("on"), raw.get("created")
    if raw.get("deleted") or type(on) is not str or not _is_day(on):
        return
    place = (on + created if type(created) is str else on, identifier)
    for contact in contacts:
        if place > latest.get(contact, _NEVER):
            latest[contact] = place


def _latest_first(record: Record) -> tuple[str, str, str]:
    return str(getattr(record, "on", None) or ""), record.created, record.id


@lru_cache(4096)  # a network of years has some thousand different days
def _is_day(text: str) -> bool:
    """Whether a row's text reads as a day; what doesn't is no place in time."""
    try:
        _DAY.load(text)
    except ValueError:
        return False
    return True


def contacts_in(table: str, raw: Mapping[str, Any]) -> set[str]:
    """Return the ids of the contacts that a table's row names."""
    found: set[str] = set()
    for field in _CONTACT_FIELDS.get(table, ()):
        value = raw.get(field)
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, list):
            found.update(part for part in value if isinstance(part, str))
    return found
