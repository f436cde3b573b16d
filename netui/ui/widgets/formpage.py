"""The page of a form: its fields line by line, what is typed, what is wrong and what stands elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.geometry import Offset, Region, Size
from textual.strip import Strip

from netui.domain.text import fold
from netui.i18n import _, ngettext
from netui.services.fields import choices
from netui.services.forms import Draft, FormField
from netui.ui.render import CUT, Part, cut, fit, line, width_of
from netui.ui.widgets.lineedit import LineEdit
from netui.ui.widgets.linelist import CURSOR, MARK, more
from netui.ui.widgets.noteedit import NoteEdit
from netui.ui.widgets.styled import Typed
from netui.ui.wrapping import wrap

GUTTER = 4  # a space, the cursor's sign, the mark of what was edited, a space
GAP = 2
ABOVE = 2  # the title and a free line
TWICE = "!"  # before a field that two have changed
BELOW = 3  # a free line, the hint and what completes


@dataclass(frozen=True, slots=True)
class _Line:
    """One line that is drawn: a field's value, a further line of it, the other value, or what is wrong."""

    field: int
    number: int = 0
    other: str = ""
    error: str = ""

    @property
    def below(self) -> bool:
        """Whether it is about the value, and not a part of it."""
        return bool(self.other or self.error)


class FormPage(Typed):
    """A record's fields as they are drawn, one with the cursor.

    Args:
        draft: The record that is edited.
        title: What is edited, in words.
        other_key: The key that takes the other value of a field that two have changed.

    Attributes:
        problems: What doesn't hold, by field.
    """

    def __init__(self, draft: Draft, title: str, other_key: str) -> None:
        super().__init__()
        self.draft = draft
        self.other_key = other_key
        self.title = title
        self.problems: dict[str, str] = {}
        self._fields = draft.fields
        self._edits = [self._edit(field) for field in self._fields]
        self._here = 0
        self._whole = self._fields[0].replaced
        self._top = 0
        self._offered: list[str] = []
        self._pick = 0
        self._lines: list[_Line] | None = None
        self._shown: dict[int, Strip] = {}
        self._shown_in = Size(0, 0)
        self._label = max((width_of(field.label) for field in self._fields), default=0)

    def _edit(self, field: FormField) -> LineEdit:
        text = self.draft.text(field.name)
        return NoteEdit(text) if field.multiline else LineEdit(text)

    @property
    def field(self) -> FormField:
        """The field with the cursor."""
        return self._fields[self._here]

    @property
    def ghost(self) -> str:
        """What would complete the text, as it is shown behind the cursor; empty where nothing does."""
        if not self._offered:
            return ""
        text, whole = self._edits[self._here].text, self._offered[self._pick]
        return whole[len(text) :] if fold(whole).startswith(fold(text)) else f" → {whole}"

    @property
    def _height(self) -> int:
        return max(1, self.room.height - ABOVE - BELOW)

    @property
    def _value_width(self) -> int:
        return max(4, self.room.width - GUTTER - self._label - GAP - 1)

    def notify_style_update(self) -> None:
        """Forget the lines in the colours of the theme before."""
        super().notify_style_update()
        self._shown.clear()

    def _redraw(self) -> None:
        """Draw the lines again that differ: a whole form for every letter would be 5 KB over SSH."""
        self._lines = None
        for y in range(self.room.height):
            before, self._shown[y] = self._shown.get(y), self._draw(y)
            if self._shown[y] != before:
                self.refresh(Region(0, y, self.room.width, 1))

    def _laid_out(self) -> list[_Line]:
        """Return the lines of all fields, with the page turned to the one with the cursor."""
        if self._lines is None:
            self._lines = [row for place in range(len(self._fields)) for row in self._field_lines(place)]
            self._settle(self._lines)
        return self._lines

    def _field_lines(self, place: int) -> list[_Line]:
        field, edit = self._fields[place], self._edits[place]
        count = len(edit.rows(self._value_width)) if isinstance(edit, NoteEdit) else 1
        problem = self.problems.get(field.name)
        errors = wrap(f"✗ {problem}", self._value_width) if problem else ()
        return [
            *(_Line(place, number) for number in range(count)),
            *(_Line(place, other=text) for text in self._other(field)),
            *(_Line(place, error=text) for text in errors),
        ]

    def _other(self, field: FormField) -> list[str]:
        """Return the other value of a field that two have changed, in lines."""
        beside = self.draft.beside(field.name)
        if beside is None:
            return []
        said = _("yours: {text}") if beside.yours else _("elsewhere: {text}")
        if beside.both:
            said = _("elsewhere: {text} · what both added and took away holds")
        text = f"\n{beside.text}" if "\n" in beside.text else beside.text
        parts = said.format(text=text).split("\n")
        return [line for part in parts for line in wrap(part.rstrip(), self._value_width)]

    def _settle(self, lines: Sequence[_Line]) -> None:
        edit = self._edits[self._here]
        row = edit.row_of_cursor(edit.rows(self._value_width)) if isinstance(edit, NoteEdit) else 0
        first = next((at for at, line in enumerate(lines) if line.field == self._here), 0)
        errors = sum(1 for line in lines if line.field == self._here and line.below)
        at, height = first + row, self._height
        if at < self._top:
            self._top = max(0, at - height // 2)
        elif at + errors >= self._top + height:
            self._top = min(at, at + errors - height // 2)
        self._top = max(0, min(self._top, len(lines) - height))

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        if self._shown_in != self.room:
            self._shown_in, self._lines = self.room, None
            self._shown.clear()
        if y not in self._shown:
            self._shown[y] = self._draw(y)
        return self._shown[y]

    def _draw(self, y: int) -> Strip:
        width, height = self.room
        lines = self._laid_out()
        if y == 0:
            return line(self._head(width), width, self.style())
        if y == height - 2:
            return line(self._hint_line(width, len(lines)), width, self.style())
        if y == height - 1:
            return line(
                [(" " * GUTTER, self.style()), *self._completions(width - GUTTER - 1)], width, self.style()
            )
        at = y - ABOVE + self._top
        if not ABOVE <= y < height - BELOW or at >= len(lines):
            return line([], width, self.style())
        return line(self._field_line(lines[at], y), width, self.style())

    def _head(self, width: int) -> list[Part]:
        count = len(self.draft.edited)
        said = ngettext("{count} field changed", "{count} fields changed", count) if count else ""
        if self.draft.fate:
            said = _("in the trash elsewhere: saving brings it back")
            if self.draft.fate == "gone":
                said = _("taken out elsewhere: saving brings it back")
        title = cut(self.title, width - width_of(said) - 4)
        space = " " * max(1, width - width_of(title) - width_of(said) - 2)
        return [(" " + title, self.style("title")), (space, self.style()), (said, self.style("beside"))]

    def _field_line(self, drawn: _Line, y: int) -> list[Part]:
        field, edit = self._fields[drawn.field], self._edits[drawn.field]
        here = drawn.field == self._here
        first = drawn.number == 0 and not drawn.below
        sign = CURSOR if here and first else " "
        mark = MARK if first and field.name in self.draft.edited else " "
        mark = TWICE if first and self.draft.beside(field.name) is not None else mark
        label = fit(field.label if first else "", self._label)
        parts: list[Part] = [
            (f" {sign}{mark} ", self.style("mark")),
            (label + " " * GAP, self.style("here" if here else "label")),
        ]
        if drawn.error:
            parts.append((cut(drawn.error, self._value_width), self.style("error")))
        elif drawn.other:
            parts.append((cut(drawn.other, self._value_width), self.style("other")))
        elif isinstance(edit, NoteEdit):
            parts += self._note_row(edit, drawn.number, y, here)
        elif here:
            parts += self._typed_value(field, edit, y)
        else:
            parts += self._value(field, edit)
        return parts

    def _value(self, field: FormField, edit: LineEdit) -> list[Part]:
        text = cut(edit.text, self._value_width)
        beside = self._understood(field, self._value_width - width_of(text))
        return [(text, self.style()), (beside, self.style("beside"))]

    def _understood(self, field: FormField, room: int) -> str:
        said = self.draft.understood(field.name)
        return f"  = {cut(said, room - 4)}" if said and room > 8 else ""

    def _typed_value(self, field: FormField, edit: LineEdit, y: int) -> list[Part]:
        width = self._value_width
        before, under, after = edit.window(width)
        self._show_cursor(cell_len(before), y)
        if self._whole and edit.text:  # as selected: what is typed takes its place
            shown = cut(edit.text, width - 1)
            room = width - width_of(shown)
            return [(shown, self.style("cursor")), (self._understood(field, room), self.style("beside"))]
        parts: list[Part] = [(before, self.style("typed"))]
        ghost = cut(self.ghost, width - cell_len(before)) if self.ghost else ""
        if ghost and ghost[0] != " ":
            return [*parts, (ghost[0], self.style("cursor")), (ghost[1:], self.style("beside"))]
        parts += [
            (under, self.style("cursor")),
            (after.rstrip() if not after.strip() else after, self.style("typed")),
        ]
        if ghost:
            parts.append((ghost[1:] if under == " " else ghost, self.style("beside")))
        elif not self._offered:
            room = width - cell_len(before + under + after)
            parts.append((self._understood(field, room), self.style("beside")))
        return parts

    def _note_row(self, edit: NoteEdit, number: int, y: int, here: bool) -> list[Part]:
        rows = edit.rows(self._value_width)
        start, end = rows[number]
        if not here or edit.row_of_cursor(rows) != number:
            return [(edit.text[start:end], self.style("typed" if here else ""))]
        before, rest = edit.text[start : edit.at], edit.text[edit.at : end]
        under = rest[:1] or " "
        self._show_cursor(cell_len(before), y)
        return [
            (before, self.style("typed")), (under, self.style("cursor")), (rest[1:], self.style("typed")),
        ]  # fmt: skip

    def _show_cursor(self, column: int, y: int) -> None:
        """Put the terminal's own cursor there, though hidden: input methods and screen readers look at it."""
        left = GUTTER + self._label + GAP
        self.app.cursor_position = self.region.offset + Offset(left + column, y)

    def _hint_line(self, width: int, lines: int) -> list[Part]:
        """Return what the field takes, and how many lines lie below the page or above it."""
        rest = more(lines - self._top - self._height, self._top)
        hint = self.field.hint
        if self.field.multiline:
            hint = " · ".join(filter(None, (hint, _("enter begins a new line, tab goes on"))))
        beside = self.draft.beside(self.field.name)
        if beside is not None:
            hint = (
                _("{key} takes yours back")
                if beside.yours
                else _("{key} takes what was written elsewhere; saving yours keeps both")
            )
            hint = hint.format(key=self.other_key)
        hint = fit(hint, width - GUTTER - width_of(rest) - 3)
        return [(" " * GUTTER + hint + "  " + rest, self.style("beside"))]

    def _completions(self, width: int) -> list[Part]:
        """Return what completes the text, or the words that the field takes, the chosen one marked."""
        if self._offered:
            names = [text.rpartition(", ")[2] if self.field.several else text for text in self._offered]
            chosen = self._pick
        else:
            names = list(choices(self.field.kind))
            text = self._edits[self._here].text
            chosen = names.index(text) if text in names else -1
        parts: list[Part] = []
        for place, name in enumerate(names):
            shown = f"[{name.strip()}]" if place == chosen else f" {name.strip()} "
            if width_of(shown) > width:
                parts.append((CUT if width > 0 else "", self.style("beside")))
                break
            width -= cell_len(shown)
            parts.append((shown, self.style("here" if place == chosen else "beside")))
        return parts
