"""Undo and redo: which change is next, and what taking it back means for records as they stand now."""

from collections.abc import Iterable, Mapping
from typing import Literal

from netui.domain.changes import Change, Edit, differing
from netui.domain.records import Raw
from netui.storage.errors import OvertakenError
from netui.storage.fileformat import same
from netui.storage.undolog import Entry, UndoLog, made, marked, stacks


class History:
    """What was done, by this process and others on the same data; owned by the thread that owns memory.

    Args:
        log: The log beside the data.
    """

    def __init__(self, log: UndoLog) -> None:
        self._log = log
        self._own: list[Entry] = []

    def record(self, change: Change) -> Entry:
        """Return the log's entry for a change that was just made."""
        entry = made(change)
        self._own.append(entry)
        return entry

    def mark(self, kind: Literal["undo", "redo"], target: str) -> Entry:
        """Return the log's entry for a change that was just undone or redone."""
        entry = marked(kind, target)
        self._own.append(entry)
        return entry

    def next(self, kind: Literal["undo", "redo"]) -> tuple[str, Change] | None:
        """Return the change that would be undone or redone now, with its id; None where there is none.

        Raises:
            OSError: The log can't be read.
            StorageError: What it says of that change can't.
        """
        while True:
            entries = self._entries()
            done, undone = stacks(entries)
            stack = done if kind == "undo" else undone
            if not stack:
                return None
            entry = next(each for each in entries if each.kind == "change" and each.target == stack[-1])
            try:
                return entry.target, self._log.change(entry)
            except OvertakenError:
                continue

    def _entries(self) -> list[Entry]:
        # Asked before the log is read: what is written in between is then seen twice rather than never.
        waiting = [entry for entry in self._own if not entry.logged]
        logged = self._log.entries()
        known = {entry.id for entry in logged}
        self._own = [entry for entry in waiting if entry.id not in known]
        return [*logged, *self._own]


def taken_back(edits: Iterable[Edit], rows: Mapping[str, Mapping[str, Raw]], now: str) -> list[Edit]:
    """Return the edits that take others back on records as they stand.

    A record that nothing else changed gets exactly its former row. Of one that was changed since, only
    those fields that still hold the value they were given go back.

    Args:
        edits: What was done, in the order in which it was.
        rows: Every table's rows now.
        now: The time, UTC.
    """
    found: dict[tuple[str, str], Edit] = {}
    for edit in reversed(tuple(edits)):
        key = edit.table, edit.id
        first = found.get(key)
        standing = rows.get(edit.table, {}).get(edit.id)
        current = first.after if first else standing
        back = _back(edit, current, now)
        if not same(back, current):
            found[key] = Edit(edit.table, edit.id, standing, back)
    return [edit for edit in found.values() if not same(edit.before, edit.after)]


def _back(edit: Edit, current: Raw | None, now: str) -> Raw | None:
    if same(current, edit.after):
        return edit.before
    if current is None or edit.after is None:  # gone since, or back already: nothing of it is left to undo
        return current
    if edit.before is None:  # made by it, and changed since: the trash loses nobody's work
        return current if current.get("deleted") else current | {"deleted": now, "updated": now}
    result = dict(current)
    for field in differing(edit.before, edit.after):
        if (field in current) == (field in edit.after) and same(current.get(field), edit.after.get(field)):
            if field in edit.before:
                result[field] = edit.before[field]
            else:
                result.pop(field, None)
    return result
