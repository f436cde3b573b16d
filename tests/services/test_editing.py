"""Fields edited by name: all that was said holds, or nothing changes."""

from pathlib import Path

import pytest

from netui.domain.ids import short
from netui.domain.records import InvalidRecordError
from netui.domain.tables import Contact, Request
from netui.services.editing import (
    Edit,
    Edited,
    EditError,
    Said,
    Verb,
    edit_contact,
    editable,
    known_need,
    needs,
    read_edits,
)
from netui.services.fields import as_text, form_fields
from netui.services.lookup import AmbiguousRecordError
from netui.services.profile import set_profile
from netui.services.requests import Asked, receive
from netui.services.workspace import Workspace
from tests.support import TODAY, add, fresh, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path)


def edits(*said: str) -> list[Edit]:
    """Return edits from "set role=boss", "add tags=a"."""
    verbs: dict[str, Verb] = {"set": "set", "add": "add", "remove": "remove"}
    parts = (one.partition(" ") for one in said)
    return read_edits(Contact, [Said(verbs[verb], text) for verb, _space, text in parts])


def edit(workspace: Workspace, contact: Contact, *said: str) -> Edited:
    return edit_contact(workspace, fresh(workspace.network, contact), edits(*said))


VALUES = {
    "name": "Anna Bianchi", "given": "Anna", "family": "Bianchi", "aliases": "Annina", "company": "Acme",
    "role": "engineer", "sector": "software", "place": "Rome", "birthday": "--03-01",
    "handles": "email anna@acme.example (work)", "tags": "python", "offers": "tax", "interests": "ai",
    "goals": "job-search", "relation": "ally", "circle": "close", "cadence_days": "10", "trust": "4",
    "stage": "connected", "met_on": "2026-03-01", "met_how": "at a fair", "introduced_by": "Luca Bianchi",
    "knows": "Luca Bianchi", "starred": "yes", "snoozed_until": "2026-12-01", "notes": "likes tea",
    "source": "a card",
}  # fmt: skip


@pytest.mark.parametrize("field", sorted(set(form_fields(Contact)) - {"met_through"}))
def test_every_field_that_a_line_can_hold_is_set_and_emptied(workspace: Workspace, field: str) -> None:
    add(workspace, "Luca Bianchi")
    anna = add(workspace, "Anna Rossi")

    edit(workspace, anna, f"set {field}={VALUES[field]}")
    assert as_text(fresh(workspace.network, anna), field, workspace.network) == VALUES[field]

    if field != "name":
        edit(workspace, anna, f"set {field}=")
        assert field not in workspace.network.rows["contacts"][anna.id]


def test_edits_hold_in_the_order_in_which_they_are_said(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", tags=["old"])
    edit(workspace, anna, "set tags=a, b", "add tags=c", "remove tags=a", "add tags=d,e")
    assert fresh(workspace.network, anna).tags == ("b", "c", "d", "e")


def test_what_is_there_already_is_not_added_in_another_spelling(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", tags=["Python", "café"])
    done = edit(workspace, anna, "add tags=python, CAFE")
    assert done.change.edits == ()
    assert done.said == ""


@pytest.mark.parametrize(
    ("field", "words", "left"),
    [
        ("tags", "PYTHON", "café"),
        ("tags", "cafe", "Python"),
        ("tags", "café, python", ""),
        ("goals", "job search", "clients"),
        ("handles", "ANNA@acme.example", "phone +39 06 1"),
        ("handles", "phone +39 06 1", "email anna@acme.example (work)"),
        ("handles", "email anna@acme.example (work)", "phone +39 06 1"),
        ("knows", "luca", "Zoë Novák"),
        ("knows", "zoe novak", "Luca Bianchi"),
    ],
)
def test_what_is_removed_is_named_case_and_accents_aside(
    workspace: Workspace, field: str, words: str, left: str
) -> None:
    luca, zoe = add(workspace, "Luca Bianchi"), add(workspace, "Zoë Novák")
    anna = add(
        workspace, "Anna Rossi", tags=["Python", "café"], goals=["clients", "job-search"],
        handles=[{"kind": "email", "value": "anna@acme.example", "label": "work"},
                 {"kind": "phone", "value": "+39 06 1"}],
        knows=[luca.id, zoe.id],
    )  # fmt: skip
    edit(workspace, anna, f"remove {field}={words}")
    assert as_text(fresh(workspace.network, anna), field, workspace.network) == left


def test_somebody_in_the_trash_can_be_taken_out_of_a_set(workspace: Workspace) -> None:
    luca = add(workspace, "Luca Bianchi")
    anna = add(workspace, "Anna Rossi", knows=[luca.id])
    workspace.trash("trash", luca)
    edit(workspace, anna, "remove knows=luca bianchi")
    assert fresh(workspace.network, anna).knows == ()


def test_all_that_does_not_hold_is_said_together_and_nothing_changes(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", tags=["law"])
    version = workspace.network.version
    with pytest.raises(InvalidRecordError) as caught:
        edit(workspace, anna, "set company=Acme", "set trust=9", "remove tags=ruby", "add knows=nobody",
             "remove needs=a boat", "set met_on=someday", "add needs=a lawyer")  # fmt: skip
    said = str(caught.value)
    for part in (
        "trust should be a whole number from 1 to 5", "tags has no “ruby”; there are law",
        "knows names nobody among your people", "needs has no “a boat”", "met_on “someday” is no date",
    ):  # fmt: skip
        assert part in said
    assert workspace.network.version == version
    assert needs(workspace.network, anna) == []


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("set tag=x", "there is no field “tag”: did you mean tags?"),
        ("set cadence=5", "did you mean cadence_days?"),
        ("add need=x", "did you mean needs?"),
        ("set colour=red", "there is no field “colour”; there are aliases, birthday"),
        ("set created=2020-01-01", "there is no field “created”"),
        ("set dismissed=x", "there is no field “dismissed”"),
        ("set company", "--set takes FIELD=VALUE, such as circle=close, not “company”"),
        ("add =x", "--add takes FIELD=VALUE, such as tags=python"),
        ("add company=Acme", "company takes one value: --set company=…"),
        ("remove notes=x", "notes takes one value: --set notes=…"),
        ("add tags=", "--add tags= needs a value behind it"),
        ("remove needs= ", "--remove needs= needs a value behind it"),
        ("set needs=a lawyer", "needs are told one by one: --add needs=…"),
    ],
)
def test_an_edit_that_makes_no_sense_says_what_would(said: str, line: str) -> None:
    with pytest.raises(EditError) as caught:
        edits(said)
    assert line in str(caught.value)


def test_every_edit_that_makes_no_sense_is_named() -> None:
    with pytest.raises(EditError) as caught:
        edits("set tag=x", "add company=y", "set role=fine")
    assert str(caught.value).count(";") == 1


def test_a_field_is_named_with_spaces_or_dashes_as_well() -> None:
    assert [edit.field for edit in edits("set met on=x", "set Cadence-Days=3")] == ["met_on", "cadence_days"]
    assert "needs" in editable(Contact)


def test_what_changed_is_said_in_one_line(workspace: Workspace) -> None:
    luca = add(workspace, "Luca Bianchi")
    anna = add(workspace, "Anna Rossi", company="Acme", tags=["law"], role="clerk", knows=[luca.id])
    done = edit(
        workspace, anna, "set company=Nordwind", "set role=", "add tags=ai, go", "remove tags=law",
        "set starred=yes", "set met_on=yesterday", "remove knows=luca", "add needs=a lawyer",
        "set notes=one\ntwo",
    )  # fmt: skip
    assert done.said == (
        "company Nordwind (was Acme); role emptied (was clerk); tags with ai and go, without law;"
        " met on 23 Nov 2026; knows without Luca Bianchi; starred yes; notes one two; needs a lawyer"
    )
    assert done.change.label == f"edit Anna Rossi: {done.said}"


def test_a_long_value_is_said_by_its_beginning(workspace: Workspace) -> None:
    done = edit(workspace, add(workspace, "Anna Rossi"), f"set notes={'tea and cake ' * 20}")
    assert done.said.startswith("notes tea and cake tea and cake")
    assert done.said.endswith("…")
    assert len(done.said) < 70


def test_what_the_file_holds_and_nobody_can_read_is_emptied_by_name(workspace: Workspace) -> None:
    anna = Contact.load(workspace.new_id(), {"name": "Anna Rossi", "trust": "high", "tags": ["law"]})
    workspace.add("add", anna)
    assert edit(workspace, anna, "set trust=").said == "trust emptied (was high)"
    assert "trust" not in workspace.network.rows["contacts"][anna.id]


# Needs


def test_a_need_is_a_request_in_the_same_step_of_undo(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    before = workspace.network.rows
    rows = {table: dict(records) for table, records in before.items()}
    edit(workspace, anna, "set role=boss", "add needs=a tax adviser, cheap")
    (need,) = needs(workspace.network, anna)
    assert (need.direction, need.contact, need.text, need.status, need.on) == (
        "incoming", anna.id, "a tax adviser, cheap", "known", TODAY,
    )  # fmt: skip
    workspace.undo()
    assert workspace.network.rows == rows


def test_a_need_that_is_known_or_asked_already_is_not_written_twice(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    edit(workspace, anna, "add needs=A tax adviser", "add needs=a TAX adviser")
    receive(workspace, fresh(workspace.network, anna), Asked("CV review"))
    assert edit(workspace, anna, "add needs=a tax  adviser", "add needs=cv review").change.edits == ()
    assert [need.text for need in needs(workspace.network, anna)] == ["a TAX adviser"]


@pytest.mark.parametrize("words", ["a tax adviser", "TAX", "adv tax", "{short}"])
def test_a_need_that_is_over_is_withdrawn(workspace: Workspace, words: str) -> None:
    anna, luca = add(workspace, "Anna Rossi"), add(workspace, "Luca Bianchi")
    edit(workspace, anna, "add needs=a tax adviser", "add needs=an office")
    edit(workspace, luca, "add needs=a tax adviser")
    need = known_need(workspace.network, anna, "tax")
    done = edit(workspace, anna, f"remove needs={words.format(short=short(need.id))}")
    closed = workspace.network.get(Request, need.id)
    assert closed is not None
    assert (closed.status, closed.closed_on) == ("withdrawn", TODAY)
    assert done.said == "no longer needs a tax adviser"
    assert [one.text for one in needs(workspace.network, anna)] == ["an office"]
    assert len(needs(workspace.network, luca)) == 1


def test_only_known_needs_of_that_person_are_withdrawn(workspace: Workspace) -> None:
    anna, luca = add(workspace, "Anna Rossi"), add(workspace, "Luca Bianchi")
    receive(workspace, anna, Asked("CV review"))
    edit(workspace, luca, "add needs=a boat", "add needs=a boathouse")
    for words in ("cv", "boat", "boathouse"):
        with pytest.raises(InvalidRecordError, match=f"needs has no “{words}”: no need of theirs is known"):
            edit(workspace, anna, f"remove needs={words}")


def test_needs_that_words_could_both_mean_are_listed(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    edit(workspace, anna, "add needs=a tax adviser", "add needs=a tax lawyer")
    with pytest.raises(AmbiguousRecordError):
        known_need(workspace.network, anna, "tax")
    with pytest.raises(InvalidRecordError, match="could be"):
        edit(workspace, anna, "remove needs=tax")
    assert len(needs(workspace.network, anna)) == 2


def test_a_need_of_ones_own_is_not_a_contacts(workspace: Workspace) -> None:
    set_profile(workspace, {"name": "Livia Serra"})
    me = add(workspace, "livia serra")
    with pytest.raises(InvalidRecordError, match="livia serra is you"):
        edit(workspace, me, "add needs=a boat")
