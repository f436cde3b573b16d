"""What the app sees of the network: what was last seen of it first, then the network itself."""

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from netui.i18n import _, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from netui.domain.matching import Give
    from netui.services.glance import Glance
    from netui.services.workspace import Workspace


AHEAD_SECONDS: Final = 0.3
"""For so long the Overview of another coming day may be begun when netui is left."""


class Sight:
    """One network, opened when it is first needed.

    Args:
        opened: The open network, or what opens it.
        glance: What was last seen of it, where it is still to be opened, and the day of that.
        synonyms: What tells the user's synonyms from others.

    Attributes:
        day: Today.
        recalled: Whether there was something to show before the network was open.
        matched: Whether what could be given was looked for: from then on, a change costs little.
    """

    def __init__(
        self,
        opened: "Workspace | Callable[[], Workspace]",
        glance: "tuple[Glance, date] | None",
        synonyms: str = "",
    ) -> None:
        self._opened = opened
        self._workspace: Workspace | None = None
        self._glance: Glance | None = glance[0] if glance else None
        self._glance_of = -1
        self._synonyms = synonyms
        self.matched = False
        self.recalled = glance is not None
        self.day = glance[1] if glance else self.workspace.today

    @property
    def workspace(self) -> "Workspace":
        """The open network, with a clock.

        Raises:
            NetuiError: It can't be opened.
        """
        if self._workspace is None:
            from netui.services.glance import complete

            self._workspace = self._opened() if callable(self._opened) else self._opened
            if self._glance is not None and complete(self._glance):
                self._glance_of = self.version  # the file is the one that was seen: so it still stands
        return self._workspace

    @property
    def version(self) -> int:
        """The state of the network; -1 while it isn't open."""
        return -1 if self._workspace is None else self._workspace.network.version

    def glance(self) -> "Glance":
        """Return the Overview: as it was last seen while the network isn't open, then as it is."""
        if self._glance is None or self._glance_of != self.version:
            from netui.services.glance import look

            network = self.workspace.network
            self._glance, self._glance_of = look(network, self.day, self.gives()), network.version
        return self._glance

    def gives(self, day: "date | None" = None) -> "Sequence[Give] | None":
        """Return everything that could be given on a day, by default today; None where nobody has looked."""
        if not self.workspace.network.rows["contacts"]:
            return ()
        return self.workspace.matcher.gives(day or self.day) if self.matched else None

    def prepare(self, enough: "Callable[[], bool]") -> bool:
        """Look for some of what could be given, until it is enough for now; return whether that was all."""
        if not self.workspace.network.rows["contacts"]:
            return True
        return self.workspace.matcher.prepare(self.day, enough)

    def match(self) -> bool:
        """Look for what could be given; return whether the Overview shows more for it."""
        self.matched = True
        if self._glance is not None and self._glance.matched:
            self.gives()  # what it reads, it keeps
            return False
        self._glance = None
        return True

    def keep(self, ahead: int = 0) -> None:
        """Keep the Overview for the next start, where the file holds just what it shows.

        Where nobody has looked yet for what could be given, the rest is: the next start shows it, and looks.

        Args:
            ahead: For how many coming days as well, so that the next morning starts as fast; in a large
                network fewer, as nobody should wait for it.
        """
        if self._workspace is None:
            return  # what was kept before still holds
        from netui.services.glance import keep, look, recall

        repository = self.workspace.repository
        if not repository.settled:
            return
        glances = {self.day: self.glance()}
        until = time.monotonic() + AHEAD_SECONDS
        for days in range(1, ahead + 1):
            day = self.day + timedelta(days=days)
            kept = recall(repository.folder, day, self._synonyms)
            if self.matched and not (kept and kept.matched) and time.monotonic() < until:
                kept = look(self.workspace.network, day, self.gives(day))
            if kept is not None:
                glances[day] = kept
        keep(repository.folder, glances, self._synonyms)

    def counts(self) -> dict[str, int]:
        """Return how many records the screens have that have a name."""
        seen = self._glance
        if self._workspace is None and seen is not None:
            return {
                "people": seen.contacts, "ledger": seen.exchanges, "requests": seen.requests,
                "openings": seen.openings,
            }  # fmt: skip
        from netui.domain.tables import Contact, Exchange
        from netui.services.glance import open_ones, waiting

        network = self.workspace.network
        return {
            "people": network.count(Contact), "ledger": network.count(Exchange),
            "requests": waiting(network), "openings": open_ones(network, self.day),
        }  # fmt: skip

    def saved(self) -> tuple[str, bool]:
        """Return whether all is saved, in words, and whether that is something to look at."""
        if self._workspace is None:
            return _("saved"), False
        state = self._workspace.repository.state
        if state.kind == "failed":
            why = say(state.message) if state.message else ""
            return _("not saved: {why}").format(why=why), True
        words = {"saving": _("saving…"), "read-only": _("read-only")}
        return words.get(state.kind, _("saved")), False

    def look_around(self) -> bool:
        """Take in what others changed in the file, and a new day; return whether there was either."""
        changed = self.workspace.repository.refresh()
        today = self.workspace.today
        if today == self.day:
            return changed
        self.day, self._glance = today, None
        return True
