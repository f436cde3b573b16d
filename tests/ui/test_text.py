"""A text on a screen of its own: read, copied, edited in the user's own editor."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netui.services.workspace import Workspace
from netui.ui.app import NetuiApp
from netui.ui.screens.text import TextScreen
from tests.ui.driver import Driver, make_app, running

STATEMENT = """# Between Anna Rossi and you

Since February 2024.

## What you gave

- 10 Nov 2026, advice: a tip on rent, which Anna passed on at once to her sister and to two colleagues
- 1 Nov 2026, promised: a CV review

## What Anna gave

- 9 Nov 2026: a referral
"""


async def opened(driver: Driver, text: str = STATEMENT, **options: Any) -> TextScreen:
    screen = TextScreen("Statement with Anna Rossi", text, **options)
    await driver.app.open_view(screen)
    await driver.expect("Statement with Anna Rossi")
    return screen


async def test_a_text_is_shown_as_it_is_written_wrapped_and_never_cut(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await opened(driver, hint="In words that you could show to Anna.")
        await driver.expect("In words that you could show to Anna.")
        await driver.expect("▸ # Between Anna Rossi and you")
        await driver.expect("## What you gave")
        await driver.expect("two colleagues")
        driver.expect_not("…")


async def test_it_is_read_line_by_line_to_its_end(people: Workspace, tmp_path: Path) -> None:
    text = "\n\n".join(f"paragraph {number}" for number in range(60))
    async with running(people, tmp_path) as driver:
        await opened(driver, text)
        await driver.press("j")
        assert "paragraph 1" in driver.cursor_line
        driver.expect_not("paragraph 59")
        await driver.press("ctrl+d", "G")
        assert "paragraph 59" in driver.cursor_line
        await driver.press("g")
        assert "paragraph 0" in driver.cursor_line


async def test_y_copies_all_of_it_without_what_acts_on_a_terminal(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await opened(driver, f"{STATEMENT}\x1b]52;c;aGk=\x07[b]\u202eend[/b]\n")
        assert all(line.isprintable() for line in driver.lines)
        await driver.press("y")
        await driver.expect("copied: Statement with Anna Rossi, 13 lines")
        assert driver.app.clipboard == f"{STATEMENT}]52;c;aGk=[b]end[/b]"


async def test_going_on_hands_the_text_over_when_the_screen_is_gone(
    people: Workspace, tmp_path: Path
) -> None:
    handed: list[str] = []
    async with running(people, tmp_path) as driver:
        await opened(driver, "Dear Anna", done=handed.append)
        await driver.press("enter")
        driver.expect_not("Statement")
    assert handed == ["Dear Anna"]


async def test_where_there_is_nothing_to_go_on_to_enter_says_what_can_be_done(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await opened(driver)
        await driver.press("enter")
        await driver.expect("y copies the text, E edits it, q goes back")
        await driver.press("q")
        driver.expect_not("Statement")


async def test_it_is_edited_in_the_users_own_editor_and_stays_edited(
    people: Workspace, tmp_path: Path, editor: Any
) -> None:
    told: list[str] = []
    async with running(people, tmp_path) as driver:
        screen = await opened(driver, "Dear Anna,\n\nmeet Marco.\n", on_text=told.append)
        editor('sed -i \'s/Marco/Bruno/\' "$1"; case "$1" in *.md) ;; *) exit 1 ;; esac')
        await driver.press("E")
        await driver.expect("meet Bruno.")
        assert told == ["Dear Anna,\n\nmeet Bruno."] == [screen.text]
        editor("true")
        await driver.press("E")
        await driver.expect("nothing was changed")
        await driver.press("y")
        assert driver.app.clipboard == "Dear Anna,\n\nmeet Bruno."


async def test_an_editor_that_fails_changes_nothing(people: Workspace, tmp_path: Path, editor: Any) -> None:
    editor("exit 3")
    async with running(people, tmp_path, size=(160, 24)) as driver:
        screen = await opened(driver, "Dear Anna")
        await driver.press("E")
        await driver.expect("editor ended with 3: nothing was changed")
        assert screen.text == "Dear Anna"


async def test_without_a_terminal_to_give_away_copying_is_offered(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await opened(driver)
        await driver.press("E")
        await driver.expect("no editor can be opened on this terminal: y copies the text")


async def test_an_empty_text_says_what_writes_it(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await opened(driver, "")
        await driver.expect("Nothing is written here.")
        await driver.press("y")
        await driver.expect("nothing is written here to copy")


# What it looks like


def opening(app: NetuiApp) -> Callable[[Any], Any]:
    async def before(pilot: Any) -> None:
        hint = "In words that you could show to Anna."
        await app.open_view(TextScreen("Statement with Anna Rossi", STATEMENT, hint=hint))
        await pilot.pause()

    return before


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_looks(people: Workspace, tmp_path: Path, snap_compare: Any, size: tuple[int, int]) -> None:
    app = make_app(people, tmp_path)
    assert snap_compare(app, press=("j", "j", "j"), terminal_size=size, run_before=opening(app))
