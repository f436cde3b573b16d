"""Dates as people write them, in English and Italian, seen from today; and as exports write them.

No library: dateparser costs 0.3 s to import and guesses ("may" is a month to it, "sat" a day), and a
locale would tie what can be read to the machine. Here are a few closed forms, tried word by word, so
that each key of a line being typed is understood in well under a millisecond.

The rules where a form could mean two days:

- In figures the day comes first: 1/3 is 1 March. 12/25 is no date, and said to be none.
- A weekday, or a day without its month or year, is the latest one past when something is told, the
  next one when something is promised or planned; a weekday is never today itself.
- "last" and "next" with a weekday: the nearest one before and after today. "this": the one of this week.
- A date that doesn't exist is said to be none; it is never moved to one that does. Only "a month ago"
  and the like, which name no day, end on the last day of a shorter month.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from netui.domain import daywords
from netui.domain.dateforms import FoundDate, Toward, View, bare_date, bare_length, no_date
from netui.domain.messages import NetuiError, message
from netui.domain.text import clean_line, fold
from netui.domain.words import Word, split


class DateError(NetuiError):
    """What is written is no date; says what would be one."""


def find_date(words: Sequence[Word], at: int, today: date, toward: Toward) -> FoundDate | None:
    """Return the date that begins at a word, with the words that lead to it; None where none does.

    Args:
        words: The sentence.
        at: The index of the word.
        today: The day to see it from.
        toward: Which way an open date is looked for; after "by" and the like it is always ahead.
    """
    view = View(words, today, toward)
    found = bare_date(view, at)
    if found is not None:
        return found
    for lead, phrases in daywords.LEADS:
        for phrase in phrases:
            if view.says(at, phrase):
                ahead: Toward = "future" if lead == "by" else toward
                found = bare_date(replace(view, toward=ahead, led=True), at + len(phrase))
                if found is not None:
                    return replace(found, first=at, lead=lead)
    return None


def read_date(text: str, today: date, toward: Toward = "past") -> date:
    """Return the date that a text is, as people write one.

    Args:
        text: Such as "yesterday", "lunedì scorso", "2026-03-01", "12 Nov"; towards the future also a
            length of time such as "2 weeks" or "2w".
        today: The day to see it from.
        toward: Which way an open date is looked for.

    Raises:
        DateError: Where it is no date, or one that doesn't exist.
    """
    line = clean_line(text)
    words = split(line)
    found = find_date(words, 0, today, toward) if words else None
    if found is None and toward == "future":
        found = bare_length(View(words, today, toward))
    if found is None or found.last != len(words):
        raise DateError(
            message(
                "“{text}” is no date that is known here; write one such as 2026-03-01, 12 Nov or yesterday",
                text=line,
            )
        )
    if found.day is None:
        raise DateError(found.problem or message("“{text}” is a date that doesn't exist", text=line))
    return found.day


def take_limit(text: str, today: date) -> tuple[str, date | None]:
    """Return a text without the limit that it names ("by friday", "entro venerdì"), and the day of it.

    Args:
        text: What is asked for, as people write it; without a limit it comes back as it is.
        today: The day to see it from.

    Raises:
        DateError: The limit is a date that doesn't exist.
    """
    line = clean_line(text)
    words = split(line)
    for at, word in enumerate(words):
        found = find_date(words, at, today, "future") if word.key in daywords.LIMITS else None
        if found is None or found.lead != "by" or (found.last < len(words) and _goes_on(words[found.last])):
            continue
        if found.day is None:
            raise DateError(found.problem or message("“{text}” is a date that doesn't exist", text=line))
        before, after = line[: word.start].rstrip(), line[words[found.last - 1].end :].lstrip()
        if before.endswith("(") and after.startswith(")"):
            before, after = before[:-1], after[1:]
        space = "" if after[:1] in _TIGHT else " "
        return f"{before.rstrip(_LOOSE)}{space}{after}".strip(_LOOSE), found.day
    return line, None


_LOOSE: Final = " ,;:–—-"
"""What is left hanging where a limit is taken out."""
_TIGHT: Final = frozenset(("", *",.;:!?)"))


def _goes_on(word: Word) -> bool:
    """Whether a date is only the beginning of something else: "by Friday's meeting"."""
    return word.kind == "ending"


def parse_day(text: str, today: date, toward: Toward = "future") -> date | None:
    """Return the date that a text is, or None while it is none: for a line that is being typed."""
    try:
        return read_date(text, today, toward)
    except DateError:
        return None


def read_exported_date(text: str) -> date:
    """Return the date in a cell of an export, in English, German, Italian, French or Spanish.

    Args:
        text: Such as "08 Feb 2024", "8. Feb. 2024", "08 févr. 2024", "8 de feb. de 2024",
            "Feb 8, 2024", "2024-02-08"; a time after it is left out.

    Raises:
        DateError: Where it is no date, or one that doesn't exist.
    """
    line = clean_line(text)
    folded = fold(line)
    for form in _EXPORTED:
        if found := form.fullmatch(folded):
            written = found["month"]
            month = int(written) if written.isdecimal() else daywords.EXPORT_MONTHS.get(written, (0, ""))[0]
            if month:
                try:
                    return date(int(found["year"]), month, int(found["day"]))
                except ValueError:
                    raise DateError(no_date(line, month)) from None
    raise DateError(message("“{text}” is no date that is known here", text=line))


_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_WORD = r"(?P<month>[a-z]{3,12})\.?"
_TIME = r"(?:[t,\s].*)?"
_EXPORTED: Final = tuple(
    re.compile(form + _TIME)
    for form in (
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.]{_DAY}",
        rf"{_DAY}[-/.](?P<month>\d{{1,2}})[-/.]{_YEAR}",
        rf"{_DAY}(?:er|st|nd|rd|th|[.°º])?[\s-]*(?:de |of |di )?{_WORD},?[\s-]*(?:de |del )?{_YEAR}",
        rf"{_WORD}\s*{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
    )
)

__all__ = [
    "DateError", "FoundDate", "Toward", "find_date", "parse_day", "read_date", "read_exported_date",
    "take_limit",
]  # fmt: skip
