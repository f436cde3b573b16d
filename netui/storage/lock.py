"""One writer at a time, among all processes.

``flock`` on a file of our own: the system lets go of it when its holder ends, however it ends. (The
filelock package does the same, but importing it costs 64 ms, asyncio mostly: a third of the time in
which `netui add` has to be done.)
"""

import fcntl
import os
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from netui.domain.messages import message
from netui.storage.durable import PRIVATE_FILE
from netui.storage.errors import LockedError

PATIENCE: Final = 10.0  # seconds: a save of the largest file takes under one
_PAUSE = 0.002


class Lock:
    """The right to write a data folder, for the length of a ``with`` block.

    Args:
        path: The lock's file; its folder exists.
        patience: Seconds to wait for another holder.
    """

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self._path = path
        self._patience = patience
        self._handle = -1

    def __enter__(self) -> Self:
        deadline = time.monotonic() + self._patience
        while not self._try():
            if time.monotonic() > deadline:
                raise LockedError(
                    message(
                        "{folder} has been in use by another netui for {seconds} seconds: "
                        "close that one, or try again",
                        folder=str(self._path.parent.parent),
                        seconds=f"{self._patience:g}",
                    )
                )
            time.sleep(_PAUSE)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._handle)

    def _try(self) -> bool:
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        handle = os.open(self._path, flags, PRIVATE_FILE)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Somebody may have cleared the folder since: a lock on a file that is gone keeps nobody out.
            held = os.path.samestat(os.fstat(handle), self._path.stat())
        except (BlockingIOError, FileNotFoundError):
            held = False
        except BaseException:
            os.close(handle)
            raise
        if held:
            self._handle = handle
        else:
            os.close(handle)
        return held
