"""What only a process of its own shows: exit codes, folders, pipes, ctrl+c, the demo's throw-away copy."""

import json
import os
import resource
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from netui import __version__
from netui.domain.tables import Contact
from netui.services.contacts import edit_contacts
from tests.cli.commands import EVERY_COMMAND, write_inputs
from tests.cli.conftest import ROOT, Run, one_line
from tests.support import open_workspace
from tests.terminal.pseudo import Terminal, netui_command


def test_the_version_is_the_packages(process: Run) -> None:
    assert process("--version").out == f"netui {__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["add", "--help"], ["ledger", "-h"]])
def test_help_is_no_mistake(process: Run, arguments: list[str]) -> None:
    helped = process(*arguments)
    assert (helped.code, helped.err) == (0, "")
    assert helped.out.startswith("usage: netui")


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["--demo", "-h"], ["--data", "x", "--help"]])
def test_help_names_every_command(process: Run, arguments: list[str]) -> None:
    helped = process(*arguments).out
    named = {line.split()[0] for line in helped.splitlines() if line.startswith("    ") and line[4:5].strip()}
    assert named >= EVERY_COMMAND.keys() - {"overview"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["lsit"],
        ["add"],
        ["--colour"],
        ["--demo", "lsit"],
        ["--theme"],
        ["due", "--limit", "many"],
        ["gave", "anna"],
        ["list", "--colour"],
        ["gave", "a", "b", "--weight", "9"],
    ],
)
def test_wrong_usage_ends_with_2_and_one_line(process: Run, arguments: list[str]) -> None:
    failed = process(*arguments)
    assert (failed.code, failed.out) == (2, "")
    assert "--help” says how" in one_line(failed.err)


def test_without_a_terminal_the_overview_is_printed(process: Run) -> None:
    printed = process("--demo")

    assert printed.code == 0
    for text in (
        "Today",
        "Anna Rossi",
        "You could give",
        "Network",
        "79 contacts",
        "Exchange",
        "this quarter",
    ):
        assert text in printed.out


@pytest.mark.parametrize("arguments", EVERY_COMMAND.values(), ids=EVERY_COMMAND)
def test_every_command_works_on_the_demo_and_leaves_nothing(
    process: Run, tmp_path: Path, data: Path, own_home: Path, arguments: list[str]
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    write_inputs(tmp_path)
    ran = process("--demo", *arguments, environment={"TMPDIR": str(temporary)})

    assert ran.code == 0, ran.err
    assert list(temporary.iterdir()) == []
    assert list(own_home.iterdir()) == []
    assert not data.exists()


def test_the_option_beats_the_variable_and_the_variable_beats_the_systems_folder(
    process: Run, tmp_path: Path, own_home: Path
) -> None:
    def used(*arguments: str, variable: str = "") -> str:
        return str(
            json.loads(process(*arguments, "where", "--json", environment={"NETUI_DATA": variable}).out)[
                "data"
            ]
        )

    named, said = tmp_path / "named", tmp_path / "said"
    assert used("--data", str(said), variable=str(named)) == str(said)
    assert used(variable=str(named)) == str(named)
    assert Path(used()).is_relative_to(own_home)


def test_an_option_may_stand_before_or_after_the_command(process: Run, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    process("add", "Anna", "--data", other)

    assert "Anna" in process("--data", other, "list").out
    assert process("list").out == ""


def test_where_needs_no_network_that_can_be_read(process: Run, data: Path) -> None:
    data.mkdir()
    (data / "network.json").write_text("not a network")
    where = process("where")

    assert where.code == 0
    assert str(data / "network.json") in where.out


def test_where_says_what_in_the_settings_does_not_hold(process: Run, own_home: Path) -> None:
    settings = own_home / "netui" / "config.yaml"
    settings.parent.mkdir()
    settings.write_text("colour: red\n")

    assert "colour" in process("where").err


@pytest.mark.parametrize("arguments", [["add", "Anna"], ["undo"], ["log", "--new", "coffee with Anna"]])
def test_read_only_changes_nothing(process: Run, data: Path, arguments: list[str]) -> None:
    failed = process("--read-only", *arguments)

    assert failed.code == 1
    assert "--read-only" in one_line(failed.err)
    assert not data.exists()


def test_reading_creates_nothing(process: Run, data: Path) -> None:
    for arguments in (["list"], ["due"], ["ledger"], ["restore"], ["where"], []):
        assert process(*arguments).code == 0
    assert not data.exists()


def test_what_was_saved_is_private(process: Run, data: Path) -> None:
    process("add", "Anna")
    assert data.stat().st_mode & 0o777 == 0o700
    assert (data / "network.json").stat().st_mode & 0o777 == 0o600


def test_output_that_cannot_be_written_is_a_failure(data: Path, process: Run) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    process("add", "Anna")
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "netui", "--data", str(data), "list"], stdout=full, stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True, check=False,
        )  # fmt: skip
    assert ended.returncode == 1
    assert "space" in one_line(ended.stderr)


def no_room() -> None:
    """Let no file grow past its first block: what a full disk says, where no disk can be filled."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))


def test_a_change_that_finds_no_room_is_said_not_to_be_saved(process: Run, data: Path) -> None:
    process("add", "Anna Rossi")
    before = (data / "network.json").read_bytes()
    failed = process("add", "Luca Bianchi", "--note", "x" * 600, start=no_room)

    assert failed.code == 1
    assert failed.out == ""
    assert "No space is left" in one_line(failed.err)
    assert failed.err.endswith("the last changes were not saved\n")
    assert (data / "network.json").read_bytes() == before
    assert [path.name for path in data.iterdir() if path.name != ".netui"] == ["network.json"]
    assert process("add", "Luca Bianchi").code == 0


def test_closed_standard_streams_are_no_reason_to_fail(data: Path, process: Run) -> None:
    process("add", "Anna")
    command = f"exec {sys.executable} -m netui --data '{data}' list >&- 2>&- <&-"
    ended = subprocess.run(["bash", "-c", command], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert ended.returncode == 0


def test_ctrl_c_at_a_question_ends_quietly_and_changes_nothing(data: Path) -> None:
    command = netui_command("--data", str(data), "log", "coffee with Bruno Conti")
    with Terminal(command) as terminal:
        terminal.expect("[y/N]")
        terminal.press("ctrl+c")
        assert terminal.ended() == 128 + signal.SIGINT
    assert "Traceback" not in terminal.shown
    assert not data.exists()


def test_ctrl_d_at_a_question_means_no(data: Path) -> None:
    command = netui_command("--data", str(data), "log", "coffee with Bruno Conti")
    with Terminal(command, columns=120) as terminal:
        terminal.expect("[y/N]")
        terminal.press("ctrl+d")
        assert terminal.ended() == 1
    assert any(line.startswith("netui: ") for line in terminal.screen.display)
    assert not data.exists()


def listed(columns: int) -> list[str]:
    """Return the lines of a list on a terminal of so many columns."""
    with Terminal(netui_command("--demo", "list"), columns, lines=200) as terminal:
        assert terminal.ended() == 0
    return [line.rstrip() for line in terminal.screen.display if line.strip()]


@pytest.mark.parametrize("columns", [30, 60, 100])
def test_a_table_on_a_terminal_takes_one_line_a_row(process: Run, columns: int) -> None:
    rows = listed(columns)

    assert len(rows) == len(process("--demo", "list").lines)
    assert any("…" in row for row in rows)


def test_a_terminal_too_narrow_for_all_columns_says_that_some_are_left_out() -> None:
    assert listed(30)[0].startswith("name …")
    assert "…" not in listed(100)[0]


def test_a_save_that_met_a_change_it_could_not_decide_ends_with_4(process: Run, data: Path) -> None:
    process("add", "Anna", "--company", "Acme")

    def move_to(company: str, day: int) -> None:
        workspace = open_workspace(data, date(2026, 12, day), seed=day)
        (anna,) = workspace.network.all(Contact)
        edit_contacts(workspace, [anna], {"company": company}, "company")
        workspace.repository.close()

    move_to("Globex", 1)
    with Terminal(netui_command("--data", str(data), "restore", "1")) as terminal:
        terminal.expect("[y/N]")
        move_to("Initech", 2)
        terminal.press("y", "enter")
        terminal.expect("the other is kept; “netui")
        assert terminal.ended() == 4
    stored = json.loads((data / "network.json").read_text())
    assert {"Acme", "Initech"} <= {value for row in stored["conflicts"].values() for value in row.values()}


def completions(script: str, *words: str) -> set[str]:
    """Return what bash would offer for the last of some words."""
    quoted = " ".join(f"'{word}'" for word in words)
    asked = f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _shtab_netui"
    program = f"{script}\n{asked}; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    ended = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=True)
    return set(ended.stdout.split())


def test_bash_completes_commands_options_choices_and_files(
    process: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = process("completion", "bash").out
    (tmp_path / "people.vcf").touch()
    monkeypatch.chdir(tmp_path)

    assert completions(script, "netui", "le") == {"ledger"}
    assert completions(script, "netui", "gave", "--we") == {"--weight"}
    assert "close" in completions(script, "netui", "add", "--circle", "c")
    assert "people.vcf" in completions(script, "netui", "import", "peo")


def test_zsh_gets_its_own_script(process: Run) -> None:
    assert process("completion", "zsh").out.startswith("#compdef netui")
