"""What a key shows is drawn at once, and once: what is drawn for it a frame later comes a frame too late."""

import asyncio
from pathlib import Path

import pytest
from textual import events

from netui.services.workspace import Workspace
from tests.ui.driver import Driver, running

FRAMES = 3 / 60  # seconds in which Textual draws what is left to be drawn
MOVES = ["j", "j", "k", "G", "g", "ctrl+d", "ctrl+u"]
TYPED = ["slash", *"anx", "backspace"]


class Painted:
    """Counts how often the terminal is written to.

    Args:
        driver: Runs the app; its own way to press a key has the app draw, whether that is due or not.
        patch: Ends the counting with the test.
    """

    def __init__(self, driver: Driver, patch: pytest.MonkeyPatch) -> None:
        self._app = driver.app
        self._times = 0
        display = self._app._display

        def counted(screen: object, drawn: object) -> None:
            self._times += drawn is not None
            display(screen, drawn)  # type: ignore[arg-type]

        patch.setattr(self._app, "_display", counted)

    async def after(self, key: str) -> int:
        """Press a key that shows something; return how often something is drawn for it."""
        before = self._times
        self._app.post_message(events.Key(key, key if len(key) == 1 else None))
        while self._times == before:
            await asyncio.sleep(0)
        passed = asyncio.Event()
        self._app.set_timer(FRAMES, passed.set)
        await passed.wait()
        return self._times - before


@pytest.mark.parametrize(
    ("screen", "keys"),
    [
        ("1", [*MOVES, "tab", "j", "tab"]),
        ("2", [*MOVES, "space", "question_mark"]),
        ("2", [*TYPED, "enter", "slash", "escape"]),
        ("2", ["slash", "c", "tab", "i", "down", "up", "escape"]),
        ("3", [*MOVES, *TYPED, "enter"]),
        ("4", [*MOVES, *TYPED, "enter"]),
        ("5", [*MOVES, *TYPED, "enter"]),
        ("2", ["colon", *"anna gave", "escape"]),
        ("2", ["e", *"xy", "backspace", "down", "up"]),
    ],
)
async def test_one_key_draws_once(
    screen: str, keys: list[str], demo: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(demo, tmp_path) as driver:
        await driver.press(screen)
        await driver.settle()
        while not driver.app.sight.matched:
            await asyncio.sleep(0)
        await driver.settle()
        painted = Painted(driver, monkeypatch)
        drawn = [(key, await painted.after(key)) for key in keys]
        assert drawn == [(key, 1) for key in keys]
