"""Contacts by what they say of themselves: who offers what, who cares about what, kept up to date."""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from netui.domain.matching.fitting import THRESHOLD, Fits, bound
from netui.domain.matching.terms import MET, Core, Terms
from netui.domain.network import Network, Touched
from netui.domain.tables import Contact

ABILITIES: Final = {"offers": 1.0, "role": 0.9, "tags": 0.6}
"""What each field says about what somebody can help with: an offer is a word given, a tag only a hint."""

CARES: Final = {"interests": 1.0}
"""The same of what somebody cares about."""


class Holding(NamedTuple):
    """One thing that a contact says of themselves.

    Attributes:
        factor: What its field counts.
        contact: The contact's id.
        field: Where it stands: offers, role, interests or tags.
        text: As it stands there.
        terms: What it is about.
    """

    factor: float
    contact: str
    field: str
    text: str
    terms: Terms


class Group:
    """Everybody who says something about the same.

    Attributes:
        core: What that is.
        people: What each of them says, by contact id, behind the most that a field of it counts.
        version: Goes up with every change.
    """

    __slots__ = ("core", "people", "version")

    def __init__(self, core: Core) -> None:
        self.core = core
        self.people: dict[str, tuple[float, list[Holding]]] = {}
        self.version = 0


class Pool:
    """Contacts by what some of their fields say, in groups by what that is about.

    Those in the trash and those archived are in no group.

    Attributes:
        fits: How far offers answer needs.
    """

    def __init__(self, network: Network, fits: Fits, fields: Mapping[str, float]) -> None:
        self.fits = fits
        self._rows = network.rows[Contact.TABLE]
        self._fields = fields
        self._holdings: dict[str, list[Holding]] = {}  # of whom it was asked for
        self._gathered = False
        self._groups: dict[Core, Group] = {}
        self._by_key: dict[str, set[Core]] = {}
        self._made: list[Core] = []  # of each group, in the order in which they were made
        self._ranked: dict[tuple[Core, bool], tuple[int, list[tuple[float, Core]]]] = {}
        self._meetings: dict[Core, set[str]] = {}
        self._answering: dict[Terms, tuple[int, list[tuple[float, Group]]]] = {}

    def touch(self, touched: Iterable[Touched]) -> None:
        """Read again what has changed."""
        for identifier in {each.id for each in touched if each.table == Contact.TABLE}:
            before = self._holdings.pop(identifier, [])
            if self._gathered and self.holdings(identifier) != before:
                for core in {clause.core for holding in before for clause in holding.terms.clauses}:
                    group = self._groups[core]
                    group.version += 1
                    del group.people[identifier]
                self._gather(identifier)

    def holdings(self, contact: str) -> list[Holding]:
        """Return what a contact says."""
        held = self._holdings.get(contact)
        if held is None:
            held = self._holdings[contact] = self._read(contact)
        return held

    def cores(self, contact: str) -> Iterator[Core]:
        """Yield what a contact says something about."""
        for holding in self.holdings(contact):
            for clause in holding.terms.clauses:
                yield clause.core

    def says(self, contact: str, terms: Terms) -> bool:
        """Whether a contact says something themselves that answers terms."""
        return any(self.fits.value(terms, holding.terms) >= THRESHOLD for holding in self.holdings(contact))

    def answered_by(self, contact: str) -> set[str]:
        """Return the meanings of a need that what a contact says meets."""
        answers = self.fits.reader.synonyms.answers
        return {
            wanted
            for core in self.cores(contact)
            for slot in core.slots
            if slot.nature != "g"
            for key in slot.keys
            for wanted in answers(key)
        }

    def reading(self) -> Iterator[None]:
        """Read what everybody says, one after the other; whoever changes meanwhile is read again."""
        for identifier in list(self._rows):
            self.holdings(identifier)
            yield

    def gather(self) -> None:
        """Put everybody into their groups, where nobody has yet."""
        if not self._gathered:
            self._gathered = True
            for identifier in self._rows:
                self._gather(identifier)

    def groups(self, contact: str) -> list[Group]:
        """Return the groups that a contact is in, as far as they are made."""
        return [self._groups[core] for core in self.cores(contact)] if self._gathered else []

    def answering(self, need: Terms) -> list[tuple[float, Group]]:
        """Return the groups that may answer a need with what their fit comes to at most, best first."""
        self.gather()
        made, found = self._answering.get(need, (-1, []))
        if made != len(self._made):
            if made < 0:
                found = self._merged(need)
            else:
                for ranked in self._newest(need, made):
                    insort(found, ranked, key=_best_first)
            self._answering[need] = len(self._made), found
        return found

    def _merged(self, need: Terms) -> list[tuple[float, Group]]:
        groups = self._groups
        bounds = [
            (most * clause.worth, groups[core])
            for clause in need.clauses
            for most, core in self._bounds(clause.core, bool(clause.context))
            if most * clause.worth >= THRESHOLD
        ]
        if len(need.clauses) == 1:
            return bounds
        bounds.sort(key=_best_first)
        best: dict[Group, float] = {}
        for most, group in bounds:
            best.setdefault(group, most)
        return [(most, group) for group, most in best.items()]

    def _newest(self, need: Terms, seen: int) -> Iterator[tuple[float, Group]]:
        """Yield the groups that may answer a need of those that were made since so many were seen."""
        for core in self._made[seen:]:
            most = max(
                bound(clause.core, core, bool(clause.context)) * clause.worth
                if self._is_near(clause.core, core)
                else 0.0
                for clause in need.clauses
            )
            if most >= THRESHOLD:
                yield most, self._groups[core]

    def _bounds(self, need: Core, context: bool) -> list[tuple[float, Core]]:
        """Return what a need is about may be answered by, with what the fit comes to at most, best first.

        Args:
            need: What a clause of the need is about.
            context: Whether it has a context.
        """
        seen, found = self._ranked.get((need, context), (-1, []))
        if seen < 0:
            cores = {core for key in self._meeting(need) for core in self._by_key.get(key, ())}
        else:
            cores = {core for core in self._made[seen:] if self._is_near(need, core)}
        if cores:
            bounds = ((bound(need, core, context), core) for core in cores)
            found = sorted(
                [*found, *(each for each in bounds if each[0] >= THRESHOLD)],
                key=lambda ranked: (-ranked[0], ranked[1].name),
            )
        self._ranked[need, context] = len(self._made), found
        return found

    def _is_near(self, need: Core, offer: Core) -> bool:
        """Return whether an offer has a meaning that meets something of what a need is about."""
        meeting = self._meeting(need)
        return any(not meeting.isdisjoint(slot.keys) for slot in offer.slots)

    def _meeting(self, need: Core) -> set[str]:
        """Return the meanings that meet something of what a need is about: without one there is no fit."""
        known = self._meetings.get(need)
        if known is None:
            known = self._meetings[need] = {
                key
                for slot in need.slots
                if slot.nature != "g"
                for key, strength in slot.related.items()
                if strength >= MET
            }
        return known

    def _read(self, identifier: str) -> list[Holding]:
        raw = self._rows.get(identifier)
        if raw is None or raw.get("deleted") or raw.get("stage") == "archived":
            return []
        terms = self.fits.reader.terms
        return [
            Holding(factor, identifier, field, text, said)
            for field, factor in self._fields.items()
            if field in raw
            for text in texts(raw[field])
            if (said := terms(text)).clauses
        ]

    def _gather(self, identifier: str) -> None:
        for holding in self.holdings(identifier):
            for clause in holding.terms.clauses:
                group = self._groups.get(clause.core) or self._make(clause.core)
                known = group.people.get(identifier)
                if known is None:
                    group.version += 1
                    group.people[identifier] = holding.factor, [holding]
                elif holding not in known[1]:
                    group.people[identifier] = max(known[0], holding.factor), [*known[1], holding]

    def _make(self, core: Core) -> Group:
        group = self._groups[core] = Group(core)
        self._made.append(core)
        for slot in core.slots:
            for key in slot.keys:
                self._by_key.setdefault(key, set()).add(core)
        return group


def _best_first(ranked: tuple[float, Group]) -> tuple[float, tuple[tuple[str, ...], ...]]:
    return -ranked[0], ranked[1].core.name


def texts(value: Any) -> list[str]:
    """Return the texts in a row's field, whatever somebody wrote there by hand."""
    if isinstance(value, str):
        return [value] if value else []
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
