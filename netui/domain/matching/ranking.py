"""Ranking: who in a pool answers a need best on a day, by fit and by tie."""

from bisect import insort
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from netui.domain.matching.fitting import THRESHOLD
from netui.domain.matching.people import NEVER
from netui.domain.matching.pool import Group, Holding, Pool
from netui.domain.matching.terms import Terms

WEAKER: Final = 0.95
"""How much of a tie between two people the weaker of your ties to them is; the rest is the stronger."""

_Ordered = tuple[float, str, list[Holding]]

Accept = Callable[[str, Holding], bool]
"""Whether somebody may be proposed with what they say."""

Adjust = Callable[[Holding, float], float]
"""What a fit comes to for somebody, at most what it was."""


class Ranked(NamedTuple):
    """Somebody who answers a need.

    Attributes:
        value: What speaks for them.
        contact: The contact's id.
        fit: How far they answer it, 0 to 1.
        holding: With what.
    """

    value: float
    contact: str
    fit: float
    holding: Holding


class Worth(NamedTuple):
    """What somebody's tie is worth, beside another.

    Attributes:
        own: The other tie, 0 to 1.
        weaker: How much of what both are worth the weaker one is; the rest is the stronger.
    """

    own: float
    weaker: float = WEAKER

    def of(self, tie: float) -> float:
        """Return what a tie is worth."""
        weak, strong = (tie, self.own) if tie < self.own else (self.own, tie)
        return self.weaker * weak + (1 - self.weaker) * strong


PASSING: Final = Worth(1.0, 0.5)
"""What a tie is worth to pass something on: it matters less, for that costs nobody's trust."""


class Ranking:
    """Who answers needs, by the ties of a day.

    Args:
        pool: Whom to look among.
        ties: How close people are, 0 to 1; who is missing, `NEVER`.
        among: Those who are to be looked at at all on that day.
        wider: A ranking of the same pool that has all of those and more.

    Attributes:
        pool: Whom to look among.
    """

    def __init__(
        self,
        pool: Pool,
        ties: Mapping[str, float],
        among: AbstractSet[str],
        wider: "Ranking | None" = None,
    ) -> None:
        self.pool = pool
        self._ties = ties
        self._among = among
        self._wider = wider
        self._ordered: dict[Group, tuple[int, list[_Ordered]]] = {}

    def touch(self, contact: str) -> None:
        """Give a contact the place that their tie has now; in a large group that is less than a new order."""
        for group in self.pool.groups(contact):
            version, order = self._ordered.get(group, (-1, []))
            if version == group.version:
                order[:] = [each for each in order if each[1] != contact]
                if contact in self._among:
                    insort(order, self._placed(contact, *group.people[contact]))

    def best(
        self, need: Terms, most: int, worth: Worth, accept: Accept, adjust: Adjust | None = None
    ) -> list[Ranked]:
        """Return those who answer a need best, by fit · what their tie is worth, best first.

        Groups are gone through from the best fit down, people in them from the strongest tie down, and no
        further than where nobody can come who is better than those found.

        Args:
            need: What is needed.
            most: At most so many.
            worth: What somebody's tie is worth.
            accept: Whether somebody may be proposed with it.
            adjust: What a fit comes to for somebody; never more than it was.
        """
        found: list[Ranked] = []
        ties, fits, ordered = self._ties, self.pool.fits.of(need), self._ordered
        # `worth.of` in place, here and below: this is where the time of matching goes.
        (own, weaker), stronger = worth, 1 - worth.weaker
        bar, full = 0.0, worth.of(1.0)
        for bound, group in self.pool.answering(need):
            if bar >= bound * full:
                break
            kept = ordered.get(group)
            order = kept[1] if kept is not None and kept[0] == group.version else self.ordered(group)
            for far, contact, holdings in order:
                counts = own * stronger - far * weaker if -far < own else own * weaker - far * stronger
                if bar >= bound * counts:
                    break
                best = None
                for holding in holdings:
                    fit = fits[holding.terms] * holding.factor
                    if fit >= THRESHOLD and adjust is not None:
                        fit = adjust(holding, fit)
                    if fit < THRESHOLD or (best is not None and fit <= best.fit):
                        continue
                    value = fit * worth.of(ties.get(contact, NEVER))
                    if value > bar and accept(contact, holding):
                        best = Ranked(value, contact, fit, holding)
                if best is not None:
                    _keep(found, best, most)
                    bar = found[-1].value if len(found) == most else 0.0
        return found

    def everybody(
        self, need: Terms, accept: Accept, adjust: Adjust | None = None
    ) -> dict[str, tuple[float, Holding]]:
        """Return everybody who answers a need, how far and with what, by contact id; see `best`."""
        candidates = {
            contact
            for _bound, group in self.pool.answering(need)
            for contact in group.people
            if contact in self._among
        }
        found = ((who, self.one(need, who, accept, adjust)) for who in candidates)
        return {who: fit for who, fit in found if fit is not None}

    def one(
        self, need: Terms, contact: str, accept: Accept, adjust: Adjust | None = None
    ) -> tuple[float, Holding] | None:
        """Return how far somebody answers a need and with what; None where not far enough to be shown."""
        best: tuple[float, Holding] | None = None
        if contact not in self._among:
            return None
        for holding in self.pool.holdings(contact):
            fit = self.pool.fits.value(need, holding.terms) * holding.factor
            if fit >= THRESHOLD and adjust is not None:
                fit = adjust(holding, fit)
            if fit >= THRESHOLD and (best is None or fit > best[0]) and accept(contact, holding):
                best = fit, holding
        return best

    def reached(self, contact: str, wanted: Iterable[tuple[str, Terms, float, float]]) -> set[str]:
        """Return the needs for which a contact may be among the best.

        Args:
            contact: The contact's id.
            wanted: Of each need its id, its terms, what the contact's tie is worth for it, and what they have
                to come to at least.
        """
        found: set[str] = set()
        if contact not in self._among:
            return found
        self.pool.gather()
        mine, answering = set(self.pool.groups(contact)), self.pool.answering
        for identifier, need, worth, bar in wanted:
            for bound, group in answering(need):
                if bound * worth < bar:
                    break
                if group in mine:
                    fits = self.pool.fits.of(need)
                    fit = max(fits[holding.terms] * holding.factor for holding in group.people[contact][1])
                    if fit >= THRESHOLD and fit * worth >= bar:
                        found.add(identifier)
                        break
        return found

    def ordered(self, group: Group) -> list[_Ordered]:
        """Return those of a group, who counts most first: the negative tie, who, what they say."""
        version, order = self._ordered.get(group, (-1, []))
        if version != group.version:
            ties, among = self._ties, self._among
            if self._wider is not None:
                order = [each for each in self._wider.ordered(group) if each[1] in among]
            else:
                order = [
                    (-factor * ties.get(contact, NEVER), contact, holdings)
                    for contact, (factor, holdings) in group.people.items()
                    if contact in among
                ]
                order.sort()
            self._ordered[group] = group.version, order
        return order

    def _placed(self, contact: str, factor: float, holdings: list[Holding]) -> _Ordered:
        return -factor * self._ties.get(contact, NEVER), contact, holdings


def _keep(found: list[Ranked], new: Ranked, most: int) -> None:
    """Keep somebody among the best, once; who comes first of equals stays first."""
    for at, ranked in enumerate(found):
        if ranked.contact == new.contact:
            if ranked.value >= new.value:
                return
            del found[at]
            break
    at = len(found)
    while at and found[at - 1].value < new.value:
        at -= 1
    found.insert(at, new)
    del found[most:]
