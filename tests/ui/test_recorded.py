"""The history of a person: filled while it is read, values in full, and old ones brought back."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from netui.domain.messages import message
from netui.domain.tables import Contact
from netui.services.contacts import trash_contacts
from netui.services.recorded.commits import Commit
from netui.services.recorded.reading import Found, Recorded
from netui.services.sync import commit, init
from netui.services.sync.errors import TooLongError
from netui.services.workspace import Workspace
from netui.ui.app import NetuiApp
from netui.ui.screens import recorded as recorded_screen
from tests.support import FixedClock, add, fresh, meet, open_workspace
from tests.ui.driver import Driver, make_app, running

LONG = "Met at PyCon; she knows the whole rental law by heart and explains it so that anybody understands it"


@pytest.fixture(autouse=True)
def greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Times are shown as they are in Greenwich, wherever the tests run."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True)
def own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git as somebody has it who said their name, and nothing else."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed: the history is NOT tested here")
    home = tmp_path / "home"
    home.mkdir()
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "laptop")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "me@example.org")


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Anna, who over some months got a role, other tags, a note and a lunch."""
    folder = tmp_path / "data"
    workspace = open_workspace(folder)
    clock = FixedClock()

    def committed(on: str) -> None:
        for who in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{who}_DATE", f"{on}T12:00:00+0000")
        workspace.repository.flush()
        if (folder / ".git").exists():
            commit(folder, clock=clock)
        else:
            init(folder, None, clock=clock)
        workspace.repository.refresh()

    def edit(**fields: Any) -> None:
        now = fresh(workspace.network, anna)
        workspace.replace("edit", (now, now.change(fields)))

    anna = add(workspace, "Anna Rossi", role="Designer", company="Acme", tags=["python"])
    add(workspace, "Bruno Neri")
    committed("2025-12-01")
    edit(role="Lawyer", tags=["law", "python"])
    committed("2026-03-01")
    meet(workspace, [anna], on="2026-09-10", kind="meeting", note="Lunch in Rome")
    edit(notes=LONG)
    committed("2026-09-11")
    edit(role="Judge", company="")
    committed("2026-11-20")
    return workspace


async def opened(driver: Driver, until: str = "added") -> None:
    """Open Anna's history from People, where she is the first, and wait until it is read."""
    await driver.press("2", "H")
    await driver.expect("History of Anna Rossi")
    await driver.settle()
    await driver.expect(until)


async def test_each_change_is_told_the_latest_first(told: Workspace, tmp_path: Path) -> None:
    async with running(told, tmp_path) as driver:
        await opened(driver)
        await driver.expect(r"20 Nov +company +Acme → nothing\n +role +Lawyer → Judge")
        await driver.expect("11 Sep +notes +nothing → Met at PyCon")
        await driver.expect("meeting 10 Sep 2026 +added: Lunch in Rome")
        await driver.expect("1 Mar +role +Designer → Lawyer")
        await driver.expect(" tags +with law")
        await driver.expect(r"2025\n +1 Dec +added +Anna Rossi, Designer, Acme")
        driver.expect_not("Bruno")


async def test_below_the_list_stands_which_commit_it_was_and_whose(told: Workspace, tmp_path: Path) -> None:
    with Recorded(tmp_path / "data") as recorded:
        names = [each.short for each in recorded.listed.commits]
    async with running(told, tmp_path) as driver:
        await opened(driver)
        await driver.expect(f"{names[0]} · .*20 Nov 2026.* · laptop · 4 commits")
        await driver.press("G")
        await driver.expect(f"{names[-1]} · .*1 Dec 2025.* · laptop")


async def test_enter_shows_both_values_in_full(told: Workspace, tmp_path: Path) -> None:
    async with running(told, tmp_path) as driver:
        await opened(driver)
        await driver.press("j", "j", "enter")
        await driver.expect("notes: Anna Rossi")
        await driver.expect("## Before")
        await driver.expect("nothing")
        await driver.expect("## After")
        await driver.expect("anybody understands it")
        await driver.press("q")
        await driver.expect("History of Anna Rossi")


async def test_b_brings_one_value_back_and_u_undoes_it_to_the_byte(told: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "data" / "network.json"
    before = file.read_bytes()
    async with running(told, tmp_path) as driver:
        await opened(driver)
        await driver.press("j", "b")
        await driver.expect("bring back role of Anna Rossi · u undoes it")
        told.repository.flush()
        assert b'"role":"Lawyer"' in file.read_bytes()
        assert b'"company"' not in file.read_bytes().split(b'"name":"Anna Rossi"')[0].rpartition(b"\n")[2]
        await driver.press("b")
        await driver.expect("is so already: nothing to bring back")
        await driver.press("u")
        await driver.expect("undone: bring back role")
        told.repository.flush()
        assert file.read_bytes() == before


async def test_what_was_added_has_nothing_older(told: Workspace, tmp_path: Path) -> None:
    async with running(told, tmp_path) as driver:
        await opened(driver)
        await driver.press("G", "b")
        await driver.expect("nothing older to bring back")


async def test_the_history_of_somebody_in_the_trash_is_told_too(told: Workspace, tmp_path: Path) -> None:
    anna = next(each for each in told.network.rows["contacts"] if told.network.name(each).startswith("Anna"))
    async with running(told, tmp_path) as driver:
        await driver.press("2", "enter")
        await driver.expect("Timeline")
        found = told.network.get(Contact, anna)
        assert found is not None
        trash_contacts(told, [found])
        await driver.press("H")
        await driver.expect("History of Anna Rossi")
        await driver.settle()
        await driver.expect("Lawyer → Judge")


async def test_without_a_repository_it_says_what_keeps_a_history(people: Workspace, tmp_path: Path) -> None:
    people.repository.flush()
    async with running(people, tmp_path) as driver:
        await opened(driver, "No git repository keeps a history")
        await driver.expect("“netui sync init”")
        await driver.press("b")
        await driver.expect("nothing is selected")


async def test_who_is_not_committed_yet_has_no_history(told: Workspace, tmp_path: Path) -> None:
    add(told, "Aaron Abel")
    told.repository.flush()
    async with running(told, tmp_path) as driver:
        await driver.press("2", "H")
        await driver.settle()
        await driver.expect("No commit changed anything here yet.")


async def test_esc_stops_reading_and_then_goes_back(
    told: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, stopped = Event(), Event()

    def each(self: Recorded, told: Callable[[Any], bool]) -> None:
        going.set()
        while told(found(self)):
            Event().wait(0.01)
        stopped.set()

    def found(recorded: Recorded) -> Any:
        return Found(recorded.listed.commits[0], 1, b"", readable=True)

    monkeypatch.setattr(Recorded, "each", each)
    monkeypatch.setattr(recorded_screen, "OFTEN", 0)
    async with running(told, tmp_path) as driver:
        await driver.press("2", "H")
        await driver.expect("reading commit 1 of 4 · esc stops")
        assert going.is_set()
        await driver.press("escape")
        await driver.settle()
        assert stopped.is_set()
        await driver.expect("Stopped before the end")
        await driver.press("escape")
        driver.expect_not("History of")


async def test_what_goes_wrong_is_said_in_one_line(
    told: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def each(_self: Recorded, _told: Callable[[Any], bool]) -> None:
        raise TooLongError(message("Git did not answer"))

    monkeypatch.setattr(Recorded, "each", each)
    async with running(told, tmp_path) as driver:
        await driver.press("2", "H")
        await driver.settle()
        assert "Git did not answer" in driver.notice


# What it looks like


def opening(app: NetuiApp) -> Callable[[Any], Any]:
    async def before(pilot: Any) -> None:
        await pilot.press("2", "H")
        await app.workers.wait_for_complete()
        await pilot.pause()

    return before


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_looks(
    told: Workspace,
    tmp_path: Path,
    snap_compare: Any,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A commit's name depends on all that is committed beside the file.
    monkeypatch.setattr(Commit, "short", property(lambda _commit: "3f2a91c0"))
    app = make_app(told, tmp_path)
    assert snap_compare(app, press=("j", "j"), terminal_size=size, run_before=opening(app))
