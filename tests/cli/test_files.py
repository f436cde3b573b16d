"""import and export."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.commands import PEOPLE_CSV
from tests.cli.conftest import Run, one_line
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
