"""The ledger: what you gave and what you received, promised or done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from netui.domain.changes import Change
from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange
from netui.i18n import _
from netui.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What was given or received, as a person says it."""

    direction: str
    what: str
    kind: str | None = None
    weight: int | None = None
    on: date | None = None
    promised: bool = False
    due: date | None = None


def record_exchange(workspace: Workspace, contact: Contact, said: Exchanged) -> tuple[Exchange, Change]:
    """Write one entry in the ledger.

    Args:
        workspace: The open network.
        contact: With whom.
        said: What it was; without a date it is today's.

    Raises:
        InvalidRecordError: With every field that doesn't hold.
    """
    fields: dict[str, Any] = {
        "contact": contact.id,
        "direction": said.direction,
        "note": said.what,
        "kind": said.kind,
        "weight": said.weight,
        "on": said.on or workspace.today,
        "status": "promised" if said.promised else "done",
        "due": said.due,
    }
    exchange = Exchange.parse(workspace.new_id(), fields)
    return exchange, workspace.add(describe(workspace.network, exchange), exchange)


def describe(network: Network, exchange: Exchange) -> str:
    """Return an entry in a few words: "gave Anna Rossi a tip on rent"."""
    sentences = {
        ("gave", True): _("gave {name}: {what}"),
        ("gave", False): _("promise {name}: {what}"),
        ("received", True): _("received from {name}: {what}"),
        ("received", False): _("promised by {name}: {what}"),
    }
    what = exchange.note.partition("\n")[0] or exchange.kind or _("something")
    sentence = sentences[exchange.direction or "gave", exchange.done]
    return sentence.format(name=network.name(exchange.contact) or _("somebody"), what=what)


def edit_exchange(workspace: Workspace, exchange: Exchange, fields: Mapping[str, Any]) -> Change:
    """Give an entry other values; raises InvalidRecordError with every field that doesn't hold."""
    changed = exchange.change(fields)
    label = _("edit: {what}").format(what=describe(workspace.network, changed))
    return workspace.replace(label, (exchange, changed))


def mark_done(workspace: Workspace, exchanges: Sequence[Exchange]) -> Change:
    """Mark promises as kept, today; those that are done stay as they are."""
    pairs = [
        (exchange, exchange.change({"status": "done", "on": workspace.today, "due": exchange.due}))
        for exchange in exchanges
        if not exchange.done
    ]
    what = describe(workspace.network, pairs[0][1]) if len(pairs) == 1 else str(len(pairs))
    return workspace.replace(_("done: {what}").format(what=what), *pairs)


def thank(workspace: Workspace, exchanges: Sequence[Exchange]) -> Change:
    """Write down that thanks were said today, for what was received and not thanked for yet."""
    pairs = [
        (exchange, exchange.change({"thanked_on": workspace.today}))
        for exchange in exchanges
        if owes_thanks(exchange)
    ]
    what = describe(workspace.network, pairs[0][1]) if len(pairs) == 1 else str(len(pairs))
    return workspace.replace(_("thanks: {what}").format(what=what), *pairs)


def owes_thanks(exchange: Exchange) -> bool:
    """Whether an entry was received and not thanked for yet."""
    return exchange.direction == "received" and exchange.done and exchange.thanked_on is None


def trash_exchanges(workspace: Workspace, exchanges: Sequence[Exchange]) -> Change:
    """Put entries in the trash."""
    what = describe(workspace.network, exchanges[0]) if len(exchanges) == 1 else str(len(exchanges))
    return workspace.trash(_("trash: {what}").format(what=what), *exchanges)


def newest_first(network: Network, contact: str = "") -> list[Exchange]:
    """Return the ledger, newest first; one contact's where ``contact`` is an id."""
    if contact:
        return network.exchanges(contact)
    return sorted(
        network.all(Exchange),
        key=lambda exchange: (exchange.on or date.min, exchange.created, exchange.id),
        reverse=True,
    )
