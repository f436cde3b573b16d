"""The three first questions: asked once, when the first people have come, and in nobody's way."""

from pathlib import Path
from typing import Any

import pytest

from netui.domain.tables import Contact, Introduction, Profile
from netui.services.profile import set_profile
from netui.services.workspace import Workspace
from netui.ui.firstrun import read
from tests.support import add
from tests.ui.driver import Driver, make_app, running

CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Anna,Rossi,https://www.linkedin.com/in/anna,,Acme,CTO,01 Mar 2024
"""
FIRST = "What is your name, and which sectors do you work in?"
SECOND = "What can you help others with?"
THIRD = "What would you like"


async def add_first(driver: Driver) -> None:
    """Add the first person, as the welcome offers it."""
    await driver.expect("Welcome to netui")
    await driver.press("j", "enter", *"Anna Rossi", "enter")
    await driver.expect("Timeline")


def profiles(workspace: Workspace) -> int:
    return workspace.network.count(Profile)


async def test_the_first_person_is_followed_by_three_questions_each_answered_in_a_line(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await add_first(driver)
        await driver.expect(FIRST[:30])
        await driver.expect("1 of 3")
        await driver.press(*"Livia Serra, software, design")
        await driver.expect("name: Livia Serra · sectors: software, design")
        await driver.press("enter")
        await driver.expect("2 of 3")
        await driver.press(*"Python", "enter")
        await driver.expect(THIRD)
        await driver.press(*"job search, trends, sailing")
        await driver.expect("goals: job-search, trends · interests: sailing")
        await driver.press("enter")
        await driver.expect("your profile is written · u takes the last answer back")
        me = workspace.network.profile
        assert (me.name, me.sectors, me.offers) == ("Livia Serra", ("design", "software"), ("Python",))
        assert (me.goals, me.interests) == (("job-search", "trends"), ("sailing",))
        await driver.press("u")
        assert not workspace.network.profile.goals
        assert workspace.network.profile.offers == ("Python",)


async def test_after_the_questions_the_keys_go_to_the_person_who_was_added(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await add_first(driver)
        await driver.press("escape", "*")
        await driver.expect("★ Anna Rossi")


async def test_enter_on_nothing_skips_one_and_esc_skips_all_and_nothing_is_written(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await add_first(driver)
        await driver.press("enter")
        await driver.expect(SECOND)
        driver.expect_not(FIRST[:30])
        await driver.press("escape")
        driver.expect_not("of 3")
        assert profiles(workspace) == 0
        await driver.press("q", "2", "a", *"Bo", "enter")
        driver.expect_not("of 3")  # not again in this run


async def test_after_an_import_they_are_asked_when_it_is_done_and_one_esc_leaves_undo_as_it_was(
    workspace: Workspace, tmp_path: Path
) -> None:
    export = tmp_path / "Connections.csv"
    export.write_text(CONNECTIONS, encoding="utf-8")
    async with running(workspace, tmp_path) as driver:
        await driver.press("enter", *str(export), "enter")
        await driver.settle()
        await driver.expect("import\\?")
        driver.expect_not("of 3")
        await driver.press("enter")
        await driver.expect("1 of 3")
        assert workspace.network.count(Contact) == 1
        await driver.press("escape", "u")
        assert workspace.network.count(Contact) == 0


async def test_who_has_people_already_is_not_asked(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, "Anna Rossi")
    async with running(workspace, tmp_path) as driver:
        await driver.press("2", "a", *"Bo", "enter")
        driver.expect_not("of 3")


async def test_who_has_a_profile_is_not_asked(workspace: Workspace, tmp_path: Path) -> None:
    set_profile(workspace, {"name": "Livia"})
    async with running(workspace, tmp_path) as driver:
        await add_first(driver)
        driver.expect_not("of 3")


async def test_the_command_asks_those_that_are_open_and_says_when_none_is(
    workspace: Workspace, tmp_path: Path
) -> None:
    add(workspace, "Anna Rossi", sector="law")
    set_profile(workspace, {"name": "Livia", "offers": ["Python"]})
    async with running(workspace, tmp_path) as driver:
        await driver.press("ctrl+p", *"questions", "enter")
        await driver.expect("1 of 2")
        await driver.press(*"la", "tab")
        await driver.expect("sectors: law")
        await driver.press("enter", *"cli", "tab", "enter")
        assert workspace.network.profile.sectors == ("law",)
        assert workspace.network.profile.goals == ("clients",)
        await driver.press("ctrl+p", *"questions", "enter")
        await driver.expect("the questions are answered")


@pytest.mark.parametrize("key", ["enter", "m"])
async def test_the_overview_asks_for_what_you_can_help_with_until_it_is_said(
    workspace: Workspace, tmp_path: Path, key: str
) -> None:
    anna, bruno = add(workspace, "Anna Rossi"), add(workspace, "Bruno Neri")
    workspace.add("meet", Introduction(id=workspace.new_id(), a=anna.id, b=bruno.id, status="suggested"))
    async with running(workspace, tmp_path, size=(120, 30)) as driver:
        await driver.press("tab", "G")
        await driver.expect("tell +netui +what you can help with")
        await driver.press(key)
        await driver.expect("1 of 3")
        await driver.press("enter", *"Python", "enter", "escape")
        driver.expect_not("what you can help with")
        assert workspace.network.profile.offers == ("Python",)


@pytest.mark.parametrize(
    ("fields", "text", "found"),
    [
        (("name", "sectors"), "Livia Serra: software, design", ("Livia Serra", ["software", "design"])),
        (("name", "sectors"), " Livia  Serra ", ("Livia Serra", None)),
        (("name", "sectors"), ", software", (None, ["software"])),
        (("name",), "Serra, Livia", ("Serra, Livia", None)),
        (("sectors",), "law,, tax ", (None, ["law", "tax"])),
    ],
)
def test_an_answer_begins_with_the_name(
    fields: tuple[str, ...], text: str, found: tuple[str | None, list[str] | None]
) -> None:
    values: dict[str, Any] = read(fields, text)
    assert (values.get("name"), values.get("sectors")) == found
    assert set(values) <= set(fields)


@pytest.mark.parametrize(
    ("fields", "text", "found"),
    [
        (("goals", "interests"), "Clients, job search", {"goals": ["clients", "job-search"]}),
        (("goals", "interests"), "trends, AI", {"goals": ["trends"], "interests": ["AI"]}),
        (("goals", "interests"), "AI", {"interests": ["AI"]}),
        (("goals", "interests"), " , ", {}),
        (("offers",), "Python, a second opinion", {"offers": ["Python", "a second opinion"]}),
    ],
)  # fmt: skip
def test_what_is_a_goal_is_one_and_the_rest_are_interests(
    fields: tuple[str, ...], text: str, found: dict[str, list[str]]
) -> None:
    assert read(fields, text) == found


# What it looks like


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_looks(workspace: Workspace, tmp_path: Path, snap_compare: Any, size: tuple[int, int]) -> None:
    keys = ("j", "enter", *"Anna", "enter", *"Livia Serra", "comma", *"law")
    assert snap_compare(make_app(workspace, tmp_path), press=keys, terminal_size=size)
