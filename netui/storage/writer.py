"""Saving, off the thread that answers the user: a queue of changes and one thread that writes them."""

import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, replace
from typing import Final, Literal, Protocol

from netui.domain.changes import Edit
from netui.domain.merge import merge_record
from netui.domain.messages import Message, message
from netui.domain.records import Raw
from netui.storage.datafile import DataFile, Key
from netui.storage.errors import OvertakenError, StorageError, explain
from netui.storage.fileformat import canonical, same
from netui.storage.undolog import Entry

BACK_OFF: Final = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds until a failed save is tried again; the last one from then on."""


@dataclass(frozen=True, slots=True)
class SaveState:
    """How what is in memory stands to what is on disk.

    Attributes:
        kind: Whether all of it is there.
        message: Why not, or what the user should know.
    """

    kind: Literal["saved", "saving", "failed", "read-only"]
    message: Message | None = None


@dataclass(slots=True)
class Task:
    """One change on its way to the disk.

    Attributes:
        edits: What it does; each ``before`` is the row as memory had it.
        entry: Its part of the undo log.
        saved: Whether the data file has it already.
        large: Whether a backup is due whatever the hour.
    """

    edits: tuple[Edit, ...]
    entry: Entry
    saved: bool = False
    large: bool = False


class Place(Protocol):
    """The folder around the data file, as the writer needs it."""

    def locked(self) -> AbstractContextManager[object]:
        """Return the lock; the folder is made ready first."""
        ...

    @property
    def warning(self) -> Message | None:
        """What went wrong beside the last save without keeping it from being one."""
        ...

    def saving(self, *, large: bool) -> AbstractContextManager[None]:
        """Do what belongs around the replacing of the file: backups."""
        ...

    def after_save(self, tasks: Sequence[Task]) -> None:
        """Do what comes after the file was replaced: the undo log."""
        ...


class Writer:
    """Writes queued changes in the background and hands back what it found changed by others.

    Args:
        file: The data file, already loaded. From now on others only ask it whether it changed.
        place: The folder around it.
        back_off: Seconds between attempts.
        refuse: Why nothing may be written, where nothing may.
    """

    def __init__(
        self,
        file: DataFile,
        place: Place,
        back_off: Sequence[float] = BACK_OFF,
        refuse: Message | None = None,
    ) -> None:
        self._file = file
        self._place = place
        self._back_off = back_off
        self._condition = threading.Condition()
        self._queue: deque[Task] = deque()
        self._outgoing: list[Edit] = []
        self._may_write = refuse is None
        self._state = SaveState("read-only", refuse) if refuse else SaveState("saved")
        self._idle_state = self._state
        self._wanted = self._looking = self._busy = self._stopping = False
        self._attempts = self._failures = 0
        self._problem: StorageError | None = None
        self._thread: threading.Thread | None = None
        self._listeners: list[Callable[[], None]] = []

    # From the thread that owns the memory

    @property
    def state(self) -> SaveState:
        """How memory stands to disk."""
        return self._state

    def listen(self, callback: Callable[[], None]) -> None:
        """Call back, from the writer's thread, whenever the state changes or others' changes arrive."""
        self._listeners.append(callback)

    def submit(self, task: Task) -> None:
        """Queue a change; returns at once."""
        with self._condition:
            self._queue.append(task)
            if self._state.kind == "saved":
                self._state = SaveState("saving")
            self._wake()

    def look(self) -> None:
        """Have the file read again, in the background."""
        with self._condition:
            self._looking = True
            self._wake()

    def take(self) -> list[Edit]:
        """Return what changed on disk by others' doing since the last call."""
        with self._condition:
            found, self._outgoing = self._outgoing, []
            return found

    def notices(self) -> Iterator[Message]:
        """Yield what was healed since the last call, each in one line."""
        while self._file.notices:
            yield self._file.notices.popleft()

    def settled(self, keys: Iterable[Key]) -> dict[Key, Raw | None] | None:
        """Return records as they are on disk, or None while something is still on its way there."""
        with self._condition:
            if self._queue or self._busy or self._outgoing:
                return None
            return {(table, key): self._file.rows.get(table, {}).get(key) for table, key in keys}

    def flush(self) -> None:
        """Wait until every change is on disk.

        Raises:
            StorageError: It can't be written now. The changes stay queued.
        """
        with self._condition:
            attempt = self._attempts + 1
            if self._queue or self._busy or self._looking:
                self._wake()
            while self._queue or self._busy or self._looking:
                if self._failures and not self._busy and self._attempts >= attempt:
                    break
                self._condition.wait()
            if self._queue and self._problem is not None:
                raise self._problem

    def finish(self) -> None:
        """Save what can be saved and end the thread: for a program that ends without closing."""
        with suppress(StorageError):
            self.flush()
        self.stop()

    def stop(self) -> None:
        """End the thread; what is still queued stays unsaved."""
        with self._condition:
            self._stopping = True
            self._condition.notify_all()
        if self._thread is not None:
            self._thread.join()
        self._file.close()

    def _wake(self) -> None:
        self._wanted = True
        if self._thread is None:
            # A daemon, for a thread that waits must not keep a program from ending; `Repository` flushes.
            self._thread = threading.Thread(target=self._run, name="netui-writer", daemon=True)
            self._thread.start()
        self._condition.notify_all()

    # From the writer's own thread

    def _run(self) -> None:
        while True:
            with self._condition:
                self._wait_for_work()
                if self._stopping:
                    return
                tasks = list(self._queue)
                self._wanted = self._looking = False
                self._busy = True
                self._attempts += 1
            found: list[Edit] = []
            problem = self._attempt(tasks, found)
            with self._condition:
                self._busy = False
                self._failures = self._failures + 1 if problem else 0
                if not problem:
                    for _task in tasks:
                        self._queue.popleft()
                self._problem = problem
                before, self._state = self._state, self._next_state()
                self._outgoing += found
                news = found or before != self._state or self._file.notices
                self._condition.notify_all()
            if news:
                self._tell()

    def _wait_for_work(self) -> None:
        deadline = None
        if self._failures:
            pause = self._back_off[min(self._failures, len(self._back_off)) - 1]
            deadline = time.monotonic() + pause
        while not (self._wanted or self._stopping):
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                return
            self._condition.wait(left)

    def _next_state(self) -> SaveState:
        if self._problem is not None:
            why = self._problem.message
            kept = message("{why}; your changes are kept here and saved as soon as that works", why=why)
            return SaveState("failed", kept if self._queue else why)
        if self._queue:
            return SaveState("saving")
        return replace(self._idle_state, message=self._idle_state.message or self._place.warning)

    def _attempt(self, tasks: list[Task], found: list[Edit]) -> StorageError | None:
        try:
            if not tasks:
                found += self._file.catch_up()
            if tasks or (self._may_write and self._file.ill):
                with self._place.locked():
                    self._save(tasks, found)
        except StorageError as error:
            return error
        except OSError as error:
            return StorageError(explain(error, self._file.path))
        except Exception as error:  # noqa: BLE001 - a defect must show as a failed save, never as a silent hang
            return StorageError(
                message(
                    "The changes could not be saved because of a defect in netui ({what})", what=repr(error)
                )
            )
        return None

    def _save(self, tasks: list[Task], found: list[Edit]) -> None:
        fresh = [task for task in tasks if not task.saved]
        while True:
            found += self._file.catch_up()
            changes, merged = self._merged(fresh)
            large = any(task.large for task in fresh)
            try:
                # A file that is healed is kept in quarantine; it is no backup.
                with nullcontext() if self._file.ill else self._place.saving(large=large):
                    self._file.save(changes)
                break
            except OvertakenError:  # an editor, git: read what it wrote, then write both
                continue
        for task in fresh:
            task.saved = True
        found += merged
        if tasks:
            self._place.after_save(tasks)

    def _merged(self, tasks: Iterable[Task]) -> tuple[dict[Key, Raw | None], list[Edit]]:
        """Return the rows to write, and where they differ from what memory has."""
        changes: dict[Key, Raw | None] = {}
        differing: list[Edit] = []
        rows = self._file.rows
        for edit in (edit for task in tasks for edit in task.edits):
            key = edit.table, edit.id
            current = changes[key] if key in changes else rows.get(edit.table, {}).get(edit.id)
            if current is edit.before:
                changes[key] = edit.after
                continue
            outcome = merge_record(edit.table, edit.id, edit.before, edit.after, current, canonical)
            changes[key] = outcome.raw
            if not same(outcome.raw, edit.after):
                differing.append(Edit(edit.table, edit.id, edit.after, outcome.raw))
            for identifier, row in outcome.conflicts.items():
                changes["conflicts", identifier] = row
                differing.append(Edit("conflicts", identifier, None, row))
        return changes, differing

    def _tell(self) -> None:
        for callback in tuple(self._listeners):
            try:
                callback()
            except Exception:  # noqa: BLE001 - what is wrong with a listener must not end the saving
                self._listeners.remove(callback)
                threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), threading.current_thread())))
