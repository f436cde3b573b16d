"""Text from outside: made safe to show, and folded to compare."""

import re
import unicodedata
from collections.abc import Callable

# C0 without \n and \t, DEL, C1, the marks that turn the reading direction around, and others that change
# the text beside them unseen (byte order mark, annotations, deprecated format marks). A terminal obeys
# these; a name or a note has no use for them.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029\x85]")
_NOT_ASCII = re.compile("[^\x00-\x7f]+")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    r"""Return text without characters that a terminal would obey; ``\n`` and ``\t`` stay.

    Args:
        text: Anything, from a file, a keyboard or another program.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _UNSAFE.sub("", _LINE_BREAKS.sub("\n", text))
    # A lone surrogate can't be written as UTF-8: it would stop the whole file from being saved.
    return text.encode("utf-8", "replace").decode("utf-8")


def clean_line(text: str) -> str:
    """Return text on one line: cleaned, composed (NFC), runs of white space made one space."""
    if text.isascii() and text.isprintable() and "  " not in text:  # most of what an import brings
        return text.strip()
    return _SPACES.sub(" ", unicodedata.normalize("NFC", clean(text))).strip()


def clean_note(text: str) -> str:
    """Return text of several lines: cleaned, composed (NFC), without trailing white space."""
    lines = unicodedata.normalize("NFC", clean(text)).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


class _Letters(dict[int, str | int | None]):
    """What each character is compared as: accents and invisible marks as nothing, found out when met."""

    def __missing__(self, code: int) -> str | int | None:
        char = chr(code)
        unseen = unicodedata.combining(char) or unicodedata.category(char) == "Cf"
        self[code] = None if unseen else code
        return self[code]


# Letters that Unicode doesn't take apart, as a keyboard without them writes them.
_LETTERS = _Letters(
    str.maketrans({
        "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
        "‘": "'", "’": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-",
    })  # type: ignore[arg-type]
)  # fmt: skip


def fold(text: str) -> str:
    """Return text as it is compared and searched: without case and without accents.

    "José" and "jose" fold alike, "Søren" and "soren" too, so that a name can be typed on any keyboard.
    Folding twice changes nothing.
    """
    if text.isascii():
        return text.lower()
    # Twice taken apart: what the first makes out of a letter (ﬀ, ℌ) may have a case of its own.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _NOT_ASCII.sub(_plain, decomposed)


def finder(words: str) -> Callable[[str], bool]:
    """Return what tells whether a folded text holds every word, and none of those with a leading ``-``.

    Args:
        words: What is looked for, case and accents aside.
    """
    wanted = fold(words).split()
    has = [word for word in wanted if not word.startswith("-")]
    lacks = [word[1:] for word in wanted if word.startswith("-") and len(word) > 1]
    return lambda text: all(word in text for word in has) and not any(word in text for word in lacks)


def _plain(found: re.Match[str]) -> str:
    return found[0].translate(_LETTERS)
