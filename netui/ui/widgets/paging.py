"""A cursor that goes through rows, of which one page is on the screen."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from netui.ui.actions import bindings
from netui.ui.widgets.styled import Styled


class Paging(Styled, can_focus=True):
    """Rows by their ids, some of them headings; a cursor that belongs to an id, and the page around it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    class Moved(Message, namespace="line_list"):
        """The cursor stands on another row."""

        def __init__(self, sender: "Paging", row: str) -> None:
            self.list = sender
            self.row = row
            super().__init__()

        @property
        def control(self) -> "Paging":
            """The list."""
            return self.list

    class Chosen(Moved, namespace="line_list"):
        """Enter was pressed on a row, or it was clicked twice."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._rows: Sequence[str] = ()
        self._headings: Mapping[str, str] = {}
        self._index = 0
        self._top = 0
        self._drawn_top = 0
        self._wanted = ""

    @property
    @abstractmethod
    def _height(self) -> int:
        """How many rows the page holds."""

    @abstractmethod
    def _refresh_row(self, index: int) -> None:
        """Draw a row again where it is on the page."""

    @property
    def rows(self) -> Sequence[str]:
        """The ids that are shown, in order, headings too."""
        return self._rows

    @property
    def cursor(self) -> str:
        """The id that the cursor stands on; empty where there is none."""
        if 0 <= self._index < len(self._rows):
            row = self._rows[self._index]
            return "" if row in self._headings else row
        return ""

    @cursor.setter
    def cursor(self, row: str) -> None:
        if row in self._rows:
            self._go(self._rows.index(row))
        else:
            self._wanted = row

    def action_down(self) -> None:
        """One row down."""
        self._go(self._index + 1)

    def action_up(self) -> None:
        """One row up."""
        self._go(self._index - 1, -1)

    def action_first(self) -> None:
        """To the first row."""
        self._go(0)

    def action_last(self) -> None:
        """To the last row."""
        self._go(len(self._rows) - 1, -1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self._scroll(max(1, self._height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._scroll(-max(1, self._height // 2))

    def action_page_down(self) -> None:
        """A page down."""
        self._scroll(max(1, self._height - 1))

    def action_page_up(self) -> None:
        """A page up."""
        self._scroll(-max(1, self._height - 1))

    def action_choose(self) -> None:
        """Open the row with the cursor."""
        if self.cursor:
            self.post_message(self.Chosen(self, self.cursor))

    def _find(self, before: str, old: Sequence[str]) -> int:
        """Return where the cursor belongs: the row it stood on, else the nearest one that is still there."""
        for wanted in (self._wanted, before):
            if wanted:
                try:
                    return self._rows.index(wanted)
                except ValueError:
                    continue
        if not before or not self._rows:
            return 0
        places = {row: place for place, row in enumerate(self._rows)}
        was = self._index
        after = (places[row] for row in old[was:] if row in places)
        ahead = (places[row] for row in reversed(old[:was]) if row in places)
        return next(after, next(ahead, 0))

    def _scroll(self, by: int) -> None:
        """Move page and cursor together, so that the cursor stays where the eye is."""
        self._top += by
        self._go(self._index + by, 1 if by > 0 else -1)

    def _go(self, index: int, direction: int = 1) -> None:
        """Move the cursor, past headings; where it stays on the page, two lines are drawn again."""
        if not self._rows:
            return
        index = self._past_headings(min(max(index, 0), len(self._rows) - 1), direction)
        before, top = self._index, self._drawn_top
        self._index = index
        self._settle()
        self._wanted = self.cursor
        if self._top != top:
            self.refresh()
        elif index != before:
            self._refresh_row(before)
            self._refresh_row(index)
        if index != before:
            self.post_message(self.Moved(self, self.cursor))

    def _past_headings(self, index: int, direction: int) -> int:
        last = len(self._rows) - 1
        for step in (direction, -direction):
            place = index
            while 0 <= place <= last and self._rows[place] in self._headings:
                place += step
            if 0 <= place <= last:
                return place
        return index

    def _settle(self) -> None:
        """Keep the cursor on a row, and its row on the page.

        A cursor that leaves the page turns half of one: one line at a time would send a whole page over
        the wire for every key.
        """
        if not self._rows:
            self._index = self._top = self._drawn_top = 0
            return
        self._index = self._past_headings(min(max(self._index, 0), len(self._rows) - 1), 1)
        height = self._height
        if height > 0:
            if self._index < self._top:
                self._top = self._index - height // 2
            elif self._index >= self._top + height:
                self._top = self._index - (height - 1) // 2
            self._top = max(0, min(self._top, len(self._rows) - height))
        self._drawn_top = self._top

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three rows down."""
        event.stop()
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three rows up."""
        event.stop()
        self._scroll(-3)
