"""Days in rows: read as records read them, without a record."""

from datetime import date
from functools import lru_cache
from typing import Any, Final

from netui.domain.kinds import Day

_DAY: Final = Day()


def day(value: Any) -> date | None:
    """Return the day that a row's value is; None where it is none."""
    return _day(value) if type(value) is str else None


@lru_cache(8192)  # a network of years has some thousand different days
def _day(text: str) -> date | None:
    try:
        return _DAY.load(text)
    except ValueError:
        return None


def day_of(moment: Any) -> date | None:
    """Return the day of a time such as `created`; None where it is no time."""
    return day(moment[:10]) if isinstance(moment, str) else None
