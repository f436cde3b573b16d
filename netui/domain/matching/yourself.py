"""Yourself: what you offer, and whether you have room for more."""

from collections.abc import Iterable
from typing import Final

from netui.domain.matching.fitting import THRESHOLD, Fits
from netui.domain.matching.terms import Terms
from netui.domain.network import Network, Touched
from netui.domain.tables import Exchange, Profile

USUAL: Final = 5
"""Promises that are room enough where the profile names no weekly capacity."""

FULL: Final = 0.6
"""What help of your own is worth where more is promised than a week has room for."""


class Yourself:
    """Your profile beside the needs of others."""

    def __init__(self, network: Network, fits: Fits) -> None:
        self._network = network
        self._fits = fits
        self._offers: list[tuple[str, Terms]] = []
        self._wanted: set[str] = set()
        self._capacity = USUAL
        self._promised: set[str] = set()
        self._read()
        for identifier, raw in network.rows[Exchange.TABLE].items():
            if raw.get("status") == "promised":
                self._note(identifier)

    @property
    def room(self) -> float:
        """What your free capacity leaves of help of your own: 1 while there is some, else 0.6."""
        return 1.0 if len(self._promised) < self._capacity else FULL

    def fit(self, need: Terms) -> tuple[float, str]:
        """Return how far you could meet a need yourself and with which offer; 0 and nothing where not."""
        if self._wanted.isdisjoint(need.keys):
            return 0.0, ""
        best = max((self._fits.value(need, terms), offer) for offer, terms in self._offers)
        return best if best[0] >= THRESHOLD else (0.0, "")

    def touch(self, touched: Iterable[Touched]) -> None:
        """Look again at what has changed."""
        for each in touched:
            if each.table == Exchange.TABLE:
                self._note(each.id)
        if any(each.table == Profile.TABLE for each in touched):
            self._read()

    def _read(self) -> None:
        """Read your profile."""
        profile: Profile = self._network.profile
        self._offers = [(offer, self._fits.reader.terms(offer)) for offer in profile.offers]
        self._capacity = USUAL if profile.weekly_capacity is None else profile.weekly_capacity
        answers = self._fits.reader.synonyms.answers
        self._wanted = {
            wanted
            for _offer, terms in self._offers
            for clause in terms.clauses
            for slot in clause.core.slots
            for key in slot.keys
            for wanted in answers(key)
        }

    def _note(self, exchange: str) -> None:
        """Note whether an entry of the ledger is a promise of yours that is open."""
        raw = self._network.rows[Exchange.TABLE].get(exchange, {})
        if raw.get("status") == "promised" and raw.get("direction") == "gave" and not raw.get("deleted"):
            self._promised.add(exchange)
        else:
            self._promised.discard(exchange)
