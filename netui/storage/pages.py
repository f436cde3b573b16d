"""A file's lines in pages of some hundred, so that a save renders changed lines only and copies the rest."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

import orjson

from netui.domain.ids import order
from netui.domain.records import Raw
from netui.storage.fileformat import Tables, is_plain, line, regions, slices, table_order

_PAGE = 64 * 1024  # bytes: small enough to take apart for one line, large enough to be few
_END = b",\n"
_KEY = re.compile(rb'"((?:[^"\\]|\\.)*)":')

Place = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Table:
    """One table: pages of lines, each line with its separator, and the place of each page's first."""

    pages: list[bytes] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def add(self, lines: Iterable[bytes]) -> None:
        """Add lines in their order at the end, as pages."""
        page: list[bytes] = []
        size = 0
        for each in lines:
            page.append(each)
            size += len(each)
            if size >= _PAGE:
                self._append(page)
                page, size = [], 0
        if page:
            self._append(page)

    def add_page(self, page: bytes) -> None:
        """Add a page as it is at the end."""
        self.pages.append(page)
        self.places.append(order(_key(page)))

    def _append(self, lines: list[bytes]) -> None:
        self.add_page(b"".join(lines))

    def changed(self, rows: Mapping[str, Raw | None]) -> "_Table":
        """Return this table with other lines for some records; None removes a line."""
        touched: dict[int, dict[str, Raw | None]] = {}
        for identifier, raw in rows.items():
            number = max(bisect_right(self.places, order(identifier)) - 1, 0)
            touched.setdefault(number, {})[identifier] = raw
        result = _Table()
        for number, page in enumerate(self.pages or [b""]):
            if number in touched:
                result.add(_patched(page, touched[number]))
            elif page:
                result.pages.append(page)
                result.places.append(self.places[number])
        return result


def _patched(page: bytes, rows: Mapping[str, Raw | None]) -> list[bytes]:
    lines = {_key(each): each for each in page.splitlines(keepends=True)}
    for identifier, raw in rows.items():
        if raw is None:
            lines.pop(identifier, None)
        else:
            lines[identifier] = line(identifier, raw) + _END
    return [lines[identifier] for identifier in sorted(lines, key=order)]


def _key(written: bytes) -> str:
    """Return the id that a line, or the first line of a page, begins with."""
    end = written.index(b'"', 1)
    simple = written[1:end]
    if b"\\" not in simple:
        return simple.decode()
    found = _KEY.match(written)
    return str(orjson.loads(found.group()[:-1])) if found else ""


class Pages:
    """All lines of a file.

    Attributes:
        plain: Whether reading these bytes needs no second look (`fileformat.parse`'s ``trusted``).
    """

    def __init__(self, tables: Mapping[str, _Table], *, plain: bool) -> None:
        self._tables = tables
        self.plain = plain

    @classmethod
    def rendered(cls, tables: Tables) -> Self:
        """Return the lines of tables, every one rendered."""
        found: dict[str, _Table] = {}
        plain = True
        for name, rows in tables.items():
            table = found[name] = _Table()
            table.add(line(identifier, rows[identifier]) + _END for identifier in sorted(rows, key=order))
            plain = plain and all(map(is_plain, table.pages))
        return cls(found, plain=plain)

    @classmethod
    def cut(cls, data: bytes) -> Self:
        """Return the lines of a file that was written by `runs`, taken as they are."""
        found: dict[str, _Table] = {}
        for region in regions(data):
            table = found[region.table] = _Table()
            for run in slices(data, region, _PAGE):
                table.add_page(run + _END)
        return cls(found, plain=True)

    def changed(self, tables: Mapping[str, Mapping[str, Raw | None]]) -> "Pages":
        """Return these lines with other ones for some records; None removes a record's line.

        Args:
            tables: The changed rows of each table, by id.
        """
        new = dict(self._tables)
        plain = self.plain
        for name, rows in tables.items():
            new[name] = new.get(name, _Table()).changed(rows)
            present = ((identifier, raw) for identifier, raw in rows.items() if raw is not None)
            plain = plain and all(is_plain(line(identifier, raw)) for identifier, raw in present)
        return Pages(new, plain=plain)

    def runs(self) -> Iterator[bytes]:
        """Yield the file's bytes."""
        yield b"{\n"
        names = table_order(self._tables)
        for name in names:
            pages = self._tables.get(name, _Table()).pages
            yield orjson.dumps(name) + b":{\n"
            yield from pages[:-1]
            if pages:
                yield pages[-1].removesuffix(_END) + b"\n"
            yield b"}\n" if name == names[-1] else b"},\n"
        yield b"}\n"
