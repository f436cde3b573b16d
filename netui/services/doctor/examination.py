"""Looking at everything, and mending what can be mended without a guess."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from netui.domain.changes import Change
from netui.domain.clock import Clock
from netui.domain.messages import Message, NetuiError, message
from netui.domain.network import Network
from netui.domain.tables import TABLES, Contact
from netui.i18n import _
from netui.services.doctor.checks import CHECKS
from netui.services.doctor.findings import Draft, Finding, Group, Patient
from netui.services.doctor.references import PLACES, named
from netui.services.settings import Settings
from netui.services.workspace import Workspace
from netui.storage.errors import explain
from netui.storage.fileformat import same

Progress = Callable[[Message], None]
"""Told what is being looked at."""

_FILE: Final = message("The file and its folder")
_REPOSITORY: Final = message("The repository")
_SETTINGS: Final = message("The settings")


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found.

    Attributes:
        groups: What each check found; those that found nothing are left out.
        to_trash: How many references name a record in the trash: these are fine.
        records: How many records were looked at.
    """

    groups: Sequence[Group]
    to_trash: int = 0
    records: int = 0

    def each(self) -> Iterator[tuple[str, Finding]]:
        """Yield every finding with the check that found it."""
        return ((group.id, finding) for group in self.groups for finding in group.findings)

    @property
    def findings(self) -> Iterator[Finding]:
        """Every finding."""
        return (finding for group in self.groups for finding in group.findings)


@dataclass(frozen=True, slots=True)
class Mended:
    """A finding that was to be mended.

    Attributes:
        finding: What it was.
        kind: The check that found it.
        failed: Why it could not be; None where it was.
    """

    finding: Finding
    kind: str
    failed: Message | None = None


def examine_records(network: Network, today: date, now: str, progress: Progress | None = None) -> Examined:
    """Look at every record.

    Args:
        network: All of them; in another thread than the one that owns them, a copy.
        today: The day that it is.
        now: The time, UTC.
        progress: Told what is being looked at.
    """
    patient = Patient(network, today, now)
    groups = []
    for check in CHECKS:
        if progress is not None:
            progress(check.title)
        groups.append(Group(check.id, check.title, tuple(check.look(patient))))
    records = sum(len(rows) for table, rows in network.rows.items() if table in TABLES)
    return Examined([group for group in groups if group.findings], patient.references.to_trash, records)


def examine_folder(
    folder: Path, clock: Clock, *, plain: bool = False, settings: Settings | None = None
) -> Examined:
    """Look at everything but the records: the file, its folder, the repository, the settings.

    Args:
        folder: The data folder.
        clock: Tells the time of backups.
        plain: Whether the file is known to be in netui's own bytes.
        settings: What the user chose; left out where there is none to look at.
    """
    from netui.services.doctor import files, repository

    groups = [
        Group("file", _FILE, tuple(files.check(folder, clock, plain=plain))),
        Group("repository", _REPOSITORY, tuple(repository.check(folder, clock))),
        Group("settings", _SETTINGS, tuple(_settings(settings)) if settings else ()),
    ]
    return Examined([group for group in groups if group.findings])


def joined(*parts: Examined) -> Examined:
    """Return what several looks found as one."""
    return Examined(
        [group for part in parts for group in part.groups],
        sum(part.to_trash for part in parts),
        sum(part.records for part in parts),
    )


def unreadable(why: Message) -> Examined:
    """Return what is found where the network can't be opened at all."""
    finding = Finding("unreadable-file", why, message("`netui restore` has the backups"))
    return Examined([Group("records", message("The network"), (finding,))])


def person(network: Network, finding: Finding) -> str:
    """Return the id of the contact whom a finding is about; empty where it is about none who is there."""
    people = network.rows[Contact.TABLE]
    if finding.table == Contact.TABLE:
        return finding.id if finding.id in people else ""
    raw = network.rows.get(finding.table, {}).get(finding.id, {})
    places = (place for place in PLACES.get(finding.table, ()) if place.table == Contact.TABLE)
    return next((each for place in places for each in named(raw, place) if each in people), "")


def mend_records(workspace: Workspace, examined: Examined) -> list[Mended]:
    """Mend what can be mended in the records, as one step of undo.

    Args:
        workspace: The open network.
        examined: What was found in it.

    Raises:
        StorageError: Nothing may be changed here.
    """
    draft = Draft(workspace.network, workspace.stamp)
    done = []
    for kind, finding in examined.each():
        if finding.mend is not None and finding.mend.rows is not None:
            finding.mend.rows(draft)
            done.append(Mended(finding, kind))
    edits = tuple(edit for edit in draft.edits() if not same(edit.before, edit.after))
    if edits:
        workspace.repository.commit(Change(_("doctor --fix"), edits, workspace.stamp))
    return done


def mend_folder(folder: Path, examined: Examined) -> list[Mended]:
    """Mend what can be mended beside the records; nothing of it is a step of undo.

    Args:
        folder: The data folder.
        examined: What was found there.
    """
    done = []
    for kind, finding in examined.each():
        if finding.mend is None or finding.mend.act is None:
            continue
        failed = None
        try:
            finding.mend.act()
        except NetuiError as error:
            failed = error.message
        except OSError as error:
            failed = explain(error, folder)
        done.append(Mended(finding, kind, failed))
    return done


def _settings(settings: Settings) -> Iterator[Finding]:
    tuple(settings.synonyms)  # read first: only then is it known what is wrong with them
    for problem in settings.problems:
        yield Finding(
            "settings", problem, message("correct that line; until then it is left out"), broken=False
        )
