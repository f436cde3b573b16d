"""A text to read, to copy and to have edited: a statement, a letter, what can be published."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from inspect import isawaitable
from typing import ClassVar

from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import BindingType

from netui.domain.messages import NetuiError, message
from netui.domain.text import clean_note
from netui.i18n import _, ngettext
from netui.services.editor import edit_text
from netui.ui.actions import LISTS, Action, bindings
from netui.ui.screens.people_actions import WrongAnswerError
from netui.ui.screens.view import View
from netui.ui.widgets.columns import Column
from netui.ui.widgets.entrylist import Entry, EntryList
from netui.ui.widgets.heading import Heading

SUFFIX = ".md"  # what an editor colours it as


class _Lines(EntryList, inherit_bindings=False):
    """The text, line by line; enter is the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LISTS, "text")]


class TextScreen(View):
    """A text, shown as it is written, with its headings bold.

    Args:
        title: What it is.
        text: The text; Markdown stays as it is.
        hint: What can be done with it, in a sentence below the title.
        on_text: Told the text when it was edited.
        done: Told the text when enter is pressed, after this screen is gone; where there is nothing to go on
            to, enter says how the text is copied.
    """

    PLACE = "text"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text")]

    def __init__(
        self,
        title: str,
        text: str,
        *,
        hint: str = "",
        on_text: Callable[[str], None] | None = None,
        done: Callable[[str], Awaitable[None] | None] | None = None,
    ) -> None:
        super().__init__()
        self.text = clean_note(text)
        self._title = title
        self._hint = hint
        self._on_text = on_text
        self._done = done
        self.heading = Heading()
        self.list = _Lines([Column("text", "", 8, share=1)], id="text")
        self.list.empty = (_("Nothing is written here."), _("E writes it in your own $EDITOR."))

    def compose(self) -> ComposeResult:
        """Make the text and what stands above it."""
        yield self.heading
        yield self.list

    def footer_places(self) -> Sequence[str]:
        """Return this place alone: enter goes on from the text."""
        return (self.PLACE, "everywhere")

    def weight(self, action: Action) -> int:
        """Return how long an action stays in the footer; enter is there where it goes on to something."""
        return 0 if action.id == "confirm" and self._done is None else super().weight(action)

    def reload(self) -> None:
        """Show the text; what changes in the network changes nothing in it."""
        self.heading.show([(self._title, "name")], self._hint)
        self.list.expected = self.netui.stage.outer_size.width
        self.list.show_entries(list(text_entries(self.text)))

    # Actions

    def action_copy_text(self) -> None:
        """Copy the whole text to the clipboard."""
        if not self.text:
            raise WrongAnswerError(message("nothing is written here to copy: E writes it"))
        self.netui.copy_to_clipboard(self.text)
        count = self.text.count("\n") + 1
        lines = ngettext("{count} line", "{count} lines", count)
        self.netui.notice(_("copied: {what}, {lines}").format(what=self._title, lines=lines))

    def action_edit_text(self) -> None:
        """Edit the text in the user's own editor, and keep what it has become."""
        text = edit_outside(self.netui, self.text)
        if text == self.text:
            self.netui.notice(_("nothing was changed"))
            return
        self.text = text
        self.reload()
        if self._on_text is not None:
            self._on_text(text)

    async def action_confirm(self) -> None:
        """Go on with the text, where there is something to go on to."""
        if self._done is None:
            raise WrongAnswerError(message("y copies the text, E edits it, q goes back"))
        await self.netui.close_view()
        going_on = self._done(self.text)
        if isawaitable(going_on):
            await going_on


def edit_outside(app: App[str], text: str) -> str:
    """Return what a text has become in the user's own editor, for which the app makes room.

    Raises:
        WrongAnswerError: This terminal can't be lent to an editor.
        EditorError: The editor isn't there, failed, or left something that is no text.
    """
    problem = None
    try:
        with app.suspend():
            # Textual comes back to its screen only where nothing is raised in here.
            try:
                text = clean_note(edit_text(text, SUFFIX))
            except NetuiError as error:
                problem = error
    except SuspendNotSupported as error:
        raise WrongAnswerError(
            message("no editor can be opened on this terminal: y copies the text")
        ) from error
    if problem is not None:
        raise problem
    return text


def text_entries(text: str) -> Iterator[Entry]:
    """Yield a text's lines; the cursor passes over empty ones."""
    fenced = False
    for number, line in enumerate(text.split("\n") if text else ()):
        if line.startswith("```"):
            fenced = not fenced
        if not line:
            yield Entry(f"{number}", heading=True)
        else:
            heading = line.startswith("#") and line.lstrip("#")[:1] == " " and not fenced
            yield Entry(f"{number}", text=line, role="strong" if heading else "")
