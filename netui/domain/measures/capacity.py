"""Load: what your circles and your promises ask of you in a week, against the room that you have.

It helps to say no honestly, before a yes that would be too much: an honest no is worth more than a promise
that comes late. Nothing is forbidden.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from netui.domain.measures.circles import NOT_HELD
from netui.domain.measures.due import chosen, raw_cadence
from netui.domain.measures.promises import open_promises
from netui.domain.messages import Message, message
from netui.domain.network import Network
from netui.domain.tables import Contact

WEEK: Final = 7

KEPT_FOR_PROMISES: Final = 4
"""One in so many of a week's contacts is always room for promises: to keep one is to be in touch as well."""

USUAL_PROMISES: Final = 5
"""Promises for one week that are no cause for a word where the profile names no weekly capacity."""


@dataclass(frozen=True, slots=True)
class Load:
    """What is asked of you in a week.

    Attributes:
        value: Contacts a week that your circles ask for.
        capacity: Contacts a week that you have room for; None where your profile doesn't say.
        promises: Your promises that press: for the next seven days, past their day, or without one.
        room: Promises that a week has room for.
        reasons: "your circles ask for 9 contacts a week, you have room for 12", "2 promises for this week".
    """

    value: float
    capacity: int | None
    promises: int
    room: int
    reasons: tuple[Message, ...]


def load(network: Network, today: date) -> Load:
    """Return what is asked of you in a week: Σ 7/cadence over the people that you chose, and promises.

    Chosen is who is in a circle (other than open), has a star or a cadence of their own: an imported address
    book of thousands, at a year each, is no plan for a week. Who is archived, still to approach, in the trash
    or never due asks for nothing; who is snoozed asks a little later, not less.

    Args:
        network: The network; its contacts are read as rows.
        today: The day that it is.
    """
    asks = _asks(network)
    capacity = network.profile.weekly_capacity
    pressing = _pressing(network, today)
    room = _room(asks, capacity)
    return Load(asks, capacity, pressing, room, tuple(_reasons(asks, capacity, pressing)))


def warning(network: Network, today: date, more: int = 1, due: date | None = None) -> Message | None:
    """Return a word of warning before saying yes, where that would be too much; None where there is room.

    There is room for as many promises in a week as the circles leave of the weekly capacity, and always for
    a quarter of it; without a capacity for five. Promises that press count: those for the next seven days,
    those past their day and those without one.

    Args:
        network: The network.
        today: The day that it is.
        more: How many promises are about to be made.
        due: The day that they are for, where it is known; more than a week ahead there is time.
    """
    if due is not None and (due - today).days > WEEK:
        return None
    count = _pressing(network, today) + more
    capacity = network.profile.weekly_capacity
    if capacity is None:
        if count <= USUAL_PROMISES:
            return None
        return message(
            "that is {count} promise for one week; an honest no, or a later day, is an answer too",
            "that is {count} promises for one week; an honest no, or a later day, is an answer too",
            count=count,
        )
    room = _room(_asks(network), capacity)
    if count <= room:
        return None
    return message(
        "that is {count} promise for one week, beside your circles there is room for {room}; "
        "an honest no, or a later day, is an answer too",
        "that is {count} promises for one week, beside your circles there is room for {room}; "
        "an honest no, or a later day, is an answer too",
        count=count,
        room=room,
    )


def _asks(network: Network) -> float:
    """Return the contacts a week that the circles ask for."""
    cadences = Counter(
        raw_cadence(raw)
        for raw in network.rows[Contact.TABLE].values()
        if chosen(raw) and not raw.get("deleted") and raw.get("stage") not in NOT_HELD
    )
    del cadences[0]
    return math.fsum(count * WEEK / cadence for cadence, count in cadences.items())


def _pressing(network: Network, today: date) -> int:
    promised = open_promises(network, today)
    return sum(1 for one in promised if one.late is None or one.late >= -WEEK)


def _room(asks: float, capacity: int | None) -> int:
    if capacity is None:
        return USUAL_PROMISES
    return max(math.floor(capacity - asks), math.ceil(capacity / KEPT_FOR_PROMISES))


def _reasons(asks: float, capacity: int | None, pressing: int) -> Iterator[Message]:
    asked = round(asks)
    if not asks:
        said = message("your circles ask for no contact")
    elif not asked:
        said = message("your circles ask for less than a contact a week")
    else:
        said = message(
            "your circles ask for {count} contact a week",
            "your circles ask for {count} contacts a week",
            count=asked,
        )
    if capacity is None:
        yield said
        yield message("your profile doesn’t say how many you have room for")
    else:
        yield message("{asked}, you have room for {capacity}", asked=said, capacity=capacity)
    if pressing:
        yield message("{count} promise for this week", "{count} promises for this week", count=pressing)
