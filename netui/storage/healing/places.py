"""Which table a record of a damaged file belongs to, where the line that said so can't be read."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from netui.domain.records import Raw
from netui.domain.tables import TABLES, Contact
from netui.storage.fileformat import META
from netui.storage.healing.reader import Reading, Row

_ALIKE = 0.75  # of a table's name that is left, at least
_STAMPS = frozenset(("created", "updated", "deleted"))


def placed(reading: Reading) -> Iterator[Row]:
    """Yield every record with the table that it belongs to.

    Where it stands counts, unless it doesn't hold there and does in one of our tables whose beginning was not
    read. A table whose name is almost that of a missing one is that one.
    """
    missing = [table for table in TABLES if table not in reading.named]
    spelled = _spelled(reading.named, missing)
    lost = [table for table in missing if table not in spelled.values()]
    last = Contact.TABLE
    for row in reading.rows:
        table = spelled.get(row.table, row.table)
        if not table or (lost and not _holds(table, row.raw)):
            table = _likeliest(row.raw, lost) or table or _likeliest(row.raw, TABLES) or last
        if table in TABLES:
            last = table
        yield Row(table, row.id, row.raw)


def _spelled(named: Iterable[str], missing: list[str]) -> dict[str, str]:
    """Return the right name of each table whose name is almost that of a missing one."""
    found: dict[str, str] = {}
    for name in sorted(named):
        if name != META and name not in TABLES:
            left = [table for table in missing if table not in found.values()]
            found.update((name, table) for table in get_close_matches(name, left, 1, _ALIKE))
    return found


def _holds(table: str, raw: Raw) -> bool:
    """Whether a row makes a record of a table; one that isn't ours takes any."""
    if table == META:
        return "schema" in raw
    return table not in TABLES or not TABLES[table].load("", raw).problems()


def _likeliest(raw: Raw, tables: Iterable[str]) -> str | None:
    """Return which of our tables a row's fields tell of most; None where they tell of none."""
    rated = [(_rating(table, raw), table) for table in tables if _holds(table, raw)]
    best = max(rated, key=lambda each: each[0], default=(0, ""))
    return best[1] if best[0] > 0 else None


def _rating(table: str, raw: Raw) -> int:
    known = raw.keys() & TABLES[table].kinds().keys()
    return 2 * len(known) - len(raw) if known - _STAMPS else 0
