"""The people of a day: whom something may be proposed for, how close they are, who knows whom."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from netui.domain.matching.pool import texts
from netui.domain.measures.days import day
from netui.domain.measures.strength import Attention
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
_NOBODY: Final[set[str]] = set()


class Roster:
    """What each contact's row says of whom something may be proposed for, read once for many days.

    Attributes:
        rows: The contacts' rows, by id.
        there: Those who are neither in the trash nor archived.
        known: Those of them whom you know, more than by name.
        looking: Those of them who look for work, for a while or for good.
        seeking: Those of them who look for a position.
        jobless: Those of them who need one.
        snoozed: Until when some of them want to be left alone.
    """

    def __init__(self, network: Network) -> None:
        self.rows = network.rows[Contact.TABLE]
        self.there: set[str] = set()
        self.known: set[str] = set()
        self.looking: set[str] = set()
        self.seeking: set[str] = set()
        self.jobless: set[str] = set()
        self.snoozed: dict[str, date] = {}
        self._network = network
        self._attention = Attention(network)
        self._met: dict[str, set[str]] | None = None
        for who, raw in self.rows.items():
            self._look(who, raw)

    def touch(self, touched: Iterable[Touched]) -> None:
        """Look again at what has changed."""
        for who in changed_people(touched):
            for people in (self.there, self.known, self.looking, self.seeking, self.jobless):
                people.discard(who)
            self.snoozed.pop(who, None)
            self._attention.touch(who)
            if (raw := self.rows.get(who)) is not None:
                self._look(who, raw)
        if any(each.table == Introduction.TABLE for each in touched):
            self._met = None

    def ties(self, today: date) -> dict[str, float]:
        """Return how close everybody is who was ever in touch."""
        return {who: _tie(strength) for who, strength in self._attention.strengths(today).items()}

    def tie(self, contact: str, today: date) -> float:
        """Return how close somebody is."""
        return _tie(self._attention.strength(contact, today) or 0.0)

    def met(self, contact: str) -> set[str]:
        """Return whom somebody is, was or wouldn't be introduced to."""
        if self._met is None:
            self._met = {}
            for raw in self._network.rows[Introduction.TABLE].values():
                if not raw.get("deleted"):
                    a, b = str(raw.get("a")), str(raw.get("b"))
                    self._met.setdefault(a, set()).add(b)
                    self._met.setdefault(b, set()).add(a)
        return self._met.get(contact, _NOBODY)

    def _look(self, contact: str, raw: Raw) -> None:
        stage = raw.get("stage")
        if stage == "archived" or raw.get("deleted"):
            return
        if "snoozed_until" in raw and (until := day(raw["snoozed_until"])) is not None:
            self.snoozed[contact] = until
        self.there.add(contact)
        if stage not in NOT_MET:
            self.known.add(contact)
            goals = texts(raw["goals"]) if "goals" in raw else ()
            if goals and not WORK.isdisjoint(goals):
                self.looking.add(contact)
                if not POSITION.isdisjoint(goals):
                    self.seeking.add(contact)
                if "job-search" in goals:
                    self.jobless.add(contact)


class People:
    """Contacts as they stand on a day.

    Attributes:
        today: The day.
        rows: The contacts' rows, by id.
        ties: How close each is, 0.25 to 1: 0.25 + 0.75·strength; who is missing, 0.25.
        there: Those for whom something may be proposed: not in the trash, archived or snoozed.
        known: Those of them whom you know, more than by name.
        looking: Those of them who look for work, for a while or for good.
        seeking: Those of them who look for a position.
        jobless: Who needs one, and is not only glad to hear of one.
    """

    def __init__(self, roster: Roster, today: date) -> None:
        self.today = today
        self.rows = roster.rows
        self.ties = roster.ties(today)
        snoozed = {who for who, until in roster.snoozed.items() if until > today}
        self.there = roster.there - snoozed
        self.known = roster.known - snoozed
        self.looking = roster.looking - snoozed
        self.seeking = roster.seeking - snoozed
        self.jobless = roster.jobless
        self._roster = roster

    def touch(self, touched: Iterable[Touched]) -> set[str]:
        """Look again at what was touched; returns the people whose tie or state is another."""
        roster, changed = self._roster, set()
        sets = (
            (self.there, roster.there),
            (self.known, roster.known),
            (self.looking, roster.looking),
            (self.seeking, roster.seeking),
        )
        for who in changed_people(touched):
            before = (self.tie(who), *(who in mine for mine, _theirs in sets))
            until = roster.snoozed.get(who)
            awake = until is None or until <= self.today
            for mine, theirs in sets:
                if awake and who in theirs:
                    mine.add(who)
                else:
                    mine.discard(who)
            self.ties[who] = roster.tie(who, self.today)
            if before != (self.ties[who], *(who in mine for mine, _theirs in sets)):
                changed.add(who)
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

    def linked(self, contact: str) -> set[str]:
        """Return whom somebody says they know, or is, was or wouldn't be introduced to."""
        knows = self.row(contact).get("knows")
        met = self._roster.met(contact)
        return {*met, *texts(knows)} if isinstance(knows, list) and knows else met

    def says_to_know(self, contact: str, other: str) -> bool:
        """Whether somebody says that they know another."""
        knows = self.row(contact).get("knows")
        return isinstance(knows, list) and other in knows


def changed_people(touched: Iterable[Touched]) -> set[str]:
    """Return the people whose row or interactions changed."""
    about = (each.contacts for each in touched if each.table in {Contact.TABLE, Interaction.TABLE})
    return {who for contacts in about for who in contacts}


def _tie(strength: float) -> float:
    return NEVER + (1 - NEVER) * strength
