"""Outcomes: what came of it, by what led to it; two currencies are never one sum."""

from collections import Counter
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.measures.outcomes import By, Outcome, amount, outcomes
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import Amount, Introduction, Opening, Request, Share
from netui.i18n import say
from tests.domain.making import EXCHANGES, NETWORKS, TODAY, gave, network, one, put, received, said, turned

TRASH: dict[str, Any] = {"deleted": "2026-11-01T00:00:00Z"}
BYS: tuple[By, ...] = get_args(By)


def worth(sum_: str, currency: str = "EUR") -> Raw:
    return {"amount": sum_, "currency": currency}


def came(days: int, outcome: str | None = "client", value: Raw | None = None, **fields: Any) -> Raw:
    """Return the row of something received that something came of."""
    row = received(days, **fields) | {"outcome": outcome, "value": value}
    return {name: part for name, part in row.items() if part is not None}


def people() -> dict[str, list[Raw]]:
    """Return Anna, whom Marco introduced at a meetup, Marco himself, and Sara in the trash."""
    return {
        "contacts": [
            one(name="Anna Rossi", introduced_by="2", met_through="1"),
            one(name="Marco Neri", met_through="1"),
            one(name="Sara Villa", introduced_by="9", **TRASH),
        ],
        "channels": [{"name": "PyRoma"}],
    }


def summed(by: By, *exchanges: Raw, **fields: Any) -> list[tuple[str, int, dict[str, str]]]:
    """Return what came to you: each row's name, count and sums."""
    there = network(**people(), exchanges=list(exchanges))
    rows = [row for row in outcomes(there, TODAY, by, **fields) if row.direction == "received"]
    return [
        (say(row.name), row.count, {each: str(part) for each, part in row.amounts.items()}) for row in rows
    ]


def test_currencies_are_never_added_together_and_cents_are_kept() -> None:
    found = summed(
        "outcome",
        came(1, value=worth("1250.50")), came(2, value=worth("0.10")), came(3, value=worth("900", "USD")),
        came(4), came(5, "job", worth("-3")), came(6, None, worth("7")),
    )  # fmt: skip
    assert found == [
        ("a client", 4, {"EUR": "1250.60", "USD": "900"}),
        ("a job", 1, {"EUR": "-3"}),
        ("only a value written down", 1, {"EUR": "7"}),
    ]


def test_what_came_to_you_and_what_came_to_them_are_two_rows() -> None:
    there = network(exchanges=[came(1, value=worth("5")), gave(1, outcome="client", value=worth("7"))])
    rows = outcomes(there, TODAY, "direction")
    assert [(say(row.name), row.amounts) for row in rows] == [
        ("what came to you", {"EUR": Decimal(5)}),
        ("what came to them", {"EUR": Decimal(7)}),
    ]
    assert [row.direction for row in outcomes(there, TODAY)] == ["received", "gave"]


def test_by_person_each_is_a_row_the_trash_named() -> None:
    assert summed(
        "person", came(1), came(2, who="3"), came(3, who="3"), came(4, who="9"), came(5, who="8")
    ) == [
        ("Sara Villa (in the trash)", 2, {}),
        ("Anna Rossi", 1, {}),
        ("somebody who is not in the file", 2, {}),
    ]


def test_by_who_introduced_the_person() -> None:
    assert summed("introducer", came(1), came(2), came(3, who="2"), came(3, who="3")) == [
        ("Marco Neri", 2, {}),
        ("no longer in the file", 1, {}),
        ("nobody written down who introduced you", 1, {}),
    ]


def test_by_the_channel_where_you_met() -> None:
    assert summed("channel", came(1), came(2, who="2"), *[came(3, who="3")] * 5) == [
        ("PyRoma", 2, {}),
        ("no channel written down", 5, {}),
    ]


def test_by_year_the_latest_is_first() -> None:
    undated = {name: part for name, part in came(0).items() if name != "on"}
    assert summed("year", came(1), came(700), came(701), undated | {"created": "2025-03-01T00:00:00Z"}) == [
        ("2026", 1, {}),
        ("2025", 1, {}),
        ("2024", 2, {}),
    ]


def test_by_kind_of_favour() -> None:
    assert summed("kind", came(1, kind="referral"), came(1)) == [
        ("a referral", 1, {}),
        ("of no kind written down", 1, {}),
    ]


def test_by_what_it_came_through_an_introduction_before_its_request() -> None:
    assert summed(
        "through",
        came(1, introduction="5", request="6"), came(1, opening="7"), came(1, request="6"),
        came(1, share="8"), came(1),
    ) == [
        ("an introduction", 1, {}), ("an opening", 1, {}), ("something asked for", 1, {}),
        ("something shared", 1, {}), ("directly", 1, {}),
    ]  # fmt: skip


@pytest.mark.parametrize("through", [Request(id="5"), Opening(id="5"), Introduction(id="5"), Share(id="5")])
def test_of_one_request_opening_introduction_or_share(through: Any) -> None:
    field = through.TABLE.removesuffix("s")
    found = summed("outcome", came(1) | {field: "5"}, came(1) | {field: "6"}, came(1), through=through)
    assert found == [("a client", 1, {})]


def test_what_is_promised_planned_in_the_trash_or_without_outcome_did_not_come() -> None:
    assert summed("kind", came(1, status="promised"), came(-1), came(1, **TRASH), received(1)) == []


def test_an_amount_that_is_none_is_counted_and_said_but_not_guessed() -> None:
    there = network(
        exchanges=[came(1, value=worth("1.500,00")), came(2, value=worth("1,500")), came(3, value=worth("2"))]
    )
    [row] = outcomes(there, TODAY)
    assert (row.count, row.amounts) == (3, {"EUR": Decimal(2)})
    assert said(row) == ["3 clients", "2 values that can’t be read"]


@pytest.mark.parametrize(
    ("sum_", "currency", "read"),
    [
        ("12.5", "eur", ("EUR", Decimal("12.5"))),
        ("NaN", "EUR", None),
        ("Infinity", "EUR", None),
        ("1e9", "EUR", None),
        ("", "EUR", None),
        ("5", "€", None),
        ("5", "", None),
    ],
)
def test_an_amount_is_digits_and_a_currency_three_letters(
    sum_: str, currency: str, read: tuple[str, Decimal] | None
) -> None:
    assert amount(Amount(sum_, currency)) == read


def test_a_long_sum_is_exact() -> None:
    there = network(exchanges=[came(1, value=worth("1" + "0" * 40)), came(2, value=worth("0.01"))])
    assert str(outcomes(there, TODAY)[0].amounts["EUR"]) == "1" + "0" * 40 + ".01"


def test_says_what_it_was_the_latest_first() -> None:
    there = network(
        exchanges=[
            came(9),
            came(2),
            came(5, "job"),
            came(1, "assignment"),
            came(1, "other"),
            came(4, None, worth("1")),
        ]
    )
    [row] = outcomes(there, TODAY, "direction")
    assert said(row) == ["2 clients", "1 assignment", "1 job", "1 other outcome", "1 value alone"]
    assert row.exchanges == ("5", "4", "2", "6", "3", "1")


# What always holds

SUMS = st.decimals(-9999, 9999, places=2).map(str) | st.sampled_from(["1,5", "many"])
CAME = st.tuples(
    EXCHANGES,
    st.fixed_dictionaries(
        {},
        optional={
            "outcome": st.sampled_from(["client", "job", "fame"]),
            "value": st.builds(worth, SUMS, st.sampled_from(["EUR", "usd", "?"])) | st.just("much"),
            "introduction": st.just("1"), "request": st.just("2"),
            "deleted": st.just("2026-01-01T00:00:00Z"),
        },
    ),
).map(lambda parts: parts[0] | parts[1])  # fmt: skip
WITH_OUTCOMES = st.tuples(NETWORKS, st.lists(CAME, max_size=8)).map(
    lambda made: Network(made[0].rows | {"exchanges": {str(at): row for at, row in enumerate(made[1], 1)}})
)


def totals(rows: list[Outcome]) -> tuple[Counter[str], dict[tuple[str, str], Decimal]]:
    """Return the count of each direction and the sum of each direction and currency."""
    sums: dict[tuple[str, str], Decimal] = {}
    for row in rows:
        for currency, part in row.amounts.items():
            sums[row.direction, currency] = sums.get((row.direction, currency), Decimal(0)) + part
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row.direction] += row.count
    return counts, sums


@given(WITH_OUTCOMES)
def test_whatever_it_is_summed_by_nothing_is_lost_and_nothing_counted_twice(there: Network) -> None:
    whole = totals(outcomes(there, TODAY, "direction"))
    for by in BYS:
        rows = outcomes(there, TODAY, by)
        assert totals(rows) == whole
        assert len({(row.direction, row.key) for row in rows}) == len(rows)
        assert all(say(row.name) and row.reasons and row.count == len(row.exchanges) for row in rows)
        assert outcomes(turned(there), TODAY, by) == rows


@given(WITH_OUTCOMES, CAME)
def test_one_more_never_takes_from_a_count_and_the_trash_adds_nothing(there: Network, row: Raw) -> None:
    before = totals(outcomes(there, TODAY))
    put(there, "exchanges", "99", row | TRASH)
    assert totals(outcomes(there, TODAY)) == before
    put(there, "exchanges", "99", row)
    assert totals(outcomes(there, TODAY))[0] >= before[0]
