"""The data file for TinyDB: `TinyDB(path, storage=NetuiStorage)` reads and writes DESIGN's bytes.

Stock TinyDB opens the file too, and what it writes netui reads; this storage keeps the format, and shares
reading, locking, merging and writing with the repository.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tinydb import Storage

from netui.domain.merge import merge_record
from netui.domain.records import Raw
from netui.storage.datafile import DataFile, Key
from netui.storage.errors import OvertakenError, StorageError, explain
from netui.storage.fileformat import META, FormatError, Tables, canonical, same
from netui.storage.folder import locked_folder


class NetuiStorage(Storage):
    """A TinyDB storage with netui's format, lock and merging.

    TinyDB reads everything, changes it and writes everything. What somebody else wrote between its
    reading and its writing is merged in rather than overwritten.

    Args:
        path: The data file; it and its folder need not exist.
    """

    def __init__(self, path: str | Path) -> None:
        self._file = DataFile(Path(path).absolute())
        self._base: Tables = {}  # as TinyDB last saw it

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return every table, in objects of TinyDB's own; None where there is no file.

        Raises:
            StorageError: The file holds something else than a network.
        """
        self._file.catch_up()
        self._base = {table: dict(rows) for table, rows in self._file.rows.items()}
        return _copy(self._base) if self._file.path.exists() else None

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Write every table.

        Args:
            data: The tables; ids may be integers, as TinyDB's are.

        Raises:
            StorageError: It can't be written, or holds what JSON can't say.
        """
        try:
            with locked_folder(self._file.path.parent):
                self._write({table: _rows(rows) for table, rows in data.items()})
        except OSError as error:
            raise StorageError(explain(error, self._file.path)) from error
        except FormatError as error:
            raise StorageError(error.message) from error

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _write(self, data: Tables) -> None:
        while True:
            self._file.catch_up()
            try:
                self._file.save(self._merged(data))
            except OvertakenError:
                continue
            self._base = {table: dict(rows) for table, rows in self._file.rows.items()}
            return

    def _merged(self, data: Tables) -> dict[Key, Raw | None]:
        changes: dict[Key, Raw | None] = {}
        for table in [*data, *(name for name in self._base if name not in data and name != META)]:
            ours, base = data.get(table, {}), self._base.get(table, {})
            for identifier in [*ours, *(key for key in base if key not in ours)]:
                before, after = base.get(identifier), ours.get(identifier)
                if same(before, after):
                    continue
                current = self._file.rows.get(table, {}).get(identifier)
                outcome = merge_record(table, identifier, before, after, current, canonical)
                changes[table, identifier] = outcome.raw
                changes |= {("conflicts", key): row for key, row in outcome.conflicts.items()}
        return changes


def _rows(rows: Mapping[Any, Mapping[str, Any]]) -> dict[str, Raw]:
    return {str(identifier): _copy(raw) for identifier, raw in rows.items()}


def _copy(value: Any) -> Any:
    """Return a value in new plain dicts and lists, for TinyDB changes what it is given."""
    if isinstance(value, Mapping):
        return {key: _copy(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_copy(part) for part in value]
    return value
