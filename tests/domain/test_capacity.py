"""Load: what circles and promises ask of a week, and a word before a yes that would be too much."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.measures import Load, load, warning
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.i18n import say
from tests.domain.making import (
    CONTACTS,
    NETWORKS,
    TODAY,
    ago,
    gave,
    network,
    one,
    put,
    received,
    said,
    turned,
)


def promised(due: int | None = None, **fields: Any) -> Raw:
    """Return a promise's row, for a day some days ago."""
    row = gave(3, status="promised", **fields)
    return row if due is None else row | {"due": ago(due)}


def week(*contacts: Raw, capacity: Any = None, promises: list[Raw] | None = None) -> Network:
    """Return a network with these people, beside one who asks for nothing; of a weekly capacity."""
    profile = {} if capacity is None else {"weekly_capacity": capacity}
    return network(contacts=[one(), *contacts], exchanges=promises or [], profile=[profile])


def loaded(*contacts: Raw, **week_: Any) -> Load:
    return load(week(*contacts, **week_), TODAY)


def warned(*contacts: Raw, more: int = 1, due: int | None = None, **week_: Any) -> str:
    day = None if due is None else TODAY + timedelta(days=due)
    found = warning(week(*contacts, **week_), TODAY, more, day)
    return say(found) if found else ""


def test_circles_ask_for_a_contact_each_cadence() -> None:
    found = loaded(*[one(circle="inner")] * 5, *[one(circle="close")] * 15, one(cadence_days=14), capacity=12)
    assert found.value == pytest.approx(5 + 15 * 7 / 30 + 0.5)
    assert (found.capacity, found.promises) == (12, 0)
    assert said(found) == ["your circles ask for 9 contacts a week, you have room for 12"]


@pytest.mark.parametrize(
    "contact",
    [
        one(),
        one(circle="open"),
        one(circle="inner", deleted="2026-01-01T00:00:00Z"),
        one(circle="inner", stage="archived"),
        one(circle="inner", stage="to-approach"),
        one(circle="inner", cadence_days=0),
    ],
)
def test_an_address_book_and_people_who_are_never_due_ask_for_nothing(contact: Raw) -> None:
    found = loaded(*[contact] * 300, capacity=4)
    assert (found.value, said(found)) == (0, ["your circles ask for no contact, you have room for 4"])


@pytest.mark.parametrize(
    ("contact", "value"),
    [
        (one(starred=True), 7 / 365),
        (one(cadence_days=70), 0.1),
        (one(circle="wide", snoozed_until=ago(-30)), 7 / 180),
    ],
)
def test_who_has_a_star_a_cadence_or_a_circle_was_chosen(contact: Raw, value: float) -> None:
    found = loaded(contact)
    assert found.value == pytest.approx(value)
    assert said(found) == [
        "your circles ask for less than a contact a week",
        "your profile doesn’t say how many you have room for",
    ]


def test_promises_that_press_are_for_the_week_past_their_day_or_without_one() -> None:
    promises = [
        promised(), promised(-7), promised(20),
        promised(-8), gave(3), promised(deleted="2026-01-01T00:00:00Z"), received(3, status="promised"),
    ]  # fmt: skip
    found = loaded(one(circle="inner"), promises=promises, capacity=12)
    assert (found.promises, found.room) == (3, 11)
    assert said(found)[1:] == ["3 promises for this week"]
    assert said(loaded(promises=[promised()], capacity=1))[1:] == ["1 promise for this week"]


def test_a_yes_that_the_week_has_no_room_for_is_met_with_a_word() -> None:
    circle = [one(circle="inner")] * 7
    assert warned(*circle, capacity=12, promises=[promised()] * 4) == ""
    assert warned(*circle, capacity=12, promises=[promised()] * 5) == (
        "that is 6 promises for one week, beside your circles there is room for 5; "
        "an honest no, or a later day, is an answer too"
    )
    assert warned(*circle, capacity=12, promises=[promised()] * 4, more=2)
    assert warned(*circle, capacity=12, promises=[promised()] * 5, more=0) == ""


def test_a_quarter_of_the_week_is_always_room_for_promises() -> None:
    crowd = [one(circle="inner")] * 40
    assert warned(*crowd, capacity=12, promises=[promised()] * 2) == ""
    assert "there is room for 3;" in warned(*crowd, capacity=12, promises=[promised()] * 3)
    assert warned(*crowd, capacity=1) == ""


def test_who_has_no_room_at_all_hears_it_with_the_first() -> None:
    assert warned(capacity=0).startswith(
        "that is 1 promise for one week, beside your circles there is room for 0;"
    )


def test_without_a_capacity_five_promises_are_usual_whatever_the_circles_ask() -> None:
    crowd = [one(circle="inner")] * 40
    assert warned(*crowd, promises=[promised()] * 4) == ""
    assert warned(*crowd, promises=[promised()] * 5) == (
        "that is 6 promises for one week; an honest no, or a later day, is an answer too"
    )
    assert loaded(*crowd).room == 5


def test_there_is_time_for_what_is_promised_for_later() -> None:
    promises = [promised()] * 9
    assert warned(promises=promises, due=8) == ""
    assert warned(promises=promises, due=7)
    assert warned(promises=promises, due=-1)


# What always holds

CAPACITIES = st.none() | st.integers(0, 40)


@given(NETWORKS, CAPACITIES, st.integers(0, 8))
def test_load_is_not_negative_and_more_promises_never_silence_the_word(
    there: Network, capacity: int | None, more: int
) -> None:
    there.rows["profile"] = {"1": {} if capacity is None else {"weekly_capacity": capacity}}
    found = load(there, TODAY)
    assert found.value >= 0
    assert found.room >= 0
    assert all(said(found))
    said_now = warning(there, TODAY, more)
    assert (said_now is not None) is (found.promises + more > found.room)
    put(there, "exchanges", "99", {"contact": "99", "direction": "gave", "status": "promised"})
    assert said_now is None or warning(there, TODAY, more) is not None


@given(NETWORKS, CONTACTS)
def test_one_more_contact_never_makes_room(there: Network, row: Raw) -> None:
    there.rows["profile"] = {"1": {"weekly_capacity": 5}}
    before = load(there, TODAY)
    put(there, "contacts", "99", row)
    after = load(there, TODAY)
    assert before.value <= after.value
    assert before.room >= after.room
    put(there, "contacts", "99", row | {"deleted": "2026-01-01T00:00:00Z"})
    assert load(there, TODAY) == before


@given(NETWORKS)
def test_the_order_of_records_makes_no_difference(there: Network) -> None:
    assert load(turned(there), TODAY) == load(there, TODAY)


def test_rows_that_hold_what_does_not_belong_there_are_read_as_absent() -> None:
    odd = [one(circle=["inner"], stage=["archived"]), one(cadence_days="7"), one(circle=7)]
    found = loaded(*odd, capacity="many")
    assert found.capacity is None
    assert found.value == pytest.approx(3 * 7 / 365)
