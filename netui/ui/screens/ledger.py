"""The ledger: what you gave and received, entry by entry or person by person."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from netui.domain.measures import balance
from netui.domain.messages import message
from netui.domain.query import matching, parse_query
from netui.domain.records import Raw, Record
from netui.domain.tables import Contact, Exchange
from netui.domain.text import clean_line
from netui.i18n import _, day, from_today, ngettext, say
from netui.services import ledger
from netui.services.contacts import in_trash
from netui.services.forms import Saved
from netui.ui.actions import bindings
from netui.ui.querying import filter_question
from netui.ui.render import width_of
from netui.ui.screens.people_actions import WrongAnswerError
from netui.ui.screens.records import RecordActions
from netui.ui.widgets.bars import StatusLine
from netui.ui.widgets.columns import Column
from netui.ui.widgets.linelist import Cell, LineList, Row

MOST_NAME = 30  # cells
LATEST = 200  # entries whose names say how wide their column is
WIDE = 100  # columns from which there is room for more about the promises


class LedgerScreen(RecordActions):
    """Every exchange, newest first."""

    PLACE = "ledger"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("ledger")]

    def __init__(self) -> None:
        super().__init__()
        self.totals = StatusLine()
        self.list = LineList(_entry_columns(MOST_NAME), marks=True, id="ledger")
        self.status = StatusLine()
        self._query = parse_query("", Exchange)
        self._found: list[str] = []
        self._persons: dict[str, ledger.PersonLedger] = {}
        self._everyone: tuple[tuple[int, date], list[ledger.PersonLedger]] | None = None
        self._by_person = False
        self._trash = False
        self._other_cursor = ""

    def compose(self) -> ComposeResult:
        """Make the list and the lines around it."""
        yield self.totals
        yield self.list
        yield self.status

    # What is shown

    def on_resize(self) -> None:
        """Say as much in the first line as there is room for."""
        self._say_totals()

    def reload(self) -> None:
        """Show what the filter lets through."""
        rows = self.workspace.network.rows[Exchange.TABLE]
        self.list.marked = {row for row in self.list.marked if row in rows}
        if not self._by_person:
            self.list.set_columns(self._entry_columns())
        self._say_totals()
        self._show(None)

    def _entry_columns(self) -> tuple[Column, ...]:
        """Return the columns of entries; names take what the latest ones need, not more."""
        latest = self.netui.query_context().haystacks(Exchange).order[:LATEST]
        rows = self.workspace.network.rows[Exchange.TABLE]
        people = {str(rows[row].get("contact")) for row in latest}
        name = max((width_of(self._named(person)) for person in people), default=0)
        return _entry_columns(name, worth=any(rows[row].get("value") for row in latest))

    def _show(self, within: Sequence[str] | None) -> None:
        """Show the ledger.

        Args:
            within: Look only among these, where the query narrows the one before.
        """
        self._found = self._find(within)
        if self._by_person:
            self._show_people()
        else:
            self._show_entries()
        self._say()

    def _find(self, within: Sequence[str] | None) -> list[str]:
        if not self._trash:
            return matching(self._query, self.netui.query_context(), within)
        gone = self.workspace.network.all(Exchange, trash=True)
        context = self.netui.query_context()
        found = [exchange for exchange in gone if self._query.matches(exchange, context)]
        found.sort(key=lambda exchange: (exchange.on or date.min, exchange.id), reverse=True)
        return [exchange.id for exchange in found]

    def _show_entries(self) -> None:
        """Show the entries, with a heading where a year before this one begins."""
        this_year = str(self.workspace.today.year)
        shown: list[str] = []
        headings: dict[str, str] = {}
        for year, rows in _years(self._found, self.workspace.network.rows[Exchange.TABLE]):
            if year != this_year:
                headings[f"year {year}"] = year or _("without a date")
                shown.append(f"year {year}")
            shown += rows
        self.list.empty = self._empty()
        self.list.show(shown, self._entry, headings)

    def _entry(self, row: str) -> Row:
        exchange = self.workspace.network.get(Exchange, row)
        if exchange is None:
            return Row(())
        when = day(exchange.on, exchange.on) if exchange.on else "—"
        return Row(
            (
                Cell(when, "muted"),
                _direction(exchange),
                self._named(exchange.contact),
                exchange.note.partition("\n")[0],
                Cell(exchange.kind or "", "muted"),
                Cell(str(exchange.weight or ""), "muted"),
                self._status(exchange),
                Cell(ledger.worth_in_words(exchange), "muted"),
            )
        )

    def _named(self, identifier: str) -> str:
        contact = self.workspace.network.get(Contact, identifier)
        return f"{contact.name if contact else _('somebody')}{in_trash(contact)}"

    def _status(self, exchange: Exchange) -> Cell:
        today = self.workspace.today
        if not exchange.done:
            if exchange.due is None:
                return Cell(_("open"), "warn")
            late = "! " if exchange.due < today else ""
            return Cell(late + _("by {when}").format(when=_near(exchange.due, today)), "warn")
        if ledger.owes_thanks(exchange):
            return Cell(_("to thank"), "warn")
        if exchange.outcome:
            return Cell(f"→ {_(exchange.outcome)}", "good")
        if exchange.thanked_on is not None:
            return Cell(_("they thanked") if exchange.direction == "gave" else _("thanked"), "muted")
        return Cell("", "muted")

    def _show_people(self) -> None:
        """Show the people who have an entry that fits, the liveliest exchange first."""
        rows = self.workspace.network.rows[Exchange.TABLE]
        fitting = {rows[row].get("contact") for row in self._found}
        key = (self.workspace.network.version, self.workspace.today)
        if self._everyone is None or self._everyone[0] != key:
            self._everyone = (key, ledger.by_person(self.workspace.network, self.workspace.today))
        self._persons = {one.contact: one for one in self._everyone[1] if one.contact in fitting}
        self.list.empty = self._empty()
        self.list.show(list(self._persons), self._person)

    def _person(self, row: str) -> Row:
        network, today = self.workspace.network, self.workspace.today
        person = self._persons[row]
        even = balance(network, row, today)
        last = date.fromisoformat(person.last) if person.last else None
        return Row(
            (
                self._named(row),
                str(person.gave),
                str(person.received),
                Cell(str(person.promised or ""), "warn"),
                ledger.balance_in_words(even.value) if person.gave + person.received else "",
                str(person.yearly),
                Cell(day(last, today) if last else "", "muted"),
            )
        )

    def _empty(self) -> tuple[str, ...]:
        if self._query:
            said = _("Nothing fits “{query}”.").format(query=clean_line(self._query.text))
            return (said, _("esc clears the filter."))
        if self._trash:
            return (_("No entry is in the trash."), _("D leaves it."))
        return (
            _("Nothing in the ledger yet."),
            _("On a person, > writes down what you gave, < what you received."),
            _("a adds an entry here."),
        )

    def _say_totals(self) -> None:
        found = ledger.totals(self.workspace.network, self.workspace.today)
        thanks = (
            ngettext("{count} to thank for", "{count} to thank for", found.thanks) if found.thanks else ""
        )
        quarter = _("this quarter  gave {gave}  received {received}").format(
            gave=found.gave, received=found.received
        )
        promises, *more = found.promises
        if more and self.outer_size.width >= WIDE:
            promises = f"{promises} ({', '.join(more)})"
        self.totals.say((quarter, "strong"), promises, thanks)

    def _say(self) -> None:
        whole, shown = len(self.netui.query_context().haystacks(Exchange).order), len(self._found)
        marked = sum(row in self.list.marked for row in self._found) if self.list.marked else 0
        entries = ngettext("{count} entry", "{count} entries", shown if self._trash else whole)
        if self._query and not self._trash:
            entries = _("{shown} of {entries}").format(shown=shown, entries=entries)
        people = ngettext("{count} person", "{count} people", len(self._persons))
        self.status.say(
            f"{people}, {entries}" if self._by_person else entries,
            (_("in the trash"), "strong") if self._trash else "",
            _("filter: {query}").format(query=self._query.text) if self._query else "",
            (ngettext("{count} marked", "{count} marked", marked), "strong") if marked else "",
            say(self._query.problems[0]) if self._query.problems else "",
        )

    def on_line_list_marked(self) -> None:
        """Count the marks."""
        self._say()

    # What is selected

    def selected_records(self) -> Sequence[Record]:
        """Return the marked entries, else the one with the cursor; by person, the person."""
        if self._by_person:
            return self.selected_contacts()
        found = (self.workspace.network.get(Exchange, row) for row in self.list.selected)
        return [exchange for exchange in found if exchange is not None]

    def selected_contacts(self) -> list[Contact]:
        """Return the people of the marked entries, else of the one with the cursor."""
        if self._by_person:
            return self.contact_of(self.list.cursor)
        names = dict.fromkeys(
            record.contact for record in self.selected_records() if isinstance(record, Exchange)
        )
        return [contact for name in names for contact in self.contact_of(name)]

    def neighbours(self) -> Sequence[str]:
        """Return the people of the entries that are shown, each once."""
        if self._by_person:
            return self.list.rows
        rows = self.workspace.network.rows[Exchange.TABLE]
        return list(dict.fromkeys(str(rows[row].get("contact")) for row in self._found))

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the person of an entry."""
        event.stop()
        row = self.workspace.network.get(Exchange, event.row)
        contact = event.row if self._by_person else row.contact if row else ""
        if self.workspace.network.get(Contact, contact) is not None:
            await self.netui.open_contact(contact)
        else:
            self.netui.notice(_("the person of this entry is no longer there: e names another"))

    def leave(self) -> bool:
        """Clear the filter, then the marks, then the trash, then go back to the entries."""
        if self._query:
            self._filter("")
        elif self.list.marked:
            self.list.unmark()
        elif self._trash:
            self.action_trashed()
        elif self._by_person:
            self.action_by_person()
        else:
            return False
        return True

    # Actions

    def action_filter(self) -> None:
        """Filter while a query is being typed."""
        hint = _("words, or kind:advice gave: received: promise: -thanked: since:2026-01")
        self.ask(filter_question(self._query.text, Exchange, self._filter, self.list, self._how_many, hint))

    def _how_many(self) -> str:
        count = len(self._found)
        return ngettext("{count} entry", "{count} entries", count)

    def _filter(self, text: str) -> list[str]:
        before, self._query = self._query, parse_query(text, Exchange)
        self._show(self._found if self._query.narrows(before) and not self._trash else None)
        return [say(problem) for problem in self._query.problems[:1]]

    def action_by_person(self) -> None:
        """Show the ledger person by person, or entry by entry again."""
        people = self.selected_contacts()
        back, self._other_cursor = self._other_cursor, self.list.cursor
        self._by_person = not self._by_person
        self._trash = False
        self.list.set_columns(_person_columns() if self._by_person else self._entry_columns())
        if not self._by_person:
            self.list.cursor = back
        elif people:
            self.list.cursor = people[0].id
        self._show(None)

    def action_mark(self) -> None:
        """Mark the entry with the cursor."""
        self._at_entries()
        self.list.action_mark()

    def action_mark_all(self) -> None:
        """Mark all entries that are shown, or none."""
        self._at_entries()
        self.list.action_mark_all()

    def action_trashed(self) -> None:
        """Show the trash, or leave it."""
        self._at_entries()
        self._trash = not self._trash
        self.list.marked = set()
        self._show(None)

    def action_trash(self) -> None:
        """Move the selected entries to the trash; in the trash, take them back out."""
        self._at_entries()
        entries = self.selected_entries()
        put = ledger.untrash_exchanges if self._trash else ledger.trash_exchanges
        self._did(put(self.workspace, entries).label)
        self.list.unmark()

    def action_done(self) -> None:
        """Mark promises as kept; what was received, as thanked for."""
        self._at_entries()
        super().action_done()

    def action_no(self) -> None:
        """Decline what was promised, or take back what is no longer looked for."""
        self._at_entries()
        super().action_no()

    def action_thank(self) -> None:
        """Write down that thanks were said."""
        self._at_entries()
        super().action_thank()

    def action_outcome(self) -> None:
        """Ask what came of an entry."""
        self._at_entries()
        super().action_outcome()

    def _at_entries(self) -> None:
        if self._by_person:
            raise WrongAnswerError(message("this is about an entry: b goes back to the entries"))

    async def action_add(self) -> None:
        """Add an entry in a form; by person, one with that person."""
        person = self.selected_contacts()[:1] if self._by_person else []
        begun = Exchange(
            id=self.workspace.new_id(),
            contact=person[0].id if person else "",
            direction="gave",
            status="done",
            on=self.workspace.today,
        )
        await self.open_form(begun, new=True, field="note" if person else "", saved=self._added)

    def _added(self, saved: Saved) -> None:
        if not self._by_person:
            self.list.cursor = saved.record.id


def _years(found: Sequence[str], rows: Mapping[str, Raw]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each year's entries: they stand in the order of their days, so that its end is searched for."""

    def year_of(row: str) -> str:
        on = rows[row].get("on")
        return on[:4] if isinstance(on, str) else ""

    at = 0
    while at < len(found):
        year = year_of(found[at])
        end = bisect_left(found, True, at, key=partial(_before, year, year_of))
        yield year, found[at:end]
        at = end


def _before(year: str, year_of: Callable[[str], str], row: str) -> bool:
    return year_of(row) < year


def _direction(exchange: Exchange) -> Cell:
    """Return which way it went: the sign is the direction, the word says whether it did."""
    gave = exchange.direction == "gave"
    sign = ">" if gave else "<"
    word = _("promised") if not exchange.done else _("gave") if gave else _("received")
    return Cell(f"{sign} {word}", "warn" if not exchange.done else "good" if gave else "accent")


def _near(when: date, today: date) -> str:
    """Return a day in few cells: in words where it is near."""
    return from_today(when, today) if abs((when - today).days) < 2 else day(when, today)


def _entry_columns(name: int, *, worth: bool = False) -> tuple[Column, ...]:
    """Return the columns of entries whose longest name takes so many cells, with what they are worth."""
    columns = (
        Column("on", _("On"), 6, right=True, rank=1),
        Column("direction", "", 10),
        Column("contact", _("With"), 12, most=max(12, min(name, MOST_NAME)), share=3),
        Column("what", _("What"), 22, share=2),
        Column("kind", _("Kind"), 12, rank=3),
        Column("weight", _("Weight"), 6, right=True, rank=4),
        Column("status", _("Status"), 12, rank=2),
    )
    return (*columns, Column("worth", _("Worth"), 12, right=True, rank=5)) if worth else columns


def _person_columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 14, most=34, share=1),
        Column("gave", _("Gave"), 4, right=True),
        Column("received", _("Received"), 8, right=True),
        Column("promised", _("Open"), 4, right=True, rank=3),
        Column("balance", _("Balance"), 19, rank=1),
        Column("yearly", _("A year"), 6, right=True),
        Column("last", _("Last"), 11, right=True, rank=2),
    )
