"""Text from outside: made safe to show, and folded to compare."""

import re
import unicodedata

# C0 without \n and \t, DEL, C1, and the marks that turn the reading direction around. A terminal obeys
# these; a name or a note has no use for them.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINE_BREAKS = re.compile("\r\n?|[\u2028\u2029\x85]")
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
    return _SPACES.sub(" ", unicodedata.normalize("NFC", clean(text))).strip()


def clean_note(text: str) -> str:
    """Return text of several lines: cleaned, composed (NFC), without trailing white space."""
    lines = unicodedata.normalize("NFC", clean(text)).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def fold(text: str) -> str:
    """Return text as it is compared and searched: without case and without accents.

    "José" and "jose" fold alike, so that a name can be typed on any keyboard.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
