"""The data file's bytes: read, merged, counted, and put in the work tree file's place."""

import hashlib
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from netui.domain.clock import Clock
from netui.domain.messages import Message, message
from netui.domain.tables import TABLES
from netui.services.sync.errors import SyncError
from netui.storage.datafile import Stamp
from netui.storage.durable import PRIVATE_FILE, refuse_link, sync_folder, write_held
from netui.storage.errors import OvertakenError, StorageError, explain
from netui.storage.fileformat import META, NAME, FormatError, Tables, UnusualError, parse, regions
from netui.storage.folder import DataFolder
from netui.storage.lines import rendered
from netui.storage.merging import MergedFile, SideError, merge_bytes
from netui.storage.migrations import SCHEMA, migrated, schema_of, with_schema

_LOOKS: Final = 5  # at a file that may just be being written by a program that does so in place
_PAUSE: Final = 0.1  # seconds


class UnreadableError(SyncError):
    """A state of the file holds no network."""


def tables_in(data: bytes, where: Message | str, known: Tables | None = None) -> Tables:
    """Return the tables that bytes hold, as this version of netui has them.

    Args:
        data: A whole file.
        where: What to call it.
        known: Rows that are used again where they are the same: comparing them then takes no time.

    Raises:
        UnreadableError: It holds no network.
        SyncError: A newer netui wrote it.
    """
    try:
        tables = parse(data, known=known)
        schema = schema_of(tables)
    except FormatError as error:
        raise UnreadableError(
            message("{where} {what}: nothing was synced", where=where, what=error.message)
        ) from error
    if schema > SCHEMA:
        raise SyncError(
            message("{where} was written by a newer netui: update this one, then sync again", where=where)
        )
    return migrated(tables)


def written(tables: Tables) -> bytes:
    """Return tables as netui writes them."""
    whole: Tables = {name: {} for name in TABLES} | with_schema(tables)
    return b"".join(rendered(whole).runs)


def merged(base: bytes | None, ours: bytes, theirs: bytes) -> MergedFile:
    """Merge two states of the file; see `merge_bytes`.

    Raises:
        UnreadableError: One of them holds no network, or a newer netui wrote it.
    """
    try:
        return merge_bytes(base, ours, theirs)
    except SideError as error:
        where = {"ours": message("{name} here", name=NAME), "theirs": message("{name} there", name=NAME)}
        raise UnreadableError(
            message(
                "{where} {what}: nothing was synced", where=where.get(error.side, NAME), what=error.message
            )
        ) from error


def counted(before: bytes | None, after: bytes) -> dict[str, int]:
    """Return how many records of each table differ; tables in which none does are left out."""
    if before == after:
        return {}
    old, new = _lines(before) if before else {}, _lines(after)
    found = {}
    for table in [*TABLES, *sorted((old.keys() | new.keys()) - {META, *TABLES})]:
        # A line begins with the record's id, which has no colon in it where netui made it.
        differing = {line.partition(b":")[0] for line in old.get(table, set()) ^ new.get(table, set())}
        if differing:
            found[table] = len(differing)
    return found


def _lines(data: bytes) -> dict[str, set[bytes]]:
    """Return the lines of each table; none of bytes that hold no network."""
    try:
        places = regions(data)
    except UnusualError:
        try:
            data = written(parse(data))
        except FormatError:
            return {}
        places = regions(data)
    return {
        place.table: {line.removesuffix(b",") for line in data[place.start : place.end].splitlines()}
        for place in places
    }


def blob_hash(data: bytes, kind: str) -> str:
    """Return what git calls a file with these bytes.

    Args:
        data: The bytes.
        kind: Which hash the repository uses.
    """
    return hashlib.new(kind, b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


class _Seen(NamedTuple):
    """What the file held at one moment, and what tells that moment from others."""

    data: bytes
    stamp: Stamp


class WorkFile:
    """The data file in the work tree, which other programs may change at any time.

    Args:
        folder: The data folder.
        clock: Tells the time of backups.

    Attributes:
        path: Where it is.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._place = DataFolder(folder, clock)
        self.path = self._place.path / NAME

    def held(self) -> bytes | None:
        """Return what it holds now; None where there is none.

        Raises:
            StorageError: It is a link or can't be read.
        """
        seen = self._seen()
        return seen.data if seen else None

    def change(
        self,
        work: Callable[[bytes | None], bytes],
        otherwise: Callable[[UnreadableError], bytes] | None = None,
    ) -> bytes:
        """Put something else in the file's place, made from what it holds at that moment.

        Args:
            work: Returns what shall be there; called again where somebody else was quicker, and where what is
                there holds no network, for it may just be being written.
            otherwise: Returns what shall be there where that doesn't pass.

        Returns:
            What is there now.

        Raises:
            UnreadableError: It goes on holding no network.
            StorageError: It can't be written.
        """
        looks = 0
        while True:
            before = self.held()
            try:
                wanted = work(before)
            except UnreadableError as error:
                looks += 1
                if looks < _LOOKS:
                    time.sleep(_PAUSE)
                    continue
                if otherwise is None:
                    raise
                wanted = otherwise(error)
            if wanted == before or self._replace(before, wanted, keep=looks > 0):
                return wanted

    def make_private(self) -> None:
        """Let nobody else read the file: git writes it as readable as its umask allows."""
        try:
            handle = os.open(self.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
        except OSError:
            return
        try:
            found = os.fstat(handle)
            if stat.S_ISREG(found.st_mode) and stat.S_IMODE(found.st_mode) != PRIVATE_FILE:
                os.fchmod(handle, PRIVATE_FILE)
        finally:
            os.close(handle)

    def _replace(self, before: bytes | None, after: bytes, *, keep: bool) -> bool:
        """Write the file where it still holds what it held; return whether it did.

        Args:
            before: What it held.
            after: What it shall hold.
            keep: Have a backup of what it held: git doesn't know that.
        """
        try:
            with self._place.locked(), self._place.saving(large=keep):
                seen = self._seen()
                if (seen.data if seen else None) != before:
                    return False

                expected = seen.stamp if seen else None
                os.close(write_held(self.path, [after], lambda _handle: self._refuse_other(expected)))
                sync_folder(self.path.parent)
        except OvertakenError:
            return False
        except OSError as error:
            raise StorageError(explain(error, self.path)) from error
        return True

    def _seen(self) -> _Seen | None:
        refuse_link(self.path)
        try:
            while True:
                stamp = Stamp.of(self.path.stat())
                data = self.path.read_bytes()
                if Stamp.of(self.path.stat()) == stamp:
                    return _Seen(data, stamp)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageError(explain(error, self.path)) from error

    def _refuse_other(self, expected: Stamp | None) -> None:
        """Raise where somebody who doesn't ask for the lock wrote the file meanwhile."""
        try:
            found = Stamp.of(self.path.stat())
        except FileNotFoundError:
            found = None
        if found != expected:
            raise OvertakenError
