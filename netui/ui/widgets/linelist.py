"""A list that draws only the lines on the screen: 30,000 rows cost what 30 do."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from netui.i18n import _
from netui.ui.render import Part, cut, fit, line, within
from netui.ui.widgets.columns import Column, lay_out
from netui.ui.widgets.paging import Paging
from netui.ui.widgets.styled import lower_edge, upper_edge

ROLES = ("muted", "accent", "good", "warn", "strong")
"""What a cell can say beside its words; colour only underlines it."""

CURSOR, MARK, SORTED_UP, SORTED_DOWN = "▸", "●", "▲", "▼"


class Cell(NamedTuple):
    """A cell that looks other than plain."""

    text: str
    role: str


class Row(NamedTuple):
    """What one line shows: a cell for each column, in the columns' order; plain text or a `Cell`."""

    cells: tuple[str | Cell, ...]


class Order(NamedTuple):
    """Which column the rows are sorted by."""

    column: str
    descending: bool = False


class LineList(Paging):
    """Rows in columns, with a cursor and, where wanted, marks.

    The list holds ids and asks for a row's cells when it draws it. Cursor, marks and the place on the screen
    belong to ids: they survive every change of data, of order and of size.

    Args:
        columns: What each row shows.
        title: Draw a frame with this in its upper edge.
        header: Whether the columns' titles stand above the rows.
        marks: Whether rows can be marked.
        empty: Lines that are shown where there is no row: what to do next.
    """

    DEFAULT_CSS = """
    LineList { height: 1fr; }
    LineList > .list--head { color: $text-muted; text-style: bold; }
    LineList > .list--heading { color: $text-accent; text-style: bold; }
    LineList > .list--cursor { background: $block-cursor-background; color: $block-cursor-foreground;
        text-style: $block-cursor-text-style; }
    LineList > .list--frame { color: $border-blurred; }
    LineList > .list--frame-focused { color: $border; }
    LineList > .list--title { color: $text-primary; text-style: bold; }
    LineList > .list--muted { color: $text-muted; text-style: $muted-style; }
    LineList > .list--accent { color: $text-accent; }
    LineList > .list--good { color: $text-success; }
    LineList > .list--warn { color: $text-warning; }
    LineList > .list--strong { text-style: bold; }
    """
    PREFIX = "list"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--head", "list--heading", "list--cursor", "list--frame", "list--frame-focused", "list--title",
        *(f"list--{role}" for role in ROLES),
    }  # fmt: skip

    class Marked(Message):
        """Rows were marked, or marks taken away."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        title: str = "",
        header: bool = True,
        marks: bool = False,
        empty: Sequence[str] = (),
        id: str | None = None,  # noqa: A002 - Textual's own word
    ) -> None:
        super().__init__(id=id)
        self.title = title
        self.empty = tuple(empty)
        self.marked: set[str] = set()
        self._columns = tuple(columns)
        self._header = header
        self._marks = marks
        self._order: Order | None = None
        self._describe: Callable[[str], Row] = lambda _row: Row(())
        self._drawn: dict[str, Row] = {}
        self._layout: tuple[int, list[tuple[int, int]]] | None = None

    # What it shows

    def show(
        self,
        rows: Sequence[str],
        describe: Callable[[str], Row],
        headings: Mapping[str, str] | None = None,
        order: Order | None = None,
    ) -> None:
        """Show other rows, or the same ones with other words.

        Args:
            rows: Ids, in order; each once.
            describe: Returns what a row shows; asked when it is drawn.
            headings: The words of those ids that are headings: the cursor never stands on one.
            order: What they are sorted by, for the sign beside a column's title.
        """
        before, place, page = self.cursor, self._index - self._top, self._page()
        old, self._rows = self._rows, rows
        self._describe, self._headings, self._order = describe, headings or {}, order
        self._drawn.clear()
        self._index = self._find(before, old)
        if self._top > 0:  # at the top, what is new above the cursor shows
            self._top = self._index - place
        self._settle()
        self._refresh_from(page)
        if self.cursor != before:
            self.post_message(self.Moved(self, self.cursor))

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns; the rows' cells follow with the next `show`."""
        if tuple(columns) != self._columns:
            self._columns = tuple(columns)
            self._layout = None
            self._drawn.clear()
            self.refresh()

    def set_title(self, title: str) -> None:
        """Show another title in the frame."""
        if title != self.title:
            self.title = title
            self.refresh(Region(0, 0, self.room.width, 1))

    def _page(self) -> list[object]:
        """Return what stands on each line, to find the lines that a change leaves as they are."""
        lines: list[object] = [self.title, self._order if self._rows else self.empty, self._more()]
        for index in range(self._top, min(self._top + self._height, len(self._rows))):
            row = self._rows[index]
            said = self._headings[row] if row in self._headings else self._described(row)
            lines.append((said, row in self.marked, index == self._index and self.has_focus))
        return lines

    def _refresh_from(self, before: list[object]) -> None:
        """Draw the lines again that differ from those of a page before."""
        after = self._page()
        if after[:2] != before[:2] or not self._rows:
            self.refresh()
            return
        if self.title and after[2] != before[2]:
            self.refresh(Region(0, self.room.height - 1, self.room.width, 1))
        longest = max(len(before), len(after))
        for place in range(3, longest):
            if before[place : place + 1] != after[place : place + 1]:
                self._refresh_row(self._top + place - 3)

    @property
    def selected(self) -> list[str]:
        """The marked rows that are shown, in order; without any, the one with the cursor."""
        marked = [row for row in self._rows if row in self.marked] if self.marked else []
        return marked or ([self.cursor] if self.cursor else [])

    @property
    def columns_shown(self) -> list[str]:
        """The ids of the columns that there is room for, in order."""
        inner = self.room.width - 2 * bool(self.title)
        return [self._columns[place].id for place, _size in self._widths(inner)]

    # Marks

    def action_mark(self) -> None:
        """Mark the row with the cursor, or take its mark away, and go on to the next."""
        if not self._marks or not self.cursor:
            return
        self.marked ^= {self.cursor}
        self._refresh_row(self._index)
        self.post_message(self.Marked())
        self.action_down()

    def action_mark_all(self) -> None:
        """Mark all rows that are shown; where they all are, take all marks away."""
        if not self._marks:
            return
        shown = {row for row in self._rows if row not in self._headings}
        self.marked = set() if shown <= self.marked else self.marked | shown
        self.refresh()
        self.post_message(self.Marked())

    def unmark(self) -> None:
        """Take all marks away."""
        if self.marked:
            self.marked = set()
            self.refresh()
            self.post_message(self.Marked())

    # Drawing

    @property
    def _above(self) -> int:
        """Lines above the first row: frame and titles."""
        return bool(self.title) + self._header

    @property
    def _height(self) -> int:
        """How many rows the page holds."""
        return max(0, self.room.height - self._above - bool(self.title))

    def on_resize(self) -> None:
        """Keep the cursor on the page when the page changes."""
        self._layout = None
        before = self._drawn_top
        self._settle()
        if self._top != before:  # the page was drawn already, from where it began before
            self.refresh()

    def on_focus(self, event: events.Focus) -> None:
        """Show the cursor: one line, where Textual would draw the whole list again."""
        event.prevent_default()
        self.has_focus = True
        self._refocused()

    def on_blur(self, event: events.Blur) -> None:
        """Hide the cursor: the keys go elsewhere."""
        event.prevent_default()
        self.has_focus = False
        self._refocused()

    def _refocused(self) -> None:
        self._refresh_row(self._index)
        if self.title:
            width, height = self.size
            self.refresh(Region(0, 0, width, 1), Region(0, height - 1, width, 1))

    def _refresh_row(self, index: int) -> None:
        y = index - self._top + self._above
        if self._above <= y < self.room.height:
            self.refresh(Region(0, y, self.room.width, 1))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, height = self.size
        if self.title:
            edge = self.style("frame-focused" if self.has_focus else "frame")
            if y == 0:
                return upper_edge(self.title, width, edge, self.style("title"))
            if y == height - 1:
                return lower_edge(self._more(), width, edge)
            side = ("│", self.style("frame"))  # the same with and without focus: it is drawn once
            inner = within(self._inner_line(y, width - 2), width - 2, self.style())
            return line([side, *inner, side], width, self.style())
        return line(self._inner_line(y, width), width, self.style())

    def _inner_line(self, y: int, width: int) -> list[Part]:
        if self._header and y == bool(self.title) and self._rows:
            return [(self._head(width).rstrip(), self.style("head"))]
        index = y - self._above + self._top
        if not self._rows:
            place = y - bool(self.title) - 1  # a free line above them
            text = self.empty[place] if 0 <= place < len(self.empty) else ""
            return [("  " + fit(text, width - 2), self.style("muted"))]
        if index >= len(self._rows):
            return [(" " * width, self.style())]
        return self._row(index, width)

    def _row(self, index: int, width: int) -> list[Part]:
        row = self._rows[index]
        heading = self._headings.get(row)
        if heading is not None:
            return [(" " + fit(heading, width - 1), self.style("heading"))]
        here = index == self._index and self.has_focus
        sign = self._sign(index) if self.has_focus else " "
        mark = (MARK if row in self.marked else " ") if self._marks else ""
        parts: list[Part] = [(sign + mark, self.style("accent"))]
        described = self._described(row)
        plain = self.style()
        used = len(parts[0][0])
        gap = " "
        for column, size in self._widths(width):
            cell = described.cells[column] if column < len(described.cells) else ""
            text, role = (cell.text, cell.role) if isinstance(cell, Cell) else (cell, "")
            shown = gap + self._fitted(text, column, size)
            parts.append((shown, self.style(role) if role else plain))
            used += len(gap) + size
            gap = " " * self._columns[column].gap
        parts.append((" " * (width - used), plain))
        if here:
            return [("".join(text for text, _style in parts), self.style("cursor"))]
        return parts

    def _fitted(self, text: str, column: int, size: int) -> str:
        """Return a cell's text in exactly the cells of its column."""
        return fit(text, size, right=self._columns[column].right)

    def _sign(self, index: int) -> str:
        """Return what stands before a row while the keys go to this list."""
        return CURSOR if index == self._index else " "

    def _described(self, row: str) -> Row:
        found = self._drawn.get(row)
        if found is None:
            found = self._drawn[row] = self._describe(row)
        return found

    def _head(self, width: int) -> str:
        head = "   " if self._marks else "  "
        for column, size in self._widths(width):
            title = self._columns[column].title
            if self._order is not None and self._order.column == self._columns[column].id:
                sign = SORTED_DOWN if self._order.descending else SORTED_UP
                title = f"{cut(title, size - 2)} {sign}"
            head += fit(title, size, right=self._columns[column].right) + " " * self._columns[column].gap
        return head

    def _widths(self, width: int) -> list[tuple[int, int]]:
        if self._layout is None or self._layout[0] != width:
            gutter = 2 + self._marks
            self._layout = (width, lay_out(self._columns, width - gutter - 1))
        return self._layout[1]

    def _more(self) -> str:
        """Return how many rows lie below the page, else above it, in words."""
        return more(len(self._rows) - self._top - self._height, self._top)

    # The mouse, for those who have one

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a row; a second click opens it."""
        index = event.y - self._above + self._top
        if event.y < self._above or index >= len(self._rows) or self._rows[index] in self._headings:
            return
        self._go(index)
        if event.chain > 1:
            self.action_choose()


def more(below: int, above: int) -> str:
    """Return how many rows lie below a page, else above it, in words; nothing where all are on it."""
    if below > 0:
        return _("{count} more ↓").format(count=below)
    return _("{count} more ↑").format(count=above) if above > 0 else ""
