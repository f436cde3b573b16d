"""People to choose from: each with the reason why they are here, marked where they fit best."""

from collections.abc import Awaitable, Callable, Sequence
from inspect import isawaitable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.strip import Strip

from netui.domain.messages import message
from netui.domain.tables import Contact
from netui.domain.text import clean_line, fold
from netui.i18n import _, ngettext
from netui.services.lookup import describe
from netui.ui.actions import LISTS, bindings
from netui.ui.querying import people_named, words_question
from netui.ui.render import cut, line, width_of
from netui.ui.screens.people_actions import WrongAnswerError
from netui.ui.screens.view import View
from netui.ui.widgets.bars import StatusLine
from netui.ui.widgets.columns import Column
from netui.ui.widgets.heading import Heading
from netui.ui.widgets.linelist import Cell, LineList, Row
from netui.ui.widgets.prompt import Choice, Question
from netui.ui.widgets.styled import Styled
from netui.ui.wrapping import wrap

MOST_NAME = 26  # cells
MOST_NOTE = 22
MOST_REASON = 4  # lines that a reason is given; a longer one is cut
SAMPLE = 400  # candidates whose texts say how much room is needed
LOW = 14  # lines of the screen below which a reason has one
WIDE = 100  # columns from which there is room for what people do


class Candidate(NamedTuple):
    """Somebody to choose.

    Attributes:
        contact_id: The contact's id.
        why: Why they are here, in words.
        marked: Whether they are marked from the start.
        note: What else matters before they are chosen, in a few words: "give first", "told in May".
    """

    contact_id: str
    why: str
    marked: bool = False
    note: str = ""


class _People(LineList, inherit_bindings=False):
    """The list: enter is the screen's, so that keys typed ahead come after it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LISTS, "pick")]


class Reason(Styled):
    """Lines for a reason in full; as many as the longest one needs, so that nothing moves with the cursor."""

    PREFIX = "reason"
    DEFAULT_CSS = """
    Reason { height: 1; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._said = ""

    def say(self, text: str) -> None:
        """Show another reason."""
        if text != self._said:
            self._said = text
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, height = self.size
        lines = wrap(self._said, max(1, width - 2))
        text = lines[y] if y < len(lines) else ""
        if y == height - 1 and len(lines) > height:
            text = cut(" ".join(lines[y:]), width - 2)
        return line([(f" {text}", self.style())], width, self.style())


class PickScreen(View):
    """A list of people to choose from.

    Enter goes on with everybody who is marked, also those whom the filter hides; where nobody is, with the
    one with the cursor. Going back chooses nobody.

    Args:
        title: What they are chosen for.
        candidates: The people, those who fit best first; each once.
        done: Told the ids of those who were chosen, in the order of the list, when this screen is gone.
        hint: What choosing them does, in a sentence.
        empty: What stands there where there is nobody: what to do next.
        single: Whether only one can be chosen.
        nobody: What enter does where nobody is marked, in words, where that is no mistake; else it chooses
            the one with the cursor.
    """

    PLACE = "pick"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pick")]

    def __init__(
        self,
        title: str,
        candidates: Sequence[Candidate],
        done: Callable[[list[str]], Awaitable[None] | None],
        *,
        hint: str = "",
        empty: Sequence[str] = (),
        single: bool = False,
        nobody: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._done = done
        self._single = single
        self._nobody = nobody
        self._empty = tuple(empty) or (_("Nobody comes to mind for this."),)
        self._candidates = {candidate.contact_id: candidate for candidate in candidates}
        self._texts: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._columns: tuple[Column, ...] = ()
        self._offered: dict[str, str] = {}
        self._words = ""
        self._lost = False
        self.heading = Heading()
        self.list = _People((), header=False, marks=not single, id="pick")
        if not single:
            self.list.marked = {one.contact_id for one in candidates if one.marked}
        self.status = StatusLine()
        self.reason = Reason()

    def compose(self) -> ComposeResult:
        """Make the list, with what is chosen above it and the reasons below."""
        yield self.heading
        yield self.list
        yield self.status
        yield self.reason

    def footer_places(self) -> Sequence[str]:
        """Return this place alone: enter confirms, and opens nobody."""
        return (self.PLACE, "everywhere")

    # What is shown

    def reload(self) -> None:
        """Show the people as they stand; who went to the trash meanwhile is left out."""
        self.heading.show([(self._title, "name")], self._hint)
        self._texts = {row: self._text(contact) for row in self._candidates if (contact := self._live(row))}
        self._folded = {row: fold(text) for row, text in self._texts.items()}
        gone = self.list.marked.difference(self._texts)
        self.list.marked -= gone
        self._lost = (self._lost or bool(gone)) and not self.list.marked
        self._fit()
        self._show()

    def _live(self, identifier: str) -> Contact | None:
        contact = self.workspace.network.get(Contact, identifier)
        return contact if contact is not None and not contact.deleted else None

    def _text(self, contact: Contact) -> str:
        """Return what is shown below the list, and what the filter looks in."""
        one = self._candidates[contact.id]
        return " · ".join(filter(None, (contact.name, _works(contact), one.why, one.note)))

    def _show(self) -> None:
        wanted = fold(self._words).split()
        shown = [row for row, text in self._folded.items() if all(word in text for word in wanted)]
        self.list.empty = self._say_empty()
        self.list.show(shown, self._describe)
        self._say()

    def _describe(self, row: str) -> Row:
        contact, one = self._live(row), self._candidates[row]
        if contact is None:
            return Row(())
        cells: dict[str, str | Cell] = {
            "name": contact.name, "works": Cell(_works(contact), "muted"), "why": one.why,
            "note": Cell(one.note, "accent"),
        }  # fmt: skip
        return Row(tuple(cells[column.id] for column in self._columns))

    def _say_empty(self) -> tuple[str, ...]:
        if self._words and self._texts:
            said = _("Nobody here fits “{words}”.").format(words=clean_line(self._words))
            return (said, _("esc clears the filter."))
        return (*self._empty, _("a adds anybody by name, esc goes back."))

    def _say(self) -> None:
        """Say how many are marked, and the whole reason of the one with the cursor."""
        shown, marked = len(self.list.rows), len(self.list.marked)
        people = ngettext("{count} person", "{count} people", len(self._texts))
        hidden = len(self.list.marked.difference(self.list.rows))
        unseen = ngettext("{count} of them not shown", "{count} of them not shown", hidden) if hidden else ""
        self.status.say(
            (ngettext("{count} marked", "{count} marked", marked), "strong") if marked else "",
            unseen,
            _("{shown} of {people}").format(shown=shown, people=people) if self._words else people,
            _("filter: {query}").format(query=self._words) if self._words else "",
            _("nobody marked: {what}").format(what=self._nobody or _("enter takes the one with the cursor"))
            if (shown or self._nobody) and not (marked or self._single)
            else "",
        )
        self.reason.say(self._texts.get(self.list.cursor, ""))

    def _fit(self) -> None:
        """Give names, notes and the longest reason the room that they need."""
        size = self.outer_size or self.netui.stage.outer_size
        some = list(self._texts)[:SAMPLE]
        name = max((width_of(self.workspace.network.name(row)) for row in some), default=0)
        note = max((width_of(self._candidates[row].note) for row in some), default=0)
        columns = (
            Column("name", "", 14, max(14, min(name, MOST_NAME)), share=2),
            Column("works", "", 18, 30, share=1, rank=2),
            Column("why", "", 18, share=4),
            Column("note", "", min(note, MOST_NOTE), rank=1),
        )
        there = {"name", "why", "works" if size.width >= WIDE else "", "note" if note else ""}
        self._columns = tuple(column for column in columns if column.id in there)
        self.list.set_columns(self._columns)
        lines = max((len(wrap(self._texts[row], max(1, size.width - 2))) for row in some), default=1)
        self.reason.styles.height = min(lines, MOST_REASON) if size.height >= LOW else 1

    def on_resize(self) -> None:
        """Show what there is room for."""
        self._fit()

    def on_line_list_moved(self) -> None:
        """Show the reason of the one that the cursor came to."""
        self._say()

    def on_line_list_marked(self) -> None:
        """Count the marks."""
        self._say()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Go on, where a row was clicked twice."""
        event.stop()
        self.netui.call_later(self.netui.action_perform, "confirm")

    # Actions

    def chosen(self) -> list[str]:
        """Return those who are marked, in order; where nobody is, the one with the cursor, or nobody."""
        marked = [row for row in self._texts if row in self.list.marked]
        return marked or ([self.list.cursor] if self.list.cursor and not self._nobody else [])

    async def action_confirm(self) -> None:
        """Go on with those who are chosen."""
        if self._lost and not self.list.marked:  # nobody else goes in their place unasked
            self._lost = False
            raise WrongAnswerError(message("those who were marked are gone: mark others, or enter again"))
        chosen = self.chosen()
        if not chosen and not self._nobody:
            raise WrongAnswerError(message("nobody is chosen: a adds anybody by name, esc goes back"))
        await self.netui.close_view()
        going_on = self._done(chosen)
        if isawaitable(going_on):
            await going_on

    def action_mark(self) -> None:
        """Mark the row with the cursor."""
        self._may_mark()
        self.list.action_mark()

    def action_mark_all(self) -> None:
        """Mark all that are shown, or none of them; whom the filter hides stays as they are."""
        self._may_mark()
        shown = set(self.list.rows)
        if shown and shown <= self.list.marked:
            self.list.marked -= shown
            self.list.refresh()
            self._say()
        else:
            self.list.action_mark_all()

    def _may_mark(self) -> None:
        if self._single:
            raise WrongAnswerError(message("one person is chosen here: enter takes the one with the cursor"))

    def action_filter(self) -> None:
        """Filter while words are being typed."""

        def found() -> str:
            return _("{shown} of {all}").format(shown=len(self.list.rows), all=len(self._texts))

        hint = _("words of a name or a reason")
        self.ask(words_question(self._words, self._filter, self.list, found, hint))

    def _filter(self, text: str) -> None:
        self._words = text.strip()
        self._show()

    def leave(self) -> bool:
        """Clear the filter."""
        if not self._words:
            return False
        self._filter("")
        return True

    def action_add(self) -> None:
        """Ask for anybody else by name, and mark them."""

        def submit(text: str) -> None:
            if not text:
                return
            if text not in self._offered:
                raise WrongAnswerError(
                    message("“{name}” is nobody here: a in People adds them first", name=clean_line(text))
                )
            self._add(self._offered[text])

        self.ask(
            Question(
                _("add"), submit, complete=self._complete, pick=True, hint=_("anybody's name, ↓ ↑ choose")
            )
        )

    def _complete(self, text: str) -> list[Choice]:
        """Return the people whom words fit, those whose name they begin first."""
        found = people_named(self.netui, text)
        self._offered |= {describe(contact): contact.id for contact in found}
        return [Choice(describe(contact), contact.name, _works(contact)) for contact in found]

    def _add(self, identifier: str) -> None:
        if identifier not in self._candidates:
            self._candidates = {identifier: Candidate(identifier, _("added by you")), **self._candidates}
        if not self._single:
            self.list.marked.add(identifier)
        self._words = ""
        self.list.cursor = identifier
        self.reload()
        self.list.refresh()


def _works(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.role, contact.company)))
