"""Forms, driven by their keys: every field, completion, errors in their place, nothing lost."""

import random
from pathlib import Path
from typing import Any

import pytest

from netui.domain.changes import Edit
from netui.domain.tables import Contact, Exchange
from netui.services.contacts import edit_contacts
from netui.services.workspace import Workspace
from netui.storage.repository import Repository
from tests.support import add, fresh
from tests.ui.driver import Driver, make_app, running


def named(workspace: Workspace, name: str) -> Contact:
    return next(contact for contact in workspace.network.all(Contact) if contact.name == name)


def line_of(driver: Driver, label: str) -> str:
    """Return the line of a field."""
    return next(line for line in driver.lines if line[4:].startswith(label))


async def to_field(driver: Driver, label: str) -> None:
    """Go down to a field."""
    for _press in range(40):
        here = [line for line in driver.lines if line.startswith(" ▸")]
        if here and here[0][4:].startswith(label):
            return
        await driver.press("down")
    raise AssertionError(f"no field {label}:\n{driver.text}")


async def test_a_person_is_edited_field_by_field_and_one_key_undoes_it(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "e")
        await driver.expect("Edit Anna Rossi")
        await driver.press("end", *" Bianchi")
        await to_field(driver, "company")
        await driver.press("ctrl+u", *"Beta", "enter", *"Designer", "ctrl+s")
        await driver.expect("edit Anna Rossi Bianchi · u undoes it")
        anna = named(people, "Anna Rossi Bianchi")
        assert (anna.company, anna.role, anna.circle) == ("Beta", "Designer", "close")
        assert "Anna Rossi Bianchi" in driver.cursor_line
        await driver.press("u")
        assert named(people, "Anna Rossi").company == "Acme"


async def test_letters_that_are_commands_elsewhere_are_typed(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "e")
        await to_field(driver, "role")
        await driver.press(*"qud:/1?><*")
        assert line_of(driver, "role").endswith("qud:/1?><*")
        await driver.press("ctrl+s", "j", "j")  # typed ahead: the list gets them
        assert "Carla" in driver.cursor_line
        assert named(people, "Anna Rossi").role == "qud:/1?><*"


async def test_every_error_is_said_at_its_field_and_nothing_that_was_typed_is_lost(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path, size=(80, 30)) as driver:
        await driver.press("2", "e")
        await to_field(driver, "birthday")
        await driver.press(*"31 Feb")
        await to_field(driver, "trust")
        await driver.press("9")
        driver.expect_not("whole number")  # not while it is being typed
        await driver.press("down")
        await driver.expect("✗ should be a whole number from 1 to 5")
        await driver.press("ctrl+s")
        await driver.expect("2 fields need another look")
        await driver.expect("✗ should be a date such as 1980-03-01")
        assert line_of(driver, "birthday").startswith(" ▸● birthday")  # the first of them has the cursor
        assert line_of(driver, "trust").endswith("9")
        await driver.press("ctrl+u", *"--03-01")
        driver.expect_not("should be a date such as")
        await to_field(driver, "trust")
        await driver.press("4", "ctrl+s")
        anna = named(people, "Anna Rossi")
        assert (anna.birthday, anna.trust) == ("--03-01", 4)


async def test_leaving_with_changes_is_asked_once_and_any_other_key_is_a_no(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "e", *"x", "escape")
        await driver.expect("1 field is not saved: again leaves without saving, ctrl\\+s saves")
        await driver.press("down", "escape")
        await driver.expect("is not saved")
        await driver.press("escape")
        await driver.expect("6 people")
        assert named(people, "Anna Rossi")


async def test_leaving_without_changes_is_not_asked(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "e", *"x", "backspace", "escape")
        await driver.expect("6 people")


async def test_quitting_is_asked_once_while_a_form_is_not_saved(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "e", *"x", "ctrl+q")
        await driver.expect("is not saved")
        assert driver.app.is_running
        await driver.press("ctrl+s")
        assert named(people, "Anna Rossix")


async def test_a_field_completes_from_values_in_use_and_tab_takes_the_completion(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "j", "e")
        await to_field(driver, "company")
        await driver.press("ctrl+u", *"ac")
        assert line_of(driver, "company").rstrip().endswith("acme")
        await driver.expect(r"\[Acme\]")
        await driver.press("tab")
        assert line_of(driver, "company").endswith("Acme")
        await driver.press("tab", "ctrl+s")
        assert named(people, "Bruno Neri").company == "Acme"


async def test_what_is_typed_stays_as_it_is_where_enter_goes_on(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "j", "e")
        await to_field(driver, "company")
        await driver.press("ctrl+u", *"Ac", "enter", "ctrl+s")
        assert named(people, "Bruno Neri").company == "Ac"


async def test_completions_are_gone_through_and_a_choice_goes_from_word_to_word(
    people: Workspace, tmp_path: Path
) -> None:
    add(people, "Zoe Ray", company="Acorn")
    async with running(people, tmp_path) as driver:
        await driver.press("2", "j", "e")
        await to_field(driver, "company")
        await driver.press("ctrl+u", *"ac", "ctrl+n", "tab")
        assert line_of(driver, "company").endswith("Acorn")
        await to_field(driver, "circle")
        await driver.press("ctrl+n")
        assert line_of(driver, "circle").endswith("close")  # Bruno is inner; the next word
        await driver.press("ctrl+s")
        assert named(people, "Bruno Neri").circle == "close"


async def test_an_entry_is_added_with_a_name_completed_and_dates_as_people_say_them(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("3", "a")
        await driver.expect("Add to the ledger")
        await driver.press(*"ross", "tab", "tab")  # found by any word of the name
        assert line_of(driver, "contact").endswith("Anna Rossi  = Acme")
        await driver.press(*"rec", "tab", "tab")
        await driver.press(*"a lead", "enter", *"second line", "tab")
        await to_field(driver, "on")
        await driver.press(*"yesterday")
        await driver.expect("yesterday.* = Mon 23 Nov 2026")
        await driver.press("ctrl+s")
        (entry,) = people.network.exchanges(named(people, "Anna Rossi").id)
        assert (entry.direction, entry.note, str(entry.on)) == (
            "received",
            "a lead\nsecond line",
            "2026-11-23",
        )
        await driver.expect("add received from Anna Rossi: a lead · u undoes it")
        assert "a lead" in driver.cursor_line
        await driver.press("u")
        assert not people.network.count(Exchange)


async def test_a_person_is_added_in_a_form_and_stands_under_the_cursor(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "/", *"acme", "enter", "N")
        await driver.expect("Add a contact")
        await driver.press("ctrl+s")
        await driver.expect("✗ is missing")
        await driver.press(*"Zoe Ray")
        await to_field(driver, "handles")
        await driver.press(*"zoe@example.org, +39 02 123456 (home)", "ctrl+s")
        await driver.expect("add Zoe Ray · u undoes it")
        assert "Zoe Ray" in driver.cursor_line
    zoe = named(people, "Zoe Ray")
    assert [(handle.kind, handle.label) for handle in zoe.handles] == [("email", ""), ("phone", "home")]


async def test_a_new_entry_without_its_person_says_so_at_the_field(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("3", "a", "ctrl+s")
        await driver.expect("✗ is missing")
        assert not people.network.count(Exchange)


async def test_notes_take_several_lines_and_keep_them(people: Workspace, tmp_path: Path) -> None:
    anna = named(people, "Anna Rossi")
    edit_contacts(people, [anna], {"notes": "# First\n\n- one\n- two"}, "notes")
    async with running(people, tmp_path, size=(80, 40)) as driver:
        await driver.press("2", "e")
        await to_field(driver, "notes")
        await driver.expect("- one")
        await driver.press("ctrl+e", "enter", *"- three", "up", "up", "end", *"!", "tab", "ctrl+s")
    assert fresh(people.network, anna).notes == "# First\n\n- one!\n- two\n- three"


async def test_pasting_keeps_lines_in_notes_and_makes_one_line_elsewhere(
    people: Workspace, tmp_path: Path
) -> None:
    from textual.events import Paste

    async with running(people, tmp_path, size=(80, 40)) as driver:
        await driver.press("2", "e")
        await to_field(driver, "role")
        driver.app.post_message(Paste("Lead\nde\x1b[31msigner"))
        await driver.settle()
        await to_field(driver, "notes")
        driver.app.post_message(Paste("one\ntwo\x07"))
        await driver.settle()
        await driver.press("ctrl+s")
    anna = named(people, "Anna Rossi")
    assert (anna.role, anna.notes) == ("Lead de[31msigner", "one\ntwo")


async def test_a_change_by_somebody_else_shows_while_what_is_typed_stays(
    people: Workspace, tmp_path: Path
) -> None:
    anna = named(people, "Anna Rossi")
    async with running(people, tmp_path) as driver:
        await driver.press("2", "e", *"x")
        await to_field(driver, "role")
        elsewhere(people, tmp_path / "data", company="Beta", name="Anna Other")
        await driver.look_until("company +Beta")
        assert line_of(driver, "name").endswith("Anna Rossix")
        assert line_of(driver, "role").startswith(" ▸")
        await driver.press("ctrl+s")
        await driver.expect("name was changed elsewhere too: yours holds")
    now = fresh(people.network, anna)
    assert (now.name, now.company) == ("Anna Rossix", "Beta")


def elsewhere(workspace: Workspace, folder: Path, **fields: Any) -> None:
    """Change Anna as another process would: in the file, under an open screen."""
    workspace.repository.flush()
    with Repository.open(folder, workspace.clock) as other:
        there = Workspace(other, workspace.clock, random.Random(3))
        edit_contacts(there, [named(there, "Anna Rossi")], fields, "elsewhere")


async def test_the_place_stays_when_the_terminal_changes_its_size(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "e")
        await to_field(driver, "notes")
        await driver.press(*"words that stay")
        for size in ((40, 10), (120, 36), (60, 14)):
            await driver.resize(*size)
            assert line_of(driver, "notes").startswith(" ▸● notes")
            await driver.expect("words that stay")


async def test_a_read_only_network_refuses_and_the_form_stays(people: Workspace, tmp_path: Path) -> None:
    people.repository.close()
    held = Repository.open(tmp_path / "data", people.clock, read_only=True)
    locked = Workspace(held, people.clock, random.Random(2))
    async with running(locked, tmp_path / "other") as driver:
        await driver.press("2", "e", *"x", "ctrl+s")
        await driver.expect("read-only")
        assert line_of(driver, "name").endswith("Anna Rossix")
    held.close()


async def test_what_a_file_holds_cannot_act_on_the_terminal_from_a_form(
    people: Workspace, tmp_path: Path
) -> None:
    anna = named(people, "Anna Rossi")
    raw = people.network.rows["contacts"][anna.id]
    hostile = "[b]x\x1b]52;c;aGk=\x07\u202e[/b]"
    people.network.apply(
        [Edit("contacts", anna.id, raw, raw | {"role": hostile, "notes": f"a\n{hostile}", "trust": hostile})]
    )
    async with running(people, tmp_path, size=(80, 40)) as driver:
        await driver.press("2", "e")
        await driver.expect(r"\[b\]x\]52;c;aGk=\[/b\]")
        await to_field(driver, "notes")
        assert all(line.isprintable() for line in driver.lines)
        await driver.press("ctrl+s")
        await driver.expect("nothing was changed")
    assert people.network.rows["contacts"][anna.id]["role"] == hostile


@pytest.mark.parametrize("size", [(40, 10), (30, 6), (20, 3)])
async def test_a_form_stays_usable_on_the_smallest_terminals(
    people: Workspace, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(people, tmp_path, size=size) as driver:
        await driver.press("2", "e")
        for _press in range(30):
            await driver.press("down")
        await driver.press("pageup", "pagedown", "up", *"x", "ctrl+s")
        await driver.expect("People|2")


# What it looks like


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_looks_with_a_completion(
    demo: Workspace, tmp_path: Path, snap_compare: Any, size: tuple[int, int]
) -> None:
    keys = (
        "3",
        "a",
        *"sar",
        "tab",
        "down",
        "down",
        *"a tip",
        "down",
        "down",
        "down",
        *"last friday",
        "up",
        "up",
        *"ad",
    )
    assert snap_compare(make_app(demo, tmp_path), press=keys, terminal_size=size)


@pytest.mark.parametrize("theme", ["light", "monochrome"])
def test_looks_with_errors(demo: Workspace, tmp_path: Path, snap_compare: Any, theme: str) -> None:
    keys = ("3", "a", *"nobody", "down", *"sideways", "down", *"a note", "enter", *"of two lines", "ctrl+s")
    assert snap_compare(make_app(demo, tmp_path, theme), press=keys, terminal_size=(80, 24))
