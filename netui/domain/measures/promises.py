"""Promises: what you said you would give and haven't given yet."""

from dataclasses import dataclass
from datetime import date

from netui.domain.measures.exchanges import counts_from
from netui.domain.messages import Measure, message
from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise of yours that is open.

    Attributes:
        exchange: What was promised, to whom.
        since: The day that it was promised, where known.
        late: Days past the day it was promised for; negative while there are days to go, None where
            no day was named.
    """

    exchange: Exchange
    since: date | None
    late: int | None


def open_promises(network: Network, today: date, direction: str = "gave") -> list[Promised]:
    """Return the open promises to people who are not in the trash, the earliest day first, then the oldest.

    Args:
        network: The network.
        today: The day that it is.
        direction: ``gave`` for what you promised, ``received`` for what was promised to you.
    """
    contacts = network.rows[Contact.TABLE]
    found = [
        Promised(one, counts_from(one), (today - one.due).days if one.due else None)
        for one in network.where(Exchange, lambda raw: raw.get("status") == "promised")
        if one.direction == direction and not contacts.get(one.contact, {}).get("deleted")
    ]
    far = date.max
    found.sort(key=lambda one: (one.exchange.due or far, one.since or far, one.exchange.id))
    return found


def promises(network: Network, today: date) -> Measure:
    """Return how many promises of yours are open, and how old the oldest is."""
    found = open_promises(network, today)
    if not found:
        return Measure(0.0, (message("no promise open"),))
    ages = [(today - one.since).days for one in found if one.since is not None]
    said = [message("{count} promise open", "{count} promises open", count=len(found))]
    if ages:
        said.append(message("oldest {count} day", "oldest {count} days", count=max(*ages, 0)))
    late = sum(1 for one in found if one.late is not None and one.late > 0)
    if late:
        said.append(message("{count} past its day", "{count} past their day", count=late))
    return Measure(float(len(found)), tuple(said))
