"""Requests: what they asked, what you promised, what is needed, what you asked; each until it is answered."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from netui.domain.measures.answering import answering as how_soon
from netui.domain.measures.standing import asked_on
from netui.domain.messages import message
from netui.domain.records import Record
from netui.domain.tables import TABLES, Contact, Exchange, Introduction, Request
from netui.domain.text import clean_line
from netui.i18n import _, ngettext, say
from netui.services import requests
from netui.services.board import MINE, Item, board, heading, search, trashed
from netui.services.contacts import in_trash
from netui.services.forms import describe
from netui.services.introductions import first_names, stages
from netui.ui.actions import bindings
from netui.ui.querying import words_question
from netui.ui.render import width_of
from netui.ui.screens import answering
from netui.ui.screens.asking import limit, read_asked
from netui.ui.screens.helpers import publish, who_could_help
from netui.ui.screens.introducing import open_introduction
from netui.ui.screens.people_actions import WrongAnswerError
from netui.ui.screens.picker import Reason
from netui.ui.screens.records import RecordActions
from netui.ui.widgets.bars import StatusLine
from netui.ui.widgets.columns import Column
from netui.ui.widgets.linelist import Cell, LineList, Row
from netui.ui.widgets.prompt import Question
from netui.ui.wrapping import wrap

WIDE = 100  # columns from which there is room for the kind
LOW = 14  # lines of the screen below which the whole row has one
MOST_NAME = 24  # cells
MOST_STATE = 40
MOST_LINES = 3  # that the row with the cursor takes in full
SAMPLE = 400  # rows whose texts say how much room is needed
PRESSING = "!"


class RequestsScreen(RecordActions):
    """The board of requests."""

    PLACE = "requests"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("requests")]
    MATTERS: ClassVar[Mapping[str, int]] = {
        "done": 99, "promise": 98, "no": 97, "add": 96, "ask": 92, "log": 30, "gave": 28, "received": 27,
        "edit": 26,
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.totals = StatusLine()
        self.list = LineList((), header=False, marks=True, id="requests")
        self.status = StatusLine()
        self.whole = Reason()
        self._all: list[Item] = []
        self._items: dict[str, Item] = {}
        self._words = ""
        self._finished = False
        self._trash = False

    def compose(self) -> ComposeResult:
        """Make the board, with how soon you answer above it and the row in full below."""
        yield self.totals
        yield self.list
        yield self.status
        yield self.whole

    # What is shown

    def reload(self) -> None:
        """Show the board as it stands."""
        network, today = self.workspace.network, self.workspace.today
        self._all = trashed(network, today) if self._trash else board(network, today, answered=self._finished)
        self.list.marked &= {item.record for item in self._all}
        self._fit()
        self._show()

    def _show(self) -> None:
        """Show what the filter lets through, section by section."""
        shown = search(self._all, self._words)
        items = self._items = {item.record: item for item in shown}
        sections: dict[str, list[str]] = {}
        for item in shown:
            sections.setdefault(item.section, []).append(item.record)
        headings = {f"section {name}": f"{heading(name)} {len(rows)}" for name, rows in sections.items()}
        rows = [row for name, found in sections.items() for row in (f"section {name}", *found)]
        self.list.empty = self._empty()
        # What was shown before is asked once more, for what it looked like.
        self.list.show(rows, lambda row: self._describe(items[row]), headings)
        self._say()

    def _describe(self, item: Item) -> Row:
        state = Cell(self._state(item), "warn" if item.pressing else "muted")
        return Row(
            (
                Cell(PRESSING if item.pressing else "", "warn"),
                self._called(item),
                item.text,
                state,
                Cell(_(item.kind) if item.kind else "", "muted"),
            )
        )

    def _called(self, item: Item) -> str:
        """Return the name of a row in few cells: two who are introduced go by their first names."""
        found = self.workspace.network.get(Introduction, item.record)
        return self._named(item) if found is None else " ↔ ".join(first_names(self.workspace.network, found))

    def _state(self, item: Item) -> str:
        """Return how a row stands in few cells: of an introduction, how far it has come."""
        found = self.workspace.network.get(Introduction, item.record)
        if found is None:
            return item.state
        here = (one for one in stages(self.workspace.network, found, self.workspace.today) if one.here)
        return next(here).text

    def _named(self, item: Item) -> str:
        contact = self.workspace.network.get(Contact, item.contact) if item.contact else None
        return f"{item.name}{in_trash(contact) if contact is not None else ''}"

    def _fit(self) -> None:
        """Give names and states the room that they need, and the row in full as many lines as the longest."""
        size = self.outer_size or self.netui.stage.outer_size
        some = self._all[:SAMPLE]
        name = max((width_of(self._called(item)) for item in some), default=0)
        text = max((width_of(item.text) for item in some), default=0)
        state = max((width_of(self._state(item)) for item in some), default=0)
        columns = [
            Column("sign", "", 1, gap=1),
            Column("name", "", 10, max(10, min(name, MOST_NAME)), share=2),
            Column("text", "", 18, max(18, text), share=3),
            Column("state", "", 16, max(16, min(state, MOST_STATE)), share=2, rank=1),
        ]
        if size.width >= WIDE:
            columns.append(Column("kind", "", 12))
        self.list.set_columns(columns)
        width = max(1, size.width - 2)
        lines = max((len(wrap(self._whole(item), width)) for item in some), default=1)
        self.whole.styles.height = min(lines, MOST_LINES) if size.height >= LOW else 1

    def on_resize(self) -> None:
        """Show what there is room for."""
        self._fit()
        self._show()

    def _say(self) -> None:
        """Say how soon you answer, what is filtered and marked, and the row with the cursor in full."""
        self.totals.say(*self._totals())
        all_of_them, shown = len(self._all), len(self._items)
        marked = len(self.list.marked.intersection(self._items))
        count = ngettext("{count} on the board", "{count} on the board", all_of_them)
        found = _("{shown} of {all}").format(shown=shown, all=all_of_them)
        self.status.say(
            found if self._words else count,
            (_("in the trash"), "strong") if self._trash else "",
            _("filter: {query}").format(query=self._words) if self._words else "",
            (ngettext("{count} marked", "{count} marked", marked), "strong") if marked else "",
            _("f shows what has its answer") if not (self._words or self._trash or self._finished) else "",
        )
        item = self._items.get(self.list.cursor)
        self.whole.say(self._whole(item) if item is not None else "")

    def _totals(self) -> Iterator[str | tuple[str, str]]:
        """Yield how many wait for an answer of yours, the longest for how long, and how soon you answer."""
        found = how_soon(self.workspace.network, self.workspace.today)
        *how, oldest = map(say, found.reasons)
        if found.oldest is not None:
            count = ngettext("{count} to answer", "{count} to answer", found.waiting)
            yield count, "strong"
            if self.size.width < WIDE:  # what it is stands in the rows
                days = (self.workspace.today - (asked_on(found.oldest) or self.workspace.today)).days
                oldest = ngettext("oldest {count} day", "oldest {count} days", max(days, 0))
        yield oldest
        yield from how

    def _whole(self, item: Item) -> str:
        """Return a row in full: what is cut in its columns, and what there is no column for."""
        record = self.workspace.network.get(TABLES[item.table], item.record)
        tags, anyway = "", ""
        if isinstance(record, Request):
            tags = " ".join(f"#{tag}" for tag in record.tags)
            anyway = record.asked_anyway and _("why all the same: {why}").format(why=record.asked_anyway)
        said = ": ".join(filter(None, (self._named(item), item.text)))
        kind = _(item.kind) if item.kind else ""
        return " · ".join(filter(None, (said, item.state, anyway, kind, tags)))

    def _empty(self) -> tuple[str, ...]:
        if self._words and self._all:
            said = _("Nothing here fits “{words}”.").format(words=clean_line(self._words))
            return (said, _("esc clears the filter."))
        if self._trash:
            return (_("Nothing of this is in the trash."), _("D leaves it."))
        return (
            _("Nobody waits for an answer, and you wait for none."),
            _("On a person, R writes down what they ask of you, K a need of theirs that you know of,"),
            _("and r asks them for something."),
            _("a writes down a need of your own: r on it shows who could help."),
        )

    def on_line_list_moved(self) -> None:
        """Show the row that the cursor came to in full."""
        self._say()

    def on_line_list_marked(self) -> None:
        """Count the marks."""
        self._say()

    # What is selected

    def _selected(self) -> list[Item]:
        return [self._items[row] for row in self.list.selected if row in self._items]

    def selected_records(self) -> Sequence[Record]:
        """Return the records of the marked rows, else of the one with the cursor."""
        network = self.workspace.network
        found = (network.get(TABLES[item.table], item.record) for item in self._selected())
        return [record for record in found if record is not None]

    def selected_contacts(self) -> list[Contact]:
        """Return the people of the marked rows, else of the one with the cursor, each once."""
        named = dict.fromkeys(item.contact for item in self._selected() if item.contact)
        return [contact for identifier in named for contact in self.contact_of(identifier)]

    def neighbours(self) -> Sequence[str]:
        """Return the people of the board, each once."""
        return list(dict.fromkeys(item.contact for item in self._items.values() if item.contact))

    def takes(self, action: str) -> bool:
        """Whether the row is a need of yours: r shows who could help with it, y a text to publish."""
        return action in {"ask", "copy"} and self._need() is not None

    def _need(self) -> Request | None:
        """Return the need of yours that is selected; None where something else is."""
        selected = self._selected()
        if len(selected) != 1 or selected[0].section != MINE:
            return None
        return self.workspace.network.get(Request, selected[0].record)

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the person of a row, an introduction, or who could help with a need of yours."""
        event.stop()
        item = self._items[event.row]
        if item.table == Introduction.TABLE:
            open_introduction(self, item.record)
        elif self.contact_of(item.contact):
            await self.netui.open_contact(item.contact)
        elif item.section == MINE:
            await self.action_ask()
        else:
            await self.action_edit()

    def leave(self) -> bool:
        """Clear the filter, then the marks, then leave the trash, then hide what is answered."""
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

    # What the list offers

    def action_filter(self) -> None:
        """Filter while words are being typed."""

        def found() -> str:
            return _("{shown} of {all}").format(shown=len(self._items), all=len(self._all))

        hint = _("words of a name, a text, a tag; -word leaves out")
        self.ask(words_question(self._words, self._filter, self.list, found, hint))

    def _filter(self, text: str) -> None:
        self._words = text.strip()
        self._show()

    def action_finished(self) -> None:
        """Show what has its answer too, or hide it."""
        self._finished = not self._finished
        self.reload()

    def action_trashed(self) -> None:
        """Show the trash, or leave it."""
        self._trash = not self._trash
        self.list.marked = set()
        self.reload()

    def action_mark(self) -> None:
        """Mark the row with the cursor."""
        self.list.action_mark()

    def action_mark_all(self) -> None:
        """Mark all rows that are shown, or none."""
        self.list.action_mark_all()

    def action_trash(self) -> None:
        """Move the selected rows to the trash; in the trash, take them back out."""
        records = self.selected_records()
        what = describe(self.workspace, records[0]) if len(records) == 1 else str(len(records))
        if self._trash:
            label = _("take out of the trash: {what}").format(what=what)
            pairs = [(record, record.change({"deleted": ""})) for record in records]
            self._did(self.workspace.replace(label, *pairs).label)
        else:
            self._did(self.workspace.trash(_("trash: {what}").format(what=what), *records).label)
        self.list.unmark()

    def action_add(self) -> None:
        """Write down a need of your own."""

        def submit(text: str) -> None:
            if text:
                request, change = requests.need(self.workspace, read_asked(self, text))
                self.list.cursor = request.id
                self._did(change.label)

        self.ask(
            Question(
                _("I need"), submit, aside=lambda: limit(self),
                hint=_("somebody who knows tax law in Berlin, by the end of the month"),
            )
        )  # fmt: skip

    # Answers

    def to_answer(self) -> Sequence[Record]:
        """Return the records of the selected rows.

        Raises:
            WrongAnswerError: They are in the trash.
        """
        if self._trash:
            raise WrongAnswerError(message("this is in the trash: d takes it back out"))
        return self.selected_records()

    def action_promise(self) -> None:
        """Promise what they asked by a day; elsewhere, write down another promise to that person."""
        records = self.to_answer()
        record = records[0] if len(records) == 1 else None
        if isinstance(record, Exchange) and record.request and record.direction == "gave":
            record = self.workspace.network.get(Request, record.request)
        if isinstance(record, Request) and record.direction == "incoming":
            answering.promise(self, record)
        else:
            super().action_promise()

    # Needs of your own

    async def action_ask(self) -> None:
        """Ask the person; on a need of yours, show who could help with it."""
        need = self._need()
        if need is None:
            super().action_ask()
        else:
            await who_could_help(self, need)

    async def action_copy(self) -> None:
        """Copy a handle; of a need of yours, show a text to publish."""
        need = self._need()
        if need is None:
            super().action_copy()
        else:
            await publish(self, need)
