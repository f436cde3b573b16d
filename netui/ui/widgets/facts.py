"""A framed pane of lines that only says something: nothing in it can be selected."""

from collections.abc import Callable
from typing import ClassVar

from textual.strip import Strip

from netui.ui.render import line, within
from netui.ui.widgets.styled import Styled, lower_edge, upper_edge

Facts = list[list[tuple[str, str]]]
"""Lines of pieces: a text and the part of the theme that it looks like; "" is plain."""


class FactPane(Styled):
    """Lines in a frame.

    Args:
        title: What stands in its upper edge.
    """

    PREFIX = "facts"
    DEFAULT_CSS = """
    FactPane > .facts--frame { color: $border-blurred; }
    FactPane > .facts--title { color: $text-primary; text-style: bold; }
    FactPane > .facts--strong { text-style: bold; }
    FactPane > .facts--accent { color: $text-secondary; }
    FactPane > .facts--warn { color: $text-warning; }
    FactPane > .facts--muted { color: $text-muted; text-style: $muted-style; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "facts--frame", "facts--title", "facts--strong", "facts--accent", "facts--warn", "facts--muted",
    }  # fmt: skip

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self._lines: Callable[[int, int], Facts] = lambda _width, _height: []
        self._laid_out: tuple[tuple[int, int], Facts] | None = None

    def show(self, lines: Callable[[int, int], Facts]) -> None:
        """Show other lines.

        Args:
            lines: Returns them for a width and a height.
        """
        self._lines = lines
        self._laid_out = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, height = self.size
        frame = self.style("frame")
        if y == 0:
            return upper_edge(self.title, width, frame, self.style("title"))
        if y == height - 1:
            return lower_edge("", width, frame)
        room = (width - 4, height - 2)
        if self._laid_out is None or self._laid_out[0] != room:
            self._laid_out = (room, self._lines(*room))
        lines = self._laid_out[1]
        pieces = lines[y - 1] if y - 1 < len(lines) else []
        inner = within([(text, self.style(name)) for text, name in pieces], room[0], self.style())
        return line([("│ ", frame), *inner, (" │", frame)], width, self.style())
