"""Which backups are worth keeping."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

LATEST: Final = 10
DAYS: Final = 14
WEEKS: Final = 8


def to_keep(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the moments whose backups stay: the last 10, one a day for 14 days, one a week for 8 weeks.

    Of a day and of a week (Monday to Sunday) it is the last one that stays, so that what is kept today is
    still there when the day becomes part of a week.

    Args:
        moments: When backups were made, with a time zone.
        now: The present; days and weeks are those of its time zone.
    """
    ordered = sorted(moments)
    kept = set(ordered[-LATEST:])
    today = now.date()
    monday = today - timedelta(days=today.weekday())
    last_of_day = {moment.astimezone(now.tzinfo).date(): moment for moment in ordered}
    last_of_week = {day - timedelta(days=day.weekday()): moment for day, moment in last_of_day.items()}
    kept.update(m for day, m in last_of_day.items() if today - timedelta(days=DAYS) < day <= today)
    kept.update(m for week, m in last_of_week.items() if monday - timedelta(weeks=WEEKS) < week <= monday)
    return kept
