"""Openings, and what is worth sharing: whom each would fit, who had it, how long it is open."""

import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from netui.domain.messages import message
from netui.domain.records import Record
from netui.domain.tables import Contact, Opening, Share
from netui.domain.text import clean_line, finder, fold
from netui.i18n import _, ngettext, say
from netui.services import openings, passing, shares
from netui.services.forms import Saved, describe
from netui.services.lookup import describe as describe_contact
from netui.services.openings import OpeningError
from netui.services.passing import Passable
from netui.ui.actions import LISTS, bindings
from netui.ui.querying import people_named, words_question
from netui.ui.screens.opening_rows import can_fit, closes, columns, said, searched, where
from netui.ui.screens.passing import choose_recipients, show_letters
from netui.ui.screens.people_actions import WrongAnswerError, is_link
from netui.ui.screens.records import RecordActions
from netui.ui.widgets.bars import StatusLine
from netui.ui.widgets.linelist import Cell, LineList, Row
from netui.ui.widgets.lines import Lines
from netui.ui.widgets.prompt import Choice, Question

if TYPE_CHECKING:
    from netui.domain.matching import Fitting

OPEN, SHARES, OVER = "openings", "worth sharing", "over"
SLICE_SECONDS = 0.01  # for so long it is reckoned whom something fits before the next key has its turn
LOW, TALL = 15, 30  # lines of the screen


class _List(LineList, inherit_bindings=False):
    """The list: enter is the screen's, so that keys typed ahead come after it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LISTS, "openings")]


class OpeningsScreen(RecordActions):
    """Openings that you heard of and what is worth sharing, with those whom each would fit.

    Whom something fits is reckoned a few milliseconds at a time, for the rows that are on the screen.
    """

    PLACE = "openings"
    MATTERS: ClassVar[Mapping[str, int]] = {"share": 66, "no": 50, "pass_on": 35, "mark": 33, "entry": 6}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("openings")]

    def __init__(self) -> None:
        super().__init__()
        self.list = _List(columns(), marks=True, id="openings")
        self.status = StatusLine()
        self.about = Lines()
        self._words = ""
        self._finished = False
        self._trash = False
        self._texts: dict[str, str] = {}
        self._texts_of = -1
        self._headings: dict[str, str] = {}
        self._shown: list[str] = []
        self._fits: dict[str, list[Fitting]] = {}
        self._stale: set[str] = set()
        self._asked: dict[str, None] = {}
        self._reckons = False

    def compose(self) -> ComposeResult:
        """Make the list, and below it what is said of the row with the cursor."""
        yield self.list
        yield self.status
        yield self.about

    def footer_places(self) -> Sequence[str]:
        """Return this place alone: enter opens nobody."""
        return (self.PLACE, "everywhere")

    # What is shown

    def reload(self) -> None:
        """Show what the filter lets through; whom it fits shows as it was until it is reckoned anew."""
        self._stale = set(self._fits)
        self.list.marked = {row for row in self.list.marked if self._record(row) is not None}
        self._show()

    def _show(self) -> None:
        holds = finder(self._words)
        rows: list[str] = []
        self._headings = {}
        self._shown = []
        for key, group in self._groups():
            found = [one.id for one in group if not self._words or holds(self._text(one))]
            if found:
                self._headings[key] = _(key)
                rows += [key, *found]
                self._shown += found
        self.list.empty = self._empty()
        self.list.show(rows, self._describe, self._headings)
        self._say()

    def _groups(self) -> list[tuple[str, Sequence[Passable]]]:
        network, today = self.workspace.network, self.workspace.today
        if self._trash:
            gone = sorted(network.all(Opening, trash=True), key=lambda one: one.deleted, reverse=True)
            dropped = sorted(network.all(Share, trash=True), key=lambda one: one.deleted, reverse=True)
            return [(OPEN, gone), (SHARES, dropped)]
        over = openings.over_ones(network, today) if self._finished else []
        return [
            (OPEN, openings.open_ones(network, today)),
            (SHARES, shares.newest_first(network)),
            (OVER, over),
        ]

    def _record(self, row: str) -> Passable | None:
        network = self.workspace.network
        return network.get(Opening, row) or network.get(Share, row)

    def _text(self, record: Passable) -> str:
        """Return what the filter looks in."""
        if self._texts_of != self.workspace.network.version:
            self._texts, self._texts_of = {}, self.workspace.network.version
        found = self._texts.get(record.id)
        if found is None:
            network, today = self.workspace.network, self.workspace.today
            found = self._texts[record.id] = searched(network, record, today)
        return found

    def _describe(self, row: str) -> Row:
        record = self._record(row)
        if record is None:
            return Row(())
        had = len(passing.had(self.workspace.network, record))
        return Row(
            (
                passing.title(record),
                Cell(where(record), "muted"),
                closes(record, self.workspace.today),
                str(had or ""),
                self._fits_cell(record),
            )
        )

    def _empty(self) -> tuple[str, ...]:
        if self._words:
            said = _("Nothing fits “{words}”.").format(words=clean_line(self._words))
            return (said, _("esc clears the filter."))
        if self._trash:
            return (_("No opening is in the trash."), _("D leaves it."))
        return (
            _("No opening that you heard of, nothing worth sharing."),
            _("a writes down a position, an assignment or a lead; netui finds whom it would fit."),
            _("w shares an article or a piece of news with those who care for its topics."),
        )

    def _say(self) -> None:
        rows = [record for row in self._shown if (record := self._record(row)) is not None]
        count = sum(isinstance(one, Opening) for one in rows)
        marked = sum(row in self.list.marked for row in self._shown) if self.list.marked else 0
        self.status.say(
            ngettext("{count} opening", "{count} openings", count),
            _("{count} to share").format(count=len(rows) - count) if len(rows) > count else "",
            (_("in the trash"), "strong") if self._trash else "",
            _("filter: {query}").format(query=self._words) if self._words else "",
            (ngettext("{count} marked", "{count} marked", marked), "strong") if marked else "",
        )
        self._say_row()

    # Whom it fits

    def _fits_cell(self, record: Passable) -> Cell:
        if not can_fit(record, self.workspace.today):
            return Cell("", "muted")
        if record.id not in self._fits or record.id in self._stale:
            self._asked[record.id] = None
            if not self._reckons:
                self._reckons = True
                self.call_after_refresh(self._reckon)
        fits = self._fits.get(record.id)
        if fits is None:
            return Cell("…", "muted")
        return Cell(str(len(fits)), "good") if fits else Cell("—", "muted")

    def _reckon(self) -> None:
        """Reckon whom the rows on the screen fit, as far as there is time before the next key."""
        until = time.monotonic() + SLICE_SECONDS
        while self._asked and time.monotonic() < until:
            row = next(iter(self._asked))
            del self._asked[row]
            record = self._record(row)
            if record is not None and can_fit(record, self.workspace.today):
                self._fits[row] = passing.fitting(self.workspace, record)
            self._stale.discard(row)
        self._reckons = False
        if self.is_attached:
            self.list.show(self.list.rows, self._describe, self._headings)
            self._say_row()

    # The row with the cursor

    def _say_row(self) -> None:
        """Show all of the row: what the columns cut, from whom it is, whom it fits best and why."""
        record = self._record(self.list.cursor)
        if record is None:
            self.about.show(())
            return
        network, today = self.workspace.network, self.workspace.today
        self.about.show(said(network, record, self._fits.get(record.id), today))

    def on_line_list_moved(self) -> None:
        """Show the row that the cursor came to."""
        self._say_row()

    def on_line_list_marked(self) -> None:
        """Count the marks."""
        self._say()

    def on_mount(self) -> None:
        """Give the lines below the list their room."""
        self._fit(self.netui.stage.outer_size.height)
        super().on_mount()

    def on_resize(self, event: events.Resize) -> None:
        """Give the lines below the list the room that there is."""
        self._fit(event.size.height)

    def _fit(self, height: int) -> None:
        self.about.styles.height = 1 if height < LOW else 6 if height >= TALL else 5

    # What is selected

    def selected_records(self) -> Sequence[Record]:
        """Return what is marked, else what has the cursor."""
        return self.selected_rows()

    def selected_rows(self) -> list[Passable]:
        """Return the openings and shares that are marked, else the one with the cursor."""
        return [record for row in self.list.selected if (record := self._record(row)) is not None]

    def _one(self) -> Passable:
        rows = self.selected_rows()
        if len(rows) > 1:
            raise WrongAnswerError(
                message("several are marked: pass on one at a time, esc takes the marks away")
            )
        return rows[0]

    def leave(self) -> bool:
        """Clear the filter, then the marks, then the trash, then hide what is over."""
        if self._words:
            self._filter("")
        elif self.list.marked:
            self.list.unmark()
        elif self._trash:
            self.action_trashed()
        elif self._finished:
            self.action_finished()
        else:
            return False
        return True

    # Actions

    async def action_whom(self) -> None:
        """Show whom it fits and why, to pass it on to them."""
        record = self._one()
        if record.deleted:
            raise WrongAnswerError(message("it is in the trash: d takes it back out"))
        await choose_recipients(self, record)

    async def action_pass_on(self) -> None:
        """Choose to whom it goes."""
        reason = self.missing("row")
        if reason is not None:
            self.netui.notice(say(reason))
            return
        await self.action_whom()

    def action_no(self) -> None:
        """Close openings; of one, ask who got it."""
        found = [one for one in self.selected_rows() if isinstance(one, Opening)]
        if not found:
            raise OpeningError(message("what is worth sharing never closes: d moves it to the trash"))
        if len(found) > 1:
            self._did(openings.close_all(self.workspace, found).label)
            self.list.unmark()
            return
        self._ask_who_got_it(found[0])

    def _ask_who_got_it(self, opening: Opening) -> None:
        openings.refuse_over(opening)
        network = self.workspace.network
        had = [one for passed in opening.passed for one in self.contact_of(passed.contact)]
        offered: dict[str, Contact] = {}

        def complete(text: str) -> list[Choice]:
            wanted = fold(text.strip())
            first = [one for one in had if wanted in fold(one.name)]
            there = {one.id for one in first}
            found = [*first, *(one for one in people_named(self.netui, text) if one.id not in there)]
            offered.update({describe_contact(one): one for one in found})
            note = _("had it from you")
            return [
                Choice(describe_contact(one), one.name, note if one in had else one.company) for one in found
            ]

        def submit(text: str) -> None:
            from netui.services.lookup import find_contact

            by = (offered.get(text) or find_contact(network, text)) if text else None
            now = network.get(Opening, opening.id) or opening
            self._did(openings.close(self.workspace, now, by=by).label)

        label = _("close “{title}”, filled by").format(title=opening.title)
        self.ask(
            Question(label, submit, complete=complete, hint=_("a name where you know it; enter just closes"))
        )

    async def action_letter(self) -> None:
        """Show the letters for those who had it last."""
        told = passing.told_last(self.workspace.network, self._one()) if self.has_row() else None
        if told is None:
            raise WrongAnswerError(message("nobody has it from you yet: p passes it on"))
        await show_letters(self, *told)

    def action_copy_it(self) -> None:
        """Copy what is selected, each in a line."""
        lines = [passing.in_a_line(one) for one in self.selected_rows()]
        self.netui.copy_to_clipboard("\n".join(lines))
        count = len(lines)
        what = lines[0] if count == 1 else ngettext("{count} line", "{count} lines", count)
        self.netui.notice(_("copied: {text}").format(text=what))

    def action_open_it(self) -> None:
        """Open its link."""
        record = self._one()
        if not is_link(record.url):
            raise WrongAnswerError(message("there is no link in it: e adds one"))
        self.show_link(record.url)

    async def action_add(self) -> None:
        """Add an opening in a form, and stand on it."""

        def then(saved: Saved) -> None:
            self._words, self._trash = "", False
            self.list.cursor = saved.record.id
            self._show()

        begun = Opening(id=self.workspace.new_id(), on=self.workspace.today, status="open")
        await self.open_form(begun, new=True, saved=then)

    def action_mark(self) -> None:
        """Mark the row with the cursor."""
        self.list.action_mark()

    def action_mark_all(self) -> None:
        """Mark all that are shown, or none."""
        self.list.action_mark_all()

    def action_finished(self) -> None:
        """Show what is over too, or hide it."""
        self._finished = not self._finished
        self._trash = False
        self._show()
        if self._finished and OVER not in self._headings:
            self.netui.notice(_("no opening is over yet"))

    def action_trashed(self) -> None:
        """Show the trash, or leave it."""
        self._trash = not self._trash
        self.list.marked = set()
        self._show()

    def action_trash(self) -> None:
        """Move the selected to the trash; in the trash, take them back out."""
        rows = self.selected_rows()
        one = describe(self.workspace, rows[0])
        what = one if len(rows) == 1 else str(len(rows))
        if self._trash:
            label = _("take out of the trash: {what}").format(what=what)
            change = self.workspace.replace(label, *((row, row.change({"deleted": ""})) for row in rows))
        else:
            change = self.workspace.trash(_("trash: {what}").format(what=what), *rows)
        self._did(change.label)
        self.list.unmark()

    def action_filter(self) -> None:
        """Filter while words are being typed."""

        def found() -> str:
            return _("{count} found").format(count=len(self._shown))

        hint = _("words of it, of its place or of who told you · -word leaves out")
        self.ask(words_question(self._words, self._filter, self.list, found, hint))

    def _filter(self, text: str) -> None:
        self._words = text.strip()
        self._show()
