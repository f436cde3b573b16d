"""What can be passed on: openings, to those who look for one."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from netui.domain.matching.because import ToHear
from netui.domain.matching.gives import Give, give_key
from netui.domain.matching.levels import LEVELS, Levels, level_of
from netui.domain.matching.people import People
from netui.domain.matching.pool import Holding, texts
from netui.domain.matching.ranking import PASSING, Accept, Adjust, Ranking
from netui.domain.matching.reading import Reader
from netui.domain.matching.terms import Terms
from netui.domain.matching.wanted import Wanted
from netui.domain.matching.words import tokens
from netui.domain.measures.days import day
from netui.domain.messages import Message
from netui.domain.records import Raw
from netui.domain.tables import Opening

Fitting = tuple[str, float, tuple[Message, ...]]
"""A contact's id, how well something fits them (0 to 1), and why."""

MOST: Final = 3
"""People whom one proposal names; whoever picks sees all."""

PASSING_ON: Final = 0.75
"""What an opening is worth, beside the other kinds of gives."""

CLOSING_DAYS: Final = 30
"""Days before it closes from which an opening is more urgent."""

_ASSIGNMENT: Final = frozenset({
    "freelance", "freelancer", "assignment", "contractor", "month", "months", "week", "weeks", "days",
    "interim", "project", "incarico", "collaborazione", "mesi", "settimane", "giorni", "progetto",
})  # fmt: skip
"""Words of openings that are work for a while, which is what somebody looks for who looks for clients."""

_TAG_WORTH: Final = 0.75
"""What a tag counts beside the title: an opening's say what somebody will do."""

_LEVELS: Final = (1.0, 0.85, 0.45, 0.3)
"""What is left of a fit by the levels that lie between somebody and the opening."""


class Position(NamedTuple):
    """What an opening is.

    Attributes:
        terms: What it is about: its title, and its tags, which count less.
        brief: Whether it is work for a while.
        level: At which level it is.
        had: The contacts who have heard of it.
        closes: Its last day.
        sector: Its sector.
    """

    terms: Terms
    brief: bool
    level: int
    had: frozenset[str]
    closes: date | None
    sector: str


def opening_in(reader: Reader, raw: Raw) -> Position | None:
    """Return what an opening is; None where it is over."""
    if raw.get("deleted") or raw.get("status") in {"filled", "closed"}:
        return None
    return position(reader, raw)


def position(reader: Reader, raw: Raw) -> Position:
    """Return what an opening is."""
    title, tags = str(raw.get("title", "")), texts(raw.get("tags"))
    said = f"{title} {raw.get('note', '')} {' '.join(tags)}"
    had = [each.get("contact") for each in raw.get("passed") or () if isinstance(each, dict)]
    sector = raw.get("sector")
    return Position(
        terms=reader.need(title, tags, _TAG_WORTH),
        brief=not _ASSIGNMENT.isdisjoint(map(str.lower, tokens(said))),
        level=level_of(raw.get("title")),
        had=frozenset(who for who in (*had, raw.get("source")) if isinstance(who, str)),
        closes=day(raw.get("closes_on")),
        sector=sector if isinstance(sector, str) else "",
    )


class Openings:
    """Openings, and the people whom they fit."""

    def __init__(
        self,
        people: People,
        wanted: Wanted[Position],
        levels: Levels,
        seekers: Ranking,
        lookers: Ranking,
    ) -> None:
        self._wanted = wanted
        self._levels = levels
        self._people = people
        self._seekers = seekers
        self._lookers = lookers
        self._noted: dict[str, tuple[float, tuple[str, ...]]] = {}
        self._best_for: dict[str, set[str]] = {}

    def all(self) -> Iterable[str]:
        """Return the ids of all openings."""
        return self._wanted.rows.keys()

    def about(self, contact: str) -> set[str]:
        """Return the ids of the open ones that have to do with what a contact does."""
        return self._wanted.about(self._seekers.pool.answered_by(contact))

    def touched(self, contact: str) -> set[str]:
        """Return the ids of the openings that may look different for what changed about a contact."""
        tie, noted = PASSING.of(self._people.tie(contact)), self._noted
        about = ((identifier, self._wanted.get(identifier)) for identifier in self.about(contact))
        reached = self._lookers.reached(
            contact,
            (
                (identifier, opening.terms, tie, noted[identifier][0])
                for identifier, opening in about
                if opening is not None and identifier in noted
            ),
        )
        return reached | self._best_for.get(contact, set())

    def gives(self, identifier: str) -> list[Give]:
        """Return the proposal to pass an opening on; nothing where it fits nobody."""
        self._forget(identifier)
        opening = self._open(identifier)
        if opening is None:
            return []
        accept, adjust = self._accept(identifier, opening), self._adjust(opening)
        ranked = self._among(opening).best(opening.terms, MOST, PASSING, accept, adjust)
        bar = ranked[-1].value if len(ranked) == MOST else 0.0
        jobless = self._people.jobless
        ranked.sort(key=lambda each: each.contact not in jobless)
        best = tuple(each.contact for each in ranked)
        self._noted[identifier] = bar, best
        for who in best:
            self._best_for.setdefault(who, set()).add(identifier)
        return [self._give(identifier, opening, best, ranked[0].value, ranked[0].holding)] if ranked else []

    def for_one(self, identifier: str, contact: str) -> Give | None:
        """Return the proposal to pass an opening on to one person; None where it doesn't fit them."""
        opening = self._open(identifier)
        if opening is None:
            return None
        accept, adjust = self._accept(identifier, opening), self._adjust(opening)
        found = self._among(opening).one(opening.terms, contact, accept, adjust)
        if found is None:
            return None
        fit, holding = found
        value = fit * PASSING.of(self._people.tie(contact))
        return self._give(identifier, opening, (contact,), value, holding)

    def fitting(self, identifier: str, raw: Raw) -> list[Fitting]:
        """Return whom an opening fits, who looks for a job in front, then best first; not who had it."""
        opening = position(self._seekers.pool.fits.reader, raw)
        accept, adjust = self._accept(identifier, opening), self._adjust(opening)
        found = [
            (fit * PASSING.of(self._people.tie(who)), who, fit, holding)
            for who, (fit, holding) in self._among(opening).everybody(opening.terms, accept, adjust).items()
        ]
        jobless = self._people.jobless
        found.sort(key=lambda each: (each[1] not in jobless, -each[0], each[1]))
        return [(who, fit, self._why(opening, holding)()) for _value, who, fit, holding in found]

    def _open(self, identifier: str) -> Position | None:
        """Return what an opening is; None where it is over."""
        opening = self._wanted.get(identifier)
        over = opening is None or (opening.closes is not None and opening.closes < self._people.today)
        return None if over else opening

    def _among(self, opening: Position) -> Ranking:
        """Return those who look for such a thing: for a while, those who look for clients as well."""
        return self._lookers if opening.brief else self._seekers

    def _accept(self, identifier: str, opening: Position) -> Accept:
        key = give_key("pass-on", identifier)
        people, had, jobless = self._people, opening.had, self._people.jobless

        def accept(contact: str, holding: Holding) -> bool:
            if contact in had or not people.not_dismissed(contact, key):
                return False
            # A tag alone is nobody's trade.
            return holding.field != "tags" or contact in jobless

        return accept

    def _adjust(self, opening: Position) -> Adjust:
        levels, left = self._levels, [_LEVELS[abs(level - opening.level)] for level in LEVELS]

        def adjust(holding: Holding, fit: float) -> float:
            return fit * left[levels[holding.contact]]

        return adjust

    def _give(
        self, identifier: str, opening: Position, who: tuple[str, ...], value: float, holding: Holding
    ) -> Give:
        closes, today = opening.closes, self._people.today
        press = 0.0 if closes is None else max(1 - (closes - today).days / CLOSING_DAYS, 0.0)
        why = self._why(opening, holding, closes if press else None)
        key = give_key("pass-on", identifier)
        worth = PASSING_ON * value * (0.7 + 0.3 * press)
        return Give("pass-on", who, Opening.TABLE, identifier, worth, why, key)

    def _why(self, opening: Position, holding: Holding, closes: date | None = None) -> ToHear:
        theirs = self._people.row(holding.contact).get("sector")
        return ToHear(
            holding.field,
            holding.text,
            opening.sector,
            theirs if isinstance(theirs, str) else "",
            holding.contact in self._people.jobless,
            closes,
            self._people.today,
        )

    def _forget(self, identifier: str) -> None:
        _bar, best = self._noted.pop(identifier, (0.0, ()))
        for who in best:
            self._best_for[who].discard(identifier)
