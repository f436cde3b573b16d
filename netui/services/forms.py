"""A record as it is edited in a form: a text a field, what it would mean, and what doesn't hold.

Only what the user edited is saved, into the record as it stands by then: another process may have
changed the rest meanwhile, and even the same set.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from netui.domain.changes import Change, Edit, created
from netui.domain.dates import read_date
from netui.domain.kinds import Day, FieldError, Reference
from netui.domain.messages import Message, NetuiError
from netui.domain.records import InvalidRecordError, Problem, Raw, Record
from netui.domain.tables import Conflict, Exchange, Interaction, Profile
from netui.domain.text import clean_line, clean_note
from netui.i18n import _, listed, weekday
from netui.services import ledger
from netui.services.completion import Completion
from netui.services.fields import as_text, read_line, toward
from netui.services.formfields import FormField, fields_of
from netui.services.workspace import Workspace

Fate = Literal["", "trashed", "gone"]
"""What became of a record elsewhere while it was being edited: nothing, the trash, or it is gone."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did.

    Attributes:
        record: The record as it stands now.
        change: What changed; without edits where nothing did.
        overtaken: The labels of fields that another process had changed too: the user's value holds.
        back_from: Where the record was that saving has brought back.
    """

    record: Record
    change: Change
    overtaken: tuple[str, ...] = ()
    back_from: Fate = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """The other value of a field that two have changed.

    Attributes:
        yours: Whether it is the user's own, put aside for the one from elsewhere.
        text: The value; of a text of several lines, what differs, a line each with + or − before it.
        both: Whether saving keeps the parts of both.
    """

    yours: bool
    text: str
    both: bool = False


@dataclass(slots=True)
class _Text:
    """A field's text, and what it was typed on top of.

    Attributes:
        text: What stands in the form.
        stands: What the record holds by now.
        base: The state of the record that the text was begun from.
        typed: Whether the user wrote it: then it doesn't follow what others write.
        aside: The user's own text while another one is taken in its place, with what it was begun from.
    """

    text: str
    stands: str
    base: Record
    typed: bool = False
    aside: tuple[str, Record] | None = None

    @property
    def edited(self) -> bool:
        """Whether there is something to save."""
        return self.typed and self.text != self.stands


class Draft:
    """A record that is being edited.

    Args:
        workspace: The open network.
        record: The record as it stands; for a new one, what it begins with.
        new: Whether it is a new one.

    Attributes:
        fate: What became of the record elsewhere.
    """

    def __init__(self, workspace: Workspace, record: Record, *, new: bool = False) -> None:
        self.workspace = workspace
        self.new = new
        self.fate: Fate = ""
        self._opened = record
        self._shown = record
        self.fields = fields_of(type(record))
        self._texts: dict[str, _Text] = {}
        for field in self.fields:
            text = self._as_text(record, field)
            self._texts[field.name] = _Text(text, text, record)
        self._completion = Completion(workspace.network, type(record))

    @property
    def record(self) -> Record:
        """The record as it was when the form opened, or as another process has left it since."""
        return self._shown

    @property
    def edited(self) -> tuple[str, ...]:
        """The names of the fields that the user has edited, in order."""
        return tuple(name for name, text in self._texts.items() if text.edited)

    def text(self, name: str) -> str:
        """Return what stands in a field."""
        return self._texts[name].text

    def write(self, name: str, text: str) -> None:
        """Put a text in a field."""
        slot = self._texts[name]
        slot.text, slot.typed = text, text != slot.stands
        if not slot.typed:
            slot.base = self._shown

    def problem(self, name: str) -> Message | None:
        """Return what doesn't hold in a field, as far as it alone can tell."""
        if not self._texts[name].edited:
            return None  # as it was found: what netui can't read in it stays as well
        try:
            self._shown.change({name: self._value(name)})
        except InvalidRecordError as error:
            return next((problem.message for problem in error.problems if problem.field == name), None)
        except (FieldError, NetuiError) as error:
            return error.message
        return None

    def understood(self, name: str) -> str:
        """Return what a field's text means, where it doesn't say so itself: the day of "next Friday"."""
        field, text = self._field(name), clean_line(self._texts[name].text)
        if not text:
            return ""
        if isinstance(field.kind, Day):
            try:
                when = read_date(text, self.workspace.today, toward(name))
            except NetuiError:
                return ""
            return f"{weekday(when)} {when.year}"
        if isinstance(field.kind, Reference):
            return self._completion.beside(field.kind, text)
        return ""

    def complete(self, name: str, before: str) -> list[str]:
        """Return what the text before the cursor could become, most likely first.

        Args:
            name: The field.
            before: What is typed up to the cursor.
        """
        return self._completion.complete(self._field(name).kind, name, before)

    # What others change meanwhile

    def renew(self) -> bool:
        """Take in what others have changed; return whether anything was.

        A field that the user hasn't edited shows it. One that they have keeps their text: see `beside`.
        """
        if self.new:
            return False
        now = self.workspace.network.get(type(self._opened), self._opened.id)
        fate, self.fate = self.fate, self._fate(now)
        if now is None or now is self._shown:
            return fate != self.fate
        self._shown = now
        for field in self.fields:
            slot = self._texts[field.name]
            slot.stands = self._as_text(now, field)
            if not slot.typed:
                slot.text, slot.base = slot.stands, now
        return True

    def _fate(self, now: Record | None) -> Fate:
        if now is None:
            return "gone"
        return "trashed" if now.deleted and not self._opened.deleted else ""

    @property
    def beside_each(self) -> tuple[str, ...]:
        """The names of the fields that have another value beside theirs, in order."""
        return tuple(name for name in self._texts if self.beside(name) is not None)

    def beside(self, name: str) -> Beside | None:
        """Return the other value of a field that both the user and somebody else have changed.

        It is the one from elsewhere, or the user's own where `take_other` has put that aside.
        """
        slot, field = self._texts[name], self._field(name)
        if slot.aside is not None and slot.text == slot.stands:
            return Beside(True, self._told(field, slot.stands, slot.aside[0]))
        if not self._clashes(name):
            return None
        before = self._as_text(slot.base, field)
        return Beside(False, self._told(field, before, slot.stands), both=field.several)

    def take_other(self, name: str) -> None:
        """Put the other value in a field, and the one that stood there beside it.

        Of a text of several lines the next one has the lines of both; after the last comes the first again.
        """
        slot = self._texts[name]
        if slot.aside is not None and slot.text == slot.stands:
            own, base = slot.aside
            both = _lines_of_both(own, slot.stands) if self._field(name).multiline else own
            slot.text, slot.base, slot.typed = both, base, True
            if both == own:
                slot.aside = None
        elif slot.aside is not None and slot.text == _lines_of_both(slot.aside[0], slot.stands):
            (slot.text, slot.base), slot.aside = slot.aside, None
        elif self._clashes(name):
            slot.aside = slot.text, slot.base
            slot.text, slot.base, slot.typed = slot.stands, self._shown, False

    def _clashes(self, name: str) -> bool:
        slot = self._texts[name]
        if not slot.edited or slot.base is self._shown:
            return False
        return bool(_held(slot.base, name) != _held(self._shown, name))

    def _told(self, field: FormField, before: str, after: str) -> str:
        if field.multiline and "\n" in before + after:
            return "\n".join(_what_differs(before, after))
        return after or _("nothing")

    # Saving

    def save(self) -> Saved:
        """Save what was edited, into the record as it stands now.

        What another process has written in a field that the user has edited too is kept as a row in
        `conflicts`; of a set, what both have added and taken away holds.

        Raises:
            InvalidRecordError: With every field that doesn't hold; nothing was saved.
            StorageError: The network is read-only.
        """
        self.workspace.repository.catch_up()
        self.renew()
        names = [field.name for field in self.fields] if self.new else list(self.edited)
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for name in names:
            try:
                values[name] = self._value(name)
            except (FieldError, NetuiError) as error:
                problems.append(Problem(name, error.message))
        if self.fate == "trashed" and values:
            values["deleted"] = ""  # an edit beats a deletion
        try:
            changed = self._shown.change(values)
        except InvalidRecordError as error:
            faulty = {problem.field for problem in problems}
            problems += [problem for problem in error.problems if problem.field not in faulty]
        if problems:
            raise InvalidRecordError(problems)
        return self._commit(changed, names)

    def _commit(self, changed: Record, names: Sequence[str]) -> Saved:
        what = describe(self.workspace, changed)
        if self.new:
            return Saved(changed, self.workspace.add(_("add {what}").format(what=what), changed))
        now, mine, stamp = self._shown, changed.dump(), self.workspace.stamp
        before, kept = now.dump(), []
        for name in filter(self._clashes, names):
            if self._field(name).several:
                _put(before, name, _held(self._texts[name].base, name))  # merged when it is committed
            elif mine.get(name) != _held(now, name):
                kept.append(name)
        rows = [self._kept(name, mine.get(name), _held(now, name)) for name in kept]
        edit = Edit(now.TABLE, now.id, before, mine | {"updated": stamp}) if mine != before else None
        label = _("edit {what}").format(what=what)
        change = self.workspace.do(label, [edit, *(created(row, stamp) for row in rows)])
        standing = self.workspace.network.get(type(now), now.id) or changed
        labels = tuple(self._field(name).label for name in kept)
        return Saved(standing, change, labels, self.fate if change.edits else "")

    def _kept(self, field: str, mine: Any, theirs: Any) -> Conflict:
        """Return the row that keeps what another process wrote in a field."""
        row = {
            "table": self._shown.TABLE, "record": self._shown.id, "field": field,
            "ours": mine, "theirs": theirs, "chosen": mine, "at": self.workspace.stamp,
        }  # fmt: skip
        return Conflict.load(self.workspace.new_id(), row)

    def _value(self, name: str) -> Any:
        workspace, text = self.workspace, self._texts[name].text
        return read_line(name, self._field(name).kind, text, workspace.network, workspace.today)

    def _field(self, name: str) -> FormField:
        return next(field for field in self.fields if field.name == name)

    def _as_text(self, record: Record, field: FormField) -> str:
        text = as_text(record, field.name, self.workspace.network)
        return clean_note(text) if field.multiline else clean_line(text)


def _held(record: Record, name: str) -> Any:
    """Return what the file holds in a field; None where it holds nothing."""
    return record.dump().get(name)


def _put(raw: Raw, name: str, value: Any) -> None:
    if value is None:
        raw.pop(name, None)
    else:
        raw[name] = value


def _what_differs(before: str, after: str) -> list[str]:
    """Return the lines that are more in a text than in another, and those that are less."""
    old, new = before.split("\n"), after.split("\n")
    found = []
    for _kind, start, end, from_, to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[start:end] != new[from_:to]:
            found += [f"− {line}" for line in old[start:end]] + [f"+ {line}" for line in new[from_:to]]
    return found


def _lines_of_both(mine: str, theirs: str) -> str:
    """Return a text with every line of two; where they differ, those of the first come first."""
    one, other = mine.split("\n"), theirs.split("\n")
    lines = []
    for kind, start, end, from_, to in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        lines += one[start:end] + (other[from_:to] if kind != "equal" else [])
    return "\n".join(lines)


def describe(workspace: Workspace, record: Record) -> str:
    """Return a record in a few words: "Anna Rossi", "gave Anna Rossi: a tip on rent"."""
    network = workspace.network
    if isinstance(record, Exchange):
        return ledger.describe(network, record)
    if isinstance(record, Interaction):
        people = listed(filter(None, map(network.name, record.contacts)))
        kind = record.kind or _("time in touch")
        return _("{kind} with {names}").format(kind=kind, names=people) if people else kind
    if isinstance(record, Profile):
        return _("your profile")
    words = (getattr(record, field, "") for field in ("name", "title", "text"))
    return next(filter(None, words), "") or _(record.TABLE)


def problems_by_field(problems: Iterable[Problem]) -> dict[str, Sequence[Message]]:
    """Return what doesn't hold, by field."""
    found: dict[str, list[Message]] = {}
    for problem in problems:
        found.setdefault(problem.field, []).append(problem.message)
    return {name: tuple(said) for name, said in found.items()}


__all__ = ["Beside", "Draft", "FormField", "Saved", "describe", "problems_by_field"]
