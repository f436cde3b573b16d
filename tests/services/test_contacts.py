"""What is done to people, each one step of undo."""

from datetime import date
from pathlib import Path

import pytest

from netui.domain.records import InvalidRecordError
from netui.domain.tables import Contact
from netui.services import contacts
from tests.support import TODAY, add, fresh, open_workspace


def test_adding_a_person_without_a_name_says_that_the_name_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InvalidRecordError, match="name is missing"):
        contacts.add_contact(open_workspace(tmp_path), {"company": "Acme"})


def test_a_name_is_stored_without_what_a_terminal_would_obey(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    assert add(workspace, "An\x1b[31mna \u202eRossi\x07").name == "An[31mna Rossi"


def test_tags_are_added_and_taken_away_for_all_marked_in_one_step(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    people = [add(workspace, "Anna", tags=["law"]), add(workspace, "Bruno", tags=["python"])]
    contacts.tag(workspace, people, "#python, tax -law")
    assert [fresh(workspace.network, each).tags for each in people] == [("python", "tax")] * 2
    workspace.undo()
    assert [fresh(workspace.network, each).tags for each in people] == [("law",), ("python",)]


def test_starring_and_archiving_turn_round_only_where_all_have_it(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    people = [add(workspace, "Anna", starred=True), add(workspace, "Bruno")]
    contacts.star(workspace, people)
    people = [fresh(workspace.network, each) for each in people]
    assert [each.starred for each in people] == [True, True]
    contacts.star(workspace, people)
    assert [fresh(workspace.network, each).starred for each in people] == [False, False]
    contacts.archive(workspace, people)
    people = [fresh(workspace.network, each) for each in people]
    assert {each.stage for each in people} == {"archived"}
    contacts.archive(workspace, people)
    assert {fresh(workspace.network, each).stage for each in people} == {"connected"}


def test_snoozing_holds_until_the_day_and_can_be_taken_back(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna")
    contacts.snooze(workspace, [anna], date(2026, 12, 24))
    assert fresh(workspace.network, anna).snoozed_until == date(2026, 12, 24)
    contacts.snooze(workspace, [fresh(workspace.network, anna)], None)
    assert fresh(workspace.network, anna).snoozed_until is None


def test_a_note_is_added_below_those_that_are_there(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna", notes="Two sons.")
    contacts.add_note(workspace, anna, "moves to Turin in May")
    expected = f"Two sons.\n{TODAY.isoformat()} moves to Turin in May"
    assert fresh(workspace.network, anna).notes == expected


def test_the_trash_gives_back_what_it_holds(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna")
    contacts.trash_contacts(workspace, [anna])
    assert list(workspace.network.all(Contact)) == []
    (kept,) = workspace.network.all(Contact, trash=True)
    contacts.untrash_contacts(workspace, [kept])
    assert [each.name for each in workspace.network.all(Contact)] == ["Anna"]


def test_completion_offers_used_values_the_most_used_first(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    add(workspace, "Anna", sector="law", tags=["tax"])
    add(workspace, "Bruno", sector="design", tags=["tax", "rome"])
    add(workspace, "Carla", sector="design")
    known = contacts.known_values(workspace, ["sector", "tags"])
    assert known == {"sector": ["design", "law"], "tags": ["tax", "rome"]}
