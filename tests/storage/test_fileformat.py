"""The bytes of the file: as DESIGN has them, the same for the same content, and nothing lost."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tinydb import TinyDB

from netui.domain.ids import order
from netui.domain.tables import TABLES
from netui.storage.fileformat import FormatError, Tables, canonical, parse, same, table_order
from netui.storage.lines import rendered
from tests.storage.support import IDS, VALUES, tables

DESIGN = """{
"_meta":{
"1":{"schema":1}
},
"contacts":{
"2064107855152423669977618177724267663":{"company":"Acme","created":"2024-02-08T23:00:00Z","name":"José Rossi","tags":["design"],"updated":"2026-03-01T10:00:00Z"},
"1999533082497643652113541536493380205":{"created":"2022-05-31T00:00:00Z","name":"Hugo Silva","updated":"2022-05-31T00:00:00Z"}
},
"interactions":{
},
"exchanges":{
},
"requests":{
},
"openings":{
},
"introductions":{
},
"channels":{
},
"shares":{
},
"profile":{
},
"conflicts":{
}
}
"""  # noqa: E501 - a record is a line


def bytes_of(content: Tables) -> bytes:
    return b"".join(bytes(run) for run in rendered(content).runs)


def test_the_bytes_are_those_of_the_design() -> None:
    contacts: dict[str, dict[str, Any]] = {
        "1999533082497643652113541536493380205": {
            "updated": "2022-05-31T00:00:00Z", "name": "Hugo Silva", "created": "2022-05-31T00:00:00Z",
        },
        "2064107855152423669977618177724267663": {
            "name": "Jose\u0301 Rossi", "tags": ["design"], "company": "Acme",
            "updated": "2026-03-01T10:00:00Z", "created": "2024-02-08T23:00:00Z",
        },
    }  # fmt: skip
    assert bytes_of({"contacts": contacts, "_meta": {"1": {"schema": 1}}}).decode() == DESIGN


def test_an_empty_network_has_every_table() -> None:
    assert list(json.loads(bytes_of({}))) == ["_meta", *TABLES]


def test_tables_that_netui_does_not_know_come_after_its_own_in_order() -> None:
    assert table_order(["zoo", "contacts", "pets"])[-3:] == ["conflicts", "pets", "zoo"]


def test_lines_are_ordered_by_the_random_tail_of_the_id() -> None:
    early_with_high_tail = str(1 << 80 | 9)
    late_with_low_tail = str(2 << 80 | 3)
    text = bytes_of({"contacts": {early_with_high_tail: {}, late_with_low_tail: {}, "me": {}}}).decode()
    assert text.index(late_with_low_tail) < text.index(early_with_high_tail) < text.index('"me"')


@given(tables())
@example({"contacts": {"1": {"a": "\ne\u0301", "e\u0301": 1, "é": 2}}})
@example({"contacts": {"1": {"a": [True, 1, 1.0, -0.0, 10**25, None]}}, 'odd "\n table': {'odd " id\\': {}}})
def test_what_is_written_is_read_again_and_written_the_same(content: Tables) -> None:
    written = bytes_of(content)
    again = parse(written)
    assert bytes_of(again) == written
    for table, rows in content.items():
        assert again[table].keys() == rows.keys()
        assert all(same(again[table][key], raw) for key, raw in rows.items())


@given(tables())
def test_bytes_that_netui_wrote_are_read_the_same_the_quick_way(content: Tables) -> None:
    written = rendered(content)
    data = b"".join(bytes(run) for run in written.runs)
    if written.plain:
        assert canonical(parse(data, trusted=True)) == canonical(parse(data))


@given(tables(), st.randoms(use_true_random=False))
def test_the_same_content_is_the_same_bytes_in_whatever_order_it_comes(content: Tables, chance: Any) -> None:
    def shuffled(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        items = [(key, shuffled(part)) for key, part in value.items()]
        chance.shuffle(items)
        return dict(items)

    assert bytes_of(shuffled(content)) == bytes_of(content)


@given(tables(IDS))
def test_stock_tinydb_sees_the_same_records(content: Tables) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.json"
        path.write_bytes(bytes_of(content))
        with TinyDB(path) as database:
            for table, rows in content.items():
                found = {str(document.doc_id): dict(document) for document in database.table(table).all()}
                assert found.keys() == rows.keys()
                assert all(same(found[key], raw) for key, raw in rows.items())


@given(VALUES)
def test_every_text_is_composed(value: Any) -> None:
    for text in _texts(json.loads(canonical({"field": value}))):
        assert unicodedata.is_normalized("NFC", text)


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [value] if isinstance(value, str) else []


def test_two_field_names_that_look_the_same_are_both_kept() -> None:
    raw = {"cafe\u0301": "composed later", "café": "composed before", "n": "e\u0301"}
    assert len(json.loads(canonical(raw))) == 3


@pytest.mark.parametrize(
    "value", [2**63, -(2**70), 10**30, 2**64 - 1, 1e300, 5e-324, -0.0, True, None, "\u2028", "\x00", "\u0301"]
)
def test_a_value_comes_back_as_the_same_value_of_the_same_type(value: Any) -> None:
    (found,) = parse(bytes_of({"contacts": {"1": {"field": value}}}))["contacts"]["1"].values()
    assert (repr(found), type(found)) == (repr(value), type(value))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_json_does_not_have_survive_as_python_writes_them(number: str) -> None:
    written = bytes_of({"contacts": {"1": {"field": float(number), "list": [float(number)]}}})
    assert f'{{"field":{number},"list":[{number}]}}'.encode() in written
    assert bytes_of(parse(written)) == written


@pytest.mark.parametrize("value", [{"a": {1, 2}}, {"a": "\ud800"}, {"a": object()}])
def test_what_json_cannot_say_is_refused(value: Any) -> None:
    with pytest.raises(FormatError, match="can't be written as JSON"):
        canonical(value)


def test_a_value_nested_too_deeply_to_be_written_is_refused() -> None:
    value: Any = "end"
    for _ in range(5000):
        value = [value]
    with pytest.raises(FormatError, match="can't be written as JSON"):
        canonical(value)


@pytest.mark.parametrize(
    "layout",
    [
        json.dumps,
        lambda content: json.dumps(content, indent=2),
        lambda content: json.dumps(content, ensure_ascii=True, separators=(",", ":")),
        lambda content: "\ufeff" + json.dumps(content, indent=1).replace("\n", "\r\n"),
        lambda content: bytes_of(content).decode().replace('":', '": '),
    ],
)
def test_other_programs_layouts_are_read_too(layout: Any) -> None:
    content: Tables = {
        "contacts": {"1": {"name": "José", "big": 10**25}, "2": {}},
        "_meta": {"1": {"schema": 1}},
    }
    assert bytes_of(parse(layout(content).encode())) == bytes_of(content)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\0\0\0\0", "is empty"),
        (b"{", "isn't JSON (line 1, column 2)"),
        (DESIGN.encode()[:300], "isn't JSON (line 7"),
        (b"\x89PNG\r\n\x1a\n\0\0", "isn't text (byte 0 is not UTF-8)"),
        ("{}".encode("utf-16"), "isn't text"),
        (b'{"contacts":{"1":{"name":"\xe9"}}}', "isn't text (byte 26 is not UTF-8)"),
        (b'{\n<<<<<<< ours\n"a":{}\n=======\n"b":{}\n>>>>>>> theirs\n}', "conflict markers"),
        (b"[]", "isn't an object of tables"),
        (b"7", "isn't an object of tables"),
        (b'{"contacts":[]}', "has a table “contacts” that is no object of records"),
        (b'{"contacts":{"1":"Anna"}}', "has a record that is no object (“1” in contacts)"),
        (b'{\n"contacts":{\n"1":7\n}\n}\n', "has a record that is no object (“1” in contacts)"),
        (b'{"contacts":{"1":{},"1":{}}}', "has “1” twice"),
        (b'{\n"contacts":{\n"1":{},\n"1":{}\n}\n}\n', "has “1” twice"),
        (b'{\n"contacts":{\n"1":{"a":1,"a":2}\n}\n}\n', "has “a” twice"),
        (b'{\n"contacts":{\n"1":{}\n},\n"contacts":{\n"2":{}\n}\n}\n', "has “contacts” twice"),
        (b'{"contacts":{"1":{"name":"\\ud800"}}}', "lone surrogate"),
        (b'{"contacts":{"1":{"\\udfff":1}}}', "lone surrogate"),
        (b'{"contacts":{"1":{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}}}", "nested too deeply"),
        (b'{"contacts":{"1":{"a":' + b"[" * 300 + b"]" * 300 + b"}}}", "nested too deeply"),
        (b'{\n"contacts":{\n"1":{"a":' + b"[" * 300 + b"]" * 300 + b"}\n}\n}\n", "nested too deeply"),
        (b'{"contacts":{"1":{"a":' + b"9" * 5000 + b"}}}", "a number that can't be read"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_what_is_no_network_is_refused_in_words(data: bytes, what: str) -> None:
    with pytest.raises(FormatError) as raised:
        parse(data)
    assert what in str(raised.value)


@given(tables(), st.data())
def test_a_file_cut_off_or_damaged_anywhere_is_read_or_refused_never_a_crash(
    content: Tables, data: st.DataObject
) -> None:
    whole = bytearray(bytes_of(content))
    if data.draw(st.booleans()):
        del whole[data.draw(st.integers(0, len(whole))) :]
    else:
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = parse(bytes(whole))
    except FormatError:
        return
    assert all(isinstance(raw, dict) for rows in found.values() for raw in rows.values())
    assert parse(bytes_of(found)).keys() >= found.keys()


@given(tables(), tables())
def test_rows_that_stayed_the_same_are_shared_with_those_known_before(old: Tables, new: Tables) -> None:
    merged = {table: old.get(table, {}) | new.get(table, {}) for table in old.keys() | new.keys()}
    written = bytes_of(merged)
    again = parse(written, known=old)
    assert bytes_of(again) == written
    for table, rows in old.items():
        for key, raw in rows.items():
            assert (again[table][key] is raw) == same(merged[table][key], raw)


def test_a_value_that_is_equal_in_python_alone_is_not_the_same() -> None:
    known: Tables = {"contacts": {"1": {"a": 1}, "2": {"a": 1}}}
    again = parse(bytes_of({"contacts": {"1": {"a": True}, "2": {"a": 1}}}), known=known)
    assert again["contacts"]["1"]["a"] is True
    assert again["contacts"]["2"] is known["contacts"]["2"]


def test_rows_with_numbers_of_any_size_are_shared_too() -> None:
    known: Tables = {"contacts": {"1": {"a": 10**30}, "2": {"a": 10**30}}}
    again = parse(bytes_of({"contacts": {"1": {"a": 10**30}, "2": {"a": 1e30}}}), known=known)
    assert again["contacts"]["1"] is known["contacts"]["1"]
    assert again["contacts"]["2"] == {"a": 1e30}


def test_a_record_given_twice_far_apart_is_refused() -> None:
    lines = bytes_of({"contacts": {str(number): {"notes": "x" * 200} for number in range(3000)}})
    twice = lines.replace(b'"2999":{', b'"1":{')
    with pytest.raises(FormatError, match="has “1” twice"):
        parse(twice)


@pytest.mark.parametrize("end", ["}", "},\n}", "}}"])
def test_tables_after_a_brace_too_many_are_not_passed_over(end: str) -> None:
    data = '{\n"channels":{\n' + end + '\n"contacts":{\n"1":{"name":"Anna"}\n}\n}\n'
    with pytest.raises(FormatError, match="isn't JSON"):
        parse(data.encode())


@pytest.mark.parametrize(("old", "new"), [(b"}\n", b"},\n"), (b"},\n", b"}\n"), (b"},\n", b"},,\n")])
def test_commas_that_are_missing_or_too_many_are_seen_wherever_a_slice_ends(old: bytes, new: bytes) -> None:
    lines = bytes_of({"contacts": {str(number): {"notes": "x" * 99} for number in range(2_700)}}).split(b"\n")
    first = next(place for place, line in enumerate(lines) if line.startswith(b'"0"'))
    places = [first, *range(2_140, 2_260), first + 2_699]  # 256 KB end among those in the middle
    for place in places:
        line = lines[place] + b"\n"
        if line.endswith(old):
            broken = b"\n".join([*lines[:place], line[: -len(old)] + new[:-1], *lines[place + 1 :]])
            with pytest.raises(FormatError):
                parse(broken)


def test_a_number_that_json_does_not_have_is_not_the_same_as_null() -> None:
    known: Tables = {"contacts": {"1": {"a": float("nan")}}}
    again = parse(bytes_of({"contacts": {"1": {"a": None}}}), known=known)
    assert again["contacts"]["1"] == {"a": None}


def test_lines_are_read_in_the_ids_own_order_whatever_it_is() -> None:
    ids = [str(number) for number in range(30)]
    written = bytes_of({"contacts": {key: {"n": key} for key in reversed(ids)}})
    assert list(parse(written)["contacts"]) == sorted(ids, key=order)
