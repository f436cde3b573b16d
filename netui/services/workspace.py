"""One open network with a clock: what every use case is given."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from netui.domain.changes import Change, Edit, change, created, trashed, updated
from netui.domain.clock import Clock, stamp
from netui.domain.ids import Randomness, new_id
from netui.domain.linked import follow
from netui.domain.network import Network, contacts_in
from netui.domain.records import Record
from netui.domain.tables import Contact
from netui.i18n import _, listed
from netui.storage.repository import Repository

if TYPE_CHECKING:
    from netui.domain.matching import Matcher

R = TypeVar("R", bound=Record)

Groups = Iterable[Iterable[str]]
"""Groups of words that mean the same."""


def came_back(label: str, names: Iterable[str]) -> str:
    """Return what was done, with those whom it brought back though others had removed them meanwhile."""
    return _("{what}; back again: {names}").format(what=label, names=listed(names))


class Workspace:
    """One open network.

    Attributes:
        repository: Where it is kept.
        clock: Tells the time.

    Args:
        repository: Where it is kept.
        clock: Tells the time.
        randomness: Where the ids of new records come from.
        synonyms: Returns the user's own synonyms; asked when the first match is looked for.
    """

    def __init__(
        self,
        repository: Repository,
        clock: Clock,
        randomness: Randomness,
        synonyms: Callable[[], Groups] = tuple,
    ) -> None:
        self.repository = repository
        self.clock = clock
        self._randomness = randomness
        self._synonyms = synonyms
        self._matcher: Matcher | None = None

    @property
    def network(self) -> Network:
        """All records, in memory."""
        return self.repository.network

    @property
    def today(self) -> date:
        """The day where the user is."""
        return self.clock.today()

    @property
    def stamp(self) -> str:
        """The moment as records hold it, UTC."""
        return stamp(self.clock.now())

    @property
    def matcher(self) -> "Matcher":
        """Who could be given what; it remembers what it read, so that there is one."""
        if self._matcher is None or self._matcher.network is not self.network:
            from netui.domain.matching import Matcher, Synonyms

            self._matcher = Matcher(self.network, Synonyms.built_in().extended(self._synonyms()))
        return self._matcher

    def new_id(self) -> str:
        """Return an id for a new record."""
        return new_id(self.clock.now(), self._randomness)

    def do(self, label: str, edits: Iterable[Edit | None]) -> Change:
        """Make edits hold, as one step of undo; nothing is written where nothing differs.

        What an entry of the ledger means for the request or the opening that it names is part of the step.
        So is that people come back whom others removed while something was being written down about them.

        Args:
            label: What is done, for undo to say: "log coffee with Anna Rossi".
            edits: The edits; None does nothing.

        Raises:
            StorageError: Where the network is read-only.
        """
        asked = [edit for edit in edits if edit is not None]
        back = self._back_again(asked)
        if back:
            asked += back
            label = came_back(label, (str((edit.after or {}).get("name", "")) for edit in back))
        done = change(label, [*asked, *follow(self.network, asked, self.today, self.stamp)], self.stamp)
        if done.edits:
            self.repository.commit(done)
        return done

    def last_seen(self, cls: type[R], identifier: str) -> R | None:
        """Return a record as it was before others removed it, while this network was open; else None."""
        raw = self.repository.removed_elsewhere(cls.TABLE, identifier)
        return None if raw is None else cls.load(identifier, raw)

    def _back_again(self, edits: list[Edit]) -> list[Edit]:
        """Return the edits that bring people back whom others removed and whom a new record names."""
        new = (contacts_in(edit.table, edit.after) for edit in edits if edit.before is None and edit.after)
        named = set[str]().union(*new) - {edit.id for edit in edits}
        found = []
        for identifier in sorted(named):
            seen = self.repository.removed_elsewhere(Contact.TABLE, identifier)
            if seen is not None:
                now = self.network.rows[Contact.TABLE].get(identifier)
                after = {name: value for name, value in (now or seen).items() if name != "deleted"}
                found.append(Edit(Contact.TABLE, identifier, now, after | {"updated": self.stamp}))
        return found

    def add(self, label: str, *records: Record) -> Change:
        """Add records, as one step of undo."""
        return self.do(label, [created(record, self.stamp) for record in records])

    def now(self, record: R) -> R:
        """Return a record as it stands: with its stamps, and with what others have changed in it since."""
        return self.network.get(type(record), record.id) or record

    def replace(self, label: str, *pairs: tuple[Record, Record]) -> Change:
        """Put each second record in the place of the first, as one step of undo."""
        return self.do(label, [updated(before, after, self.stamp) for before, after in pairs])

    def trash(self, label: str, *records: Record) -> Change:
        """Put records in the trash, from where they can be restored."""
        return self.do(label, [trashed(record, self.stamp) for record in records])

    def undo(self) -> Change | None:
        """Take the last change back; return it, or None where there is none."""
        return self.repository.undo()

    def redo(self) -> Change | None:
        """Make the last change that was taken back hold again; return it, or None."""
        return self.repository.redo()
