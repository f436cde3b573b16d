"""Openings and what is worth sharing, driven by keys."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netui.domain.tables import Contact, Exchange, Opening, Share
from netui.services import openings as use
from netui.services.contacts import trash_contacts
from netui.services.passing import read_share
from netui.services.shares import new_share, share
from netui.services.workspace import Workspace
from netui.ui.app import NetuiApp
from tests.support import add
from tests.ui.driver import Driver, make_app, running

TODAY = date(2026, 11, 24)


def hear(workspace: Workspace, title: str, **fields: Any) -> Opening:
    return use.hear_of(workspace, {"title": title, **fields})[0]


@pytest.fixture
def heard(workspace: Workspace) -> Workspace:
    """Three openings and a share; two people who look for one, one who cares for the topic."""
    add(workspace, "Anna Rossi", company="Acme", offers=["data engineering"], goals=["openings"])
    add(workspace, "Bruno Neri", offers=["data engineering"], goals=["job-search"],
        handles=[{"kind": "email", "value": "bruno@example.org"}])  # fmt: skip
    carla = add(workspace, "Carla Riva", interests=["artificial intelligence"])
    hear(
        workspace, "Data engineer", company="Beta", sector="software", place="Turin", tags=["SQL"],
        url="https://beta.example/1", closes_on="2026-11-26", source=carla.id, note="Ask for Sara.",
    )  # fmt: skip
    hear(workspace, "Gardener", place="Rome", closes_on="2026-12-24")
    hear(workspace, "Night watch", closes_on="2026-10-01")
    share(
        workspace,
        new_share(workspace, read_share("EU AI Act https://a.example #artificial_intelligence")),
        [],
    )
    return workspace


def the(workspace: Workspace, title: str) -> Opening:
    everything = (*workspace.network.all(Opening), *workspace.network.all(Opening, trash=True))
    return next(one for one in everything if one.title == title)


def who(workspace: Workspace, name: str) -> Contact:
    return next(one for one in workspace.network.all(Contact) if one.name == name)


def titles(driver: Driver) -> list[str]:
    """Return what is listed, in order: headings too."""
    known = ("openings", "worth sharing", "over", "Data engineer", "Gardener", "Night watch", "EU AI Act")
    found = [line.lstrip(" ▸●") for line in driver.lines[2:-7]]
    return [next(name for name in known if line.startswith(name)) for line in found if line.startswith(known)]


async def test_openings_by_the_day_they_close_and_what_is_worth_sharing(
    heard: Workspace, tmp_path: Path
) -> None:
    async with running(heard, tmp_path) as driver:
        await driver.press("5")
        await driver.expect(r"Data engineer, Beta +software, Turin +! in 2 days +2")
        await driver.expect(r"Gardener +Rome +24 Dec +—")
        await driver.expect(r"EU AI Act +#artificial int.* 1")
        assert titles(driver) == ["openings", "Data engineer", "Gardener", "worth sharing", "EU AI Act"]
        await driver.expect("2 openings · 1 to share")


async def test_the_row_in_full_stands_below_with_whom_it_fits_and_why(
    heard: Workspace, tmp_path: Path
) -> None:
    async with running(heard, tmp_path, size=(120, 24)) as driver:
        await driver.press("5")
        await driver.expect("Turin · from Carla Riva today · closes in 2 days")
        await driver.expect(
            r"fits Bruno Neri \(offers data engineering; looks for a job\) and Anna Rossi \(offers data"
        )
        await driver.expect("Ask for Sara. · #SQL · https://beta.example/1")
        await driver.press("j")
        await driver.expect("fits nobody else who is known to look for openings")
        await driver.press("j")
        await driver.expect(r"fits Carla Riva \(cares about artificial intelligence\)")


async def test_who_told_you_of_it_and_is_in_the_trash_is_shown_so(heard: Workspace, tmp_path: Path) -> None:
    trash_contacts(heard, [who(heard, "Carla Riva")])
    async with running(heard, tmp_path, size=(120, 24)) as driver:
        await driver.press("5")
        await driver.expect(r"from Carla Riva \(in the trash\) today")


async def test_what_is_over_shows_on_request_and_is_left_with_escape(
    heard: Workspace, tmp_path: Path
) -> None:
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "f")
        await driver.expect(r"Night watch +over 1 Oct")
        assert titles(driver)[-2:] == ["over", "Night watch"]
        await driver.press("escape")
        driver.expect_not("Night watch")
        await driver.press("f", "f")
        driver.expect_not("Night watch")


async def test_words_and_words_to_leave_out_filter_at_every_letter(heard: Workspace, tmp_path: Path) -> None:
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "/", *"carla")
        assert titles(driver) == ["openings", "Data engineer"]  # who told you is looked in too
        await driver.expect("1 found")
        await driver.press("ctrl+u", *"-rome", "enter")
        assert titles(driver) == ["openings", "Data engineer", "worth sharing", "EU AI Act"]
        await driver.expect("filter: -rome")
        await driver.press("/", "ctrl+u", *"zebra", "enter")
        await driver.expect("Nothing fits “zebra”.")
        await driver.press("escape")
        assert len(titles(driver)) == 5


async def test_enter_shows_whom_it_fits_marked_with_reasons_and_passes_it_on_in_one_step(
    heard: Workspace, tmp_path: Path
) -> None:
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "enter")
        await driver.expect("Pass on “Data engineer, Beta” to")
        await driver.expect(r"● Anna Rossi +offers data engineering")
        await driver.expect("2 marked · 2 people")
        await driver.press("enter")
        await driver.expect("passed on to Bruno Neri and Anna Rossi · W drafts the letter · u undoes it")
        await driver.expect(r"Data engineer, Beta +software, Turin +! in 2 days +2 +—")
        await driver.expect(r"had it: Anna Rossi \(24")
        found = sorted(heard.network.name(one.contact) for one in heard.network.all(Exchange))
        assert found == ["Anna Rossi", "Bruno Neri"]
        await driver.press("u")
        assert list(heard.network.all(Exchange)) == []
        assert the(heard, "Data engineer").passed == ()
        await driver.expect(r"Data engineer, Beta +software, Turin +! in 2 days +2")


async def test_those_who_had_it_are_shown_as_such_and_get_it_once(heard: Workspace, tmp_path: Path) -> None:
    use.pass_on(heard, the(heard, "Data engineer"), [who(heard, "Anna Rossi")])
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "p")
        await driver.expect(r"Anna Rossi .*had it 24 Nov")
        await driver.expect("1 marked · 2 people")
        await driver.press("M", "enter")
        await driver.expect("passed on to Bruno Neri · 1 had it before")
        assert len(list(heard.network.all(Exchange))) == 2
        await driver.press("enter", "escape", "enter")
        await driver.press("enter")
        await driver.expect("had “Data engineer” from you on 24 Nov")
        assert len(list(heard.network.all(Exchange))) == 2


async def test_anybody_else_can_be_added_by_name(heard: Workspace, tmp_path: Path) -> None:
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "j", "enter")
        await driver.expect("It fits nobody who is known to look for an opening.")
        await driver.press("a", *"carla", "enter", "enter")
        await driver.expect("passed on to Carla Riva")
        assert [one.contact for one in the(heard, "Gardener").passed] == [who(heard, "Carla Riva").id]


async def test_two_of_the_same_name_are_told_apart(heard: Workspace, tmp_path: Path) -> None:
    other = add(heard, "Anna Rossi", company="Gamma")
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "j", "enter", "a", *"anna")
        await driver.expect(r"Anna Rossi +Acme")
        await driver.press(*" gamma", "enter", "enter")
        await driver.expect("passed on to Anna Rossi")
        assert [one.contact for one in the(heard, "Gardener").passed] == [other.id]


async def test_what_is_over_is_not_passed_on(heard: Workspace, tmp_path: Path) -> None:
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "f", "G", "enter")
        await driver.expect("“Night watch” is closed: e opens it again")


async def test_a_share_goes_to_those_who_care_or_stays_for_later(heard: Workspace, tmp_path: Path) -> None:
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "G", "enter")
        await driver.expect("Share “EU AI Act” with")
        await driver.expect(r"● Carla Riva +cares about artificial intelligence")
        await driver.press("enter")
        await driver.expect("shared with Carla Riva · W drafts the letter · u undoes it")
        assert [one.kind for one in heard.network.all(Exchange)] == ["information"]
        await driver.expect(r"EU AI Act +#artificial int.* 1 +—")


async def test_closing_asks_who_got_it_with_those_who_had_it_first(heard: Workspace, tmp_path: Path) -> None:
    use.pass_on(heard, the(heard, "Data engineer"), [who(heard, "Bruno Neri"), who(heard, "Anna Rossi")])
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "x")
        await driver.expect("close “Data engineer”, filled by")
        await driver.expect(r"Anna Rossi +had it from you")
        await driver.press(*"bruno", "down", "enter", "enter")
        await driver.expect("close Data engineer, Beta · u undoes it")
        closed = the(heard, "Data engineer")
        assert (closed.status, closed.note) == ("filled", "Ask for Sara.\n2026-11-24: Bruno Neri got it")
        outcomes = {heard.network.name(one.contact): one.outcome for one in heard.network.all(Exchange)}
        assert outcomes == {"Anna Rossi": None, "Bruno Neri": "job"}
        driver.expect_not("software, Turin")
        await driver.press("u")
        await driver.expect("software, Turin")
        assert the(heard, "Data engineer").status == "open"


async def test_closing_with_nothing_typed_just_closes(heard: Workspace, tmp_path: Path) -> None:
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "x", "enter")
        assert the(heard, "Data engineer").status == "closed"
        await driver.press("x", *"nobody here", "enter")
        await driver.expect("nobody is called “nobody here”")
        assert the(heard, "Gardener").status == "open"
        await driver.press("escape", "f", "G", "k", "x")
        await driver.expect("“Data engineer” is closed already")
        await driver.press("g", "j", "x")
        await driver.expect("what is worth sharing never closes")


async def test_marked_ones_are_closed_and_trashed_in_one_step(heard: Workspace, tmp_path: Path) -> None:
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "space", "space", "x")
        await driver.expect("close 2 openings · u undoes it")
        assert {the(heard, name).status for name in ("Data engineer", "Gardener")} == {"closed"}
        await driver.press("u", "M", "d")
        await driver.expect("trash: 3 · u undoes it")
        assert titles(driver) == []
        await driver.expect("No opening that you heard of")
        await driver.press("D")
        await driver.expect("in the trash")
        assert (
            titles(driver) == ["openings", "Gardener", "Data engineer", "worth sharing", "EU AI Act"]
            or len(titles(driver)) == 5
        )
        await driver.press("G", "d")
        await driver.expect("take out of the trash: EU AI Act")
        assert [one.title for one in heard.network.all(Share)] == ["EU AI Act"]
        await driver.press("D")
        assert titles(driver) == ["worth sharing", "EU AI Act"]


async def test_what_is_in_the_trash_is_not_passed_on(heard: Workspace, tmp_path: Path) -> None:
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "d", "D", "enter")
        await driver.expect("it is in the trash: d takes it back out")


async def test_several_are_passed_on_one_at_a_time(heard: Workspace, tmp_path: Path) -> None:
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "M", "p")
        await driver.expect("several are marked: pass on one at a time, esc takes the marks away")


async def test_an_opening_is_added_in_a_form_and_stood_on(heard: Workspace, tmp_path: Path) -> None:
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "a")
        await driver.expect("Add an opening")
        await driver.press(*"Tax adviser", "tab", *"Studio Neri", "ctrl+s")
        await driver.expect(r"Tax adviser, Studio Neri +— ")
        assert "Tax adviser" in driver.cursor_line
        added = the(heard, "Tax adviser")
        assert (added.company, added.status, added.on) == ("Studio Neri", "open", TODAY)
        await driver.press("u")
        driver.expect_not("Tax adviser, Studio")


async def test_an_opening_is_edited_in_its_form(heard: Workspace, tmp_path: Path) -> None:
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "e")
        await driver.expect("Edit Data engineer")
        await driver.press(*" (senior)", "ctrl+s")
        await driver.expect(r"Data engineer \(senior\), Beta")


async def test_an_opening_is_edited_as_yaml(heard: Workspace, tmp_path: Path, editor: Any) -> None:
    editor("sed -i 's/Turin/Milan/' \"$1\"")
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "E")
        await driver.expect("software, Milan")


async def test_what_it_says_is_copied_and_its_link_opened(
    heard: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(NetuiApp, "open_url", lambda _app, url, **_options: opened.append(url))
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "y")
        assert driver.app.clipboard == "Data engineer, Beta, Turin, https://beta.example/1"
        await driver.press("o")
        assert opened == ["https://beta.example/1"]
        await driver.press("j", "o")
        await driver.expect("there is no link in it: e adds one")
        await driver.press("M", "y")
        await driver.expect("copied: 3 lines")
        assert driver.app.clipboard.splitlines()[1:] == ["Gardener, Rome", "EU AI Act, https://a.example"]


async def test_letters_to_those_who_had_it_last_follow_one_another(heard: Workspace, tmp_path: Path) -> None:
    async with running(heard, tmp_path) as driver:
        await driver.press("5", "W")
        await driver.expect("nobody has it from you yet: p passes it on")
        await driver.press("enter", "enter", "W")
        await driver.expect("Letter to Anna Rossi")
        await driver.expect("letter 1 of 2")
        await driver.expect("Data engineer, Beta")
        await driver.press("y", "enter")
        assert "Anna" in driver.app.clipboard
        await driver.expect("Letter to Bruno Neri")
        await driver.expect("letter 2 of 2 · bruno@example.org · y copies it, E edits it")
        await driver.press("enter")
        await driver.expect("y copies the text, E edits it, q goes back")
        await driver.press("q")
        await driver.expect("worth sharing")


async def test_an_empty_screen_says_what_fills_it(workspace: Workspace, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.press("5")
        await driver.expect("No opening that you heard of, nothing worth sharing.")
        await driver.expect("a writes down a position")
        await driver.press("enter")
        await driver.expect("nothing is selected: move to a line first")
        await driver.press("p")
        await driver.expect("nothing is selected: move to a line first")
        await driver.press("f")
        await driver.expect("no opening is over yet")


async def test_it_works_in_a_terminal_of_few_lines(heard: Workspace, tmp_path: Path) -> None:
    async with running(heard, tmp_path, size=(40, 10)) as driver:
        await driver.press("5", "G")
        assert "EU AI Act" in driver.cursor_line
        await driver.resize(120, 36)
        assert "EU AI Act" in driver.cursor_line
        await driver.expect("cares about artificial intelligence")


# What it looks like


def settled(app: NetuiApp) -> Callable[[Any], Any]:
    async def before(pilot: Any) -> None:
        await pilot.press("5")
        for _look in range(30):
            await pilot.pause()

    return before


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_looks(demo: Workspace, tmp_path: Path, snap_compare: Any, size: tuple[int, int]) -> None:
    app = make_app(demo, tmp_path)
    assert snap_compare(app, press=("j", "j", "j"), terminal_size=size, run_before=settled(app))
