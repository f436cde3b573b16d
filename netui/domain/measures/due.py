"""Who is due: the days between two interactions that a circle, or one contact, asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from netui.domain.measures.days import day, day_of
from netui.domain.measures.said import occasion
from netui.domain.messages import Message, message
from netui.domain.network import Network
from netui.domain.tables import CIRCLE_CADENCES, Contact, Interaction

_NEVER_DUE: Final = {
    "archived": message("archived, so never due"),
    "to-approach": message("still to approach: there is no contact to keep yet"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """When a contact is due, and why.

    Attributes:
        value: Days past; negative while there are days to go, 0 on the day and where never due.
        on: The day; None where the contact is never due.
        last: The latest interaction up to today.
        reasons: Why, most telling first.
    """

    value: int
    on: date | None
    last: Interaction | None
    reasons: tuple[Message, ...]

    @property
    def now(self) -> bool:
        """Whether the day has come."""
        return self.on is not None and self.value >= 0


def due(network: Network, contact: Contact, today: date) -> Due:
    """Return when a contact is due: the last interaction (else `met_on`, else `created`) plus the cadence.

    Args:
        network: Where the interactions are; what lies after today is a plan and doesn't count.
        contact: Who.
        today: The day that it is.
    """
    last = network.last_interaction(contact.id, today)
    cadence = contact.cadence
    if contact.deleted:
        return Due(0, None, last, (message("in the trash"),))
    if contact.stage in _NEVER_DUE:
        return Due(0, None, last, (_NEVER_DUE[contact.stage],))
    if not cadence:
        return Due(0, None, last, (message("you keep no rhythm with this contact"),))
    start, reason = _since(contact, last, cadence, today)
    if start is None:
        return Due(0, None, last, (reason,))
    on = date.fromordinal(_after(start, cadence))
    reasons = [reason]
    if contact.snoozed_until and contact.snoozed_until > today:
        on = max(on, contact.snoozed_until)
        reasons.insert(0, message("snoozed until {day}", day=contact.snoozed_until))
    return Due((today - on).days, on, last, tuple(reasons))


def _since(
    contact: Contact, last: Interaction | None, cadence: int, today: date
) -> tuple[date | None, Message]:
    """Return the day that the cadence counts from, and the reason that follows from it."""
    if last is not None and last.on is not None:
        if last.on == today:
            return last.on, message("{what} today, you keep {cadence}", what=occasion(last), cadence=cadence)
        said = message(
            "{count} day since {what}, you keep {cadence}",
            "{count} days since {what}, you keep {cadence}",
            count=(today - last.on).days,
            what=occasion(last),
            cadence=cadence,
        )
        return last.on, said
    if contact.met_on is not None and contact.met_on <= today:
        if contact.met_on == today:
            return contact.met_on, message("met today, you keep {cadence}", cadence=cadence)
        said = message(
            "met {count} day ago and not in touch since, you keep {cadence}",
            "met {count} days ago and not in touch since, you keep {cadence}",
            count=(today - contact.met_on).days,
            cadence=cadence,
        )
        return contact.met_on, said
    added = day_of(contact.created)
    if added is None:
        return None, message("no contact noted yet, and no day to count from")
    if added >= today:
        return added, message("added today, you keep {cadence}", cadence=cadence)
    said = message(
        "added {count} day ago, no contact noted yet, you keep {cadence}",
        "added {count} days ago, no contact noted yet, you keep {cadence}",
        count=(today - added).days,
        cadence=cadence,
    )
    return added, said


def due_days(network: Network, today: date) -> dict[str, int]:
    """Return the days past for every contact that can be due: the `value` of `due`, for all at once.

    It reads rows, not records, so that a network of 30,000 that was just opened answers at once.
    """
    found = (
        (identifier, days_past(network, identifier, today)) for identifier in network.rows[Contact.TABLE]
    )
    return {identifier: days for identifier, days in found if days is not None}


def days_past(network: Network, identifier: str, today: date) -> int | None:
    """Return the days past for one contact, read from its row; None where it is never due."""
    raw = network.rows[Contact.TABLE].get(identifier)
    if raw is None or raw.get("deleted") or raw.get("stage") in ("archived", "to-approach"):
        return None
    cadence = raw_cadence(raw)
    if not cadence:
        return None
    start = network.last_day(identifier, today)
    if start is None:
        start = day(raw.get("met_on"))
        if start is None or start > today:
            start = day_of(raw.get("created"))
    if start is None:
        return None
    on = _after(start, cadence)
    if "snoozed_until" in raw:
        snoozed = day(raw["snoozed_until"])
        if snoozed is not None and snoozed > today:
            on = max(on, snoozed.toordinal())
    return today.toordinal() - on


def raw_cadence(raw: Mapping[str, Any]) -> int:
    """Return the cadence of a contact's row, in days: what `Contact.cadence` is of the record."""
    cadence = raw.get("cadence_days")
    if type(cadence) is int and 0 <= cadence <= 3650:
        return cadence
    circle = raw.get("circle")
    return CIRCLE_CADENCES.get(circle if isinstance(circle, str) else "open", CIRCLE_CADENCES["open"])


def chosen(raw: Mapping[str, Any]) -> bool:
    """Whether a contact's row has a circle, a star or a cadence of its own: the rest may be imported."""
    return raw.get("circle", "open") != "open" or "cadence_days" in raw or raw.get("starred") is True


def _after(start: date, days: int) -> int:
    """Return the ordinal of the day some days later; the calendar's last where it ends before."""
    return min(start.toordinal() + days, date.max.toordinal())


def due_now(network: Network, today: date) -> list[str]:
    """Return the ids of those to reconnect with, the most pressing first.

    People in a circle, with a star or with a cadence of their own come before everyone else: they were
    chosen, the rest may be an address book of thousands. Among each, the longest past for its cadence
    comes first.
    """
    contacts = network.rows[Contact.TABLE]

    def pressing(item: tuple[str, int]) -> tuple[bool, float, str]:
        raw = contacts[item[0]]
        return not chosen(raw), -(item[1] + 1) / raw_cadence(raw), item[0]

    past = (item for item in due_days(network, today).items() if item[1] >= 0)
    return [identifier for identifier, _days in sorted(past, key=pressing)]


def reconnect(network: Network, today: date, limit: int | None = None) -> list[tuple[Contact, Due]]:
    """Return who to reconnect with and why, in the order of `due_now`.

    Args:
        network: The network.
        today: The day that it is.
        limit: At most this many; all where None.
    """
    found = (network.get(Contact, identifier) for identifier in due_now(network, today)[:limit])
    return [(contact, due(network, contact, today)) for contact in found if contact is not None]
