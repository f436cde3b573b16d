"""One person, driven by the keys."""

from pathlib import Path
from typing import Any

import pytest

from netui.domain.changes import Edit
from netui.domain.tables import Contact, Exchange, Interaction
from netui.services.contacts import trash_contacts
from netui.services.ledger import Exchanged, record_exchange
from netui.services.workspace import Workspace
from tests.support import add, fresh
from tests.ui.driver import Driver, make_app, running
from tests.ui.person import LONG, opened


async def to_entry(driver: Driver, words: str) -> None:
    """Go down to an entry of the pane that takes the keys."""
    await driver.press("g")
    for _press in range(60):
        if words in driver.cursor_line or any(
            line.lstrip("│").startswith("▸") and words in line for line in driver.lines
        ):
            return
        await driver.press("j")
    raise AssertionError(f"no entry {words}:\n{driver.text}")


def find(workspace: Workspace, note: str) -> Exchange:
    return next(each for each in workspace.network.all(Exchange) if each.note == note)


async def test_the_head_says_who_it_is_and_how_things_stand(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        assert driver.lines[1].strip() == "★ Anna Rossi  Designer, Acme · close"
        assert driver.lines[2].strip() == (
            "4 days since lunch in Rome, you keep 30 · gave 1, received 1, 2.0 exchanges a"
        )
        assert driver.lines[3].strip() == "year"  # wrapped, not cut


async def test_everything_known_is_reached_in_a_small_terminal(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path, size=(80, 24)) as driver:
        await opened(driver)
        seen = driver.text
        for _press in range(40):
            await driver.press("j")
            seen += driver.text
        for words in (
            "keep your promise: a CV review, by Mon 30 Nov", "thank for a referral",
            "anna@example.org (work)", "8 Feb 2024, PyCon", "tax law", "#python",
            "Marco Neri · Lawyer, Studio Neri",
            "gave 1, received 1", "even: you gave once: a tip on rent", "# Rent", "plays the cello",
            "anybody understands it",
        ):  # fmt: skip
            assert words in seen, words


async def test_the_timeline_is_one_newest_first_with_a_heading_for_each_year(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path, size=(120, 36)) as driver:
        await opened(driver)
        shown = driver.text
        order = (
            "Lunch in Rome", "a tip on rent", "a referral", "a CV review", "2025", "rental law", "2024",
            "PyCon",
        )  # fmt: skip
        right = [line[48:] for line in driver.lines]
        places = [next(at for at, line in enumerate(right) if words in line) for words in order]
        assert places == sorted(places), shown
        await driver.expect(r"10 Nov  > gave +a tip on rent")
        await driver.expect(r"9 Nov  < received +a referral")
        await driver.expect(r"1 Nov  > you promised +a CV review \(by Mon 30 Nov\)")


async def test_the_panes_stand_side_by_side_where_there_is_room_and_tab_goes_between_them(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path, size=(120, 36)) as driver:
        await opened(driver)
        await driver.expect("╭ About ─+╮╭ Timeline")
        await driver.press("tab")
        assert driver.lines[4].count("▸") == 1
        assert "Lunch in Rome" in next(line for line in driver.lines if "▸" in line).split("▸")[1]
        for keys in ("h", "l"), ("left", "right"), ("shift+tab", "tab"):
            await driver.press(keys[0])
            assert "▸" in next(line for line in driver.lines if "▸" in line)[:48]
            await driver.press(keys[1])
            assert "▸" not in next(line for line in driver.lines if "▸" in line)[:48]


async def test_in_a_low_terminal_the_pane_that_takes_the_keys_has_all_the_room(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path, size=(40, 10)) as driver:
        await opened_low(driver)
        await driver.expect("anna@example.org")
        driver.expect_not("Timeline")
        await driver.press("tab")
        await driver.expect("Timeline")
        await driver.expect("a tip on rent")
        driver.expect_not("About")
        await driver.press("j", "tab", "tab")
        assert "a tip on" in driver.cursor_line
        await driver.resize(80, 24)
        await driver.expect("About")
        await driver.expect("4 days since lunch in Rome")


async def opened_low(driver: Driver) -> None:
    """Open Anna where only one pane shows."""
    await driver.press("2", "enter")
    await driver.expect("About")


async def test_the_timeline_is_filtered_as_words_are_typed(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.press("/", *"gave")
        await driver.expect("Timeline · “gave” · 1 of 6")
        await driver.press("enter", "escape")
        driver.expect_not("“gave”")
        await driver.press("/", *"nothing like it", "enter")
        await driver.expect("Nothing here fits “nothing like it”")
        await driver.press("escape", "escape")
        await driver.expect("3 people")


async def test_enter_on_an_event_edits_its_record(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.press("tab", "enter")
        await driver.expect("Edit meeting with Anna Rossi")
        await driver.press("down", "down", "down", "ctrl+e", *" again", "ctrl+s")
        await driver.expect("Lunch in Rome again")
        assert "Lunch in Rome again" in driver.cursor_line


async def test_enter_on_how_you_met_edits_that(workspace: Workspace, anna: Contact, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.press("tab", "G", "enter")
        await driver.expect("Edit Anna Rossi")
        here = next(line for line in driver.lines if line.startswith(" ▸"))
        assert "met on" in here


async def test_enter_on_a_fact_edits_it_and_on_a_person_opens_them(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await to_entry(driver, "tax law")
        await driver.press("enter")
        assert "offers" in next(line for line in driver.lines if line.startswith(" ▸"))
        await driver.press("escape")
        await to_entry(driver, "Marco Neri")
        await driver.press("enter")
        await driver.expect("Marco Neri  Lawyer, Studio Neri")
        await driver.press("q")
        await driver.expect("★ Anna Rossi")
        assert "Marco Neri" in driver.cursor_line  # the cursor is where it was
        await driver.press("q")
        assert "Anna Rossi" in driver.cursor_line


async def test_a_promise_is_kept_and_thanks_are_said_from_the_person(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await to_entry(driver, "keep your promise")
        await driver.press("m")
        assert find(workspace, "a CV review").done
        driver.expect_not("keep your promise")
        await driver.press("tab")
        await to_entry(driver, "a referral")
        await driver.press("m")
        assert find(workspace, "a referral").thanked_on == workspace.today
        await driver.press("m")
        await driver.expect("no open promise here, and nothing to thank for")


async def test_d_takes_what_is_selected_the_event_or_the_person(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.press("tab", "d")
        await driver.expect("trash meeting with Anna Rossi · u undoes it")
        assert workspace.network.count(Interaction) == 1
        await driver.press("tab", "d")
        await driver.expect("trash Anna Rossi · u undoes it")
        await driver.expect("2 people")
        await driver.press("u")
        await driver.expect("3 people")


async def test_a_person_in_the_trash_is_said_to_be_there_and_comes_back(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    trash_contacts(workspace, [anna])
    async with running(workspace, tmp_path) as driver:
        await driver.press("2", "D", "enter")
        await driver.expect(r"Anna Rossi \(in the trash\)")
        await driver.press("t")
        await driver.expect("Anna Rossi is in the trash: d takes them back out")
        await driver.press("d")
        driver.expect_not("in the trash\\)")
        assert not fresh(workspace.network, anna).deleted


async def test_a_person_who_was_undone_is_left(workspace: Workspace, anna: Contact, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.press("2", "a", *"Aaron New", "enter", "g", "enter")
        await driver.expect("Aaron New")
        await driver.press("u")
        await driver.expect("undone: add Aaron New")
        await driver.expect("3 people")


async def test_the_brackets_go_through_the_list_that_one_came_from(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.press("[")
        await driver.expect("nobody before")
        await driver.press("]")
        await driver.expect("2 of 3 people")
        await driver.expect("Marco Neri  Lawyer")
        await driver.press("]", "]")
        await driver.expect("the last of the list")


async def test_a_handle_is_copied_and_a_link_is_opened(
    workspace: Workspace, anna: Contact, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(workspace, tmp_path) as driver:
        links: list[str] = []
        monkeypatch.setattr(driver.app, "open_url", links.append)
        await opened(driver)
        await driver.press("y")
        await driver.expect("anna@example.org")
        await driver.press("down", "enter")
        assert driver.app.clipboard == "https://linkedin.example/in/anna"
        await driver.press("o")
        assert links == ["https://linkedin.example/in/anna"]
        await to_entry(driver, "anna@example.org")
        await driver.press("y")
        assert driver.app.clipboard == "anna@example.org"


async def test_only_links_of_the_web_are_opened(workspace: Workspace, tmp_path: Path) -> None:
    handles = [
        {"kind": "web", "value": "file:///etc/passwd"},
        {"kind": "web", "value": "javascript:alert(1)"},
    ]
    add(workspace, "Eve", handles=handles)
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.press("o")
        await driver.expect("Eve has nothing to open")


async def test_an_empty_person_says_what_to_do_next(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, "Zoe Ray")
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.expect("Nothing written down with Zoe Ray yet")
        await driver.expect("t logs a time in touch, > what you gave, < what you received")
        await driver.expect("e writes down what you know: role, company, addresses")
        await driver.press("tab", "d")
        await driver.expect("trash Zoe Ray")


async def test_cursor_and_filter_survive_changes_and_sizes(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.press("tab")
        await to_entry(driver, "a referral")
        record_exchange(workspace, anna, Exchanged("gave", "something new"))
        driver.app.view.refill()
        await driver.expect("something new")
        assert "a referral" in driver.cursor_line
        for size in ((50, 14), (130, 40), (80, 24)):
            await driver.resize(*size)
            assert any("▸" in line and "a referral" in line for line in driver.lines)


async def test_long_texts_are_wrapped_and_the_cursor_goes_by_entry(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.press("tab", "G", "k")  # before how you met: the call
        assert "She knows the whole" in driver.cursor_line
        for word in LONG.split():
            assert word in driver.text
        driver.expect_not("…")
        await driver.press("k")
        assert "a CV review" in driver.cursor_line


async def test_nothing_that_a_person_holds_can_act_on_the_terminal(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    hostile = "[b]x\x1b]52;c;aGk=\x07\u202e\x9b2J[/b]"
    raw = workspace.network.rows["contacts"][anna.id]
    fields: dict[str, Any] = dict.fromkeys(("name", "role", "place", "met_how", "notes"), hostile)
    fields |= {"tags": [hostile], "handles": [{"kind": "web", "value": hostile, "label": hostile}]}
    workspace.network.apply([Edit("contacts", anna.id, raw, raw | fields)])
    async with running(workspace, tmp_path, size=(120, 50)) as driver:
        await driver.press("2", "g", "enter")
        await driver.expect(r"\[b\]x\]52;c;aGk=2J\[/b\]")
        assert all(line.isprintable() for line in driver.lines)


async def test_the_list_below_shows_what_was_done_to_a_person_on_every_line(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.press("d")
        await driver.expect("2 people")
        assert [line.split()[0] for line in driver.lines[2:5] if line.strip("▸ ")] == ["▸", "Zoe"]
        assert [name in driver.text for name in ("Marco", "Zoe")] == [True, True]
        driver.expect_not(r"Anna Rossi +Acme")


async def test_a_screen_that_was_refilled_behind_another_is_wrapped_as_before(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.press("e", *"x", "ctrl+s", "tab", "G", "k")
        await driver.expect("Anna Rossix")
        for word in LONG.split():
            assert word in driver.text


# What it looks like


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_looks(demo: Workspace, tmp_path: Path, snap_compare: Any, size: tuple[int, int]) -> None:
    keys = ("2", "slash", *"sara", "enter", "enter", "tab", "j")
    assert snap_compare(make_app(demo, tmp_path), press=keys, terminal_size=size)
