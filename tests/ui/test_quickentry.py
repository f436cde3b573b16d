"""Quick entry in the bar."""

from pathlib import Path

from netui.domain.tables import Contact, Exchange, Interaction
from netui.services.workspace import Workspace
from tests.support import add
from tests.ui.driver import running


async def test_what_was_understood_is_shown_while_typing_and_written_down_at_enter(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press(":", *"coffee with Anna Rossi yesterday")
        await driver.expect("meeting with Anna Rossi on 23 Nov")
        await driver.press("enter")
        (logged,) = people.network.all(Interaction)
        assert [people.network.name(contact) for contact in logged.contacts] == ["Anna Rossi"]
        await driver.press("u")
        assert not list(people.network.all(Interaction))


async def test_tab_completes_a_name(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press(":", *"call with Elen")
        await driver.expect("Elena Conti")
        await driver.press("tab")
        assert driver.app.prompt.text == "call with Elena Conti"


async def test_an_ambiguous_name_is_offered_as_a_choice(people: Workspace, tmp_path: Path) -> None:
    second = add(people, "Anna Bianchi", company="Nova")
    async with running(people, tmp_path) as driver:
        await driver.press(":", *"call with Anna", "enter")
        await driver.expect("which Anna")
        await driver.expect(r"Anna Bianchi \(Nova")
        await driver.expect("somebody new: Anna")
        await driver.press("enter")
        (logged,) = people.network.all(Interaction)
        assert logged.contacts == (second.id,)


async def test_an_unknown_name_is_said_to_become_a_contact_and_one_undo_takes_both_back(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press(":", *"lunch with Zoe Zeta")
        await driver.expect("Zoe Zeta becomes a new contact")
        await driver.press("enter")
        assert people.network.count(Contact) == 7
        await driver.press("u")
        assert people.network.count(Contact) == 6
        assert not list(people.network.all(Interaction))


async def test_a_line_that_lacks_something_stays_with_what_it_lacks(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press(":", *"coffee", "enter")
        await driver.expect("who")
        assert driver.app.prompt.text == "coffee"
        await driver.press("escape")
        assert not list(people.network.all(Interaction))


async def test_what_is_given_to_marked_people_is_written_for_each_as_one_step(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "space", "space", ">", *"the EU AI Act article", "enter")
        given = list(people.network.all(Exchange))
        assert {people.network.name(each.contact) for each in given} == {"Anna Rossi", "Bruno Neri"}
        await driver.press("u")
        assert not list(people.network.all(Exchange))


async def test_a_name_that_no_parser_reads_is_no_obstacle_for_the_person_with_the_cursor(
    workspace: Workspace, tmp_path: Path
) -> None:
    add(workspace, "[red]x[/red] yesterday 🎉 #1")
    async with running(workspace, tmp_path) as driver:
        await driver.press("2", "t", *"call today", "enter")
        (logged,) = workspace.network.all(Interaction)
        assert (logged.kind, logged.on) == ("call", workspace.today)
        assert len(logged.contacts) == 1
        assert workspace.network.count(Contact) == 1
