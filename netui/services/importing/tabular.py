"""Tables as text: the delimiter and the header found, rows with the line where each begins."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from netui.domain.messages import message
from netui.domain.text import clean_line, clean_note, fold
from netui.services.importing.candidates import ImportFileError, Skipped
from netui.services.importing.files import LINE_CAP, refuse

_DELIMITERS = (",", ";", "\t")
_HEADER_WITHIN = 60
"""Lines in which the header is looked for: LinkedIn puts a few lines of notes before it."""

_LINE_END = re.compile(r"\r\n|\r|\n")

REPEATABLE = frozenset({"email", "phone", "web"})
"""Fields that may have more than one column: address books write "Phone 1", "Phone 2"."""

FieldOf = Callable[[str], str | None]
"""Tells which field a folded header names; None where it is unknown."""


def folded(header: str) -> str:
    """Return a header as headers are compared: without case, accents and signs."""
    return " ".join("".join(char if char.isalnum() else " " for char in fold(header)).split())


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table begins and what its columns are.

    Attributes:
        line: The header's line, from 1.
        delimiter: The sign between cells.
        names: The headers as the file has them.
        fields: The field that each column holds; None where it is unknown.
    """

    line: int
    delimiter: str
    names: tuple[str, ...]
    fields: tuple[str | None, ...]

    @property
    def known(self) -> set[str]:
        """The fields that some column holds."""
        return {name for name in self.fields if name is not None}


def find_header(
    text: str, field_of: FieldOf, enough: Callable[[Collection[str]], bool] = lambda known: len(known) > 1
) -> Header | None:
    """Return the header: the first line with enough known columns.

    Each line is looked at alone, so that notes before it, whose quotes may not be closed, don't matter.

    Args:
        text: The file.
        field_of: Tells which field a folded header names.
        enough: Whether the fields that a line's columns hold make it the header.
    """
    best: Header | None = None
    for number, line in enumerate(_first_lines(text), 1):
        for delimiter in _DELIMITERS:
            names = _cells(line, delimiter)
            fields: list[str | None] = []
            for name in names:
                found = field_of(folded(name))
                fields.append(found if found in REPEATABLE or found not in fields else None)
            header = Header(number, delimiter, tuple(names), tuple(fields))
            if enough(header.known) and (best is None or len(header.known) > len(best.known)):
                best = header
        if best is not None:
            return best
    return None


def unknown_columns(path: Path, text: str, wanted: str) -> ImportFileError:
    """Return the error for a table without a known column, which says what was found.

    Args:
        path: The file.
        text: What it holds.
        wanted: The columns that would be known.
    """
    lines = [line for line in _first_lines(text) if line.strip()]
    rows = [_cells(line, delimiter) for line in lines[:5] for delimiter in _DELIMITERS]
    widest = [clean_line(cell)[:40] for cell in max(rows, key=len, default=[])]
    shown = ", ".join(f"“{cell}”" for cell in widest[:8] if cell) + (", …" if len(widest) > 8 else "")
    return refuse(
        path,
        message(
            "has no known column; it has {found}; wanted are {wanted}", found=shown or "—", wanted=wanted
        ),
    )


class _Lines:
    """A table's lines below its header, one by one; knows where it is."""

    def __init__(self, text: str, header: Header) -> None:
        from io import StringIO

        # newline="": only \n and \r end a line here; str.splitlines would end one at a form feed in a cell.
        self._lines = list(StringIO(text, newline=""))
        self.taken = header.line

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.taken >= len(self._lines):
            raise StopIteration
        self.taken += 1
        return self._lines[self.taken - 1]

    def again_from(self, line: int) -> str:
        """Return a line, and go on after it: what was read past it is read again."""
        self.taken = line
        return self._lines[line - 1]


_READ_AGAIN = 100_000
"""Lines that may be read again on account of quotes left open, in a whole file."""


def read_rows(text: str, header: Header, skipped: list[Skipped]) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield each row below the header with the line where it begins; blank rows are left out.

    A quote that is left open takes the rows after it into its cell. Such a line is skipped and reading
    goes on after it; one whose quotes are only not doubled is read as it was meant.

    Args:
        text: The file.
        header: Where the table begins.
        skipped: Takes the rows that can't be read.
    """
    import csv

    lines = _Lines(text, header)
    reader = csv.reader(lines, delimiter=header.delimiter, strict=True)
    read_again = 0
    while True:
        line = lines.taken + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            read_again += lines.taken - line
            if read_again > _READ_AGAIN:
                skipped.append(Skipped(line, _OPEN_QUOTE))
                continue
            row = _cells(lines.again_from(line), header.delimiter)
            reader = csv.reader(lines, delimiter=header.delimiter, strict=True)
            if len(row) < len(header.names):
                skipped.append(Skipped(line, _OPEN_QUOTE))
                continue
        if sum(map(len, row)) > LINE_CAP:
            skipped.append(Skipped(line, message("the row is longer than 64 KB")))
        elif any(cell and not cell.isspace() for cell in row):
            yield line, row


_OPEN_QUOTE = message("a quote is left open, or a cell is too long")


class Columns:
    """Takes rows apart into what each column holds.

    Args:
        header: The table's header.
    """

    def __init__(self, header: Header) -> None:
        self._known = [(place, name) for place, name in enumerate(header.fields) if name is not None]
        self._unknown = [
            (place, clean_line(header.names[place]))
            for place, name in enumerate(header.fields)
            if name is None and header.names[place].strip()
        ]

    def by_field(self, row: Sequence[str]) -> dict[str, str]:
        """Return a row's cells by the field that they hold; those of a repeated column joined by ``; ``."""
        found: dict[str, str] = {}
        for place, name in self._known:
            if place < len(row) and (cell := row[place].strip()):
                cell = row[place] if name == "notes" else cell  # a note may begin with an indented line
                found[name] = f"{found[name]}; {cell}" if name in found else cell
        return found

    def leftovers(self, row: Sequence[str]) -> dict[str, str]:
        """Return the cells of unknown columns, by their headers."""
        return {
            name: clean_note(row[place])
            for place, name in self._unknown
            if place < len(row) and row[place].strip()
        }


def _first_lines(text: str) -> list[str]:
    # A file of one endless line is cut, not searched.
    return _LINE_END.split(text[: _HEADER_WITHIN * 4096], _HEADER_WITHIN)[:_HEADER_WITHIN]


def _cells(line: str, delimiter: str) -> list[str]:
    import csv

    return next(csv.reader([line[:LINE_CAP]], delimiter=delimiter), [])
