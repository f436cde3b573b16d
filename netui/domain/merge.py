"""Merging one record three ways: two sides, their common ancestor, and nothing lost.

DESIGN: one side changed, take it. Sets: the union less what either side removed. Objects: key by key.
Both changed one field: the later ``updated`` wins, ties go to the greater canonical bytes, and what
lost is kept as a row in ``conflicts`` whose id comes from its content. An edit beats a deletion.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from netui.domain.ids import derived_id
from netui.domain.records import Raw

Canonical = Callable[[Any], bytes]
"""Renders a value as the file would: what decides ties, the same on every machine."""


class _Absent:
    """A field that isn't there, as opposed to one that holds null."""


_ABSENT = _Absent()


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome for one record.

    Attributes:
        raw: The merged record; None where both sides agree that it is gone.
        conflicts: Rows for the conflicts table, by id.
    """

    raw: Raw | None
    conflicts: dict[str, Raw]


def merge_record(
    table: str,
    identifier: str,
    base: Raw | None,
    ours: Raw | None,
    theirs: Raw | None,
    canonical: Canonical,
) -> Merged:
    """Merge one record.

    Args:
        table: The table that it stands in.
        identifier: Its id.
        base: The common ancestor; None where there was none.
        ours: One side; None where the record is gone there.
        theirs: The other side, likewise.
        canonical: Renders a value as bytes.

    Returns:
        The record that holds both sides' work, and what could not be decided.
    """
    if ours == theirs or theirs == base:
        return Merged(ours, {})
    if ours == base:
        return Merged(theirs, {})
    if ours is None or theirs is None:  # an edit beats a deletion
        return Merged(theirs if ours is None else ours, {})
    ours_later = _rank(ours, canonical) >= _rank(theirs, canonical)
    merged: Raw = {}
    conflicts: dict[str, Raw] = {}
    for field in sorted(ours.keys() | theirs.keys() | (base or {}).keys()):
        ours_value, theirs_value = ours.get(field, _ABSENT), theirs.get(field, _ABSENT)
        value, lost = _merge_value(
            field, (base or {}).get(field, _ABSENT), ours_value, theirs_value, ours_later
        )
        if value is not _ABSENT:
            merged[field] = value
        if lost:
            row = _conflict(table, identifier, field, ours_value, theirs_value, value, canonical)
            row["at"] = row["created"] = row["updated"] = str(merged.get("updated") or _latest(ours, theirs))
            parts = [str(row[key]) for key in ("table", "record", "field")]
            pair = sorted(canonical(row.get(key)).decode() for key in ("ours", "theirs"))
            conflicts[derived_id("conflict", *parts, *pair)] = row
    return Merged(merged, conflicts)


def _merge_value(field: str, base: Any, ours: Any, theirs: Any, ours_later: bool) -> tuple[Any, bool]:
    """Return the merged value of a field and whether something was lost in it."""
    if _same(ours, theirs) or _same(theirs, base):
        return ours, False
    if _same(ours, base):
        return theirs, False
    if field in _STAMPS:
        present = [value for value in (ours, theirs) if isinstance(value, str)]
        return (_STAMPS[field](present) if present else _ABSENT), False
    if field == "deleted" and _ABSENT in (ours, theirs):  # restored on one side: that is an edit
        return _ABSENT, False
    if isinstance(ours, list) and isinstance(theirs, list):
        return _merge_sets(base if isinstance(base, list) else [], ours, theirs), False
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return _merge_objects(base if isinstance(base, dict) else {}, ours, theirs, ours_later)
    if ours is _ABSENT or theirs is _ABSENT:  # an edit beats a deletion
        return (theirs if ours is _ABSENT else ours), False
    return (ours if ours_later else theirs), True


def _merge_objects(base: Raw, ours: Raw, theirs: Raw, ours_later: bool) -> tuple[Raw, bool]:
    merged: Raw = {}
    lost = False
    for key in sorted(ours.keys() | theirs.keys() | base.keys()):
        value, lost_here = _merge_value(
            key, base.get(key, _ABSENT), ours.get(key, _ABSENT), theirs.get(key, _ABSENT), ours_later
        )
        lost = lost or lost_here
        if value is not _ABSENT:
            merged[key] = value
    return merged, lost


def _merge_sets(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
    """Return the union of two lists less what either side removed, in an order both sides agree on."""
    found: list[Any] = []
    for part in _chain(ours, theirs):
        removed = part in base and (part not in ours or part not in theirs)
        if not removed and part not in found:
            found.append(part)
    return sorted(found, key=repr)


def _chain(*lists: list[Any]) -> Iterator[Any]:
    for each in lists:
        yield from each


_STAMPS: dict[str, Callable[[list[str]], str]] = {"created": min, "updated": max}


def _rank(raw: Raw, canonical: Canonical) -> tuple[str, bytes]:
    return str(raw.get("updated", "")), canonical(raw)


def _latest(ours: Raw, theirs: Raw) -> str:
    return max(str(ours.get("updated", "")), str(theirs.get("updated", "")))


def _conflict(
    table: str,
    identifier: str,
    field: str,
    ours: Any,
    theirs: Any,
    chosen: Any,
    canonical: Canonical,
) -> Raw:
    """Return the conflicts row; the sides in an order that doesn't depend on who is merging."""
    first, second = sorted((ours, theirs), key=canonical)
    return {
        "table": table, "record": identifier, "field": field,
        "ours": first, "theirs": second, "chosen": chosen,
    }  # fmt: skip


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same in JSON: True is not 1."""
    return type(one) is type(other) and one == other
