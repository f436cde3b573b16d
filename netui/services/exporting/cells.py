"""A contact's fields as the cells of a table, and back: what is written can be read again without loss.

Columns are named as fields are, with a column for each kind of handle. Several values stand in one cell
with ``; `` between them; a handle's label and a system's name stand before ``: ``. A backslash takes the
meaning from the sign after it. Ids are written as UUIDs: a spreadsheet would round a number of 37 digits.
"""

import re
from typing import Any
from uuid import UUID

from netui.domain.kinds import Flag, Kind, Reference, SetOf, Table
from netui.domain.records import Raw
from netui.domain.tables import HANDLE_KINDS, Contact

ID = "id"
HANDLES = "handles"
LEFT_OUT = ("extra", "deleted")
"""``extra`` is what imports keep for themselves; the trash isn't exported."""

_ESCAPABLE = re.compile(r"([\\;]|:(?= |$))")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SEPARATOR = re.compile(r"((?:\\.|[^\\;]|\\$)*)(?:;|$)", re.DOTALL)
_NAMED = re.compile(r"((?:\\.|[^\\:]|:(?! |$))*):(?: (.*)|$)", re.DOTALL)
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def columns() -> tuple[str, ...]:
    """Return the columns of a table of contacts, in order."""
    found: list[str] = [ID]
    for field in Contact.kinds():
        if field == HANDLES:
            found += HANDLE_KINDS
        elif field not in LEFT_OUT:
            found.append(field)
    return tuple(found)


def field_of(column: str) -> str:
    """Return the field that a column holds a part or the whole of."""
    return HANDLES if column in HANDLE_KINDS else column


def to_cells(identifier: str, row: Raw) -> list[str]:
    """Return a contact's cells, in the order of the columns."""
    return [guard(to_cell(column, row, identifier)) for column in columns()]


def to_cell(column: str, row: Raw, identifier: str = "") -> str:
    """Return one cell of a contact, as it is before a spreadsheet's signs are guarded against.

    Args:
        column: One of `columns`.
        row: The contact as the data file holds it; a value that can't be read there is left out.
        identifier: The contact's id.
    """
    if column == ID:
        return uuid_of(identifier)
    if column in HANDLE_KINDS:
        handles = row.get(HANDLES)
        parts = handles if isinstance(handles, list) else []
        shown = [part for part in parts if isinstance(part, dict) and part.get("kind") == column]
        return "; ".join(_named(str(part.get("label", "")), str(part.get("value", ""))) for part in shown)
    kind, value = Contact.kinds()[column], row.get(column)
    if value is None or value == "":
        return ""
    return _written(kind, value)


def _written(kind: Kind[Any], value: Any) -> str:
    if isinstance(kind, SetOf):
        show = uuid_of if isinstance(kind.item, Reference) else escape
        return "; ".join(show(str(part)) for part in value) if isinstance(value, list) else ""
    if isinstance(kind, Table):
        return "; ".join(_named(*map(str, pair)) for pair in value.items()) if isinstance(value, dict) else ""
    if isinstance(kind, Flag):
        return "yes" if value is True else ""
    return uuid_of(str(value)) if isinstance(kind, Reference) else str(value)


def from_cell(column: str, cell: str) -> Any:
    """Return the value in a cell, as a contact's field parses it; for handles, a list.

    Args:
        column: One of `columns`.
        cell: The cell, freed of its guard.
    """
    if column in HANDLE_KINDS:
        return [
            {"kind": column, "value": value, "label": label}
            for label, value in map(_pair, split(cell))
            if value
        ]
    kind = Contact.kinds()[column]
    if isinstance(kind, SetOf):
        parts = [unescape(part) for part in split(cell)]
        return [id_of(part) for part in parts] if isinstance(kind.item, Reference) else parts
    if isinstance(kind, Table):
        return dict(_pair(part) for part in split(cell))
    return id_of(cell) if isinstance(kind, Reference) else cell


def guard(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: ``'`` is put before one that looks so."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Return a cell without the ``'`` that `guard` puts before it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def split(cell: str) -> list[str]:
    """Return the parts of a cell, backslashes still in them."""
    return [part for found in _SEPARATOR.findall(cell) if (part := found.strip())]


def escape(text: str) -> str:
    """Return a text in which no sign has a meaning."""
    return _ESCAPABLE.sub(r"\\\1", text)


def unescape(text: str) -> str:
    """Return a text without the backslashes that `escape` puts into it."""
    return _ESCAPED.sub(r"\1", text)


def _named(name: str, value: str) -> str:
    return f"{escape(name)}: {escape(value)}" if name else escape(value)


def _pair(part: str) -> tuple[str, str]:
    found = _NAMED.fullmatch(part)
    return (unescape(found[1]), unescape(found[2] or "")) if found else ("", unescape(part))


def uuid_of(identifier: str) -> str:
    """Return an id as a UUID; one that somebody wrote by hand and is none, as it is."""
    if identifier.isascii() and identifier.isdigit() and len(identifier) < 40:
        number = int(identifier)
        if number < 2**128 and str(number) == identifier:
            return str(UUID(int=number))
    return identifier


def id_of(written: str) -> str:
    """Return the id that a UUID stands for; anything else as it is."""
    return str(UUID(written).int) if _UUID.fullmatch(written) else written
