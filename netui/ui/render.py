"""The one place where text becomes cells of a terminal: cleaned, measured, cut with a sign, padded.

Nothing that came from outside reaches the terminal by another way: a name may hold an escape sequence or
what looks like markup, and both are text here.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from netui.domain.text import clean, clean_line

if TYPE_CHECKING:
    from rich.style import Style

Part = tuple[str, "Style"]
"""A piece of a line and how it looks."""

CUT = "…"

# What the Linux console's 256 glyphs don't hold, beside what they do (code page 437).
_CONSOLE: Mapping[int, str] = str.maketrans(
    {
        "╭": "┌", "╮": "┐", "╰": "└", "╯": "┘", CUT: "~", "▸": "►", "●": "*", "★": "*", "✦": "*", "↻": "o",
        "✓": "√", "✗": "x", "▁": "_", "▂": "_", "▃": "▄", "▅": "▄", "▆": "█", "▇": "█", "“": '"', "”": '"',
        "‘": "'", "’": "'", "–": "-", "—": "-", "×": "x", "⏎": "«",
    }
)  # fmt: skip

_ASCII: Mapping[int, str] = {
    **_CONSOLE,
    **str.maketrans(
        {
            "╭": "+", "╮": "+", "╰": "+", "╯": "+", "─": "-", "│": "|", "▸": ">", "▲": "^", "▼": "v",
            "▄": "=", "▃": "=", "▅": "=", "▆": "#", "▇": "#", "█": "#", "·": ".", "→": ">", "←": "<",
            "↑": "^", "↓": "v", "↔": "-", "✓": "v", "⏎": "<", "…": "~",
        }
    ),
}  # fmt: skip

_glyphs: Mapping[int, str] | None = None


def use_glyphs(term: str, encoding: str) -> None:
    """Draw from here on with what the terminal can show.

    Args:
        term: The value of TERM.
        encoding: The terminal's encoding, as Python names it.
    """
    global _glyphs  # noqa: PLW0603 - one terminal a process, known once
    _glyphs = _ASCII if "utf" not in encoding.lower() else _CONSOLE if term == "linux" else None


def cut(text: str, width: int) -> str:
    """Return text on one line in at most so many cells, with a sign where something was left out.

    Args:
        text: Anything, from anywhere.
        width: Cells, not characters: a CJK character takes two, a combining accent none.
    """
    text = clean_line(text)
    if cell_len(text) <= width:
        return text
    if width < 1:
        return ""
    return set_cell_size(text, width - 1).rstrip() + CUT


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Return text on one line in exactly so many cells: cut, or padded with spaces.

    Args:
        text: Anything, from anywhere.
        width: Cells.
        right: Pad on the left, as numbers are.
    """
    text = cut(text, width)
    space = " " * (width - cell_len(text))
    return space + text if right else text + space


def width_of(text: str) -> int:
    """Return how many cells text takes once it is cleaned."""
    return cell_len(clean_line(text))


def _blank_alike(one: "Style", other: "Style") -> bool:
    """Whether spaces look the same in two styles: what colour their ink has, nobody sees."""
    if one.bgcolor != other.bgcolor:
        return False
    return not (one.reverse or other.reverse or one.underline or other.underline)


def within(parts: Iterable[Part], width: int, rest: "Style") -> list[Part]:
    """Return pieces that together take exactly so many cells: cut with a sign, or padded.

    Args:
        parts: Pieces, each made by `cut` or `fit` or of our own words.
        width: Cells.
        rest: How the cells look that the pieces leave free.
    """
    kept: list[Part] = []
    room = width
    for piece, style in parts:
        text = piece if piece.isprintable() else clean(piece).replace("\n", " ").replace("\t", " ")
        cells = cell_len(text)
        if cells > room:
            kept.append((set_cell_size(text, room - 1) + CUT if room else "", style))
            if not room and kept[-2:-1]:
                last, look = kept[-2]
                kept[-2:] = [(set_cell_size(last, cell_len(last) - 1) + CUT, look)]
            return kept
        kept.append((text, style))
        room -= cells
    return [*kept, (" " * room, rest)]


def line(parts: Iterable[Part], width: int, rest: "Style") -> Strip:
    """Return one line of a widget.

    Neighbours that look alike become one segment: each costs about forty bytes over SSH.

    Args:
        parts: Pieces, each made by `cut` or `fit` or of our own words; what doesn't fit is cut with a sign.
        width: Cells of the line.
        rest: How the cells look that the pieces leave free.
    """
    joined: list[Part] = []
    for text, style in within(parts, width, rest):
        if not text:
            continue
        if joined and (joined[-1][1] == style or (text.isspace() and _blank_alike(joined[-1][1], style))):
            joined[-1] = (joined[-1][0] + text, joined[-1][1])
        elif joined and joined[-1][0].isspace() and _blank_alike(style, joined[-1][1]):
            joined[-1] = (joined[-1][0] + text, style)
        else:
            joined.append((text, style))
    return Strip(
        [Segment(text.translate(_glyphs) if _glyphs else text, style) for text, style in joined], width
    )
