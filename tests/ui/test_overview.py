"""Overview, driven by its keys."""

from pathlib import Path

import pytest

from netui.domain.tables import Contact, Exchange, Interaction
from netui.services.ledger import Exchanged, record_exchange
from netui.services.workspace import Workspace
from tests.support import add, meet
from tests.ui.driver import running


@pytest.fixture
def lively(workspace: Workspace) -> Workspace:
    """Three people: one to reconnect with, one to thank, one with a birthday."""
    anna = add(workspace, "Anna Rossi", circle="close", sector="law", met_on="2025-01-01")
    bruno = add(workspace, "Bruno Neri", circle="active", sector="design", met_on="2026-11-20")
    add(workspace, "Carla Riva", birthday="--11-26", met_on="2026-11-01")
    meet(workspace, [anna], on="2026-10-01", kind="meeting", note="lunch in Rome")
    record_exchange(workspace, bruno, Exchanged("received", "a referral"))
    return workspace


async def test_today_and_what_you_could_give_stand_side_by_side(lively: Workspace, tmp_path: Path) -> None:
    async with running(lively, tmp_path, size=(120, 30)) as driver:
        await driver.expect(r"↻ Anna Rossi +54 days since lunch in Rome, you keep 30")
        await driver.expect(r"✦ Carla Riva +birthday in 2 days")
        await driver.expect(r"thank Bruno Neri +a referral")
        await driver.expect("3 contacts")
        await driver.expect("gave 0  received 1")


async def test_at_80_columns_what_is_cut_is_in_full_below(lively: Workspace, tmp_path: Path) -> None:
    async with running(lively, tmp_path) as driver:
        await driver.press("G")
        assert "…" in driver.cursor_line
        await driver.expect("Anna Rossi · 54 days since lunch in Rome, you keep 30")


async def test_the_panes_stand_one_above_the_other_where_it_is_narrow(
    lively: Workspace, tmp_path: Path
) -> None:
    async with running(lively, tmp_path, size=(60, 30)) as driver:
        tops = [line for line in driver.lines if line.startswith("╭")]
        assert [line.split()[1] for line in tops] == ["Today", "You", "Network", "Exchange"]


async def test_an_action_is_on_the_person_of_the_row_and_the_row_goes_when_it_is_done(
    lively: Workspace, tmp_path: Path
) -> None:
    async with running(lively, tmp_path) as driver:
        await driver.press("G")
        assert "Anna" in driver.cursor_line
        await driver.press("t", *"call about the rent", "enter")
        await driver.expect("log call with Anna Rossi")
        driver.expect_not("↻ Anna Rossi")
        logged = [each.on for each in lively.network.all(Interaction) if each.kind == "call"]
        assert logged == [lively.today]


@pytest.mark.parametrize("key", ["tab", "l", "right"])
async def test_a_key_goes_to_the_other_pane_and_acts_there(
    lively: Workspace, tmp_path: Path, key: str
) -> None:
    async with running(lively, tmp_path) as driver:
        await driver.press(key, ">", *"an introduction to Carla", "enter")
        (given,) = [each for each in lively.network.all(Exchange) if each.direction == "gave"]
        assert lively.network.name(given.contact) == "Bruno Neri"
        assert given.kind == "introduction"


async def test_enter_opens_the_person_and_q_comes_back_to_the_row(lively: Workspace, tmp_path: Path) -> None:
    async with running(lively, tmp_path) as driver:
        await driver.press("j", "enter")
        await driver.expect("Timeline")
        await driver.expect("Anna Rossi")
        await driver.press("q")
        await driver.expect("You could give")
        assert "Anna" in driver.cursor_line


async def test_an_empty_network_offers_where_to_begin(workspace: Workspace, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.expect("Welcome to netui")
        assert "LinkedIn export" in driver.cursor_line
        await driver.press("j", "enter", *"Anna Rossi", "enter")
        await driver.expect("Timeline")
        assert [contact.name for contact in workspace.network.all(Contact)] == ["Anna Rossi"]
        await driver.press("escape", "q")  # the first questions come here: not now
        await driver.expect("Today")
        driver.expect_not("Welcome")
        await driver.press("u")
        await driver.expect("Welcome to netui")


async def test_the_demo_is_asked_for_by_leaving_with_its_name(workspace: Workspace, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.press("G", "enter")
        assert driver.app.return_value == "demo"


async def test_empty_panes_say_what_fills_them(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, "Anna Rossi", met_on="2026-11-20")
    async with running(workspace, tmp_path, size=(120, 30)) as driver:
        await driver.expect("Nothing to answer, nobody to reconnect with")
        await driver.expect("Thanks owed, introductions and openings stand here")
        await driver.expect("sectors show here once people have one")
        await driver.expect("> writes down what you gave")
