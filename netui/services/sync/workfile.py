"""The data file in the work tree, which other programs may change at any time."""

import hashlib
import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from netui.domain.clock import Clock
from netui.domain.messages import Message
from netui.services.sync.errors import UnreadableError
from netui.storage.durable import PRIVATE_FILE, refuse_link, sync_folder, write_all, write_held
from netui.storage.errors import OvertakenError, StorageError, explain
from netui.storage.names import ASIDE, NAME

BLANK: Final = b" \t\r\n\0"
"""What a file consists of that holds nothing."""
_LOOKS: Final = 5  # at a file that may just be being written by a program that does so in place
_PAUSE: Final = 0.1  # seconds
_KNOWN: Final = "readable"  # beside the lock: the hash of the last file that was seen to be a good one
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
        otherwise: Callable[[bytes], bytes] | None = None,
    ) -> bytes:
        """Put something else in the file's place, made from what it holds at that moment.

        Args:
            work: Returns what shall be there; called again where somebody else was quicker, and where what is
                there holds no network, for it may just be being written.
            otherwise: Returns what shall be there where that doesn't pass, made from what is there.

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
            except UnreadableError:
                looks += 1
                if looks < _LOOKS:
                    time.sleep(_PAUSE)
                    continue
                if otherwise is None or before is None:
                    raise
                wanted = otherwise(before)
            if wanted == before or self._replace(before, wanted, keep=looks > 0):
                return wanted

    def heal(self, committed: bytes | None) -> tuple[Message, ...]:
        """Heal a file that can't be read as it stands, and return what was done.

        Args:
            committed: It, as the last commit has it.

        Raises:
            StorageError: Nothing in it can be read, or it can't be written.
        """
        from netui.storage.repository import Repository

        with Repository.open(self._folder, self._clock, committed=lambda _path: committed) as repository:
            return tuple(repository.notices())

    def is_known(self, hashed: str) -> bool:
        """Return whether it is known that the file with this hash can be read."""
        with suppress(OSError):
            return (self._folder / ASIDE / _KNOWN).read_text("ascii") == hashed
        return False

    def know(self, hashed: str) -> None:
        """Note that the file with this hash can be read: then nobody has to look."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        with suppress(OSError):  # it is only quicker
            handle = os.open(self._folder / ASIDE / _KNOWN, flags, PRIVATE_FILE)
            try:
                write_all(handle, [hashed.encode("ascii")])
            finally:
                os.close(handle)

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
