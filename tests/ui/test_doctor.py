"""The doctor on a screen: what was found, what to do, and whom it is about."""

from pathlib import Path

from netui.services.workspace import Workspace
from netui.ui.app import NetuiApp
from tests.services.doctor.making import ANNA, NOBODY, ONE, PEOPLE, do, write
from tests.support import open_workspace
from tests.ui.driver import Driver, running


def broken(folder: Path) -> Workspace:
    write(
        folder,
        contacts={ANNA: {"introduced_by": NOBODY, "met_on": "2027-01-01"}},
        exchanges={ONE: {"contact": ANNA, "direction": "gave", "note": "a tip", "share": NOBODY}},
    )
    return open_workspace(folder)


async def opened(driver: Driver) -> None:
    await driver.press("ctrl+p")
    await driver.type("doctor")
    await driver.press("enter")
    await driver.settle()


async def test_findings_stand_with_what_to_do_and_enter_opens_whom_they_are_about(tmp_path: Path) -> None:
    async with running(broken(tmp_path / "data"), tmp_path) as driver:
        await opened(driver)
        await driver.expect("References to nowhere")
        await driver.expect(r"! +Anna Rossi +introduced_by names somebody who is nowhere")
        await driver.expect("--fix mends it")
        await driver.expect(r"· +Anna Rossi +met_on is in the future")
        await driver.expect("3 findings · 2 are broken")
        await driver.press("G", "enter")
        await driver.expect("Anna Rossi")
        driver.expect_not("findings")


async def test_what_was_mended_meanwhile_goes_from_the_list(tmp_path: Path) -> None:
    async with running(broken(tmp_path / "data"), tmp_path) as driver:
        await opened(driver)
        await driver.expect("3 findings")
        other = open_workspace(tmp_path / "data")
        do(other, ("contacts", ANNA, PEOPLE[ANNA]))
        other.repository.close()
        await driver.look_until(r"changed elsewhere|came|1 finding ")
        await driver.settle()
        await driver.expect("1 finding ")


async def test_where_everything_holds_together_it_says_so(tmp_path: Path) -> None:
    write(tmp_path / "data")
    async with running(open_workspace(tmp_path / "data"), tmp_path) as driver:
        await opened(driver)
        await driver.expect("Everything holds together")
        await driver.expect("4 records looked at")


async def test_what_is_about_no_person_says_so_and_q_goes_back(tmp_path: Path) -> None:
    write(tmp_path / "data", moods={ONE: {}})
    async with running(open_workspace(tmp_path / "data"), tmp_path) as driver:
        await opened(driver)
        await driver.expect("doesn't know the table")
        await driver.press("enter")
        await driver.expect("this is about no person")
        await driver.press("q")
        driver.expect_not("doesn't know the table")
        assert isinstance(driver.app, NetuiApp)
