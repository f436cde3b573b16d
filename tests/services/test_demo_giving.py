"""The demo shows each part of giving before asking, on whichever day it is opened."""

from collections.abc import Iterator
from datetime import date

import pytest

from netui.domain.matching import Give, daily, give_key
from netui.domain.measures.capacity import load, warning
from netui.domain.measures.outcomes import By, outcomes
from netui.domain.network import Network
from netui.domain.tables import (
    INTRODUCTION_STATUSES,
    Contact,
    Exchange,
    Introduction,
    Opening,
    Request,
    Share,
)
from netui.i18n import say
from netui.services import introductions, openings
from netui.services.demo import write_demo
from netui.services.guard import guard
from netui.services.helping import for_need
from netui.services.requests import asked_about, own_needs
from netui.services.workspace import Workspace
from tests.support import TODAY, open_workspace


@pytest.fixture(scope="module", params=[TODAY, date(2028, 2, 29)], ids=str)
def workspace(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("demo") / "demo"
    write_demo(folder, request.param)
    opened = open_workspace(folder, request.param)
    yield opened
    opened.repository.close()


@pytest.fixture(scope="module")
def network(workspace: Workspace) -> Network:
    return workspace.network


@pytest.fixture(scope="module")
def gives(workspace: Workspace) -> list[Give]:
    return workspace.matcher.gives(workspace.today)


def person(network: Network, name: str) -> Contact:
    (found,) = (one for one in network.all(Contact) if name in {one.name, *one.aliases})
    return found


def of_kind(network: Network, gives: list[Give], kind: str) -> list[tuple[str, ...]]:
    """Return whom the gives of a kind are for, by name."""
    return [tuple(map(network.name, give.contacts)) for give in gives if give.kind == kind]


# Requests


def test_others_asked_and_are_at_every_stage_of_an_answer(network: Network) -> None:
    asked = {one.status for one in network.all(Request) if one.direction == "incoming"}
    assert asked == {"known", "open", "promised", "fulfilled", "declined"}


def test_what_was_asked_of_others_is_at_every_stage_too(network: Network) -> None:
    asked = [one for one in network.all(Request) if one.direction == "outgoing" and one.contact]
    assert {one.status for one in asked} == {"open", "fulfilled", "declined", "withdrawn"}
    assert any(one.asked_anyway and one.status == "open" for one in asked)


def test_a_search_for_work_was_asked_about_and_has_an_answer(workspace: Workspace) -> None:
    (search,) = (one for one in own_needs(workspace.network) if one.kind == "opening")
    asked = asked_about(workspace.network, search)
    assert {one.status for one in asked} == {"open", "declined"}
    for one in asked:
        who = workspace.network.get(Contact, one.contact)
        assert who is not None
        assert bool(one.asked_anyway) == (guard(workspace, who) is not None)


@pytest.mark.parametrize(
    ("need", "helper"),
    [
        ("somebody who went through ISO 27001 alone", "Jonas Becker"),
        ("a first client in health care", "Lucía Fernández-Ybarra"),
        ("a forecasting assignment, two days a week, once the glass is done", "Federico Sala"),
    ],
)
def test_each_need_of_ones_own_has_somebody_who_could_help(
    workspace: Workspace, need: str, helper: str
) -> None:
    (found,) = own_needs(workspace.network, need)
    assert helper in [one.contact.name for one in for_need(workspace, found)]


# Matches


@pytest.mark.parametrize("kind", ["answer", "thank", "introduce", "pass-on", "share", "help", "endorse"])
def test_something_of_each_kind_could_be_given(gives: list[Give], kind: str) -> None:
    assert any(give.kind == kind for give in gives)


def test_a_promise_is_kept_first_where_one_is_open(workspace: Workspace, network: Network) -> None:
    paolo = person(network, "Paolo Galimberti")
    assert workspace.matcher.for_contact(paolo.id, workspace.today)[0].kind == "keep"


@pytest.mark.parametrize(
    ("needer", "helper"),
    [
        ("Inês Carvalho", "Francesca Greco"),
        ("Davide Moretti", "Beatrice Lombardi"),
        ("Lorenzo De Santis", "Gráinne O'Hanlon"),
        ("Michele Colombo", "Margherita Pozzi"),
        ("Lucía Fernández-Ybarra", "Elena Conti"),
        ("Tommaso Bonetti", "Gianluca Rizzo"),
        ("Giada Bellini", "Chiara Fontanesi"),
    ],
)
def test_who_needs_something_meets_who_offers_it(
    network: Network, gives: list[Give], needer: str, helper: str
) -> None:
    assert (needer, helper) in of_kind(network, gives, "introduce")


def test_what_the_profile_offers_helps_somebody(network: Network, gives: list[Give]) -> None:
    helped = {name for (name,) in of_kind(network, gives, "help")}
    assert {"Chiara Fontanesi", "Federica Pavan"} <= helped


def test_good_work_that_nobody_praised_yet_is_seen(network: Network, gives: list[Give]) -> None:
    assert {("Karim El-Masri",), ("Lorenzo De Santis",)} & {*of_kind(network, gives, "endorse")}


def test_what_is_no_match_is_not_proposed_again(network: Network, gives: list[Give]) -> None:
    amara = person(network, "Amara Nwosu")
    (hers,) = (one for one in network.all(Share) if one.title.startswith("EU AI Act"))
    key = give_key("share", hers.id)
    assert amara.dismissed == (key,)
    (shared,) = (give for give in gives if give.key == key)
    assert amara.id not in shared.contacts


def test_a_day_has_a_handful_of_gives_of_several_kinds_and_nobody_twice(gives: list[Give]) -> None:
    today = daily(gives)
    people = [contact for give in today for contact in give.contacts]
    assert 5 <= len(today) <= 7
    assert len({give.kind for give in today}) >= 5
    assert len(people) == len({*people})


# The guard


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Anna Rossi", "Anna asked 3 days ago"),
        ("Chiara Fontanesi", "since then received 3 times"),
        ("Karim El-Masri", "you gave nothing yet; received 4 times"),
        ("Astrid Haugen", "nothing exchanged yet"),
    ],
)
def test_the_guard_says_what_speaks_for_giving_first_and_what_could_be_given(
    workspace: Workspace, network: Network, name: str, reason: str
) -> None:
    said = guard(workspace, person(network, name))
    assert said is not None
    assert reason in said.sentence
    assert said.gives


@pytest.mark.parametrize("name", ["Federico Sala", "Elena Conti", "Adele Carminati", "Giulia Riva"])
def test_the_guard_is_silent_where_things_stand_well(
    workspace: Workspace, network: Network, name: str
) -> None:
    assert guard(workspace, person(network, name)) is None


# Introductions, openings, shares


def test_introductions_stand_at_every_step(network: Network) -> None:
    assert {one.status for one in network.all(Introduction)} == {*INTRODUCTION_STATUSES}


def test_one_introduction_is_asked_after_now(network: Network, workspace: Workspace) -> None:
    (one,) = introductions.to_ask_after(network, workspace.today)
    assert introductions.describe(network, one) == "Adele Carminati ↔ 王丽华"


def test_who_has_the_need_is_asked_first(network: Network) -> None:
    for one in network.all(Introduction):
        if one.request:
            request = network.get(Request, one.request)
            assert request is not None
            assert request.contact == one.a, one.why


def test_openings_fit_people_and_were_passed_on_and_one_closes_soon(workspace: Workspace) -> None:
    live = openings.open_ones(workspace.network, workspace.today)
    fits = {one.title: workspace.matcher.fitting_opening(one, workspace.today) for one in live}
    assert sum(map(bool, fits.values())) >= 3
    assert any(one.passed for one in live)
    assert live[0].closes_on is not None
    assert (live[0].closes_on - workspace.today).days == 6
    names = [workspace.network.name(who) for who, *_rest in fits[live[0].title]]
    assert "Tommaso Bonetti" in names
    assert {one.status for one in workspace.network.all(Opening)} == {"open", "filled", "closed"}


def test_a_share_is_cared_for_by_people_who_have_not_had_it_and_not_by_who_has(
    workspace: Workspace,
) -> None:
    (share,) = (one for one in workspace.network.all(Share) if one.title.startswith("EU AI Act"))
    caring = workspace.matcher.caring_about(share.topics, workspace.today, share.id)
    names = [workspace.network.name(who) for who, *_rest in caring]
    assert "Elena Conti" in names
    assert "Federico Sala" not in names


# What came of it, and what a week holds


def test_what_came_of_it_is_worth_money_in_two_currencies_each_by_itself(
    network: Network, workspace: Workspace
) -> None:
    for direction in ("received", "gave"):
        found = [one for one in outcomes(network, workspace.today, "year") if one.direction == direction]
        assert {currency for row in found for currency in row.amounts} == {"EUR", "USD"}


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("introducer", {"Sara Villa", "Teresa Colonna", "Giovanni Pastore", "Marco Neri"}),
        ("channel", {"Adriatic Data Days", "LinkedIn", "Imballo & Processo, Parma"}),
        ("through", {"an introduction", "an opening"}),
        ("outcome", {"a client", "an assignment", "a job", "something else"}),
    ],
)
def test_outcomes_came_through_people_channels_introductions_and_openings(
    network: Network, workspace: Workspace, by: By, names: set[str]
) -> None:
    found = outcomes(network, workspace.today, by)
    assert names <= {say(row.name) for row in found}


def test_one_more_promise_would_be_much_this_week(network: Network, workspace: Workspace) -> None:
    asks = load(network, workspace.today)
    assert asks.capacity is not None
    assert asks.value > asks.capacity
    assert warning(network, workspace.today) is not None
    assert warning(network, workspace.today, more=0) is None


def test_a_request_is_given_for_where_an_introduction_met_it(network: Network) -> None:
    met = [one for one in network.all(Exchange) if one.introduction and one.request]
    assert met
    for exchange in met:
        request = network.get(Request, exchange.request)
        assert request is not None
        assert request.status == "fulfilled"
