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
        self._steps, self._via = _walk(profile)
        self._interests = {fold(word): word for word in profile.interests if word}

    def of(self, contact: Contact) -> Measure:
        """Return the affinity of a contact, 0 to 1."""
        return Measure(self.value(contact), self._reasons(contact))

    def value(self, contact: Contact) -> float:
        """Return the `value` of the affinity of a contact."""
        steps = self.steps(contact.sector)
        near = SECTOR_ELSE if steps is None else SECTOR_STEPS[steps]
        theirs = _cares_about(contact)
        together = len(theirs | self._interests.keys())
        alike = len(theirs & self._interests.keys()) / together if together else 0.0
        return SECTOR_SHARE * near + (1 - SECTOR_SHARE) * alike

    def steps(self, sector: str) -> int | None:
        """Return how many steps a sector is from one of yours, 0 to 2; None where it is further."""
        return self._steps.get(fold(sector)) if sector else None

    def _reasons(self, contact: Contact) -> tuple[Message, ...]:
        sector, steps = contact.sector, self.steps(contact.sector)
        if not sector:
            said = message("no sector written down")
        elif steps is None:
            said = message("{sector} is far from your sectors", sector=sector)
        elif steps == 0 and contact.relation == "competitor":
            said = message("a competitor in {sector}: a peer", sector=sector)
        elif steps == 0:
            said = message("the same sector: {sector}", sector=sector)
        elif steps == 1:
            said = message("{sector} is related to {via}", sector=sector, via=self._via[fold(sector)])
        else:
            said = message("{sector} is near yours through {via}", sector=sector, via=self._via[fold(sector)])
        shared = sorted(_cares_about(contact) & self._interests.keys())
        if not shared:
            return (said,)
        words = ", ".join(self._interests[word] for word in shared)
        return said, message("you share {words}", words=words)


def _cares_about(contact: Contact) -> set[str]:
    return {fold(word) for word in (*contact.interests, *contact.tags) if word}


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
    names.update((fold(sector), sector) for sector in profile.sectors)  # spelled as you spell yours
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
