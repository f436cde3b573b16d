"""The data file in the work tree, which other programs may change at any time."""

import hashlib
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from netui.domain.clock import Clock
from netui.services.sync.errors import UnreadableError
from netui.storage.durable import PRIVATE_FILE, refuse_link, sync_folder, write_held
from netui.storage.errors import OvertakenError, StorageError, explain
from netui.storage.names import NAME

_LOOKS: Final = 5  # at a file that may just be being written by a program that does so in place
_PAUSE: Final = 0.1  # seconds
Stamp = tuple[int, int, int]
"""What tells one state of a file from another without reading it: its inode, size and time of change."""


def blob_hash(data: bytes, kind: str) -> str:
    """Return what git calls a file with these bytes.

    Args:
        data: The bytes.
        kind: Which hash the repository uses.
    """
    hashed = hashlib.new(kind, b"blob %d\0" % len(data), usedforsecurity=False)
    hashed.update(data)
    return hashed.hexdigest()


class _Seen(NamedTuple):
    """What the file held at one moment, and what tells that moment from others."""

    data: bytes
    stamp: Stamp


class WorkFile:
    """The data file in the work tree, which other programs may change at any time.

    Args:
        folder: The data folder, with no links on the way to it.
        clock: Tells the time of backups.

    Attributes:
        path: Where it is.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self.path = folder / NAME

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
        from netui.storage.folder import DataFolder

        place = DataFolder(self._folder, self._clock)
        try:
            with place.locked(), place.saving(large=keep):
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
                stamp = _stamp(self.path)
                data = self.path.read_bytes()
                if _stamp(self.path) == stamp:
                    return _Seen(data, stamp)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageError(explain(error, self.path)) from error

    def _refuse_other(self, expected: Stamp | None) -> None:
        """Raise where somebody who doesn't ask for the lock wrote the file meanwhile."""
        try:
            found = _stamp(self.path)
        except FileNotFoundError:
            found = None
        if found != expected:
            raise OvertakenError


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns
