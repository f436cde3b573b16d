"""Answering: how soon those who ask have an answer, and who has waited longest.

Never backing out when somebody asks is the heart of the practice; a no is an answer too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from netui.domain.measures.days import day, day_of
from netui.domain.measures.said import asked_for
from netui.domain.measures.standing import asked_on, waits_for_answer
from netui.domain.messages import Message, message
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import Contact, Exchange, Request

WINDOW_DAYS: Final = 365
"""Answers of the last twelve months count: how you answer now, not how you did years ago."""

_ANSWERED: Final = ("promised", "fulfilled", "declined")
_ELSEWHERE: Final = ("known", "promised", "fulfilled", "declined", "withdrawn")


@dataclass(frozen=True, slots=True)
class Answering:
    """How soon those who ask have an answer.

    Attributes:
        value: The median of the days to an answer; None where nothing was answered in twelve months.
        oldest: What has waited longest for an answer; None where nobody waits.
        waiting: How many wait.
        reasons: "half the time you answer within 3 days", "the oldest waits 11 days: CV review".
    """

    value: float | None
    oldest: Request | None
    waiting: int
    reasons: tuple[Message, ...]


def answering(network: Network, today: date) -> Answering:
    """Return how soon those who ask have an answer, and what has waited longest.

    A promise is an answer, and so is a no; what they took back (withdrawn) had none. The day of an answer is
    the earliest that is known of it: when the request was closed, or when the gave that names it was given,
    promised, or written down (keeping a promise moves its day, but not when it was written). Who is in the
    trash no longer waits.

    Args:
        network: Where the requests are; they are read as rows.
        today: The day that it is; answers that lie after it don't count.
    """
    took = sorted(_days_to_answer(network, today))
    waiting = _waiting(network)
    oldest = min(waiting, key=lambda one: (asked_on(one) or today, one.id), default=None)
    half = _median(took)
    return Answering(half, oldest, len(waiting), tuple(_reasons(half, oldest, today)))


def _days_to_answer(network: Network, today: date) -> Iterator[int]:
    """Yield the days that each answer of the last twelve months took."""
    given = _first_given(network)
    for identifier, raw in network.rows[Request.TABLE].items():
        if raw.get("deleted") or raw.get("direction") != "incoming" or raw.get("status") not in _ANSWERED:
            continue
        asked = _dated(raw)
        known = [when for when in (day(raw.get("closed_on")), given.get(identifier)) if when is not None]
        if asked is None or not known:
            continue
        answered = max(min(known), asked)
        if answered <= today and (today - answered).days < WINDOW_DAYS:
            yield (answered - asked).days


def _first_given(network: Network) -> dict[str, date]:
    """Return, by request, the earliest day that is known of what was given or promised for it."""
    found: dict[str, date] = {}
    for raw in network.rows[Exchange.TABLE].values():
        request: Any = raw.get("request")
        if type(request) is not str or raw.get("deleted") or raw.get("direction") != "gave":
            continue
        for when in (day(raw.get("on")), day_of(raw.get("created"))):
            if when is not None:
                found[request] = min(when, found.get(request, when))
    return found


def _waiting(network: Network) -> list[Request]:
    contacts = network.rows[Contact.TABLE]
    return [
        request
        for request in network.where(Request, lambda raw: raw.get("status") not in _ELSEWHERE)
        if waits_for_answer(request) and not contacts.get(request.contact, {}).get("deleted")
    ]


def _dated(raw: Raw) -> date | None:
    """Return `asked_on` of a request's row."""
    return day(raw.get("on")) or day_of(raw.get("created"))


def _median(days: list[int]) -> float | None:
    """Return the median of sorted numbers: by hand, for `statistics` costs a start 10 ms."""
    if not days:
        return None
    return (days[(len(days) - 1) // 2] + days[len(days) // 2]) / 2


def _reasons(half: float | None, oldest: Request | None, today: date) -> Iterator[Message]:
    if half is not None and not half:
        yield message("half the time you answer the same day")
    elif half:
        yield message(
            "half the time you answer within {count} day",
            "half the time you answer within {count} days",
            count=-int(-half // 1),
        )
    if oldest is None:
        yield message("nobody waits for an answer")
        return
    days = max((today - (asked_on(oldest) or today)).days, 0)
    what = asked_for(oldest)
    if not days:
        yield message("the oldest was asked today: {what}", what=what)
    else:
        yield message(
            "the oldest waits {count} day: {what}",
            "the oldest waits {count} days: {what}",
            count=days,
            what=what,
        )
