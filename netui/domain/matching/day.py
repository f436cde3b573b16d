"""Everything that could be given on a day, kept up to date change by change."""

from bisect import bisect_left, insort_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from netui.domain.matching.basis import Basis
from netui.domain.matching.gives import Give, in_order
from netui.domain.matching.needs import Needs
from netui.domain.matching.passing import Openings
from netui.domain.matching.people import People
from netui.domain.matching.ranking import Ranking
from netui.domain.matching.shares import Shares
from netui.domain.matching.thanks import Thanks
from netui.domain.network import Touched
from netui.domain.tables import Contact, Exchange, Interaction, Introduction, Opening, Profile, Request, Share

_ABOUT_PEOPLE: Final = frozenset({Contact.TABLE, Interaction.TABLE, Introduction.TABLE})
"""Tables whose changes may have somebody looked at in another way by those who could meet them."""

_FEW: Final = 400
"""Records that are looked at again one by one; more, and all is found out anew."""


class Day:
    """The gives of a day.

    Attributes:
        today: The day.
        people: The contacts on that day.
        places: Where they are.
        needs: What others need.
        openings: Positions and leads.
        shares: What is worth reading.
        thanks: What the ledger asks for.
        abilities: Who can help with what.
        seekers: The same of those who look for a position.
        lookers: The same of those who look for work, for a while or for good.
        cares: Who cares about what.
        readers: Who can help with what, those whom you only know by name included.
    """

    def __init__(self, basis: Basis, today: date) -> None:
        network = basis.network
        self.today = today
        self._network = network
        self.people = People(basis.roster, today)
        ties, abilities = self.people.ties, basis.abilities
        self.abilities = Ranking(abilities, ties, self.people.known)
        self.lookers = Ranking(abilities, ties, self.people.looking, self.abilities)
        self.seekers = Ranking(abilities, ties, self.people.seeking, self.lookers)
        self.cares = Ranking(basis.cares, ties, self.people.there)
        self.readers = Ranking(abilities, ties, self.people.there)
        self.places = basis.places
        self._yourself = basis.yourself
        self._room = basis.yourself.room
        self._shared = basis.shared
        self.needs = Needs(network, self.people, basis.needs, self.abilities, basis.places, basis.yourself)
        self.openings = Openings(self.people, basis.openings, basis.levels, self.seekers, self.lookers)
        self.shares = Shares(network, self.people, basis.shared, self.cares, self.readers)
        self.thanks = Thanks(network, self.people, basis.received)
        self._sources: dict[str, Callable[[str], list[Give]]] = {
            Request.TABLE: self.needs.gives,
            Opening.TABLE: self.openings.gives,
            Share.TABLE: self.shares.gives,
            Contact.TABLE: self.thanks.gives,
        }
        self._found: dict[tuple[str, str], list[Give]] = {}
        self._gives: list[Give] = []
        self._complete = False
        self._ahead = self._one_by_one(basis)
        self._version = network.version

    def renew(self) -> bool:
        """Look again at what has changed in the network; returns False where that can't be told any more."""
        if self._version == self._network.version:
            return True
        touched = self._network.touched_since(self._version)
        if touched is None or len(touched) > _FEW or any(each.table == Profile.TABLE for each in touched):
            return False
        self._version = self._network.version
        stale = self._stale(touched)
        for place in stale:
            self._look_again(*place)
        return True

    def gives(self) -> list[Give]:
        """Return all of them, the most valuable first."""
        if not self._complete:
            self._find_all()
        return self._gives.copy()

    def prepare(self, enough: Callable[[], bool]) -> bool:
        """Find some of them, until it is enough for now; return whether none are left to find.

        Asked again, it goes on; what changes in between is found by `gives`.
        """
        if self._complete:
            return True
        return all(not enough() for _found in self._ahead)

    def about(self, contact: str) -> list[Give]:
        """Return what one person needs, what they could do for others, and the thanks to them."""
        found = self._of(Contact.TABLE, contact)
        needs = self.needs.of(contact)
        needs |= self.needs.met_by(contact) if self._complete else self.needs.reached_by(contact)
        return found + [
            give for need in needs for give in self._of(Request.TABLE, need) if contact in give.contacts
        ]

    def _of(self, table: str, identifier: str) -> list[Give]:
        """Return the gives about a request, an opening or a share, or the thanks to a contact."""
        found = self._found.get((table, identifier))
        if found is None:
            found = self._found[table, identifier] = self._sources[table](identifier)
        return found

    def _stale(self, touched: Iterable[Touched]) -> set[tuple[str, str]]:
        """Return the sources of gives that may be others than before."""
        listed = list(touched)
        stale: set[tuple[str, str]] = set()
        for each in listed:
            if each.table == Exchange.TABLE:
                stale.update((Share.TABLE, share) for share in self._shared.about(each.id))
            elif each.table in self._sources:
                stale.add((each.table, each.id))
            stale.update((Contact.TABLE, who) for who in each.contacts)
        for who in self.people.touch(listed):
            for ranking in (self.abilities, self.seekers, self.lookers, self.cares, self.readers):
                ranking.touch(who)
        for who in {who for each in listed if each.table in _ABOUT_PEOPLE for who in each.contacts}:
            stale.update((Request.TABLE, need) for need in self.needs.touched(who))
            stale.update((Opening.TABLE, opening) for opening in self.openings.touched(who))
            stale.update((Share.TABLE, share) for share in self.shares.touched(who))
        if self._yourself.room != self._room:
            self._room = self._yourself.room
            stale.update((Request.TABLE, need) for need in self.needs.helped)
        return stale

    def _one_by_one(self, basis: Basis) -> Iterator[None]:
        """Read what everybody says, then find the gives, of one source after the other."""
        for pool in (basis.abilities, basis.cares):
            yield from pool.reading()
        for table, identifier in self._all():
            self._of(table, identifier)
            yield

    def _all(self) -> list[tuple[str, str]]:
        """Return all sources of gives."""
        parts = (
            (Request.TABLE, self.needs.all()), (Opening.TABLE, self.openings.all()),
            (Share.TABLE, self.shares.all()), (Contact.TABLE, self.thanks.all()),
        )  # fmt: skip
        return [(table, identifier) for table, identifiers in parts for identifier in identifiers]

    def _find_all(self) -> None:
        for table, identifier in self._all():
            self._of(table, identifier)
        self._gives = sorted((give for gives in self._found.values() for give in gives), key=in_order)
        self._complete = True
        # Whatever a change touches is looked up by these: made now, they keep no change waiting.
        self.needs.touched("")
        self.openings.touched("")

    def _look_again(self, table: str, identifier: str) -> None:
        before = self._found.pop((table, identifier), [])
        if not self._complete:
            return
        after = self._of(table, identifier)
        if after == before:
            return
        for give in before:
            at = bisect_left(self._gives, in_order(give), key=in_order)
            while self._gives[at] != give:
                at += 1
            del self._gives[at]
        for give in after:
            insort_left(self._gives, give, key=in_order)
