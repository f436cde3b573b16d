"""The grammar is read in parts: each command's own, from the module that has it."""

import subprocess
import sys

import pytest

from netui.cli.main import HOMES, build_parser
from netui.cli.parser import Parser
from tests.cli.conftest import ROOT, Run, one_line


def names(parser: Parser) -> tuple[str, ...]:
    (commands,) = (action for action in parser._actions if action.dest == "command")
    return tuple(commands.choices or ())


@pytest.mark.parametrize("home", HOMES)
def test_each_command_is_where_it_is_looked_for(home: str) -> None:
    for command in HOMES[home]:
        assert names(build_parser(command)) == tuple(HOMES[home])


def test_all_of_them_are_read_where_none_is_named() -> None:
    everything = tuple(name for home in HOMES.values() for name in home)
    assert names(build_parser()) == names(build_parser("lsit")) == everything


@pytest.mark.parametrize(
    "words", [["--data", "sync", "list"], ["list", "--data", "sync"], ["--theme", "add", "list", "x"]]
)
def test_the_value_of_an_option_is_no_command(netui: Run, words: list[str]) -> None:
    assert netui(*words).code == 0


def test_what_is_no_command_is_told_all_there_are(netui: Run) -> None:
    failed = netui("lsit")
    assert failed.code == 2
    assert "'merge-driver'" in one_line(failed.err)


def test_a_command_reads_no_other_modules_of_commands() -> None:
    program = "import sys; from netui.cli.main import main; main(['where']); print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "netui.cli.about" in ran.stdout.split()
    assert "netui.cli.people" not in ran.stdout.split()
