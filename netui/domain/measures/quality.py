"""Quality of the network: living contacts against all, and what is not covered."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from netui.domain.measures.affinity import Affinities
from netui.domain.measures.balance import PRIOR, weights
from netui.domain.measures.circles import NOT_HELD
from netui.domain.measures.strength import LIVING, strengths
from netui.domain.messages import Message, message
from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange
from netui.domain.text import fold


@dataclass(frozen=True, slots=True)
class Quality:
    """What a network is worth beyond its size.

    Attributes:
        value: Σ affinity·strength·mutuality / contacts, 0 to 1.
        contacts: People in the network; not the archived, nor those still to approach.
        living: Those of them who are living.
        uncovered: Sectors related to yours in which nobody is living, sorted.
        reasons: "184 contacts", "61 living", "4 related sectors uncovered: …".
    """

    value: float
    contacts: int
    living: int
    uncovered: tuple[str, ...]
    reasons: tuple[Message, ...]


def quality(network: Network, today: date) -> Quality:
    """Return the quality of the network: Σ affinity·strength·mutuality / N.

    Mutuality is (2·min(G, R) + 1) / (G + R + 2), with the weights of `balance`: a half where nothing was
    exchanged, towards 1 where both gave much, towards 0 where only one did.
    """
    profile = network.profile
    near = Affinities(profile)
    attention = strengths(network, today)
    ledger: dict[str, list[Exchange]] = defaultdict(list)
    for exchange in network.all(Exchange):
        ledger[exchange.contact].append(exchange)
    total, count, living = 0.0, 0, 0
    covered: set[str] = set()
    for identifier, raw in network.rows[Contact.TABLE].items():
        if raw.get("deleted") or raw.get("stage") in NOT_HELD:
            continue
        count += 1
        strength = attention.get(identifier, 0.0)
        # Rows, not records: of an address book of thousands most were never in touch, and add nothing.
        contact = network.get(Contact, identifier) if strength else None
        if contact is None:
            continue
        if strength >= LIVING:
            living += 1
            covered.add(fold(contact.sector))
        total += near.value(contact) * strength * mutuality(ledger.get(identifier, []), today)
    related = {fold(word): word for words in profile.related.values() for word in words}
    mine = {fold(word) for word in profile.sectors}
    uncovered = tuple(sorted(word for key, word in related.items() if key not in covered | mine))
    return Quality(
        total / count if count else 0.0, count, living, uncovered, _reasons(count, living, uncovered)
    )


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
