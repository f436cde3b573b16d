"""Time, passed in: a measure that looked at the clock itself could not be tested."""

from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the moment, with a time zone."""
        ...

    def today(self) -> date:
        """Return the day where the user is."""
        ...


def stamp(moment: datetime) -> str:
    """Return a moment as records hold it: UTC, ``YYYY-MM-DDTHH:MM:SSZ``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
