"""Matching in any network, after any edits: what always holds."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from netui.domain.changes import Edit
from netui.domain.matching import Give, Matcher, daily, fit
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import EXCHANGE_KINDS, GOALS, INTRODUCTION_STATUSES, REQUEST_STATUSES, STAGES
from tests.domain.making import NEAR, TODAY
from tests.domain.making import network as made

IDS = st.integers(1, 5).map(str)
WORDS = st.sampled_from(
    (
        "tax", "a tax adviser", "commercialista", "VAT", "lawyer", "avvocato del lavoro", "Python",
        "software", "photographer", "photos of products", "fotografo", "German translation", "traduzioni",
        "sailing", "help", "a tax adviser in Berlin", "bees", "zirp", "data and law", "",
    )
)  # fmt: skip
LISTED = st.lists(WORDS, max_size=3)
CONTACTS = st.fixed_dictionaries(
    {"name": st.sampled_from(("Anna Rossi", "Luca Bianchi", "José"))},
    optional={
        "offers": LISTED, "tags": LISTED, "interests": LISTED, "role": WORDS | st.just(5), "sector": WORDS,
        "place": st.sampled_from(("Milan", "Berlin", "Zirp", "")),
        "goals": st.lists(st.sampled_from((*GOALS, "fame")), max_size=3), "stage": st.sampled_from(STAGES),
        "knows": st.lists(IDS, max_size=2) | st.just("3"), "deleted": st.just("2026-01-01T00:00:00Z"),
        "snoozed_until": NEAR, "circle": st.sampled_from(("inner", "open")),
        "dismissed": st.lists(st.sampled_from(("help:1", "introduce:1:2", "thank:1", "share:1",
        "pass-on:1"))),
    },
)  # fmt: skip
REQUESTS = st.fixed_dictionaries(
    {"direction": st.sampled_from(("incoming", "outgoing")), "text": WORDS, "contact": IDS},
    optional={
        "tags": LISTED, "status": st.sampled_from(REQUEST_STATUSES), "kind": st.sampled_from(EXCHANGE_KINDS),
        "on": NEAR, "due": NEAR, "deleted": st.just("2026-01-01T00:00:00Z"),
    },
)  # fmt: skip
OPENINGS = st.fixed_dictionaries(
    {"title": WORDS},
    optional={
        "tags": LISTED, "sector": WORDS, "source": IDS, "closes_on": NEAR, "note": WORDS,
        "status": st.sampled_from(("open", "filled")),
        "passed": st.lists(st.fixed_dictionaries({"contact": IDS, "on": NEAR}), max_size=2) | st.just(["?"]),
    },
)  # fmt: skip
SHARES = st.fixed_dictionaries({"title": WORDS, "on": NEAR}, optional={"topics": LISTED})
EXCHANGES = st.fixed_dictionaries(
    {"contact": IDS, "direction": st.sampled_from(("gave", "received")), "on": NEAR},
    optional={
        "kind": st.sampled_from(EXCHANGE_KINDS), "status": st.sampled_from(("promised", "done")), "due": NEAR,
        "thanked_on": NEAR, "satisfaction": st.integers(1, 5), "share": st.sampled_from(("1", "2")),
        "deleted": st.just("2026-01-01T00:00:00Z"),
    },
)  # fmt: skip
INTRODUCTIONS = st.fixed_dictionaries(
    {"a": IDS, "b": IDS, "status": st.sampled_from(INTRODUCTION_STATUSES)},
    optional={"deleted": st.just("2026-01-01T00:00:00Z")},
)
INTERACTIONS = st.fixed_dictionaries(
    {"on": NEAR, "contacts": st.lists(IDS, max_size=2), "kind": st.sampled_from(("meeting", "email"))}
)
PROFILES = st.fixed_dictionaries({}, optional={"offers": LISTED, "weekly_capacity": st.integers(0, 2)})
TABLES: dict[str, st.SearchStrategy[Raw]] = {
    "contacts": CONTACTS, "requests": REQUESTS, "openings": OPENINGS, "shares": SHARES,
    "exchanges": EXCHANGES, "introductions": INTRODUCTIONS, "interactions": INTERACTIONS, "profile": PROFILES,
}  # fmt: skip


def _rows(table: str, most: int) -> st.SearchStrategy[dict[str, Raw]]:
    return st.dictionaries(st.integers(1, most).map(str), TABLES[table], max_size=most)


NETWORKS = st.builds(made, **{table: _rows(table, 5 if table != "profile" else 1) for table in TABLES})
EDITS = st.sampled_from(list(TABLES)).flatmap(
    lambda table: st.tuples(st.just(table), IDS, st.none() | TABLES[table])
)


def apply(network: Network, edits: list[tuple[str, str, Raw | None]]) -> None:
    network.apply([Edit(table, key, network.rows[table].get(key), row) for table, key, row in edits])


def of_people(matcher: Matcher) -> list[list[Give]]:
    return [matcher.for_contact(who, TODAY) for who in sorted(matcher.network.rows["contacts"])]


def everything(matcher: Matcher) -> list[Any]:
    return [matcher.gives(TODAY), *of_people(matcher)]


@settings(max_examples=300)
@given(NETWORKS, st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=4))
def test_after_any_edits_it_finds_what_it_would_find_anew(
    network: Network, changes: list[list[tuple[str, str, Raw | None]]]
) -> None:
    matcher = Matcher(network)
    everything(matcher)
    for edits in changes:
        apply(network, edits)
        assert everything(matcher) == everything(Matcher(network))


@given(NETWORKS, st.lists(st.lists(EDITS, min_size=1, max_size=3), max_size=3))
def test_who_is_asked_about_alone_gets_what_they_get_of_the_whole_day(
    network: Network, changes: list[list[tuple[str, str, Raw | None]]]
) -> None:
    matcher = Matcher(network)
    for edits in ([], *changes):
        apply(network, edits)
        whole = Matcher(network)
        whole.gives(TODAY)
        assert of_people(matcher) == of_people(whole)
    assert matcher.gives(TODAY) == whole.gives(TODAY)


@given(NETWORKS, st.lists(st.tuples(st.lists(EDITS, max_size=2), st.integers(0, 9)), max_size=4))
def test_found_a_step_at_a_time_with_changes_in_between_it_is_the_same(
    network: Network, parts: list[tuple[list[tuple[str, str, Raw | None]], int]]
) -> None:
    matcher = Matcher(network)
    for edits, steps in parts:
        apply(network, edits)
        countdown = iter(range(steps))
        matcher.prepare(TODAY, lambda countdown=countdown: next(countdown, None) is None)  # type: ignore[misc]
    assert everything(matcher) == everything(Matcher(network))
    assert matcher.prepare(TODAY, lambda: True)


@given(NETWORKS, st.lists(EDITS, max_size=4))
def test_nobody_is_proposed_who_should_not_be(
    network: Network, edits: list[tuple[str, str, Raw | None]]
) -> None:
    matcher = Matcher(network)
    matcher.gives(TODAY)
    apply(network, edits)
    for give in (give for gives in everything(matcher) for give in gives):
        assert 0 <= give.value <= 1
        assert give.reasons
        assert len({*give.contacts}) == len(give.contacts) > 0
        for who in give.contacts:
            row = network.rows["contacts"][who]
            assert not row.get("deleted")
            assert give.key not in row.get("dismissed", ())
            if give in matcher.gives(TODAY):
                assert row.get("stage") != "archived"
                assert str(row.get("snoozed_until", "")) <= str(TODAY)
        if give.kind == "introduce":
            _could_meet(network, give)


def _could_meet(network: Network, give: Give) -> None:
    needer, helper = give.contacts
    for one, other in ((needer, helper), (helper, needer)):
        knows = network.rows["contacts"][one].get("knows", ())
        assert not isinstance(knows, list) or other not in knows
    for row in network.rows["introductions"].values():
        assert row.get("deleted") or {row["a"], row["b"]} != {needer, helper}


@given(NETWORKS)
def test_a_day_has_a_handful_and_nobody_twice_and_the_same_each_time(network: Network) -> None:
    gives = Matcher(network).gives(TODAY)
    chosen = daily(gives)
    people = [who for give in chosen for who in give.contacts]
    assert len(chosen) <= 7
    assert len(people) == len({*people})
    assert chosen == daily(Matcher(network).gives(TODAY))
    assert bool(chosen) == bool(gives)


@given(NETWORKS)
def test_somebody_for_whom_nothing_stands_there_gets_ideas(network: Network) -> None:
    matcher = Matcher(network)
    for who, row in network.rows["contacts"].items():
        snoozed = str(row.get("snoozed_until", "")) > str(TODAY)
        gone = row.get("deleted") or row.get("stage") == "archived" or snoozed
        assert gone or matcher.for_contact(who, TODAY)


@given(
    st.lists(st.sampled_from(("tax", "lawyer", "photos", "Python", "German")), min_size=1, max_size=3), WORDS
)
def test_the_order_of_words_side_by_side_makes_no_difference(words: list[str], offer: str) -> None:
    forward, backward = " ".join(words), " ".join(reversed(words))
    assert abs(fit(forward, offer).value - fit(backward, offer).value) < 1e-9


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_texts_have_a_fit_between_nothing_and_whole(need: str, offer: str) -> None:
    found = fit(need, offer)
    assert 0 <= found.value <= 1
    assert all(word in " ".join(need.split()) or word for word in found.words)
