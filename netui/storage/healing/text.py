"""The text of a file's bytes, whatever has become of them."""

import codecs
import re
from typing import NamedTuple

_ZEROS = re.compile(rb"\0{8,}")
"""What a power cut leaves where a block of the file was: at least some hundred zero bytes."""
_WINDOWS = "cp1252"
_ENOUGH = 32  # bytes that tell what the others are


class Decoded(NamedTuple):
    r"""A file's text.

    Attributes:
        text: All of it, lines ended by ``\n``.
        zeros: Whether runs of zero bytes were in it, each of them now the end of a line.
        foreign: Whether it was not UTF-8 throughout.
    """

    text: str
    zeros: bool
    foreign: bool


def decoded(data: bytes) -> Decoded:
    """Return the text of bytes; there is always one.

    UTF-16 is read as such. Of what should be UTF-8, a byte that can't be is read as Windows-1252 has it.
    """
    if (encoding := _wide(data)) is not None:
        text = data.decode(encoding, errors="replace").lstrip("\ufeff")
        return Decoded(_lines(text.strip("\0")), zeros=False, foreign=True)
    bare = data.strip(b"\0")
    without = _ZEROS.sub(b"\n", bare)
    try:
        text, foreign = without.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        text, foreign = without.decode("utf-8-sig", errors=_AS_WINDOWS), True
    return Decoded(_lines(text), zeros=without != data, foreign=foreign)


def _wide(data: bytes) -> str | None:
    """Return which kind of UTF-16 bytes are, None for none: every file begins with plain letters."""
    begin = data[:_ENOUGH].removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        halves = begin[first::2], begin[1 - first :: 2]
        if len(begin) >= 4 and not any(halves[0]) and all(halves[1]):
            return encoding
    return None


def _lines(text: str) -> str:
    text = text.replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode(_WINDOWS, errors="replace"), error.end


_AS_WINDOWS = "netui-as-windows"
codecs.register_error(_AS_WINDOWS, _as_windows)
