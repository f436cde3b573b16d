"""Bridging: how far somebody reaches people who would not meet without them.

Burt, Structural Holes (1992): who stands between people that don't know each other hears of more, and
earlier. You stand in the centre and know everybody here: your own ties part nobody from anybody and are left
out.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from netui.domain.messages import Message, message
from netui.domain.network import Network
from netui.domain.tables import Contact


@dataclass(frozen=True, slots=True)
class Bridging:
    """How far a contact reaches people who would not meet without them.

    Attributes:
        value: Burt's effective size: the people they know, less what those have in common; 0 for nobody.
        constraint: Burt's constraint: how far all whom they know are one group, from 1/n where nobody knows
            another to a little over 1; None where they know nobody.
        known: How many of your people they know.
        alone: How many of those know nobody else of yours.
        asked: The share of pairs among those of whom something is written down, 0 to 1: whether two people
            know each other is known only where one of them was asked.
        reasons: "knows 6 people of yours, 4 of whom know nobody else of yours", …
    """

    value: float
    constraint: float | None
    known: int
    alone: int
    asked: float
    reasons: tuple[Message, ...]


class Acquaintances:
    """Who knows whom among your contacts, both ways, read from their rows once; nobody from the trash.

    For one question: a network that changes is read anew.
    """

    def __init__(self, network: Network) -> None:
        rows = network.rows[Contact.TABLE]
        self._known: dict[str, set[str]] = {}
        self._asked: set[str] = set()
        for identifier, raw in rows.items():
            others = raw.get("knows")
            if type(others) is not list or raw.get("deleted"):
                continue
            for other in others:
                there = rows.get(other) if type(other) is str and other != identifier else None
                if there is not None and not there.get("deleted"):
                    self._known.setdefault(identifier, set()).add(other)
                    self._known.setdefault(other, set()).add(identifier)
                    self._asked.add(identifier)

    def of(self, contact: str) -> AbstractSet[str]:
        """Return the ids of those whom a contact knows, or who know them."""
        return self._known.get(contact, frozenset())

    def bridging(self, contact: str) -> Bridging:
        """Return how far a contact reaches, looking at nobody but those whom they know.

        Effective size is n − 2t/n for n people with t ties among them (Borgatti 1997, for ties that are there
        or not). Constraint is Σ_j (p_ij + Σ_q p_iq·p_qj)², each person's attention shared evenly among the
        contact and those of the n whom they know.

        Args:
            contact: The contact's id.
        """
        people = self.of(contact)
        count = len(people)
        if not count:
            return Bridging(0.0, None, 0, 0, 1.0, (message("nobody written down whom they know"),))
        among = {one: self.of(one) & people for one in people}
        ties = sum(map(len, among.values())) // 2
        share = {one: 1 / (1 + len(others)) for one, others in among.items()}
        parts = sorted((1 + sum(sorted(share[q] for q in others))) / count for others in among.values())
        alone = sum(1 for one in people if len(self.of(one)) == 1)
        silent = count - len(people & self._asked)
        pairs, unknown = count * (count - 1) // 2, silent * (silent - 1) // 2
        return Bridging(
            count - 2 * ties / count,
            sum(part * part for part in parts),
            count,
            alone,
            1 - unknown / pairs if pairs else 1.0,
            tuple(_reasons(count, alone, ties, unknown)),
        )


def bridging(network: Network, contact: Contact) -> Bridging:
    """Return how far a contact reaches people who would not meet without them.

    Args:
        network: Where who knows whom is written down.
        contact: Who. For many contacts make one `Acquaintances` instead.
    """
    return Acquaintances(network).bridging(contact.id)


def _reasons(count: int, alone: int, ties: int, unknown: int) -> Iterator[Message]:
    known = message("knows {count} person of yours", "knows {count} people of yours", count=count)
    if not alone:
        yield known
    elif count == 1:
        yield message("{known}, who knows nobody else of yours", known=known)
    elif alone == count:
        yield message("{known}, none of whom knows anybody else of yours", known=known)
    else:
        yield message(
            "{known}, {count} of whom knows nobody else of yours",
            "{known}, {count} of whom know nobody else of yours",
            known=known,
            count=alone,
        )
    if ties:
        yield message(
            "{count} pair of them know each other", "{count} pairs of them know each other", count=ties
        )
    if unknown:
        yield message(
            "of {count} pair of them nothing is written down",
            "of {count} pairs of them nothing is written down",
            count=unknown,
        )
