"""edit and profile, and what `add` says of offers and needs."""

import json
import shlex
from typing import Any

from tests.cli.conftest import Ran, Run, one_line


def requests(netui: Run) -> list[dict[str, Any]]:
    """Return the requests of the file."""
    tables = json.loads(netui("export", "--as", "json").out)
    found = tables["requests"]
    assert isinstance(found, list)
    return found


def contact(netui: Run, *query: str) -> dict[str, Any]:
    (found,) = json.loads(netui("list", *query, "--json").out)
    assert isinstance(found, dict)
    return found


def ran(netui: Run, line: str) -> Ran:
    return netui(*shlex.split(line))


def test_offers_and_needs_are_added_with_the_contact_in_one_step(netui: Run) -> None:
    ran(netui, "add Anna Rossi --offers tax --offers 'law, audit' --needs 'an office, in Rome'"
               " --needs 'a boat' --needs 'A  boat'")  # fmt: skip
    assert contact(netui)["offers"] == ["audit", "law", "tax"]
    assert sorted((one["text"], one["status"], one["direction"]) for one in requests(netui)) == [
        ("a boat", "known", "incoming"),
        ("an office, in Rome", "known", "incoming"),
    ]
    shown = netui("show", "anna").out
    assert "an office, in Rome" in shown
    netui("undo")
    assert requests(netui) == []
    assert "no contact yet" in netui("list").err


def test_a_need_that_is_nothing_is_left_out(netui: Run) -> None:
    assert netui("add", "Anna Rossi", "--needs", " \x1b ").code == 0
    assert requests(netui) == []


def test_somebody_of_ones_own_name_has_no_needs_of_their_own(netui: Run) -> None:
    netui("profile", "--set", "name=Livia Serra")
    failed = netui("add", "livia serra", "--needs", "a boat")
    assert failed.code == 1
    assert "livia serra is you" in one_line(failed.err)
    assert "no contact yet" in netui("list").err


def test_fields_and_needs_are_edited_in_one_step(netui: Run) -> None:
    ran(netui, "add Anna Rossi --company Acme --tag law --needs 'a boat'")
    edited = ran(netui, "edit anna rossi --set company=Nordwind --add 'tags=python, ai' --remove tags=LAW"
                        " --add needs='a tax adviser' --remove needs=boat")  # fmt: skip
    assert (edited.code, edited.err) == (0, "")
    assert edited.out == (
        "Anna Rossi: company Nordwind (was Acme); tags with ai and python, without law;"
        " needs a tax adviser; no longer needs a boat\n"
    )
    assert {one["text"]: one["status"] for one in requests(netui)} == {
        "a boat": "withdrawn",
        "a tax adviser": "known",
    }
    assert netui("undo").code == 0
    assert contact(netui)["tags"] == ["law"]
    assert [(one["text"], one["status"]) for one in requests(netui)] == [("a boat", "known")]


def test_a_new_name_is_the_one_that_is_said(netui: Run) -> None:
    netui("add", "Anna Rossi")
    assert netui("edit", "anna", "--set", "name=Anna Bianchi").out == (
        "Anna Bianchi: name Anna Bianchi (was Anna Rossi)\n"
    )


def test_an_edit_that_changes_nothing_says_so(netui: Run) -> None:
    netui("add", "Anna Rossi", "--tag", "law")
    same = netui("edit", "anna", "--add", "tags=Law", "--set", "role=")
    assert (same.code, same.out) == (0, "Anna Rossi: nothing changed\n")
    assert "add Anna Rossi" in netui("undo").out


def test_values_that_do_not_hold_are_said_together_and_nothing_is_half_done(netui: Run) -> None:
    netui("add", "Anna Rossi")
    failed = ran(netui, "edit anna --set company=Acme --set trust=9 --remove tags=x --remove needs=y")
    assert failed.code == 1
    said = one_line(failed.err)
    for part in ("trust should be", "tags has no “x”", "needs has no “y”"):
        assert part in said
    assert "company" not in contact(netui)


def test_edits_that_make_no_sense_end_with_usage(netui: Run) -> None:
    netui("add", "Anna Rossi")
    for line, said in (
        ("edit anna --set tag=x", "did you mean tags?"),
        ("edit anna --set needs=x", "--add needs=…"),
        ("edit anna --add company=x", "--set company=…"),
        ("edit anna", "nothing to change was said"),
        ("profile --set need=x", "there is no field “need”"),
        ("profile --add name=x", "--set name=…"),
    ):
        failed = ran(netui, line)
        assert failed.code == 2, line
        assert said in one_line(failed.err)


def test_a_contact_that_nobody_is_or_several_are_is_not_edited(netui: Run) -> None:
    netui("add", "Anna Rossi")
    netui("add", "Anna Bianchi")
    for name in ("bruno", "anna"):
        failed = netui("edit", name, "--set", "role=boss")
        assert failed.code == 1
        assert f"“{name}”" in one_line(failed.err)


def test_an_empty_profile_says_how_to_begin(netui: Run) -> None:
    shown = netui("profile")
    assert (shown.code, shown.err) == (0, "")
    commands = [line.strip() for line in shown.lines if line.strip().startswith("netui ")]
    assert len(commands) == 3
    for command in commands:
        assert ran(netui, command.removeprefix("netui ")).code == 0
    assert "?" not in netui("profile").out.partition("Which of these are related")[0]


def test_the_profile_is_printed_and_its_suggestions_can_be_taken_up(netui: Run) -> None:
    netui("add", "Carla Neri", "--sector", "Sicurezza informatica")
    ran(netui, "profile --set name='Livia Serra' --add sectors='software, law' --add offers=Python"
               " --set goals=clients --set weekly_capacity=8")  # fmt: skip
    shown = netui("profile")
    for line in (
        "name             Livia Serra",
        "weekly capacity  8 contacts",
        "sectors          law, software",
    ):
        assert line in shown.lines
    assert "related=software: Sicurezza informatica, " in shown.out
    for line in shown.lines:
        if "--add 'related=software" in line or "--remove related=law" in line:
            assert ran(netui, line.partition("netui ")[2]).code == 0

    after = netui("profile")
    assert "Which of these" not in after.out
    assert "related to law       nothing" in after.lines
    assert "related to software  Sicurezza informatica" in after.out


def test_a_profile_change_says_what_changed(netui: Run) -> None:
    changed = netui("profile", "--add", "related=software: design, finance")
    assert changed.out == "your profile: related to software with design and finance\n"
    changed = netui("profile", "--remove", "related=SOFTWARE: Design")
    assert changed.out == "your profile: related to software without design\n"
    assert netui("profile", "--add", "related=software: finance").out == "your profile: nothing changed\n"


def test_the_profile_as_json_is_one_object(netui: Run) -> None:
    empty = json.loads(netui("profile", "--json").out)
    assert [question["fields"] for question in empty["missing"]] == [
        ["name", "sectors"], ["offers"], ["goals", "interests"],
    ]  # fmt: skip
    assert empty["suggestions"] == {}

    found = json.loads(netui("profile", "--set", "name=Livia", "--add", "sectors=law", "--json").out)
    assert (found["name"], found["sectors"]) == ("Livia", ["law"])
    assert len(found["short"]) == 8
    assert found["suggestions"]["law"][0] == "accounting"


def test_a_network_that_is_only_read_is_not_edited(netui: Run) -> None:
    netui("add", "Anna Rossi")
    for line in ("--read-only edit anna --set role=boss", "--read-only profile --set name=Livia"):
        failed = ran(netui, line)
        assert failed.code == 1
        one_line(failed.err)
