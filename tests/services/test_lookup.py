"""CONTACT, as a person writes it on the command line."""

from pathlib import Path

import pytest

from netui.domain.ids import short
from netui.domain.tables import Contact, Exchange, Introduction, Request
from netui.services.lookup import (
    AmbiguousContactError,
    AmbiguousRecordError,
    ContactNotFoundError,
    RecordNotFoundError,
    describe_record,
    find_contact,
    find_record,
)
from netui.services.workspace import Workspace
from tests.support import add, open_workspace


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Anna Rossi", "Anna Rossi"),
        ("anna rossi", "Anna Rossi"),
        ("jose", "José Álvarez"),
        ("JOSÉ", "José Álvarez"),
        ("rossi", "Anna Rossi"),
        ("alv jo", "José Álvarez"),
        ("annina", "Anna Rossi"),
        ("Anna.Rossi@Example.org", "Anna Rossi"),
        ("lvar", "José Álvarez"),
    ],
)
def test_a_contact_is_found_by_what_people_call_them(tmp_path: Path, words: str, name: str) -> None:
    workspace = open_workspace(tmp_path)
    handle = {"kind": "email", "value": "anna.rossi@example.org"}
    add(workspace, "Anna Rossi", aliases=["Annina"], handles=[handle])
    add(workspace, "José Álvarez")
    assert find_contact(workspace.network, words).name == name


def test_the_whole_name_beats_names_that_contain_it(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    add(workspace, "Ann Lee")
    add(workspace, "Joann Leeds")
    assert find_contact(workspace.network, "ann lee").name == "Ann Lee"


def test_two_of_one_name_are_told_apart_by_short_id(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    first = add(workspace, "Anna Rossi", company="Acme")
    second = add(workspace, "Anna Rossi", company="Nordwind")
    with pytest.raises(AmbiguousContactError) as caught:
        find_contact(workspace.network, "Anna Rossi")
    line = str(caught.value)
    assert "Acme" in line
    assert "Nordwind" in line
    assert short(first.id) in line
    assert find_contact(workspace.network, short(second.id)).company == "Nordwind"


@pytest.mark.parametrize("words", ["Nobody", "", "   ", "@", "\x1b[31m"])
def test_words_that_fit_nobody_say_so(tmp_path: Path, words: str) -> None:
    workspace = open_workspace(tmp_path)
    add(workspace, "Anna Rossi")
    with pytest.raises(ContactNotFoundError) as caught:
        find_contact(workspace.network, words)
    assert "\x1b" not in str(caught.value)


def test_somebody_in_the_trash_is_not_found(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna Rossi")
    workspace.trash("trash", anna)
    with pytest.raises(ContactNotFoundError):
        find_contact(workspace.network, "Anna Rossi")


def request(workspace: Workspace, contact: Contact, text: str, status: str = "open") -> Request:
    fields = {"direction": "incoming", "contact": contact.id, "text": text, "status": status}
    record = Request.parse(workspace.new_id(), fields)
    workspace.add("asked", record)
    return workspace.network.get(Request, record.id) or record


def test_a_record_is_found_by_its_id_or_the_beginning_of_the_short_one(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna Rossi")
    asked = request(workspace, anna, "CV review")
    request(workspace, anna, "a tax adviser")
    for words in (asked.id, short(asked.id), short(asked.id)[:4], short(asked.id).upper()):
        assert find_record(workspace.network, Request, words).id == asked.id
    with pytest.raises(RecordNotFoundError):
        find_record(workspace.network, Request, short(asked.id)[:3])
    with pytest.raises(RecordNotFoundError, match="netui ledger"):
        find_record(workspace.network, Exchange, asked.id)


@pytest.mark.parametrize("words", ["CV review", "cv", "rev CV", "review anna", "eview", "perché"])
def test_a_record_is_found_by_words_of_it_or_of_those_it_is_about(tmp_path: Path, words: str) -> None:
    workspace = open_workspace(tmp_path)
    asked = request(workspace, add(workspace, "Anna Rossi"), "CV review, perche no")
    request(workspace, add(workspace, "Luca Bianchi"), "a tax adviser")
    assert find_record(workspace.network, Request, words).id == asked.id


def test_records_that_words_could_both_mean_are_listed_with_their_short_ids(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna, luca = add(workspace, "Anna Rossi"), add(workspace, "Luca Bianchi")
    first, second = request(workspace, anna, "a tax adviser"), request(workspace, luca, "a tax adviser")
    with pytest.raises(AmbiguousRecordError) as caught:
        find_record(workspace.network, Request, "tax adviser")
    assert {record.id for record in caught.value.candidates} == {first.id, second.id}
    for record, name in ((first, "Anna Rossi"), (second, "Luca Bianchi")):
        assert f"a tax adviser ({name}, {short(record.id)})" in str(caught.value)
    assert find_record(workspace.network, Request, "tax luca").id == second.id


def test_words_mean_what_is_likely_first_and_an_id_means_itself(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna Rossi")
    closed = request(workspace, anna, "CV review", "fulfilled")
    still = request(workspace, anna, "CV review again")

    def is_open(record: Request) -> bool:
        return record.status == "open"

    assert find_record(workspace.network, Request, "cv review", is_open).id == still.id
    assert find_record(workspace.network, Request, "cv review").id == closed.id
    assert find_record(workspace.network, Request, short(closed.id), is_open).id == closed.id


def test_a_record_in_the_trash_is_not_found_and_nothing_means_nothing(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    asked = request(workspace, add(workspace, "Anna Rossi"), "CV review")
    for words in ("", "  ", "\x1b[2J"):
        with pytest.raises(RecordNotFoundError) as caught:
            find_record(workspace.network, Request, words)
        assert "\x1b" not in str(caught.value)
    workspace.trash("trash", asked)
    with pytest.raises(RecordNotFoundError):
        find_record(workspace.network, Request, "CV review")


def test_an_introduction_is_described_by_why_and_between_whom(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna, luca = add(workspace, "Anna Rossi"), add(workspace, "Luca Bianchi")
    made = Introduction.parse(workspace.new_id(), {"a": anna.id, "b": luca.id, "why": "tax law"})
    workspace.add("introduce", made)
    said = f"tax law (Anna Rossi, Luca Bianchi, {short(made.id)})"
    assert describe_record(workspace.network, made) == said
    assert find_record(workspace.network, Introduction, "luca anna").id == made.id
