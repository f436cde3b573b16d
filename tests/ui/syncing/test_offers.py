"""What S offers where it can't sync as things are: a repository, and the terminal for an answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from netui.domain.messages import message
from netui.services import sync as services
from netui.services.sync.errors import LoginError
from netui.services.workspace import Workspace
from tests.services.sync.machines import Machine, git, program
from tests.support import add
from tests.ui.driver import running
from tests.ui.syncing.support import ASKS, Slow, shows, sync, with_ssh

# Where there is no repository


async def test_without_a_repository_one_is_offered(tmp_path: Path, workspace: Workspace) -> None:
    add(workspace, "Anna Rossi")
    async with running(workspace, tmp_path, (250, 24)) as driver:
        await sync(driver)
        await driver.expect("is in no git repository: `netui sync init` makes one")
        await driver.press("escape")
        await driver.expect("nothing was set up")
        assert not (tmp_path / "data" / ".git").exists()
        await sync(driver)
        await driver.press("enter")
        await driver.settle()
        await driver.expect("is a repository now; committed 1 contact; there is no remote")
    assert git(tmp_path / "data", "status", "--porcelain") == ""


async def test_a_remote_is_joined_from_the_app(
    tmp_path: Path, workspace: Workspace, other: Machine, remote: Path
) -> None:
    add(workspace, "Carla Riva")
    async with running(workspace, tmp_path) as driver:
        await driver.press("2")
        await sync(driver)
        await driver.press(*"ext::sh", "enter")
        await driver.expect("ext::sh")
        assert driver.app.prompt.open  # it is said above, and can be put right
        await driver.press("ctrl+u")
        driver.app.prompt.paste(str(remote))
        await driver.press("enter")
        await driver.settle()
        await driver.expect("received 2 contacts; sent 1 contact")
        await driver.look_until("Bruno Neri")


async def test_no_question_comes_between_somebody_and_what_they_type(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(workspace, "Anna Rossi")
    slow = Slow(LoginError(message("somebody has to say who they are")))
    monkeypatch.setattr(services, "sync", slow)
    async with running(workspace, tmp_path) as driver:
        await driver.press("2", "S")
        await shows(driver, "receiving")
        await driver.press("slash", *"ann")
        slow.may_end.set()
        await driver.settle()
        assert driver.notice.strip() == "✗ somebody has to say who they are"
        await driver.press("a")
        assert driver.app.prompt.text == "anna"


# Questions that git and ssh have


@contextmanager
def lent(_app: object) -> Iterator[None]:
    """Lend the terminal, of which a test has none."""
    yield


async def test_where_somebody_has_to_answer_the_terminal_is_offered(
    shared: Workspace,
    here: Machine,
    other: Machine,
    remote: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other.add("Carla Riva")
    other.sync()
    with_ssh(monkeypatch, here, tmp_path, ASKS, remote)
    monkeypatch.setattr("textual.app.App.suspend", lent)
    async with running(shared, tmp_path) as driver:
        await sync(driver)
        await driver.expect("wants to know who you are")
        await driver.expect("answer in the terminal\\? +enter answers there, esc leaves it")
        await driver.press("escape")
        driver.expect_not("answer in the terminal")
        await sync(driver)
        await driver.press("enter")
        await driver.settle()
        assert driver.notice.strip() == "received 1 contact"


async def test_a_remote_that_asks_is_joined_in_the_terminal(
    workspace: Workspace,
    other: Machine,
    remote: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GIT_SSH_COMMAND", str(program(tmp_path / "a-ssh", ASKS)))
    monkeypatch.setattr("textual.app.App.suspend", lent)
    add(workspace, "Carla Riva")
    async with running(workspace, tmp_path, (250, 24)) as driver:
        await sync(driver)
        driver.app.prompt.paste(f"me@server.example:{remote}")
        await driver.press("enter")
        await driver.settle()
        await driver.expect("answer in the terminal")
        await driver.press("enter")
        await driver.settle()
        await driver.expect("is a repository now; received 2 contacts; sent 1 contact")


async def test_a_terminal_that_cannot_be_lent_is_said_with_what_to_do(
    shared: Workspace, here: Machine, remote: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_ssh(monkeypatch, here, tmp_path, ASKS, remote)
    async with running(shared, tmp_path, (120, 24)) as driver:
        await sync(driver)
        await driver.press("enter")
        await driver.settle()
        await driver.expect(
            "✗ this terminal can't be lent to git: `netui sync --ask` in a shell lets you answer"
        )


async def test_an_answer_that_does_not_help_is_said_and_not_asked_again(
    shared: Workspace, here: Machine, remote: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_ssh(monkeypatch, here, tmp_path, "echo 'Permission denied (publickey).' >&2; exit 255", remote)
    monkeypatch.setattr("textual.app.App.suspend", lent)
    async with running(shared, tmp_path) as driver:
        await sync(driver)
        await driver.press("enter")
        await driver.settle()
        assert driver.notice.strip() == "✗ nothing was synced with these answers: S asks again"
        assert not driver.app.prompt.open
