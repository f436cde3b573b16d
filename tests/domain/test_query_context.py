"""Answering queries: the same for any text and network, at any letter and after any edits."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netui.domain.network import Network
from netui.domain.query import (
    Not,
    Query,
    QueryContext,
    Term,
    filter_contacts,
    filter_exchanges,
    matching,
    parse_query,
    query_fields,
)
from netui.domain.tables import Contact, Exchange
from netui.i18n import say
from tests.domain.making import EDITS, NETWORKS, TODAY, ago, contact, gave, network, one, put

PIECES = st.sampled_from(
    [
        *(field.example for field in (*query_fields(), *query_fields(Exchange))),
        "acme", "or", "-", '"', ":", ",", "-ai", "trust:", "trust:>x", "colour:red", "due:>0", "living:",
        "#ai", "=", "..", "since:9999-12-31", "until:0001",
    ]
)  # fmt: skip
TYPED = st.lists(PIECES | st.text(max_size=4), max_size=4).map(" ".join) | st.text(max_size=20)


@given(TYPED, NETWORKS)
@example('company:"', network(contacts=[one()]))
@example("trust:" + "9" * 5000, network(contacts=[one()]))
def test_any_text_is_a_query(text: str, there: Network) -> None:
    for about in (Contact, Exchange):
        query = parse_query(text, about)
        matching(query, QueryContext(there, TODAY))
        for problem in query.problems:
            assert say(problem)


@given(TYPED, NETWORKS)
def test_filtering_finds_what_matches_and_nothing_else(text: str, there: Network) -> None:
    context = QueryContext(there, TODAY)
    people, ledger = parse_query(text), parse_query(text, Exchange)
    found = filter_contacts(people, context)
    assert {each.id for each in found} == {
        each.id for each in there.all(Contact) if people.matches(each, context)
    }
    assert {each.id for each in filter_exchanges(ledger, context)} == {
        each.id for each in there.all(Exchange) if ledger.matches(each, context)
    }


@given(PIECES, NETWORKS)
def test_a_turned_around_term_finds_all_the_others(text: str, there: Network) -> None:
    context = QueryContext(there, TODAY)
    for about in (Contact, Exchange):
        found, others = parse_query(text, about), Query("", about, Not(parse_query(text, about).term))
        everything = matching(parse_query("", about), context)
        assert sorted(matching(found, context) + matching(others, context)) == sorted(everything)


@given(TYPED, TYPED, NETWORKS)
def test_a_query_that_narrows_another_finds_nothing_else(first: str, more: str, there: Network) -> None:
    context = QueryContext(there, TODAY)
    for narrow, wide in ((first + more, first), (f"{first} {more}", more), (first, more)):
        query, other = parse_query(narrow), parse_query(wide)
        if query.narrows(other):
            among = matching(other, context)
            assert matching(query, context) == matching(query, context, among)


@given(NETWORKS, st.lists(st.tuples(EDITS, TYPED), max_size=8))
def test_after_any_edits_a_context_answers_as_a_new_one(
    there: Network, steps: list[tuple[tuple[str, str, Any], str]]
) -> None:
    lived = QueryContext(there, TODAY)
    for (table, identifier, row), text in steps:
        put(there, table, identifier, row)
        for about in (Contact, Exchange):
            query = parse_query(text, about)
            assert matching(query, lived) == matching(query, QueryContext(there, TODAY))
        fresh = QueryContext(there, TODAY)
        assert lived.due_days() == fresh.due_days()
        assert lived.attention().keys() <= there.rows["contacts"].keys()
        for who in there.rows["contacts"]:
            assert lived.attention().get(who, 0) == pytest.approx(fresh.attention().get(who, 0))


def test_people_come_by_name_and_exchanges_latest_first_after_edits_of_any_number() -> None:
    there = network(contacts=[one(name=name) for name in "cab"], exchanges=[gave(9), gave(1), gave(5)])
    context = QueryContext(there, TODAY)

    def order() -> tuple[str, str]:
        people, ledger = (matching(parse_query("", about), context) for about in (Contact, Exchange))
        return "".join(contact(there, each).name for each in people), " ".join(ledger)

    assert order() == ("abc", "2 3 1")
    put(there, "contacts", "2", one(name="d"))
    put(there, "exchanges", "2", gave(90))
    assert order() == ("bcd", "3 1 2")
    put(there, "contacts", "1", None)
    assert order() == ("bd", "3 1 2")
    for number in range(100, 200):
        put(there, "contacts", str(number), one(name="e"))
    assert order() == ("bd" + "e" * 100, "3 1 2")


def test_an_exchange_is_found_by_its_contacts_new_name() -> None:
    there = network(contacts=[one(name="Anna")], exchanges=[gave(1)])
    context = QueryContext(there, TODAY)
    assert matching(parse_query("anna", Exchange), context) == ["1"]
    put(there, "contacts", "1", one(name="Luca"))
    assert matching(parse_query("anna", Exchange), context) == []
    assert matching(parse_query("luca", Exchange), context) == ["1"]


def test_reads_a_part_at_a_time_while_the_app_is_idle() -> None:
    there = network(contacts=[one() for _ in range(5)], exchanges=[gave(1)])
    context = QueryContext(there, TODAY)
    assert [context.prepare(2) for _ in range(3)] == [False, False, True]
    put(there, "contacts", "1", one(name="Anna"))
    assert matching(parse_query("anna"), context) == ["1"]


def test_a_new_day_brings_new_answers() -> None:
    context = QueryContext(network(contacts=[one(cadence_days=10, met_on=ago(9))]), TODAY)
    assert matching(parse_query("due:"), context) == []
    context.today = TODAY.replace(day=25)
    assert matching(parse_query("due:"), context) == ["1"]


def test_a_record_that_is_not_in_the_network_is_looked_at_as_it_is() -> None:
    there = network(contacts=[one(name="Anna Rossi", company="Acme")])
    context = QueryContext(there, TODAY)
    draft = contact(there).change({"company": "Ditta"})
    assert parse_query("ditta").matches(draft, context)
    assert not parse_query("ditta").matches(contact(there), context)
    assert parse_query("rossi rent", Exchange).matches(Exchange(contact="1", note="rent"), context)


@pytest.mark.parametrize(
    "odd",
    [
        {"tags": [5, "odd"]}, {"notes": ["odd"]}, {"handles": [{"value": "odd"}]}, {"handles": {"x": "odd"}},
        {"name": None, "role": "odd"}, {"handles": [{"kind": "phone", "value": 5}], "place": "odd"},
    ],
)  # fmt: skip
def test_what_somebody_wrote_by_hand_is_searched_too(odd: dict[str, Any]) -> None:
    there = network(contacts=[one() | odd, one()])
    assert matching(parse_query("odd"), QueryContext(there, TODAY)) == ["1"]


def test_terms_made_of_fields_have_nothing_to_see_in_a_text() -> None:
    terms: list[Term] = [
        parse_query("tag:x").term,
        parse_query("a or tag:x").term,
        parse_query("a -tag:x").term,
    ]
    assert [term.of_words for term in terms] == [False, False, False]
    assert not terms[0].in_text("x")
    assert [parse_query(text).term.of_words for text in ("", "a", "a or b", "a -b")] == [True] * 4


def test_a_handle_is_found_beside_one_that_somebody_wrote_by_hand() -> None:
    odd = [{"kind": "fax"}, {"kind": "phone", "value": "+39 333 12"}]
    context = QueryContext(network(contacts=[one(handles=odd), one()]), TODAY)
    for text in ("phone:33312", "33312", "phone:333", "handle:39"):
        assert matching(parse_query(text), context) == ["1"]
