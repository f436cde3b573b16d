"""A data file that can't be read as it stands is healed when it is opened: what is intact in it is kept."""

import json
import stat
from pathlib import Path

import pytest

from netui.storage.errors import BadFileError
from netui.storage.fileformat import Tables
from netui.storage.healing.salvage import salvage
from netui.storage.migrations import STEPS
from tests.storage.broken import (
    ANNA,
    CALL,
    LUCA,
    ONE_LINE,
    PRETTY,
    ROWS,
    SARA,
    WHOLE,
    all_of,
    healed,
    line_of,
    opened,
    quarantined,
)  # fmt: skip

LOSES_NOTHING: dict[str, tuple[bytes, str]] = {
    "zeros at the end": (WHOLE + b"\0" * 5000, "had zero bytes in it"),
    "zeros before all": (b"\0" * 512 + WHOLE, "had zero bytes in it"),
    "zeros between two lines": (WHOLE.replace(b'},\n"pets', b"}," + b"\0" * 600 + b'\n"pets'), "zero bytes"),
    "utf-16": (WHOLE.decode().encode("utf-16"), "was not UTF-8"),
    "utf-16 without a mark": (WHOLE.decode().encode("utf-16-be"), "was not UTF-8"),
    "latin-1": (WHOLE.decode().encode("latin-1"), "was not UTF-8"),
    "no end": (WHOLE.removesuffix(b"}\n}\n"), "was cut off"),
    "no last brace": (WHOLE.removesuffix(b"}\n"), "was cut off"),
    "no brace between tables": (WHOLE.replace(b'},\n"interactions"', b'"interactions"'), "isn't JSON"),
    "no comma between tables": (WHOLE.replace(b'},\n"interactions"', b'}\n"interactions"'), "isn't JSON"),
    "no comma between records": (WHOLE.replace(b'Z"},\n', b'Z"}\n'), "isn't JSON"),
    "a comma after the last record": (WHOLE.replace(b'Z"}\n', b'Z"},\n'), "isn't JSON"),
    "a comma after the last field": (WHOLE.replace(b'"}', b'",}'), "isn't JSON"),
    "a comma after the last field, indented": (PRETTY.replace(b'"\n', b'",\n'), "isn't JSON"),
    "a brace too many": (WHOLE.replace(b'},\n"interactions"', b'}},\n"interactions"'), "isn't JSON"),
    "windows' line ends and no end": (WHOLE.replace(b"\n", b"\r\n")[:-4], "was cut off"),
    "old line ends and no end": (WHOLE.replace(b"\n", b"\r")[:-4], "was cut off"),
    "a mark at the beginning and no end": (b"\xef\xbb\xbf" + WHOLE[:-4], "was cut off"),
    "indented and no end": (PRETTY[:-4], "was cut off"),
    "indented and no brace between records": (PRETTY.replace(b"\n    },\n    ", b"\n    ", 1), "isn't JSON"),
    "on one line and no end": (ONE_LINE[:-2], "was cut off"),
    "two lines joined": (WHOLE.replace(b'},\n"', b'},"').replace(b'{\n"', b'{"')[:-2], "was cut off"),
    "twice the same": (WHOLE + WHOLE, "isn't JSON"),
    "a table in two parts": (
        WHOLE.replace(b"\n" + line_of(SARA), b'\n},\n"contacts":{\n' + line_of(SARA)), "has “contacts” twice",
    ),
    "a record twice": (WHOLE.replace(line_of(SARA), line_of(SARA) + b"\n" + line_of(SARA)), "twice"),
    "tables inside one another": (
        WHOLE.replace(b'},\n"interactions"', b',"interactions"').replace(b"}\n}\n", b"}\n}}\n"), "inside one",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LOSES_NOTHING)
def test_what_is_broken_around_the_records_costs_none_of_them(tmp_path: Path, name: str) -> None:
    data, cause = LOSES_NOTHING[name]
    rows, said = healed(tmp_path, data)
    assert all_of(rows) == all_of(ROWS)
    assert cause in said
    assert "the file as it was is kept as" in said


STAYS: dict[str, bytes] = {
    "indented": PRETTY,
    "on one line": ONE_LINE,
    "windows' line ends": WHOLE.replace(b"\n", b"\r\n"),
    "a mark at the beginning": b"\xef\xbb\xbf" + WHOLE,
    "in another order": json.dumps(dict(reversed(ROWS.items()))).encode(),
    "an older file without tables": b'{"_meta":{"1":{"schema":1}}}',
}


@pytest.mark.parametrize("name", STAYS)
def test_another_layout_needs_no_healing(tmp_path: Path, name: str) -> None:
    _rows, said = opened(tmp_path, STAYS[name])
    assert said == []
    assert (tmp_path / "network.json").read_bytes() == STAYS[name]
    assert quarantined(tmp_path) == []


def unread_in(folder: Path) -> str:
    (kept,) = (folder / ".netui" / "quarantine").glob("*.txt")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    return kept.read_text()


@pytest.mark.parametrize(
    ("broken", "unread"),
    [
        (line_of(SARA)[:30], line_of(SARA)[:30]),
        (line_of(SARA).replace(b'":"', b'"*"'), None),
        (b"\0" * len(line_of(SARA)), b""),
        (line_of(SARA)[:40] + b"\0" * 900 + line_of(SARA)[90:], line_of(SARA)[:40]),
        (line_of(SARA)[:60] + b"\n" + line_of(SARA)[60:], line_of(SARA)[:60]),
        (b'"123":' + b"[" * 5000, None),
        (b'"123":{"a":' + b"[" * 3000 + b"]" * 3000 + b"}", None),
        (b'"123":{"a":' + b"9" * 9000 + b"}", None),
    ],
)
def test_a_line_that_cannot_be_read_goes_to_quarantine_and_the_others_stay(
    tmp_path: Path, broken: bytes, unread: bytes | None
) -> None:
    data = WHOLE.replace(line_of(SARA), broken)
    rows, said = healed(tmp_path, data)
    wanted = {table: {key: raw for key, raw in found.items() if key != SARA} for table, found in ROWS.items()}
    assert all_of(rows) == all_of(wanted)
    if unread == b"":
        assert "zero bytes" in said
        return
    assert (broken if unread is None else unread).decode() in unread_in(tmp_path)
    assert "could not be read" in said
    assert str(tmp_path / ".netui" / "quarantine") in said


@pytest.mark.parametrize("layout", [WHOLE, PRETTY, ONE_LINE], ids=["lines", "indented", "one line"])
def test_a_file_cut_off_anywhere_has_every_record_before_that(tmp_path: Path, layout: bytes) -> None:
    ids = [*ROWS["contacts"], CALL]
    begins = sorted((layout.index(b'"%b":' % key.encode()), key) for key in ids)
    for end in range(0, len(layout), 61):
        folder = tmp_path / str(end)
        folder.mkdir()
        complete = [key for start, key in begins if start < end][:-1]
        try:
            rows, said = opened(folder, layout[:end])
        except BadFileError:
            assert complete == []
            continue
        found = {key: raw for table in rows.values() for key, raw in table.items()}
        wanted = {key: raw for table in ROWS.values() for key, raw in table.items()}
        assert len(said) == 1
        assert set(complete) <= found.keys()
        assert all(wanted[key] == raw for key, raw in found.items())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"interactions":{', b'"intera#tions":{}'),
        (b'"interactions":{', b'"int'),
        (b'},\n"interactions":{\n', b""),
        (b'"contacts":{', b"<garbage>"),
        (b'"contacts":{\n', b""),
        (b'{\n"_meta":{\n"1":{"schema":1}\n},\n"contacts":{\n', b""),
    ],
)
def test_records_whose_tables_name_cannot_be_read_are_put_where_they_belong(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    assert old in WHOLE
    rows, _said = healed(tmp_path, WHOLE.replace(old, new)[:-1] + b",\n")
    assert all_of(rows) == all_of(ROWS)


def test_bytes_that_are_no_text_are_read_as_windows_has_them_and_half_characters_replaced(
    tmp_path: Path,
) -> None:
    data = WHOLE.replace("é".encode(), b"\xe9").replace(b'"Luca"', b'"Lu\\ud83dca \xff"')
    rows, said = healed(tmp_path, data)
    assert rows["contacts"][ANNA]["name"] == "Anna José"
    assert rows["contacts"][LUCA]["name"] == "Lu�ca ÿ"
    assert "was not UTF-8 throughout" in said


def test_names_and_ids_with_escapes_are_read(tmp_path: Path) -> None:
    escaped = WHOLE.replace(b'"contacts":{', b'"cont\\u0061cts":{').replace(b'"pets"', b'"p\\u00eat"')
    escaped = escaped.replace(b'"1":{"name":"Rex"}', b'"\\u0031":{"name":"Rex",}')
    rows, _said = healed(tmp_path, escaped[:-4])
    assert all_of(rows) == all_of({table: found for table, found in ROWS.items() if table != "pets"}) | {
        "pêt": {"1": {"name": "Rex"}}
    }


def test_records_of_an_older_schema_are_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def second(tables: Tables) -> Tables:
        people = {key: raw | {"seen": True} for key, raw in tables["contacts"].items()}
        return tables | {"contacts": people}

    monkeypatch.setattr("netui.storage.healing.salvage.SCHEMA", 2)
    monkeypatch.setitem(STEPS, 1, second)
    other = line_of(ANNA).replace(b"Anna Jos\xc3\xa9", b"Anna Rossi")
    found = salvage(WHOLE.replace(line_of(ANNA), line_of(ANNA) + b"\n" + other)).tables
    assert found["_meta"] == {"1": {"schema": 2}}
    assert all(raw["seen"] for raw in found["contacts"].values())
    assert len(found["contacts"]) == 3


# Two versions of one record


def test_a_record_that_git_left_in_two_versions_is_merged_and_no_value_is_lost(tmp_path: Path) -> None:
    other = line_of(ANNA).replace(b'"tags":["law","tax"]', b'"role":"CTO","tags":["ux"]')
    rows, said = healed(tmp_path, WHOLE.replace(line_of(ANNA), line_of(ANNA) + b"\n" + other))
    assert rows["contacts"][ANNA] | {"tags": ["law", "tax", "ux"], "role": "CTO"} == rows["contacts"][ANNA]
    assert len(rows["contacts"]) == 3
    assert "had records twice: both versions were merged" in said

    other = other.replace(b"Anna Jos\xc3\xa9", b"Anna Rossi")
    folder = tmp_path / "again"
    folder.mkdir()
    rows, said = healed(folder, WHOLE.replace(line_of(ANNA), line_of(ANNA) + b"\n" + other))
    (conflict,) = rows["conflicts"].values()
    assert {conflict["ours"], conflict["theirs"]} == {"Anna José", "Anna Rossi"}
    assert rows["contacts"][ANNA]["name"] in {"Anna José", "Anna Rossi"}
    assert "1 value that could not stay is kept as a conflict" in said


def test_a_field_that_stands_twice_in_a_record_loses_neither_value(tmp_path: Path) -> None:
    rows, _said = healed(tmp_path, WHOLE.replace(b'"name":"Sara"', b'"name":"Sara","name":"Sarah"'))
    (conflict,) = rows["conflicts"].values()
    assert {conflict["ours"], conflict["theirs"], rows["contacts"][SARA]["name"]} == {"Sara", "Sarah"}


def test_the_same_table_twice_is_one(tmp_path: Path) -> None:
    second = WHOLE.replace(b'"Sara"', b'"Sarah"').replace(ANNA.encode(), CALL.encode())
    rows, _said = healed(tmp_path, WHOLE.replace(b"\n}\n}\n", b"\n},\n") + second[2:])
    assert len(rows["contacts"]) == 4
    assert len(rows["conflicts"]) == 1
