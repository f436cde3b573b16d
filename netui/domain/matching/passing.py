"""What can be passed on: openings, to those who look for one."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from netui.domain.matching.because import because
from netui.domain.matching.gives import Give, give_key
from netui.domain.matching.people import People
from netui.domain.matching.pool import Holding, texts
from netui.domain.matching.ranking import PASSING, Ranking
from netui.domain.matching.reading import Reader
from netui.domain.matching.terms import Terms
from netui.domain.matching.wanted import Wanted
from netui.domain.matching.words import tokens
from netui.domain.measures.days import day
from netui.domain.messages import Message, message
from netui.domain.records import Raw
from netui.domain.spans import from_today
from netui.domain.tables import Opening
from netui.domain.text import fold

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

_BEGINNING, _PLAIN, _SENIOR, _LEADING = range(4)
_LEVEL_WORDS: Final = {
    _BEGINNING: "junior trainee intern apprentice student stagista tirocinante apprendista studente",
    _SENIOR: "senior principal staff",
    _LEADING: "head lead chief director founder owner partner president vp cto cfo ceo coo cio cmo direttore "
    "direttrice titolare fondatore fondatrice socio capo amministratore amministratrice dirigente",
}
_LEVEL_OF: Final = {word: level for level, words in _LEVEL_WORDS.items() for word in words.split()}


def opening_in(reader: Reader, raw: Raw) -> Terms | None:
    """Return what an opening is about: its title, and its tags, which count less; None where it is over."""
    if raw.get("deleted") or raw.get("status") in {"filled", "closed"}:
        return None
    return reader.need(str(raw.get("title", "")), texts(raw.get("tags")), _TAG_WORTH)


class Openings:
    """Openings, and the people whom they fit."""

    def __init__(self, people: People, wanted: Wanted, seekers: Ranking, lookers: Ranking) -> None:
        self._rows = wanted.rows
        self._wanted = wanted
        self._people = people
        self._seekers = seekers
        self._lookers = lookers
        self._reader = seekers.pool.fits.reader
        self._noted: dict[str, tuple[Terms, float, tuple[str, ...]]] = {}
        self._best_for: dict[str, set[str]] = {}

    def all(self) -> Iterable[str]:
        """Return the ids of all openings."""
        return self._rows.keys()

    def about(self, contact: str) -> set[str]:
        """Return the ids of the open ones that have to do with what a contact does."""
        return self._wanted.about(self._seekers.pool.answered_by(contact))

    def touched(self, contact: str) -> set[str]:
        """Return the ids of the openings that may look different for what changed about a contact."""
        found = set(self._best_for.get(contact, ()))
        own = PASSING.of(self._people.tie(contact))
        for identifier in self.about(contact) & self._noted.keys() - found:
            terms, bar, _best = self._noted[identifier]
            if own >= bar and (fit := self._lookers.reach(contact, terms)) and fit * own >= bar:
                found.add(identifier)
        return found

    def gives(self, identifier: str) -> list[Give]:
        """Return the proposal to pass an opening on; nothing where it fits nobody."""
        self._forget(identifier)
        terms = self._wanted.terms(identifier)
        if terms is None or not self._is_open(raw := self._rows[identifier]):
            return []
        accept, adjust = self._accept(identifier, raw), self._adjust(raw)
        ranked = self._among(raw).best(terms, MOST, PASSING, accept, adjust)
        bar = ranked[-1].value if len(ranked) == MOST else 0.0
        ranked.sort(key=lambda each: not self._needs_it(each.contact))
        best = tuple(each.contact for each in ranked)
        self._noted[identifier] = terms, bar, best
        for who in best:
            self._best_for.setdefault(who, set()).add(identifier)
        if not ranked:
            return []
        return [self._give(identifier, raw, best, ranked[0].value, ranked[0].holding)]

    def for_one(self, identifier: str, contact: str) -> Give | None:
        """Return the proposal to pass an opening on to one person; None where it doesn't fit them."""
        terms = self._wanted.terms(identifier)
        if terms is None or not self._is_open(raw := self._rows[identifier]):
            return None
        accept, adjust = self._accept(identifier, raw), self._adjust(raw)
        found = self._among(raw).one(terms, contact, accept, adjust)
        if found is None:
            return None
        fit, holding = found
        value = fit * PASSING.of(self._people.tie(contact))
        return self._give(identifier, raw, (contact,), value, holding)

    def fitting(self, identifier: str, raw: Raw) -> list[Fitting]:
        """Return whom an opening fits, who looks for a job in front, then best first; not who had it."""
        accept, adjust = self._accept(identifier, raw), self._adjust(raw)
        terms = self._reader.need(str(raw.get("title", "")), texts(raw.get("tags")), _TAG_WORTH)
        found = [
            (fit * PASSING.of(self._people.tie(who)), who, fit, holding)
            for who, (fit, holding) in self._among(raw).everybody(terms, accept, adjust).items()
        ]
        found.sort(key=lambda each: (not self._needs_it(each[1]), -each[0], each[1]))
        return [(who, fit, tuple(self._reasons(raw, holding))) for _value, who, fit, holding in found]

    def _is_open(self, raw: Raw) -> bool:
        """Whether an opening is still open on the day."""
        closes = day(raw.get("closes_on"))
        return closes is None or closes >= self._people.today

    def _among(self, raw: Raw) -> Ranking:
        """Return those who look for such a thing: for a while, those who look for clients as well."""
        said = f"{raw.get('title', '')} {raw.get('note', '')} {' '.join(texts(raw.get('tags')))}"
        return self._seekers if _ASSIGNMENT.isdisjoint(map(str.lower, tokens(said))) else self._lookers

    def _accept(self, identifier: str, raw: Raw) -> Callable[[str, Holding], bool]:
        key = give_key("pass-on", identifier)
        had = {each.get("contact") for each in raw.get("passed") or () if isinstance(each, dict)}
        had.add(raw.get("source"))
        people = self._people

        def accept(contact: str, holding: Holding) -> bool:
            if contact in had or not people.not_dismissed(contact, key):
                return False
            # A tag alone is nobody's trade.
            return holding.field != "tags" or self._needs_it(contact)

        return accept

    def _needs_it(self, contact: str) -> bool:
        """Whether somebody looks for a job, and is not only glad to hear of one."""
        return "job-search" in texts(self._people.row(contact).get("goals"))

    def _adjust(self, raw: Raw) -> Callable[[Holding, float], float]:
        rows, level = self._people.rows, _level(raw.get("title"))

        def adjust(holding: Holding, fit: float) -> float:
            return fit * _LEVELS[abs(_level(rows[holding.contact].get("role")) - level)]

        return adjust

    def _give(self, identifier: str, raw: Raw, who: tuple[str, ...], value: float, holding: Holding) -> Give:
        today = self._people.today
        closes = day(raw.get("closes_on"))
        press = 0.0 if closes is None else max(1 - (closes - today).days / CLOSING_DAYS, 0.0)
        reasons = self._reasons(raw, holding)
        if closes is not None and press:
            reasons.append(message("closes {when}", when=from_today((closes - today).days)))
        key = give_key("pass-on", identifier)
        worth = PASSING_ON * value * (0.7 + 0.3 * press)
        return Give("pass-on", who, Opening.TABLE, identifier, worth, tuple(reasons), key)

    def _reasons(self, raw: Raw, holding: Holding) -> list[Message]:
        row = self._people.row(holding.contact)
        reasons = [because(holding)]
        sector, theirs = raw.get("sector"), row.get("sector")
        if isinstance(sector, str) and isinstance(theirs, str) and sector and fold(sector) == fold(theirs):
            reasons.append(message("works in {sector}", sector=theirs))
        if self._needs_it(holding.contact):
            reasons.append(message("looks for a job"))
        return reasons

    def _forget(self, identifier: str) -> None:
        _terms, _bar, best = self._noted.pop(identifier, (None, 0.0, ()))
        for who in best:
            self._best_for[who].discard(identifier)


@lru_cache(8192)
def _level(text: object) -> int:
    """Return at which level a title or a role is, 0 (beginning) to 3 (leading)."""
    words = tokens(text) if isinstance(text, str) else ()
    found = [_LEVEL_OF[word.lower()] for word in words if word.lower() in _LEVEL_OF]
    return max(found, default=_PLAIN) if _BEGINNING not in found else _BEGINNING
