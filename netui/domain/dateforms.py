"""The forms in which dates stand in sentences, each read from the word it begins at; see `dates`."""

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from netui.domain import daywords as known
from netui.domain.messages import Message, message
from netui.domain.words import Word

Toward = Literal["past", "future"]
"""Which way an open date is looked for: back for what took place, ahead for what is to come."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a sentence.

    Attributes:
        first: The index of its first word, the word that leads to it ("on", "by") included.
        last: The index after its last word.
        day: The date; None where it doesn't exist.
        lead: "by" where it is a limit ("by", "due", "entro"), "on" after another leading word, else "".
        language: "en" or "it" where its words tell, else "".
        problem: Why there is no such date.
    """

    first: int
    last: int
    day: date | None
    lead: known.Lead = ""
    language: str = ""
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What a form is read from.

    Attributes:
        words: The sentence.
        today: The day to see it from.
        toward: Which way an open date is looked for.
        led: Whether a word led to the date.
    """

    words: Sequence[Word]
    today: date
    toward: Toward
    led: bool = False

    def key(self, at: int) -> str:
        """Return a word folded; empty where there is none."""
        return self.words[at].key if 0 <= at < len(self.words) else ""

    def kind(self, at: int) -> str:
        """Return a word's kind; empty where there is none."""
        return self.words[at].kind if 0 <= at < len(self.words) else ""

    def says(self, at: int, phrase: known.Phrase) -> bool:
        """Whether the words from a place on are a phrase."""
        return all(self.key(at + place) == key for place, key in enumerate(phrase))

    def past(self, at: int, words: frozenset[str]) -> int:
        """Return the place after a word, where it is one of some; else the place itself."""
        return at + 1 if self.key(at) in words else at

    def written(self, first: int, last: int) -> str:
        """Return words as they are written."""
        return " ".join(word.text for word in self.words[first:last])

    @property
    def step(self) -> int:
        """1 or -1: which way an open date is looked for."""
        return 1 if self.toward == "future" else -1


def bare_date(view: View, at: int) -> FoundDate | None:
    """Return the date that begins right at a word, by whichever form fits."""
    if view.kind(at) in {"mark", "tag", ""}:
        return None
    for form in _FORMS:
        found = form(view, at)
        if found is not None:
            return found
    return None


def _named(view: View, at: int) -> FoundDate | None:
    """Read "yesterday", "l'altro ieri", "this morning"."""
    for phrase, days, language in known.NAMED_DAYS.get(view.key(at), ()):
        if view.says(at, phrase):
            return _moved(view, at, at + len(phrase), "days", days, language)
    return None


def _counted(view: View, at: int) -> FoundDate | None:
    """Read "3 days ago", "tra due settimane", "within a month"."""
    opening = view.key(at)
    ahead = opening in known.AHEAD or opening in known.LIMIT
    count, place = _count(view, at + 1 if ahead else at)
    unit = known.UNITS.get(view.key(place))
    if count is None or unit is None:
        return None
    place += 1
    if not ahead:
        if view.key(place) in known.AGO:
            count, place = -count, place + 1
        elif view.says(place, ("from", "now")) or view.says(place, ("from", "today")):
            place += 2
        else:
            return None
    found = _moved(view, at, place, unit[0], count, unit[1])
    return replace(found, lead="by") if opening in known.LIMIT else found


def _count(view: View, at: int) -> tuple[int | None, int]:
    """Return a number in figures or words, and the place after it."""
    for phrase in known.COUPLES:
        if view.says(at, phrase):
            return 2, at + len(phrase)
    word = view.key(at)
    if word.isdecimal():
        return (int(word) if len(word) < 6 else None), at + 1
    return known.COUNTS.get(word), at + 1


def bare_length(view: View) -> FoundDate | None:
    """Read a length of time from today, as an answer to "until when": "2 weeks", "2w", "un mese"."""
    count, place = _count(view, 0)
    if count is None:
        return None
    unit = known.LETTERS.get(view.key(place)) or known.UNITS.get(view.key(place), ("", ""))[0]
    return _moved(view, 0, place + 1, unit, count) if unit else None


def _span(view: View, at: int) -> FoundDate | None:
    """Read "last week", "il mese prossimo", "la scorsa settimana", "the end of the month"."""
    place = view.past(at, known.ARTICLES)
    sided = _sided_span(view, place)
    if sided is not None:
        return _moved(view, at, place + 2, sided[0], sided[1], sided[2])
    for phrase, unit, language in known.ENDINGS:
        if view.says(place, phrase):
            today = view.today
            day: date | None
            if unit == "months":
                day = today.replace(day=calendar.monthrange(today.year, today.month)[1])
            else:  # a working week ends on Friday; seen from a weekend, on Sunday
                day = _days_away(today, (4 if today.weekday() <= 4 else 6) - today.weekday())
            return FoundDate(at, place + len(phrase), day, language=language)
    return None


def _sided_span(view: View, at: int) -> tuple[str, int, str] | None:
    """Return the unit, -1 or 1, and the language of "last week", "settimana prossima"."""
    for side, unit in ((at, at + 1), (at + 1, at)):
        sign = {"last": -1, "next": 1}.get(_side(view.key(side)))
        if sign and view.key(unit) in known.SPANS:
            name, language = known.SPANS[view.key(unit)]
            return name, sign, language
    return None


def _weekday(view: View, at: int) -> FoundDate | None:
    """Read "Monday", "last Friday", "venerdì scorso", "lunedì 23 novembre", "Friday last week"."""
    place = view.past(at, known.ARTICLES)
    side = _side(view.key(place))
    place += bool(side)
    index, short, language = known.WEEKDAYS.get(view.key(place), (-1, False, ""))
    if index < 0:
        return None
    after = place + 1 + (short and view.key(place + 1) == ".")
    if not side:
        if dated := _weekday_and_day(view, at, after, index):
            return replace(dated, language=language)
        start = view.past(view.past(after, known.OF), known.ARTICLES)
        sided = _sided_span(view, start)
        if sided is not None and sided[0] == "weeks":
            days = 7 * sided[1] + index - view.today.weekday()
            return FoundDate(at, start + 2, _days_away(view.today, days), language=language)
        side = _side(view.key(after))
        after += bool(side)
    if not side and not _stands_alone(view, at, place, after, short):
        return None
    days = (index - view.today.weekday()) % 7 or 7
    if side == "this":
        days = index - view.today.weekday()
    elif side == "last" or (not side and view.toward == "past"):
        days = (days - 7) or -7
    return FoundDate(at, after, _days_away(view.today, days), language=language)


def _side(word: str) -> str:
    if word in known.LAST:
        return "last"
    if word in known.NEXT:
        return "next"
    return "this" if word in known.THIS else ""


def _stands_alone(view: View, at: int, place: int, after: int, short: bool) -> bool:
    """Whether a bare weekday is one: Domenica is a name too, "sat" a verb, "mar" a month.

    A short form counts only where something leads to it or where the sentence ends with it.
    """
    if view.led:
        return True
    if view.key(at - 1) in known.WITH or view.key(place) == "weekend":
        return False
    return not short or view.kind(after) in {"", "tag"}


def _weekday_and_day(view: View, at: int, place: int, index: int) -> FoundDate | None:
    """Read what follows a weekday, "23 novembre", "the 23rd", "23/11": both must agree."""
    place = view.past(place, frozenset({","}))
    other: Toward = "past" if view.toward == "future" else "future"
    found = None
    for toward in (view.toward, other):  # a weekday with its day settles the year, and so the side
        seen = replace(view, toward=toward, led=True)
        found = _day_and_month(seen, place) or _figures(seen, place) or _day_of_month(seen, place, bare=True)
        if found is None or found.day is None or found.day.weekday() == index:
            break
    if found is None:
        return None
    if found.day is not None and found.day.weekday() != index:
        said = message("“{text}” falls on another weekday", text=view.written(at, found.last))
        return FoundDate(at, found.last, None, problem=said)
    return replace(found, first=at)


_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|(?<=/)\d{2})")
_DAY_MONTH: Final = re.compile(r"(\d{1,2})/(\d{1,2})")


def _figures(view: View, at: int) -> FoundDate | None:
    """Read "2026-03-01", "1/3", "1/3/2026", "1.3.2026"."""
    place = view.past(at, known.ARTICLES)
    last = place + 1
    text = view.key(place)
    if view.kind(place) != "numeric":
        return None
    if iso := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, iso.group(1, 3, 4))
        return _exact(view, at, last, year, month, day)
    if full := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, full.group(1, 3, 4))
        return _exact(view, at, last, year + 2000 if year < 100 else year, month, day)
    if short := _DAY_MONTH.fullmatch(text):
        day, month = map(int, short.groups())
        if 1 <= day <= 31 and 1 <= month <= 31:  # 12/25 was meant as a date, 50/50 was not
            return _open_year(view, at, last, month, day)
    return None


def _day_and_month(view: View, at: int) -> FoundDate | None:
    """Read "12 Nov", "the 12th of November 2025", "Nov 12, 2025", "12 novembre"."""
    place = view.past(at, known.ARTICLES)
    day = _day_number(view.key(place))
    if day is not None:
        place = view.past(place + 1, known.OF)
        month, language = known.ENTRY_MONTHS.get(view.key(place), (0, ""))
        place += 1
    else:
        month, language = known.ENTRY_MONTHS.get(view.key(place), (0, ""))
        place = view.past(place + 1, frozenset({"."}))
        day = _day_number(view.key(place))
        place += 1
    if not month or day is None:
        return None
    at_year = view.past(place, frozenset({",", ".", "del", "di", "de"}))
    year = view.key(at_year)
    if len(year) == 4 and year.isdecimal():
        return replace(_exact(view, at, at_year + 1, int(year), month, day), language=language)
    return replace(_open_year(view, at, place, month, day), language=language)


def _day_of_month(view: View, at: int, *, bare: bool = False) -> FoundDate | None:
    """Read "the 12th", "il 12", "12th": looked for month by month, for not every month has a 31st.

    Args:
        view: The sentence.
        at: Where to read.
        bare: Whether figures alone will do: "venerdì 20".
    """
    place = view.past(at, known.ARTICLES)
    word, day = view.key(place), _day_number(view.key(place))
    if day is None or not 1 <= day <= 31:
        return None
    if word.isdecimal():
        stands = bare or view.key(at) in known.ITALIAN_ARTICLES
    else:
        stands = (
            view.led
            or place > at
            or (view.kind(place + 1) in {"", "tag", "mark"} or view.key(place + 1) in known.AFTER_ORDINAL)
        )
    if not stands:
        return None
    this_month = view.today.year * 12 + view.today.month - 1
    for months in range(3):  # no two months in a row lack a day
        year, index = divmod(this_month + view.step * months, 12)
        if 1 <= year <= 9999 and day <= calendar.monthrange(year, index + 1)[1]:
            found = date(year, index + 1, day)
            if (found - view.today).days * view.step >= 0:
                return FoundDate(at, place + 1, found)
    return None


_ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|°|º|o)?")


def _day_number(word: str) -> int | None:
    if word == "primo":
        return 1
    found = _ORDINAL.fullmatch(word)
    return int(found[1]) if found else None


def _days_away(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _moved(view: View, first: int, last: int, unit: str, count: int, language: str = "") -> FoundDate:
    """Return the date some units from today; by months, at most the last day of that month."""
    months = {"months": count, "years": 12 * count}.get(unit, 0)
    days = {"days": count, "weeks": 7 * count}.get(unit, 0)
    year, index = divmod(view.today.year * 12 + view.today.month - 1 + months, 12)
    day: date | None = None
    if 1 <= year <= 9999:
        last_day = calendar.monthrange(year, index + 1)[1]
        day = _days_away(date(year, index + 1, min(view.today.day, last_day)), days)
    problem = None if day else message("“{text}” is too far away", text=view.written(first, last))
    return FoundDate(first, last, day, language=language, problem=problem)


def _exact(view: View, first: int, last: int, year: int, month: int, day: int) -> FoundDate:
    try:
        return FoundDate(first, last, date(year, month, day))
    except ValueError:
        return FoundDate(first, last, None, problem=no_date(view.written(first, last), month))


def _open_year(view: View, first: int, last: int, month: int, day: int) -> FoundDate:
    """Return the nearest year's date on the side that is looked at; 29 February needs a leap year."""
    for years in range(9):
        try:
            found = date(view.today.year + view.step * years, month, day)
        except ValueError:
            continue
        if (found - view.today).days * view.step >= 0:
            return FoundDate(first, last, found)
    return FoundDate(first, last, None, problem=no_date(view.written(first, last), month))


def no_date(text: str, month: int) -> Message:
    """Return why a date is none: said, never moved to one that is."""
    if month > 12:
        return message("“{text}” is no date: the day comes first, then the month", text=text)
    return message("“{text}” is a date that doesn't exist", text=text)


_FORMS: Final[tuple[Callable[[View, int], FoundDate | None], ...]] = (
    _named, _counted, _span, _figures, _day_and_month, _weekday, _day_of_month,
)  # fmt: skip
