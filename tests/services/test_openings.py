"""Openings: heard of, passed on to whom they fit, closed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netui.domain.records import InvalidRecordError
from netui.domain.tables import Exchange, Opening
from netui.services import openings, passing
from netui.services.contacts import trash_contacts
from netui.services.openings import OpeningError
from netui.services.workspace import Workspace
from tests.support import TODAY, add, fresh, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path)


def hear(workspace: Workspace, title: str = "Data engineer", **fields: Any) -> Opening:
    opening, _change = openings.hear_of(workspace, {"title": title, **fields})
    return again(workspace, opening)


def again(workspace: Workspace, opening: Opening) -> Opening:
    found = workspace.network.get(Opening, opening.id)
    assert found is not None
    return found


def entries(workspace: Workspace) -> list[Exchange]:
    return list(workspace.network.all(Exchange))


def seeker(workspace: Workspace, name: str, offer: str = "data engineering") -> Any:
    return add(workspace, name, offers=[offer], goals=["openings"])


def test_an_opening_is_open_from_the_day_it_is_heard_of(workspace: Workspace) -> None:
    opening = hear(workspace, company="Acme")
    assert (opening.on, opening.status) == (TODAY, "open")
    assert openings.describe(opening) == "Data engineer, Acme"
    workspace.undo()
    assert list(workspace.network.all(Opening)) == []


def test_an_opening_needs_a_title(workspace: Workspace) -> None:
    with pytest.raises(InvalidRecordError, match="title is missing"):
        openings.hear_of(workspace, {"company": "Acme"})


def test_passing_on_writes_one_entry_each_in_one_step(workspace: Workspace) -> None:
    anna, bruno = add(workspace, "Anna Rossi"), add(workspace, "Bruno Neri")
    opening = hear(workspace, company="Acme")
    done = openings.pass_on(workspace, opening, [anna, bruno, anna])
    assert done.change.label == "pass on Data engineer to Anna Rossi and Bruno Neri"
    assert [(one.contact, one.on) for one in again(workspace, opening).passed] == [
        (anna.id, TODAY),
        (bruno.id, TODAY),
    ]
    assert sorted((one.contact, one.kind, one.note, one.opening) for one in entries(workspace)) == [
        (who.id, "opening", "Data engineer, Acme", opening.id) for who in (anna, bruno)
    ]
    workspace.undo()
    assert entries(workspace) == []
    assert again(workspace, opening).passed == ()


def test_nobody_gets_the_same_opening_twice(workspace: Workspace) -> None:
    anna, bruno = add(workspace, "Anna Rossi"), add(workspace, "Bruno Neri")
    opening = hear(workspace)
    openings.pass_on(workspace, opening, [anna])
    with pytest.raises(OpeningError, match="Anna Rossi had “Data engineer” from you on 24 Nov"):
        openings.pass_on(workspace, again(workspace, opening), [anna])
    done = openings.pass_on(workspace, again(workspace, opening), [anna, bruno])
    assert (done.told, done.before) == ((bruno,), (anna,))
    assert [one.contact for one in entries(workspace)] == [anna.id, bruno.id]


def test_two_of_one_name_are_two_people_to_pass_it_on_to(workspace: Workspace) -> None:
    one, other = add(workspace, "Anna Rossi", company="Acme"), add(workspace, "Anna Rossi", company="Beta")
    opening = hear(workspace)
    openings.pass_on(workspace, opening, [one])
    done = openings.pass_on(workspace, again(workspace, opening), [other])
    assert done.told == (other,)
    assert {entry.contact for entry in entries(workspace)} == {one.id, other.id}


def test_an_opening_is_not_passed_on_to_whom_it_came_from(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    opening = hear(workspace, source=anna.id)
    with pytest.raises(OpeningError, match="it was Anna Rossi who told you of it"):
        openings.pass_on(workspace, opening, [anna])
    assert entries(workspace) == []


def test_what_is_closed_is_not_passed_on(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    opening = hear(workspace)
    openings.close(workspace, opening)
    past = hear(workspace, "Analyst", closes_on="2026-11-23")
    for one in (again(workspace, opening), past):
        with pytest.raises(OpeningError, match="is closed: e opens it again"):
            openings.pass_on(workspace, one, [anna])


def test_an_opening_is_open_through_its_last_day(workspace: Workspace) -> None:
    opening = hear(workspace, closes_on=str(TODAY))
    assert openings.is_open(opening, TODAY)
    assert not openings.is_open(opening, date(2026, 11, 25))


def test_open_ones_stand_by_the_day_they_close_and_those_over_latest_first(workspace: Workspace) -> None:
    for title, fields in {
        "someday": {},
        "later": {"closes_on": "2026-12-24"},
        "soon": {"closes_on": "2026-11-25"},
        "past": {"closes_on": "2026-11-01"},
        "long past": {"closes_on": "2026-03-01"},
        "filled": {"closes_on": "2026-12-01", "status": "filled"},
    }.items():
        hear(workspace, title, **fields)
    network = workspace.network
    assert [one.title for one in openings.open_ones(network, TODAY)] == ["soon", "later", "someday"]
    assert [one.title for one in openings.over_ones(network, TODAY)] == ["filled", "past", "long past"]


def test_who_got_it_is_kept_and_the_entry_says_what_came_of_it(workspace: Workspace) -> None:
    anna, bruno = add(workspace, "Anna Rossi"), add(workspace, "Bruno Neri")
    opening = hear(workspace, note="Ask for Sara.")
    openings.pass_on(workspace, opening, [anna, bruno])
    change = openings.close(workspace, again(workspace, opening), by=anna)
    closed = again(workspace, opening)
    assert (closed.status, closed.note) == ("filled", "Ask for Sara.\n2026-11-24: Anna Rossi got it")
    assert {one.contact: one.outcome for one in entries(workspace)} == {anna.id: "job", bruno.id: None}
    assert change.label == "close Data engineer"
    workspace.undo()
    assert again(workspace, opening).status == "open"
    assert all(one.outcome is None for one in entries(workspace))


def test_closing_twice_says_so(workspace: Workspace) -> None:
    opening = hear(workspace)
    openings.close(workspace, opening)
    assert again(workspace, opening).status == "closed"
    with pytest.raises(OpeningError, match="“Data engineer” is closed already"):
        openings.close(workspace, again(workspace, opening))


def test_several_are_closed_as_one_step(workspace: Workspace) -> None:
    found = [hear(workspace, title) for title in ("one", "two", "three")]
    openings.close(workspace, found[2], filled=True)
    again_all = [again(workspace, one) for one in found]
    assert openings.close_all(workspace, again_all).label == "close 2 openings"
    assert [again(workspace, one).status for one in found] == ["closed", "closed", "filled"]
    workspace.undo()
    assert [again(workspace, one).status for one in found] == ["open", "open", "filled"]
    openings.close_all(workspace, [again(workspace, one) for one in found])
    with pytest.raises(OpeningError, match="all of these are closed already"):
        openings.close_all(workspace, [again(workspace, one) for one in found])


# Whom it fits


def test_whom_an_opening_fits_stands_first_with_why_then_who_had_it(workspace: Workspace) -> None:
    anna, bruno = seeker(workspace, "Anna Rossi"), seeker(workspace, "Bruno Neri")
    carla = add(workspace, "Carla Riva")
    opening = hear(workspace)
    openings.pass_on(workspace, opening, [bruno, carla])
    found = passing.recipients(workspace, again(workspace, opening))
    assert [(one.contact, one.had) for one in found] == [
        (anna.id, ""),
        (bruno.id, "had it 24 Nov"),
        (carla.id, "had it 24 Nov"),
    ]
    assert found[0].why == "offers data engineering"


def test_what_fits_a_person_stands_before_what_is_merely_open(workspace: Workspace) -> None:
    anna, bruno = seeker(workspace, "Anna Rossi"), add(workspace, "Bruno Neri")
    law = hear(workspace, "Tax lawyer", closes_on="2026-11-25")
    data = hear(workspace, closes_on="2026-12-24")
    told = hear(workspace, "Data analyst", source=bruno.id)
    assert [one.record.id for one in passing.for_people(workspace, [anna])] == [data.id, law.id, told.id]
    best = passing.for_people(workspace, [anna])[0]
    assert (best.why, best.fits) == ("offers data engineering", True)
    assert passing.for_people(workspace, [anna])[1].why == "closes 25 Nov"
    assert told.id not in {one.record.id for one in passing.for_people(workspace, [bruno])}
    openings.pass_on(workspace, data, [anna])
    assert data.id not in {one.record.id for one in passing.for_people(workspace, [anna])}
    both = passing.for_people(workspace, [fresh(workspace.network, one) for one in (anna, bruno)])
    assert data.id in {one.record.id for one in both}  # one of the two didn't have it yet


def test_what_was_passed_on_last_is_remembered_with_those_of_that_step(workspace: Workspace) -> None:
    anna, bruno, carla = (add(workspace, name) for name in ("Anna Rossi", "Bruno Neri", "Carla Riva"))
    assert passing.told_last(workspace.network) is None
    opening = hear(workspace)
    openings.pass_on(workspace, opening, [bruno, anna, carla])
    trash_contacts(workspace, [carla])
    told = passing.told_last(workspace.network)
    assert told is not None
    assert (told[0].id, [one.name for one in told[1]]) == (opening.id, ["Anna Rossi", "Bruno Neri"])
    assert passing.told_last(workspace.network, hear(workspace, "Analyst")) is None


def test_an_opening_is_said_in_a_line_to_paste(workspace: Workspace) -> None:
    opening = hear(workspace, company="Acme", place="Turin", url="https://acme.example/1")
    assert passing.in_a_line(opening) == "Data engineer, Acme, Turin, https://acme.example/1"
    assert passing.in_a_line(hear(workspace, "Analyst")) == "Analyst"
