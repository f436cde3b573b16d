"""Answering: how soon those who ask have an answer, and who has waited longest."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.measures import Answering, answering
from netui.domain.network import Network
from netui.domain.records import Raw
from tests.domain.making import (
    NEAR,
    REQUESTS,
    TODAY,
    WITH_REQUESTS,
    ago,
    asked,
    gave,
    network,
    one,
    put,
    received,
    said,
    turned,
)


def answered(days: int, after: int, status: str = "fulfilled", **fields: Any) -> Raw:
    """Return the row of what was asked some days ago and answered some days after."""
    return asked(days, status=status, closed_on=ago(days - after), **fields)


def told(*requests: Raw, exchanges: list[Raw] | None = None, contacts: list[Raw] | None = None) -> Answering:
    there = network(contacts=contacts or [one()], requests=list(requests), exchanges=exchanges or [])
    return answering(there, TODAY)


def test_says_the_days_to_an_answer_half_the_time_and_who_waits_longest() -> None:
    found = told(
        answered(30, 1), answered(40, 3), answered(50, 20, "declined"),
        asked(4), asked(11, "CV review"), asked(90, status="known"),
    )  # fmt: skip
    assert (found.value, found.waiting) == (3, 2)
    assert found.oldest is not None
    assert found.oldest.id == "5"
    assert said(found) == ["half the time you answer within 3 days", "the oldest waits 11 days: CV review"]


@pytest.mark.parametrize(
    ("days", "value", "reason"),
    [
        ((0,), 0, "half the time you answer the same day"),
        ((1,), 1, "half the time you answer within 1 day"),
        ((0, 1), 0.5, "half the time you answer within 1 day"),
        ((9, 2), 5.5, "half the time you answer within 6 days"),
        ((2, 2, 300), 2, "half the time you answer within 2 days"),
    ],
)
def test_the_median_lies_between_two_where_their_count_is_even(
    days: tuple[int, ...], value: float, reason: str
) -> None:
    found = told(*[answered(300, after) for after in days])
    assert (found.value, said(found)) == (value, [reason, "nobody waits for an answer"])


def test_a_promise_is_an_answer_on_the_day_that_it_was_made() -> None:
    promised = asked(20, status="promised")
    assert told(promised, exchanges=[gave(15, request="1", status="promised")]).value == 5
    assert told(promised, exchanges=[gave(15, request="2", status="promised")]).value is None
    assert told(promised, exchanges=[gave(15, request="1", deleted="2026-11-01T00:00:00Z")]).value is None
    assert told(promised, exchanges=[received(15, request="1")]).value is None


def test_a_promise_that_was_kept_still_answered_when_it_was_written_down() -> None:
    kept = gave(1, request="1", created=f"{ago(15)}T10:00:00Z")
    assert told(answered(20, 19), exchanges=[kept]).value == 5


def test_what_was_given_before_it_was_asked_answers_the_same_day() -> None:
    assert told(answered(20, 3), exchanges=[gave(40, request="1")]).value == 0


@pytest.mark.parametrize(
    "request_",
    [
        answered(9, 3, "withdrawn"),
        answered(9, 3, direction="outgoing"),
        answered(9, 3, deleted="2026-11-20T00:00:00Z"),
        answered(368, 3),
        answered(2, 3),
        asked(9, status="declined"),
        answered(9, 3, on=""),
        asked(9, status="known"),
    ],
)
def test_what_is_no_answer_of_the_last_twelve_months_does_not_count(request_: Raw) -> None:
    found = told(request_)
    assert (found.value, found.oldest, said(found)) == (None, None, ["nobody waits for an answer"])


def test_an_answer_of_a_year_ago_still_counts() -> None:
    assert told(answered(400, 36)).value == 36


def test_who_is_in_the_trash_no_longer_waits() -> None:
    gone = one(deleted="2026-11-01T00:00:00Z")
    assert told(asked(9), asked(3, contact="2"), contacts=[gone, one()]).waiting == 1
    assert told(asked(9), answered(9, 2), contacts=[gone]).value == 2


def test_what_has_no_day_waits_since_it_was_written_down() -> None:
    assert said(told(asked(0, on="", created=f"{ago(7)}T10:00:00Z"), asked(6))) == [
        "the oldest waits 7 days: CV review"
    ]
    assert said(told(asked(0))) == ["the oldest was asked today: CV review"]
    assert said(told(asked(-3))) == ["the oldest was asked today: CV review"]


# What always holds


@given(WITH_REQUESTS)
def test_the_median_is_never_negative_and_there_is_always_a_reason(there: Network) -> None:
    found = answering(there, TODAY)
    assert found.value is None or found.value >= 0
    assert all(said(found))
    assert found.reasons
    assert (found.oldest is None) is (found.waiting == 0)
    assert answering(turned(there), TODAY) == found


@given(WITH_REQUESTS, REQUESTS, NEAR)
def test_a_request_in_the_trash_changes_nothing(there: Network, request: Raw, closed: str) -> None:
    before = answering(there, TODAY)
    put(there, "requests", "99", request | {"closed_on": closed, "deleted": "2026-11-01T00:00:00Z"})
    assert answering(there, TODAY) == before


@given(WITH_REQUESTS, st.integers(0, 300))
def test_an_answer_the_same_day_never_raises_the_median(there: Network, days: int) -> None:
    before = answering(there, TODAY).value
    put(there, "requests", "99", answered(days, 0, contact="99"))
    after = answering(there, TODAY).value
    assert after is not None
    assert before is None or after <= before
