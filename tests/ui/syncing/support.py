"""What tests of sync in the app need: waiting while git works, and remotes that are slow or ask."""

import asyncio
import re
import shlex
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netui.domain.messages import message
from netui.services.sync import SyncReport
from netui.services.sync.errors import CancelledError
from tests.services.sync.machines import Machine, program
from tests.ui.driver import Driver

PATIENCE = 60.0  # seconds, on a machine that is busy; nothing waits longer than it has to


def settings(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.yaml").write_text(text)


def with_ssh(monkeypatch: pytest.MonkeyPatch, here: Machine, path: Path, text: str, remote: Path) -> None:
    """Have the remote be reached by a program in the place of ssh."""
    monkeypatch.setenv("GIT_SSH_COMMAND", shlex.quote(str(program(path / "a-ssh", text))))
    here.git("remote", "set-url", "origin", f"me@server.example:{remote}")


LOCAL = 'for last; do :; done\nexec sh -c "$last"'
ASKS = (
    'case "$*" in *BatchMode=yes*) echo "me@server.example: Permission denied (publickey)." >&2; exit 255;; '
    f"esac\n{LOCAL}"
)


class Slow:
    """In the place of a sync: says how far it is, and goes on until it is stopped, or may end."""

    def __init__(self, outcome: SyncReport | Exception | None = None) -> None:
        self.outcome = outcome or SyncReport(remote="there")
        self.may_end = threading.Event()
        self.stopped = False
        self.pushes: list[bool] = []

    def __call__(
        self, _folder: Path, *, progress: Any = None, cancel: threading.Event, push: bool = True, **_more: Any
    ) -> SyncReport:
        self.pushes.append(push)
        if progress is not None:
            progress(message("receiving: {percent}%", percent=40))
        while not self.may_end.is_set():
            if cancel.wait(0.01):
                self.stopped = True
                raise CancelledError(message("The sync was stopped; what was done so far holds"))
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


async def shows(driver: Driver, pattern: str) -> None:
    """Wait until something is on the screen, while threads and git work."""
    await becomes(
        lambda: re.search(pattern, driver.text) is not None, lambda: f"{pattern!r} in\n{driver.text}"
    )


async def becomes(holds: Callable[[], bool], what: Callable[[], str] = lambda: "it") -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, f"waited for {what()}"
        await asyncio.sleep(0.01)


async def sync(driver: Driver) -> None:
    """Press S and wait for the end of it."""
    await driver.press("S")
    await driver.settle()
