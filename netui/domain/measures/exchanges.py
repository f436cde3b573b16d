"""What was exchanged when: the counts behind balance, turnover and the sparkline."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from netui.domain.measures.days import day, day_of
from netui.domain.network import Network
from netui.domain.tables import DIRECTIONS, Exchange


@dataclass(frozen=True, slots=True)
class Month:
    """What happened in one month.

    Attributes:
        first: Its first day.
        gave: Exchanges given.
        received: Exchanges received.
    """

    first: date
    gave: int
    received: int

    @property
    def count(self) -> int:
        """Exchanges both ways."""
        return self.gave + self.received


def counts_from(exchange: Exchange) -> date | None:
    """Return the day that an exchange counts from: when it was, else when it was written down."""
    return exchange.on if exchange.on is not None else day_of(exchange.created)


def happened(exchanges: Iterable[Exchange], today: date) -> Iterator[tuple[Exchange, date]]:
    """Yield the exchanges that took place up to today, each with its day; promises don't count."""
    for exchange in exchanges:
        on = counts_from(exchange) if exchange.done and exchange.direction else None
        if on is not None and on <= today:
            yield exchange, on


def _days(network: Network, last: date) -> Iterator[tuple[str, date]]:
    """Yield direction and day of each exchange that took place up to a day.

    As `happened`, from rows: counting thousands of exchanges needs no record of each.
    """
    for raw in network.rows[Exchange.TABLE].values():
        direction = raw.get("direction")
        if direction not in DIRECTIONS or raw.get("deleted") or raw.get("status") == "promised":
            continue
        on = day(raw.get("on")) or day_of(raw.get("created"))
        if on is not None and on <= last:
            yield direction, on


def exchanged(network: Network, first: date, last: date) -> tuple[int, int]:
    """Return how many exchanges were given and how many received between two days, both included."""
    counts = Counter(direction for direction, on in _days(network, last) if on >= first)
    return counts["gave"], counts["received"]


def quarter(today: date) -> date:
    """Return the first day of the quarter of the year that a day is in."""
    return today.replace(month=today.month - (today.month - 1) % 3, day=1)


def months(network: Network, today: date, count: int = 12) -> tuple[Month, ...]:
    """Return the exchanges of the last months, oldest first, today's month last.

    Args:
        network: The network.
        today: The day that it is.
        count: How many months.
    """
    this = today.year * 12 + today.month - 1
    gave, received = [0] * count, [0] * count
    for direction, on in _days(network, today):
        place = on.year * 12 + on.month - 1 - this + count - 1
        if 0 <= place < count:
            (gave if direction == "gave" else received)[place] += 1
    firsts = [this - count + 1 + place for place in range(count)]
    return tuple(
        Month(date(number // 12, number % 12 + 1, 1), *counts)
        for number, *counts in zip(firsts, gave, received, strict=True)
    )


def monthly_exchanges(network: Network, today: date, count: int = 12) -> tuple[int, ...]:
    """Return how many exchanges took place in each of the last months, oldest first: the sparkline."""
    return tuple(month.count for month in months(network, today, count))
