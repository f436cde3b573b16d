"""Merging whole networks three ways, on plain dicts: table by table, record by record.

What `merge_record` says of one record holds of all: one side changed it, take that; both did, field by
field; an edit beats a removal; what lost is a row in ``conflicts``. Beyond that, of tables: one that a side
hasn't at all was not emptied there, for whoever removes records leaves the table.

Merging is commutative, and idempotent. It is associative but for the fields that a row in ``conflicts``
names: a record holds one time of change, so among three machines that changed one field it may depend on
who met whom which of the values stands. All of them are kept, in any order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from netui.domain.merge import Canonical, merge_record
from netui.domain.records import Raw
from netui.domain.tables import Conflict

Rows = Mapping[str, Raw]
Tables = dict[str, dict[str, Raw]]

_META: Final = "_meta"
_SCHEMA: Final = "schema"
_NOT_COUNTED: Final = {_META, Conflict.TABLE}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records were changed, added or removed, by whom.

    Attributes:
        ours: By our side alone.
        theirs: By the other side alone.
        both: By both, differently.
    """

    ours: int = 0
    theirs: int = 0
    both: int = 0


@dataclass(frozen=True, slots=True)
class MergedTables:
    """Two networks as one.

    Attributes:
        tables: Every table's rows by id; rows of either side are taken as they are, not copied.
        conflicts: The rows of ``conflicts`` that this merge called for, by id; those left out that somebody
            settled before.
        counts: Whose changes are in it; conflicts are not counted.
    """

    tables: Tables
    conflicts: dict[str, Raw]
    counts: Counts


def merge_tables(
    base: Mapping[str, Rows] | None,
    ours: Mapping[str, Rows],
    theirs: Mapping[str, Rows],
    canonical: Canonical,
) -> MergedTables:
    """Merge two networks.

    Args:
        base: The tables of their common ancestor; None where there was none.
        ours: The tables of one side.
        theirs: Those of the other.
        canonical: Renders a value as bytes.
    """
    base, ours, theirs = _with_newest_schema((base or {}, ours, theirs))
    merger = _Merger(canonical)
    tables: Tables = {}
    for name in {**ours, **theirs}:
        before = base.get(name, {})
        if name == Conflict.TABLE:
            # Where two ancestors were merged into this one, a side may keep a value in another row than they
            # do: only what was settled can be taken out.
            before = {key: row for key, row in before.items() if row.get("deleted")}
        tables[name] = merger.rows(name, before, ours.get(name, before), theirs.get(name, before))
    standing = tables.setdefault(Conflict.TABLE, {})
    for identifier, row in merger.found.items():
        standing[identifier] = _kept(identifier, standing.get(identifier), row, canonical)
    open_rows = {key: standing[key] for key in merger.found if not standing[key].get("deleted")}
    counted = [merger.counted[who] for who in ("ours", "theirs", "both")]
    return MergedTables(tables, open_rows, Counts(*counted))


class _Merger:
    """Merges tables, and gathers what was found on the way.

    Attributes:
        found: Rows for ``conflicts``.
        counted: Records by who changed them.
    """

    def __init__(self, canonical: Canonical) -> None:
        self._canonical = canonical
        self.found: dict[str, Raw] = {}
        self.counted = dict.fromkeys(("ours", "theirs", "both"), 0)

    def rows(self, table: str, base: Rows, ours: Rows, theirs: Rows) -> dict[str, Raw]:
        """Return a table's merged rows."""
        merged: dict[str, Raw] = {}
        for identifier in {**ours, **theirs}:
            our, their = ours.get(identifier), theirs.get(identifier)
            raw = our if our is their else self._record(table, identifier, base.get(identifier), our, their)
            if raw is not None:
                merged[identifier] = raw
        return merged

    def _record(
        self, table: str, identifier: str, base: Raw | None, ours: Raw | None, theirs: Raw | None
    ) -> Raw | None:
        if theirs is base:  # as it is where rows were read once for several files: no need to look closely
            who, raw = "ours", ours
        elif ours is base:
            who, raw = "theirs", theirs
        elif self._same(ours, theirs):
            return ours
        elif self._same(theirs, base):
            who, raw = "ours", ours
        elif self._same(ours, base):
            who, raw = "theirs", theirs
        else:
            outcome = merge_record(table, identifier, base, ours, theirs, self._canonical)
            self.found |= outcome.conflicts
            who, raw = "both", outcome.raw
        if table not in _NOT_COUNTED:
            self.counted[who] += 1
        return raw

    def _same(self, one: Raw | None, other: Raw | None) -> bool:
        if one is None or other is None:
            return one is other
        return one is other or self._canonical(one) == self._canonical(other)


def _kept(identifier: str, known: Raw | None, row: Raw, canonical: Canonical) -> Raw:
    """Return a row for ``conflicts`` where one of the same two values may stand already.

    Somebody may have settled that one: it stays so, unless the fields have changed again since.
    """
    if known is None:
        return row
    merged = merge_record(Conflict.TABLE, identifier, None, known, row, canonical).raw or row
    settled, at = merged.get("deleted"), row.get("at")
    if isinstance(settled, str) and isinstance(at, str) and settled < at:
        return {name: value for name, value in merged.items() if name != "deleted"}
    return merged


def _with_newest_schema(sides: Sequence[Mapping[str, Rows]]) -> list[Mapping[str, Rows]]:
    """Return tables that all say the newest schema that any of them says, where one does."""
    said: list[Raw] = [side.get(_META, {}).get("1", {}) for side in sides]
    schemas = [row[_SCHEMA] for row in said if type(row.get(_SCHEMA)) is int]
    if not schemas:
        return list(sides)
    newest: dict[str, Any] = {_SCHEMA: max(schemas)}
    return [
        {**side, _META: {**side.get(_META, {}), "1": row | newest}}
        for side, row in zip(sides, said, strict=True)
    ]
