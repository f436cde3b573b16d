"""Backups without a repository: for a data file that can't be opened."""

import os
from pathlib import Path

from netui.domain.clock import Clock
from netui.storage.backups import Backup, Backups, read_backup
from netui.storage.durable import refuse_link, write_file
from netui.storage.errors import StorageError, explain
from netui.storage.fileformat import NAME
from netui.storage.folder import DataFolder


def list_backups(folder: Path) -> list[Backup]:
    """Return the backups of a data folder, the latest first; its data file may be broken or missing."""
    return Backups(Path(os.path.realpath(folder))).list()


def put_back(folder: Path, backup: Backup, clock: Clock) -> Path | None:
    """Make a backup the data file where the present one can't be opened; that one is kept beside it.

    Where it can be opened, `Repository.restore` is the way: it can be undone.

    Args:
        folder: The data folder.
        backup: What to put there.
        clock: Tells the time that the broken file's new name has.

    Returns:
        Where the broken file is now; None where there was none.

    Raises:
        StorageError: The backup can't be read, or nothing can be written.
    """
    read_backup(backup)
    place = DataFolder(folder, clock)
    path = place.path / NAME
    refuse_link(path)
    try:
        with place.locked():
            aside = _set_aside(path, clock) if path.exists() else None
            write_file(path, backup.path.read_bytes())
    except OSError as error:
        raise StorageError(explain(error, path)) from error
    return aside


def _set_aside(path: Path, clock: Clock) -> Path:
    name = f"{path.name}.broken-{clock.now():%Y%m%dT%H%M%S}"
    aside = path.with_name(name)
    number = 2
    while aside.exists():
        aside = path.with_name(f"{name}-{number}")
        number += 1
    try:
        os.link(path, aside, follow_symlinks=False)  # the name stays taken until it is replaced
    except OSError:  # a folder, or a file system without links
        path.rename(aside)
    return aside
