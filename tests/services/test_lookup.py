"""CONTACT, as a person writes it on the command line."""

from pathlib import Path

import pytest

from netui.domain.ids import short
from netui.services.lookup import AmbiguousContactError, ContactNotFoundError, find_contact
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
