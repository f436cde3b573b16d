"""The data folder: who may write it, its lock, and what is kept beside the data file."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from netui.domain.clock import Clock
from netui.domain.messages import Message, message
from netui.storage.backups import Backups
from netui.storage.datafile import ASIDE, DataFile
from netui.storage.durable import clean_left_overs, make_folder, make_private, write_file
from netui.storage.errors import StorageError, explain
from netui.storage.fileformat import NAME
from netui.storage.healing.healer import Healer
from netui.storage.healing.sources import Earlier, Sources, Stages
from netui.storage.lock import PATIENCE, Lock
from netui.storage.undolog import UndoLog
from netui.storage.writer import Task

UNDO_LOG = "undo.jsonl"


class DataFolder:
    """A folder with a data file.

    Args:
        path: Where; symbolic links on the way are followed once, here.
        clock: Tells the time of backups.
        patience: Seconds to wait for another process.

    Attributes:
        path: The folder.
        aside: What git doesn't keep: lock, backups, undo log.
        log: What can be undone.
        warning: What went wrong beside the last save without keeping it from being one.
    """

    def __init__(self, path: Path, clock: Clock, patience: float = PATIENCE) -> None:
        self.path = Path(os.path.realpath(path))  # unlike Path.resolve, it bears links in a circle
        self.aside = self.path / ASIDE
        self._clock = clock
        self._patience = patience
        self.warning: Message | None = None
        self.log = UndoLog(self.aside / UNDO_LOG)
        self._backups = Backups(self.path)
        self._cleaned = False

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

    def healer(
        self,
        stages: Callable[[Path], Stages | None] | None = None,
        committed: Callable[[Path], bytes | None] | None = None,
    ) -> Healer:
        """Return what heals the data file.

        Args:
            stages: Returns what git's index has of a file whose merge is not done; None where it is.
            committed: Returns a file as git's last commit has it; None where that has none.
        """
        return Healer(self.aside, self._clock, Sources(self._newest_backup, stages, committed))

    def _newest_backup(self) -> Earlier | None:
        found = self._backups.newest()
        zone = self._clock.now().tzinfo
        return Earlier(found[0].astimezone(zone).date(), found[1]) if found else None

    def locked(self) -> AbstractContextManager[None]:
        """Keep other processes out; the folder is made where there is none."""
        return locked_folder(self.path, self._patience)

    @contextmanager
    def saving(self, *, large: bool) -> Iterator[None]:
        """Keep a backup of what is replaced meanwhile, where one is due.

        Args:
            large: One is due however recent the last one is.
        """
        if not self._cleaned:
            clean_left_overs(self.path / NAME, self.log.path, self.aside / ".gitignore")
            self._cleaned = True
        made = self._backup(always=large)
        try:
            yield
        except BaseException:
            # It is a second name of a file that stays in use: an editor would write into both.
            if made is not None:
                made.unlink(missing_ok=True)
            raise
        if made is not None:
            with self._warned():
                self._backups.settle(self._clock.now())

    def _backup(self, *, always: bool) -> Path | None:
        self.warning = None
        now = self._clock.now()
        with self._warned():
            if self._backups.due(now, always=always):
                return self._backups.make(now)
        return None

    @contextmanager
    def _warned(self) -> Iterator[None]:
        """Go on without a backup where there can be none: the change matters more."""
        try:
            yield
        except OSError as error:
            self.warning = message(
                "No backup could be made ({why}); the data itself is saved",
                why=error.strerror or type(error).__name__,
            )

    def after_save(self, tasks: Sequence[Task]) -> None:
        """Write down what can be undone."""
        self.log.append([task.entry for task in tasks if task.entry])


@contextmanager
def locked_folder(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep all other processes from writing a data folder for the length of a ``with`` block.

    The folder, and what belongs beside the data file, is made where it isn't there yet.

    Args:
        folder: The data folder.
        patience: Seconds to wait for another process.

    Raises:
        OSError: It can't be made.
        StorageError: Another process keeps it, or something else is in the place of what we keep there.
    """
    aside = folder / ASIDE
    if aside.is_symlink() or (aside.exists() and not aside.is_dir()):
        raise StorageError(
            message(
                "{path} is not a folder, and netui keeps its lock and its backups in one of that name: "
                "move it away",
                path=str(aside),
            )
        )
    make_folder(folder)
    make_private(folder)
    make_folder(aside)
    make_private(aside)
    with Lock(aside / "lock", patience):
        ignore = aside / ".gitignore"
        if not ignore.exists():
            write_file(ignore, b"*\n")
        yield


def why_read_only(folder: DataFolder, file: DataFile) -> Message | None:
    """Return why a folder can be read and not written; None where it can be written."""
    if file.newer is not None:
        return file.newer
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
