"""The query language: what a line means, letter by letter, and what is said of what doesn't hold."""

from typing import Any

import pytest

from netui.domain.query import (
    And,
    Everything,
    Field,
    Not,
    Or,
    Query,
    QueryContext,
    Word,
    filter_contacts,
    filter_exchanges,
    matching,
    parse_query,
    query_fields,
)
from netui.domain.tables import Contact, Exchange
from netui.i18n import say
from tests.domain.making import (
    TODAY,
    ago,
    gave,
    met,
    network,
    one,
    received,
)

PEOPLE = network(
    contacts=[
        one(
            name="Anna Rossi", aliases=["Annina"], company="Acme Italia", role="Tax lawyer", sector="Law",
            place="Rome", tags=["python", "start-up"], offers=["tax advice"], interests=["sailing"], trust=4,
            goals=["clients"], circle="close", relation="mentor", starred=True, met_on="2025-03-09",
            met_through="1",
            handles=[{"kind": "email", "value": "anna@acme.it"}, {"kind": "phone", "value": "+39 333 12-34"}],
            notes="Moves to Milan", knows=["2"], source="linkedin", snoozed_until=ago(-9),
        ),
        one(name="José D’Angelo", company="Acme Deutschland", sector="Outlaw", trust=2, stage="to-approach",
            introduced_by="1", created="2025-06-01T00:00:00Z", met_how="at the airport"),
        one(name="Søren", circle="inner", cadence_days=10, interests=["art"], tags=["party"], trust=5),
        one(name="Zed", stage="archived", deleted="2026-01-01T00:00:00Z"),
    ],
    interactions=[met(9, "meeting"), met(20, "call", who="3")],
    exchanges=[
        gave(3, 5, note="a tip on rent", kind="advice", satisfaction=4),
        received(40, 1, note="CV review", thanked_on=ago(39)),
        gave(1, 3, who="3", status="promised", due=ago(-5), kind="introduction"),
        gave(1, who="9", note="to nobody"),
    ],
    channels=[{"name": "PyCon Italia"}],
)  # fmt: skip
CONTEXT = QueryContext(PEOPLE, TODAY)
FIRST = {"1": "Anna", "2": "José", "3": "Søren"}


def people(text: str) -> str:
    """Return the first names that a query without problems finds."""
    query = parse_query(text)
    assert query.problems == ()
    return " ".join(FIRST[found.id] for found in filter_contacts(query, CONTEXT))


def exchanges(text: str) -> str:
    """Return the ids of the exchanges that a query without problems finds."""
    query = parse_query(text, Exchange)
    assert query.problems == ()
    return " ".join(found.id for found in filter_exchanges(query, CONTEXT))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "Anna José Søren"),
        ("   ", "Anna José Søren"),
        ("rossi", "Anna"),
        ("ROSSI anna", "Anna"),
        ("rossi, anna", "Anna"),
        ("annina", "Anna"),
        ("jose d'angelo", "José"),
        ("soren", "Søren"),
        ("acme", "Anna José"),
        ("acme -rossi", "José"),
        ("tax milan sailing python", "Anna"),
        ("anna@acme.it", "Anna"),
        ("3331234", "Anna"),
        ("airport", "José"),
        ('"acme italia"', "Anna"),
        ('"italia acme"', ""),
        ('"rossi acme"', ""),  # two fields
        ("“acme italia”", "Anna"),
        ('-"acme italia"', "José Søren"),
        ("rossi or soren", "Anna Søren"),
        ("acme rossi or soren", "Anna Søren"),
        ("or", "José Søren"),  # as a word: airport, Søren
        ("rossi or", ""),
        ("-", "Anna José Søren"),
        ("10:30", ""),
        ("https://acme.it", ""),
        ("#python", "Anna"),
        ("-#python", "José Søren"),
        ("#", ""),
        ("company:acme", "Anna José"),
        ('company:"Acme Italia"', "Anna"),
        ("company:italia", "Anna"),
        ("company:cme", ""),
        ("company:=acme", ""),
        ('company:"=acme italia"', "Anna"),
        ("company:", "Anna José"),
        ("-company:", "Søren"),
        ("COMPANY:ACME", "Anna José"),
        ("sector:law", "Anna"),
        ("place:rome", "Anna"),
        ("role:lawyer", "Anna"),
        ("tag:art", ""),
        ("interests:art", "Søren"),
        ("tag:up", "Anna"),
        ("tag:python,party", "Anna Søren"),
        ("-tag:python,party", "José"),
        ("tag:,", "Anna Søren"),
        ("offers:tax", "Anna"),
        ("goals:cl", "Anna"),
        ("name:annina", "Anna"),
        ("alias:annina", "Anna"),
        ("handle:@acme.it", "Anna"),
        ("email:", "Anna"),
        ("phone:33312", "Anna"),
        ("notes:milan", "Anna"),
        ("note:milan", "Anna"),
        ("source:linkedin", "Anna"),
        ("circle:close", "Anna"),
        ("circle:c", "Anna"),
        ("circle:inner,close", "Anna Søren"),
        ("circle:open", "José"),
        ("relation:mentor", "Anna"),
        ("relation:", "Anna"),
        ("stage:to-approach", "José"),
        ('stage:"to approach"', "José"),
        ("stage:connected", "Anna Søren"),
        ("trust:4", "Anna"),
        ("trust:=4", "Anna"),
        ("trust:>3", "Anna Søren"),
        ("trust:>=5", "Søren"),
        ("trust:<4", "José"),
        ("trust:<=4", "Anna José"),
        ("trust:2..4", "Anna José"),
        ("trust:4..", "Anna Søren"),
        ("trust:..2", "José"),
        ("trust:", "Anna José Søren"),
        ("trust:2,5", "José Søren"),
        ("cadence:<=30", "Anna Søren"),
        ("due:", "Søren"),
        ("due:now", "Søren"),
        ("due:20", "Søren"),
        ("due:month", "Anna Søren"),
        ("due:>9", "Søren"),
        ("due:>10", ""),
        ("due:10..10", "Søren"),
        ("last:2026-11", "Anna Søren"),
        ("last:<2026-11-15", "Søren"),
        ("last:2026-11-05..2026-11-10", ""),
        ("-last:", "José"),
        ("met:2025", "Anna"),
        ("met:<=2025-03", "Anna"),
        ("met:>2025-03", ""),
        ("met:2025-02", ""),
        ("added:2025", "José"),
        ("living:", "Anna Søren"),
        ("living:no", "José"),
        ("attention:>99", ""),
        ("attention:>60", "Anna"),
        ("starred:", "Anna"),
        ("starred:n", "José Søren"),
        ("snoozed:", "Anna"),
        ("knows:angelo", "Anna"),
        ("via:rossi", "José"),
        ("channel:pycon", "Anna"),
        ("gave:", "Anna"),
        ("gave:rent", "Anna"),
        ("gave:advice", "Anna"),
        ("received:cv", "Anna"),
        ("got:", "Anna"),
        ("-gave:", "José Søren"),
        ("promise:", "Søren"),
        ("owed:mine", "Søren"),
        ("promise:theirs", ""),
        ("company:acme sector:law trust:>3", "Anna"),
        ("company:acme or circle:inner", "Anna José Søren"),
    ],
)
def test_finds_people(text: str, found: str) -> None:
    assert people(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "4 3 1 2"),
        ("rossi", "1 2"),
        ("rent", "1"),
        ("advice rossi", "1"),
        ("received", "2"),
        ("kind:advice,introduction", "3 1"),
        ("kind:adv", "1"),
        ("direction:gave", "4 3 1"),
        ("gave:", "4 3 1"),
        ("gave:rent", "1"),
        ("received:", "2"),
        ("status:promised", "3"),
        ("status:done", "4 1 2"),
        ("promise:", "3"),
        ("contact:rossi", "1 2"),
        ("who:soren", "3"),
        ("note:cv", "2"),
        ("on:2026-11", "4 3 1"),
        ("since:2026-11", "4 3 1"),
        (f"since:{ago(3)}", "4 3 1"),
        (f"until:{ago(3)}", "1 2"),
        ("until:2026-10", "2"),
        ("since:", "4 3 1 2"),
        ("-until:", ""),
        ("weight:>3", "1"),
        ("satisfaction:4", "1"),
        ("thanked:", "2"),
        ("-thanked: received:", ""),
        ("due:", ""),
        ("due:week", "3"),
        ("circle:close", "1 2"),
        ("-circle:close", "4 3"),
        ("company:acme", "1 2"),
    ],
)
def test_finds_exchanges(text: str, found: str) -> None:
    assert exchanges(text) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("trust:high", "trust: should be a whole number, such as 3, >3, <=3 or 2..4"),
        ("trust:>", "trust: should be a whole number, such as 3, >3, <=3 or 2..4"),
        ("trust:1..2..3", "trust: should be a whole number, such as 3, >3, <=3 or 2..4"),
        ("circle:best", "circle: should be one of inner, close, active, wide, open"),
        ("met:2026-13", "met: should be a day, a month or a year, such as 2026-03-01, 2026-03 or >2026"),
        ("met:26", "met: should be a day, a month or a year, such as 2026-03-01, 2026-03 or >2026"),
        ("met:>9999", "met: should be a day, a month or a year, such as 2026-03-01, 2026-03 or >2026"),
        ("starred:maybe", "starred: should be yes or no"),
        ("due:soon", "due: should be a number of days: 7 for within 7 days, >30 for over 30 days past"),
    ],
)
def test_a_value_that_doesnt_hold_is_said_and_narrows_no_further_than_its_field(text: str, said: str) -> None:
    query = parse_query(text)
    assert [say(problem) for problem in query.problems] == [said]
    assert matching(query, CONTEXT) == matching(parse_query(text.partition(":")[0] + ":"), CONTEXT)


def test_a_day_for_since_that_doesnt_hold_is_said() -> None:
    (problem,) = parse_query("since:yesterday", Exchange).problems
    assert say(problem) == "since: should be a day, a month or a year, such as 2026-03-01, 2026-03 or 2026"


def test_a_field_that_isnt_there_is_said_with_those_that_are_and_its_text_is_looked_for() -> None:
    query = parse_query("colour:red rossi")
    (problem,) = query.problems
    assert say(problem).startswith(
        "there is no field “colour”: put it in quotes to look for the words, or use one of "
    )
    assert all(field.name in say(problem) for field in query_fields())
    assert query.term == And((Word("colour:red"), Word("rossi")))
    assert parse_query('"colour:red"').problems == ()


def test_fields_of_exchanges_are_no_fields_of_people() -> None:
    assert parse_query("since:2026").problems
    assert parse_query("weight:3", Exchange).problems == ()


def test_a_query_is_small_objects() -> None:
    assert parse_query("").term == Everything()
    assert parse_query("Élan").term == Word("elan")
    assert parse_query("a -b or c").term == Or((And((Word("a"), Not(Word("b")))), Word("c")))
    assert isinstance(parse_query("tag:x").term, Field)
    assert parse_query("tag:x tag:x").term == And((parse_query("tag:x").term, parse_query("#x").term))
    assert not parse_query(" ")
    assert parse_query("a")


@pytest.mark.parametrize("about", [Contact, Exchange])
def test_every_field_is_explained_with_an_example_that_holds(about: type[Any]) -> None:
    fields = Query.fields(about)
    assert len({field.name for field in fields}) == len(fields)
    for field in fields:
        assert say(field.help)
        assert parse_query(field.example, about).problems == ()
        assert f"{field.name}:" in field.example
        for word in field.words:
            assert parse_query(f"{field.name}:{word}", about).problems == ()
    assert next(field.words for field in fields if field.name == "circle")[0] == "inner"


@pytest.mark.parametrize(
    ("narrow", "wide", "narrows"),
    [
        ("rossi", "ross", True),
        ("ross", "rossi", False),
        ("rossi acme", "rossi", True),
        ("rossi", "", True),
        ("", "rossi", False),
        ("tag:x", "", True),
        ("rossi tag:x", "tag:x ross", True),
        ("tag:x", "tag:y", False),
        ("-ross", "-rossi", True),
        ("-rossi", "-ross", False),
        ("-rossi", "", True),
        ("-rossi", "rossi", False),
        ("rossi or rosso", "ross", True),
        ("ross", "rossi or ross", True),
        ("a or b", "a", False),
        ("a", "a or b", True),
        ("a or b", "a or b or c", True),
        ("", "", True),
    ],
)
def test_knows_when_a_query_narrows_another(narrow: str, wide: str, narrows: bool) -> None:
    assert parse_query(narrow).narrows(parse_query(wide)) is narrows


def test_a_query_about_one_table_narrows_none_about_another() -> None:
    assert not parse_query("a", Exchange).narrows(parse_query("a"))


def test_looks_only_among_what_it_is_given_and_keeps_its_order() -> None:
    assert matching(parse_query("acme"), CONTEXT, ["9", "2", "1"]) == ["2", "1"]
