"""Dates as people write them, in English and Italian, seen from today; and as exports write them.

No library: dateparser costs 0.3 s to import and guesses ("may" is a month to it, "sat" a day), and a
locale would tie what can be read to the machine. Here are a few closed forms, tried word by word, so
that each key of a line being typed is understood in well under a millisecond.

The rules where a form could mean two days:

- In figures the day comes first: 1/3 is 1 March. 12/25 is no date, and said to be none.
- A weekday, or a day without its month or year, is the latest one past when something is told, the
  next one when something is promised or planned, never today itself.
- "last" and "next" with a weekday: the nearest one before and after today. "this": the one of this week.
- A date that doesn't exist is said to be none; it is never moved to one that does. Only "a month ago"
  and the like, which name no day, end on the last day of a shorter month.
"""

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from netui.domain import daywords as told
from netui.domain.messages import Message, NetuiError, message
from netui.domain.text import clean_line, fold
from netui.domain.words import Word, split

Toward = Literal["past", "future"]
"""Which way an open date is looked for: back for what took place, ahead for what is to come."""


class DateError(NetuiError):
    """What is written is no date; says what would be one."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a sentence.

    Attributes:
        first: The index of its first word, the word that leads to it ("on", "by") included.
        last: The index after its last word.
        day: The date; None where it doesn't exist.
        lead: "by" where it is a limit ("by", "due", "entro"), "on" after another leading word, else "".
        said: Whether its words alone say if it is past or to come ("ieri", "next Tuesday", "2026-03-01").
        language: "en" or "it" where its words tell, else "".
        problem: Why there is no such date.
    """

    first: int
    last: int
    day: date | None
    lead: Literal["", "on", "by"] = ""
    said: bool = True
    language: str = ""
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class _View:
    """What a form is read from."""

    words: Sequence[Word]
    today: date
    toward: Toward

    def key(self, at: int) -> str:
        return self.words[at].key if 0 <= at < len(self.words) else ""

    def phrase(self, at: int, *choices: frozenset[str]) -> bool:
        """Whether the words from a place on are each one of some."""
        return all(self.key(at + place) in words for place, words in enumerate(choices))


def find_date(words: Sequence[Word], at: int, today: date, toward: Toward) -> FoundDate | None:
    """Return the date that begins at a word, with the words that lead to it; None where none does.

    Args:
        words: The sentence.
        at: The index of the word.
        today: The day to see it from.
        toward: Which way an open date is looked for.
    """
    view = _View(words, today, toward)
    found = _bare(view, at)
    if found is not None:
        return found
    for lead, phrases in told.LEADS.items():
        for phrase in phrases:
            after = at + len(phrase)
            if after >= len(words) or any(view.key(at + n) != word for n, word in enumerate(phrase)):
                continue
            found = _bare(replace(view, toward="future") if lead == "by" else view, after, led=True)
            if found is not None:
                return replace(found, first=at, lead=lead)
    return None


def find_dates(words: Sequence[Word], today: date, toward: Toward) -> list[FoundDate]:
    """Return every date in a sentence, in order."""
    found, at = [], 0
    while at < len(words):
        here = find_date(words, at, today, toward)
        if here is None:
            at += 1
        else:
            found.append(here)
            at = here.last
    return found


def read_date(text: str, today: date, toward: Toward = "past") -> date:
    """Return the date that a text is, as people write one.

    Args:
        text: Such as "yesterday", "lunedì scorso", "2026-03-01", "12 Nov".
        today: The day to see it from.
        toward: Which way an open date is looked for.

    Raises:
        DateError: Where it is no date, or one that doesn't exist.
    """
    line = clean_line(text)
    words = split(line)
    found = find_date(words, 0, today, toward) if words else None
    if found is None or found.last != len(words):
        raise DateError(
            message(
                "“{text}” is no date that is known here; write one such as 2026-03-01, 12 Nov or yesterday",
                text=line,
            )
        )
    if found.day is None:
        raise DateError(found.problem or message("“{text}” is no date", text=line))
    return found.day


_Form = Callable[[_View, int, bool], FoundDate | None]


def _bare(view: _View, at: int, *, led: bool = False) -> FoundDate | None:
    """Return the date that begins right at a word, by whichever form fits."""
    for form in _FORMS:
        found = form(view, at, led)
        if found is not None:
            return found
    return None


def _named(view: _View, at: int, led: bool) -> FoundDate | None:
    """Read "yesterday", "l'altro ieri", "this morning"."""
    for phrase, days, language in told.NAMED_DAYS.get(view.key(at), ()):
        if all(view.key(at + place) == word for place, word in enumerate(phrase)):
            return _moved(view, at, at + len(phrase), days=days, language=language)
    return None


def _counted(view: _View, at: int, led: bool) -> FoundDate | None:
    """Read "3 days ago", "tra due settimane", "within a month"."""
    ahead = view.key(at) in told.AHEAD
    limit = view.key(at) in told.LIMIT
    place = at + 1 if ahead or limit else at
    count, place = _count(view, place)
    unit = told.UNITS.get(view.key(place))
    if count is None or unit is None:
        return None
    name, language = unit
    place += 1
    if ahead or limit:
        sign = 1
    elif view.key(place) in told.AGO:
        sign, place = -1, place + 1
    elif view.phrase(place, frozenset({"from"}), frozenset({"now", "today"})):
        sign, place = 1, place + 2
    else:
        return None
    found = _moved(view, at, place, language=language, **{name: sign * count})
    return replace(found, lead="by") if limit else found


def _count(view: _View, at: int) -> tuple[int | None, int]:
    """Return a number in figures or words, and the place after it."""
    for phrase, count in told.COUPLES:
        if all(view.key(at + place) == word for place, word in enumerate(phrase)):
            return count, at + len(phrase)
    word = view.key(at)
    if word.isdecimal():
        return (int(word) if len(word) < 6 else None), at + 1
    return told.COUNTS.get(word), at + 1


def _span(view: _View, at: int, led: bool) -> FoundDate | None:
    """Read "last week", "il mese prossimo", "la scorsa settimana", "the end of the month"."""
    place = at + 1 if view.key(at) in told.ARTICLES else at
    first, second = view.key(place), view.key(place + 1)
    for side, unit in ((first, second), (second, first)):
        sign = -1 if side in told.LAST else 1 if side in told.NEXT else 0
        if sign and unit in told.SPANS:
            name, language = told.SPANS[unit]
            return _moved(view, at, place + 2, language=language, **{name: sign})
    return _ending(view, at, place)


def _ending(view: _View, at: int, place: int) -> FoundDate | None:
    for phrase, unit, language in told.ENDINGS:
        if all(view.key(place + step) == word for step, word in enumerate(phrase)):
            today = view.today
            if unit == "months":
                day = today.replace(day=calendar.monthrange(today.year, today.month)[1])
            else:  # a working week ends on Friday; on a weekend, the week itself on Sunday
                day = today + timedelta(days=(4 if today.weekday() <= 4 else 6) - today.weekday())
            return FoundDate(at, place + len(phrase), day, language=language)
    return None


def _weekday(view: _View, at: int, led: bool) -> FoundDate | None:
    """Read "Monday", "last Friday", "venerdì scorso", "lunedì 23 novembre"."""
    place = at + 1 if view.key(at) in told.ARTICLES else at
    side = _side(view.key(place))
    if side:
        place += 1
    known = told.WEEKDAYS.get(view.key(place))
    if known is None:
        return None
    index, short, language = known
    after = place + 1
    if short and view.key(after) == ".":
        after += 1
    if not side:
        dated = _weekday_and_day(view, at, after, index)
        if dated is not None:
            return dated
        weeks = _weeks(view, after)
        if weeks is not None:
            sign, after = weeks
            monday = view.today - timedelta(days=view.today.weekday())
            return FoundDate(at, after, monday + timedelta(days=7 * sign + index), language=language)
        side = _side(view.key(after))
        if side:
            after += 1
    if not side and not _stands_as_weekday(view, at, place, after, short=short, led=led):
        return None
    days = (index - view.today.weekday()) % 7 or 7
    if side == "this":
        days = index - view.today.weekday()
    elif side == "last" or (not side and view.toward == "past"):
        days = (days - 7) or -7
    day = view.today + timedelta(days=days)
    return FoundDate(at, after, day, said=bool(side), language=language)


def _side(word: str) -> str:
    if word in told.LAST:
        return "last"
    if word in told.NEXT:
        return "next"
    return "this" if word in told.THIS else ""


def _stands_as_weekday(view: _View, at: int, place: int, after: int, *, short: bool, led: bool) -> bool:
    """Whether a bare weekday is one: Domenica is a name too, "sat" a verb, "mar" a month.

    A short form counts only where something leads to it or where the sentence ends with it.
    """
    if view.key(at - 1) in told.BEFORE_NAMES and not led:
        return False
    if view.key(place) in told.WEEKENDS:
        return led
    return not short or led or after == len(view.words) or view.words[after].kind == "tag"


def _weeks(view: _View, at: int) -> tuple[int, int] | None:
    """Return -1 or 1 and the place after "last week", "della settimana prossima"."""
    place = at + 1 if view.key(at) in told.OF else at
    place = place + 1 if view.key(place) in told.ARTICLES else place
    first, second = view.key(place), view.key(place + 1)
    for side, unit in ((first, second), (second, first)):
        if told.SPANS.get(unit, ("", ""))[0] == "weeks" and _side(side) in {"last", "next"}:
            return (-1 if side in told.LAST else 1), place + 2
    return None


def _weekday_and_day(view: _View, at: int, place: int, index: int) -> FoundDate | None:
    """Read what follows a weekday: "23 novembre", "the 23rd", "Nov 23"; both must agree."""
    if view.key(place) == ",":
        place += 1
    found = (
        _day_and_month(view, place, True) or _figures(view, place, True) or _day_of_month(view, place, True)
    )
    if found is None:
        return None
    found = replace(found, first=at)
    if found.day is not None and found.day.weekday() != index:
        written = _written(view, at, found.last)
        return replace(
            found, day=None, problem=message("“{text}”: that day is another weekday", text=written)
        )
    return found


def _figures(view: _View, at: int, led: bool) -> FoundDate | None:
    """Read "2026-03-01", "1/3", "1/3/2026", "1.3.2026"."""
    if at >= len(view.words) or view.words[at].kind != "numeric":
        return None
    text = view.words[at].key
    if iso := told.YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, iso.group(1, 3, 4))
        return _exact(view, at, at + 1, year, month, day)
    if full := told.DAY_FIRST.fullmatch(text):
        day, month, year = map(int, full.group(1, 3, 4))
        return _exact(view, at, at + 1, year + 2000 if year < 100 else year, month, day)
    if short := told.DAY_MONTH.fullmatch(text):
        day, month = map(int, short.groups())
        if 1 <= day <= 31 and 1 <= month <= 31:  # 12/25 was meant as a date, 50/50 was not
            return _open_year(view, at, at + 1, month, day)
    return None


def _day_and_month(view: _View, at: int, led: bool) -> FoundDate | None:
    """Read "12 Nov", "the 12th of November 2025", "Nov 12, 2025", "12 novembre"."""
    place = at + 1 if view.key(at) in told.ARTICLES else at
    day = _day_number(view.key(place))
    if day is not None:
        place += 1
        if view.key(place) in told.OF:
            place += 1
        month = told.ENTRY_MONTHS.get(view.key(place))
        place += 1
    else:
        month = told.ENTRY_MONTHS.get(view.key(place))
        place += 1
        if view.key(place) == ".":
            place += 1
        day = _day_number(view.key(place))
        place += 1
    if month is None or day is None:
        return None
    number, language = month
    if view.key(place) == "." and view.key(place + 1).isdecimal():
        place += 1
    year = _year(view, place)
    if year is not None:
        return replace(_exact(view, at, year[1], year[0], number, day), language=language)
    return replace(_open_year(view, at, place, number, day), language=language)


def _year(view: _View, at: int) -> tuple[int, int] | None:
    place = at + 1 if view.key(at) in {",", "del", "di", "de"} else at
    word = view.key(place)
    return (int(word), place + 1) if len(word) == 4 and word.isdecimal() else None


def _day_of_month(view: _View, at: int, led: bool) -> FoundDate | None:
    """Read "the 12th", "il 12", "12th"; looked for month by month, for not every month has a 31st."""
    article = view.key(at) in told.ARTICLES
    place = at + 1 if article else at
    if place >= len(view.words) or view.words[place].kind not in {"number", "word"}:
        return None
    word = view.key(place)
    day = _day_number(word)
    figures = word.isdecimal()
    if day is None or (figures and view.key(at) not in told.ITALIAN_ARTICLES and not (led and article)):
        if not (figures and led and view.toward and view.key(at - 1) in told.WEEKDAYS):
            return None
    if day is None or not 1 <= day <= 31:
        return None
    if not figures and not article and not led and not _closes(view, place + 1):
        return None
    step = 1 if view.toward == "future" else -1
    month = view.today.year * 12 + view.today.month - 1
    for ahead in range(9):  # at most two months in a row lack a day
        year, index = divmod(month + step * ahead, 12)
        if 1 <= year <= 9999 and day <= calendar.monthrange(year, index + 1)[1]:
            found = date(year, index + 1, day)
            if (found - view.today).days * step > 0:
                return FoundDate(at, place + 1, found, said=False)
    return None


def _closes(view: _View, at: int) -> bool:
    """Whether the sentence or its part ends before a word: "12th" and not "12th floor"."""
    return at >= len(view.words) or view.words[at].kind in {"tag", "mark"} or view.key(at) in told.LINKS


def _day_number(word: str) -> int | None:
    if word in told.FIRST:
        return 1
    found = told.ORDINAL.fullmatch(word)
    return int(found[1]) if found else None


def _written(view: _View, first: int, last: int) -> str:
    words = view.words[first:last]
    return " ".join(word.text for word in words)


def _moved(
    view: _View, first: int, last: int, *, days: int = 0, weeks: int = 0, months: int = 0, years: int = 0,
    language: str,
) -> FoundDate:  # fmt: skip
    """Return the date some time from today; by months, at most the last day of that month."""
    try:
        month = view.today.year * 12 + view.today.month - 1 + months + 12 * years
        year, index = divmod(month, 12)
        last_day = calendar.monthrange(year, index + 1)[1] if 1 <= year <= 9999 else 0
        moved = date(year, index + 1, min(view.today.day, last_day)) + timedelta(days=days + 7 * weeks)
    except (ValueError, OverflowError):
        problem = message("“{text}” is too far away", text=_written(view, first, last))
        return FoundDate(first, last, None, language=language, problem=problem)
    return FoundDate(first, last, moved, language=language)


def _exact(view: _View, first: int, last: int, year: int, month: int, day: int) -> FoundDate:
    try:
        return FoundDate(first, last, date(year, month, day))
    except ValueError:
        return FoundDate(first, last, None, problem=_no_date(_written(view, first, last), month))


def _open_year(view: _View, first: int, last: int, month: int, day: int) -> FoundDate:
    """Return the nearest year's date on the side that is looked at; 29 February needs a leap year."""
    step = 1 if view.toward == "future" else -1
    for years in range(9):
        try:
            found = date(view.today.year + step * years, month, day)
        except ValueError:
            continue
        if (found - view.today).days * step >= 0:
            return FoundDate(first, last, found, said=False)
    return FoundDate(first, last, None, problem=_no_date(_written(view, first, last), month))


def _no_date(text: str, month: int) -> Message:
    if month > 12:
        return message("“{text}” is no date: the day comes first, then the month", text=text)
    return message("“{text}” is a date that doesn't exist", text=text)


_FORMS: Final[tuple[_Form, ...]] = (
    _named, _counted, _span, _figures, _day_and_month, _weekday, _day_of_month,
)  # fmt: skip


def read_exported_date(text: str) -> date:
    """Return the date in a cell of an export, in English, German, Italian, French or Spanish.

    Args:
        text: Such as "08 Feb 2024", "8. Feb. 2024", "08 févr. 2024", "8 de feb. de 2024",
            "Feb 8, 2024", "2024-02-08"; a time after it is left out.

    Raises:
        DateError: Where it is no date, or one that doesn't exist.
    """
    line = clean_line(text)
    for pattern, order in told.EXPORTED:
        found = pattern.match(fold(line))
        if found is None:
            continue
        parts = dict(zip(order, found.groups(), strict=True))
        month = parts["m"]
        number = int(month) if month.isdecimal() else told.MONTHS.get(month, 0)
        if not number:
            break
        try:
            return date(int(parts["y"]), number, int(parts["d"]))
        except ValueError:
            raise DateError(_no_date(line, number)) from None
    raise DateError(message("“{text}” is no date that is known here", text=line))


__all__ = [
    "DateError", "FoundDate", "Toward", "find_date", "find_dates", "read_date", "read_exported_date",
]  # fmt: skip
_ = re
