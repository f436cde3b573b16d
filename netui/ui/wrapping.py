"""Text over several lines: where a line ends, in cells of the terminal."""

import re
from functools import lru_cache
from itertools import pairwise

from rich.cells import cell_len

from netui.domain.text import clean

TAB = "    "

# What a line of a list begins with in Markdown: its next lines stand under its first word.
_ITEM = re.compile(r" *(?:[-*+•]|\d{1,3}[.)]|>|#{1,6})? *")
_DEEPEST = 12  # cells; deeper than this, the text matters more than its place


def breaks(text: str, width: int, rest: int | None = None) -> list[int]:
    """Return where a line has to be broken: the index of the first character of each further line.

    No character is lost: a space at which the line breaks hangs over the end of the line before.

    Args:
        text: One line, cleaned.
        width: Cells of the first line.
        rest: Cells of the further ones, where they are others.
    """
    found: list[int] = []
    room, start = max(1, width), 0
    while True:
        end = _reach(text, start, room)
        if end >= len(text):
            return found
        if text[end] == " ":
            start = end + 1
        else:
            space = text.rfind(" ", start, end)
            start = space + 1 if space >= start else max(end, start + 1)
        if start >= len(text):
            return found
        found.append(start)
        room = max(1, width if rest is None else rest)


def _reach(text: str, start: int, width: int) -> int:
    """Return the index after the last character that still fits."""
    if text.isascii():
        return start + width
    end, used = start, 0
    while end < len(text):
        used += cell_len(text[end])
        if used > width:
            break
        end += 1
    return end


@lru_cache(maxsize=4096)
def wrap(text: str, width: int) -> tuple[str, ...]:
    """Return text on as many lines as it needs, each of at most so many cells; never none.

    Args:
        text: Anything, from anywhere; its own line breaks stay.
        width: Cells.
    """
    lines: list[str] = []
    for paragraph in clean(text).replace("\t", TAB).split("\n"):
        lines += _wrapped(paragraph.rstrip(), width)
    return tuple(lines)


def _wrapped(line: str, width: int) -> list[str]:
    if len(line) <= width and (line.isascii() or cell_len(line) <= width):
        return [line]
    item = _ITEM.match(line)
    indent = min(cell_len(item[0]) if item else 0, _DEEPEST, max(0, width // 3))
    places = [0, *breaks(line, width, width - indent), len(line)]
    pieces = [line[start:end].rstrip() for start, end in pairwise(places)]
    return [pieces[0], *(" " * indent + piece for piece in pieces[1:])]
