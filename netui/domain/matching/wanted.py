"""What is wanted: needs or openings by what they are about, read once for many days."""

from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar

from netui.domain.matching.terms import Terms
from netui.domain.network import Network, Touched
from netui.domain.records import Raw


class About(Protocol):
    """What is known of a row."""

    @property
    def terms(self) -> Terms:
        """What it wants."""


W = TypeVar("W", bound=About)


class Wanted(Generic[W]):
    """The rows of a table that want something, by what that is.

    Args:
        network: The network.
        table: The table.
        read: Returns what is known of a row; None where it wants nothing, or no longer.

    Attributes:
        rows: The table's rows, by id.
    """

    def __init__(self, network: Network, table: str, read: Callable[[Raw], W | None]) -> None:
        self.rows = network.rows[table]
        self._table = table
        self._read = read
        self._known: dict[str, W | None] = {}
        self._by_key: dict[str, set[str]] | None = None

    def get(self, identifier: str) -> W | None:
        """Return what is known of a row; None where there is none, or it wants nothing."""
        if identifier not in self._known:
            raw = self.rows.get(identifier)
            self._known[identifier] = self._read(raw) if raw is not None else None
        return self._known[identifier]

    def about(self, meanings: Iterable[str]) -> set[str]:
        """Return the ids of the rows that want something of some meanings."""
        if self._by_key is None:
            self._by_key = {}
            for identifier in self.rows:
                self._note(identifier)
        return {identifier for key in meanings for identifier in self._by_key.get(key, ())}

    def touch(self, touched: Iterable[Touched]) -> None:
        """Read again what has changed."""
        for identifier in {each.id for each in touched if each.table == self._table}:
            before = self._known.pop(identifier, None)
            if self._by_key is not None:
                for key in before.terms.keys if before is not None else ():
                    self._by_key[key].discard(identifier)
                self._note(identifier)

    def _note(self, identifier: str) -> None:
        known = self.get(identifier)
        if known is not None and self._by_key is not None:
            for key in known.terms.keys:
                self._by_key.setdefault(key, set()).add(identifier)
