"""The demo contradicts itself nowhere, names nobody real, and shows what there is to show."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from netui.domain.measures import exchanged, is_living, months, reconnect
from netui.domain.network import Network
from netui.domain.tables import (
    Channel,
    Contact,
    Exchange,
    Interaction,
    Introduction,
    Opening,
    Request,
    Share,
)
from netui.services.demo import demo_rows

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(demo_rows(TODAY))


def contact(network: Network, identifier: str) -> Contact:
    found = network.get(Contact, identifier)
    assert found is not None, identifier
    return found


def on(day: date | None) -> date:
    assert day is not None
    return day


# Nothing contradicts


def test_nobody_was_in_touch_or_exchanged_anything_before_meeting(network: Network) -> None:
    for person in network.all(Contact):
        days = [
            *(on(one.on) for one in network.interactions(person.id)),
            *(on(one.on) for one in network.exchanges(person.id)),
            *(on(one.on) for one in network.requests(person.id)),
        ]
        assert not days or on(person.met_on) <= min(days), person.name


def test_nobody_was_introduced_by_somebody_met_later(network: Network) -> None:
    for person in network.all(Contact):
        if person.introduced_by:
            introducer = contact(network, person.introduced_by)
            assert on(introducer.met_on) < on(person.met_on), person.name
            assert person.id in introducer.knows, person.name


def test_who_knows_whom_holds_both_ways(network: Network) -> None:
    for person in network.all(Contact):
        assert person.id not in person.knows
        for other in person.knows:
            assert person.id in contact(network, other).knows, (person.name, network.name(other))


def test_people_at_one_table_know_each_other(network: Network) -> None:
    for meeting in network.all(Interaction):
        if meeting.kind == "meeting":
            for one in meeting.contacts:
                known = {one, *contact(network, one).knows}
                assert known >= set(meeting.contacts), meeting.note


def test_thanks_come_after_what_they_are_for(network: Network) -> None:
    for exchange in network.all(Exchange):
        if exchange.thanked_on:
            assert exchange.done, exchange.note
            assert on(exchange.on) <= exchange.thanked_on, exchange.note


def test_only_what_happened_had_an_outcome_and_was_good_or_not(network: Network) -> None:
    for exchange in network.all(Exchange):
        assert exchange.done or not (exchange.satisfaction or exchange.outcome), exchange.note


def test_what_is_worth_money_says_what_came_of_it_and_a_client_is(network: Network) -> None:
    for exchange in network.all(Exchange):
        assert exchange.outcome or not exchange.value, exchange.note
        assert exchange.value or exchange.kind != "client", exchange.note


def test_events_happen_somewhere_and_name_their_channel(network: Network) -> None:
    for interaction in network.all(Interaction):
        assert (interaction.kind == "event") == bool(interaction.channel), interaction.note
        if interaction.kind in {"meeting", "event"}:
            assert interaction.place, (interaction.on, interaction.note)


def test_a_request_and_the_exchange_that_answers_it_agree(network: Network) -> None:
    answers = {exchange.request: exchange for exchange in network.all(Exchange) if exchange.request}
    for request in network.all(Request):
        answer = answers.get(request.id)
        assert (answer is not None) == (request.status in {"promised", "fulfilled"}), request.text
        if answer is not None:
            assert answer.contact == request.contact
            assert answer.direction == ("gave" if request.direction == "incoming" else "received")
            assert answer.kind == request.kind
            assert answer.done == (request.status == "fulfilled")
            assert answer.on == (request.closed_on or request.on), request.text
            assert answer.due == request.due or answer.done


def test_what_was_closed_says_when_and_a_refusal_says_why(network: Network) -> None:
    for request in network.all(Request):
        closed = request.status in {"fulfilled", "declined", "withdrawn"}
        assert (request.closed_on is not None) == closed, request.text
        assert not closed or (request.on and request.closed_on and request.on <= request.closed_on)
        assert request.status != "declined" or request.reply, request.text


def test_passing_an_opening_on_is_in_the_ledger(network: Network) -> None:
    given = {
        (exchange.opening, exchange.contact, exchange.on)
        for exchange in network.all(Exchange)
        if exchange.opening and exchange.direction == "gave"
    }
    passed = {(opening.id, one.contact, one.on) for opening in network.all(Opening) for one in opening.passed}
    assert given == passed
    for opening in network.all(Opening):
        assert opening.status != "open" or (opening.closes_on and opening.closes_on > TODAY), opening.title
        assert all(opening.on and opening.on <= one.on for one in opening.passed), opening.title


def test_introducing_two_people_gives_to_both_and_makes_them_known(network: Network) -> None:
    for introduction in network.all(Introduction):
        given = {
            exchange.contact: exchange
            for exchange in network.all(Exchange)
            if exchange.introduction == introduction.id
        }
        pair = {introduction.a, introduction.b}
        introduced = introduction.status == "introduced"
        assert given.keys() == (pair if introduced else set()), introduction.why
        assert all(exchange.on == introduction.on for exchange in given.values()), introduction.why
        assert (introduction.b in contact(network, introduction.a).knows) == introduced, introduction.why


def test_a_share_went_to_people_who_care_for_its_topics(network: Network) -> None:
    for exchange in network.all(Exchange):
        if exchange.share:
            share = network.get(Share, exchange.share)
            assert share is not None
            assert on(share.on) <= on(exchange.on), share.title
            interests = set(contact(network, exchange.contact).interests)
            assert interests & set(share.topics), (share.title, network.name(exchange.contact))


def test_topics_offers_and_interests_are_written_in_one_way(network: Network) -> None:
    words = Counter(word for person in network.all(Contact) for word in {*person.offers, *person.interests})
    folded = Counter(word.casefold() for word in words)
    assert [word for word, count in folded.items() if count > 1] == []


@pytest.mark.parametrize(("circle", "days"), [("inner", 7), ("close", 30), ("active", 90)])
def test_people_are_in_touch_as_often_as_their_circle_asks(network: Network, circle: str, days: int) -> None:
    for person in network.all(Contact):
        if person.circle == circle and person.met_on:
            since = max(person.met_on, TODAY - timedelta(days=365))
            count = sum(1 for one in network.interactions(person.id) if one.on and one.on >= since)
            length = (TODAY - since).days
            assert 0.3 <= count * days / length <= 2.5, (person.name, count)


# Nobody real


def test_every_address_is_reserved_for_examples(network: Network) -> None:
    domain = re.compile(r"(?:[\w-]+\.)*example\.(?:com|org|net)")
    for person in network.all(Contact):
        for handle in person.handles:
            if handle.kind == "email":
                assert domain.fullmatch(handle.value.partition("@")[2]), handle.value
            elif handle.kind in {"web", "linkedin", "facebook"}:
                assert domain.fullmatch(handle.value.removeprefix("https://").partition("/")[0]), handle.value
            elif handle.kind == "chat":
                assert domain.fullmatch(handle.value), handle.value
    links = [
        *(one.url for one in network.all(Channel)),
        *(one.url for one in network.all(Opening)),
        *(one.url for one in network.all(Share)),
    ]
    for link in filter(None, links):
        assert domain.fullmatch(link.removeprefix("https://").partition("/")[0]), link


def test_every_telephone_number_is_reserved_for_fiction(network: Network) -> None:
    # Ofcom, NANPA, Arcep and the Bundesnetzagentur keep these for stories; Italy has none, so zeros.
    fictional = re.compile(
        r"\+44 7700 900\d{3}|\+44 20 7946 0\d{3}|\+1 202 555 01\d\d|\+33 1 99 00 \d\d \d\d"
        r"|\+33 6 39 98 \d\d \d\d|\+49 30 23125 \d{3}|\+39 02 0000 0\d{3}"
    )
    numbers = [
        (handle.value, person.id)
        for person in (*network.all(Contact), *network.all(Contact, trash=True))
        for handle in person.handles
        if handle.kind == "phone"
    ]
    assert len(numbers) > 30
    for number, _person in numbers:
        assert fictional.fullmatch(number), number


# A story worth opening


def test_the_network_is_of_the_size_and_kinds_that_it_should_show(network: Network) -> None:
    everybody = list(network.all(Contact))
    assert 75 <= len(everybody) <= 90
    assert len({person.sector for person in everybody}) == 7
    circles = Counter(person.circle for person in everybody)
    assert circles["inner"] == 4
    assert circles["close"] == 12
    assert 18 <= circles["active"] <= 30
    relations = {person.relation for person in everybody}
    assert relations >= {"mentor", "mentee", "competitor", "recruiter", "client", "peer", "ally", "supplier"}
    stages = Counter(person.stage for person in everybody)
    assert stages["to-approach"] >= 3
    assert stages["archived"] == 1
    assert stages["approached"] == 1
    assert len(list(network.all(Contact, trash=True))) == 1
    assert sum(1 for person in everybody if person.name.startswith("Anna ")) == 3
    assert sum(1 for person in everybody if person.starred) >= 5
    assert sum(1 for person in everybody if person.snoozed_until) == 2
    assert sum(1 for person in everybody if not person.name.isascii()) >= 15
    assert {handle.kind for person in everybody for handle in person.handles} >= {
        "email", "phone", "linkedin", "web", "chat", "other",
    }  # fmt: skip


def test_the_first_to_reconnect_with_says_a_reason_that_is_seen_before_one(network: Network) -> None:
    reasons = {person.name: str(due.reasons[0]) for person, due in reconnect(network, TODAY)}
    assert reasons["Luca Bianchi"] == "42 days since lunch in Rome, you keep 30"
    assert all("since" in reason for reason in reasons.values())


def test_about_half_of_the_network_is_living(network: Network) -> None:
    everybody = [person for person in network.all(Contact) if person.stage not in {"archived", "to-approach"}]
    alive = sum(1 for person in everybody if is_living(network, person, TODAY))
    assert 0.4 <= alive / len(everybody) <= 0.6


def test_the_exchange_is_lively_and_more_is_given_than_received_lately(network: Network) -> None:
    assert exchanged(network, TODAY - timedelta(days=91), TODAY) == (17, 10)
    gave, received = exchanged(network, TODAY - timedelta(days=730), TODAY)
    assert 0.8 <= gave / received <= 1.5
    assert all(month.count for month in months(network, TODAY))


def test_two_promises_are_open_and_two_thanks_are_owed(network: Network) -> None:
    promised = [one for one in network.all(Exchange) if not one.done and one.direction == "gave"]
    assert sorted((one.due - TODAY).days for one in promised if one.due) == [1, 6]
    owed = {
        network.name(one.contact)
        for one in network.all(Exchange)
        if one.direction == "received" and one.done and not one.thanked_on
    }
    assert owed == {"Sara Villa", "Karim El-Masri"}


def test_the_client_who_came_through_an_introduction_is_worth_more_than_any_other(network: Network) -> None:
    worth: Counter[str] = Counter()
    for exchange in network.all(Exchange):
        if exchange.value and exchange.value.currency == "EUR" and exchange.direction == "received":
            worth[exchange.contact] += int(exchange.value.amount)
    best = [contact(network, identifier) for identifier, _value in worth.most_common(2)]
    assert {network.name(person.introduced_by) for person in best} == {"Sara Villa", "Teresa Colonna"}
