"""The tables: each word of the domain as a frozen record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from netui.domain.kinds import (
    Birthday,
    Choice,
    Currency,
    Day,
    Decimal,
    Flag,
    Moment,
    Reference,
    SetOf,
    Shape,
    Table,
    Text,
    Verbatim,
    Whole,
)
from netui.domain.messages import message
from netui.domain.records import Problem, Record, of

HANDLE_KINDS: Final = ("email", "phone", "linkedin", "facebook", "web", "chat", "other")
GOALS: Final = ("clients", "trends", "openings", "sharing", "job-search", "consulting")
RELATIONS: Final = (
    "peer", "ally", "competitor", "client", "supplier", "mentor", "mentee", "recruiter", "colleague", "other",
)  # fmt: skip
CIRCLES: Final = ("inner", "close", "active", "wide", "open")
CIRCLE_SIZES: Final = {"inner": 5, "close": 15, "active": 50, "wide": 150}
"""How many people a circle holds well (Dunbar's layers: 5, 15, 50, 150); open has no size."""
CIRCLE_CADENCES: Final = {"inner": 7, "close": 30, "active": 90, "wide": 180, "open": 365}
"""Days between interactions that a circle asks for."""
STAGES: Final = ("to-approach", "approached", "connected", "archived")
INTERACTION_KINDS: Final = (
    "meeting",
    "call",
    "video",
    "event",
    "message",
    "email",
    "social",
    "letter",
)
STARTED_BY: Final = ("me", "them", "both")
EXCHANGE_KINDS: Final = (
    "advice", "introduction", "referral", "opening", "information", "help", "feedback", "endorsement",
    "client", "resource",
)  # fmt: skip
DIRECTIONS: Final = ("gave", "received")
EXCHANGE_STATUSES: Final = ("promised", "done")
REQUEST_DIRECTIONS: Final = ("incoming", "outgoing")
REQUEST_STATUSES: Final = ("known", "open", "promised", "fulfilled", "declined", "withdrawn")
OPENING_STATUSES: Final = ("open", "filled", "closed")
INTRODUCTION_STATUSES: Final = ("suggested", "asked-a", "asked-b", "introduced", "declined")
OUTCOMES: Final = ("client", "assignment", "job", "other")
"""What can come of an exchange."""

WORDS: Final = SetOf(Text())
CONTACT: Final = Reference("contacts")
CONTACTS: Final = SetOf(CONTACT)


@dataclass(frozen=True, slots=True)
class Handle:
    """Where a contact can be reached: an address, a number, a profile."""

    kind: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """Money: an amount as decimal text, and its ISO 4217 currency. Currencies are never added together."""

    amount: str
    currency: str


@dataclass(frozen=True, slots=True)
class Passed:
    """An opening passed on to a contact on a day."""

    contact: str
    on: date


HANDLE: Final = Shape(
    Handle, {"kind": Choice(HANDLE_KINDS), "value": Text(), "label": Text()}, ("kind", "value")
)
AMOUNT: Final = Shape(Amount, {"amount": Decimal(), "currency": Currency()}, ("amount", "currency"))
PASSED: Final = Shape(Passed, {"contact": CONTACT, "on": Day()}, ("contact", "on"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """A person."""

    TABLE: ClassVar[str] = "contacts"

    name: str = of(Text(), required=True)
    given: str = of(Text())
    family: str = of(Text())
    aliases: tuple[str, ...] = of(WORDS)
    company: str = of(Text())
    role: str = of(Text())
    sector: str = of(Text())
    place: str = of(Text())
    birthday: str = of(Birthday())
    handles: tuple[Handle, ...] = of(SetOf(HANDLE))
    tags: tuple[str, ...] = of(WORDS)
    offers: tuple[str, ...] = of(WORDS)
    interests: tuple[str, ...] = of(WORDS)
    goals: tuple[str, ...] = of(SetOf(Choice(GOALS)))
    relation: str | None = of(Choice(RELATIONS))
    circle: str | None = of(Choice(CIRCLES))
    cadence_days: int | None = of(Whole(0, 3650))
    trust: int | None = of(Whole(1, 5))
    stage: str | None = of(Choice(STAGES))
    met_on: date | None = of(Day())
    met_how: str = of(Text())
    met_through: str = of(Reference("channels"))
    introduced_by: str = of(CONTACT)
    knows: tuple[str, ...] = of(CONTACTS)
    starred: bool = of(Flag())
    snoozed_until: date | None = of(Day())
    dismissed: tuple[str, ...] = of(WORDS)  # keys of proposed gives that are no match for this contact
    notes: str = of(Text(multiline=True))
    source: str = of(Text())
    external: Mapping[str, str] = of(Table(Text()))
    extra: Mapping[str, Any] = of(Table(Verbatim()))

    @property
    def cadence(self) -> int:
        """Days between interactions that this contact asks for; 0 = never due."""
        if self.cadence_days is not None:
            return self.cadence_days
        return CIRCLE_CADENCES[self.circle or "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction(Record):
    """A time you and one or more contacts were in touch."""

    TABLE: ClassVar[str] = "interactions"

    on: date | None = of(Day(), required=True)
    contacts: tuple[str, ...] = of(CONTACTS, required=True)
    kind: str | None = of(Choice(INTERACTION_KINDS))
    started_by: str | None = of(Choice(STARTED_BY))
    channel: str = of(Reference("channels"))
    place: str = of(Text())
    note: str = of(Text(multiline=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange(Record):
    """One entry in the ledger: something you gave to, or received from, a contact."""

    TABLE: ClassVar[str] = "exchanges"

    contact: str = of(CONTACT, required=True)
    direction: str | None = of(Choice(DIRECTIONS), required=True)
    kind: str | None = of(Choice(EXCHANGE_KINDS))
    weight: int | None = of(Whole(1, 5))
    on: date | None = of(Day())
    status: str | None = of(Choice(EXCHANGE_STATUSES))
    due: date | None = of(Day())
    note: str = of(Text(multiline=True))
    request: str = of(Reference("requests"))
    opening: str = of(Reference("openings"))
    introduction: str = of(Reference("introductions"))
    share: str = of(Reference("shares"))
    outcome: str | None = of(Choice(OUTCOMES))
    value: Amount | None = of(AMOUNT)
    satisfaction: int | None = of(Whole(1, 5))
    thanked_on: date | None = of(Day())

    @property
    def done(self) -> bool:
        """Whether it happened; what is only promised doesn't count in the measures."""
        return self.status != "promised"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Record):
    """Something asked for: incoming (they ask you) or outgoing (you ask)."""

    TABLE: ClassVar[str] = "requests"

    direction: str | None = of(Choice(REQUEST_DIRECTIONS), required=True)
    contact: str = of(CONTACT)
    text: str = of(Text(), required=True)
    kind: str | None = of(Choice(EXCHANGE_KINDS))
    tags: tuple[str, ...] = of(WORDS)
    on: date | None = of(Day())
    due: date | None = of(Day())
    status: str | None = of(Choice(REQUEST_STATUSES))
    reply: str = of(Text(multiline=True))
    closed_on: date | None = of(Day())
    asked_anyway: str = of(Text())

    def problems(self) -> list[Problem]:
        """Return what doesn't hold: an incoming request comes from somebody."""
        found = super(Request, self).problems()
        if self.direction == "incoming" and not self.contact:
            found.append(Problem("contact", message("is missing: an incoming request comes from somebody")))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening(Record):
    """A position, assignment or lead that you heard of."""

    TABLE: ClassVar[str] = "openings"

    title: str = of(Text(), required=True)
    company: str = of(Text())
    sector: str = of(Text())
    tags: tuple[str, ...] = of(WORDS)
    place: str = of(Text())
    url: str = of(Text())
    source: str = of(CONTACT)
    on: date | None = of(Day())
    closes_on: date | None = of(Day())
    status: str | None = of(Choice(OPENING_STATUSES))
    passed: tuple[Passed, ...] = of(SetOf(PASSED))
    note: str = of(Text(multiline=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction(Record):
    """Bringing two contacts together: suggested → asked → introduced → outcome."""

    TABLE: ClassVar[str] = "introductions"

    a: str = of(CONTACT, required=True)
    b: str = of(CONTACT, required=True)
    why: str = of(Text())
    request: str = of(Reference("requests"))
    status: str | None = of(Choice(INTRODUCTION_STATUSES))
    on: date | None = of(Day())
    outcome: str = of(Text(multiline=True))

    def problems(self) -> list[Problem]:
        """Return what doesn't hold: nobody is introduced to themselves."""
        found = super(Introduction, self).problems()
        if self.a and self.a == self.b:
            found.append(Problem("b", message("should be somebody else than a")))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Record):
    """A place where people meet: a community, an association, an event, a site."""

    TABLE: ClassVar[str] = "channels"

    name: str = of(Text(), required=True)
    kind: str = of(Text())
    url: str = of(Text())
    reach: int | None = of(Whole(0, 10_000_000_000))
    sectors: tuple[str, ...] = of(WORDS)
    cadence_days: int | None = of(Whole(0, 3650))
    notes: str = of(Text(multiline=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Record):
    """An article, a trend, a piece of service information that you pass on."""

    TABLE: ClassVar[str] = "shares"

    title: str = of(Text(), required=True)
    url: str = of(Text())
    topics: tuple[str, ...] = of(WORDS)
    on: date | None = of(Day())
    note: str = of(Text(multiline=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Record):
    """Yourself: one record."""

    TABLE: ClassVar[str] = "profile"

    name: str = of(Text())
    sectors: tuple[str, ...] = of(WORDS)
    related: Mapping[str, tuple[str, ...]] = of(Table(WORDS))
    offers: tuple[str, ...] = of(WORDS)
    interests: tuple[str, ...] = of(WORDS)
    goals: tuple[str, ...] = of(SetOf(Choice(GOALS)))
    weekly_capacity: int | None = of(Whole(0, 1000))


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Record):
    """What a merge could not decide alone: the value that was chosen, and the one that was not."""

    TABLE: ClassVar[str] = "conflicts"

    table: str = of(Text(), required=True)
    record: str = of(Text(), required=True)
    field: str = of(Text(), required=True)
    ours: Any = of(Verbatim())
    theirs: Any = of(Verbatim())
    chosen: Any = of(Verbatim())
    at: str = of(Moment())


RECORD_TYPES: Final[tuple[type[Record], ...]] = (
    Contact, Interaction, Exchange, Request, Opening, Introduction, Channel, Share, Profile, Conflict,
)  # fmt: skip
TABLES: Final[Mapping[str, type[Record]]] = {cls.TABLE: cls for cls in RECORD_TYPES}
