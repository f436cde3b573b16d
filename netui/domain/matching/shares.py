"""What is worth reading: shares, to those who care for their topics."""

from collections.abc import Iterable
from typing import Final

from netui.domain.matching.because import because
from netui.domain.matching.gives import Give, give_key
from netui.domain.matching.passing import MOST, Fitting
from netui.domain.matching.people import People
from netui.domain.matching.pool import Holding, texts
from netui.domain.matching.ranking import PASSING, Accept, Ranked, Ranking
from netui.domain.matching.terms import Terms
from netui.domain.measures.days import day
from netui.domain.network import Network, Touched
from netui.domain.records import Raw
from netui.domain.tables import Exchange, Share

SHARING: Final = 0.5
"""What a share is worth, beside the other kinds of gives."""

SHARE_DAYS: Final = 60
"""Days for which what was worth sharing is."""


class Shared:
    """What you shared with whom."""

    def __init__(self, network: Network) -> None:
        self._exchanges = network.rows[Exchange.TABLE]
        self._shares_of: dict[str, set[str]] = {}  # by exchange: what it shares or once did
        self._given: dict[str, set[str]] = {}  # exchanges by share
        for identifier, raw in self._exchanges.items():
            if "share" in raw:
                self._note(identifier)

    def had(self, share: str) -> set[object]:
        """Return the contacts who had a share."""
        return {self._exchanges[one].get("contact") for one in self._given.get(share, ())}

    def about(self, exchange: str) -> set[str]:
        """Return the shares that an entry of the ledger is, or was, about."""
        return self._shares_of.get(exchange, set())

    def touch(self, touched: Iterable[Touched]) -> None:
        """Look again at what has changed."""
        for each in touched:
            if each.table == Exchange.TABLE:
                self._note(each.id)

    def _note(self, exchange: str) -> None:
        for before in self.about(exchange):
            self._given[before].discard(exchange)
        raw = self._exchanges.get(exchange, {})
        share = raw.get("share")
        if isinstance(share, str) and not raw.get("deleted"):
            self._shares_of.setdefault(exchange, set()).add(share)
            self._given.setdefault(share, set()).add(exchange)


class Shares:
    """Shares, and the people who care for what they are about."""

    def __init__(
        self, network: Network, people: People, shared: Shared, cares: Ranking, abilities: Ranking
    ) -> None:
        self._rows = network.rows[Share.TABLE]
        self._people = people
        self._shared = shared
        self._rankings = (cares, abilities)  # who offers something reads about it as well
        self._reader = cares.pool.fits.reader
        self._noted: dict[str, tuple[Terms, float, tuple[str, ...]]] = {}

    def all(self) -> Iterable[str]:
        """Return the ids of all shares."""
        return self._rows.keys()

    def recent(self) -> list[str]:
        """Return the ids of the shares that are still worth passing on."""
        return [identifier for identifier, raw in self._rows.items() if self._age(raw) is not None]

    def touched(self, contact: str) -> set[str]:
        """Return the ids of the shares that may look different for what changed about a contact."""
        tie = PASSING.of(self._people.tie(contact))
        noted = [(identifier, terms, tie, bar) for identifier, (terms, bar, _best) in self._noted.items()]
        reached = [ranking.reached(contact, noted) for ranking in self._rankings]
        had = {identifier for identifier, (_terms, _bar, best) in self._noted.items() if contact in best}
        return had.union(*reached)

    def gives(self, identifier: str) -> list[Give]:
        """Return the proposal to share something; nothing where nobody is left who cares."""
        raw = self._rows.get(identifier)
        age = self._age(raw) if raw is not None else None
        self._noted.pop(identifier, None)
        if raw is None or age is None:
            return []
        terms, accept = self._terms_of(raw), self._accept(identifier)
        found: dict[str, Ranked] = {}
        for ranking in self._rankings:
            for each in ranking.best(terms, MOST, PASSING, accept):
                if each.contact not in found or each.value > found[each.contact].value:
                    found[each.contact] = each
        ranked = sorted(found.values(), key=lambda each: (-each.value, each.contact))[:MOST]
        people = tuple(each.contact for each in ranked)
        self._noted[identifier] = terms, ranked[-1].value if len(ranked) == MOST else 0.0, people
        if not ranked:
            return []
        return [self._give(identifier, people, ranked[0].value, ranked[0].holding, age)]

    def for_one(self, identifier: str, contact: str) -> Give | None:
        """Return the proposal to share something with one person; None where they don't care for it."""
        raw = self._rows.get(identifier)
        age = self._age(raw) if raw is not None else None
        if raw is None or age is None:
            return None
        found = self._one(self._terms_of(raw), contact, self._accept(identifier))
        if found is None:
            return None
        value = found[0] * PASSING.of(self._people.tie(contact))
        return self._give(identifier, (contact,), value, found[1], age)

    def caring(self, topics: Iterable[str], identifier: str) -> list[Fitting]:
        """Return who cares about topics, best first, those aside who had the share."""
        terms, accept = self._terms(topics), self._accept(identifier)
        everybody: dict[str, tuple[float, Holding]] = {}
        for ranking in self._rankings:
            for who, fit in ranking.everybody(terms, accept).items():
                if who not in everybody or fit[0] > everybody[who][0]:
                    everybody[who] = fit
        found = [
            (fit * PASSING.of(self._people.tie(who)), who, fit, holding)
            for who, (fit, holding) in everybody.items()
        ]
        found.sort(key=lambda each: (-each[0], each[1]))
        return [(who, fit, (because(holding.field, holding.text),)) for _value, who, fit, holding in found]

    def _one(self, terms: Terms, contact: str, accept: Accept) -> tuple[float, Holding] | None:
        fits = (ranking.one(terms, contact, accept) for ranking in self._rankings)
        return max(filter(None, fits), key=lambda fit: fit[0], default=None)

    def _terms_of(self, raw: Raw) -> Terms:
        return self._terms(texts(raw.get("topics")) or [str(raw.get("title", ""))])

    def _terms(self, topics: Iterable[str]) -> Terms:
        listed = [self._reader.terms(topic) for topic in topics]
        return self._reader.same([clause for terms in listed for clause in terms.clauses])

    def _accept(self, identifier: str) -> Accept:
        key = give_key("share", identifier)
        had = self._shared.had(identifier)
        people = self._people

        def accept(contact: str, _holding: Holding) -> bool:
            to_approach = people.row(contact).get("stage") == "to-approach"
            return contact not in had and not to_approach and people.not_dismissed(contact, key)

        return accept

    def _age(self, raw: Raw) -> int | None:
        """Return how many days ago something was shared first; None where that is too long ago."""
        on = day(raw.get("on"))
        age = (self._people.today - on).days if on is not None and not raw.get("deleted") else -1
        return age if 0 <= age <= SHARE_DAYS else None

    def _give(self, identifier: str, who: tuple[str, ...], value: float, holding: Holding, age: int) -> Give:
        worth = SHARING * value * 2.0 ** (-age / SHARE_DAYS)
        key = give_key("share", identifier)
        return Give(
            "share", who, Share.TABLE, identifier, worth, (because(holding.field, holding.text),), key
        )
