"""Synonyms: which words mean the same at work, and which mean part of it."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from netui.domain.matching.stems import stems
from netui.domain.matching.words import keys_of, tokens
from netui.domain.text import fold

NATURES: Final = frozenset("avotslpg")
"""What a meaning can be: an act or profession (a), a light act that says little without its object such as
training (v), an object or topic (o), a technology (t), an industry (s), a language (l), a place (p), or so
general that it says next to nothing (g)."""

NARROWER: Final = (1.0, 0.85, 0.75)
"""How well an offer answers a need that is broader, by steps: VAT for a need of tax advice."""

BROADER: Final = (1.0, 0.7, 0.45)
"""How well an offer answers a need that is narrower, by steps: tax advice for a need about VAT."""

NEAR: Final = 0.6
"""How well an offer answers a need beside it: a tax lawyer for a need of tax advice."""

_FARTHEST: Final = 20
"""A distance that no two words of one stem have."""

Meaning = str
Phrase = tuple[tuple[str, ...], Meaning]


class Synonyms:
    """Words and phrases by what they mean, English and Italian, and how near one meaning is to another.

    Attributes:
        natures: What each meaning is, see `NATURES`.
        memory: What `netui.domain.matching.terms` learned about words and texts; kept here because it
            depends on nothing else.
    """

    def __init__(self) -> None:
        self.natures: dict[Meaning, str] = {}
        self.memory: dict[str, Any] = {}
        self._words: dict[str, Meaning] = {}
        self._by_stem: dict[str, list[tuple[str, Meaning]]] = {}
        self._phrases: dict[str, list[Phrase]] = {}
        self._broader: dict[Meaning, list[Meaning]] = {}
        self._near: dict[Meaning, dict[Meaning, float]] = {}
        self._related: dict[str, Mapping[str, float]] | None = None

    @staticmethod
    def built_in() -> "Synonyms":
        """Return the table that comes with netui; the same one each time."""
        return _built_in()

    def extended(self, groups: Iterable[Iterable[str]]) -> "Synonyms":
        """Return this table and more: each group holds words and phrases that mean the same.

        Args:
            groups: The user's own. A group with a word that is known here joins what that word means;
                one with several of them makes their meanings the same.
        """
        more = self._copy()
        for group in groups:
            more.join([text for text in group if text.strip()])
        return more

    def meaning(self, word: str) -> Meaning | None:
        """Return what a folded word means: the word as it is, else the nearest one of the same stem."""
        known = self._words.get(word)
        if known is not None:
            return known
        found, nearest = None, _FARTHEST
        for key in keys_of(word):
            for form, meaning in self._by_stem.get(key, ()):
                distance = _distance(word, form)
                if distance < nearest:
                    found, nearest = meaning, distance
        return found

    def phrases(self, word: str) -> list[Phrase]:
        """Return the phrases that begin with a folded word: the keys of the words after it, and the meaning.

        The longest come first.
        """
        found = [phrase for key in keys_of(word) for phrase in self._phrases.get(key, ())]
        return sorted(set(found), key=lambda phrase: (-len(phrase[0]), phrase))

    def related(self, meaning: str) -> Mapping[str, float]:
        """Return how well each meaning answers a need for one, 0 to 1, itself included."""
        if self._related is None:
            self._related = self._relations()
        return self._related.get(meaning) or {meaning: 1.0}

    def add(self, meaning: Meaning, nature: str, forms: Iterable[str]) -> None:
        """Add a meaning with the words and phrases that have it.

        Args:
            meaning: Its name.
            nature: What it is, see `NATURES`.
            forms: Words and phrases; one with ``!`` in front is a phrase in this order of words only.
        """
        self.natures[meaning] = nature
        for form in forms:
            words = tokens(form.lstrip("!"))
            folded = [fold(word) for word in words]
            if len(folded) == 1:
                self._add_word(folded[0], meaning)
            elif folded:
                self._add_phrase(folded, meaning)
                if len(folded) == 2 and not form.startswith("!"):
                    self._add_phrase(folded[::-1], meaning)

    def relate(self, meaning: Meaning, broader: Iterable[Meaning], near: Mapping[Meaning, float]) -> None:
        """Say what a meaning is a part of, and what it is near to."""
        self._broader.setdefault(meaning, []).extend(broader)
        for other, strength in near.items():
            self._near.setdefault(meaning, {})[other] = strength
            self._near.setdefault(other, {})[meaning] = strength

    def unknown(self) -> list[tuple[Meaning, Meaning]]:
        """Return relations to meanings that are not in the table: a table without mistakes has none."""
        pairs = [(one, other) for one, others in self._broader.items() for other in others]
        pairs += [(one, other) for one, others in self._near.items() for other in others]
        return [(one, other) for one, other in pairs if not {one, other} <= self.natures.keys()]

    def _add_word(self, word: str, meaning: Meaning) -> None:
        self._words.setdefault(word, meaning)
        for key in keys_of(word):
            self._by_stem.setdefault(key, []).append((word, meaning))

    def _add_phrase(self, words: list[str], meaning: Meaning) -> None:
        for language in (0, 1):
            first, *rest = (stems(word)[language] for word in words)
            phrase = (tuple("ei"[language] + ":" + key for key in rest), meaning)
            listed = self._phrases.setdefault("ei"[language] + ":" + first, [])
            if not any(keys == phrase[0] for keys, _meaning in listed):
                listed.append(phrase)

    def join(self, forms: list[str]) -> None:
        """Make words and phrases mean the same."""
        known = [meaning for meaning in map(self._known, forms) if meaning is not None]
        name = known[0] if known else f"own:{fold(forms[0])}" if forms else ""
        if not name:
            return
        self.add(name, self.natures.get(name, "o"), [form for form in forms if self._known(form) is None])
        for other in known[1:]:
            if other != name:
                self.relate(name, (), {other: 1.0})

    def _known(self, form: str) -> Meaning | None:
        words = [fold(word) for word in tokens(form)]
        if len(words) == 1:
            return self._words.get(words[0])
        for rest, meaning in self.phrases(words[0]) if words else ():
            if len(rest) == len(words) - 1 and all(
                key in keys_of(word) for key, word in zip(rest, words[1:], strict=True)
            ):
                return meaning
        return None

    def _copy(self) -> "Synonyms":
        copied = Synonyms()
        copied.natures = dict(self.natures)
        copied._words = dict(self._words)
        copied._by_stem = {key: list(forms) for key, forms in self._by_stem.items()}
        copied._phrases = {key: list(phrases) for key, phrases in self._phrases.items()}
        copied._broader = {one: list(others) for one, others in self._broader.items()}
        copied._near = {one: dict(others) for one, others in self._near.items()}
        return copied

    def _relations(self) -> dict[str, Mapping[str, float]]:
        found: dict[str, dict[str, float]] = {meaning: {meaning: 1.0} for meaning in self.natures}

        def note(need: Meaning, offer: Meaning, strength: float) -> None:
            if need in found and strength > found[need].get(offer, 0.0):
                found[need][offer] = strength

        for meaning in self.natures:
            for steps, above in enumerate(self._above(meaning)):
                for other in above:
                    note(other, meaning, NARROWER[steps])
                    note(meaning, other, BROADER[steps])
        for meaning, others in self._near.items():
            for other, strength in others.items():
                note(meaning, other, strength)
        return dict(found)

    def _above(self, meaning: Meaning) -> list[set[Meaning]]:
        """Return the meaning itself, what it is a part of, and what those are a part of."""
        levels = [{meaning}]
        for _step in NARROWER[1:]:
            levels.append({above for one in levels[-1] for above in self._broader.get(one, ())})
        return levels


@cache
def _built_in() -> Synonyms:
    from netui.domain.matching.vocabulary import read_into

    table = Synonyms()
    read_into(table)
    return table


def _distance(one: str, other: str) -> int:
    """Return how many letters two words of one stem do not share at their ends."""
    shared = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        shared += 1
    return len(one) + len(other) - 2 * shared
