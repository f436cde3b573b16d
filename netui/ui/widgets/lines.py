"""Lines below a list that say all of the row with the cursor: in as many as there is room for."""

from collections.abc import Sequence
from typing import ClassVar

from textual.strip import Strip

from netui.ui.render import cut, line
from netui.ui.widgets.styled import Styled
from netui.ui.wrapping import wrap

Said = tuple[str, str]
"""A text and the part of the theme that it looks like; "" is plain."""


class Lines(Styled):
    """Texts one below the other, each wrapped; what there is no room for is cut with a sign.

    Its height is its owner's to say, the same for every row, so that nothing moves with the cursor.
    """

    PREFIX = "lines"
    DEFAULT_CSS = """
    Lines { height: 1; color: $foreground; }
    Lines > .lines--strong { text-style: bold; }
    Lines > .lines--muted { color: $text-muted; text-style: $muted-style; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--strong", "lines--muted"}

    def __init__(self) -> None:
        super().__init__()
        self._said: tuple[Said, ...] = ()

    def show(self, said: Sequence[Said]) -> None:
        """Show other texts; empty ones are left out."""
        found = tuple(each for each in said if each[0])
        if found != self._said:
            self._said = found
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, height = self.size
        lines = [(text, look) for said, look in self._said for text in wrap(said, max(1, width - 2))]
        if y >= len(lines):
            return line([], width, self.style())
        text, look = lines[y]
        if y == height - 1 and len(lines) > height:
            text = cut(" ".join(text.strip() for text, _look in lines[y:]), width - 2)
        return line([(f" {text}", self.style(look))], width, self.style())
