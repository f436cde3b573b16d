"""Machines that share a network: data folders, the repositories around them, a bare one in between."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netui.domain.messages import Message
from netui.i18n import say
from netui.services.sync import Limits, SyncReport, init, sync
from netui.services.workspace import Workspace
from tests.support import FixedClock, add, open_workspace

CLOCK = FixedClock()
QUICK = Limits(connect=1, quiet=1.5, whole=4, local=20, lock=0.3)
"""For remotes that keep one waiting."""


def git(folder: Path, *arguments: str, check: bool = True, **environment: str) -> str:
    """Run git as a person would, and return what it writes."""
    ended = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip
    if check and ended.returncode:
        raise AssertionError(f"git {' '.join(arguments)}: {ended.stderr}")
    return ended.stdout


def bare(path: Path) -> Path:
    """Make an empty repository for others to send to."""
    path.mkdir()
    git(path, "init", "--quiet", "--bare", "--initial-branch=main")
    return path


@dataclass
class Machine:
    """One machine: its data folder."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "network.json"

    @property
    def data(self) -> bytes:
        return self.file.read_bytes()

    def open(self, seed: int | None = None) -> Workspace:
        """Open the network as the app does; ids differ from machine to machine."""
        if seed is None:
            known = str(self.folder).encode() + (self.data if self.file.exists() else b"")
            seed = int.from_bytes(hashlib.sha256(known).digest()[:8])
        return open_workspace(self.folder, seed=seed)

    def add(self, *names: str, **fields: Any) -> None:
        """Add people and save them."""
        workspace = self.open()
        for name in names:
            add(workspace, name, **fields)
        workspace.repository.close()

    def edit(self, name: str, **fields: Any) -> None:
        """Change fields of somebody, and save that."""
        from netui.domain.changes import Change, Edit

        workspace = self.open()
        rows = workspace.network.rows["contacts"]
        (identifier,) = (key for key, raw in rows.items() if raw["name"] == name)
        before = rows[identifier]
        workspace.repository.commit(
            Change("edit", (Edit("contacts", identifier, before, before | fields),), "")
        )
        workspace.repository.close()

    def names(self) -> list[str]:
        """Return who is in the file, sorted."""
        return sorted(str(raw["name"]) for raw in self.rows("contacts"))

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Return a table's records, as another program reads them."""
        import json

        return list(json.loads(self.data)[table].values())

    def somebody(self, name: str) -> dict[str, Any]:
        """Return the record of somebody."""
        (found,) = (raw for raw in self.rows("contacts") if raw["name"] == name)
        return found

    def sync(self, limits: Limits | None = None, **more: Any) -> SyncReport:
        """Sync as `S` does."""
        return sync(self.folder, clock=CLOCK, limits=limits, **more)

    def git(self, *arguments: str, check: bool = True, **environment: str) -> str:
        """Run plain git here."""
        return git(self.folder, *arguments, check=check, **environment)

    def head(self, what: str = "HEAD") -> str:
        """Return a commit, or what a commit holds."""
        return self.git("rev-parse", what).strip()


def joined(folder: Path, remote: Path | str, *names: str) -> Machine:
    """Return a machine that has some people and shares them over a remote."""
    machine = Machine(folder)
    if names:
        machine.add(*names)
    init(folder, str(remote), clock=CLOCK)
    return machine


def settled(machines: Sequence[Machine]) -> None:
    """Sync until all have everything: each once to send, once more to receive."""
    for machine in (*machines, *machines):
        machine.sync()


def program(path: Path, text: str) -> Path:
    """Write a program for the shell."""
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o700)
    return path


def shown(said: Message) -> str:
    """Return a message as it is said, having seen that it is one line."""
    text = say(said)
    assert text
    assert "\n" not in text
    return text


ROOT = Path(__file__).parents[3]
HAS_GIT = shutil.which("git") is not None
