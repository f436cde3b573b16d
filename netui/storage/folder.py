"""The data folder: who may write it, its lock, and what is kept beside the data file."""

import os
from collections.abc import Sequence
from pathlib import Path

from netui.domain.clock import Clock
from netui.domain.messages import Message, message
from netui.storage.datafile import ASIDE, DataFile
from netui.storage.durable import PRIVATE_FILE, clean_left_overs, make_folder, make_private
from netui.storage.errors import StorageError, explain
from netui.storage.fileformat import NAME
from netui.storage.lock import PATIENCE, Lock
from netui.storage.migrations import SCHEMA
from netui.storage.undolog import UndoLog
from netui.storage.writer import Task


class DataFolder:
    """A folder with a data file.

    Args:
        path: Where; symbolic links on the way are followed once, here.
        clock: Tells the time of backups.
        patience: Seconds to wait for another process.

    Attributes:
        path: The folder.
        aside: What git doesn't keep: lock, backups, undo log.
    """

    def __init__(self, path: Path, clock: Clock, patience: float = PATIENCE) -> None:
        self.path = path.resolve()
        self.aside = self.path / ASIDE
        self._clock = clock
        self._patience = patience
        self._log = UndoLog(self.aside / "undo.jsonl")
        self._ready = False

    def check(self) -> None:
        """Look whether this is a folder, or could become one.

        Raises:
            StorageError: There is something else in its place.
        """
        standing = self.path
        try:
            while not standing.exists():
                standing = standing.parent
        except OSError as error:
            raise StorageError(explain(error, self.path)) from error
        if not standing.is_dir():
            raise StorageError(
                message(
                    "{path} is a file, not a folder: "
                    "give the folder that holds {name}, with --data or NETUI_DATA",
                    path=str(standing),
                    name=NAME,
                )
            )

    def locked(self) -> Lock:
        """Return the folder's lock; the folder is made where there is none."""
        if not (self._ready and self.aside.is_dir()):
            self._make_ready()
        return Lock(self.aside / "lock", self._patience)

    def before_save(self, tasks: Sequence[Task]) -> None:  # noqa: ARG002
        """Clean up after killed writers."""
        if not self._ready:
            clean_left_overs(self.path / NAME)
            clean_left_overs(self.aside / "undo.jsonl")
            self._ready = True

    def after_save(self, tasks: Sequence[Task]) -> None:
        """Write down what can be undone."""
        self._log.append([task.entry for task in tasks if task.entry])

    def _make_ready(self) -> None:
        make_folder(self.path)
        make_private(self.path)
        if self.aside.is_symlink():
            raise StorageError(
                message(
                    "{path} is a symbolic link, which netui doesn't write through: remove it",
                    path=str(self.aside),
                )
            )
        make_folder(self.aside)
        make_private(self.aside)
        ignore = self.aside / ".gitignore"
        if not ignore.exists():
            handle = os.open(ignore, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, PRIVATE_FILE)
            try:
                os.write(handle, b"*\n")
            finally:
                os.close(handle)


def why_read_only(folder: DataFolder, file: DataFile) -> Message | None:
    """Return why a folder can be read and not written; None where it can be written."""
    if file.schema > SCHEMA:
        return message(
            "{path} was written by a newer netui (schema {found}; this one knows {known}): "
            "it opens for reading; update netui to change it",
            path=str(file.path),
            found=file.schema,
            known=SCHEMA,
        )
    if file.path.is_symlink():
        return message(
            "{path} is a symbolic link, which netui doesn't write through: "
            "give the folder it points into with --data",
            path=str(file.path),
        )
    standing = folder.path
    while not standing.exists():
        standing = standing.parent
    if not os.access(standing, os.W_OK | os.X_OK):
        return message("{path} can't be written: check who may write there", path=str(standing))
    return None
