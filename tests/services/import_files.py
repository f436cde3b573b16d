"""Made-up files to import, as the programs that write them do, and the import itself."""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from netui.domain.changes import Change
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import Contact
from netui.services.importing import Format, ImportPlan, apply_import, plan_import
from netui.services.workspace import Workspace

HEADER = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
ANNA = (
    "Anna",
    "Rossi",
    "https://www.linkedin.com/in/anna-rossi",
    "anna@acme.example",
    "Acme",
    "Engineer",
    "05 Mar 2024",
)
LUCA = ("Luca", "Bianchi", "https://www.linkedin.com/in/luca-bianchi", "", "Beta, Inc.", "CTO", "12 Jan 2023")
NOTES = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are '
    'missing. You will only see email addresses for connections who have allowed it."\n\n'
)  # fmt: skip


def table(rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER, delimiter: str = ",") -> str:
    """Return rows as CSV below a header."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def write(path: Path, content: str | bytes) -> Path:
    """Write a file and return its path."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def connections(folder: Path, *rows: Sequence[str], notes: str = "") -> Path:
    """Write LinkedIn's file in a folder."""
    return write(folder / "Connections.csv", notes + table(rows))


def archive(path: Path, members: dict[str, str | bytes]) -> Path:
    """Write a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def cards(folder: Path, *lines: str, version: str = "3.0", name: str = "cards.vcf") -> Path:
    """Write a file with one card for each text of lines."""
    made = [f"BEGIN:VCARD\r\nVERSION:{version}\r\n{text.strip()}\r\nEND:VCARD\r\n" for text in lines]
    return write(folder / name, "".join(made).replace("\r\n", "\n").replace("\n", "\r\n"))


def bring_in(
    workspace: Workspace, *paths: Path, as_format: Format | None = None
) -> tuple[ImportPlan, Change]:
    """Import files."""
    plan = plan_import(workspace, paths, as_format)
    return plan, apply_import(workspace, plan)


def people(workspace: Workspace) -> dict[str, Contact]:
    """Return the contacts that aren't in the trash, by name."""
    return {contact.name: contact for contact in workspace.network.all(Contact)}


def only(workspace: Workspace) -> Contact:
    """Return the one contact there is."""
    (contact,) = workspace.network.all(Contact)
    return contact


def handles(contact: Contact) -> list[tuple[str, str, str]]:
    """Return a contact's handles as plain tuples."""
    return sorted((handle.kind, handle.value, handle.label) for handle in contact.handles)


def file_bytes(workspace: Workspace) -> bytes:
    """Return the data file as it is on disk once everything is saved."""
    workspace.repository.flush()
    return workspace.repository.path.read_bytes()


class _Holding:
    """As much of a workspace as planning needs."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.stamp = "2026-11-24T12:00:00Z"


def holding(contacts: dict[str, Raw]) -> Workspace:
    """Return what planning needs of a workspace that holds contacts; nothing is on disk."""
    return _Holding(Network({"contacts": contacts}))  # type: ignore[return-value]
