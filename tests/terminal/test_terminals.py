"""Terminals as people have them: small, resized in the middle, without colour, old, told to end."""

import os
import signal
from pathlib import Path

import pytest

from tests.terminal.pseudo import Terminal, netui_command


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}


def leave(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.ended() == 0
    assert "Traceback" not in terminal.shown


@pytest.mark.parametrize(("columns", "lines"), [(40, 10), (80, 24), (200, 60)])
def test_every_screen_opens_at_any_size(environment: dict[str, str], columns: int, lines: int) -> None:
    with Terminal(netui_command("--demo"), columns, lines, environment) as terminal:
        terminal.expect("netui")
        for key, shown in (("2", "Adele"), ("3", "Paolo"), ("1", "Anna R")):
            terminal.press(key)
            terminal.expect(shown)
        terminal.press("enter", "?")
        leave(terminal)


def test_a_terminal_may_change_its_size_at_any_time(environment: dict[str, str]) -> None:
    with Terminal(netui_command("--demo"), 100, 30, environment) as terminal:
        terminal.expect("You could give", "You could give")
        terminal.press("2", "/", *"riva", "enter")
        terminal.expect("Giulia Riva", "filter: riva")
        for columns, lines in ((40, 10), (120, 40), (80, 24)):
            terminal.resize(columns, lines)
            terminal.expect("Giulia Riva", "filter: riva")
        leave(terminal)


@pytest.mark.parametrize(
    "variables",
    [
        {"NO_COLOR": "1"},
        {"TERM": "linux", "COLORTERM": ""},
        {"TERM": "xterm", "COLORTERM": ""},
        {"TERM": "xterm-256color", "COLORTERM": ""},
        {"TERM": "screen", "COLORTERM": ""},
        {"TERM": "vt100", "COLORTERM": ""},
    ],
    ids=lambda variables: "-".join(filter(None, variables.values())),
)
def test_every_kind_of_terminal_shows_the_same_words(
    environment: dict[str, str], variables: dict[str, str]
) -> None:
    with Terminal(netui_command("--demo"), 80, 24, environment | variables) as terminal:
        terminal.expect("Today", "You could give", "Anna Rossi", "! Anna", "42 days since")
        if "NO_COLOR" in variables:
            assert b"\x1b[38;2;" not in terminal.raw
        leave(terminal)


def test_a_theme_can_be_named_and_one_that_is_not_there_is_said(environment: dict[str, str]) -> None:
    with Terminal(netui_command("--demo", "--theme", "nowhere"), 100, 30, environment) as terminal:
        terminal.expect("nowhere", "Today")
        leave(terminal)


def test_a_broken_file_is_said_on_one_line_before_any_screen_is_drawn(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "network.json").write_text("{")
    with Terminal(netui_command("--data", str(tmp_path)), 200, 30, environment) as terminal:
        assert terminal.ended() == 1
    assert terminal.shown.strip().startswith("netui: ")
    assert terminal.shown.strip().count("\n") == 0
    assert (tmp_path / "network.json").read_text() == "{"


def test_the_demos_copy_is_gone_after_the_screens_close(environment: dict[str, str], tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with Terminal(netui_command("--demo"), 100, 30, environment | {"TMPDIR": str(temporary)}) as terminal:
        terminal.expect("Today", "saved")
        assert len(list(temporary.iterdir())) == 1
        leave(terminal)
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_change_survives_a_terminal_that_is_closed(
    environment: dict[str, str], tmp_path: Path, number: signal.Signals
) -> None:
    data = tmp_path / "data"
    with Terminal(netui_command("--data", str(data)), 100, 30, environment) as terminal:
        terminal.expect("Welcome")
        terminal.press("a", *"Anna Rossi", "enter")
        terminal.expect("People 1", "saved")
        os.kill(terminal.pid, number)
        terminal.ended()
    assert "Anna Rossi" in (data / "network.json").read_text()
