"""The fields of a record's form: which, in which order, and what each takes, in a few words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from netui.domain.kinds import Kind, SetOf, Text
from netui.domain.records import Record
from netui.domain.tables import Contact, Exchange, Interaction, Introduction, Opening, Profile, Request, Share
from netui.i18n import _
from netui.services.fields import choices, form_fields, hint

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


def fields_of(cls: type[Record]) -> tuple[FormField, ...]:
    """Return a table's form: its fields, in order."""
    return tuple(FormField(name, cls.kinds()[name], _hint(cls, name)) for name in _ordered(cls))


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
