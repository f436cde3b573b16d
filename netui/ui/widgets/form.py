"""A form: one line a field, drawn by itself, so that thirty fields open as fast as three."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events

from netui.domain.messages import Message
from netui.i18n import say
from netui.services.fields import choices
from netui.services.forms import Draft
from netui.ui.widgets.formpage import ABOVE, BELOW, FormPage
from netui.ui.widgets.lineedit import LineEdit
from netui.ui.widgets.noteedit import NoteEdit

LEFT_TO_THE_APP = frozenset({
    "escape", "tab", "shift+tab", "f1", "ctrl+c", "ctrl+n", "ctrl+p", "ctrl+q", "ctrl+s", "ctrl+t", "ctrl+z",
})  # fmt: skip


class Form(FormPage):
    """A record's fields, one with the cursor.

    Args:
        draft: The record that is edited.
        title: What is edited, in words.
        other_key: The key that takes the other value of a field that two have changed.

    Attributes:
        problems: What doesn't hold, by field.
        asked: Whether the last key asked to leave; any other key is a no.
    """

    PREFIX = "form"
    DEFAULT_CSS = """
    Form { height: 1fr; }
    Form > .form--title { color: $text-primary; text-style: bold; }
    Form > .form--label { color: $text-muted; text-style: $muted-style; }
    Form > .form--here { color: $foreground; text-style: bold; }
    Form > .form--mark { color: $text-accent; }
    Form > .form--cursor { text-style: reverse; }
    Form > .form--beside { color: $text-muted; text-style: $muted-style; }
    Form > .form--typed { text-style: underline; }
    Form > .form--error { color: $text-error; text-style: bold; }
    Form > .form--other { color: $text-warning; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "form--title", "form--label", "form--here", "form--mark", "form--cursor", "form--beside",
        "form--typed", "form--error", "form--other",
    }  # fmt: skip

    def __init__(self, draft: Draft, title: str, other_key: str) -> None:
        super().__init__(draft, title, other_key)
        self.asked = False

    # What it holds

    def renew(self) -> None:
        """Show what others have changed in the fields that aren't edited; the cursor stays in its words."""
        for field, edit in zip(self._fields, self._edits, strict=True):
            edit.renew(self.draft.text(field.name))
        self._redraw()

    def take_other(self) -> bool:
        """Take the other value of the field with the cursor, else go to the next one that has one.

        Returns:
            Whether any field has one.
        """
        with_other = self.draft.beside_each
        if not with_other:
            return False
        self.asked = False
        name = self.field.name
        if name not in with_other:
            places = [place for place, field in enumerate(self._fields) if field.name in with_other]
            self._go(next((place for place in places if place > self._here), places[0]))
            return True
        self.draft.take_other(name)
        self._edits[self._here].set(self.draft.text(name))
        self._whole, self._offered = False, []
        self._check(name)
        self._redraw()
        return True

    def show_problems(self, problems: Mapping[str, Sequence[Message]]) -> None:
        """Show what doesn't hold beside its fields, and stand on the first of them."""
        self.problems = {name: "; ".join(map(say, said)) for name, said in problems.items()}
        for place, field in enumerate(self._fields):
            if field.name in self.problems:
                self._here = place
                break
        self._offered = []
        self._redraw()

    # Moving

    def go_to(self, name: str) -> None:
        """Stand on a field."""
        for place, field in enumerate(self._fields):
            if field.name == name:
                self._go(place)

    def next_field(self) -> None:
        """To the next field, or take what completes what was typed."""
        self.asked = False
        if self.ghost:
            self._accept()
        else:
            self._go(self._here + 1)

    def previous_field(self) -> None:
        """To the field before."""
        self._go(self._here - 1)

    def next_completion(self) -> None:
        """Offer the next completion; a field that takes a few words only goes on to its next word."""
        if self._offered:
            self._pick = (self._pick + 1) % len(self._offered)
            self._redraw()
            return
        words = choices(self.field.kind)
        if words and not self.field.several:
            edit = self._edits[self._here]
            place = words.index(edit.text) if edit.text in words else -1
            edit.set(words[(place + 1) % len(words)])
            self._typed(offer=False)

    def _go(self, place: int) -> None:
        place = min(max(place, 0), len(self._fields) - 1)
        self._check(self.field.name)
        if place != self._here:
            self._here = place
            self._edits[place].at = len(self._edits[place].text)
            self._whole = self._fields[place].replaced
        self._offered = []
        self._redraw()

    def _check(self, name: str) -> None:
        problem = self.draft.problem(name)
        if problem is None:
            self.problems.pop(name, None)
        else:
            self.problems[name] = say(problem)

    # Typing

    def press(self, key: str, character: str | None) -> bool:
        """Do what a key does in a form; what leaves the form or the field is the screen's."""
        if key in LEFT_TO_THE_APP:
            return False
        self.asked = False
        edit = self._edits[self._here]
        before = edit.text
        if self.ghost and key in ("right", "ctrl+e", "end"):
            self._accept()
        elif key in ("up", "down"):
            self._vertical(1 if key == "down" else -1)
        elif key in ("pageup", "pagedown"):
            self._go(self._here + (1 if key == "pagedown" else -1) * max(1, self._height - 2))
        elif key == "enter" and not self.field.multiline:
            self._go(self._here + 1)
        elif self._press(edit, key, character):
            if edit.text != before:
                self._typed()
            else:
                self._offered = []
                self._redraw()
        return True

    def _press(self, edit: LineEdit, key: str, character: str | None) -> bool:
        """Do what a key does to a value; the first key in a field that is written anew begins it anew."""
        whole, self._whole = self._whole and bool(edit.text), False
        if whole and character is not None and character.isprintable():
            edit.set("")
        elif whole and key in ("backspace", "delete"):
            edit.set("")
            return True
        return edit.press(key, character)

    def _vertical(self, by: int) -> None:
        edit = self._edits[self._here]
        if isinstance(edit, NoteEdit) and edit.vertical(by, self._value_width):
            self._redraw()
        else:
            self._go(self._here + by)

    def on_paste(self, event: events.Paste) -> None:
        """Take what the terminal pastes."""
        event.stop()
        if self._whole:
            self._edits[self._here].set("")
        self._edits[self._here].insert(event.text)
        self._typed()

    def _typed(self, *, offer: bool = True) -> None:
        edit, name = self._edits[self._here], self.field.name
        self._whole = False
        self.draft.write(name, edit.text)
        self.problems.pop(name, None)
        at_end = offer and edit.at == len(edit.text)
        self._offered = self.draft.complete(name, edit.text) if at_end else []
        self._pick = 0
        self._redraw()

    def _accept(self) -> None:
        self._edits[self._here].set(self._offered[self._pick])
        self._typed(offer=False)

    def on_click(self, event: events.Click) -> None:
        """Stand on the field that was clicked."""
        at = event.y - ABOVE + self._top
        lines = self._laid_out()
        if ABOVE <= event.y < self.room.height - BELOW and at < len(lines):
            self._go(lines[at].field)
