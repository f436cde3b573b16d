"""log: what quick entry understood is said and written down."""

import json

import pytest

from tests.cli.conftest import Run, one_line
from tests.terminal.pseudo import Terminal, netui_command


@pytest.fixture(autouse=True)
def anna(netui: Run) -> None:
    netui("add", "Anna Rossi")


def names(netui: Run) -> list[str]:
    return [contact["name"] for contact in json.loads(netui("list", "--json").out)]


def timeline(netui: Run, name: str) -> list[dict[str, object]]:
    (found,) = json.loads(netui("show", name, "--json").out)
    return list(found["timeline"])


def test_a_time_in_touch_is_written_down_and_said(netui: Run) -> None:
    logged = netui("log", "coffee with Anna Rossi yesterday #python")

    assert logged.code == 0
    assert "Anna Rossi" in logged.out
    assert "23 Nov" in logged.out
    (event,) = timeline(netui, "anna")
    assert (event["table"], event["on"], event["kind"]) == ("interactions", "2026-11-23", "meeting")


def test_words_need_no_quotes(netui: Run) -> None:
    assert netui("log", "caffè", "con", "Anna", "Rossi", "ieri").code == 0
    assert timeline(netui, "anna")[0]["on"] == "2026-11-23"


def test_a_gift_goes_to_the_ledger(netui: Run) -> None:
    netui("log", "gave Anna a tip on rent")
    (entry,) = json.loads(netui("ledger", "--json").out)
    assert (entry["direction"], entry["note"]) == ("gave", "a tip on rent")


def test_an_unknown_name_is_not_added_unasked(netui: Run) -> None:
    failed = netui("log", "coffee with Bruno Conti")

    assert failed.code == 1
    said = one_line(failed.err)
    assert "Bruno Conti" in said
    assert "--new" in said
    assert names(netui) == ["Anna Rossi"]


def test_an_unknown_name_is_added_where_that_is_said_as_one_step_of_undo(netui: Run) -> None:
    logged = netui("log", "--new", "coffee with Bruno Conti")

    assert logged.lines[-1] == "Bruno Conti is a new contact"
    assert names(netui) == ["Anna Rossi", "Bruno Conti"]
    netui("undo")
    assert names(netui) == ["Anna Rossi"]


@pytest.mark.parametrize(("answer", "expected"), [("y", ["Anna Rossi", "Bruno Conti"]), ("", ["Anna Rossi"])])
def test_somebody_at_a_terminal_is_asked(netui: Run, data: object, answer: str, expected: list[str]) -> None:
    command = netui_command("--data", str(data), "log", "coffee with Bruno Conti")
    with Terminal(command) as terminal:
        terminal.expect("Bruno Conti", "[y/N]")
        terminal.press(*answer, "enter")
        assert terminal.ended() == (0 if answer else 1)
    assert names(netui) == expected


def test_a_name_that_several_have_lists_them_and_writes_nothing(netui: Run) -> None:
    netui("add", "Anna Russo", "--company", "Globex")
    failed = netui("log", "coffee with Anna")

    assert failed.code == 1
    said = one_line(failed.err)
    assert "Anna Rossi" in said
    assert "Anna Russo (Globex" in said
    assert timeline(netui, "anna rossi") == []


@pytest.mark.parametrize("line", ["coffee with Anna on 30 February", "coffee", ""])
def test_a_line_that_lacks_something_says_what(netui: Run, line: str) -> None:
    failed = netui("log", line)

    assert failed.code == 1
    one_line(failed.err)
    assert timeline(netui, "anna") == []
