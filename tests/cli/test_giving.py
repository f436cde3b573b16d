"""match, introduce, introductions."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, one_line


@pytest.fixture(autouse=True)
def anna_who_needs_and_marco_who_offers(netui: Run) -> None:
    netui("add", "Anna Rossi", "--needs", "a tax adviser")
    netui("add", "Marco Neri", "--offers", "tax law")


def introductions(netui: Run) -> list[dict[str, Any]]:
    return list(json.loads(netui("introductions", "--all", "--json").out))


def ledger(netui: Run) -> list[dict[str, Any]]:
    return list(json.loads(netui("ledger", "--json").out))


def test_a_need_is_matched_with_who_offers_it_and_says_why(netui: Run) -> None:
    (give,) = json.loads(netui("match", "--json").out)
    assert give["kind"] == "introduce"
    assert [one["name"] for one in give["contacts"]] == ["Anna Rossi", "Marco Neri"]
    assert give["reasons"]
    shown = netui("match").out
    assert "Anna Rossi ↔ Marco Neri" in shown
    assert "a tax adviser" in shown


def test_what_is_no_match_is_not_proposed_again_and_undo_brings_it_back(netui: Run) -> None:
    (give,) = json.loads(netui("match", "--json").out)
    dismissed = netui("match", "--dismiss", give["short"])
    assert dismissed.out == "not a match: introduce Anna Rossi ↔ Marco Neri: a tax adviser\n"
    assert json.loads(netui("match", "--all", "--json").out) == []
    assert netui("match", "--dismiss", give["short"]).code == 2
    netui("undo")
    assert len(json.loads(netui("match", "--json").out)) == 1


def test_matches_of_one_person_are_theirs_alone(netui: Run) -> None:
    netui("add", "Giulia Riva", "--needs", "somebody for labels in France")
    kinds = [give["kind"] for give in json.loads(netui("match", "anna", "--json").out)]
    assert "introduce" in kinds
    names = {
        one["name"] for give in json.loads(netui("match", "giulia", "--json").out) for one in give["contacts"]
    }
    assert "Anna Rossi" not in names


def test_an_introduction_goes_step_by_step_and_ends_in_the_ledger(netui: Run) -> None:
    (need,) = json.loads(netui("requests", "--json").out)
    begun = netui("introduce", "anna", "marco", "--request", need["short"])
    assert begun.out.splitlines()[1] == "next: ask Anna Rossi"
    netui("introduce", "anna", "marco", "--next")
    asked_both = netui("introduce", "anna", "marco", "--next")
    assert asked_both.out.splitlines()[-1] == "next: Marco Neri says yes: introduce them"
    assert ledger(netui) == []
    netui("introduce", "anna", "marco", "--next")
    (one,) = introductions(netui)
    assert (one["status"], one["why"], one["request"]) == ("introduced", "a tax adviser", need["id"])
    assert sorted(entry["kind"] for entry in ledger(netui)) == ["introduction", "introduction"]
    assert json.loads(netui("requests", "--json").out) == []
    (people,) = [json.loads(netui("show", "anna", "--json").out)]
    assert people[0]["knows"]

    assert netui("introduce", "anna", "marco", "--outcome", "he keeps her books now").code == 0
    assert introductions(netui)[0]["outcome"] == "he keeps her books now"


def test_either_may_rather_not(netui: Run) -> None:
    netui("introduce", "anna", "marco", "--next")
    netui("introduce", "marco", "anna", "--decline", "no time this year")
    (one,) = introductions(netui)
    assert (one["status"], one["outcome"]) == ("declined", "no time this year")
    assert ledger(netui) == []


def test_the_letter_of_a_step_is_printed_in_either_language(netui: Run) -> None:
    english = netui("introduce", "anna", "marco", "--letter", "en").out
    italian = netui("introduce", "anna", "marco", "--letter", "it").out
    assert "Subject: " in english
    assert "Anna" in english
    assert english != italian
    assert len(introductions(netui)) == 1


def test_nobody_is_introduced_to_themselves_or_to_whom_they_know(netui: Run) -> None:
    same = netui("introduce", "anna", "anna")
    assert "Anna Rossi can't be introduced to themselves" in one_line(same.err)
    netui("edit", "anna", "--add", "knows=Marco Neri")
    known = netui("introduce", "marco", "anna")
    assert "Marco Neri and Anna Rossi know each other already" in one_line(known.err)
    assert (same.code, known.code) == (1, 1)
    assert introductions(netui) == []


def test_two_of_the_same_name_are_told_apart_before_anybody_is_introduced(netui: Run) -> None:
    netui("add", "Anna Rossi", "--company", "Globex")
    unclear = netui("introduce", "Anna Rossi", "marco")
    assert unclear.code == 1
    assert "Globex" in one_line(unclear.err)
    assert introductions(netui) == []


def test_an_outcome_needs_an_introduction_that_was_made(netui: Run) -> None:
    early = netui("introduce", "anna", "marco", "--outcome", "friends")
    assert early.code == 1
    assert "no introduction of Anna Rossi and Marco Neri" in one_line(early.err)
    netui("introduce", "anna", "marco")
    early = netui("introduce", "anna", "marco", "--outcome", "friends")
    assert early.code == 1


def test_no_match_and_no_introduction_say_what_to_do(netui: Run) -> None:
    netui("edit", "anna", "--remove", "needs=a tax adviser")
    assert "write down what people need" in netui("match").err
    assert "“netui match” proposes some" in netui("introductions").err


def test_a_broken_synonyms_file_is_named_and_matching_goes_on(netui: Run, own_home: Path) -> None:
    config = own_home / "netui"
    config.mkdir()
    (config / "synonyms.yaml").write_text("- [tax", encoding="utf-8")
    matched = netui("match")
    assert matched.code == 0
    assert "synonyms.yaml: is not YAML near line" in matched.err
    assert "Anna Rossi ↔ Marco Neri" in matched.out


def test_synonyms_of_my_own_make_a_match(netui: Run, own_home: Path) -> None:
    netui("add", "Nora Quist", "--needs", "a zirp")
    netui("add", "Otto Lind", "--offers", "quux")
    assert "Otto Lind" not in netui("match", "--all").out
    config = own_home / "netui"
    config.mkdir()
    (config / "synonyms.yaml").write_text("- [zirp, quux]", encoding="utf-8")
    assert "Nora Quist ↔ Otto Lind" in netui("match", "--all").out


def test_a_broken_letter_is_named_and_netuis_own_is_used(netui: Run, own_home: Path) -> None:
    letters = own_home / "netui" / "letters"
    letters.mkdir(parents=True)
    (letters / "ask-a.en.txt").write_text("Dear {nobody}", encoding="utf-8")
    drafted = netui("introduce", "anna", "marco", "--letter", "en")
    assert drafted.code == 0
    assert "ask-a.en.txt" in drafted.err
    assert "Subject: " in drafted.out
