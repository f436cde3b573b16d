"""Outcomes: what came of what was exchanged: a client, an assignment, a job, a sum; by what led to it.

What came to you and what came to others are never put together, and neither are two currencies.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from netui.domain import kinds
from netui.domain.measures.exchanges import happened
from netui.domain.measures.said import FAVOURS
from netui.domain.messages import Message, message
from netui.domain.network import Network
from netui.domain.tables import (
    Amount,
    Channel,
    Contact,
    Exchange,
    Introduction,
    Opening,
    Request,
    Share,
)
from netui.domain.text import fold

if TYPE_CHECKING:
    from decimal import Decimal

By = Literal["kind", "outcome", "person", "introducer", "channel", "through", "year", "direction"]
"""What outcomes are summed by; ``through``: by an introduction, an opening, a share or a request."""

Source = Request | Opening | Introduction | Share

DIGITS: Final = 200
"""Sums are exact up to so many digits, which no sum of money has."""

_OUTCOMES: Final = {
    "client": message("a client"),
    "assignment": message("an assignment"),
    "job": message("a job"),
    "other": message("something else"),
}
_DIRECTIONS: Final = {"received": message("what came to you"), "gave": message("what came to them")}
_THROUGH: Final = {
    "introduction": message("an introduction"),
    "opening": message("an opening"),
    "share": message("something shared"),
    "request": message("something asked for"),
}
_OF_PERSON: Final[Mapping[str, str]] = {
    "person": "id",
    "introducer": "introduced_by",
    "channel": "met_through",
}
_FIELDS: Final = {Request: "request", Opening: "opening", Introduction: "introduction", Share: "share"}
_UNKNOWN: Final[Mapping[By, Message]] = {
    "kind": message("of no kind written down"),
    "outcome": message("only a value written down"),
    "person": message("somebody who is not in the file"),
    "introducer": message("nobody written down who introduced you"),
    "channel": message("no channel written down"),
    "through": message("directly"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the exchanges that have something in common.

    Attributes:
        direction: ``received``, what came to you, or ``gave``, what came to them.
        key: What they have in common: a word, an id, a year; empty where it is not known.
        name: The same in words.
        count: How many exchanges something came of.
        amounts: What came of them in money, by currency; exchanges without a value add nothing.
        exchanges: Their ids, the latest first.
        reasons: What it was: "2 clients", "1 job", "1 value that can’t be read".
    """

    direction: str
    key: str
    name: Message
    count: int
    amounts: "Mapping[str, Decimal]"
    exchanges: tuple[str, ...]
    reasons: tuple[Message, ...]


def outcomes(
    network: Network, today: date, by: By = "outcome", through: Source | None = None
) -> list[Outcome]:
    """Return what came of the exchanges that took place, a row for each thing that they have in common.

    What came to you is before what came to them; most is first (of years the latest), what isn't known last.

    Args:
        network: Where they are; those in the trash don't count, people who are in the trash do.
        today: The day that it is; what lies after it doesn't count, and promises don't.
        by: What to sum them by; a person's introducer and channel are the person's, as written down.
        through: Only those that came through this request, opening, introduction or share.
    """
    past = list(happened(network.where(Exchange, lambda raw: "outcome" in raw or "value" in raw), today))
    found = [
        one
        for one in past
        if (one[0].outcome or one[0].value)
        and (through is None or getattr(one[0], _FIELDS[type(through)]) == through.id)
    ]
    found.sort(key=lambda one: (one[1], one[0].created, one[0].id), reverse=True)
    groups: dict[tuple[str, str], list[Exchange]] = defaultdict(list)
    for exchange, on in found:
        groups[exchange.direction or "", _key(network, exchange, on, by)].append(exchange)
    rows = [
        _row(direction, key, _name(network, by, key), exchanges)
        for (direction, key), exchanges in groups.items()
    ]
    rows.sort(key=lambda row: (fold(str(row.name)), row.key), reverse=by == "year")
    rows.sort(key=lambda row: 0 if by == "year" else -row.count)
    order = list(_DIRECTIONS)
    rows.sort(key=lambda row: (order.index(row.direction), not row.key))
    return rows


def amount(value: Amount) -> "tuple[str, Decimal] | None":
    """Return the currency and the sum of a value; None where the file holds something that is no amount."""
    from decimal import Decimal

    try:
        currency, digits = kinds.Currency().parse(value.currency), kinds.Decimal().parse(value.amount)
    except kinds.FieldError:
        return None
    return (currency, Decimal(digits)) if digits == value.amount else None  # "1,500" in a file may be either


def _key(network: Network, exchange: Exchange, on: date, by: By) -> str:
    """Return what an exchange is summed under; empty where it is not known."""
    if by == "year":
        return f"{on.year:04}"
    if by == "through":  # an introduction before the request that it was made for
        return next((word for word in _THROUGH if getattr(exchange, word)), "")
    if by in _OF_PERSON:
        person = network.get(Contact, exchange.contact) or Contact()
        return str(getattr(person, _OF_PERSON[by]))
    return str(getattr(exchange, by) or "")


def _name(network: Network, by: By, key: str) -> Message:
    """Return what a group has in common, in words."""
    if not key:
        return _UNKNOWN[by]
    if by == "year":
        return message("{year}", year=key)
    if by in {"person", "introducer"}:
        return _named(network.get(Contact, key))
    if by == "channel":
        return _named(network.get(Channel, key))
    words = {"kind": FAVOURS, "outcome": _OUTCOMES, "through": _THROUGH, "direction": _DIRECTIONS}
    return words[by][key]


def _named(found: Contact | Channel | None) -> Message:
    if found is None:
        return message("no longer in the file")
    if found.deleted:
        return message("{name} (in the trash)", name=found.name)
    return message("{name}", name=found.name)


def _row(direction: str, key: str, name: Message, exchanges: list[Exchange]) -> Outcome:
    from decimal import Context

    exact = Context(prec=DIGITS)
    amounts: dict[str, Decimal] = {}
    unread = 0
    for value in (one.value for one in exchanges if one.value):
        read = amount(value)
        if read is None:
            unread += 1
            continue
        currency, worth = read
        amounts[currency] = exact.add(amounts.get(currency, 0), worth)
    return Outcome(
        direction,
        key,
        name,
        len(exchanges),
        dict(sorted(amounts.items())),
        tuple(one.id for one in exchanges),
        tuple(_reasons(Counter(one.outcome for one in exchanges), unread)),
    )


def _reasons(counts: Mapping[str | None, int], unread: int) -> Iterator[Message]:
    said = (
        (counts.get("client"), "{count} client", "{count} clients"),
        (counts.get("assignment"), "{count} assignment", "{count} assignments"),
        (counts.get("job"), "{count} job", "{count} jobs"),
        (counts.get("other"), "{count} other outcome", "{count} other outcomes"),
        (counts.get(None), "{count} value alone", "{count} values alone"),
        (unread, "{count} value that can’t be read", "{count} values that can’t be read"),
    )
    yield from (message(one, many, count=count) for count, one, many in said if count)
