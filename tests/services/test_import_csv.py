"""CSV of people: netui's own, and those that address books and people write."""

from pathlib import Path

import pytest

from netui.services.contacts import edit_contacts
from netui.services.exporting import ExportFormat, export
from netui.services.exporting.cells import uuid_of
from netui.services.importing import Format, detect
from tests.services.import_files import bring_in, handles, only, people, table, write
from tests.support import add, open_workspace


def test_a_table_with_the_names_of_fields_fills_them(tmp_path: Path) -> None:
    header = [
        "name",
        "company",
        "role",
        "sector",
        "circle",
        "trust",
        "email",
        "phone",
        "tags",
        "birthday",
        "met_on",
        "notes",
    ]
    row = ["Anna Rossi", "Acme", "Engineer", "software", "close", "4", "anna@acme.example", "'+39 333",
           "law; tax", "--04-12", "2024-03-05", "Two\nlines"]  # fmt: skip
    workspace = open_workspace(tmp_path / "data")
    path = write(tmp_path / "people.csv", table([row], header))
    plan, _change = bring_in(workspace, path)
    anna = only(workspace)
    assert (anna.company, anna.role, anna.sector, anna.circle, anna.trust) == (
        "Acme", "Engineer", "software", "close", 4,
    )  # fmt: skip
    assert handles(anna) == [("email", "anna@acme.example", ""), ("phone", "+39 333", "")]
    assert (anna.tags, anna.birthday, str(anna.met_on), anna.notes) == (
        ("law", "tax"), "--04-12", "2024-03-05", "Two\nlines",
    )  # fmt: skip
    assert (anna.source, plan.remarks, detect(path)) == ("csv", (), Format.CSV)
    _plan, change = bring_in(workspace, path)
    assert change.edits == ()


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "First Name|Last Name|Organization Name|E-mail 1 - Value|Phone 1 - Value",
            "Anna|Rossi|Acme|a@b.example|1",
        ),
        ("Nome|Cognome|Azienda|E-mail|Telefono", "Anna|Rossi|Acme|a@b.example|1"),
        ("Vorname|Name|Firma|E-Mail-Adresse|Handy", "Anna|Rossi|Acme|a@b.example|1"),
        ("Prénom|Nom|Société|Courriel|Portable", "Anna|Rossi|Acme|a@b.example|1"),
        ("Nombre|Apellidos|Empresa|Correo electrónico|Móvil", "Anna|Rossi|Acme|a@b.example|1"),
    ],
)
def test_address_books_in_several_languages_are_understood(tmp_path: Path, header: str, row: str) -> None:
    workspace = open_workspace(tmp_path / "data")
    text = table([row.split("|")], header.split("|"), delimiter=";")
    bring_in(workspace, write(tmp_path / "c.csv", text))
    anna = only(workspace)
    assert (anna.name, anna.given, anna.family, anna.company) == ("Anna Rossi", "Anna", "Rossi", "Acme")
    assert handles(anna) == [("email", "a@b.example", ""), ("phone", "1", "")]


def test_repeated_columns_and_words_between_commas_are_all_taken(tmp_path: Path) -> None:
    header = ["Name", "Email", "Email 2", "Labels", "Fax"]
    text = table([["Anna", "a@x.example", "b@x.example", "friends, work ::: choir", "99"]], header)
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, write(tmp_path / "c.csv", text))
    anna = only(workspace)
    assert [value for _kind, value, _label in handles(anna)] == ["a@x.example", "b@x.example"]
    assert anna.tags == ("choir", "friends", "work")
    assert anna.extra["csv"]["Fax"] == "99"


def test_what_does_not_fit_a_field_is_kept_aside_and_said(tmp_path: Path) -> None:
    text = table([["Anna", "best friend", "31/02/2024"], ["", "close", ""]], ["name", "circle", "met on"])
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, write(tmp_path / "c.csv", text))
    assert [(row.line, str(row.reason)[:40]) for row in plan.remarks] == [
        (2, "circle should be one of inner, close, ac"),
        (2, "met_on should be a date that exists, suc"),
    ]
    assert only(workspace).extra["csv"]["circle"] == "best friend"
    assert [(row.line, str(row.reason)) for row in plan.skipped] == [(3, "the row has no name")]


def test_names_alone_are_told_apart_by_phone_or_company(tmp_path: Path) -> None:
    rows = [
        ["Anna", "1", ""],
        ["Anna", "2", ""],
        ["Anna", "", "Acme"],
        ["Anna", "", "Acme"],
        ["Anna", "", ""],
    ]
    path = write(tmp_path / "c.csv", table(rows, ["name", "phone", "company"]))
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, path)
    assert (len(plan.new), len(plan.duplicates)) == (4, 1)
    _plan, change = bring_in(workspace, path)
    assert change.edits == ()


def exported(folder: Path, workspace: object) -> Path:
    path = folder / "out.csv"
    export(workspace.network, ExportFormat.CSV, path, overwrite=True)  # type: ignore[attr-defined]
    return path


def test_what_a_spreadsheet_changed_in_our_export_is_taken(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    mine = add(workspace, "Anna Rossi", company="Acme", role="Engineer", tags=["law"], notes="-x",
               handles=[{"kind": "email", "value": "a@b.example", "label": "work"}])  # fmt: skip
    path = exported(tmp_path, workspace)
    text = (
        path.read_bytes().decode().replace("Acme", "Gamma").replace("law", "law; tax").replace("Engineer", "")
    )
    plan, _change = bring_in(workspace, write(path, text))
    anna = only(workspace)
    assert (anna.id, anna.company, anna.role, anna.tags, anna.notes) == (
        mine.id,
        "Gamma",
        "",
        ("law", "tax"),
        "-x",
    )
    assert [planned.changed for planned in plan.updated] == [("company", "role", "tags")]
    assert anna.extra == {}
    _plan, change = bring_in(workspace, path)
    assert change.edits == ()


def test_what_was_edited_after_the_export_stays(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    mine = add(workspace, "Anna Rossi", company="Acme")
    path = exported(tmp_path, workspace)
    workspace.clock.day = workspace.today.replace(year=2027)  # type: ignore[attr-defined]
    edit_contacts(workspace, [mine], {"company": "Mine"}, "edit")
    plan, change = bring_in(workspace, path)
    assert (only(workspace).company, change.edits) == ("Mine", ())
    assert plan.unchanged[0].kept == ("company",)


def test_a_record_that_is_gone_comes_back_under_its_id_and_a_new_row_is_new(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    mine = add(workspace, "Anna Rossi", company="Acme")
    path = exported(tmp_path, workspace)
    width = path.read_text(encoding="utf-8-sig").splitlines()[0].count(",")
    write(path, path.read_bytes() + b",Ugo Neri" + b"," * (width - 1) + b"\n")
    other = open_workspace(tmp_path / "other")
    bring_in(other, path)
    assert other.network.rows["contacts"][mine.id] == workspace.network.rows["contacts"][mine.id]
    assert set(people(other)) == {"Anna Rossi", "Ugo Neri"}
    _plan, change = bring_in(other, path)
    assert change.edits == ()


def test_in_the_trash_it_stays_in_the_trash(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    mine = add(workspace, "Anna Rossi")
    path = exported(tmp_path, workspace)
    workspace.trash("trash", mine)
    plan, change = bring_in(workspace, path)
    assert (people(workspace), change.edits, len(plan.in_trash)) == ({}, (), 1)


def test_columns_taken_out_of_our_export_take_nothing_away(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    held = [{"kind": "email", "value": "a@b.example"}, {"kind": "phone", "value": "1"}]
    mine = add(workspace, "Anna Rossi", company="Acme", handles=held)
    row = [uuid_of(mine.id), "Anna Rossi", "c@d.example", mine.updated]
    bring_in(workspace, write(tmp_path / "c.csv", table([row], ["id", "name", "email", "updated"])))
    assert handles(only(workspace)) == [("email", "c@d.example", ""), ("phone", "1", "")]
    assert only(workspace).company == "Acme"


def test_a_value_that_does_not_fit_leaves_the_field_of_our_record_alone(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    add(workspace, "Anna Rossi", met_on="2024-03-05", circle="close")
    path = exported(tmp_path, workspace)
    text = path.read_bytes().decode().replace("2024-03-05", "45356").replace("close", "dear")
    plan, change = bring_in(workspace, write(path, text))
    assert (str(only(workspace).met_on), only(workspace).circle, change.edits) == ("2024-03-05", "close", ())
    assert len(plan.remarks) == 2
