"""The guard: silent where you stand well, else how you stand and what you could give first."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from netui.domain.tables import Contact
from netui.services import gives, requests
from netui.services.guard import MOST_GIVES, GiveFirstError, check, guard
from netui.services.ledger import Exchanged, record_exchange
from netui.services.requests import Asked
from netui.services.workspace import Workspace
from tests.support import TODAY, add, fresh, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path)
    with closing(opened.repository):
        yield opened


def gave(workspace: Workspace, contact: Contact, on: date = TODAY) -> None:
    record_exchange(workspace, contact, Exchanged("gave", "a tip on rent", on=on))


def test_where_you_gave_lately_it_says_nothing(workspace: Workspace) -> None:
    marco = add(workspace, "Marco Neri")
    gave(workspace, marco, TODAY - timedelta(days=100))
    assert guard(workspace, marco) is None


def test_somebody_new_gets_ideas_and_never_a_reproach(workspace: Workspace) -> None:
    nora = add(workspace, "Nora Quist", interests=["open data"])
    add(workspace, "Otto Lind", interests=["open data"])
    found = guard(workspace, nora)
    assert found is not None
    assert found.reasons == ("nothing exchanged yet",)
    assert found.sentence == "Nora Quist, give first: nothing exchanged yet"
    assert 1 <= len(found.gives) <= MOST_GIVES


def test_what_they_wait_for_comes_first(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    gave(workspace, anna)
    requests.receive(workspace, anna, Asked("a CV review", on=TODAY - timedelta(days=3)))
    found = guard(workspace, fresh(workspace.network, anna))
    assert found is not None
    assert "a CV review" in found.reasons[0]
    assert found.gives[0].sentence == "answer Anna Rossi: a CV review"


def test_asking_several_says_of_each_who_could_be_given_something_first(workspace: Workspace) -> None:
    anna, marco, nora = (add(workspace, name) for name in ("Anna Rossi", "Marco Neri", "Nora Quist"))
    gave(workspace, marco)
    with pytest.raises(GiveFirstError) as raised:
        check(workspace, [anna, marco, nora], "")
    assert [one.contact.name for one in raised.value.guards] == ["Anna Rossi", "Nora Quist"]
    check(workspace, [anna, marco, nora], "the roof is on fire")


def test_a_match_can_be_dismissed_for_good_and_undone(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    add(workspace, "Marco Neri", offers=["tax law"])
    requests.receive(workspace, anna, Asked("a tax adviser"), known=True)
    (give,) = workspace.matcher.gives(TODAY)
    proposal = gives.propose(workspace.network, give)
    assert proposal.sentence == "introduce Anna Rossi ↔ Marco Neri: a tax adviser"
    assert proposal.why

    change = gives.dismiss(workspace, give)
    assert change.label == "not a match: introduce Anna Rossi ↔ Marco Neri: a tax adviser"
    assert workspace.matcher.gives(TODAY) == []
    with pytest.raises(gives.GiveError, match="no longer proposed"):
        gives.find(workspace, give.key)
    workspace.undo()
    assert gives.find(workspace, give.key) == give


def test_people_are_named_while_they_are_few() -> None:
    assert gives.to_people(["Anna", "Marco"]) == "→ Anna and Marco"
    assert gives.to_people(["Anna", "Marco", "Nora"]) == "→ 3 people"
