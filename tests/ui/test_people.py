"""People, driven by its keys."""

from pathlib import Path

import pytest

from netui.domain.changes import Edit
from netui.domain.tables import Contact, Exchange
from netui.services.workspace import Workspace
from tests.support import add
from tests.ui.driver import Driver, running


def names(driver: Driver) -> list[str]:
    """Return the first names that are listed, in order."""
    known = ("Anna", "Bruno", "Carla", "Dario", "Elena", "José", "Zoe")
    return [word for line in driver.lines[2:-2] for word in line.split() if word in known]


def contact(workspace: Workspace, name: str) -> Contact:
    everybody = (*workspace.network.all(Contact), *workspace.network.all(Contact, trash=True))
    return next(each for each in everybody if each.name == name)


async def test_the_filter_narrows_at_every_letter_and_esc_brings_everybody_back(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "/", "a", "c", "m")
        assert names(driver) == ["Anna", "Carla"]
        await driver.press("e", "enter")
        await driver.expect("2 of 6 people · filter: acme")
        await driver.press("escape")
        assert names(driver) == ["Anna", "Bruno", "Carla", "Dario", "Elena", "José"]


async def test_keys_typed_ahead_go_to_the_filter_not_to_the_list(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "/", *"sector:law", "enter", "j", "d")
        assert names(driver) == ["Bruno"]
        assert contact(people, "Elena Conti").deleted


async def test_a_field_that_is_none_is_said_above_the_filter(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "/", *"sectr:law")
        await driver.expect("there is no field “sectr”")


async def test_the_cursor_stays_with_its_person_when_the_filter_is_left(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "j", "j", "j")
        assert "Dario" in driver.cursor_line
        await driver.press("/", *"acme", "escape")
        assert "Dario" in driver.cursor_line


async def test_the_cursor_stays_with_its_person_through_changes_order_and_size(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "j", "j")
        assert "Carla" in driver.cursor_line
        add(people, "Aaron First")
        await driver.press("*")
        assert "Carla Riva ★" in driver.cursor_line
        await driver.press("V")
        assert "Carla" in driver.cursor_line
        await driver.resize(120, 12)
        assert "Carla" in driver.cursor_line
        await driver.press("u", "u")
        assert "Carla" in driver.cursor_line


async def test_the_row_beside_takes_the_cursor_of_one_that_goes(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "j", "d")
        assert "Carla" in driver.cursor_line
        await driver.press("G", "d")
        assert "Elena" in driver.cursor_line


async def test_an_action_on_marked_people_is_one_step_of_undo(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "space", "j", "space")
        await driver.expect("2 marked")
        await driver.press("c", *"in", "enter")
        assert [contact(people, name).circle for name in ("Anna Rossi", "Carla Riva")] == ["inner", "inner"]
        assert contact(people, "Bruno Neri").circle == "inner"
        assert contact(people, "Dario Gallo").circle is None
        await driver.press("u")
        assert contact(people, "Anna Rossi").circle == "close"
        assert contact(people, "Carla Riva").circle is None
        await driver.expect("undone: circle inner: 2 contacts")


async def test_all_that_are_shown_are_marked_and_unmarked_with_one_key(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "/", *"acme", "enter", "M")
        await driver.expect("2 marked")
        await driver.press("#", *"vip", "enter")
        assert contact(people, "Anna Rossi").tags == ("vip",)
        assert contact(people, "Carla Riva").tags == ("python", "vip")
        assert contact(people, "Bruno Neri").tags == ()
        await driver.press("M")
        driver.expect_not("marked")


async def test_marks_that_the_filter_hides_are_not_acted_on(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "space", "space", "/", *"law", "enter", "A")
        assert contact(people, "Bruno Neri").stage == "archived"
        assert contact(people, "Anna Rossi").stage is None


@pytest.mark.parametrize(
    ("column", "in_order"),
    [
        ("Company", ["Anna", "Carla", "Dario", "Bruno", "José", "Elena"]),
        ("Sector", ["Carla", "Dario", "Bruno", "Elena", "Anna", "José"]),
        ("Circle", ["Bruno", "Anna", "Elena", "Carla", "Dario", "José"]),
        ("Due", ["Carla", "Anna", "Bruno", "Elena", "José", "Dario"]),
        ("Name", ["Anna", "Bruno", "Carla", "Dario", "Elena", "José"]),
    ],
)
async def test_people_are_sorted_by_each_column(
    people: Workspace, tmp_path: Path, column: str, in_order: list[str]
) -> None:
    async with running(people, tmp_path, size=(120, 24)) as driver:
        await driver.press("2", "v")
        while f"sorted by {column}" not in driver.notice:
            await driver.press("v")
        assert names(driver) == in_order
        assert f"{column} ▲" in driver.lines[1]
        await driver.press("V")
        assert names(driver) == in_order[::-1]
        assert f"{column} ▼" in driver.lines[1]


async def test_what_is_trashed_is_listed_in_the_trash_and_taken_back_out(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "d", "D")
        assert names(driver) == ["Anna"]
        await driver.press("d", "D")
        assert names(driver) == ["Anna", "Bruno", "Carla", "Dario", "Elena", "José"]
        assert not contact(people, "Anna Rossi").deleted


async def test_somebody_added_is_where_the_cursor_is(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "a", *"Zoe Zeta", "enter")
        assert "Zoe Zeta" in driver.cursor_line
        await driver.expect("7 people")


async def test_snooze_takes_a_day_in_words_and_says_what_it_understood(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "s", *"in 2 weeks")
        await driver.expect("Tue 8 Dec")
        await driver.press("enter")
        snoozed = contact(people, "Anna Rossi").snoozed_until
        assert snoozed is not None
        assert snoozed.isoformat() == "2026-12-08"


async def test_a_day_that_is_none_keeps_the_bar_open_with_what_is_wrong(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "s", *"31 feb", "enter")
        assert driver.app.prompt.open
        assert driver.app.prompt.text == "31 feb"
        await driver.expect("31 feb|Feb")
        await driver.press("escape")
        assert contact(people, "Anna Rossi").snoozed_until is None


async def test_no_name_can_write_to_the_terminal_or_pass_as_markup(people: Workspace, tmp_path: Path) -> None:
    hostile = add(people, "Evil")  # a file may hold what no form lets in
    raw = people.network.rows["contacts"][hostile.id]
    name = "[red]Ev\x1b]52;c;aGk=\x07il\x9b31m[/red] \u202egnp\u2066"
    people.network.apply([Edit("contacts", hostile.id, raw, raw | {"name": name, "notes": name})])
    async with running(people, tmp_path, size=(120, 24)) as driver:
        await driver.press("2", "G")
        await driver.press("g")
        await driver.expect(r"\[red\]Ev\]52;c;aGk=i")
        written = "".join(
            segment.text for strip in driver.app.screen._compositor.render_strips() for segment in strip
        )
        assert all(char.isprintable() for char in written)


async def test_an_empty_people_says_what_to_do_next(workspace: Workspace, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.press("2")
        await driver.expect("Nobody here yet")
        await driver.press("d")
        assert "nothing is selected" in driver.notice


async def test_a_handle_is_copied_and_where_there_are_several_one_is_picked(
    workspace: Workspace, tmp_path: Path
) -> None:
    mail, phone = {"kind": "email", "value": "anna@example.org"}, {"kind": "phone", "value": "+39 02 1"}
    add(workspace, "Anna Rossi", handles=[mail])
    add(workspace, "Bruno Neri", handles=[mail, phone])
    add(workspace, "Carla Riva")
    async with running(workspace, tmp_path) as driver:
        await driver.press("2", "y")
        assert driver.app.clipboard == "anna@example.org"
        await driver.press("j", "y", *"ph", "enter")
        assert driver.app.clipboard == "+39 02 1"
        await driver.press("j", "y")
        assert "Carla Riva has nothing to copy" in driver.notice


async def test_a_link_is_opened_and_nothing_else_is(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"kind": "linkedin", "value": "https://linkedin.com/in/anna"}
    add(workspace, "Anna Rossi", handles=[link, {"kind": "web", "value": "javascript:alert(1)"}])
    async with running(workspace, tmp_path) as driver:
        opened: list[str] = []
        monkeypatch.setattr(driver.app, "open_url", opened.append)
        await driver.press("2", "o")
        assert opened == ["https://linkedin.com/in/anna"]


async def test_a_note_is_a_line_with_the_day_at_the_end_of_the_notes(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "n", *"prefers mornings", "enter")
        assert contact(people, "Anna Rossi").notes == "2026-11-24 prefers mornings"


async def test_a_name_that_is_here_already_is_said_before_it_is_added_again(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "a", *"anna r")
        await driver.expect("already here: Anna Rossi")


async def test_a_promise_is_written_down_with_its_day(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "P", *"a CV review by friday", "enter")
        (promise,) = people.network.all(Exchange)
        assert (promise.status, str(promise.due)) == ("promised", "2026-11-27")
