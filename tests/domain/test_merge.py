"""Merging: both sides' work in one record, the same on both machines, and nothing lost."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from netui.domain.merge import Merged, merge_record
from netui.domain.records import Raw
from netui.domain.tables import Conflict, Contact
from tests.domain.strategies import HANDLES, SCALARS, STAMPS, TEXTS, VALUES, WORDS, arranged, canonical, rows

BASE: Raw = {
    "name": "Anna", "company": "Acme", "tags": ["ai", "law"], "external": {"linkedin": "anna"},
    "created": "2026-01-01T00:00:00Z", "updated": "2026-01-01T00:00:00Z",
}  # fmt: skip
EARLY, LATE = {"updated": "2026-02-01T00:00:00Z"}, {"updated": "2026-03-01T00:00:00Z"}

SIDES = st.none() | st.fixed_dictionaries(
    {},
    optional={
        "name": WORDS, "company": WORDS, "trust": st.integers(1, 5) | st.booleans(),
        "tags": st.lists(WORDS | st.integers(0, 1) | st.booleans(), max_size=3).map(arranged),
        "handles": st.lists(HANDLES, max_size=2).map(arranged),
        "external": st.dictionaries(st.sampled_from("abc"), WORDS | st.lists(WORDS, max_size=2), max_size=3),
        "extra": VALUES, "mood": SCALARS, "created": STAMPS, "updated": STAMPS, "deleted": STAMPS,
    },
)  # fmt: skip
"""Rows that have much in common, as two copies of one record do."""

ANY = st.none() | rows("name", "tags", "extra", "created", "updated", "deleted")


def merge(base: Raw | None, ours: Raw | None, theirs: Raw | None) -> Merged:
    return merge_record("contacts", "7", base, ours, theirs, canonical)


def changed(**fields: Any) -> Raw:
    return {name: value for name, value in (BASE | fields).items() if value is not None}


def test_takes_what_only_one_side_changed() -> None:
    merged = merge(BASE, changed(role="CTO", **EARLY), changed(company="Ditta", **LATE))
    assert merged == Merged(changed(role="CTO", company="Ditta", **LATE), {})


def test_a_field_emptied_on_one_side_stays_empty() -> None:
    assert "company" not in (merge(BASE, changed(company=None), changed(role="CTO")).raw or {})


def test_sets_are_joined_less_what_either_side_removed() -> None:
    merged = merge(BASE, changed(tags=["ai", "rust"]), changed(tags=["ai", "law", "web"]))
    assert merged == Merged(changed(tags=["ai", "rust", "web"]), {})


def test_a_set_that_one_side_emptied_keeps_what_the_other_added() -> None:
    merged = merge(BASE, changed(tags=None), changed(tags=["ai", "law", "web"]))
    assert merged == Merged(changed(tags=["web"]), {})
    assert "tags" not in (merge(BASE, changed(tags=None), changed(tags=["ai"])).raw or {})


def test_an_object_that_one_side_emptied_keeps_what_the_other_added() -> None:
    merged = merge(BASE, changed(external=None), changed(external={"linkedin": "anna", "vcard": "9"}))
    assert merged == Merged(changed(external={"vcard": "9"}), {})


def test_sets_of_handles_are_joined_in_the_order_in_which_the_file_keeps_them() -> None:
    mail, phone = {"kind": "email", "value": "a@b.it"}, {"value": "1'2\"3", "kind": "phone", "label": "work"}
    ours, theirs = changed(handles=[phone]), changed(handles=[mail])
    merged = merge(BASE, ours, theirs).raw
    assert merged is not None
    again = Contact.load("7", merged)
    assert (
        again.change({"handles": [*merged["handles"]]}).dump()["handles"]
        == merged["handles"]
        == [mail, phone]
    )


def test_the_later_change_wins_and_the_other_is_kept_as_a_conflict() -> None:
    merged = merge(BASE, changed(company="Alfa", **EARLY), changed(company="Beta", **LATE))
    assert merged.raw == changed(company="Beta", **LATE)
    (row,) = merged.conflicts.values()
    assert row["table"] == "contacts"
    assert (row["record"], row["field"], row["chosen"]) == ("7", "company", "Beta")
    assert {row["ours"], row["theirs"]} == {"Alfa", "Beta"}
    assert row["at"] == row["created"] == row["updated"] == LATE["updated"]
    assert Conflict.load("1", row).problems() == []


def test_changes_at_the_same_time_are_settled_by_the_greater_bytes() -> None:
    merged = merge(BASE, changed(company="Alfa", **LATE), changed(company="Beta", **LATE))
    assert merged.raw == changed(company="Beta", **LATE)


def test_objects_are_merged_key_by_key_and_a_conflict_names_the_key() -> None:
    ours = changed(external={"linkedin": "anna-r", "vcard": "9"}, **EARLY)
    theirs = changed(external={"linkedin": "rossi", "xing": "8"}, **LATE)
    merged = merge(BASE, ours, theirs)
    assert merged.raw == changed(external={"linkedin": "rossi", "vcard": "9", "xing": "8"}, **LATE)
    assert [row["field"] for row in merged.conflicts.values()] == ["external.linkedin"]


def test_stamps_inside_an_object_are_values_like_any_other() -> None:
    ours, theirs = changed(extra={"updated": "b"}, **LATE), changed(extra={"updated": "c"}, **EARLY)
    merged = merge(BASE, ours, theirs)
    assert merged.raw is not None
    assert merged.raw["extra"] == {"updated": "b"}
    assert len(merged.conflicts) == 1


def test_an_edit_beats_a_removal() -> None:
    edited = changed(role="CTO")
    assert merge(BASE, None, edited) == merge(BASE, edited, None) == Merged(edited, {})
    assert merge(BASE, None, BASE) == Merged(None, {})
    assert merge(BASE, BASE, None) == Merged(None, {})


def test_an_edit_beats_the_trash_and_the_user_is_told() -> None:
    trash = changed(deleted="2026-03-01T00:00:00Z", **LATE)
    merged = merge(BASE, trash, changed(role="CTO", **EARLY))
    assert merged.raw == changed(role="CTO", **LATE)
    (row,) = merged.conflicts.values()
    assert (row["field"], row["chosen"]) == ("deleted", None)


def test_the_trash_beats_a_new_time_of_change_alone() -> None:
    trash = changed(deleted="2026-02-01T00:00:00Z", **EARLY)
    assert merge(BASE, trash, changed(**LATE)) == Merged(trash | LATE, {})


def test_what_is_in_the_trash_on_both_sides_stays_there_with_both_edits() -> None:
    ours, theirs = changed(deleted="2026-02-01", role="CTO"), changed(deleted="2026-03-01", place="Rome")
    assert merge(BASE, ours, theirs) == Merged(changed(deleted="2026-03-01", role="CTO", place="Rome"), {})


def test_a_restored_record_is_not_trashed_again() -> None:
    base = changed(deleted="2026-02-01")
    assert merge(base, BASE, base | {"role": "CTO"}).raw == changed(role="CTO")
    again = merge(base, BASE, base | {"deleted": "2026-03-01"})
    assert again.raw == BASE
    assert [row["field"] for row in again.conflicts.values()] == ["deleted"]


def test_going_to_the_trash_again_counts_though_a_clock_that_was_slow_says_it_was_before() -> None:
    base = changed(deleted="2026-02-02")
    again = changed(deleted="2026-02-01", **EARLY)
    assert merge(base, again, changed(deleted="2026-02-02", **LATE)).raw == again | LATE


def test_a_list_that_one_side_put_into_another_order_stays_so() -> None:
    ours, theirs = changed(steps=[2, 1, 3]), changed(steps=[1, 2, 3], role="CTO")
    assert merge(changed(steps=[1, 2, 3]), ours, theirs).raw == changed(steps=[2, 1, 3], role="CTO")


def test_of_two_new_orders_of_a_list_one_is_taken_and_merging_again_takes_the_same() -> None:
    base, sides = changed(steps=[1, 2, 3]), (changed(steps=[2, 1, 3]), changed(steps=[3, 2, 1]))
    merged = merge(base, *sides).raw
    assert merged in sides
    for side in sides:
        assert merge(base, merged, side).raw == merge(base, side, merged).raw == merged


def test_times_that_are_no_times_are_values_like_any_other() -> None:
    merged = merge({}, {"created": 5, "deleted": True}, {"created": "2026-01-01T00:00:00Z", "deleted": "?"})
    assert merged.raw == {"created": "2026-01-01T00:00:00Z", "deleted": True}
    assert {row["field"] for row in merged.conflicts.values()} == {"created", "deleted"}


def test_true_is_not_one() -> None:
    assert merge({"a": 1}, {"a": True}, {"a": 1}).raw == {"a": True}
    assert len(merge({}, {"a": 1}, {"a": True}).conflicts) == 1
    assert merge({}, {"t": [1]}, {"t": [True]}).raw == {"t": [True, 1]}


def test_texts_that_differ_only_in_how_accents_are_composed_are_no_conflict() -> None:
    def composing(value: Any) -> bytes:
        return canonical(value).decode().replace("e\u0301", "é").encode()

    def both(ours: Raw, theirs: Raw) -> Merged:
        return merge_record("contacts", "7", {}, ours, theirs, composing)

    ours, theirs = {"name": "José", "tags": ["é", "x"]}, {"name": "Jose\u0301", "tags": ["e\u0301", "y"]}
    assert both(ours, theirs) == both(theirs, ours)
    assert both(ours, theirs).conflicts == {}


def test_without_an_ancestor_the_union_is_taken() -> None:
    ours = {"name": "Anna", "tags": ["a"], "deleted": "2026-02-01T00:00:00Z"}
    theirs = {"name": "Anna", "tags": ["b"], "role": "CTO"}
    assert merge(None, ours, theirs) == Merged(ours | theirs | {"tags": ["a", "b"]}, {})
    assert merge(None, None, theirs) == Merged(theirs, {})


@given(SIDES, SIDES, SIDES)
def test_merging_is_the_same_on_both_machines(base: Raw | None, ours: Raw | None, theirs: Raw | None) -> None:
    assert canonical_outcome(merge(base, ours, theirs)) == canonical_outcome(merge(base, theirs, ours))


@given(ANY, ANY, ANY)
def test_merging_anything_is_the_same_on_both_machines(
    base: Raw | None, ours: Raw | None, theirs: Raw | None
) -> None:
    assert canonical_outcome(merge(base, ours, theirs)) == canonical_outcome(merge(base, theirs, ours))


@given(SIDES, SIDES, SIDES)
def test_merging_the_outcome_again_changes_nothing(
    base: Raw | None, ours: Raw | None, theirs: Raw | None
) -> None:
    merged = merge(base, ours, theirs)
    assert merge(merged.raw, merged.raw, merged.raw) == Merged(merged.raw, {})
    assert merge(base, merged.raw, merged.raw) == Merged(merged.raw, {})
    assert merge(theirs, merged.raw, theirs) == Merged(merged.raw, {})
    if merged.raw is not None:
        for side in (ours, theirs):
            again = merge(base, merged.raw, side)
            assert again.raw == merged.raw
            assert again.conflicts.items() <= merged.conflicts.items()


@given(SIDES | ANY, SIDES | ANY, SIDES | ANY)
def test_every_value_is_in_the_outcome_or_in_a_conflict_or_was_removed(
    base: Raw | None, ours: Raw | None, theirs: Raw | None
) -> None:
    merged = merge(base, ours, theirs)
    kept = set(leaves(merged.raw))
    for row in merged.conflicts.values():
        inside = row["field"].split(".")
        for value in (row["ours"], row["theirs"]):
            kept.update(leaves(value, tuple(inside)))
            assert canonical(row["chosen"]) in map(canonical, (row["ours"], row["theirs"], None))
    known = set(leaves(base))
    for side in (ours, theirs):
        new = {
            leaf for leaf in leaves(side) if leaf not in known and leaf[0][0] not in {"created", "updated"}
        }
        trashed_twice = {leaf for leaf in new if leaf[0] == ("deleted",) and "deleted" in (merged.raw or {})}
        assert new - trashed_twice <= kept


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], bytes]]:
    """Yield every scalar, and every part of a list, with the keys that lead to it."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*path, *key.split(".")))
    elif isinstance(value, list):
        for part in value:
            yield path, canonical(part)
    elif value is not None:
        yield path, canonical(value)


def canonical_outcome(merged: Merged) -> tuple[bytes, bytes]:
    return canonical(merged.raw), canonical(merged.conflicts)


@given(st.lists(TEXTS | HANDLES, max_size=4), st.lists(TEXTS | HANDLES, max_size=4))
def test_merged_sets_are_in_the_order_in_which_the_file_keeps_them(
    ours: list[Any], theirs: list[Any]
) -> None:
    merged = merge({"tags": ["gone"]}, {"tags": [*ours, "a"]}, {"tags": [*theirs, "b"]}).raw
    assert merged is not None
    assert merged["tags"] == arranged(merged["tags"])
