"""What of a damaged file can still be read: its lines one by one, and between them whatever else there is.

A line that is a record, or that begins a table, counts wherever it stands. Those that are neither are looked
at together: records on several lines or several on one are found there, and the rest can't be read.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from netui.domain.records import Raw
from netui.domain.tables import TABLES
from netui.storage.fileformat import META
from netui.storage.healing.values import KEY, Variants, name_of, object_at, object_or_open, only_record

Known = dict[str, tuple[str, Variants] | None]
"""Lines that were read, and the record that each one is."""

KNOWN = frozenset((META, *TABLES))
_FAR = 64 * 1024  # characters up to which a record may go on after what looks like the next one
_MOST = 100  # times that this is tried: it takes long
_BLANK = " \t\r\f\v\ufeff"
_SIGNS = frozenset("{}[],")
_NEXT = re.compile(rf'"(?:[0-9]{{1,39}}|{"|".join(sorted(KNOWN))})"[ \t]*:[ \t]*\{{')
"""Where reading can go on after something unreadable: at an id, or a table of ours."""


class Row(NamedTuple):
    """A record as it was read.

    Attributes:
        table: The table it stood in; empty where that can't be told.
        id: Its id.
        raw: Its fields.
    """

    table: str
    id: str
    raw: Raw


@dataclass(slots=True)
class Reading:
    """What was read.

    Attributes:
        rows: Every record, in the order in which they stood.
        unread: The pieces that could not be read.
        named: The tables whose beginning was read.
        ended: Whether the file's end was there.
    """

    rows: list[Row] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    ended: bool = False


def read(lines: Iterable[str], known: Known) -> Reading:
    """Return what lines hold.

    Args:
        lines: The file's, or those of one side of a merge.
        known: What lines were found to be, from one side to the next.
    """
    reader = _Reader(known)
    for line in lines:
        reader.line(line)
    reader.finish()
    return reader.reading


class _Reader:
    def __init__(self, known: Known) -> None:
        self.reading = Reading()
        self._known = known
        self._table = ""
        self._inside = False  # a table, whose end has not come yet
        self._indent: int | None = None  # spaces before the lines that begin tables
        self._block: list[str] = []  # lines that are nothing by themselves
        self._tries = _MOST

    def line(self, line: str) -> None:
        """Take in the next line."""
        bare = line.strip(_BLANK)
        core = bare.rstrip(", \t")
        if not core or set(core) <= _SIGNS:
            if self._block:
                self._block.append(line)
            else:
                self._signs(core)
            return
        indent = len(line) - len(line.lstrip(_BLANK))
        if not (self._begins_table(core, indent) or self._is_record(core, indent)):
            self._block.append(line)

    def finish(self) -> None:
        """Take in that no line follows."""
        if self._block:
            block, self._block = "\n".join(self._block), []
            self._among(block)

    def _signs(self, signs: str) -> None:
        for sign in signs:
            if sign == "}":
                self.reading.ended = not self._inside
                self._inside = False

    def _begins_table(self, core: str, indent: int) -> bool:
        if not core.endswith(("{", "}")):
            return False
        bare = core if core.endswith("{") else core[:-1].rstrip()
        key = KEY.fullmatch(bare)
        if key is None:
            return False
        name = name_of(key[1])
        level = indent if self._indent is None else self._indent
        if name not in KNOWN and (_is_id(name) or indent != level):
            return False
        self.finish()
        self._indent = level
        self._begin(name)
        self._inside = core.endswith("{")
        return True

    def _begin(self, name: str) -> None:
        self._table, self._inside = name, True
        self.reading.named.add(name)
        self.reading.ended = False

    def _is_record(self, core: str, indent: int) -> bool:
        if core in self._known:
            found = self._known[core]
        else:
            found = self._known[core] = only_record(core)
        if found is None:
            return False
        identifier, variants = found
        if (
            identifier in KNOWN
            or not (_is_id(identifier) or indent == 0)
            or is_table(identifier, variants[0])
        ):
            return False
        self.finish()
        self._add(identifier, variants)
        return True

    def _add(self, identifier: str, variants: Variants) -> None:
        table = self._table if self._inside else ""
        self.reading.rows += [Row(table, identifier, raw) for raw in variants]

    def _among(self, text: str) -> None:
        """Read what there is in lines that are nothing by themselves."""
        position = 0
        while position < len(text):
            sign = text[position]
            if sign in _SIGNS or sign.isspace():
                self._signs(sign)
                position += 1
                continue
            end = self._piece(text, position)
            if end is None:
                following = _NEXT.search(text, position + 1)
                end = following.start() if following else len(text)
                self.reading.unread.append(text[position:end].strip())
            position = end

    def _piece(self, text: str, start: int) -> int | None:
        """Read what a place begins, a table or a record; return where it ends, None where it is neither."""
        key = KEY.match(text, start)
        if key is None:
            return None
        name = name_of(key[1])
        found = None if name in KNOWN else self._object(text, key.end() - 1)
        if name in KNOWN or (
            not _is_id(name) and (not self._inside or (found and is_table(name, found[0][0])))
        ):
            self._begin(name)
            return key.end()
        if found is None:
            return None
        self._add(name, found[0])
        return found[1]

    def _object(self, text: str, brace: int) -> tuple[Variants, int] | None:
        """Return the object whose brace is at a place, and where it ends.

        It may go over several lines where the first one ends after the brace, as in indented files: else what
        follows a line that was cut off would be read as more of it. For the same reason it should end before
        the next id.
        """
        line_end = text.find("\n", brace)
        several = line_end >= 0 and not text[brace + 1 : line_end].strip()
        end = len(text) if several or line_end < 0 else line_end
        following = _NEXT.search(text, brace + 1, end)
        near = object_or_open(text[brace : following.start() if following else end])
        if near is not None or following is None:
            return near and (near[0], brace + near[1])
        self._tries -= 1
        far = object_at(text[brace : min(end, brace + _FAR)], 0) if self._tries > 0 else None
        if far is None or any(_is_id(key) and type(part) is dict for key, part in far[0][0].items()):
            return None
        return far[0], brace + far[1]


def _is_id(name: str) -> bool:
    return name.isascii() and name.isdigit()


def is_table(name: str, found: Raw) -> bool:
    """Return whether what stands under a name is records rather than one record's fields."""
    if _is_id(name) or not all(type(part) is dict for part in found.values()):
        return False
    return name in KNOWN or (bool(found) and all(_is_id(key) or key in KNOWN for key in found))
