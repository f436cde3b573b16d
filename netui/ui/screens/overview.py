"""Overview: today, what you could give, the network, the exchange."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Grid
from textual.events import Resize
from textual.widget import Widget

from netui.domain.messages import message
from netui.i18n import _, month
from netui.ui.actions import BY_ID, bindings
from netui.ui.lazy import LazyModule
from netui.ui.render import cut, fit, width_of
from netui.ui.screens.introducing import open_introduction
from netui.ui.screens.passing import choose_recipients
from netui.ui.screens.people_actions import PeopleActions, WrongAnswerError
from netui.ui.widgets.bars import StatusLine
from netui.ui.widgets.columns import Column
from netui.ui.widgets.facts import FactPane, Facts
from netui.ui.widgets.linelist import Cell, LineList, Row
from netui.ui.wrapping import wrap

if TYPE_CHECKING:
    from netui.domain import tables
    from netui.domain.records import Record
    from netui.domain.tables import Contact
    from netui.services import ledger
    from netui.services.glance import Glance, Line
    from netui.ui.screens import answering
else:
    tables = LazyModule("netui.domain.tables")
    ledger = LazyModule("netui.services.ledger")
    answering = LazyModule("netui.ui.screens.answering")

NARROW = 76  # columns below which the panes stand one above the other
TALL = 26  # lines from which the lower panes have a third of them
ROOMY = 20  # lines from which a row's reasons may go on in a second line
BARS_OUTSIDE = 2  # lines: the screens' names above, the keys below
BARS = "▁▂▃▄▅▆▇█"
WARNING = "!"

LONGEST_NAME = 18
WELCOME = ("import", "add", "demo")


class OverviewScreen(PeopleActions):
    """The first screen: four panes, and in an empty network what to begin with."""

    PLACE = "overview"
    SLOW = True
    MATTERS: ClassVar[Mapping[str, int]] = {"no": 72}
    DEFAULT_CSS = """
    OverviewScreen > Grid { grid-size: 2 2; grid-columns: 1fr 1fr; grid-rows: 1fr 8; height: 1fr; }
    OverviewScreen.-tall > Grid { grid-rows: 2fr 1fr; }
    OverviewScreen.-narrow > Grid { grid-size: 1 4; grid-columns: 1fr; grid-rows: 2fr 1fr 6 5; }
    OverviewScreen.-low > Grid { grid-rows: 1fr 5; }
    OverviewScreen > StatusLine { height: 2; }
    OverviewScreen.-tight > StatusLine { height: 1; }
    OverviewScreen.-empty > Grid { display: none; }
    OverviewScreen > #welcome { display: none; }
    OverviewScreen.-empty > #welcome { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("overview")]

    def __init__(self) -> None:
        super().__init__()
        self.today = LineList(_columns(1, 0), title=_("Today"), header=False, id="today")
        self.today.empty = (
            _("Nothing to answer, nobody to reconnect with."),
            _("A good day to give something."),
        )
        self.give = LineList(_columns(9, 0), title=_("You could give"), header=False, id="give")
        self.numbers = FactPane(_("Network"))
        self.exchange = FactPane(_("Exchange"))
        self.status = StatusLine()
        self.welcome = LineList(
            [Column("key", "", 1, gap=2), Column("what", "", 20, share=1)],
            title=_("Welcome to netui"), header=False, id="welcome",
        )  # fmt: skip
        self._lines: dict[str, Line] = {}

    def compose(self) -> ComposeResult:
        """Make the panes."""
        with Grid():
            yield self.today
            yield self.give
            yield self.numbers
            yield self.exchange
        yield self.welcome
        yield self.status

    def reload(self) -> None:
        """Show today."""
        shown = self.netui.sight.glance()
        self.set_class(not shown.contacts, "-empty")
        if not shown.contacts:
            self._show_welcome()
            return
        self._lines.clear()
        self._say_looking(not shown.matched)
        self._fill(self.today, shown.today)
        self._fill(self.give, shown.give)
        month_now = self.netui.sight.day.month
        self.numbers.show(lambda width, height: _network_lines(shown, width, height))
        self.exchange.show(lambda width, height: _exchange_lines(shown, month_now, width, height))
        self._say_row()
        if self.screen.focused is self.welcome:
            self.screen.set_focus(self.today)

    def _say_looking(self, looking: bool) -> None:
        """Say that what could be given is still being looked for, or what to do where nothing is."""
        self.give.set_title(_("You could give · looking…") if looking else _("You could give"))
        self.give.empty = (
            (_("Looking for who could be helped by whom…"),)
            if looking
            else (
                _("K writes down what somebody needs, e what they can"),
                _("help with: who fits whom then stands here."),
                _("0 says what you can help with yourself."),
            )
        )

    def _fill(self, pane: LineList, lines: "Sequence[Line]") -> None:
        keys = {f"{pane.id} {line.sign} {line.contact} {line.record} {line.key}": line for line in lines}
        self._lines |= keys
        name = max((width_of(line.short or line.name) for line in lines), default=0)
        sign = max((width_of(line.sign) for line in lines), default=1)
        pane.set_columns(_columns(sign, name, 4 if pane is self.give else 1))
        pane.show(list(keys), self._describe)

    def _describe(self, key: str) -> Row:
        line = self._lines.get(key)
        if line is None:  # other columns, and the list looks once more at what it showed before
            return Row(())
        sign = Cell(line.sign, "warn") if line.sign == WARNING else line.sign
        return Row((sign, line.short or line.name, line.text))

    def _show_welcome(self) -> None:
        words = {
            "import": _("bring in the people you know: a LinkedIn export, or vCards"),
            "add": _("write down the first person by hand"),
            "demo": _("look around in a network of made-up people first"),
        }
        keys = {name: self.netui.keys.shown(BY_ID[name]) if name in BY_ID else "" for name in WELCOME}
        self.welcome.show(WELCOME, lambda name: Row((Cell(keys[name], "accent"), words[name])))
        self.status.say(_("enter does what the cursor is on"))
        if self.screen.focused in (None, self.today, self.give):
            self.screen.set_focus(self.welcome)

    def first_focus(self) -> Widget | None:
        """Return the pane that takes the keys first."""
        return self.welcome if self.has_class("-empty") else self.today

    def on_mount(self) -> None:
        """Fill the panes, placed for the room that they will have: what is placed anew is drawn twice."""
        width, height = self.app.size
        self._place(width, height - BARS_OUTSIDE)
        super().on_mount()

    def on_resize(self, event: Resize) -> None:
        """Place the panes anew."""
        self._place(event.size.width, event.size.height)

    def _place(self, width: int, height: int) -> None:
        """Put the panes side by side, or one above the other, for so many cells and lines."""
        self.set_class(width < NARROW, "-narrow")
        self.set_class(height < 18, "-low")
        self.set_class(height >= TALL, "-tall")
        self.set_class(height < ROOMY, "-tight")

    # The row with the cursor

    @property
    def pane(self) -> LineList:
        """The pane that takes the keys."""
        return self.give if self.screen.focused is self.give else self.today

    @property
    def row(self) -> "Line | None":
        """The row with the cursor."""
        return self._lines.get(self.pane.cursor)

    @property
    def _leads_to(self) -> str:
        """The action that the row with the cursor leads to, where it is about nobody; else empty."""
        leads = {tables.Profile.TABLE: "questions", tables.Conflict.TABLE: "conflicts"}
        return leads.get(self.row.table, "") if self.row is not None else ""

    def selected_contacts(self) -> "list[Contact]":
        """Return the person of the row with the cursor."""
        row = self.row
        return self.contact_of(row.contact) if row else []

    def has_row(self) -> bool:
        """Whether the cursor is on a row."""
        return self.row is not None

    def neighbours(self) -> Sequence[str]:
        """Return the people of the pane, each once."""
        lines = (self._lines.get(row) for row in self.pane.rows)
        return list(dict.fromkeys(line.contact for line in lines if line is not None and line.contact))

    def _say_row(self) -> None:
        """Show the row in full: in a pane of a narrow terminal its end is often cut."""
        row = self.row
        if row is None:
            self.status.say("")
        elif row.key and row.text in row.why:  # the need, in the words of the one who has it
            self.status.say((row.name, "strong"), row.why)
        else:
            text = f"{row.sign} {row.text}" if len(row.sign) > 1 and not row.name else row.text
            self.status.say((row.name, "strong"), text, row.why)

    def on_line_list_moved(self) -> None:
        """Show the row that the cursor came to."""
        self._say_row()

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the person of a row, or begin with what a newcomer chose."""
        event.stop()
        if event.list is self.welcome:
            await self.netui.action_perform(event.row)
            return
        people = self.selected_contacts()
        if people:
            await self.netui.open_contact(people[0].id)
        elif self._leads_to:
            await self.netui.action_perform(self._leads_to)
        else:
            self.netui.notice(_("nobody stands behind this line"))

    # Actions

    async def action_done(self) -> None:
        """Do what a row asks for: answer, keep, give, take an introduction a step on, be in touch."""
        if self._leads_to:
            await self.netui.action_perform(self._leads_to)
            return
        row = self._asking()
        record = self._record(row)
        if row.key:
            from netui.services.gives import find
            from netui.ui.screens.giving import do_give

            await do_give(self, find(self.workspace, row.key))
        elif record is None:
            self.action_log()
        elif isinstance(record, tables.Request):
            answering.answer(self, record)
        elif isinstance(record, tables.Exchange):
            self._did(ledger.mark_done(self.workspace, [record]).label)
        elif isinstance(record, tables.Introduction):
            if record.status == "introduced":
                self.ask_outcome(record)
            else:
                open_introduction(self, record.id)

    def action_no(self) -> None:
        """Say no: to a proposal that is no match, to what was asked, to an introduction or its outcome."""
        row = self._asking()
        record = self._record(row)
        if row.key:
            from netui.services.gives import dismiss, find

            self._did(dismiss(self.workspace, find(self.workspace, row.key)).label)
        elif isinstance(record, tables.Request):
            answering.decline(self, record)
        elif isinstance(record, tables.Introduction):
            self.refuse_introduction(record)
        elif record is not None:
            raise WrongAnswerError(
                message("you promised this: tell them, then d in the Ledger takes the promise away")
            )
        else:
            raise WrongAnswerError(message("nobody asks here: s keeps them off until a day"))

    def action_promise(self) -> None:
        """Promise what was asked by a day; elsewhere, write down what was promised."""
        record = self._record(self._asking())
        if isinstance(record, tables.Request):
            answering.promise(self, record)
        else:
            super().action_promise()

    async def action_pass_on(self) -> None:
        """Choose who gets what a row proposes to pass on; elsewhere, what the row's person gets."""
        record = self._record(self.row) if self.row is not None else None
        if isinstance(record, tables.Opening | tables.Share):
            await choose_recipients(self, record)
        else:
            await super().action_pass_on()

    def _asking(self) -> "Line":
        """Return the row with the cursor, where it asks for something."""
        row = self.row
        if row is None or not (row.contact or row.record or row.key):
            raise WrongAnswerError(message("nobody stands behind this line"))
        return row

    def _record(self, row: "Line") -> "Record | None":
        """Return the record behind a row; None where none is."""
        if not row.table:
            return None
        found = self.workspace.network.get(tables.TABLES[row.table], row.record)
        if found is None or found.deleted:
            raise WrongAnswerError(message("this is no longer there: something changed meanwhile"))
        return found

    # Panes

    def action_pane_next(self) -> None:
        """To the other pane."""
        self._to(self.today if self.pane is self.give else self.give)

    action_pane_previous = action_pane_next

    def action_pane_left(self) -> None:
        """To the pane on the left."""
        self._to(self.today)

    def action_pane_right(self) -> None:
        """To the pane on the right."""
        self._to(self.give)

    def _to(self, pane: LineList) -> None:
        if not self.has_class("-empty"):
            self.screen.set_focus(pane)
            self._say_row()


def _columns(sign: int, name: int, share: int = 1) -> tuple[Column, ...]:
    """Return the columns of a pane whose longest sign and name take so many cells.

    Args:
        sign: Cells of the longest sign.
        name: Cells of the longest name.
        share: How much of the room the name takes up to that, beside two parts for the text.
    """
    return (
        Column("sign", "", sign, gap=1),
        Column("name", "", 9, most=max(9, min(name, LONGEST_NAME)), share=share, gap=1),
        Column("text", "", 8, share=2),
    )


def _network_lines(shown: "Glance", width: int, height: int) -> Facts:
    """Return the network in numbers: the headline, the circles, the largest sectors as bars."""
    lines: Facts = [[(text, "strong")] for text in _wrapped(shown.headline, width)]
    words = [
        f"{circle} {count}/{size}" if size else f"{circle} {count}"
        for circle, count, size in shown.circles
        if count
    ]
    lines += [[(text, "")] for text in _wrapped(words, width)]
    room = height - len(lines)
    sectors = shown.sectors[: max(0, room)]
    if sectors:
        most = sectors[0][1]
        name = min(max(width_of(sector) for sector, _count in sectors), width // 2)
        longest = max(1, width - name - 6)
        for sector, count in sectors:
            bar = "▇" * max(1, round(count * longest / most))
            lines.append([(fit(sector, name) + " ", ""), (bar, "accent"), (f" {count}", "muted")])
    elif room > 0:
        lines.append([(_("sectors show here once people have one"), "muted")])
    return lines


def _exchange_lines(shown: "Glance", this_month: int, width: int, height: int) -> Facts:
    """Return the exchange in numbers: the quarter, the months as bars, the promises, how soon you answer."""
    most = max(shown.months, default=0)
    bars = "".join(BARS[min(7, count * 7 // most)] if most else BARS[0] for count in shown.months)
    lines: Facts = [[(shown.quarter, "strong")], [(shown.rate + "  ", ""), (bars, "accent")]]
    if shown.load:
        said = [(text, "warn") for text in _in(f"{WARNING} {shown.load}", width, 1 if height < 5 else 2)]
    else:
        said = [("  ".join(shown.promises), "")]
    room = height - len(lines) - len(said)
    said += [(text, "") for text in _in("; ".join(shown.answering), width, room)]
    if not most:
        said.append((_("> writes down what you gave, < what you received"), "muted"))
    if len(lines) + len(said) < height:
        letters = "".join(month((this_month + place) % 12 + 1)[0] for place in range(12))
        lines.append([(" " * (cell_len(shown.rate) + 2), ""), (letters, "muted")])
    return [*lines, *([piece] for piece in said)]


def _in(text: str, width: int, most: int) -> list[str]:
    """Return a sentence on at most so many lines; the last is cut where it holds more."""
    found = list(wrap(text, width))
    if len(found) <= most:
        return found
    return [*found[: most - 1], cut(" ".join(found[most - 1 :]), width)] if most > 0 else []


def _wrapped(words: Sequence[str], width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and cell_len(lines[-1]) + 2 + cell_len(word) <= width:
            lines[-1] += "  " + word
        else:
            lines.append(cut(word, width))
    return lines
