"""What the doctor finds, and what mends it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from netui.domain.changes import Edit
from netui.domain.ids import short
from netui.domain.messages import Message, message
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.text import clean_line

if TYPE_CHECKING:
    from netui.services.doctor.references import References

_LONGEST = 60  # letters of what a record is called
_WORDS = ("name", "title", "text", "note", "why")
_PEOPLE = ("contact", "contacts", "a", "b")


class Draft:
    """Rows as they are being mended; the network itself stays as it is.

    Args:
        network: The network.
        now: The time, UTC.
    """

    def __init__(self, network: Network, now: str) -> None:
        self.now = now
        self._network = network
        self._rows: dict[tuple[str, str], Raw] = {}

    def row(self, table: str, identifier: str) -> Raw:
        """Return a row as it stands in the draft."""
        return self._rows.get((table, identifier)) or self._network.rows[table][identifier]

    def has(self, table: str, identifier: str) -> bool:
        """Return whether there is a row."""
        return (table, identifier) in self._rows or identifier in self._network.rows[table]

    def put(self, table: str, identifier: str, raw: Raw) -> None:
        """Put another row in the place of one."""
        self._rows[table, identifier] = raw

    def edits(self) -> list[Edit]:
        """Return what was changed."""
        rows = self._network.rows
        return [
            Edit(table, identifier, rows[table].get(identifier), raw)
            for (table, identifier), raw in self._rows.items()
        ]


@dataclass(frozen=True, slots=True)
class Mend:
    """What mends a finding without a guess.

    Attributes:
        done: What was done, said when it is.
        rows: Changes rows; all of these together are one step of undo.
        act: Does something else, which undo knows nothing of.
    """

    done: Message
    rows: Callable[[Draft], None] | None = None
    act: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that isn't as it should be.

    Attributes:
        code: A word for what it is, for scripts.
        said: What it is, in one line.
        todo: What to do about it.
        table: The table of the record that it is about; empty where it is about none.
        id: That record's id.
        name: What that record is called.
        broken: Whether something doesn't work for it; else it is only worth a look.
        mend: What mends it; None where that takes a person.
    """

    code: str
    said: Message
    todo: Message
    table: str = ""
    id: str = ""
    name: str = ""
    broken: bool = True
    mend: Mend | None = None


@dataclass(frozen=True)
class Patient:
    """What is looked at.

    Attributes:
        network: All records.
        today: The day that it is.
        now: The time, UTC.
    """

    network: Network
    today: date
    now: str

    @cached_property
    def references(self) -> "References":
        """What refers to what."""
        from netui.services.doctor.references import References

        return References.of(self.network)

    def live(self, table: str) -> Iterator[tuple[str, Raw]]:
        """Yield the rows of a table that are not in the trash."""
        for identifier, raw in self.network.rows.get(table, {}).items():
            if not raw.get("deleted"):
                yield identifier, raw

    def name(self, table: str, identifier: str) -> str:
        """Return what a record is called: its own words, and whom it is about."""
        raw = self.network.rows.get(table, {}).get(identifier, {})
        words = next(filter(None, (_line(raw.get(field)) for field in _WORDS)), "")
        people = ", ".join(dict.fromkeys(filter(None, map(self.person, _people(raw)))))
        if words and people:
            return f"{words} ({people})"
        return words or people

    def person(self, identifier: str) -> str:
        """Return a contact's name, as the file has it."""
        return _line(self.network.rows["contacts"].get(identifier, {}).get("name"))


Look = Callable[[Patient], Iterator[Finding]]


class Check(NamedTuple):
    """One kind of looking.

    Attributes:
        id: A word for it, for scripts.
        title: What it is about.
        look: Looks.
    """

    id: str
    title: Message
    look: Look


@dataclass(frozen=True, slots=True)
class Group:
    """What one check found.

    Attributes:
        id: A word for what was looked at, for scripts.
        title: What was looked at.
        findings: What was found.
    """

    id: str
    title: Message
    findings: Sequence[Finding]


MENDS = message("`netui doctor --fix` mends it")
"""What to do about what can be mended."""


_WHERE: Final = {
    "exchanges": message("e on it in the Ledger (3)"),
    "requests": message("e on it in the Requests (4)"),
    "openings": message("e on it in the Openings (5)"),
    "interactions": message("e on it in the app, beside the person"),
}


def correcting(table: str, identifier: str, field: str) -> Message:
    """Return how a person corrects a field of a record."""
    if table == "contacts":
        return message("`netui edit {id} --set {field}=…` corrects it", id=short(identifier), field=field)
    if table == "profile":
        return message("`netui profile --set {field}=…` corrects it", field=field)
    return message("{where} corrects it", where=_WHERE.get(table, message("E in the app")))


def short_text(value: Any) -> str:
    """Return a value of the file as a person may read it, cut where it is long."""
    import json

    text = clean_line(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def rows_of(raw: Mapping[str, Any], field: str) -> list[dict[str, Any]]:
    """Return the objects in a list that a row holds; what is none is left out."""
    value = raw.get(field)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _line(value: Any) -> str:
    return short_text(value) if isinstance(value, str) else ""


def _people(raw: Raw) -> Iterator[str]:
    for field in _PEOPLE:
        value = raw.get(field)
        yield from (part for part in (value if isinstance(value, list) else [value]) if isinstance(part, str))
