"""Records: their way to and from the file and a person, without losing what netui doesn't know."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.records import InvalidRecordError, Record
from netui.domain.tables import (
    RECORD_TYPES,
    TABLES,
    Contact,
    Exchange,
    Handle,
    Introduction,
    Profile,
    Request,
)
from netui.i18n import say
from tests.domain.strategies import CONTACT_FIELDS, VALUES, canonical, rows

HANDLES = [{"kind": "email", "value": "a@b.it"}, {"kind": "mastodon", "value": "@anna"}]


def problems(record: type[Record], fields: dict[str, Any]) -> list[str]:
    with pytest.raises(InvalidRecordError) as caught:
        record.parse("1", fields)
    assert str(caught.value) == "; ".join(map(str, caught.value.problems))
    assert say(caught.value.message) == str(caught.value)
    return [str(problem) for problem in caught.value.problems]


def test_every_field_that_doesnt_hold_is_named() -> None:
    said = problems(Contact, {"circle": "best", "trust": 9, "met_on": "2026-02-30", "colour": "red"})
    assert [line.split()[0] for line in said] == ["circle", "trust", "met_on", "colour", "name"]
    assert said[0] == "circle should be one of inner, close, active, wide, open"
    assert said[1] == "trust should be a whole number from 1 to 5"
    assert said[3].startswith("colour is not a field; there are name, given, ")
    assert said[4] == "name is missing"


@pytest.mark.parametrize("name", ["id", "unknown"])
def test_what_a_record_is_made_of_beside_its_fields_cant_be_written(name: str) -> None:
    assert problems(Contact, {"name": "Anna", name: "x"})[0].startswith(f"{name} is not a field")


def test_each_problem_of_a_field_is_said_once() -> None:
    assert problems(Exchange, {"contact": "Anna", "direction": "gave"}) == [
        "contact should be the id of a record in contacts"
    ]


@pytest.mark.parametrize(
    ("record", "fields", "said"),
    [
        (Request, {"direction": "incoming", "text": "CV review"},
         "contact is missing: an incoming request comes from somebody"),
        (Introduction, {"a": "1", "b": "1"}, "b should be somebody else than a"),
        (Exchange, {}, "contact is missing; direction is missing"),
    ],
)  # fmt: skip
def test_a_tables_own_rules_are_said(record: type[Record], fields: dict[str, Any], said: str) -> None:
    assert "; ".join(problems(record, fields)) == said


def test_a_need_that_nobody_was_asked_for_has_no_contact() -> None:
    assert (
        Request.parse("1", {"direction": "outgoing", "text": "a designer", "status": "known"}).contact == ""
    )


def test_people_are_introduced_to_each_other() -> None:
    assert Introduction.parse("1", {"a": "1", "b": "2", "why": "tax law"}).b == "2"


def test_none_and_empty_text_empty_a_field() -> None:
    contact = Contact.parse("1", {"name": "Anna", "tags": ["x"], "external": {"a": "b"}, "starred": True})
    emptied = contact.change({"tags": "", "external": None, "starred": None})
    assert emptied.dump() == {"name": "Anna"}


def test_a_required_field_can_be_emptied_by_nobody() -> None:
    with pytest.raises(InvalidRecordError, match="name is missing"):
        Contact.parse("1", {"name": "Anna"}).change({"name": " "})
    with pytest.raises(InvalidRecordError, match="name is missing"):
        Contact.load("1", {"name": ""}).change({"role": "CTO"})


def test_a_required_field_that_cant_be_read_may_stay_as_it_is() -> None:
    assert Contact.load("1", {"name": ["Anna"]}).change({"role": "CTO"}).dump() == {
        "name": ["Anna"],
        "role": "CTO",
    }


def test_a_changed_field_replaces_what_couldnt_be_read_in_it() -> None:
    assert Contact.load("1", {"name": "Anna", "trust": "high"}).change({"trust": 4}).dump()["trust"] == 4


def test_what_can_be_read_of_a_set_is_read_and_the_rest_stays_beside_it() -> None:
    contact = Contact.load("1", {"name": "Anna", "handles": HANDLES})
    assert contact.handles == (Handle("email", "a@b.it"),)
    more = contact.change({"handles": [*contact.handles, {"kind": "web", "value": "b.it"}]})
    assert more.dump()["handles"] == [*HANDLES, {"kind": "web", "value": "b.it"}]
    assert Contact.load("1", more.dump()) == more
    assert contact.change({"handles": None}).dump()["handles"] == [HANDLES[1]]


def test_what_can_be_read_of_a_table_is_read_and_the_rest_stays_beside_it() -> None:
    contact = Contact.load("1", {"name": "Anna", "external": {"vcard": "9", "crm": 7}})
    assert contact.external == {"vcard": "9"}
    changed = contact.change({"external": {"vcard": "8"}})
    assert changed.dump()["external"] == {"vcard": "8", "crm": 7}
    assert contact.change({"external": {"crm": "7"}}).dump()["external"] == {"crm": "7"}


def test_a_handle_with_an_empty_label_is_read_and_written_as_it_was_until_it_is_changed() -> None:
    contact = Contact.load("1", {"name": "Anna", "handles": [HANDLES[0] | {"label": ""}]})
    assert contact.handles == (Handle("email", "a@b.it"),)
    assert contact.change({"role": "CTO"}).dump()["handles"] == [HANDLES[0] | {"label": ""}]
    assert contact.change({"handles": contact.handles}).dump()["handles"] == [HANDLES[0]]


def test_values_that_are_all_there_is_leave_nothing_beside_them() -> None:
    contact = Contact.load("1", {"name": "Anna", "handles": HANDLES})
    assert contact.change({"handles": HANDLES[:1]}, whole=True).dump()["handles"] == HANDLES[:1]


def test_an_unsorted_set_stays_as_it_is_until_it_is_changed() -> None:
    contact = Contact.load("1", {"name": "Anna", "tags": ["b", "a", "b"]})
    assert contact.change({"role": "CTO"}).dump()["tags"] == ["b", "a", "b"]
    assert contact.change({"tags": [*contact.tags, "c"]}).dump()["tags"] == ["a", "b", "c"]


def test_fields_are_listed_in_the_order_in_which_people_read_them() -> None:
    names = list(Contact.kinds())
    assert names[:3] == ["name", "given", "family"]
    assert names[-3:] == ["created", "updated", "deleted"]


@pytest.mark.parametrize(
    ("circle", "days"),
    [("inner", 7), ("close", 30), ("active", 90), ("wide", 180), ("open", 365), (None, 365)],
)
def test_a_contacts_cadence_is_its_circles_or_its_own(circle: str | None, days: int) -> None:
    assert Contact(circle=circle).cadence == days
    assert Contact(circle=circle, cadence_days=0).cadence == 0
    assert Contact(circle=circle, cadence_days=12).cadence == 12


def test_every_table_is_there() -> None:
    assert " ".join(TABLES) == (
        "contacts interactions exchanges requests openings introductions channels shares profile conflicts"
    )


@pytest.mark.parametrize("record", RECORD_TYPES)
@given(data=st.data())
def test_a_row_survives_load_and_dump_whatever_it_holds(record: type[Record], data: st.DataObject) -> None:
    raw = data.draw(rows(*record.kinds()))
    loaded = record.load("1", raw)
    assert canonical(loaded.dump()) == canonical(raw)
    assert record.load("1", loaded.dump()) == loaded


@given(rows(*CONTACT_FIELDS), st.sampled_from(CONTACT_FIELDS), VALUES)
def test_a_change_touches_its_own_field_alone(raw: dict[str, Any], name: str, value: Any) -> None:
    raw = {"name": "Anna"} | raw
    before = Contact.load("1", raw)
    try:
        after = before.change({name: value}).dump()
    except InvalidRecordError:
        return
    rest = {field: kept for field, kept in after.items() if field != name}
    assert canonical(rest) == canonical({field: kept for field, kept in raw.items() if field != name})
    assert Contact.load("1", after).change({name: value}).dump() == after


@given(rows(*Profile.kinds()))
def test_a_change_of_nothing_changes_nothing(raw: dict[str, Any]) -> None:
    profile = Profile.load("1", raw)
    assert profile.change({}) == profile
