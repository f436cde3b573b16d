"""What happens without S: pulling at the start, committing, and how it stands in the first line."""

import os
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netui.domain.messages import message
from netui.services import sync as services
from netui.services.sync import SyncStatus
from netui.services.sync.errors import UnreachableError
from netui.services.workspace import Workspace
from netui.ui import syncing
from netui.ui.syncing import standing
from tests.services.sync.machines import ROOT, Machine, git
from tests.ui.driver import running
from tests.ui.syncing.support import PATIENCE, Slow, becomes, settings, shows


async def test_pulling_at_the_start_says_one_line_where_something_came_and_sends_nothing(
    here: Machine, other: Machine, remote: Path, tmp_path: Path, at_once: None
) -> None:
    settings(tmp_path, "sync: {pull: at-start}\n")
    other.add("Carla Riva")
    other.sync()
    here.add("Dario Gallo")
    before = git(remote, "rev-parse", "main")
    shared = here.open()
    async with running(shared, tmp_path) as driver:
        await shows(driver, "received 1 contact")
        await driver.press("2")
        await driver.look_until("Carla Riva")
        await shows(driver, "to sync")
    shared.repository.close()
    assert git(remote, "rev-parse", "main") == before


async def test_pulling_at_the_start_is_silent_where_nothing_came(
    shared: Workspace, tmp_path: Path, at_once: None
) -> None:
    settings(tmp_path, "sync: {pull: at-start}\n")
    async with running(shared, tmp_path) as driver:
        await shows(driver, "synced")
        assert "help" in driver.notice


async def test_pulling_at_the_start_is_quiet_about_being_offline(
    shared: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: None
) -> None:
    settings(tmp_path, "sync: {pull: at-start}\n")
    slow = Slow(UnreachableError(message("there can't be found: are you online?")))
    slow.may_end.set()
    monkeypatch.setattr(services, "sync", slow)
    async with running(shared, tmp_path) as driver:
        await shows(driver, "nothing received: there can't be found: are you online\\?")
        driver.expect_not("✗")
    assert slow.pushes == [False]


async def test_s_does_not_wait_for_what_is_pulled_at_the_start(
    shared: Workspace, tmp_path: Path, slow: Slow, at_once: None
) -> None:
    settings(tmp_path, "sync: {pull: at-start}\n")
    async with running(shared, tmp_path) as driver:
        await becomes(lambda: slow.pushes == [False])
        driver.expect_not("receiving")
        await driver.press("S")
        await becomes(lambda: slow.pushes == [False, True])
        assert slow.stopped
        slow.may_end.set()
        await driver.settle()
        assert driver.notice.strip() == "nothing to sync"


async def test_nothing_is_pulled_unless_the_settings_say_so(
    shared: Workspace, tmp_path: Path, slow: Slow, at_once: None
) -> None:
    async with running(shared, tmp_path) as driver:
        await shows(driver, "synced")
    assert slow.pushes == []


async def test_every_change_is_committed_where_that_is_wanted(
    shared: Workspace, here: Machine, tmp_path: Path, at_once: None
) -> None:
    settings(tmp_path, "sync: {commit: every-change}\n")
    before = here.head()
    async with running(shared, tmp_path) as driver:
        await shows(driver, "synced")
        await driver.press("2", "a", *"Carla", "enter")
        await becomes(lambda: here.head() != before)
        await shows(driver, "to sync")
    assert here.git("log", "-1", "--format=%s") == "netui: 1 contact\n"


async def test_leaving_does_not_wait_for_what_is_committed_by_itself(
    shared: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: None
) -> None:
    settings(tmp_path, "sync: {commit: every-change}\n")
    stops: list[threading.Event] = []

    def commit(_folder: Path, _clock: object, stop: threading.Event) -> None:
        stops.append(stop)
        stop.wait(PATIENCE)

    monkeypatch.setattr(syncing, "commit_soon", commit)
    async with running(shared, tmp_path) as driver:
        await shows(driver, "synced")
        await driver.press("2", "a", *"Carla", "enter")
        await becomes(lambda: bool(stops))
        await driver.press("ctrl+q")
    assert all(stop.is_set() for stop in stops)


async def test_changes_are_left_to_the_end_by_default(
    shared: Workspace, here: Machine, tmp_path: Path, at_once: None
) -> None:
    before = here.head()
    async with running(shared, tmp_path) as driver:
        await shows(driver, "synced")
        await driver.press("2", "a", *"Carla", "enter")
        await shows(driver, "to sync")
    assert here.head() == before


# How it stands


HOUR = timedelta(hours=1)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (SyncStatus(), ""),
        (SyncStatus(Path("/data"), met=NOON), ""),  # no remote
        (SyncStatus(Path("/data"), "there", changed=True, met=NOON), "to sync"),
        (SyncStatus(Path("/data"), "there", ahead=1, met=NOON), "to sync"),
        (SyncStatus(Path("/data"), "there", behind=1, met=NOON), "to sync"),
        (SyncStatus(Path("/data"), "there"), ""),  # nothing is known but what plain git did
        (SyncStatus(Path("/data"), "there", met=NOON), "synced"),
        (SyncStatus(Path("/data"), "there", met=NOON + HOUR), "synced"),  # by another clock
        (SyncStatus(Path("/data"), "there", met=NOON - 3 * HOUR), "synced 3 h"),
        (SyncStatus(Path("/data"), "there", met=NOON - 49 * HOUR), "synced 2 d"),
        (SyncStatus(Path("/data"), "there", met=NOON - 9000 * HOUR), "synced 375 d"),
        (SyncStatus(Path("/data"), "there", met=NOON, problem=message("a rebase is under way")), ""),
    ],
)
def test_the_first_line_says_how_it_stands(seen: SyncStatus, said: str) -> None:
    assert standing(seen, NOON) == said
    assert len(said) <= 12


async def test_without_a_repository_the_first_line_only_says_that_all_is_saved(
    workspace: Workspace, tmp_path: Path, at_once: None
) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.settle()
        assert driver.lines[0].endswith(" saved")


def test_nothing_that_runs_git_is_read_when_the_app_starts() -> None:
    found = "[name for name in sys.modules if name.startswith('netui.services.sync')]"
    told = f"import sys, netui.ui.app; print({found})"
    ended = subprocess.run(
        [sys.executable, "-c", told], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert ended.stdout == "[]\n"
