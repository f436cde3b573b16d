"""Giving before asking, in a real terminal and by commands: the same story leaves the same file.

Anna needs a tax adviser, and Marco offers tax law: they are matched, asked, introduced; two gives stand in
the ledger, Anna's need is met, and she says thanks. Then Marco is asked for something, about which the guard
is silent, and Nora, to whom nothing was ever given.
"""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.pseudo import Terminal, netui_command
from tests.terminal.test_story import environment

COLUMNS, LINES = 100, 30
Rows = dict[str, dict[str, dict[str, Any]]]


def by_keys(folder: Path) -> None:
    """Live the story in the app."""
    with Terminal(netui_command(), COLUMNS, LINES, environment(folder), folder) as terminal:
        terminal.expect("Welcome to netui")
        _write_people_down(terminal)
        _introduce(terminal)
        _ask(terminal)
        terminal.expect("saved")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


def _write_people_down(terminal: Terminal) -> None:
    terminal.press("a", *"Anna Rossi", "enter")
    terminal.expect("nothing exchanged yet", "Timeline", "What is your name")
    terminal.press("esc")  # the first questions: not now
    terminal.expect_gone("What is your name")
    terminal.press("K")
    terminal.expect("need of Anna Rossi")
    terminal.press(*"a tax adviser", "enter")
    terminal.expect("needs       a tax adviser")
    for name, field, text in (("Marco Neri", "offers", "tax law"), ("Nora Quist", "interests", "open data")):
        terminal.press("2")
        terminal.expect("Name")
        terminal.press("a", *name, "enter")
        terminal.expect(f"add {name}")
        terminal.press("e")
        terminal.expect(f"Edit {name}")
        terminal.press(*(["down"] * {"offers": 11, "interests": 12}[field]), *text, "ctrl+s")
        terminal.expect(f"edit {name}")


def _introduce(terminal: Terminal) -> None:
    terminal.press("1")
    terminal.expect("introduce Anna ↔ Marco")
    terminal.press("tab")
    terminal.expect("a tax adviser · Marco Neri offers tax law")
    terminal.press("m")
    terminal.expect("Letter to Anna", "Shall I introduce you to Marco Neri?")
    terminal.press("m")
    terminal.expect("Letter to Marco")
    terminal.press("m")
    terminal.expect("Letter to Anna and Marco")
    terminal.press("m")
    terminal.expect("introduced Anna Rossi and Marco Neri")
    terminal.press("3")
    terminal.expect("Ledger 2", "Marco Neri, for a tax", "Anna Rossi, for a tax")
    terminal.press("/", *"name:anna", "enter")
    terminal.expect("1 of 2 entries")
    terminal.press("!")
    terminal.expect("thanked")
    terminal.press("4")
    terminal.expect("Requests 0")


def _ask(terminal: Terminal) -> None:
    terminal.press("2")
    terminal.press("/", *"marco", "enter")
    terminal.expect("1 of 3 people")
    terminal.press("r", *"which form for VAT")
    terminal.expect("ask Marco Neri for which form for VAT")
    assert "give first" not in terminal.shown
    terminal.press("enter")
    terminal.expect("ask Marco Neri: which form for VAT · u undoes it")

    terminal.press("/", *(["backspace"] * 5), *"nora", "enter")
    terminal.expect("▸  Nora Quist")
    terminal.press("r")
    terminal.expect("Nora Quist, give first: nothing exchanged yet", "F2 idea", "open data")
    terminal.press(*"a reference", "esc")  # turning back leaves nothing
    terminal.expect_gone("ask Nora Quist")
    terminal.expect("Requests 1")
    terminal.press("r", *"a reference", "enter")
    terminal.expect("all the same")
    terminal.press(*"she offered", "enter")
    terminal.expect("Requests 2")


def by_commands(folder: Path) -> None:
    """Live the story from a shell."""

    def run(*arguments: str, code: int = 0) -> str:
        ended = subprocess.run(
            netui_command(*arguments), env={**_shell(), **environment(folder)}, cwd=folder,
            capture_output=True, encoding="utf-8", check=False, timeout=60,
        )  # fmt: skip
        assert ended.returncode == code, ended.stderr
        return ended.stdout + ended.stderr

    run("add", "Anna Rossi", "--needs", "a tax adviser")
    run("add", "Marco Neri", "--offers", "tax law")
    run("add", "Nora Quist", "--interests", "open data")
    assert "Marco Neri offers tax law" in run("match")
    (need,) = json.loads(run("requests", "--json"))
    for _step in ("Anna is asked", "Marco is asked", "they are introduced"):
        run("introduce", "anna", "marco", "--request", need["short"], "--next")
    gave = json.loads(run("ledger", "anna", "--json"))
    run("thanks", gave[0]["short"])
    assert run("ask", "marco", "which form for VAT").startswith("asked Marco Neri: which form for VAT (")
    assert "Nora Quist, give first: nothing exchanged yet" in run("ask", "nora", "a reference", code=3)
    run("ask", "nora", "a reference", "--anyway", "she offered")


def _shell() -> dict[str, str]:
    from os import environ

    from tests.terminal.pseudo import ROOT

    return {**environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}


def told(folder: Path) -> list[str]:
    """Return the file as the story tells it: ids, which each run makes up by itself, said in words."""
    rows: Rows = json.loads((folder / "data" / "network.json").read_text(encoding="utf-8"))
    names = {
        key: f"{table}: {row.get('name') or row.get('text') or row.get('why')}"
        for table, records in rows.items()
        for key, row in records.items()
        if table in {"contacts", "requests", "introductions"}
    }

    def plain(value: Any) -> Any:
        if isinstance(value, list):
            return sorted(map(plain, value), key=str)
        return names.get(value, value) if isinstance(value, str) else value

    return sorted(
        f"{table} "
        + json.dumps({key: plain(value) for key, value in sorted(row.items()) if key not in STAMPS})
        for table, records in rows.items()
        for row in records.values()
    )


STAMPS = {"created", "updated"}


@pytest.mark.parametrize("way", [by_keys, by_commands], ids=["by keys", "by commands"])
def test_what_was_given_and_asked_is_in_the_file(way: Callable[[Path], None], tmp_path: Path) -> None:
    way(tmp_path)
    rows: Rows = json.loads((tmp_path / "data" / "network.json").read_text(encoding="utf-8"))
    exchanges = list(rows["exchanges"].values())
    assert sorted((one["direction"], one["kind"], one["note"]) for one in exchanges) == [
        ("gave", "introduction", "Anna Rossi, for a tax adviser"),
        ("gave", "introduction", "Marco Neri, for a tax adviser"),
    ]
    assert [bool(one.get("thanked_on")) for one in exchanges if "Marco" in one["note"]] == [True]
    requests = {one["text"]: one for one in rows["requests"].values()}
    assert requests["a tax adviser"]["status"] == "fulfilled"
    assert "asked_anyway" not in requests["which form for VAT"]
    assert requests["a reference"]["asked_anyway"] == "she offered"


def test_keys_and_commands_leave_the_same_file(tmp_path: Path) -> None:
    keys, commands = tmp_path / "keys", tmp_path / "commands"
    for folder, way in ((keys, by_keys), (commands, by_commands)):
        folder.mkdir()
        way(folder)
    assert told(keys) == told(commands)
