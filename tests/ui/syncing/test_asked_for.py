"""S: it sends and receives while everything else goes on, can be stopped, and says how it ended."""

import re
import shutil
import threading
from pathlib import Path

import pytest

from netui.domain.messages import message
from netui.services import sync as services
from netui.services.sync.syncing import Syncing as Service
from netui.services.workspace import Workspace
from netui.storage.repository import Repository
from tests.services.sync.machines import CLOCK, Machine
from tests.support import add
from tests.ui.driver import running
from tests.ui.syncing.support import PATIENCE, Slow, becomes, shows, sync, with_ssh

WIDE = (250, 24)  # for sentences with a temporary folder's path in them


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


async def test_what_is_being_typed_and_not_saved_yet_is_saved_first(
    shared: Workspace, other: Machine, tmp_path: Path
) -> None:
    async with running(shared, tmp_path) as driver:
        await driver.press("2", "a", *"Carla", "enter", "escape")
        await sync(driver)
    other.sync()
    assert "Carla" in other.names()


async def test_the_place_on_the_screen_stays_when_others_changes_come(
    shared: Workspace, other: Machine, tmp_path: Path
) -> None:
    other.add("Carla Rossi")
    other.sync()
    async with running(shared, tmp_path) as driver:
        await driver.press("2", "slash", *"rossi", "enter")
        assert "Anna Rossi" in driver.cursor_line
        await sync(driver)
        await driver.look_until("Carla Rossi")
        assert "Anna Rossi" in driver.cursor_line
        await driver.expect("filter: rossi")
        driver.expect_not("Bruno")


async def test_a_sync_shows_how_far_it_is_and_leaves_everything_else_possible(
    shared: Workspace, tmp_path: Path, slow: Slow
) -> None:
    async with running(shared, tmp_path) as driver:
        await driver.press("2", "S")
        await shows(driver, "receiving: 40%… · esc stops")
        await driver.press("slash", *"bruno", "enter")
        driver.expect_not("Anna")
        await driver.press("a", *"Carla", "enter", "q")
        assert "Carla" in {raw["name"] for raw in shared.network.rows["contacts"].values()}
        await shows(driver, "receiving: 40%")
        slow.may_end.set()
        await driver.settle()
        assert driver.notice.strip() == "nothing to sync"


@pytest.mark.parametrize("key", ["escape", "S"])
async def test_esc_or_s_again_stops_a_sync(shared: Workspace, tmp_path: Path, slow: Slow, key: str) -> None:
    async with running(shared, tmp_path) as driver:
        await driver.press("2", "S")
        await shows(driver, "receiving")
        await driver.press(key)
        await driver.settle()
        assert slow.stopped
        assert driver.notice.strip() == "The sync was stopped; what was done so far holds"
        await driver.expect("Bruno Neri")  # esc went nowhere else
        slow.may_end.set()
        await sync(driver)
        assert driver.notice.strip() == "nothing to sync"


async def test_ctrl_c_says_how_to_quit_and_a_sync_goes_on(
    shared: Workspace, tmp_path: Path, slow: Slow
) -> None:
    async with running(shared, tmp_path) as driver:
        await driver.press("S")
        await shows(driver, "receiving")
        await driver.press("ctrl+c")
        assert "ctrl+q quits" in driver.notice
        assert not slow.stopped
        slow.may_end.set()
        await driver.settle()
        assert driver.notice.strip() == "nothing to sync"


async def test_leaving_waits_for_no_remote(shared: Workspace, tmp_path: Path, slow: Slow) -> None:
    async with running(shared, tmp_path) as driver:
        await driver.press("S")
        await shows(driver, "receiving")
        await driver.press("ctrl+q")
    await becomes(lambda: slow.stopped)


async def test_a_form_keeps_what_is_typed_while_a_sync_brings_something(
    shared: Workspace, other: Machine, tmp_path: Path
) -> None:
    other.edit("Bruno Neri", company="Studio Neri")
    other.sync()
    async with running(shared, tmp_path, (100, 40)) as driver:
        await driver.press("2", "j", "e")
        await driver.expect("Edit Bruno Neri")
        await driver.press("S")  # a letter, here
        await driver.press("ctrl+p", *"sync by git", "enter")
        await driver.settle()
        await driver.expect("received 1 contact")
        await driver.look_until("Studio Neri")
        await driver.expect("Bruno NeriS")


async def test_values_changed_on_both_sides_are_said_until_a_key_is_pressed(
    shared: Workspace, here: Machine, other: Machine, tmp_path: Path
) -> None:
    other.edit("Anna Rossi", company="Acme", updated="2026-11-24T10:00:00Z")
    other.sync()
    here.edit("Anna Rossi", company="Studio", updated="2026-11-24T11:00:00Z")
    async with running(shared, tmp_path, WIDE) as driver:
        await sync(driver)
        await driver.expect(
            "1 value changed on both sides: the later stands, the other is kept · C shows both"
        )
        await driver.press("j")
        driver.expect_not("the other is kept")


async def test_a_remote_that_cannot_be_reached_is_said_whole(
    shared: Workspace, here: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "ssh: connect to host server.example port 22: Network is unreachable"
    with_ssh(monkeypatch, here, tmp_path, f"echo '{words}' >&2; exit 255", Path("/there"))
    async with running(shared, tmp_path) as driver:
        add(shared, "Carla Riva")
        await sync(driver)
        said = re.sub(r"\s+", " ", driver.text.partition("✗ ")[2])
        assert said.strip() == f"me@server.example:/there doesn't answer ({words}): try again later"
        await driver.press("2")
        await driver.expect("Carla Riva")
        driver.expect_not("doesn't answer")
        assert "help" in driver.notice  # the keys again


async def test_no_git_is_said(shared: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(shared, tmp_path) as driver:
        monkeypatch.setenv("PATH", str(tmp_path / "empty"))
        await sync(driver)
        assert driver.notice.strip() == "✗ There is no git here: install it, then sync again"
        await driver.press("2")
        await driver.expect("Anna Rossi")


async def test_a_folder_that_is_gone_is_said_and_nothing_is_set_up_in_its_place(
    shared: Workspace, here: Machine, tmp_path: Path
) -> None:
    async with running(shared, tmp_path, WIDE) as driver:
        shutil.rmtree(here.folder)
        await sync(driver)
        await driver.expect("✗ .* isn't there any more")
        assert not driver.app.prompt.open
        assert not here.folder.exists()


async def test_a_defect_is_one_line_and_no_end_of_the_app(
    shared: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(ZeroDivisionError("oh"))
    slow.may_end.set()
    monkeypatch.setattr(services, "sync", slow)
    async with running(shared, tmp_path) as driver:
        await sync(driver)
        await driver.expect("✗ Not synced, because of a defect in netui \\(ZeroDivisionError\\('oh'\\)\\)")
        await sync(driver)
        await driver.expect("defect")  # and not: a sync is under way


async def test_another_sync_is_waited_for(
    shared: Workspace, here: Machine, other: Machine, tmp_path: Path
) -> None:
    other.add("Carla Riva")
    other.sync()
    async with running(shared, tmp_path) as driver:
        with Service(here.folder, clock=CLOCK).alone():
            await driver.press("S")
            await shows(driver, "waiting for another sync… · esc stops")
        await driver.settle()
        assert driver.notice.strip() == "received 1 contact"


async def test_two_netui_on_one_folder_both_have_everything(
    shared: Workspace, here: Machine, other: Machine, tmp_path: Path
) -> None:
    other.add("Carla Riva")
    other.sync()
    begun, synced = threading.Event(), threading.Event()
    second = here.open(seed=7)
    add(second, "Dario")
    second.repository.flush()

    def sync_too() -> None:
        begun.wait(PATIENCE)
        services.sync(here.folder, clock=CLOCK)
        synced.set()

    threading.Thread(target=sync_too).start()
    async with running(shared, tmp_path) as driver:
        await driver.press("2", "a", *"Elena", "enter")
        begun.set()
        await sync(driver)
        await driver.look_until("Carla Riva")
        await driver.look_until("Dario")
        await becomes(synced.is_set)
    second.repository.refresh()
    second.repository.flush()
    known = {raw["name"] for raw in second.network.rows["contacts"].values()}
    second.repository.close()
    other.sync()
    assert sorted(known) == other.names() == ["Anna Rossi", "Bruno Neri", "Carla Riva", "Dario", "Elena"]


async def test_read_only_says_that_nothing_is_changed(here: Machine, tmp_path: Path) -> None:
    repository = Repository.open(here.folder, CLOCK, read_only=True)
    before = here.head()
    async with running(Workspace(repository, CLOCK, None), tmp_path) as driver:  # type: ignore[arg-type]
        await sync(driver)
        assert "nothing is changed" in driver.notice
    repository.close()
    assert here.head() == before


async def test_the_demo_is_not_synced(workspace: Workspace, tmp_path: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        driver.app.syncing.refused = message("this is the demo")
        await sync(driver)
        assert driver.notice.strip() == "this is the demo"
