"""Affinity: how much a contact's field has to do with yours."""

from typing import Final

from netui.domain.messages import Measure, Message, message
from netui.domain.tables import Contact, Profile
from netui.domain.text import fold

SECTOR_STEPS: Final = (1.0, 0.7, 0.4)
"""What a sector counts by its steps from one of yours: the same, related, related to a related one."""

SECTOR_ELSE: Final = 0.1
"""What any other sector counts, and none: everybody may have something to say to everybody."""

SECTOR_SHARE: Final = 0.7
"""The sector's share; shared interests and tags have the rest. Few people have their interests written
down, so that more weight there would measure how well a contact is described."""


class Affinities:
    """The affinity of many contacts with one profile, whose sectors are walked once."""

    def __init__(self, profile: Profile) -> None:
        self._steps, self._names = _walk(profile)
        self._interests = {fold(word): word for word in profile.interests}

    def of(self, contact: Contact) -> Measure:
        """Return the affinity of a contact, 0 to 1."""
        sector = fold(contact.sector)
        steps = self._steps.get(sector)
        shown = SECTOR_ELSE if steps is None or not sector else SECTOR_STEPS[steps]
        theirs = {fold(word) for word in (*contact.interests, *contact.tags)}
        shared = theirs & self._interests.keys()
        together = theirs | self._interests.keys()
        alike = len(shared) / len(together) if together else 0.0
        value = SECTOR_SHARE * shown + (1 - SECTOR_SHARE) * alike
        return Measure(
            value, self._reasons(contact, steps, [self._interests[word] for word in sorted(shared)])
        )

    def steps(self, sector: str) -> int | None:
        """Return how many steps a sector is from one of yours, 0 to 2; None where it is further."""
        return self._steps.get(fold(sector))

    def _reasons(self, contact: Contact, steps: int | None, shared: list[str]) -> tuple[Message, ...]:
        reasons = []
        if not contact.sector:
            reasons.append(message("no sector written down"))
        elif steps is None:
            reasons.append(message("{sector} is far from your sectors", sector=contact.sector))
        elif steps == 0 and contact.relation == "competitor":
            reasons.append(message("a competitor in {sector}: a peer", sector=contact.sector))
        elif steps == 0:
            reasons.append(message("the same sector: {sector}", sector=contact.sector))
        else:
            via = self._names.get(fold(contact.sector), "")
            reasons.append(message("{sector} is related to {via}", sector=contact.sector, via=via))
        if shared:
            words = ", ".join(shared)
            reasons.append(message("you share {words}", words=words))
        return tuple(reasons)


def affinity(contact: Contact, profile: Profile) -> Measure:
    """Return how close a contact's field is to yours, 0 to 1.

    0.7·sector + 0.3·Jaccard(their interests and tags, your interests); the sector counts 1 where it is
    one of yours, 0.7 related, 0.4 two steps away, else 0.1. A competitor counts as a peer.

    Args:
        contact: Who.
        profile: You. For many contacts make one `Affinities` instead.
    """
    return Affinities(profile).of(contact)


def _walk(profile: Profile) -> tuple[dict[str, int], dict[str, str]]:
    """Return each sector's steps from yours, and the name of the sector that it was reached from."""
    beside: dict[str, list[str]] = {}
    names: dict[str, str] = {}

    def link(one: str, other: str) -> None:
        names.setdefault(fold(one), one)
        beside.setdefault(fold(one), []).append(fold(other))

    for sector, others in profile.related.items():
        for other in others:
            link(sector, other)
            link(other, sector)
    steps = {fold(sector): 0 for sector in profile.sectors if sector}
    names.update((fold(sector), sector) for sector in profile.sectors)
    via: dict[str, str] = {}
    edge = list(steps)
    for step in range(1, len(SECTOR_STEPS)):
        reached = [(other, near) for near in edge for other in beside.get(near, ()) if other not in steps]
        for other, near in reached:
            if other not in steps:
                steps[other] = step
                via[other] = names[near]
        edge = [other for other, _ in reached]
    return steps, via
