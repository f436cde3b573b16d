"""Text as words with their places, for what reads sentences: dates, names, quick entry."""

import re
from dataclasses import dataclass

from netui.domain.text import fold

# A word runs to the next space or punctuation. An Italian elision (l', un', dell') is a word by itself,
# so is an English ending ('s, 'll): "l'altro ieri", "D'Angelo" and "Anna's" then need no rule elsewhere.
# The lengths are bounded where backtracking could make a long paste slow.
_WORD = re.compile(
    r"""
      (?P<link>(?:https?://|www\.)\S+)
    | (?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)
    | (?P<tag>\#\w[\w-]*)
    | (?P<number>\d++(?:(?:st|nd|rd|th)\b|[°º])?(?![\d./:-]*[./:-]\d))
    | (?P<numeric>\d+(?:[./:-]\d+)+)
    | (?P<ending>['’](?:ll|re|ve|t|s|m|d)\b)
    | (?P<word>[^\W\d_][^\s!-/:-@\[-`{-~“”„«»‹›…–—‘’¡¿·]*
        (?:['’](?=\w)(?!(?:ll|re|ve|t|s|m|d)\b))?)
    | (?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number, tag or mark of a text.

    Attributes:
        kind: link, email, tag, number, numeric ("1/3"), ending ("'s"), word or mark.
        text: As it is written.
        key: Folded, as it is compared.
        start: Its place in the text.
        end: The place after it.
    """

    kind: str
    text: str
    key: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins like a name."""
        return self.kind == "word" and not self.text[0].islower() and self.text[0].isalpha()


def split(text: str) -> list[Word]:
    """Return the words of a text, in order; what lies between them is white space."""
    return [
        Word(
            found.lastgroup or "mark", found[0], fold(found[0]).replace("’", "'"), found.start(), found.end()
        )
        for found in _WORD.finditer(text)
    ]


def keys(text: str) -> list[str]:
    """Return the folded words of a name, without its marks."""
    if text.isascii() and text.replace(" ", "").isalpha():  # most names: thirty thousand of them at a time
        return text.lower().split()
    return [word.key for word in split(text) if word.kind != "mark"]
