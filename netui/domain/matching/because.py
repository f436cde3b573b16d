"""Reasons: why somebody fits, in the words that their own field has."""

from datetime import date
from typing import Final, NamedTuple

from netui.domain.messages import Message, message
from netui.domain.spans import from_today
from netui.domain.text import fold

NEAR_DAYS: Final = 60
"""Days ahead up to which a day that something is for is worth a word."""


def because(field: str, text: str) -> Message:
    """Return why somebody fits by what a field of theirs says: "offers tax", "works as Commercialista"."""
    if field == "offers":
        return message("offers {offer}", offer=text)
    if field == "role":
        return message("works as {role}", role=text)
    if field == "interests":
        return message("cares about {topic}", topic=text)
    return message("has to do with {topic}", topic=text)


class ToMeet(NamedTuple):
    """Why somebody could help another, said when it is asked for.

    Attributes:
        name: The helper's name.
        field: Where they say that they can.
        text: What they say there.
        place: Where they are, if that is where the need is.
        due: Until when help is needed.
        today: The day that it is.
    """

    name: str
    field: str
    text: str
    place: str
    due: date | None
    today: date

    def __call__(self) -> tuple[Message, ...]:
        """Return the reasons: "Marco Neri offers tax", "needed in 3 days"."""
        there = [message("is in {place}", place=self.place)] if self.place else []
        return (self._able(), *there, *due(self.due, self.today))

    def _able(self) -> Message:
        name, text = self.name, self.text
        if self.field == "offers":
            return message("{name} offers {offer}", name=name, offer=text)
        if self.field == "role":
            return message("{name} works as {role}", name=name, role=text)
        return message("{name} has to do with {topic}", name=name, topic=text)


class ToHear(NamedTuple):
    """Why an opening fits somebody, said when it is asked for.

    Attributes:
        field: Where they say that it does.
        text: What they say there.
        sector: The opening's sector.
        theirs: Their own.
        jobless: Whether they look for a job.
        closes: The opening's last day, where that comes soon.
        today: The day that it is.
    """

    field: str
    text: str
    sector: str
    theirs: str
    jobless: bool
    closes: date | None
    today: date

    def __call__(self) -> tuple[Message, ...]:
        """Return the reasons: "works as Data engineer", "looks for a job", "closes tomorrow"."""
        reasons = [because(self.field, self.text)]
        if self.sector and fold(self.sector) == fold(self.theirs):
            reasons.append(message("works in {sector}", sector=self.theirs))
        if self.jobless:
            reasons.append(message("looks for a job"))
        if self.closes is not None:
            reasons.append(message("closes {when}", when=from_today((self.closes - self.today).days)))
        return tuple(reasons)


def due(on: date | None, today: date) -> list[Message]:
    """Return when something is needed, where that is soon or past."""
    if on is None or (on - today).days > NEAR_DAYS:
        return []
    when = from_today((on - today).days)
    return [message("needed {when}", when=when) if on >= today else message("was needed {when}", when=when)]
