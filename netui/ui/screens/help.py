"""Help for where you are: every key, then the words that the filter and quick entry understand."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from netui.domain.query import query_fields
from netui.domain.tables import Contact, Exchange
from netui.i18n import _, say
from netui.ui.actions import ACTIONS, EVERYWHERE, GROUPS, INSTEAD, LISTS, bindings
from netui.ui.screens.view import View
from netui.ui.widgets.bars import StatusLine
from netui.ui.widgets.columns import Column
from netui.ui.widgets.linelist import Cell, LineList, Row

KEYS = 22  # cells of the column of keys: the longest example of a filter fits
_ABOUT = {"people": Contact, "overview": Contact, "contact": Contact, "ledger": Exchange}


class HelpScreen(View):
    """What can be done where the user came from.

    Args:
        place: Where that is.
    """

    PLACE = "help"
    BINDINGS: ClassVar[list[BindingType]] = bindings("help")

    def __init__(self, place: str) -> None:
        super().__init__()
        self._about = place
        self._lines: dict[str, tuple[str, str]] = {}
        self._titles: dict[str, str] = {}
        self.list = LineList([Column("key", "", KEYS), Column("help", "", 30, share=1)], header=False)
        self.status = StatusLine()

    def footer_places(self) -> Sequence[str]:
        """Return the places whose keys the footer shows: enter opens nothing here."""
        return (EVERYWHERE,)

    def compose(self) -> ComposeResult:
        """Make the list."""
        yield self.list
        yield self.status

    def reload(self) -> None:
        """Show the help."""
        self._lines.clear()
        self._titles.clear()
        for place, (key, text) in enumerate(self._all()):
            if text:
                self._lines[f"{place}"] = (key, text)
            else:
                self._titles[f"{place}"] = key
        rows = sorted([*self._lines, *self._titles], key=int)
        self.list.show(rows, self._describe, self._titles)
        self.status.say(_("j k move, q or esc goes back"))

    def _describe(self, row: str) -> Row:
        key, text = self._lines[row]
        return Row((Cell(key, "accent"), text))

    def _all(self) -> Iterator[tuple[str, str]]:
        """Yield keys with what they do; a heading has nothing that it does."""
        here = {self._about, LISTS, EVERYWHERE}
        instead = INSTEAD.get(self._about, frozenset())
        known = [action for action in ACTIONS if here & set(action.where) and action.id not in instead]
        for group in GROUPS:
            actions = [action for action in known if action.group == group]
            if actions:
                yield say(group), ""
            for action in actions:
                yield self.netui.keys.shown(action, every=True), say(action.help)
        yield from self._entry()
        yield from self._query()

    def _entry(self) -> Iterator[tuple[str, str]]:
        yield _("Quick entry, behind :"), ""
        yield _("a time in touch"), _("coffee with Anna Rossi yesterday #python")
        yield _("what you gave"), _("gave Marco a tip on rent")
        yield _("what you received"), _("got from Sara an introduction")
        yield _("a promise"), _("promised Luca a CV review by friday")
        yield _("a plan"), _("call Luca next Tuesday")
        yield _("a note"), _("note on Anna: prefers mornings")

    def _query(self) -> Iterator[tuple[str, str]]:
        yield _("The filter, behind /"), ""
        yield _("rossi acme"), _("words match anywhere, without case and accents")
        yield _('-a  a or b  "a b"'), _("without it; one of both; side by side")
        for field in query_fields(_ABOUT.get(self._about, Contact)):
            yield field.example, say(field.help)
