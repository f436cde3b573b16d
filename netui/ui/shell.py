"""The one Textual screen that holds netui's."""

import asyncio
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

HOPS: Final = 8
"""Turns of the event loop from a key to the last widget that draws something for it.

A list tells the panes around it, these tell the screen, that one has its status line drawn, which says so.
"""


class Shell(Screen[None], inherit_bindings=False):
    """The terminal as a whole: tab strip, stage, prompt, footer."""

    DEFAULT_CSS = """
    Shell { layers: base prompt; background: $background; color: $foreground; overflow: hidden; }
    """
    # Textual's screen draws the whole terminal again whenever the focus moves; who gains it and who loses
    # it draw themselves here.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    BINDINGS: ClassVar[list[BindingType]] = []

    async def on_idle(self) -> None:
        """Let every widget say what it has to draw, before any of it is: what comes later waits a frame."""
        for _hop in range(HOPS):
            await asyncio.sleep(0)
