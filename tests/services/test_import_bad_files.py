"""Files that can't be imported: one line each that says what is wrong, and nothing is changed."""

import os
import zipfile
from pathlib import Path

import pytest

from netui.domain.messages import NetuiError
from netui.services.importing import Format, plan_import, tabular
from tests.services.import_files import ANNA, LUCA, archive, bring_in, connections, people, table, write
from tests.support import open_workspace


def refusal(folder: Path, path: Path, as_format: Format | None = None) -> str:
    """Return what is said of a file; fails where the network changed."""
    workspace = open_workspace(folder / "data")
    with pytest.raises(NetuiError) as caught:
        plan_import(workspace, [path], as_format)
    assert workspace.network.rows["contacts"] == {}
    said = str(caught.value)
    assert "\n" not in said
    assert said.startswith(str(path))
    return said.removeprefix(str(path))


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path, tmp_path / "none.csv") == ": there is no such file"


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path, tmp_path) == ": is a folder; name a file in it"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path, tmp_path / "pipe") == ": is not a file that can be read as a whole"


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert ": can't be read: " in refusal(tmp_path, tmp_path / ("x" * 300))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = connections(tmp_path, ANNA)
    path.chmod(0)
    assert refusal(tmp_path, path) == ": can't be read: Permission denied"


def test_an_error_of_the_disk_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = connections(tmp_path, ANNA)

    def fail(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", fail)
    assert refusal(tmp_path, path) == ": can't be read: Permission denied"


@pytest.mark.parametrize("content", [b"", b"\n", b"  \n\n"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    said = refusal(tmp_path, write(tmp_path / "c.csv", content))
    assert said == ": is empty" or said.startswith(": has no known column; it has —; wanted are name")


@pytest.mark.parametrize("name", ["big.csv", "big.vcf", "big.zip", "big.json"])
def test_a_file_of_200_mb_is_refused_by_its_size_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    os.truncate(path, 200_000_000)
    assert refusal(tmp_path, path) == (
        ": has 200 MB, and at most 128 MB are read of a file of this kind; split it first"
    )


@pytest.mark.parametrize(
    ("head", "as_format", "cap"),
    [
        (b"First Name,Last Name,Connected On\n", None, 64),
        (b"BEGIN:VCARD\n", None, 10),
        (b"name\n", Format.CSV, 64),
    ],
)
def test_each_kind_of_file_has_its_cap(
    tmp_path: Path, head: bytes, as_format: Format | None, cap: int
) -> None:
    path = write(tmp_path / "big", head)
    with path.open("ab") as stream:
        stream.write(b"a\n" * 40_000)
    os.truncate(path, 70_000_000)
    assert f": has 70 MB, and at most {cap} MB are read" in refusal(tmp_path, path, as_format)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        bytes(range(256)) * 8,
        b"\x7fELF\x02\x01\x01\x00",
        b"\x01\x02\x03" * 99,
    ],
    ids=["png", "every byte", "program", "controls"],
)
def test_a_binary_file(tmp_path: Path, content: bytes) -> None:
    said = refusal(tmp_path, write(tmp_path / "c.csv", content))
    assert said == ": is not text: netui reads CSV, vCard and JSON files, and LinkedIn's zip"


def test_a_table_without_a_known_column_says_which_it_has(tmp_path: Path) -> None:
    said = refusal(tmp_path, write(tmp_path / "c.csv", "Datum;Betrag;Währung\n1;2;3\n"))
    assert said.startswith(": has no known column; it has “Datum”, “Betrag”, “Währung”; wanted are name")


def test_a_table_that_should_be_linkedins_and_is_not_says_what_is_wanted(tmp_path: Path) -> None:
    said = refusal(tmp_path, write(tmp_path / "c.csv", "a,b\x1b[2J\n1,2\n"), Format.LINKEDIN)
    assert said == (
        ": has no known column; it has “a”, “b[2J”; wanted are "
        "First Name, Last Name, URL, Email Address, Company, Position, Connected On"
    )


@pytest.mark.parametrize("rows_after", [1, 40_000])
def test_a_quote_left_open_costs_its_row_and_no_other(tmp_path: Path, rows_after: int) -> None:
    text = table([ANNA]) + 'Ugo,"Neri,x\n' + ",,,,\n" * rows_after + table([LUCA]).partition("\n")[2]
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, write(tmp_path / "c.csv", text))
    assert set(people(workspace)) == {"Anna Rossi", "Luca Bianchi"}
    assert [(row.line, str(row.reason)) for row in plan.skipped] == [
        (3, "a quote is left open, or a cell is too long")
    ]


def test_quotes_that_are_not_doubled_are_read_as_they_were_meant(tmp_path: Path) -> None:
    text = table([LUCA]) + 'Anna,"Rossi "Nina" jr.",,,Acme,,05 Mar 2024\n' + table([ANNA]).partition("\n")[2]
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, write(tmp_path / "c.csv", text))
    assert (plan.skipped, len(people(workspace))) == ((), 3)
    assert {contact.company for contact in people(workspace).values()} == {"Acme", "Beta, Inc."}


def test_a_file_full_of_open_quotes_is_read_in_good_time(tmp_path: Path) -> None:
    text = table([ANNA]) + f'a,"{"b" * 99}\n' * 30_001
    plan, _change = bring_in(open_workspace(tmp_path / "data"), write(tmp_path / "c.csv", text))
    assert plan.skipped


def test_past_a_limit_rows_in_open_quotes_are_given_up_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tabular, "_READ_AGAIN", 3)
    text = table([ANNA]) + ('Ugo,"b\n' + ",,,,\n" * 4 + '"c,d\n') * 3
    plan, _change = bring_in(open_workspace(tmp_path / "data"), write(tmp_path / "c.csv", text))
    assert [planned.name for planned in plan.new] == ["Anna Rossi"]
    assert [row.line for row in plan.skipped] == [3, 9, 15]


def test_a_header_whose_quote_is_left_open_is_no_header(tmp_path: Path) -> None:
    assert ": has no known column" in refusal(tmp_path, write(tmp_path / "c.csv", '"' + "name," * 40_000))


def test_a_row_longer_than_64_kb_is_skipped(tmp_path: Path) -> None:
    long = ("Luca", "Bianchi", "", "", "x" * 70_000, "", "")
    plan, _change = bring_in(open_workspace(tmp_path / "data"), connections(tmp_path, long, ANNA))
    assert [(row.line, str(row.reason)) for row in plan.skipped] == [(2, "the row is longer than 64 KB")]
    assert [planned.name for planned in plan.new] == ["Anna Rossi"]


def test_a_truncated_zip(tmp_path: Path) -> None:
    path = archive(tmp_path / "e.zip", {"Connections.csv": table([ANNA])})
    path.write_bytes(path.read_bytes()[:-30])
    assert refusal(tmp_path, path).startswith(": is a damaged or incomplete zip (")


def test_a_zip_with_a_hole_in_it(tmp_path: Path) -> None:
    path = archive(tmp_path / "e.zip", {"Connections.csv": table([ANNA] * 100)})
    data = bytearray(path.read_bytes())
    data[50:80] = bytes(30)
    path.write_bytes(data)
    said = refusal(tmp_path, path)
    assert "can't be unpacked: " in said or "is a damaged or incomplete zip (" in said


def test_a_zip_without_connections_says_what_is_in_it(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "e.zip", {"Profile.csv": "a,b\n", "media/x.png": b"\x89PNG", "Jobs\x1b[2J.csv": ""}
    )
    assert refusal(tmp_path, path) == ": has no Connections.csv; it has Profile.csv, media/x.png, Jobs[2J.csv"


def test_an_empty_zip(tmp_path: Path) -> None:
    assert refusal(tmp_path, archive(tmp_path / "e.zip", {})) == ": has no Connections.csv; it has —"


def test_a_spreadsheet_is_a_zip_too(tmp_path: Path) -> None:
    path = archive(tmp_path / "people.xlsx", {"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"})
    assert refusal(tmp_path, path) == ": is a spreadsheet; save it as CSV first"


def test_a_locked_zip(tmp_path: Path) -> None:
    path = archive(tmp_path / "e.zip", {"Connections.csv": table([ANNA])})
    data = bytearray(path.read_bytes())
    data[6] |= 1  # the general-purpose bit of the local header, and of the central one
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert refusal(tmp_path, path) == "/Connections.csv: is locked with a password; unpack it first"


def test_a_zip_that_unpacks_to_more_than_it_may_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "e.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("Connections.csv", "w") as member,
    ):
        for _ in range(70):
            member.write(bytes(1_000_000))
    assert refusal(tmp_path, path).startswith("/Connections.csv: has 70 MB, and at most 64 MB are read")


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "e.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("Connections.csv", "w") as member,
    ):
        for _ in range(70):
            member.write(b"a,b\n" * 250_000)
    data = path.read_bytes().replace((70_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    path.write_bytes(data)
    assert refusal(tmp_path, path)


def test_something_that_only_begins_as_a_zip(tmp_path: Path) -> None:
    assert ": is a damaged or incomplete zip (" in refusal(
        tmp_path, write(tmp_path / "e.zip", b"PK\x03\x04 no")
    )


def test_a_zip_is_no_table_and_no_card(tmp_path: Path) -> None:
    path = archive(tmp_path / "e.zip", {"Connections.csv": table([ANNA])})
    for as_format in (Format.CSV, Format.VCARD, Format.JSON):
        assert ": is not text" in refusal(tmp_path, path, as_format)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", ": isn't JSON: "),
        ("[1]", ": is not an export of netui's: record 1 of “contacts” has no id"),
        ('{"contacts": 3}', ": is not an export of netui's: record 1 of “contacts” has no id"),
        ('{"a": 1}', ": is JSON, but not an export of netui's: it has no contacts"),
        ("[" * 100_000, ": is nested too deeply"),
        ('{"contacts":{"7":' + '{"a":' * 200 + "1" + "}" * 200 + "}}", ": is nested too deeply"),
    ],
    ids=["cut off", "no records", "no table", "another program's", "deep", "deep in a record"],
)
def test_json_that_is_not_netuis(tmp_path: Path, content: str, said: str) -> None:
    assert refusal(tmp_path, write(tmp_path / "x.json", content)).startswith(said)
