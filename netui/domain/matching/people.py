"""The people of a day: whom something may be proposed for, how close they are, who knows whom."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from netui.domain.matching.pool import texts
from netui.domain.measures.days import day
from netui.domain.measures.strength import strength_of, strengths
from netui.domain.network import Network, Touched
from netui.domain.records import Raw
from netui.domain.tables import Contact, Interaction, Introduction

NEVER: Final = 0.25
"""What a tie is worth where there was no contact: somebody is somebody."""

POSITION: Final = frozenset({"openings", "job-search"})
"""Goals of people who look for a position."""

WORK: Final = POSITION | {"clients"}
"""Goals of people who look for work, for a while or for good."""

NOT_MET: Final = frozenset({"to-approach", "approached"})
"""Stages of people whom you don't know yet: you can bring them together with nobody."""

_GONE: Final[Raw] = {"deleted": "gone"}


class People:
    """Contacts as they stand on a day, read from rows.

    Attributes:
        today: The day.
        rows: The contacts' rows, by id.
        ties: How close each is, 0.25 to 1: 0.25 + 0.75·strength; who is missing, 0.25.
        there: Those for whom something may be proposed: not in the trash, archived or snoozed.
        known: Those of them whom you know, more than by name.
        looking: Those of them who look for work, for a while or for good.
        seeking: Those of them who look for a position.
    """

    def __init__(self, network: Network, today: date) -> None:
        self.today = today
        self.ties = {who: _tie(strength) for who, strength in strengths(network, today).items()}
        self.there: set[str] = set()
        self.known: set[str] = set()
        self.looking: set[str] = set()
        self.seeking: set[str] = set()
        self._network = network
        self.rows = network.rows[Contact.TABLE]
        self._pairs: set[frozenset[str]] | None = None
        for who, raw in self.rows.items():
            self._look(who, raw)

    def touch(self, touched: Iterable[Touched]) -> set[str]:
        """Look again at what was touched; returns the people whose tie or state may be another."""
        changed: set[str] = set()
        for each in touched:
            if each.table == Introduction.TABLE:
                self._pairs = None
            elif each.table in {Contact.TABLE, Interaction.TABLE}:
                changed |= each.contacts
        for who in changed:
            for people in (self.there, self.known, self.looking, self.seeking):
                people.discard(who)
            self.ties.pop(who, None)
            if (raw := self.rows.get(who)) is not None:
                self._look(who, raw)
            if strength := strength_of(self._network, who, self.today):
                self.ties[who] = _tie(strength)
        return changed

    def row(self, contact: str) -> Raw:
        """Return a contact's row; of one that isn't there, a row in the trash."""
        return self.rows.get(contact, _GONE)

    def name(self, contact: str) -> str:
        """Return a contact's name."""
        name = self.row(contact).get("name")
        return name if isinstance(name, str) else ""

    def tie(self, contact: str) -> float:
        """Return how close a contact is, 0.25 to 1."""
        return self.ties.get(contact, NEVER)

    def not_dismissed(self, contact: str, key: str) -> bool:
        """Whether a give was not dismissed for a contact."""
        raw = self.row(contact)
        return "dismissed" not in raw or key not in texts(raw["dismissed"])

    def open_to(self, contact: str, key: str) -> bool:
        """Whether a give may be proposed for a contact: they are there, and it was not dismissed."""
        return contact in self.there and self.not_dismissed(contact, key)

    def _look(self, contact: str, raw: Raw) -> None:
        stage = raw.get("stage")
        if stage == "archived" or raw.get("deleted"):
            return
        if "snoozed_until" in raw:
            until = day(raw["snoozed_until"])
            if until is not None and until > self.today:
                return
        self.there.add(contact)
        if stage not in NOT_MET:
            self.known.add(contact)
            goals = texts(raw["goals"]) if "goals" in raw else ()
            if goals and not WORK.isdisjoint(goals):
                self.looking.add(contact)
                if not POSITION.isdisjoint(goals):
                    self.seeking.add(contact)

    def linked(self, one: str, other: str) -> bool:
        """Whether two know each other, or somebody is, was or wouldn't be bringing them together."""
        if _names(self.row(one).get("knows"), other) or _names(self.row(other).get("knows"), one):
            return True
        if self._pairs is None:
            self._pairs = {
                frozenset((str(raw.get("a")), str(raw.get("b"))))
                for raw in self._network.rows[Introduction.TABLE].values()
                if not raw.get("deleted")
            }
        return frozenset((one, other)) in self._pairs


def _tie(strength: float) -> float:
    return NEVER + (1 - NEVER) * strength


def _names(listed: Any, contact: str) -> bool:
    return isinstance(listed, list) and contact in listed
