"""Introducing two people, and the screen of an introduction, driven by their keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netui.domain.tables import Contact, Exchange, Introduction, Profile, Request
from netui.services import introductions as use
from netui.services.requests import Asked, receive
from netui.services.workspace import Workspace
from netui.ui.app import NetuiApp
from netui.ui.screens.introduction import IntroductionScreen
from tests.support import add, fresh
from tests.ui.driver import Driver, make_app, running


@pytest.fixture
def pair(workspace: Workspace) -> tuple[Contact, Contact]:
    """Anna, who needs a tax adviser, and Marco, who is one; and two of the name of Bruno Neri."""
    email = [{"kind": "email", "value": "anna@example.org"}]
    anna = add(workspace, "Anna Rossi", company="Acme", role="Designer", handles=email)
    marco = add(workspace, "Marco Villa", role="Commercialista", offers=["tax advice"])
    add(workspace, "Bruno Neri", company="Studio Neri")
    add(workspace, "Bruno Neri", company="Globex")
    receive(workspace, anna, Asked("a tax adviser"), known=True)
    workspace.add("me", Profile.parse(workspace.new_id(), {"name": "Livia Serra"}))
    return anna, marco


def only(workspace: Workspace) -> Introduction:
    (found,) = workspace.network.all(Introduction)
    return found


async def opened(driver: Driver, pair: tuple[Contact, Contact]) -> Introduction:
    """Open the introduction of the two, for the need that Anna has."""
    workspace = driver.app.workspace
    (request,) = workspace.network.all(Request)
    introduction, _change = use.suggest(workspace, *pair, request=request)
    await driver.app.open_view(IntroductionScreen(introduction.id))
    await driver.expect("Letter to")
    return introduction


async def in_people(driver: Driver, name: str) -> None:
    """Put the cursor of People on somebody."""
    await driver.press("2", "g")
    while name not in driver.cursor_line:
        await driver.press("j")


# Beginning one


async def test_whom_the_matcher_proposes_comes_first_with_its_reasons_and_the_need_as_why(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    async with running(workspace, tmp_path) as driver:
        await in_people(driver, "Anna Rossi")
        await driver.press("i")
        await driver.expect("introduce Anna Rossi to")
        await driver.expect(r"Marco Villa +Marco Villa offers tax advice")
        await driver.press("down", "enter")
        await driver.expect("why Anna Rossi and Marco Villa +a tax adviser")
        await driver.press("enter")
        await driver.expect("Letter to Anna")
        introduction = only(workspace)
        assert (introduction.a, introduction.b) == (pair[0].id, pair[1].id)
        assert workspace.network.get(Request, introduction.request) is not None


async def test_from_the_one_who_can_help_the_other_is_still_asked_first(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    async with running(workspace, tmp_path) as driver:
        await in_people(driver, "Marco Villa")
        await driver.press("i", "down", "enter", "enter")
        await driver.expect("Letter to Anna")
        assert only(workspace).a == pair[0].id


async def test_anybody_is_named_and_two_of_one_name_are_told_apart(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    async with running(workspace, tmp_path, size=(120, 36)) as driver:
        await in_people(driver, "Marco Villa")
        await driver.press("i", *"bruno neri")
        await driver.expect(r"Bruno Neri \(Globex")
        await driver.expect(r"Bruno Neri \(Studio Neri")
        await driver.press("enter")
        await driver.expect("could be several people")
        assert not list(workspace.network.all(Introduction))
        await driver.press("down", "enter", *"both sail", "enter")
        await driver.expect("Marco Villa ↔ Bruno Neri")
        introduction = only(workspace)
        assert (introduction.a, introduction.why, introduction.request) == (pair[1].id, "both sail", "")


async def test_the_need_is_linked_where_the_why_names_it(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    zoe = add(workspace, "Zoe Ray")
    async with running(workspace, tmp_path) as driver:
        await in_people(driver, "Anna Rossi")
        await driver.press("i", *"zoe ray", "enter", "enter")
        await driver.expect("Letter to Anna")
        assert (only(workspace).b, only(workspace).why) == (zoe.id, "a tax adviser")
        assert only(workspace).request


async def test_two_who_are_marked_are_introduced_the_one_in_need_first(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.press("2", "/", *"villa", "enter", "space", "escape", "/", *"anna", "enter", "space")
        await driver.press("escape", "i")
        await driver.expect("why Anna Rossi and Marco Villa")
        await driver.press("enter")
        await driver.expect("Letter to Anna")


async def test_more_than_two_are_too_many(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.press("2", "M", "i")
        await driver.expect("two at a time are introduced")


async def test_nobody_is_introduced_to_themselves_and_the_bar_keeps_what_is_typed(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    async with running(workspace, tmp_path) as driver:
        await in_people(driver, "Anna Rossi")
        await driver.press("i", *"anna rossi", "enter")
        await driver.expect("Anna Rossi can't be introduced to themselves")
        await driver.expect("introduce Anna Rossi to anna rossi")
        await driver.press("escape")
        assert not list(workspace.network.all(Introduction))


async def test_two_who_know_each_other_are_not_introduced(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    anna, marco = pair
    workspace.replace("knows", (anna, anna.change({"knows": [marco.id]})))
    async with running(workspace, tmp_path) as driver:
        await in_people(driver, "Anna Rossi")
        await driver.press("i", *"marco villa", "enter")
        await driver.expect("Anna Rossi and Marco Villa know each other already")
        assert not list(workspace.network.all(Introduction))


async def test_an_introduction_under_way_is_opened_instead_of_begun_again(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    anna, marco = pair
    introduction, _change = use.suggest(workspace, anna, marco, why="taxes")
    use.advance(workspace, introduction)
    async with running(workspace, tmp_path) as driver:
        await in_people(driver, "Marco Villa")
        await driver.press("i", *"anna rossi", "enter")
        await driver.expect("this introduction is under way: here it stands")
        await driver.expect("▸ asked Anna, today")
        assert only(workspace).id == introduction.id


# The screen


async def test_it_says_who_why_and_how_far_it_has_come(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver, pair)
        await driver.expect("Anna Rossi ↔ Marco Villa")
        await driver.expect("▸ suggested, today → ask Anna → ask Marco → introduce them → how it went")
        await driver.expect("Anna Rossi · Designer, Acme · needs: a tax adviser")
        await driver.expect("Marco Villa · Commercialista · offers: tax advice")
        await driver.expect("Subject: Shall I introduce you to Marco Villa")
        await driver.expect("Next: ask Anna Rossi")
        await driver.expect("m when it is done · x if they would rather not")


async def test_m_takes_it_step_by_step_to_the_ledger_and_u_takes_each_step_back(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    async with running(workspace, tmp_path, size=(120, 36)) as driver:
        await opened(driver, pair)
        await driver.press("m")
        await driver.expect("▸ asked Anna, today")
        await driver.expect("Letter to Marco, in English")
        await driver.press("m")
        await driver.expect("▸ asked Marco, today")
        await driver.expect("Letter to Anna and Marco, in English")
        await driver.press("m")
        await driver.expect("▸ introduced, today")
        assert len(list(workspace.network.all(Exchange))) == 2
        assert pair[1].id in fresh(workspace.network, pair[0]).knows
        await driver.press("u")
        await driver.expect("▸ asked Marco, today")
        assert not list(workspace.network.all(Exchange))
        await driver.press("u", "u")
        await driver.expect("▸ suggested, today")


async def test_what_came_of_it_is_asked_for_in_the_bar(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver, pair)
        await driver.press("m", "m", "m", "m", "enter")
        await driver.expect("say in a few words what came of it")
        await driver.press(*"she is his client", "enter")
        await driver.expect("what came of it: she is his client")
        await driver.expect("nothing is left to do here")
        driver.expect_not("Letter to")
        for key in ("y", "E", "o"):
            await driver.press(key)
            await driver.expect("no letter is left to write here")
        await driver.press("m")
        await driver.expect("nothing is left to do here")


async def test_x_writes_down_the_no_with_a_word_and_once_introduced_asks_no_more(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver, pair)
        await driver.press("m", "x", *"he is away", "enter")
        await driver.expect("▸ declined, today: he is away")
        assert only(workspace).status == "declined"
        await driver.press("x")
        await driver.expect("this introduction is over already")
        await driver.press("u", "m", "m", "x")
        await driver.expect("not asked again: Anna Rossi ↔ Marco Villa")
        assert use.outcome_key(only(workspace)) in fresh(workspace.network, pair[0]).dismissed


async def test_the_letter_is_copied_whole_and_drafted_in_the_other_language(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact], monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(NetuiApp, "copy_to_clipboard", lambda _app, text: copied.append(text))
    async with running(workspace, tmp_path) as driver:
        await opened(driver, pair)
        await driver.press("y")
        await driver.expect("the letter is copied")
        await driver.press("L")
        await driver.expect("Letter to Anna, in Italian")
        await driver.press("y")
    english, italian = copied
    assert english.startswith("Subject: Shall I introduce you to Marco Villa?\n\nHi Anna,")
    assert english.endswith("Livia Serra\n")
    assert "Ciao Anna" in italian


async def test_an_edited_letter_is_kept_until_its_step_is_done(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact], editor: Any
) -> None:
    editor("echo 'PS: no hurry at all' >> \"$1\"")
    async with running(workspace, tmp_path, size=(120, 36)) as driver:
        await opened(driver, pair)
        await driver.press("E")
        await driver.expect("PS: no hurry at all")
        await driver.expect("Letter to Anna, in English, edited")
        await driver.press("asterisk", ":", *"note on Anna: prefers mornings", "enter")
        await driver.expect("PS: no hurry at all")
        await driver.press("m")
        await driver.expect("Letter to Marco, in English")
        driver.expect_not("no hurry")


async def test_a_letter_is_handed_to_the_mail_program_where_there_is_an_address(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(NetuiApp, "open_url", lambda _app, url, new_tab=True: asked.append(url))
    async with running(workspace, tmp_path) as driver:
        await opened(driver, pair)
        await driver.press("o")
        await driver.expect("handed to your mail program: anna@example.org")
        await driver.press("m", "o")
        await driver.expect("Marco Villa has no address: y copies the letter")
    (url,) = asked
    assert url.startswith(
        "mailto:anna@example.org?subject=Shall%20I%20introduce%20you%20to%20Marco%20Villa%3F"
    )
    assert "%0A%0AAs%20far" in url


async def test_enter_opens_the_person_of_the_line(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver, pair)
        await driver.press("j", "enter")
        await driver.expect("Commercialista")
        await driver.expect("Timeline")
        await driver.press("q")
        await driver.expect("Letter to Anna")
        await driver.press("G", "enter")  # of the letter's last line, whom it is written to
        await driver.expect("Designer, Acme")
        await driver.expect("Timeline")


async def test_e_edits_its_fields_in_a_form(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver, pair)
        await driver.press("e")
        await driver.expect("ctrl.s save")
        await driver.press("escape")
        await driver.expect("Letter to Anna")


async def test_an_introduction_that_is_undone_is_left(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver, pair)
        await driver.press("u")
        await driver.expect("Today")
        driver.expect_not("Letter to")


async def test_somebody_who_went_to_the_trash_is_named_as_such(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver, pair)
        workspace.trash("trash", fresh(workspace.network, pair[1]))
        await driver.press("m", "m", "m")
        await driver.expect(r"Marco Villa \(in the trash\)")
        await driver.expect("one of them is no longer among your people")


async def test_a_template_that_does_not_hold_is_named_and_ours_is_used(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "ask-a.en.txt").write_text("Hi {nobody}", encoding="utf-8")
    async with running(workspace, tmp_path, size=(160, 24)) as driver:
        await opened(driver, pair)
        await driver.expect(r"ask-a.en.txt: \{nobody\} is no place in it")
        await driver.expect("Shall I introduce you")


async def test_the_person_screen_opens_an_introduction_of_its_timeline(
    workspace: Workspace, tmp_path: Path, pair: tuple[Contact, Contact]
) -> None:
    use.suggest(workspace, *pair, why="taxes")
    async with running(workspace, tmp_path) as driver:
        await in_people(driver, "Anna Rossi")
        await driver.press("enter", "tab", "/", *"introduction", "enter", "enter")
        await driver.expect("Letter to Anna")


# Pictures


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_looks(
    demo: Workspace, tmp_path: Path, snap_compare: Callable[..., bool], size: tuple[int, int], theme: str
) -> None:
    (introduction,) = [
        one for one in use.under_way(demo.network) if demo.network.name(one.a) == "Inês Carvalho"
    ]

    async def show(pilot: Any) -> None:
        await pilot.app.open_view(IntroductionScreen(introduction.id))
        await pilot.pause()

    app = make_app(demo, tmp_path, theme)
    assert snap_compare(app, run_before=show, terminal_size=size)
