"""The one Textual screen that holds netui's."""

from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget


class Shell(Screen[None]):
    """The terminal as a whole: tab strip, stage, prompt, footer."""

    DEFAULT_CSS = """
    Shell { layers: base prompt; background: $background; color: $foreground; overflow: hidden; }
    """
    # Textual's screen draws the whole terminal again whenever the focus moves; who gains it and who loses
    # it draw themselves here.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    BINDINGS: ClassVar[list[BindingType]] = []
