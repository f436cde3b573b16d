"""The shell: screens, notices, undo, the state of saving, changes made elsewhere, every size of terminal."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from netui.domain.tables import Contact
from netui.services.workspace import Workspace
from netui.storage.repository import Repository
from tests.support import TODAY, FixedClock, add, open_workspace
from tests.ui.driver import running


async def test_the_strip_counts_the_records_and_says_where_you_are(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path, size=(100, 24)) as driver:
        assert driver.lines[0].startswith(" netui  1 Overview  2 People 6  3 Ledger 0")
        assert driver.lines[0].endswith("Tue 24 Nov  saved")
        await driver.press(">", *"a tip on rent", "enter")
        await driver.expect("3 Ledger 1")


@pytest.mark.parametrize("width", [120, 80, 60, 40, 20])
async def test_the_strip_fits_every_width_and_keeps_the_screen_you_are_on(
    people: Workspace, tmp_path: Path, width: int
) -> None:
    async with running(people, tmp_path, size=(width, 24)) as driver:
        await driver.press("2")
        assert len(driver.lines[0]) <= width
        assert "2 People 6" in driver.lines[0]


async def test_undo_and_redo_say_what_they_did(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "*", "u")
        assert "undone: star: Anna Rossi" in driver.notice
        await driver.press("ctrl+r")
        assert "redone: star: Anna Rossi" in driver.notice
        assert "Anna Rossi ★" in driver.text


async def test_a_notice_gives_way_to_the_keys_at_the_next_key(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "*")
        assert "star: Anna Rossi" in driver.notice
        await driver.press("j")
        assert "? help" in driver.notice


async def test_a_key_that_works_elsewhere_says_where(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("v")
        assert "v is “sort”, which works on People" in driver.notice


async def test_a_key_that_needs_a_person_says_so_where_nobody_is(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.press("t")
        assert "nobody is selected" in driver.notice


async def test_q_goes_back_to_the_overview_and_quits_there(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "q")
        await driver.expect("Today")
        await driver.press("q")
        assert not driver.app.is_running


async def test_help_is_for_where_you_are_and_leaves_the_cursor_where_it_was(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path, size=(100, 60)) as driver:
        await driver.press("2", "j", "j", "?")
        await driver.expect("sort by the next column")
        driver.expect_not("person by person")  # that is the ledger's
        await driver.press("G")
        await driver.expect("tag:python")
        await driver.press("escape")
        assert "Carla" in driver.cursor_line


async def test_the_palette_finds_a_command_by_a_part_of_its_name(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "ctrl+p", *"snoo")
        await driver.expect("▸ s  +snooze|▸ s  keep off")
        await driver.press("enter")
        await driver.expect("snooze Anna Rossi until")


async def test_the_users_keymap_reaches_bindings_footer_and_help(people: Workspace, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("keymap:\n  log: L\n", encoding="utf-8")
    async with running(people, tmp_path, size=(100, 40)) as driver:
        assert "L log" in driver.notice
        await driver.press("2", "L")
        await driver.expect("log with Anna Rossi")
        await driver.press("escape", "?")
        await driver.expect(r"L +log a time in touch")


async def test_what_does_not_hold_in_settings_and_themes_is_one_notice(
    people: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "config.yaml").write_text("keymap:\n  lgo: L\n", encoding="utf-8")
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "mine.yaml").write_text("name: mine\nprimary: puce\n", encoding="utf-8")
    async with running(people, tmp_path, size=(120, 24)) as driver:
        assert "theme mine.yaml: primary: “puce” is not a colour" in driver.notice
        assert "(and 1 more)" in driver.notice
        await driver.press("2")
        await driver.expect("6 people")


async def test_a_theme_is_shown_while_it_is_chosen_and_remembered_when_it_is(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        assert driver.app.theme == "dark"
        await driver.press("T", *"lig")
        assert driver.app.theme == "light"
        await driver.press("escape")
        assert driver.app.theme == "dark"
        await driver.press("T", *"lig", "enter")
        assert driver.app.theme == "light"
    assert (tmp_path / "config.yaml").read_text(encoding="utf-8") == "theme: light\n"
    async with running(people, tmp_path) as driver:
        assert driver.app.theme == "light"


async def test_without_colour_nothing_is_coloured_and_there_is_nothing_to_choose(
    people: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")  # Textual looks there itself
    async with running(people, tmp_path, NO_COLOR="1") as driver:
        assert driver.app.theme == "monochrome"
        await driver.press("T")
        assert "NO_COLOR is set" in driver.notice
        (no_colour,) = driver.app.get_line_filters()
        ground = driver.app.screen.background_colors[1]
        strips = driver.app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip.apply_filter(no_colour, ground)]
        drawn = {
            colour.name for style in styles if style for colour in (style.color, style.bgcolor) if colour
        }
        assert drawn <= {"default"}
        assert any(style.reverse for style in styles if style)


async def test_another_process_changes_the_file_and_the_screen_follows(
    people: Workspace, tmp_path: Path
) -> None:
    people.repository.flush()
    async with running(people, tmp_path) as driver:
        await driver.press("2", "j")
        with Repository.open(people.repository.folder, FixedClock()) as other:
            elsewhere = Workspace(other, FixedClock(), people._randomness)
            add(elsewhere, "Aaron First")
            other.flush()
        for _look in range(100):
            driver.app.live.look()
            if "Aaron First" in driver.text:
                break
            await asyncio.sleep(0.02)
            await driver.settle()
        await driver.expect("Aaron First")
        assert "Bruno" in driver.cursor_line


async def test_the_day_turns_while_the_app_is_open(people: Workspace, tmp_path: Path) -> None:
    clock = people.clock
    assert isinstance(clock, FixedClock)
    async with running(people, tmp_path, size=(100, 24)) as driver:
        await driver.press("2")
        await driver.expect(r"Bruno Neri .* in 3 d")
        clock.day = TODAY + timedelta(days=2)
        driver.app.live.look()
        await driver.expect("Thu 26 Nov")
        await driver.expect(r"Bruno Neri .* in 1 d")


async def test_a_network_that_is_read_only_says_why_and_keeps_its_people(tmp_path: Path) -> None:
    written = open_workspace(tmp_path / "data")
    add(written, "Anna Rossi")
    written.repository.flush()
    written.repository.close()
    repository = Repository.open(tmp_path / "data", FixedClock(), read_only=True)
    workspace = Workspace(repository, FixedClock(), written._randomness)
    async with running(workspace, tmp_path) as driver:
        assert driver.lines[0].endswith("read-only")
        assert "--read-only" in driver.notice
        await driver.press("2", "d")
        assert "✗" in driver.notice
        assert "Anna Rossi" in driver.text
    repository.close()


async def test_a_save_that_fails_is_said_until_it_works_and_nothing_is_lost(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path, size=(100, 24)) as driver:
        await driver.press("2")
        people.repository.flush()
        data = people.repository.folder
        data.chmod(0o500)
        moved = data.rename(tmp_path / "gone")
        data.write_text("in the way", encoding="utf-8")
        try:
            await driver.press("*")
            for _look in range(200):
                if "not saved" in driver.text:
                    break
                await asyncio.sleep(0.02)
                await driver.settle()
            await driver.expect("not saved")
            assert "Anna Rossi ★" in driver.text
        finally:
            data.unlink()
            moved.chmod(0o700)
            moved.rename(data)
        for _look in range(400):
            if "not saved" not in driver.lines[0]:
                break
            await asyncio.sleep(0.02)
            await driver.settle()
        assert driver.lines[0].endswith("saved")
    people.repository.flush()
    again = open_workspace(people.repository.folder)
    starred = {contact.name for contact in again.network.all(Contact) if contact.starred}
    assert starred == {"Anna Rossi", "Dario Gallo"}
    again.repository.close()


@pytest.mark.parametrize("size", [(40, 10), (20, 5), (10, 3), (3, 2), (1, 1), (200, 60)])
@pytest.mark.parametrize("screen", ["1", "2", "3"])
async def test_every_size_is_drawn_and_recovered_from(
    people: Workspace, tmp_path: Path, size: tuple[int, int], screen: str
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press(screen)
        before = driver.text
        await driver.resize(*size)
        assert all(len(line) <= size[0] for line in driver.lines)
        await driver.press("j", "k", "?", "escape", ":", "c", "escape")
        await driver.resize(80, 24)
        assert driver.text == before


async def test_forty_by_ten_still_shows_people_and_keys(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path, size=(40, 10)) as driver:
        await driver.press("2")
        assert "Anna Rossi" in driver.text
        assert "2 People 6" in driver.lines[0]
        assert "? help" in driver.notice


async def test_a_key_that_comes_while_nothing_has_the_focus_goes_to_the_screen_in_front(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2")
        driver.app.screen.set_focus(None)
        await driver.press("j", "j")
        assert "Carla" in driver.cursor_line


async def test_ctrl_c_says_how_to_quit(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("ctrl+c")
        assert "ctrl+q quits" in driver.notice


async def test_tab_leaves_the_keys_with_a_list_that_has_no_panes_beside_it(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "tab")
        await driver.expect("tab is “to the next pane”, which works on Overview, a person")
        await driver.press("j")
        assert "Bruno Neri" in driver.cursor_line
        await driver.press("shift+tab", "k")
        assert "Anna Rossi" in driver.cursor_line
