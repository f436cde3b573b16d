"""Reach and quality of the network: living contacts against all, and what is not covered."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from netui.domain.measures.affinity import Affinities
from netui.domain.measures.balance import PRIOR, weights
from netui.domain.measures.circles import NOT_HELD
from netui.domain.measures.strength import LIVING, strengths
from netui.domain.messages import Measure, Message, message
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import Contact, Exchange
from netui.domain.text import fold


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of a network is alive, and where.

    Attributes:
        contacts: People in the network; not the archived, nor those still to approach.
        living: Those of them who are living.
        uncovered: Sectors related to yours in which nobody is living, sorted.
        reasons: "184 contacts", "61 living", "4 related sectors uncovered: …".
    """

    contacts: int
    living: int
    uncovered: tuple[str, ...]
    reasons: tuple[Message, ...]


def reach(network: Network, today: date) -> Reach:
    """Return how much of a network is alive, and where; it reads rows, not records."""
    profile = network.profile
    attention = strengths(network, today)
    held = _held(network)
    living = [raw for identifier, raw in held.items() if attention.get(identifier, 0.0) >= LIVING]
    covered = {fold(sector) for raw in living if isinstance(sector := raw.get("sector"), str)}
    related = {fold(word): word for words in profile.related.values() for word in words}
    mine = {fold(word) for word in profile.sectors}
    uncovered = tuple(sorted(word for key, word in related.items() if key not in covered | mine))
    return Reach(len(held), len(living), uncovered, _reasons(len(held), len(living), uncovered))


def quality(network: Network, today: date) -> Measure:
    """Return the quality of the network, 0 to 1: Σ affinity·strength·mutuality / N.

    Mutuality is (2·min(G, R) + 1) / (G + R + 2), with the weights of `balance`: a half where nothing was
    exchanged, towards 1 where both gave much, towards 0 where only one did.
    """
    near = Affinities(network.profile)
    attention = strengths(network, today)
    ledger: dict[str, list[Exchange]] = defaultdict(list)
    for exchange in network.all(Exchange):
        ledger[exchange.contact].append(exchange)
    held = _held(network)
    total = 0.0
    for identifier in held.keys() & attention.keys():
        contact = network.get(Contact, identifier)
        if contact is not None:
            mutual = mutuality(ledger.get(identifier, []), today)
            total += near.value(contact) * attention[identifier] * mutual
    return Measure(total / len(held) if held else 0.0, reach(network, today).reasons)


def _held(network: Network) -> dict[str, Raw]:
    """Return the rows of those whom the network counts, by id."""
    rows = network.rows[Contact.TABLE].items()
    return {each: raw for each, raw in rows if not raw.get("deleted") and raw.get("stage") not in NOT_HELD}


def mutuality(exchanges: list[Exchange], today: date) -> float:
    """Return how much both sides gave, 0 to 1; a half where nothing was exchanged."""
    gave, received = weights(exchanges, today)
    return (2 * min(gave, received) + 1) / (gave + received + PRIOR)


def _reasons(contacts: int, living: int, uncovered: tuple[str, ...]) -> tuple[Message, ...]:
    reasons = [
        message("{count} contact", "{count} contacts", count=contacts),
        message("{count} living", "{count} living", count=living),
    ]
    if uncovered:
        said = message(
            "{count} related sector uncovered: {sectors}",
            "{count} related sectors uncovered: {sectors}",
            count=len(uncovered),
            sectors=", ".join(uncovered),
        )
        reasons.append(said)
    return tuple(reasons)
