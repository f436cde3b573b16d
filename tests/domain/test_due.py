"""Who is due: the last contact plus the cadence, said as a person would say it."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from netui.domain.measures import due, due_days, reconnect
from netui.domain.measures.said import favour, short_note
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import Exchange
from netui.i18n import say
from tests.domain.making import NETWORKS, TODAY, ago, contact, met, network, one, said


def luca(*interactions: Raw, **fields: Any) -> Any:
    there = network(contacts=[one(circle="close", **fields)], interactions=list(interactions))
    reached = due(there, contact(there), TODAY)
    assert due_days(there, TODAY) == ({} if reached.on is None else {"1": reached.value})
    return reached


def test_counts_from_the_last_contact_of_any_kind() -> None:
    reached = luca(met(50), met(42, "social"), met_on=ago(3), created=f"{ago(2)}T00:00:00Z")
    assert (reached.value, reached.on, reached.now) == (12, TODAY - timedelta(days=12), True)
    assert reached.last is not None
    assert reached.last.id == "2"


def test_the_reason_reads_like_a_persons() -> None:
    reached = luca(met(42, note="Lunch in Rome. He looks for a designer\nand a flat"))
    assert said(reached) == ["42 days since lunch in Rome, you keep 30"]


@pytest.mark.parametrize(
    ("interaction", "reason"),
    [
        (met(1, note="PyCon"), "1 day since PyCon, you keep 30"),
        (met(0, note="coffee"), "coffee today, you keep 30"),
        (met(42, "call"), "42 days since a call, you keep 30"),
        (met(42, "video", place="Milan"), "42 days since a video call in Milan, you keep 30"),
        (met(42, "event", note="x" * 60), "42 days since an event, you keep 30"),
        (met(42, "dream", note="\n "), "42 days since the last contact, you keep 30"),
    ],
)
def test_what_it_was_is_the_notes_first_words_else_kind_and_place(interaction: Raw, reason: str) -> None:
    assert said(luca(interaction)) == [reason]


@pytest.mark.parametrize(
    ("note", "short"),
    [
        ("Lunch in Rome, near the station, with his two colleagues", "lunch in Rome"),
        ("Lunch in Rome, near the station", "lunch in Rome, near the station"),
        ("Catch-up: pricing", "catch-up"),
        ("Caffè da Gino; poi ufficio", "caffè da Gino"),
        ("Rome trip", "Rome trip"),
        ("v1.2 launch", "v1.2 launch"),
        ("Coffee.", "coffee"),
        ("...", ""),
        ("a" * 41, ""),
        ("", ""),
    ],
)
def test_a_note_is_called_by_its_first_words(note: str, short: str) -> None:
    assert short_note(note) == short


@pytest.mark.parametrize(
    ("exchange", "called"),
    [
        (Exchange(note="A tip on rent"), "a tip on rent"),
        (
            Exchange(note="an evening in which the whole shop was repaired"),
            "an evening in which the whole shop was…",
        ),
        (Exchange(kind="introduction"), "an introduction"),
        (Exchange(), "something"),
    ],
)
def test_a_favour_is_called_by_its_note_else_its_kind(exchange: Exchange, called: str) -> None:
    assert say(favour(exchange)) == called


def test_a_plan_is_no_contact() -> None:
    reached = luca(met(-5, note="dinner"), met(42, note="lunch"))
    assert said(reached) == ["42 days since lunch, you keep 30"]
    assert luca(met(-5), met_on=ago(40)).value == 10


def test_without_a_contact_it_counts_from_the_day_that_you_met_else_that_they_were_added() -> None:
    known = luca(met_on=ago(31), created=f"{ago(500)}T00:00:00Z")
    assert (known.value, said(known)) == (1, ["met 31 days ago and not in touch since, you keep 30"])
    added = luca(created=f"{ago(20)}T23:00:00Z", met_on=ago(-3))
    assert (added.value, added.now) == (-10, False)
    assert said(added) == ["added 20 days ago, no contact noted yet, you keep 30"]
    assert said(luca(created=f"{ago(0)}T01:00:00Z")) == ["added today, you keep 30"]
    assert said(luca(met_on=ago(0))) == ["met today, you keep 30"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"stage": "archived"}, "archived, so never due"),
        ({"stage": "to-approach"}, "still to approach: there is no contact to keep yet"),
        ({"cadence_days": 0}, "you keep no rhythm with this contact"),
        ({"deleted": "2026-11-01T00:00:00Z"}, "in the trash"),
        ({"created": "?"}, "no contact noted yet, and no day to count from"),
    ],
)
def test_some_are_never_due(fields: dict[str, Any], reason: str) -> None:
    reached = luca(**fields)
    assert (reached.on, reached.value, reached.now, said(reached)) == (None, 0, False, [reason])


def test_the_day_itself_is_due() -> None:
    assert luca(met(30)).now
    assert not luca(met(29)).now


def test_a_snooze_waits_for_its_day_and_then_counts_as_before() -> None:
    asleep = luca(met(42), snoozed_until=ago(-7))
    assert (asleep.value, asleep.now) == (-7, False)
    assert said(asleep) == ["snoozed until 1 Dec 2026", "42 days since a meeting, you keep 30"]
    assert luca(met(42), snoozed_until=ago(0)).value == 12
    assert luca(met(2), snoozed_until=ago(-7)).value == -28


@given(NETWORKS)
def test_rows_say_the_same_as_records(there: Network) -> None:
    days = due_days(there, TODAY)
    for who in there.rows["contacts"]:
        reached = due(there, contact(there, who), TODAY)
        assert reached.reasons
        assert days.get(who) == (None if reached.on is None else reached.value)
        if reached.on is not None:
            assert (TODAY - reached.on).days == reached.value


@given(NETWORKS)
def test_to_reconnect_with_are_all_who_are_due_now(there: Network) -> None:
    found = reconnect(there, TODAY)
    assert {person.id for person, _ in found} == {
        who for who, days in due_days(there, TODAY).items() if days >= 0
    }
    assert all(reached == due(there, person, TODAY) for person, reached in found)
    assert reconnect(there, TODAY, 2) == found[:2]


def test_the_chosen_come_before_the_address_book_and_the_longest_past_first() -> None:
    there = network(
        contacts=[
            one(name="book", met_on="2010-01-01"),
            one(name="close", circle="close", met_on=ago(45)),
            one(name="inner", circle="inner", met_on=ago(20)),
            one(name="own", cadence_days=10, met_on=ago(11)),
            one(name="star", starred=True, met_on=ago(366)),
        ]
    )
    assert [person.name for person, _ in reconnect(there, TODAY)] == ["inner", "close", "own", "star", "book"]


def test_a_calendars_ends_are_no_trouble() -> None:
    there = network(contacts=[one(created="9999-12-01T00:00:00Z"), one(met_on="0001-01-01")])
    assert due(there, contact(there), TODAY).on == date.max
    assert due_days(there, TODAY)["1"] == (TODAY - date.max).days
    assert due(there, contact(there, "2"), date(1, 1, 1)).value == -365
