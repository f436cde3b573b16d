"""Writing so that it stays written: whole files, atomically, private, never through a symbolic link."""

import contextlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from netui.domain.messages import message
from netui.storage.errors import StorageError

_AT_ONCE = 8 * 1024 * 1024  # bytes in one system call: each call lets other threads run, and waits for them
_BUFFERS = 512
_TEMPORARY = re.compile(r"\..+\.\d+-[0-9a-f]{8}\.tmp")
Bytes = bytes | memoryview
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def write_beside(path: Path, runs: Iterable[Bytes]) -> None:
    """Put a whole new file in a path's place; the old one stays until the new one is on disk.

    The rename itself is durable only after `sync_folder`.

    Args:
        path: The file, which may not be a symbolic link.
        runs: Its bytes, in parts.

    Raises:
        OSError: Nothing was changed.
    """
    os.close(write_held(path, runs))


def write_held(path: Path, runs: Iterable[Bytes], check: Callable[[int], None] | None = None) -> int:
    """Do what `write_beside` does, and return the new file, open for reading.

    Args:
        path: The file, which may not be a symbolic link.
        runs: Its bytes, in parts.
        check: Called with the new file at the last moment; what it raises stops the rename.

    Raises:
        OSError: Nothing was changed.
    """
    refuse_link(path)
    temporary = path.parent / f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}.tmp"
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    handle = os.open(temporary, flags, PRIVATE_FILE)
    try:
        write_all(handle, runs)
        os.fsync(handle)
        if check:
            check(handle)
        os.rename(temporary, path)  # noqa: PTH104 - one system call, which tests make fail
    except BaseException:
        os.close(handle)
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return handle


def write_file(path: Path, content: bytes) -> None:
    """Put a small whole file in a path's place, durably.

    Raises:
        OSError: It is as it was.
    """
    write_beside(path, [content])
    sync_folder(path.parent)


def write_all(handle: int, runs: Iterable[Bytes]) -> None:
    """Write runs of bytes to an open file, however many calls that takes."""
    for batch in _batches(runs):
        pending = list(batch)
        while pending:
            written = os.writev(handle, pending)
            while pending and written >= len(pending[0]):
                written -= len(pending.pop(0))
            if written:
                pending[0] = memoryview(pending[0])[written:]


def _batches(runs: Iterable[Bytes]) -> Iterator[list[Bytes]]:
    batch: list[Bytes] = []
    size = 0
    for run in runs:
        if run:
            batch.append(run)
            size += len(run)
        if size >= _AT_ONCE or len(batch) >= _BUFFERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def sync_folder(folder: Path) -> None:
    """Make what was created, renamed and removed in a folder durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refuse_link(path: Path) -> None:
    """Raise where a path is a symbolic link: writing through it would change a file somewhere else."""
    if path.is_symlink():
        raise StorageError(
            message(
                "{path} is a symbolic link, which netui doesn't write through: "
                "give the folder it points into with --data",
                path=str(path),
            )
        )


def clean_left_overs(*paths: Path) -> None:
    """Remove what killed writers of some files have left beside them.

    Args:
        paths: Files that are written under a lock alone, which the caller holds.
    """
    for path in paths:
        for left in left_overs(path.parent, f".{path.name}.*.tmp"):
            with contextlib.suppress(OSError):
                left.unlink()


def left_overs(folder: Path, pattern: str = ".*.tmp") -> Iterator[Path]:
    """Yield the temporary files in a folder: of writers that were killed, or that are just at work.

    Args:
        folder: Where; it need not exist.
        pattern: Which.
    """
    return (left for left in folder.glob(pattern) if _TEMPORARY.fullmatch(left.name))


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where they are missing, for its owner alone."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        sync_folder(each.parent)


def make_private(folder: Path) -> None:
    """Close a folder of ours to everybody else; a home, what is above it, and /tmp are left alone."""
    found = folder.stat()
    above_home = Path(os.path.expanduser("~")).is_relative_to(folder)  # noqa: PTH111 - Path.home may fail
    shared = above_home or found.st_uid != os.geteuid() or found.st_mode & stat.S_ISVTX
    if not shared and stat.S_IMODE(found.st_mode) != PRIVATE_FOLDER:
        with contextlib.suppress(PermissionError):  # a file system that has no permissions
            folder.chmod(PRIVATE_FOLDER)
