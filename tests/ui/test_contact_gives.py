"""What could be given a person, on their own screen: proposed with its reasons, done, refused."""

from pathlib import Path

import pytest

from netui.domain.tables import Contact, Introduction, Profile
from netui.services.requests import Asked, receive
from netui.services.workspace import Workspace
from tests.support import add, fresh
from tests.ui.driver import Driver, running


@pytest.fixture
def anna(workspace: Workspace) -> Contact:
    """Somebody whose need three people could meet, and you as well."""
    anna = add(workspace, "Anna Rossi", met_on="2026-11-20")
    for number in range(4):
        add(workspace, f"Helper {number}", offers=["tax advice"])
    receive(workspace, anna, Asked("a tax adviser"), known=True)
    workspace.add("me", Profile.parse(workspace.new_id(), {"name": "Livia Serra"}))
    return fresh(workspace.network, anna)


async def opened(driver: Driver) -> None:
    await driver.press("2", "g", "enter")
    await driver.expect("introduce to Helper")
    while "introduce to" not in driver.cursor_line:
        await driver.press("j")


async def test_a_few_proposals_stand_among_what_to_do_next_with_their_reasons(
    workspace: Workspace, tmp_path: Path, anna: Contact
) -> None:
    async with running(workspace, tmp_path, size=(120, 36)) as driver:
        await opened(driver)
        await driver.expect(r"introduce to Helper \d: a tax")
        await driver.expect(r"Helper \d offers tax")
        assert driver.text.count("introduce to Helper") == 3


@pytest.mark.parametrize("key", ["m", "enter"])
async def test_a_proposal_is_taken_up(workspace: Workspace, tmp_path: Path, anna: Contact, key: str) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.press(key)
        await driver.expect("Letter to Anna")
        (begun,) = workspace.network.all(Introduction)
        assert begun.a == anna.id


async def test_x_says_that_a_proposal_is_no_match(
    workspace: Workspace, tmp_path: Path, anna: Contact
) -> None:
    async with running(workspace, tmp_path, size=(120, 36)) as driver:
        await opened(driver)
        refused = driver.cursor_line.split(":")[0].partition("introduce to ")[2]
        await driver.press("x")
        await driver.expect(f"not a match: introduce Anna Rossi ↔ {refused}")
        driver.expect_not(f"introduce to {refused}")
        assert fresh(workspace.network, anna).dismissed
        await driver.press("u")
        await driver.expect(f"introduce to {refused}")


async def test_m_on_being_in_touch_logs_it(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, "Bruno Neri", circle="inner", met_on="2026-01-01")
    async with running(workspace, tmp_path) as driver:
        await driver.press("2", "enter")
        assert "get in touch" in driver.cursor_line
        await driver.press("m", *"call", "enter")
        await driver.expect("log call with Bruno Neri")
