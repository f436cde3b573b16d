"""The network in memory: what it answers after any edits is what a freshly opened one answers."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from netui.domain.changes import Edit
from netui.domain.network import Network, Touched
from netui.domain.records import Raw
from netui.domain.tables import (
    Contact,
    Exchange,
    Interaction,
    Introduction,
    Opening,
    Profile,
    Request,
)
from tests.domain.strategies import DAYS, IDS, STAMPS

TODAY = date(2026, 11, 24)
NEAR = st.integers(-3, 3).map(lambda days: str(TODAY + timedelta(days=days))) | DAYS
PEOPLE = st.lists(IDS | st.integers(0, 1), max_size=3) | IDS
ROWS: dict[str, st.SearchStrategy[Raw]] = {
    "contacts": st.fixed_dictionaries({}, optional={"name": IDS, "deleted": STAMPS}),
    "interactions": st.fixed_dictionaries(
        {},
        optional={
            "on": NEAR | st.none(), "contacts": PEOPLE, "created": STAMPS | st.just(5), "deleted": STAMPS,
        },
    ),
    "exchanges": st.fixed_dictionaries({}, optional={"on": NEAR, "contact": PEOPLE, "deleted": STAMPS}),
    "introductions": st.fixed_dictionaries({}, optional={"a": IDS, "b": IDS}),
    "profile": st.fixed_dictionaries({}, optional={"name": IDS, "updated": STAMPS}),
    "gadgets": st.dictionaries(IDS, IDS, max_size=2),
}  # fmt: skip
EDITS = st.sampled_from(list(ROWS)).flatmap(
    lambda table: st.tuples(st.just(table), IDS, st.none() | ROWS[table])
)


def network(**tables: dict[str, Raw]) -> Network:
    return Network(tables)


def answers(asked: Network) -> dict[str, Any]:
    """Return what a network says, of everybody."""
    found: dict[str, Any] = {
        "profile": asked.profile,
        "rows": {name: rows for name, rows in asked.rows.items() if rows},
    }
    for cls in (Contact, Interaction, Exchange, Request, Opening, Introduction):
        found[cls.TABLE] = sorted(asked.all(cls), key=lambda record: record.id)
        found[f"{cls.TABLE} trash"] = sorted(asked.all(cls, trash=True), key=lambda record: record.id)
        found[f"{cls.TABLE} count"] = asked.count(cls)
    for who in "12345":
        found[who] = [
            asked.get(Contact, who), asked.name(who), asked.interactions(who), asked.exchanges(who),
            asked.requests(who), asked.of_contact(Introduction, who), asked.last_interaction(who),
            asked.last_interaction(who, TODAY), asked.last_day(who, TODAY),
        ]  # fmt: skip
    return found


@given(st.lists(st.tuples(EDITS, st.booleans()), max_size=25))
def test_after_any_edits_it_answers_as_one_that_was_just_opened(
    steps: list[tuple[tuple[str, str, Raw | None], bool]],
) -> None:
    lived = network()
    for (table, identifier, after), look in steps:
        if look:
            answers(lived)
        lived.apply([Edit(table, identifier, lived.rows.get(table, {}).get(identifier), after)])
    assert answers(lived) == answers(Network(deepcopy(lived.rows)))


@given(st.lists(EDITS, max_size=10), st.lists(EDITS, max_size=10))
def test_it_can_say_what_was_touched_since_a_version(
    before: list[tuple[str, str, Raw | None]], after: list[tuple[str, str, Raw | None]]
) -> None:
    lived = network()

    def live(edits: list[tuple[str, str, Raw | None]]) -> None:
        for table, identifier, row in edits:
            lived.apply([Edit(table, identifier, lived.rows.get(table, {}).get(identifier), row)])

    live(before)
    version = lived.version
    live(after)
    touched = lived.touched_since(version)
    assert touched is not None
    assert {(each.table, each.id) for each in touched} == {
        (table, identifier) for table, identifier, _ in after
    }
    assert lived.touched_since(lived.version) == []


def test_what_was_touched_names_the_contacts_before_and_after() -> None:
    lived = network(exchanges={"9": {"contact": "1"}})
    lived.apply([Edit("exchanges", "9", {"contact": "1"}, {"contact": "2"}), Edit("contacts", "3", None, {})])
    assert lived.touched_since(0) == [
        Touched("contacts", "3", frozenset("3")),
        Touched("exchanges", "9", frozenset("12")),
    ]


def test_after_thousands_of_edits_it_says_that_it_cant_tell_what_was_touched() -> None:
    lived = network()
    lived.apply(Edit("contacts", str(number), None, {"name": "x"}) for number in range(5000))
    assert lived.touched_since(0) is None
    assert lived.touched_since(1) == []
    lived.apply([Edit("contacts", "1", None, {"name": "y"})])
    assert lived.touched_since(0) is None
    assert lived.touched_since(1) == [Touched("contacts", "1", frozenset("1"))]


def test_a_plan_is_not_the_last_time_in_touch() -> None:
    lunch, plan = {"on": "2026-11-20", "contacts": ["1"]}, {"on": "2026-12-01", "contacts": ["1"]}
    asked = network(interactions={"8": lunch, "9": plan})
    assert asked.last_interaction("1") == Interaction.load("9", plan)
    assert asked.last_interaction("1", TODAY) == Interaction.load("8", lunch)
    assert asked.last_day("1", TODAY) == date(2026, 11, 20)
    assert asked.last_day("1", date(2026, 11, 1)) is None
    assert asked.last_interaction("2", TODAY) is None


def test_when_the_latest_goes_the_one_before_it_is_the_latest() -> None:
    rows = {str(day): {"on": f"2026-11-0{day}", "contacts": ["1", "2"]} for day in (1, 2, 3)}
    lived = network(interactions=rows)
    assert lived.last_day("1", TODAY) == date(2026, 11, 3)
    lived.apply([Edit("interactions", "3", rows["3"], rows["3"] | {"contacts": ["2"]})])
    assert (lived.last_day("1", TODAY), lived.last_day("2", TODAY)) == (date(2026, 11, 2), date(2026, 11, 3))
    lived.apply([Edit("interactions", "2", rows["2"], rows["2"] | {"deleted": "2026-11-24T00:00:00Z"})])
    assert (lived.last_day("1", TODAY), lived.last_day("2", TODAY)) == (date(2026, 11, 1), date(2026, 11, 3))
    lived.apply([Edit("interactions", "1", rows["1"], None)])
    assert lived.last_day("1", TODAY) is None


def test_the_latest_comes_first_and_what_was_written_later_settles_a_tie() -> None:
    rows = {
        "7": {"on": "2026-11-20", "contacts": ["1"], "created": "2026-11-21T00:00:00Z"},
        "8": {"on": "2026-11-20", "contacts": ["1"], "created": "2026-11-22T00:00:00Z"},
        "9": {"on": "2026-11-19", "contacts": ["1"], "created": "2026-11-23T00:00:00Z"},
        "6": {"on": "2026-11-24", "contacts": ["1"], "deleted": "2026-11-24T00:00:00Z"},
    }
    asked = network(interactions=rows)
    assert [one.id for one in asked.interactions("1")] == ["8", "7", "9"]
    assert asked.last_interaction("1") == Interaction.load("8", rows["8"])


def test_what_is_no_day_is_no_place_in_time() -> None:
    asked = network(
        interactions={"8": {"on": "zzz", "contacts": ["1"]}, "9": {"on": "2026-W01-1", "contacts": ["1"]}}
    )
    assert asked.last_interaction("1") is None
    assert len(asked.interactions("1")) == 2


def test_of_two_profiles_the_one_changed_last_counts() -> None:
    rows = {
        "1": {"name": "old", "updated": "2026-01-01T00:00:00Z"},
        "2": {"name": "new", "updated": "2026-02-01T00:00:00Z"},
    }
    assert network(profile=rows).profile.name == "new"
    assert network(profile=dict(reversed(rows.items()))).profile.name == "new"
    assert network().profile == Profile()


def test_a_record_is_read_once_and_again_when_it_changed() -> None:
    lived = network(contacts={"1": {"name": "Anna"}})
    anna = lived.get(Contact, "1")
    assert lived.get(Contact, "1") is anna
    lived.apply([Edit("contacts", "1", {"name": "Anna"}, {"name": "Anna Rossi"})])
    assert lived.name("1") == "Anna Rossi"


def test_tables_that_it_doesnt_know_are_kept() -> None:
    lived = Network({"gadgets": {"1": {"a": 1}}})
    lived.apply([Edit("gizmos", "2", None, {"b": 2})])
    assert (lived.rows["gadgets"], lived.rows["gizmos"]) == ({"1": {"a": 1}}, {"2": {"b": 2}})


def test_only_rows_that_fit_are_read_and_the_trash_never() -> None:
    rows = {
        "1": {"name": "Anna", "place": "Rome"},
        "2": {"name": "Bruno", "place": "Turin"},
        "3": {"name": "Carla", "place": "Rome", "deleted": "2026-01-01T00:00:00Z"},
    }
    found = Network({"contacts": rows}).where(Contact, lambda raw: raw.get("place") == "Rome")
    assert [contact.name for contact in found] == ["Anna"]
