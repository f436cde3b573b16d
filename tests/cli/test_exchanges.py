"""gave, got and ledger."""

import json

import pytest

from tests.cli.conftest import Run, one_line


@pytest.fixture(autouse=True)
def anna_and_luca(netui: Run) -> None:
    netui("add", "Anna Rossi")
    netui("add", "Luca Bianchi", "--company", "Globex")


def only(netui: Run) -> dict[str, object]:
    (found,) = json.loads(netui("ledger", "--json").out)
    return dict(found)


def test_what_was_given_is_in_the_ledger(netui: Run) -> None:
    gave = netui("gave", "anna", "a tip", "on rent", "--kind", "advice", "--weight", "3", "--on", "12 Nov")
    entry = only(netui)

    assert gave.code == 0
    assert gave.out == f"gave Anna Rossi: a tip on rent ({entry['short']})\n"
    expected = {
        "direction": "gave", "note": "a tip on rent", "kind": "advice", "weight": 3, "on": "2026-11-12",
        "status": "done",
    }  # fmt: skip
    assert {name: entry[name] for name in expected} == expected


def test_what_was_received_is_in_the_ledger(netui: Run) -> None:
    assert netui("got", "anna", "feedback on my CV").out.startswith(
        "received from Anna Rossi: feedback on my CV ("
    )
    assert only(netui)["direction"] == "received"
    assert only(netui)["on"] == "2026-11-24"


def test_a_promise_may_have_a_day(netui: Run) -> None:
    promised = netui("gave", "anna", "the slides", "--promise", "friday")

    assert promised.out.startswith("promise Anna Rossi: the slides (")
    assert only(netui)["status"] == "promised"
    assert only(netui)["due"] == "2026-11-27"


def test_a_promise_may_have_no_day(netui: Run) -> None:
    netui("got", "anna", "an introduction", "--promise")

    assert only(netui)["status"] == "promised"
    assert "due" not in only(netui)


@pytest.mark.parametrize("written", ["2026-02-30", "31 April", "soonish"])
def test_a_date_that_does_not_exist_changes_nothing(netui: Run, written: str) -> None:
    failed = netui("gave", "anna", "a tip", "--on", written)

    assert failed.code == 1
    assert written in one_line(failed.err)
    assert json.loads(netui("ledger", "--json").out) == []


def test_the_ledger_of_one_contact_has_turnover_and_balance_with_their_reasons(netui: Run) -> None:
    netui("gave", "anna", "a tip on rent")
    netui("got", "luca", "a lamp")
    shown = netui("ledger", "anna", "rossi").lines

    assert shown[0] == "turnover  1.0 a year: one exchange in the last 12 months: gave 1, received 0"
    assert shown[1] == "balance   +0.50: you gave once: a tip on rent"
    assert len(shown) == 5
    assert "lamp" not in netui("ledger", "anna").out


def test_the_whole_ledger_says_with_whom_newest_first(netui: Run) -> None:
    netui("gave", "anna", "a tip on rent", "--on", "yesterday")
    netui("got", "luca", "a lamp")
    rows = netui("ledger").lines[4:]

    assert [("Luca Bianchi" in row, "Anna Rossi" in row) for row in rows] == [(True, False), (False, True)]
    assert rows[0].split()[:4] == ["24", "Nov", "<", "received"]


def test_the_ledger_takes_a_query(netui: Run) -> None:
    netui("gave", "anna", "a tip on rent", "--kind", "advice")
    netui("got", "luca", "a lamp", "--kind", "resource")
    found = json.loads(netui("ledger", "--filter", "kind:advice", "--json").out)

    assert [entry["note"] for entry in found] == ["a tip on rent"]
    assert netui("ledger", "--filter", "flavour:sweet").code == 2


def test_an_empty_ledger_says_how_to_begin(netui: Run) -> None:
    ran = netui("ledger")
    assert (ran.code, ran.out) == (0, "")
    assert "netui gave" in ran.err


def test_a_statement_tells_both_sides_to_the_person(netui: Run) -> None:
    netui("gave", "anna", "a *tip* on rent", "--weight", "3")
    netui("got", "anna", "the slides", "--promise", "friday")
    netui("got", "luca", "a lamp")
    told = netui("ledger", "anna", "rossi", "--as", "md")

    assert (told.code, told.err) == (0, "")
    assert told.lines[0] == "# What Anna Rossi and I have given each other"
    assert "- 24 Nov: a \\*tip\\* on rent" in told.lines
    assert "- Anna promised: the slides, by 27 Nov" in told.lines
    assert "lamp" not in told.out


def test_a_statement_of_nothing_is_a_sentence(netui: Run) -> None:
    told = netui("ledger", "luca", "--as", "md")
    assert told.code == 0
    assert told.lines[-1] == "We have not exchanged, promised or asked each other anything yet."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "about one person: “netui ledger CONTACT --as md”"),
        (("anna", "--json"), "leave out --filter and --json"),
        (("anna", "--filter", "tip"), "leave out --filter and --json"),
    ],
)
def test_a_statement_is_of_one_person_and_whole(netui: Run, arguments: tuple[str, ...], said: str) -> None:
    failed = netui("ledger", *arguments, "--as", "md")
    assert (failed.code, failed.out) == (2, "")
    assert said in one_line(failed.err)


def test_a_statement_has_a_format(netui: Run) -> None:
    assert netui("ledger", "anna", "--as", "pdf").code == 2
