"""One person as data: how things stand and what happened, in words that could be shown to them."""

from datetime import timedelta
from typing import Any

from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import Contact
from netui.services import person
from tests.support import TODAY


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def network(**tables: dict[str, Raw]) -> Network:
    anna: dict[str, Any] = {"name": "Anna Rossi", "circle": "close", "met_on": ago(700), "met_how": "PyCon"}
    return Network(
        {"contacts": {"1": anna, "2": {"name": "Marco Neri"}, **tables.pop("contacts", {})}, **tables}
    )


def anna(held: Network) -> Contact:
    found = held.get(Contact, "1")
    assert found is not None
    return found


def test_everything_that_happened_is_one_timeline_newest_first() -> None:
    held = network(
        interactions={
            "10": {"contacts": ["1", "2"], "on": ago(3), "kind": "meeting", "note": "lunch", "place": "Rome"},
            "11": {"contacts": ["2"], "on": ago(1), "kind": "call"},
        },
        exchanges={
            "12": {"contact": "1", "direction": "gave", "on": ago(9), "note": "a tip"},
            "13": {
                "contact": "1", "direction": "gave", "on": ago(2),
                "status": "promised", "due": ago(-1), "note": "CV",
            },
            "14": {
                "contact": "1", "direction": "received", "on": ago(40), "note": "a client",
                "thanked_on": ago(39), "value": {"amount": "1500", "currency": "EUR"},
            },
        },
        requests={
            "15": {
                "contact": "1", "direction": "incoming", "on": ago(5), "text": "a room", "status": "declined",
            },
        },
        introductions={"16": {"a": "2", "b": "1", "on": ago(20), "why": "tax law", "status": "introduced"}},
        openings={"17": {"title": "Engineer", "company": "Acme", "source": "1", "on": ago(30)}},
    )  # fmt: skip
    assert [(event.sign, event.what, event.text) for event in person.timeline(held, anna(held), TODAY)] == [
        (">", "you promised", "CV (by tomorrow)"),
        ("•", "meeting", "lunch (in Rome, with Marco Neri)"),
        ("?", "they asked", "a room → declined"),
        (">", "gave", "a tip"),
        ("↔", "introduction", "Marco Neri: tax law (introduced)"),
        ("+", "told you of", "Engineer, Acme"),
        ("<", "received", "a client (1500 EUR, thanked)"),
        ("·", "met", "PyCon"),
    ]


def test_standing_is_one_line_with_time_and_exchange() -> None:
    held = network(interactions={"10": {"contacts": ["1"], "on": ago(12), "note": "coffee"}})
    line = person.standing(held, anna(held), TODAY)
    assert line == "12 days since coffee, you keep 30 · nothing exchanged yet"
    held = network(exchanges={"12": {"contact": "1", "direction": "gave", "on": ago(9), "note": "a tip"}})
    assert "gave 1, received 0" in person.standing(held, anna(held), TODAY)


def test_next_steps_are_what_is_open_between_you() -> None:
    held = network(
        requests={"10": {"contact": "1", "direction": "incoming", "on": ago(3), "text": "CV review"}},
        exchanges={
            "11": {
                "contact": "1",
                "direction": "gave",
                "status": "promised",
                "due": ago(-2),
                "note": "a contact",
            },
            "12": {"contact": "1", "direction": "received", "on": ago(4), "note": "advice"},
        },
        interactions={"13": {"contacts": ["1"], "on": ago(31)}},
    )
    assert person.next_steps(held, anna(held), TODAY) == (
        "answer: CV review, asked 3 days ago",
        "keep your promise: a contact, by Thu 26 Nov",
        "thank for advice",
        "get in touch",
    )


def test_facts_leave_out_what_is_not_known() -> None:
    held = network(contacts={"3": {"name": "Bo"}})
    bo = held.get(Contact, "3")
    assert bo is not None
    assert [fact.label for fact in person.facts(held, bo, TODAY)] == ["circle"]
    labels = {fact.label: fact.text for fact in person.facts(held, anna(held), TODAY)}
    assert labels["circle"] == "close, every 30 days"
    assert labels["met"].endswith("PyCon")


def test_who_they_know_leaves_out_the_trash_and_the_missing() -> None:
    held = network(
        contacts={"1": {"name": "Anna", "knows": ["2", "9", "404"]}, "9": {"name": "X", "deleted": "z"}}
    )
    assert [other.name for other in person.knows(held, anna(held))] == ["Marco Neri"]


def test_offers_and_needs_of_both_kinds_are_listed() -> None:
    held = network(
        contacts={"1": {"name": "Anna", "offers": ["tax"], "goals": ["clients"]}},
        requests={
            "10": {"contact": "1", "direction": "incoming", "text": "a flat", "status": "known"},
            "11": {"contact": "1", "direction": "outgoing", "text": "mine", "status": "open"},
        },
    )
    found = {fact.label: fact.text for fact in person.exchanged_interests(held, anna(held))}
    assert found == {"offers": "tax", "needs": "a flat", "goals": "clients"}


def test_every_measure_comes_with_reasons() -> None:
    held = network(exchanges={"12": {"contact": "1", "direction": "gave", "on": ago(9), "note": "a tip"}})
    for measured in person.measures(held, anna(held), TODAY):
        assert measured.reasons, measured.name


def test_the_timeline_is_searched_by_what_by_words_and_by_date() -> None:
    held = network(
        interactions={"10": {"contacts": ["1"], "on": "2026-11-09", "kind": "meeting", "note": "Caffè"}},
        exchanges={"12": {"contact": "1", "direction": "gave", "on": ago(9), "note": "a tip"}},
    )
    events = person.timeline(held, anna(held), TODAY)
    found = {words: [event.record for event in person.search(events, words)] for words in
             ("caffe", "gave tip", "2026-11-09", "9 Nov", "tea")}  # fmt: skip
    assert found == {"caffe": ["10"], "gave tip": ["12"], "2026-11-09": ["10"], "9 Nov": ["10"], "tea": []}
    assert person.search(events, "") == events


def test_the_ledger_with_a_person_is_said_with_its_reasons() -> None:
    held = network(
        exchanges={
            "12": {"contact": "1", "direction": "gave", "on": ago(9), "note": "a tip", "weight": 3},
            "13": {"contact": "1", "direction": "gave", "on": ago(20), "note": "a lead", "weight": 4},
            "14": {"contact": "1", "direction": "received", "status": "promised", "note": "a CV"},
        }
    )
    assert {fact.label: fact.text for fact in person.exchanged(held, anna(held), TODAY)} == {
        "exchanged": "gave 2, received 0",
        "turnover": "2 a year: 2 exchanges in the last 12 months: gave 2, received 0",
        "balance": "mostly you gave: you gave 2 times, last a tip",
    }
    nothing = network()
    assert [fact.text for fact in person.exchanged(nothing, anna(nothing), TODAY)] == ["nothing yet"]


def test_next_steps_name_the_record_that_asks_for_them() -> None:
    held = network(
        exchanges={"13": {"contact": "1", "direction": "gave", "status": "promised", "note": "CV"}},
    )
    first = person.steps(held, anna(held), TODAY)[0]
    assert (first.table, first.record) == ("exchanges", "13")
