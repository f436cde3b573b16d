"""One line of text with a cursor: what the prompt and the forms type into."""

from rich.cells import cell_len

from netui.domain.text import clean_line

_WORD_LEFT = frozenset({"alt+b", "ctrl+left", "alt+left"})
_WORD_RIGHT = frozenset({"alt+f", "ctrl+right", "alt+right"})


class LineEdit:
    """A line that is being typed, with the keys that a shell's line has.

    Attributes:
        text: What is typed so far.
        at: The character before which the cursor stands.
    """

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.at = len(text)

    def set(self, text: str) -> None:
        """Put another text in place of this one, with the cursor at its end."""
        self.text = text
        self.at = len(text)

    def renew(self, text: str) -> None:
        """Put another text in place of this one, with the cursor at the words where it stood."""
        if text == self.text:
            return
        differs = (place for place, (old, new) in enumerate(zip(self.text, text, strict=False)) if old != new)
        same = next(differs, min(len(self.text), len(text)))
        if self.at > same:
            self.at = max(same, len(text) - (len(self.text) - self.at))
        self.text = text

    def insert(self, text: str) -> None:
        """Put text where the cursor is; what isn't fit for one line is cleaned, spaces at its ends kept."""
        kept = clean_line(text)
        if text[:1].isspace():
            kept = " " + kept
        if text[-1:].isspace() and kept.strip():
            kept += " "
        self.text = self.text[: self.at] + kept + self.text[self.at :]
        self.at += len(kept)

    def press(self, key: str, character: str | None) -> bool:
        """Do what a key does to a line.

        Args:
            key: The key, as Textual names it.
            character: What it types, where it types something.

        Returns:
            Whether the key does anything to a line.
        """
        if character is not None and character.isprintable():
            self.insert(character)
        elif key in ("backspace", "ctrl+h"):
            self._delete(self._left(), self.at)
        elif key in ("delete", "ctrl+d"):
            self._delete(self.at, self._right())
        elif key in ("ctrl+w", "alt+backspace", "ctrl+backspace"):
            self._delete(self._word_left(), self.at)
        elif key == "ctrl+u":
            self._delete(0, self.at)
        elif key == "ctrl+k":
            self._delete(self.at, len(self.text))
        else:
            return self._move(key)
        return True

    def _move(self, key: str) -> bool:
        if key in ("left", "ctrl+b"):
            self.at = self._left()
        elif key in ("right", "ctrl+f"):
            self.at = self._right()
        elif key in ("home", "ctrl+a"):
            self.at = 0
        elif key in ("end", "ctrl+e"):
            self.at = len(self.text)
        elif key in _WORD_LEFT:
            self.at = self._word_left()
        elif key in _WORD_RIGHT:
            self.at = self._word_right()
        else:
            return False
        return True

    def window(self, width: int) -> tuple[str, str, str]:
        """Return what is shown in so many cells: before the cursor, under it, after it."""
        under = self.text[self.at : self._right()] or " "
        before = self.text[: self.at]
        room = max(0, width - cell_len(under))
        if cell_len(before) > room:
            before = before[1:]
            while before and cell_len(before) > room - 1:
                before = before[1:]
            before = "…" + before if room else ""
        after = self.text[self.at + len(under) :]
        room = width - cell_len(before) - cell_len(under)
        if cell_len(after) > room:
            while after and cell_len(after) > room - 1:
                after = after[:-1]
            after = after + "…" if room > 0 else ""
        return before, under, after

    def _delete(self, start: int, end: int) -> None:
        self.text = self.text[:start] + self.text[end:]
        self.at = start

    def _left(self) -> int:
        at = max(0, self.at - 1)
        while at > 0 and cell_len(self.text[at]) == 0:  # an accent goes with its letter
            at -= 1
        return at

    def _right(self) -> int:
        at = min(len(self.text), self.at + 1)
        while at < len(self.text) and cell_len(self.text[at]) == 0:
            at += 1
        return at

    def _word_left(self) -> int:
        return len(self.text[: self.at].rstrip().rpartition(" ")[0] + " ") if self._has_word_left() else 0

    def _has_word_left(self) -> bool:
        return " " in self.text[: self.at].rstrip()

    def _word_right(self) -> int:
        rest = self.text[self.at :]
        start = len(rest) - len(rest.lstrip())
        space = rest.find(" ", start)
        return len(self.text) if space < 0 else self.at + space
