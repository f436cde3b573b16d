"""Synonyms: which words mean the same at work, and which mean part of it."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from netui.domain.matching.terms import MET
from netui.domain.matching.words import WITHIN, keys_of, tokens
from netui.domain.text import fold

Meaning = str
Phrase = tuple[tuple[str, ...], Meaning]
_Written = tuple[int, tuple[str, ...], Meaning]  # a phrase by its words, numbered as they were added

NATURES: Final = frozenset("hawvotslpg")
"""What a meaning can be: an act or profession (a), one that is done to another's field without being of it,
such as insuring or translating (h), an act that says little without what it is done to, such as teaching or
selling (w), one that says little without its object, such as designing (v), an object or topic (o), a
technology (t), an industry (s), a language (l), a place (p), or so general that it says nothing (g)."""

LIGHT: Final = frozenset("vw")
"""The natures of acts that need an object."""

NARROWER: Final = (1.0, 0.85, 0.75)
"""How well an offer answers a need that is broader, by steps: VAT for a need of tax advice."""

BROADER: Final = (1.0, 0.7, 0.45)
"""How well an offer answers a need that is narrower, by steps: tax advice for a need about VAT."""

LIGHT_NARROWER: Final = 0.6
LIGHT_BROADER: Final = 0.5
"""The same where the broader one is a light act: music lessons for a need of teaching, and the other way."""

NEAR: Final = 0.6
"""How well an offer answers a need beside it: a tax lawyer for a need of tax advice."""

_NO_PHRASES: Final[Mapping[str, list[Phrase]]] = {}

_FARTHEST: Final = 5
"""Letters in which two words of one stem can't differ and still be taken for one."""


class Synonyms:
    """Words and phrases by what they mean, English and Italian, and how near one meaning is to another.

    Attributes:
        natures: What each meaning is, see `NATURES`.
        openers: Meanings that come to others beside something, see `together`.
    """

    def __init__(self) -> None:
        self.natures: dict[Meaning, str] = {}
        self.openers: set[Meaning] = set()
        self._words: dict[str, Meaning] = {}
        self._forms: dict[str, list[tuple[str, Meaning]]] = {}  # by how they begin
        self._phrases: dict[str, dict[str, list[_Written]]] = {}  # by how they begin, and their first word
        self._written = 0
        self._broader: dict[Meaning, list[Meaning]] = {}
        self._near: dict[Meaning, dict[Meaning, float]] = {}
        self._together: dict[tuple[Meaning, Meaning], Meaning] = {}
        self._related: dict[str, Mapping[str, float]] | None = None
        self._answers: dict[str, frozenset[str]] | None = None

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
        listed = [[text for text in group if text.strip()] for group in groups]
        if not any(listed):
            return self
        more = self._copy()
        for group in listed:
            more.join(group)
        return more

    def exact(self, word: str) -> Meaning | None:
        """Return what a folded word means as it stands."""
        return self._words.get(word)

    def by_stem(self, word: str) -> Meaning | None:
        """Return what the nearest of the words means that have a stem of a folded word."""
        found, nearest = None, _FARTHEST
        keys = keys_of(word)
        for form, meaning in self._forms.get(_beginning(word), ()):
            # The letters that both have to begin with for their ends to be near enough.
            shared = (len(word) + len(form) - nearest) // 2 + 1
            if word[:shared] == form[:shared] and not _disjoint(keys, keys_of(form)):
                distance = _distance(word, form)
                if distance < nearest:
                    found, nearest = meaning, distance
        return found

    def phrases(self, word: str) -> Mapping[str, list[Phrase]]:
        """Return the phrases that begin with a folded word, by the key of the word after it.

        Each as the keys of the words that follow that one, and the meaning.
        """
        firsts = self._phrases.get(_beginning(word))
        if firsts is None:
            return _NO_PHRASES
        keys = keys_of(word)
        alike = [first for first in firsts if first == word or not _disjoint(keys, keys_of(first))]
        written = sorted(each for first in alike for each in firsts[first])
        found: dict[str, list[Phrase]] = {}
        seen = set()
        for _number, words, meaning in written:  # the first of two alike counts
            for key, phrase in zip(keys, zip(*map(keys_of, words), strict=True), strict=True):
                if phrase[0] == key and phrase not in seen:
                    seen.add(phrase)
                    found.setdefault(phrase[1], []).append((phrase[2:], meaning))
        return found

    def related(self, meaning: str) -> Mapping[str, float]:
        """Return how well each meaning answers a need for one, 0 to 1, itself included."""
        if self._related is None:
            self._related = self._relations()
        return self._related.get(meaning) or {meaning: 1.0}

    def answers(self, meaning: str) -> frozenset[str]:
        """Return the meanings that an offer of one meets, itself included."""
        if self._answers is None:
            found: dict[str, set[str]] = {}
            for need in self.natures:
                for offer, strength in self.related(need).items():
                    if strength >= MET:
                        found.setdefault(offer, set()).add(need)
            self._answers = {offer: frozenset(needs) for offer, needs in found.items()}
        return self._answers.get(meaning) or frozenset((meaning,))

    def together(self, meaning: Meaning, other: Meaning) -> Meaning | None:
        """Return what a meaning comes to beside another: a lawyer, for contracts."""
        return self._together.get((meaning, other))

    def add(self, meaning: Meaning, nature: str, forms: Iterable[str]) -> None:
        """Add a meaning with the words and phrases that have it.

        Args:
            meaning: Its name.
            nature: What it is, see `NATURES`.
            forms: Words and phrases; one with ``!`` in front is a phrase in this order of words only.
        """
        self.natures[meaning] = nature
        for form in forms:
            words = _folded(form.lstrip("!"))
            if len(words) == 1:
                self._words.setdefault(words[0], meaning)
                self._forms.setdefault(_beginning(words[0]), []).append((words[0], meaning))
            elif words:
                self._write(tuple(words), meaning)
                if len(words) == 2 and not form.startswith("!"):
                    self._write((words[1], words[0]), meaning)

    def relate(
        self,
        meaning: Meaning,
        broader: Iterable[Meaning],
        near: Mapping[Meaning, float],
        pairs: Iterable[tuple[Meaning, Meaning]] = (),
    ) -> None:
        """Say how a meaning relates to others.

        Args:
            meaning: Its name.
            broader: What it is a part of.
            near: What it is near to, and how near, both ways.
            pairs: Two that come to this one where they stand in one text.
        """
        self._broader.setdefault(meaning, []).extend(broader)
        for pair in pairs:
            self._together[pair] = meaning
            self.openers.add(pair[0])
        for other, strength in near.items():
            self._near.setdefault(meaning, {})[other] = strength
            self._near.setdefault(other, {})[meaning] = strength

    def unknown(self) -> list[tuple[Meaning, Meaning]]:
        """Return relations to meanings that are not in the table: a table without mistakes has none."""
        pairs = [(one, other) for one, others in self._broader.items() for other in others]
        pairs += [(one, other) for one, others in self._near.items() for other in others]
        pairs += self._together
        return [(one, other) for one, other in pairs if not {one, other} <= self.natures.keys()]

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

    def _write(self, words: tuple[str, ...], meaning: Meaning) -> None:
        self._written += 1
        firsts = self._phrases.setdefault(_beginning(words[0]), {})
        firsts.setdefault(words[0], []).append((self._written, words, meaning))

    def _known(self, form: str) -> Meaning | None:
        words = _folded(form)
        if len(words) == 1:
            return self._words.get(words[0])
        written = self._phrases.get(_beginning(words[0]), {}).get(words[0], ()) if words else ()
        return {known: meaning for _number, known, meaning in written}.get(tuple(words))

    def _copy(self) -> "Synonyms":
        copied = Synonyms()
        copied.natures = dict(self.natures)
        copied._words = dict(self._words)
        copied._forms = {key: list(forms) for key, forms in self._forms.items()}
        copied._written = self._written
        copied._phrases = {
            key: {first: list(written) for first, written in firsts.items()}
            for key, firsts in self._phrases.items()
        }
        copied._broader = {one: list(others) for one, others in self._broader.items()}
        copied._together = dict(self._together)
        copied.openers = set(self.openers)
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
                    light = steps and self.natures.get(other, "") in LIGHT
                    note(other, meaning, LIGHT_NARROWER if light else NARROWER[steps])
                    note(meaning, other, LIGHT_BROADER if light else BROADER[steps])
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


def _folded(form: str) -> list[str]:
    """Return the words of a form, folded, without those that a phrase may be written with or without."""
    if form.isascii() and form.replace(" ", "").isalnum():  # nearly all: thousands when the table is read
        words = form.lower().split()
    else:
        words = [fold(word) for word in tokens(form)]
    return words[:1] + [word for word in words[1:] if word not in WITHIN]


def _beginning(word: str) -> str:
    """Return the letters that no stemmer changes: words of one stem begin alike."""
    return word[:3]


def _disjoint(keys: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return keys[0] != others[0] and keys[1] != others[1]


def _distance(one: str, other: str) -> int:
    """Return how many letters two words of one stem do not share at their ends."""
    shared = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        shared += 1
    return len(one) + len(other) - 2 * shared
