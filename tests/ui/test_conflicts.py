"""The Conflicts screen, driven by its keys."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from netui.domain.changes import Edit
from netui.domain.tables import Conflict, Contact
from netui.services.conflicts import cases, settle
from netui.services.workspace import Workspace
from netui.storage.repository import Repository
from tests.services.clashing import ANNA, BEFORE, BRUNO, EARLIER, LATER, clash, people
from tests.support import FixedClock
from tests.ui.driver import Driver, make_app, running

GIFT, PET = "1999533082497643652113541536493380777", "1999533082497643652113541536493380888"
SHARED = "Met at the fair.\nLikes tea.\nPrefers mornings.\nKnows everybody in Turin.\nPlays the cello."


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Anna's place and notes, Bruno's role, what Bruno was given, and a pet: each with two values."""
    base = people(notes=SHARED)
    base["contacts"][BRUNO] = {"name": "Bruno Neri", "updated": BEFORE}
    gift = {"contact": BRUNO, "direction": "gave", "note": "a tip on rent", "on": "2026-11-09"}
    base["exchanges"] = {GIFT: gift | {"updated": BEFORE}}
    base["pets"] = {PET: {"name": "Rex", "updated": BEFORE}}
    values: list[dict[str, dict[str, Any]]] = [
        {ANNA: {"place": "Rome", "notes": f"{SHARED}\nHates phone calls."}, BRUNO: {"role": "judge"},
         GIFT: {"weight": 1}, PET: {"legs": 3}},
        {ANNA: {"place": "Milan", "notes": f"{SHARED}\nHas two children."}, BRUNO: {"role": "notary"},
         GIFT: {"weight": 4}, PET: {"legs": 4}},
    ]  # fmt: skip
    sides = [
        {
            table: {key: raw | each[key] | {"updated": at} for key, raw in rows.items()}
            for table, rows in base.items()
        }
        for at, each in zip((EARLIER, LATER), values, strict=True)
    ]
    opened = clash(tmp_path / "data", base, *sides)
    yield opened
    opened.repository.close()


def person(workspace: Workspace, identifier: str = ANNA) -> dict[str, Any]:
    return workspace.network.rows["contacts"][identifier]


async def on(driver: Driver, words: str, *keys: str) -> None:
    """Go down to the row that holds words, on the screen that is opened where it isn't, and press keys."""
    if "the other" not in driver.lines[1]:
        await driver.press("C")
    await driver.press("g")
    for _row in driver.lines:
        if words in driver.cursor_line:
            break
        await driver.press("j")
    assert words in driver.cursor_line, driver.text
    await driver.press(*keys)


async def test_each_row_has_both_values_with_the_one_that_stands_named(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path, size=(120, 36)) as driver:
        await driver.press("C")
        await driver.expect("about +field +stands +the other +when")
        rows = {" ".join(line.split()).removeprefix("▸ ") for line in driver.lines[2:7]}
        assert rows == {
            "Anna Rossi place Milan Rome 23 Nov",
            "Anna Rossi notes …Has two children. …Hates phone calls. 23 Nov",
            "Bruno Neri role notary judge 23 Nov",
            "Bruno Neri · gave a tip on re… weight 4 1 23 Nov",
            "pets: Rex legs 4 3 23 Nov",
        }
        await driver.expect("5 values changed on both sides")


async def test_below_them_stands_what_differs_in_the_row_with_the_cursor(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await on(driver, "notes")
        await driver.expect("╭ notes · Anna Rossi ─")
        pane = [line.strip("│ ") for line in driver.lines[-8:-2]]
        assert [" ".join(line.split()) for line in pane] == [
            "in both … 4 lines", "Plays the cello.", "stands Has two children.",
            "the other Hates phone calls.", "", "",
        ]  # fmt: skip
        await on(driver, "weight")
        await driver.expect("weight · Bruno Neri · gave a tip on rent, 9 Nov")


async def test_keeping_settles_the_row_and_u_brings_it_back(workspace: Workspace, tmp_path: Path) -> None:
    before = {table: dict(rows) for table, rows in workspace.network.rows.items()}
    async with running(workspace, tmp_path) as driver:
        await on(driver, "place", "m")
        await driver.expect("keep Anna Rossi · place: Milan · u undoes it")
        await driver.expect("4 values changed")
        driver.expect_not("Rome")
        await driver.press("u")
        await driver.expect("5 values changed")
    assert workspace.network.rows == before


async def test_swapping_writes_the_other_value_and_u_takes_it_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    before = {table: dict(rows) for table, rows in workspace.network.rows.items()}
    async with running(workspace, tmp_path) as driver:
        await on(driver, "place", "x")
        await driver.expect("swap Anna Rossi · place: Rome · u undoes it")
        assert person(workspace)["place"] == "Rome"
        await driver.press("u")
        await driver.expect("5 values changed")
    assert workspace.network.rows == before


async def test_notes_can_have_both(workspace: Workspace, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await on(driver, "place", "b")
        await driver.expect("“Anna Rossi · place” holds one value: keep it, or swap it")
        await on(driver, "notes")
        assert "b both" in driver.notice
        await driver.press("b")
        await driver.expect("keep both: Anna Rossi · notes")
    assert person(workspace)["notes"] == f"{SHARED}\nHas two children.\nHates phone calls."


async def test_an_action_applies_to_all_that_are_marked_in_one_step(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.press("C", "M")
        await driver.expect("5 marked")
        await driver.press("x")
        await driver.expect("swap 5 values · u undoes it")
        await driver.expect("Nothing to settle: no value was changed on both sides.")
        assert (person(workspace)["place"], workspace.network.rows["pets"][PET]["legs"]) == ("Rome", 3)
        await driver.press("u")
        await driver.expect("5 values changed")
        await driver.press("g", "space", "space", "m")
        await driver.expect("keep 2 values")
        await driver.expect("3 values changed")


async def test_the_filter_works_at_every_letter(workspace: Workspace, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.press("C", "/", *"anna -notes")
        await driver.expect("1 of 5")
        await driver.press("enter", "m")
        await driver.expect("keep Anna Rossi · place: Milan")
        await driver.expect("Nothing here fits “anna -notes”")
        await driver.press("escape")
        await driver.expect("4 values changed")


async def test_what_is_settled_shows_on_demand_and_can_still_be_swapped(
    workspace: Workspace, tmp_path: Path
) -> None:
    settle(
        workspace, [one for one in cases(workspace.network, workspace.today) if one.field == "place"], "keep"
    )
    async with running(workspace, tmp_path, size=(120, 36)) as driver:
        await driver.press("C", "f")
        await driver.expect("to settle 4")
        await driver.expect("settled 1")
        await driver.press("G", "m")
        await driver.expect("“Anna Rossi · place” is settled already")
        await driver.press("x")
        await driver.expect("swap Anna Rossi · place: Rome")
        assert person(workspace)["place"] == "Rome"
        await driver.press("escape")
        driver.expect_not("settled 1")


async def test_enter_opens_the_person_whose_line_about_it_leads_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await on(driver, "weight", "enter")
        await driver.expect("Bruno Neri")
        await driver.expect(
            "two values +(role and gave a tip on rent, 9 Nov: weight|gave a tip on rent, 9 Nov: weight)"
        )
        await driver.press("g")
        for _row in driver.lines:
            if "two values" in driver.cursor_line:
                break
            await driver.press("j")
        await driver.press("enter")
        await driver.expect("5 values changed on both sides")
        assert "Bruno Neri" in driver.cursor_line


async def test_a_person_without_any_has_no_such_line(workspace: Workspace, tmp_path: Path) -> None:
    settle(workspace, cases(workspace.network, workspace.today), "keep")
    async with running(workspace, tmp_path) as driver:
        await driver.press("2", "enter")
        await driver.expect("About")
        driver.expect_not("two values")


async def test_what_no_person_stands_behind_says_so(workspace: Workspace, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await on(driver, "Rex", "enter")
        await driver.expect("nothing stands behind this line")
        await driver.press("e")
        await driver.expect("netui has no form for this: m keeps what stands, x swaps it")


async def test_a_value_of_your_own_settles_it(workspace: Workspace, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await on(driver, "place", "e")
        await driver.expect("place")
        await driver.press("ctrl+u")
        await driver.type("Turin")
        await driver.press("ctrl+s")
        await driver.expect("keep Anna Rossi · place: Turin")
        await driver.expect("4 values changed")
        assert person(workspace)["place"] == "Turin"
        await driver.press("u", "u")
        await driver.expect("5 values changed")
        assert person(workspace)["place"] == "Milan"


async def test_both_values_can_be_read_in_full(workspace: Workspace, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await on(driver, "notes", "v")
        await driver.expect("# stands")
        await driver.expect("Knows everybody in Turin.")
        await driver.press("G")
        await driver.expect("Hates phone calls.")
        await driver.press("q")
        await driver.expect("5 values changed")


async def test_values_that_somebody_changed_since_show_all_there_is(
    workspace: Workspace, tmp_path: Path
) -> None:
    anna = workspace.network.get(Contact, ANNA)
    assert anna is not None
    workspace.replace("edit", (anna, anna.change({"place": "Turin"})))
    bruno = workspace.network.get(Contact, BRUNO)
    assert bruno is not None
    workspace.trash("trash", bruno)
    async with running(workspace, tmp_path) as driver:
        await on(driver, "place")
        for line in ("stands +Turin", "the other +Rome", "before +Milan"):
            await driver.expect(line)
        await on(driver, "notary")
        await driver.expect("the record is in the trash")


async def test_of_a_record_that_is_gone_the_values_are_there_to_keep(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.do("purge", [Edit("contacts", ANNA, person(workspace), None)])
    async with running(workspace, tmp_path) as driver:
        await on(driver, "place", "enter")
        await driver.expect("nothing stands behind this line")
        for line in ("stands +nothing: the record is gone", "the other +Rome", "before +Milan"):
            await driver.expect(line)
        await driver.press("x")
        await driver.expect("is gone: there is")
        await driver.press("m")
        await driver.expect("4 values changed")


async def test_the_overview_says_how_many_there_are_and_leads_there(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path, size=(120, 36)) as driver:
        await driver.expect("conflicts +5 values changed on both sides")
        for _row in driver.lines:
            if "conflicts" in driver.cursor_line:
                break
            await driver.press("j")
        await driver.press("enter")
        await driver.expect("the other")
        await driver.press("M", "m", "q")
        await driver.expect("Today")
        driver.expect_not("changed on both sides")


async def test_the_palette_leads_there_and_the_key_back(workspace: Workspace, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.press("ctrl+p", *"conflicts", "enter")
        await driver.expect("5 values changed")
        await driver.press("C")
        await driver.expect("Today")


async def test_nothing_is_settled_read_only(workspace: Workspace, tmp_path: Path) -> None:
    workspace.repository.close()
    clock = FixedClock()
    opened = Workspace(Repository.open(tmp_path / "data", clock, read_only=True), clock, None)  # type: ignore[arg-type]
    async with running(opened, tmp_path) as driver:
        await on(driver, "place", "x")
        await driver.expect("--read-only")
        await driver.expect("5 values changed")
    assert opened.network.count(Conflict) == 5
    opened.repository.close()


async def test_what_another_machine_settled_meanwhile_is_gone_from_the_list(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await on(driver, "place", "space", "k")
        path = workspace.repository.path
        lines = path.read_text().split("\n")
        path.write_text(
            "\n".join(
                line.replace('"field":"place"', '"deleted":"2026-11-24T13:00:00Z","field":"place"')
                for line in lines
            )
        )
        await driver.look_until("4 values changed")
        driver.expect_not("1 marked")


@pytest.mark.parametrize("size", [(40, 10), (60, 12), (200, 50)], ids=str)
async def test_any_size_does(workspace: Workspace, tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(workspace, tmp_path, size=size) as driver:
        await on(driver, "notes", "m")
        await driver.resize(80, 24)
        await driver.expect("4 values changed")


Compare = Callable[..., bool]
SIZES = {"80x24": (80, 24), "120x36": (120, 36)}


@pytest.mark.parametrize("size", SIZES)
def test_the_conflicts(workspace: Workspace, tmp_path: Path, snap_compare: Compare, size: str) -> None:
    keys = ("C", "/", *"anna", "enter", "G")
    assert snap_compare(make_app(workspace, tmp_path), press=keys, terminal_size=SIZES[size])


def test_the_conflicts_without_colour(workspace: Workspace, tmp_path: Path, snap_compare: Compare) -> None:
    app = make_app(workspace, tmp_path, NO_COLOR="1")
    assert snap_compare(app, press=("C", "j"), terminal_size=SIZES["80x24"])


def test_no_conflicts(demo: Workspace, tmp_path: Path, snap_compare: Compare) -> None:
    assert snap_compare(make_app(demo, tmp_path), press=("C",), terminal_size=SIZES["80x24"])
