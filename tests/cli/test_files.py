"""import and export."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from netui.domain.tables import Contact
from netui.services.contacts import edit_contacts, trash_contacts
from tests.cli.commands import PEOPLE_CSV
from tests.cli.conftest import Run, one_line
from tests.support import open_workspace
from tests.terminal.pseudo import Terminal, netui_command


@pytest.fixture
def connections(tmp_path: Path) -> Path:
    """A LinkedIn zip with two connections and a row without a name."""
    path = tmp_path / "Basic_LinkedInDataExport.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("export/Connections.csv", PEOPLE_CSV + ",,,,Nobody Ltd,Ghost,01 Jan 2024\n")
    return path


def names(netui: Run) -> list[str]:
    return [contact["name"] for contact in json.loads(netui("list", "--json").out)]


def test_an_import_counts_every_row_and_says_how_to_take_it_back(netui: Run, connections: Path) -> None:
    done = netui("import", str(connections))

    assert done.code == 0
    assert "2 new, 0 updated, 0 unchanged, 1 skipped" in done.out
    assert "Basic_LinkedInDataExport.zip line 4:" in done.out
    assert done.lines[-1] == "“netui undo” takes the whole import back"
    assert names(netui) == ["Nora Quist", "Otto Lind"]
    netui("undo")
    assert names(netui) == []


HEADER = PEOPLE_CSV.splitlines()[0]


def imported(netui: Run, folder: Path, *rows: str) -> list[str]:
    """Import a LinkedIn file of some rows; return what was said."""
    path = folder / "Connections.csv"
    path.write_text("\n".join([HEADER, *rows, ""]))
    return netui("import", str(path)).lines


def test_somebody_who_is_twice_in_a_file_is_said(netui: Run, tmp_path: Path) -> None:
    row = "Nora,Quist,https://www.linkedin.com/in/nora-quist,,Quist AB,Owner,08 Feb 2024"
    said = imported(netui, tmp_path, row, row)

    assert said[0].startswith("1 new")
    assert said[1:3] == [
        "  1 row of a person twice:",
        "  - Connections.csv line 3: the same person as on line 2",
    ]


def test_only_the_first_of_many_rows_that_were_skipped_are_listed(netui: Run, tmp_path: Path) -> None:
    said = imported(netui, tmp_path, *[",,,,Nobody Ltd,Ghost,01 Jan 2024"] * 40)

    assert said[0] == "0 new, 0 updated, 0 unchanged, 40 skipped"
    assert said[1] == "  40 rows skipped:"
    assert said[-1] == "  - and 30 more"
    assert len(said) == 13


def test_a_value_that_is_left_aside_is_said(netui: Run, tmp_path: Path) -> None:
    said = imported(netui, tmp_path, "Nora,Quist,https://www.linkedin.com/in/nora-quist,,,,31 Feb 2024")

    assert said[:2] == ["1 new, 0 updated, 0 unchanged, 0 skipped", "  1 value left aside:"]
    assert "31 Feb 2024" in said[2]


def test_somebody_in_the_trash_stays_there(netui: Run, tmp_path: Path, data: Path) -> None:
    row = "Nora,Quist,https://www.linkedin.com/in/nora-quist,,Quist AB,Owner,08 Feb 2024"
    imported(netui, tmp_path, row)
    workspace = open_workspace(data)
    trash_contacts(workspace, list(workspace.network.all(Contact)))
    workspace.repository.close()

    assert imported(netui, tmp_path, row)[1:] == ["  1 stays in the trash:", "  - Nora Quist"]
    assert names(netui) == []


def test_what_the_user_wrote_stays_and_is_said(netui: Run, tmp_path: Path, data: Path) -> None:
    row = "Nora,Quist,https://www.linkedin.com/in/nora-quist,,{},Owner,08 Feb 2024"
    imported(netui, tmp_path, row.format("Quist AB"))
    workspace = open_workspace(data)
    (nora,) = workspace.network.all(Contact)
    edit_contacts(workspace, [nora], {"company": "Quist & Daughters"}, "company")
    workspace.repository.close()

    said = imported(netui, tmp_path, row.format("Quist Holding"))
    assert "  1 keeps what you wrote, where the file says something else:" in said
    assert "  - Nora Quist (company)" in said


def test_somebody_new_of_a_known_name_is_said(netui: Run, tmp_path: Path) -> None:
    netui("add", "Nora Quist", "--email", "nora@elsewhere.example")
    said = imported(
        netui, tmp_path, "Nora,Quist,https://www.linkedin.com/in/nora-2,n@q.example,,,08 Feb 2024"
    )

    assert said[1:3] == [
        "  1 new one has the name of somebody you have, perhaps the same person:",
        "  - Nora Quist",
    ]


def test_a_dry_run_changes_nothing_not_even_the_folder(netui: Run, connections: Path, data: Path) -> None:
    done = netui("import", str(connections), "--dry-run")

    assert "would be: 2 new" in done.out
    assert "undo" not in done.out
    assert not data.exists()


def test_importing_again_changes_no_byte(netui: Run, connections: Path, data: Path) -> None:
    netui("import", str(connections))
    before = (data / "network.json").read_bytes()
    again = netui("import", str(connections))

    assert "0 new, 0 updated, 2 unchanged, 1 skipped" in again.out
    assert "undo" not in again.out
    assert (data / "network.json").read_bytes() == before


def test_several_files_of_different_formats_are_one_import(
    netui: Run, connections: Path, tmp_path: Path
) -> None:
    cards = tmp_path / "people.vcf"
    cards.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Pia Berg\r\nN:Berg;Pia;;;\r\nEND:VCARD\r\n")
    netui("import", str(connections), str(cards))

    assert names(netui) == ["Nora Quist", "Otto Lind", "Pia Berg"]
    netui("undo")
    assert names(netui) == []


def test_a_format_can_be_named(netui: Run, tmp_path: Path) -> None:
    path = tmp_path / "cards.txt"
    path.write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Pia Berg\nEND:VCARD\n")

    assert netui("import", str(path), "--as", "vcard").code == 0
    assert names(netui) == ["Pia Berg"]
    assert netui("import", str(path), "--as", "excel").code == 2


def test_everything_is_exported_as_json(netui: Run) -> None:
    netui("add", "Anna Rossi")
    netui("gave", "anna", "a tip")
    exported = json.loads(netui("export", "--as", "json").out)

    assert [contact["name"] for contact in exported["contacts"]] == ["Anna Rossi"]
    assert [exchange["note"] for exchange in exported["exchanges"]] == ["a tip"]


def test_contacts_are_exported_as_csv(netui: Run) -> None:
    netui("add", "Anna Rossi", "--company", "Acme, Inc.")
    (row,) = csv.DictReader(io.StringIO(netui("export", "--as", "csv").out))

    assert (row["name"], row["company"]) == ("Anna Rossi", "Acme, Inc.")


def test_an_export_goes_to_a_file_that_is_not_there_yet(netui: Run, tmp_path: Path) -> None:
    netui("add", "Anna Rossi")
    path = tmp_path / "people.csv"

    assert netui("export", "--as", "csv", "--out", str(path)).out == f"written: {path}\n"
    assert "Anna Rossi" in path.read_text(encoding="utf-8-sig")
    path.write_text("mine")
    failed = netui("export", "--as", "csv", "--out", str(path))
    assert failed.code == 1
    assert str(path) in one_line(failed.err)
    assert path.read_text() == "mine"
    netui("export", "--as", "csv", "--out", str(path), "--overwrite")
    assert "Anna Rossi" in path.read_text(encoding="utf-8-sig")


def test_what_was_exported_as_json_comes_back_in_another_folder(netui: Run, tmp_path: Path) -> None:
    netui("add", "Anna Rossi", "--tag", "python")
    netui("gave", "anna", "a tip")
    path = tmp_path / "all.json"
    netui("export", "--as", "json", "--out", str(path))
    before = json.loads(netui("list", "--json").out)

    imported = netui("--data", str(tmp_path / "other"), "import", str(path))
    after = json.loads(netui("--data", str(tmp_path / "other"), "list", "--json").out)
    assert imported.code == 0
    assert [contact["id"] for contact in after] == [contact["id"] for contact in before]


def test_a_terminal_is_shown_how_far_an_import_is_and_others_are_not(
    data: Path, connections: Path, process: Run
) -> None:
    command = ("--data", str(data), "import", str(connections), "--dry-run")
    with Terminal(netui_command(*command)) as terminal:
        assert terminal.ended() == 0
    assert b"reading 100%" in terminal.raw
    assert "reading" not in terminal.shown
    assert process(*command).err == ""
