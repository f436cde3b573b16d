"""What is proposed to give, to whom, in which order and why; rule by rule."""

from collections.abc import Callable
from typing import Any

import pytest

from netui.domain.matching import Give, Matcher, daily, give_key
from netui.domain.messages import Measure, message
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import Opening
from netui.i18n import say
from tests.domain.making import TODAY, ago, met, network, put, received
from tests.domain.making import gave as given

ANNA, MARCO, NORA = "1", "2", "3"


def person(name: str, **fields: Any) -> Raw:
    return {"name": name, "created": "2026-01-01T00:00:00Z"} | fields


def need(text: str, who: str = ANNA, **fields: Any) -> Raw:
    return {"direction": "incoming", "contact": who, "text": text, "status": "known", "on": ago(5)} | fields


def of(*people: Raw, **tables: list[Raw]) -> Network:
    return network(contacts=[*people], **tables)


def gives(matched: Network, kind: str | None = None) -> list[Give]:
    return [give for give in Matcher(matched).gives(TODAY) if kind is None or give.kind == kind]


def said(give: Give) -> list[str]:
    return [say(reason) for reason in give.reasons]


TAX = need("a tax adviser who explains")


# Introductions


def test_who_needs_something_meets_who_offers_it_and_says_why() -> None:
    (give,) = gives(of(person("Anna"), person("Marco", offers=["commercialista"]), requests=[TAX]))
    assert (give.kind, give.contacts, give.table, give.record) == (
        "introduce",
        (ANNA, MARCO),
        "requests",
        "1",
    )
    assert said(give) == ["Marco offers commercialista"]
    assert give.key == give_key("introduce", "1", MARCO)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"role": "Tax adviser"}, "Marco works as Tax adviser"),
        ({"tags": ["tax"]}, "Marco has to do with tax"),
        ({"role": "Tax adviser", "tags": ["tax"], "offers": ["sailing"]}, "Marco works as Tax adviser"),
    ],
)
def test_a_role_and_a_tag_are_weaker_signs(fields: dict[str, Any], reason: str) -> None:
    rows = of(
        person("Anna"), person("Marco", **fields), person("Nora", offers=["tax advice"]), requests=[TAX]
    )
    first, second = gives(rows)
    assert first.contacts == (ANNA, NORA)
    assert said(second) == [reason]


def test_a_tag_beside_a_tag_is_no_reason() -> None:
    rows = of(person("Anna"), person("Marco", tags=["tax"]), requests=[need("a zirp", tags=["tax"])])
    assert gives(rows) == []


def test_a_needs_tags_count_beside_its_text() -> None:
    rows = of(person("Anna"), person("Marco", offers=["tax"]), requests=[need("a zirp", tags=["tax"])])
    assert [give.contacts for give in gives(rows)] == [(ANNA, MARCO)]


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: put(rows, "contacts", ANNA, person("Anna", knows=[MARCO])),
        lambda rows: put(rows, "contacts", MARCO, person("Marco", offers=["tax"], knows=[ANNA])),
        lambda rows: put(rows, "introductions", "1", {"a": ANNA, "b": MARCO, "status": "declined"}),
        lambda rows: put(rows, "introductions", "1", {"a": MARCO, "b": ANNA, "status": "asked-a"}),
        lambda rows: put(rows, "introductions", "1", {"a": ANNA, "b": MARCO, "request": "9"}),
        lambda rows: put(rows, "contacts", ANNA, person("Anna", deleted="2026-01-01T00:00:00Z")),
        lambda rows: put(rows, "contacts", MARCO, person("Marco", offers=["tax"], stage="archived")),
        lambda rows: put(rows, "contacts", MARCO, person("Marco", offers=["tax"], stage="to-approach")),
        lambda rows: put(rows, "contacts", MARCO, person("Marco", offers=["tax"], snoozed_until=ago(-1))),
        lambda rows: put(rows, "contacts", ANNA, person("Anna", snoozed_until=ago(-9))),
        lambda rows: put(
            rows, "contacts", MARCO, person("Marco", offers=["tax"], dismissed=["introduce:1:2"])
        ),
        lambda rows: put(rows, "contacts", ANNA, person("Anna", dismissed=["introduce:1:2"])),
        lambda rows: put(rows, "requests", "1", TAX | {"status": "fulfilled"}),
        lambda rows: put(rows, "requests", "1", TAX | {"status": "promised"}),
        lambda rows: put(rows, "requests", "1", TAX | {"kind": "endorsement"}),
        lambda rows: put(rows, "requests", "1", TAX | {"kind": "feedback"}),
        lambda rows: put(rows, "requests", "1", TAX | {"direction": "outgoing"}),
        lambda rows: put(rows, "requests", "1", None),
    ],
)
def test_nobody_is_introduced_where_it_makes_no_sense(change: Callable[[Network], None]) -> None:
    rows = of(person("Anna"), person("Marco", offers=["tax"]), requests=[TAX])
    matcher = Matcher(rows)
    assert [give.kind for give in matcher.gives(TODAY)] == ["introduce"]
    change(rows)
    assert matcher.gives(TODAY) == []
    assert gives(rows) == []


@pytest.mark.parametrize(
    "row", [{"snoozed_until": ago(0)}, {"dismissed": ["introduce:1:9", "help:1"]}, {"knows": ["9"]}]
)
def test_what_lies_behind_or_is_about_others_keeps_nobody_apart(row: Raw) -> None:
    rows = of(person("Anna"), person("Marco", offers=["tax"], **row), requests=[TAX])
    assert len(gives(rows)) == 1


def test_an_introduction_in_the_trash_keeps_nobody_apart() -> None:
    trashed = {"a": ANNA, "b": MARCO, "status": "declined", "deleted": "2026-01-01T00:00:00Z"}
    rows = of(person("Anna"), person("Marco", offers=["tax"]), requests=[TAX], introductions=[trashed])
    assert len(gives(rows)) == 1


def test_the_best_few_are_proposed_for_one_need() -> None:
    rows = of(person("Anna"), *(person(f"Helper {n}", offers=["tax"]) for n in range(9)), requests=[TAX])
    assert len(gives(rows)) == 3


def test_the_weaker_tie_decides_and_urgency_and_age_put_needs_in_order() -> None:
    people = [person("Anna"), person("Marco", offers=["tax"]), person("Nora", offers=["tax"])]
    touch = [met(3, who=ANNA), met(2, who=ANNA), met(3, who=NORA), met(400, who=MARCO)]
    close = gives(of(*people, requests=[TAX], interactions=touch))
    assert [give.contacts[1] for give in close] == [NORA, MARCO]
    for sooner, later in (({"due": ago(-3)}, {}), ({"on": ago(2)}, {"on": ago(300)})):
        rows = of(*people[:2], requests=[TAX | later, TAX | sooner])
        assert [give.record for give in gives(rows)] == ["2", "1"]


def test_a_place_in_the_need_is_confirmed_or_contradicted_by_where_somebody_is() -> None:
    berlin = need("a tax adviser in Berlin")
    there = person("Marco", offers=["tax"], place="Berlin")
    unknown = person("Nora", offers=["tax"])
    elsewhere = person("Luca", offers=["tax"], place="Milano")
    first, second = gives(of(person("Anna"), there, unknown, elsewhere, requests=[berlin]))
    assert said(first) == ["Marco offers tax", "is in Berlin"]
    assert second.contacts == (ANNA, NORA)
    italy = of(person("Anna"), there, elsewhere, requests=[need("VAT in Italy")])
    assert [give.contacts[1] for give in gives(italy)] == [NORA]


def test_somebody_who_asked_can_be_introduced_instead() -> None:
    rows = of(person("Anna"), person("Marco", offers=["tax"]), requests=[TAX | {"status": "open"}])
    assert {give.kind for give in gives(rows)} == {"answer", "introduce"}


# Answering and helping


def test_what_was_asked_is_answered_first_and_more_so_where_you_offer_it() -> None:
    asked = need("a tax adviser", status="open", on=ago(3), due=ago(-2))
    (plain,) = gives(of(person("Anna"), requests=[asked]))
    assert plain.kind == "answer"
    assert said(plain) == ["asked 3 days ago", "needed in 2 days"]
    (able,) = gives(of(person("Anna"), requests=[asked], profile=[{"offers": ["VAT", "tax"]}]))
    assert said(able) == ["asked 3 days ago", "needed in 2 days", "you offer tax"]
    assert able.value > plain.value >= 0.9


def test_a_need_that_you_can_meet_yourself_is_help() -> None:
    profile = [{"offers": ["sailing", "tax advice"]}]
    (give,) = gives(of(person("Anna"), requests=[TAX], profile=profile))
    assert (give.kind, give.contacts, give.key) == ("help", (ANNA,), "help:1")
    assert said(give) == ["you offer tax advice"]


def test_help_counts_less_while_your_promises_fill_a_week() -> None:
    rows = of(person("Anna"), requests=[TAX], profile=[{"offers": ["tax"], "weekly_capacity": 1}])
    matcher = Matcher(rows)
    (before,) = matcher.gives(TODAY)
    put(rows, "exchanges", "1", given(1, who=NORA, status="promised"))
    (full,) = matcher.gives(TODAY)
    assert full.value < before.value
    put(rows, "exchanges", "1", given(1, who=NORA, status="done"))
    assert matcher.gives(TODAY) == [before]


# Openings


DATA = {"title": "Data engineer", "status": "open", "on": ago(3), "closes_on": ago(-10)}


def looking(name: str, **fields: Any) -> Raw:
    return person(name, goals=["openings"], role="Data engineer", **fields)


def test_an_opening_fits_who_does_it_and_looks_for_it() -> None:
    rows = of(looking("Anna"), person("Marco", role="Data engineer"), looking("Nora"), openings=[DATA])
    (give,) = gives(rows)
    assert (give.kind, {*give.contacts}, give.key) == ("pass-on", {ANNA, NORA}, "pass-on:1")
    assert said(give) == ["works as Data engineer", "closes in 10 days"]


@pytest.mark.parametrize(
    "opening",
    [
        DATA | {"status": "filled"},
        DATA | {"closes_on": ago(1)},
        DATA | {"source": ANNA},
        DATA | {"passed": [{"contact": ANNA, "on": ago(1)}]},
        DATA | {"title": "Gardener"},
        DATA | {"deleted": "2026-01-01T00:00:00Z"},
    ],
)
def test_an_opening_that_is_over_or_that_they_had_is_not_passed_on(opening: Raw) -> None:
    assert gives(of(looking("Anna"), openings=[opening])) == []


def test_who_looks_for_clients_looks_for_an_assignment_and_not_for_a_position() -> None:
    freelance = person("Anna", goals=["clients"], role="Data engineer")
    assert gives(of(freelance, openings=[DATA])) == []
    assert len(gives(of(freelance, openings=[DATA | {"title": "Data engineer, three months"}]))) == 1


def test_who_leads_is_not_told_of_a_first_job_nor_a_beginner_of_a_leading_one() -> None:
    chief = person("Anna", goals=["openings"], role="Head of data engineering")
    junior = person("Marco", goals=["job-search"], role="Junior data engineer")
    first = of(chief, junior, openings=[DATA | {"title": "Junior data engineer"}])
    assert [give.contacts for give in gives(first)] == [(MARCO,)]
    leading = of(chief, junior, openings=[DATA | {"title": "Head of data engineering"}])
    assert [give.contacts for give in gives(leading)] == [(ANNA,)]


def test_whom_an_opening_fits_is_listed_in_full_with_reasons_before_it_is_saved() -> None:
    rows = of(*(looking(f"Person {n}", sector="software") for n in range(8)))
    opening = Opening.parse("", DATA | {"sector": "software"})
    found = Matcher(rows).fitting_opening(opening, TODAY)
    assert len(found) == 8
    who, fit, reasons = found[0]
    assert (who, fit) == ("1", 0.9)
    assert [say(reason) for reason in reasons] == ["works as Data engineer", "works in software"]


# Shares


TREND = {"title": "The AI Act on two pages", "topics": ["AI regulation"], "on": ago(4)}


def test_a_share_is_for_those_who_care_and_have_not_had_it() -> None:
    rows = of(
        person("Anna", interests=["AI regulation"]),
        person("Marco", interests=["AI Act"]),
        person("Nora", interests=["sailing"]),
        shares=[TREND],
    )
    matcher = Matcher(rows)
    (give,) = matcher.gives(TODAY)
    assert ({*give.contacts}, give.key) == ({ANNA, MARCO}, "share:1")
    put(rows, "exchanges", "1", given(1, who=ANNA, share="1"))
    (give,) = matcher.gives(TODAY)
    assert give.contacts == (MARCO,)
    assert said(give) == ["cares about AI Act"]
    put(rows, "shares", "1", TREND | {"on": ago(61)})
    assert matcher.gives(TODAY) == []


def test_topics_find_who_cares_before_there_is_a_share() -> None:
    rows = of(person("Anna", interests=["AI regulation"]), person("Marco", offers=["AI regulation"]))
    found = Matcher(rows).caring_about(["the AI Act"], TODAY)
    assert [who for who, *_rest in found] == [ANNA, MARCO]


# Thanks and good words


def test_what_was_received_waits_for_thanks_for_half_a_year() -> None:
    rows = of(person("Anna"), exchanges=[received(9, who=ANNA), received(181, who=ANNA)])
    (give,) = gives(rows, "thank")
    assert (give.record, said(give)) == ("1", ["received 9 days ago and not thanked for yet"])
    put(rows, "exchanges", "1", received(9, who=ANNA, thanked_on=ago(1)))
    assert gives(rows, "thank") == []


def test_what_is_only_promised_to_you_waits_for_no_thanks() -> None:
    assert gives(of(person("Anna"), exchanges=[received(9, who=ANNA, status="promised")])) == []


def good(days: int, **fields: Any) -> Raw:
    return received(days, who=ANNA, thanked_on=ago(days), kind="help", satisfaction=5, **fields)


def test_good_work_is_worth_one_good_word() -> None:
    rows = of(person("Anna"), exchanges=[good(40), good(30)])
    (give,) = gives(rows, "endorse")
    assert (give.record, give.contacts) == ("2", (ANNA,))
    put(rows, "exchanges", "3", given(100, who=ANNA, kind="endorsement"))
    assert gives(rows, "endorse") == []
    put(rows, "exchanges", "3", given(400, who=ANNA, kind="endorsement"))
    assert len(gives(rows, "endorse")) == 1


@pytest.mark.parametrize("fields", [{"satisfaction": 3}, {"kind": "referral"}, {"on": ago(800)}])
def test_other_work_is_not(fields: Raw) -> None:
    assert gives(of(person("Anna"), exchanges=[good(40) | fields]), "endorse") == []


# One person


def test_for_one_person_their_promise_comes_first_then_what_they_need_and_could_do() -> None:
    rows = of(
        person("Anna", offers=["sailing"]),
        person("Marco", offers=["tax"]),
        person("Nora"),
        requests=[TAX, need("a skipper", NORA)],
        exchanges=[given(3, who=ANNA, status="promised", due=ago(-1), note="a name")],
    )
    found = Matcher(rows).for_contact(ANNA, TODAY)
    assert [give.kind for give in found] == ["keep", "introduce", "introduce"]
    assert said(found[0]) == ["its day is tomorrow"]
    assert {give.contacts for give in found[1:]} == {(ANNA, MARCO), (NORA, ANNA)}


def test_for_one_person_an_opening_is_for_them_alone_even_where_others_fit_better() -> None:
    people = [looking(f"Person {n}") for n in range(6)]
    rows = of(*people, openings=[DATA], interactions=[met(2, who=str(n)) for n in range(2, 7)])
    (give,) = Matcher(rows).for_contact(ANNA, TODAY)
    assert (give.kind, give.contacts, give.record) == ("pass-on", (ANNA,), "1")


def test_somebody_new_gets_ideas() -> None:
    rows = of(
        person("Anna", interests=["forecasting"]),
        person("Marco", interests=["forecasting"]),
        profile=[{"offers": ["demand forecasting"]}],
    )
    found = Matcher(rows).for_contact(ANNA, TODAY)
    assert [give.kind for give in found] == ["idea"] * 3
    assert [said(give)[0] for give in found] == [
        "you offer demand forecasting, and they care about forecasting",
        "bring them together with Marco: both care about forecasting",
        "send something worth reading about forecasting",
    ]
    put(rows, "contacts", ANNA, rows.rows["contacts"][ANNA] | {"dismissed": [found[0].key]})
    assert found[0].key not in [give.key for give in Matcher(rows).for_contact(ANNA, TODAY)]


def test_even_of_whom_nothing_is_known_there_is_something_to_ask() -> None:
    (give,) = Matcher(of(person("Anna"))).for_contact(ANNA, TODAY)
    assert said(give) == ["ask what they are working on, and whom it would help them to meet"]


def test_for_who_is_not_there_there_is_nothing() -> None:
    matcher = Matcher(of(person("Anna", deleted="2026-01-01T00:00:00Z")))
    assert matcher.for_contact(ANNA, TODAY) == matcher.for_contact("9", TODAY) == []


# Needs of your own


def test_who_offers_it_could_help_with_a_need_of_yours_and_closer_people_sooner() -> None:
    rows = of(
        person("Anna", offers=["tax"]), person("Marco", offers=["tax"]), interactions=[met(2, who=MARCO)]
    )
    found = Matcher(rows).helpers("a tax adviser", (), None, TODAY)
    assert [who for who, *_rest in found] == [MARCO, ANNA]
    assert say(found[0][2][0]) == "offers tax"


def test_for_a_job_who_hires_comes_first_and_the_tie_is_weighed_as_told() -> None:
    rows = of(
        person("Anna", role="Data engineer"),
        person("Marco", role="Recruiter"),
        person("Nora", relation="recruiter"),
        person("Luca", role="Gardener"),
    )

    def tie(contact: str) -> Measure:
        return Measure(0.5 if contact == NORA else 1.0, (message("a word on the tie"),))

    found = Matcher(rows).helpers("a job as data engineer", ["job"], "opening", TODAY, tie)
    assert [who for who, *_rest in found] == [MARCO, ANNA, NORA]
    assert [say(reason) for reason in found[0][2]] == ["works as Recruiter", "a word on the tie"]
    assert Matcher(rows).helpers("a job as data engineer", ["job"], None, TODAY, tie) == found


# A day's handful


def plain(kind: str, *contacts: str, value: float = 0.5) -> Give:
    return Give(kind, contacts, "", "", value, (), give_key(kind, *contacts))


def test_a_day_has_few_of_each_kind() -> None:
    listed = [plain("thank", str(n), value=0.9) for n in range(9)] + [plain("share", "a", "b", value=0.1)]
    chosen = daily(listed)
    assert len(chosen) == 7
    assert "share" in {give.kind for give in chosen}
    assert [give.value for give in chosen] == sorted((give.value for give in chosen), reverse=True)


def test_nobody_comes_twice_and_who_had_theirs_is_left_out_of_what_is_for_several() -> None:
    listed = [
        plain("thank", "a"),
        plain("introduce", "a", "b"),
        plain("share", "a", "b"),
        plain("pass-on", "a"),
    ]
    assert [(give.kind, give.contacts) for give in daily(listed)] == [("share", ("b",)), ("thank", ("a",))]


def test_people_for_whom_something_stands_there_get_nothing_more() -> None:
    assert daily([plain("thank", "a"), plain("thank", "b")], without=["a"]) == [plain("thank", "b")]


# Days


def test_looking_ahead_changes_nothing_of_today() -> None:
    rows = of(person("Anna"), person("Marco", offers=["tax"]), requests=[TAX])
    matcher = Matcher(rows)
    today = matcher.gives(TODAY)
    tomorrow = matcher.gives(TODAY.replace(day=25))
    assert tomorrow[0].value < today[0].value
    assert matcher.gives(TODAY) == today
    put(rows, "requests", "2", TAX | {"text": "VAT"})
    assert matcher.gives(TODAY.replace(day=25)) == Matcher(rows).gives(TODAY.replace(day=25))
    assert matcher.gives(TODAY) == Matcher(rows).gives(TODAY)
