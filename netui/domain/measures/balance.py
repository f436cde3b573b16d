"""Balance: what you gave beside what you received, the older counting less."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from netui.domain.measures.exchanges import happened
from netui.domain.measures.said import favour
from netui.domain.messages import Measure, Message, message
from netui.domain.network import Network
from netui.domain.tables import Exchange

HALF_LIFE_DAYS: Final = 730
"""Days until an exchange counts half: people remember a favour for years, but not for ever."""

PRIOR: Final = 2
"""Added below the line, so that one small favour doesn't read as a relation out of balance."""

WEIGHT_UNKNOWN: Final = 2
"""What an exchange counts whose weight (1 to 5) was not written down: an ordinary small favour."""


def balance(network: Network, contact: str, today: date) -> Measure:
    """Return the balance with one contact, between −1 (you only received) and 1 (you only gave).

    (G−R)/(G+R+2), G and R = Σ weight·2^(−age/730 days) over done exchanges.

    Args:
        network: Where the exchanges are.
        contact: The contact's id.
        today: The day that it is; what lies after it doesn't count.
    """
    return _balance(network.exchanges(contact), today)


def network_balance(network: Network, today: date) -> Measure:
    """Return the balance over all contacts, as `balance` does for one."""
    live = sorted(
        network.all(Exchange), key=lambda one: (str(one.on or ""), one.created, one.id), reverse=True
    )
    return _balance(live, today)


def weights(exchanges: Iterable[Exchange], today: date) -> tuple[float, float]:
    """Return the weight given and the weight received, each halved every two years."""
    gave = received = 0.0
    for exchange, on in happened(exchanges, today):
        weight = (exchange.weight or WEIGHT_UNKNOWN) * 2.0 ** ((on - today).days / HALF_LIFE_DAYS)
        if exchange.direction == "gave":
            gave += weight
        else:
            received += weight
    return gave, received


def _balance(exchanges: Iterable[Exchange], today: date) -> Measure:
    past = [exchange for exchange, _ in happened(exchanges, today)]
    gave, received = weights(past, today)
    return Measure((gave - received) / (gave + received + PRIOR), _reasons(past))


def _reasons(past: list[Exchange]) -> tuple[Message, ...]:
    gave = [one for one in past if one.direction == "gave"]
    received = [one for one in past if one.direction == "received"]
    if not past:
        return (message("nothing exchanged yet"),)
    reasons = []
    if gave:
        reasons.append(
            message(
                "you gave once: {what}",
                "you gave {count} times, last {what}",
                count=len(gave),
                what=favour(gave[0]),
            )
        )
    if received:
        reasons.append(
            message(
                "you received once: {what}",
                "you received {count} times, last {what}",
                count=len(received),
                what=favour(received[0]),
            )
        )
    return tuple(reasons)
