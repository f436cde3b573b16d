"""The Overview as data: what a morning asks for."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from netui.domain.network import Network
from netui.domain.records import Raw
from netui.services.overview import RECONNECT_MOST, overview
from tests.support import TODAY


def network(**tables: Mapping[str, Raw]) -> Network:
    return Network(tables)


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


def test_you_could_give_lists_thanks_introductions_openings_and_needs() -> None:
    shown = overview(
        network(
            contacts={"1": person("Sara Villa"), "2": person("Marco Neri"), "3": person("Giulia Riva")},
            exchanges={
                "4": {
                    "contact": "1",
                    "direction": "received",
                    "status": "done",
                    "on": ago(15),
                    "note": "her referral",
                },
                "5": {
                    "contact": "1",
                    "direction": "received",
                    "status": "done",
                    "on": ago(900),
                    "note": "old",
                },
            },
            introductions={
                "6": {"a": "2", "b": "3", "why": "tax law", "status": "asked-a"},
                "7": {"a": "2", "b": "1", "status": "introduced"},
            },
            openings={
                "8": {"title": "Data engineer", "company": "Acme", "closes_on": ago(-9), "status": "open"},
                "9": {"title": "Gone", "closes_on": ago(1)},
            },
            requests={
                "10": {"direction": "incoming", "contact": "3", "text": "a flat in Turin", "status": "known"}
            },
        ),
        TODAY,
    )
    assert [(row.sign, row.name, row.text) for row in shown.give] == [
        ("thank", "Sara Villa", "her referral, 9 Nov"),
        ("introduce", "Marco Neri ↔ Giulia Riva", "tax law, asked Marco Neri"),
        ("pass on", "Data engineer, Acme", "closes in 9 days"),
        ("help", "Giulia Riva", "a flat in Turin"),
    ]


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
