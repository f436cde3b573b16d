"""What was found out about states of the file, kept beside the data so that it is found out once.

Two states of the file differ in the same records for ever. The file may be deleted at any time, and is read
as far as it is whole: who reads the history again then waits again.
"""

import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from netui.storage.durable import PRIVATE_FILE, write_all, write_file
from netui.storage.errors import StorageError
from netui.storage.names import ASIDE

NAME: Final = "history"
_BEGIN: Final = b"netui history 1\n"


def key(before: Sequence[str], after: str) -> str:
    """Return the key of what a commit changes.

    Args:
        before: Git's names of the states that it follows.
        after: Git's name of the state that it makes.
    """
    return f"{'+'.join(before) or '-'}:{after}"


class Kept:
    """The file beside the data.

    Args:
        folder: The data folder.
        writes: Whether anything may be written there.
    """

    def __init__(self, folder: Path, *, writes: bool = True) -> None:
        self._path = folder / ASIDE / NAME
        self._writes = writes and self._path.parent.is_dir() and not self._path.parent.is_symlink()
        self._data = b""
        self._places: dict[str, tuple[int, int]] = {}
        self._new: dict[str, bytes] = {}
        self._load()

    def __contains__(self, key: object) -> bool:
        return key in self._places or key in self._new

    def get(self, key: str) -> bytes | None:
        """Return what is known under a key; None where nothing is."""
        if key in self._new:
            return zlib.decompress(self._new[key])
        place = self._places.get(key)
        if place is None:
            return None
        try:
            return zlib.decompress(self._data[place[0] : place[1]])
        except zlib.error:
            del self._places[key]
            return None

    def put(self, key: str, content: bytes) -> None:
        """Keep something; where it can't be written it is known as long as this process needs it."""
        packed = zlib.compress(content, 1)
        self._new[key] = packed
        if self._writes:
            with suppress(OSError, StorageError):
                _append(self._path, _entry(key, packed))

    @classmethod
    def add(cls, folder: Path, key: str, content: bytes) -> None:
        """Keep something without reading what is there; where it can't be written, it isn't kept."""
        with suppress(OSError, StorageError):
            _append(folder / ASIDE / NAME, _entry(key, zlib.compress(content, 1)))

    def _load(self) -> None:
        try:
            handle = os.open(self._path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
            with os.fdopen(handle, "rb") as file:
                self._data = file.read()
        except OSError:
            return
        at = len(_BEGIN) if self._data.startswith(_BEGIN) else 0
        while 0 < at < len(self._data):
            end = self._data.find(b"\n", at)
            key, _space, size = self._data[at:end].decode("ascii", "replace").partition(" ")
            start = end + 1
            if end < 0 or not size.isdigit() or start + int(size) > len(self._data):
                break
            self._places[key] = (start, start + int(size))
            at = start + int(size)
        if at < len(self._data):  # not whole, or an older netui's
            self._data = self._data[:at]
            if self._writes:
                with suppress(OSError, StorageError):
                    write_file(self._path, self._data or _BEGIN)


def _append(path: Path, entry: bytes) -> None:
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    handle = os.open(path, flags, PRIVATE_FILE)
    try:
        begin = b"" if os.fstat(handle).st_size else _BEGIN
        write_all(handle, [begin + entry])
    finally:
        os.close(handle)


def _entry(key: str, packed: bytes) -> bytes:
    return f"{key} {len(packed)}\n".encode("ascii") + packed
