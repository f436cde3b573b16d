"""The work on one line of quick entry: its words, and what has been made of each so far."""

from dataclasses import dataclass, field
from datetime import date

from netui.domain.entry.model import Mention, Part, Piece
from netui.domain.entry.names import FoundName, NameIndex
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
        named: Names written in full, by the index of their first word.
        acts: What is done, by the index of its first word.
        held: Words that belong to a part, and so name nobody.
        gone: Words that don't stay in the note.
        pieces: What was understood.
        votes: The languages of the words that tell.
        people: Whom the line names.
        leads: The word that led to each of them; empty where none did, "object" right after a verb.
        place: Where.
    """

    text: str
    words: list[Word]
    today: date
    names: NameIndex
    named: dict[int, FoundName] = field(default_factory=dict)
    acts: dict[int, Act] = field(default_factory=dict)
    held: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    pieces: list[Piece] = field(default_factory=list)
    votes: list[str] = field(default_factory=list)
    people: list[Mention] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    place: str = ""

    def key(self, at: int) -> str:
        """Return a word folded; empty where there is none."""
        return self.words[at].key if 0 <= at < len(self.words) else ""

    def kind(self, at: int) -> str:
        """Return a word's kind; empty where there is none."""
        return self.words[at].kind if 0 <= at < len(self.words) else ""

    def capital(self, at: int) -> bool:
        """Whether a word is there and begins like a name."""
        return 0 <= at < len(self.words) and self.words[at].capital

    def says(self, at: int, phrase: tuple[str, ...]) -> bool:
        """Whether the words from a place on are a phrase."""
        return all(self.key(at + place) == key for place, key in enumerate(phrase))

    def free(self, at: int) -> bool:
        """Whether a word is there and belongs to nothing yet."""
        return 0 <= at < len(self.words) and at not in self.held

    def named_at(self, at: int) -> bool:
        """Whether a name stands at a word, or what may be one."""
        return at in self.named or self.capital(at) or self.names.is_given(self.key(at))

    def joins(self, at: int) -> bool:
        """Whether a word stands right behind the one before, without a space."""
        return 0 < at < len(self.words) and self.words[at - 1].end == self.words[at].start

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

    def written(self, first: int, last: int) -> str:
        """Return words as they are written."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    @property
    def language(self) -> str:
        """What most of the words that tell are in."""
        return "it" if self.votes.count("it") > self.votes.count("en") else "en"
