"""Reading texts: from words, English and Italian, to what they are about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from netui.domain.matching.synonyms import Phrase, Synonyms
from netui.domain.matching.terms import ACTS, WEIGHTS, Clause, Core, Slot, Terms
from netui.domain.matching.words import (
    ASIDE,
    BREAKS,
    GENERAL,
    JOINERS,
    OF,
    STOP,
    WITHIN,
    keys_of,
    tokens,
)
from netui.domain.text import fold

ANY_LANGUAGE: Final = "languages"
"""What every language counts as beside an act: lessons in German are language lessons."""

TAG_WORTH: Final = 0.6
"""What a tag counts beside the text of a need."""

_DEMANDS: Final = dict.fromkeys(("in", "a", "near", "vicino", "around"), "p") | dict.fromkeys(
    ("speak", "speaks", "speaking", "fluent", "native", "parla", "parli", "parlare", "madrelingua"), "l"
)
"""The words behind which a place, or a language, is what somebody has to be in, or to speak."""

_NOTHING: Final[frozenset[str]] = frozenset()
_KEPT: Final = (("h", "hw"), ("a", "atw"), ("ot", "otwv"), ("u", "uwv"), ("wv", "wvs"))
"""What a clause is about: where it has a meaning of the natures before, those of the natures behind."""

_SLOT, _BREAK, _JOIN, _ASIDE, _OF, _STOP = range(6)


@dataclass(slots=True)
class _Word:
    """What is known of one word wherever it stands.

    Attributes:
        word: As it is folded.
        role: Whether it is a meaning, or what it does to those around it.
        within: Whether a phrase may be written with or without it.
        keys: What it is compared by.
        slot: Its meaning by itself.
        phrases: The phrases that begin with it, by the key of their next word; None until one is looked for.
        demands: The nature of what is demanded where it stands behind; empty where nothing is.
    """

    word: str
    role: int
    within: bool
    keys: tuple[str, ...]
    slot: Slot
    phrases: Mapping[str, list[Phrase]] | None
    demands: str


class Reader:
    """Reads texts, each once.

    Attributes:
        synonyms: What words mean.
    """

    def __init__(self, synonyms: Synonyms) -> None:
        self.synonyms = synonyms
        self._words: dict[str, _Word] = {}
        self._texts: dict[str, Terms] = {}
        self._needs: dict[tuple[float, tuple[str, ...]], Terms] = {}
        self._terms: dict[object, Terms] = {}
        self._clauses: dict[tuple[tuple[Slot, ...], tuple[Slot, ...]], Clause] = {}
        self._cores: dict[tuple[Slot, ...], Core] = {}
        self._slots: dict[tuple[str, ...], Slot] = {}
        self._singles: dict[Slot, Terms] = {}

    def terms(self, text: str) -> Terms:
        """Return what a text is about."""
        known = self._texts.get(text)
        if known is None:
            known = self._texts[text] = self._read(text)
        return known

    def need(self, text: str, tags: Iterable[str], worth: float = TAG_WORTH) -> Terms:
        """Return what a need is about: its text, and each of its tags, which count less.

        Args:
            text: What is needed, in words.
            tags: What it is about.
            worth: What a tag counts beside the text.
        """
        parts = (text, *tags)
        if len(parts) == 1:
            return self.terms(text)
        known = self._needs.get((worth, parts))
        if known is None:
            said = self.terms(text)
            clauses = [*said.clauses]
            for tag in parts[1:]:
                clauses += (clause._replace(worth=worth) for clause in self.terms(tag).clauses)
            known = self._needs[worth, parts] = self.same(clauses, said.demanded)
        return known

    def written(self, text: str) -> dict[Slot, str]:
        """Return how a text puts each of its meanings."""
        found: dict[Slot, str] = {}
        self._read(text, found)
        return found

    def same(self, clauses: Iterable[Clause], demanded: frozenset[str] = _NOTHING) -> Terms:
        """Return the terms that all texts of the same clauses have."""
        listed = tuple(clauses)
        known = self._terms.get((listed, demanded))
        if known is None:
            facets: dict[str, set[str]] = {}
            for clause in listed:
                for slot in (*clause.core.slots, *clause.context):
                    if slot.nature in "lps":
                        facets.setdefault(slot.nature, set()).update(slot.keys)
            frozen = {nature: frozenset(keys) for nature, keys in facets.items()}
            about = frozenset(key for clause in listed for slot in clause.core.slots for key in slot.keys)
            known = self._terms[listed, demanded] = Terms(listed, frozen, demanded, about)
        return known

    def _read(self, text: str, written: dict[Slot, str] | None = None) -> Terms:
        tokens_ = tokens(text)
        words = [self._words.get(token) or self._learn(token) for token in tokens_]
        clauses: list[Clause] = []
        core: list[Slot] = []
        context: list[Slot] = []
        aside = about = acts = False
        before, demanded = "", _NOTHING
        place, count = 0, len(words)
        while place < count:
            word = words[place]
            role = word.role
            end, slot = place + 1, None
            if end < count and (word.phrases or word.phrases is None):
                end, slot = self._phrase(words, place)
            if slot is None and role == _SLOT:
                slot = word.slot
            if slot is not None:
                if written is not None:
                    written.setdefault(slot, " ".join(tokens_[place:end]))
                (context if aside and about else core).append(slot)
                about = about or slot.nature not in "gvw"
                acts = acts or slot.nature in "ha"
                if slot.nature == before:
                    demanded |= {before}
            elif role == _BREAK or (role == _JOIN and not context):
                if core:
                    clauses.append(self._clause(core, context, written))
                core, context = [], []
                aside = about = acts = False
            elif role == _ASIDE or (role == _OF and acts):
                aside = True
            before = word.demands
            place = end
        if core and not (clauses or context) and len(core) == 1:
            return self._single(core[0])
        if core:
            clauses.append(self._clause(core, context, written))
        return self.same(clauses, demanded)

    def _single(self, slot: Slot) -> Terms:
        """Return the terms of a text with one meaning in it, as most are."""
        known = self._singles.get(slot)
        if known is None:
            known = self._singles[slot] = self.same([Clause(self._core([slot]), ())])
        return known

    def _phrase(self, words: list[_Word], place: int) -> tuple[int, Slot | None]:
        """Return where the longest phrase ends that begins at a place, and its meaning."""
        first, count = words[place], len(words)
        after = place + 1
        while after < count and words[after].within:
            after += 1
        if after == count:
            return place + 1, None
        if first.phrases is None:
            first.phrases = self.synonyms.phrases(first.word)
        best, meaning = place + 1, ""
        for key in words[after].keys:
            for rest, name in first.phrases.get(key, ()):
                at = after + 1
                for wanted in rest:
                    while at < count and words[at].within:
                        at += 1
                    if at == count or wanted not in words[at].keys:
                        break
                    at += 1
                else:
                    if at > best:
                        best, meaning = at, name
        return (
            (best, self._slot((meaning,), self.synonyms.natures[meaning])) if meaning else (place + 1, None)
        )

    def _clause(self, core: list[Slot], context: list[Slot], written: dict[Slot, str] | None) -> Clause:
        """Return a clause: an act done to others' fields is what it is about, else acts, else things."""
        said = (tuple(core), tuple(context))
        known = self._clauses.get(said)
        if known is None or written is not None:
            known = self._clauses[said] = self._make(core, context, written)
        return known

    def _make(self, core: list[Slot], context: list[Slot], written: dict[Slot, str] | None) -> Clause:
        if any(slot.opens for slot in core):
            core = self._together(core, context, written)
        natures = {slot.nature for slot in core}
        for having, kept in _KEPT:
            if not natures.isdisjoint(having):
                context = [slot for slot in core if slot.nature not in kept] + context
                core = [slot for slot in core if slot.nature in kept]
                break
        if len(context) > 1:
            context.sort(key=_by_keys)
        return Clause(self._core(core), tuple(context))

    def _together(self, core: list[Slot], context: list[Slot], written: dict[Slot, str] | None) -> list[Slot]:
        """Return what the core comes to with all that stands beside it."""
        table = self.synonyms
        slots = (*core, *context)
        beside = [key for slot in slots for key in slot.keys]
        if any(slot.nature == "l" for slot in slots):
            beside.append(ANY_LANGUAGE)
        found = []
        for slot in core:
            keys = [table.together(key, other) for key in slot.keys for other in beside]
            special = tuple(dict.fromkeys(key for key in keys if key is not None))
            if special:
                made = self._slot(special, table.natures[special[0]])
                if written is not None:
                    written.setdefault(made, written[slot])
                found.append(made)
            else:
                found.append(slot)
        return found

    def _core(self, slots: list[Slot]) -> Core:
        if len(slots) > 1:
            slots.sort(key=_by_keys)
        key = tuple(slots)
        known = self._cores.get(key)
        if known is None:
            weight = sum(slot.weight for slot in key)
            known = self._cores[key] = Core(key, weight, tuple(slot.keys for slot in key))
        return known

    def _slot(self, keys: tuple[str, ...], nature: str) -> Slot:
        known = self._slots.get(keys)
        if known is None:
            related: dict[str, float] = {}
            for key in keys:
                for other, strength in self.synonyms.related(key).items():
                    related[other] = max(strength, related.get(other, 0.0))
            opens = not self.synonyms.openers.isdisjoint(keys)
            known = Slot(keys, nature, WEIGHTS[nature], nature in ACTS, opens, related)
            self._slots[keys] = known
        return known

    def _learn(self, token: str) -> _Word:
        word = fold(token)
        role = _role(word)
        if role != _SLOT and len(token) > 1 and token.isupper() and self.synonyms.exact(word) is not None:
            role = _SLOT  # "IT" and "AI" are no "it" and no Italian "ai"
        keys = keys_of(word)
        slot = self._slot(*_meaning(word, keys, self.synonyms))
        known = _Word(word, role, word in WITHIN, keys, slot, None, _DEMANDS.get(word, ""))
        self._words[token] = known
        return known


@lru_cache(4)
def reader(synonyms: Synonyms) -> Reader:
    """Return a reader by a table, the same one while few others are asked for."""
    return Reader(synonyms)


def _by_keys(slot: Slot) -> tuple[str, ...]:
    return slot.keys


def _role(word: str) -> int:
    if word in BREAKS:
        return _BREAK
    if word in JOINERS:
        return _JOIN
    if word in ASIDE:
        return _ASIDE
    if word in OF:
        return _OF
    return _STOP if word in STOP or word.isdigit() else _SLOT


def _meaning(word: str, keys: tuple[str, ...], synonyms: Synonyms) -> tuple[tuple[str, ...], str]:
    """Return what a word means and its nature: as it stands, else by its stem; what is general stays so."""
    meaning = synonyms.exact(word)
    if meaning is None and word not in GENERAL:
        meaning = synonyms.by_stem(word)
    if meaning is not None:
        return (meaning,), synonyms.natures[meaning]
    if word in GENERAL or not _general_keys().isdisjoint(keys):
        return (f"g:{word}",), "g"
    return tuple(dict.fromkeys(keys)), "u"


@cache
def _general_keys() -> frozenset[str]:
    return frozenset(key for word in GENERAL for key in keys_of(word))
