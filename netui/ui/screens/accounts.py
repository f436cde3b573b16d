"""What came of what was exchanged, entry by entry and in sum, and the statement to show to a person."""

from typing import TYPE_CHECKING

from netui.domain.text import fold
from netui.i18n import _
from netui.ui.screens.view import View
from netui.ui.widgets.prompt import Choice, Question

if TYPE_CHECKING:
    from netui.domain.network import Network
    from netui.domain.records import Record
    from netui.domain.tables import Exchange


class Accounts(View):
    """A screen on which entries of the ledger, or people with whom something was exchanged, are selected."""

    async def action_statement(self) -> None:
        """Show both sides of the exchange with a person, in words that could be shown to them."""
        from netui.services.statement import statement
        from netui.ui.screens.text import TextScreen

        contact = self.selected_contacts()[0]
        text = statement(self.workspace.network, contact, self.workspace.today)
        hint = _("In words that you could show to {name}: y copies it all, E edits it.")
        await self.netui.open_view(
            TextScreen(
                _("Statement with {name}").format(name=contact.name),
                text,
                hint=hint.format(name=contact.name),
            )
        )

    def ask_what_came_of(self, record: "Record | None") -> None:
        """Ask what came of an entry of the ledger, or of the request that it fulfilled.

        Args:
            record: The entry or the request.

        Raises:
            OutcomeError: It is neither, or nothing took place yet.
        """
        from netui.domain.messages import message
        from netui.domain.tables import OUTCOMES, Exchange
        from netui.services import ledger
        from netui.services.ledger import OutcomeError

        entry = _entry_of(self.workspace.network, record)
        if entry is None:
            raise OutcomeError(message("this is about an entry of the ledger: move to one first"))
        if not entry.done:
            raise OutcomeError(message("it is promised only: m marks it done first"))

        def changed(text: str) -> list[str]:
            if not text.strip():
                return (
                    [_("nothing typed takes away what was written down")]
                    if entry.outcome or entry.value
                    else []
                )
            try:
                return [ledger.outcome_in_words(entry.change({"value": None} | ledger.read_outcome(text)))]
            except OutcomeError:
                return []

        def complete(text: str) -> list[Choice]:
            return [
                Choice(f"{one} ", _(one)) for one in OUTCOMES if one.startswith(fold(text)) and one != text
            ]

        def submit(text: str) -> None:
            now = self.workspace.network.get(Exchange, entry.id) or entry
            self._did(ledger.record_outcome(self.workspace, now, ledger.read_outcome(text)).label)

        hint = _("client, assignment, job or other, and a value such as 1.500,00 €")
        initial = " ".join(filter(None, (entry.outcome, ledger.worth_in_words(entry))))
        self.ask(
            Question(_("what came of it"), submit, initial, changed=changed, complete=complete, hint=hint)
        )


def _entry_of(network: "Network", record: "Record | None") -> "Exchange | None":
    from netui.domain.tables import Exchange, Request

    if isinstance(record, Request):
        entries = network.exchanges(record.contact) if record.contact else []
        return next((one for one in entries if one.request == record.id), None)
    return record if isinstance(record, Exchange) else None


async def show_outcomes(view: View) -> None:
    """Show what came of all that was exchanged, by what led to it.

    Args:
        view: The screen in front.
    """
    from netui.services.outcomes import report
    from netui.ui.screens.text import TextScreen

    text = report(view.workspace.network, view.workspace.today)
    hint = _("Each currency by itself; O on an entry of the ledger writes down what came of it.")
    await view.netui.open_view(TextScreen(_("What came of it"), text, hint=hint))
