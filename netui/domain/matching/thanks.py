"""What the ledger asks for: thanks, a good word for good work, and promises to keep."""

from collections.abc import Iterable
from typing import Final

from netui.domain.matching.gives import Give, give_key
from netui.domain.matching.people import People
from netui.domain.measures.days import day, day_of
from netui.domain.measures.said import favour
from netui.domain.messages import message
from netui.domain.network import Network, Touched
from netui.domain.records import Raw
from netui.domain.spans import from_today
from netui.domain.tables import Exchange

THANKING: Final = 0.6
ENDORSING: Final = 0.35
KEEPING: Final = 0.95
"""What thanks, a good word and a promise are worth, beside the other kinds of gives."""

THANK_DAYS: Final = 180
"""Days after which thanks would only puzzle."""

ENDORSE_DAYS: Final = 365
"""Days for which good work is worth a good word: later, nobody could say any more what was good in it."""

ENDORSED_DAYS: Final = 365
"""Days for which one good word is enough."""

GOOD: Final = 4
"""The satisfaction, 1 to 5, from which work was good."""

GOOD_WORK: Final = frozenset({"help", "advice", "feedback"})
"""Kinds of what was received that are somebody's work: an order of theirs, or a chair, is none."""


class Received:
    """What each contact gave you, and your good words for them, as far as something may be said about it."""

    def __init__(self, network: Network) -> None:
        self._rows = network.rows[Exchange.TABLE]
        self._contact_of: dict[str, str] = {}
        self._by_contact: dict[str, dict[str, int | None]] = {}
        for identifier in self._rows:
            self._note(identifier)

    def of(self, contact: str) -> dict[str, int | None]:
        """Return the entries of the ledger about a contact, with the day of each where it is known."""
        return self._by_contact.get(contact, {})

    def since(self, earliest: int) -> list[str]:
        """Return the contacts with an entry of a day or later."""
        return [
            who
            for who, noted in self._by_contact.items()
            if any(on is not None and on >= earliest for on in noted.values())
        ]

    def touch(self, touched: Iterable[Touched]) -> None:
        """Look again at what has changed."""
        for each in touched:
            if each.table == Exchange.TABLE:
                self._note(each.id)

    def _note(self, exchange: str) -> None:
        raw = self._rows.get(exchange, {})
        before = self._contact_of.pop(exchange, None)
        if before is not None:
            del self._by_contact[before][exchange]
        who = raw.get("contact")
        if isinstance(who, str) and not raw.get("deleted") and _matters(raw):
            on = day(raw.get("on")) or day_of(raw.get("created"))
            self._contact_of[exchange] = who
            self._by_contact.setdefault(who, {})[exchange] = on.toordinal() if on is not None else None


class Thanks:
    """The thanks and the good words that are due."""

    def __init__(self, network: Network, people: People, received: Received) -> None:
        self._network = network
        self._rows = network.rows[Exchange.TABLE]
        self._people = people
        self._received = received

    def all(self) -> list[str]:
        """Return the ids of the contacts who gave you something lately."""
        return self._received.since(self._people.today.toordinal() - max(THANK_DAYS, ENDORSE_DAYS))

    def gives(self, contact: str) -> list[Give]:
        """Return the thanks and the good word that a contact could have from you."""
        noted = self._received.of(contact)
        if not noted or contact not in self._people.there:
            return []
        today = self._people.today.toordinal()
        ages = {one: today - on if on is not None else -1 for one, on in noted.items()}
        found = [*filter(None, (self._thank(one, contact, age) for one, age in ages.items()))]
        endorsed = any(
            age < ENDORSED_DAYS and self._rows[one].get("direction") == "gave" for one, age in ages.items()
        )
        if not endorsed and contact in self._people.known:
            good = filter(None, (self._endorse(one, contact, age) for one, age in ages.items()))
            found += sorted(good, key=lambda give: (-give.value, give.key))[:1]
        return found

    def promises(self, contact: str) -> list[Give]:
        """Return your promises to a contact that are still to be kept."""
        found = []
        for exchange in self._network.exchanges(contact):
            if exchange.direction != "gave" or exchange.done:
                continue
            today = self._people.today
            on = exchange.on or day_of(exchange.created)
            said = favour(exchange)
            if exchange.due is not None:
                when = from_today((exchange.due - today).days)
                reason = message("its day is {when}", when=when)
                if exchange.due < today:
                    reason = message("its day was {when}", when=when)
            elif on is not None:
                reason = message("you promised it {when}", when=from_today(min((on - today).days, 0)))
            else:
                reason = message("you promised {what}", what=said)
            late = exchange.due is not None and exchange.due < today
            key = give_key("keep", exchange.id)
            value = 1.0 if late else KEEPING
            found.append(Give("keep", (contact,), Exchange.TABLE, exchange.id, value, (reason,), key))
        return found

    def _thank(self, identifier: str, contact: str, age: int) -> Give | None:
        """Return the thanks for something; the age of what is to come, or of what has no day, is negative."""
        if not 0 <= age <= THANK_DAYS:
            return None
        raw, key = self._rows[identifier], give_key("thank", identifier)
        if raw.get("direction") != "received" or day(raw.get("thanked_on")) is not None:
            return None
        if not self._people.open_to(contact, key):
            return None
        value = THANKING * self._people.tie(contact) * 2.0 ** (-age / THANK_DAYS)
        reason = message("received {when} and not thanked for yet", when=from_today(-age))
        return Give("thank", (contact,), Exchange.TABLE, identifier, value, (reason,), key)

    def _endorse(self, identifier: str, contact: str, age: int) -> Give | None:
        if not 0 <= age <= ENDORSE_DAYS:
            return None
        raw, key = self._rows[identifier], give_key("endorse", identifier)
        satisfied = raw.get("satisfaction")
        if type(satisfied) is not int or satisfied < GOOD or raw.get("kind") not in GOOD_WORK:
            return None
        if not self._people.open_to(contact, key):
            return None
        value = ENDORSING * self._people.tie(contact) * 2.0 ** (-age / ENDORSED_DAYS) * satisfied / 5
        reason = message("good work {when}, and no endorsement from you yet", when=from_today(-age))
        return Give("endorse", (contact,), Exchange.TABLE, identifier, value, (reason,), key)


def _matters(raw: Raw) -> bool:
    """Whether something may be said about an entry: received and done, or an endorsement that you gave."""
    if raw.get("status") == "promised":
        return False
    if raw.get("direction") == "received":
        return True
    return raw.get("direction") == "gave" and raw.get("kind") == "endorsement"
