"""The work on one line of quick entry: its words, and what has been made of each so far."""

from dataclasses import dataclass, field
from datetime import date

from netui.domain.entry.model import Mention, Part, Piece
from netui.domain.entry.names import NameIndex
from netui.domain.entry.vocabulary import Act
from netui.domain.messages import Message
from netui.domain.words import Word


@dataclass(slots=True)
class Reading:
    """The work on one line.

    Attributes:
        text: The line.
        words: Its words.
        today: The day to see dates from.
        names: Whom words may name.
        acts: What is done, by the index of the first word.
        main: The first word of the act that decides what the line is.
        held: Words that belong to a part, and so name nobody.
        gone: Words that don't stay in the note.
        pieces: What was understood.
        votes: The languages of the words that tell.
        people: Whom the line names.
        place: Where.
    """

    text: str
    words: list[Word]
    today: date
    names: NameIndex
    acts: dict[int, Act] = field(default_factory=dict)
    main: int | None = None
    held: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    pieces: list[Piece] = field(default_factory=list)
    votes: list[str] = field(default_factory=list)
    people: list[Mention] = field(default_factory=list)
    place: str = ""

    def key(self, at: int) -> str:
        """Return a word folded; empty where there is none."""
        return self.words[at].key if 0 <= at < len(self.words) else ""

    def matches(self, at: int, phrase: tuple[str, ...]) -> bool:
        """Whether the words from a place on are a phrase."""
        return all(self.key(at + place) == key for place, key in enumerate(phrase))

    def free(self, at: int) -> bool:
        """Whether a word is there and belongs to nothing yet."""
        return 0 <= at < len(self.words) and at not in self.held

    def claim(self, part: Part, first: int, last: int, says: Message, *, gone: bool = True) -> None:
        """Make words a part of the entry.

        Args:
            part: What they are.
            first: The index of the first.
            last: The index after the last.
            says: What they mean.
            gone: Whether they leave the note.
        """
        self.held.update(range(first, last))
        if gone:
            self.gone.update(range(first, last))
        self.pieces.append(Piece(part, self.words[first].start, self.words[last - 1].end, says))

    def joined(self, first: int, last: int) -> str:
        """Return words as they are written."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    @property
    def act(self) -> Act | None:
        """The act that decides what the line is."""
        return None if self.main is None else self.acts[self.main]
