"""Who a line of quick entry names, and where: word by word, by what leads to each name."""

from typing import Literal

from netui.domain.entry import vocabulary as known
from netui.domain.entry.acts import Judgement
from netui.domain.entry.model import Mention, Part, What
from netui.domain.entry.names import SHORTEST_BEGINNING, FoundName
from netui.domain.entry.reading import Reading
from netui.domain.messages import Message, message

Slot = Literal["person", "object", "open", "topic", "place"]
"""What the next name would be: person: after "with"; object: right after a verb; topic: after "about"."""

_CLOSING = frozenset({":", ";", ".", "—", "–", "(", "!", "?"})
_LONGEST_NAME = 8


class Walk:
    """One pass over a line's words that finds its people and its place.

    Args:
        reading: The line.
        judged: What it says was done.
        lenient: Whether a name that is written small and led to by nothing counts.
    """

    def __init__(self, reading: Reading, judged: Judgement, *, lenient: bool = False) -> None:
        self._reading = reading
        self._judged = judged
        self._lenient = lenient
        self._slot: Slot = "open"
        self._lead = ""
        self._listing = False  # right behind a name: "and" leads to another one
        self._closed = False
        self._giving = judged.what in {What.GAVE, What.RECEIVED, What.PROMISE, What.INTRODUCTION}
        self._speaks = self._giving or judged.kind in known.COMMUNICATIONS

    def run(self) -> None:
        """Find everybody, and the place."""
        at = 0
        while at < len(self._reading.words):
            at = self._step(at)

    def name_subject(self) -> None:
        """Take a name that nobody has and that stands right before the verb: "Zoe Quux called"."""
        reading, end = self._reading, self._judged.start
        first = next((at for at in range(end) if reading.free(at) and reading.capital(at)), end)
        if self._capitals(first) == end and first < end and reading.key(first) not in known.COMMON:
            self._mention(first, end, ())

    def _step(self, at: int) -> int:
        """Read what stands at a word; return where to go on."""
        reading = self._reading
        if at in reading.acts and at not in reading.named:
            act = reading.acts[at]
            direct = act.form != "noun" or act.kind in known.COMMUNICATIONS
            after: Slot = "object" if direct else "open"
            self._to("topic" if act.does == "received" else after, "object")  # "got a client from Marco"
            return at + act.words
        if at in reading.held and at not in reading.named:
            if reading.kind(at) != "tag":
                self._to("object" if reading.key(at) in known.TO_ME else "open", "")
            return at + 1
        key = reading.key(at)
        if key == "@":
            self._to("person", "@")
            return self._name(at + 1, forced=True) or at + 1
        if self._listing and key in known.AND:
            self._slot, self._lead = "person", key
            return at + 1
        if self._belongs_to_next(at):
            return at + 1
        named = at in reading.named
        if not named and (slot := self._led(at)) is not None:
            self._to(slot, key)
            return at + 1
        end = self._name(at)
        if end is not None:
            return end
        if reading.kind(at) == "mark":
            self._closed = self._closed or (key in _CLOSING and bool(reading.people))
            self._to("open", "")
        elif self._slot != "topic" and key not in known.ARTICLES:
            self._to("open", "")
        return at + 1

    def _belongs_to_next(self, at: int) -> bool:
        """Whether a word only belongs to the name behind it: the sign in "w/", a title."""
        reading = self._reading
        before = reading.key(at - 1)
        if reading.key(at) == "/" and before == "w":
            return True
        title = reading.key(at) in known.TITLES and reading.capital(at) and self._slot != "topic"
        if title or (reading.key(at) == "." and before in known.TITLES and at - 1 in reading.gone):
            reading.gone.add(at)
            return True
        return False

    def _to(self, slot: Slot, lead: str) -> None:
        self._slot, self._lead, self._listing = slot, lead, False

    def _led(self, at: int) -> Slot | None:
        """Return what a preposition leads to."""
        reading = self._reading
        key = reading.key(at)
        if key == "a" and reading.language == "en":
            return None
        first = not reading.people
        slot: Slot | None = None
        if key in known.WITH:
            slot = "person"
        elif key in known.TOPIC:
            told = self._judged.what is What.NOTE and first
            called = self._slot == "object" and key in known.FROM_OF and reading.capital(at + 1)
            slot = "person" if told or called else "topic"
        elif key in known.ITALIAN_AT and not self._speaks:
            slot = "place"
        elif key in known.TO | known.FROM:
            slot = "person" if first or self._judged.introduces else "topic"
        elif key in known.FOR:
            slot = "person" if self._giving and first and reading.capital(at + 1) else "topic"
        elif key in known.AT:
            slot = "place"
        return slot

    def _name(self, at: int, *, forced: bool = False) -> int | None:
        """Read a name at a word; return where it ends, or None where there is none."""
        reading = self._reading
        if not reading.free(at) and at not in reading.named:
            return None
        run = self._run(at)
        told = self._judged.what is What.NOTE and bool(reading.people) and self._lead not in known.AND
        if not run or ((self._closed or told) and not forced) or self._slot == "topic":
            return None
        found = reading.named.get(at) or reading.names.find(run)
        if self._slot == "place" and not self._person_at_place(found, at):
            return self._place(at)
        if found is not None and (forced or self._plausible(found, at)):
            return self._known(at, found)
        return self._unknown(at, run, forced=forced)

    def _person_at_place(self, found: FoundName | None, at: int) -> bool:
        """Whether "da Marco" or "at Anna's" is somebody's place: a place has no given name."""
        if found is None or not self._reading.capital(at):
            return False
        return found.count > 1 or (found.given and self._lead not in {"in", "nel", "nella", "nell'"})

    def _plausible(self, found: FoundName, at: int) -> bool:
        """Whether words that fit somebody's name are meant as one here."""
        reading = self._reading
        if found.count > 1:
            return self._slot != "open" or not reading.people
        if reading.key(at) in known.COMMON:
            return self._slot == "person" and reading.capital(at) and self._lead in known.WITH
        if self._slot == "open":
            small = self._lenient and found.given
            return not reading.people and (reading.capital(at) or small or at == 0)
        if reading.capital(at) or reading.kind(at) == "email":
            return True
        infinitive = self._lead == "to" and self._judged.what is What.PROMISE
        return found.given and not infinitive

    def _known(self, at: int, found: FoundName) -> int:
        """Take a name that fits contacts, or the longer one that it is the beginning of."""
        reading = self._reading
        end = self._end(at, found.count)
        if not found.whole and reading.capital(at):
            capitals = self._capitals(at)
            longer = capitals > end and reading.kind(end) == "word"
            if longer and not reading.names.is_given(reading.key(end)):
                near = self._near(at, capitals)
                return self._mention(at, capitals, near, guessed=bool(near))
        if reading.key(end) == "'s":
            if self._slot != "place":  # Anna's brother is somebody else
                self._to("open", "")
                return end + 1
            reading.held.add(end)
            reading.gone.add(end)
        contacts, through = self._narrowed(found.contacts, end)
        return self._mention(at, end, contacts, through=through)

    def _near(self, at: int, end: int) -> tuple[str, ...]:
        """Return whose name a name that nobody has may be the beginning of: "Anna Ros"."""
        words = [self._reading.key(place) for place in range(at, end)]
        return self._reading.names.starting(words) if len(words[-1]) >= SHORTEST_BEGINNING else ()

    def _narrowed(self, contacts: tuple[str, ...], at: int) -> tuple[tuple[str, ...], int]:
        """Return those whom "(Acme)", "di Acme" or "(short id)" means, and where that ends."""
        reading = self._reading
        if reading.key(at) == "(":
            end = at + 1
            while reading.free(end) and end not in reading.acts and reading.key(end) != ")":
                end += 1
            told = [reading.key(place) for place in range(at + 1, end)]
            fitting = reading.names.narrow(contacts, told)
            if fitting and reading.key(end) == ")":
                return fitting, end + 1
        elif reading.key(at) in known.FROM | known.TOPIC | {"at"} and reading.capital(at + 1):
            end = self._capitals(at + 1)
            fitting = reading.names.narrow(contacts, [reading.key(place) for place in range(at + 1, end)])
            if fitting:
                return fitting, end
        return contacts, at

    def _unknown(self, at: int, run: list[str], *, forced: bool) -> int | None:
        """Take a name that nobody has: with a capital, where a name is expected."""
        reading = self._reading
        word = reading.words[at]
        if not forced:
            listed = reading.key(at - 1) in known.AND or reading.key(at - 2) in known.AND
            expected = self._slot in {"person", "object"} and (
                listed or not reading.people or self._judged.introduces
            )
            if not expected or not word.capital or word.key in known.COMMON | known.EXCHANGE_WORDS.keys():
                return None
            if reading.key(at - 1) in known.ARTICLES and self._lead != "a":
                return None
        end = max(self._capitals(at), at + 1)
        goes_on = reading.free(end) and reading.kind(end) == "word" and reading.key(end) not in known.AND
        if self._lead == "," and goes_on and end == at + 1:
            return None  # "with Anna, Great talk"
        if reading.key(end) == "'s":
            return None
        guess = None if forced else reading.names.guess(run)
        if guess is not None and self._end(at, guess.count) >= end:
            return self._mention(at, end, guess.contacts, guessed=guess.count == 1)
        return self._mention(at, end, ())

    def _run(self, at: int) -> list[str]:
        """Return the folded words from a place on that stand side by side and are free."""
        reading = self._reading
        found: list[str] = []
        while len(found) < _LONGEST_NAME and (reading.free(at) or at in reading.named):
            if at in reading.acts and found:
                break
            word = reading.words[at]
            if word.kind in {"word", "email"}:
                found.append(word.key)
            elif not (word.key == "-" and found and reading.joins(at)):
                break
            at += 1
        return found

    def _end(self, at: int, count: int) -> int:
        """Return the index after so many words of a name, with the hyphens between them."""
        reading = self._reading
        while count:
            count -= reading.kind(at) != "mark"
            at += 1
        initial = len(reading.key(at - 1)) == 1 and reading.key(at) == "." and reading.joins(at)
        return at + initial

    def _capitals(self, at: int) -> int:
        """Return the index after the capitalised words from a place on: a name nobody knows yet."""
        reading = self._reading
        first = end = at
        while reading.free(at) and at not in reading.acts:
            word = reading.words[at]
            if word.capital:
                end = at + 1
            elif word.key == "-" and end == at and reading.joins(at) and reading.joins(at + 1):
                pass
            elif word.key not in known.PARTICLES or at == first:
                break
            at += 1
        return end

    def _mention(
        self, first: int, last: int, contacts: tuple[str, ...], *, guessed: bool = False, through: int = 0
    ) -> int:
        """Write somebody down; `through` is where what tells them apart ends."""
        reading = self._reading
        written = reading.written(first, last)
        name = reading.names.name(contacts[0]) if len(contacts) == 1 else written
        last = max(last, through)
        start, end = reading.words[first].start, reading.words[last - 1].end
        mention = Mention(written, start, end, contacts, name, guessed=guessed)
        reading.claim(Part.WHO, first, last, _says(mention))
        self._let_go(first - 1)
        if all(_other(mention, one) for one in reading.people):
            reading.people.append(mention)
            reading.leads.append(self._lead)
        self._slot, self._listing = "open", True
        return last

    def _let_go(self, at: int) -> None:
        """Take the words that led to a name out of the note."""
        reading = self._reading
        leading = known.LEADING | known.AND | {"@", "insieme"}
        if self._lead in known.FROM_OF:
            leading |= known.FROM_OF
        if self._judged.what is What.NOTE:
            leading |= known.TOPIC
        if self._slot == "place":
            leading |= known.AT | known.ITALIAN_AT
        while reading.free(at) and (reading.key(at) in leading or at in reading.gone):
            reading.gone.add(at)
            at -= 1

    def _place(self, at: int) -> int | None:
        """Read a place: capitalised words, or one of the few that are written small."""
        reading = self._reading
        if reading.place or self._judged.what not in {What.INTERACTION, What.PLAN}:
            return None
        end = self._capitals(at)
        if end <= at and reading.key(at) in known.PLACES:
            end = at + 1
        if end <= at:
            return None
        reading.place = reading.written(at, end)
        reading.claim(Part.PLACE, at, end, message("in {place}", place=reading.place), gone=False)
        self._to("open", "")
        return end


def _says(mention: Mention) -> Message:
    if mention.known:
        return message("{name}", name=mention.name)
    if mention.new:
        return message("{name}, a new contact", name=mention.name)
    if mention.guessed:
        return message(
            "“{name}” may be {count} contact",
            "“{name}” may be {count} contacts",
            name=mention.written,
            count=len(mention.contacts),
        )
    return message(
        "“{name}” is the name of {count} contact",
        "“{name}” is the name of {count} contacts",
        name=mention.written,
        count=len(mention.contacts),
    )


def _other(one: Mention, two: Mention) -> bool:
    if one.contacts or two.contacts:
        return one.contacts != two.contacts
    return one.written != two.written


def find_people(reading: Reading, judged: Judgement) -> None:
    """Find whom a line names and where it was."""
    Walk(reading, judged).run()
    if not reading.people:
        Walk(reading, judged, lenient=True).run()
    if not reading.people and judged.form == "past" and judged.start > 0:
        Walk(reading, judged).name_subject()
