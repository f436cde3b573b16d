"""Changes: what one act did to which records, so that it can be saved, merged and undone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from netui.domain.clock import stamp
from netui.domain.records import Raw, Record


@dataclass(frozen=True, slots=True)
class Edit:
    """One record before and after; None where it was or is not there."""

    table: str
    id: str
    before: Raw | None
    after: Raw | None

    def reversed(self) -> "Edit":
        """Return the edit that takes this one back."""
        return Edit(self.table, self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """What one act of the user did: one step of undo.

    Attributes:
        label: What was done, in words: "log coffee with Anna Rossi".
        edits: Every record that it touched.
        at: When, UTC, ``YYYY-MM-DDTHH:MM:SSZ``.
    """

    label: str
    edits: tuple[Edit, ...]
    at: str = ""

    def reversed(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(self.label, tuple(edit.reversed() for edit in reversed(self.edits)), self.at)

    def __iter__(self) -> Iterator[Edit]:
        return iter(self.edits)


def created(record: Record, now: str) -> Edit:
    """Return the edit that adds a record.

    Args:
        record: The new record; ``created`` is kept where it has one.
        now: The time of the change, UTC.
    """
    raw = record.dump()
    raw.setdefault("created", now)
    raw.setdefault("updated", now)
    return Edit(record.TABLE, record.id, None, raw)


def updated(before: Record, after: Record, now: str) -> Edit | None:
    """Return the edit from one state of a record to another, or None where nothing differs.

    Args:
        before: The record as it stands.
        after: The record as it should be.
        now: The time of the change, UTC.
    """
    old, new = before.dump(), after.dump()
    if old == new:
        return None
    return Edit(before.TABLE, before.id, old, new | {"updated": now})


def trashed(record: Record, now: str) -> Edit:
    """Return the edit that puts a record in the trash."""
    raw = record.dump()
    return Edit(record.TABLE, record.id, raw, raw | {"deleted": now, "updated": now})


def change(label: str, edits: Iterable[Edit | None], now: str) -> Change:
    """Return the change made of edits, leaving out those that do nothing."""
    return Change(label, tuple(edit for edit in edits if edit is not None), now)


def differing(before: Raw | None, after: Raw | None) -> set[str]:
    """Return the names of the fields whose values differ between two states of a record."""
    old, new = before or {}, after or {}
    missing: Any = object()
    return {name for name in old.keys() | new.keys() if old.get(name, missing) != new.get(name, missing)}


def later(raw: Raw | None, standing: Raw | None) -> Raw | None:
    """Return a row as changed after another one: where both hold a field, it is this one's that stands.

    Args:
        raw: The row.
        standing: What it was changed on top of, whose time of change may lie ahead: clocks differ.
    """
    if raw is None or standing is None:
        return raw
    mine, theirs = raw.get("updated"), standing.get("updated")
    if not isinstance(theirs, str) or (isinstance(mine, str) and mine > theirs):
        return raw
    try:
        return raw | {"updated": stamp(datetime.fromisoformat(theirs) + timedelta(seconds=1))}
    except (ValueError, OverflowError):  # no time at all: nothing comes after it
        return raw
