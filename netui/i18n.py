"""What people read, in their language: the one place that knows about translations, dates and numbers.

English is the source language. A catalogue is ``netui/locale/LANG/LC_MESSAGES/netui.mo``; the language
is the environment's (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), as for every gettext program.
"""

import gettext as _gettext
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from netui.domain import spans
from netui.domain.messages import Message, message

_translations = _gettext.translation("netui", Path(__file__).parent / "locale", fallback=True)


def install(translations: _gettext.NullTranslations) -> None:
    """Say everything from here on with other translations."""
    global _translations  # noqa: PLW0603 - one language a process, chosen once
    _translations = translations


def _(text: str) -> str:
    """Return a sentence in the user's language."""
    return _translations.gettext(text)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a sentence that fits a count, with ``{count}`` filled in."""
    return _translations.ngettext(singular, plural, count).format(count=count)


def say(said: Message) -> str:
    """Return a message in the user's language; dates and messages among its values too."""
    if said.plural is None:
        text = _translations.gettext(said.text)
    else:
        text = _translations.ngettext(said.text, said.plural, said.values.get("count", 2))
    return (
        text.format(**{name: _value(value) for name, value in said.values.items()}) if said.values else text
    )


def _value(value: Any) -> Any:
    if isinstance(value, Message):
        return say(value)
    if isinstance(value, date):
        return day(value)
    return value


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def month(number: int) -> str:
    """Return the short name of a month, 1 to 12."""
    return _(_MONTHS[number - 1])


def day(when: date, today: date | None = None) -> str:
    """Return a date in words: "9 Nov", with its year unless that is today's.

    Args:
        when: The date.
        today: Leave out the year where it is this day's.
    """
    text = _("{day} {month}").format(day=when.day, month=month(when.month))
    if today is not None and today.year == when.year:
        return text
    return _("{day_and_month} {year}").format(day_and_month=text, year=when.year)


def moment(when: datetime) -> str:
    """Return a time as the user's clock shows it: "24 Nov 2026 13:05"."""
    local = when.astimezone()
    return _("{day} {time}").format(day=day(local.date()), time=f"{local:%H:%M}")


def weekday(when: date) -> str:
    """Return a date with its weekday: "Tue 24 Nov"."""
    return _("{weekday} {day} {month}").format(
        weekday=_(_WEEKDAYS[when.weekday()]), day=when.day, month=month(when.month)
    )


def from_today(when: date, today: date) -> str:
    """Return a date as people say it, seen from today: "tomorrow", "3 days ago", "in 2 months"."""
    return say(spans.from_today((when - today).days))


def deadline(when: date, today: date) -> str:
    """Return a date as it follows "by": "tomorrow", "Fri 27 Nov", "3 Mar 2027"."""
    days = (when - today).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if days in near:
        return near[days]
    return weekday(when) if abs(days) < 60 else day(when, today)


def span(days: int) -> str:
    """Return a length of time in its largest fitting unit: "42 days", "5 months", "2 years"."""
    return say(spans.span(days))


def number(value: float, places: int = 0) -> str:
    """Return a number with a fixed count of decimal places."""
    return f"{value:.{places}f}"


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return _("{items} and {last}").format(items=", ".join(items[:-1]), last=items[-1])


__all__ = [
    "_", "day", "deadline", "from_today", "install", "listed", "message", "moment", "month",
    "ngettext", "number", "say", "span", "weekday",
]  # fmt: skip
