"""A person's first hour with netui, in a real terminal: from an empty folder to a file that holds it all."""

import json
import os
import shlex
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from tests.cli.commands import PEOPLE_CSV
from tests.terminal.pseudo import ROOT, Terminal, netui_command

COLUMNS, LINES = 100, 30


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a LinkedIn zip in it, and nothing of the user's."""
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("Basic_LinkedInDataExport/Connections.csv", PEOPLE_CSV)
    return tmp_path


def environment(folder: Path) -> dict[str, str]:
    home = folder / "home"
    home.mkdir(exist_ok=True)
    return {
        "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home),
        "NETUI_DATA": str(folder / "data"), "TMUX_TMPDIR": str(home),
    }  # fmt: skip


def alone(folder: Path) -> list[str]:
    return netui_command()


def in_tmux(folder: Path) -> list[str]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed: that netui works in it is not tested here")
    return ["tmux", "-L", "netui-test", "-f", os.devnull, "new-session", shlex.join(netui_command())]


@pytest.fixture(params=[alone, in_tmux], ids=["alone", "in tmux"])
def command(request: pytest.FixtureRequest, folder: Path) -> Iterator[list[str]]:
    """How netui is started."""
    yield request.param(folder)
    if request.param is in_tmux:
        subprocess.run(
            ["tmux", "-L", "netui-test", "kill-server"], env={**os.environ, **environment(folder)},
            stderr=subprocess.DEVNULL, check=False,
        )  # fmt: skip


def open_netui(command: list[str], folder: Path) -> Terminal:
    return Terminal(command, COLUMNS, LINES, environment(folder), folder)


def first_hour(terminal: Terminal) -> None:
    """Import, filter, open somebody, log, give, receive, undo, quit."""
    terminal.expect("Welcome to netui")

    terminal.press("I")
    terminal.expect("the path of a file")
    terminal.press(*"export.zip", "enter")
    terminal.expect("2 new")
    terminal.press("enter")
    terminal.expect("People 2", "2 contacts")
    terminal.expect("What is your name")
    terminal.press("esc")
    terminal.expect_gone("What is your name")

    terminal.press("2")
    terminal.expect("Nora Quist", "Otto Lind")
    terminal.press("/", *"quist")
    terminal.expect_gone("Otto Lind")
    terminal.press("enter")
    terminal.expect("1 of 2 people")

    terminal.press("enter")
    terminal.expect("Owner, Quist AB", "nothing exchanged yet", "Timeline")

    terminal.press(":", *"coffee with Nora yesterday #python")
    terminal.expect("meeting with Nora Quist")
    terminal.press("enter")
    terminal.expect("1 day since coffee")

    terminal.press(">")
    terminal.expect("gave Nora Quist")
    terminal.press(*"a tip on rent", "enter")
    terminal.expect("gave 1, received 0")

    terminal.press("<")
    terminal.expect("received from Nora Quist")
    terminal.press(*"feedback on my talk", "enter")
    terminal.expect("gave 1, received 1")

    terminal.press("<")
    terminal.expect("received from Nora Quist")
    terminal.press(*"a mistake", "enter")
    terminal.expect("gave 1, received 2")
    terminal.press("u")
    terminal.expect("undone", "gave 1, received 1")
    terminal.expect("saved")

    terminal.press("ctrl+q")
    assert terminal.ended() == 0


def stored(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return what stock TinyDB finds in the file."""
    with TinyDB(folder / "data" / "network.json", access_mode="r") as database:
        return {name: [dict(row) for row in database.table(name).all()] for name in database.tables()}


def test_a_first_hour_is_all_there_afterwards(command: list[str], folder: Path) -> None:
    with open_netui(command, folder) as terminal:
        first_hour(terminal)

    tables = stored(folder)
    assert sorted(row["name"] for row in tables["contacts"]) == ["Nora Quist", "Otto Lind"]
    (interaction,) = tables["interactions"]
    assert (interaction["kind"], interaction["note"]) == ("meeting", "coffee #python")
    exchanges = {(row["direction"], row["note"]) for row in tables["exchanges"] if not row.get("deleted")}
    assert exchanges == {("gave", "a tip on rent"), ("received", "feedback on my talk")}

    with open_netui(command, folder) as terminal:
        terminal.expect("People 2", "Ledger 2")
        terminal.press("2")
        terminal.expect("Nora Quist", "Otto Lind")
        terminal.press("/", *"quist", "enter", "enter")
        terminal.expect("1 day since coffee", "gave 1, received 1", "a tip on rent", "feedback on my talk")
        assert "a mistake" not in terminal.shown
        terminal.press("ctrl+r")
        terminal.expect("redone", "gave 1, received 2", "a mistake")
        terminal.press("u")
        terminal.expect("gave 1, received 1")
        terminal.press("q", "q", "q", "q")
        assert terminal.ended() == 0


def test_commands_and_screens_see_the_same(folder: Path) -> None:
    variables = {**os.environ, **environment(folder), "PYTHONPATH": str(ROOT)}

    def netui(*arguments: str) -> str:
        ran = subprocess.run(
            netui_command(*arguments), cwd=folder, env=variables, capture_output=True, text=True, check=True
        )
        return ran.stdout

    netui("import", "export.zip")
    with open_netui(netui_command(), folder) as terminal:
        terminal.expect("People 2", "saved")
        netui("gave", "nora", "a lamp")  # another process: the app sees it by itself
        terminal.expect("Ledger 1")
        terminal.press("3")
        terminal.expect("a lamp", "Nora Quist")
        terminal.press("u")
        terminal.expect("undone", "Ledger 0")
        terminal.expect("saved")
        assert json.loads(netui("ledger", "--json")) == []
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
