"""Two machines, a repository in between, and git with nothing of the user's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netui.services import sync as services
from netui.services.workspace import Workspace
from netui.ui import syncing
from tests.services.sync.conftest import own_git  # the same git as theirs, for every test here
from tests.services.sync.machines import Machine, bare, joined
from tests.ui.syncing.support import Slow

__all__ = ["own_git"]


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    return bare(tmp_path / "remote.git")


@pytest.fixture
def other(tmp_path: Path, remote: Path) -> Machine:
    """Another machine, whose network both begin with."""
    return joined(tmp_path / "other", remote, "Anna Rossi", "Bruno Neri")


@pytest.fixture
def here(tmp_path: Path, other: Machine, remote: Path) -> Machine:
    """This machine, which shares that network."""
    return joined(tmp_path / "data", remote)


@pytest.fixture
def shared(here: Machine) -> Iterator[Workspace]:
    """The network of this machine, open."""
    opened = here.open()
    yield opened
    opened.repository.close()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for a quiet moment finds one at once."""
    for name in ("START_SECONDS", "REST_SECONDS", "COMMIT_SECONDS"):
        monkeypatch.setattr(syncing, name, 0.01)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    found = Slow()
    monkeypatch.setattr(services, "sync", found)
    return found
