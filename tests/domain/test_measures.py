"""Measures: bounded, moving the way that what happened moves them, never without their reasons."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.measures import (
    LIVING,
    Affinities,
    affinity,
    balance,
    circles,
    exchanged,
    is_living,
    living,
    monthly_exchanges,
    months,
    network_balance,
    network_turnover,
    open_promises,
    promises,
    quality,
    quarter,
    reach,
    sectors,
    strength,
    strengths,
    turnover,
)
from netui.domain.measures.quality import mutuality
from netui.domain.measures.strength import strength_of
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import Contact, Exchange, Profile
from tests.domain.making import (
    EXCHANGES,
    INTERACTIONS,
    NETWORKS,
    TODAY,
    ago,
    contact,
    gave,
    met,
    network,
    one,
    put,
    received,
    said,
)

PROFILE = Profile(
    sectors=("Software",), related={"software": ("design",), "Law": ("design",), "tax": ("law",)},
    interests=("AI", "Sailing"),
)  # fmt: skip


def attention(*interactions: Raw, **fields: Any) -> Any:
    there = network(contacts=[one(**fields)], interactions=list(interactions))
    return strength(there, contact(there), TODAY)


# Strength and living


def test_a_meeting_counts_half_after_three_cadences() -> None:
    fresh = attention(met(0), circle="close").value
    assert fresh == pytest.approx(0.632, abs=0.001)
    assert attention(met(90), circle="close").value == pytest.approx(1 - 2.718281828**-0.5, abs=0.001)
    assert attention(met(21), circle="inner").value == attention(met(90), circle="close").value


def test_meetings_count_above_calls_above_messages() -> None:
    values = [
        attention(met(9, kind)).value for kind in ("meeting", "video", "call", "letter", "message", "social")
    ]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == len(values)


def test_contact_whose_kind_nobody_wrote_down_counts_as_a_message() -> None:
    assert attention(met(9, "dream")).value == attention(met(9, "message")).value


def test_a_contact_that_is_never_due_is_measured_by_its_circle() -> None:
    assert (
        attention(met(90), circle="close", cadence_days=0).value == attention(met(90), circle="close").value
    )


def test_strength_says_when_how_often_and_how() -> None:
    assert said(attention(met(3, "call"), met(20, "event", note="PyCon"), met(400))) == [
        "3 days since a call", "in touch 2 times in the last 12 months", "1 of them in person",
    ]  # fmt: skip
    assert said(attention(met(0, "call"))) == ["a call today", "in touch once in the last 12 months"]
    assert said(attention(met(400))) == ["400 days since a meeting"]
    assert said(attention(met(-1))) == ["no contact noted yet"]


def test_one_meeting_keeps_a_contact_living_for_four_cadences_and_a_message_does_not() -> None:
    def alive(*interactions: Raw) -> bool:
        there = network(contacts=[one(circle="close")], interactions=list(interactions))
        return is_living(there, contact(there), TODAY)

    assert alive(met(4 * 30))
    assert not alive(met(5 * 30))
    assert not alive(met(0, "message"))
    assert alive(*(met(30 * number, "message") for number in range(4)))


def test_living_says_from_what_on() -> None:
    there = network(contacts=[one()], interactions=[met(0)])
    alive = living(there, contact(there), TODAY)
    assert alive.value == 1
    assert said(alive)[0] == "attention 0.63, living from 0.3"


@given(NETWORKS, INTERACTIONS)
def test_a_new_contact_never_lowers_strength(there: Network, interaction: Raw) -> None:
    before = strength(there, contact(there), TODAY)
    put(there, "interactions", "99", interaction)
    after = strength(there, contact(there), TODAY)
    assert 0 <= before.value <= after.value <= 1
    assert before.reasons
    assert after.reasons


@given(NETWORKS, st.integers(0, 500))
def test_strength_fades_while_nothing_happens(there: Network, days: int) -> None:
    later = date.fromordinal(TODAY.toordinal() + 2000)
    last = date.fromordinal(later.toordinal() + days)
    assert strength(there, contact(there), last).value <= strength(there, contact(there), later).value


@given(NETWORKS)
def test_the_strength_of_all_is_the_strength_of_each(there: Network) -> None:
    together = strengths(there, TODAY)
    for who in there.rows["contacts"]:
        alone = strength(there, contact(there, who), TODAY)
        assert together.get(who, 0.0) == pytest.approx(alone.value)
        assert strength_of(there, who, TODAY) == alone.value
        assert living(there, contact(there, who), TODAY).value == (alone.value >= LIVING)
    assert strength_of(there, "nobody", TODAY) is None


# Balance and turnover


def test_balance_is_what_was_given_over_what_was_received_with_a_prior_of_two() -> None:
    there = network(exchanges=[gave(0, 5), received(0, 1), gave(0, 5, status="promised"), gave(-1, 5)])
    assert balance(there, "1", TODAY).value == (5 - 1) / (5 + 1 + 2)


def test_an_exchange_counts_half_after_two_years() -> None:
    there = network(exchanges=[gave(730, 4)])
    assert balance(there, "1", TODAY).value == 2 / (2 + 2)


def test_an_exchange_without_weight_is_a_small_favour_and_without_a_day_is_as_old_as_its_record() -> None:
    there = network(
        exchanges=[gave(0, None), {"contact": "2", "direction": "gave", "created": f"{ago(730)}T00:00:00Z"}]
    )
    assert balance(there, "1", TODAY).value == 2 / (2 + 2)
    assert balance(there, "2", TODAY).value == 1 / (1 + 2)
    assert balance(network(exchanges=[{"contact": "1", "direction": "gave"}]), "1", TODAY).value == 0


def test_balance_says_what_went_each_way() -> None:
    rows = [gave(9, note="a tip on rent"), gave(2, kind="introduction"), received(3, note="CV review")]
    there = network(exchanges=rows)
    assert said(balance(there, "1", TODAY)) == [
        "you gave 2 times, last an introduction",
        "you received once: CV review",
    ]
    assert said(network_balance(there, TODAY)) == said(balance(there, "1", TODAY))
    assert said(balance(there, "2", TODAY)) == ["nothing exchanged yet"]


@given(NETWORKS, EXCHANGES)
def test_a_give_never_lowers_balance_and_a_receive_never_raises_it(there: Network, exchange: Raw) -> None:
    for direction, sign in (("gave", 1), ("received", -1)):
        before = balance(there, "1", TODAY), network_balance(there, TODAY)
        put(there, "exchanges", "99", exchange | {"direction": direction, "contact": "1"})
        after = balance(there, "1", TODAY), network_balance(there, TODAY)
        for then, now in zip(before, after, strict=True):
            assert -1 < then.value < 1
            assert (now.value - then.value) * sign >= 0
            assert then.reasons
            assert now.reasons
        put(there, "exchanges", "99", None)


def test_turnover_counts_the_exchanges_of_a_year() -> None:
    there = network(
        exchanges=[gave(3), gave(364), received(9), gave(365), gave(5, who="2"), gave(1, status="promised")]
    )
    rate = turnover(there, "1", TODAY)
    assert (rate.value, said(rate)) == (3, ["3 exchanges in the last 12 months: gave 2, received 1"])
    assert network_turnover(there, TODAY).value == 4


def test_turnover_says_when_the_last_exchange_was() -> None:
    there = network(exchanges=[gave(400), gave(500)])
    rate = turnover(there, "1", TODAY)
    assert (rate.value, said(rate)) == (0, ["nothing exchanged in the last 12 months, last on 20 Oct 2025"])
    assert said(turnover(there, "2", TODAY)) == ["nothing exchanged yet"]


@given(NETWORKS, EXCHANGES)
def test_an_exchange_never_lowers_turnover(there: Network, exchange: Raw) -> None:
    before = turnover(there, "1", TODAY).value, network_turnover(there, TODAY).value
    put(there, "exchanges", "99", exchange | {"contact": "1"})
    after = turnover(there, "1", TODAY), network_turnover(there, TODAY)
    assert before[0] <= after[0].value
    assert before[1] <= after[1].value
    assert after[0].reasons
    assert after[1].reasons


# Months, quarters, promises


def test_months_are_counted_oldest_first_with_todays_last() -> None:
    there = network(exchanges=[gave(0), received(23), received(24), gave(366), gave(340)])
    found = months(there, TODAY)
    assert [month.first for month in (found[0], found[-1])] == [date(2025, 12, 1), date(2026, 11, 1)]
    assert (found[-1].gave, found[-1].received, found[-2].received, found[0].gave) == (1, 1, 1, 1)
    assert monthly_exchanges(there, TODAY) == (1, *([0] * 9), 1, 2)
    assert months(there, TODAY, 1) == (found[-1],)


def test_the_quarter_begins_in_january_april_july_or_october() -> None:
    assert [quarter(date(2026, month, 28)).month for month in range(1, 13)] == [
        1,
        1,
        1,
        4,
        4,
        4,
        7,
        7,
        7,
        10,
        10,
        10,
    ]
    assert quarter(TODAY) == date(2026, 10, 1)


def test_counts_what_went_each_way_between_two_days() -> None:
    there = network(
        exchanges=[gave(0), gave(54), gave(55), received(3), gave(-1), gave(2, status="promised")]
    )
    assert exchanged(there, quarter(TODAY), TODAY) == (2, 1)


@given(NETWORKS)
def test_the_months_hold_the_turnover(there: Network) -> None:
    assert sum(monthly_exchanges(there, TODAY, 14)) >= network_turnover(there, TODAY).value


def test_promises_that_press_most_come_first() -> None:
    there = network(
        contacts=[one(), one(deleted="2026-01-01T00:00:00Z")],
        exchanges=[
            gave(3, status="promised", note="no day"),
            gave(1, status="promised", due=ago(-1), note="tomorrow"),
            gave(9, status="promised", due=ago(2), note="late"),
            gave(9, status="promised", who="2", note="to nobody"),
            received(5, status="promised", note="theirs"),
            gave(2),
        ],
    )
    found = open_promises(there, TODAY)
    assert [(each.exchange.note, each.late) for each in found] == [
        ("late", 2),
        ("tomorrow", -1),
        ("no day", None),
    ]
    assert [each.exchange.note for each in open_promises(there, TODAY, "received")] == ["theirs"]
    told = promises(there, TODAY)
    assert (told.value, said(told)) == (3, ["3 promises open", "oldest 9 days", "1 past its day"])


def test_no_promise_is_said_too() -> None:
    assert said(promises(network(), TODAY)) == ["no promise open"]
    undated = network(exchanges=[{"contact": "1", "direction": "gave", "status": "promised"}])
    assert said(promises(undated, TODAY)) == ["1 promise open"]


# Affinity, circles, quality


@pytest.mark.parametrize(
    ("sector", "value", "reason"),
    [
        ("SOFTWARE", 0.7, "the same sector: SOFTWARE"),
        ("Design", 0.49, "Design is related to Software"),
        ("law", 0.28, "law is near yours through design"),
        ("tax", 0.07, "tax is far from your sectors"),
        ("", 0.07, "no sector written down"),
    ],
)
def test_affinity_falls_with_each_step_from_your_sectors(sector: str, value: float, reason: str) -> None:
    measure = affinity(Contact(sector=sector), PROFILE)
    assert measure.value == pytest.approx(value)
    assert said(measure) == [reason]


def test_a_competitor_counts_as_a_peer() -> None:
    peer, rival = (
        Contact(sector="software", relation="peer"),
        Contact(sector="software", relation="competitor"),
    )
    assert affinity(peer, PROFILE).value == affinity(rival, PROFILE).value
    assert said(affinity(rival, PROFILE)) == ["a competitor in software: a peer"]


def test_shared_interests_and_tags_add_to_affinity() -> None:
    measure = affinity(Contact(sector="software", interests=("ai",), tags=("sailing", "go", "ux")), PROFILE)
    assert measure.value == pytest.approx(0.7 + 0.3 * 2 / 4)
    assert said(measure) == ["the same sector: software", "you share AI, Sailing"]


@given(
    st.text(max_size=3), st.lists(st.text(max_size=2), max_size=4), st.lists(st.text(max_size=2), max_size=4),
    st.dictionaries(st.text(max_size=2), st.lists(st.text(max_size=2), max_size=3).map(tuple), max_size=4),
)  # fmt: skip
def test_affinity_is_bounded_and_has_its_reasons(
    sector: str, theirs: list[str], ours: list[str], related: dict[str, tuple[str, ...]]
) -> None:
    profile = Profile(sectors=tuple(ours), related=related, interests=tuple(ours))
    person = Contact(sector=sector, interests=tuple(theirs))
    measure = affinity(person, profile)
    assert 0 < measure.value <= 1
    assert measure.reasons
    assert Affinities(profile).of(person) == measure


def test_circles_and_sectors_count_who_is_kept_in_touch_with() -> None:
    there = network(
        contacts=[
            one(circle="inner", sector="law"), one(circle="inner", sector="law"), one(sector="art"),
            one(circle="best"),
            one(circle="inner", stage="archived"), one(circle="inner", stage="to-approach", sector="law"),
            one(circle="inner", deleted="2026-01-01T00:00:00Z"),
        ]
    )  # fmt: skip
    assert [(each.circle, each.count, each.size) for each in circles(there)] == [
        ("inner", 2, 5), ("close", 0, 15), ("active", 0, 50), ("wide", 0, 150), ("open", 2, None),
    ]  # fmt: skip
    assert sectors(there) == [("law", 2), ("art", 1)]


def test_reach_counts_the_living_and_names_what_is_not_covered() -> None:
    there = network(
        contacts=[
            one(sector="law"),
            one(sector="Art"),
            one(),
            one(stage="archived"),
            one(stage="to-approach"),
        ],
        interactions=[met(1), met(1, who="4"), met(1, who="5"), met(1, "social", who="2")],
        profile=[{"sectors": ["law", "web"], "related": {"law": ["art", "tax", "Law", "Web"]}}],
    )
    found = reach(there, TODAY)
    assert (found.contacts, found.living, found.uncovered) == (3, 1, ("art", "tax"))
    assert said(found) == ["3 contacts", "1 living", "2 related sectors uncovered: art, tax"]
    first, second = (strength(there, contact(there, who), TODAY).value for who in "12")
    measure = quality(there, TODAY)
    assert measure.value == pytest.approx((0.7 * first * 0.5 + 0.49 * second * 0.5) / 3)
    assert measure.reasons == found.reasons


def test_an_empty_network_has_no_quality_and_says_so() -> None:
    found = quality(network(), TODAY)
    assert (found.value, said(found)) == (0, ["0 contacts", "0 living"])


def test_mutuality_rises_only_where_both_give() -> None:
    def mutual(gave_weight: int, received_weight: int) -> float:
        both = (Exchange(direction="gave", on=TODAY, weight=gave_weight) for _ in range(gave_weight and 1))
        back = (
            Exchange(direction="received", on=TODAY, weight=received_weight)
            for _ in range(received_weight and 1)
        )
        return mutuality([*both, *back], TODAY)

    assert mutual(0, 0) == 0.5
    assert mutual(5, 0) < mutual(1, 0) < 0.5 < mutual(1, 1) < mutual(5, 5) < 1


@given(NETWORKS)
def test_quality_is_bounded_and_has_its_reasons(there: Network) -> None:
    found = quality(there, TODAY)
    assert 0 <= found.value <= 1
    reached = reach(there, TODAY)
    assert reached.living <= reached.contacts
    assert found.reasons
