"""Requests: asked, answered in each way, and what each answer writes with it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from netui.domain.records import InvalidRecordError, Record
from netui.domain.tables import Exchange, Introduction, Request
from netui.services import ledger, requests
from netui.services.introductions import IntroductionError
from netui.services.profile import set_profile
from netui.services.requests import Answer, Asked, RequestError
from netui.services.workspace import Workspace
from tests.support import TODAY, add, fresh, open_workspace

R = TypeVar("R", bound=Record)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path)
    with closing(opened.repository):
        yield opened


def now(workspace: Workspace, record: R) -> R:
    found = workspace.network.get(type(record), record.id)
    assert found is not None
    return found


def entries(workspace: Workspace) -> list[Exchange]:
    return ledger.newest_first(workspace.network)


def asked_by_anna(workspace: Workspace, text: str = "a CV review") -> Request:
    request, _change = requests.receive(workspace, add(workspace, "Anna Rossi"), Asked(text, kind="feedback"))
    return request


def test_what_they_ask_is_open_and_what_is_only_known_is_not(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    asked, change = requests.receive(workspace, anna, Asked("a CV review", due=TODAY + timedelta(days=2)))
    known, _change = requests.receive(workspace, anna, Asked("a tax adviser"), known=True)
    assert change.label == "Anna Rossi asked: a CV review"
    assert (asked.direction, asked.status, asked.on, asked.due) == (
        "incoming", "open", TODAY, TODAY + timedelta(days=2),
    )  # fmt: skip
    assert known.status == "known"


def test_fulfilling_writes_the_entry_in_the_same_step_and_undo_takes_both_back(workspace: Workspace) -> None:
    request = asked_by_anna(workspace)
    requests.fulfil(workspace, request, Answer(reply="Three changes."))
    (entry,) = entries(workspace)
    assert (entry.direction, entry.note, entry.kind, entry.request) == (
        "gave", "a CV review", "feedback", request.id,
    )  # fmt: skip
    answered = now(workspace, request)
    assert (answered.status, answered.closed_on, answered.reply) == ("fulfilled", TODAY, "Three changes.")
    workspace.undo()
    assert entries(workspace) == []
    assert now(workspace, request) == request


def test_a_promise_is_in_the_ledger_and_keeping_it_there_answers_the_request(workspace: Workspace) -> None:
    request = asked_by_anna(workspace)
    requests.promise(workspace, request, TODAY + timedelta(days=3))
    (entry,) = entries(workspace)
    assert (entry.status, entry.due, entry.request) == ("promised", TODAY + timedelta(days=3), request.id)
    assert now(workspace, request).status == "promised"
    ledger.mark_done(workspace, [entry])
    assert (now(workspace, request).status, now(workspace, request).closed_on) == ("fulfilled", TODAY)


def test_fulfilling_what_was_promised_keeps_the_promise_and_writes_nothing_twice(
    workspace: Workspace,
) -> None:
    request = asked_by_anna(workspace)
    requests.promise(workspace, request, None)
    requests.fulfil(workspace, now(workspace, request), Answer(what="three changes", weight=2))
    (entry,) = entries(workspace)
    assert (entry.done, entry.note, entry.weight) == (True, "three changes", 2)


def test_promising_again_names_another_day(workspace: Workspace) -> None:
    request = asked_by_anna(workspace)
    requests.promise(workspace, request, TODAY)
    requests.promise(workspace, now(workspace, request), TODAY + timedelta(days=9))
    (entry,) = entries(workspace)
    assert entry.due == TODAY + timedelta(days=9)


def test_a_promise_for_a_day_that_is_past_is_refused_and_nothing_is_written(workspace: Workspace) -> None:
    request = asked_by_anna(workspace)
    with pytest.raises(RequestError, match=r"22 Nov is past: name a day to come"):
        requests.promise(workspace, request, TODAY - timedelta(days=2))
    assert entries(workspace) == []


def test_a_no_has_its_word_and_takes_a_promise_along(workspace: Workspace) -> None:
    request = asked_by_anna(workspace)
    requests.promise(workspace, request, TODAY)
    with pytest.raises(RequestError, match="say why"):
        requests.decline(workspace, now(workspace, request), " ")
    requests.decline(workspace, now(workspace, request), "I know too little of product work")
    assert now(workspace, request).reply == "I know too little of product work"
    assert (now(workspace, request).status, entries(workspace)) == ("declined", [])


def test_a_no_can_name_who_could_and_begins_the_introduction(workspace: Workspace) -> None:
    request = asked_by_anna(workspace, "a tax adviser")
    marco = add(workspace, "Marco Neri")
    _change, introduction = requests.decline(workspace, request, "not my field", instead=marco)
    assert introduction is not None
    stored = now(workspace, introduction)
    assert (stored.a, stored.b, stored.why, stored.request, stored.status) == (
        request.contact, marco.id, "a tax adviser", request.id, "suggested",
    )  # fmt: skip
    workspace.undo()
    assert list(workspace.network.all(Introduction)) == []
    assert now(workspace, request).status == "open"


def test_a_no_that_names_the_asker_is_refused_whole(workspace: Workspace) -> None:
    request = asked_by_anna(workspace)
    anna = workspace.network.get(type(add(workspace, "x")), request.contact)
    with pytest.raises(IntroductionError, match="can't be introduced to themselves"):
        requests.decline(workspace, request, "no", instead=anna)
    assert now(workspace, request).status == "open"


@pytest.mark.parametrize("how", ["fulfil", "promise", "decline", "withdraw"])
def test_what_is_answered_is_not_answered_again(workspace: Workspace, how: str) -> None:
    request = asked_by_anna(workspace)
    requests.fulfil(workspace, request)
    answered = now(workspace, request)
    acts: dict[str, Callable[[], object]] = {
        "fulfil": lambda: requests.fulfil(workspace, answered),
        "promise": lambda: requests.promise(workspace, answered, TODAY),
        "decline": lambda: requests.decline(workspace, answered, "no"),
        "withdraw": lambda: requests.withdraw(workspace, answered),
    }
    with pytest.raises(RequestError, match=r"“a CV review” has its answer since 24 Nov: fulfilled"):
        acts[how]()
    assert len(entries(workspace)) == 1


def test_nobody_asks_or_is_asked_by_themselves(workspace: Workspace) -> None:
    set_profile(workspace, {"name": "Livia Serra"})
    me = add(workspace, "Livia SERRA")
    for act in (
        lambda: requests.receive(workspace, me, Asked("tea")),
        lambda: requests.ask(workspace, [me], Asked("tea")),
    ):
        with pytest.raises(RequestError, match="is you: name somebody else"):
            act()
    assert list(workspace.network.all(Request)) == []


def test_several_are_asked_in_one_step_and_each_answers_for_themselves(workspace: Workspace) -> None:
    need, _change = requests.need(workspace, Asked("a first client in health care", tags=["health"]))
    people = [add(workspace, "Anna Rossi"), add(workspace, "Marco Neri")]
    asked, change = requests.ask(workspace, people, Asked(need.text), anyway="the tender closes on Friday")
    assert change.label == "ask Anna Rossi and Marco Neri: a first client in health care"
    assert {one.asked_anyway for one in asked} == {"the tender closes on Friday"}
    assert {one.id for one in requests.asked_about(workspace.network, need)} == {one.id for one in asked}

    requests.fulfil(workspace, asked[0], Answer(what="an introduction to the clinic"))
    (entry,) = entries(workspace)
    assert (entry.direction, entry.contact) == ("received", people[0].id)
    assert now(workspace, need).status == "fulfilled"  # what I looked for is found
    assert now(workspace, asked[1]).status == "open"  # who was asked still has a word to hear
    workspace.undo()
    assert [one.id for one in requests.own_needs(workspace.network)] == [need.id]


def test_nobody_is_asked_twice_for_the_same_before_they_answered(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    requests.ask(workspace, [anna], Asked("a reference", on=date(2026, 11, 2)))
    with pytest.raises(RequestError, match="Anna Rossi was asked for this on 2 Nov and has not answered yet"):
        requests.ask(workspace, [anna], Asked("A reference"))


def test_a_need_of_mine_can_be_met_by_somebody_who_was_not_asked(workspace: Workspace) -> None:
    need, _change = requests.need(workspace, Asked("ISO 27001, alone"))
    marco = add(workspace, "Marco Neri")
    requests.fulfil(workspace, need, Answer(by=marco))
    (entry,) = entries(workspace)
    assert (entry.direction, entry.contact, entry.request) == ("received", marco.id, need.id)
    assert now(workspace, need).contact == marco.id


def test_a_need_that_no_longer_is_one_is_withdrawn(workspace: Workspace) -> None:
    need, _change = requests.need(workspace, Asked("ISO 27001, alone"))
    requests.withdraw(workspace, need, "done without")
    assert (now(workspace, need).status, now(workspace, need).reply) == ("withdrawn", "done without")
    assert requests.own_needs(workspace.network) == []


def test_an_entry_that_goes_to_the_trash_opens_its_request_again(workspace: Workspace) -> None:
    request = asked_by_anna(workspace)
    requests.fulfil(workspace, request)
    (entry,) = entries(workspace)
    ledger.trash_exchanges(workspace, [entry])
    assert (now(workspace, request).status, now(workspace, request).closed_on) == ("open", None)
    ledger.untrash_exchanges(workspace, [now(workspace, entry)])
    assert now(workspace, request).status == "fulfilled"


def test_a_request_without_words_is_no_request(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    with pytest.raises(InvalidRecordError, match="text is missing"):
        requests.receive(workspace, fresh(workspace.network, anna), Asked("  "))


@pytest.mark.parametrize("weight", [0, 9])
def test_a_weight_is_one_to_five_and_else_nothing_is_answered(workspace: Workspace, weight: int) -> None:
    request = asked_by_anna(workspace)
    with pytest.raises(InvalidRecordError, match="weight should be a whole number from 1 to 5"):
        requests.fulfil(workspace, request, Answer(weight=weight))
    assert now(workspace, request).status == "open"
