"""Who could help with a need of yours."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from netui.services.helping import for_need, who_could_help
from netui.services.ledger import Exchanged, record_exchange
from netui.services.requests import Asked, need
from netui.services.workspace import Workspace
from tests.support import TODAY, add, meet, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path)
    with closing(opened.repository):
        yield opened


def test_those_who_offer_it_come_with_reasons_and_how_you_stand(workspace: Workspace) -> None:
    marco = add(workspace, "Marco Neri", offers=["tax law"])
    lucia = add(workspace, "Lucia Ferraro", offers=["tax returns for freelancers"])
    add(workspace, "Otto Lind", offers=["illustration"])
    record_exchange(workspace, lucia, Exchanged("gave", "a client"))
    request, _change = need(workspace, Asked("a tax adviser"))
    found = for_need(workspace, request)
    assert {one.contact.id for one in found} == {marco.id, lucia.id}
    assert all(one.reasons for one in found)
    assert {one.contact.id: one.standing.ready for one in found} == {marco.id: False, lucia.id: True}


def test_a_job_is_looked_for_among_moderately_weak_ties_first(workspace: Workspace) -> None:
    close = add(workspace, "Anna Rossi", role="Data engineer", circle="close", offers=["data engineering"])
    distant = add(workspace, "Marco Neri", role="Data engineer", offers=["data engineering"])
    for weeks in range(20):
        meet(workspace, [close], on=TODAY - timedelta(days=7 * weeks), kind="meeting")
    meet(workspace, [distant], on=TODAY - timedelta(days=100), kind="call")
    job = [one.contact.id for one in who_could_help(workspace, "a data engineer's job", kind="opening")]
    help_ = [one.contact.id for one in who_could_help(workspace, "data engineering", kind="help")]
    assert job == [distant.id, close.id]
    assert help_ == [close.id, distant.id]
