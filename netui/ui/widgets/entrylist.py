"""A list of entries that take as many lines as their text needs: nothing is cut, the cursor goes by entry."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.geometry import Region

from netui.ui.widgets.columns import Column
from netui.ui.widgets.linelist import Cell, LineList, Row, more
from netui.ui.wrapping import wrap

NARROWEST = 8  # cells; in less no text is wrapped, for no terminal that small shows it anyway
BESIDE = "│"  # before the further lines of the entry with the cursor
_LINE = "\n"  # between an entry's id and the number of its line


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Attributes:
        id: Its id, unique in the list.
        cells: What stands in the columns before the text, in its first line.
        text: What is wrapped in the last column; its own line breaks stay.
        role: What the text looks like: one of the list's roles.
        heading: Whether it is no entry but the heading of those that follow; its text stands alone.
    """

    id: str
    cells: tuple[str | Cell, ...] = ()
    text: str = ""
    role: str = ""
    heading: bool = False


class EntryList(LineList):
    """Entries with a wrapped text in the last column.

    Attributes:
        expected: The cells that it will be wide, for the time before it is laid out: what is wrapped to that
            is drawn once.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        title: str = "",
        empty: Sequence[str] = (),
        id: str | None = None,  # noqa: A002 - Textual's own word
    ) -> None:
        super().__init__(columns, title=title, header=False, empty=empty, id=id)
        self._entries: Sequence[Entry] = ()
        self._spans: dict[str, tuple[int, int]] = {}
        self._wrapped_to = -1
        self.expected = 0

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries, or the same ones with other words; the cursor stays on its own."""
        self._entries = entries
        self._wrap()

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show the entries in other columns; the last is the one whose text is wrapped."""
        if tuple(columns) != self._columns:
            self.set_columns(columns)

    @property
    def entry(self) -> str:
        """The id of the entry with the cursor; empty where there is none."""
        return _entry(self.cursor)

    def _wrap(self) -> None:
        """Lay the entries out in lines for the width there is."""
        width = self._text_width()
        self._wrapped_to = width
        self._spans = {}
        lines: dict[str, Row] = {}  # the list asks the rows it showed before once more
        rows: list[str] = []
        headings: dict[str, str] = {}
        for entry in self._entries:
            if entry.heading:
                headings[entry.id] = entry.text
                rows.append(entry.id)
                continue
            texts = wrap(entry.text, width) if width >= NARROWEST else (entry.text,)
            self._spans[entry.id] = (len(rows), len(texts))
            blank = ("",) * len(entry.cells)
            for number, text in enumerate(texts):
                row = f"{entry.id}{_LINE}{number}" if number else entry.id
                cell = Cell(text, entry.role) if entry.role else text
                lines[row] = Row((*(blank if number else entry.cells), cell))
                rows.append(row)
        self.show(rows, lines.__getitem__, headings)

    def _text_width(self) -> int:
        width = (self.room.width or self.expected) - 2 * bool(self.title)
        if width < NARROWEST:
            return 0
        return dict(self._widths(width)).get(len(self._columns) - 1, 0)

    def on_resize(self) -> None:
        """Wrap the texts to the new width."""
        self._layout = None
        if self._text_width() != self._wrapped_to:
            self._wrap()

    # Moving by entry

    def action_down(self) -> None:
        """To the next entry; where this one goes on below the page, further down in it."""
        start, count = self._span()
        last = start + count - 1
        if last >= self._top + self._height:
            self._go(min(last, self._top + self._height))
        else:
            self._go(last + 1)

    def action_up(self) -> None:
        """To the entry before; where this one begins above the page, further up in it."""
        start, _count = self._span()
        if start < self._top:
            self._go(max(start, self._top - 1), -1)
        else:
            before = start - 1
            while before >= 0 and self._rows[before] in self._headings:
                before -= 1
            self._go(self._first_line(before), -1)

    def action_last(self) -> None:
        """To the last entry."""
        self._go(self._first_line(len(self._rows) - 1), -1)

    def _scroll(self, by: int) -> None:
        """Move page and cursor together; the cursor comes to stand on an entry's first line."""
        self._top += by
        index = min(max(self._index + by, 0), max(0, len(self._rows) - 1))
        first = self._first_line(index)
        inside = first < self._top  # an entry longer than the page
        self._go(index if inside else first, 1 if by > 0 else -1)

    def _first_line(self, index: int) -> int:
        if not 0 <= index < len(self._rows):
            return index
        return self._spans.get(_entry(self._rows[index]), (index, 1))[0]

    def _span(self) -> tuple[int, int]:
        """Return the first line of the entry with the cursor, and how many it has."""
        return self._spans.get(self.entry, (self._index, 1))

    def _settle(self) -> None:
        """Keep the whole of the entry with the cursor on the page, where it fits."""
        super()._settle()
        height = self._height
        start, count = self._span()
        if 0 < count <= height and self._rows:
            self._top = min(max(self._top, start + count - height), start)
            self._drawn_top = self._top

    # Drawing

    def _fitted(self, text: str, column: int, size: int) -> str:
        """Return a cell's text; what was wrapped is clean, and stands as deep as it was written."""
        if column == len(self._columns) - 1 and cell_len(text) <= size:
            return text + " " * (size - cell_len(text))
        return super()._fitted(text, column, size)

    def _sign(self, index: int) -> str:
        sign = super()._sign(index)
        return BESIDE if sign == " " and _entry(self._rows[index]) == self.entry else sign

    def _refresh_row(self, index: int) -> None:
        """Draw all lines of an entry again."""
        if not 0 <= index < len(self._rows):
            super()._refresh_row(index)
            return
        start, count = self._spans.get(_entry(self._rows[index]), (index, 1))
        first = max(start - self._top, 0)
        last = min(start + count - self._top, self._height)
        if first < last:
            self.refresh(Region(0, first + self._above, self.room.width, last - first))

    def _more(self) -> str:
        """Return what lies outside the page, in words; entries are counted, not their lines."""
        bottom = self._top + self._height
        below, above = self._rows[bottom:], self._rows[: self._top]
        return more(len(self._entries_of(below)), len(self._entries_of(above)))

    def _entries_of(self, rows: Sequence[str]) -> set[str]:
        return {_entry(row) for row in rows if row not in self._headings}


def _entry(row: str) -> str:
    return row.partition(_LINE)[0]
