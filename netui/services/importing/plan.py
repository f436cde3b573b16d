"""What an import would do, and doing it: the one step that knows both the file's people and the network."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from netui.domain.changes import Change, Edit, differing
from netui.domain.messages import Message, message
from netui.domain.records import Raw
from netui.i18n import _, listed
from netui.services.importing.candidates import (
    Cancelled,
    Candidate,
    Format,
    Progress,
    Reading,
    Skipped,
    Watch,
)
from netui.services.importing.formats import read
from netui.services.importing.identity import Identity, identify
from netui.services.importing.matching import Contacts
from netui.services.importing.merging import merge_row, new_row
from netui.services.workspace import Workspace

_CONTACTS = "contacts"
_BOOKKEEPING = frozenset({"updated", "extra", "external", "source"})
"""Fields that tell where a contact came from: no reader would call a contact changed by them."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A contact that an import touches, or finds as it is.

    Attributes:
        id: Their id.
        name: Their name as it will be.
        line: Where the file has them, from 1.
        changed: Fields that take the file's value.
        kept: Fields where the file says something else and what the user wrote stays.
        namesakes: Ids of others of the same name, for somebody new: perhaps the same person.
    """

    id: str
    name: str
    line: int
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


def plan_import(
    workspace: Workspace,
    paths: Sequence[Path],
    as_format: Format | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ImportPlan:
    """Return what importing files would do. Nothing is changed; may run beside the app, in a thread.

    Args:
        workspace: The open network.
        paths: The files.
        as_format: Their format; found out where it isn't given.
        progress: Told how much is done, and of how much.
        cancelled: Asked now and then whether to stop.

    Raises:
        ImportFileError: Where a file can't be read.
        ImportCancelledError: Where the user cancelled.
    """
    phases = _Phases(progress, 2 * len(paths))
    rows, stamp = dict(workspace.network.rows[_CONTACTS]), workspace.stamp
    with _without_collector():
        readings = [read(path, as_format, phases.next(), cancelled) for path in paths]
        return _plan(rows, stamp, readings, [Watch(phases.next(), cancelled) for _path in paths])


def apply_import(workspace: Workspace, plan: ImportPlan) -> Change:
    """Do what a plan says, as one step of undo.

    Where one of its contacts has changed meanwhile, it is planned again from what was read: what somebody
    wrote while an import was looked at stays.

    Args:
        workspace: The open network.
        plan: What `plan_import` returned.

    Raises:
        StorageError: Where the network is read-only.
    """
    rows = workspace.network.rows[_CONTACTS]
    if any(rows.get(edit.id) != edit.before for edit in plan.edits):
        plan = _plan(dict(rows), workspace.stamp, plan.readings, [Watch() for _reading in plan.readings])
    return workspace.do(plan.label, plan.edits)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector from going through half a million new objects again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Phases:
    """One count of progress for several pieces of work, in thousandths of each."""

    def __init__(self, progress: Progress | None, count: int) -> None:
        self._progress = progress
        self._total = 1000 * count
        self._begun = -1

    def next(self) -> Progress:
        """Return what the next piece of work tells its progress to."""
        self._begun += 1
        before = 1000 * self._begun

        def tell(done: int, total: int) -> None:
            if self._progress is not None:
                self._progress(before + 1000 * done // max(total, 1), self._total)

        return tell


def _plan(
    rows: Mapping[str, Raw], stamp: str, readings: Sequence[Reading], watches: Sequence[Watch]
) -> ImportPlan:
    planner = _Planner(rows, stamp)
    for reading, watch in zip(readings, watches, strict=True):
        planner.take(reading, watch)
    return planner.plan(readings)


class _Planner:
    """Goes through the people in files, one by one, and keeps what would become of each contact."""

    def __init__(self, rows: Mapping[str, Raw], stamp: str) -> None:
        self._before = rows
        self._contacts = Contacts(rows)
        self._stamp = stamp
        self._found: dict[str, Planned] = {}
        self._in_trash: dict[str, Planned] = {}
        self._duplicates: list[Skipped] = []

    def take(self, reading: Reading, watch: Watch) -> None:
        """Go through the people in one file."""
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

    def _double(self, reading: Reading, candidate: Candidate, first: int) -> None:
        reason = message("the same person as on line {line}", line=first)
        self._duplicates.append(Skipped(candidate.line, reason, reading.path.name))

    def _settle(self, source: str, candidate: Candidate, identity: Identity, identifier: str) -> None:
        """Note what becomes of the contact that somebody in a file is."""
        row = self._contacts.rows.get(identifier)
        name = candidate.fields["name"]
        if row is None:
            namesakes = tuple(self._contacts.namesakes(identity, identifier))
            self._contacts.put(identifier, new_row(source, candidate, self._stamp), identity)
            self._found[identifier] = Planned(identifier, name, candidate.line, namesakes=namesakes)
        elif row.get("deleted"):
            self._in_trash[identifier] = Planned(identifier, str(row.get("name", name)), candidate.line)
        else:
            merged = merge_row(row, source, candidate)
            if merged.row is not row:
                self._contacts.put(identifier, merged.row)
            if identifier not in self._found or merged.kept:
                name = str(merged.row.get("name", name))
                self._found[identifier] = Planned(identifier, name, candidate.line, kept=merged.kept)

    def plan(self, readings: Sequence[Reading]) -> ImportPlan:
        """Return what became of everybody."""
        new: list[Planned] = []
        updated: list[Planned] = []
        unchanged: list[Planned] = []
        edits: list[Edit] = []
        for identifier, planned in self._found.items():
            before, after = self._before.get(identifier), self._contacts.rows[identifier]
            if before is None:
                new.append(planned)
                edits.append(Edit(_CONTACTS, identifier, None, after))
                continue
            differences = differing(before, after) if before is not after else set()
            changed = tuple(sorted(differences - _BOOKKEEPING))
            (updated if changed else unchanged).append(replace(planned, changed=changed))
            if differences:
                edits.append(Edit(_CONTACTS, identifier, before, {**after, "updated": self._stamp}))
        return ImportPlan(
            label=_label(readings, len(new), len(updated)),
            readings=tuple(readings),
            new=tuple(new),
            updated=tuple(updated),
            unchanged=tuple(unchanged),
            in_trash=tuple(self._in_trash.values()),
            duplicates=tuple(self._duplicates),
            skipped=tuple(replace(row, file=each.path.name) for each in readings for row in each.skipped),
            remarks=tuple(replace(row, file=each.path.name) for each in readings for row in each.remarks),
            notes=tuple(note for each in readings for note in each.notes),
            edits=tuple(edits),
        )


def _label(readings: Sequence[Reading], new: int, updated: int) -> str:
    return _("import {files}: {new} new, {updated} updated").format(
        files=listed(reading.path.name for reading in readings), new=new, updated=updated
    )
