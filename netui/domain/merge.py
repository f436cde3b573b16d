"""Merging one record three ways: two sides, their common ancestor, and nothing lost.

DESIGN: one side changed, take it. Sets: the union less what either side removed. Objects: key by key.
Both changed one field: the later ``updated`` wins, ties go to the greater canonical bytes, and what
lost is kept as a row in ``conflicts`` whose id comes from its content. An edit beats a deletion.

Merging is commutative, and merging the outcome with either side again changes nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from netui.domain.ids import derived_id
from netui.domain.kinds import set_order
from netui.domain.records import Raw
from netui.domain.tables import Conflict

Canonical = Callable[[Any], bytes]
"""Renders a value as the file would: what decides ties, the same on every machine."""


class _Absent:
    """A field that isn't there, as opposed to one that holds null."""


_ABSENT: Final = _Absent()

_STAMPS: Final[dict[str, Callable[[Iterable[str]], str]]] = {"created": min, "updated": max}
"""Fields in which two times are one: the first creation, the last change."""

_ABOUT_CONFLICTS: Final = {"chosen", "at", "deleted"}
"""Fields of a row in ``conflicts`` about which two merges, or two people, may differ: nothing is lost, for
both values stand in the row itself."""


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
        The record that holds both sides' work, and what could not be decided. A conflict's ``field`` is
        the field's name, with the keys inside it after dots: ``external.linkedin``.
    """
    merger = _Merger(table, identifier, canonical)
    if merger.same(ours, theirs) or merger.same(theirs, base):
        return Merged(ours, {})
    if merger.same(ours, base):
        return Merged(theirs, {})
    if ours is None or theirs is None:  # an edit beats a deletion
        return Merged(theirs if ours is None else ours, {})
    return Merged(merger.record(base or {}, ours, theirs), merger.conflicts)


@dataclass(slots=True)
class _Merger:
    """Merges the fields of one record, and notes what lost."""

    table: str
    identifier: str
    canonical: Canonical
    conflicts: dict[str, Raw] = field(default_factory=dict)
    later: int = 0  # 1 where our side changed last, -1 where theirs did, 0 where that can't be told
    at: str = ""

    def record(self, base: Raw, ours: Raw, theirs: Raw) -> Raw:
        """Return the merged record."""
        our_time, their_time = _time(ours), _time(theirs)
        self.later = (our_time > their_time) - (our_time < their_time)
        self.at = max(our_time, their_time)
        merged: Raw = {}
        for name in sorted(ours.keys() | theirs.keys() | base.keys()):
            values = [each.get(name, _ABSENT) for each in (base, ours, theirs)]
            if name in _STAMPS and (stamps := [each for each in values[1:] if isinstance(each, str)]):
                value: Any = _STAMPS[name](stamps)
                for odd in values[1:]:
                    if odd is not _ABSENT and not isinstance(odd, str):
                        self.lost(name, odd, value, value)
            elif name == "deleted":
                value = self.deleted(base, ours, theirs)
            else:
                value = self.value(name, *values)
            if value is not _ABSENT:
                merged[name] = value
        return merged

    def deleted(self, base: Raw, ours: Raw, theirs: Raw) -> Any:
        """Return when the record went to the trash; an edit on the other side, or a restore, beats that."""
        before, our, their = (each.get("deleted", _ABSENT) for each in (base, ours, theirs))
        if our is their:
            return our
        if isinstance(our, str) and isinstance(their, str) and before not in (our, their):
            return max(our, their)
        if _ABSENT not in (our, their):
            return self.value("deleted", before, our, their)
        stamp, other = (their, ours) if our is _ABSENT else (our, theirs)
        if before is _ABSENT and not (base and self.edited(base, other)):
            return stamp
        if not self.same(stamp, before):
            self.lost("deleted", our, their, _ABSENT)
        return _ABSENT

    def edited(self, base: Raw, side: Raw) -> bool:
        """Whether a side changed anything; a new time of change alone is no edit."""
        names = (base.keys() | side.keys()) - {"updated"}
        return any(not self.same(base.get(name, _ABSENT), side.get(name, _ABSENT)) for name in names)

    def value(self, path: str, base: Any, ours: Any, theirs: Any) -> Any:
        """Return the merged value of a field, or of a key inside one."""
        if isinstance(ours, list) and isinstance(theirs, list):
            return self.sets(base, ours, theirs)
        if self.same(ours, theirs) or self.same(theirs, base):
            return ours
        if self.same(ours, base):
            return theirs
        if ours is _ABSENT or theirs is _ABSENT:
            present = theirs if ours is _ABSENT else ours
            if type(present) is type(base) and isinstance(present, list | dict):
                # No set and an empty set are one: what the other side added stays, what it kept goes.
                nothing = type(present)()
                pair = (nothing, present) if ours is _ABSENT else (present, nothing)
                return self.value(path, base, *pair) or _ABSENT
            return present  # an edit beats a deletion
        if isinstance(ours, dict) and isinstance(theirs, dict):
            return self.objects(path, base if isinstance(base, dict) else {}, ours, theirs)
        chosen = self.chosen(ours, theirs)
        self.lost(path, ours, theirs, chosen)
        return chosen

    def objects(self, path: str, base: Raw, ours: Raw, theirs: Raw) -> Raw:
        """Return the merged value of an object, key by key."""
        merged = {
            key: self.value(f"{path}.{key}", *(each.get(key, _ABSENT) for each in (base, ours, theirs)))
            for key in sorted(ours.keys() | theirs.keys() | base.keys())
        }
        return {key: value for key, value in merged.items() if value is not _ABSENT}

    def chosen(self, ours: Any, theirs: Any) -> Any:
        """Return which of two values stands."""
        if self.later:
            return ours if self.later > 0 else theirs
        return max(ours, theirs, key=lambda value: (self.canonical(value), repr(value)))

    def sets(self, base: Any, ours: list[Any], theirs: list[Any]) -> list[Any]:
        """Return the union of two sets less what either side removed; what only one changed, as it is."""
        before, our, their = (self.keyed(each) for each in (base, ours, theirs))
        if self.same(ours, theirs) or (their.keys() == before.keys() != our.keys()):
            return ours
        if our.keys() == before.keys() != their.keys():
            return theirs
        if our.keys() == their.keys() and (self.same(ours, base) or self.same(theirs, base)):
            # An order may mean something in a list of which we don't know.
            return theirs if self.same(ours, base) else ours
        removed = before.keys() - (our.keys() & their.keys())
        union = {key: self.chosen_part(our.get(key, _ABSENT), their.get(key, _ABSENT)) for key in our | their}
        merged = sorted((part for key, part in union.items() if key not in removed), key=set_order)
        # As it was is what neither wanted, and merged again, one side alone would seem to have changed it.
        return max(ours, theirs, key=self.canonical) if self.same(merged, base) else merged

    def chosen_part(self, ours: Any, theirs: Any) -> Any:
        """Return how to spell a part of a set that both may have spelled differently (é, e + accent)."""
        if _ABSENT in (ours, theirs):
            return theirs if ours is _ABSENT else ours
        return max(ours, theirs, key=repr)

    def keyed(self, value: Any) -> dict[bytes, Any]:
        """Return a list's parts by their canonical bytes: True is not 1."""
        return {self.canonical(part): part for part in value} if isinstance(value, list) else {}

    def same(self, one: Any, other: Any) -> bool:
        """Whether two values are written the same."""
        if one is other:
            return True
        if type(one) is not type(other) or isinstance(one, _Absent):
            return False
        if isinstance(one, str | bool | int):
            return bool(one == other)
        return self.canonical(one) == self.canonical(other)

    def lost(self, path: str, ours: Any, theirs: Any, chosen: Any) -> None:
        """Keep both values as a row, the same on both sides: whose is whose is not known any more."""
        if self.table == Conflict.TABLE and path in _ABOUT_CONFLICTS:
            return
        values = [None if each is _ABSENT else each for each in (ours, theirs, chosen)]
        written = [(self.canonical(each), repr(each), each) for each in values[:2]]
        first, second = sorted(written, key=lambda each: each[:2])
        if first[0] == second[0] and _ABSENT not in (ours, theirs):
            return  # the same text, composed differently: the file writes both alike
        row = {
            "table": self.table, "record": self.identifier, "field": path,
            "ours": first[2], "theirs": second[2], "chosen": values[2],
        }  # fmt: skip
        if self.at:
            row["at"] = row["created"] = row["updated"] = self.at
        pair = [each[0].decode() for each in (first, second)]
        self.conflicts[derived_id("conflict", self.table, self.identifier, path, *pair)] = row


def _time(raw: Raw) -> str:
    """Return when a side was last changed; empty where it doesn't say."""
    updated = raw.get("updated")
    return updated if isinstance(updated, str) else ""
