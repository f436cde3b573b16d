"""What the screens look like: the demo, in pictures. README shows some of them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from netui.services.workspace import Workspace
from tests.ui.driver import make_app

SIZES = {"80x24": (80, 24), "120x36": (120, 36)}
SCREENS: dict[str, Sequence[str]] = {
    "overview": ("j",),
    "people": ("2", "j", "space", "j", "space", "j"),
    "filter": ("2", "slash", *"sector", "colon", *"law", "space", *"ci"),
    "help": ("2", "question_mark"),
    "palette": ("2", "ctrl+p", *"to"),
    "quick-entry": ("colon", *"coffee with Ann"),
}
Compare = Callable[..., bool]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_the_screens(demo: Workspace, tmp_path: Path, snap_compare: Compare, screen: str, size: str) -> None:
    app = make_app(demo, tmp_path)
    assert snap_compare(app, press=SCREENS[screen], terminal_size=SIZES[size])


@pytest.mark.parametrize("theme", ["light", "high-contrast", "colour-blind-safe", "ansi", "monochrome"])
@pytest.mark.parametrize("screen", ["overview", "people"])
def test_the_themes(demo: Workspace, tmp_path: Path, snap_compare: Compare, screen: str, theme: str) -> None:
    app = make_app(demo, tmp_path, theme)
    assert snap_compare(app, press=SCREENS[screen], terminal_size=SIZES["80x24"])


def test_choosing_a_theme(demo: Workspace, tmp_path: Path, snap_compare: Compare) -> None:
    assert snap_compare(make_app(demo, tmp_path), press=("T", "down"), terminal_size=SIZES["80x24"])


@pytest.mark.parametrize("size", [(40, 10), (60, 24), (200, 50)], ids=str)
def test_other_sizes(demo: Workspace, tmp_path: Path, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(make_app(demo, tmp_path), press=("j",), terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_the_first_run(workspace: Workspace, tmp_path: Path, snap_compare: Compare, size: str) -> None:
    assert snap_compare(make_app(workspace, tmp_path), terminal_size=SIZES[size])


def test_the_linux_console(demo: Workspace, tmp_path: Path, snap_compare: Compare) -> None:
    app: Any = make_app(demo, tmp_path, TERM="linux", COLORTERM="")
    assert snap_compare(app, press=SCREENS["overview"], terminal_size=SIZES["80x24"])
