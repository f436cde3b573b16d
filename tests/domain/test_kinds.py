"""Kinds of field: many forms of what people write are taken; what isn't is answered with what would be."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.kinds import (
    UNREADABLE,
    Birthday,
    Choice,
    Currency,
    Day,
    Decimal,
    FieldError,
    Flag,
    InexactError,
    Kind,
    Moment,
    Reference,
    SetOf,
    Table,
    Text,
    Verbatim,
    Whole,
    set_order,
)
from netui.domain.tables import AMOUNT, HANDLE, PASSED, TABLES, Amount, Handle, Passed
from tests.domain.strategies import JSON, VALUES, arranged, canonical

EVERY_KIND = list({repr(kind): kind for table in TABLES.values() for kind in table.kinds().values()}.values())

ACCEPTED: list[tuple[Kind[Any], Any, Any]] = [
    (Text(), "  Anna \x1b[31m  Rossi\n", "Anna [31m Rossi"),
    (Text(), 42, "42"),
    (Text(), None, ""),
    (Text(multiline=True), "one  \r\ntwo\n\n", "one\ntwo"),
    (Choice(("inner", "close")), " Inner ", "inner"),
    (Choice(("to-approach", "archived")), "to approach", "to-approach"),
    (Choice(("to-approach", "archived")), "to_approach", "to-approach"),
    (Choice(("peer", "mentor", "mentee")), "p", "peer"),
    (Day(), "2026-03-01", date(2026, 3, 1)),
    (Day(), " 2026-03-01\n", date(2026, 3, 1)),
    (Day(), datetime(2026, 3, 1, 10, tzinfo=UTC), date(2026, 3, 1)),
    (Birthday(), "1980-02-29", "1980-02-29"),
    (Birthday(), "--02-29", "--02-29"),
    (Birthday(), date(1980, 3, 1), "1980-03-01"),
    (Birthday(), None, ""),
    (Moment(), "2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z"),
    (Whole(1, 5), " 3 ", 3),
    (Whole(0, 3650), 0, 0),
    (Flag(), "Yes", True),
    (Flag(), "off", False),
    (Flag(), True, True),
    (Flag(), None, False),
    (Reference("contacts"), "123", "123"),
    (Reference("contacts"), None, ""),
    (Decimal(), "1250,5", "1250.5"),
    (Decimal(), 1500, "1500"),
    (Currency(), "eur", "EUR"),
    (SetOf(Text()), "law, ai,,law", ("ai", "law")),
    (SetOf(Text()), ["b", "  ", None, "\x00", "a", "b"], ("a", "b")),
    (SetOf(Text()), {"b", "a"}, ("a", "b")),
    (SetOf(Text()), None, ()),
    (HANDLE, {"kind": "email", "value": "a@b.it", "label": ""}, Handle("email", "a@b.it")),
    (HANDLE, Handle("email", "a@b.it", "work"), Handle("email", "a@b.it", "work")),
    (AMOUNT, {"amount": "10,50", "currency": "eur"}, Amount("10.50", "EUR")),
    (PASSED, {"contact": "1", "on": "2026-03-01"}, Passed("1", date(2026, 3, 1))),
    (Table(Text()), {" linked\nin ": "x"}, {"linked in": "x"}),
    (Table(Text()), None, {}),
    (Verbatim(), {1: [date(2026, 3, 1), ("a\x00", 1.5, None, True, 7)]},
     {"1": ["2026-03-01", ["a", 1.5, None, True, 7]]}),
]  # fmt: skip

REFUSED: list[tuple[Kind[Any], Any, str]] = [
    (Text(), ["a"], "should be text"),
    (Choice(("inner", "close")), "inne r", "should be one of inner, close"),
    (Choice(("mentor", "mentee")), "men", "should be one of mentor, mentee"),
    (Choice(("inner", "close")), "", "should be one of inner, close"),
    (Day(), "2026-02-30", "should be a date that exists, such as 2026-03-01, not “2026-02-30”"),
    (Day(), "2026-W01-1", "should be a date that exists, such as 2026-03-01, not “2026-W01-1”"),
    (Day(), "20260301", "should be a date that exists, such as 2026-03-01, not “20260301”"),
    (Birthday(), "2001-02-29", "should be a date such as 1980-03-01, or --03-01 without the year"),
    (Birthday(), "--02-30", "should be a date such as 1980-03-01, or --03-01 without the year"),
    (Birthday(), "0000-02-01", "should be a date such as 1980-03-01, or --03-01 without the year"),
    (Birthday(), "١٩٨٠-٠٣-٠١", "should be a date such as 1980-03-01, or --03-01 without the year"),
    (Moment(), "yesterday", "should be a time in UTC such as 2026-03-01T10:00:00Z"),
    (Whole(1, 5), "6", "should be a whole number from 1 to 5"),
    (Whole(1, 5), "three", "should be a whole number from 1 to 5"),
    (Whole(1, 5), True, "should be a whole number from 1 to 5"),
    (Whole(1, 5), "9" * 5000, "should be a whole number from 1 to 5"),
    (Flag(), "maybe", "should be yes or no"),
    (Reference("contacts"), "Anna", "should be the id of a record in contacts"),
    (Decimal(), "a lot", "should be an amount such as 1500 or 1250.50"),
    (Currency(), "euro", "should be a currency’s three letters, such as EUR"),
    (SetOf(Text()), 5, "should be a list"),
    (SetOf(Text()), {"a": 1}, "should be a list"),
    (SetOf(HANDLE), "a@b.it", "should be made of kind, value, label"),
    (HANDLE, {"kind": "email"}, "needs a value"),
    (HANDLE, {"kind": "email", "value": "\x00"}, "needs a value"),
    (HANDLE, {"kind": "email", "value": "x", "colour": "red"},
     "has no part “colour”; it has kind, value, label"),
    (HANDLE, {"kind": "fax", "value": "x"},
     "has a kind that should be one of email, phone, linkedin, facebook, web, chat, other"),
    (Table(Text()), ["a"], "should be names with values, such as name: value"),
    (Table(Text()), {"a": "x", " a ": "y"}, "should have a different name for each value"),
    (Table(Text()), {"": "x"}, "should have a different name for each value"),
    (Table(SetOf(Text())), {"law": 5}, "has a “law” that should be a list"),
    (Verbatim(), {"a": {1, 2}}, "should be made of texts, numbers, lists and names with values"),
    (Verbatim(), float("nan"), "should be made of texts, numbers, lists and names with values"),
    (Verbatim(), 2**64, "should be made of texts, numbers, lists and names with values"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "written", "expected"), ACCEPTED)
def test_takes_what_people_write(kind: Kind[Any], written: Any, expected: Any) -> None:
    assert kind.parse(written) == expected


@pytest.mark.parametrize(("kind", "written", "said"), REFUSED)
def test_says_what_would_be_right(kind: Kind[Any], written: Any, said: str) -> None:
    with pytest.raises(FieldError) as caught:
        kind.parse(written)
    assert str(caught.value.message) == said == str(caught.value)


def test_a_list_nested_to_break_programs_is_refused() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(FieldError):
        Verbatim().parse(deep)


def test_one_bad_part_of_a_set_doesnt_hide_the_others() -> None:
    handles = [{"kind": "fax", "value": "1"}, {"kind": "email", "value": "a@b.it", "label": ""}, "?"]
    with pytest.raises(InexactError) as caught:
        SetOf(HANDLE).load(handles)
    assert caught.value.readable == (Handle("email", "a@b.it"),)


def test_one_bad_value_of_a_table_doesnt_hide_the_others() -> None:
    with pytest.raises(InexactError) as caught:
        Table(SetOf(Text())).load({"law": ["tax", 5], "art": None, "web": ["ux"]})
    assert caught.value.readable == {"law": ("tax",), "web": ("ux",)}


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        (AMOUNT, {"amount": "1250.50", "currency": "EUR"}),
        (AMOUNT, {"amount": "about 5", "currency": "euro"}),
        (PASSED, {"contact": "1", "on": "2026-03-01"}), (Birthday(), "--02-29"), (Whole(1, 5), 5),
    ],
)  # fmt: skip
def test_what_the_file_holds_is_read(kind: Kind[Any], held: Any) -> None:
    assert kind.dump(kind.load(held)) == held


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        (AMOUNT, {"amount": 1250.5, "currency": "EUR"}), (AMOUNT, {"amount": "1", "currency": None}),
        (AMOUNT, "1 EUR"), (PASSED, {"contact": "1", "on": "2026-02-30"}), (Birthday(), "2001-02-29"),
        (Birthday(), 5), (Day(), "2026-W01-1"), (Day(), 20260301), (Whole(1, 5), True), (Whole(1, 5), 6),
        (Flag(), 1), (Text(), None), (Choice(("a",)), "b"), (Moment(), 5), (Reference("contacts"), 5),
        (SetOf(Text()), "a"), (Table(Text()), []),
    ],
)  # fmt: skip
def test_what_doesnt_belong_is_not_read(kind: Kind[Any], held: Any) -> None:
    with pytest.raises(UNREADABLE):
        kind.load(held)


@pytest.mark.parametrize("value", [{"kind": "email"}, {"kind": "email", "value": ""}, {"value": "x"}])
def test_a_shape_without_what_it_needs_is_not_read(value: Any) -> None:
    with pytest.raises(UNREADABLE):
        HANDLE.load(value)


@given(st.sampled_from(EVERY_KIND), VALUES)
def test_what_the_file_holds_is_written_back_the_same(kind: Kind[Any], value: Any) -> None:
    try:
        read = kind.load(value)
    except UNREADABLE:
        return
    assert canonical(kind.dump(read)) == canonical(value)


@given(st.sampled_from(EVERY_KIND), VALUES)
def test_what_is_taken_from_a_person_can_be_read_from_the_file(kind: Kind[Any], value: Any) -> None:
    try:
        parsed = kind.parse(value)
    except FieldError:
        return
    if parsed != kind.empty:
        written = kind.dump(parsed)
        assert kind.load(written) == parsed
        assert kind.parse(written) == parsed


@given(st.lists(st.text(max_size=3) | JSON, max_size=6))
def test_a_set_has_one_order_however_it_was_built(values: list[Any]) -> None:
    assert canonical(arranged(values)) == canonical(arranged(values[::-1]))


@given(st.dictionaries(st.text(max_size=3), JSON, max_size=4))
def test_the_order_of_keys_makes_no_difference_to_a_sets_order(value: dict[str, Any]) -> None:
    assert set_order(value) == set_order(dict(reversed(value.items())))
