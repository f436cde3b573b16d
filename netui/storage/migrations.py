"""Bringing files of older versions up to date, one numbered step after another.

A step takes the tables as schema N has them and returns them as schema N+1 does. Steps run in memory when
a file is read; the file itself changes with the first save, after a backup.
"""

from collections.abc import Callable, Mapping
from typing import Final

from netui.domain.messages import message
from netui.storage.fileformat import META, FormatError, Tables

SCHEMA: Final = 1
Step = Callable[[Tables], Tables]

STEPS: Final[Mapping[int, Step]] = {}
"""Steps by the schema that they start from: ``STEPS[1]`` will make schema 2 of schema 1."""


def schema_of(tables: Tables) -> int:
    """Return the schema that a file says it has; 1 where it says nothing, as stock TinyDB would leave it.

    Raises:
        FormatError: It says something that is no number.
    """
    found = tables.get(META, {}).get("1", {}).get("schema", 1)
    if type(found) is not int or found < 1:
        raise FormatError(message("names a schema that is no number"))
    return found


def migrated(tables: Tables, steps: Mapping[int, Step] = STEPS, schema: int = SCHEMA) -> Tables:
    """Return tables as this version of netui has them; those of a newer one stay as they are.

    Args:
        tables: A file's tables.
        steps: Steps by the schema that they start from.
        schema: The schema to arrive at.
    """
    current = schema_of(tables)
    while current < schema:
        tables = steps[current](tables)
        current += 1
        tables = with_schema(tables, current)
    return tables


def with_schema(tables: Tables, schema: int = SCHEMA) -> Tables:
    """Return tables that say which schema they have."""
    meta = tables.get(META, {})
    return tables | {META: meta | {"1": meta.get("1", {}) | {"schema": schema}}}
