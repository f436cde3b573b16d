"""Standing, the guard: how you stand with somebody before you ask, and what speaks for giving first.

It never forbids. About nine in ten acts of help follow a direct request (Grant, Give and Take, 2013), so
that a guard that stops people from asking does harm: it says in plain words what is open between you two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from netui.domain.measures.balance import weights
from netui.domain.measures.days import day_of
from netui.domain.measures.exchanges import happened
from netui.domain.measures.said import asked_for, favour, times
from netui.domain.messages import Message, message
from netui.domain.network import Network
from netui.domain.spans import from_today
from netui.domain.tables import Contact, Exchange, Request

GAVE_LATELY_DAYS: Final = 180
"""Days for which a give speaks for itself, whatever was received: half a year, as DESIGN has it."""

_SAME: Final = 1e-9
"""Weights nearer than this are equal: the order in which halved weights are added makes no difference."""

_Past = tuple[Exchange, date]


@dataclass(frozen=True, slots=True)
class Standing:
    """How you stand with a contact.

    Attributes:
        ready: Whether nothing speaks for giving first.
        reasons: Why, most telling first: for those ready what you gave, else what speaks for giving first.
    """

    ready: bool
    reasons: tuple[Message, ...]


def standing(network: Network, contact: Contact, today: date) -> Standing:
    """Return how you stand with a contact before you ask them for something.

    Ready when nothing they asked is open or overdue, no promise of yours to them is past its day, and either
    you gave within the last 180 days, or you have given before and at least as much as you received
    (Σ weight·2^(−age/730 days), as in `balance`). A need of theirs that nobody asked you about is not open.

    Args:
        network: Where the requests and exchanges are; what lies after today doesn't count.
        contact: Whom you would ask.
        today: The day that it is.
    """
    ledger = network.exchanges(contact.id)
    waiting = tuple(_waiting(network.requests(contact.id), ledger, contact, today))
    given, reason = _giving(ledger, today)
    if waiting:
        return Standing(False, waiting if given else (*waiting, *reason))
    return Standing(given, reason)


def waits_for_answer(request: Request) -> bool:
    """Whether somebody asked this and had no answer yet."""
    return request.direction == "incoming" and request.status in {None, "open"}


def asked_on(request: Request) -> date | None:
    """Return the day that a request was made: the one written down, else when it was."""
    return request.on or day_of(request.created)


def _waiting(
    requests: list[Request], ledger: list[Exchange], contact: Contact, today: date
) -> Iterator[Message]:
    """Yield what they wait for: an answer first, then what was promised for a day gone by; oldest first."""
    who = contact.given or contact.name
    asked = [request for request in requests if waits_for_answer(request)]
    for request in sorted(asked, key=lambda one: (asked_on(one) or today, one.id)):
        days = max((today - (asked_on(request) or today)).days, 0)
        yield message(
            "{name} asked {when}: {what}, and waits for an answer",
            name=who,
            when=from_today(-days),
            what=asked_for(request),
        )
    promised = [one for one in ledger if one.direction == "gave" and not one.done and one.due is not None]
    named = {
        one.request for one in promised
    }  # the day of the promise counts, not the one that they hoped for
    hoped = [
        one
        for one in requests
        if one.direction == "incoming" and one.status == "promised" and one.id not in named
    ]
    days_of: list[tuple[date | None, str, Message | str]] = [
        *((one.due, one.id, favour(one)) for one in promised),
        *((one.due, one.id, asked_for(one)) for one in hoped),
    ]
    late = [(due, key, what) for due, key, what in days_of if due is not None and due < today]
    for due, _, what in sorted(late, key=lambda one: one[:2]):
        when = from_today((due - today).days)
        yield message("the day of your promise was {when}: {what}", when=when, what=what)


def _giving(ledger: list[Exchange], today: date) -> tuple[bool, tuple[Message, ...]]:
    """Return whether you gave lately or enough, and that in words."""
    past = sorted(happened(ledger, today), key=lambda one: (one[1], one[0].created, one[0].id), reverse=True)
    gave = [one for one in past if one[0].direction == "gave"]
    received = [one for one in past if one[0].direction == "received"]
    if not past:
        return False, (message("nothing exchanged yet"),)
    if not gave:
        return False, (message("you gave nothing yet"), _received(received, today))
    latest, on = gave[0]
    days = (today - on).days
    if days <= GAVE_LATELY_DAYS:
        return True, (message("gave {when}: {what}", when=from_today(-days), what=favour(latest)),)
    last = message("last gave {when}: {what}", when=from_today(-days), what=favour(latest))
    given, taken = weights((exchange for exchange, _ in past), today)
    if given >= taken - _SAME:
        return True, (last, message("you gave as much as you received, or more"))
    since = sum(1 for _, day in received if day > on)
    if not since:
        return False, (last, message("what you received weighs more"))
    return False, (message("{last}; since then received {often}", last=last, often=times(since)),)


def _received(received: list[_Past], today: date) -> Message:
    latest, on = received[0]
    when, what = from_today((on - today).days), favour(latest)
    if len(received) == 1:
        return message("received once, {when}: {what}", when=when, what=what)
    return message("received {often}, last {when}: {what}", often=times(len(received)), when=when, what=what)
