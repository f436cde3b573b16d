"""Who a line of quick entry names, and where: word by word, by what leads to each name."""

from typing import Literal

from netui.domain.entry import vocabulary as known
from netui.domain.entry.model import Mention, Part, What
from netui.domain.entry.names import FoundName
from netui.domain.entry.reading import Reading
from netui.domain.messages import message

Slot = Literal["subject", "person", "object", "open", "topic", "place"]
"""What the next name would be: person: after "with"; object: right after a verb; topic: after "about"."""

_PERSONAL = frozenset({What.GAVE, What.RECEIVED, What.PROMISE, What.INTRODUCTION})


class Walk:
    """One pass over a line's words that finds its people and its place."""

    def __init__(self, reading: Reading, what: What) -> None:
        self._reading = reading
        self._what = what
        self._slot: Slot = "subject"
        self._after_person = False

    def run(self) -> None:
        """Find everybody, then forget the walk."""
        reading = self._reading
        at = 0
        while at < len(reading.words):
            at = self._step(at)

    def _step(self, at: int) -> int:
        """Read what stands at a word and return where to go on."""
        reading = self._reading
        word = reading.words[at]
        if at in reading.acts:
            act = reading.acts[at]
            self._to("object" if act.form != "noun" or not self._linked(at + act.words) else "open")
            return at + act.words
        if at in reading.held:
            if word.kind != "tag":
                self._to("open")
            return at + 1
        if word.key == "@":
            return self._name(at + 1, forced=True) or at + 1
        if self._after_person and word.key in known.AND:
            self._slot = "person"
            return at + 1
        slot = self._led(at)
        if slot is not None:
            self._to(slot)
            return at + 1
        ended = self._name(at)
        if ended is not None:
            return ended
        if word.kind == "mark":
            self._to("open")
        elif self._slot != "topic" and word.key not in known.ARTICLES:
            self._to("open")
        return at + 1

    def _linked(self, at: int) -> bool:
        """Whether a word leads to somebody by itself: then the noun before it has no object."""
        return self._reading.key(at) in known.WITH | known.TO | known.FROM | known.FOR | known.TOPIC

    def _to(self, slot: Slot) -> None:
        self._slot = slot
        self._after_person = False

    def _led(self, at: int) -> Slot | None:
        """Return what a preposition leads to."""
        word = self._reading.key(at)
        capital = at + 1 < len(self._reading.words) and self._reading.words[at + 1].capital
        if word in known.WITH:
            return "person"
        if word in known.TOPIC:
            return "person" if self._what is What.NOTE else "topic"
        if word in known.TO | known.FROM:
            italian_place = word in known.AT and not self._speaks()
            return "place" if italian_place else "person"
        if word in known.FOR:
            return "person" if self._what in _PERSONAL and not self._reading.people and capital else "topic"
        if word in known.AT:
            return "place"
        return None

    def _speaks(self) -> bool:
        """Whether "a Luca" is somebody here: after giving or writing, not after a lunch."""
        act = self._reading.act
        return self._what in _PERSONAL or (act is not None and act.kind in known.COMMUNICATIONS)

    def _name(self, at: int, *, forced: bool = False) -> int | None:
        """Read a name at a word; returns where it ends, or None where there is none."""
        reading = self._reading
        run = self._run(at)
        if not run:
            return None
        word = reading.words[at]
        found = reading.names.find(run)
        if self._slot == "topic" and not forced:
            return None
        if self._slot == "place" and not (found and word.capital and (found.given or found.count > 1)):
            return self._place(at)
        strong = forced or self._slot in {"person", "object"}
        if found is not None and self._plausible(found, at, strong=strong, forced=forced):
            end = self._end(at, found.count)
            capitals = self._capitals(at)
            if not found.whole and word.capital and capitals > end and not self._begins_name(end):
                return self._mention(at, capitals, ())
            return self._mention(at, end, found.contacts)
        if not strong or self._slot == "place":
            return None
        if forced or (word.capital and word.key not in known.COMMON):
            end = max(self._capitals(at), at + 1)
            guess = reading.names.guess(run) if not forced else None
            if guess is not None and self._end(at, guess.count) >= end:
                return self._mention(at, end, guess.contacts, guessed=guess.count == 1)
            return self._mention(at, end, ())
        return None

    def _plausible(self, found: FoundName, at: int, *, strong: bool, forced: bool) -> bool:
        word = self._reading.words[at]
        if forced:
            return True
        if word.key in known.COMMON and found.count == 1:
            return False
        return strong or found.count > 1 or word.capital or (self._slot == "subject" and found.given)

    def _begins_name(self, at: int) -> bool:
        return self._reading.names.is_given(self._reading.key(at))

    def _run(self, at: int) -> list[str]:
        """Return the folded words from a place on that stand side by side and are free."""
        reading = self._reading
        found: list[str] = []
        while reading.free(at) and (at not in reading.acts) and len(found) < 8:
            word = reading.words[at]
            if word.kind in {"word", "email", "number"}:
                found.append(word.key)
            elif not (word.key == "-" and found):
                break
            at += 1
        return found

    def _end(self, at: int, count: int) -> int:
        """Return the index after so many words of a name, the hyphens between them left out."""
        while count:
            if self._reading.words[at].kind != "mark":
                count -= 1
            at += 1
        if (
            len(self._reading.key(at - 1)) == 1
            and self._reading.key(at) == "."
            and self._reading.words[at].start == self._reading.words[at - 1].end
        ):
            at += 1
        return at

    def _capitals(self, at: int) -> int:
        """Return the index after the capitalised words from a place on: a name nobody knows yet."""
        reading = self._reading
        end = at
        while reading.free(at) and at not in reading.acts:
            word = reading.words[at]
            particle = word.key in known.PARTICLES and reading.free(at + 1) and reading.words[at + 1].capital
            hyphen = word.key == "-" and end == at and at > 0 and reading.words[at - 1].end == word.start
            if word.capital:
                end = at + 1
            elif not ((particle or hyphen) and end):
                break
            at += 1
        return end

    def _mention(self, first: int, last: int, contacts: tuple[str, ...], *, guessed: bool = False) -> int:
        reading = self._reading
        written = (
            reading.joined(first, last).rstrip(".") if len(contacts) != 1 else reading.joined(first, last)
        )
        name = reading.names.name(contacts[0]) if len(contacts) == 1 else written
        mention = Mention(
            written, reading.words[first].start, reading.words[last - 1].end, contacts, name, guessed=guessed
        )
        if mention.new:
            says = message("{name}, a new contact", name=name)
        elif mention.known:
            says = message("{name}", name=name)
        else:
            says = message("{name}: {count} fit", name=written, count=len(contacts))
        reading.claim(Part.WHO, first, last, says)
        self._glue(first - 1)
        if all(other.contacts != contacts or not contacts for other in reading.people):
            reading.people.append(mention)
        self._slot = "open"
        self._after_person = True
        return last

    def _glue(self, at: int) -> None:
        """Take the words that led to a name out of the note."""
        reading = self._reading
        while (
            at >= 0
            and at not in reading.held
            and (reading.key(at) in known.WITH | known.TO | known.FROM | known.FOR | known.AND | {"@", "/"})
        ):
            reading.gone.add(at)
            at -= 1

    def _place(self, at: int) -> int | None:
        reading = self._reading
        first = at
        if reading.key(at) in known.ARTICLES:
            at += 1
        end = self._capitals(at)
        if end <= at and reading.key(at) in known.PLACES and reading.free(at):
            end = at + 1
        if end <= at or reading.place or self._what not in {What.INTERACTION, What.PLAN}:
            return None
        reading.place = reading.joined(at, end)
        reading.claim(Part.PLACE, first, end, message("in {place}", place=reading.place))
        if reading.key(first - 1) in known.AT:
            reading.gone.add(first - 1)
        self._to("open")
        return end


def find_people(reading: Reading, what: What) -> None:
    """Find whom a line names and where it was."""
    Walk(reading, what).run()
