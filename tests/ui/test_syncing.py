"""Sync in the app, with a real git and a repository in between on file."""

import asyncio
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from netui.domain.tables import Contact
from netui.services import sync as syncing
from netui.services.workspace import Workspace
from tests.services.sync.conftest import own_git as own_git  # the same git as theirs, for every test here
from tests.services.sync.machines import Machine, bare, joined, program
from tests.support import add
from tests.ui.driver import Driver, running

Compare = Callable[..., bool]


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


def settings(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.yaml").write_text(text)


async def sync(driver: Driver) -> None:
    """Press S and wait for the end of it."""
    await driver.press("S")
    await driver.settle()


async def test_s_sends_and_receives_and_says_in_one_line_what_was_done(
    shared: Workspace, here: Machine, other: Machine, tmp_path: Path
) -> None:
    other.add("Carla Riva")
    other.sync()
    async with running(shared, tmp_path) as driver:
        await driver.press("2")
        add(shared, "Dario Gallo")
        await sync(driver)
        assert driver.notice.strip() == "received 1 contact; sent 1 contact"
        await driver.look_until("Carla Riva")
    other.sync()
    assert other.names() == here.names() == ["Anna Rossi", "Bruno Neri", "Carla Riva", "Dario Gallo"]
