"""How many people each circle and each sector holds."""

from collections import Counter
from dataclasses import dataclass

from netui.domain.network import Network
from netui.domain.tables import CIRCLE_SIZES, CIRCLES, Contact

NOT_HELD = ("archived", "to-approach")
"""Stages of people who are not, or not yet, kept in touch with: no measure of the network counts them."""


@dataclass(frozen=True, slots=True)
class CircleCount:
    """How full a circle is.

    Attributes:
        circle: Its word.
        count: The people in it.
        size: How many it holds well; None for open.
    """

    circle: str
    count: int
    size: int | None


def circles(network: Network) -> tuple[CircleCount, ...]:
    """Return each circle with how many people are in it, closest first."""
    held = Counter(_word(raw.get("circle")) for raw in _held(network))
    return tuple(CircleCount(word, held[word], CIRCLE_SIZES.get(word)) for word in CIRCLES)


def sectors(network: Network) -> list[tuple[str, int]]:
    """Return each sector with how many people are in it, largest first; people without one aside."""
    held = Counter(
        sector for raw in _held(network) if isinstance(sector := raw.get("sector"), str) and sector
    )
    return sorted(held.items(), key=lambda item: (-item[1], item[0]))


def _held(network: Network) -> list[dict[str, object]]:
    rows = network.rows[Contact.TABLE].values()
    return [raw for raw in rows if not raw.get("deleted") and raw.get("stage") not in NOT_HELD]


def _word(circle: object) -> str:
    return circle if isinstance(circle, str) and circle in CIRCLES else "open"
