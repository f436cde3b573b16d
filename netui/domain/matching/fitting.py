"""Fit: how far an offer answers a need."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from netui.domain.matching.reading import Reader, reader
from netui.domain.matching.synonyms import Synonyms
from netui.domain.matching.terms import MET, Clause, Core, Slot, Terms

THRESHOLD: Final = 0.45
"""The fit from which an offer is shown as an answer to a need."""

_NOTHING: Final = 0.3
"""Below this two meanings have nothing to do with each other."""

_LEAST_CORE: Final = 0.34
"""How much of what a need is about an offer has to meet at all."""

_ASIDE: Final = 0.35
"""What it counts where the need is only what the offer is for: "websites for photographers"."""

_AROUND: Final = 0.7
"""What it counts where the offer is what the need is for: an online shop's developer, for a shop."""

_ACT_MISSING: Final = 0.5
"""What is left for each act that only one of the two names: recruiting developers isn't developing."""

_FORWARD: Final = 0.55
"""How much of a fit is that the need is met; the rest is that what is offered was needed."""

_CONTEXT: Final = 0.25
"""How much of what is missing in a fit its context makes good."""

_UNLIKE: Final = {"l": 0.35, "p": 0.6, "s": 0.75}
"""What is left where both name languages, places or industries, and none of the same."""

_NOT_AS_DEMANDED: Final = 0.6
"""What is left on top of it where the need demands the place or the language."""

_UNSAID: Final = 0.4
"""What is left where a language is to be spoken and the offer says nothing of it."""


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


def fit(need: str, offer: str, synonyms: Synonyms | None = None) -> Fit:
    """Return how far an offer answers a need, by what their words mean.

    Args:
        need: What somebody looks for: "a tax adviser in Berlin who explains".
        offer: What somebody can help with: "commercialista".
        synonyms: What words mean; the built-in table where None.
    """
    read = reader(synonyms or Synonyms.built_in())
    wanted, offered = read.terms(need), read.terms(offer)
    value = Fits(read).value(wanted, offered)
    if not value:
        return Fit(0.0)
    written = read.written(need)
    return Fit(value, tuple(dict.fromkeys(written[slot] for slot in _met(wanted, offered))))


class _Values(dict[Terms, float]):
    """How far offers answer one need, worked out when first asked for."""

    __slots__ = ("_value",)

    def __init__(self, value: Callable[[Terms], float]) -> None:
        super().__init__()
        self._value = value

    def __missing__(self, offer: Terms) -> float:
        known = self[offer] = self._value(offer)
        return known


class Fits:
    """How far offers answer needs, each pair worked out once.

    Attributes:
        reader: What texts are about.
    """

    def __init__(self, read: Reader) -> None:
        self.reader = read
        self._of: dict[Terms, _Values] = {}

    def value(self, need: Terms, offer: Terms) -> float:
        """Return how far an offer answers a need."""
        return self.of(need)[offer]

    def of(self, need: Terms) -> Mapping[Terms, float]:
        """Return how far whichever offer answers a need."""
        known = self._of.get(need)
        if known is None:
            known = self._of[need] = _Values(partial(self._value, need))
        return known

    def _value(self, need: Terms, offer: Terms) -> float:
        """Return how far an offer answers a need: the best of its clauses for the best of the need's.

        worth · core · (0.55 + 0.45·back) · 0.5^n, where core is how far the offer's clause meets what the
        need's is about, back how far what the offer's is about was needed, n the acts that one of them
        names and the other doesn't; a need's context that the offer meets adds up to a quarter of what is
        missing. Where both name languages, places or industries and none of the same, little is left.
        """
        best = 0.0
        for wanted in need.clauses:
            for offered in offer.clauses:
                best = max(best, wanted.worth * _clauses(wanted, offered))
        return best * self._agreement(need, offer) if best else 0.0

    def meet(self, wanted: frozenset[str], offered: frozenset[str]) -> bool:
        """Whether one of some meanings is, or is near to, one of others."""
        related = self.reader.synonyms.related
        return any(not offered.isdisjoint(related(key)) for key in wanted)

    def _agreement(self, need: Terms, offer: Terms) -> float:
        left = 1.0
        for nature, wanted in need.facets.items():
            offered = offer.facets.get(nature)
            demanded = nature in need.demanded
            if offered and not self.meet(wanted, offered):
                left *= _UNLIKE[nature] * (_NOT_AS_DEMANDED if demanded else 1)
            elif not offered and demanded and nature == "l":
                left *= _UNSAID
        return left


def bound(need: Core, offer: Core, context: bool) -> float:
    """Return what a fit of two clauses with these cores can come to at most; 0 where too little to be shown.

    Args:
        need: What the need is about.
        offer: What the offer is about.
        context: Whether the need has a context that the offer could meet.
    """
    if not context and len(need.slots) == len(offer.slots) == 1:
        return _simple(need.slots[0], offer.slots)
    core, left = _forward(need, offer.slots, _ASIDE)
    if core < _LEAST_CORE:
        return 0.0
    most = core * left
    if most + (1 - most) * (_CONTEXT if context else 0.0) < THRESHOLD:
        return 0.0
    got = 0.0
    for slot in offer.slots:
        got += slot.weight * max(_best(need.slots, slot), _AROUND if context else 0.0)
    value = core * (_FORWARD + (1 - _FORWARD) * got / offer.weight) * left
    return value + (1 - value) * _CONTEXT if context else value


def _clauses(need: Clause, offer: Clause) -> float:
    """Return how far a clause of an offer answers one of a need."""
    if not (need.context or offer.context) and len(need.core.slots) == len(offer.core.slots) == 1:
        return _simple(need.core.slots[0], offer.core.slots)
    core, left = _forward(need.core, offer.core.slots, 0.0, offer.context)
    if core < _LEAST_CORE:
        return 0.0
    got = 0.0
    for slot in offer.core.slots:
        strength = _best(need.core.slots, slot)
        if strength < _AROUND and need.context:
            strength = max(strength, _AROUND * _best(need.context, slot))
        if strength < _NOTHING and slot.act:
            left *= _ACT_MISSING
        got += strength * slot.weight
    value = core * (_FORWARD + (1 - _FORWARD) * got / offer.core.weight) * left
    if need.context:
        offered = (*offer.core.slots, *offer.context)
        met = sum(slot.weight * _best_for(slot, offered) for slot in need.context)
        value += (1 - value) * _CONTEXT * met / sum(slot.weight for slot in need.context)
    return value


def _simple(need: Slot, offer: Sequence[Slot]) -> float:
    """Return what `_clauses` comes to where both are one word or phrase, as most are."""
    strength = _best_for(need, offer)
    if strength < MET or need.nature == "g":
        return 0.0
    return strength * (_FORWARD + (1 - _FORWARD) * strength)


def _forward(
    need: Core, offer: Sequence[Slot], least: float, aside: Sequence[Slot] = ()
) -> tuple[float, float]:
    """Return how far what a need is about is met, and what the acts leave that are not.

    Args:
        need: What the need is about.
        offer: What the offer is about.
        least: What each counts at least.
        aside: What the offer is for.
    """
    got, left, content = 0.0, 1.0, False
    for slot in need.slots:
        strength = _best_for(slot, offer)
        if strength >= MET and slot.nature != "g":
            content = True
        if strength < _ASIDE and aside:
            strength = max(strength, _ASIDE * _best_for(slot, aside))
        strength = max(strength, least)
        if strength < _NOTHING and slot.act:
            left *= _ACT_MISSING
        got += strength * slot.weight
    return (got / need.weight if content else 0.0), left


def _met(need: Terms, offer: Terms) -> Iterator[Slot]:
    """Yield what an offer meets of a need."""
    offered = [slot for clause in offer.clauses for slot in (*clause.core.slots, *clause.context)]
    for clause in need.clauses:
        for slot in (*clause.core.slots, *clause.context):
            if slot.nature != "g" and _best_for(slot, offered) >= MET:
                yield slot


def _best_for(wanted: Slot, offered: Sequence[Slot]) -> float:
    """Return how well the nearest of an offer's slots answers one of a need's."""
    best, related = 0.0, wanted.related
    for slot in offered:
        for key in slot.keys:
            strength = related.get(key)
            if strength is not None and strength > best:
                best = strength
    return best


def _best(wanted: Sequence[Slot], offered: Slot) -> float:
    """Return how well an offer's slot answers the nearest of a need's."""
    best = 0.0
    for slot in wanted:
        for key in offered.keys:
            strength = slot.related.get(key)
            if strength is not None and strength > best:
                best = strength
    return best
