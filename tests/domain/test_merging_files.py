"""Merging whole networks: every word of both sides is kept, whoever merges, in whatever order."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from netui.domain.merging import Counts, MergedTables, Tables, merge_tables
from netui.domain.records import Raw
from tests.domain.strategies import HANDLES, SCALARS, VALUES, WORDS, arranged, canonical

EARLY, LATE = "2026-11-23T12:00:00Z", "2026-11-24T12:00:00Z"
ANNA: Raw = {"name": "Anna", "company": "Acme", "tags": ["ai"], "created": EARLY, "updated": EARLY}


def merge(base: Tables | None, ours: Tables, theirs: Tables) -> MergedTables:
    return merge_tables(base, ours, theirs, canonical)


def people(**rows: Raw) -> Tables:
    """Return tables with contacts by id."""
    return {"contacts": {identifier.removeprefix("_"): raw for identifier, raw in rows.items()}}


def test_records_added_on_either_side_are_in_the_outcome() -> None:
    merged = merge(
        people(_1=ANNA), people(_1=ANNA, _2={"name": "Luca"}), people(_1=ANNA, _3={"name": "Sara"})
    )
    assert merged.tables["contacts"] == {"1": ANNA, "2": {"name": "Luca"}, "3": {"name": "Sara"}}
    assert merged.counts == Counts(ours=1, theirs=1)


def test_a_record_that_both_added_under_one_id_is_one_record_with_what_either_knew() -> None:
    ours = ANNA | {"role": "CTO", "tags": ["law"]}
    theirs = ANNA | {"place": "Rome"}
    bases: list[Tables | None] = [None, {"contacts": {}}]
    for base in bases:
        merged = merge(base, people(_1=ours), people(_1=theirs))
        assert merged.tables["contacts"] == {
            "1": ANNA | {"role": "CTO", "place": "Rome", "tags": ["ai", "law"]}
        }
        assert merged.conflicts == {}
        assert merged.counts == Counts(both=1)


def test_a_line_taken_out_stays_out_where_nobody_touched_the_record() -> None:
    base = people(_1=ANNA, _2=ANNA)
    for ours, theirs in (
        (people(_2=ANNA), base),
        (base, people(_2=ANNA)),
        (people(_2=ANNA), people(_2=ANNA)),
    ):
        assert merge(base, ours, theirs).tables["contacts"] == {"2": ANNA}


def test_a_line_taken_out_comes_back_where_the_other_side_changed_the_record() -> None:
    edited = ANNA | {"role": "CTO", "updated": LATE}
    base = people(_1=ANNA)
    for ours, theirs in ((people(), people(_1=edited)), (people(_1=edited), people())):
        assert merge(base, ours, theirs).tables["contacts"] == {"1": edited}


def test_without_an_ancestor_nothing_counts_as_taken_out() -> None:
    merged = merge(None, people(_1=ANNA), people(_2=ANNA))
    assert merged.tables["contacts"] == {"1": ANNA, "2": ANNA}


def test_a_table_that_one_side_has_not_at_all_was_not_emptied() -> None:
    base: Tables = {"contacts": {"1": ANNA}, "pets": {"1": {"name": "Rex"}}}
    assert merge(base, {}, base).tables["contacts"] == {"1": ANNA}
    assert merge(base, base, {}).tables["pets"] == {"1": {"name": "Rex"}}
    assert merge(base, {"contacts": {}}, base).tables["contacts"] == {}


def test_tables_and_fields_that_nobody_knows_are_merged_alike() -> None:
    base: Tables = {"pets": {"a b": {"name": "Rex", "legs": 4}}}
    ours: Tables = {"pets": {"a b": {"name": "Rex", "legs": 3}}}
    theirs: Tables = {"pets": {"a b": {"name": "Rex", "legs": 4, "of": "Anna"}}, "plants": {"1": {}}}
    assert merge(base, ours, theirs).tables == {
        "pets": {"a b": {"name": "Rex", "legs": 3, "of": "Anna"}}, "plants": {"1": {}}, "conflicts": {},
    }  # fmt: skip


def test_the_newest_schema_that_either_side_says_stands() -> None:
    def said(schema: Any, **more: Any) -> Tables:
        return {"_meta": {"1": {"schema": schema, **more}}}

    for base in (None, said(1), said(9)):
        for ours, theirs in ((said(10), said(9)), (said(9), said(10))):
            merged = merge(base, ours, theirs)
            assert merged.tables["_meta"] == {"1": {"schema": 10}}
            assert merged.conflicts == {}
    assert merge(said(1), {}, {"_meta": {}}).tables["_meta"] == {"1": {"schema": 1}}
    assert merge(None, said(1, a=1), said(1, b=2)).tables["_meta"] == {"1": {"schema": 1, "a": 1, "b": 2}}
    assert merge(None, said("?"), said("?")).tables["_meta"] == {"1": {"schema": "?"}}


def test_several_profiles_stay_and_one_under_the_same_id_has_what_both_said() -> None:
    ours: Tables = {"profile": {"1": {"name": "Ada", "offers": ["tax"]}, "2": {"name": "A. Verdi"}}}
    theirs: Tables = {"profile": {"1": {"name": "Ada", "offers": ["law"], "goals": ["clients"]}}}
    assert merge(None, ours, theirs).tables["profile"] == {
        "1": {"name": "Ada", "offers": ["law", "tax"], "goals": ["clients"]}, "2": {"name": "A. Verdi"},
    }  # fmt: skip


def crossing(early: str = EARLY, late: str = LATE) -> tuple[Tables, Tables, Tables]:
    """Return three states of a network in which both sides changed one field."""
    base = people(_1=ANNA)
    ours = people(_1=ANNA | {"company": "Alfa", "updated": early})
    theirs = people(_1=ANNA | {"company": "Beta", "updated": late})
    return base, ours, theirs


def test_what_lost_is_a_row_in_conflicts_beside_those_that_either_side_has() -> None:
    base, ours, theirs = crossing()
    ours["conflicts"], theirs["conflicts"] = {"7": {"field": "role"}}, {"8": {"field": "place"}}
    merged = merge(base, ours, theirs)
    ((identifier, row),) = merged.conflicts.items()
    assert (row["record"], row["ours"], row["theirs"], row["chosen"]) == ("1", "Alfa", "Beta", "Beta")
    assert merged.tables["conflicts"] == {"7": {"field": "role"}, "8": {"field": "place"}, identifier: row}
    assert merged.counts == Counts(both=1)


def test_two_merges_that_chose_otherwise_between_the_same_values_make_one_row() -> None:
    base, ours, theirs = crossing(EARLY, LATE)
    one = merge(base, ours, theirs)
    _base, ours, theirs = crossing("2026-11-25T00:00:00Z", LATE)
    other = merge(base, ours, theirs)
    assert one.conflicts.keys() == other.conflicts.keys()

    merged = merge(None, one.tables, other.tables)

    (row,) = merged.tables["conflicts"].values()
    assert row == next(iter(other.conflicts.values())) | {"created": LATE}
    assert row["chosen"] == merged.tables["contacts"]["1"]["company"] == "Alfa"


def test_a_conflict_that_somebody_settled_stays_settled_until_the_fields_change_again() -> None:
    base, ours, theirs = crossing()
    ((identifier, row),) = merge(base, ours, theirs).conflicts.items()
    settled = row | {"deleted": "2026-11-24T13:00:00Z", "updated": "2026-11-24T13:00:00Z"}
    ours["conflicts"] = {identifier: settled}

    again = merge(base, ours, theirs)
    assert again.tables["conflicts"] == {identifier: settled}
    assert again.conflicts == {}

    theirs["contacts"]["1"]["updated"] = "2026-11-24T14:00:00Z"
    later = merge(base, ours, theirs)
    assert "deleted" not in later.tables["conflicts"][identifier]
    assert later.conflicts.keys() == {identifier}


def test_a_conflict_that_nobody_settled_is_not_taken_out_by_a_side_that_has_it_in_another_row() -> None:
    one, other = {"field": "name", "ours": "a", "theirs": "b"}, {"field": "name", "ours": "a", "theirs": "c"}
    both: Tables = {"conflicts": {"1": one, "2": other}}  # of two ancestors, merged
    assert merge(both, {"conflicts": {"1": one}}, {"conflicts": {"2": other}}).tables == both


def test_a_settled_conflict_can_be_taken_out() -> None:
    settled: Tables = {"conflicts": {"1": {"field": "name", "deleted": LATE}}}
    assert merge(settled, {"conflicts": {}}, settled).tables == {"conflicts": {}}


# Whatever the networks hold

CLOCKS = st.sampled_from(
    ["2026-11-23T13:00:00Z", "2026-11-24T12:00:00Z", "2026-11-24T12:00:01Z", "2026-11-25T11:00:00Z"]
)
"""What clocks say of about the same moment, wrong by up to a day."""
ROWS = st.fixed_dictionaries(
    {"updated": CLOCKS},
    optional={
        "name": WORDS, "company": WORDS, "trust": st.integers(1, 5) | st.booleans(), "created": CLOCKS,
        "tags": st.lists(WORDS, max_size=3).map(arranged), "deleted": CLOCKS,
        "handles": st.lists(HANDLES, max_size=2).map(arranged),
        "external": st.dictionaries(st.sampled_from(["a", "b", "a.b"]), WORDS, max_size=3),
        "extra": VALUES, "mood": SCALARS,
    },
)  # fmt: skip
SETTLED = st.fixed_dictionaries(
    {"table": st.just("contacts"), "record": st.sampled_from("12"), "field": st.just("company")},
    optional={"ours": WORDS, "theirs": WORDS, "chosen": WORDS, "at": CLOCKS, "updated": CLOCKS,
              "deleted": CLOCKS},
)  # fmt: skip
IDS = st.sampled_from(["1", "2", "3"])
NETWORKS: st.SearchStrategy[Tables] = st.fixed_dictionaries(
    {"contacts": st.dictionaries(IDS, ROWS, max_size=3)},
    optional={
        "pets": st.dictionaries(IDS, ROWS, max_size=2),
        "conflicts": st.dictionaries(IDS, SETTLED, max_size=2),
    },
)


@st.composite
def states(draw: st.DrawFn, count: int) -> tuple[Tables | None, list[Tables]]:
    """Draw an ancestor, or none, and so many states that have come from it."""
    base = draw(st.none() | NETWORKS)
    return base, [
        draw(st.just(base) | NETWORKS | altered(base)) if base else draw(NETWORKS) for _ in range(count)
    ]


@st.composite
def altered(draw: st.DrawFn, base: Tables) -> Tables:
    """Draw a network with some records of a base changed, one at most taken out."""
    after = {table: dict(rows) for table, rows in base.items()}
    for rows in after.values():
        for identifier in sorted(rows):
            fields = draw(ROWS)
            names = draw(st.sets(st.sampled_from(sorted(fields)))) | {"updated"}
            rows[identifier] = rows[identifier] | {name: fields[name] for name in names}
            for name in draw(st.sets(st.sampled_from(sorted(rows[identifier])), max_size=1)):
                del rows[identifier][name]
        if draw(st.booleans()) and rows:
            del rows[draw(st.sampled_from(sorted(rows)))]
    return after


Fact = tuple[str, str, str, bytes]
"""Something that somebody wrote: in which table, record and field, and what."""
NOT_WORDS = {"created", "updated"}
ABOUT_A_CONFLICT = {*NOT_WORDS, "chosen", "at", "deleted"}


def values(value: Any, path: str) -> Iterator[tuple[str, bytes]]:
    """Yield each value inside a value with the names that lead to it; a list's parts stand for the list."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from values(part, f"{path}.{name}")
    elif isinstance(value, list):
        yield from ((path, canonical(part)) for part in value)
    else:
        yield path, canonical(value)


def said(tables: Tables | None) -> set[Fact]:
    """Return what a network says, times of creation and change left out."""
    return {
        (table, identifier, *found)
        for table, rows in (tables or {}).items()
        for identifier, raw in rows.items()
        for name, value in raw.items()
        if name not in (ABOUT_A_CONFLICT if table == "conflicts" else NOT_WORDS)
        for found in values(value, name)
    }


def set_beside(tables: Tables) -> set[Fact]:
    """Return what a network's conflicts keep."""
    return {
        (str(row.get("table")), str(row.get("record")), *found)
        for row in tables.get("conflicts", {}).values()
        for side in ("ours", "theirs")
        for found in values(row.get(side), str(row.get("field")))
    }


def lost(side: set[Fact], outcome: Tables) -> set[Fact]:
    """Return what a side said that an outcome neither says nor keeps beside it.

    That a record went to the trash counts; of two times at which it did, one is enough.
    """
    kept = said(outcome) | set_beside(outcome)
    trashed = {fact[:2] for fact in kept if fact[2] == "deleted"}
    return {fact for fact in side - kept if fact[2] != "deleted" or fact[:2] not in trashed}


@given(states(2))
def test_every_word_of_both_sides_is_in_the_outcome_or_beside_it(
    drawn: tuple[Tables | None, list[Tables]],
) -> None:
    base, sides = drawn
    merged = merge(base, *sides).tables
    one, other = map(said, sides)
    for known in (one - said(base), other - said(base), one & other):
        assert lost(known, merged) == set()


@given(states(2))
def test_nothing_is_made_up(drawn: tuple[Tables | None, list[Tables]]) -> None:
    base, sides = drawn
    merged = merge(base, *sides)
    new = said(merged.tables) - said(sides[0]) - said(sides[1])
    assert {fact[:2] for fact in new} <= {("conflicts", identifier) for identifier in merged.conflicts}


@given(states(2))
def test_both_machines_make_the_same(drawn: tuple[Tables | None, list[Tables]]) -> None:
    base, (ours, theirs) = drawn
    assert canonical(merge(base, ours, theirs).tables) == canonical(merge(base, theirs, ours).tables)


@given(states(2))
def test_merging_again_changes_nothing(drawn: tuple[Tables | None, list[Tables]]) -> None:
    base, (ours, theirs) = drawn
    merged = merge(base, ours, theirs).tables
    for before, other in (
        (merged, merged),
        (base, merged),
        (ours, ours),
        (theirs, theirs),
        (base, ours),
        (base, theirs),
    ):
        assert canonical(merge(before, merged, other).tables) == canonical(merged)


@given(states(3))
def test_three_machines_agree_in_any_order_but_for_what_conflicts_name(
    drawn: tuple[Tables | None, list[Tables]],
) -> None:
    base, (one, two, three) = drawn
    left = merge(base, merge(base, one, two).tables, three).tables
    right = merge(base, one, merge(base, two, three).tables).tables

    assert without_conflicting(left, right) == without_conflicting(right, left)
    for outcome in (left, right):
        for side in (one, two, three):
            assert lost(said(side) - said(base), outcome) == set()


def without_conflicting(tables: Tables, other: Tables) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the records of a network without fields that either network's conflicts name."""
    named = {
        (row.get("table"), row.get("record"), str(row.get("field")).partition(".")[0])
        for each in (tables, other)
        for row in each["conflicts"].values()
    }
    return {
        (table, identifier): {
            name: sorted(map(canonical, value)) if isinstance(value, list) else canonical(value)
            for name, value in raw.items()
            if (table, identifier, name) not in named
        }
        for table, rows in tables.items()
        if table != "conflicts"
        for identifier, raw in rows.items()
    }
