"""The matcher: what you could give, to whom, from everything that the network holds."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from netui.domain.matching.basis import Basis
from netui.domain.matching.day import Day
from netui.domain.matching.fitting import Fits
from netui.domain.matching.gives import Give, in_order
from netui.domain.matching.passing import Fitting
from netui.domain.matching.reading import Reader
from netui.domain.matching.synonyms import Synonyms
from netui.domain.messages import Measure
from netui.domain.network import Network
from netui.domain.tables import Contact, Opening


class Matcher:
    """Finds what you could give; lives as long as its network.

    What it found it keeps, and after a change looks again only at what that touches.

    Attributes:
        network: Where the records are; it may change between two questions.
        synonyms: What words mean.
    """

    def __init__(self, network: Network, synonyms: Synonyms | None = None) -> None:
        self.network = network
        self.synonyms = synonyms or Synonyms.built_in()
        self._fits = Fits(Reader(self.synonyms))
        self._basis: Basis | None = None
        self._days: list[Day] = []

    def gives(self, today: date) -> list[Give]:
        """Return everything that you could give, the most valuable first.

        What each is worth, 0 to 1:

        - answer: 0.9, and up to 0.1 more by urgency and by how far what you offer fits
        - introduce: 0.8 · fit · (0.95·weaker tie + 0.05·stronger tie) · urgency
        - help: 0.75 · fit · tie · urgency · room (0.6 where your promises fill a week's capacity)
        - pass-on: 0.75 · fit · (0.5 + 0.5·tie) · (0.7, and up to 0.3 as it closes)
        - thank: 0.6 · tie · 2^(−days/180)
        - share: 0.5 · fit · (0.5 + 0.5·tie) · 2^(−days/60)
        - endorse: 0.35 · tie · 2^(−days/365) · satisfaction/5

        A tie is 0.25 + 0.75·strength; urgency is 0.7, up to 0.2 more as the day that it is for comes, and up
        to 0.1 more while it is fresh (half of that in 120 days). Left out is who is in the trash, archived,
        snoozed or still to approach, and for whom the give was dismissed; for an introduction also who knows
        the other, or whom somebody is, was or wouldn't be introducing to them.
        """
        with _nothing_collected():
            return self._day(today).gives()

    def prepare(self, today: date, enough: Callable[[], bool]) -> bool:
        """Find some of `gives`, until it is enough for now; return whether they are found, or nearly.

        For who has other things to do in between: asked again, it goes on, whatever has changed meanwhile.

        Args:
            today: The day that it is.
            enough: Asked after each step, which takes a millisecond as a rule.
        """
        with _nothing_collected():
            return self._day(today).prepare(enough)

    def for_contact(self, contact: str, today: date) -> list[Give]:
        """Return everything that you could give one person now, the most valuable first.

        What is promised to them and waits, what they need, what they could do for others, openings, shares,
        thanks; where there is nothing, ideas. Nothing for who is in the trash.
        """
        raw = self.network.rows[Contact.TABLE].get(contact)
        if raw is None or raw.get("deleted"):
            return []
        with _nothing_collected():
            day = self._day(today)
            found = day.thanks.promises(contact) + day.about(contact)
            found += filter(None, (day.openings.for_one(one, contact) for one in day.openings.about(contact)))
            found += filter(None, (day.shares.for_one(one, contact) for one in day.shares.recent()))
            if not found:
                from netui.domain.matching.ideas import ideas

                found = ideas(self.network, day, contact)
        return sorted(found, key=in_order)

    def fitting_opening(self, opening: Opening, today: date) -> list[Fitting]:
        """Return whom an opening fits, best first, with how far and why; those who had it are left out.

        Args:
            opening: The opening; it may not be in the network yet.
            today: The day that it is.
        """
        return self._day(today).openings.fitting(opening.id, opening.dump())

    def caring_about(self, topics: Iterable[str], today: date, share: str = "") -> list[Fitting]:
        """Return who cares about topics, best first, with how much and why.

        Args:
            topics: What it is about.
            today: The day that it is.
            share: The share's id where there is one: who had it is left out.
        """
        return self._day(today).shares.caring(topics, share)

    def helpers(
        self,
        text: str,
        tags: Iterable[str],
        kind: str | None,
        today: date,
        tie: Callable[[str], Measure] | None = None,
    ) -> list[Fitting]:
        """Return who could help with a need of yours, best first; see `netui.domain.matching.helpers`."""
        from netui.domain.matching.helpers import helpers

        return helpers(self.network, self._day(today), text, tuple(tags), kind, tie)

    def _day(self, today: date) -> Day:
        """Return a day, up to date.

        Two days are kept: the one that is asked for most, and the last other one, so that looking ahead
        does not throw away what today was found to hold.
        """
        kept = next((day for day in self._days if day.today == today), None)
        if self._basis is None or not self._basis.renew():
            self._basis = Basis(self.network, self._fits)
            self._days = []
            kept = None
        if kept is not None and kept.renew():
            if kept is not self._days[0]:  # asked for again and again: the day has turned
                self._days.reverse()
            return kept
        found = Day(self._basis, today)
        if kept is not None:
            self._days[self._days.index(kept)] = found
        else:
            self._days = [*self._days[:1], found]
        return found


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep Python from looking for garbage: there is none, and looking takes as long as matching."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
