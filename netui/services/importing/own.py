"""Records that come back from netui's own exports: the very records, told by their ids.

An export says when each record had last changed. Where ours hasn't changed since, what the file says is
taken: a spreadsheet's work, or a newer state from another machine. Where it has, ours stands.
"""

from typing import Any

from netui.domain.kinds import set_order
from netui.domain.records import Raw
from netui.domain.tables import HANDLE_KINDS
from netui.services.exporting.cells import HANDLES, field_of, to_cell
from netui.services.importing.candidates import Candidate
from netui.services.importing.merging import Merged

_NEVER_TAKEN = frozenset({"created", "updated"})


def new_own_row(candidate: Candidate, now: str) -> Raw:
    """Return the row of a record that isn't in the network any more, or not yet."""
    made = candidate.created or now
    return {**candidate.fields, "created": made, "updated": candidate.version or made}


def merge_own_row(row: Raw, candidate: Candidate) -> Merged:
    """Return a contact's row with what was changed in its exported row.

    Args:
        row: The row as it stands.
        candidate: Its row in a table that netui exported.
    """
    differing = [
        column
        for column, cell in candidate.cells.items()
        if column not in _NEVER_TAKEN and cell.strip() != to_cell(column, row).strip()
    ]
    fields = sorted({field_of(column) for column in differing})
    if not candidate.version or candidate.version < str(row.get("updated", "")):
        return Merged(row, kept=tuple(fields))
    result = dict(row)
    for field in fields:
        value = candidate.fields.get(field)
        if field == HANDLES:
            value = _handles(row, value, set(candidate.cells))
        if value:
            result[field] = value
        else:
            result.pop(field, None)
    return Merged(row if result == row else result, changed=tuple(fields))


def _handles(row: Raw, theirs: Any, columns: set[str]) -> list[Any]:
    """Return a file's handles, and ours of those kinds that the file has no column for."""
    held = row.get(HANDLES)
    absent = [kind for kind in HANDLE_KINDS if kind not in columns]
    parts = held if isinstance(held, list) else []
    ours = [part for part in parts if isinstance(part, dict) and part.get("kind") in absent]
    return sorted([*ours, *(theirs or [])], key=set_order)


def newest(ours: Raw, theirs: Raw) -> Raw:
    """Return the record that changed last; ours where both did at once."""
    later = str(theirs.get("updated", "")) > str(ours.get("updated", ""))
    return theirs if later else ours
