"""openings, heard, pass, close, share."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Run, one_line


@pytest.fixture(autouse=True)
def people(netui: Run) -> None:
    netui(
        "add",
        "Anna Rossi",
        "--role",
        "Data engineer",
        "--goals",
        "job-search",
        "--interests",
        "AI regulation",
    )
    netui("add", "Marco Neri", "--offers", "tax law")
    netui("add", "Chiara Fontanesi", "--role", "Recruiter")


def openings(netui: Run, *more: str) -> list[dict[str, Any]]:
    return list(json.loads(netui("openings", "--json", *more).out))


def ledger(netui: Run) -> list[dict[str, Any]]:
    return list(json.loads(netui("ledger", "--json").out))


def heard(netui: Run) -> str:
    return netui(
        "heard",
        "Data engineer",
        "--company",
        "Acme",
        "--from",
        "chiara",
        "--closes",
        "in 2 weeks",
        "--tag",
        "data",
    ).out


def test_an_opening_says_whom_it_fits_and_why(netui: Run) -> None:
    assert heard(netui).startswith("heard of Data engineer, Acme (")
    (opening,) = openings(netui)
    assert (opening["status"], opening["on"], opening["closes_on"]) == ("open", "2026-11-24", "2026-12-08")
    (fit,) = opening["fits"]
    assert fit["name"] == "Anna Rossi"
    assert fit["reasons"]
    assert "Anna Rossi" in netui("openings").out


def test_an_opening_is_passed_on_to_several_once_each(netui: Run) -> None:
    heard(netui)
    passed = netui("pass", "data engineer", "anna", "marco")
    assert passed.out == "pass on Data engineer to Anna Rossi and Marco Neri\n"
    assert [(entry["kind"], entry["note"]) for entry in ledger(netui)] == [
        ("opening", "Data engineer, Acme")
    ] * 2

    again = netui("pass", "data engineer", "anna")
    assert again.code == 1
    assert "Anna Rossi had “Data engineer” from you on 24 Nov" in one_line(again.err)
    back = netui("pass", "data engineer", "chiara")
    assert "it was Chiara Fontanesi who told you of it" in one_line(back.err)
    netui("add", "Giulia Riva")
    more = netui("pass", "data engineer", "anna", "giulia")
    assert "Anna Rossi had it from you before" in more.err
    assert len(ledger(netui)) == 3
    netui("undo")
    assert len(ledger(netui)) == 2
    assert len(openings(netui)[0]["passed"]) == 2


def test_an_opening_closes_on_its_day_or_when_somebody_got_it(netui: Run) -> None:
    heard(netui)
    netui("pass", "data", "anna")
    closed = netui("close", "data", "--filled", "anna")
    assert closed.out == "close Data engineer, Acme\n"
    assert openings(netui) == []
    (opening,) = openings(netui, "--all")
    assert (opening["status"], opening["note"]) == ("filled", "2026-11-24: Anna Rossi got it")
    assert ledger(netui)[0]["outcome"] == "job"
    for refused in (netui("close", "data"), netui("pass", "data", "marco")):
        assert refused.code == 1
        assert "is closed" in one_line(refused.err)

    netui("heard", "Old lead", "--closes", "2026-11-24")
    assert [one["title"] for one in openings(netui)] == ["Old lead"]


def test_an_opening_whose_day_is_past_is_no_longer_open(netui: Run) -> None:
    netui("heard", "Old lead", "--closes", "2026-11-01")
    assert openings(netui) == []
    refused = netui("pass", "old lead", "anna")
    assert "“Old lead” is closed" in one_line(refused.err)


def test_a_share_lists_who_cares_and_goes_to_several_in_one_step(netui: Run) -> None:
    shared = netui(
        "share", "EU AI Act, in two pages", "--topic", "AI regulation", "--url", "https://x.example"
    )
    assert shared.out.splitlines()[0].startswith("to share: EU AI Act, in two pages (")
    assert "Anna Rossi" in shared.out
    assert ledger(netui) == []

    netui("share", "EU AI Act, in two pages", "--with", "anna", "--with", "marco")
    assert [(entry["kind"], entry["direction"]) for entry in ledger(netui)] == [("information", "gave")] * 2
    again = netui("pass", "EU AI Act", "anna")
    assert again.code == 1
    assert "Anna Rossi had “EU AI Act, in two pages” from you before" in one_line(again.err)
    netui("undo")
    assert ledger(netui) == []


def test_nothing_is_passed_on_that_is_not_there(netui: Run) -> None:
    assert "no opening: “netui heard TITLE” writes one down" in netui("openings").err
    missing = netui("pass", "harpsichord", "anna")
    assert missing.code == 1
    assert "harpsichord" in one_line(missing.err)
