"""What our widgets draw with: the looks of their parts, and frames."""

from abc import abstractmethod
from typing import ClassVar

from rich.style import Style
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from netui.ui.render import cut, line, width_of


class Styled(Widget):
    """A widget that draws its own lines, each part in the look that the theme gives it.

    A subclass names its parts as component classes ``PREFIX--part``.
    """

    PREFIX: ClassVar[str] = ""
    # Textual lays the whole screen out once more, and draws it again, whenever a widget's size has changed.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._looks: dict[str, Style] = {}

    @property
    def room(self) -> Size:
        """Its size, also while another screen is in front: Textual's ``size`` is nothing then."""
        return self.outer_size

    def style(self, name: str = "") -> Style:
        """Return how a part looks; "" is plain text."""
        found = self._looks.get(name)
        if found is None:
            found = self.get_component_rich_style(f"{self.PREFIX}--{name}") if name else self.rich_style
            self._looks[name] = found
        return found

    def notify_style_update(self) -> None:
        """Forget the looks of the theme before."""
        super().notify_style_update()
        self._looks.clear()


class Typed(Styled, can_focus=True):
    """A widget into which people type: a key that writes something is its own, whatever it does elsewhere."""

    @abstractmethod
    def press(self, key: str, character: str | None) -> bool:
        """Do what a key does here.

        Args:
            key: The key, as Textual names it.
            character: What it types, where it types something.

        Returns:
            Whether it does anything here.
        """


def upper_edge(title: str, width: int, frame: Style, look: Style) -> Strip:
    """Return the upper edge of a frame, with a title in it."""
    title = cut(title, width - 6)
    rest = "─" * (width - width_of(title) - 4)
    return line([("╭ ", frame), (title, look), (f" {rest}╮", frame)], width, frame)


def lower_edge(said: str, width: int, frame: Style) -> Strip:
    """Return the lower edge of a frame, with a word at its right where there is room for it."""
    said = f" {said} " if said and width_of(said) < width - 8 else ""
    edge = "─" * (width - 3 - len(said))
    return line([(f"╰{edge}{said}─╯", frame)], width, frame)
