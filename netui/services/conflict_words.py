"""Conflicts in words: what a record is about, what a field holds, and how two values differ."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from typing import Any, Final, Literal, NamedTuple

from netui.domain.ids import short
from netui.domain.kinds import UNREADABLE, Kind, Reference, SetOf, Shape, Text, Verbatim
from netui.domain.kinds import Table as Names
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import TABLES, Contact, Exchange, Interaction, Introduction, Profile, Request
from netui.domain.text import clean_line
from netui.i18n import _, day, listed, ngettext
from netui.services import introductions
from netui.services.fields import value_text

DELETED: Final = "deleted"
_SHARED = 16  # letters that both begin with and that are still shown
_LEAD = 8  # letters of these that stay before what differs
_NAMED = ("name", "title", "text", "note")


class About(NamedTuple):
    """What a record is about.

    Attributes:
        name: Whom, by name; empty where it is about nobody.
        what: What it is, in words; empty for a person.
        contacts: Whom, by id.
    """

    name: str
    what: str
    contacts: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Both in one line: "Anna Rossi · gave a tip on rent, 9 Nov"."""
        return " · ".join(filter(None, (self.name, self.what)))


def about(network: Network, table: str, identifier: str, today: date) -> About:
    """Return what a record is about, be it there or gone, and whatever its table."""
    raw = network.rows.get(table, {}).get(identifier)
    if not (table and identifier):
        return About("", _("something that can't be read"))
    if raw is None:
        return About("", _("{table}: {id}, which is gone").format(table=_(table), id=short(identifier)))
    record = network.get(TABLES[table], identifier) if table in TABLES else None
    if isinstance(record, Contact):
        return About(record.name or short(identifier), "", (identifier,))
    if isinstance(record, Interaction):
        kind = _(record.kind) if record.kind else _("time in touch")
        names = listed(filter(None, map(network.name, record.contacts)))
        return About(names, _on(kind, record.on, today), record.contacts)
    if isinstance(record, Exchange):
        way = _("received") if record.direction == "received" else _("gave")
        what = _first_line(record.note) or _(record.kind or "something")
        return _of(network, record.contact, _on(f"{way} {what}", record.on, today))
    if isinstance(record, Request):
        way = _("asked for") if record.direction == "incoming" else _("asked by you")
        what = f"{way}: {record.text}" if record.contact else _("your need: {what}").format(what=record.text)
        return _of(network, record.contact, _on(what, record.on, today))
    if isinstance(record, Introduction):
        return About(introductions.describe(network, record), record.why, (record.a, record.b))
    if isinstance(record, Profile):
        return About("", _("your profile"))
    named = next((text for name in _NAMED if isinstance(text := raw.get(name), str) and text), "")
    return About("", f"{_(table)}: {_first_line(named) or short(identifier)}")


def _of(network: Network, contact: str, what: str) -> About:
    return About(network.name(contact), what, (contact,) if contact else ())


def _on(what: str, when: date | None, today: date) -> str:
    return f"{what}, {day(when, today)}" if when else what


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


def field_label(table: str, name: str) -> str:
    """Return a field's name as people read it; a key inside one after a dot."""
    if name == DELETED:
        return _("trash")
    kinds = TABLES[table].kinds() if table in TABLES else {}
    field, dot, rest = name.partition(".") if name not in kinds else (name, "", "")
    label = _(field.replace("_", " ")) if field else "?"
    return f"{label} · {rest}" if dot and rest else label


def is_notes(table: str, name: str) -> bool:
    """Whether a field takes several lines, so that it can hold both values."""
    kind = _kind(table, name)
    return isinstance(kind, Text) and kind.multiline


def _kind(table: str, name: str) -> Kind[Any] | None:
    """Return the kind of a field or of a key inside one; None where netui doesn't know it."""
    kinds = TABLES[table].kinds() if table in TABLES else {}
    if name in kinds:
        return kinds[name]
    field, _dot, rest = name.partition(".")
    kind = kinds.get(field)
    if isinstance(kind, Names):
        return None if isinstance(kind.item, Verbatim) else kind.item
    return kind.parts.get(rest) if isinstance(kind, Shape) else None


def in_words(network: Network, table: str, name: str, value: Any, today: date) -> str:
    """Return a field's value as people read it; what has parts, or several lines, has a line for each."""
    if name == DELETED:
        return _("in the trash") if value else _("not in the trash")
    if value is None:
        return _("nothing")
    kind = _kind(table, name)
    if kind is not None:
        try:
            read = kind.load(value)
        except UNREADABLE:
            return _plain(value)
        if isinstance(kind, Reference):
            return _referred(network, kind, read)
        if isinstance(read, date):
            return day(read, today)
        if isinstance(read, bool):
            return _("yes") if read else _("no")
        if isinstance(kind, SetOf):
            return "\n".join(value_text(kind.item, part, network) for part in read) or _plain(value)
        if not isinstance(kind, Verbatim | Names):
            return value_text(kind, read, network) or _plain(value)
    return _plain(value)


def _referred(network: Network, kind: Reference, identifier: str) -> str:
    if identifier not in network.rows[kind.table]:
        return _("{id}, which is gone").format(id=short(identifier))
    return value_text(kind, identifier, network)


def _plain(value: Any) -> str:
    """Return a value of which we don't know what it is."""
    if isinstance(value, str):
        return value or '""'
    if isinstance(value, dict) and value:
        return "\n".join(f"{key}: {_inline(part)}" for key, part in value.items())
    if isinstance(value, list) and value:
        return "\n".join(map(_inline, value))
    return _inline(value)


def _inline(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def told_apart(one: str, other: str, values: Sequence[Any]) -> tuple[str, str]:
    """Return two texts that look alike as the file writes their values: ``1`` is not ``"1"``."""
    if clean_line(one) != clean_line(other):
        return one, other
    first, second = (json.dumps(value, ensure_ascii=False, sort_keys=True) for value in values)
    return first, second


def telling(one: str, other: str) -> tuple[str, str]:
    """Return two texts on one line each, from shortly before where they begin to differ."""
    one, other = ("\n".join(map(clean_line, text.split("\n"))) for text in (one, other))
    pairs = zip(one, other, strict=False)
    shared = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
    start = 0
    if shared > _SHARED:
        start = max(one.rfind("\n", 0, shared), one.rfind(" ", 0, max(shared - _LEAD, 0))) + 1
    shown = (clean_line(text[start:]) for text in (one, other))
    first, second = (f"…{text}" for text in shown) if start else shown
    return first, second


Whose = Literal["stands", "other", "both"]


class Run(NamedTuple):
    """Lines that stand together in one value, in the other, or in both."""

    whose: Whose
    lines: tuple[str, ...]


def compare(stands: str, other: str) -> list[Run]:
    """Return what differs between two texts, line by line; of what is the same, so much as shows where."""
    from difflib import SequenceMatcher

    one, two = stands.split("\n"), other.split("\n")
    runs: list[Run] = []
    for tag, first, last, begin, end in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run("both", _folded(one[first:last], begins=not first, ends=last == len(one))))
            continue
        runs += [Run("stands", tuple(one[first:last])), Run("other", tuple(two[begin:end]))]
    return [run for run in runs if run.lines]


def _folded(lines: Sequence[str], *, begins: bool, ends: bool) -> tuple[str, ...]:
    """Return lines that both have: those beside what differs, and of the others how many there are."""
    head, tail = ([] if begins else [lines[0]]), ([] if ends else [lines[-1]])
    rest = len(lines) - len(head) - len(tail)
    if rest <= 1:
        return tuple(lines)
    return (*head, ngettext("… {count} line", "… {count} lines", rest), *tail)


def joined(stands: str, other: str) -> str:
    """Return a text with every line of both, each once where they are the same."""
    from difflib import SequenceMatcher

    one, two = stands.split("\n"), other.split("\n")
    lines: list[str] = []
    for tag, first, last, begin, end in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        lines += one[first:last]
        if tag != "equal":
            lines += two[begin:end]
    return "\n".join(lines)


def stands_in(raw: Raw | None) -> str:
    """Return what there is to know of how the record itself stands, in words."""
    if raw is None:
        return _("the record is gone")
    return _("the record is in the trash") if raw.get(DELETED) else ""
