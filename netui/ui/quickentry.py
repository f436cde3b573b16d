"""Quick entry in the bar: one line in the user's own words, with what was understood shown above it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from netui.domain.entry import Entry, Mention
from netui.domain.messages import message
from netui.domain.tables import Contact
from netui.domain.text import fold
from netui.i18n import _, listed
from netui.services.entry import NEW, AmbiguousNameError, QuickEntry, UnclearEntryError
from netui.services.lookup import describe
from netui.ui.widgets.prompt import Choice, Question

if TYPE_CHECKING:
    from netui.ui.app import NetuiApp

PREVIEW_LINES = 3
_THEM = "them"  # stands for those who were selected before the line was begun


class QuickEntryBar:
    """Asks for lines and writes them down.

    Args:
        app: The app.
    """

    def __init__(self, app: "NetuiApp") -> None:
        self._app = app
        self._quick = QuickEntry(app.workspace)

    def ask(self, initial: str = "") -> None:
        """Ask for a line that names whom it is about."""
        self._ask(":", self._quick.read, initial, _("coffee with Anna yesterday · gave Marco a tip on rent"))

    def ask_about(self, label: str, line: str, people: Sequence[Contact], hint: str) -> None:
        """Ask for the rest of a line about people who are selected.

        Args:
            label: What stands before the text.
            line: The whole line, with ``{them}`` for the people and ``{text}`` for what is typed.
            people: Who they are.
            hint: What can be typed.
        """

        def read(text: str) -> Entry:
            entry = self._quick.read(line.format(them=f"@{_THEM}", text=text))
            return _about(entry, people)

        self._ask(label, read, "", hint)

    def _ask(self, label: str, read: Callable[[str], Entry], initial: str, hint: str) -> None:
        def changed(text: str) -> list[str]:
            if not text.strip():
                return []
            entry = read(text)
            lines = self._quick.preview(entry)
            if entry.ambiguous:  # whom it may mean is offered while the name is typed, and after enter
                names = listed(mention.written for mention in entry.ambiguous)
                return [lines[0], _("which {names}? enter asks").format(names=names)]
            return lines[:PREVIEW_LINES]

        def submit(text: str) -> None:
            if text or label != ":":
                self._write(read(text), {})

        complete = self._complete if label == ":" else None
        self._app.prompt.ask(Question(label, submit, initial, changed=changed, complete=complete, hint=hint))

    def _complete(self, text: str) -> list[Choice]:
        """Return whom the name at the end of the line may mean."""
        if not text.strip() or text.endswith(" "):
            return []
        return [Choice(one.text, one.shown, one.note) for one in self._quick.complete(text)]

    def _write(self, entry: Entry, choices: dict[str, str]) -> None:
        """Write an entry down; where a name may mean several, ask which one first."""
        try:
            change = self._quick.apply(entry, choices)
        except AmbiguousNameError as error:
            self._ask_which(entry, choices, error)
            return
        self._app.notice(_("{what} · u undoes it").format(what=change.label))

    def _ask_which(self, entry: Entry, choices: dict[str, str], error: AmbiguousNameError) -> None:
        written = error.mention.written
        offered = {describe(contact): contact.id for contact in error.candidates}
        offered[_("somebody new: {name}").format(name=written)] = NEW

        def submit(text: str) -> None:
            if text not in offered:
                raise UnclearEntryError(message("choose one of them with ↓ ↑, or esc"))
            self._write(entry, choices | {written: offered[text]})

        def complete(text: str) -> list[Choice]:
            return [Choice(shown) for shown in offered if fold(text) in fold(shown)]

        label = _("which {name}?").format(name=written)
        self._app.prompt.ask(Question(label, submit, complete=complete, pick=True, hint=_("↓ ↑ choose")))


def _about(entry: Entry, people: Sequence[Contact]) -> Entry:
    """Return an entry with the people who were selected in the place that was kept for them."""
    selected = [Mention(contact.name, 0, 0, (contact.id,), contact.name) for contact in people]
    ids = {contact.id for contact in people}
    others = [
        one for one in entry.people if one.written.lstrip("@") != _THEM and not ids.intersection(one.contacts)
    ]
    return replace(entry, people=(*selected, *others))
