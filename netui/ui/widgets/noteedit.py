"""Text of several lines with a cursor: what notes are typed into."""

import re
import unicodedata
from bisect import bisect_right
from itertools import pairwise

from rich.cells import cell_len

from netui.domain.text import clean
from netui.ui.widgets.lineedit import LineEdit
from netui.ui.wrapping import TAB, breaks

_WORD_BEFORE = re.compile(r"\S+\s*\Z")
_WORD_AFTER = re.compile(r"\s*\S+")


class NoteEdit(LineEdit):
    """A text that is being typed; enter begins a new line."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._column: int | None = None

    def insert(self, text: str) -> None:
        """Put text where the cursor is; its line breaks stay, what a terminal would obey goes."""
        kept = unicodedata.normalize("NFC", clean(text)).replace("\t", TAB)
        self.text = self.text[: self.at] + kept + self.text[self.at :]
        self.at += len(kept)

    def press(self, key: str, character: str | None) -> bool:
        """Do what a key does to a text; up and down are `vertical`'s, which knows the width."""
        self._column = None
        if key in ("enter", "ctrl+j"):
            self.insert("\n")
            return True
        if key == "ctrl+u":
            self._delete(self._line_start(), self.at)
        elif key == "ctrl+k":
            self._delete(self.at, max(self._line_end(), min(self.at + 1, len(self.text))))
        elif key in ("home", "ctrl+a"):
            self.at = self._line_start()
        elif key in ("end", "ctrl+e"):
            self.at = self._line_end()
        else:
            return super().press(key, character)
        return True

    def rows(self, width: int) -> list[tuple[int, int]]:
        """Return where each line that is drawn begins and ends in the text.

        Args:
            width: Cells of a line; the cursor takes one of them at its end.
        """
        found: list[tuple[int, int]] = []
        start = 0
        for line in self.text.split("\n"):
            places = [0, *breaks(line, max(1, width - 1)), len(line)]
            found += [(start + here, start + there) for here, there in pairwise(places)]
            start += len(line) + 1
        return found

    def row_of_cursor(self, rows: list[tuple[int, int]]) -> int:
        """Return the number of the drawn line that the cursor is on."""
        return max(0, bisect_right(rows, self.at, key=lambda row: row[0]) - 1)

    def vertical(self, by: int, width: int) -> bool:
        """Move the cursor up or down by drawn lines; return False where there is no such line.

        Args:
            by: Lines, negative for up.
            width: Cells of a line.
        """
        rows = self.rows(width)
        here = self.row_of_cursor(rows)
        there = here + by
        if not 0 <= there < len(rows):
            return False
        if self._column is None:
            self._column = cell_len(self.text[rows[here][0] : self.at])
        start, end = rows[there]
        last = end - 1 if there + 1 < len(rows) and rows[there + 1][0] == end else end
        self.at = start
        while self.at < last and cell_len(self.text[start : self._right()]) <= self._column:
            self.at = self._right()
        return True

    def _line_start(self) -> int:
        return self.text.rfind("\n", 0, self.at) + 1

    def _line_end(self) -> int:
        end = self.text.find("\n", self.at)
        return len(self.text) if end < 0 else end

    def _left(self) -> int:
        at = max(0, self.at - 1)
        while at > 0 and self.text[at] != "\n" and cell_len(self.text[at]) == 0:
            at -= 1
        return at

    def _right(self) -> int:
        at = min(len(self.text), self.at + 1)
        while at < len(self.text) and self.text[at] != "\n" and cell_len(self.text[at]) == 0:
            at += 1
        return at

    def _word_left(self) -> int:
        found = _WORD_BEFORE.search(self.text, 0, self.at)
        return found.start() if found else 0

    def _word_right(self) -> int:
        found = _WORD_AFTER.match(self.text, self.at)
        return found.end() if found else len(self.text)
