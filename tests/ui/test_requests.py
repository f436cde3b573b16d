"""The board of requests, driven by its keys."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netui.domain.tables import Contact, Exchange, Introduction, Request
from netui.services import introductions, requests
from netui.services.contacts import trash_contacts
from netui.services.ledger import Exchanged, record_exchange
from netui.services.requests import Asked
from netui.services.workspace import Workspace
from tests.support import add, fresh
from tests.ui.driver import Driver, make_app, running

PEOPLE = ("Anna Rossi", "Bruno Neri", "Carla Riva", "Dario Gallo")


@pytest.fixture
def board(workspace: Workspace) -> Workspace:
    """One of each: asked, promised, known, mine, asked by me, promised to me."""
    anna, bruno, carla, dario = (add(workspace, name) for name in PEOPLE)
    add(workspace, "Marco Verdi", role="Tax adviser", offers=["tax law"])
    requests.receive(
        workspace,
        anna,
        Asked("a CV review", "feedback", ("job-search",), date(2026, 11, 21), date(2026, 11, 26)),
    )
    promised, _change = requests.receive(workspace, bruno, Asked("a talk on rent", on=date(2026, 11, 10)))
    requests.promise(workspace, promised, date(2026, 12, 1))
    requests.receive(workspace, carla, Asked("a tax adviser", on=date(2026, 10, 1)), known=True)
    requests.need(workspace, Asked("tax law in Berlin", on=date(2026, 11, 1)))
    requests.ask(workspace, [dario], Asked("a desk for May", on=date(2026, 11, 12)), anyway="no other desk")
    said = Exchanged("received", "two chairs", promised=True, on=date(2026, 11, 2))
    record_exchange(workspace, carla, said)
    return workspace


def find(workspace: Workspace, text: str) -> Request:
    return next(one for one in workspace.network.all(Request) if one.text == text)


def named(workspace: Workspace, name: str) -> Contact:
    return next(one for one in workspace.network.all(Contact) if one.name == name)


def ledger_of(workspace: Workspace, name: str) -> list[tuple[str | None, str, str | None]]:
    """Return somebody's entries that took place: direction, what, kind."""
    entries = workspace.network.exchanges(named(workspace, name).id)
    return [(one.direction, one.note, one.kind) for one in entries if one.done]


async def on(driver: Driver, words: str, *keys: str) -> None:
    """Go down to the row that holds words, and press keys."""
    await driver.press("4", "g")
    for _row in driver.lines:
        if words in driver.cursor_line:
            break
        await driver.press("j")
    assert words in driver.cursor_line, driver.text
    await driver.press(*keys)


# The board


async def test_everything_that_waits_stands_in_its_section(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path, size=(120, 30)) as driver:
        await driver.press("4")
        await driver.expect("4 Requests")
        assert [" ".join(line.split()) for line in driver.lines[2:-1] if line] == [
            "they asked you 1",
            "▸ ! Anna Rossi a CV review by Thu 26 Nov, asked 3 days ago feedback",
            "promised 1",
            "Bruno Neri a talk on rent promised by Tue 1 Dec",
            "needs you know of 1",
            "Carla Riva a tax adviser 54 days ago",
            "needs of yours 1",
            "tax law in Berlin nobody asked yet",
            "you asked 2",
            "Dario Gallo a desk for May asked 12 days ago, asked all the same",
            "Carla Riva two chairs promised 22 days ago",
            "6 on the board · f shows what has its answer",
            "Anna Rossi: a CV review · by Thu 26 Nov, asked 3 days ago · feedback · #job-search",
        ]


async def test_the_first_line_says_how_soon_you_answer_and_who_waits_longest(
    board: Workspace, tmp_path: Path
) -> None:
    async with running(board, tmp_path, size=(120, 30)) as driver:
        await driver.press("4")
        await driver.expect("1 to answer · the oldest waits 3 days: a CV review · half the time you answer ")
        await driver.resize(80, 24)
        await driver.expect("1 to answer · oldest 3 days · half the time you answer ")


async def test_the_row_with_the_cursor_is_shown_in_full(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "a desk for May")
        await driver.expect("Dario Gallo: a desk for May · asked 12 days ago, asked all the same · why all")
        await driver.expect("the same: no other desk")


async def test_the_filter_works_at_every_letter_and_leaves_words_out(
    board: Workspace, tmp_path: Path
) -> None:
    async with running(board, tmp_path) as driver:
        await driver.press("4", "/", *"tax")
        await driver.expect("2 of 6")
        await driver.expect("a tax adviser")
        await driver.press(*" -berlin", "enter")
        await driver.expect("1 of 6 · filter: tax -berlin")
        driver.expect_not("tax law in Berlin")
        await driver.press("/", "ctrl+u", *"zzz", "enter")
        await driver.expect("Nothing here fits “zzz”")
        await driver.press("escape")
        await driver.expect("6 on the board")


async def test_an_empty_board_says_what_to_do_next(workspace: Workspace, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.press("4")
        await driver.expect("Nobody waits for an answer, and you wait for none")
        await driver.expect("a writes down a need of your own")
        await driver.expect("nobody waits for an answer")
        for key in ("m", "x", "d", "e"):
            await driver.press(key)
            await driver.expect("nothing is selected")
        for key in ("r", "P", "y"):
            await driver.press(key)
            await driver.expect("nobody is selected")


async def test_the_tab_says_how_many_requests_are_open(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path, size=(120, 30)) as driver:
        await driver.press("4")
        await driver.expect("4 Requests 5")
        await driver.press("m", "enter")
        await driver.expect("4 Requests 4")


async def test_enter_opens_the_person(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "a desk for May", "enter")
        await driver.expect("Dario Gallo")
        await driver.expect("Timeline")


async def test_enter_opens_an_introduction(board: Workspace, tmp_path: Path) -> None:
    carla, marco = named(board, "Carla Riva"), named(board, "Marco Verdi")
    introductions.suggest(board, carla, marco, request=find(board, "a tax adviser"))
    async with running(board, tmp_path) as driver:
        await on(driver, "Carla ↔ Marco", "enter")
        await driver.expect("Carla Riva ↔ Marco Verdi")
        await driver.expect("ask Carla → ask Marco → introduce them")


async def test_who_is_in_the_trash_stays_named(board: Workspace, tmp_path: Path) -> None:
    trash_contacts(board, [named(board, "Dario Gallo")])
    async with running(board, tmp_path, size=(120, 30)) as driver:
        await driver.press("4", "/", *"desk", "enter")
        await driver.expect(r"Dario Gallo \(in the trash\)")
        await driver.press("r")
        await driver.expect("nobody is selected")
        await driver.press("x", "enter")  # the request can be taken back all the same
        assert find(board, "a desk for May").status == "withdrawn"


# Done


async def test_what_was_given_is_written_down_and_the_request_is_answered(
    board: Workspace, tmp_path: Path
) -> None:
    async with running(board, tmp_path) as driver:
        await driver.press("4", "m")
        await driver.expect("gave Anna Rossi a CV review")
        await driver.press(*", two pages", "enter")
        await driver.expect("answered: Anna Rossi: a CV review · u undoes it")
        assert find(board, "a CV review").status == "fulfilled"
        assert ledger_of(board, "Anna Rossi") == [("gave", "a CV review, two pages", "feedback")]
        driver.expect_not("they asked you")
        await driver.press("u")
        await driver.expect("they asked you 1")
        assert find(board, "a CV review").status == "open"
        assert ledger_of(board, "Anna Rossi") == []


async def test_a_promise_is_kept_and_its_request_answered(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "a talk on rent", "m")
        await driver.expect("done: ")
        assert find(board, "a talk on rent").status == "fulfilled"
        assert ledger_of(board, "Bruno Neri") == [("gave", "a talk on rent", None)]
        await driver.press("u")
        assert find(board, "a talk on rent").status == "promised"


async def test_what_you_asked_for_was_received_and_meets_your_own_need(
    board: Workspace, tmp_path: Path
) -> None:
    requests.ask(board, [named(board, "Dario Gallo")], Asked("tax law in Berlin"))
    async with running(board, tmp_path) as driver:
        await on(driver, "a desk for May", "m")
        await driver.expect("received from Dario Gallo a desk for May")
        await driver.press("enter")
        assert ledger_of(board, "Dario Gallo") == [("received", "a desk for May", None)]
        await on(driver, "Dario Gallo", "m", "enter")
        own = [one for one in board.network.all(Request) if one.text == "tax law in Berlin"]
        assert [one.status for one in own] == ["fulfilled", "fulfilled"]


async def test_what_was_promised_to_you_is_received(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "two chairs", "m")
        assert ledger_of(board, "Carla Riva") == [("received", "two chairs", None)]


async def test_a_need_of_yours_is_met_by_whom_you_name(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "tax law in Berlin", "m")
        await driver.expect("“tax law in Berlin” came from")
        await driver.press(*"nobody here", "enter")
        await driver.expect("“nobody here” is nobody here")
        await driver.press("ctrl+u", *"marco", "down", "enter")
        assert find(board, "tax law in Berlin").status == "fulfilled"
        assert ledger_of(board, "Marco Verdi") == [("received", "tax law in Berlin", None)]


async def test_a_need_of_yours_is_met_by_whom_you_asked(board: Workspace, tmp_path: Path) -> None:
    marco = named(board, "Marco Verdi")
    requests.ask(board, [marco], Asked("tax law in Berlin"))
    async with running(board, tmp_path) as driver:
        await driver.press("4", "/", *"needs of yours", "enter", "m")
        await driver.expect("Marco Verdi +asked")
        await driver.press("down", "enter")
        assert {one.status for one in board.network.requests(marco.id)} == {"fulfilled"}
        assert ledger_of(board, "Marco Verdi") == [("received", "tax law in Berlin", None)]
        await driver.press("u")
        assert {one.status for one in board.network.requests(marco.id)} == {"open"}


async def test_a_need_of_yours_is_met_by_nobody_of_yours(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "tax law in Berlin", "m", "escape")
        await driver.expect("nothing was saved")
        assert find(board, "tax law in Berlin").status == "known"
        await driver.press("m", "enter")
        assert find(board, "tax law in Berlin").status == "fulfilled"
        assert board.network.count(Exchange) == 2


async def test_the_next_step_of_an_introduction_is_taken(board: Workspace, tmp_path: Path) -> None:
    carla, marco = named(board, "Carla Riva"), named(board, "Marco Verdi")
    introductions.suggest(board, carla, marco, request=find(board, "a tax adviser"))
    async with running(board, tmp_path) as driver:
        await on(driver, "Carla ↔ Marco", "m")
        await driver.expect("asked Carla Riva")
        await driver.expect("Carla ↔ Marco +a tax adviser +asked Carla")
        await driver.press("m", "m")
        await driver.expect("introduced Carla Riva and Marco Verdi")
        assert find(board, "a tax adviser").status == "fulfilled"
        assert [one.direction for one in board.network.exchanges(marco.id)] == ["gave"]


async def test_several_promises_are_kept_in_one_step_but_each_request_gets_its_own_answer(
    board: Workspace, tmp_path: Path
) -> None:
    record_exchange(board, named(board, "Anna Rossi"), Exchanged("gave", "a plant", promised=True))
    async with running(board, tmp_path) as driver:
        await driver.press("4", "/", *"promised", "enter", "M", "m")
        assert all(one.done for one in board.network.all(Exchange))
        await driver.press("u", "escape", "escape", "M")
        await driver.expect("7 marked")
        for key in ("m", "x"):
            await driver.press(key)
            await driver.expect("each gets an answer of its own: esc takes the marks away")


async def test_what_has_its_answer_is_shown_and_not_answered_twice(board: Workspace, tmp_path: Path) -> None:
    requests.fulfil(board, find(board, "a CV review"))
    async with running(board, tmp_path) as driver:
        await driver.press("4")
        driver.expect_not("CV review")
        await driver.press("f")
        await driver.expect("answered 1")
        await driver.press("G")
        await driver.expect("a CV review +fulfilled 24 Nov")
        for key in ("m", "x", "P"):
            await driver.press(key)
            await driver.expect("“a CV review” has its answer since 24 Nov: fulfilled")
        assert len(ledger_of(board, "Anna Rossi")) == 1
        await driver.press("escape")
        driver.expect_not("CV review")


# Promised


async def test_a_request_is_promised_by_a_day(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await driver.press("4", "P")
        await driver.expect("promise Anna Rossi by")
        await driver.expect("by Thu 26 Nov")  # the day that she needs it by is offered
        await driver.press(*"in 2 weeks")
        await driver.expect("by Tue 8 Dec")
        await driver.press("enter")
        await driver.expect("promised: Anna Rossi: a CV review")
        assert find(board, "a CV review").status == "promised"
        await on(driver, "a CV review", "P", *"friday", "enter")  # another day for the same promise
        (promised,) = board.network.exchanges(named(board, "Anna Rossi").id)
        assert (promised.status, promised.due) == ("promised", date(2026, 11, 27))
        await driver.press("u", "u")
        assert find(board, "a CV review").status == "open"
        assert board.network.exchanges(named(board, "Anna Rossi").id) == []


async def test_enter_alone_promises_for_the_day_that_it_is_needed(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await driver.press("4", "P", "enter")
        (promised,) = board.network.exchanges(named(board, "Anna Rossi").id)
        assert promised.due == date(2026, 11, 26)


async def test_a_promise_for_a_day_that_is_over_is_refused(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await driver.press("4", "P", *"yesterday", "enter")
        await driver.expect("23 Nov is past: name a day to come, such as “friday”")
        await driver.press("ctrl+u", *"soonish", "enter")
        await driver.expect("“soonish” is no date")
        assert find(board, "a CV review").status == "open"


async def test_before_a_yes_that_would_be_too_much_a_word_is_said(board: Workspace, tmp_path: Path) -> None:
    for number in range(5):
        said = Exchanged("gave", f"thing {number}", promised=True, due=date(2026, 11, 25))
        record_exchange(board, named(board, "Anna Rossi"), said)
    async with running(board, tmp_path) as driver:
        await driver.press("4", "P")
        await driver.expect("that is 7 promises for one week")
        await driver.press(*"in 3 weeks")
        driver.expect_not("promises for one week")
        await driver.press("enter")  # nothing is forbidden
        assert find(board, "a CV review").status == "promised"


async def test_elsewhere_the_key_writes_down_another_promise_to_that_person(
    board: Workspace, tmp_path: Path
) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "a desk for May", "P", *"a plant by friday", "enter")
        (promised,) = board.network.exchanges(named(board, "Dario Gallo").id)
        assert (promised.note, promised.status) == ("a plant", "promised")


async def test_the_same_word_is_said_before_any_other_promise(board: Workspace, tmp_path: Path) -> None:
    for number in range(5):
        record_exchange(
            board, named(board, "Anna Rossi"), Exchanged("gave", f"thing {number}", promised=True)
        )
    async with running(board, tmp_path) as driver:
        await on(driver, "a desk for May", "P", *"a plant")
        await driver.expect("that is 7 promises for one week; an honest no, or a later day, is an answer")
        await driver.press(*" in 3 weeks")
        driver.expect_not("promises for one week")


# No


async def test_an_honest_no_is_kept_with_its_word(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await driver.press("4", "x", "enter")
        await driver.expect("say why in a word or two: an honest no is an answer too")
        await driver.press(*"no time this month", "enter")
        await driver.expect("but who could?")
        assert find(board, "a CV review").status == "open"
        await driver.press("enter")
        await driver.expect("declined: Anna Rossi: a CV review")
        request = find(board, "a CV review")
        assert (request.status, request.reply) == ("declined", "no time this month")
        assert board.network.count(Introduction) == 0
        await driver.press("u")
        assert find(board, "a CV review").status == "open"


async def test_a_no_can_name_who_could_and_the_introduction_begins_in_the_same_step(
    board: Workspace, tmp_path: Path
) -> None:
    anna = named(board, "Anna Rossi")
    requests.receive(board, anna, Asked("a tax adviser for her shop", on=date(2026, 11, 1)))
    async with running(board, tmp_path) as driver:
        await on(driver, "a tax adviser for her shop", "x", *"not my trade", "enter")
        await driver.expect("Marco Verdi +works as Tax adviser|Marco Verdi +offers tax law")
        await driver.press("down", "enter")
        await driver.expect("Anna Rossi ↔ Marco Verdi")
        (introduction,) = board.network.all(Introduction)
        assert introduction.request == find(board, "a tax adviser for her shop").id
        await driver.press("q", "u")
        assert board.network.count(Introduction) == 0
        assert find(board, "a tax adviser for her shop").status == "open"


async def test_whoever_could_is_also_named_by_hand(board: Workspace, tmp_path: Path) -> None:
    add(board, "Marco Verdi", company="Acme")
    async with running(board, tmp_path) as driver:
        await driver.press("4", "x", *"no time", "enter", *"Marco Verdi")
        await driver.expect(r"Marco Verdi \(Acme, \w+\)")  # two of the same name are told apart
        await driver.press("enter")
        await driver.expect("“Marco Verdi” could be several people: ↓ chooses one")
        await driver.press("ctrl+u", *"Anna Rossi", "enter")
        await driver.expect("Anna Rossi can't be introduced to themselves")
        await driver.press("ctrl+u", *"bruno", "enter")
        await driver.expect("Anna Rossi ↔ Bruno Neri")
        assert find(board, "a CV review").status == "declined"


async def test_turning_back_before_the_last_question_saves_nothing(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await driver.press("4", "x", *"no time", "enter", "escape")
        await driver.expect("nothing was saved")
        assert find(board, "a CV review").status == "open"


async def test_declining_what_was_promised_takes_the_promise_back(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "a talk on rent", "x", *"ill", "enter", "enter")
        assert find(board, "a talk on rent").status == "declined"
        assert board.network.exchanges(named(board, "Bruno Neri").id) == []


async def test_a_promise_that_nobody_asked_for_says_what_can_be_done(
    board: Workspace, tmp_path: Path
) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "two chairs", "x")
        await driver.expect("nobody asked for this: d moves it to the trash, e edits it")


async def test_what_you_asked_is_taken_back_or_their_no_written_down(
    board: Workspace, tmp_path: Path
) -> None:
    requests.ask(board, [named(board, "Anna Rossi")], Asked("a lamp"))
    async with running(board, tmp_path) as driver:
        await on(driver, "a desk for May", "x")
        await driver.expect("nothing typed: you no longer ask Dario Gallo")
        await driver.press(*"all taken")
        await driver.expect("enter writes down the no of Dario Gallo")
        await driver.press("enter")
        request = find(board, "a desk for May")
        assert (request.status, request.reply) == ("declined", "all taken")
        await on(driver, "a lamp", "x", "enter")
        assert find(board, "a lamp").status == "withdrawn"


@pytest.mark.parametrize("text", ["a tax adviser", "tax law in Berlin"])
async def test_a_need_that_is_over_is_taken_back(board: Workspace, tmp_path: Path, text: str) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, text, "x")
        await driver.expect(f"no longer needed: {text}")
        await driver.press(*"found one", "enter")
        assert (find(board, text).status, find(board, text).reply) == ("withdrawn", "found one")


async def test_an_introduction_that_is_not_wanted_is_declined(board: Workspace, tmp_path: Path) -> None:
    introductions.suggest(board, named(board, "Carla Riva"), named(board, "Marco Verdi"), why="tax")
    async with running(board, tmp_path) as driver:
        await on(driver, "Carla ↔ Marco", "x", *"rather not", "enter")
        (introduction,) = board.network.all(Introduction)
        assert (introduction.status, introduction.outcome) == ("declined", "rather not")


# Needs of your own


async def test_a_need_of_yours_is_written_down_and_the_cursor_stands_on_it(
    board: Workspace, tmp_path: Path
) -> None:
    async with running(board, tmp_path) as driver:
        await driver.press("4", "a", *"a flat in Turin by 1 dec")
        await driver.expect("by Tue 1 Dec")
        await driver.press("enter")
        await driver.expect("your need: a flat in Turin")
        assert "a flat in Turin" in driver.cursor_line
        request = find(board, "a flat in Turin")
        assert (request.direction, request.contact, request.status) == ("outgoing", "", "known")
        assert request.due == date(2026, 12, 1)


@pytest.mark.parametrize("key", ["r", "enter"])
async def test_who_could_help_is_shown_with_reasons_and_standing_and_asked(
    board: Workspace, tmp_path: Path, key: str
) -> None:
    ready = add(board, "Lea Moro", offers=["tax law", "Berlin"])
    record_exchange(board, ready, Exchanged("gave", "a tip", on=date(2026, 11, 20)))
    async with running(board, tmp_path, size=(110, 30)) as driver:
        await on(driver, "tax law in Berlin", key)
        await driver.expect("Who could help: tax law in Berlin")
        await driver.expect("Marco Verdi .*offers tax law.*give first")
        line = next(line for line in driver.lines if "Lea Moro" in line)
        assert "give first" not in line
        await driver.press("M", "enter")
        await driver.expect("Marco Verdi, give first: nothing exchanged yet")  # one why, for who needs it
        driver.expect_not("Lea Moro, give first")
        await driver.press(*"it is pressing", "enter")
        await driver.expect("ask .*Marco Verdi.*: tax law in Berlin")
        asked = [one for one in board.network.all(Request) if one.contact and one.text == "tax law in Berlin"]
        whys = {board.network.name(one.contact): one.asked_anyway for one in asked}
        assert whys == {"Lea Moro": "", "Marco Verdi": "it is pressing"}
        await driver.expect("tax law in Berlin +2 people asked")
        await driver.press("r")
        await driver.expect("2 people were asked already")
        driver.expect_not("Marco Verdi")


async def test_a_need_with_no_words_in_common_with_anything_says_so(board: Workspace, tmp_path: Path) -> None:
    requests.need(board, Asked("a xylophone"))
    async with running(board, tmp_path) as driver:
        await on(driver, "a xylophone", "r")
        await driver.expect("Nobody of your people offers this")
        await driver.press("a", *"anna", "enter", "enter")  # anybody can be asked all the same
        await driver.expect("Anna Rossi, give first")


async def test_a_need_of_yours_becomes_a_text_to_publish(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "tax law in Berlin", "y")
        await driver.expect("# I am looking for: tax law in Berlin")
        await driver.press("y")
        await driver.expect("copied: ")
        assert "tax law in Berlin" in driver.app.clipboard


# What is done to records and people


async def test_a_request_is_edited_in_a_form(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "a desk for May", "e")
        await driver.expect("Edit a desk for May")


async def test_rows_are_moved_to_the_trash_and_taken_back_out(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "a desk for May", "d")
        await driver.expect("trash: .*a desk for May")
        await driver.press("D")
        await driver.expect("in the trash 1")
        await driver.expect("a desk for May")
        for key in ("m", "x", "P"):
            await driver.press(key)
            await driver.expect("this is in the trash: d takes it back out")
        await driver.press("d")
        await driver.expect("Nothing of this is in the trash")
        await driver.press("escape")
        await driver.expect("a desk for May")


async def test_marked_rows_go_to_the_trash_in_one_step(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await driver.press("4", "/", *"tax", "enter", "M")
        await driver.expect("2 marked")
        await driver.press("d", "escape")
        await driver.expect("4 on the board")
        await driver.press("u")
        await driver.expect("6 on the board")


async def test_marks_survive_a_filter_that_hides_them(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await driver.press("4", "space", "/", *"tax", "enter")
        driver.expect_not("marked")
        await driver.press("escape")
        await driver.expect("1 marked")
        await driver.press("escape")
        driver.expect_not("marked")


async def test_the_people_of_rows_are_acted_on_as_elsewhere(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "a desk for May", "*")
        assert fresh(board.network, named(board, "Dario Gallo")).starred
        await driver.press("r")
        await driver.expect("ask Dario Gallo for")


async def test_the_cursor_stays_on_its_row_in_every_size(board: Workspace, tmp_path: Path) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "a tax adviser")
        for size in ((40, 10), (120, 36), (60, 20), (80, 24)):
            await driver.resize(*size)
            assert "a tax" in driver.cursor_line


async def test_what_a_request_holds_cannot_act_on_the_terminal(board: Workspace, tmp_path: Path) -> None:
    from netui.domain.changes import Edit

    request = find(board, "a CV review")
    raw = board.network.rows["requests"][request.id]
    hostile = "[b]x\x1b]52;c;aGk=\x07\u202e[/b]"
    board.network.apply([Edit("requests", request.id, raw, raw | {"text": hostile, "reply": "\x9b2J"})])
    async with running(board, tmp_path, size=(120, 24)) as driver:
        await driver.press("4")
        await driver.expect(r"\[b\]x\]52;c;aGk=\[/b\]")
        assert all(line.isprintable() for line in driver.lines)


# From a person, and from the ledger


async def test_on_a_person_the_next_step_and_the_timeline_are_answered(
    board: Workspace, tmp_path: Path
) -> None:
    async with running(board, tmp_path) as driver:
        await on(driver, "a CV review", "enter")
        await driver.expect("answer: a CV review")
        await driver.press("m")
        await driver.expect("gave Anna Rossi a CV review")
        await driver.press("escape", "l", "x")
        await driver.expect("no to Anna Rossi, because")
        await driver.press(*"ill", "enter", "enter")
        assert find(board, "a CV review").status == "declined"


async def test_in_the_ledger_a_promise_that_answers_a_request_is_declined(
    board: Workspace, tmp_path: Path
) -> None:
    async with running(board, tmp_path) as driver:
        await driver.press("3", "/", *"rent", "enter", "x")
        await driver.expect("no to Bruno Neri, because")
        await driver.press(*"ill", "enter", "enter")
        assert find(board, "a talk on rent").status == "declined"


# What it looks like


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("keys", ["4 j", "4 G", "4 f G", "4 P"], ids=["top", "end", "answered", "promise"])
def test_looks(demo: Workspace, tmp_path: Path, snap_compare: Any, keys: str, size: tuple[int, int]) -> None:
    assert snap_compare(make_app(demo, tmp_path), press=keys.split(), terminal_size=size)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_who_could_help_looks(
    demo: Workspace, tmp_path: Path, snap_compare: Any, size: tuple[int, int]
) -> None:
    keys = ("4", "slash", *"needs of yours", "enter", "j", "r", "j", "space")
    assert snap_compare(make_app(demo, tmp_path), press=keys, terminal_size=size)
