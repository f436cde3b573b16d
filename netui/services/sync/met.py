"""When this folder last met its remote: the time of an empty file beside what else git doesn't keep."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from netui.storage.durable import PRIVATE_FILE
from netui.storage.names import ASIDE

MARK: Final = "met"


def mark_met(folder: Path) -> None:
    """Note that the remote was just asked; where that can't be noted, nothing else depends on it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    with suppress(OSError):
        handle = os.open(folder / ASIDE / MARK, flags, PRIVATE_FILE)
        try:
            os.utime(handle)
        finally:
            os.close(handle)


def last_met(folder: Path) -> datetime | None:
    """Return when the remote was last asked; None where it never was, as far as is known."""
    try:
        return datetime.fromtimestamp((folder / ASIDE / MARK).lstat().st_mtime, UTC)
    except OSError:
        return None
