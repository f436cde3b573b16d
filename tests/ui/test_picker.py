"""Choosing people from a list, driven by its keys."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from netui.domain.tables import Contact
from netui.services.contacts import trash_contacts
from netui.services.workspace import Workspace
from netui.ui.app import NetuiApp
from netui.ui.screens.picker import Candidate, PickScreen
from tests.support import add, fresh
from tests.ui.driver import Driver, make_app, running

LONG = (
    "offers tax law and tax returns, which she asked about twice; you were last in touch 3 weeks ago, "
    "and they both live in Bologna"
)


def named(workspace: Workspace, name: str) -> Contact:
    return next(contact for contact in workspace.network.all(Contact) if contact.name == name)


class Picking:
    """Opens the list and remembers who was chosen."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.chosen: list[list[str]] = []

    def candidates(self) -> list[Candidate]:
        ids = {contact.name: contact.id for contact in self.workspace.network.all(Contact)}
        return [
            Candidate(ids["Bruno Neri"], LONG, marked=True),
            Candidate(ids["Carla Riva"], "interested in #python", note="give first"),
            Candidate(ids["Elena Conti"], "works in law", marked=True, note="told in May"),
        ]

    def screen(self, candidates: Sequence[Candidate] | None = None, **options: Any) -> PickScreen:
        shown = self.candidates() if candidates is None else candidates
        return PickScreen("Who could help with “tax”?", shown, self.done, **options)

    def done(self, chosen: list[str]) -> None:
        self.chosen.append([self.workspace.network.name(each) for each in chosen])

    async def open(
        self, driver: Driver, candidates: Sequence[Candidate] | None = None, **options: Any
    ) -> None:
        await driver.app.open_view(self.screen(candidates, **options))
        await driver.expect("Who could help")


@pytest.fixture
def picking(people: Workspace) -> Picking:
    return Picking(people)


async def test_enter_goes_on_with_everybody_who_is_marked_and_the_screen_is_gone(
    picking: Picking, people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await picking.open(driver, hint="Each of them is asked.")
        await driver.expect("Each of them is asked.")
        await driver.expect("2 marked · 3 people")
        await driver.press("enter")
        assert picking.chosen == [["Bruno Neri", "Elena Conti"]]
        driver.expect_not("Who could help")


async def test_space_marks_and_takes_a_mark_away_and_without_marks_it_is_the_one_with_the_cursor(
    picking: Picking, people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await picking.open(driver)
        await driver.press("space")
        await driver.expect("1 marked")
        await driver.press("j", "space")
        await driver.expect("nobody marked: enter takes the one with the cursor")
        await driver.press("k", "enter")
        assert picking.chosen == [["Carla Riva"]]


@pytest.mark.parametrize("keys", [("escape",), ("q",), ("space", "1")])
async def test_going_back_chooses_nobody(
    picking: Picking, people: Workspace, tmp_path: Path, keys: Sequence[str]
) -> None:
    async with running(people, tmp_path) as driver:
        await picking.open(driver)
        await driver.press(*keys)
        driver.expect_not("Who could help")
        assert picking.chosen == []


async def test_the_whole_reason_of_the_one_with_the_cursor_stands_below(
    picking: Picking, people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await picking.open(driver)
        assert "…" in driver.cursor_line
        below = " ".join(line.strip() for line in driver.lines[-5:])
        assert f"Bruno Neri · Studio Neri · {LONG}" in below
        await driver.press("j")
        await driver.expect("Carla Riva · Acme · interested in #python · give first")
        await driver.press("j")
        assert "told in May" in driver.cursor_line


async def test_the_filter_looks_in_names_and_reasons_and_marks_outside_it_hold(
    picking: Picking, people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await picking.open(driver)
        await driver.press("/", *"PYTH", "enter")
        await driver.expect("2 marked · 2 of them not shown · 1 of 3 people · filter: PYTH")
        await driver.press("M")
        await driver.expect("3 marked")
        await driver.press("M")
        await driver.expect("2 marked")
        await driver.press("/", *" riva")
        await driver.expect("Carla Riva")
        await driver.press("ctrl+u", *"nobody like that")
        await driver.expect("Nobody here fits “nobody like that”")
        await driver.press("escape")
        await driver.expect("2 marked · 3 people")
        await driver.press("enter")
        assert picking.chosen == [["Bruno Neri", "Elena Conti"]]


async def test_esc_clears_the_filter_first(picking: Picking, people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await picking.open(driver)
        await driver.press("/", *"law", "enter", "escape")
        await driver.expect("Who could help")
        await driver.press("escape")
        driver.expect_not("Who could help")


async def test_m_marks_all_or_none(picking: Picking, people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await picking.open(driver)
        await driver.press("M")
        await driver.expect("3 marked")
        await driver.press("M")
        await driver.expect("nobody marked")


async def test_anybody_else_is_added_by_name_and_marked(
    picking: Picking, people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await picking.open(driver)
        await driver.press("a", *"jose", "enter")
        await driver.expect("3 marked · 4 people")
        assert "José García" in driver.cursor_line
        await driver.press("a", *"riva", "enter")  # who is here already is marked, not here twice
        await driver.expect("4 marked · 4 people")
        assert "Carla Riva" in driver.cursor_line
        await driver.press("a", *"nobody", "enter")
        await driver.expect("“nobody” is nobody here: a in People adds them first")
        await driver.press("escape", "enter")
        assert picking.chosen == [["José García", "Bruno Neri", "Carla Riva", "Elena Conti"]]


async def test_two_of_one_name_are_told_apart_when_they_are_added(
    picking: Picking, people: Workspace, tmp_path: Path
) -> None:
    add(people, "Gina Po", company="Alfa")
    beta = add(people, "Gina Po", company="Beta")
    async with running(people, tmp_path) as driver:
        await picking.open(driver, [])
        await driver.press("a", *"gina")
        await driver.expect("Gina Po  Alfa")
        await driver.press(*" beta", "enter", "enter")
    assert picking.chosen == [["Gina Po"]]
    assert fresh(people.network, beta).company == "Beta"


async def test_an_empty_list_says_what_to_do(picking: Picking, people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await picking.open(driver, [])
        await driver.expect("Nobody comes to mind for this.")
        await driver.expect("a adds anybody by name, esc goes back.")
        await driver.press("enter")
        await driver.expect("nobody is chosen")
        assert picking.chosen == []


async def test_where_one_is_chosen_nobody_is_marked(
    picking: Picking, people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await picking.open(driver, single=True)
        driver.expect_not("marked")
        await driver.press("space")
        await driver.expect("one person is chosen here: enter takes the one with the cursor")
        await driver.press("a", *"dario", "enter", "enter")
        assert picking.chosen == [["Dario Gallo"]]


async def test_who_goes_to_the_trash_meanwhile_is_no_longer_chosen(
    picking: Picking, people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await picking.open(driver)
        trash_contacts(people, [named(people, "Bruno Neri")])
        driver.app.view.refill()
        await driver.expect("1 marked · 2 people")
        await driver.press("enter")
        assert picking.chosen == [["Elena Conti"]]


async def test_what_was_chosen_can_open_the_next_screen(
    picking: Picking, people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:

        async def then(chosen: list[str]) -> None:
            await driver.app.open_contact(chosen[0])

        await driver.app.open_view(PickScreen("Whom?", picking.candidates(), then, single=True))
        await driver.press("j", "enter")
        await driver.expect("Timeline")
        await driver.expect("Carla Riva")


async def test_it_works_in_a_terminal_of_few_lines(
    picking: Picking, people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path, size=(40, 10)) as driver:
        await picking.open(driver)
        await driver.press("G")
        assert "Elena Conti" in driver.cursor_line
        await driver.resize(120, 36)
        assert "Elena Conti" in driver.cursor_line


async def test_help_says_what_enter_does_here_and_not_what_it_does_in_other_lists(
    picking: Picking, people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path, size=(120, 60)) as driver:
        await picking.open(driver)
        await driver.press("?")
        await driver.expect("enter +go on: with everybody who is marked")
        driver.expect_not("enter +open the person")


# What it looks like


def opening(picking: Picking, app: NetuiApp) -> Callable[[Any], Any]:
    async def before(pilot: Any) -> None:
        await app.open_view(picking.screen(hint="Each of them is asked, and none is sent anything by netui."))
        await pilot.pause()

    return before


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_looks(
    picking: Picking, people: Workspace, tmp_path: Path, snap_compare: Any, size: tuple[int, int]
) -> None:
    app = make_app(people, tmp_path)
    assert snap_compare(app, press=("j",), terminal_size=size, run_before=opening(picking, app))


def test_looks_without_colour(picking: Picking, people: Workspace, tmp_path: Path, snap_compare: Any) -> None:
    app = make_app(people, tmp_path, NO_COLOR="1")
    assert snap_compare(app, press=("j",), terminal_size=(80, 24), run_before=opening(picking, app))
