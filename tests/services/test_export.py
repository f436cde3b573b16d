"""Exports: whole or not at all, safe to open in a spreadsheet, and read again without a change."""

import csv
import io
import json
import stat
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netui.domain.changes import Edit
from netui.domain.ids import derived_id, short
from netui.domain.network import Network
from netui.domain.records import InvalidRecordError, Raw
from netui.domain.tables import (
    CIRCLES,
    HANDLE_KINDS,
    Channel,
    Contact,
    Exchange,
    Profile,
)
from netui.services.contacts import edit_contacts
from netui.services.exporting import ExportFileError, ExportFormat, export
from netui.services.exporting.cells import (
    columns,
    escape,
    from_cell,
    guard,
    id_of,
    split,
    unescape,
    unguard,
    uuid_of,
)
from netui.services.importing import plan_import, read
from netui.services.workspace import Workspace
from tests.services.import_files import bring_in, cards, file_bytes, holding, only, people, write
from tests.support import add, open_workspace


def as_text(network: Network, file_format: ExportFormat) -> str:
    stream = io.StringIO()
    export(network, file_format, stream)
    return stream.getvalue()


def lived_in(folder: Path) -> Workspace:
    """Return a workspace with a record of several tables, one in the trash, and fields of its own."""
    workspace = open_workspace(folder)
    channel = Channel.parse(workspace.new_id(), {"name": "Choir"})
    workspace.add("add", channel, Profile.parse(workspace.new_id(), {"name": "Me"}))
    anna = add(workspace, "Anna Rossi", company="Acme", tags=["law", "a;b"], met_through=channel.id,
               handles=[{"kind": "phone", "value": "+39 1", "label": "work"}], starred=True)  # fmt: skip
    ugo = add(workspace, "Ugo Neri", knows=[anna.id], introduced_by=anna.id, notes="=1+1\n- x")
    gift = {"contact": anna.id, "direction": "gave", "on": "2026-01-02", "note": "advice"}
    workspace.add("gave", Exchange.parse(workspace.new_id(), gift))
    workspace.trash("trash", add(workspace, "Gone"))
    row = workspace.network.rows["contacts"][ugo.id]
    workspace.do("odd", [Edit("contacts", ugo.id, row, {**row, "later": [1], "circle": "friends"})])
    return workspace


def test_json_holds_every_table_with_records_as_they_stand_and_their_ids(tmp_path: Path) -> None:
    workspace = lived_in(tmp_path)
    held = json.loads(as_text(workspace.network, ExportFormat.JSON))
    assert list(held) == list(workspace.network.rows)
    for name, rows in held.items():
        bare = {row["id"]: {key: row[key] for key in row if key not in {"id", "short"}} for row in rows}
        assert bare == workspace.network.rows[name]
        assert all(row["short"] == short(row["id"]) for row in rows)


def test_csv_holds_the_contacts_that_are_not_in_the_trash(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(as_text(lived_in(tmp_path).network, ExportFormat.CSV))))
    assert sorted(row["name"] for row in rows) == ["Anna Rossi", "Ugo Neri"]
    anna = next(row for row in rows if row["name"] == "Anna Rossi")
    assert (anna["tags"], anna["phone"], anna["starred"]) == ("a\\;b; law", "work: +39 1", "yes")


def test_no_cell_is_a_formula_to_a_spreadsheet(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    for start in "=+-@":
        add(workspace, f"{start}cmd", handles=[{"kind": "phone", "value": f"{start}39"}])
    for row in csv.reader(io.StringIO(as_text(workspace.network, ExportFormat.CSV))):
        assert not any(cell[:1] in {"=", "+", "-", "@", "\t", "\r"} for cell in row)


@pytest.mark.parametrize("file_format", list(ExportFormat))
def test_an_export_imported_again_changes_no_byte(tmp_path: Path, file_format: ExportFormat) -> None:
    workspace = lived_in(tmp_path / "data")
    before = file_bytes(workspace)
    out = tmp_path / "out"
    export(workspace.network, file_format, out)
    plan, change = bring_in(workspace, out)
    assert (plan.new, plan.updated, plan.skipped, change.edits) == ((), (), (), ())
    assert file_bytes(workspace) == before


def test_json_brings_a_whole_network_to_another_machine(tmp_path: Path) -> None:
    workspace = lived_in(tmp_path / "data")
    out = tmp_path / "out.json"
    export(workspace.network, ExportFormat.JSON, out)
    other = open_workspace(tmp_path / "other")
    bring_in(other, out)
    assert other.network.rows == workspace.network.rows
    assert file_bytes(other) == file_bytes(workspace)


def test_the_data_file_itself_can_be_imported(tmp_path: Path) -> None:
    workspace = lived_in(tmp_path / "data")
    file_bytes(workspace)
    other = open_workspace(tmp_path / "other")
    bring_in(other, workspace.repository.path)
    assert other.network.rows == workspace.network.rows


def test_of_a_record_on_two_machines_the_newest_stands(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    anna = add(workspace, "Anna Rossi", company="Acme")
    ugo = add(workspace, "Ugo Neri", company="Acme")
    other = open_workspace(tmp_path / "other")
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    export(workspace.network, ExportFormat.JSON, first)
    bring_in(other, first)
    for each in (workspace, other):
        each.clock.day = each.today.replace(year=2027 if each is workspace else 2028)  # type: ignore[attr-defined]
    edit_contacts(workspace, [anna], {"company": "Mine"}, "edit")
    edit_contacts(other, [anna, ugo], {"company": "Theirs"}, "edit")
    export(workspace.network, ExportFormat.JSON, second)
    plan, change = bring_in(other, second)
    assert (change.edits, {contact.company for contact in people(other).values()}) == ((), {"Theirs"})
    assert [planned.kept for planned in plan.unchanged] == [("company",)] * 2
    export(other.network, ExportFormat.JSON, second, overwrite=True)
    bring_in(workspace, second)
    assert {contact.company for contact in people(workspace).values()} == {"Theirs"}


def test_what_the_trash_holds_stays_there_and_the_profile_stays_ones_own(tmp_path: Path) -> None:
    workspace = lived_in(tmp_path / "data")
    out = tmp_path / "out.json"
    export(workspace.network, ExportFormat.JSON, out)
    workspace.trash("trash", people(workspace)["Anna Rossi"])
    plan, _change = bring_in(workspace, out)
    assert [planned.name for planned in plan.in_trash] == ["Anna Rossi"]
    assert set(people(workspace)) == {"Ugo Neri"}
    other = open_workspace(tmp_path / "other")
    other.add("profile", Profile.parse(other.new_id(), {"name": "Somebody"}))
    bring_in(other, out)
    assert other.network.profile.name == "Somebody"
    assert other.network.count(Profile) == 1


def test_several_files_that_hold_one_record_make_one_edit(tmp_path: Path) -> None:
    workspace = lived_in(tmp_path / "data")
    older, newer = tmp_path / "1.json", tmp_path / "2.json"
    export(workspace.network, ExportFormat.JSON, older)
    workspace.clock.day = workspace.today.replace(year=2027)  # type: ignore[attr-defined]
    edit_contacts(workspace, [people(workspace)["Anna Rossi"]], {"company": "Newer"}, "edit")
    export(workspace.network, ExportFormat.JSON, newer)
    other = open_workspace(tmp_path / "other")
    _plan, change = bring_in(other, older, newer, cards(tmp_path, "FN:Anna\nTEL:1"))
    assert len({(edit.table, edit.id) for edit in change.edits}) == len(change.edits)
    assert people(other)["Anna Rossi"].company == "Newer"
    _plan, change = bring_in(other, older)
    assert change.edits == ()


def test_a_file_that_is_there_is_replaced_only_where_asked(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    out = write(tmp_path / "out.csv", "mine")
    with pytest.raises(ExportFileError, match=r"out.csv: is there already; name another file"):
        export(workspace.network, ExportFormat.CSV, out)
    assert out.read_text() == "mine"
    export(workspace.network, ExportFormat.CSV, out, overwrite=True)
    assert out.read_bytes().startswith(b"\xef\xbb\xbfid,name,")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_an_export_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    network = Network({"contacts": {"7": {"name": "Anna", "odd": object()}}})
    out = write(tmp_path / "out.json", "mine")
    with pytest.raises(ValueError, match="JSON"):
        export(network, ExportFormat.JSON, out, overwrite=True)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]


def test_places_that_cannot_be_written_are_said(tmp_path: Path) -> None:
    network = Network()
    target = write(tmp_path / "real", "mine")
    (tmp_path / "link").symlink_to(target)
    for path, said in (
        (tmp_path, "is a folder; name a file in it"),
        (tmp_path / "none" / "out.csv", "there is no such folder; make it first"),
        (tmp_path / "real" / "out.csv", "can't be written: Not a directory"),
        (tmp_path / "link", "is a symbolic link, which isn't written through; name the file itself"),
        (tmp_path / ("x" * 300), "can't be written: File name too long"),
    ):
        with pytest.raises(ExportFileError, match=said):
            export(network, ExportFormat.CSV, path, overwrite=True)
    assert target.read_text() == "mine"
    export(network, ExportFormat.CSV, Path("/dev/null"))


# Round trips

LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    [
        "=1+1",
        "'=x",
        "''-",
        "a;b",
        "a\\",
        "\\;",
        "a: b",
        ": ",
        "x:y",
        "@",
        '"',
        '""',
        ",",
        "a\\: b",
        "; ;",
        "'",
        "7e5",
    ]
)
NOTE = st.lists(LINE, max_size=4).map("\n".join)
WORDS = st.lists(LINE, max_size=4)
HANDLE = st.fixed_dictionaries(
    {"kind": st.sampled_from(HANDLE_KINDS), "value": LINE.filter(str.strip), "label": LINE}
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "given": LINE, "company": LINE, "tags": WORDS, "aliases": WORDS, "notes": NOTE,
        "circle": st.sampled_from(CIRCLES), "trust": st.integers(1, 5), "cadence_days": st.integers(0, 3650),
        "birthday": st.sampled_from(["", "--02-29", "1980-04-12"]), "handles": st.lists(HANDLE, max_size=4),
        "external": st.dictionaries(LINE, LINE, max_size=3), "knows": st.lists(st.just("123"), max_size=1),
        "starred": st.booleans(), "met_on": st.dates().map(str),
        "extra": st.dictionaries(LINE, st.integers(), max_size=2),
    },
)  # fmt: skip


def parsed(fields: Raw) -> Raw | None:
    try:
        return Contact.parse("7", {"name": "Anna", **fields}).dump()
    except InvalidRecordError:
        return None


@settings(max_examples=120, deadline=None)
@example([{"name": "Anna", "notes": " 0"}])
@given(st.lists(FIELDS.map(parsed).filter(bool), min_size=1, max_size=3))
def test_any_contacts_exported_as_csv_and_imported_are_unchanged_and_elsewhere_the_same(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Raw]
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    stamps = {"created": "2026-01-01T00:00:00Z", "updated": "2026-01-02T00:00:00Z"}
    contacts = {derived_id("t", str(number)): {**row, **stamps} for number, row in enumerate(rows)}
    path = folder / "out.csv"
    export(Network({"contacts": contacts}), ExportFormat.CSV, path)
    plan = plan_import(holding(contacts), [path])
    assert (plan.edits, plan.skipped, plan.remarks, len(plan.unchanged)) == ((), (), (), len(rows))
    elsewhere = plan_import(holding({}), [path])
    arrived = {edit.id: edit.after for edit in elsewhere.edits}
    assert arrived == {
        identifier: {key: row[key] for key in row if key != "extra"} for identifier, row in contacts.items()
    }


@given(LINE)
def test_a_guarded_cell_is_no_formula_and_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}


@given(st.lists(LINE.map(str.strip).filter(bool)))
def test_words_in_one_cell_come_back(words: list[str]) -> None:
    assert [unescape(part) for part in split("; ".join(map(escape, words)))] == words


@pytest.mark.parametrize(
    "text", ["a" * 60_000 + "\\", ";" * 60_000, "\\" * 60_001, ": " * 30_000, ":" * 60_000]
)
def test_a_long_cell_is_taken_apart_in_good_time(text: str) -> None:
    assert from_cell("external", text) is not None
    assert from_cell("email", text) is not None


@given(st.integers(0, 2**128 + 5).map(str) | st.text(max_size=40))
def test_an_id_comes_back_from_its_uuid(identifier: str) -> None:
    assert id_of(uuid_of(identifier)) == id_of(identifier)


def test_the_columns_are_named_in_the_order_of_the_fields() -> None:
    assert columns()[:8] == ("id", "name", "given", "family", "aliases", "company", "role", "sector")
    assert "extra" not in columns()


def test_a_reading_of_our_export_needs_no_network(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    mine = add(workspace, "Anna Rossi")
    out = tmp_path / "out.csv"
    export(workspace.network, ExportFormat.CSV, out)
    assert [candidate.record for candidate in read(out).candidates] == [mine.id]
    assert only(workspace).id == mine.id
