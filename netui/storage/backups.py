"""Backups: earlier states of the data file in ``.netui/backups``, made by themselves, listed and compared.

A backup is a second name (a hard link) for the data file as it is just before it is replaced: no byte is
copied, however large it is, and as the replacing is a rename, nobody writes to it any more afterwards.
"""

import contextlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import orjson

from netui.domain.changes import Edit
from netui.domain.messages import message
from netui.domain.records import Raw
from netui.storage.datafile import ASIDE, DataFile, Stamp
from netui.storage.durable import make_folder, sync_folder
from netui.storage.errors import StorageError
from netui.storage.fileformat import (
    META,
    NAME,
    FormatError,
    Region,
    Tables,
    UnusualError,
    parse,
    regions,
    same,
)
from netui.storage.healing.healer import adopt
from netui.storage.retention import to_keep

FOLDER: Final = "backups"
EVERY: Final = timedelta(hours=1)
_NAMED = re.compile(r"network-(\d{8}T\d{6})(?:-(\d+))?\.json")
_DELETED = b'"deleted":'
_MOMENT = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """An earlier state of the data file.

    Attributes:
        path: Its file.
        at: When it was made.
        size: Bytes.
        counts: Records of each table that holds any, those in the trash left out.
        readable: Whether it holds a network at all.
    """

    path: Path
    at: datetime
    size: int
    counts: Mapping[str, int]
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Difference:
    """What restoring a backup would do to one table.

    Attributes:
        added: Records that would come back.
        removed: Records that would go, for the backup doesn't have them.
        changed: Records that would be as they were.
    """

    added: int
    removed: int
    changed: int


class Backups:
    """The backups of one data folder.

    Args:
        folder: The data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._folder = folder / ASIDE / FOLDER
        self._begun: datetime | None = None  # when this session made the data file, where it did

    def due(self, now: datetime, *, always: bool = False) -> bool:
        """Return whether the data file holds something that no recent backup has.

        Args:
            now: The present.
            always: However recent the last backup is.
        """
        try:
            stamp = Stamp.of(self._file.stat())
        except FileNotFoundError:
            self._begun = now
            return False
        made = self._made()
        latest = max(made, key=made.__getitem__, default=None)
        if latest is not None and Stamp.of(latest.stat())[1:] == stamp[1:]:  # a copy has another inode
            return False
        last = made[latest][0] if latest else self._begun
        return always or last is None or abs(now - last) >= EVERY

    def make(self, now: datetime) -> Path:
        """Keep the data file as it is now; the caller is about to replace it and holds the lock.

        Returns:
            The backup; `drop` it where the data file was not replaced after all.

        Raises:
            OSError: There is no backup now.
        """
        make_folder(self._folder)
        path = self._free_name(now)
        try:
            os.link(self._file, path, follow_symlinks=False)
        except OSError:  # a file system without links
            import shutil

            try:
                shutil.copy2(self._file, path)
            except OSError:
                path.unlink(missing_ok=True)
                raise
        path.chmod(0o600)
        return path

    def settle(self, now: datetime) -> None:
        """Make a new backup durable, and remove those that are no longer worth keeping."""
        for path in self.surplus(now):
            path.unlink(missing_ok=True)
        sync_folder(self._folder)

    def surplus(self, now: datetime) -> list[Path]:
        """Return the backups that are no longer worth keeping."""
        made = self._made()
        kept = to_keep({moment for moment, _number in made.values()}, now)
        return [path for path, (moment, _number) in made.items() if moment not in kept]

    def _free_name(self, now: datetime) -> Path:
        name = f"network-{now.astimezone(UTC).strftime(_MOMENT)}"
        path = self._folder / f"{name}.json"
        number = 2
        while path.exists():
            path = self._folder / f"{name}-{number}.json"
            number += 1
        return path

    def _made(self) -> dict[Path, tuple[datetime, int]]:
        """Return when each backup was made, and its place among those of the same second."""
        found = {}
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            for path in self._folder.iterdir():
                if named := _NAMED.fullmatch(path.name):
                    with contextlib.suppress(ValueError):
                        moment = datetime.strptime(named[1], _MOMENT).replace(tzinfo=UTC)
                        found[path] = moment, int(named[2] or 1)
        return found

    def list(self) -> list[Backup]:
        """Return every backup with what it holds, the latest first."""
        made = self._made()
        latest_first = sorted(made, key=made.__getitem__, reverse=True)
        return [_looked_into(path, made[path][0]) for path in latest_first]

    def newest(self) -> tuple[datetime, Tables] | None:
        """Return when the newest backup that can be read was made, and what it holds; None where none can."""
        made = self._made()
        for path in sorted(made, key=made.__getitem__, reverse=True):
            with contextlib.suppress(StorageError):
                return made[path][0], _read(path)
        return None


def read_backup(backup: Backup) -> Tables:
    """Return the tables that a backup holds.

    Raises:
        StorageError: It can't be read.
    """
    return _read(backup.path)


def _read(path: Path) -> Tables:
    file = DataFile(path)
    try:
        file.load()
    finally:
        file.close()
    healed = adopt(file.rows)
    tables = healed.tables if healed else file.rows
    return {table: rows for table, rows in tables.items() if table != META}


def differences(present: Mapping[str, Mapping[str, Raw]], backup: Tables) -> list[Edit]:
    """Return the edits that make the present what a backup holds."""
    edits: list[Edit] = []
    for table in [*backup, *(name for name in present if name not in backup)]:
        now, then = present.get(table, {}), backup.get(table, {})
        for identifier in [*then, *(each for each in now if each not in then)]:
            before, after = now.get(identifier), then.get(identifier)
            if not same(before, after):
                edits.append(Edit(table, identifier, before, after))
    return edits


def counted(edits: list[Edit]) -> dict[str, Difference]:
    """Return what edits do to each table that they touch."""
    found: dict[str, list[int]] = {}
    for edit in edits:
        numbers = found.setdefault(edit.table, [0, 0, 0])
        numbers[0 if edit.before is None else 1 if edit.after is None else 2] += 1
    return {table: Difference(*numbers) for table, numbers in found.items()}


def _looked_into(path: Path, at: datetime) -> Backup:
    try:
        data = path.read_bytes()
    except OSError:
        return Backup(path, at, 0, {}, readable=False)
    try:
        counts = _counts(data)
    except FormatError:
        return Backup(path, at, len(data), {}, readable=False)
    return Backup(path, at, len(data), {table: count for table, count in counts.items() if count})


def _counts(data: bytes) -> dict[str, int]:
    """Return how many records each table holds, without reading them where the lines tell."""
    try:
        counts = {region.table: _lines(data, region) - _trashed(data, region) for region in regions(data)}
    except UnusualError:
        tables = parse(data)
        counts = {
            table: sum(not raw.get("deleted") for raw in rows.values()) for table, rows in tables.items()
        }
    counts.pop(META, None)
    return counts


def _lines(data: bytes, region: Region) -> int:
    return data.count(b"\n", region.start, region.end)


def _trashed(data: bytes, region: Region) -> int:
    count = 0
    position = data.find(_DELETED, region.start, region.end)
    while position >= 0:
        start, end = data.rfind(b"\n", 0, position) + 1, data.find(b"\n", position)
        try:
            (raw,) = orjson.loads(b"{%b}" % data[start:end].removesuffix(b",")).values()
        except ValueError as error:
            raise FormatError(message("isn't JSON")) from error
        count += bool(raw.get("deleted"))
        position = data.find(_DELETED, end, region.end)
    return count
