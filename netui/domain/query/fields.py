"""The fields that a query can name: what each reads, what it takes, and its line in the help."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from netui.domain.measures.days import day_of
from netui.domain.measures.exchanges import counts_from
from netui.domain.measures.strength import LIVING
from netui.domain.messages import Message, message
from netui.domain.query.terms import Subject
from netui.domain.query.values import (
    Choices,
    Dates,
    DaysPast,
    Numbers,
    Since,
    Until,
    Values,
    Words,
    YesNo,
)
from netui.domain.query.words import digits
from netui.domain.tables import (
    CIRCLES,
    DIRECTIONS,
    EXCHANGE_KINDS,
    EXCHANGE_STATUSES,
    GOALS,
    RELATIONS,
    STAGES,
    Channel,
    Contact,
    Exchange,
)

if TYPE_CHECKING:
    from netui.domain.query.context import QueryContext

Read = Callable[[Any, "QueryContext"], Any]
"""Returns the value of a field: a text in a tuple, a word, a number, a day, yes or no."""


@dataclass(frozen=True, slots=True)
class QueryField:
    """One field of the language.

    Attributes:
        name: What stands before the colon.
        help: What it means, for the help screen and the README.
        example: How it is written.
        values: How its values are read.
        read: Returns its value of a contact or an exchange.
        searched: Whether plain words are looked for in it too.
    """

    name: str
    help: Message
    example: str
    values: Values
    read: Read
    searched: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The values to offer while typing; empty where they are free."""
        return self.values.words


def _texts(*names: str) -> Read:
    """Return a reader of fields that hold a text or several."""

    def read(subject: Any, _context: "QueryContext") -> tuple[str, ...]:
        found: list[str] = []
        for name in names:
            value = getattr(subject, name)
            found.extend((value,) if isinstance(value, str) else value)
        return tuple(found)

    return read


def _value(name: str, otherwise: Any = None) -> Read:
    """Return a reader of one field, with what it means where it is absent."""

    def read(subject: Any, _context: "QueryContext") -> Any:
        value = getattr(subject, name)
        return otherwise if value is None else value

    return read


def _handles(*kinds: str) -> Read:
    def read(contact: Contact, _context: "QueryContext") -> tuple[str, ...]:
        found = [handle for handle in contact.handles if not kinds or handle.kind in kinds]
        dialled = [digits(handle.value) for handle in found if handle.kind == "phone"]
        return (*(handle.value for handle in found), *dialled)

    return read


def _worded(name: str, told: Message, example: str, *fields: str) -> QueryField:
    """Return a field of the language for fields in which plain words are looked for too."""
    return QueryField(name, told, example, Words(), _texts(*fields), searched=True)


def _reached(name: str, told: Message, example: str, *kinds: str) -> QueryField:
    """Return a field of the language for handles, of some kinds or all."""
    return QueryField(name, told, example, Words(inside=True), _handles(*kinds), searched=True)


def _names(field: str) -> Read:
    """Return a reader of the names of the contacts that a field refers to."""

    def read(subject: Any, context: "QueryContext") -> tuple[str, ...]:
        value = getattr(subject, field)
        return tuple(context.network.name(who) for who in ((value,) if isinstance(value, str) else value))

    return read


def _exchanged(direction: str) -> Read:
    """Return a reader of what was given or received: each exchange in words."""

    def read(subject: Subject, context: "QueryContext") -> tuple[str, ...]:
        exchanges = [subject] if isinstance(subject, Exchange) else context.network.exchanges(subject.id)
        return tuple(
            f"{direction} {one.kind or ''} {one.note}"
            for one in exchanges
            if one.direction == direction and (one.done or one is subject)
        )

    return read


def _promised(contact: Contact, context: "QueryContext") -> tuple[str, ...]:
    promises = {"gave": "mine", "received": "theirs"}
    return tuple(
        promises[one.direction]
        for one in context.network.exchanges(contact.id)
        if not one.done and one.direction in promises
    )


def _channel(contact: Contact, context: "QueryContext") -> tuple[str, ...]:
    channel = context.network.get(Channel, contact.met_through)
    return () if channel is None else (channel.name,)


def _added(contact: Contact, _context: "QueryContext") -> date | None:
    return day_of(contact.created)


def _last(contact: Contact, context: "QueryContext") -> Any:
    return context.network.last_day(contact.id, context.today)


def _due(contact: Contact, context: "QueryContext") -> int | None:
    return context.due_days().get(contact.id)


def _living(contact: Contact, context: "QueryContext") -> bool:
    return context.attention().get(contact.id, 0.0) >= LIVING


def _attention(contact: Contact, context: "QueryContext") -> int:
    return round(context.attention().get(contact.id, 0.0) * 100)


def _snoozed(contact: Contact, context: "QueryContext") -> bool:
    return contact.snoozed_until is not None and contact.snoozed_until > context.today


def _on(exchange: Exchange, _context: "QueryContext") -> Any:
    return counts_from(exchange)


def _promise_days(exchange: Exchange, context: "QueryContext") -> int | None:
    if exchange.done or exchange.due is None:
        return None
    return (context.today - exchange.due).days


CONTACT_FIELDS: Final = (
    _worded("name", message("the name or an alias"), "name:rossi", "name", "aliases"),
    _worded("company", message("the company"), 'company:"Acme Italia"', "company"),
    _worded("role", message("the role"), "role:engineer", "role"),
    _worded("sector", message("the sector"), "sector:law", "sector"),
    _worded("place", message("the place"), "place:rome", "place"),
    _worded("tag", message("a tag; #x means the same"), "tag:python", "tags"),
    _worded("offers", message("what they can help with"), "offers:tax", "offers"),
    _worded("interests", message("what they care about"), "interests:ai", "interests"),
    QueryField("goals", message("what they look for"), "goals:clients", Choices(GOALS), _value("goals")),
    _reached("handle", message("an address, number or link"), "handle:@acme.it"),
    _reached("email", message("an e-mail address"), "email:", "email"),
    _reached("phone", message("a phone number"), "phone:+39", "phone"),
    _worded("notes", message("the notes"), "notes:sailing", "notes"),
    QueryField("source", message("where the record came from"), "source:linkedin", Words(), _texts("source")),
    QueryField("circle", message("how close you keep them"), "circle:inner,close", Choices(CIRCLES),
               _value("circle", "open")),
    QueryField("relation", message("what they are to you"), "relation:mentor", Choices(RELATIONS),
               _value("relation")),
    QueryField("stage", message("how far the contact has come"), "stage:to-approach", Choices(STAGES),
               _value("stage", "connected")),
    QueryField("trust", message("trust, 1 to 5"), "trust:>3", Numbers(), _value("trust")),
    QueryField("cadence", message("days between contacts that you keep"), "cadence:<=30", Numbers(),
               _value("cadence")),
    QueryField("due", message("to reconnect with now; 7: within 7 days; >30: over 30 days past"), "due:",
               DaysPast(), _due),
    QueryField("last", message("the day of the last contact"), "last:<2026", Dates(), _last),
    QueryField("met", message("the day that you met"), "met:2025-03", Dates(), _value("met_on")),
    QueryField("added", message("the day that they were added"), "added:2026-11", Dates(), _added),
    QueryField("living", message("attention of 0.3 or more"), "living:", YesNo(), _living),
    QueryField("attention", message("attention in percent"), "attention:>50", Numbers(), _attention),
    QueryField("starred", message("starred"), "starred:", YesNo(), _value("starred")),
    QueryField("snoozed", message("snoozed"), "-snoozed:", YesNo(), _snoozed),
    QueryField("knows", message("who knows somebody"), "knows:rossi", Words(), _names("knows")),
    QueryField("via", message("who introduced them"), "via:rossi", Words(), _names("introduced_by")),
    QueryField("channel", message("where you met: a channel"), "channel:meetup", Words(), _channel),
    QueryField("gave", message("you gave them something"), "gave:advice", Words(), _exchanged("gave")),
    QueryField("received", message("they gave you something"), "-received:", Words(),
               _exchanged("received")),
    QueryField("promise", message("an open promise, yours or theirs"), "promise:mine",
               Choices(("mine", "theirs")), _promised),
)  # fmt: skip


def _through(read: Read) -> Read:
    """Return a reader of an exchange's contact, from one of contacts."""

    def through(exchange: Exchange, context: "QueryContext") -> Any:
        contact = context.network.get(Contact, exchange.contact)
        return None if contact is None else read(contact, context)

    return through


_OF_EXCHANGES: Final = (
    QueryField("kind", message("what kind of exchange"), "kind:advice,help", Choices(EXCHANGE_KINDS),
               _value("kind")),
    QueryField("direction", message("gave or received"), "direction:gave", Choices(DIRECTIONS),
               _value("direction")),
    QueryField("gave", message("what you gave"), "gave:", Words(), _exchanged("gave")),
    QueryField("received", message("what you received"), "received:intro", Words(), _exchanged("received")),
    QueryField("status", message("promised or done"), "status:promised", Choices(EXCHANGE_STATUSES),
               _value("status", "done")),
    QueryField("contact", message("with whom"), "contact:rossi", Words(), _names("contact"), searched=True),
    _worded("note", message("the note"), "note:rent", "note"),
    QueryField("on", message("the day, month or year"), "on:2026-03", Dates(), _on),
    QueryField("since", message("from a day, month or year on"), "since:2026-01", Since(), _on),
    QueryField("until", message("up to a day, month or year"), "until:2026-06", Until(), _on),
    QueryField("weight", message("weight, 1 to 5"), "weight:>3", Numbers(), _value("weight")),
    QueryField("satisfaction", message("satisfaction, 1 to 5"), "satisfaction:>=4", Numbers(),
               _value("satisfaction")),
    QueryField("thanked", message("thanks were said"), "-thanked:", YesNo(), _value("thanked_on")),
    QueryField("due", message("a promise whose day has come; 7: within 7 days; >30: over 30 days past"),
               "due:", DaysPast(), _promise_days),
    QueryField("promise", message("an open promise"), "promise:", YesNo(),
               lambda exchange, _context: not exchange.done),
)  # fmt: skip

_SHADOWED: Final = {field.name for field in _OF_EXCHANGES}

EXCHANGE_FIELDS: Final = (
    *_OF_EXCHANGES,
    *(
        QueryField(field.name, field.help, field.example, field.values, _through(field.read))
        for field in CONTACT_FIELDS
        if field.name not in _SHADOWED
    ),
)

# Other words that people try for a field, and the record's own names of it.
_ALSO: Final = {
    "tags": "tag", "offer": "offers", "interest": "interests", "goal": "goals", "note": "notes",
    "handles": "handle", "mail": "email", "star": "starred", "promised": "promise", "owed": "promise",
    "owes": "promise", "got": "received", "promises": "promise", "introduced": "via", "strength": "attention",
    "where": "place", "who": "contact", "alias": "name", "aliases": "name", "cadence_days": "cadence",
    "met_on": "met", "introduced_by": "via",
}  # fmt: skip


def query_fields(about: type[Subject] = Contact) -> tuple[QueryField, ...]:
    """Return the fields of the language for a table, in the order in which help lists them.

    Args:
        about: Contact or Exchange; exchanges take the fields of their contact too.
    """
    return EXCHANGE_FIELDS if about is Exchange else CONTACT_FIELDS


def _named(fields: Iterable[QueryField]) -> dict[str, QueryField]:
    known = {field.name: field for field in fields}
    return {other: known[name] for other, name in _ALSO.items() if name in known} | known


_BY_NAME: Final[Mapping[type[Subject], Mapping[str, QueryField]]] = {
    Contact: _named(CONTACT_FIELDS),
    Exchange: _named(EXCHANGE_FIELDS),
}


def find_field(name: str, about: type[Subject]) -> QueryField | None:
    """Return the field that a name means; None where there is none."""
    return _BY_NAME[about].get(name.lower())
