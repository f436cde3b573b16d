"""add, list, show and due."""

import json
import shlex
from datetime import date

from tests.cli.conftest import Run, one_line
from tests.support import TODAY, FixedClock


def test_a_contact_that_was_added_is_listed(netui: Run) -> None:
    added = netui("add", "Anna", "Rossi", "--company", "Acme", "--circle", "close", "--tag", "python")

    assert added.code == 0
    assert added.out.startswith("added Anna Rossi (")
    header, row = netui("list").lines
    assert header.split() == ["name", "company", "circle", "id"]
    assert row.split()[:4] == ["Anna", "Rossi", "Acme", "close"]


def test_every_field_can_be_told_when_adding(netui: Run) -> None:
    line = """
        add 'Anna Rossi' --company Acme --role engineer --sector software --place Rome
        --email a@acme.example --email anna@home.example --phone '+39 06 1' --facebook anna.r
        --linkedin https://linkedin.example/in/anna --web https://anna.example
        --circle inner --cadence 10 --relation ally --stage connected --trust 4
        --tag a --tag b --offers tax --interests ai --goals clients --alias Annina
        --birthday=--03-01 --met '12 Nov' --how 'at a fair' --note 'likes tea' --star
    """
    netui(*shlex.split(line))
    (found,) = json.loads(netui("list", "--json").out)

    handles = {(handle["kind"], handle["value"]) for handle in found.pop("handles")}
    assert handles == {
        ("email", "a@acme.example"), ("email", "anna@home.example"), ("phone", "+39 06 1"),
        ("linkedin", "https://linkedin.example/in/anna"), ("web", "https://anna.example"),
        ("facebook", "anna.r"),
    }  # fmt: skip
    expected = {
        "name": "Anna Rossi", "company": "Acme", "role": "engineer", "sector": "software", "place": "Rome",
        "circle": "inner", "cadence_days": 10, "relation": "ally", "stage": "connected", "trust": 4,
        "tags": ["a", "b"], "offers": ["tax"], "interests": ["ai"], "goals": ["clients"],
        "aliases": ["Annina"],
        "birthday": "--03-01", "met_on": "2026-11-12", "met_how": "at a fair", "notes": "likes tea",
        "starred": True,
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected


def test_adding_somebody_of_the_same_name_says_so(netui: Run) -> None:
    netui("add", "José Rossi")
    again = netui("add", "jose rossi")

    assert again.code == 0
    assert "there is another José Rossi already" in again.err
    assert len(netui("list").lines) == 3


def test_a_value_that_does_not_hold_names_the_field(netui: Run) -> None:
    failed = netui("add", "Anna", "--trust", "9", "--cadence", "often")

    assert failed.code == 1
    said = one_line(failed.err)
    assert "trust should be a whole number from 1 to 5" in said
    assert "cadence_days" in said
    assert "no contact yet" in netui("list").err


def test_a_name_that_is_nothing_is_refused(netui: Run) -> None:
    assert one_line(netui("add", " \x1b ").err).startswith("name ")


def test_a_query_narrows_the_list(netui: Run) -> None:
    netui("add", "Anna Rossi", "--sector", "law", "--circle", "close")
    netui("add", "Luca Bianchi", "--sector", "law")
    netui("add", "Zoë Novák", "--sector", "design", "--circle", "close")

    assert [line.split("  ")[0] for line in netui("list", "sector:law").lines[1:]] == [
        "Anna Rossi",
        "Luca Bianchi",
    ]
    assert [line.split("  ")[0] for line in netui("list", "circle:close", "zoe").lines[1:]] == ["Zoë Novák"]
    nobody = netui("list", "sector:mining")
    assert (nobody.code, nobody.out, nobody.err) == (0, "", "no contact fits\n")


def test_a_query_that_does_not_hold_is_refused(netui: Run) -> None:
    failed = netui("list", "colour:red")

    assert failed.code == 2
    assert "there is no field “colour”" in one_line(failed.err)


def test_those_due_are_listed_with_the_reason(netui: Run) -> None:
    netui("add", "Anna Rossi", "--circle", "close", clock=FixedClock(date(2026, 9, 1)))
    netui("log", "lunch with Anna Rossi", clock=FixedClock(date(2026, 10, 13)))
    netui("add", "Luca Bianchi", "--circle", "wide")

    _header, row = netui("due").lines
    assert row.split("  ")[0] == "Anna Rossi"
    assert "42 days since lunch, you keep 30" in row
    assert row.split()[2] == "12"


def test_due_stops_where_it_is_told_to_and_says_that_there_are_more(netui: Run) -> None:
    for name in ("Anna", "Bruno", "Carla"):
        netui("add", name, "--circle", "inner", clock=FixedClock(date(2026, 1, 1)))

    limited = netui("due", "--limit", "1")
    assert len(limited.lines) == 2
    assert limited.err == "and more; --all lists everyone\n"
    assert len(netui("due", "--all").lines) == 4
    assert netui("due", "--limit", "3").err == ""
    assert len(json.loads(netui("due", "--json", "--limit", "2").out)) == 2
    assert len(json.loads(netui("due", "--json").out)) == 3


def test_nobody_due_is_no_mistake(netui: Run) -> None:
    netui("add", "Anna")
    ran = netui("due")
    assert (ran.code, ran.out, ran.err) == (0, "", "nobody to reconnect with today\n")


def test_a_contact_is_shown_whole(netui: Run) -> None:
    netui("add", "Luca Bianchi", "--circle", "inner")
    netui("add", "Anna Rossi", "--company", "Acme", "--role", "engineer", "--email", "a@acme.example",
          "--offers", "tax", "--note", "likes tea\nhates calls", "--star")  # fmt: skip
    netui("log", "lunch with Anna Rossi and Luca Bianchi yesterday")
    netui("gave", "anna", "a tip on rent")
    shown = netui("show", "anna").out

    for text in (
        "★ Anna Rossi", "engineer, Acme", "a@acme.example", "tax", "likes tea", "  hates calls",
        "1 day since lunch", "attention", "you gave once: a tip on rent", "23 Nov", "with Luca Bianchi",
    ):  # fmt: skip
        assert text in shown


def test_a_contact_is_found_by_part_of_the_name_an_alias_an_email_or_the_short_id(netui: Run) -> None:
    netui("add", "Anna Rossi", "--alias", "Nina", "--email", "anna@acme.example")
    (found,) = json.loads(netui("list", "--json").out)

    for words in ("rossi", "ann ros", "nina", "anna@acme.example", found["short"], found["id"]):
        assert netui("show", *words.split()).lines[0].startswith("Anna Rossi ")


def test_a_name_that_nobody_has_fails_and_says_what_to_do(netui: Run) -> None:
    netui("add", "Anna Rossi")
    failed = netui("show", "bruno")

    assert failed.code == 1
    assert "“bruno”" in one_line(failed.err)
    assert "netui add" in failed.err


def test_a_name_that_several_have_lists_them(netui: Run) -> None:
    netui("add", "Anna Rossi", "--company", "Acme")
    netui("add", "Anna Russo", "--company", "Globex")
    failed = netui("gave", "anna", "a tip")

    assert failed.code == 1
    said = one_line(failed.err)
    assert "Anna Rossi (Acme" in said
    assert "Anna Russo (Globex" in said
    assert "nothing exchanged yet" in netui("ledger").err


def test_the_day_is_the_clocks(netui: Run) -> None:
    netui("add", "Anna Rossi")
    (found,) = json.loads(netui("list", "--json").out)
    assert found["created"].startswith(TODAY.isoformat())
