"""The one-line bar above the footer: filter, quick entry, and every short question. Never a modal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from netui.domain.messages import NetuiError
from netui.i18n import _, say
from netui.ui.render import Part, cut, fit, line, width_of, within
from netui.ui.widgets.bars import Hint
from netui.ui.widgets.lineedit import LineEdit
from netui.ui.widgets.styled import Styled
from netui.ui.wrapping import wrap

MOST_CHOICES = 7
MOST_CELLS = 28  # of a choice that has a note beside it
MOST_SAID = 3  # lines that one sentence above the text takes
NARROWEST = 20  # cells; in less no sentence is broken, for nobody could read it


class Choice(NamedTuple):
    """One way to complete what is typed.

    Attributes:
        text: The whole line as it would be.
        shown: What is shown for it; by default the line itself.
        note: What is said about it, in a column of its own.
        key: A key that takes it at once, where choices are acts.
    """

    text: str
    shown: str = ""
    note: str = ""
    key: str = ""


class Question(NamedTuple):
    """What the bar asks for.

    Attributes:
        label: What stands before the text: "/", ":", "snooze until".
        submit: Takes the answer; a NetuiError keeps the bar open and is shown above it.
        initial: The text to begin with.
        changed: Takes the text at every key; returns lines to show above it.
        complete: Takes the text up to the cursor; returns what it could become.
        cancelled: Called when the bar is left without an answer.
        highlighted: Called with the choice that the cursor comes to.
        moved: Called with 1 or -1 where ↓ or ↑ is pressed and there is no choice to move to.
        aside: Returns what stands at the right end of the line: how many were found.
        hint: What is shown while nothing is typed.
        pick: Enter answers with the highlighted choice, whatever of it was typed.
        chose: Takes a choice: then choices are acts beside the text, and enter on one doesn't complete it;
            a NetuiError keeps the bar open and is shown above it.
        start: The choice that is highlighted first, where it isn't the first one.
    """

    label: str
    submit: Callable[[str], None]
    initial: str = ""
    changed: Callable[[str], Sequence[str]] | None = None
    complete: Callable[[str], Sequence[Choice]] | None = None
    cancelled: Callable[[], None] | None = None
    highlighted: Callable[[Choice], None] | None = None
    moved: Callable[[int], None] | None = None
    aside: Callable[[], str] | None = None
    hint: str = ""
    pick: bool = False
    chose: Callable[[Choice], None] | None = None
    start: str = ""


@dataclass(slots=True)
class _Asked:
    """A question while it is open."""

    question: Question
    edit: LineEdit
    lines: Sequence[str] = ()
    choices: Sequence[Choice] = ()
    chosen: int = -1
    error: str = ""
    returns_to: Widget | None = field(default=None)


class Prompt(Styled, can_focus=True):
    """The bar: hidden until something is asked."""

    DEFAULT_CSS = """
    Prompt { layer: prompt; dock: bottom; height: 0; margin: 0 0 1 0; background: $panel;
        color: $foreground; }
    Prompt > .prompt--label { color: $text-primary; text-style: bold; }
    Prompt > .prompt--cursor { text-style: reverse; }
    Prompt > .prompt--said { color: $foreground; }
    Prompt > .prompt--line { color: $text-muted; text-style: $muted-style; }
    Prompt > .prompt--error { color: $text-error; text-style: bold; }
    Prompt > .prompt--chosen { background: $block-cursor-background; color: $block-cursor-foreground;
        text-style: $block-cursor-text-style; }
    """
    PREFIX = "prompt"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "prompt--label", "prompt--cursor", "prompt--said", "prompt--line", "prompt--error", "prompt--chosen",
    }  # fmt: skip

    class Turned(Message):
        """The bar was opened or closed."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: _Asked | None = None
        self._broken_for = 0  # cells in a line, when what is said was last broken

    @property
    def open(self) -> bool:
        """Whether something is being asked."""
        return self._asked is not None

    @property
    def hints(self) -> list[Hint]:
        """What the keys do while the bar is open."""
        if self._asked is None:
            return []
        question, choices = self._asked.question, self._asked.choices
        found = [Hint("enter", _("choose") if question.pick else _("done"), 90), Hint("esc", _("cancel"), 80)]
        if question.chose is not None:
            keys = " ".join(["↓ ↑", *(choice.key.upper() for choice in choices if choice.key)])
            return [*found, Hint(keys, _("choose"), 60)] if choices else found
        if question.complete is not None and not question.pick:
            found.append(Hint("tab", _("complete"), 70))
        if question.complete is not None or question.moved is not None:
            found.append(Hint("↓ ↑", _("choose") if question.moved is None else _("move"), 60))
        return found

    @property
    def text(self) -> str:
        """What is typed so far."""
        return self._asked.edit.text if self._asked else ""

    def ask(self, question: Question) -> None:
        """Ask something; focus comes here at once, so that no key typed ahead goes elsewhere."""
        returns_to = self._asked.returns_to if self._asked else self.screen.focused
        self._asked = _Asked(question, LineEdit(question.initial), returns_to=returns_to)
        self.screen.set_focus(self)
        self._changed()
        self.post_message(self.Turned())

    def close(self) -> None:
        """Stop asking; focus goes back to where it was."""
        if self._asked is None:
            return
        returns_to = self._asked.returns_to
        self._asked = None
        self.styles.height = 0
        self.post_message(self.Turned())
        if returns_to is not None and returns_to.is_attached:
            self.screen.set_focus(returns_to)

    def press(self, key: str, character: str | None) -> None:
        """Take a key, in the order in which it was typed."""
        asked = self._asked
        if asked is None:
            return
        if key in ("escape", "ctrl+c", "ctrl+g"):
            self.close()
            if asked.question.cancelled is not None:
                asked.question.cancelled()
        elif key in ("enter", "ctrl+j"):  # a return that was typed before the terminal was ours is a newline
            self._submit(asked)
        elif key in ("tab", "shift+tab") and asked.question.chose is None:
            self._complete(asked)
        elif key in ("down", "up", "tab", "shift+tab") and asked.choices:
            self._move(asked, 1 if key in ("down", "tab") else -1)
        elif key in ("down", "up") and asked.question.moved is not None:
            asked.question.moved(1 if key == "down" else -1)
        elif any(choice.key == key for choice in asked.choices):
            self._take(asked, next(choice for choice in asked.choices if choice.key == key))
        elif asked.edit.press(key, character):
            self._changed()

    def paste(self, text: str) -> None:
        """Take pasted text."""
        if self._asked is not None:
            self._asked.edit.insert(text)
            self._changed()

    def on_paste(self, event: events.Paste) -> None:
        """Take what the terminal pastes."""
        event.stop()
        self.paste(event.text)

    def say(self, lines: Sequence[str]) -> None:
        """Show other lines above the text: what became of what is typed."""
        if self._asked is not None and self._asked.lines != lines:
            self._asked.lines = lines
            self._resize()

    def _move(self, asked: _Asked, step: int) -> None:
        """Move to another choice; where choices are acts, the text itself is one more place."""
        count = len(asked.choices)
        if asked.question.chose is None:
            asked.chosen = (asked.chosen + step) % count
        else:
            asked.chosen = (asked.chosen + 1 + step) % (count + 1) - 1
        self._highlight(asked)
        self.refresh()

    def _submit(self, asked: _Asked) -> None:
        text = asked.edit.text
        if asked.question.chose is not None and asked.chosen >= 0:
            self._take(asked, asked.choices[asked.chosen])
            return
        if asked.chosen >= 0 and (asked.question.pick or asked.choices[asked.chosen].text != text):
            text = asked.choices[asked.chosen].text
            if not asked.question.pick:
                asked.edit.set(text)
                self._changed()
                return
        self._answer(asked, lambda: asked.question.submit(text.strip()))

    def _take(self, asked: _Asked, choice: Choice) -> None:
        """Do what a choice is, in place of answering."""
        chose = asked.question.chose
        if chose is not None:
            self._answer(asked, lambda: chose(choice))

    def _answer(self, asked: _Asked, answer: Callable[[], None]) -> None:
        try:
            answer()
        except NetuiError as error:
            if self._asked is asked:
                asked.error = say(error.message)
                self._resize()
            return
        if self._asked is asked:  # else the answer asked the next question
            self.close()

    def _complete(self, asked: _Asked) -> None:
        if not asked.choices:
            return
        choice = asked.choices[max(asked.chosen, 0)]
        asked.edit.set(choice.text + asked.edit.text[asked.edit.at :])
        asked.edit.at = len(choice.text)
        self._changed()

    def _changed(self) -> None:
        asked = self._asked
        if asked is None:
            return
        asked.error = ""
        question = asked.question
        asked.lines = question.changed(asked.edit.text) if question.changed else ()
        choices = question.complete(asked.edit.text[: asked.edit.at]) if question.complete else ()
        asked.choices = choices
        asked.chosen = 0 if question.pick and choices else -1
        if question.start and not asked.edit.text:
            texts = [choice.text for choice in choices]
            asked.chosen = texts.index(question.start) if question.start in texts else asked.chosen
        self._highlight(asked)
        self._resize()

    def _highlight(self, asked: _Asked) -> None:
        if asked.chosen >= 0 and asked.question.highlighted is not None:
            asked.question.highlighted(asked.choices[asked.chosen])

    def _resize(self) -> None:
        self._broken_for = self.app.size.width
        height = 1 + len(self._above())
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height
        self.refresh()

    def _above(self) -> list[tuple[str, str, str, str]]:
        """Return the lines above the text: a sign, words, a note on them, and how they look."""
        asked = self._asked
        if asked is None:
            return []
        first = max(0, min(asked.chosen - MOST_CHOICES // 2, len(asked.choices) - MOST_CHOICES))
        window = asked.choices[first : first + MOST_CHOICES]
        wide = min(MOST_CELLS, max((width_of(choice.shown or choice.text) for choice in window), default=0))
        shown = []
        for place, choice in enumerate(window, first):
            here = place == asked.chosen
            words = choice.shown or choice.text
            words = fit(words, wide) if choice.note else words
            words = f"{choice.key.upper()} {words}" if choice.key else words
            shown.append(("▸ " if here else "  ", words, choice.note, "chosen" if here else "line"))
        more = len(asked.choices) - first - len(window)
        if more > 0:
            shown.append(("  ", _("{count} more ↓").format(count=more), "", "line"))
        acts = asked.question.chose is not None
        said = self._said(asked.lines, "said" if acts else "line")
        wrong = self._said([asked.error] if asked.error else [], "error")
        if acts:  # what is said leads to them
            return [*said, *shown, *wrong]
        return [*shown, *(wrong or said)]

    def _said(self, texts: Sequence[str], name: str) -> list[tuple[str, str, str, str]]:
        """Return sentences as lines; of one that takes more than a few, the last is cut."""
        width = max(NARROWEST, self.app.size.width - 2)
        found = []
        for text in texts:
            lines = list(wrap(text, width))
            lines[MOST_SAID - 1 :] = [" ".join(lines[MOST_SAID - 1 :])] if len(lines) >= MOST_SAID else []
            found += [("", said, "", name) for said in lines]
        return found

    def on_resize(self) -> None:
        """Break what is said anew in another width; in another height alone, all of it is drawn already."""
        if self.open and self._broken_for != self.app.size.width:
            self._resize()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        above = self._above()
        if y < len(above):
            sign, words, note, name = above[y]
            text = f" {sign}{words if note else cut(words, width - 2 - len(sign))}"
            text += f"  {cut(note, width - cell_len(text) - 3)}" if note else ""
            return line([(text, self.style(name))], width, self.style(name))
        asked = self._asked
        if asked is None or y > len(above):
            return line([], width, self.style())
        label = f" {cut(asked.question.label, width // 2)} "
        aside = cut(asked.question.aside(), width // 3) if asked.question.aside is not None else ""
        room = width - cell_len(label) - cell_len(aside) - 2
        before, under, after = asked.edit.window(room)
        parts: list[Part] = [
            (label, self.style("label")), (before, self.style()), (under, self.style("cursor")),
        ]  # fmt: skip
        if asked.edit.text:
            parts.append((after, self.style()))
        else:
            parts.append((" " + cut(asked.question.hint, room - 2), self.style("line")))
        left = within(parts, width - cell_len(aside) - 1, self.style())
        # The terminal's own cursor, though hidden, is where an input method and a screen reader look.
        self.app.cursor_position = self.region.offset + Offset(cell_len(label + before), y)
        return line([*left, (aside, self.style("line"))], width, self.style())
