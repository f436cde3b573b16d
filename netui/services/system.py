"""The machine's own clock and randomness; tests pass others."""

import random
from datetime import UTC, date, datetime


class SystemClock:
    """Tells the machine's time."""

    def now(self) -> datetime:
        """Return the moment, UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the day in the machine's time zone: where the user is."""
        return datetime.now().astimezone().date()


system_randomness = random.SystemRandom()
