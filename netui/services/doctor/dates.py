"""Dates that can hardly be: done in the future, closed before it was opened, a person of 130 years."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final, NamedTuple

from netui.domain.kinds import UNREADABLE, Day, Moment
from netui.domain.messages import Message, message
from netui.domain.records import Raw
from netui.domain.tables import RECORD_TYPES, Contact
from netui.services.doctor.findings import Finding, Patient, correcting, rows_of

_DAY: Final = Day()
_OLDEST: Final = date(1900, 1, 1)
_AGE: Final = 130  # years
_PLANS: Final = 366  # days
_WRONG_CLOCK: Final = timedelta(days=1)
_STAMPS: Final = ("created", "updated", "deleted")
_CLOCK: Final = message("a clock was wrong when this was written: look at those of your machines")


class _Order(NamedTuple):
    """Two days of which one can't be before the other, and how it is said that it is."""

    first: str
    then: str
    said: str


_DONE: Final = {
    "contacts": ("met_on",), "exchanges": ("on", "thanked_on"), "requests": ("on", "closed_on"),
    "openings": ("on",), "introductions": ("on",), "shares": ("on",),
}  # fmt: skip
"""Days of what has happened."""
_ORDERS: Final = {
    "exchanges": (
        _Order("on", "thanked_on", "thanked on {then}, before it was given on {first}"),
        _Order("on", "due", "due on {then}, before it was promised on {first}"),
    ),
    "requests": (
        _Order("on", "closed_on", "closed on {then}, before it was asked on {first}"),
        _Order("on", "due", "due on {then}, before it was asked on {first}"),
    ),
    "openings": (_Order("on", "closes_on", "closes on {then}, before it was heard of on {first}"),),
}
_DAYS: Final = {
    cls.TABLE: [name for name, kind in cls.kinds().items() if isinstance(kind, Day)] for cls in RECORD_TYPES
}


def check(patient: Patient) -> Iterator[Finding]:
    """Yield dates that are impossible or doubtful; what is no date at all is for others to find."""
    ahead = (date.fromisoformat(patient.now[:10]) + _WRONG_CLOCK).isoformat() + patient.now[10:]
    today = patient.today.isoformat()
    for table, fields in _DAYS.items():
        for identifier, raw in patient.live(table):
            if _is_usual(table, fields, raw, today, ahead):
                continue
            days = {name: day for name in fields if (day := _day(raw.get(name))) is not None}
            said = [*_days(table, raw, days, patient.today), *_stamps(raw, ahead)]
            if table == Contact.TABLE:
                said += _birthday(raw, patient.today)
            for code, field, what in said:
                name, todo = patient.name(table, identifier), correcting(table, identifier, field)
                if field in _STAMPS:
                    todo = _CLOCK
                yield Finding(code, what, todo, table, identifier, name, broken=False)


def _is_usual(table: str, fields: Sequence[str], raw: Raw, today: str, ahead: str) -> bool:
    """Whether nothing in a row needs a closer look, as nearly always; quick, for texts compare as days do."""
    for name in _STAMPS:
        value = raw.get(name)
        if value is not None and (type(value) is not str or not _is_like_moment(value) or value > ahead):
            return False
    if "birthday" in raw or "passed" in raw:
        return False
    for name in fields:
        value = raw.get(name)
        if value is not None and (type(value) is not str or not "1900" < value <= today):
            return False
    for order in _ORDERS.get(table, ()):
        first, then = raw.get(order.first), raw.get(order.then)
        if first and then and then < first:
            return False
    return True


def _days(table: str, raw: Raw, days: dict[str, date], today: date) -> Iterator[tuple[str, str, Message]]:
    done = _DONE.get(table, ())
    promised = table == "exchanges" and raw.get("status") == "promised"
    for name, day in days.items():
        if day < _OLDEST:
            yield "long-ago", name, message("{field} is {day}", field=name, day=day.isoformat())
        elif day <= today:
            continue
        elif (name in done and not (promised and name == "on")) or _is_far(table, name, day, today):
            yield "future", name, message("{field} is in the future: {day}", field=name, day=day)
    for order in _ORDERS.get(table, ()):
        first, then = days.get(order.first), days.get(order.then)
        if first and then and then < first and (table != "exchanges" or promised == (order.then == "due")):
            yield "order", order.then, message(order.said, first=first, then=then)
    for passed in rows_of(raw, "passed") if table == "openings" else ():
        day_passed = _day(passed.get("on"))
        if day_passed and day_passed > today:
            yield "future", "passed", message("passed on in the future: {day}", day=day_passed)


def _is_far(table: str, name: str, day: date, today: date) -> bool:
    """Whether a meeting is further ahead than people plan."""
    return table == "interactions" and name == "on" and (day - today).days > _PLANS


def _stamps(raw: Raw, ahead: str) -> Iterator[tuple[str, str, Message]]:
    for name in _STAMPS:
        value = raw.get(name)
        if type(value) is not str:
            continue
        if value > ahead and _is_moment(value):
            yield "clock", name, message("{field} is in the future: {moment}", field=name, moment=value)
        elif not _is_like_moment(value) and not _is_moment(value):
            yield "clock", name, message("{field} is no time in UTC", field=name)


def _is_like_moment(value: str) -> bool:
    """Whether a text looks like a time at a glance: 300,000 of them are looked at."""
    return len(value) == 20 and value[10] == "T" and value[19] == "Z" and value[:4].isdigit()


@lru_cache(1024)
def _is_moment(value: str) -> bool:
    try:
        Moment().parse(value)
    except UNREADABLE:
        return False
    return True


def _birthday(raw: Raw, today: date) -> Iterator[tuple[str, str, Message]]:
    day = _day(raw.get("birthday"))  # one without a year is none
    if day is None:
        return
    if day > today:
        yield "birthday", "birthday", message("birthday is in the future: {day}", day=day)
    elif today.year - day.year > _AGE:
        yield "birthday", "birthday", message("born {years} years ago", years=today.year - day.year)


def _day(value: Any) -> date | None:
    return _known_day(value) if type(value) is str else None


@lru_cache(8192)
def _known_day(value: str) -> date | None:
    try:
        return _DAY.load(value)
    except UNREADABLE:
        return None
