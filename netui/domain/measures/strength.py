"""Strength: how much attention a contact had lately; and who is living by it."""

import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from netui.domain.measures.due import raw_cadence
from netui.domain.measures.said import occasion
from netui.domain.messages import Measure, Message, message
from netui.domain.network import Network
from netui.domain.tables import CIRCLE_CADENCES, Contact, Interaction

# A meeting is the unit. What carries voice and face builds more than what carries text (media richness:
# Daft and Lengel 1986), a letter costs more thought than an e-mail, and an event is shared with a crowd.
# Kept once a cadence, messages alone hold a contact at 0.77; a single one never makes it living.
WEIGHTS: Final[Mapping[str, float]] = {
    "meeting": 1.0, "video": 0.8, "call": 0.7, "event": 0.6, "letter": 0.5, "email": 0.3, "message": 0.3,
    "social": 0.15,
}  # fmt: skip
WEIGHT_UNKNOWN: Final = 0.3
"""An interaction whose kind was not written down counts as a message: it was contact, no more is known."""

HALF_LIFE_CADENCES: Final = 3
"""Cadences until an interaction counts half: each contact is measured by the rhythm it asks for."""

LIVING: Final = 0.3
"""Strength from which a contact is living: one meeting lasts about four and a half cadences."""

_FACE_TO_FACE: Final = frozenset({"meeting", "event"})


def strength(network: Network, contact: Contact, today: date) -> Measure:
    """Return the attention that a contact had, 0 to 1: 1−e^(−x), x = Σ w(kind)·2^(−age/H), H three cadences.

    Args:
        network: Where the interactions are; those after today don't count.
        contact: Who.
        today: The day that it is.
    """
    past = [one for one in network.interactions(contact.id) if one.on is not None and one.on <= today]
    return Measure(_attention(past, contact, today), _reasons(past, today))


def strength_of(network: Network, contact: str, today: date) -> float | None:
    """Return the `value` of `strength` by a contact's id; None where there is no such contact."""
    found = network.get(Contact, contact)
    return None if found is None else _attention(network.interactions(contact), found, today)


def _attention(interactions: Iterable[Interaction], contact: Contact, today: date) -> float:
    half_life = _half_life(contact.cadence, contact.circle)
    total = sum(
        WEIGHTS.get(one.kind or "", WEIGHT_UNKNOWN) * 2.0 ** ((one.on - today).days / half_life)
        for one in interactions
        if one.on is not None and one.on <= today
    )
    return _squash(total)


class Attention:
    """What counts of each contact's interactions, read once for the strengths of many days.

    Args:
        network: Where the interactions are; what changes in it has to be said, see `touch`.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._half_lives: dict[str, float] = {}
        self._weights: dict[str, list[tuple[int, float]]] = {}  # of each interaction, by its day
        days: dict[str, int] = {}
        for identifier, raw in network.rows[Interaction.TABLE].items():
            on = raw.get("on")
            if raw.get("deleted") or type(on) is not str:
                continue
            ordinal = days.get(on)
            if ordinal is None:
                interaction = network.get(Interaction, identifier)  # reads the day as every record does
                if interaction is None or interaction.on is None:
                    continue
                ordinal = days[on] = interaction.on.toordinal()
            kind, people = raw.get("kind"), raw.get("contacts")
            weight = WEIGHTS.get(kind, WEIGHT_UNKNOWN) if type(kind) is str else WEIGHT_UNKNOWN
            if type(people) is list:
                for who in people if len(people) == 1 else set(people):
                    self._weights.setdefault(who, []).append((ordinal, weight))
        for who in self._weights:
            self._note_half_life(who)

    def touch(self, contact: str) -> None:
        """Look again at what a contact's interactions come to."""
        self._half_lives.pop(contact, None)
        self._weights[contact] = [
            (one.on.toordinal(), WEIGHTS.get(one.kind or "", WEIGHT_UNKNOWN))
            for one in self._network.interactions(contact)
            if one.on is not None
        ]
        self._note_half_life(contact)

    def strength(self, contact: str, today: date) -> float | None:
        """Return the `value` of `strength` of who was ever in touch; None for others, who have 0."""
        half_life = self._half_lives.get(contact)
        if half_life is None:
            return None
        ordinal = today.toordinal()
        found = [
            weight * 2.0 ** ((on - ordinal) / half_life)
            for on, weight in self._weights[contact]
            if on <= ordinal
        ]
        return _squash(sum(found)) if found else None

    def strengths(self, today: date) -> dict[str, float]:
        """Return the `value` of `strength` by contact id; who is missing has 0."""
        every = ((who, self.strength(who, today)) for who in self._half_lives)
        return {who: strength for who, strength in every if strength is not None}

    def _note_half_life(self, contact: str) -> None:
        row = self._network.rows[Contact.TABLE].get(contact)
        if row is not None and self._weights.get(contact):
            circle = row.get("circle")
            self._half_lives[contact] = _half_life(
                raw_cadence(row), circle if isinstance(circle, str) else None
            )


def strengths(network: Network, today: date) -> dict[str, float]:
    """Return the strength of every contact that was ever in touch, in one pass over the rows.

    Returns:
        The `value` of `strength` by contact id; who is missing has 0.
    """
    return Attention(network).strengths(today)


def living(network: Network, contact: Contact, today: date) -> Measure:
    """Return 1 where a contact is living (strength 0.3 or more), else 0, with the reasons."""
    attention = strength(network, contact, today)
    alive = attention.value >= LIVING
    said = message("attention {value}, living from {least}", value=f"{attention.value:.2f}", least=LIVING)
    return Measure(float(alive), (said, *attention.reasons))


def is_living(network: Network, contact: Contact, today: date) -> bool:
    """Return whether a contact is living."""
    return living(network, contact, today).value > 0


def _half_life(cadence: int, circle: str | None) -> float:
    """Return the days in which an interaction comes to count half; never due still has its circle's."""
    days = cadence or CIRCLE_CADENCES.get(circle or "open", CIRCLE_CADENCES["open"])
    return float(HALF_LIFE_CADENCES * days)


def _squash(total: Any) -> float:
    return -math.expm1(-total) if total else 0.0  # minus zero would be shown as one


def _reasons(past: list[Interaction], today: date) -> tuple[Message, ...]:
    if not past or past[0].on is None:
        return (message("no contact noted yet"),)
    days = (today - past[0].on).days
    what = occasion(past[0])
    last = message("{count} day since {what}", "{count} days since {what}", count=days, what=what)
    if not days:
        last = message("{what} today", what=what)
    lately = [one for one in past if one.on is not None and (today - one.on).days < 365]
    if not lately:
        return (last,)
    often = message(
        "in touch once in the last 12 months",
        "in touch {count} times in the last 12 months",
        count=len(lately),
    )
    seen = sum(1 for one in lately if one.kind in _FACE_TO_FACE)
    if not seen:
        return (last, often)
    return (last, often, message("{count} of them in person", count=seen))
