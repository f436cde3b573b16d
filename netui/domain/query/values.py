"""Values in a query: how what stands after ``field:`` is read, and which values of a record it accepts."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Protocol

from netui.domain.kinds import FieldError
from netui.domain.messages import Message, message
from netui.domain.text import fold


class Wanted(Protocol):
    """Which values of a field are meant."""

    def accepts(self, value: Any, /) -> bool:
        """Whether a value of the field is among them."""
        ...


class Values(Protocol):
    """How what is typed after a field's colon is read.

    Few of them hold anything: those are plain classes, for a dataclass takes half a millisecond to make
    and every command that filters would wait for it.
    """

    @property
    def words(self) -> tuple[str, ...]:
        """The values to offer while typing, where there are few."""
        ...

    def alone(self) -> Wanted:
        """Return what the field means with nothing after its colon."""
        ...

    def parse(self, text: str, /) -> Wanted:
        """Return what a value means; raises FieldError, which says what would be right."""
        ...


@dataclass(frozen=True, slots=True)
class Present:
    """Any value at all."""

    def accepts(self, value: Any, /) -> bool:
        """Whether the field holds something."""
        if isinstance(value, tuple):
            return any(value)
        return value is not None and value is not False and value != ""


@dataclass(frozen=True, slots=True)
class Holds:
    """Texts in which a word begins with this one, or that are this one to the letter.

    Attributes:
        text: What is looked for, folded.
        whole: Whether the field has to be exactly this.
        inside: Whether it may also stand inside a word.
    """

    text: str
    whole: bool = False
    inside: bool = False

    def accepts(self, value: Any, /) -> bool:
        """Whether any of the field's texts does."""
        return any(self._in(fold(text)) for text in value or () if text)

    def _in(self, text: str) -> bool:
        if self.whole:
            return text == self.text
        if self.inside:
            return self.text in text
        place = text.find(self.text)
        while place >= 0:
            if place == 0 or not text[place - 1].isalnum() or not self.text[0].isalnum():
                return True
            place = text.find(self.text, place + 1)
        return False


@dataclass(frozen=True, slots=True)
class OneOf:
    """Certain words of a few; a field may hold one or several."""

    words: frozenset[str]

    def accepts(self, value: Any, /) -> bool:
        """Whether the field's word is among them."""
        if isinstance(value, tuple):
            return not self.words.isdisjoint(value)
        return value in self.words


@dataclass(frozen=True, slots=True)
class Between:
    """Numbers or days between two bounds, both included; None leaves a side open."""

    low: Any = None
    high: Any = None

    def accepts(self, value: Any, /) -> bool:
        """Whether the field's value lies between; no value lies nowhere."""
        if value is None:
            return False
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True)
class Is:
    """Yes, or no."""

    yes: bool

    def accepts(self, value: Any, /) -> bool:
        """Whether the field says the same."""
        return bool(value) is self.yes


@dataclass(frozen=True, slots=True)
class Words:
    """Free text: ``acme`` is a word's beginning, ``=acme`` the whole.

    Attributes:
        inside: Whether it may also stand inside a word, as in an address or a number.
    """

    inside: bool = False
    words: tuple[str, ...] = ()

    def alone(self) -> Wanted:
        """Return what any text is."""
        return Present()

    def parse(self, text: str, /) -> Wanted:
        """Return what a text means."""
        whole = text.startswith("=") and len(text) > 1
        looked_for = fold(text[1:] if whole else text)
        return Holds(looked_for, whole, self.inside) if looked_for else Present()


@dataclass(frozen=True, slots=True)
class Choices:
    """One of a few words, or the beginning of some."""

    words: tuple[str, ...]

    def alone(self) -> Wanted:
        """Return what any of the words is."""
        return Present()

    def parse(self, text: str, /) -> Wanted:
        """Return what a word means, or its beginning."""
        start = fold(text).replace(" ", "-")
        found = {start} if start in self.words else {word for word in self.words if word.startswith(start)}
        if found:
            return OneOf(frozenset(found))
        raise FieldError(message("should be one of {words}", words=", ".join(self.words)))


_COMPARED: Final = re.compile(r"(>=|<=|>|<|=)?(.+)")


class Numbers:
    """Whole numbers: ``4``, ``>3``, ``<=2``, ``2..4``."""

    words: Final[tuple[str, ...]] = ()

    def alone(self) -> Wanted:
        """Return what any number is."""
        return Present()

    def parse(self, text: str, /) -> Wanted:
        """Return what a number means, or a comparison."""
        problem = message("should be a whole number, such as 3, >3, <=3 or 2..4")
        return _compared(text, _number, problem)


class Dates:
    """Days, months and years: ``2026``, ``2026-03``, ``>2026-03-01``, ``2026-01..2026-03``."""

    words: Final[tuple[str, ...]] = ()

    def alone(self) -> Wanted:
        """Return what any day is."""
        return Present()

    def parse(self, text: str, /) -> Wanted:
        """Return what a period means, or a comparison with one."""
        problem = message("should be a day, a month or a year, such as 2026-03-01, 2026-03 or >2026")
        return _compared(text, _period, problem)


class Since:
    """A day, or the first day of a month or a year, and everything after it."""

    words: Final[tuple[str, ...]] = ()

    def alone(self) -> Wanted:
        """Return what any day is."""
        return Present()

    def parse(self, text: str, /) -> Wanted:
        """Return what a beginning means."""
        return Between(_whole_period(text)[0], None)


class Until:
    """A day, or the last day of a month or a year, and everything before it."""

    words: Final[tuple[str, ...]] = ()

    def alone(self) -> Wanted:
        """Return what any day is."""
        return Present()

    def parse(self, text: str, /) -> Wanted:
        """Return what an end means."""
        return Between(None, _whole_period(text)[1])


class YesNo:
    """Yes or no; alone it means yes."""

    words: Final[tuple[str, ...]] = ("yes", "no")

    def alone(self) -> Wanted:
        """Return what yes is."""
        return Is(True)

    def parse(self, text: str, /) -> Wanted:
        """Return what yes or no means, or the beginning of one."""
        word = fold(text)
        for yes, no in (("yes", "no"), ("true", "false"), ("1", "0")):
            if yes.startswith(word):
                return Is(True)
            if no.startswith(word):
                return Is(False)
        raise FieldError(message("should be yes or no"))


class DaysPast:
    """Days past a day: alone it has come, ``7`` it comes within 7 days, ``>30`` it is over 30 days past."""

    words: Final[tuple[str, ...]] = ("today", "week", "month")

    def alone(self) -> Wanted:
        """Return what a day that has come is."""
        return Between(0, None)

    def parse(self, text: str, /) -> Wanted:
        """Return what a number of days means, or a comparison."""
        ahead = {"now": 0, "today": 0, "week": 7, "month": 30}
        word = fold(text)
        if word in ahead:
            return Between(-ahead[word], None)
        problem = message("should be a number of days: 7 for within 7 days, >30 for over 30 days past")
        if word.isascii() and word.isdigit():
            return Between(-_number(word)[0], None)
        return _compared(text, _number, problem)


def _compared(text: str, read: Any, problem: Message) -> Between:
    """Return the bounds that a value, a comparison or a range ``a..b`` names."""
    try:
        if ".." in text:
            first, last = text.split("..")
            return Between(read(first)[0] if first else None, read(last)[1] if last else None)
        sign, value = _COMPARED.fullmatch(text).groups()  # type: ignore[union-attr]
        low, high, below, above = read(value)
    except (ValueError, AttributeError, OverflowError):
        raise FieldError(problem) from None
    bounds = {">": (above, None), ">=": (low, None), "<": (None, below), "<=": (None, high)}
    return Between(*bounds.get(sign, (low, high)))


def _number(text: str) -> tuple[int, int, int, int]:
    """Return a number as its first and last value, and the ones just below and above."""
    number = int(text)
    return number, number, number - 1, number + 1


def _period(text: str) -> tuple[date, date, date, date]:
    """Return the first and the last day of a period, and the days just before and after it."""
    parts = text.split("-")
    figures = all(part.isascii() and part.isdigit() for part in parts)
    if not figures or len(parts) > 3 or len(parts[0]) != 4:
        raise ValueError
    year, month, day = (*map(int, parts), 0, 0)[:3]
    first = date(year, month if len(parts) > 1 else 1, day if len(parts) > 2 else 1)
    if len(parts) == 3:
        last = first
    elif len(parts) == 2:
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    else:
        last = date(year, 12, 31)
    return first, last, first - timedelta(days=1), last + timedelta(days=1)


def _whole_period(text: str) -> tuple[date, date]:
    try:
        first, last, _, _ = _period(text)
    except (ValueError, OverflowError):
        said = message("should be a day, a month or a year, such as 2026-03-01, 2026-03 or 2026")
        raise FieldError(said) from None
    return first, last
