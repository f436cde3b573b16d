"""The ledger: what you gave and what you received, promised or done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from netui.domain.changes import Change
from netui.domain.kinds import FieldError
from netui.domain.measures import days, exchanged, promises, quarter
from netui.domain.measures.turnover import YEAR_DAYS
from netui.domain.messages import NetuiError, message
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import DIRECTIONS, OUTCOMES, Contact, Exchange
from netui.domain.text import clean_line, fold
from netui.i18n import _, say
from netui.services.workspace import Workspace


class OutcomeError(NetuiError):
    """What came of an entry, said so that it can't be read."""


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


def mark_done(workspace: Workspace, exchanges: Sequence[Exchange]) -> Change:
    """Mark promises as kept, today; those that are done stay as they are."""
    pairs = [
        (exchange, exchange.change({"status": "done", "on": workspace.today, "due": exchange.due}))
        for exchange in exchanges
        if not exchange.done
    ]
    what = describe(workspace.network, pairs[0][1]) if len(pairs) == 1 else str(len(pairs))
    return workspace.replace(_("done: {what}").format(what=what), *pairs)


def thank(workspace: Workspace, exchanges: Sequence[Exchange], on: date | None = None) -> Change:
    """Write down that you said thanks, for what was received and not thanked for yet.

    Args:
        workspace: The open network.
        exchanges: For what; what doesn't wait for your thanks stays as it is.
        on: The day; by default today.
    """
    waiting = [exchange for exchange in exchanges if owes_thanks(exchange)]
    return _thanked(workspace, waiting, on, _("thanks: {what}"))


def thanked_by_them(workspace: Workspace, exchanges: Sequence[Exchange], on: date | None = None) -> Change:
    """Write down that they said thanks, for what you gave and they had not thanked for yet.

    Args:
        workspace: The open network.
        exchanges: For what; what can't be thanked for stays as it is.
        on: The day; by default today.
    """
    open_ones = [exchange for exchange in exchanges if may_be_thanked(exchange)]
    return _thanked(workspace, open_ones, on, _("their thanks: {what}"))


def _thanked(workspace: Workspace, exchanges: Sequence[Exchange], on: date | None, label: str) -> Change:
    pairs = [(exchange, exchange.change({"thanked_on": on or workspace.today})) for exchange in exchanges]
    what = describe(workspace.network, pairs[0][1]) if len(pairs) == 1 else str(len(pairs))
    return workspace.replace(label.format(what=what), *pairs)


def waiting(exchanges: Sequence[Exchange]) -> tuple[list[Exchange], list[Exchange]]:
    """Return the promises among entries, and those that were received and not thanked for yet."""
    return [one for one in exchanges if not one.done], [one for one in exchanges if owes_thanks(one)]


def record_outcome(workspace: Workspace, exchange: Exchange, said: Mapping[str, Any]) -> Change:
    """Write down what came of an entry; nothing takes away what was written.

    Args:
        workspace: The open network.
        exchange: The entry.
        said: Its fields ``outcome`` and ``value``, as `read_outcome` reads them from a line.

    Raises:
        InvalidRecordError: With every field that doesn't hold.
    """
    after = exchange.change({"outcome": None, "value": None, **said})
    what = describe(workspace.network, exchange)
    label = _("{what} → {outcome}").format(what=what, outcome=outcome_in_words(after) or _("nothing"))
    return workspace.replace(label, (exchange, after))


def read_outcome(text: str) -> dict[str, Any]:
    """Return what came of an entry, as a person writes it: "client 1.500,00 €", "job", "EUR 90".

    Args:
        text: One of `OUTCOMES` or its beginning, an amount with its currency, or both; empty for nothing.

    Raises:
        OutcomeError: It is neither.
    """
    from netui.services.fields import parse_amount

    first, _space, rest = clean_line(text).partition(" ")
    word = fold(first).rstrip(",:")
    outcome = next((one for one in OUTCOMES if word and one.startswith(word)), None)
    amount = clean_line(text) if outcome is None else rest.strip()
    if not amount:
        return {"outcome": outcome, "value": None}
    try:
        return {"outcome": outcome, "value": parse_amount(amount)}
    except FieldError as error:
        if any(map(str.isdigit, amount)):
            raise OutcomeError(message("the value {problem}", problem=error.message)) from error
        raise OutcomeError(
            message(
                "what came of it is one of {known}, with a value such as 1500 EUR if you like",
                known=", ".join(OUTCOMES),
            )
        ) from error


def outcome_in_words(exchange: Exchange) -> str:
    """Return what came of an entry: "client, 1500.00 EUR"; nothing where nothing was written down."""
    outcome = _(exchange.outcome) if exchange.outcome else ""
    return ", ".join(filter(None, (outcome, worth_in_words(exchange))))


def worth_in_words(exchange: Exchange) -> str:
    """Return what an entry was worth in money: "1500.00 EUR"."""
    return f"{exchange.value.amount} {exchange.value.currency}" if exchange.value else ""


def owes_thanks(exchange: Exchange) -> bool:
    """Whether an entry was received and not thanked for yet."""
    return exchange.direction == "received" and exchange.done and exchange.thanked_on is None


def may_be_thanked(exchange: Exchange) -> bool:
    """Whether an entry was given and they have not said thanks for it yet; they need not."""
    return exchange.direction == "gave" and exchange.done and exchange.thanked_on is None


def trash_exchanges(workspace: Workspace, exchanges: Sequence[Exchange]) -> Change:
    """Put entries in the trash."""
    what = describe(workspace.network, exchanges[0]) if len(exchanges) == 1 else str(len(exchanges))
    return workspace.trash(_("trash: {what}").format(what=what), *exchanges)


def untrash_exchanges(workspace: Workspace, exchanges: Sequence[Exchange]) -> Change:
    """Take entries out of the trash."""
    pairs = [(exchange, exchange.change({"deleted": ""})) for exchange in exchanges]
    what = describe(workspace.network, exchanges[0]) if len(exchanges) == 1 else str(len(exchanges))
    return workspace.replace(_("take out of the trash: {what}").format(what=what), *pairs)


def newest_first(network: Network, contact: str = "") -> list[Exchange]:
    """Return the ledger, newest first; one contact's where ``contact`` is an id."""
    if contact:
        return network.exchanges(contact)
    return sorted(
        network.all(Exchange),
        key=lambda exchange: (exchange.on or date.min, exchange.created, exchange.id),
        reverse=True,
    )


EVEN = 0.2  # a balance nearer to nought than this reads as even
MOSTLY = 0.5


def balance_in_words(value: float) -> str:
    """Return a balance, −1 to 1, as a person would put it."""
    if abs(value) < EVEN:
        return _("even")
    if value > 0:
        return _("mostly you gave") if value >= MOSTLY else _("you gave more")
    return _("mostly you received") if value <= -MOSTLY else _("you received more")


@dataclass(slots=True)
class PersonLedger:
    """What was exchanged with one person.

    Attributes:
        contact: The contact's id.
        gave: Entries given, ever.
        received: Entries received, ever.
        promised: Promises that are open, both ways.
        yearly: Entries of the last twelve months.
        last: The day of the latest entry that took place, as text.
    """

    contact: str
    gave: int = 0
    received: int = 0
    promised: int = 0
    yearly: int = 0
    last: str = ""


def by_person(network: Network, today: date) -> list[PersonLedger]:
    """Return the ledger person by person, the liveliest exchange first.

    It reads the rows, not the records: with tens of thousands of entries that is the difference between
    at once and a second. What took place counts as `turnover` counts it.
    """
    found: dict[str, PersonLedger] = {}
    year_ago = (today - timedelta(days=YEAR_DAYS)).isoformat()
    until = today.isoformat()
    for raw in network.rows[Exchange.TABLE].values():
        contact, direction = raw.get("contact"), raw.get("direction")
        if raw.get("deleted") or not isinstance(contact, str) or direction not in DIRECTIONS:
            continue
        person = found.get(contact)
        if person is None:
            person = found[contact] = PersonLedger(contact)
        if raw.get("status") == "promised":
            person.promised += 1
            continue
        on = raw.get("on")
        on = on if isinstance(on, str) else str(raw.get("created", ""))[:10]
        if on > until:
            continue
        if direction == "gave":
            person.gave += 1
        else:
            person.received += 1
        person.yearly += on > year_ago
        person.last = max(person.last, on)
    contacts = network.rows[Contact.TABLE]
    names = {contact: fold(str(contacts.get(contact, {}).get("name", ""))) for contact in found}
    return sorted(
        found.values(),
        key=lambda person: (-person.yearly, -(person.gave + person.received), names[person.contact]),
    )


@dataclass(frozen=True, slots=True)
class Totals:
    """The ledger in a line.

    Attributes:
        gave: Entries given this quarter.
        received: Entries received this quarter.
        promises: Your open promises, and how old the oldest is, in words.
        thanks: How many entries wait for thanks.
    """

    gave: int
    received: int
    promises: tuple[str, ...]
    thanks: int


def totals(network: Network, today: date) -> Totals:
    """Return the ledger in a line."""
    gave, received = exchanged(network, quarter(today), today)
    said = tuple(map(say, promises(network, today).reasons))
    return Totals(gave, received, said, _thanks_owed(network))


def _thanks_owed(network: Network) -> int:
    """Return for how many entries `owes_thanks` holds."""
    rows = network.rows[Exchange.TABLE].values()
    return sum(waits_for_thanks(raw) for raw in rows if not raw.get("deleted"))


def waits_for_thanks(raw: Raw) -> bool:
    """Whether `owes_thanks` holds for an entry, from its row: counting thousands needs no record of each."""
    return (
        raw.get("direction") == "received"
        and raw.get("status") != "promised"
        and days.day(raw.get("thanked_on")) is None
    )
