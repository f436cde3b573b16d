"""Networks with something wrong in them, and what the doctor says of them."""

from pathlib import Path
from typing import Any

from netui.domain.changes import Change, Edit
from netui.domain.ids import derived_id
from netui.domain.network import Network
from netui.domain.tables import TABLES
from netui.i18n import say
from netui.services.doctor.checks import CHECKS
from netui.services.doctor.findings import Finding, Patient
from netui.services.workspace import Workspace
from netui.storage.fileformat import META, Tables
from netui.storage.lines import rendered
from tests.support import TODAY

NOW = "2026-11-24T12:00:00Z"
ANNA, LUCA, MARCO, GONE, NOBODY = (
    derived_id("test", name) for name in ("Anna", "Luca", "Marco", "Gone", "Nobody")
)
ONE, TWO, THREE = (derived_id("record", name) for name in ("one", "two", "three"))
PEOPLE: dict[str, dict[str, Any]] = {
    ANNA: {"name": "Anna Rossi"},
    LUCA: {"name": "Luca Bianchi"},
    MARCO: {"name": "Marco Neri"},
    GONE: {"name": "Gone Person", "deleted": "2026-11-01T10:00:00Z"},
}


def tables(**given: dict[str, dict[str, Any]]) -> dict[str, dict[str, dict[str, Any]]]:
    """Return tables with four people in them, one of whom is in the trash; what is given changes them."""
    contacts = {key: {**raw, **given.get("contacts", {}).get(key, {})} for key, raw in PEOPLE.items()}
    return {**given, "contacts": {**given.get("contacts", {}), **contacts}}


def findings(**given: dict[str, dict[str, Any]]) -> list[Finding]:
    """Return all that is found in the records."""
    patient = Patient(Network(tables(**given)), TODAY, NOW)
    return [finding for check in CHECKS for finding in check.look(patient)]


def only(**given: dict[str, dict[str, Any]]) -> Finding:
    """Return the one thing that is found."""
    (finding,) = findings(**given)
    return finding


def said(finding: Finding) -> str:
    """Return what is said of a finding."""
    return say(finding.said)


def write(folder: Path, **given: dict[str, dict[str, Any]]) -> Path:
    """Write a network as netui would, and return its file."""
    whole: Tables = {META: {"1": {"schema": 1}}, **{name: {} for name in TABLES}} | tables(**given)
    folder.mkdir(mode=0o700, exist_ok=True)
    file = folder / "network.json"
    file.write_bytes(b"".join(rendered(whole).runs))
    file.chmod(0o600)
    return file


def do(workspace: Workspace, *edits: tuple[str, str, dict[str, Any]]) -> None:
    """Put rows in the place of others."""
    rows = workspace.network.rows
    change = Change("test", tuple(Edit(table, key, rows[table].get(key), raw) for table, key, raw in edits))
    workspace.repository.commit(change)
