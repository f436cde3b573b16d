"""Words by their stems, in English and in Italian."""

from functools import cache
from typing import Protocol

SHORTEST = 4
"""Letters that a stem needs to stand for its word: in shorter ones strangers meet."""

_SHORTEST_ITALIAN = 5  # Italian endings take more off: "merce" and "mercato" both come to "merc"


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (the stemmer's own name)


@cache
def _stemmers() -> tuple[_Stemmer, _Stemmer]:
    from Stemmer import Stemmer  # a compiled module, of no use to a command that matches nothing

    return Stemmer("english", 0), Stemmer("italian", 0)  # each word is asked for once: see `keys_of`


def stems(word: str) -> tuple[str, str]:
    """Return a word's English and its Italian stem.

    Where a stem is so short that strangers would meet in it, the word stands for itself.

    Args:
        word: One word, folded (see `netui.domain.text.fold`).
    """
    if not word.isalpha():
        return word, word
    english, italian = _stemmers()
    one = english.stemWord(word)
    if len(one) < SHORTEST and word not in {one, f"{one}s", f"{one}es"}:
        one = word
    # Folding took the accent that tells "contabilità" from a word that ends in "-ita".
    other = italian.stemWord(f"{word[:-1]}à" if word.endswith("ita") and len(word) > 6 else word)
    return one, other if len(other) >= _SHORTEST_ITALIAN else _singular(word)


def _singular(word: str) -> str:
    """Return a short Italian word as its singular: "corsi" as "corso", "case" as "casa" and not as "caso"."""
    if len(word) < SHORTEST or word[-1] not in "aeio":
        return word
    return word[:-1] + ("o" if word[-1] in "oi" else "a")
