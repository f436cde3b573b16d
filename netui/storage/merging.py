"""Merging data files three ways, as bytes.

Two machines' files have most lines in common. Lines that are the same in every one of the files are set
aside unread; what is left is a small network, merged like any other, and both are put together again.
What is laid out in another way than ours is read, merged and written whole.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeVar
from unicodedata import is_normalized

from netui.domain.ids import order
from netui.domain.merging import Counts, merge_tables
from netui.domain.messages import Message, message
from netui.domain.records import Raw
from netui.domain.tables import Conflict
from netui.storage.alike import Block, compare, tail
from netui.storage.durable import Bytes, write_file
from netui.storage.errors import BadFileError, StorageError, explain
from netui.storage.fileformat import META, FormatError, Tables, UnusualError, canonical, line, parse, value
from netui.storage.lines import END, laid_out, rendered
from netui.storage.migrations import SCHEMA, migrated, schema_of

Side = Literal["base", "ours", "theirs"]
Key = TypeVar("Key", str, bytes, int)
LARGEST: Final = 256 * 1024 * 1024
"""Bytes of the largest file that is merged: four times the largest network that netui is made for."""

_READ_WHOLE: Final = {META, Conflict.TABLE}  # a merge adds to what is in them


class SideError(FormatError):
    """One of the files can't be merged.

    Attributes:
        side: Which.
    """

    def __init__(self, side: Side, said: Message) -> None:
        super().__init__(said)
        self.side = side


@dataclass(frozen=True, slots=True)
class MergedFile:
    """A merged file's bytes, not yet in a file.

    Attributes:
        runs: The bytes, in parts.
        conflicts: How many values lost, and were kept beside those that stand.
        counts: How many records each side changed.
    """

    runs: list[Bytes]
    conflicts: int
    counts: Counts

    @property
    def content(self) -> bytes:
        """The bytes, in one."""
        return b"".join(self.runs)


def merge_bytes(base: bytes | None, ours: bytes, theirs: bytes) -> MergedFile:
    """Merge two states of a data file; the same bytes come out on both machines.

    Args:
        base: Their common ancestor; None where there was none. It only helps: one that can't be read, or
            is a newer netui's, counts as none.
        ours: One side.
        theirs: The other.

    Raises:
        SideError: A side holds something else than a network, or a newer netui wrote it.
    """
    try:
        return _merged_in_part([ours, theirs, *([base] if base else [])])
    except (UnusualError, ValueError):
        return _merged_whole(base, ours, theirs)


def merge_into(base: Path, ours: Path, theirs: Path) -> MergedFile:
    """Merge two files into the first of them, as git asks a merge driver to.

    Args:
        base: Their common ancestor; empty where there was none.
        ours: One side, and where the outcome goes.
        theirs: The other.

    Raises:
        BadFileError: One of them can't be merged; ``ours`` is as it was.
        StorageError: One can't be read or written; ``ours`` is as it was.
    """
    try:
        before = _read(ours)
        merged = merge_bytes(_read(base), before, _read(theirs))
        content = merged.content
        if content != before:
            write_file(ours, content)
    except SideError as error:
        raise BadFileError(
            message("{side} {what}: nothing was merged", side=error.side.upper(), what=error.message)
        ) from error
    except OSError as error:
        raise StorageError(explain(error, ours)) from error
    return merged


def _read(path: Path) -> bytes:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise BadFileError(message("{path} is not a file: nothing was merged", path=str(path)))
        if found.st_size > LARGEST:
            raise BadFileError(
                message(
                    "{path} is larger than {most} MB: nothing was merged",
                    path=str(path),
                    most=LARGEST // 1024**2,
                )
            )
        return file.read()


# Whole


def _merged_whole(base: bytes | None, ours: bytes, theirs: bytes) -> MergedFile:
    our = _tables("ours", ours, {})
    their = _tables("theirs", theirs, our)
    try:
        ancestor = _tables("base", base, our) if base else None
    except SideError:
        ancestor = None
    merged = merge_tables(ancestor, our, their, canonical)
    return MergedFile(rendered(merged.tables).runs, len(merged.conflicts), merged.counts)


def _tables(side: Side, data: bytes, known: Tables) -> Tables:
    try:
        tables = _composed(parse(data, known=known), data)
        found = schema_of(tables)
    except FormatError as error:
        raise SideError(side, error.message) from error
    if found > SCHEMA:
        raise SideError(
            side,
            message(
                "was written by a newer netui (schema {found}; this one knows {known}; update netui)",
                found=found,
                known=SCHEMA,
            ),
        )
    return migrated(tables)


def _composed(tables: Tables, data: bytes) -> Tables:
    """Return tables with every name spelled as we write it: of one field, two spellings would make two.

    Args:
        tables: What was read.
        data: The bytes that say so.
    """
    if b"\\u" not in data and (data.isascii() or is_normalized("NFC", data.decode("utf-8", "replace"))):
        return tables
    return {
        table: {identifier: value(canonical(raw)) for identifier, raw in rows.items()}
        for table, rows in tables.items()
    }


# In part


def _merged_in_part(files: Sequence[bytes]) -> MergedFile:
    """Merge files with what they share set aside.

    Args:
        files: Ours, theirs, and the common ancestor where there is one.

    Raises:
        UnusualError: They have to be read whole.
    """
    compared = compare(files, whole=_READ_WHOLE)
    ours, theirs, *ancestor = sides = _read_once(compared.rests)
    if any(schema_of(side) != SCHEMA for side in sides):
        raise UnusualError
    merged = merge_tables(ancestor[0] if ancestor else None, ours, theirs, canonical)
    bodies = {
        name: list(_together(compared.blocks[name], rows)) if name in compared.blocks else _body(rows)
        for name, rows in merged.tables.items()
    }
    return MergedFile(list(laid_out(bodies)), len(merged.conflicts), merged.counts)


def _read_once(rests: Sequence[Mapping[str, list[bytes]]]) -> list[Tables]:
    """Return the rows of some lines of each file; rows that were written alike are one object.

    Raises:
        UnusualError: A line holds something else than a record, or a file has a record twice.
    """
    sides: list[Tables] = []
    read: dict[str, dict[bytes, tuple[str, Raw]]] = {name: {} for rest in rests for name in rest}
    for rest in rests:
        new = {name: [each for each in lines if each not in read[name]] for name, lines in rest.items()}
        side: Tables = {}
        for name, rows in _parsed(new).items():
            if len(rows) != len(new[name]):
                raise UnusualError
            read[name].update(zip(new[name], rows.items(), strict=True))
            side[name] = dict(map(read[name].__getitem__, rest[name]))
            if len(side[name]) != len(rest[name]):
                raise UnusualError
        sides.append(side)
    return sides


def _parsed(tables: Mapping[str, list[bytes]]) -> Tables:
    bodies = {name: _in_order(dict(enumerate(lines)), range(len(lines))) for name, lines in tables.items()}
    data = b"".join(laid_out(bodies))
    rows = _composed(parse(data), data)
    return {name: rows[name] for name in tables}


def _together(blocks: Iterable[Block], rows: Mapping[str, Raw]) -> Iterator[Bytes]:
    """Yield a table's lines: those of the blocks, and the merged rows' among them."""
    for block in blocks:
        if block.text:
            yield block.text
            yield END
        else:
            merged = {key: rows[key] for key in block.differing if key in rows}
            lines = block.lines | {key.encode(): line(key, raw) for key, raw in merged.items()}
            yield from _in_order(lines, sorted(lines, key=tail))


def _body(rows: Mapping[str, Raw]) -> list[Bytes]:
    """Return a table's lines, every one rendered."""
    lines = {key: line(key, raw) for key, raw in rows.items()}
    return _in_order(lines, sorted(lines, key=order))


def _in_order(lines: Mapping[Key, bytes], keys: Sequence[Key]) -> list[Bytes]:
    """Return lines with a separator after each."""
    return [END.join(map(lines.__getitem__, keys)), END] if keys else []
