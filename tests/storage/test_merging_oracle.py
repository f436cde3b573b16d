"""Merging files, judged by what stands in them as any other program reads it: nothing of netui's is asked.

What a file says is its facts: a record, a path in it, and what is there; of a list each part is a fact. Texts
that only compose their accents in other ways are the same.
"""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from netui.storage.merging import merge_bytes

File = dict[str, dict[str, dict[str, Any]]]
Fact = tuple[str, str, str, str]
"""In which table, which record, under which path, what: as JSON writes it."""

WORDS = st.sampled_from(["", "ai", "law", "1", "null", "é", "e\u0301", "\u212b", "\u00c5", "<<<<<<< x", "🜁"])
CLOCKS = st.sampled_from(
    ["2026-11-23T12:00:00Z", "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z", "2026-11-25T12:00:00Z"]
)
"""What clocks that are wrong by up to a day say of about the same moment: often the same."""
SCALARS = WORDS | st.integers(0, 2) | st.booleans() | st.none() | st.sampled_from([1.0, 10**20, -0.5])
KEYS = st.sampled_from(["a", "b", "updated", "é", "e\u0301"])
HANDLES = st.fixed_dictionaries({"kind": st.sampled_from(["email", "fax"]), "value": WORDS})


def objects(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy of objects that spell each name in one way; two objects may do so differently."""
    drawn = st.dictionaries(KEYS, values, max_size=3)
    return drawn.filter(lambda each: len({unicodedata.normalize("NFC", key) for key in each}) == len(each))


NESTED = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | objects(inner), max_leaves=5)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "name": WORDS, "company": WORDS, "trust": st.integers(1, 5) | st.booleans(), "created": CLOCKS,
    "updated": CLOCKS, "deleted": CLOCKS, "tags": st.lists(WORDS, max_size=3, unique=True),
    "handles": st.lists(HANDLES, max_size=2), "external": objects(WORDS),
    "extra": objects(NESTED), "mood": NESTED, "mo\u0308od": SCALARS,
}  # fmt: skip
RECORDS = st.fixed_dictionaries({}, optional=FIELDS)
IDS = st.sampled_from(["1", "2", "2064107855152423669977618177724267663"])
FILES: st.SearchStrategy[File] = st.fixed_dictionaries(
    {"contacts": st.dictionaries(IDS, RECORDS, max_size=3)},
    optional={"interactions": st.dictionaries(IDS, RECORDS, max_size=1),
              "a table of mine": st.dictionaries(IDS, RECORDS, max_size=2)},
)  # fmt: skip


@st.composite
def edited(draw: st.DrawFn, base: File) -> File:
    """Draw what somebody made of a file: records added, taken out, fields written, cleared, added to."""
    after = {table: dict(records) for table, records in base.items()}
    for records in after.values():
        for identifier in sorted(records):
            match draw(st.sampled_from(["keep", "keep", "edit", "edit", "edit", "take out", "trash"])):
                case "take out":
                    del records[identifier]
                case "trash":
                    records[identifier] = records[identifier] | {
                        "deleted": draw(CLOCKS),
                        "updated": draw(CLOCKS),
                    }
                case "edit":
                    new = draw(RECORDS)
                    gone = draw(st.sets(st.sampled_from(sorted(FIELDS)), max_size=2))
                    kept = {name: value for name, value in records[identifier].items() if name not in gone}
                    records[identifier] = kept | new | {"updated": draw(CLOCKS)}
                case _:
                    pass
    for identifier in draw(st.sets(IDS, max_size=1)) - after["contacts"].keys():
        after["contacts"][identifier] = draw(RECORDS)
    return after


@st.composite
def families(draw: st.DrawFn, count: int) -> tuple[File | None, list[File]]:
    """Draw an ancestor, or none, and so many files that have come from it, or from nowhere."""
    base = draw(FILES)
    sides = [draw(edited(base) | st.just(base) | FILES) for _ in range(count)]
    return draw(st.sampled_from([base, base, None])), sides


def written(file: File | None) -> bytes | None:
    """Return a file as somebody else's program writes it, one record a line or not."""
    return (
        None
        if file is None
        else json.dumps({"_meta": {"1": {"schema": 1}}, **file}, ensure_ascii=False).encode()
    )


def merged(base: File | None, ours: File, theirs: File) -> bytes:
    one, other = written(ours), written(theirs)
    assert one is not None
    assert other is not None
    return merge_bytes(written(base), one, other).content


def read(data: bytes) -> File:
    file = json.loads(data)
    del file["_meta"]
    return dict(file)


def composed(value: Any) -> str:
    """Return a value as JSON, its texts composed, its numbers and truths told apart."""
    text = unicodedata.normalize("NFC", json.dumps(value, ensure_ascii=False))
    return json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False)


def inside(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield what is in a value: of an object its parts, of a list each part as a whole."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from inside(part, f"{path}.{unicodedata.normalize('NFC', key)}")
    elif isinstance(value, list):
        yield from ((path, composed(part)) for part in value)
    else:
        yield path, composed(value)


def facts(file: File | None) -> set[Fact]:
    """Return what a file says; when something was created or changed is no fact of its own."""
    return {
        (table, identifier, *fact)
        for table, records in (file or {}).items()
        if table != "conflicts"
        for identifier, record in records.items()
        for name, value in record.items()
        if name not in {"created", "updated"}
        for fact in inside(value, unicodedata.normalize("NFC", name))
    }


def beside(file: File) -> set[Fact]:
    """Return what the rows in conflicts keep."""
    return {
        (row["table"], row["record"], *fact)
        for row in file.get("conflicts", {}).values()
        for side in ("ours", "theirs")
        for fact in inside(row[side], row["field"])
    }


def trashed(found: set[Fact]) -> set[tuple[str, str]]:
    return {fact[:2] for fact in found if fact[2] == "deleted"}


def lost(side: set[Fact], outcome: File) -> set[Fact]:
    """Return what is neither said nor kept beside; of two times of going to the trash one is enough."""
    kept = facts(outcome) | beside(outcome)
    return {fact for fact in side - kept if fact[2] != "deleted" or fact[:2] not in trashed(kept)}


@given(families(2))
def test_what_either_side_wrote_and_what_both_kept_is_in_the_outcome_or_beside_it(
    drawn: tuple[File | None, list[File]],
) -> None:
    base, (ours, theirs) = drawn
    outcome = read(merged(base, ours, theirs))
    one, other, before = facts(ours), facts(theirs), facts(base)
    for side in (one - before, other - before, one & other):
        assert lost(side, outcome) == set()


@given(families(2))
def test_nothing_is_made_up_and_what_one_side_took_out_stays_out(
    drawn: tuple[File | None, list[File]],
) -> None:
    base, (ours, theirs) = drawn
    outcome = read(merged(base, ours, theirs))
    one, other, before = facts(ours), facts(theirs), facts(base)
    assert facts(outcome) <= one | other
    for row in outcome["conflicts"].values():
        assert composed(row["ours"]) != composed(row["theirs"])
    for table, records in (base or {}).items():
        for identifier, record in records.items():
            for taken, kept in ((ours, theirs), (theirs, ours)):
                if (
                    table in taken
                    and identifier not in taken[table]
                    and kept.get(table, {}).get(identifier) == record
                ):
                    assert identifier not in outcome.get(table, {})
    unchanged_by = ((one, theirs), (other, ours))  # a part of a set that only one side took out
    for side, still in unchanged_by:
        for table, identifier, path, part in before - side:
            mine = (ours if side is one else theirs).get(table, {}).get(identifier)
            was, now = ((each or {}).get(table, {}).get(identifier) for each in (base, still))
            if path == "tags" and mine is not None and was == now:
                assert (table, identifier, path, part) not in facts(outcome)


@given(families(2))
def test_what_one_side_edited_is_not_in_the_trash_where_the_other_put_it_there(
    drawn: tuple[File | None, list[File]],
) -> None:
    base, (ours, theirs) = drawn
    outcome = read(merged(base, ours, theirs))
    for table, records in (base or {}).items():
        for identifier, record in records.items():
            for trash, edit in ((ours, theirs), (theirs, ours)):
                gone, there = (each.get(table, {}).get(identifier) for each in (trash, edit))
                if gone is None or there is None or "deleted" in record or "deleted" in there:
                    continue
                before, now = (facts({table: {identifier: each}}) for each in (record, there))
                if "deleted" in gone and before != now:
                    assert "deleted" not in outcome[table][identifier]


@given(families(2))
def test_it_is_the_same_bytes_on_both_machines_and_merging_again_changes_nothing(
    drawn: tuple[File | None, list[File]],
) -> None:
    base, (ours, theirs) = drawn
    data = merged(base, ours, theirs)
    assert data == merged(base, theirs, ours)
    for before, side in ((base, ours), (base, theirs), (ours, ours), (theirs, theirs), (None, read(data))):
        again = merge_bytes(written(before), data, written(side) or b"").content
        assert again == data
        assert merge_bytes(written(before), written(side) or b"", data).content == data
    assert merge_bytes(data, data, data).content == data


@given(families(3))
def test_in_whatever_order_three_meet_they_agree_but_for_fields_in_conflict(
    drawn: tuple[File | None, list[File]],
) -> None:
    base, (one, two, three) = drawn
    left = read(merged(base, read(merged(base, one, two)), three))
    right = read(merged(base, one, read(merged(base, two, three))))

    open_fields = {
        (row["table"], row["record"], row["field"].partition(".")[0])
        for each in (left, right)
        for row in each.get("conflicts", {}).values()
    }
    told = [
        {fact for fact in facts(each) if (*fact[:2], fact[2].partition(".")[0]) not in open_fields}
        for each in (left, right)
    ]
    assert told[0] == told[1]
    for outcome in (left, right):
        for side in (one, two, three):
            assert lost(facts(side) - facts(base), outcome) == set()
