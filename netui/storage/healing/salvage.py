"""Everything that is intact in the bytes of a data file, as one network."""

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from netui.domain.merging import merge_tables
from netui.storage.fileformat import META, FormatError, Tables, canonical, parse, same
from netui.storage.healing.ids import adopted
from netui.storage.healing.markers import sides
from netui.storage.healing.places import placed
from netui.storage.healing.reader import Known, Reading, Row, read
from netui.storage.healing.sources import Stages
from netui.storage.healing.text import decoded
from netui.storage.healing.values import without_last_commas
from netui.storage.healing.versions import as_rows, completed, joined, versions
from netui.storage.migrations import SCHEMA, migrated

_SCHEMA: Final = "schema"


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was read.

    Attributes:
        tables: The records.
        versions: Every version of them that was read.
        unread: The pieces that could not be read.
        ended: Whether the end of the file was there.
        lossy: Whether a record that isn't there may be one that was lost.
        marked: Whether git's conflict markers were in it.
        merged: Whether two sides of a merge were.
        twice: How many records were in it twice, and different.
        conflicts: How many values could not stay where they were, and are in the conflicts table.
        zeros: Whether runs of zero bytes were in it.
        foreign: Whether it wasn't UTF-8.
    """

    tables: Tables
    versions: list[Tables]
    unread: tuple[str, ...]
    ended: bool
    lossy: bool
    marked: bool
    merged: bool
    twice: int
    conflicts: int
    zeros: bool
    foreign: bool

    @property
    def count(self) -> int:
        """How many records there are."""
        return sum(len(rows) for table, rows in self.tables.items() if table != META)


def salvage(data: bytes) -> Salvaged:
    """Return what is intact in bytes; there may be nothing."""
    text, zeros, foreign = decoded(data)
    lines = text.split("\n")
    marked = sides(lines)
    known: Known = {}
    base, ours, theirs = (_side(part, known) for part in marked or ([], lines, []))
    joint = joined(base.versions, ours.versions, theirs.versions)
    unread = tuple(dict.fromkeys(ours.unread + theirs.unread + base.unread))
    ended = ours.ended or theirs.ended
    return Salvaged(
        joint.tables,
        base.versions + ours.versions + theirs.versions,
        unread,
        ended,
        lossy=bool(unread) or zeros or not ended,
        marked=marked is not None,
        merged=marked is not None,
        twice=_twice(ours) + _twice(theirs),
        conflicts=joint.conflicts,
        zeros=zeros,
        foreign=foreign,
    )


def resolved(found: Salvaged, stages: Stages) -> Salvaged:
    """Return what git has of both sides, merged, with what only the file itself has.

    Args:
        found: What is intact in the file, whose lines are one of the sides' unless somebody edited them.
        stages: What git's index has.
    """
    base, ours, theirs = (salvage(each).tables if each is not None else None for each in stages)
    first = ours if ours is not None else theirs if theirs is not None else base or {}
    outcome = merge_tables(base, first, theirs if theirs is not None else first, canonical)
    tables, conflicts = outcome.tables, set(outcome.conflicts)
    known = [each for each in (base, ours, theirs) if each is not None]
    for version in found.versions:
        edited = completed(_unlike(version, known), first)
        outcome = merge_tables(first, tables, edited, canonical)
        tables, conflicts = outcome.tables, conflicts | set(outcome.conflicts)
    return replace(found, tables=tables, lossy=False, merged=True, conflicts=len(conflicts))


def _unlike(tables: Tables, known: list[Tables]) -> Tables:
    """Return the rows that none of several tables has."""
    return {
        table: {
            key: raw
            for key, raw in rows.items()
            if not any(same(raw, each.get(table, {}).get(key)) for each in known)
        }
        for table, rows in tables.items()
        if table != META
    }


def put_right(tables: Tables) -> Tables:
    """Return tables in which every record has an id of netui's, and none is inside another."""
    return joined([], versions(adopted(as_rows(tables))), []).tables


class _Side(NamedTuple):
    versions: list[Tables]
    unread: list[str]
    ended: bool


def _twice(side: _Side) -> int:
    return sum(len(rows) for tables in side.versions[1:] for rows in tables.values())


def _side(lines: list[str], known: Known) -> _Side:
    """Return what the lines of a whole file hold: exactly, where they are one, else as far as it goes."""
    tables = _exactly("\n".join(lines))
    reading = Reading(as_rows(tables), ended=True) if tables is not None else read(lines, known)
    rows = placed(reading) if tables is None else reading.rows
    return _Side(versions(adopted(_up_to_date(list(rows)))), reading.unread, reading.ended)


def _exactly(text: str) -> Tables | None:
    """Return the tables that a text is, where it is nothing else."""
    for each in dict.fromkeys((text, without_last_commas(text))):
        with suppress(FormatError):
            return parse(each.encode())
    return None


def _up_to_date(rows: list[Row]) -> list[Row]:
    """Return records as the present schema has them, where they are of an older one."""
    said = [row.raw.get(_SCHEMA) for row in rows if row.table == META]
    schema = max((each for each in said if type(each) is int and each > 0), default=1)
    rows = [
        Row(META, row.id, row.raw | {_SCHEMA: schema}) if row.table == META and _SCHEMA in row.raw else row
        for row in rows
    ]
    if schema >= SCHEMA:
        return rows
    meta = {META: {"1": {_SCHEMA: schema}}}
    current = (migrated(completed(tables, meta), schema=SCHEMA) for tables in versions(rows))
    return [row for tables in current for row in as_rows(tables)]
