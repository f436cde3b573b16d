"""What a line of quick entry means, as typed parts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netui.domain.messages import Message


class What(StrEnum):
    """What a line would write down."""

    INTERACTION = "interaction"
    GAVE = "gave"
    RECEIVED = "received"
    PROMISE = "promise"
    INTRODUCTION = "introduction"
    PLAN = "plan"
    NOTE = "note"


class Part(StrEnum):
    """What a piece of the line is; `WRONG` is what can't be, such as 31 Feb."""

    WHAT = "what"
    WHO = "who"
    ON = "on"
    DUE = "due"
    KIND = "kind"
    PLACE = "place"
    TAG = "tag"
    WEIGHT = "weight"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the line and what it was understood as.

    Attributes:
        part: What it is.
        start: Its place in the entry's text.
        end: The place after it.
        says: What it means, for the preview.
    """

    part: Part
    start: int
    end: int
    says: Message


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named in the line.

    Attributes:
        written: The name as it is written.
        start: Its place in the entry's text.
        end: The place after it.
        contacts: The contacts that it may be, by name; none where nobody is called so.
        name: The contact's name where there is one, else as it is written.
        guessed: Whether only the beginning of a name fits; then somebody has to confirm it.
    """

    written: str
    start: int
    end: int
    contacts: tuple[str, ...]
    name: str
    guessed: bool = False

    @property
    def known(self) -> bool:
        """Whether it is one contact for certain."""
        return len(self.contacts) == 1 and not self.guessed

    @property
    def new(self) -> bool:
        """Whether nobody is called so: offered as a new contact."""
        return not self.contacts

    @property
    def ambiguous(self) -> bool:
        """Whether somebody has to choose."""
        return not self.known and not self.new


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of quick entry, understood.

    Attributes:
        text: The line without control characters, with single spaces; what spans refer to.
        what: What it would write down.
        people: Whom it names, in order; each once.
        introduced: Those of them to whom somebody else introduced you.
        on: The day that it took place, was promised, or is planned for.
        due: The day by which a promise is to be kept.
        kind: An interaction's kind or an exchange's, as the tables name them.
        direction: For what goes from one to the other: "gave" or "received".
        started_by: Who began an interaction, where the line says: me, them, both.
        place: Where.
        weight: 1 to 5, where the line says.
        tags: Hashtags without their sign; they stay in the note too, since only contacts have tags.
        note: The person's own words that are left.
        language: "en" or "it".
        understood: What each piece of the line was understood as, in order; pieces don't overlap.
        problems: What keeps the line from being written down, apart from ambiguous names.
    """

    text: str
    what: What
    people: tuple[Mention, ...]
    on: date | None
    introduced: tuple[Mention, ...] = ()
    due: date | None = None
    kind: str | None = None
    direction: str | None = None
    started_by: str | None = None
    place: str = ""
    weight: int | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    language: str = "en"
    understood: tuple[Piece, ...] = ()
    problems: tuple[Message, ...] = ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Everybody whom the line names."""
        return self.people + self.introduced

    @property
    def ambiguous(self) -> tuple[Mention, ...]:
        """The names that somebody has to choose for."""
        return tuple(mention for mention in self.mentions if mention.ambiguous)

    @property
    def new(self) -> tuple[Mention, ...]:
        """The names that would become contacts."""
        return tuple(mention for mention in self.mentions if mention.new)

    @property
    def ready(self) -> bool:
        """Whether it can be written down as it stands."""
        return not self.problems and not self.ambiguous
