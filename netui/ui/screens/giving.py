"""Doing what netui proposes to give: the same from the Overview, and from the bar before an ask."""

from inspect import isawaitable
from typing import TYPE_CHECKING

from netui.domain.messages import message
from netui.domain.tables import TABLES, Contact, Exchange, Opening, Request, Share
from netui.i18n import _, say
from netui.services import ledger
from netui.services.gives import GiveError
from netui.ui.screens import answering
from netui.ui.screens.view import View
from netui.ui.widgets.prompt import Question

if TYPE_CHECKING:
    from netui.domain.matching import Give
    from netui.domain.records import Record


async def do_give(view: View, give: "Give") -> None:
    """Begin what a proposal is about: thanks and kept promises are written down at once, the rest asks.

    Args:
        view: The screen in front.
        give: The proposal.

    Raises:
        NetuiError: It can't be done: what it is about is gone, or was done meanwhile.
    """
    network = view.workspace.network
    record = network.get(TABLES[give.table], give.record) if give.table else None
    if give.table and (record is None or record.deleted):
        raise GiveError(message("this is no longer there: something changed meanwhile"))
    people = [contact for each in give.contacts if (contact := network.get(Contact, each)) is not None]
    if not people:
        raise GiveError(message("they are no longer among your people"))
    if give.kind == "introduce":
        await _introduce(view, people, record)
    elif isinstance(record, Opening | Share):
        await _pass_on(view, record)
    elif isinstance(record, Request):
        answering.answer(view, record)
    elif isinstance(record, Exchange) and give.kind in {"thank", "keep"}:
        settle = ledger.thank if give.kind == "thank" else ledger.mark_done
        answering.did(view, settle(view.workspace, [record]))
    else:
        _write(view, people[0], give)


async def _introduce(view: View, people: list[Contact], record: "Record | None") -> None:
    from netui.ui.screens.introducing import begin_introduction

    if len(people) != 2:
        raise GiveError(message("they are no longer among your people"))
    request = record if isinstance(record, Request) else None
    needs, helps = people
    begin_introduction(view, needs, helps, request.text if request else "", request)


async def _pass_on(view: View, record: Opening | Share) -> None:
    from netui.ui.screens.passing import choose_recipients

    going_on = choose_recipients(view, record)
    if isawaitable(going_on):
        await going_on


def _write(view: View, contact: Contact, give: "Give") -> None:
    """Ask what was given, and write it down."""
    kind = "endorsement" if give.kind == "endorse" else None

    def submit(text: str) -> None:
        if not text:
            raise GiveError(message("say what you gave in a few words, or esc"))
        said = ledger.Exchanged("gave", text, kind)
        _exchange, change = ledger.record_exchange(view.workspace, contact, said)
        answering.did(view, change)

    hint = "; ".join(map(say, give.reasons))
    if give.kind == "endorse":
        hint = _("a few words in public · {why}").format(why=hint)
    view.ask(Question(_("gave {name}").format(name=contact.name), submit, hint=hint))
