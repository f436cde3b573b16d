"""Others change the file while netui is open: it shows at once, one's place stays, and it is said once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netui.domain.tables import Contact, Introduction
from netui.services.ledger import Exchanged, record_exchange
from netui.services.workspace import Workspace
from netui.ui.screens.picker import Candidate, PickScreen
from tests.support import add, fresh, meet
from tests.ui import elsewhere
from tests.ui.driver import running


def by_another_netui(people: Workspace) -> None:
    elsewhere.by_netui(people, "edit", "Anna Rossi", "--set", "company=Beta")


def by_an_editor_that_renames(people: Workspace) -> None:
    people.repository.flush()
    elsewhere.by_rename(people.repository.path, '"company":"Acme","created"', '"company":"Beta","created"')


def by_an_editor_that_writes_in_place(people: Workspace) -> None:
    people.repository.flush()
    elsewhere.in_place(people.repository.path, '"company":"Acme"', '"company":"Beta"')


def by_a_checkout(people: Workspace) -> None:
    people.repository.flush()
    folder, path = people.repository.folder, people.repository.path
    elsewhere.git(folder, "init", "-q")
    elsewhere.git(folder, "add", "network.json")
    elsewhere.git(folder, "commit", "-qm", "one")
    before = path.read_bytes()
    elsewhere.in_place(path, '"company":"Acme"', '"company":"Beta"')
    elsewhere.git(folder, "commit", "-qam", "two")
    path.write_bytes(before)
    elsewhere.git(folder, "checkout", "-q", "--force", "HEAD", "--", "network.json")


WAYS = [
    by_another_netui, by_an_editor_that_renames, by_an_editor_that_writes_in_place, by_a_checkout,
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
async def test_whoever_writes_the_file_it_shows_and_is_said_once(
    people: Workspace, tmp_path: Path, way: Callable[[Workspace], None]
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "j", "j")
        way(people)
        await driver.look_until("Anna Rossi +Beta")
        await driver.expect("changed elsewhere")
        assert "Carla" in driver.cursor_line
        await driver.press("j")
        driver.expect_not("elsewhere")
        for _look in range(5):
            driver.app.live.look()
            await driver.settle()
        driver.expect_not("elsewhere")


async def test_what_came_is_named_where_it_is_one_record_and_counted_where_it_is_several(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        elsewhere.change(people, "Anna Rossi", role="CTO")
        await driver.look_until("Anna Rossi changed elsewhere")
        await driver.press("2")
        with elsewhere.another(people) as there:
            add(there, "Zoe Ray")
        await driver.look_until("Zoe Ray was added elsewhere")
        await driver.press("2")
        with elsewhere.another(people) as there:
            for name in ("Anna Rossi", "Bruno Neri", "Zoe Ray"):
                there.trash("gone", elsewhere.named(there, name))
        await driver.look_until("3 records changed elsewhere")


async def test_what_came_waits_until_what_is_being_read_is_gone(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "*")
        await driver.expect("star: Anna Rossi · u undoes it")
        elsewhere.change(people, "Bruno Neri", company="Beta")
        await driver.look_until("Bruno Neri +Beta")
        await driver.expect("star: Anna Rossi · u undoes it")
        elsewhere.change(people, "Carla Riva", company="Gamma")
        await driver.look_until("Carla Riva +Gamma")
        await driver.press("j")
        await driver.look_until("2 records changed elsewhere")


async def test_what_is_said_by_a_sync_is_not_said_again(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2")
        elsewhere.change(people, "Bruno Neri", company="Beta")
        driver.app.live.synced()
        await driver.look_until("Bruno Neri +Beta")
        driver.expect_not("changed elsewhere")


async def test_cursor_page_marks_and_filter_stay_in_people(people: Workspace, tmp_path: Path) -> None:
    for number in range(60):
        add(people, f"Mia Number {number:02}", company="Acme")
    async with running(people, tmp_path) as driver:
        await driver.press("2", "/", *"acme", "enter", *("j",) * 30)
        await driver.expect("62 of 66 people")
        await driver.press("space")
        here, lines = driver.cursor_line, driver.lines
        with elsewhere.another(people) as there:
            for name in ("Aaron First", "Abel Second"):
                add(there, name, company="Acme")
            add(there, "Abe Hidden", company="Other")
        await driver.look_until("64 of 69 people")
        assert driver.cursor_line == here
        assert [line for line in driver.lines[1:20] if "Mia" in line] == [
            line for line in lines[1:20] if "Mia" in line
        ]
        await driver.expect("1 marked")
        await driver.expect("●")
        driver.expect_not("Abe Hidden")


async def test_where_the_row_with_the_cursor_is_gone_the_next_one_has_it(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "j", "j")
        elsewhere.trash(people, "Carla Riva")
        await driver.look_until("Carla Riva was moved to the trash elsewhere")
        assert "Dario" in driver.cursor_line
        await driver.press("k", "j")
        elsewhere.purge(people, "Dario Gallo")
        await driver.look_until("Dario Gallo was taken out elsewhere")
        assert "Elena" in driver.cursor_line


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (("1",), "7 people|1 person|due|People 7"),
        (("3", "j"), "third"),
        (("4", "j"), "a third need"),
        (("5", "j"), "Third post"),
        (("2", "enter", "l", "j"), "third"),
        (("0", "j"), "sailing"),
        (("2", "enter", "Y"), "Anna Rossi"),
    ],
    ids=["overview", "ledger", "requests", "openings", "contact", "profile", "statement"],
)
async def test_every_screen_follows_with_the_cursor_where_it_was(
    people: Workspace, tmp_path: Path, keys: tuple[str, ...], shown: str
) -> None:
    people.repository.flush()
    anna = elsewhere.named(people, "Anna Rossi")
    entry(people, "first", on="2026-11-01")
    entry(people, "second", on="2026-11-02")
    for text in ("a first need", "a second need"):
        need(people, text)
    for title in ("First post", "Second post"):
        opening(people, title)
    async with running(people, tmp_path, size=(100, 40)) as driver:
        await driver.press(*keys)
        here = driver.cursor_line
        with elsewhere.another(people) as there:
            entry(there, "third", on="2026-11-20")
            need(there, "a third need")
            opening(there, "Third post")
            add(there, "Aaron First")
            profile(there)
            meet(there, [fresh(there.network, anna)], on="2026-05-23", note="third")
        await driver.look_until(r"\d+ records changed elsewhere")
        await driver.look_until(shown)
        assert strip(driver.cursor_line)[:14] == strip(here)[:14]


def strip(line: str) -> str:
    return " ".join(line.split())


def entry(workspace: Workspace, note: str, **fields: object) -> None:
    anna = elsewhere.named(workspace, "Anna Rossi")
    exchange, _change = record_exchange(workspace, anna, Exchanged("gave", note))
    workspace.replace("on", (workspace.now(exchange), workspace.now(exchange).change(fields)))


def need(workspace: Workspace, text: str) -> None:
    from netui.services.contacts import new_need

    workspace.add("need", new_need(workspace, elsewhere.named(workspace, "Anna Rossi"), text))


def opening(workspace: Workspace, title: str) -> None:
    from netui.domain.tables import Opening

    workspace.add("heard", Opening.parse(workspace.new_id(), {"title": title, "on": "2026-11-20"}))


def profile(workspace: Workspace) -> None:
    from netui.services.profile import set_profile

    set_profile(workspace, {"interests": ["sailing"]})


# Somebody whom one looks at


async def test_a_person_moved_to_the_trash_elsewhere_says_so_and_d_takes_them_back(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "enter")
        elsewhere.trash(people, "Anna Rossi")
        await driver.look_until("Anna Rossi was moved to the trash elsewhere")
        await driver.expect(r"Anna Rossi \(in the trash\)")
        await driver.press("d")
        await driver.expect("take out of the trash: Anna Rossi")
        assert not elsewhere.named(people, "Anna Rossi").deleted


async def test_a_person_taken_out_elsewhere_stays_in_sight_and_can_be_brought_back(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "enter")
        elsewhere.purge(people, "Anna Rossi")
        await driver.look_until("Anna Rossi was taken out elsewhere")
        await driver.expect(r"Anna Rossi \(no longer there\)")
        await driver.press("t")
        await driver.expect("Anna Rossi was taken out elsewhere: d brings them back")
        await driver.press("d")
        await driver.expect("bring back Anna Rossi")
        driver.expect_not("no longer there")
        assert elsewhere.named(people, "Anna Rossi").company == "Acme"
        await driver.press("u")  # which leaves nothing to look at
        await driver.expect("5 people")


async def test_a_person_whom_one_takes_out_oneself_is_left(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "a", *"Zoe Ray", "enter")
        await driver.press("enter")
        await driver.expect("About")
        await driver.press("u")
        await driver.expect("6 people")


# What is being typed


@pytest.mark.parametrize("away", [elsewhere.trash, elsewhere.purge])
@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("t", "coffee yesterday", "log meeting"),
        (">", "a tip on rent", "gave"),
        ("<", "a lead", "received"),
        ("R", "a CV review", "asked"),
        ("K", "a tax adviser", "need"),
        ("r", "a reference", "ask"),
    ],
)
async def test_a_line_about_somebody_who_is_gone_meanwhile_is_written_and_brings_them_back(
    people: Workspace,
    tmp_path: Path,
    away: Callable[[Workspace, str], None],
    key: str,
    text: str,
    said: str,
) -> None:
    async with running(people, tmp_path, size=(100, 24)) as driver:
        await driver.press("2", "enter", key, *text)
        away(people, "Anna Rossi")
        await driver.look_until("elsewhere")
        await driver.expect(text)
        await driver.press("enter")
        if key == "r":
            await driver.press(*"we spoke of it", "enter")
        await driver.expect(f"{said}.*; back again: Anna Rossi")
        anna = elsewhere.named(people, "Anna Rossi")
        assert anna.company == "Acme"
        network = people.network
        assert [*network.interactions(anna.id), *network.exchanges(anna.id), *network.requests(anna.id)]
        await driver.press("u")
        assert not [one for one in people.network.all(Contact) if one.name == "Anna Rossi"]


async def test_what_is_typed_in_the_bar_stays_while_records_come(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", ":", *"coffee with Bruno Neri yester", "left", "left")
        elsewhere.change(people, "Bruno Neri", company="Beta")
        await driver.look_until("Bruno Neri +Beta")
        await driver.expect("coffee with Bruno Neri yester")
        await driver.press("right", "right", *"day", "enter")
        await driver.expect("log meeting with Bruno Neri")


async def test_a_filter_that_is_being_typed_applies_to_what_comes(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "/", *"acm")
        await driver.expect("Carla")
        with elsewhere.another(people) as there:
            add(there, "Aaron First", company="Acme")
            add(there, "Abel Second", company="Other")
        await driver.look_until("Aaron First")
        driver.expect_not("Abel Second")
        await driver.press("e", "enter")
        await driver.expect("filter: acme")


async def test_a_field_that_is_set_while_others_set_it_holds_and_theirs_is_kept(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "c", *"inner")
        elsewhere.change(people, "Anna Rossi", circle="wide")
        await driver.look_until("wide")
        await driver.press("enter")
        assert elsewhere.named(people, "Anna Rossi").circle == "inner"
        (lost,) = people.network.rows["conflicts"].values()
        assert {lost["ours"], lost["theirs"]} == {"inner", "wide"}


async def test_a_line_of_notes_goes_below_those_that_came_meanwhile(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "n", *"my line")
        elsewhere.change(people, "Anna Rossi", notes="their line")
        await driver.look_until("Anna Rossi changed elsewhere")
        await driver.press("enter")
        assert elsewhere.named(people, "Anna Rossi").notes == "their line\n2026-11-24 my line"


async def test_undo_takes_back_what_was_done_by_netui_and_nothing_of_what_an_editor_wrote_since(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "*")
        people.repository.flush()
        text = people.repository.path.read_text()
        for name in ("Anna Rossi", "Bruno Neri"):
            raw = elsewhere.named(people, name).dump()
            line = next(line for line in text.splitlines() if f'"name":"{name}"' in line)
            written = line.replace(f'"sector":"{raw["sector"]}"', '"sector":"Beekeeping"')
            elsewhere.by_rename(people.repository.path, line, written)
        await driver.look_until("Beekeeping(.|\n)*Beekeeping")
        await driver.press("u")
        await driver.expect("undone: star: Anna Rossi")
        anna = elsewhere.named(people, "Anna Rossi")
        assert (anna.starred, anna.sector) == (False, "Beekeeping")
        assert elsewhere.named(people, "Bruno Neri").sector == "Beekeeping"
        await driver.press("ctrl+r")
        anna = elsewhere.named(people, "Anna Rossi")
        assert (anna.starred, anna.sector) == (True, "Beekeeping")


async def test_an_introduction_removed_elsewhere_keeps_its_letter_and_the_next_step_brings_it_back(
    people: Workspace, tmp_path: Path, editor: Any
) -> None:
    editor("""echo "a line of mine" >> "$1" """)
    async with running(people, tmp_path, size=(100, 30)) as driver:
        await driver.press("2", "enter", "i", *"Bruno Neri", "enter", *"law", "enter")
        await driver.expect("Letter to Anna")
        await driver.press("E")
        await driver.expect("a line of mine")
        with elsewhere.another(people) as there:
            there.trash("elsewhere", *there.network.all(Introduction))
        await driver.look_until("removed elsewhere: the next step brings it back")
        await driver.expect("a line of mine")
        await driver.press("m")
        driver.expect_not("removed elsewhere")
    (introduction,) = people.network.all(Introduction)
    assert introduction.status == "asked-a"


async def test_somebody_removed_while_they_are_being_introduced_comes_back(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path, size=(100, 30)) as driver:
        await driver.press("2", "enter", "i", *"Bruno Neri", "enter", *"law")
        elsewhere.trash(people, "Bruno Neri")
        await driver.look_until("Bruno Neri was moved to the trash elsewhere")
        await driver.press("enter")
        await driver.expect("Letter to Anna")
    assert not elsewhere.named(people, "Bruno Neri").deleted
    assert people.network.count(Introduction) == 1


async def test_where_all_who_were_marked_are_gone_nobody_else_is_taken_in_their_place(
    people: Workspace, tmp_path: Path
) -> None:
    chosen: list[list[str]] = []
    candidates = [
        Candidate(elsewhere.named(people, name).id, "fits", name.startswith("Anna"))
        for name in ("Anna Rossi", "Bruno Neri")
    ]
    async with running(people, tmp_path) as driver:
        await driver.app.open_view(PickScreen("Pass on to", candidates, chosen.append))
        await driver.expect("1 marked")
        elsewhere.trash(people, "Anna Rossi")
        await driver.look_until("Anna Rossi was moved to the trash elsewhere")
        elsewhere.change(people, "Elena Conti", company="Beta")
        await driver.press("j", "k")
        await driver.look_until("Elena Conti changed elsewhere")
        await driver.press("enter")
        await driver.expect("those who were marked are gone: mark others, or enter again")
        assert chosen == []
        await driver.press("enter")
        assert chosen == [[elsewhere.named(people, "Bruno Neri").id]]
