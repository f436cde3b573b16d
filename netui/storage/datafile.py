"""The data file as one process knows it: read, watched, and written where a few records changed."""

import gc
import os
import stat
import time
from collections import deque
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple, Self

from netui.domain.changes import Edit
from netui.domain.messages import Message, message
from netui.domain.records import Raw
from netui.domain.tables import TABLES
from netui.storage import names
from netui.storage.durable import PRIVATE_FILE, sync_folder, write_held
from netui.storage.errors import BadFileError, OvertakenError, ReadOnlyError, StorageError, explain
from netui.storage.fileformat import META, FormatError, Tables, canonical, parse, shared
from netui.storage.healing.healer import Healed, Healer, adopt
from netui.storage.lines import Written, rendered, spliced
from netui.storage.migrations import SCHEMA, migrated, schema_of, with_schema

ASIDE = names.ASIDE
_MARK = "canonical"
QUIET: Final = 1.0
"""Seconds for which a file that can't be read was left alone: else somebody may still be writing it."""
_PATIENCE = 10.0  # seconds for somebody who writes a file again and again
_PAUSE = 0.02
_MANY = 20  # from a twentieth of all records on, rendering every line takes less time than finding them

Key = tuple[str, str]
"""A record: its table and its id."""


class Stamp(NamedTuple):
    """What tells one state of a file from another without reading it."""

    inode: int
    size: int
    changed: int  # ns

    @classmethod
    def of(cls, found: os.stat_result) -> Self:
        """Return a file's stamp."""
        return cls(found.st_ino, found.st_size, found.st_mtime_ns)


class _Read(NamedTuple):
    """What a file held when it was read, and the file, still open."""

    handle: int
    stamp: Stamp
    rows: Tables
    schema: int
    canonical: bool
    healed: Healed | None = None


class _UnsettledError(FormatError):
    """A file can't be read, and was written a moment ago: it may not be all there yet."""


class DataFile:
    """A data file, and its rows as they were when this process last read or wrote it.

    Whoever writes holds the folder's lock. The rows are those of `Network` too and are never changed in
    place: a changed record is a new row.

    Args:
        path: Where it is.
        healer: Heals it where it can't be read as it stands; without one it is refused then.

    Attributes:
        path: Where it is.
        rows: Every table's rows, as this version of netui has them.
        schema: What the file says.
        notices: What was healed, each in one line, until somebody takes it.
    """

    def __init__(self, path: Path, healer: Healer | None = None) -> None:
        self.path = path
        self.notices: deque[Message] = deque()
        self._healer = healer
        self._healed: Healed | None = None  # what the rows are, while the file still is as it was
        self.rows: Tables = with_schema({name: {} for name in TABLES})
        self.schema = SCHEMA
        self._seen: Stamp | None = None
        self._refused: Stamp | None = None
        self._about_to_be = Stamp(0, 0, 0)
        self._canonical = False  # the file's lines are what we would write
        # Held open so that its inode isn't given to another file: a stamp then can't come back.
        self._held = -1

    @property
    def newer(self) -> Message | None:
        """Why this version of netui may not write the file: a newer one did."""
        if self.schema <= SCHEMA:
            return None
        return message(
            "{path} was written by a newer netui (schema {found}; this one knows {known}): "
            "it can be read; update netui to change it",
            path=str(self.path),
            found=self.schema,
            known=SCHEMA,
        )

    def is_plain(self) -> bool:
        """Whether the file is in the bytes that this netui would write."""
        if self._canonical or self._held < 0:
            return True
        data, stamp = _whole(self._held)
        runs = rendered(self.rows).runs
        written = self.schema == SCHEMA and data == b"".join(runs)
        return written and stamp == self._seen

    @property
    def ill(self) -> bool:
        """Whether the file should be written for having been healed; `save` does so."""
        healed = self._healed is not None and self.newer is None
        return healed and self._healer is not None and self._healer.writes

    def load(self) -> None:
        """Read the file for the first time; where there is none, the network is empty.

        Raises:
            BadFileError: It holds something else than a network.
            StorageError: It can't be read.
        """
        self._adopt(self._read())

    def changed(self) -> bool:
        """Whether somebody else wrote the file since; one system call."""
        return self._now() != self._seen

    def worth_a_look(self) -> bool:
        """Whether somebody else wrote the file since, and it isn't one that we failed to read before."""
        return self._now() not in (self._seen, self._refused)

    def _now(self) -> Stamp | None:
        try:
            return Stamp.of(self.path.stat())
        except OSError:  # whatever it is, reading the file will tell
            return None

    def catch_up(self) -> list[Edit]:
        """Read what somebody else wrote, and return what differs from what we knew.

        A file that was taken away isn't a network that was emptied: nothing differs then, and the next save
        writes it whole.

        Raises:
            StorageError: It can't be read, or doesn't hold a network.
        """
        if not self.changed():
            return []
        before = self.rows
        self._refused = self._now()
        read = self._read()
        if read is None:
            self._forget()
            return []
        self._adopt(read)
        self._refused = None
        return list(_differences(before, self.rows))

    def save(self, changes: Mapping[Key, Raw | None]) -> None:
        """Write the file with some records changed; the caller holds the lock and has caught up.

        Args:
            changes: Rows by table and id; None removes a record.

        Raises:
            ReadOnlyError: A newer netui wrote the file.
            OvertakenError: Somebody who doesn't ask for the lock wrote the file meanwhile: catch up first.
            OSError: The file is as it was, or as it should be and perhaps not yet durable: save again.
        """
        if not changes and self._seen is not None and not self.ill:
            return
        if self.newer is not None:
            raise ReadOnlyError(self.newer)
        tables: dict[str, dict[str, Raw | None]] = {}
        for (table, identifier), raw in changes.items():
            tables.setdefault(table, {})[identifier] = raw
        healed, kept = self._healed, None
        if healed is not None and self._healer is not None and self._seen is not None:
            kept = self._healer.keep(self.path, self._seen.inode, healed)
        written = self._written(tables)
        handle = write_held(self.path, written.runs, self._last_look)
        self._hold(handle, self._about_to_be)
        self._take(tables)
        if healed is not None:
            self.notices.append(healed.said(self.path, kept))
            self._healed = None
        self._canonical = written.plain
        self._mark(self._about_to_be)
        sync_folder(self.path.parent)

    def close(self) -> None:
        """Let go of the file."""
        if self._held >= 0:
            os.close(self._held)
            self._held = -1

    def _last_look(self, handle: int) -> None:
        """Look at the old file and the new one in the moment before one takes the other's place."""
        if self.changed() and self.path.exists():
            raise OvertakenError
        self._about_to_be = Stamp.of(os.fstat(handle))

    def _take(self, tables: Mapping[str, Mapping[str, Raw | None]]) -> None:
        self.schema = SCHEMA
        for table, rows in tables.items():
            known = self.rows.setdefault(table, {})
            for identifier, raw in rows.items():
                if raw is None:
                    known.pop(identifier, None)
                else:
                    known[identifier] = raw

    def _written(self, changes: Mapping[str, Mapping[str, Raw | None]]) -> Written:
        """Return the file's new bytes: its own lines where they can be taken, else every one rendered."""
        few = sum(map(len, changes.values())) * _MANY < sum(map(len, self.rows.values()))
        if few and self._canonical and self._held >= 0:
            data, stamp = _whole(self._held)
            if stamp == self._seen and (written := spliced(data, changes)) is not None:
                return written
        tables = dict(self.rows)
        for table, rows in changes.items():
            kept = {key: raw for key, raw in self.rows.get(table, {}).items() if key not in rows}
            tables[table] = kept | {key: raw for key, raw in rows.items() if raw is not None}
        return rendered(tables)

    def _read(self) -> _Read | None:
        """Return what the file holds now; None where there is none."""
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                return self._opened()
            except FileNotFoundError:
                return None
            except OSError as error:
                raise StorageError(explain(error, self.path)) from error
            except _UnsettledError as error:
                if time.monotonic() > until:
                    raise self._bad(error) from error
                time.sleep(_PAUSE)
            except FormatError as error:
                raise self._bad(error) from error

    def _opened(self) -> _Read:
        handle = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            data, stamp = _whole(handle)
            canonical = self._marked(stamp)
            tables, healed = self._parsed(data, stamp, trusted=canonical)
            schema = schema_of(tables)
            rows = tables if schema >= SCHEMA else migrated(tables)
            return _Read(handle, stamp, rows, schema, canonical and schema == SCHEMA, healed)
        except BaseException:
            os.close(handle)
            raise

    def _parsed(self, data: bytes, stamp: Stamp, *, trusted: bool) -> tuple[Tables, Healed | None]:
        collecting = gc.isenabled()
        gc.disable()  # nothing of what is read is garbage; looking for it costs a tenth of the time
        try:
            tables = parse(data, trusted=trusted, known=self.rows)
            ours = schema_of(tables) <= SCHEMA and self._healer is not None
            healed = adopt(tables) if ours and not trusted else None
        except FormatError as error:
            healed = self._heal(data, stamp, error)
        finally:
            if collecting:
                gc.enable()
        if healed is not None:
            tables = {name: shared(rows, self.rows.get(name, {})) for name, rows in healed.tables.items()}
        return tables, healed

    def _heal(self, data: bytes, stamp: Stamp, why: FormatError) -> Healed:
        if self._healer is None:
            raise why
        if abs(time.time() - stamp.changed / 1e9) < QUIET:
            raise _UnsettledError(why.message)
        known = any(rows for table, rows in self.rows.items() if table != META)
        return self._healer.heal(self.path, data, why, self.rows if known else None)

    def _bad(self, error: FormatError) -> BadFileError:
        return BadFileError(
            message(
                "{path} {what}: it is left as it is; repair it, or choose a backup with `netui restore`",
                path=str(self.path),
                what=error.message,
            )
        )

    def _adopt(self, read: _Read | None) -> None:
        if read is None:
            return
        self._hold(read.handle, read.stamp)
        self._healed = read.healed
        self.schema = read.schema
        self._canonical = read.canonical
        rows = read.rows if "schema" in read.rows.get(META, {}).get("1", {}) else with_schema(read.rows)
        self.rows = {name: {} for name in TABLES if name not in rows} | rows
        if read.healed is not None and not self.ill:
            self.notices.append(read.healed.said(self.path, None))

    def _hold(self, handle: int, stamp: Stamp) -> None:
        self.close()
        self._held = handle
        self._seen = stamp

    def _forget(self) -> None:
        self.close()
        self._seen = None
        self._healed = None
        self._canonical = False

    # A file that we wrote ourselves needs no second look when it is read, and its lines can be taken as
    # they are. The mark says which one that is. It may be lost or stale at any time: it then names no file.

    def _marked(self, stamp: Stamp) -> bool:
        try:
            return (self.path.parent / ASIDE / _MARK).read_bytes() == _mark(stamp)
        except OSError:
            return False

    def _mark(self, stamp: Stamp) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        with suppress(OSError):
            handle = os.open(self.path.parent / ASIDE / _MARK, flags, PRIVATE_FILE)
            try:
                os.write(handle, _mark(stamp) if self._canonical else b"")
            finally:
                os.close(handle)


def _mark(stamp: Stamp) -> bytes:
    return canonical([SCHEMA, *stamp])


def _whole(handle: int) -> tuple[bytes, Stamp]:
    """Return all bytes of an open file as they are at one moment, and its stamp then."""
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        raise FormatError(message("is not a file"))
    while True:
        before = Stamp.of(os.fstat(handle))
        os.lseek(handle, 0, os.SEEK_SET)
        parts = []
        while part := os.read(handle, max(before.size + 1, 65536)):
            parts.append(part)
        if Stamp.of(os.fstat(handle)) == before:
            return parts[0] if len(parts) == 1 else b"".join(parts), before


def _differences(before: Tables, after: Tables) -> Iterable[Edit]:
    """Yield what differs; rows that are the same are the same objects (`parse`'s ``known``)."""
    for table in before.keys() | after.keys():
        old, new = before.get(table, {}), after.get(table, {})
        for identifier, raw in new.items():
            known = old.get(identifier)
            if known is not raw:
                yield Edit(table, identifier, known, raw)
        for identifier in old.keys() - new.keys():
            yield Edit(table, identifier, old[identifier], None)
