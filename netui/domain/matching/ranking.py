"""Ranking: who in a pool answers a need best on a day, by fit and by tie."""

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from heapq import heapify, heappop, heapreplace
from typing import Final, NamedTuple

from netui.domain.matching.fitting import THRESHOLD
from netui.domain.matching.people import NEVER
from netui.domain.matching.pool import Holding, Pool
from netui.domain.matching.terms import Core, Terms

WEAKER: Final = 0.95
"""How much of a tie between two people the weaker of your ties to them is; the rest is the stronger."""

_Ordered = tuple[float, str, list[Holding]]

Worth = Callable[[float], float]
"""What a tie is worth."""

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


def together(one: float, other: float) -> float:
    """Return what two ties are worth to bring the two together."""
    weak, strong = (one, other) if one < other else (other, one)
    return WEAKER * weak + (1 - WEAKER) * strong


def passing(tie: float) -> float:
    """Return what a tie is worth to pass something on: it matters less, for it costs nobody's trust."""
    return 0.5 + 0.5 * tie


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
        self._close: dict[Core, tuple[object, list[_Ordered]]] = {}
        self._far: dict[Core, tuple[int, list[_Ordered]]] = {}

    def touch(self, contact: str) -> None:
        """Have a contact's tie looked at again."""
        for core in self.pool.cores(contact):
            self._close.pop(core, None)
            self._far.pop(core, None)

    def best(
        self,
        need: Terms,
        most: int,
        worth: Worth,
        accept: Accept,
        adjust: Adjust | None = None,
    ) -> list[Ranked]:
        """Return those who answer a need best, by fit · what their tie is worth, best first.

        Groups are gone through from the best fit down, people in them from the strongest tie down, and no
        further than where nobody can come who is better than those found.

        Args:
            need: What is needed.
            most: At most so many.
            worth: What somebody's tie is worth, more for a stronger one.
            accept: Whether somebody may be proposed with it.
            adjust: What a fit comes to for somebody; never more than it was.
        """
        found: list[Ranked] = []
        bar, full = 0.0, worth(1.0)
        for bound, core in self.groups(need):
            if bar >= bound * full:
                break
            for people in (self.close, self.far):
                if people == self.far and bar >= bound * worth(NEVER):
                    break
                for far, contact, holdings in people(core):
                    if bar >= bound * worth(-far):
                        break
                    ranked = self._ranked(need, contact, holdings, worth, bar, accept, adjust)
                    if ranked is not None:
                        _keep(found, ranked, most)
                        bar = found[-1].value if len(found) == most else 0.0
        return found

    def _ranked(
        self,
        need: Terms,
        contact: str,
        holdings: list[Holding],
        worth: Worth,
        bar: float,
        accept: Accept,
        adjust: Adjust | None,
    ) -> Ranked | None:
        """Return how somebody answers a need by what they say in a group; None where not above the bar."""
        best = None
        for holding in holdings:
            fit = self.pool.fits.value(need, holding.terms) * holding.factor
            if fit >= THRESHOLD and adjust is not None:
                fit = adjust(holding, fit)
            if fit < THRESHOLD or (best is not None and fit <= best.fit):
                continue
            value = fit * worth(self._ties.get(contact, NEVER))
            if value > bar and accept(contact, holding):
                best = Ranked(value, contact, fit, holding)
        return best

    def everybody(
        self, need: Terms, accept: Accept, adjust: Adjust | None = None
    ) -> dict[str, tuple[float, Holding]]:
        """Return everybody who answers a need, how far and with what, by contact id; see `best`."""
        candidates = {
            contact
            for _bound, core in self.groups(need)
            for contact in self.pool.groups[core].people
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

    def groups(self, need: Terms) -> Iterable[tuple[float, Core]]:
        """Return the groups that may answer a need with what their fit comes to at most, best first."""
        ranked = [self.pool.ranked(clause.core, bool(clause.context)) for clause in need.clauses]
        return ranked[0] if len(ranked) == 1 else _merged(need, ranked)

    def reach(self, contact: str, need: Terms) -> float:
        """Return what a contact's fit for a need comes to at most; 0 where not enough to be shown."""
        if contact not in self._among:
            return 0.0
        value_of = self.pool.fits.value
        best = max(
            (value_of(need, holding.terms) * holding.factor for holding in self.pool.holdings(contact)),
            default=0.0,
        )
        return best if best >= THRESHOLD else 0.0

    def close(self, core: Core) -> list[_Ordered]:
        """Return those of a group who were ever in touch, the closest first: the negative tie, who, what."""
        version, order = self._close.get(core, (None, []))
        if self._wider is not None:
            wider = self._wider.close(core)
            if version is not wider:
                order = [each for each in wider if each[1] in self._among]
                self._close[core] = wider, order
            return order
        group = self.pool.groups[core]
        if version != group.version:
            ties, among = self._ties, self._among
            order = [
                (-factor * ties[contact], contact, holdings)
                for contact, (factor, holdings) in group.people.items()
                if contact in ties and contact in among
            ]
            order.sort()
            self._close[core] = group.version, order
        return order

    def far(self, core: Core) -> list[_Ordered]:
        """Return the others of a group, the most telling first, in the same shape."""
        group = self.pool.groups[core]
        version, order = self._far.get(core, (-1, []))
        if version != group.version:
            ties, among = self._ties, self._among
            order = [
                (-factor * NEVER, contact, holdings)
                for contact, (factor, holdings) in group.people.items()
                if contact in among and contact not in ties
            ]
            order.sort()
            self._far[core] = group.version, order
        return order


def _merged(need: Terms, ranked: list[list[tuple[float, Core]]]) -> Iterator[tuple[float, Core]]:
    """Yield the groups of several clauses, best first, each once."""
    waiting = [
        (-groups[0][0] * clause.worth, at, 0)
        for at, (clause, groups) in enumerate(zip(need.clauses, ranked, strict=True))
        if groups
    ]
    heapify(waiting)
    seen = set()
    while waiting:
        bound, at, place = waiting[0]
        groups = ranked[at]
        core = groups[place][1]
        if place + 1 < len(groups):
            following = -groups[place + 1][0] * need.clauses[at].worth
            heapreplace(waiting, (following, at, place + 1))
        else:
            heappop(waiting)
        if core not in seen:
            seen.add(core)
            yield -bound, core


def _keep(found: list[Ranked], new: Ranked, most: int) -> None:
    """Keep somebody among the best, once; who comes first of equals stays first."""
    for at, ranked in enumerate(found):
        if ranked.contact == new.contact:
            if ranked.value >= new.value:
                return
            del found[at]
            break
    insort(found, new, key=lambda each: -each.value)
    del found[most:]
