"""Conflicts: what two machines changed differently, each with both values, to keep or to swap."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from netui.domain.messages import message
from netui.domain.records import Record
from netui.domain.tables import TABLES, Contact
from netui.domain.text import clean_line
from netui.i18n import _, ngettext
from netui.services.conflict_words import compare, telling
from netui.services.conflicts import Case, How, cases, search, settle
from netui.services.forms import Saved
from netui.ui.actions import Action, bindings
from netui.ui.querying import words_question
from netui.ui.render import cut, width_of
from netui.ui.screens.people_actions import WrongAnswerError
from netui.ui.screens.records import RecordActions
from netui.ui.screens.text import TextScreen
from netui.ui.widgets.bars import StatusLine
from netui.ui.widgets.columns import Column
from netui.ui.widgets.facts import FactPane, Facts
from netui.ui.widgets.linelist import Cell, LineList, Row
from netui.ui.wrapping import wrap

LOW = 13  # lines of the screen below which there is no pane: v shows the values then
MOST_FIELD = 16  # cells
SAMPLE = 400  # rows whose texts say how much room is needed
OPEN, SETTLED = "open", "settled"


class ConflictsScreen(RecordActions):
    """The conflicts, the newest first, and below them what differs in the one with the cursor.

    Args:
        start: The id of the row to begin on.
    """

    PLACE = "conflicts"
    DEFAULT_CSS = """
    ConflictsScreen > FactPane { height: 9; }
    ConflictsScreen.-bare > FactPane { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("conflicts")]

    def __init__(self, start: str = "") -> None:
        super().__init__()
        self.list = LineList((), marks=True, id="conflicts")
        self.list.cursor = start
        self.status = StatusLine()
        self.values = FactPane("")
        self._all: list[Case] = []
        self._cases: dict[str, Case] = {}
        self._words = ""
        self._finished = False

    def compose(self) -> ComposeResult:
        """Make the list, with both values of the row that has the cursor below it."""
        yield self.list
        yield self.status
        yield self.values

    # What is shown

    def reload(self) -> None:
        """Show the conflicts as they stand."""
        network, today = self.workspace.network, self.workspace.today
        self._all = cases(network, today)
        if self._finished:
            self._all += cases(network, today, settled=True)
        self.list.marked &= {one.id for one in self._all}
        self._fit()
        self._show()

    def _show(self) -> None:
        """Show what the filter lets through; where what is settled shows too, in a section of its own."""
        found = self._cases = {one.id: one for one in search(self._all, self._words)}
        rows, headings = list(found), {}
        if self._finished:
            parts = {
                OPEN: [one.id for one in found.values() if not one.settled],
                SETTLED: [one.id for one in found.values() if one.settled],
            }
            names = {OPEN: _("to settle"), SETTLED: _("settled")}
            headings = {key: f"{names[key]} {len(part)}" for key, part in parts.items() if part}
            rows = [row for key, part in parts.items() if part for row in (key, *part)]
        self.list.empty = self._empty()
        self.list.show(rows, self._describe, headings)
        self.set_class(not rows or self._height < LOW, "-bare")
        self._say()

    def _describe(self, row: str) -> Row:
        one = self._cases.get(row)
        if one is None:  # it showed before, and the list looks once more at what it was
            return Row(())
        stands, other = telling(one.stands, one.other)
        role = "muted" if one.gone else "strong"
        return Row(
            (one.about.title, one.field, Cell(stands, role), other, Cell(one.when, "muted"))
        )  # fmt: skip

    @property
    def _height(self) -> int:
        """The lines there are, also before this screen is laid out."""
        return (self.outer_size or self.netui.stage.outer_size).height

    def _fit(self) -> None:
        """Give the fields the room that they need, and the values two fifths of the lines."""
        field = max((width_of(one.field) for one in self._all[:SAMPLE]), default=0)
        self.list.set_columns(
            (
                Column("about", _("about"), 12, share=3),
                Column("field", _("field"), 6, max(6, min(field, MOST_FIELD)), share=2),
                Column("stands", _("stands"), 12, share=3),
                Column("other", _("the other"), 12, share=3),
                Column("when", _("when"), 6, 12, share=1, rank=1),
            )
        )
        self.values.styles.height = max(7, self._height * 2 // 5)

    def on_resize(self) -> None:
        """Show what there is room for."""
        self._fit()
        self._show()

    def _empty(self) -> tuple[str, ...]:
        if self._words and self._all:
            said = _("Nothing here fits “{words}”.").format(words=clean_line(self._words))
            return (said, _("esc clears the filter."))
        if self._finished:
            return (_("Nothing was ever changed on both sides."), _("f hides what is settled."))
        return (
            _("Nothing to settle: no value was changed on both sides."),
            _("Where two machines change one field, the later value stands and the other is kept here."),
            _("f shows what was settled."),
        )

    def _say(self) -> None:
        """Say how many there are, what is filtered and marked, and both values of the row with the cursor."""
        waiting = sum(not one.settled for one in self._all)
        marked = len(self.list.marked.intersection(self._cases))
        shown = _("{shown} of {all}").format(shown=len(self._cases), all=len(self._all))
        changed = ngettext(
            "{count} value changed on both sides", "{count} values changed on both sides", waiting
        )
        self.status.say(
            shown if self._words else changed if waiting else "",
            _("filter: {query}").format(query=self._words) if self._words else "",
            (ngettext("{count} marked", "{count} marked", marked), "strong") if marked else "",
            _("f shows what is settled") if self._all and not (self._words or self._finished) else "",
        )
        one = self._cases.get(self.list.cursor)
        if one is not None:
            self.values.title = f"{one.field} · {one.about.title}"
            self.values.show(lambda width, height: _both_values(one, width, height))

    def on_line_list_moved(self) -> None:
        """Show both values of the row that the cursor came to."""
        self._say()

    def on_line_list_marked(self) -> None:
        """Count the marks."""
        self._say()

    # What is selected

    def _selected(self) -> list[Case]:
        return [self._cases[row] for row in self.list.selected if row in self._cases]

    def has_row(self) -> bool:
        """Whether the cursor is on a conflict, whatever became of its record."""
        return bool(self._selected())

    def selected_records(self) -> Sequence[Record]:
        """Return the records that the selected conflicts are about, as far as netui knows them."""
        found = (self._record(one) for one in self._selected())
        return [record for record in found if record is not None]

    def _record(self, one: Case) -> Record | None:
        table = TABLES.get(one.conflict.table)
        return self.workspace.network.get(table, one.conflict.record) if table else None

    def selected_contacts(self) -> list[Contact]:
        """Return the people that the selected conflicts are about, each once."""
        named = dict.fromkeys(contact for one in self._selected() for contact in one.about.contacts)
        return [contact for identifier in named for contact in self.contact_of(identifier)]

    def neighbours(self) -> Sequence[str]:
        """Return the people of the list, each once."""
        return list(dict.fromkeys(who for one in self._cases.values() for who in one.about.contacts))

    def weight(self, action: Action) -> int:
        """Return how long an action stays in the footer: "both" is there where some notes can have both."""
        if action.id == "both" and not any(one.takes_both for one in self._cases.values()):
            return 0
        return super().weight(action)

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the person that a row is about, else the record."""
        event.stop()
        one = self._cases[event.row]
        people = [who for who in one.about.contacts if self.workspace.network.get(Contact, who) is not None]
        record = self._record(one)
        if people:
            await self.netui.open_contact(people[0])
        elif record is not None:
            await self.open_form(record, field=one.conflict.field)
        else:
            self.netui.notice(_("nothing stands behind this line that netui could open"))

    def leave(self) -> bool:
        """Clear the filter, then the marks, then hide what is settled."""
        if self._words:
            self._filter("")
        elif self.list.marked:
            self.list.unmark()
        elif self._finished:
            self.action_finished()
        else:
            return False
        return True

    # Settling

    def action_keep(self) -> None:
        """Keep what stands."""
        self._settle("keep")

    def action_swap(self) -> None:
        """Swap what stands for the other value."""
        self._settle("swap")

    def action_both(self) -> None:
        """Have both values, in notes."""
        self._settle("both")

    def _settle(self, how: How) -> None:
        self._did(settle(self.workspace, self._selected(), how).label)
        self.list.unmark()

    async def action_edit(self) -> None:
        """Write a value of one's own in a form; the conflict is settled by it."""
        selected = self._selected()
        if len(selected) > 1:
            raise WrongAnswerError(
                message("several are marked: edit one at a time, esc takes the marks away")
            )
        one, record = selected[0], self._record(selected[0])
        if record is None:
            raise WrongAnswerError(message("netui has no form for this: m keeps what stands, x swaps it"))

        def saved(done: Saved) -> None:
            network, today = self.workspace.network, self.workspace.today
            there = {each.id: each for each in cases(network, today)}
            now = there.get(one.id)
            if done.change.edits and now is not None and now.values[0] != one.values[0]:
                self._did(settle(self.workspace, [now], "keep").label)

        await self.open_form(record, field=one.conflict.field, saved=saved)

    async def action_values(self) -> None:
        """Show both values in full."""
        one = self._selected()[0]
        parts = [(_("stands"), one.stands), (_("the other"), one.other)]
        if one.stood:
            parts.append((_("stood before"), one.stood))
        text = "\n\n".join(f"# {title}\n\n{value}" for title, value in parts)
        await self.netui.open_view(TextScreen(one.line, text, hint=_("y copies it all, q goes back.")))

    # What the list offers

    def action_finished(self) -> None:
        """Show what is settled too, or hide it."""
        self._finished = not self._finished
        self.reload()

    def action_mark(self) -> None:
        """Mark the row with the cursor."""
        self.list.action_mark()

    def action_mark_all(self) -> None:
        """Mark all rows that are shown, or none."""
        self.list.action_mark_all()

    def action_filter(self) -> None:
        """Filter while words are being typed."""

        def found() -> str:
            return _("{shown} of {all}").format(shown=len(self._cases), all=len(self._all))

        hint = _("words of a name, a field, a value; -word leaves out")
        self.ask(words_question(self._words, self._filter, self.list, found, hint))

    def _filter(self, text: str) -> None:
        self._words = text.strip()
        self._show()


def _both_values(one: Case, width: int, height: int) -> Facts:
    """Return both values, labelled, with what differs in them; what there is no room for is said."""
    labels = {"stands": _("stands"), "other": _("the other"), "both": _("in both"), "stood": _("before")}
    room = max(map(width_of, labels.values())) + 2
    found: Facts = []

    def say(label: str, lines: Iterable[str], look: str) -> None:
        for line in lines:
            found.append([(label.ljust(room), "accent"), (line, look)])
            label = ""

    within = max(1, width - room)
    looks = {"stands": "strong", "other": ""}
    for whose, lines in compare(one.stands, one.other):
        if whose == "both":  # it says where, and leaves the room to what differs
            say(labels[whose], (cut(line, within) for line in lines), "muted")
        else:
            say(labels[whose], (part for line in lines for part in wrap(line, within)), looks[whose])
    if one.stood:
        say(labels["stood"], wrap(one.stood, within), "muted")
    said = [[(one.state, "warn")]] if one.state and not one.gone else []
    if len(found) > height - len(said):
        rest = len(found) - (height - len(said) - 1)
        more = ngettext("{count} more line: v shows all", "{count} more lines: v shows all", rest)
        found = [*found[: height - len(said) - 1], [(cut(more, width), "muted")]]
    return [*found, *said]
