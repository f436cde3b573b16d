"""What several states of a data file have in common, found without reading it.

The files are cut into blocks at the same records. Where a block is the same in all of them, nothing more is
looked at than the ids in it; elsewhere, lines that all have are told from those that only some have.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import lt
from typing import Final, NamedTuple

from netui.domain.ids import TAIL
from netui.storage.fileformat import Region, UnusualError, regions
from netui.storage.lines import END, key_at, place

_BLOCK: Final = 16 * 1024  # bytes: some forty records
_IDS: Final = re.compile(rb'\n"([0-9]{1,39})":')


class Block(NamedTuple):
    """Some lines of a table, at the same place in all files.

    Attributes:
        text: All of them, without the last separator, where the files differ in none.
        lines: Else those that all files have, by id.
        differing: The ids of the other records that one file or another has.
    """

    text: bytes
    lines: dict[bytes, bytes]
    differing: AbstractSet[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Files beside one another.

    Attributes:
        blocks: The blocks of each table in order; of those tables alone that are in every file.
        rests: For each file and each of its tables, the lines that no block holds.
    """

    blocks: dict[str, list[Block]]
    rests: list[dict[str, list[bytes]]]


def compare(files: Sequence[bytes], whole: AbstractSet[str]) -> Comparison:
    """Tell what files share from what they don't.

    Args:
        files: States of a data file.
        whole: Tables of which every line is one of the rests.

    Raises:
        UnusualError: One of them isn't laid out, or not in the order, as we write it.
    """
    places = [{found.table: found for found in regions(data)} for data in files]
    blocks: dict[str, list[Block]] = {}
    rests: list[dict[str, list[bytes]]] = [{} for _ in files]
    for name in {name: None for each in places for name in each}:
        if name not in whole and all(name in each for each in places):
            blocks[name], left = _compare(
                [(data, each[name]) for data, each in zip(files, places, strict=True)]
            )
            for rest, lines in zip(rests, left, strict=True):
                rest[name] = lines
        else:
            for rest, data, each in zip(rests, files, places, strict=True):
                if name in each:
                    rest[name] = _split(_text(data, each[name], each[name].start, each[name].end))
    return Comparison(blocks, rests)


def _compare(tables: Sequence[tuple[bytes, Region]]) -> tuple[list[Block], list[list[bytes]]]:
    """Return one table's blocks, and for each file the lines that are in none."""
    rests: list[list[bytes]] = [[] for _ in tables]
    if len({region.end - region.start for _data, region in tables}) == 1:
        whole = [_text(data, region, region.start, region.end) for data, region in tables]
        if all(text == whole[0] for text in whole):
            return [Block(whole[0], {}, frozenset())], rests
    blocks: list[Block] = []
    tails: list[int] = []
    begin = [region.start for _data, region in tables]
    for end in _cuts(tables):
        texts = [_text(*table, start, stop) for table, start, stop in zip(tables, begin, end, strict=True)]
        begin = end
        if all(text == texts[0] for text in texts):
            blocks.append(Block(texts[0], {}, frozenset()))
            tails += map(tail, _ids(texts[0]))
        else:
            block = _mixed(texts, rests)
            blocks.append(block)
            tails += sorted([*map(tail, block.lines), *map(tail, block.differing)])
    if not all(map(lt, tails, tails[1:])):
        raise UnusualError  # not in order, or a record twice
    return blocks, rests


def _cuts(tables: Sequence[tuple[bytes, Region]]) -> Iterator[list[int]]:
    """Yield where each block ends in each file: before the same record, or where that would be."""
    first, region = tables[0]
    ends = [each.end for _data, each in tables]
    places = [each.start for _data, each in tables]
    while places != ends:
        start, stop = places[0], region.end
        if start + _BLOCK < stop:
            stop = first.index(b"\n", start + _BLOCK) + 1
        if stop == region.end:
            yield ends
            return
        places = [
            _place(table, begin, first[stop - 1 : first.index(b":", stop) + 1], begin + stop - start)
            for table, begin in zip(tables, places, strict=True)
        ]
        yield places


def _place(table: tuple[bytes, Region], begin: int, key: bytes, near: int) -> int:
    """Return where in a file a record's line begins, or would begin.

    Args:
        table: The file and the table's region in it.
        begin: It is no earlier.
        key: The line break before it and what it begins with.
        near: It is here where the file has nothing more and nothing less than others up to there.
    """
    data, region = table
    if near < region.end and data.startswith(key, near - 1):
        return near
    found = data.find(key, begin - 1, min(near + 4 * _BLOCK, region.end))
    return place(data, region, begin, key_at(key, 1))[0] if found < 0 else found + 1


def _mixed(texts: Sequence[bytes], rests: Sequence[list[bytes]]) -> Block:
    """Return a block in which the files differ; the lines that they don't share are added to the rests."""
    sides = [_by_id(text) for text in texts]
    lines = sides[0]
    for side in sides[1:]:
        lines = {key: line for key, line in lines.items() if side.get(key) == line}
    differing: set[str] = set()
    for side, rest in zip(sides, rests, strict=True):
        own = {key: line for key, line in side.items() if key not in lines}
        differing.update(map(bytes.decode, own))
        rest.extend(own.values())
    return Block(b"", lines, differing)


def _by_id(text: bytes) -> dict[bytes, bytes]:
    """Return lines by the ids that they begin with."""
    lines = _split(text)
    found = dict(zip(_IDS.findall(b"\n" + text), lines, strict=False))
    if len(found) != len(lines):
        raise UnusualError  # a line that begins with no id, a record twice
    return found


def _text(data: bytes, region: Region, start: int, stop: int) -> bytes:
    """Return some lines of a table without the last one's separator."""
    if start == stop:
        return b""
    if stop == region.end:
        return data[start : stop - 1]
    if not data.startswith(END, stop - len(END)):
        raise UnusualError
    return data[start : stop - len(END)]


def _split(text: bytes) -> list[bytes]:
    """Return lines without what separates them."""
    lines = text.split(END) if text else []
    if text.count(b"\n") != max(len(lines) - 1, 0):
        raise UnusualError
    return lines


def _ids(text: bytes) -> list[bytes]:
    """Return the ids that lines begin with."""
    found = _IDS.findall(b"\n" + text)
    if not len(found) - 1 == text.count(b"\n") == text.count(END):
        raise UnusualError
    return found


def tail(identifier: bytes | str) -> int:
    """Return the place of a line in a block: what `order` returns, for an id that is a number."""
    return int(identifier) & TAIL
