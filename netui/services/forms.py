"""A record as it is edited in a form: a text a field, what it would mean, and what doesn't hold.

Only what the user edited is saved, into the record as it stands by then: another process may have
changed the rest meanwhile, and even the same set.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from netui.domain.changes import Change
from netui.domain.dates import read_date
from netui.domain.kinds import Day, FieldError, Kind, Reference, SetOf, Text
from netui.domain.messages import Message, NetuiError
from netui.domain.records import InvalidRecordError, Problem, Record
from netui.domain.tables import Contact, Exchange, Interaction, Introduction, Opening, Profile, Request, Share
from netui.domain.text import clean_line, clean_note
from netui.i18n import _, listed, weekday
from netui.services import ledger
from netui.services.completion import Completion
from netui.services.fields import as_text, choices, form_fields, hint, read_line, toward
from netui.services.workspace import Workspace

# Whom, which way and what come before everything else.
_FIRST: Mapping[type[Record], tuple[str, ...]] = {
    Exchange: ("contact", "direction", "note"),
    Interaction: ("contacts", "on", "kind", "note"),
    Request: ("text", "contact", "direction", "status"),
}


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form.

    Attributes:
        name: The record's own word for it.
        kind: How its values are read and written.
        hint: What it takes, in a few words.
    """

    name: str
    kind: Kind[Any]
    hint: str

    @property
    def label(self) -> str:
        """What stands before it: the field's own word."""
        return _(self.name.replace("_", " "))

    @property
    def multiline(self) -> bool:
        """Whether it takes several lines."""
        return isinstance(self.kind, Text) and self.kind.multiline

    @property
    def replaced(self) -> bool:
        """Whether typing takes the place of the whole value, as for a date, a choice or a name."""
        return not isinstance(self.kind, Text | SetOf)

    @property
    def several(self) -> bool:
        """Whether it takes several values, with commas between them."""
        return isinstance(self.kind, SetOf)


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did.

    Attributes:
        record: The record as it stands now.
        change: What changed; without edits where nothing did.
        overtaken: The labels of fields that another process had changed too: the user's value holds.
    """

    record: Record
    change: Change
    overtaken: tuple[str, ...] = ()


class Draft:
    """A record that is being edited.

    Args:
        workspace: The open network.
        record: The record as it stands; for a new one, what it begins with.
        new: Whether it is a new one.
    """

    def __init__(self, workspace: Workspace, record: Record, *, new: bool = False) -> None:
        self.workspace = workspace
        self.new = new
        self._opened = record
        self._shown = record
        self.fields = tuple(
            FormField(name, record.kinds()[name], _hint(type(record), name))
            for name in _ordered(type(record))
        )
        self._start = {field.name: self._as_text(record, field.name) for field in self.fields}
        self._texts = dict(self._start)
        self._bases = dict.fromkeys(self._start, record)  # the state that each field's text came from
        self._completion = Completion(workspace.network, type(record))

    @property
    def record(self) -> Record:
        """The record as it was when the form opened, or as another process has left it since."""
        return self._shown

    @property
    def edited(self) -> tuple[str, ...]:
        """The names of the fields that the user has edited, in order."""
        return tuple(name for name, text in self._texts.items() if text != self._start[name])

    def text(self, name: str) -> str:
        """Return what stands in a field."""
        return self._texts[name]

    def write(self, name: str, text: str) -> None:
        """Put a text in a field."""
        self._texts[name] = text

    def problem(self, name: str) -> Message | None:
        """Return what doesn't hold in a field, as far as it alone can tell."""
        if self._texts[name] == self._start[name]:
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
        field, text = self._field(name), clean_line(self._texts[name])
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

    def renew(self) -> bool:
        """Take in what others have changed in the fields that aren't edited; return whether anything was."""
        now = self.workspace.network.get(type(self._opened), self._opened.id)
        if now is None or now is self._shown:
            return False
        edited = set(self.edited)
        self._shown = now
        for field in self.fields:
            text = self._as_text(now, field.name)
            if field.name not in edited and text != self._start[field.name]:
                self._start[field.name] = self._texts[field.name] = text
            if field.name not in edited:
                self._bases[field.name] = now
        return True

    def save(self) -> Saved:
        """Save what was edited, into the record as it stands now.

        Raises:
            InvalidRecordError: With every field that doesn't hold; nothing was saved.
            StorageError: The network is read-only.
        """
        now = self.workspace.network.get(type(self._opened), self._opened.id) or self._opened
        names = [field.name for field in self.fields] if self.new else list(self.edited)
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for name in names:
            try:
                values[name] = self._merged(name, self._value(name), now)
            except (FieldError, NetuiError) as error:
                problems.append(Problem(name, error.message))
        if now.deleted and not self._opened.deleted and values:
            values["deleted"] = ""  # an edit beats a deletion
        try:
            changed = now.change(values)
        except InvalidRecordError as error:
            faulty = {problem.field for problem in problems}
            problems += [problem for problem in error.problems if problem.field not in faulty]
        if problems:
            raise InvalidRecordError(problems)
        return self._commit(now, changed)

    def _commit(self, now: Record, changed: Record) -> Saved:
        overtaken = tuple(
            self._field(name).label
            for name in self.edited
            if not self._field(name).several
            and getattr(now, name) not in (getattr(self._bases[name], name), getattr(changed, name))
        )
        what = describe(self.workspace, changed)
        if self.new:
            return Saved(changed, self.workspace.add(_("add {what}").format(what=what), changed))
        label = _("edit {what}").format(what=what)
        return Saved(changed, self.workspace.replace(label, (now, changed)), overtaken)

    def _merged(self, name: str, value: Any, now: Record) -> Any:
        """Return a value for the record as it stands; a set takes what others have added and taken away."""
        kind = self._field(name).kind
        before, here = getattr(self._bases[name], name), getattr(now, name)
        if self.new or not isinstance(kind, SetOf) or before == here:
            return value
        mine = kind.parse(value)
        gone = [part for part in before if part not in mine]
        kept = [part for part in here if part not in gone]
        return kind.dump(kind.arrange([*kept, *(part for part in mine if part not in before)]))

    def _value(self, name: str) -> Any:
        workspace = self.workspace
        return read_line(name, self._field(name).kind, self._texts[name], workspace.network, workspace.today)

    def _field(self, name: str) -> FormField:
        return next(field for field in self.fields if field.name == name)

    def _as_text(self, record: Record, name: str) -> str:
        text = as_text(record, name, self.workspace.network)
        return clean_note(text) if self._field(name).multiline else clean_line(text)


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


def _ordered(cls: type[Record]) -> list[str]:
    """Return a form's fields: what people think of first, then the others as the table has them."""
    first = _FIRST.get(cls, ())
    return [*first, *(name for name in form_fields(cls) if name not in first)]


def _hint(cls: type[Record], name: str) -> str:
    """Return what a field takes, and what it means where its name alone doesn't say so."""
    meanings: Mapping[tuple[type[Record], str], str] = {
        (Contact, "aliases"): _("other names they go by"),
        (Contact, "sector"): _("what they work in, in a word: software, law, design"),
        (Contact, "offers"): _("what they can help with"),
        (Contact, "interests"): _("what they care about"),
        (Contact, "goals"): _("what they look for"),
        (Contact, "circle"): _("how close you keep them"),
        (Contact, "cadence_days"): _("days between times in touch, in place of the circle's; 0 is never due"),
        (Contact, "trust"): _("how far you trust them"),
        (Contact, "met_how"): _("how you met"),
        (Contact, "met_through"): _("the channel where you met"),
        (Contact, "introduced_by"): _("who brought you together"),
        (Contact, "knows"): _("whom they know among your people"),
        (Contact, "snoozed_until"): _("kept off the Overview until then"),
        (Contact, "source"): _("where the record came from"),
        (Contact, "given"): _("the given name, where a greeting needs it"),
        (Interaction, "started_by"): _("who began it"),
        (Opening, "title"): _("the position, the assignment or the lead"),
        (Opening, "tags"): _("what it asks for: python, tax law"),
        (Exchange, "direction"): _("what you gave, or what you received"),
        (Exchange, "weight"): _("how much it was worth"),
        (Exchange, "status"): _("promised, or done"),
        (Exchange, "due"): _("the day it was promised for"),
        (Exchange, "satisfaction"): _("how well it served"),
        (Exchange, "thanked_on"): _("the day thanks were said"),
        (Exchange, "value"): _("what it was worth in money"),
        (Exchange, "outcome"): _("what came of it"),
        (Request, "text"): _("what is needed, in a few words"),
        (Request, "direction"): _("incoming: they need it; outgoing: you do"),
        (Request, "contact"): _("who needs it, or who is asked; nobody for a need of your own"),
        (Request, "status"): _("known is a need that nobody asked for yet"),
        (Request, "kind"): _("what kind of help it would be"),
        (Request, "due"): _("the day that it is needed by"),
        (Request, "reply"): _("what was answered"),
        (Request, "closed_on"): _("the day that it was settled"),
        (Request, "asked_anyway"): _("why it was asked before something was given"),
        (Opening, "source"): _("who told you of it"),
        (Opening, "closes_on"): _("the last day to apply"),
        (Introduction, "a"): _("who has the need"),
        (Introduction, "b"): _("who could help"),
        (Introduction, "outcome"): _("what came of it"),
        (Share, "topics"): _("what it is about: those who care about these are offered"),
        (Profile, "name"): _("your name"),
        (Profile, "sectors"): _("what you work in"),
        (Profile, "offers"): _("what you can help with"),
        (Profile, "interests"): _("what you care about"),
        (Profile, "goals"): _("what you look for"),
        (Profile, "weekly_capacity"): _("people that you have room for in a week"),
    }
    kind = cls.kinds()[name]
    takes = "" if choices(kind) and not isinstance(kind, SetOf) else hint(kind)
    return " · ".join(filter(None, (meanings.get((cls, name), ""), takes)))


def problems_by_field(problems: Iterable[Problem]) -> dict[str, Sequence[Message]]:
    """Return what doesn't hold, by field."""
    found: dict[str, list[Message]] = {}
    for problem in problems:
        found.setdefault(problem.field, []).append(problem.message)
    return {name: tuple(said) for name, said in found.items()}


__all__ = ["Draft", "FormField", "Saved", "describe", "problems_by_field"]
