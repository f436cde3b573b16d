"""What an import would do: the one step that knows both a file's people and the network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from netui.domain.changes import Edit, differing
from netui.domain.messages import Message, message
from netui.domain.records import Raw
from netui.domain.tables import Profile
from netui.i18n import _, listed
from netui.services.importing.candidates import Candidate, Reading, Skipped, Watch
from netui.services.importing.identity import Identity, identify
from netui.services.importing.matching import Contacts
from netui.services.importing.merging import merge_row, new_row
from netui.services.importing.own import merge_own_row, new_own_row, newest

Tables = Mapping[str, Mapping[str, Raw]]

_CONTACTS = "contacts"
_BOOKKEEPING = frozenset({"updated", "extra", "external", "source"})
"""Fields that tell where a contact came from: no reader would call a contact changed by them."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A contact, or another record, that an import touches or finds as it is.

    Attributes:
        id: Their id.
        name: Their name as it will be.
        line: Where the file has them, from 1; 0 where it has no lines.
        table: Their table: an export of netui's has other records than contacts too.
        changed: Fields that take the file's value.
        kept: Fields where the file says something else and what the user wrote stays.
        namesakes: Ids of others of the same name, for somebody new: perhaps the same person.
    """

    id: str
    name: str
    line: int = 0
    table: str = _CONTACTS
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; nothing has been done yet.

    Attributes:
        label: What undo will say.
        readings: The files as they were read.
        new: Contacts that would be added.
        updated: Contacts in which some field would change.
        unchanged: Contacts in which none would.
        in_trash: Contacts that stay in the trash.
        duplicates: Rows that have the same person as one before them.
        skipped: Rows that could not be read, duplicates not among them.
        remarks: Values left aside in rows that were read.
        notes: What is to be said about the files.
        edits: Every edit, in the file's order.
        version: The network's version that it was planned for.
    """

    label: str
    readings: tuple[Reading, ...]
    new: tuple[Planned, ...] = ()
    updated: tuple[Planned, ...] = ()
    unchanged: tuple[Planned, ...] = ()
    in_trash: tuple[Planned, ...] = ()
    duplicates: tuple[Skipped, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[Skipped, ...] = ()
    notes: tuple[Message, ...] = ()
    edits: tuple[Edit, ...] = ()
    version: int = 0

    @property
    def possible_duplicates(self) -> tuple[Planned, ...]:
        """New contacts of whom somebody else has the name: perhaps the same person, perhaps not."""
        return tuple(planned for planned in self.new if planned.namesakes)

    def counts(self) -> dict[str, int]:
        """Return how many of each there are, for a summary."""
        return {
            "new": len(self.new),
            "updated": len(self.updated),
            "unchanged": len(self.unchanged),
            "in_trash": len(self.in_trash),
            "duplicates": len(self.duplicates),
            "skipped": len(self.skipped),
            "possible_duplicates": len(self.possible_duplicates),
        }


class Planner:
    """Goes through files, person by person, and keeps what would become of each record.

    Args:
        tables: The network's rows as they stand.
        stamp: The time of the import, UTC.
    """

    def __init__(self, tables: Tables, stamp: str) -> None:
        self._tables = tables
        self._contacts = Contacts(tables.get(_CONTACTS, {}))
        self._stamp = stamp
        self._others: dict[str, dict[str, Raw]] = {}
        self._found: dict[tuple[str, str], Planned] = {}
        self._in_trash: dict[str, Planned] = {}
        self._duplicates: list[Skipped] = []
        self._outcomes: dict[str, list[Planned]] = {"new": [], "updated": [], "unchanged": []}
        self._edits: list[Edit] = []

    def take(self, reading: Reading, watch: Watch) -> None:
        """Go through one file."""
        claimed: dict[str, int] = {}
        lines: dict[str, int] = {}
        present = {candidate.external for candidate in reading.candidates} - {""}
        identities = identify(reading.source, reading.candidates)
        for done, (candidate, identity) in enumerate(zip(reading.candidates, identities, strict=True), 1):
            watch.step(done, len(identities))
            first = lines.setdefault(identity.ids[0], candidate.line)
            if first != candidate.line:
                self._double(reading, candidate, first)
                continue
            known = self._contacts.find(reading.source, candidate, identity, claimed, present)
            identifier = known or identity.ids[0]
            if identifier in claimed:
                self._double(reading, candidate, claimed[identifier])
                continue
            claimed[identifier] = candidate.line
            self._settle(reading.source, candidate, identity, identifier)
        for table, rows in reading.tables.items():
            self._take_table(table, rows, watch)

    def _double(self, reading: Reading, candidate: Candidate, first: int) -> None:
        reason = message("the same person as on line {line}", line=first)
        self._duplicates.append(Skipped(candidate.line, reason, reading.path.name))

    def _settle(self, source: str, candidate: Candidate, identity: Identity, identifier: str) -> None:
        """Note what becomes of the contact that somebody in a file is."""
        row = self._contacts.rows.get(identifier)
        name = candidate.fields["name"]
        own = identifier == candidate.record
        if row is None:
            namesakes = tuple(self._contacts.namesakes(identity))
            made = new_own_row(candidate, self._stamp) if own else new_row(source, candidate, self._stamp)
            self._contacts.put(identifier, made, identity)
            self._found[_CONTACTS, identifier] = Planned(
                identifier, name, candidate.line, namesakes=namesakes
            )
        elif row.get("deleted"):
            self._in_trash[identifier] = Planned(identifier, str(row.get("name", name)), candidate.line)
        else:
            merged = merge_own_row(row, candidate) if own else merge_row(row, source, candidate)
            if merged.row is not row:
                self._contacts.put(identifier, merged.row)
            place = _CONTACTS, identifier
            if place not in self._found or merged.kept:
                name = str(merged.row.get("name", name))
                self._found[place] = Planned(identifier, name, candidate.line, kept=merged.kept)

    def _take_table(self, table: str, rows: Mapping[str, Raw], watch: Watch) -> None:
        """Note what becomes of records that are exported whole: the newest of each stands."""
        working = self._working(table)
        for done, (identifier, theirs) in enumerate(rows.items(), 1):
            watch.step(done, len(rows))
            ours = working.get(identifier)
            planned = Planned(identifier, _title(theirs), table=table)
            if ours is not None and ours.get("deleted") and not theirs.get("deleted"):
                self._in_trash[identifier] = planned
                continue
            if ours is None and table == Profile.TABLE and working:
                continue  # there is one profile, and it is ours
            if ours is None or newest(ours, theirs) is theirs:
                self._put(table, identifier, theirs)
            else:
                planned = replace(planned, kept=tuple(sorted(differing(ours, theirs) - {"updated"})))
            self._found[table, identifier] = planned

    def _working(self, table: str) -> Mapping[str, Raw]:
        """Return a table's rows as they will be after what is planned so far."""
        if table == _CONTACTS:
            return self._contacts.rows
        return self._others.setdefault(table, dict(self._tables.get(table, {})))

    def _put(self, table: str, identifier: str, row: Raw) -> None:
        if table == _CONTACTS:
            self._contacts.put(identifier, row)
        else:
            self._others[table][identifier] = row

    def plan(self, readings: Sequence[Reading]) -> ImportPlan:
        """Return what became of everybody.

        Args:
            readings: The files that were gone through.
        """
        for (table, identifier), planned in self._found.items():
            before = self._tables.get(table, {}).get(identifier)
            self._conclude(planned, before, self._working(table)[identifier])
        new, updated, unchanged = (tuple(planned) for planned in self._outcomes.values())
        return ImportPlan(
            label=_label(readings, len(new), len(updated)),
            readings=tuple(readings),
            new=new,
            updated=updated,
            unchanged=unchanged,
            in_trash=tuple(self._in_trash.values()),
            duplicates=tuple(self._duplicates),
            skipped=tuple(row for each in readings for row in _in_order(each, each.skipped)),
            remarks=tuple(row for each in readings for row in _in_order(each, each.remarks)),
            notes=tuple(note for each in readings for note in each.notes),
            edits=tuple(self._edits),
        )

    def _conclude(self, planned: Planned, before: Raw | None, after: Raw) -> None:
        """Note one record's outcome, after all files."""
        if before is None:
            self._outcomes["new"].append(planned)
            self._edits.append(Edit(planned.table, planned.id, None, after))
            return
        differences = differing(before, after) if before is not after else set()
        changed = tuple(sorted(differences - (_BOOKKEEPING if planned.table == _CONTACTS else {"updated"})))
        self._outcomes["updated" if changed else "unchanged"].append(replace(planned, changed=changed))
        if differences:
            if "updated" not in differences:  # a record that was exported whole brings its own
                after = {**after, "updated": self._stamp}
            self._edits.append(Edit(planned.table, planned.id, before, after))


def _in_order(reading: Reading, rows: Sequence[Skipped]) -> list[Skipped]:
    """Return rows by their lines, with the file's name."""
    ordered = sorted(rows, key=lambda row: row.line)
    return [replace(row, file=reading.path.name) for row in ordered]


def _title(row: Raw) -> str:
    """Return what a person would know a record by."""
    found = (row.get(field) for field in ("name", "title", "text", "note", "on"))
    return next((value for value in found if isinstance(value, str) and value), "")


def _label(readings: Sequence[Reading], new: int, updated: int) -> str:
    return _("import {files}: {new} new, {updated} updated").format(
        files=listed(reading.path.name for reading in readings), new=new, updated=updated
    )
