"""What a text is about, by meaning and apart from how it is worded: what needs and offers are compared by.

Each of these is one object for all that are alike: they are compared by identity, which is fast.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

WEIGHTS: Final = {
    "h": 1.0, "a": 1.0, "w": 0.6, "v": 0.5, "o": 0.9, "t": 0.9, "u": 0.8, "s": 0.4, "l": 0.5, "p": 0.5,
    "g": 0.1,
}  # fmt: skip
"""What each nature weighs (see `netui.domain.matching.synonyms.NATURES`; u: a word that is in no table)."""

MET: Final = 0.5
"""The strength from which a meaning of a need counts as met; where nothing is met but what is general,
there is no fit."""

ACTS: Final = frozenset("haw")
"""The natures of what somebody does."""


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """One word or phrase of a text by its meaning.

    Attributes:
        keys: The meaning; of a word that is in no table, its stems.
        nature: What it is.
        weight: What it weighs in its text.
        act: Whether it is what somebody does.
        opens: Whether it comes to another meaning beside something.
        related: How well each meaning answers a need for it, 0 to 1.
    """

    keys: tuple[str, ...]
    nature: str
    weight: float
    act: bool
    opens: bool
    related: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """What a clause is about.

    Attributes:
        slots: Its meanings, in a fixed order.
        weight: What they weigh together.
        name: What it is put in order by.
    """

    slots: tuple[Slot, ...]
    weight: float
    name: tuple[tuple[str, ...], ...]


class Clause(NamedTuple):
    """One of the things that a text is about.

    Attributes:
        core: What it is about.
        context: What that is for, where and with what.
        worth: How much it counts, 0 to 1: a need's tags count less than its text.
    """

    core: Core
    context: tuple[Slot, ...]
    worth: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """What a text is about.

    Attributes:
        clauses: Each thing in turn.
        facets: The meanings in it that bind (l: languages, p: places, s: industries), by their nature.
        demanded: Natures of which it demands one of those named: p where it is to be in one of the places,
            l where a language is to be spoken.
        keys: The meanings that it is about, contexts aside.
    """

    clauses: tuple[Clause, ...]
    facets: Mapping[str, frozenset[str]]
    demanded: frozenset[str]
    keys: frozenset[str]
