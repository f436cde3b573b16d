"""Fit: how far an offer answers a need."""

from dataclasses import dataclass
from typing import Final

from netui.domain.matching.synonyms import Synonyms
from netui.domain.matching.terms import Clause, Slot, Terms, terms

THRESHOLD: Final = 0.45
"""The fit from which an offer is shown as an answer to a need."""

_ASIDE: Final = 0.35
"""What it counts where the need is only what the offer is for: "websites for photographers"."""

_LEAST_CORE: Final = 0.34
"""How much of what a need is about an offer has to meet at all."""

_NOTHING: Final = 0.3
"""Below this two meanings have nothing to do with each other."""

_ACT_MISSING: Final = 0.5
"""What is left for each act that only one of the two names: recruiting developers isn't developing."""

_ACTS: Final = frozenset("haw")

_UNLIKE: Final = {"l": 0.35, "p": 0.6, "s": 0.75}
"""What is left where both name languages, places or industries, and none of the same."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How far an offer answers a need.

    Attributes:
        value: 0 to 1; from `THRESHOLD` on it is a match.
        words: The need's words that the offer has as well or has a word for, as the need puts them.
    """

    value: float
    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.value >= THRESHOLD


NO_FIT: Final = Fit(0.0)


def fit(need: str, offer: str, synonyms: Synonyms | None = None) -> Fit:
    """Return how far an offer answers a need, by what their words mean.

    Args:
        need: What somebody looks for: "a tax adviser in Berlin who explains".
        offer: What somebody can help with: "commercialista".
        synonyms: What words mean; the built-in table where None.
    """
    table = synonyms or Synonyms.built_in()
    return fit_terms(terms(need, table), terms(offer, table), table)


def fit_terms(need: Terms, offer: Terms, synonyms: Synonyms) -> Fit:
    """Return how far an offer answers a need: the best of what one of its clauses is to one of the need's.

    core · (0.55 + 0.45·back), where core is how far the offer's clause meets what the need's is about,
    and back how far what the offer's is about is what was needed; a need's context that the offer meets
    adds up to a quarter of what is missing. Where both name languages, places or industries and none of the
    same, little is left.
    """
    best = 0.0
    words: tuple[str, ...] = ()
    for wanted in need.clauses:
        for offered in offer.clauses:
            found = _Pair(wanted, offered, synonyms)
            if found.value > best:
                best, words = found.value, found.words()
    if not best:
        return NO_FIT
    return Fit(best * _agreement(need, offer, synonyms), words)


def _agreement(need: Terms, offer: Terms, synonyms: Synonyms) -> float:
    left = 1.0
    for nature, unlike in _UNLIKE.items():
        wanted, offered = need.facets.get(nature), offer.facets.get(nature)
        if wanted and offered and not any(offered & synonyms.related(key).keys() for key in wanted):
            left *= unlike
    return left


class _Pair:
    """One clause of a need beside one of an offer."""

    def __init__(self, need: Clause, offer: Clause, synonyms: Synonyms) -> None:
        self._synonyms = synonyms
        self._matched: list[Slot] = []
        self.value = self._fit(need, offer)

    def words(self) -> tuple[str, ...]:
        """Return the need's words that the offer meets."""
        return tuple(dict.fromkeys(slot.words for slot in self._matched))

    def _fit(self, need: Clause, offer: Clause) -> float:
        total = sum(slot.weight for slot in need.core)
        if not total:
            return 0.0
        met, left = 0.0, 1.0
        for slot in need.core:
            strength = max(self._best(slot, offer.core), _ASIDE * self._best(slot, offer.context))
            if strength >= 0.5:
                self._matched.append(slot)
            elif strength < _NOTHING and slot.nature in _ACTS:
                left *= _ACT_MISSING
            met += strength * slot.weight
        core = met / total
        if core < _LEAST_CORE or all(slot.nature == "g" for slot in self._matched):
            return 0.0
        back, kept = self._back(need, offer)
        value = core * (0.55 + 0.45 * back) * left * kept
        if need.context:
            value += (1 - value) * 0.25 * self._around(need, offer)
        return value

    def _back(self, need: Clause, offer: Clause) -> tuple[float, float]:
        """Return how far what the offer is about is what was needed, and what acts beside it leave."""
        met, total, left = 0.0, 0.0, 1.0
        for slot in offer.core:
            strength = max(self._best_of(need.core, slot), 0.7 * self._best_of(need.context, slot))
            if strength < _NOTHING and slot.nature in _ACTS:
                left *= _ACT_MISSING
            met += strength * slot.weight
            total += slot.weight
        return (met / total if total else 0.0), left

    def _around(self, need: Clause, offer: Clause) -> float:
        """Return how far the offer meets what the need is for."""
        total = sum(slot.weight for slot in need.context)
        met = 0.0
        for slot in need.context:
            strength = self._best(slot, (*offer.core, *offer.context))
            if strength >= 0.5:
                self._matched.append(slot)
            met += strength * slot.weight
        return met / total if total else 0.0

    def _best(self, wanted: Slot, offered: tuple[Slot, ...]) -> float:
        """Return how well the nearest of an offer's slots answers one of a need's."""
        return max((self._strength(wanted, slot) for slot in offered), default=0.0)

    def _best_of(self, wanted: tuple[Slot, ...], offered: Slot) -> float:
        return max((self._strength(slot, offered) for slot in wanted), default=0.0)

    def _strength(self, wanted: Slot, offered: Slot) -> float:
        return max(
            (self._synonyms.related(key).get(other, 0.0) for key in wanted.keys for other in offered.keys),
            default=0.0,
        )
