"""What each contact can help with and cares about, by meaning, kept up to date with the network."""

from typing import Any, Final, NamedTuple

from netui.domain.matching.fitting import THRESHOLD, fit_terms
from netui.domain.matching.synonyms import Synonyms
from netui.domain.matching.terms import Terms, terms
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import Contact

EVIDENCE: Final = {"offers": 1.0, "role": 0.9, "tags": 0.65}
"""What each field of a contact says about what they can help with: an offer is a word given, a tag a hint."""


class Evidence(NamedTuple):
    """One thing that says what a contact can help with.

    Attributes:
        field: Where it stands: offers, role or tags.
        text: As it stands there.
        terms: What it is about.
    """

    field: str
    text: str
    terms: Terms


class Answer(NamedTuple):
    """How far a contact answers a need.

    Attributes:
        value: 0 to 1.
        field: Where it is from.
        text: What the contact offers, is, or is tagged as.
    """

    value: float
    field: str
    text: str


class People:
    """Contacts by what they can help with.

    Attributes:
        evidence: What says what each contact can help with, by contact id.
    """

    def __init__(self, network: Network, synonyms: Synonyms) -> None:
        self.evidence: dict[str, list[Evidence]] = {}
        self._network = network
        self._synonyms = synonyms
        self._by_key: dict[str, set[str]] = {}
        self._version = -1

    def renew(self) -> None:
        """Read what has changed in the network."""
        if self._version == self._network.version:
            return
        touched = self._network.touched_since(self._version) if self._version >= 0 else None
        rows = self._network.rows[Contact.TABLE]
        if touched is None:
            stale = {*rows, *self.evidence}
        else:
            stale = {each.id for each in touched if each.table == Contact.TABLE}
        for identifier in stale:
            self._forget(identifier)
            self._read(identifier, rows.get(identifier))
        self._version = self._network.version

    def answers(self, need: Terms) -> dict[str, Answer]:
        """Return who answers a need and how far, by contact id."""
        found: dict[str, Answer] = {}
        candidates: set[str] = set()
        for clause in need.clauses:
            for slot in clause.core:
                for key in slot.keys:
                    for other in self._synonyms.related(key):
                        candidates |= self._by_key.get(other, set())
        for identifier in candidates:
            answer = self.answer(need, identifier)
            if answer is not None:
                found[identifier] = answer
        return found

    def answer(self, need: Terms, contact: str) -> Answer | None:
        """Return how far a contact answers a need; None where not far enough to be shown."""
        best = None
        for each in self.evidence.get(contact, ()):
            value = EVIDENCE[each.field] * fit_terms(need, each.terms, self._synonyms).value
            if value >= THRESHOLD and (best is None or value > best.value):
                best = Answer(value, each.field, each.text)
        return best

    def _forget(self, identifier: str) -> None:
        for each in self.evidence.pop(identifier, ()):
            for key in _core_keys(each.terms):
                self._by_key.get(key, set()).discard(identifier)

    def _read(self, identifier: str, raw: Raw | None) -> None:
        if raw is None or raw.get("deleted") or raw.get("stage") == "archived":
            return
        found = [
            Evidence(field, text, terms(text, self._synonyms))
            for field in EVIDENCE
            for text in texts(raw.get(field))
        ]
        self.evidence[identifier] = found
        for each in found:
            for key in _core_keys(each.terms):
                self._by_key.setdefault(key, set()).add(identifier)


def texts(value: Any) -> list[str]:
    """Return the texts of a row's field, whatever somebody wrote there by hand."""
    if isinstance(value, str):
        return [value] if value else []
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _core_keys(of: Terms) -> set[str]:
    return {key for clause in of.clauses for slot in clause.core for key in slot.keys}
