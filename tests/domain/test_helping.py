"""Ties that help with a need of one's own, and how far somebody reaches."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.measures import strength
from netui.domain.measures.bridging import Acquaintances, Bridging, bridging
from netui.domain.measures.helping import Ties, job_value, recruits, tie
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import RELATIONS, Contact
from tests.domain.making import NETWORKS, TODAY, contact, met, network, one, put, said, turned

TRASH: dict[str, Any] = {"deleted": "2026-11-01T00:00:00Z"}
EGO = "1"


def knowing(*pairs: tuple[int, int], trash: int = 0) -> Network:
    """Return a network of eight in which the first of each pair says that they know the second."""
    rows = {str(at): one(**TRASH) if at == trash else one() for at in range(1, 9)}
    for who, other in pairs:
        rows[str(who)]["knows"] = [*rows[str(who)].get("knows", []), str(other)]
    return network(contacts=rows)


def reach(*pairs: tuple[int, int], trash: int = 0) -> Bridging:
    there = knowing(*pairs, trash=trash)
    return bridging(there, contact(there))


# Bridging


def test_who_knows_six_people_of_whom_four_know_nobody_else() -> None:
    found = reach(*[(1, other) for other in range(2, 8)], (2, 3))
    assert (found.known, found.alone) == (6, 4)
    assert found.value == pytest.approx(6 - 2 / 6)
    assert said(found) == [
        "knows 6 people of yours, 4 of whom know nobody else of yours",
        "1 pair of them know each other",
        "of 10 pairs of them nothing is written down",
    ]


def test_constraint_is_low_between_strangers_and_high_within_one_group() -> None:
    star = reach((1, 2), (1, 3), (1, 4))
    assert star.value == 3
    assert star.constraint == pytest.approx(1 / 3)
    clique = reach((1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4))
    # Each of three spends a third on the contact and on each other: (1/3 + 2·1/3·1/3)², three times.
    assert clique.value == pytest.approx(1)
    assert clique.constraint == pytest.approx(3 * (5 / 9) ** 2)
    pair = reach((1, 2), (1, 3), (2, 3))
    assert pair.constraint == pytest.approx(1.125)
    assert reach((1, 2)).constraint == 1


def test_constraint_weighs_the_ties_of_each() -> None:
    # 2 and 3 know each other, 4 knows neither: 2·(1/3 + 1/3·1/2)² + (1/3)².
    found = reach((1, 2), (1, 3), (1, 4), (2, 3))
    assert found.value == pytest.approx(3 - 2 / 3)
    assert found.constraint == pytest.approx(2 * 0.25 + 1 / 9)


def test_knowing_is_mutual_whoever_of_the_two_wrote_it_down_and_is_counted_once() -> None:
    assert reach((1, 2), (1, 3), (2, 3)) == reach((1, 2), (3, 1), (3, 2), (2, 3))
    assert reach((2, 1)).known == 1


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [
        ([], "nobody written down whom they know"),
        ([(1, 2)], "knows 1 person of yours, who knows nobody else of yours"),
        ([(1, 2), (2, 8)], "knows 1 person of yours"),
        ([(1, 2), (1, 3)], "knows 2 people of yours, none of whom knows anybody else of yours"),
        ([(1, 2), (1, 3), (2, 8)], "knows 2 people of yours, 1 of whom knows nobody else of yours"),
    ],
)
def test_says_how_many_they_know(pairs: list[tuple[int, int]], reason: str) -> None:
    assert said(reach(*pairs))[0] == reason


def test_where_nobody_was_asked_it_is_not_known_whether_two_know_each_other() -> None:
    star = [(1, 2), (1, 3), (1, 4)]
    assert reach(*star).asked == 0
    assert reach(*star, (2, 8)).asked == pytest.approx(2 / 3)
    asked = reach(*star, (2, 8), (3, 8))
    assert (asked.asked, said(asked)[1:]) == (1, [])
    assert reach((1, 2)).asked == 1


def test_nobody_knows_themselves_the_trash_or_whom_the_file_does_not_hold() -> None:
    assert reach((1, 1), (1, 2), (1, 99), (1, 3), trash=3).known == 1
    assert reach((2, 1), trash=2).known == 0
    there = knowing((1, 2))
    there.rows["contacts"]["3"]["knows"] = [["1"], 1, None]
    there.rows["contacts"]["4"]["knows"] = "1"
    assert bridging(there, contact(there)).known == 1


PAIRS = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=14)


@given(PAIRS)
def test_reach_is_bounded_and_has_its_reasons(pairs: list[tuple[int, int]]) -> None:
    there = knowing(*pairs)
    found = bridging(there, contact(there))
    assert (0 if not found.known else 1) <= found.value <= found.known
    assert (found.constraint is None) is (found.known == 0)
    if found.constraint is not None:
        assert 1 / found.known - 1e-9 <= found.constraint <= 1.125 + 1e-9
    assert 0 <= found.asked <= 1
    assert all(said(found))
    assert bridging(turned(there), contact(there)) == found
    assert bridging(knowing(*((other, who) for who, other in pairs)), contact(there)).value == found.value


@given(PAIRS, st.integers(1, 6), st.integers(1, 6))
def test_a_tie_among_those_they_know_never_adds_to_reach(
    pairs: list[tuple[int, int]], who: int, other: int
) -> None:
    there = Acquaintances(knowing(*pairs))
    known = there.of(EGO)
    after = Acquaintances(knowing(*pairs, (who, other))).bridging(EGO)
    before = there.bridging(EGO)
    if str(who) in known and str(other) in known:
        assert after.value <= before.value
        assert before.constraint is not None
        assert after.constraint is not None
    elif EGO not in {str(who), str(other)}:
        assert after.value == before.value
        assert after.alone <= before.alone


@given(PAIRS)
def test_somebody_else_whom_only_they_know_adds_one_to_reach(pairs: list[tuple[int, int]]) -> None:
    before = Acquaintances(knowing(*pairs)).bridging(EGO)
    after = Acquaintances(knowing(*pairs, (1, 7))).bridging(EGO)
    assert (after.known, after.alone) == (before.known + 1, before.alone + 1)
    assert before.value < after.value <= before.known + 1


# A job


def tied(*interactions: Raw, mutual: int = 0, **fields: Any) -> Network:
    """Return a network in which somebody is known by others of yours."""
    people = {
        EGO: one(circle="close", **fields),
        **{str(at): one(knows=[EGO]) for at in range(2, 2 + mutual)},
    }
    return network(contacts=people, interactions=list(interactions))


def worth(*interactions: Raw, mutual: int = 0, **fields: Any) -> float:
    there = tied(*interactions, mutual=mutual, **fields)
    return job_value(there, contact(there), TODAY).value


def test_moderately_weak_ties_bring_jobs_before_strangers_and_before_the_closest() -> None:
    stranger, weak, close = worth(), worth(met(120)), worth(*[met(day) for day in range(0, 60, 7)])
    assert stranger < close < weak
    assert worth(mutual=10) == pytest.approx(0.7)  # the peak: ten people know them, no contact lately


@pytest.mark.parametrize(("fewer", "more"), [(0, 1), (1, 5), (5, 10)])
def test_value_rises_with_mutual_acquaintances_up_to_ten(fewer: int, more: int) -> None:
    assert worth(mutual=fewer) < worth(mutual=more)


@pytest.mark.parametrize(("fewer", "more"), [(10, 20), (20, 60)])
def test_value_falls_with_mutual_acquaintances_beyond_ten(fewer: int, more: int) -> None:
    assert worth(mutual=fewer) > worth(mutual=more)


def test_who_works_where_people_are_hired_comes_first() -> None:
    assert worth(role="Recruiter") == pytest.approx(worth() + 0.3)
    assert worth(relation="recruiter") == worth(role="Head of People")
    assert worth(role="Recruiter") < worth(mutual=10, role="Recruiter") == pytest.approx(1)


@pytest.mark.parametrize(
    ("role", "hires"),
    [
        ("Senior Recruiter", True), ("HR", True), ("HR-Manager", True), ("Head of People", True),
        ("People & Culture Lead", True), ("Director, People Operations", True),
        ("Talent Acquisition Specialist", True), ("Responsabile delle Risorse Umane", True),
        ("Ufficio del personale", True), ("Selezionatrice", True), ("Chief People Officer", True),
        ("Hiring manager", True), ("Executive Search", True),
        ("Personal trainer", False), ("Chrome engineer", False), ("Talented writer", False),
        ("People person", False), ("Assistente personale", False), ("", False),
    ],
)  # fmt: skip
def test_roles_that_recruit_are_known_in_english_and_italian(role: str, hires: bool) -> None:
    assert recruits(Contact(role=role)) is hires


def test_says_why_a_tie_may_bring_a_job() -> None:
    there = tied(met(120), mutual=2, role="HR Manager")
    assert said(job_value(there, contact(there), TODAY)) == [
        "works where people are hired: HR Manager",
        "in touch a little: jobs come most often through such people",
        "2 people of yours know them",
    ]
    close = tied(met(0), mutual=1, relation="recruiter")
    assert said(tie(close, EGO, TODAY, job=True)) == [
        "a recruiter",
        "much in touch: they hear much of what you hear",
        "1 person of yours knows them",
    ]
    assert said(tie(tied(), EGO, TODAY, job=True)) == ["hardly in touch: they may not know what you look for"]


# Any other need


def helpful(*interactions: Raw, mutual: int = 0) -> float:
    return tie(tied(*interactions, mutual=mutual), EGO, TODAY).value


def test_for_any_other_need_close_people_come_first_and_who_reaches_further() -> None:
    assert helpful() == pytest.approx(0.2)
    assert (
        helpful()
        < helpful(met(120))
        < helpful(met(3))
        < helpful(met(3), mutual=1)
        < helpful(met(3), mutual=6)
    )


def test_says_why_a_tie_may_help() -> None:
    assert said(tie(tied(met(3, note="lunch in Rome"), mutual=2), EGO, TODAY)) == [
        "3 days since lunch in Rome",
        "knows 2 people of yours, none of whom knows anybody else of yours",
    ]
    assert said(tie(tied(), EGO, TODAY)) == ["no contact noted yet"]


def test_who_is_in_the_trash_or_nowhere_does_not_help() -> None:
    gone = tied(met(3), **TRASH)
    for job in (True, False):
        assert [tie(gone, who, TODAY, job).value for who in (EGO, "99")] == [0, 0]
        assert said(tie(gone, EGO, TODAY, job)) == ["not among your people"]


@given(NETWORKS, PAIRS, st.sampled_from(RELATIONS), st.sampled_from(["", "HR", "Designer"]))
def test_ties_are_bounded_have_reasons_and_know_no_order(
    there: Network, pairs: list[tuple[int, int]], relation: str, role: str
) -> None:
    put(there, "contacts", EGO, one(relation=relation, role=role, knows=_others(pairs)))
    ties, again = Ties(there, TODAY), Ties(turned(there), TODAY)
    for measure, same in ((ties.job(EGO), again.job(EGO)), (ties.help(EGO), again.help(EGO))):
        assert 0 <= measure.value <= 1
        assert all(said(measure))
        assert measure.value == pytest.approx(same.value)
        assert measure.reasons == same.reasons
    assert ties.help(EGO).value >= 0.2 + 0.6 * strength(there, contact(there), TODAY).value - 1e-9


def _others(pairs: Iterable[tuple[int, int]]) -> list[str]:
    return sorted({str(other) for _, other in pairs})
