"""What others do to the file while the app is open: another netui, git, an editor."""

import os
import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netui.domain.changes import Edit
from netui.domain.tables import Contact
from netui.services.workspace import Workspace
from netui.storage.repository import Repository
from tests.terminal.pseudo import ROOT, netui_command


@contextmanager
def another(workspace: Workspace) -> Iterator[Workspace]:
    """Open the same folder once more, as another netui does; what is done in it is saved at the end."""
    workspace.repository.flush()
    with Repository.open(workspace.repository.folder, workspace.clock) as other:
        yield Workspace(other, workspace.clock, random.Random(7))


def named(workspace: Workspace, name: str) -> Contact:
    return next(contact for contact in workspace.network.all(Contact) if contact.name == name)


def change(workspace: Workspace, name: str, **fields: object) -> None:
    """Change a contact's fields elsewhere."""
    with another(workspace) as there:
        before = named(there, name)
        there.replace("elsewhere", (before, before.change(fields)))


def trash(workspace: Workspace, name: str) -> None:
    """Move a contact to the trash elsewhere."""
    with another(workspace) as there:
        there.trash("elsewhere", named(there, name))


def purge(workspace: Workspace, name: str) -> None:
    """Take a contact out of the file elsewhere."""
    with another(workspace) as there:
        contact = named(there, name)
        there.do("purge", [Edit("contacts", contact.id, there.network.rows["contacts"][contact.id], None)])


def by_netui(workspace: Workspace, *arguments: str) -> None:
    """Have another process of netui do something."""
    workspace.repository.flush()
    folder = workspace.repository.folder
    subprocess.run(
        netui_command("--data", str(folder), *arguments),
        cwd=ROOT, env={**os.environ, "HOME": str(folder.parent), "XDG_CONFIG_HOME": str(folder.parent)},
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


def by_rename(path: Path, old: str, new: str) -> None:
    """Write the file as most editors do: a new one takes its place."""
    text = path.read_text()
    assert old in text
    beside = path.with_suffix(".swp")
    beside.write_text(text.replace(old, new))
    beside.replace(path)


def in_place(path: Path, old: str, new: str) -> None:
    """Write the file as some editors do: it is emptied first."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Anna", "-c", "user.email=anna@example.org", "-c", "core.hooksPath=/dev/null"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, timeout=60)
