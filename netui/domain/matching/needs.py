"""Needs of others: who else could meet them, what you could do yourself, and what waits for your answer."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from netui.domain.matching.because import ToMeet, due
from netui.domain.matching.gives import Give, give_key
from netui.domain.matching.people import People
from netui.domain.matching.places import Places
from netui.domain.matching.pool import Holding, texts
from netui.domain.matching.ranking import Ranked, Ranking, Worth
from netui.domain.matching.reading import Reader
from netui.domain.matching.terms import Terms
from netui.domain.matching.wanted import Wanted
from netui.domain.matching.yourself import Yourself
from netui.domain.measures.days import day, day_of
from netui.domain.messages import message
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.spans import from_today
from netui.domain.tables import Introduction, Request

BEST: Final = 3
"""People who could help that are proposed for one need."""

INTRODUCIBLE: Final = frozenset(
    {None, "introduction", "referral", "advice", "help", "information", "resource", "client"}
)
"""Kinds of needs that somebody else can meet; praise, and your opinion, only you can give."""

ANSWERING: Final = 0.9
INTRODUCING: Final = 0.8
HELPING: Final = 0.75
"""What an answer, an introduction and help of your own are worth, one beside the other."""

FRESH_DAYS: Final = 120
"""Days until half of what its age makes urgent in a need has gone."""

DUE_DAYS: Final = 30
"""Days ahead from which a day that is named makes a need more urgent."""


class Need(NamedTuple):
    """What a request of somebody needs.

    Attributes:
        terms: What it is about.
        needer: Whose it is.
        asked: Whether they asked you for it.
        introducible: Whether somebody else can meet it.
        due: The day that it is for.
        on: The day on which it came up.
    """

    terms: Terms
    needer: str
    asked: bool
    introducible: bool
    due: date | None
    on: date | None


def need_in(reader: Reader, raw: Raw) -> Need | None:
    """Return what a request needs; None where it is nobody else's, or met."""
    if raw.get("deleted") or raw.get("direction") != "incoming":
        return None
    status, needer, text = raw.get("status"), raw.get("contact"), raw.get("text")
    if status not in {None, "known", "open"} or not isinstance(needer, str) or not isinstance(text, str):
        return None
    return Need(
        terms=reader.need(text, texts(raw.get("tags"))),
        needer=needer,
        asked=status != "known",
        introducible=raw.get("kind") in INTRODUCIBLE,
        due=day(raw.get("due")),
        on=day(raw.get("on")) or day_of(raw.get("created")),
    )


class _Helped(NamedTuple):
    """Who could meet a need.

    Attributes:
        bar: What a helper has to be worth to be among the best; 0 while there is room.
        best: Who is among them.
    """

    bar: float
    best: tuple[str, ...]


_NOBODY: Final = _Helped(0.0, ())


class Needs:
    """The needs of others, and what could be given for each.

    Attributes:
        helped: The requests for which you could do something yourself.
    """

    def __init__(
        self,
        network: Network,
        people: People,
        wanted: Wanted[Need],
        ranking: Ranking,
        places: Places,
        yourself: Yourself,
    ) -> None:
        self.helped: set[str] = set()
        self._network = network
        self._people = people
        self._wanted = wanted
        self._ranking = ranking
        self._places = places
        self._yourself = yourself
        self._helpers: dict[str, _Helped] = {}
        self._among: dict[str, set[str]] = {}

    def all(self) -> Iterable[str]:
        """Return the ids of all requests."""
        return self._wanted.rows.keys()

    def of(self, contact: str) -> set[str]:
        """Return the ids of what a contact needs."""
        requests = self._network.of_contact(Request, contact)
        return {each.id for each in requests if self._wanted.get(each.id) is not None}

    def met_by(self, contact: str) -> set[str]:
        """Return the ids of the needs for which a contact is among the best helpers."""
        return self._among.get(contact, set())

    def reached_by(self, contact: str) -> set[str]:
        """Return the ids of the needs that a contact could meet, whoever could do so better."""
        return self._ranking.reached(
            contact,
            (
                (identifier, need.terms, 1.0, 0.0)
                for identifier, need in self._about(contact)
                if need.introducible
            ),
        )

    def touched(self, contact: str) -> set[str]:
        """Return the ids of the needs that may look different for what changed about a contact."""
        people, helpers, tie = self._people, self._helpers, self._people.tie(contact)
        reached = self._ranking.reached(
            contact,
            (
                (identifier, need.terms, Worth(people.tie(need.needer)).of(tie), helpers[identifier].bar)
                for identifier, need in self._about(contact)
                if identifier in helpers
            ),
        )
        return self.of(contact) | self.met_by(contact) | reached

    def _about(self, contact: str) -> Iterator[tuple[str, Need]]:
        """Yield the needs that have to do with what a contact does."""
        for identifier in self._wanted.about(self._ranking.pool.answered_by(contact)):
            need = self._wanted.get(identifier)
            if need is not None:
                yield identifier, need

    def gives(self, identifier: str) -> list[Give]:
        """Return what could be given for a request."""
        self._forget(identifier)
        need = self._wanted.get(identifier)
        if need is None:
            return []
        urgency = self._urgency(need)
        found = self._yours(identifier, need, urgency)
        if need.introducible and need.needer in self._people.known and not self._arranged(identifier, need):
            ranked = self._best(identifier, need)
            self._remember(identifier, ranked)
            found += self._introductions(identifier, need, urgency, ranked)
        return found

    def _yours(self, identifier: str, need: Need, urgency: float) -> list[Give]:
        """Return what you could do yourself: answer what was asked, help where what you offer fits."""
        fit, offer = self._yourself.fit(need.terms)
        if not (need.asked or offer):
            return []
        key = give_key("answer" if need.asked else "help", identifier)
        if not self._people.open_to(need.needer, key):
            return []
        yours = [message("you offer {offer}", offer=offer)] if offer else []
        today = self._people.today
        if not need.asked:
            self.helped.add(identifier)
            value = HELPING * fit * self._people.tie(need.needer) * urgency * self._yourself.room
            reasons = (*yours, *due(need.due, today))
            return [Give("help", (need.needer,), Request.TABLE, identifier, value, reasons, key)]
        when = message("waits for an answer")
        if need.on is not None:
            when = message("asked {when}", when=from_today(min((need.on - today).days, 0)))
        value = ANSWERING + (1 - ANSWERING) * urgency * (0.5 + 0.5 * fit)
        reasons = (when, *due(need.due, today), *yours)
        return [Give("answer", (need.needer,), Request.TABLE, identifier, value, reasons, key)]

    def _arranged(self, identifier: str, need: Need) -> bool:
        """Whether an introduction for a need is under way: asking one after the other spares everybody."""
        return any(
            one.request == identifier and one.status in {None, "suggested", "asked-a", "asked-b"}
            for one in self._network.of_contact(Introduction, need.needer)
        )

    def _best(self, identifier: str, need: Need) -> list[Ranked]:
        people, needer = self._people, need.needer
        rows, linked = people.rows, people.linked(needer)
        nothing_dismissed = "dismissed" not in people.row(needer)

        def accept(contact: str, _holding: Holding) -> bool:
            row = rows[contact]
            if contact == needer or contact in linked:
                return False
            if "knows" in row and people.says_to_know(contact, needer):
                return False
            if nothing_dismissed and "dismissed" not in row:
                return True
            key = give_key("introduce", identifier, contact)
            return people.not_dismissed(contact, key) and people.not_dismissed(needer, key)

        adjust = self._places.adjust(need.terms)
        return self._ranking.best(need.terms, BEST, Worth(people.tie(needer)), accept, adjust)

    def _introductions(
        self, identifier: str, need: Need, urgency: float, ranked: list[Ranked]
    ) -> Iterator[Give]:
        worth, wanted, rows = INTRODUCING * urgency, need.terms.facets.get("p"), self._people.rows
        for value, helper, _fit, holding in ranked:
            row = rows[helper]
            name, where = str(row.get("name", "")), ""
            if wanted and self._places.is_there(helper, wanted):
                where = str(row["place"])
            why = ToMeet(name, holding.field, holding.text, where, need.due, self._people.today)
            key = give_key("introduce", identifier, helper)
            pair = (need.needer, helper)
            yield Give("introduce", pair, Request.TABLE, identifier, worth * value, why, key)

    def _urgency(self, need: Need) -> float:
        """Return how urgent a need is, 0.7 to 1, by the day that it is for and by its age."""
        today, until, since = self._people.today, need.due, need.on
        press = 0.0 if until is None else min(max(1 - (until - today).days / DUE_DAYS, 0.0), 1.0)
        fresh = 0.5 if since is None else 2.0 ** (-max((today - since).days, 0) / FRESH_DAYS)
        return 0.7 + 0.2 * press + 0.1 * fresh

    def _remember(self, identifier: str, ranked: list[Ranked]) -> None:
        best = tuple(each.contact for each in ranked)
        self._helpers[identifier] = _Helped(ranked[-1].value if len(ranked) == BEST else 0.0, best)
        for who in best:
            self._among.setdefault(who, set()).add(identifier)

    def _forget(self, identifier: str) -> None:
        self.helped.discard(identifier)
        for who in self._helpers.pop(identifier, _NOBODY).best:
            self._among[who].discard(identifier)
