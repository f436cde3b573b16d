"""The network and its file: reads from memory, changes at once in memory and soon on disk."""

import atexit
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from netui.domain.changes import Change, Edit, later
from netui.domain.clock import Clock, stamp
from netui.domain.merge import merge_record
from netui.domain.messages import Message, message
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.i18n import _
from netui.storage.backups import Backup, Backups, Difference, counted, differences, read_backup
from netui.storage.datafile import ASIDE, DataFile, Key
from netui.storage.errors import ReadOnlyError, StorageError, explain
from netui.storage.fileformat import META, NAME, FormatError, canonical, same
from netui.storage.folder import DataFolder, why_read_only
from netui.storage.healing.sources import Stages
from netui.storage.history import History, taken_back
from netui.storage.undolog import Entry, UndoLog
from netui.storage.writer import BACK_OFF, SaveState, Task, Writer

_LARGE = 100  # edits: a change of the size of an import gets a backup of its own


class Repository:
    """A data folder that is open.

    Everything here is called from one thread, the one that owns ``network``; a thread of its own does the
    writing. Get one from `open`.

    Attributes:
        folder: The data folder.
        path: The data file in it.
        network: All records, in memory.
        read_only: Why nothing may be changed; None where it may.
    """

    def __init__(
        self,
        folder: DataFolder,
        file: DataFile,
        clock: Clock,
        read_only: Message | None,
        back_off: Sequence[float],
    ) -> None:
        self.folder = folder.path
        self.path = file.path
        self.network = Network({table: rows for table, rows in file.rows.items() if table != META})
        self.read_only = read_only
        self._clock = clock
        self._file = file
        self._history = History(UndoLog(folder.log.path))
        self._arrived: dict[Key, Edit] = {}
        self._removed: dict[Key, Raw] = {}
        self._writer = Writer(file, folder, back_off, read_only)
        self._unsettled: set[Key] = set()
        self._closed = False
        atexit.register(self._writer.finish)

    @classmethod
    def open(
        cls,
        folder: Path,
        clock: Clock,
        *,
        read_only: bool = False,
        back_off: Sequence[float] = BACK_OFF,
        stages: Callable[[Path], Stages | None] | None = None,
        committed: Callable[[Path], bytes | None] | None = None,
    ) -> Self:
        """Open a data folder; nothing is written before the first change, but for a file that is healed.

        Args:
            folder: It need not exist: the network is then empty.
            clock: Tells the time of backups and undone changes.
            read_only: Refuse changes.
            back_off: Seconds between attempts to save that failed.
            stages: Asked when the file has to be healed: what git's index has of it where a merge is not
                done (the ancestor, ours, theirs), else None.
            committed: Asked when something of the file is lost: the file as git's last commit has it.

        Raises:
            BadFileError: The data file holds something else than a network.
            StorageError: The folder is none, or its file can't be read.
        """
        place = DataFolder(folder, clock)
        place.check()
        healer = place.healer(stages, committed)
        file = DataFile(place.path / NAME, healer)
        why = message("netui was opened with --read-only: nothing is changed") if read_only else None
        healer.writes = (why or why_read_only(place, file)) is None
        file.load()
        opened = cls(place, file, clock, why or why_read_only(place, file), back_off)
        if file.ill:
            opened._write_healed()
        return opened

    @property
    def state(self) -> SaveState:
        """How what is in memory stands to what is on disk."""
        return self._writer.state

    @property
    def settled(self) -> bool:
        """Whether memory and disk hold the same, and nobody else has written the file since."""
        saved = self.state.kind == "saved" and not self._file.ill
        return saved and not self._unsettled and not self._file.changed()

    def is_plain(self) -> bool:
        """Whether the file is in the bytes that netui would write; asked when all is saved."""
        return self._file.is_plain()

    def listen(self, callback: Callable[[], None]) -> None:
        """Call back, from the writer's thread, when the state changes or others' changes arrive.

        Args:
            callback: Usually posts a message to the thread that owns this repository.
        """
        self._writer.listen(callback)

    def commit(self, change: Change, *, backup: bool = False) -> None:
        """Make a change hold: in memory at once, on disk soon.

        Args:
            change: Its edits may have been made from rows that have changed since; they are then merged.
            backup: Keep the file as it is now, however recent the last backup is.

        Raises:
            ReadOnlyError: Nothing may be changed here.
            StorageError: It holds something that can't be written.
        """
        self._refuse_if_read_only()
        _refuse_what_cannot_be_written(change.edits)
        edits = self._current(change.edits)
        if edits:
            change = Change(change.label, tuple(edits), change.at or self._now())
            self._make(change.edits, self._history.record(change), large=backup)

    def flush(self) -> None:
        """Wait until everything is on disk, and take in what others have changed.

        Raises:
            StorageError: It can't be saved now. The changes stay in memory and are tried again.
        """
        try:
            self._writer.flush()
        finally:
            self.take_changes()

    def refresh(self) -> bool:
        """See whether somebody else wrote the file, have it read in the background, take in what came.

        Returns:
            Whether memory changed.
        """
        if self._file.worth_a_look():
            self._writer.look()
        return self.take_changes()

    def notices(self) -> list[Message]:
        """Return what was done to the file to heal it, each in one line; nothing is said twice."""
        return list(self._writer.notices())

    def arrived(self) -> list[Edit]:
        """Return what others' changes did to memory, a record once; nothing is told twice."""
        found, self._arrived = self._arrived, {}
        return [edit for edit in found.values() if not same(edit.before, edit.after)]

    def removed_elsewhere(self, table: str, identifier: str) -> Raw | None:
        """Return a record as it was before others moved it to the trash or took it out, while this was open.

        None where nobody did, or where it was changed here since.
        """
        return self._removed.get((table, identifier))

    def catch_up(self) -> None:
        """Take in at once what others have changed; where that fails, memory stays as it is."""
        if self._file.changed():
            self._writer.look()
            with suppress(StorageError):
                self._writer.flush()
        self.take_changes()

    def take_changes(self) -> bool:
        """Bring what others have changed into memory; True where that was anything."""
        rows = self.network.rows
        changed = False
        for edit in self._writer.take():
            if edit.table == META:
                continue
            current = rows.get(edit.table, {}).get(edit.id)
            merged = merge_record(edit.table, edit.id, edit.before, current, edit.after, canonical).raw
            self._unsettled.add((edit.table, edit.id))  # it may have changed here too, and not be saved yet
            changed = self._set((edit.table, edit.id), merged) or changed
        if self._unsettled and (settled := self._writer.settled(self._unsettled)) is not None:
            self._unsettled.clear()
            for key, raw in settled.items():
                changed = self._set(key, raw) or changed
        return changed

    def undo(self) -> Change | None:
        """Take back the last change that was made here, or on this data before it was opened here.

        What others have done on it since stays. None where there is nothing to take back.

        Returns:
            The change that took it back, with the label of the one that it took back.

        Raises:
            ReadOnlyError: Nothing may be changed here.
        """
        return self._step("undo")

    def redo(self) -> Change | None:
        """Make the change again that was taken back last; None where there is none.

        Raises:
            ReadOnlyError: Nothing may be changed here.
        """
        return self._step("redo")

    def backups(self) -> list[Backup]:
        """Return the earlier states that are kept, the latest first."""
        return Backups(self.folder).list()

    def compare(self, backup: Backup) -> dict[str, Difference]:
        """Return what restoring a backup would do, by table; nothing where a table would stay as it is.

        Raises:
            StorageError: It can't be read.
        """
        return counted(differences(self.network.rows, read_backup(backup)))

    def restore(self, backup: Backup) -> Change:
        """Make everything as a backup has it; a change like any other, which can be undone.

        Raises:
            ReadOnlyError: Nothing may be changed here.
            StorageError: The backup can't be read.
        """
        self._refuse_if_read_only()
        edits = differences(self.network.rows, read_backup(backup))
        label = _("restore the backup of {moment}").format(moment=backup.at.strftime("%Y-%m-%d %H:%M"))
        change = Change(label, tuple(edits), self._now())
        if edits:
            self._make(edits, self._history.record(change), large=True)
        return change

    def close(self) -> None:
        """Save what is not yet saved and let go of the folder.

        Raises:
            StorageError: Something could not be saved and is lost with this process.
        """
        if self._closed:
            return
        self._closed = True
        atexit.unregister(self._writer.finish)
        try:
            self._writer.flush()
        finally:
            self._writer.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _write_healed(self) -> None:
        """Write a file that was healed at once: who reads it next finds a good one."""
        self._writer.look()
        with suppress(StorageError):  # it is said by the state, and tried again
            self._writer.flush()
        self.take_changes()

    def _now(self) -> str:
        return stamp(self._clock.now())

    def _refuse_if_read_only(self) -> None:
        if self.read_only is not None:
            raise ReadOnlyError(self.read_only)
        if self._closed:
            raise ReadOnlyError(message("This network was closed: open it again to change it"))

    def _current(self, edits: Sequence[Edit]) -> list[Edit]:
        """Return edits as they apply to the rows that memory has now."""
        found: dict[Key, Edit] = {}
        rows = self.network.rows
        for edit in edits:
            key = edit.table, edit.id
            standing = rows.get(edit.table, {}).get(edit.id)
            current = found[key].after if key in found else standing
            after = edit.after
            if not same(current, edit.before):
                # Who changes a record here has what stands here before them, whatever another clock said.
                ours = later(edit.after, current)
                merged = merge_record(edit.table, edit.id, edit.before, ours, current, canonical)
                after = merged.raw
                for identifier, row in merged.conflicts.items():
                    known = rows["conflicts"].get(identifier)
                    found["conflicts", identifier] = Edit("conflicts", identifier, known, row)
            found[key] = Edit(edit.table, edit.id, standing, after)
        return list(found.values())

    def _make(self, edits: Sequence[Edit], entry: Entry, *, large: bool = False) -> None:
        self.network.apply(edits)
        for edit in edits:
            self._removed.pop((edit.table, edit.id), None)
        self._writer.submit(Task(tuple(edits), entry, large=large or len(edits) >= _LARGE))

    def _step(self, kind: Literal["undo", "redo"]) -> Change | None:
        self._refuse_if_read_only()
        while True:
            try:
                found = self._history.next(kind)
            except OSError as error:
                raise StorageError(explain(error, self.folder / ASIDE)) from error
            if found is None:
                return None
            target, change = found
            self.catch_up()  # after the log was read: the file then has all that the log says
            done = change.edits if kind == "undo" else change.reversed().edits
            edits = taken_back(done, self.network.rows, self._now())
            self._make(edits, self._history.mark(kind, target))
            if edits:
                return Change(change.label, tuple(edits), self._now())

    def _set(self, key: Key, raw: dict[str, object] | None) -> bool:
        table, identifier = key
        current = self.network.rows.get(table, {}).get(identifier)
        if same(current, raw):
            return False
        self.network.apply([Edit(table, identifier, current, raw)])
        if current is not None and (raw is None or (raw.get("deleted") and not current.get("deleted"))):
            self._removed[key] = current
        elif raw is None or not raw.get("deleted"):
            self._removed.pop(key, None)
        first = self._arrived.get(key)
        self._arrived[key] = Edit(table, identifier, first.before if first else current, raw)
        return True


def _refuse_what_cannot_be_written(edits: Sequence[Edit]) -> None:
    try:
        for edit in edits:
            canonical([edit.table, edit.id, edit.before, edit.after])
    except FormatError as error:
        raise StorageError(message("This change {what}: nothing was changed", what=error.message)) from error
