"""Emptying the trash: records that are in it are removed for good.

What happened keeps a record in the trash: as long as an entry of the ledger, a meeting or a request that is
not in the trash names somebody, their name stays to be read there. Who knows whom does not: who goes is
taken out of it.

A record that is gone from the file is gone on every machine that syncs, for merging has the last common
state: there, it was. Where somebody changed it meanwhile it comes back whole, for an edit beats a deletion.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from netui.domain.changes import Change, Edit
from netui.domain.clock import stamp
from netui.domain.messages import Message, message
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import TABLES, Conflict, Contact
from netui.i18n import ngettext, say
from netui.services.doctor.references import PLACES, named, without
from netui.services.workspace import Workspace

_KNOWS: Final = next(place for place in PLACES[Contact.TABLE] if place.field == "knows")

Key = tuple[str, str]
"""A record: its table and its id."""


@dataclass(frozen=True, slots=True)
class Emptying:
    """What emptying the trash comes to.

    Attributes:
        edits: What it does.
        counts: How many records of each table go.
        kept: How many stay in the trash, for records that stay name them.
        younger: How many are not there for long enough.
    """

    edits: tuple[Edit, ...]
    counts: Mapping[str, int]
    kept: int
    younger: int

    def said(self) -> Iterator[Message]:
        """Yield what goes and what stays, line by line."""
        for table, count in self.counts.items():
            yield message("{table}: {count}", table=table, count=count)
        if self.kept:
            yield message(
                "{count} record stays in the trash, for one that isn't there names it",
                "{count} records stay in the trash, for others that aren't there name them",
                count=self.kept,
            )
        if self.younger:
            yield message(
                "{count} record is not in the trash for that long",
                "{count} records are not in the trash for that long",
                count=self.younger,
            )


def emptying(workspace: Workspace, older: int = 0) -> Emptying:
    """Return what emptying the trash would do.

    Args:
        workspace: The open network.
        older: Leave what went there in the last so many days.
    """
    network = workspace.network
    until = stamp(workspace.clock.now() - timedelta(days=older))
    trash = {
        (table, identifier): raw["deleted"]
        for table in TABLES
        for identifier, raw in network.rows[table].items()
        if raw.get("deleted")
    }
    ripe = {key for key, since in trash.items() if not older or (isinstance(since, str) and since <= until)}
    going = ripe - set(_needed(network, ripe))
    counts = {table: count for table in TABLES if (count := sum(key[0] == table for key in going))}
    edits = (*_removing(network, going), *_letting_go(network, going, workspace.stamp))
    return Emptying(edits, counts, len(ripe) - len(going), len(trash) - len(ripe))


def empty(workspace: Workspace, what: Emptying) -> Change:
    """Empty the trash, as one step of undo; a backup is made before.

    Args:
        workspace: The open network.
        what: See `emptying`.

    Raises:
        StorageError: Nothing may be changed here.
    """
    count = sum(what.counts.values())
    label = ngettext("purge {count} record", "purge {count} records", count)
    change = Change(label, what.edits, workspace.stamp)
    workspace.repository.commit(change, backup=True)
    return change


def _needed(network: Network, ripe: set[Key]) -> set[Key]:
    """Return those that have to stay, for something that stays names them."""
    staying = [
        (table, raw)
        for table in PLACES
        for identifier, raw in network.rows[table].items()
        if (table, identifier) not in ripe
    ]
    needed: set[Key] = set()
    while staying:
        table, raw = staying.pop()
        for key in _names(table, raw):
            if key in ripe and key not in needed:
                needed.add(key)
                staying.append((key[0], network.rows[key[0]][key[1]]))
    return needed


def _names(table: str, raw: Raw) -> Iterator[Key]:
    for place in PLACES[table]:
        if place.field in raw and place is not _KNOWS:
            for target in named(raw, place):
                yield place.table, target


def _removing(network: Network, going: Iterable[Key]) -> Iterator[Edit]:
    for table, identifier in sorted(going):
        yield Edit(table, identifier, network.rows[table][identifier], None)


def _letting_go(network: Network, going: set[Key], now: str) -> Iterator[Edit]:
    """Yield the edits of what stays: nobody knows who goes, and nothing is to be decided about it."""
    people = {identifier for table, identifier in going if table == Contact.TABLE}
    for identifier, raw in network.rows[Contact.TABLE].items():
        if identifier not in people and "knows" in raw and not people.isdisjoint(named(raw, _KNOWS)):
            yield Edit(Contact.TABLE, identifier, raw, without(raw, _KNOWS, people))
    for identifier, raw in network.rows[Conflict.TABLE].items():
        if raw.get("deleted") or (Conflict.TABLE, identifier) in going:
            continue
        table, record = raw.get("table"), raw.get("record")
        if isinstance(table, str) and isinstance(record, str) and (table, record) in going:
            # Settled first: of these, merging takes out only what was settled.
            yield Edit(Conflict.TABLE, identifier, raw, raw | {"deleted": now, "updated": now})


def question(what: Emptying) -> Message:
    """Return what is asked before."""
    return message(
        "remove {count} record for good?", "remove {count} records for good?", count=sum(what.counts.values())
    )


def outcome(change: Change) -> str:
    """Return what was done, in one line."""
    return say(
        message(
            "{what}: done; `netui undo` takes it back, and what it was stays in backups and in git",
            what=change.label,
        )
    )
