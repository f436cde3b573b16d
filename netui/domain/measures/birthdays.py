"""Birthdays that come up."""

from dataclasses import dataclass
from datetime import date

from netui.domain.network import Network
from netui.domain.tables import Contact


@dataclass(frozen=True, slots=True)
class ComingBirthday:
    """A contact's next birthday.

    Attributes:
        contact: Whose.
        on: The day, from today on.
        age: How old they become; None where the year of birth is not known.
    """

    contact: Contact
    on: date
    age: int | None


def birthdays(network: Network, today: date, days: int) -> list[ComingBirthday]:
    """Return the birthdays of the coming days, today's first; not of the archived.

    Args:
        network: The network.
        today: The day that it is.
        days: How far ahead to look; 0 = today alone.
    """
    found = []
    for identifier, raw in network.rows[Contact.TABLE].items():
        # Rows, not records: most people have no birthday written down, and are not worth reading for it.
        if "birthday" not in raw or raw.get("deleted") or raw.get("stage") == "archived":
            continue
        contact = network.get(Contact, identifier)
        if contact is not None and contact.birthday:
            on = next_birthday(contact.birthday, today)
            if (on - today).days <= days:
                year = contact.birthday[:-6]
                age = on.year - int(year) if year.isdigit() else None
                found.append(ComingBirthday(contact, on, age))
    return sorted(found, key=lambda coming: (coming.on, coming.contact.id))


def next_birthday(birthday: str, today: date) -> date:
    """Return the next day on which a birthday is kept; 29 February on the 28th where there is none.

    Args:
        birthday: ``YYYY-MM-DD`` or ``--MM-DD``.
        today: The day that it is.
    """
    month, day = int(birthday[-5:-3]), int(birthday[-2:])
    this_year = _kept(today.year, month, day)
    return this_year if this_year >= today else _kept(today.year + 1, month, day)


def _kept(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)
