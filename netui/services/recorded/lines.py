"""Which records differ between two states of the file, found without reading those that don't.

A record is a line, and lines stand in the order of their ids. Where two files say the same nothing is looked
at but the bytes; a line that only one of them has is told by its id.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import orjson

from netui.domain.ids import order
from netui.domain.records import Raw
from netui.storage.fileformat import META, FormatError, Region, UnusualError, canonical, parse, regions, value
from netui.storage.lines import key_at, rendered

_BLOCK: Final = 64 * 1024  # bytes that are compared at once
_RECORD: Final = b'":{'


@dataclass(frozen=True, slots=True)
class State:
    """A state of the file, laid out by lines.

    Attributes:
        data: Its bytes.
        tables: Where the lines of each table are.
    """

    data: bytes
    tables: dict[str, Region]


class UnreadableStateError(Exception):
    """A state of the file that holds no network, such as one with the markers of a merge.

    Attributes:
        state: Which, where it was told by its lines.
    """

    def __init__(self, state: State | None = None) -> None:
        super().__init__()
        self.state = state


Differing = dict[tuple[str, str], tuple[bytes | None, bytes | None]]
"""Each record that differs, by table and id, as JSON before and after; None where it isn't there."""

NOTHING: Final = State(b"", {})
"""The state before the first: no file."""


def state(data: bytes) -> State:
    """Return a state of the file.

    Raises:
        UnreadableStateError: It holds no network.
    """
    try:
        found = regions(data)
    except (UnusualError, ValueError):
        try:
            data = b"".join(rendered(parse(data)).runs)
        except FormatError as error:
            raise UnreadableStateError from error
        found = regions(data)
    return State(data, {region.table: region for region in found})


def differing(old: State, new: State) -> Differing:
    """Return the records that two states of the file hold differently.

    Raises:
        UnreadableStateError: One of them has lines that are no records.
    """
    found: Differing = {}
    for table in [*new.tables, *(name for name in old.tables if name not in new.tables)]:
        if table == META:
            continue
        before, after = _lines(old, new, table)
        for identifier in {**after, **before}:
            was, now = before.get(identifier), after.get(identifier)
            if was != now:
                found[table, identifier] = was, now
    return found


def told_by(sides: list[Differing]) -> bytes:
    """Return a line for each record that a state holds differently than all those that it came from."""
    found = []
    for key, (was, now) in sides[0].items():
        if not all(key in side for side in sides):
            continue
        others = [side[key][0] for side in sides[1:]]
        before = _not_told(was, now, others) if others else was
        if before != now:
            head = orjson.dumps([*key])[:-1]
            found.append(b"%b,%b,%b]\n" % (head, before or b"null", now or b"null"))
    return b"".join(found)


def _not_told(was: bytes | None, now: bytes | None, others: list[bytes | None]) -> bytes | None:
    """Return what a record was before a merge, but for what came in with one of its sides."""
    before, after = raw(was), raw(now)
    if before is None or after is None:
        return was
    rest = [row for other in others if (row := raw(other)) is not None]
    missing = object()
    result = dict(before)
    for name in {*before, *after}:
        held = after.get(name, missing)
        if any(side.get(name, missing) == held for side in rest):
            if name in after:
                result[name] = after[name]
            else:
                result.pop(name, None)
    return canonical(result)


def raw(written: bytes | None) -> Raw | None:
    """Return a record's fields from its part of a line; None where there is none.

    Raises:
        UnreadableStateError: They aren't there.
    """
    if written is None:
        return None
    try:
        read = value(written)
    except (ValueError, RecursionError) as error:
        raise UnreadableStateError from error
    if not isinstance(read, dict):
        raise UnreadableStateError
    return read


def _lines(old: State, new: State, table: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the lines of one table that one state has and the other hasn't, by the id of the record."""
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    here, there = old.tables.get(table), new.tables.get(table)
    i, i_end = (here.start, here.end) if here else (0, 0)
    j, j_end = (there.start, there.end) if there else (0, 0)
    while i < i_end and j < j_end:
        shared = _shared(old.data, new.data, i, j, min(i_end - i, j_end - j))
        shared = old.data.rfind(b"\n", i, i + shared) + 1 - i if shared else 0
        i, j = i + max(shared, 0), j + max(shared, 0)
        if i >= i_end or j >= j_end:
            break
        mine, yours = _key(old, i), _key(new, j)
        if mine == yours or order(mine) < order(yours):
            i = _take(old, i, mine, before)
        if mine == yours or order(mine) > order(yours):
            j = _take(new, j, yours, after)
    for side, at, end, lines in ((old, i, i_end, before), (new, j, j_end, after)):
        for begin in _begins(side.data, at, end):
            _take(side, begin, _key(side, begin), lines)
    return before, after


def _shared(old: bytes, new: bytes, i: int, j: int, most: int) -> int:
    """Return how many bytes two files have in common from two places on."""
    done, block = 0, _BLOCK
    while done < most:
        size = min(block, most - done)
        if old[i + done : i + done + size] == new[j + done : j + done + size]:
            done += size
        elif size == 1:
            break
        else:
            block = (size + 1) // 2
    return done


def _key(side: State, begin: int) -> str:
    """Return the id that a line begins with."""
    if not side.data.startswith(b'"', begin):
        raise UnreadableStateError(side)
    try:
        return key_at(side.data, begin)
    except ValueError as error:
        raise UnreadableStateError(side) from error


def _take(side: State, begin: int, key: str, lines: dict[str, bytes]) -> int:
    """Note a line's record; return where the next line begins."""
    end = side.data.index(b"\n", begin)
    line = side.data[begin:end].removesuffix(b",")
    colon = line.find(_RECORD)
    if colon < 0 or not line.endswith(b"}"):
        raise UnreadableStateError(side)
    lines[key] = line[colon + 2 :]
    return end + 1


def _begins(data: bytes, at: int, end: int) -> Iterator[int]:
    while at < end:
        yield at
        at = data.index(b"\n", at) + 1
