r"""The log of what can be undone: a file beside the data, appended to, shared by processes.

A change is a line that says what it is, then a line for each record it touched; undoing and redoing add a
line of their own:

    {"change":"5f…","at":"2026-03-01T10:00:00Z","edits":1,"label":"star Anna Rossi"}
    ["contacts","2064…",{…before…},{…after…}]
    {"entry":"9a…","undo":"5f…"}

An entry that a killed writer left unfinished is skipped. Older changes are dropped when the file has doubled.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import orjson

from netui.domain.changes import Change, Edit
from netui.domain.messages import message
from netui.storage.durable import PRIVATE_FILE, refuse_link, sync_folder, write_all, write_file
from netui.storage.errors import OvertakenError, StorageError
from netui.storage.fileformat import canonical, value

KEPT: Final = 1000  # changes
_SMALL = 1024 * 1024  # bytes below which the log isn't worth compacting
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(slots=True)
class Entry:
    """One step of the log.

    Attributes:
        id: Its own id.
        kind: Whether it made a change, or undid or redid one.
        target: The id of the change.
        change: The change, where it is at hand.
        logged: Whether it is on disk.
        place: Where its lines are in the log: offset and length, in bytes.
    """

    id: str
    kind: Literal["change", "undo", "redo"]
    target: str
    change: Change | None = None
    logged: bool = False
    place: tuple[int, int] = (0, 0)


def made(change: Change) -> Entry:
    """Return the entry for a new change."""
    identifier = _new_id()
    return Entry(identifier, "change", identifier, change)


def marked(kind: Literal["undo", "redo"], target: str) -> Entry:
    """Return the entry that says that a change was undone or redone."""
    return Entry(_new_id(), kind, target)


def stacks(entries: Iterable[Entry]) -> tuple[list[str], list[str]]:
    """Return the ids of the changes that can be undone and redone, the next one last."""
    done: list[str] = []
    undone: list[str] = []
    for entry in entries:
        if entry.kind == "change":
            done.append(entry.target)
            undone.clear()
        else:
            source, aim = (done, undone) if entry.kind == "undo" else (undone, done)
            if entry.target in source:  # two processes may both have undone it
                source.remove(entry.target)
                aim.append(entry.target)
    return done, undone


class UndoLog:
    """The log's file. Appending is for whoever holds the folder's lock; reading for anybody.

    Args:
        path: Where it is; there need not be one.
        kept: How many changes survive compaction.
        small: Bytes up to which it is left alone.

    Attributes:
        path: Where it is.
    """

    def __init__(self, path: Path, kept: int = KEPT, small: int = _SMALL) -> None:
        self.path = path
        self._kept = kept
        self._small = small
        self._head = b""
        self._read_to = 0
        self._entries: list[Entry] = []

    # The reader's part

    def entries(self) -> Sequence[Entry]:
        """Return every entry; what was read before is not read again.

        Raises:
            OSError: It can't be read.
        """
        try:
            handle = os.open(self.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except FileNotFoundError:
            self._entries = []
            self._read_to, self._head = 0, b""
            return self._entries
        try:
            head = os.pread(handle, 200, 0).partition(b"\n")[0]
            if head != self._head or os.fstat(handle).st_size < self._read_to:  # compacted since
                self._entries = []
                self._read_to, self._head = 0, head
            found, self._read_to = _scan(_from(handle, self._read_to), self._read_to)
        finally:
            os.close(handle)
        self._entries += found
        return self._entries

    def change(self, entry: Entry) -> Change:
        """Return the change of an entry that `entries` returned.

        Raises:
            StorageError: It isn't what this log writes.
            OvertakenError: Another process compacted the log since: ask for the entries again.
            OSError: It can't be read.
        """
        if entry.change is None:
            with self.path.open("rb") as file:
                file.seek(entry.place[0])
                lines = file.read(entry.place[1]).split(b"\n")
            header = _header(lines[0])
            if header.get("change") != entry.id:
                raise OvertakenError
            try:
                edits = tuple(Edit(*value(each)) for each in lines[1:] if each)
            except (ValueError, TypeError) as error:
                raise StorageError(
                    message("{path} is damaged: this change can't be undone", path=str(self.path))
                ) from error
            entry.change = Change(str(header.get("label", "")), edits, str(header.get("at", "")))
        return entry.change

    # The writer's part

    def append(self, entries: Sequence[Entry]) -> None:
        """Add entries at the end, durably.

        Raises:
            OSError: None of them is there.
        """
        refuse_link(self.path)
        handle = os.open(self.path, _FLAGS, PRIVATE_FILE)
        try:
            start = _end_of_last_line(handle)
            os.ftruncate(handle, start)
            try:
                if start == 0:
                    write_all(handle, [_first_line(0)])
                write_all(handle, _lines(entries))
                os.fsync(handle)
            except BaseException:
                os.ftruncate(handle, start)
                raise
            if start == 0:
                sync_folder(self.path.parent)
            for entry in entries:
                entry.logged = True
            size = os.fstat(handle).st_size
            if size > self._small and size > 2 * _size_before(handle):
                self._compact(_from(handle, 0))
        finally:
            os.close(handle)

    def _compact(self, data: bytes) -> None:
        """Leave what can still be undone or redone, and of that the latest."""
        entries, _end = _scan(data, 0)
        done, undone = stacks(entries)
        places = {entry.target: entry.place for entry in entries if entry.kind == "change"}
        # What was undone is written as changes that were then undone, in the order that rebuilds the stacks.
        wanted = [*done[-self._kept :], *reversed(undone)]
        runs = [data[start : start + length] for start, length in map(places.__getitem__, wanted)]
        runs += [b"".join(_lines([marked("undo", target)])) for target in undone]
        write_file(self.path, b"".join([_first_line(sum(map(len, runs))), *runs]))


def _new_id() -> str:
    return os.urandom(8).hex()


def _first_line(size: int) -> bytes:
    """Return the line that tells this log from the one before compaction, and how large it began."""
    return canonical({"log": _new_id(), "size": size}) + b"\n"


def _size_before(handle: int) -> int:
    try:
        return int(orjson.loads(os.pread(handle, 200, 0).partition(b"\n")[0])["size"])
    except (ValueError, TypeError, KeyError):
        return 0


def _lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    for entry in entries:
        if entry.kind == "change" and entry.change is not None:
            edits, label, at = entry.change.edits, entry.change.label, entry.change.at
            yield canonical({"change": entry.id, "label": label, "at": at, "edits": len(edits)}) + b"\n"
            for edit in edits:
                yield canonical([edit.table, edit.id, edit.before, edit.after]) + b"\n"
        else:
            yield canonical({"entry": entry.id, entry.kind: entry.target}) + b"\n"


def _scan(data: bytes, offset: int) -> tuple[list[Entry], int]:
    """Return the entries in a part of the log, and the offset up to which it is read for good."""
    found: list[Entry] = []
    position = 0
    while (end := data.find(b"\n", position) + 1) > 0:
        header = _header(data[position:end])
        count = header.get("edits", 0)
        missing = count if type(count) is int else 0
        while missing and data.startswith(b"[", end) and (after := data.find(b"\n", end) + 1) > 0:
            end, missing = after, missing - 1
        if missing and data.find(b"\n", end) < 0:
            break  # still being written, or left by a writer that was killed
        if not missing and (entry := _entry(header, (offset + position, end - position))):
            found.append(entry)
        position = end
    return found, offset + position


def _header(written: bytes) -> dict[str, Any]:
    try:
        header = orjson.loads(written)
    except ValueError:
        return {}
    return header if isinstance(header, dict) else {}


def _entry(header: dict[str, Any], place: tuple[int, int]) -> Entry | None:
    if "change" in header:
        return Entry(str(header["change"]), "change", str(header["change"]), None, True, place)
    kinds: tuple[Literal["undo", "redo"], ...] = ("undo", "redo")
    for kind in kinds:
        if kind in header:
            return Entry(str(header.get("entry")), kind, str(header[kind]), None, True, place)
    return None


def _from(handle: int, offset: int) -> bytes:
    parts = []
    while part := os.pread(handle, 16 * 1024 * 1024, offset):
        parts.append(part)
        offset += len(part)
    return b"".join(parts)


def _end_of_last_line(handle: int) -> int:
    """Return where a new line can begin: after the last whole one, for a killed writer leaves half a line."""
    end = os.fstat(handle).st_size
    while end:
        start = max(end - 65536, 0)
        found = os.pread(handle, end - start, start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0
