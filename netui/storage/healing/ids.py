"""Adopting records whose ids are not netui's: the 1, 2, 3 of stock TinyDB, and what is no number.

Two machines would give the same one to different people. What a record is called and when it was made says
which it is, so that two machines which adopt the same file agree; whatever names it names it anew.
"""

import operator
from collections.abc import Iterable, Mapping
from typing import Any

from netui.domain.ids import derived_id
from netui.domain.kinds import Kind, Reference, SetOf, Shape, set_order
from netui.domain.records import Raw
from netui.domain.tables import TABLES, Conflict
from netui.storage.fileformat import Tables, canonical
from netui.storage.healing.reader import Row

_COUNTED = 2**64
"""No id of netui's is as small."""
_DIGITS = 20  # of it

_TELLING = ("created", "name", "title", "text", "on", "contact", "contacts", "a", "b", "direction")
"""Fields that say which record it is, and that hardly ever change."""

_Renamed = Mapping[str, Mapping[str, str]]


def has_foreign(tables: Tables) -> bool:
    """Return whether a record of ours has an id that isn't netui's; quick, for in most files none has."""
    ours = (rows for table, rows in tables.items() if rows and table in TABLES)
    return any(
        (min(map(len, rows)) <= _DIGITS or not _is_number("".join(rows))) and any(map(_is_foreign, rows))
        for rows in ours
    )


def adopted(rows: Iterable[Row]) -> list[Row]:
    """Return records of which those with other ids have ids of netui's, in everything that names them."""
    rows = list(rows)
    renamed: dict[str, dict[str, str]] = {}
    for table, identifier, raw in rows:
        if table in TABLES and _is_foreign(identifier):
            renamed.setdefault(table, {}).setdefault(identifier, _new_id(table, identifier, raw))
    return [_adopted(row, renamed) for row in rows] if renamed else rows


def _adopted(row: Row, renamed: _Renamed) -> Row:
    table, identifier, raw = row
    if table not in TABLES:
        return row
    new = _new_id(table, identifier, raw) if _is_foreign(identifier) else identifier
    return Row(table, new, _renaming(table, raw, renamed))


def _is_foreign(identifier: str) -> bool:
    return not _is_number(identifier) or (len(identifier) <= _DIGITS and int(identifier) < _COUNTED)


def _is_number(text: str) -> bool:
    return text.encode().isdigit()  # of bytes, which is five times as quick as of text


def _new_id(table: str, identifier: str, raw: Raw) -> str:
    telling = canonical([raw.get(name) for name in _TELLING]).decode()
    return derived_id("adopted", table, identifier, telling)


def _renaming(table: str, raw: Raw, renamed: _Renamed) -> Raw:
    """Return a row in which what names a renamed record names it by its new id."""
    kinds = dict(TABLES[table].kinds())
    if table == Conflict.TABLE:
        kinds |= _kinds_in_conflict(raw)
    changed = {name: _value(kinds[name], value, renamed) for name, value in raw.items() if name in kinds}
    return raw if all(value is raw[name] for name, value in changed.items()) else raw | changed


def _kinds_in_conflict(raw: Raw) -> dict[str, Kind[Any]]:
    """Return what kinds of values a conflict holds: those of the field that it is about."""
    table = raw.get("table")
    if not isinstance(table, str) or table not in TABLES:
        return {}
    found: dict[str, Kind[Any]] = {"record": Reference(table=table)}
    kind = TABLES[table].kinds().get(str(raw.get("field")))
    return found | dict.fromkeys(("ours", "theirs", "chosen"), kind) if kind else found


def _value(kind: Kind[Any], value: Any, renamed: _Renamed) -> Any:
    """Return a field's value with new ids in the place of old ones; the very same where there are none."""
    if isinstance(kind, Reference):
        new = renamed.get(kind.table, {})
        name = str(value) if type(value) is int else value  # TinyDB's own ids are integers
        return new.get(name, value) if type(name) is str else value
    if isinstance(kind, SetOf) and isinstance(value, list):
        items = [_value(kind.item, part, renamed) for part in value]
        return value if all(map(operator.is_, items, value)) else sorted(items, key=set_order)
    if isinstance(kind, Shape) and isinstance(value, dict):
        parts = {
            name: _value(kind.parts[name], part, renamed) if name in kind.parts else part
            for name, part in value.items()
        }
        return value if all(part is value[name] for name, part in parts.items()) else parts
    return value
