"""Sync in a real terminal: two machines with the app open on both, questions of ssh, and leaving."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.terminal.pseudo import Terminal, netui_command

ASKS = """case "$*" in *BatchMode=yes*) echo "Permission denied (publickey,password)." >&2; exit 255;; esac
printf "me@there's password: " >/dev/tty
read -r word </dev/tty
if [ "$word" != secret ]; then echo "Permission denied (publickey,password)." >&2; exit 255; fi
for last; do :; done
exec sh -c "$last"
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Nothing of the user's, and git as somebody has it who has said their name."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed: NOTHING of sync is tested here")
    (tmp_path / "gitconfig").write_text("[user]\n\tname = Test\n\temail = test@example.org\n")
    own = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    return own | {"GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture
def folders(tmp_path: Path, environment: dict[str, str]) -> list[Path]:
    """Two data folders that share a network of one person over a bare repository."""
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "remote.git")], check=True)
    setup = ["sync", "init", str(tmp_path / "remote.git")]
    for name, command in (("laptop", ["add", "Olga Berg"]), ("laptop", setup), ("server", setup)):
        with opened(tmp_path / name, environment, *command) as terminal:
            assert terminal.ended() == 0, terminal.shown
    return [tmp_path / name for name in ("laptop", "server")]


def opened(folder: Path, environment: dict[str, str], *arguments: str) -> Terminal:
    return Terminal(netui_command("--data", str(folder), *arguments), 100, 30, environment)


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


def add(terminal: Terminal, name: str) -> None:
    terminal.press("2", "a", *name, "enter")
    terminal.expect(name)
    terminal.expect_gone("add a contact")


def left(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.ended() == 0, terminal.shown
    assert "Traceback" not in terminal.shown


def with_ssh(folder: Path, environment: dict[str, str], script: str) -> None:
    """Have a machine's remote be reached by a program in the place of ssh."""
    path = folder.parent / "a-ssh"
    path.write_text(f"#!/bin/sh\n{script}")
    path.chmod(0o700)
    environment |= {"GIT_SSH_COMMAND": str(path), "GIT_SSH_VARIANT": "ssh"}
    git(folder, "remote", "set-url", "origin", f"me@there:{folder.parent / 'remote.git'}")


def test_two_machines_meet_with_the_app_open_on_both(
    folders: list[Path], environment: dict[str, str]
) -> None:
    laptop_folder, server_folder = folders
    with opened(laptop_folder, environment) as laptop, opened(server_folder, environment) as server:
        laptop.expect("Network", "1 contact")
        server.expect("Network", "1 contact")
        add(laptop, "Anna Rossi")
        laptop.press("S")
        laptop.expect("sent 1 contact", "synced")
        server.press("S")
        server.expect("received 1 contact")
        server.press("2")
        server.expect("Anna Rossi")
        add(server, "Bruno Neri")
        server.press("S")
        server.expect("sent 1 contact")
        laptop.press("S")
        laptop.expect("Bruno Neri")
        add(laptop, "Carla Riva")
        laptop.expect("to sync")
        left(laptop)
        left(server)
    assert git(laptop_folder, "log", "-1", "--format=%s") == "netui: 1 contact\n"  # when it was left
    for folder in folders:
        assert git(folder, "status", "--porcelain") == ""


def test_a_question_of_ssh_is_answered_in_the_terminal(
    folders: list[Path], environment: dict[str, str]
) -> None:
    with_ssh(folders[0], environment, ASKS)
    with opened(folders[0], environment) as terminal:
        terminal.expect("Network", "1 contact")
        add(terminal, "Anna Rossi")
        terminal.press("S")
        terminal.expect("answer in the terminal?")
        terminal.press("enter")
        terminal.expect("me@there's password:")
        terminal.press(*"wrong", "enter")
        terminal.expect("nothing was synced with these answers", "Anna Rossi")
        terminal.press("S")
        terminal.expect("answer in the terminal?")
        terminal.press("enter")
        terminal.expect("me@there's password:")
        terminal.press(*"secret", "enter", *"secret", "enter")  # to receive, and to send
        terminal.expect("sent 1 contact", "Anna Rossi", "2 People 2")
        left(terminal)


def test_ctrl_c_at_a_question_of_ssh_comes_back_to_the_app(
    folders: list[Path], environment: dict[str, str]
) -> None:
    with_ssh(folders[0], environment, ASKS)
    with opened(folders[0], environment) as terminal:
        terminal.expect("Network", "1 contact")
        add(terminal, "Anna Rossi")
        terminal.press("S")
        terminal.expect("answer in the terminal?")
        terminal.press("enter")
        terminal.expect("me@there's password:")
        terminal.press("ctrl+c")
        terminal.expect("The sync was stopped", "Anna Rossi")
        left(terminal)


def test_leaving_while_a_remote_is_silent(folders: list[Path], environment: dict[str, str]) -> None:
    with_ssh(folders[0], environment, "exec sleep 1000\n")
    with opened(folders[0], environment) as terminal:
        terminal.expect("Network", "1 contact")
        add(terminal, "Anna Rossi")
        terminal.press("S")
        terminal.expect("asking me@there")
        left(terminal)
    assert git(folders[0], "status", "--porcelain") == ""


def test_what_cannot_be_committed_is_said_after_the_screens(
    folders: list[Path], environment: dict[str, str]
) -> None:
    with opened(folders[0], environment) as terminal:
        terminal.expect("Network", "1 contact")
        add(terminal, "Anna Rossi")
        (folders[0] / ".git" / "rebase-merge").mkdir()
        left(terminal)
    assert "saved, but not committed: a rebase is under way in" in terminal.shown
    assert "Anna Rossi" in (folders[0] / "network.json").read_text()


def test_nothing_is_committed_where_that_is_done_by_hand(
    folders: list[Path], environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "netui").mkdir()
    (tmp_path / "netui" / "config.yaml").write_text("sync: {commit: by-hand}\n")
    with opened(folders[0], environment) as terminal:
        terminal.expect("Network", "1 contact")
        add(terminal, "Anna Rossi")
        left(terminal)
    assert git(folders[0], "status", "--porcelain") == " M network.json\n"


def test_the_demo_is_not_synced(environment: dict[str, str]) -> None:
    with Terminal(netui_command("--demo"), 100, 30, environment) as terminal:
        terminal.expect("You could give")
        terminal.press("S")
        terminal.expect("this is the demo, a copy that is thrown away: nothing is synced")
        left(terminal)
