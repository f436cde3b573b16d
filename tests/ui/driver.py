"""Drives the app the way a person does: press keys, look at the screen."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from netui.services.settings import Settings
from netui.services.workspace import Workspace
from netui.ui.app import NetuiApp
from netui.ui.themes import Themes

TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
PATIENCE = 100  # looks at the screen before `expect` gives up; each lets the app do all that it has to do

_NAMED = {
    " ": "space", "/": "slash", ":": "colon", ">": "greater_than_sign", "<": "less_than_sign",
    "?": "question_mark", "*": "asterisk", "#": "number_sign", "-": "minus", ".": "full_stop",
    ",": "comma", "@": "at", "!": "exclamation_mark", "[": "left_square_bracket",
    "]": "right_square_bracket", "(": "left_parenthesis", ")": "right_parenthesis", "_": "underscore",
}  # fmt: skip


def make_app(workspace: Workspace, folder: Path, theme: str = "", **terminal: str) -> NetuiApp:
    """Return the app on a terminal of 16 million colours, with settings in a folder of its own.

    Args:
        workspace: The open network.
        folder: Where settings and themes of the user are.
        theme: A theme for this time only.
        terminal: Other environment variables of the terminal.
    """
    settings = Settings.load(folder / "config.yaml")
    return NetuiApp(workspace, settings, Themes(folder / "themes"), theme, TERMINAL | terminal)


class Driver:
    """One app that runs, with a keyboard and a screen."""

    def __init__(self, app: NetuiApp, pilot: Pilot[str]) -> None:
        self.app = app
        self._pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, by name or by what they type."""
        await self._pilot.press(*(_NAMED.get(key, key) for key in keys))
        await self.pause()

    async def pause(self) -> None:
        """Wait until there is nothing more to do, what could be given found."""
        await self._pilot.pause()
        while self.app.ahead.busy:
            await self._pilot.pause(0.005)

    async def type(self, text: str) -> None:
        """Type a text letter by letter."""
        await self.press(*text)

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self._pilot.resize_terminal(width, height)
        await self.pause()

    async def settle(self) -> None:
        """Wait until the app has done all that it has to do, in threads too."""
        await self.app.workers.wait_for_complete()
        await self.pause()

    @property
    def lines(self) -> list[str]:
        """What is on the screen."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """What is on the screen, as one text."""
        return "\n".join(self.lines)

    @property
    def notice(self) -> str:
        """The last line: the keys, or a notice in their place."""
        return self.lines[-1]

    async def expect(self, pattern: str) -> None:
        """Wait until something that fits a regular expression is on the screen."""
        for _look in range(PATIENCE):
            if re.search(pattern, self.text):
                return
            await self.pause()
        raise AssertionError(f"{pattern!r} never showed:\n{self.text}")

    async def look_until(self, pattern: str) -> None:
        """Have the app look at the file, as it does every second, until what others did shows."""
        for _look in range(PATIENCE):
            self.app.live.look()
            await self.pause()
            if re.search(pattern, self.text):
                return
        raise AssertionError(f"{pattern!r} never showed:\n{self.text}")

    def expect_not(self, pattern: str) -> None:
        """Say that nothing on the screen fits a regular expression."""
        assert not re.search(pattern, self.text), f"{pattern!r} shows:\n{self.text}"

    @property
    def cursor_line(self) -> str:
        """The line with the cursor of the list that takes the keys; of a list on the right, from there on."""
        signs = ((re.search("(^|│)▸", line), line) for line in self.lines)
        found = [line[sign.start() :] for sign, line in signs if sign]
        assert found, f"no cursor:\n{self.text}"
        return found[0]


@asynccontextmanager
async def running(
    workspace: Workspace, folder: Path, size: tuple[int, int] = (80, 24), **options: str
) -> AsyncIterator[Driver]:
    """Run the app on a terminal of some size."""
    app = make_app(workspace, folder, **options)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.pause()
        yield driver
