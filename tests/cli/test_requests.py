"""requests, asked, need, ask, answer, who, publish."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Run, one_line


@pytest.fixture(autouse=True)
def anna_and_marco(netui: Run) -> None:
    netui("add", "Anna Rossi", "--interests", "open data")
    netui("add", "Marco Neri", "--offers", "tax law", "--role", "Tax adviser")


def requests(netui: Run, *more: str) -> list[dict[str, Any]]:
    return list(json.loads(netui("requests", "--json", *more).out))


def only(netui: Run, *more: str) -> dict[str, Any]:
    (found,) = requests(netui, *more)
    return found


def ledger(netui: Run) -> list[dict[str, Any]]:
    return list(json.loads(netui("ledger", "--json").out))


def test_what_somebody_asks_is_on_the_board_until_it_is_answered(netui: Run) -> None:
    asked = netui("asked", "anna", "a", "CV review", "--by", "friday", "--kind", "feedback", "--tag", "CV")
    request = only(netui)
    assert asked.out == f"Anna Rossi asked: a CV review ({request['short']})\n"
    expected = {
        "section": "incoming", "table": "requests", "direction": "incoming", "status": "open",
        "due": "2026-11-27", "kind": "feedback", "tags": ["CV"], "on": "2026-11-24",
    }  # fmt: skip
    assert {name: request[name] for name in expected} == expected
    assert "by Fri 27 Nov, asked today" in netui("requests").out

    assert netui("answer", request["short"], "--done", "--what", "three changes").code == 0
    assert requests(netui) == []
    (entry,) = ledger(netui)
    assert (entry["note"], entry["kind"], entry["request"]) == ("three changes", "feedback", request["id"])
    assert only(netui, "--answered")["status"] == "fulfilled"


def test_a_promise_is_by_a_day_to_come(netui: Run) -> None:
    netui("asked", "anna", "a CV review")
    past = netui("answer", "CV review", "--promise", "20 nov 2026")
    assert past.code == 1
    assert "20 Nov is past: name a day to come" in one_line(past.err)
    assert netui("answer", "CV review", "--promise", "friday").code == 0
    assert only(netui)["status"] == "promised"
    assert only(netui)["due"] == "2026-11-27"


def test_an_honest_no_may_name_who_could(netui: Run) -> None:
    netui("asked", "anna", "a tax adviser")
    declined = netui("answer", "tax", "--decline", "not my field", "--but", "marco")
    assert declined.code == 0
    assert "an introduction begins" in declined.out
    assert only(netui)["section"] == "introductions"


@pytest.mark.parametrize("how", [["--done"], ["--promise"], ["--decline", "no"], ["--withdraw"]])
def test_what_is_answered_is_not_answered_again(netui: Run, how: list[str]) -> None:
    netui("asked", "anna", "a CV review")
    netui("answer", "CV", "--done")
    again = netui("answer", "CV", *how)
    assert again.code == 1
    assert "“a CV review” has its answer since 24 Nov: fulfilled" in one_line(again.err)
    assert len(ledger(netui)) == 1


def test_where_several_requests_fit_they_are_listed_and_none_is_answered(netui: Run) -> None:
    netui("asked", "anna", "a CV review")
    netui("asked", "marco", "a CV review")
    unclear = netui("answer", "CV", "--done")
    assert unclear.code == 1
    assert "Anna Rossi" in one_line(unclear.err)
    assert "Marco Neri" in unclear.err
    assert netui("answer", "anna", "CV", "--done").code == 0


def test_an_answer_says_how(netui: Run) -> None:
    netui("asked", "anna", "a CV review")
    assert netui("answer", "CV").code == 2
    assert netui("answer", "CV", "--done", "--but", "marco").code == 2
    for weight in ("0", "9"):
        assert netui("answer", "CV", "--done", "--weight", weight).code == 2
    assert only(netui)["status"] == "open"


def test_asking_somebody_whom_i_gave_nothing_ends_with_3_and_says_what_could_be_given(netui: Run) -> None:
    netui("asked", "anna", "a tax adviser", "--known")
    guarded = netui("ask", "anna", "a reference")
    assert guarded.code == 3
    assert "Anna Rossi, give first: " in guarded.err
    assert "you could: introduce Anna Rossi ↔ Marco Neri: a tax adviser" in guarded.err
    assert "--anyway WHY asks all the same" in guarded.err
    assert [one["section"] for one in requests(netui)] == ["needs"]

    asked = netui("ask", "anna", "a reference", "--anyway", "she offered last week")
    assert asked.code == 0
    (request,) = [one for one in requests(netui) if one["section"] == "outgoing"]
    assert request["asked_anyway"] == "she offered last week"


def test_asking_somebody_with_whom_i_stand_well_says_nothing_about_it(netui: Run) -> None:
    netui("gave", "marco", "a client")
    asked = netui("ask", "marco", "which form for VAT")
    assert (asked.code, asked.err) == (0, "")
    assert only(netui)["status"] == "open"
    assert "asked_anyway" not in only(netui)


def test_nobody_asks_themselves(netui: Run) -> None:
    netui("profile", "--set", "name=Anna Rossi")
    for command in (["ask", "anna", "tea"], ["asked", "anna", "tea"]):
        refused = netui(*command)
        assert refused.code == 1
        assert "Anna Rossi is you" in one_line(refused.err)


def test_a_need_of_mine_is_asked_of_whom_i_choose_by_its_id(netui: Run) -> None:
    need = netui("need", "a tax adviser for my own books", "--tag", "tax")
    request = only(netui)
    assert need.out == f"your need: a tax adviser for my own books ({request['short']})\n"
    assert f"netui who {request['short']}" in need.err
    who = json.loads(netui("who", request["short"], "--json").out)
    assert [one["name"] for one in who] == ["Marco Neri"]
    assert who[0]["fit"]["reasons"]
    assert who[0]["standing"]["value"] == 0.0

    netui("ask", "marco", request["short"], "--anyway", "it is his trade")
    (asked,) = [one for one in requests(netui) if one["section"] == "outgoing"]
    assert (asked["text"], asked["tags"]) == ("a tax adviser for my own books", ["tax"])
    netui("answer", asked["short"], "--done")
    assert requests(netui) == []


def test_a_need_that_nobody_can_meet_says_so(netui: Run) -> None:
    nobody = netui("who", "harpsichord tuning")
    assert (nobody.code, nobody.out) == (0, "")
    assert "nobody among your people offers that yet" in nobody.err


def test_a_need_of_mine_can_be_published(netui: Run) -> None:
    netui("need", "a first client in health care")
    text = netui("publish", "health care").out
    assert "a first client in health care" in text
    assert "Marco" not in text


def test_the_board_is_narrowed_by_words_and_empty_says_so(netui: Run) -> None:
    assert "nobody waits for an answer" in netui("requests").err
    netui("asked", "anna", "a CV review")
    netui("asked", "marco", "a website", "--known")
    assert [one["text"] for one in requests(netui, "website")] == ["a website"]
    assert [one["text"] for one in requests(netui, "--", "-website")] == ["a CV review"]
    assert "no request fits" in netui("requests", "harpsichord").err
