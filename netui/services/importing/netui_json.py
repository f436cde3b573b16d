"""netui's own JSON: what ``netui export --as json`` and ``--json`` write, and the data file itself."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from netui.domain.messages import message
from netui.domain.records import Raw
from netui.domain.tables import TABLES
from netui.domain.text import clean
from netui.services.importing.candidates import Format, ImportFileError, Reading, Watch
from netui.services.importing.files import DATA_CAP, decode, read_bytes, refuse

SOURCE = "json"
_DEEPEST = 100
_ADDED = frozenset({"id", "short"})


def read(path: Path, watch: Watch) -> Reading:
    """Read an export.

    Args:
        path: The file.
        watch: Told of progress; stops the work.

    Raises:
        ImportFileError: Where it can't be read, or is not netui's.
    """
    text = decode(path, read_bytes(path, DATA_CAP))
    try:
        held = json.loads(text)
    except ValueError as error:
        raise refuse(path, message("isn't JSON: {why}", why=str(error))) from None
    except RecursionError:
        raise refuse(path, message("is nested too deeply")) from None
    if isinstance(held, list):  # what "netui list --json" prints
        held = {"contacts": held}
    if not isinstance(held, dict) or not held.keys() & TABLES.keys():
        raise refuse(path, message("is JSON, but not an export of netui's: it has no contacts"))
    total = sum(len(rows) for rows in held.values() if isinstance(rows, list | dict))
    tables: dict[str, dict[str, Raw]] = {}
    done = 0
    for name, rows in held.items():
        if name.startswith("_"):
            continue
        tables[clean(name)] = taken = {}
        for identifier, row in _records(path, name, rows):
            done += 1
            watch.step(done, max(total, done))
            taken[identifier] = row
    return Reading(path, Format.JSON, SOURCE, tables=tables)


def _records(path: Path, table: str, rows: Any) -> Iterator[tuple[str, Raw]]:
    """Yield a table's records with their ids, however the file holds them."""
    pairs: Any
    if isinstance(rows, dict):
        pairs = rows.items()
    elif isinstance(rows, list):
        pairs = ((row.get("id") if isinstance(row, dict) else None, row) for row in rows)
    else:
        raise _refuse(path, table, 1)
    for number, (identifier, row) in enumerate(pairs, 1):
        known = isinstance(identifier, str) and identifier.isascii() and identifier.isdigit()
        if not known or not isinstance(row, dict):
            raise _refuse(path, table, number)
        yield identifier, _cleaned(path, {key: row[key] for key in row if key not in _ADDED})


def _refuse(path: Path, table: str, number: int) -> ImportFileError:
    said = message(
        "is not an export of netui's: record {number} of “{table}” has no id", number=number, table=table
    )
    return refuse(path, said)


def _cleaned(path: Path, value: Any, depth: int = 0) -> Any:
    """Return a value whose texts a terminal can show."""
    if depth > _DEEPEST:
        raise refuse(path, message("is nested too deeply"))
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(path, part, depth + 1) for part in value]
    if isinstance(value, Mapping):
        return {clean(key): _cleaned(path, part, depth + 1) for key, part in value.items()}
    return value
