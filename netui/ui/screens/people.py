"""People: every contact, with a live filter, any order, marks, and what is done to all that are marked."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from netui.domain.measures import due
from netui.domain.query import matching, parse_query
from netui.domain.tables import CIRCLES, Contact
from netui.domain.text import clean_line, fold
from netui.i18n import _, ngettext, say
from netui.services import contacts as use
from netui.services.forms import Saved
from netui.ui.actions import bindings
from netui.ui.querying import filter_question
from netui.ui.render import width_of
from netui.ui.screens.records import RecordActions
from netui.ui.spans import short_span
from netui.ui.widgets.bars import StatusLine
from netui.ui.widgets.columns import Column
from netui.ui.widgets.linelist import Cell, LineList, Order, Row

STAR = "★"
SAMPLE = 400  # people whose texts say how wide the columns need to be
DUE = "↻"


class PeopleScreen(RecordActions):
    """Every contact."""

    PLACE = "people"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("people")]

    def __init__(self) -> None:
        super().__init__()
        self.list = LineList(_columns({}), marks=True, id="people")
        self.status = StatusLine()
        self._query = parse_query("")
        self._shown: list[str] = []
        self._trash = False
        self._order = Order("name")
        self._ordered: tuple[int, date, Order, bool] | None = None
        self._all: list[str] = []

    def compose(self) -> ComposeResult:
        """Make the list and the line below it."""
        yield self.list
        yield self.status

    # What is shown

    def reload(self) -> None:
        """Show everybody whom the filter lets through."""
        rows = self.workspace.network.rows[Contact.TABLE]
        self.list.marked = {row for row in self.list.marked if row in rows}
        self._show(None)

    def _show(self, within: Sequence[str] | None) -> None:
        if within is None:
            within = self._everybody()
        if self._trash:
            words = fold(self._query.text).split()
            found = [row for row in within if all(word in fold(self._name_of(row)) for word in words)]
        elif self._query:
            found = matching(self._query, self.netui.query_context(), within)
        else:
            found = list(within)
        self._shown = found
        self.list.empty = self._empty()
        self.list.show(found, self._describe, order=self._order)
        self._say()

    def _everybody(self) -> list[str]:
        """Return all ids in order; sorted again only when the data, the day or the order changed."""
        network, today = self.workspace.network, self.workspace.today
        key = (network.version, today, self._order, self._trash)
        if self._ordered != key:
            self._ordered = key
            self._all = self._sorted()
            self.list.set_columns(_columns(self._longest()))
        return self._all

    def _longest(self) -> dict[str, int]:
        """Return the cells that the texts of some people need in columns: none is wider than that."""
        rows = self.workspace.network.rows[Contact.TABLE]
        some = [rows[row] for row in sorted(rows)[:SAMPLE]]
        return {
            column: max((width_of(str(raw.get(column, ""))) for raw in some), default=0)
            for column in ("name", "company", "role", "sector")
        }

    def _sorted(self) -> list[str]:
        if self._trash:
            gone = self.workspace.network.all(Contact, trash=True)
            rows = sorted((fold(contact.name), contact.id) for contact in gone)
            found = [row for _name, row in rows]
        else:
            found = list(self.netui.query_context().haystacks(Contact).order)
            key = self._sort_key()
            if key is not None:
                found.sort(key=key)
        if self._order.descending:
            found.reverse()
        return found

    def _sort_key(self) -> Callable[[str], Any] | None:
        """Return what a column is sorted by; what is empty comes last. None: as it stands, by name."""
        network, today = self.workspace.network, self.workspace.today
        rows = network.rows[Contact.TABLE]
        column = self._order.column
        if column == "due":
            days = self.netui.query_context().due_days()
            return lambda row: -days.get(row, -100_000)
        if column == "last":
            return lambda row: -(network.last_day(row, today) or date.min).toordinal()
        if column == "circle":
            return lambda row: (
                CIRCLES.index(circle) if (circle := rows[row].get("circle")) in CIRCLES else len(CIRCLES)
            )
        if column in ("company", "role", "sector"):
            texts = {row: fold(str(rows[row].get(column, ""))) for row in rows}
            return lambda row: (not texts[row], texts[row])
        return None

    def _describe(self, row: str) -> Row:
        network, today = self.workspace.network, self.workspace.today
        contact = network.get(Contact, row)
        if contact is None:
            return Row(())
        name = f"{contact.name} {STAR}" if contact.starred else contact.name
        last = network.last_day(row, today)
        return Row(
            (
                Cell(name, "strong") if contact.starred else name,
                contact.company,
                Cell(contact.role, "muted"),
                contact.sector,
                contact.circle or "",
                Cell(short_span((today - last).days) if last else "", "muted"),
                self._due_cell(contact),
                Cell(" ".join(contact.tags), "muted"),
                Cell(contact.place, "muted"),
            )
        )

    def _due_cell(self, contact: Contact) -> Cell:
        measured = due(self.workspace.network, contact, self.workspace.today)
        if measured.on is None:
            return Cell("—", "muted")
        if measured.value < 0:
            return Cell(_("in {span}").format(span=short_span(-measured.value)), "muted")
        return Cell(f"{DUE} {short_span(measured.value)}", "warn")

    def _empty(self) -> tuple[str, ...]:
        if self._query:
            said = _("Nobody fits “{query}”.").format(query=clean_line(self._query.text))
            return (said, _("esc clears the filter."))
        if self._trash:
            return (_("The trash is empty."), _("D leaves it."))
        return (_("Nobody here yet."), _("a adds somebody, I imports a LinkedIn export or vCards."))

    def _say(self) -> None:
        everybody, shown = len(self._everybody()), len(self._shown)
        marked = sum(row in self.list.marked for row in self._shown) if self.list.marked else 0
        people = ngettext("{count} person", "{count} people", everybody)
        self.status.say(
            _("{shown} of {people}").format(shown=shown, people=people) if self._query else people,
            (_("in the trash"), "strong") if self._trash else "",
            _("filter: {query}").format(query=self._query.text) if self._query else "",
            (ngettext("{count} marked", "{count} marked", marked), "strong") if marked else "",
            say(self._query.problems[0]) if self._query.problems else "",
        )

    def _name_of(self, row: str) -> str:
        return self.workspace.network.name(row)

    def on_line_list_marked(self) -> None:
        """Count the marks."""
        self._say()

    def selected_contacts(self) -> list[Contact]:
        """Return the marked people that are shown, else the one with the cursor."""
        found = (self.workspace.network.get(Contact, row) for row in self.list.selected)
        return [contact for contact in found if contact is not None]

    def neighbours(self) -> Sequence[str]:
        """Return everybody whom the filter lets through."""
        return self.list.rows

    def leave(self) -> bool:
        """Clear the filter, then the marks, then the trash."""
        if self._query:
            self._filter("")
        elif self.list.marked:
            self.list.unmark()
        elif self._trash:
            self.action_trashed()
        else:
            return False
        return True

    # Actions

    def action_filter(self) -> None:
        """Filter while a query is being typed."""
        hint = _("words, or company:acme sector:law circle:close tag:x due:")
        self.ask(filter_question(self._query.text, Contact, self._filter, self.list, self._found, hint))

    def _found(self) -> str:
        return _("{shown} of {all}").format(shown=len(self._shown), all=len(self._everybody()))

    def _filter(self, text: str) -> list[str]:
        before, self._query = self._query, parse_query(text)
        self._show(self._shown if self._query.narrows(before) and not self._trash else None)
        return [say(problem) for problem in self._query.problems[:1]]

    def action_sort(self) -> None:
        """Sort by the next column that is shown."""
        shown = [column for column in self.list.columns_shown if column in _SORTED]
        place = shown.index(self._order.column) if self._order.column in shown else -1
        self._sort(Order(shown[(place + 1) % len(shown)]))

    def action_sort_back(self) -> None:
        """Turn the order round."""
        self._sort(Order(self._order.column, not self._order.descending))

    def _sort(self, order: Order) -> None:
        self._order = order
        self._show(None)
        turned = _(", turned round") if order.descending else ""
        self.netui.notice(
            _("sorted by {column}{turned}").format(column=_TITLES[order.column](), turned=turned)
        )

    def action_mark(self) -> None:
        """Mark the row with the cursor."""
        self.list.action_mark()

    def action_mark_all(self) -> None:
        """Mark all, or none."""
        self.list.action_mark_all()

    def action_trashed(self) -> None:
        """Show the trash, or leave it."""
        self._trash = not self._trash
        self.list.marked = set()
        self._show(None)

    def action_trash(self) -> None:
        """Move to the trash; in the trash, take back out."""
        if self._trash:
            self._did(use.untrash_contacts(self.workspace, self.selected_contacts()).label)
        else:
            super().action_trash()

    async def action_add_in_form(self) -> None:
        """Add somebody in a form, and stand on them."""

        def then(saved: Saved) -> None:
            self._query, self._trash = parse_query(""), False
            self.list.cursor = saved.record.id
            self._show(None)

        await self.open_form(Contact(id=self.workspace.new_id()), new=True, saved=then)

    def action_add(self) -> None:
        """Add somebody by name, and stand on them."""

        def then(contact: Contact) -> None:
            self._query, self._trash = parse_query(""), False
            self.list.cursor = contact.id

        self.ask_for_name(then)


def _columns(longest: Mapping[str, int]) -> tuple[Column, ...]:
    """Return the columns, each no wider than its longest text."""

    def wide(column: str, least: int, most: int, share: int, rank: int = 0) -> Column:
        needed = longest.get(column, most) + 2 * (column == "name")  # room for a star
        return Column(column, _TITLES[column](), least, max(least, min(most, needed)), share, rank=rank)

    return (
        wide("name", 15, 32, 6),
        wide("company", 13, 28, 4, rank=4),
        wide("role", 18, 30, 3, rank=7),
        wide("sector", 9, 16, 2, rank=5),
        Column("circle", _TITLES["circle"](), 8, rank=3),
        Column("last", _TITLES["last"](), 6, right=True, rank=2),
        Column("due", _TITLES["due"](), 8, rank=1),
        Column("tags", _("Tags"), 16, most=24, share=1, rank=8),
        Column("place", _("Place"), 12, most=16, share=1, rank=9),
    )


_TITLES: dict[str, Callable[[], str]] = {
    "name": lambda: _("Name"), "company": lambda: _("Company"), "role": lambda: _("Role"),
    "sector": lambda: _("Sector"), "circle": lambda: _("Circle"), "last": lambda: _("Last"),
    "due": lambda: _("Due"),
}  # fmt: skip
_SORTED = frozenset(_TITLES)
