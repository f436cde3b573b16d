"""Your own profile on its screen."""

from pathlib import Path
from typing import Any

import pytest

from netui.domain.tables import Profile
from netui.services.profile import set_profile
from netui.services.workspace import Workspace
from tests.support import add
from tests.ui.driver import Driver, make_app, running


async def to_line(driver: Driver, words: str) -> None:
    """Go down to a line of the profile."""
    await driver.press("g")
    for _press in range(20):
        if words in driver.cursor_line:
            return
        await driver.press("j")
    raise AssertionError(f"no line {words}:\n{driver.text}")


@pytest.fixture
def known(people: Workspace) -> Workspace:
    """A profile that says something of everything, among six people."""
    set_profile(
        people,
        {
            "name": "Livia Serra", "sectors": ["software", "knitting"], "related": {"knitting": ["fashion"]},
            "offers": ["Python", "a second opinion"], "goals": ["clients"], "weekly_capacity": "12",
        },
    )  # fmt: skip
    return people


async def test_everything_is_shown_with_what_a_week_asks_for(known: Workspace, tmp_path: Path) -> None:
    async with running(known, tmp_path) as driver:
        await driver.press("0")
        await driver.expect("Livia Serra")
        await driver.expect("your circles ask for 1 contact a week, you have room for 12")
        await driver.expect("sectors +knitting, software")
        await driver.expect("related +knitting: fashion")
        await driver.expect("offers +Python, a second opinion")
        await driver.expect("interests +what you care about")
        await driver.expect("goals +clients")
        await driver.expect("weekly capacity +12 people a week")


async def test_where_nothing_is_written_each_line_says_what_could_be(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("ctrl+p", *"profile", "enter")
        await driver.expect("Your profile")
        await driver.expect("offers +what you can help with: Python, a second opinion")
        await to_line(driver, "offers")
        await driver.press("enter")
        await driver.expect("Write your profile")
        assert "offers" in next(line for line in driver.lines if line.startswith(" ▸"))
        await driver.press(*"tax law", "ctrl+s")
        await driver.expect("add your profile · u undoes it")
        assert people.network.profile.offers == ("tax law",)
        assert "tax law" in driver.cursor_line
        await driver.press("u")
        assert people.network.count(Profile) == 0
        await driver.expect("offers +what you can help with")


async def test_the_form_edits_what_is_there_in_one_step(known: Workspace, tmp_path: Path) -> None:
    async with running(known, tmp_path) as driver:
        await driver.press("0", "G", "e")
        await driver.expect("Edit your profile")
        await driver.press("ctrl+u", *"nine", "ctrl+s")
        await driver.expect("✗ should be a whole number")
        await driver.press("ctrl+u", *"9", "down", "up", "up", "up")
        await driver.press("ctrl+s")
        await driver.expect("edit your profile · u undoes it")
        assert known.network.profile.weekly_capacity == 9
        assert known.network.count(Profile) == 1
        await driver.press("u")
        assert known.network.profile.weekly_capacity == 12


async def test_related_sectors_are_suggested_and_one_key_takes_them(known: Workspace, tmp_path: Path) -> None:
    async with running(known, tmp_path) as driver:
        await driver.press("0")
        await driver.expect("software: perhaps design, ")  # first where people are known
        await to_line(driver, "software: perhaps")
        await driver.expect("a suggestion · m takes it")
        await driver.press("m")
        await driver.expect("what is related to software · u undoes it")
        related = known.network.profile.related
        assert "design" in related["software"]
        assert related["knitting"] == ("fashion",)
        driver.expect_not("perhaps")
        await driver.press("m")
        await driver.expect("nothing is suggested here")
        await driver.press("u")
        await driver.expect("software: perhaps")


async def test_a_suggestion_is_taken_in_part_or_turned_away(known: Workspace, tmp_path: Path) -> None:
    async with running(known, tmp_path) as driver:
        await driver.press("0")
        await to_line(driver, "software: perhaps")
        await driver.press("enter")
        await driver.expect("related to software design, ")
        await driver.press("ctrl+u", *"design, fin", "tab", "enter")
        assert known.network.profile.related["software"] == ("design", "finance")
        await driver.press("u", "x")
        assert list(known.network.profile.related["software"]) == []
        await driver.expect("software: nothing")
        driver.expect_not("perhaps")


async def test_what_is_related_is_changed_later_and_kept_for_a_sector_left_behind(
    known: Workspace, tmp_path: Path
) -> None:
    set_profile(known, {"sectors": ["software"]})
    async with running(known, tmp_path) as driver:
        await driver.press("0")
        await to_line(driver, "knitting: fashion")
        await driver.press("enter", *", retail", "enter")
        assert known.network.profile.related["knitting"] == ("fashion", "retail")


async def test_0_and_q_go_back(known: Workspace, tmp_path: Path) -> None:
    async with running(known, tmp_path) as driver:
        await driver.press("2", "0")
        await driver.expect("Livia Serra")
        await driver.press("0")
        await driver.expect("6 people")
        await driver.press("0", "q")
        await driver.expect("6 people")


async def test_nothing_in_a_profile_acts_on_the_terminal(people: Workspace, tmp_path: Path) -> None:
    hostile = "[b]x\x1b]52;c;aGk=\x07\u202e[/b]"
    profile = Profile(id=people.new_id(), name=hostile, sectors=(hostile,), related={hostile: (hostile,)})
    people.add("profile", profile)
    async with running(people, tmp_path) as driver:
        await driver.press("0")
        await driver.expect(r"\[b\]x\]52;c;aGk=\[/b\]")
        assert all(line.isprintable() for line in driver.lines)


async def test_it_works_in_a_small_terminal(known: Workspace, tmp_path: Path) -> None:
    add(known, "Zoe Ray")
    async with running(known, tmp_path, size=(40, 10)) as driver:
        await driver.press("0", "G")
        await driver.expect("weekly capacity")
        await driver.resize(120, 36)
        assert "weekly capacity" in driver.cursor_line


# What it looks like


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_looks(demo: Workspace, tmp_path: Path, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(make_app(demo, tmp_path), press=("0", "j", "j"), terminal_size=size)


@pytest.mark.parametrize("theme", ["light", "monochrome"])
def test_looks_with_suggestions(known: Workspace, tmp_path: Path, snap_compare: Any, theme: str) -> None:
    app = make_app(known, tmp_path, theme)
    assert snap_compare(app, press=("0", "j", "j", "j"), terminal_size=(80, 24))
