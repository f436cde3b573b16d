"""What can go wrong between memory and disk, each said in one line with what to do."""

import errno
from pathlib import Path

from netui.domain.messages import Message, NetuiError, message


class StorageError(NetuiError):
    """The data can't be read or written as it stands."""


class BadFileError(StorageError):
    """The data file holds something that isn't a network; it is never overwritten."""


class ReadOnlyError(StorageError):
    """A change was asked for where nothing may be written; the message says why."""


class LockedError(StorageError):
    """Another process kept the data locked for longer than we wait."""


class OvertakenError(Exception):
    """A file was written by somebody else while we worked with it: read it and do the work again."""


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def explain(error: OSError, path: Path) -> Message:
    """Return what a failed system call means to the user.

    Args:
        error: What the system said.
        path: What we were reading or writing.
    """
    if error.errno in _FULL:
        return message("No space is left for {path}: make room there", path=str(path))
    if error.errno in _FORBIDDEN:
        return message(
            "{path} can't be read or written ({why}): check who may use it",
            path=str(path),
            why=error.strerror or type(error).__name__,
        )
    name = str(error.filename or path)
    return message(
        "{path} can't be used ({why})",
        path=str(path) if name.endswith(".tmp") else name,
        why=error.strerror or type(error).__name__,
    )
