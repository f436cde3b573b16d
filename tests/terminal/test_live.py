"""Two netuis open on one folder, in two real terminals: each sees what the other does; nothing is lost."""

import json
from pathlib import Path
from typing import Any

from netui.cli.session import CONFLICTS
from tests.support import add, open_workspace
from tests.terminal.pseudo import Terminal, netui_command
from tests.terminal.test_story import environment


def opened(folder: Path) -> Terminal:
    return Terminal(netui_command(), 100, 30, environment(folder), folder)


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((folder / "data" / "network.json").read_bytes())[table]
    return list(found.values())


def test_two_terminals_edit_the_same_person_at_the_same_time(tmp_path: Path) -> None:
    with opened(tmp_path) as one:
        one.expect("netui")
        one.press("2", "a", *"Anna Rossi", "enter")
        one.expect("Anna Rossi", "What is your name")
        one.press("esc")
        one.expect_gone("What is your name")
        one.press("u", "ctrl+r")
        one.expect("redone: add Anna Rossi")
        with opened(tmp_path) as other:
            other.expect("People 1")
            other.press("2", "e")
            other.expect("Edit Anna Rossi")
            other.press(*["down"] * 4, *"Gamma")
            other.expect("Gamma")

            one.press("2", "e")
            one.expect("Edit Anna Rossi")
            one.press(*["down"] * 4, *"Beta", "down", *"CTO", "ctrl+s")
            one.expect("edit Anna Rossi · u undoes it")

            other.expect("elsewhere: Beta", "CTO", "Anna Rossi changed elsewhere")
            other.press("!", "ctrl+s")
            other.expect("company was changed elsewhere too: yours holds")

            one.expect("Gamma!")  # the list that stands there has followed
            other.press("ctrl+q")
            assert other.ended() == CONFLICTS
        one.press("ctrl+q")
        assert one.ended() == CONFLICTS
    (anna,) = rows(tmp_path, "contacts")
    assert (anna["company"], anna["role"]) == ("Gamma!", "CTO")
    (lost,) = rows(tmp_path, "conflicts")
    assert (lost["field"], lost["ours"], lost["theirs"]) == ("company", "Gamma!", "Beta")


def test_a_change_from_elsewhere_is_drawn_once_and_then_nothing_is_written_to_the_terminal(
    tmp_path: Path,
) -> None:
    workspace = open_workspace(tmp_path / "data")
    add(workspace, "Anna Rossi")
    workspace.repository.close()
    with opened(tmp_path) as terminal:
        terminal.expect("People 1")
        terminal.press("2")
        terminal.expect("Anna Rossi")
        path = tmp_path / "data" / "network.json"
        beside = path.with_suffix(".swp")
        beside.write_text(path.read_text().replace("Anna Rossi", "Anna Bianchi"))
        beside.replace(path)
        terminal.expect("Anna Bianchi changed elsewhere")
        terminal.expect_gone("changed elsewhere")  # it goes by itself
        while terminal.read(0.3):
            continue
        assert terminal.read(1.2) == b""  # two looks at the file later
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
