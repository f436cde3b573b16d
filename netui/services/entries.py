"""The entry of the ledger that a person means: to say thanks for, or to say what came of it."""

from collections.abc import Iterable

from netui.domain.ids import short
from netui.domain.messages import Message, NetuiError, message
from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange, Request
from netui.services import ledger
from netui.services.lookup import SHOWN, find_by_id, find_contact, find_record
from netui.services.requests import asked_about


class EntryError(NetuiError):
    """No entry is meant, or one that this can't be said of."""


class SeveralEntriesError(EntryError):
    """Several entries are meant; `candidates` are they."""

    def __init__(self, network: Network, said: str, candidates: Iterable[Exchange]) -> None:
        self.candidates = tuple(candidates)
        listed = [f"{ledger.describe(network, one)} ({short(one.id)})" for one in self.candidates]
        rest = len(listed) - SHOWN
        more: Message | str = message(" and {rest} more", rest=rest) if rest > 0 else ""
        super().__init__(
            message(
                "“{said}” could be {listed}{more}; name one by its short id",
                said=said,
                listed="; ".join(listed[:SHOWN]),
                more=more,
            )
        )


def entry_to_thank(network: Network, words: str, *, theirs: bool = False) -> Exchange:
    """Return the entry that thanks are for.

    Args:
        network: Where to look.
        words: The id or short id of an entry, or a contact: then the one entry with them that waits for
            your thanks; where they are theirs, the latest that you gave and they had not thanked for.
        theirs: The thanks are theirs, for what you gave; an entry named by its id says so itself.

    Raises:
        EntryError: Nothing waits for thanks, or something that can't be thanked for.
        SeveralEntriesError: More than one waits for yours.
        ContactNotFoundError: Nobody and nothing is called that.
        AmbiguousContactError: Several people are.
    """
    entry = find_by_id(network, Exchange, words)
    if entry is not None:
        return _thankable(network, entry, theirs=theirs)
    contact = find_contact(network, words)
    entries = network.exchanges(contact.id)
    if theirs:
        latest = next(filter(ledger.may_be_thanked, entries), None)
        if latest is None:
            raise EntryError(
                message("you gave {name} nothing that they could still thank you for", name=contact.name)
            )
        return latest
    waiting = [one for one in entries if ledger.owes_thanks(one)]
    if not waiting:
        raise EntryError(_nothing_waits(contact))
    if len(waiting) > 1:
        raise SeveralEntriesError(network, contact.name, waiting)
    return waiting[0]


def _nothing_waits(contact: Contact) -> Message:
    return message(
        "nothing from {name} waits for your thanks; --theirs writes down that they thanked you",
        name=contact.name,
    )


def _thankable(network: Network, entry: Exchange, *, theirs: bool) -> Exchange:
    what = ledger.describe(network, entry)
    if not entry.done:
        raise EntryError(message("“{what}” has not happened yet: thanks can wait for it", what=what))
    if entry.thanked_on is not None:
        raise EntryError(
            message("thanks were said already, on {day}, for “{what}”", day=entry.thanked_on, what=what)
        )
    if theirs and entry.direction != "gave":
        raise EntryError(message("“{what}” is for you to thank for: leave out --theirs", what=what))
    return entry


def entry_with_outcome(network: Network, words: str) -> Exchange:
    """Return the entry that something came of.

    Args:
        network: Where to look.
        words: The id or short id of an entry, or of a request: then the entry that answered it, or for a
            need of your own one of those that answered what you asked about it; else words of an entry.

    Raises:
        EntryError: It has not happened yet, or the request has no entry.
        SeveralEntriesError: Several answered the need.
        RecordNotFoundError: Nothing is called that.
        AmbiguousRecordError: Several entries are.
    """
    entry = find_by_id(network, Exchange, words)
    request = find_by_id(network, Request, words) if entry is None else None
    if request is not None:
        entry = _answering(network, request, words)
    if entry is None:
        entry = find_record(network, Exchange, words, lambda one: one.done)
    if not entry.done:
        what = ledger.describe(network, entry)
        raise EntryError(message("“{what}” has not happened yet: nothing can have come of it", what=what))
    return entry


def _answering(network: Network, request: Request, words: str) -> Exchange:
    asked = [request] if request.contact else asked_about(network, request)
    found = [entry for one in asked for entry in network.exchanges(one.contact) if entry.request == one.id]
    found = [entry for entry in found if entry.done] or found
    if not found:
        raise EntryError(
            message(
                "“{what}” has no entry of the ledger yet: “netui answer {words} --done” writes one",
                what=request.text,
                words=words,
            )
        )
    if len(found) > 1:
        raise SeveralEntriesError(network, request.text, found)
    return found[0]
