"""What commits did to a record, or to all that concerns a person, in words, the latest first."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal

from netui.domain.changes import differing
from netui.domain.ids import short
from netui.domain.kinds import SetOf
from netui.domain.kinds import Table as Names
from netui.domain.network import Network, contacts_in
from netui.domain.records import Raw, Record
from netui.domain.tables import TABLES, Conflict, Contact
from netui.domain.text import clean_line
from netui.i18n import _, day
from netui.services.differences import with_and_without
from netui.services.fields import as_text, value_text
from netui.services.recorded.commits import Commit
from netui.services.recorded.reading import Changed, Found, Recorded

What = Literal["added", "changed", "removed"]

UNTOLD: Final = frozenset({"created", "updated"})
"""Fields that say when and not what."""

_TEXTS: Final = ("name", "title", "text", "note", "why")


@dataclass(frozen=True)
class Step:
    """What one commit did to one record.

    Attributes:
        commit: The commit.
        changed: The record before and after.
    """

    commit: Commit
    changed: Changed

    @property
    def what(self) -> What:
        """What was done."""
        if self.changed.before is None:
            return "added"
        return "removed" if self.changed.after is None else "changed"

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ, in the table's order; none where the record came or went as a whole."""
        if self.what != "changed":
            return ()
        names = differing(self.changed.before, self.changed.after) - UNTOLD
        known = list(_class(self.changed.table).kinds())
        return tuple(
            sorted(names, key=lambda name: (known.index(name) if name in known else len(known), name))
        )

    @property
    def tells(self) -> bool:
        """Whether there is anything to tell: more than the moment of the change."""
        return self.what != "changed" or bool(self.fields)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose history is told.

    Attributes:
        table: The record's table.
        id: The record's id.
        name: What it is called.
    """

    table: str
    id: str
    name: str

    def steps(self, found: Found) -> Iterator[Step]:
        """Yield what a commit did to it; of a person, to all that concerns them, their own record first."""
        steps = [
            Step(found.commit, changed) for changed in found.records(self.id) if self._is_concerned(changed)
        ]
        steps.sort(key=lambda step: (step.changed.id != self.id, step.changed.table, step.changed.id))
        return (step for step in steps if step.tells)

    def _is_concerned(self, changed: Changed) -> bool:
        if changed.table == self.table:
            return changed.id == self.id
        rows = [raw for raw in (changed.before, changed.after) if raw is not None]
        if changed.table == Conflict.TABLE:
            return any(raw.get("record") == self.id for raw in rows)
        return self.table == Contact.TABLE and any(self.id in contacts_in(changed.table, raw) for raw in rows)


def subject_of(network: Network, record: Record) -> Subject:
    """Return a record as somebody or something whose history is told."""
    return Subject(record.TABLE, record.id, title(network, record.TABLE, record.id, record.dump()))


def tell(recorded: Recorded, subject: Subject, told: Callable[[Found, list[Step]], bool]) -> None:
    """Tell what each commit did to somebody or something, the latest first, until that is enough.

    Args:
        recorded: The history.
        subject: Whose.
        told: Called for every commit, also where it did nothing to them; returns whether to go on.
    """
    recorded.each(lambda found: told(found, list(subject.steps(found))))


# In words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a history: a field that got another value, or a record that came or went.

    Attributes:
        step: What the commit did to the record.
        field: The field; empty where the record came or went as a whole.
        label: What it is about: the field in plain words; before it what the record is, where that isn't the
            subject.
        text: What became of it: "lawyer → judge".
        old: The value before, in full; empty where there was none.
        new: The value after, in full.
    """

    step: Step
    field: str
    label: str
    text: str
    old: str
    new: str


def lines(network: Network, step: Step, subject: Subject) -> list[Line]:
    """Return what a commit did to a record, line by line."""
    changed = step.changed
    before, after = (_loaded(changed, raw) for raw in (changed.before, changed.after))
    about = "" if changed.id == subject.id else _about(changed)
    if step.what != "changed":
        there = after or before
        text = _whole(network, changed, there) if there else ""
        label = about or (_("added") if step.what == "added" else _("gone from the file"))
        said = text
        if about:
            said = _("added") if step.what == "added" else _("gone from the file")
            said = f"{said}: {text}" if text else said
        full = _all_fields(network, there) if there else ""
        added = step.what == "added"
        return [Line(step, "", label, said, "" if added else full, full if added else "")]
    if before is None or after is None:
        return []
    return [_line(network, step, name, before, after, about) for name in step.fields]


def _line(network: Network, step: Step, name: str, before: Record, after: Record, about: str) -> Line:
    old, new = value(network, before, name), value(network, after, name)
    label = field_label(name)
    if name == "deleted":
        label = _("trash")
        text = _("moved to the trash") if new else _("taken back out of the trash")
    else:
        text = _several(network, before, after, name) or _one(old, new)
    return Line(step, name, f"{about}: {label}" if about else label, text, old, new)


def _several(network: Network, before: Record, after: Record, name: str) -> str:
    """Return what came to a set and what went; empty where the field is no set, or was empty."""
    kind = before.kinds().get(name)
    if not isinstance(kind, SetOf) or not getattr(before, name) or not getattr(after, name):
        return ""
    was, now = (
        [value_text(kind.item, part, network) for part in getattr(record, name)] for record in (before, after)
    )
    return with_and_without(was, now)


def _one(old: str, new: str) -> str:
    nothing = _("nothing")
    return f"{clean_line(old) or nothing} → {clean_line(new) or nothing}"


def field_label(name: str) -> str:
    """Return a field's name in plain words."""
    return _(name.replace("_", " "))


def value(network: Network, record: Record, name: str) -> str:
    """Return what a field holds, as people read it."""
    kind = record.kinds().get(name)
    if kind is None:
        return _json(record.unknown.get(name))
    held = getattr(record, name)
    if isinstance(kind, Names):
        return _json(kind.dump(held)) if held else _json(record.unknown.get(name))
    return day(held) if hasattr(held, "isoformat") else as_text(record, name, network)


def title(network: Network, table: str, identifier: str, raw: Raw) -> str:
    """Return what a record is called; its short id where it says nothing."""
    found = next(
        (words for field in _TEXTS if isinstance(words := raw.get(field), str) and clean_line(words)), ""
    )
    if table == Contact.TABLE:
        found = network.name(identifier) or found
    return clean_line(found.partition("\n")[0]) or short(identifier)


def _about(changed: Changed) -> str:
    """Return what kind of thing a record is, with the day that it is about."""
    raw = changed.after or changed.before or {}
    nouns = {
        "interactions": _("in touch"), "requests": _("request"), "openings": _("opening"),
        "introductions": _("introduction"), "conflicts": _("changed on both sides"),
        "exchanges": _("gave") if raw.get("direction") == "gave" else _("received"),
    }  # fmt: skip
    noun = nouns.get(changed.table, changed.table)
    kind = raw.get("kind")
    if changed.table == "interactions" and isinstance(kind, str):
        noun = _(kind)
    held = getattr(_loaded(changed, raw), "on", None)
    return _("{what} {day}").format(what=noun, day=day(held)) if held else noun


def _whole(network: Network, changed: Changed, record: Record) -> str:
    """Return a record that came or went in a few words."""
    if isinstance(record, Contact):
        return ", ".join(filter(None, (record.name, record.role, record.company)))
    if isinstance(record, Conflict):
        chosen, other = (_json(each) for each in (record.chosen, _other(record)))
        return _("{field}: {chosen} stands, {other} is kept").format(
            field=field_label(record.field), chosen=chosen, other=other
        )
    said = title(network, changed.table, changed.id, changed.after or changed.before or {})
    return "" if said == short(changed.id) else said


def _other(record: Conflict) -> Any:
    return record.theirs if record.chosen == record.ours else record.ours


def _all_fields(network: Network, record: Record) -> str:
    names = [*record.kinds(), *(name for name in record.unknown if name not in record.kinds())]
    found = [
        (field_label(name), said)
        for name in names
        if name not in UNTOLD and (said := value(network, record, name))
    ]
    return "\n".join(f"{label}: {said}" for label, said in found)


def _loaded(changed: Changed, raw: Raw | None) -> Record | None:
    return None if raw is None else _class(changed.table).load(changed.id, raw)


def _class(table: str) -> type[Record]:
    return TABLES.get(table, Record)


def _json(held: Any) -> str:
    if held is None or held == {}:
        return ""
    return held if isinstance(held, str) else json.dumps(held, ensure_ascii=False, default=str)
