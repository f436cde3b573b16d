"""Asking: the bar with what you could give first, what they ask, what they need; driven by its keys."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netui.domain.tables import Contact, Exchange, Introduction, Request
from netui.services import ledger, openings, requests
from netui.services.profile import set_profile
from netui.services.requests import Asked
from netui.services.workspace import Workspace
from tests.support import add
from tests.ui.driver import Driver, make_app, running


@pytest.fixture
def asking(workspace: Workspace) -> Workspace:
    """Anna waits for an answer, Bruno was given something lately, Carla is new, Marco knows tax law."""
    anna, bruno, _carla = (add(workspace, name) for name in ("Anna Rossi", "Bruno Neri", "Carla Riva"))
    add(workspace, "Marco Verdi", role="Tax adviser", offers=["tax law"])
    requests.receive(workspace, anna, Asked("a CV review", on=date(2026, 11, 20)))
    requests.receive(workspace, anna, Asked("a tax adviser"), known=True)
    said = ledger.Exchanged("gave", "a tip on rent", on=date(2026, 11, 1))
    ledger.record_exchange(workspace, bruno, said)
    return workspace


def named(workspace: Workspace, name: str) -> Contact:
    return next(one for one in workspace.network.all(Contact) if one.name == name)


def asked_of(workspace: Workspace, direction: str = "outgoing") -> list[tuple[str, str, str | None]]:
    """Return whom requests are of, what for and how they stand."""
    network = workspace.network
    found = [one for one in network.all(Request) if one.direction == direction]
    return sorted((network.name(one.contact), one.text, one.status) for one in found)


async def at(driver: Driver, name: str, *keys: str) -> None:
    """Put the cursor on somebody in People, and press keys."""
    await driver.press("2", "/", *name, "enter")
    await driver.expect(name)
    await driver.press(*keys)


# Where you stand well


async def test_where_you_stand_well_nothing_is_said_and_enter_asks(asking: Workspace, tmp_path: Path) -> None:
    async with running(asking, tmp_path) as driver:
        await at(driver, "Bruno", "r")
        await driver.expect("ask Bruno Neri for")
        driver.expect_not("give first")
        await driver.press(*"a desk #office by friday")
        await driver.expect("by Fri 27 Nov")
        await driver.press("enter")
        await driver.expect("ask Bruno Neri: a desk · u undoes it")
        (request,) = (one for one in asking.network.all(Request) if one.direction == "outgoing")
        assert (request.text, request.tags, request.due) == ("a desk", ("office",), date(2026, 11, 27))
        assert (request.status, request.asked_anyway) == ("open", "")
        await driver.press("u")
        assert asked_of(asking) == []


async def test_nothing_typed_is_nothing_asked_and_esc_leaves(asking: Workspace, tmp_path: Path) -> None:
    async with running(asking, tmp_path) as driver:
        await at(driver, "Bruno", "r", "enter")
        await driver.expect("say what you ask for in a few words, or esc")
        await driver.press("escape")
        driver.expect_not("ask Bruno Neri for")
        assert asked_of(asking) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a desk by yesterday", "23 Nov is past: name a day to come"),
        ("a desk by 31 feb", "31 feb"),
        ("by friday", "say what it is about as well"),
    ],
)
async def test_what_does_not_hold_is_said_above_the_bar_and_nothing_typed_is_lost(
    asking: Workspace, tmp_path: Path, typed: str, said: str
) -> None:
    async with running(asking, tmp_path) as driver:
        await at(driver, "Bruno", "r", *typed, "enter")
        await driver.expect(said)
        await driver.expect(f"ask Bruno Neri for {typed}")
        assert asked_of(asking) == []


async def test_the_same_is_not_asked_twice_while_it_waits(asking: Workspace, tmp_path: Path) -> None:
    requests.ask(asking, [named(asking, "Bruno Neri")], Asked("a desk", on=date(2026, 11, 20)))
    async with running(asking, tmp_path) as driver:
        await at(driver, "Bruno", "r", *"A DESK", "enter")
        await driver.expect("Bruno Neri was asked for this on 20 Nov and has not answered yet")
        await driver.expect("ask Bruno Neri for A DESK")


async def test_nobody_asks_themselves(asking: Workspace, tmp_path: Path) -> None:
    set_profile(asking, {"name": "bruno neri"})
    async with running(asking, tmp_path) as driver:
        await at(driver, "Bruno")
        for key in ("r", "R", "K"):
            await driver.press(key)
            await driver.expect("Bruno Neri is you: name somebody else")
            driver.expect_not("ask Bruno Neri for|asked by|need of")
        assert asked_of(asking) == []


# The guard


async def test_before_asking_it_says_how_you_stand_and_what_you_could_give(
    asking: Workspace, tmp_path: Path
) -> None:
    async with running(asking, tmp_path, size=(120, 24)) as driver:
        await at(driver, "Anna", "r")
        await driver.expect("Anna Rossi, give first: Anna Rossi asked 4 days ago: a CV review, and waits")
        await driver.expect(r"F2 answer +a CV review \(asked 4 days ago\)")
        await driver.expect(r"F3 introduce +Marco Verdi works as Tax adviser · a tax adviser")
        await driver.press(*"a desk")  # it is there while composing, and typing goes on
        await driver.expect("ask Anna Rossi for a desk")
        await driver.expect("give first")


async def test_somebody_new_is_given_something_first_without_a_reproach(
    asking: Workspace, tmp_path: Path
) -> None:
    async with running(asking, tmp_path) as driver:
        await at(driver, "Carla", "r")
        await driver.expect("Carla Riva, give first: nothing exchanged yet")


async def test_asking_all_the_same_takes_a_line_of_why_which_is_kept(
    asking: Workspace, tmp_path: Path
) -> None:
    async with running(asking, tmp_path) as driver:
        await at(driver, "Anna", "r", *"a desk", "enter")
        await driver.expect("ask all the same, because")
        assert asked_of(asking) == []
        await driver.press("enter")
        await driver.expect("one line of why is kept with the request; esc turns back")
        await driver.press(*"the office burned down", "enter")
        await driver.expect("ask Anna Rossi: a desk · u undoes it")
        (request,) = (one for one in asking.network.all(Request) if one.direction == "outgoing")
        assert request.asked_anyway == "the office burned down"


async def test_turning_back_saves_nothing_and_keeps_what_was_typed(asking: Workspace, tmp_path: Path) -> None:
    async with running(asking, tmp_path) as driver:
        await at(driver, "Anna", "r", *"a desk", "enter", *"becau", "escape")
        await driver.expect("nobody was asked, and nothing was saved")
        assert asked_of(asking) == []
        await driver.press("r")
        await driver.expect("ask Anna Rossi for a desk")
        await driver.press("escape", "r")  # left for good the second time
        driver.expect_not("for a desk")


@pytest.mark.parametrize("keys", [("f2",), ("down", "enter"), ("tab", "enter")], ids=str)
async def test_a_give_is_a_key_away_and_the_ask_waits(
    asking: Workspace, tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with running(asking, tmp_path) as driver:
        await at(driver, "Anna", "r", *"a desk", *keys)
        await driver.expect("gave Anna Rossi a CV review")
        await driver.press("enter")
        await driver.expect("answered: Anna Rossi: a CV review")
        assert asked_of(asking) == []
        (entry,) = asking.network.exchanges(named(asking, "Anna Rossi").id)
        assert (entry.direction, entry.note, entry.done) == ("gave", "a CV review", True)
        await driver.press("r")
        driver.expect_not("give first")
        await driver.expect("ask Anna Rossi for a desk")
        await driver.press("enter")
        assert asked_of(asking) == [("Anna Rossi", "a desk", "open")]


async def test_a_give_can_be_chosen_where_the_why_is_asked_for_as_well(
    asking: Workspace, tmp_path: Path
) -> None:
    async with running(asking, tmp_path) as driver:
        await at(driver, "Anna", "r", *"a desk", "enter", "f2", "enter", "r")
        await driver.expect("ask Anna Rossi for a desk")


async def test_moving_past_the_gives_comes_back_to_what_is_typed(asking: Workspace, tmp_path: Path) -> None:
    async with running(asking, tmp_path) as driver:
        await at(driver, "Anna", "r", *"a desk", "down")
        await driver.expect("▸ F2 answer")
        await driver.press("up")
        driver.expect_not("▸ F2")
        await driver.press("down", *"s")  # typing goes on
        driver.expect_not("▸ F2")
        await driver.expect("ask Anna Rossi for a desks")


async def test_introducing_first_opens_the_introduction(asking: Workspace, tmp_path: Path) -> None:
    async with running(asking, tmp_path) as driver:
        await at(driver, "Anna", "r", "f3")
        await driver.expect("Anna Rossi ↔ Marco Verdi")
        (introduction,) = asking.network.all(Introduction)
        assert introduction.why == "a tax adviser"


async def test_a_promise_is_kept_first(asking: Workspace, tmp_path: Path) -> None:
    carla = named(asking, "Carla Riva")
    promised = ledger.Exchanged("gave", "a book", promised=True, due=date(2026, 11, 20))
    ledger.record_exchange(asking, carla, promised)
    async with running(asking, tmp_path) as driver:
        await at(driver, "Carla", "r")
        await driver.expect("F2 keep +a book")
        await driver.press("f2")
        await driver.expect("done: ")
        (entry,) = asking.network.exchanges(carla.id)
        assert entry.done


async def test_thanks_are_said_first(asking: Workspace, tmp_path: Path) -> None:
    carla = named(asking, "Carla Riva")
    ledger.record_exchange(asking, carla, ledger.Exchanged("received", "a walk", on=date(2026, 11, 20)))
    async with running(asking, tmp_path) as driver:
        await at(driver, "Carla", "r")
        await driver.expect("F2 thank +a walk")
        await driver.press("f2")
        await driver.expect("thanks: received from Carla Riva: a walk")
        (entry,) = asking.network.exchanges(carla.id)
        assert entry.thanked_on == asking.today


async def test_good_work_is_praised_first_and_written_down_as_an_endorsement(
    asking: Workspace, tmp_path: Path
) -> None:
    carla = named(asking, "Carla Riva")
    fields = {
        "contact": carla.id, "direction": "received", "note": "a new website", "kind": "help",
        "on": "2026-10-01", "status": "done", "satisfaction": 5, "thanked_on": "2026-10-02",
    }  # fmt: skip
    asking.add("got", Exchange.parse(asking.new_id(), fields))
    async with running(asking, tmp_path) as driver:
        await at(driver, "Carla", "r")
        await driver.expect("F2 endorse +a new website")
        await driver.press("f2", *"three lines on LinkedIn", "enter")
        await driver.expect("gave Carla Riva: three lines on LinkedIn")
        gave = next(one for one in asking.network.exchanges(carla.id) if one.direction == "gave")
        assert gave.kind == "endorsement"


async def test_an_opening_is_passed_on_first(asking: Workspace, tmp_path: Path) -> None:
    carla = named(asking, "Carla Riva")
    asking.replace("e", (carla, carla.change({"offers": ["tax law"], "goals": ["openings"]})))
    openings.hear_of(asking, {"title": "Tax lawyer", "company": "Acme"})
    async with running(asking, tmp_path) as driver:
        await at(driver, "Carla", "r")
        await driver.expect("pass on +Tax lawyer, Acme")
        key = next(line.split()[0] for line in driver.lines if "Tax lawyer, Acme" in line)
        await driver.press(key.lower())
        await driver.expect("Pass on “Tax lawyer, Acme” to")


async def test_several_who_are_marked_are_each_looked_at_and_asked_in_one_step(
    asking: Workspace, tmp_path: Path
) -> None:
    async with running(asking, tmp_path) as driver:
        await driver.press("2", "space", "space", "space", "r")  # Anna, Bruno and Carla
        await driver.expect("ask 3 contacts for")
        await driver.expect("Anna Rossi, give first: .*CV review")
        await driver.expect("Carla Riva, give first: nothing exchanged yet")
        driver.expect_not("Bruno Neri, give first")
        await driver.press(*"a desk", "enter", *"it is urgent", "enter")
        await driver.expect("ask Anna Rossi, Bruno Neri and Carla Riva: a desk")
        assert [who for who, _what, _how in asked_of(asking)] == ["Anna Rossi", "Bruno Neri", "Carla Riva"]
        outgoing = [one for one in asking.network.all(Request) if one.direction == "outgoing"]
        whys = {asking.network.name(one.contact): one.asked_anyway for one in outgoing}
        assert whys == {"Anna Rossi": "it is urgent", "Bruno Neri": "", "Carla Riva": "it is urgent"}
        await driver.press("u")
        assert asked_of(asking) == []


async def test_long_sentences_are_shown_whole_on_a_narrow_terminal(asking: Workspace, tmp_path: Path) -> None:
    async with running(asking, tmp_path, size=(50, 20)) as driver:
        await at(driver, "Anna", "r")
        await driver.expect("Anna Rossi, give first: Anna Rossi asked 4 days")
        await driver.expect("nothing exchanged yet")


# What they ask, and need


async def test_what_they_ask_is_written_down_with_its_day_and_undone(
    asking: Workspace, tmp_path: Path
) -> None:
    async with running(asking, tmp_path) as driver:
        await at(driver, "Carla", "R", *"a hand with her website by 3 dec", "enter")
        await driver.expect("Carla Riva asked: a hand with her website · u undoes it")
        (request,) = asking.network.requests(named(asking, "Carla Riva").id)
        assert (request.direction, request.status, request.due) == ("incoming", "open", date(2026, 12, 3))
        await driver.press("u")
        assert asking.network.requests(named(asking, "Carla Riva").id) == []


async def test_a_need_that_you_know_of_asks_nothing_of_you(asking: Workspace, tmp_path: Path) -> None:
    async with running(asking, tmp_path) as driver:
        await at(driver, "Carla", "K", *"a tax adviser", "enter")
        await driver.expect("Carla Riva needs: a tax adviser")
        (request,) = asking.network.requests(named(asking, "Carla Riva").id)
        assert (request.direction, request.status) == ("incoming", "known")


async def test_several_ask_for_the_same_in_one_step(asking: Workspace, tmp_path: Path) -> None:
    async with running(asking, tmp_path) as driver:
        await driver.press("2", "j", "space", "space", "R", *"the slides", "enter")
        await driver.expect("Bruno Neri and Carla Riva asked: the slides")
        assert asked_of(asking, "incoming")[-2:] == [
            ("Bruno Neri", "the slides", "open"), ("Carla Riva", "the slides", "open"),
        ]  # fmt: skip
        await driver.press("u")
        assert len(asked_of(asking, "incoming")) == 2


async def test_nothing_typed_writes_nothing_down(asking: Workspace, tmp_path: Path) -> None:
    async with running(asking, tmp_path) as driver:
        await at(driver, "Carla", "R", "enter", "K", "enter")
        assert asking.network.requests(named(asking, "Carla Riva").id) == []


# What it looks like


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize(
    "keys",
    [("r", *"a word with her tax man by friday"), ("r", *"a reference", "enter")],
    ids=["ask", "why"],
)
def test_looks(
    demo: Workspace, tmp_path: Path, snap_compare: Any, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    app = make_app(demo, tmp_path)
    assert snap_compare(app, press=("2", "slash", *"anna rossi", "enter", *keys), terminal_size=size)
