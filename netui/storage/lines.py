"""The file's lines: all of them rendered, or a file's own with a few put in place of others."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import orjson

from netui.domain.ids import order
from netui.domain.records import Raw
from netui.domain.tables import TABLES
from netui.storage.durable import Bytes
from netui.storage.fileformat import META, Region, Tables, is_plain, line, regions, table_order

END = b",\n"
_RUN = 256 * 1024  # bytes
_KEY = re.compile(rb'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True, slots=True)
class Written:
    """A file's bytes, not yet in a file.

    Attributes:
        runs: The bytes, in parts.
        plain: Whether reading them needs no second look (`fileformat.parse`'s ``trusted``).
    """

    runs: list[Bytes]
    plain: bool


def rendered(tables: Tables) -> Written:
    """Return the bytes of tables, every line rendered."""
    plain = True
    bodies: dict[str, list[Bytes]] = {}
    for name, rows in tables.items():
        lines = (line(identifier, rows[identifier]) + END for identifier in sorted(rows, key=order))
        body = list(_joined(lines))
        plain = plain and all(map(is_plain, body))
        bodies[name] = list(body)
    return Written(list(laid_out(bodies)), plain)


def spliced(data: bytes, changes: Mapping[str, Mapping[str, Raw | None]]) -> Written | None:
    """Return the bytes of a file with other lines for some records: quick, however long the file is.

    Args:
        data: A file's bytes, rendered and plain.
        changes: The changed rows of each table, by id; None takes a record's line away.

    Returns:
        The new bytes; None where the file has other tables than they need.
    """
    found = {region.table: region for region in regions(data)}
    if not found.keys() >= {META, *TABLES, *changes}:
        return None
    view = memoryview(data)
    plain = True
    bodies: dict[str, list[Bytes]] = {}
    for name, region in found.items():
        rows = changes.get(name, {})
        lines = {key: None if raw is None else line(key, raw) for key, raw in rows.items()}
        plain = plain and all(is_plain(written) for written in lines.values() if written is not None)
        bodies[name] = list(_with_lines(data, view, region, lines))
    return Written(list(laid_out(bodies)), plain)


def laid_out(bodies: Mapping[str, list[Bytes]]) -> Iterator[Bytes]:
    """Yield a file's bytes.

    Args:
        bodies: Each table's lines, a separator after every one of them.
    """
    yield b"{\n"
    names = table_order(bodies)
    for name in names:
        yield orjson.dumps(name) + b":{\n"
        if body := bodies.get(name):
            yield from body[:-1]
            yield body[-1][: -len(END)]  # nothing separates the last line from a next one
            yield b"\n"
        yield b"}\n" if name == names[-1] else b"},\n"
    yield b"}\n"


def _joined(lines: Iterable[bytes]) -> Iterator[bytes]:
    run: list[bytes] = []
    size = 0
    for each in lines:
        run.append(each)
        size += len(each)
        if size >= _RUN:
            yield b"".join(run)
            run, size = [], 0
    if run:
        yield b"".join(run)


def _with_lines(
    data: bytes, view: memoryview, region: Region, lines: Mapping[str, bytes | None]
) -> Iterator[Bytes]:
    position = region.start
    for identifier in sorted(lines, key=order):
        start, stop = place(data, region, position, identifier)
        yield from _piece(view, region, position, start)
        written = lines[identifier]
        if written is not None:
            yield written + END
        position = stop
    yield from _piece(view, region, position, region.end)


def _piece(view: memoryview, region: Region, start: int, stop: int) -> Iterator[Bytes]:
    if start < stop:
        if stop < region.end:
            yield view[start:stop]
        else:  # the last line has no separator
            yield view[start : stop - 1]
            yield END


def place(data: bytes, region: Region, low: int, identifier: str) -> tuple[int, int]:
    """Return where a record's line begins and ends, or the place between two lines that it belongs to."""
    wanted = order(identifier)
    high = region.end
    while low < high:
        begin = max(data.rfind(b"\n", low, (low + high) // 2) + 1, low)
        if order(key_at(data, begin)) < wanted:
            low = data.index(b"\n", begin) + 1
        else:
            high = begin
    if low < region.end and key_at(data, low) == identifier:
        return low, data.index(b"\n", low) + 1
    return low, low


def key_at(data: bytes, begin: int) -> str:
    """Return the id that the line at a place begins with."""
    end = data.index(b'"', begin + 1)
    key = data[begin + 1 : end]
    if b"\\" not in key:
        return key.decode()
    found = _KEY.match(data, begin)
    return str(orjson.loads(found.group())) if found else ""
