"""Reasons: why somebody fits, in the words that their own field has."""

from datetime import date
from typing import Final

from netui.domain.matching.pool import Holding
from netui.domain.measures.days import day
from netui.domain.messages import Message, message
from netui.domain.records import Raw
from netui.domain.spans import from_today

NEAR_DAYS: Final = 60
"""Days ahead up to which a day that something is for is worth a word."""


def because(holding: Holding) -> Message:
    """Return why somebody fits: "offers tax", "works as Commercialista"."""
    text = holding.text
    if holding.field == "offers":
        return message("offers {offer}", offer=text)
    if holding.field == "role":
        return message("works as {role}", role=text)
    if holding.field == "interests":
        return message("cares about {topic}", topic=text)
    return message("has to do with {topic}", topic=text)


def because_named(name: str, holding: Holding) -> Message:
    """Return why somebody fits, with their name: "Marco Neri offers tax"."""
    text = holding.text
    if holding.field == "offers":
        return message("{name} offers {offer}", name=name, offer=text)
    if holding.field == "role":
        return message("{name} works as {role}", name=name, role=text)
    return message("{name} has to do with {topic}", name=name, topic=text)


def due(raw: Raw, today: date) -> list[Message]:
    """Return when something is needed, where that is soon or past."""
    on = day(raw.get("due"))
    if on is None or (on - today).days > NEAR_DAYS:
        return []
    when = from_today((on - today).days)
    return [message("needed {when}", when=when) if on >= today else message("was needed {when}", when=when)]
