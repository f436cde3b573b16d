"""The ledger, driven by its keys."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netui.domain.tables import Contact, Exchange
from netui.services.contacts import trash_contacts
from netui.services.ledger import Exchanged, record_exchange
from netui.services.workspace import Workspace
from tests.support import add
from tests.ui.driver import Driver, make_app, running


@pytest.fixture
def ledger(workspace: Workspace) -> Workspace:
    """Three people and six entries: a promise of theirs and one of mine, thanks owed for one."""
    anna, bruno, carla = (add(workspace, name) for name in ("Anna Rossi", "Bruno Neri", "Carla Riva"))
    for contact, said in (
        (anna, Exchanged("gave", "a tip on rent", kind="advice", weight=2, on=date(2026, 11, 20))),
        (anna, Exchanged("received", "her referral", kind="referral", on=date(2026, 11, 9))),
        (
            bruno,
            Exchanged("gave", "a CV review", on=date(2026, 11, 1), promised=True, due=date(2026, 11, 30)),
        ),
        (
            bruno,
            Exchanged("gave", "a late thing", promised=True, due=date(2026, 11, 3), on=date(2026, 10, 2)),
        ),
        (bruno, Exchanged("received", "a walk", on=date(2025, 12, 24))),
        (carla, Exchanged("gave", "an introduction", kind="introduction", on=date(2025, 3, 1))),
    ):
        record_exchange(workspace, contact, said)
    return workspace


def entries(driver: Driver) -> list[str]:
    """Return what is listed, in order: of each entry its first words."""
    known = ("tip", "referral", "CV", "late", "walk", "introduction", "lead", "Beta")
    return [
        next(word for word in known if word in line) for line in driver.lines if any(w in line for w in known)
    ]


def find(workspace: Workspace, note: str) -> Exchange:
    everything = (*workspace.network.all(Exchange), *workspace.network.all(Exchange, trash=True))
    return next(each for each in everything if each.note == note)


async def test_every_entry_newest_first_with_its_direction_in_sign_and_word(
    ledger: Workspace, tmp_path: Path
) -> None:
    async with running(ledger, tmp_path, size=(120, 24)) as driver:
        await driver.press("3")
        await driver.expect(r"20 Nov  > gave +Anna Rossi +a tip on rent +advice +2")
        await driver.expect(r"9 Nov  < received +Anna Rossi +her referral +referral +to thank")
        await driver.expect(r"1 Nov  > promised +Bruno Neri +a CV review +by 30 Nov")
        await driver.expect(r"2 Oct  > promised +Bruno Neri +a late thing +! by 3 Nov")
        assert entries(driver) == ["tip", "referral", "CV", "late", "walk", "introduction"]
        years = [line.strip() for line in driver.lines if line.strip() in {"2026", "2025"}]
        assert years == ["2025"]  # the years before this one are headings


async def test_the_first_line_says_the_quarter_the_promises_and_the_thanks(
    ledger: Workspace, tmp_path: Path
) -> None:
    async with running(ledger, tmp_path) as driver:
        await driver.press("3")
        await driver.expect("this quarter gave 1 received 1 · 2 promises open · 2 to thank for")
        await driver.resize(120, 30)
        await driver.expect(r"2 promises open \(oldest 53 days, 1 past its day\) · 2 to thank for")


async def test_the_filter_takes_the_query_language_at_every_letter(ledger: Workspace, tmp_path: Path) -> None:
    async with running(ledger, tmp_path) as driver:
        await driver.press("3", "/", *"promi")
        await driver.expect("promise: +an open promise")  # the field is offered
        await driver.press(*"se:", "enter")
        assert entries(driver) == ["CV", "late"]
        await driver.expect("2 of 6 entries · filter: promise:")
        await driver.press("/", "ctrl+u", *"anna")
        assert entries(driver) == ["tip", "referral"]
        await driver.press("escape")
        assert len(entries(driver)) == 6


async def test_a_promise_is_marked_done_and_what_was_received_as_thanked_for(
    ledger: Workspace, tmp_path: Path
) -> None:
    async with running(ledger, tmp_path) as driver:
        await driver.press("3", "m")
        await driver.expect("no open promise here, and nothing to thank for")
        await driver.press("j", "!")
        await driver.expect("thanks: received from Anna Rossi: her referral · u undoes it")
        assert find(ledger, "her referral").thanked_on == ledger.today
        await driver.press("!")
        await driver.expect("nothing to thank for here")
        await driver.press("j", "m")
        await driver.expect("done: gave Bruno Neri: a CV review|done: promise Bruno Neri: a CV review")
        assert find(ledger, "a CV review").done
        await driver.press("u", "u")
        assert not find(ledger, "a CV review").done
        assert find(ledger, "her referral").thanked_on is None


async def test_marked_entries_are_done_thanked_and_trashed_in_one_step_of_undo(
    ledger: Workspace, tmp_path: Path
) -> None:
    async with running(ledger, tmp_path) as driver:
        await driver.press("3", "M")
        await driver.expect("6 marked")
        await driver.press("m")
        assert all(exchange.done for exchange in ledger.network.all(Exchange))
        await driver.press("u")
        assert sum(exchange.done for exchange in ledger.network.all(Exchange)) == 4
        await driver.press("!")
        assert sum(exchange.thanked_on is not None for exchange in ledger.network.all(Exchange)) == 2
        await driver.press("u", "escape", "space", "space", "d")
        assert entries(driver) == ["CV", "late", "walk", "introduction"]
        driver.expect_not("marked")
        await driver.press("u")
        assert len(entries(driver)) == 6


async def test_the_trash_is_shown_and_given_back(ledger: Workspace, tmp_path: Path) -> None:
    async with running(ledger, tmp_path) as driver:
        await driver.press("3", "d", "D")
        await driver.expect("1 entry · in the trash")
        assert entries(driver) == ["tip"]
        await driver.press("d")
        await driver.expect("No entry is in the trash")
        await driver.press("escape")
        assert len(entries(driver)) == 6


async def test_person_by_person_with_turnover_first_and_balance_in_words(
    ledger: Workspace, tmp_path: Path
) -> None:
    async with running(ledger, tmp_path, size=(100, 24)) as driver:
        await driver.press("3", "b")
        await driver.expect(r"Name +Gave +Received +Open +Balance +A year +Last")
        rows = [line for line in driver.lines if "Rossi" in line or "Neri" in line or "Riva" in line]
        assert [row.split()[:2] for row in rows] == [["▸", "Anna"], ["Bruno", "Neri"], ["Carla", "Riva"]]
        assert rows[0].split("  ")[-1].strip() == "20 Nov"
        assert "even" in rows[0]
        await driver.expect("3 people, 6 entries")
        await driver.press("j", "enter")
        await driver.expect("Bruno Neri")
        await driver.expect("About")
        await driver.press("q")
        assert "Bruno" in driver.cursor_line
        await driver.press("b")
        assert len(entries(driver)) == 6


async def test_person_by_person_the_filter_picks_who_has_an_entry_that_fits(
    ledger: Workspace, tmp_path: Path
) -> None:
    async with running(ledger, tmp_path) as driver:
        await driver.press("3", "b", "/", *"kind:adv", "enter")
        await driver.expect("1 person, 1 of 6 entries")
        driver.expect_not("Bruno")


async def test_what_is_about_an_entry_says_so_where_people_are_listed(
    ledger: Workspace, tmp_path: Path
) -> None:
    async with running(ledger, tmp_path) as driver:
        await driver.press("3", "b")
        for key in ("d", "m", "!", "space", "D"):
            await driver.press(key)
            await driver.expect("this is about an entry: b goes back to the entries")
        assert ledger.network.count(Contact) == 3


async def test_an_entry_is_edited_and_the_cursor_stays_on_it(ledger: Workspace, tmp_path: Path) -> None:
    async with running(ledger, tmp_path) as driver:
        await driver.press("3", "j", "e")
        await driver.expect("Edit received from Anna Rossi: her referral")
        await driver.press("down", "down", "ctrl+e", *" too", "ctrl+s")
        await driver.expect("referral too")
        assert "her referral too" in driver.cursor_line


async def test_enter_opens_the_person_and_the_brackets_go_to_the_next_one(
    ledger: Workspace, tmp_path: Path
) -> None:
    async with running(ledger, tmp_path) as driver:
        await driver.press("3", "G", "enter")
        await driver.expect("Carla Riva")
        await driver.press("[")
        await driver.expect("2 of 3 people")
        await driver.expect("Bruno Neri")
        await driver.press("q")
        assert "Carla" in driver.cursor_line


async def test_adding_from_the_list_by_person_begins_with_that_person(
    ledger: Workspace, tmp_path: Path
) -> None:
    async with running(ledger, tmp_path) as driver:
        await driver.press("3", "b", "j", "a", *"a lead", "ctrl+s")
        await driver.expect("add gave Bruno Neri: a lead")
        assert find(ledger, "a lead").on == ledger.today


async def test_people_in_the_trash_stay_named(ledger: Workspace, tmp_path: Path) -> None:
    anna = next(contact for contact in ledger.network.all(Contact) if contact.name == "Anna Rossi")
    trash_contacts(ledger, [anna])
    async with running(ledger, tmp_path, size=(120, 24)) as driver:
        await driver.press("3")
        await driver.expect(r"Anna Rossi \(in the trash\)")
        await driver.press("d")  # the entry can go all the same
        assert find(ledger, "a tip on rent").deleted


async def test_an_empty_ledger_says_what_to_do_next(workspace: Workspace, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.press("3")
        await driver.expect("Nothing in the ledger yet")
        await driver.expect("a adds an entry here")
        await driver.press("e")
        await driver.expect("nothing is selected")
        await driver.press("b")
        await driver.expect("Nothing in the ledger yet")


async def test_cursor_marks_and_place_survive_changes_and_sizes(ledger: Workspace, tmp_path: Path) -> None:
    async with running(ledger, tmp_path) as driver:
        await driver.press("3", "j", "space", "j")
        assert "a late thing" in driver.cursor_line
        carla = next(contact for contact in ledger.network.all(Contact) if contact.name == "Carla Riva")
        record_exchange(ledger, carla, Exchanged("gave", "a lead"))
        driver.app.view.refill()
        await driver.expect("a lead")
        assert "a late thing" in driver.cursor_line
        for size in ((40, 10), (120, 36), (80, 24)):
            await driver.resize(*size)
            assert "a late" in driver.cursor_line
        await driver.expect("1 marked")


async def test_what_a_note_holds_cannot_act_on_the_terminal(ledger: Workspace, tmp_path: Path) -> None:
    exchange = find(ledger, "a tip on rent")
    hostile = "[b]x\x1b]52;c;aGk=\x07\u202e[/b]\nsecond"
    raw = ledger.network.rows["exchanges"][exchange.id]
    from netui.domain.changes import Edit

    ledger.network.apply([Edit("exchanges", exchange.id, raw, raw | {"note": hostile, "kind": "\x9b2J"})])
    async with running(ledger, tmp_path, size=(120, 24)) as driver:
        await driver.press("3")
        await driver.expect(r"\[b\]x\]52;c;aGk=\[/b\]")
        assert all(line.isprintable() for line in driver.lines)


# What it looks like


@pytest.mark.parametrize("keys", ["3 j", "3 b j"], ids=["entries", "people"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_looks(demo: Workspace, tmp_path: Path, snap_compare: Any, keys: str, size: tuple[int, int]) -> None:
    assert snap_compare(make_app(demo, tmp_path), press=keys.split(), terminal_size=size)
