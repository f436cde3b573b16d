"""`netui sync`: one line for what was done, one for what could not be, and never a question unasked for."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from netui.i18n import say
from netui.services.committing import commit_soon
from tests.cli.conftest import Run, one_line
from tests.support import FixedClock
from tests.terminal.pseudo import Terminal, netui_command


@pytest.fixture(autouse=True)
def own_git(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git as somebody has it who never told it anything."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed: sync is NOT tested here")
    for name in [name for name in os.environ if name.startswith(("GIT_", "SSH_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own_home / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    path = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(path))
    return path


@pytest.fixture
def other(tmp_path: Path, data: Path, remote: Path, netui: Run) -> Path:
    """Another machine's folder, after both were set up with Anna in it."""
    netui("add", "Anna")
    assert netui("sync", "init", str(remote)).code == 0
    assert netui("--data", str(tmp_path / "other"), "sync", "init", str(remote)).code == 0
    return tmp_path / "other"


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


def test_setting_up_and_syncing_say_in_one_line_what_was_done(
    netui: Run, data: Path, remote: Path, tmp_path: Path
) -> None:
    netui("add", "Anna")
    other = str(tmp_path / "other")

    first = netui("sync", "init", str(remote))
    second = netui("--data", other, "sync", "init", str(remote))
    netui("--data", other, "add", "Bruno")
    third = netui("--data", other, "sync")
    fourth = netui("sync")
    fifth = netui("sync")

    assert [each.code for each in (first, second, third, fourth, fifth)] == [0] * 5
    assert [each.err for each in (first, second, third, fourth, fifth)] == [""] * 5
    assert first.lines == [f"{data} is a repository now; sent 1 contact"]
    assert second.lines == [f"{other} is a repository now; received 1 contact"]
    assert (third.lines, fourth.lines, fifth.lines) == (
        ["sent 1 contact"], ["received 1 contact"], ["nothing to sync"],
    )  # fmt: skip
    assert "Bruno" in netui("list").out


def test_conflicts_that_were_kept_end_with_4(netui: Run, other: Path) -> None:
    netui("edit", "Anna", "--set", "role=lawyer")
    netui("--data", str(other), "edit", "Anna", "--set", "role=judge")
    assert netui("sync").code == 0

    met = netui("--data", str(other), "sync")

    assert met.code == 4
    assert "1 value changed on both sides" in met.out
    assert "“netui conflicts” shows both values" in met.err
    kept = netui("--data", str(other), "conflicts")
    assert "judge" in kept.out
    assert "lawyer" in kept.out
    assert netui("--data", str(other), "sync").code == 0


def test_without_a_repository_it_says_what_to_do(netui: Run) -> None:
    netui("add", "Anna")
    failed = netui("sync")
    assert (failed.code, failed.out) == (1, "")
    assert "`netui sync init` makes one" in one_line(failed.err)


@pytest.mark.parametrize("remote", ["ext::sh -c x", "--upload-pack=x", "../x", "http://example.org/x"])
def test_a_remote_of_another_kind_is_refused(netui: Run, remote: str, data: Path) -> None:
    failed = netui("sync", "init", "--", remote)
    assert failed.code == 1
    assert "give https://" in one_line(failed.err)
    assert not data.exists()


def test_what_sync_does_not_know_is_wrong_usage(netui: Run) -> None:
    failed = netui("sync", "now")
    assert failed.code == 2
    assert "netui sync init" in one_line(failed.err)
    assert netui("sync", "--ask").code == 2  # nobody is at the terminal of a test


def test_read_only_changes_nothing(netui: Run, other: Path, data: Path) -> None:
    netui("add", "Bruno")
    failed = netui("--read-only", "sync")
    assert failed.code == 1
    assert "--read-only" in one_line(failed.err)
    assert git(data, "status", "--porcelain") == " M network.json\n"


def test_a_process_of_its_own_syncs(process: Run, netui: Run, other: Path, data: Path) -> None:
    netui("--data", str(other), "add", "Bruno")
    netui("--data", str(other), "sync")
    assert process("sync").lines == ["received 1 contact"]


def test_where_the_repository_has_grown_one_line_says_what_to_do(
    netui: Run, other: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netui.services.sync.growth.MANY_LOOSE", 3)
    netui("add", "Bruno")
    grown = netui("sync")
    assert (grown.code, grown.lines) == (0, ["sent 1 contact"])
    assert grown.err.count("\n") == 1
    assert f"`git -C {data} gc`" in grown.err
    assert netui("sync").err == ""  # nothing was done: nothing has grown


ASKS = """#!/bin/sh
case "$*" in *BatchMode=yes*) echo "me@server: Permission denied (publickey)." >&2; exit 255;; esac
printf "Passphrase for key: " >/dev/tty
read -r answer </dev/tty
[ "$answer" = secret ] || { echo "me@server: Permission denied (publickey)." >&2; exit 255; }
for last; do :; done
exec sh -c "$last"
"""


@pytest.fixture
def asking(tmp_path: Path, data: Path, remote: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A remote behind an ssh that asks for a passphrase, unless it is told not to."""
    path = tmp_path / "ssh"  # of another name, git asks it first what it is
    path.write_text(ASKS)
    path.chmod(0o700)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(path))
    git(data, "remote", "set-url", "origin", f"me@server:{remote}")
    return remote


def shell(data: Path, tmp_path: Path, *arguments: str) -> Terminal:
    return Terminal(netui_command(*arguments), 300, environment={"NETUI_DATA": str(data)}, folder=tmp_path)


def test_in_a_terminal_nothing_is_asked_and_what_to_do_is_said(
    asking: Path, data: Path, tmp_path: Path, netui: Run
) -> None:
    netui("add", "Bruno")
    with shell(data, tmp_path, "sync") as terminal:
        terminal.expect("netui sync --ask")
        assert "Passphrase" not in terminal.shown
        assert terminal.ended() == 1


def test_with_ask_whoever_is_at_the_terminal_can_answer(
    asking: Path, data: Path, tmp_path: Path, netui: Run
) -> None:
    netui("add", "Bruno")
    with shell(data, tmp_path, "sync", "--ask") as terminal:
        for asked in ("Passphrase for key:", "Passphrase for key: secret\nPassphrase for key:"):
            terminal.expect(asked)
            terminal.send("secret\r")
        terminal.expect("sent 1 contact")
        assert terminal.ended() == 0


def every_change(own_home: Path) -> None:
    (own_home / "netui").mkdir()
    (own_home / "netui" / "config.yaml").write_text("sync: {commit: every-change}\n")


def test_a_command_commits_only_where_every_change_is_to_be_committed(
    netui: Run, data: Path, own_home: Path
) -> None:
    netui("add", "Anna")
    netui("sync", "init")
    before = git(data, "rev-parse", "HEAD")

    netui("add", "Bruno")
    assert git(data, "rev-parse", "HEAD") == before

    every_change(own_home)
    done = netui("add", "Carla")

    assert (done.code, done.err) == (0, "")
    assert git(data, "log", "-1", "--format=%s") == "netui: 2 contacts\n"
    assert git(data, "status", "--porcelain") == ""
    before = git(data, "rev-parse", "HEAD")
    netui("list")
    netui("--read-only", "list")
    assert git(data, "rev-parse", "HEAD") == before


def test_a_commit_that_cannot_be_made_is_one_line_and_what_was_done_holds(
    netui: Run, data: Path, own_home: Path
) -> None:
    netui("add", "Anna")
    netui("sync", "init")
    every_change(own_home)
    (data / ".git" / "rebase-merge").mkdir()

    done = netui("add", "Bruno")

    assert done.code == 0
    assert done.err.startswith("saved, but not committed: a rebase is under way in")
    assert done.err.count("\n") == 1
    assert "Bruno" in netui("list").out


def test_a_commit_that_takes_too_long_is_given_up(netui: Run, data: Path, tmp_path: Path) -> None:
    netui("add", "Anna")
    netui("sync", "init")
    netui("add", "Bruno")
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nsleep 100\n")
    slow.chmod(0o700)
    git(data, "config", "--global", "gpg.program", str(slow))
    git(data, "config", "--global", "commit.gpgSign", "true")

    why = commit_soon(data, FixedClock(), 0.3)

    assert why is not None
    assert say(why).startswith("saved, but not committed: git ")
    git(data, "config", "--global", "commit.gpgSign", "false")
    assert commit_soon(data, FixedClock()) is None
    assert git(data, "status", "--porcelain") == ""


def test_a_repository_that_keeps_something_else_is_left_alone(
    netui: Run, tmp_path: Path, own_home: Path
) -> None:
    home = tmp_path / "kept"
    home.mkdir()
    git(home, "init", "--quiet")
    (home / "notes").write_text("mine")
    git(home, "add", "notes")
    git(home, "-c", "user.name=T", "-c", "user.email=t@e", "commit", "--quiet", "-m", "mine")
    every_change(own_home)

    done = netui("--data", str(home / "network"), "add", "Anna")

    assert (done.code, done.err) == (0, "")
    assert git(home, "log", "--format=%s") == "mine\n"
