"""Texts as terms: what a need or an offer is about, by meaning, apart from how it is worded."""

from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from netui.domain.matching.synonyms import Phrase, Synonyms
from netui.domain.matching.words import ASIDE, BREAKS, GENERAL, JOINERS, OF, STOP, WITHIN, keys_of, tokens
from netui.domain.text import fold

WEIGHTS: Final = {
    "h": 1.0, "a": 1.0, "w": 0.6, "v": 0.5, "o": 0.9, "t": 0.9, "u": 0.8, "s": 0.4, "l": 0.5, "p": 0.5, "g": 0.1,
}  # fmt: skip
"""What each nature of meaning weighs (see `NATURES`; u: a word that is in no table)."""

ANY_LANGUAGE: Final = "languages"
"""What every language counts as beside an act: lessons in German are language lessons."""


class Slot(NamedTuple):
    """One word or phrase of a text by its meaning.

    Attributes:
        keys: The meaning; of a word that is in no table, its stems.
        nature: What it is.
        words: As the text has it.
    """

    keys: tuple[str, ...]
    nature: str
    words: str

    @property
    def weight(self) -> float:
        """What it weighs in its text."""
        return WEIGHTS[self.nature]


@dataclass(frozen=True, slots=True)
class Clause:
    """One of the things that a text is about.

    Attributes:
        core: What it is about.
        context: What that is for, where and with what.
    """

    core: tuple[Slot, ...]
    context: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a text is about.

    Attributes:
        clauses: Each thing in turn.
        facets: The meanings in it that bind (languages, places, technologies, industries), by nature.
        demanded: The places that it says it is to be in.
    """

    clauses: tuple[Clause, ...]
    facets: dict[str, frozenset[str]] = field(default_factory=dict)
    demanded: frozenset[str] = frozenset()


class _Word(NamedTuple):
    """What is known of one word wherever it stands.

    Attributes:
        role: break, join, aside, of, stop or slot.
        within: Whether a phrase may be written with or without it.
        keys: What it is compared by.
        slot: Its meaning by itself.
        phrases: The phrases that begin with it.
    """

    role: str
    within: bool
    keys: tuple[str, ...]
    slot: Slot
    phrases: list[Phrase]


def terms(text: str, synonyms: Synonyms) -> Terms:
    """Return what a text is about.

    Args:
        text: A need or an offer, English or Italian or both.
        synonyms: What words mean.
    """
    known: Terms | None = synonyms.memory.get(text)
    if known is None:
        known = synonyms.memory[text] = _Reader(text, synonyms).read()
    return known


class _Reader:
    """Reads one text."""

    def __init__(self, text: str, synonyms: Synonyms) -> None:
        self._synonyms = synonyms
        self._written = tokens(text)
        self._words = [_word(token, synonyms) for token in self._written]
        self._clauses: list[Clause] = []
        self._core: list[Slot] = []
        self._context: list[Slot] = []
        self._demanded: set[str] = set()

    def read(self) -> Terms:
        """Return the terms."""
        place, aside, last = 0, False, ""
        while place < len(self._words):
            word = self._words[place]
            if word.role == "break" or (word.role == "join" and not self._context):
                self._close()
                aside = False
            length, slot = self._slot(place)
            if slot is not None:
                if aside and self._about_something():
                    self._context.append(slot)
                else:
                    self._core.append(slot)
                if slot.nature == "p" and last in {"in", "a", "near", "vicino", "around"}:
                    self._demanded.update(slot.keys)
            elif word.role == "aside" or (word.role == "of" and self._has_act()):
                aside = True
            last = fold(self._written[place]) if slot is None else ""
            place += length
        self._close()
        facets: dict[str, set[str]] = {}
        for clause in self._clauses:
            for slot in (*clause.core, *clause.context):
                if slot.nature in "lpts":
                    facets.setdefault(slot.nature, set()).update(slot.keys)
        return Terms(
            tuple(self._clauses),
            {nature: frozenset(keys) for nature, keys in facets.items()},
            frozenset(self._demanded),
        )

    def _about_something(self) -> bool:
        return any(slot.nature not in "gvw" for slot in self._core)

    def _has_act(self) -> bool:
        return any(slot.nature in "ha" for slot in self._core)

    def _slot(self, place: int) -> tuple[int, Slot | None]:
        """Return the meaning that begins at a place and how many words it takes."""
        word = self._words[place]
        for rest, meaning in word.phrases:
            end = self._end(place, rest)
            if end:
                written = " ".join(self._written[place:end])
                return end - place, Slot((meaning,), self._synonyms.natures[meaning], written)
        return (1, word.slot) if word.role == "slot" else (1, None)

    def _end(self, place: int, rest: tuple[str, ...]) -> int:
        """Return where a phrase ends whose first word stands at a place; 0 where it isn't there."""
        at = place + 1
        for key in rest:
            while at < len(self._words) and key not in self._words[at].keys and self._words[at].within:
                at += 1
            if at == len(self._words) or key not in self._words[at].keys:
                return 0
            at += 1
        return at

    def _close(self) -> None:
        """End a clause: of acts and objects side by side, the acts are what it is about."""
        core, context = self._together(self._core, self._context), self._context
        for natures in ("h", "atw", "otwv", "u"):
            if any(slot.nature in natures for slot in core):
                kept = natures if natures != "atw" or any(slot.nature == "a" for slot in core) else "otwv"
                context = [slot for slot in core if slot.nature not in kept] + context
                core = [slot for slot in core if slot.nature in kept]
                break
        if core or context:
            self._clauses.append(Clause(tuple(core), tuple(context)))
        self._core, self._context = [], []

    def _together(self, core: list[Slot], context: list[Slot]) -> list[Slot]:
        """Return what the core comes to with all that stands beside it."""
        slots = (*core, *context)
        beside = [key for slot in slots for key in slot.keys]
        if any(slot.nature == "l" for slot in slots):
            beside.append(ANY_LANGUAGE)
        found = []
        for slot in core:
            keys = [self._synonyms.together(key, other) for key in slot.keys for other in beside]
            special = tuple(dict.fromkeys(key for key in keys if key is not None))
            found.append(Slot(special, self._synonyms.natures[special[0]], slot.words) if special else slot)
        return found


def _word(token: str, synonyms: Synonyms) -> _Word:
    key = f"\n{token}"
    known: _Word | None = synonyms.memory.get(key)
    if known is None:
        known = synonyms.memory[key] = _learn(token, synonyms)
    return known


def _learn(token: str, synonyms: Synonyms) -> _Word:
    word = fold(token)
    role = "slot"
    if word in BREAKS:
        role = "break"
    elif word in JOINERS:
        role = "join"
    elif word in ASIDE:
        role = "aside"
    elif word in OF:
        role = "of"
    elif word in STOP or word.isdigit():
        role = "stop"
    if role != "slot" and len(token) > 1 and token.isupper() and synonyms.exact(word) is not None:
        role = "slot"  # "IT" and "AI" are no "it" and no Italian "ai"
    return _Word(role, word in WITHIN, keys_of(word), _slot(token, word, synonyms), synonyms.phrases(word))


def _slot(token: str, word: str, synonyms: Synonyms) -> Slot:
    """Return what a word means: as it stands, else by its stem; one that is general is never taken for more."""
    meaning = synonyms.exact(word)
    if meaning is None and word not in GENERAL:
        meaning = synonyms.by_stem(word)
    if meaning is not None:
        return Slot((meaning,), synonyms.natures[meaning], token)
    keys = keys_of(word)
    if word in GENERAL or not _general_keys().isdisjoint(keys):
        return Slot((f"g:{word}",), "g", token)
    return Slot(tuple(dict.fromkeys(keys)), "u", token)


@cache
def _general_keys() -> frozenset[str]:
    return frozenset(key for word in GENERAL for key in keys_of(word))
