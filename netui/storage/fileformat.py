"""The bytes of the data file: the same content is always the same bytes.

One record a line, keys sorted, no spaces, UTF-8 with every text composed (NFC), every table present.
Ids and table names are written as they are: they identify, and are not for reading.

Reading has a quick way and a strict one. A file laid out by lines, as this module writes it, is read
some hundred lines at a time, so that no other thread waits for long. Whatever is different in the least
(an editor's spaces, a number of more than 64 bits, a key given twice) is read again strictly, as a whole.
"""

import json
import re
from collections.abc import Iterable, Iterator
from math import isfinite
from typing import Any, NamedTuple
from unicodedata import is_normalized, normalize

import orjson

from netui.domain.messages import Message, message
from netui.domain.records import Raw
from netui.domain.tables import TABLES
from netui.storage import names

NAME = names.NAME
META = "_meta"
Tables = dict[str, dict[str, Raw]]
"""Every table's rows by id, as the file holds them, `META` among them."""

_OPTIONS = (
    orjson.OPT_SORT_KEYS
    | orjson.OPT_PASSTHROUGH_DATETIME
    | orjson.OPT_PASSTHROUGH_DATACLASS
    | orjson.OPT_PASSTHROUGH_SUBCLASS
)
_SLICE = 256 * 1024  # bytes read at a time: 2 ms during which no other thread runs
_DEEPEST = 250  # levels inside one another; orjson writes no more than 254


class FormatError(ValueError):
    """Bytes or values that can't be a network; `message` says what was found."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.message = said


class UnusualError(Exception):
    """These bytes aren't quite as we write them: only the strict way is sure of them."""


# Writing


def canonical(value: Any) -> bytes:
    """Return the bytes of a value: keys sorted, no spaces, texts composed.

    Args:
        value: What JSON can say, integers of any size and NaN included.

    Raises:
        FormatError: It holds something that JSON can't say.
    """
    try:
        written = orjson.dumps(value, option=_OPTIONS)
    except TypeError:
        return _canonical_slowly(value)
    if b"null" in written and _has_odd_float(value):  # orjson writes NaN as null
        return _canonical_slowly(value)
    # An escape before a combining mark looks uncomposed here and may not be: then nothing comes of it.
    if not written.isascii() and not is_normalized("NFC", written.decode()):
        return orjson.dumps(_composed(value), option=_OPTIONS)
    return written


def same(one: Any, other: Any) -> bool:
    """Return whether two values are written the same; in Python, 1 == True, and in JSON they differ."""
    return one is other or canonical(one) == canonical(other)


def line(identifier: str, raw: Raw) -> bytes:
    """Return a record's line, without what separates it from the next."""
    return orjson.dumps(identifier) + b":" + canonical(raw)


def is_plain(written: bytes) -> bool:
    """Return whether the quick way reads these canonical bytes without loss."""
    return not _may_have_big(written) and b"NaN" not in written and b"Infinity" not in written


def table_order(names: Iterable[str]) -> list[str]:
    """Return the names of a file's tables as it has them: ours first and all of them, then others sorted."""
    return [META, *TABLES, *sorted(name for name in names if name != META and name not in TABLES)]


def _canonical_slowly(value: Any) -> bytes:
    try:
        text = json.dumps(_composed(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return text.encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise FormatError(message("can't be written as JSON ({why})", why=str(error))) from error


def _has_odd_float(value: Any) -> bool:
    if isinstance(value, float):
        return not isfinite(value)
    if isinstance(value, dict):
        return any(map(_has_odd_float, value.values()))
    return isinstance(value, list | tuple) and any(map(_has_odd_float, value))


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, list | tuple):
        return [_composed(part) for part in value]
    if isinstance(value, dict):
        composed = {name: normalize("NFC", name) if isinstance(name, str) else name for name in value}
        if len(set(composed.values())) < len(composed):  # two names that look the same: lose neither
            composed = {name: name for name in value}
        return {composed[name]: _composed(part) for name, part in value.items()}
    return value


# Reading


def value(written: bytes) -> Any:
    """Return the value of what `canonical` wrote.

    Raises:
        ValueError: It is something else.
    """
    return orjson.loads(written) if is_plain(written) else json.loads(written)


class Region(NamedTuple):
    """Where the lines of one table are in the file's bytes."""

    table: str
    start: int
    end: int


def parse(data: bytes, *, trusted: bool = False, known: Tables | None = None) -> Tables:
    """Return the tables that a file's bytes hold.

    Args:
        data: The whole file.
        trusted: These very bytes were written by `canonical` and are plain: don't look for oddities.
        known: Rows that are used again where the file says exactly the same.

    Raises:
        FormatError: They don't hold tables of records.
    """
    known = known or {}
    try:
        return {
            region.table: _parse_region(data, region, trusted, known.get(region.table, {}))
            for region in regions(data)
        }
    except (UnusualError, orjson.JSONDecodeError):
        tables = _parse_strictly(data)
        return {table: shared(rows, known.get(table, {})) for table, rows in tables.items()}


def regions(data: bytes) -> list[Region]:
    """Return where each table's lines are in bytes laid out as we write them.

    Raises:
        UnusualError: They are laid out in another way.
    """
    found: list[Region] = []
    position = 2 if data.startswith(b"{\n") else -1
    while position >= 0:
        header_end = data.find(b":{\n", position)
        if header_end < 0:
            break
        name = orjson.loads(data[position:header_end])
        start = header_end + 3
        end = start if data.startswith(b"}", start) else _end_of_table(data, start)
        found.append(Region(name, start, end))
        if data.startswith(b"},\n", end):
            position = end + 3
            continue
        last = end == len(data) - len(b"}\n}\n") and data.endswith(b"\n}\n}\n")
        if last and len({region.table for region in found}) == len(found):
            return found
        break
    raise UnusualError


def _end_of_table(data: bytes, start: int) -> int:
    """Return where the line that closes a table begins, supposing that the last table ends the file.

    No other line begins with a brace, for strings hold no bare line break.
    """
    for position in range(start, len(data), _SLICE):
        found = data.find(b"\n},\n", position, position + _SLICE + 3)
        if found >= 0:
            return found + 1
    return len(data) - len(b"}\n}\n")


def _slices(data: bytes, region: Region) -> Iterator[bytes]:
    """Yield a table's lines some at a time, each run without its last separator."""
    position = region.start
    while position < region.end:
        stop = data.rfind(b"\n", position, position + _SLICE) + 1 or data.index(b"\n", position) + 1
        stop = min(stop, region.end)
        separated = data.startswith(b",\n", stop - 2)
        if separated != (stop < region.end):
            raise UnusualError
        yield data[position : stop - 2 if separated else stop - 1]
        position = stop


def _parse_region(data: bytes, region: Region, trusted: bool, known: dict[str, Raw]) -> dict[str, Raw]:
    rows: dict[str, Raw] = {}
    for run in _slices(data, region):
        part = _unchanged(run, known) if known and b"null" not in run else None  # null, or NaN?
        if part is None:
            part = orjson.loads(b"{%b}" % run)
            if not trusted:
                _look_closely(run, part)
            part = shared(part, known)
        expected = len(rows) + len(part)
        rows.update(part)
        if len(rows) != expected:
            raise UnusualError
    return rows


_ID = re.compile(rb'^"([0-9]+)":', re.MULTILINE)


def _unchanged(run: bytes, known: dict[str, Raw]) -> dict[str, Raw] | None:
    """Return the known rows that these lines are, where they are no others: quicker than reading them."""
    part = {identifier: known.get(identifier) for identifier in map(bytes.decode, _ID.findall(run))}
    try:
        same = orjson.dumps(part) == b"{%b}" % run.replace(b"\n", b"")
    except TypeError:
        same = False
    return part if same else None  # type: ignore[return-value]  # a missing row would be written as null


def shared(rows: dict[str, Raw], known: dict[str, Raw]) -> dict[str, Raw]:
    """Return rows, with those that are the same as known ones replaced by them."""
    if not known:
        return rows
    return {
        identifier: old if (old := known.get(identifier)) is not None and same(old, raw) else raw
        for identifier, raw in rows.items()
    }


# A number of 19 digits or more may not fit 64 bits, and orjson would make it a float. Finding one with a
# regular expression takes longer than all the reading: digits and what comes before numbers are made alike.
_ALIKE = bytes.maketrans(b"123456789,[-", b"000000000:::")
_BIG = b":" + b"0" * 19


def _may_have_big(written: bytes) -> bool:
    return _BIG in written.translate(_ALIKE)


def _look_closely(run: bytes, part: dict[str, Any]) -> None:
    """Raise where reading lost something: a key given twice, a long number, a record that is none."""
    if _may_have_big(run) or not all(type(raw) is dict for raw in part.values()):
        raise UnusualError
    try:
        same = len(orjson.dumps(part)) == len(run) + 2 - run.count(b"\n")
    except TypeError:
        same = False
    if not same:
        raise UnusualError


def _parse_strictly(data: bytes) -> Tables:
    if not data.strip(b" \t\r\n\0"):
        raise FormatError(message("is empty"))
    try:
        tables = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_unique)
    except UnicodeDecodeError as error:
        raise FormatError(message("isn't text (byte {place} is not UTF-8)", place=error.start)) from error
    except json.JSONDecodeError as error:
        if re.search(rb"^(?:<{7}|={7}|>{7})", data, re.MULTILINE):
            raise FormatError(message("holds the conflict markers of a git merge")) from error
        raise FormatError(
            message("isn't JSON (line {line}, column {column})", line=error.lineno, column=error.colno)
        ) from error
    except RecursionError as error:
        raise FormatError(message("holds values nested too deeply")) from error
    except FormatError:
        raise
    except ValueError as error:  # a number of thousands of digits
        raise FormatError(message("holds a number that can't be read")) from error
    check(tables)
    return tables  # type: ignore[no-any-return]  # json knows no types; check just looked


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise FormatError(message("has “{name}” twice in one place", name=name[:80]))
        found[name] = value
    return found


def check(tables: Any) -> None:
    """Raise where a value is no tables of records, or holds what can't be written.

    Raises:
        FormatError: It is something else.
    """
    if not isinstance(tables, dict):
        raise FormatError(message("isn't an object of tables"))
    for table, rows in tables.items():
        if not isinstance(rows, dict):
            raise FormatError(message("has a table “{table}” that is no object of records", table=table[:80]))
        for identifier, raw in rows.items():
            if not isinstance(raw, dict):
                raise FormatError(
                    message(
                        "has a record that is no object (“{id}” in {table})",
                        id=identifier[:80],
                        table=table[:80],
                    )
                )
    level: list[Any] = [tables]
    for _depth in range(_DEEPEST):
        level = [part for value in level for part in _inside(value)]
        if not level:
            return
    raise FormatError(message("holds values nested too deeply"))


def _inside(value: Any) -> Iterator[Any]:
    if isinstance(value, str):
        if not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
            raise FormatError(message("holds half a character (a lone surrogate)"))
    elif isinstance(value, dict):
        yield from value
        yield from value.values()
    elif isinstance(value, list):
        yield from value
