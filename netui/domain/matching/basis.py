"""The basis of matching: what is read of the network once, for whichever day."""

from functools import partial

from netui.domain.matching.fitting import Fits
from netui.domain.matching.levels import Levels
from netui.domain.matching.needs import need_in
from netui.domain.matching.passing import opening_in
from netui.domain.matching.people import Roster
from netui.domain.matching.places import Places
from netui.domain.matching.pool import ABILITIES, CARES, Pool
from netui.domain.matching.shares import Shared
from netui.domain.matching.thanks import Received
from netui.domain.matching.wanted import Wanted
from netui.domain.matching.yourself import Yourself
from netui.domain.network import Network
from netui.domain.tables import Contact, Opening, Request


class Basis:
    """What is known of everybody and everything, kept up to date change by change.

    Attributes:
        network: Where it is read.
        fits: How far offers answer needs.
        roster: Everybody.
        places: Where everybody is.
        levels: At which level everybody works.
        abilities: Who can help with what.
        cares: Who cares about what.
        needs: What others need.
        openings: Positions and leads.
        yourself: You.
        received: What was given to you.
        shared: What you shared with whom.
    """

    def __init__(self, network: Network, fits: Fits) -> None:
        self.network = network
        self.fits = fits
        self.roster = Roster(network)
        self.places = Places(self.roster.rows, fits)
        self.levels = Levels(self.roster.rows)
        self.abilities = Pool(network, fits, ABILITIES)
        self.cares = Pool(network, fits, CARES)
        self.needs = Wanted(network, Request.TABLE, partial(need_in, fits.reader))
        self.openings = Wanted(network, Opening.TABLE, partial(opening_in, fits.reader))
        self.yourself = Yourself(network, fits)
        self.received = Received(network)
        self.shared = Shared(network)
        self._version = network.version

    def renew(self) -> bool:
        """Look again at what has changed in the network; returns False where that can't be told any more."""
        if self._version == self.network.version:
            return True
        touched = self.network.touched_since(self._version)
        if touched is None:
            return False
        self._version = self.network.version
        for part in (
            self.roster, self.abilities, self.cares, self.needs, self.openings, self.yourself, self.received,
            self.shared,
        ):  # fmt: skip
            part.touch(touched)
        for each in touched:
            if each.table == Contact.TABLE:
                self.places.forget(each.id)
                self.levels.pop(each.id, None)
        return True
