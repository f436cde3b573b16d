"""thanks, outcome and outcomes."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Run, one_line


def entries(netui: Run) -> dict[str, dict[str, Any]]:
    """Return the entries of the ledger by their note."""
    return {entry["note"]: entry for entry in json.loads(netui("ledger", "--json").out)}


@pytest.fixture(autouse=True)
def anna(netui: Run) -> None:
    """Anna gave a referral and received a tip."""
    netui("add", "Anna Rossi")
    netui("got", "anna", "a referral", "--kind", "referral", "--on", "9 Nov")
    netui("gave", "anna", "a tip", "--kind", "advice", "--on", "2 Nov")


def test_thanks_are_written_by_contact_and_by_entry(netui: Run) -> None:
    said = netui("thanks", "anna", "rossi")
    assert (said.code, said.out) == (0, "you thanked Anna Rossi: a referral\n")
    assert entries(netui)["a referral"]["thanked_on"] == "2026-11-24"

    said = netui("thanks", entries(netui)["a tip"]["short"], "--on", "3 Nov")
    assert (said.code, said.out) == (0, "Anna Rossi thanked you: a tip\n")
    assert entries(netui)["a tip"]["thanked_on"] == "2026-11-03"

    netui("undo")
    assert "thanked_on" not in entries(netui)["a tip"]
    assert netui("thanks", "anna", "--theirs").out == "Anna Rossi thanked you: a tip\n"


def test_thanks_that_could_be_for_several_list_them(netui: Run) -> None:
    netui("got", "anna", "a lamp")
    failed = netui("thanks", "anna")
    assert failed.code == 1
    said = one_line(failed.err)
    for note in ("a referral", "a lamp"):
        entry = entries(netui)[note]
        assert f"{note} ({entry['short']})" in said
        assert "thanked_on" not in entry


def test_thanks_for_nothing_fail_in_a_line(netui: Run) -> None:
    netui("thanks", "anna")
    for words, said in (
        (("anna",), "nothing from Anna Rossi waits for your thanks"),
        ((entries(netui)["a referral"]["short"],), "thanks were said already, on 24 Nov 2026"),
        ((entries(netui)["a referral"]["short"], "--theirs"), "thanks were said already"),
        (("bruno",), "nobody is called “bruno”"),
        (("anna", "--theirs", "--on", "someday"), "“someday” is no date"),
    ):
        failed = netui("thanks", *words)
        assert failed.code == 1
        assert said in one_line(failed.err)


def test_what_came_of_an_entry_is_written_piece_by_piece(netui: Run) -> None:
    ident = entries(netui)["a referral"]["short"]
    said = netui("outcome", ident, "client")
    assert (said.code, said.out) == (0, "received from Anna Rossi: a referral → client\n")
    said = netui("outcome", "referral", "--value", "1.500,00 €")
    assert said.out == "received from Anna Rossi: a referral → client, 1500.00 EUR\n"
    stored = entries(netui)["a referral"]
    assert stored["outcome"] == "client"
    assert stored["value"] == {"amount": "1500.00", "currency": "EUR"}
    assert netui("outcome", ident, "client", "--value", "1,500.00 EUR").out == "nothing changed\n"
    netui("undo")
    assert "value" not in entries(netui)["a referral"]


def test_an_outcome_that_does_not_hold_changes_nothing(netui: Run) -> None:
    ident = entries(netui)["a referral"]["short"]
    for words, code, said in (
        ((ident,), 2, "say what came of it: client, assignment, job, other"),
        ((ident, "friend"), 2, "friend"),
        ((ident, "job", "--value", "lots"), 1, "value should be an amount with its currency"),
        ((ident, "job", "--value", "1500"), 1, "value should end in a currency"),
        (("boat", "job"), 1, "no entry of the ledger is “boat”"),
    ):
        failed = netui("outcome", *words)
        assert failed.code == code, words
        assert said in one_line(failed.err)
    assert not {"outcome", "value"} & set(entries(netui)["a referral"])


def test_outcomes_are_summed_each_direction_and_currency_by_itself(netui: Run) -> None:
    netui("got", "anna", "a lead", "--kind", "referral")
    netui("outcome", "a referral", "client", "--value", "1.500,50 €")
    netui("outcome", "a lead", "assignment", "--value", "90 USD")
    netui("outcome", "a tip", "job")

    shown = netui("outcomes", "--by", "kind")
    assert shown.code == 0
    assert [line.split("  ")[-1] for line in shown.lines if "  " in line.strip()] == [
        "what", "1 client, 1 assignment", "what", "1 job",
    ]  # fmt: skip
    assert shown.lines[1] == "what came to you"
    assert "1500.50 EUR, 90 USD" in shown.lines[3]
    assert "what came to them" in shown.lines

    rows = json.loads(netui("outcomes", "--by", "person", "--json").out)
    assert [(row["direction"], row["name"], row["count"], row["amounts"]) for row in rows] == [
        ("received", "Anna Rossi", 2, {"EUR": "1500.50", "USD": "90"}),
        ("gave", "Anna Rossi", 1, {}),
    ]
    assert set(rows[1]["exchanges"]) == {entries(netui)["a tip"]["id"]}


def test_outcomes_are_told_apart_by_what_led_to_them(netui: Run) -> None:
    netui("outcome", "a referral", "client", "--value", "10 EUR")
    for by, name in (
        ("outcome", "a client"), ("introducer", "nobody written down who introduced you"),
        ("channel", "no channel written down"), ("through", "directly"), ("year", "2026"),
    ):  # fmt: skip
        (row,) = json.loads(netui("outcomes", "--by", by, "--json").out)
        assert row["name"] == name
    assert netui("outcomes", "--by", "colour").code == 2


def test_nothing_that_came_of_anything_is_no_mistake(netui: Run) -> None:
    ran = netui("outcomes")
    assert (ran.code, ran.out) == (0, "")
    assert "netui outcome ENTRY" in ran.err
    assert json.loads(netui("outcomes", "--json").out) == []
