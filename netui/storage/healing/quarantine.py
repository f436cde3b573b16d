"""What a file was before it was healed, kept in ``.netui/quarantine``, and what of it can't be read.

The file is kept by a second name (a hard link): should whoever broke it still be writing, what they write
arrives there.
"""

import contextlib
import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from netui.storage.durable import PRIVATE_FILE, make_folder, refuse_link, sync_folder, write_file
from netui.storage.errors import OvertakenError

FOLDER: Final = "quarantine"
KEPT: Final = 20  # files that were healed
_NAMED = re.compile(r"network-(\d{8}T\d{6})(?:-(\d+))?\.json")


class Kept(NamedTuple):
    """Where what was healed is.

    Attributes:
        file: The file as it was.
        lines: What in it could not be read; None where all could.
    """

    file: Path
    lines: Path | None


def keep(folder: Path, path: Path, inode: int, unread: Sequence[str], now: datetime) -> Kept:
    """Keep a file that is about to be replaced by what it was healed to; the caller holds the lock.

    Args:
        folder: Where, made where it isn't there.
        path: The file.
        inode: The file that was read under that name.
        unread: The pieces of it that could not be read.
        now: The time.

    Raises:
        OvertakenError: Another file has that name now.
        OSError: It isn't kept.
    """
    make_folder(folder)
    made = _made(folder)
    begun = bool(made) and made[-1].stat().st_ino == inode  # by a healing that did not come to its end
    file = made[-1] if begun else _added(folder, path, inode, now)
    lines = None
    if unread:
        lines = file.with_suffix(".txt")
        write_file(lines, ("\n".join(unread) + "\n").encode())
    for old in _made(folder)[:-KEPT]:
        for each in (old, old.with_suffix(".txt")):
            each.unlink(missing_ok=True)
    sync_folder(folder)
    return Kept(file, lines)


def _made(folder: Path) -> list[Path]:
    """Return the files that are kept, oldest first."""
    return sorted((path for path in folder.iterdir() if _NAMED.fullmatch(path.name)), key=_place)


def _place(path: Path) -> tuple[str, int]:
    """Return the moment that a file's name says, and its place among those of the same second."""
    named = _NAMED.fullmatch(path.name)
    return (named[1], int(named[2] or 1)) if named else ("", 0)


def _added(folder: Path, path: Path, inode: int, now: datetime) -> Path:
    refuse_link(path)
    name = f"network-{now.astimezone(UTC):%Y%m%dT%H%M%S}"
    same = [each for each in _made(folder) if each.name.startswith(name)]
    kept = folder / (f"{name}-{_place(same[-1])[1] + 1}.json" if same else f"{name}.json")
    try:
        os.link(path, kept, follow_symlinks=False)
        found = kept.stat()
    except OSError:  # a file system without links
        import shutil

        shutil.copyfile(path, kept)
        found = path.stat()
    try:
        if found.st_ino == inode:
            with contextlib.suppress(PermissionError):  # it is somebody else's
                kept.chmod(PRIVATE_FILE)
            _sync(kept)
            return kept
    except BaseException:
        kept.unlink(missing_ok=True)
        raise
    kept.unlink()
    raise OvertakenError


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
