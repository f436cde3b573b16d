"""Overview, driven by its keys."""

from datetime import timedelta
from pathlib import Path

import pytest

from netui.domain.tables import Contact, Exchange, Interaction, Introduction, Profile, Request
from netui.services.ledger import Exchanged, record_exchange
from netui.services.requests import Asked, receive
from netui.services.workspace import Workspace
from tests.support import add, meet
from tests.ui.driver import running

NAMES = ("Anna Rossi", "Marco Neri")


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
        await driver.expect("K writes down what somebody needs, e what they can")
        await driver.expect("sectors show here once people have one")
        await driver.expect("> writes down what you gave")


# What you could give, and what today asks: done, refused, put off


@pytest.fixture
def giving(workspace: Workspace) -> Workspace:
    """Anna needs what Marco offers; Paolo asked for something; Elena was promised something."""
    anna = add(workspace, "Anna Rossi", company="Acme")
    add(workspace, "Marco Neri", offers=["tax advice"], role="Commercialista")
    paolo = add(workspace, "Paolo Gallo")
    elena = add(workspace, "Elena Conti")
    receive(workspace, anna, Asked("a tax adviser"), known=True)
    receive(workspace, paolo, Asked("a look at his CV"))
    record_exchange(workspace, elena, Exchanged("gave", "the contract", promised=True, due=workspace.today))
    workspace.add("me", Profile.parse(workspace.new_id(), {"name": "Livia Serra", "offers": ["sailing"]}))
    return workspace


def request(workspace: Workspace, text: str) -> Request:
    (found,) = [one for one in workspace.network.all(Request) if one.text == text]
    return found


async def test_a_proposal_is_shown_with_its_reasons_in_full(giving: Workspace, tmp_path: Path) -> None:
    async with running(giving, tmp_path) as driver:
        await driver.press("tab")
        assert "introduce Anna ↔ Marco" in driver.cursor_line
        await driver.expect("Anna Rossi ↔ Marco Neri · a tax adviser · Marco Neri offers tax advice")


async def test_m_takes_a_proposal_up_and_undo_takes_it_back(giving: Workspace, tmp_path: Path) -> None:
    async with running(giving, tmp_path) as driver:
        await driver.press("tab", "m")
        await driver.expect("Letter to Anna")
        (begun,) = giving.network.all(Introduction)
        assert begun.request == request(giving, "a tax adviser").id
        await driver.press("q")
        assert "introduce Anna ↔ Marco" in driver.cursor_line
        await driver.expect("ask Anna: a tax adv")
        await driver.press("u")
        assert not list(giving.network.all(Introduction))
        await driver.expect("Anna Rossi ↔ Marco Neri · a tax adviser · Marco Neri offers tax advice")


async def test_x_says_that_a_proposal_is_no_match_and_it_does_not_come_back(
    giving: Workspace, tmp_path: Path
) -> None:
    async with running(giving, tmp_path) as driver:
        await driver.press("tab", "x")
        await driver.expect("not a match: introduce Anna Rossi ↔ Marco Neri: a tax adviser · u undoes it")
        driver.expect_not("introduce Anna ↔ Marco")
        await driver.press("u")
        await driver.expect("introduce Anna ↔ Marco")


async def test_s_puts_the_person_of_a_proposal_off(giving: Workspace, tmp_path: Path) -> None:
    async with running(giving, tmp_path) as driver:
        await driver.press("tab", "s", *"in 2 weeks", "enter")
        await driver.expect("snooze until .*Anna Rossi")
        driver.expect_not("introduce Anna ↔ Marco")


async def test_m_answers_what_was_asked_and_writes_it_into_the_ledger(
    giving: Workspace, tmp_path: Path
) -> None:
    async with running(giving, tmp_path) as driver:
        await driver.press("g")
        assert "Paolo Gallo" in driver.cursor_line
        await driver.press("m", "enter")
        await driver.expect("answered: Paolo Gallo")
        assert request(giving, "a look at his CV").status == "fulfilled"
        driver.expect_not("! Paolo Gallo")
        await driver.press("u")
        assert request(giving, "a look at his CV").status == "open"
        await driver.expect("! Paolo Gallo")


async def test_p_promises_what_was_asked_by_a_day(giving: Workspace, tmp_path: Path) -> None:
    async with running(giving, tmp_path) as driver:
        await driver.press("g", "P", *"friday", "enter")
        await driver.expect("promised: Paolo Gallo")
        assert request(giving, "a look at his CV").status == "promised"
        await driver.press("j")
        await driver.expect("Paolo Gallo · you promised by Fri 27 Nov")


async def test_x_declines_what_was_asked_with_an_honest_word(giving: Workspace, tmp_path: Path) -> None:
    async with running(giving, tmp_path) as driver:
        await driver.press("g", "x", *"no time this month", "enter", "enter")
        await driver.expect("declined: Paolo Gallo")
        declined = request(giving, "a look at his CV")
        assert (declined.status, declined.reply) == ("declined", "no time this month")


async def test_m_keeps_a_promise_and_x_says_how_one_is_taken_back(giving: Workspace, tmp_path: Path) -> None:
    async with running(giving, tmp_path) as driver:
        await driver.press("g", "j")
        assert "Elena Conti" in driver.cursor_line
        await driver.press("x")
        await driver.expect("you promised this: tell them")
        await driver.press("m")
        await driver.expect("done: gave Elena Conti: the contract")
        driver.expect_not("! Elena Conti")


async def test_m_on_somebody_to_reconnect_with_logs_it_and_x_points_to_snooze(
    lively: Workspace, tmp_path: Path
) -> None:
    async with running(lively, tmp_path) as driver:
        await driver.press("G")
        assert "↻ Anna" in driver.cursor_line
        await driver.press("x")
        await driver.expect("nobody asks here: s keeps them off until a day")
        await driver.press("m", *"call", "enter")
        await driver.expect("log call with Anna Rossi")


async def test_how_an_introduction_went_is_asked_once(giving: Workspace, tmp_path: Path) -> None:
    introduced(giving, days=20)
    async with running(giving, tmp_path, size=(120, 30)) as driver:
        await driver.expect("↔ Anna ↔ Marco +introduced 20 days ago: how did it go?")
        await driver.press("g", "j", "j", "m", *"she is his client", "enter")
        await driver.expect("outcome of Anna Rossi ↔ Marco Neri")
        driver.expect_not("how did it go")
        await driver.press("u")
        await driver.expect("how did it go")
        await driver.press("x")
        await driver.expect("not asked again: Anna Rossi ↔ Marco Neri")
        driver.expect_not("how did it go")
        await driver.press("u")
        await driver.expect("how did it go")


async def test_x_on_an_introduction_under_way_writes_down_the_no(giving: Workspace, tmp_path: Path) -> None:
    async with running(giving, tmp_path) as driver:
        await driver.press("tab", "m", "q", "x", *"he is away", "enter")
        await driver.expect("introduction declined: Anna Rossi ↔ Marco Neri")
        (declined,) = giving.network.all(Introduction)
        assert (declined.status, declined.outcome) == ("declined", "he is away")
        driver.expect_not("introduce Anna")


async def test_a_line_behind_which_nobody_stands_says_so(workspace: Workspace, tmp_path: Path) -> None:
    for number in range(20):
        add(workspace, f"P{number:02}", circle="close", met_on="2026-01-01")
    async with running(workspace, tmp_path, size=(80, 40)) as driver:
        await driver.press("G")
        assert "8 more in People" in driver.cursor_line
        for key in ("m", "x", "enter"):
            await driver.press(key)
            await driver.expect("nobody stands behind this line")


async def test_what_others_change_meanwhile_is_said_instead_of_done(
    giving: Workspace, tmp_path: Path
) -> None:
    async with running(giving, tmp_path) as driver:
        await driver.press("g")
        asked = request(giving, "a look at his CV")
        giving.trash("elsewhere", asked)
        await driver.press("m")
        await driver.expect("this is no longer there")


async def test_too_many_promises_and_the_oldest_unanswered_stand_in_the_exchange(
    giving: Workspace, tmp_path: Path
) -> None:
    (elena,) = [one for one in giving.network.all(Contact) if one.name == "Elena Conti"]
    for number in range(5):
        said = Exchanged("gave", f"thing {number}", promised=True, due=giving.today)
        record_exchange(giving, elena, said)
    async with running(giving, tmp_path, size=(120, 36)) as driver:
        await driver.expect("! 6 promises for this week, room for 5")
        await driver.expect("the oldest was asked today: a look at his CV")


def introduced(workspace: Workspace, days: int) -> None:
    """Anna and Marco, some days ago."""
    a, b = (next(one for one in workspace.network.all(Contact) if one.name == name) for name in NAMES)
    fields = {"a": a.id, "b": b.id, "status": "introduced", "on": workspace.today - timedelta(days=days)}
    workspace.add("introduced", Introduction.parse(workspace.new_id(), fields))
