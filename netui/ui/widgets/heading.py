"""The head of a screen: who or what it is about, and below it a sentence that takes the lines it needs."""

from collections.abc import Sequence
from typing import ClassVar

from textual.geometry import Size
from textual.strip import Strip

from netui.ui.render import Part, cut, line, width_of
from netui.ui.widgets.styled import Styled
from netui.ui.wrapping import wrap

Piece = tuple[str, str]
"""A text and the part of the theme that it looks like; "" is plain."""


class Heading(Styled):
    """A line of pieces and a sentence."""

    PREFIX = "heading"
    DEFAULT_CSS = """
    Heading { height: auto; }
    Heading > .heading--name { color: $text-primary; text-style: bold; }
    Heading > .heading--alarm { color: $text-warning; text-style: bold; }
    Heading > .heading--said { color: $text-muted; text-style: $muted-style; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"heading--name", "heading--alarm", "heading--said"}

    def __init__(self) -> None:
        super().__init__()
        self._pieces: tuple[Piece, ...] = ()
        self._said = ""

    def show(self, pieces: Sequence[Piece], said: str) -> None:
        """Show other words.

        Args:
            pieces: The first line.
            said: The sentence below it.
        """
        found = tuple(piece for piece in pieces if piece[0])
        if (found, said) == (self._pieces, self._said):
            return
        height = self._lines(self.room.width)
        self._pieces, self._said = found, said
        self.refresh(layout=height != self._lines(self.room.width))

    def _lines(self, width: int) -> int:
        return 1 + len(self._sentence(width))

    def _sentence(self, width: int) -> tuple[str, ...]:
        return wrap(self._said, max(1, width - 2)) if self._said else ()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines it needs."""
        return self._lines(width)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        if y > 0:
            said = self._sentence(width)
            text = said[y - 1] if y <= len(said) else ""
            return line([(f" {text}", self.style("said"))], width, self.style())
        parts: list[Part] = [(" ", self.style())]
        room = width - 2
        for text, look in self._pieces:
            # What a piece begins with keeps it apart from the one before; cleaning takes it off.
            space = " " * min(len(text) - len(text.lstrip(" ")), room)
            shown = cut(text, room - len(space))
            parts.append((space + shown, self.style(look)))
            room -= len(space) + width_of(shown)
        return line(parts, width, self.style())
