"""LinkedIn's Connections.csv, in every shape in which people have it."""

from datetime import date
from pathlib import Path

import pytest

from netui.domain.tables import Contact, Interaction
from netui.services.importing import Format, detect, plan_import, read
from tests.services.import_files import (
    ANNA,
    HEADER,
    LUCA,
    NOTES,
    archive,
    bring_in,
    connections,
    handles,
    only,
    people,
    table,
    write,
)
from tests.support import open_workspace

LANGUAGES = {
    "English": ("|".join(HEADER), "05 Mar 2024"),
    "English, long dates": ("|".join(HEADER), "March 5, 2024"),
    "English, in figures": ("|".join(HEADER), "3/5/24"),
    "German": ("Vorname|Nachname|URL|E-Mail-Adresse|Unternehmen|Position|Verbunden am", "05. März 2024"),
    "German, again": ("Vorname|Nachname|Profil-URL|E-Mail|Firma|Stelle|Vernetzt am", "05.03.2024"),
    "Italian": ("Nome|Cognome|URL|Indirizzo email|Azienda|Posizione|Collegato il", "05 mar 2024"),
    "Italian, again": (
        "Nome|Cognome|URL del profilo|Indirizzo e-mail|Società|Ruolo|Data di collegamento", "5 marzo 2024",
    ),
    "French": ("Prénom|Nom|URL|Adresse e-mail|Entreprise|Poste|Date de connexion", "05 mars 2024"),
    "French, again": (
        "Prénom|Nom de famille|URL du profil|Courriel|Société|Fonction|En relation depuis", "05/03/2024",
    ),
    "Spanish": (
        "Nombre|Apellidos|URL|Dirección de correo electrónico|Empresa|Cargo|Conectado el",
        "5 de marzo de 2024",
    ),
    "Spanish, again": (
        "Nombre|Apellido|URL del perfil|Correo electrónico|Compañía|Puesto|Fecha de conexión", "05 mar. 2024",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_export_in_each_language_makes_the_same_contact(tmp_path: Path, language: str) -> None:
    header, day = LANGUAGES[language]
    path = write(tmp_path / "Connections.csv", table([(*ANNA[:6], day)], header.split("|")))
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, path)
    anna = only(workspace)
    assert (anna.name, anna.given, anna.family) == ("Anna Rossi", "Anna", "Rossi")
    assert (anna.company, anna.role, anna.stage, anna.source) == ("Acme", "Engineer", "connected", "linkedin")
    assert anna.met_on == date(2024, 3, 5)
    assert handles(anna) == [
        ("email", "anna@acme.example", ""),
        ("linkedin", "https://www.linkedin.com/in/anna-rossi", ""),
    ]
    assert anna.external == {"linkedin": "in/anna-rossi"}
    assert plan.counts() == {
        "new": 1, "updated": 0, "unchanged": 0, "in_trash": 0, "duplicates": 0, "skipped": 0,
        "possible_duplicates": 0,
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_export_is_known_as_linkedins_by_its_columns(tmp_path: Path, language: str) -> None:
    header, day = LANGUAGES[language]
    assert detect(write(tmp_path / "x.csv", table([(*ANNA[:6], day)], header.split("|")))) is Format.LINKEDIN


def test_a_column_of_dates_is_found_by_what_is_in_it_where_its_name_is_unknown(tmp_path: Path) -> None:
    header = (*HEADER[:6], "Seit")
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, write(tmp_path / "c.csv", table([ANNA, LUCA], header)))
    assert people(workspace)["Luca Bianchi"].met_on == date(2023, 1, 12)


@pytest.mark.parametrize(
    ("month", "first", "second"), [("03", "13/03/2024", "04/03/2024"), ("03", "03/13/2024", "03/04/2024")]
)
def test_one_day_above_twelve_tells_the_order_of_all(
    tmp_path: Path, month: str, first: str, second: str
) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, connections(tmp_path, (*LUCA[:6], second), (*ANNA[:6], first)))
    assert people(workspace)["Luca Bianchi"].met_on == date(2024, 3, 4)
    assert people(workspace)["Anna Rossi"].met_on == date(2024, 3, 13)


def test_the_connection_date_is_no_interaction_and_dates_the_record(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, connections(tmp_path, ANNA))
    assert list(workspace.network.all(Interaction)) == []
    assert (only(workspace).created, only(workspace).updated) == ("2024-03-05T00:00:00Z",) * 2


def test_two_machines_that_import_the_same_file_write_the_same_records(tmp_path: Path) -> None:
    path = connections(tmp_path, ANNA, LUCA)
    first, second = open_workspace(tmp_path / "one", seed=1), open_workspace(tmp_path / "two", seed=2)
    second.clock.day = date(2026, 12, 24)  # type: ignore[attr-defined]
    bring_in(first, path)
    bring_in(second, path)
    assert first.network.rows["contacts"] == second.network.rows["contacts"]


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("cp1252"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "crlf", "cr"],
)
def test_every_encoding_and_line_end_reads_the_same(tmp_path: Path, encode: object) -> None:
    text = NOTES + table(
        [("Zoë", "Müller", ANNA[2], "zoe@acme.example", "Société Générale", "Ingénieur", ANNA[6])]
    )
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, write(tmp_path / "c.csv", encode(text)))  # type: ignore[operator]
    assert (only(workspace).name, only(workspace).company) == ("Zoë Müller", "Société Générale")


@pytest.mark.parametrize(
    "notes",
    [
        NOTES,
        "Notes :\n\"En exportant vos données\n\"\"\n\n",
        "Notizen:\r\n\r\n",
        "sep=,\n",
        "\n\n",
    ],
    ids=["English", "a quote left open", "German", "a spreadsheet's mark", "blank"],
)  # fmt: skip
def test_notes_before_the_header_are_passed_over(tmp_path: Path, notes: str) -> None:
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, connections(tmp_path, ANNA, LUCA, notes=notes))
    assert set(people(workspace)) == {"Anna Rossi", "Luca Bianchi"}
    assert plan.counts()["skipped"] == 0


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_keep_their_delimiters_quotes_and_line_breaks(tmp_path: Path, delimiter: str) -> None:
    row = ("Anna", 'Rossi "Nina"', ANNA[2], "", "Beta; Gamma, Inc.", "Head of\nsales", ANNA[6])
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, write(tmp_path / "c.csv", table([row, LUCA], delimiter=delimiter)))
    anna = people(workspace)['Anna Rossi "Nina"']
    assert (anna.company, anna.role) == ("Beta; Gamma, Inc.", "Head of sales")
    assert people(workspace)["Luca Bianchi"].company == "Beta, Inc."


def test_rows_without_a_name_are_skipped_with_their_line(tmp_path: Path) -> None:
    nameless = ("", " ", "https://www.linkedin.com/in/x", "", "Acme", "", "05 Mar 2024")
    broken = ("Li", "Wei", "https://www.linkedin.com/in/li-wei", "", "A\nB", "", "05 Mar 2024")
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, connections(tmp_path, ANNA, broken, nameless, LUCA, notes=NOTES))
    assert [(row.line, str(row.reason), row.file) for row in plan.skipped] == [
        (8, "the row has no name", "Connections.csv")
    ]
    assert set(people(workspace)) == {"Anna Rossi", "Li Wei", "Luca Bianchi"}


def test_the_same_person_twice_is_counted_and_added_once(tmp_path: Path) -> None:
    again = (*ANNA[:2], "https://it.linkedin.com/in/Anna-Rossi/?trk=x", *ANNA[3:])
    plan, _change = bring_in(open_workspace(tmp_path / "data"), connections(tmp_path, ANNA, LUCA, again))
    assert [(row.line, str(row.reason)) for row in plan.duplicates] == [(4, "the same person as on line 2")]
    assert len(plan.new) == 2


def test_without_a_profile_the_address_identifies_and_without_that_name_and_day(tmp_path: Path) -> None:
    by_address = ("Anna", "Rossi", "", "anna@acme.example", "", "", "")
    by_day = ("Anna", "Rossi", "", "", "", "", "05 Mar 2024")
    another_day = ("Anna", "Rossi", "", "", "", "", "06 Mar 2024")
    path = connections(tmp_path, by_address, by_day, another_day, by_day)
    plan, _change = bring_in(open_workspace(tmp_path / "data"), path)
    assert len({planned.id for planned in plan.new}) == 3
    assert [row.line for row in plan.duplicates] == [5]


def test_two_people_who_share_an_address_are_two(tmp_path: Path) -> None:
    shared = [(name, "Neri", "", "info@acme.example", "Acme", "", "05 Mar 2024") for name in ("Anna", "Ugo")]
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, connections(tmp_path, *shared))
    assert set(people(workspace)) == {"Anna Neri", "Ugo Neri"}
    plan, change = bring_in(workspace, connections(tmp_path, *reversed(shared)))
    assert (len(plan.unchanged), change.edits) == (2, ())


def test_what_cannot_be_read_in_a_row_is_kept_aside_and_said(tmp_path: Path) -> None:
    row = (*ANNA[:3], "anna at acme", *ANNA[4:6], "31 Feb 2024")
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, connections(tmp_path, row))
    assert [(each.line, str(each.reason)) for each in plan.remarks] == [
        (2, "Email Address “anna at acme” isn't an e-mail address"),
        (2, "Connected On “31 Feb 2024” isn't a date that exists"),
    ]
    anna = only(workspace)
    assert anna.met_on is None
    assert anna.extra["linkedin"]["Connected On"] == "31 Feb 2024"


def test_an_address_that_is_no_profile_is_kept_as_one_of_the_web(tmp_path: Path) -> None:
    row = ("Anna", "", "https://anna.example/me", "", "", "", "x" * 99)
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, connections(tmp_path, row))
    anna = only(workspace)
    assert (anna.name, handles(anna), anna.external) == ("Anna", [("web", "https://anna.example/me", "")], {})
    assert anna.created == workspace.stamp


def test_a_row_is_what_netui_itself_would_write(tmp_path: Path) -> None:
    odd = (
        "Zoe\u0301  ",
        " d'A\u0301vila",
        " https://it.linkedin.com/in/zo%C3%A9 ",
        "Z@a.example",
        "A\u200eB",
        "",
        "",
    )
    for candidate in read(connections(tmp_path, ANNA, LUCA, odd)).candidates:
        assert Contact.parse("1", candidate.fields).dump() == candidate.fields


def test_columns_that_have_no_field_are_kept_as_they_came(tmp_path: Path) -> None:
    path = write(tmp_path / "c.csv", table([(*ANNA, "IT, Milan")], (*HEADER, "Region")))
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, path)
    assert only(workspace).extra["linkedin"]["Region"] == "IT, Milan"


def test_what_a_terminal_would_obey_does_not_come_in(tmp_path: Path) -> None:
    row = ("An\x1b]52;c;x\x07na", "Ro\u202essi", ANNA[2], "", "A\x9bcme [bold]", "", ANNA[6])
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, write(tmp_path / "c.csv", table([(*row, "\x1b[2J")], (*HEADER, "Region"))))
    assert (only(workspace).name, only(workspace).company) == ("An]52;c;xna Rossi", "Acme [bold]")
    assert only(workspace).extra["linkedin"]["Region"] == "[2J"


@pytest.mark.parametrize(
    "place", ["Connections.csv", "a/Connections.csv", "a/b/c/CONNECTIONS.CSV", "a\\Connections.csv"]
)
def test_the_zip_is_read_at_any_depth(tmp_path: Path, place: str) -> None:
    members: dict[str, str | bytes] = {"Profile.csv": "First Name\nMe\n", place: NOTES + table([ANNA])}
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, archive(tmp_path / "export.zip", members))
    assert only(workspace).name == "Anna Rossi"


def test_connections_under_another_name_are_found_in_the_zip_by_their_columns(tmp_path: Path) -> None:
    header, day = LANGUAGES["German"]
    members: dict[str, str | bytes] = {
        "Nachrichten.csv": "VON,AN\na,b\n",
        "Kontakte.csv": table([(*ANNA[:6], day)], header.split("|")),
        "__MACOSX/._Kontakte.csv": b"\x00\x05\x16\x07",
    }
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, archive(tmp_path / "export.zip", members))
    assert only(workspace).met_on == date(2024, 3, 5)
    assert [str(note) for note in plan.notes] == ["export.zip: read is Kontakte.csv"]


def test_of_several_connections_the_one_nearest_the_top_is_read_and_said(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "old/backup/Connections.csv": table([ANNA, LUCA]),
        "now/Connections.csv": table([LUCA]),
    }
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, archive(tmp_path / "export.zip", members))
    assert only(workspace).name == "Luca Bianchi"
    assert [str(note) for note in plan.notes] == [
        "export.zip has 2 Connections.csv; read is now/Connections.csv"
    ]


def test_a_dry_run_is_a_plan_and_changes_nothing(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    version = workspace.network.version
    plan = plan_import(workspace, [connections(tmp_path, ANNA, LUCA)])
    assert len(plan.new) == 2
    assert (workspace.network.version, workspace.network.rows["contacts"]) == (version, {})


def test_a_whole_import_is_one_undo(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    _plan, change = bring_in(workspace, connections(tmp_path, ANNA, LUCA))
    assert change.label == "import Connections.csv: 2 new, 0 updated"
    workspace.undo()
    assert people(workspace) == {}
    workspace.redo()
    assert len(people(workspace)) == 2
