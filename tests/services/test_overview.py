"""The Overview as data: what a morning asks for."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from netui.domain.matching import Matcher
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.services.overview import GIVES, RECONNECT_MOST, UNDER_WAY, Overview, overview
from tests.support import TODAY


def network(**tables: Mapping[str, Raw]) -> Network:
    """Return a network of somebody who has said what they can help with."""
    return Network({"profile": {"99": {"offers": ["sailing"]}}} | tables)


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def person(name: str, **fields: Any) -> Raw:
    # Met today, so that nobody is due who isn't meant to be.
    return {"name": name, "met_on": ago(0), **fields}


def test_an_empty_network_asks_for_nothing() -> None:
    shown = overview(Network(), TODAY)
    assert (shown.today, shown.give) == ((), ())
    assert shown.network.headline[0] == "0 contacts"
    assert shown.exchange.promises == ("no promise open",)


def test_what_was_asked_and_promised_comes_before_birthdays_and_silence() -> None:
    shown = overview(
        network(
            contacts={
                "1": person("Luca Bianchi", circle="close", met_on=ago(300)),
                "2": person("Anna Rossi"),
                "3": person("Paolo Gallo"),
                "4": person("Elena Conti", birthday="1980-11-25"),
            },
            interactions={"5": {"contacts": ["1"], "on": ago(42), "note": "lunch in Rome"}},
            requests={"6": {"direction": "incoming", "contact": "2", "text": "CV review", "on": ago(3)}},
            exchanges={
                "7": {
                    "contact": "3", "direction": "gave", "status": "promised",
                    "due": ago(-1), "on": ago(5), "note": "the contract\nsecond line",
                },
            },
        ),
        TODAY,
    )  # fmt: skip
    assert [(row.sign, row.name, row.text) for row in shown.today] == [
        ("!", "Anna Rossi", "asked 3 days ago: CV review"),
        ("!", "Paolo Gallo", "you promised by tomorrow: the contract"),
        ("✦", "Elena Conti", "birthday tomorrow, turns 46"),
        ("↻", "Luca Bianchi", "42 days since lunch in Rome, you keep 30"),
    ]
    assert [row.contact for row in shown.today] == ["2", "3", "4", "1"]


def test_what_is_answered_kept_far_off_or_archived_does_not_ask() -> None:
    shown = overview(
        network(
            contacts={"1": person("Anna", stage="archived", birthday="--11-24", met_on=ago(900))},
            requests={
                "2": {"direction": "incoming", "contact": "1", "text": "x", "status": "fulfilled"},
                "3": {"direction": "outgoing", "contact": "1", "text": "x", "status": "open"},
            },
            exchanges={
                "4": {"contact": "1", "direction": "gave", "status": "done", "due": ago(1), "on": ago(1)},
                "5": {"contact": "1", "direction": "gave", "status": "promised", "due": ago(-30)},
            },
        ),
        TODAY,
    )
    assert shown.today == ()


def test_more_people_to_reconnect_with_than_fit_are_counted() -> None:
    crowd = {str(each): person(f"P{each}", circle="close", met_on=ago(90)) for each in range(30)}
    rows = overview(network(contacts=crowd), TODAY).today
    assert len(rows) == RECONNECT_MOST + 1
    assert rows[-1].text == f"{30 - RECONNECT_MOST} more in People: due:"


PEOPLE = {
    "1": person("Sara Villa"),
    "2": person("Marco Neri", offers=["tax advice"]),
    "3": person("Giulia Riva"),
    "4": person("Anna Rossi"),
    "5": person("Paolo Gallo", goals=["job-search"], role="Data engineer"),
}


def seen(of: Network) -> Overview:
    return overview(of, TODAY, Matcher(of).gives(TODAY))


def gives(of: Network) -> list[tuple[str, str, str]]:
    return [(row.sign, row.name, row.text) for row in seen(of).give]


def test_you_could_give_says_what_the_matcher_finds_with_its_reasons() -> None:
    received = {"contact": "1", "direction": "received", "status": "done"}
    of = network(
        contacts=PEOPLE,
        exchanges={
            "6": received | {"on": ago(15), "note": "her referral"},
            "7": received | {"on": ago(900), "note": "old"},
        },
        openings={"8": {"title": "Data engineer", "company": "Acme", "closes_on": ago(-9), "status": "open"}},
        requests={"9": {"direction": "incoming", "contact": "4", "text": "a tax adviser", "status": "known"}},
    )  # fmt: skip
    assert sorted(gives(of)) == [
        ("introduce", "Anna Rossi ↔ Marco Neri", "a tax adviser"),
        ("pass on", "Data engineer, Acme", "→ Paolo Gallo"),
        ("thank", "Sara Villa", "her referral"),
    ]
    (introduce,) = [row for row in seen(of).give if row.sign == "introduce"]
    assert (introduce.contact, introduce.table, introduce.record) == ("4", "requests", "9")
    assert introduce.short == "Anna ↔ Marco"
    assert "tax advice" in introduce.why
    assert introduce.key in {give.key for give in Matcher(of).gives(TODAY)}


def test_introductions_under_way_come_first_with_their_step() -> None:
    of = network(
        contacts=PEOPLE,
        introductions={
            "6": {"a": "3", "b": "1", "why": "a logo", "status": "asked-a", "on": ago(3)},
            "7": {"a": "4", "b": "5", "status": "suggested", "on": ago(1)},
            "8": {"a": "2", "b": "1", "status": "introduced", "on": ago(1)},
        },
        requests={"9": {"direction": "incoming", "contact": "3", "text": "a tax adviser", "status": "known"}},
    )
    rows = seen(of).give
    assert [(row.sign, row.name, row.text) for row in rows] == [
        ("introduce", "Anna Rossi ↔ Paolo Gallo", "ask Anna"),
        ("introduce", "Giulia Riva ↔ Sara Villa", "asked Giulia, 3 days ago: a logo"),
    ]  # and nothing else for Giulia today, though Marco could help her
    assert [(row.table, row.record) for row in rows] == [("introductions", "7"), ("introductions", "6")]


def test_more_introductions_under_way_than_a_morning_takes_are_counted() -> None:
    pairs = {
        str(each): {"a": "1", "b": str(each), "status": "suggested"} for each in range(10, 10 + UNDER_WAY + 2)
    }
    others = {each: person(f"P{each}") for each in pairs}
    rows = gives(network(contacts=PEOPLE | others, introductions=pairs))
    assert len(rows) == UNDER_WAY + 1
    assert rows[-1] == ("…", "", "2 more introductions in Requests")


def test_what_they_asked_of_you_stands_in_today_alone_and_nobody_stands_there_twice() -> None:
    shown = seen(
        network(
            contacts=PEOPLE,
            requests={
                "6": {"direction": "incoming", "contact": "4", "text": "a tax adviser", "status": "open"},
                "7": {"direction": "incoming", "contact": "3", "text": "tax advice", "status": "known"},
            },
            exchanges={
                "8": {
                    "contact": "2",
                    "direction": "received",
                    "status": "done",
                    "on": ago(5),
                    "note": "a tip",
                }
            },
        )
    )
    assert [row.record for row in shown.today if row.table == "requests"] == ["6"]
    assert "answer" not in {row.sign for row in shown.give}
    named = [name for row in shown.give for name in row.name.split(" ↔ ")]
    assert len(named) == len(set(named))


def test_at_most_a_handful_is_proposed_a_day() -> None:
    crowd = {str(each): person(f"P{each}") for each in range(10, 60)}
    received = {
        f"9{each}": {
            "contact": each,
            "direction": "received",
            "status": "done",
            "on": ago(5),
            "note": "a tip",
        }
        for each in crowd
    }
    assert len(gives(network(contacts=crowd, exchanges=received))) == GIVES


@pytest.mark.parametrize(("days", "asked"), [(13, False), (14, True), (42, True), (43, False)])
def test_how_an_introduction_went_is_asked_for_a_while(days: int, asked: bool) -> None:
    of = network(
        contacts=PEOPLE, introductions={"6": {"a": "4", "b": "2", "status": "introduced", "on": ago(days)}}
    )
    rows = [row for row in overview(of, TODAY).today if row.table == "introductions"]
    assert [(row.sign, row.name, row.record) for row in rows] == (
        [("↔", "Anna Rossi ↔ Marco Neri", "6")] if asked else []
    )


def test_an_outcome_that_is_known_or_that_nobody_wants_to_ask_for_is_not_asked_for() -> None:
    introduced = {"a": "4", "b": "2", "status": "introduced", "on": ago(20)}
    known = network(contacts=PEOPLE, introductions={"6": introduced | {"outcome": "her client"}})
    silent = network(
        contacts=PEOPLE | {"4": person("Anna Rossi", dismissed=["introductions/6"])},
        introductions={"6": introduced},
    )
    assert overview(known, TODAY).today == overview(silent, TODAY).today == ()


def test_how_soon_you_answer_and_who_waits_longest_is_said() -> None:
    done = {"direction": "incoming", "contact": "4", "text": "x", "status": "fulfilled"}
    of = network(
        contacts=PEOPLE,
        requests={
            "6": done | {"on": ago(20), "closed_on": ago(18)},
            "7": {
                "direction": "incoming",
                "contact": "3",
                "text": "CV review",
                "status": "open",
                "on": ago(11),
            },
        },
    )
    assert overview(of, TODAY).exchange.answering == (
        "half the time you answer within 2 days",
        "the oldest waits 11 days: CV review",
    )


def test_more_promises_than_a_week_has_room_for_are_worth_a_word() -> None:
    promised = {"contact": "1", "direction": "gave", "status": "promised", "due": ago(-2)}
    some = network(contacts=PEOPLE, exchanges={str(each): promised for each in range(10, 15)})
    many = network(contacts=PEOPLE, exchanges={str(each): promised for each in range(10, 16)})
    assert overview(some, TODAY).exchange.load == ""
    assert overview(many, TODAY).exchange.load == (
        "6 promises for this week, room for 5: a later day is an answer too"
    )


def test_the_quarter_is_counted_from_its_first_day() -> None:
    done = {"contact": "1", "direction": "gave", "status": "done"}
    shown = overview(
        network(
            contacts={"1": person("Anna")},
            exchanges={
                "2": done | {"on": "2026-10-01"},
                "3": done | {"on": "2026-09-30"},
                "4": done | {"on": "2026-11-24", "direction": "received"},
                "5": done | {"on": "2026-11-01", "status": "promised"},
            },
        ),
        date(2026, 11, 24),
    )
    assert (shown.exchange.gave, shown.exchange.received) == (1, 1)
    assert shown.exchange.months[-3:] == (1, 1, 1)
    assert shown.exchange.promises == ("1 promise open", "oldest 23 days")
