"""Several versions of the same records, and the one that holds what is in all of them.

A record that is missing somewhere was not deleted there: in a file that has to be healed that says nothing.
"""

from collections.abc import Iterable
from typing import NamedTuple

from netui.domain.merging import merge_tables
from netui.domain.records import Raw
from netui.storage.fileformat import Tables, canonical, same
from netui.storage.healing.reader import Row, is_table


class Joined(NamedTuple):
    """Records of which there is one version each.

    Attributes:
        tables: All of them.
        conflicts: How many values could not stay where they were, and are in the conflicts table.
    """

    tables: Tables
    conflicts: int


def as_rows(tables: Tables) -> list[Row]:
    """Return the records of tables one by one, and of those inside others, as misplaced braces leave them."""
    found: list[Row] = []
    waiting = list(reversed(tables.items()))
    while waiting:
        table, rows = waiting.pop()
        for identifier, raw in rows.items():
            if is_table(identifier, raw):
                waiting.append((identifier, raw))
            else:
                found.append(Row(table, identifier, raw))
    return found


def versions(rows: Iterable[Row]) -> list[Tables]:
    """Return tables without duplicates: the first has every record, each next one those that differ again."""
    seen: dict[tuple[str, str], list[Raw]] = {}
    found: list[Tables] = []
    for table, identifier, raw in rows:
        others = seen.setdefault((table, identifier), [])
        if any(same(each, raw) for each in others):
            continue
        if len(others) == len(found):
            found.append({})
        found[len(others)].setdefault(table, {})[identifier] = raw
        others.append(raw)
    return found


def joined(base: list[Tables], ours: list[Tables], theirs: list[Tables]) -> Joined:
    """Return every record that is in any version, merged where there are several.

    Args:
        base: Versions of what both sides come from, as far as it is known.
        ours: Versions of what one side has.
        theirs: Versions of what the other has.
    """
    ancestor, doubtful = _ancestor(base, ours, theirs)
    sides = [completed(side, ancestor) for side in [*ours, *theirs, *doubtful]] or [ancestor]
    tables, conflicts = sides[0], set[str]()
    for side in sides[1:]:
        outcome = merge_tables(ancestor, tables, side, canonical)
        tables = outcome.tables
        conflicts.update(outcome.conflicts)
    return Joined(tables, len(conflicts))


def _ancestor(base: list[Tables], ours: list[Tables], theirs: list[Tables]) -> tuple[Tables, list[Tables]]:
    """Return what both sides come from, and versions of it that may be anybody's.

    What both sides still have tells nothing: it may stand there beside what each made of it. Where there are
    several versions, there is no telling which was first.
    """
    again = {(table, key) for tables in base[1:] for table, rows in tables.items() for key in rows}

    def kept(table: str, key: str, raw: Raw) -> bool:
        both = all(any(same(each.get(table, {}).get(key), raw) for each in side) for side in (ours, theirs))
        return not both and (table, key) not in again

    ancestor = {
        table: {key: raw for key, raw in rows.items() if kept(table, key, raw)}
        for tables in base[:1]
        for table, rows in tables.items()
    }
    doubtful = [
        {
            table: {key: raw for key, raw in rows.items() if (table, key) in again}
            for table, rows in each.items()
        }
        for each in base
    ]
    return ancestor, doubtful if again else []


def completed(tables: Tables, others: Tables) -> Tables:
    """Return tables with the rows that they lack and others have."""
    return tables | {table: rows | tables.get(table, {}) for table, rows in others.items()}
