"""Introductions: begun, taken on step by step, refused, asked after; each step undoable."""

from datetime import timedelta
from pathlib import Path

import pytest

from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange, Introduction, Request
from netui.i18n import say
from netui.services import introductions as use
from netui.services.contacts import trash_contacts
from netui.services.introductions import IntroductionError
from netui.services.ledger import Exchanged, record_exchange
from netui.services.requests import Asked, receive
from netui.services.workspace import Workspace
from tests.support import TODAY, add, fresh, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path)


@pytest.fixture
def anna(workspace: Workspace) -> Contact:
    return add(workspace, "Anna Rossi")


@pytest.fixture
def marco(workspace: Workspace) -> Contact:
    return add(workspace, "Marco Neri", offers=["tax advice"])


def begun(workspace: Workspace, a: Contact, b: Contact, why: str = "taxes") -> Introduction:
    return use.suggest(workspace, a, b, why=why)[0]


def now(workspace: Workspace, introduction: Introduction) -> Introduction:
    found = workspace.network.get(Introduction, introduction.id)
    assert found is not None
    return found


def advanced(workspace: Workspace, introduction: Introduction, steps: int) -> Introduction:
    for _step in range(steps):
        use.advance(workspace, now(workspace, introduction))
    return now(workspace, introduction)


def said(network: Network, introduction: Introduction) -> list[str]:
    """Return the stages, with a sign for those reached and for where it stands."""
    stages = use.stages(network, introduction, TODAY)
    return [("▸ " if one.here else "✓ " if one.reached else "") + one.text for one in stages]


def test_each_step_says_what_comes_next(workspace: Workspace, anna: Contact, marco: Contact) -> None:
    introduction = begun(workspace, anna, marco)
    texts = []
    for _step in range(3):
        step = use.next_step(workspace.network, now(workspace, introduction))
        assert step is not None
        texts.append(step.text)
        use.advance(workspace, now(workspace, introduction))
    assert texts == [
        "ask Anna Rossi", "Anna Rossi says yes: ask Marco Neri", "Marco Neri says yes: introduce them",
    ]  # fmt: skip
    last = use.next_step(workspace.network, now(workspace, introduction))
    assert last is not None
    assert (last.letter, last.status) == ("outcome", "")


def test_stages_say_how_far_it_has_come(workspace: Workspace, anna: Contact, marco: Contact) -> None:
    introduction = begun(workspace, anna, marco)
    assert said(workspace.network, introduction) == [
        "▸ suggested, today", "ask Anna", "ask Marco", "introduce them", "how it went",
    ]  # fmt: skip
    assert said(workspace.network, advanced(workspace, introduction, 2)) == [
        "✓ suggested", "✓ Anna said yes", "▸ asked Marco, today", "introduce them", "how it went",
    ]  # fmt: skip
    introduced = advanced(workspace, introduction, 1)
    assert said(workspace.network, introduced)[-2:] == ["▸ introduced, today", "how it went"]
    use.record_outcome(workspace, introduced, "they work together")
    assert said(workspace.network, now(workspace, introduction))[-2:] == ["✓ introduced", "▸ outcome known"]


def test_a_no_ends_the_stages_with_its_word(workspace: Workspace, anna: Contact, marco: Contact) -> None:
    introduction = advanced(workspace, begun(workspace, anna, marco), 1)
    use.decline(workspace, introduction, "not now")
    declined = now(workspace, introduction)
    assert said(workspace.network, declined) == ["✓ suggested", "▸ declined, today: not now"]
    assert use.next_step(workspace.network, declined) is None


def test_two_of_the_same_first_name_are_called_by_their_whole_names(workspace: Workspace) -> None:
    one, other = add(workspace, "Anna Rossi"), add(workspace, "Anna Neri")
    assert use.called(workspace.network, one.id, other.id) == ("Anna Rossi", "Anna Neri")
    assert use.called(workspace.network, one.id, "gone") == ("Anna", "somebody")


def test_introducing_writes_what_both_were_given_and_that_they_know_each_other(
    workspace: Workspace, anna: Contact, marco: Contact
) -> None:
    request, _change = receive(workspace, anna, Asked("a tax adviser"))
    introduction, _change = use.suggest(workspace, anna, marco, request=request)
    assert introduction.why == "a tax adviser"
    advanced(workspace, introduction, 3)
    network = workspace.network
    given = {one.contact: one for one in network.all(Exchange)}
    assert {one.introduction for one in given.values()} == {introduction.id}
    assert {one.kind for one in given.values()} == {"introduction"}
    assert (given[anna.id].request, given[marco.id].request) == (request.id, "")
    assert marco.id in fresh(network, anna).knows
    assert anna.id in fresh(network, marco).knows
    answered = network.get(Request, request.id)
    assert answered is not None
    assert answered.status == "fulfilled"


def test_introducing_keeps_the_promise_that_was_made_for_the_request(
    workspace: Workspace, anna: Contact, marco: Contact
) -> None:
    request, _change = receive(workspace, anna, Asked("a tax adviser"))
    promised, _change = record_exchange(
        workspace, anna, Exchanged("gave", "somebody for taxes", promised=True, due=TODAY)
    )
    workspace.replace("about", (promised, promised.change({"request": request.id})))
    advanced(workspace, use.suggest(workspace, anna, marco, request=request)[0], 3)
    assert [one.done for one in workspace.network.exchanges(anna.id)] == [True]
    assert len(workspace.network.exchanges(marco.id)) == 1


def test_undo_takes_each_step_back_alone(workspace: Workspace, anna: Contact, marco: Contact) -> None:
    introduction = advanced(workspace, begun(workspace, anna, marco), 3)
    statuses = [introduction.status]
    for _step in range(3):
        workspace.undo()
        statuses.append(now(workspace, introduction).status)
    assert statuses == ["introduced", "asked-b", "asked-a", "suggested"]
    assert not list(workspace.network.all(Exchange))
    assert not fresh(workspace.network, anna).knows
    workspace.undo()
    assert workspace.network.get(Introduction, introduction.id) is None


def test_nobody_is_introduced_to_themselves(workspace: Workspace, anna: Contact) -> None:
    with pytest.raises(IntroductionError) as error:
        begun(workspace, anna, anna)
    assert say(error.value.message) == "Anna Rossi can't be introduced to themselves"


@pytest.mark.parametrize("knower", ["Anna Rossi", "Marco Neri"])
def test_two_who_know_each_other_are_not_introduced(
    workspace: Workspace, anna: Contact, marco: Contact, knower: str
) -> None:
    one, other = (anna, marco) if knower == anna.name else (marco, anna)
    workspace.replace("knows", (one, one.change({"knows": [other.id]})))
    with pytest.raises(IntroductionError, match="Anna Rossi and Marco Neri know each other already"):
        begun(workspace, fresh(workspace.network, anna), fresh(workspace.network, marco))
    assert not list(workspace.network.all(Introduction))


def test_a_pair_under_way_is_not_begun_again_either_way_round(
    workspace: Workspace, anna: Contact, marco: Contact
) -> None:
    first = begun(workspace, anna, marco)
    with pytest.raises(IntroductionError, match="is under way"):
        begun(workspace, marco, anna)
    use.decline(workspace, first)
    assert begun(workspace, marco, anna).status == "suggested"


def test_somebody_in_the_trash_is_not_introduced(workspace: Workspace, anna: Contact, marco: Contact) -> None:
    introduction = advanced(workspace, begun(workspace, anna, marco), 2)
    trash_contacts(workspace, [marco])
    with pytest.raises(IntroductionError, match="no longer among your people"):
        use.advance(workspace, introduction)
    zoe = add(workspace, "Zoe Ray")
    with pytest.raises(IntroductionError, match="Marco Neri is in the trash"):
        begun(workspace, zoe, fresh(workspace.network, marco))


def test_what_is_over_takes_no_step_and_no_no(workspace: Workspace, anna: Contact, marco: Contact) -> None:
    introduced = advanced(workspace, begun(workspace, anna, marco), 3)
    with pytest.raises(IntroductionError, match="over already"):
        use.decline(workspace, introduced)
    with pytest.raises(IntroductionError, match="say in a few words"):
        use.record_outcome(workspace, introduced, "  ")
    use.record_outcome(workspace, introduced, "they met")
    with pytest.raises(IntroductionError, match="nothing is left to do"):
        use.advance(workspace, now(workspace, introduced))


def test_an_outcome_comes_after_the_introduction(workspace: Workspace, anna: Contact, marco: Contact) -> None:
    with pytest.raises(IntroductionError, match="not introduced yet"):
        use.record_outcome(workspace, begun(workspace, anna, marco), "they met")


@pytest.mark.parametrize(("days", "asked"), [(13, 0), (14, 1), (42, 1), (43, 0)])
def test_how_it_went_is_asked_for_a_while(
    workspace: Workspace, anna: Contact, marco: Contact, days: int, asked: int
) -> None:
    advanced(workspace, begun(workspace, anna, marco), 3)
    assert len(use.to_ask_after(workspace.network, TODAY + timedelta(days=days))) == asked


def test_how_it_went_is_not_asked_again_where_nobody_wants_to_know(
    workspace: Workspace, anna: Contact, marco: Contact
) -> None:
    introduction = advanced(workspace, begun(workspace, anna, marco), 3)
    later = TODAY + timedelta(days=20)
    use.ask_no_more(workspace, introduction)
    assert use.to_ask_after(workspace.network, later) == []
    workspace.undo()
    assert use.to_ask_after(workspace.network, later) == [introduction]


def test_those_under_way_are_told_with_the_longest_waiting_first(
    workspace: Workspace, anna: Contact, marco: Contact
) -> None:
    zoe = add(workspace, "Zoe Ray")
    new, old, over = begun(workspace, anna, marco), begun(workspace, anna, zoe), begun(workspace, marco, zoe)
    before = old.change({"on": TODAY - timedelta(days=9)})
    workspace.replace("earlier", (old, before))
    use.decline(workspace, over)
    assert [one.id for one in use.under_way(workspace.network)] == [old.id, new.id]
