"""The walls between the layers: the contracts hold, would break when broken, and hold at run time too.

A static graph can't prove that an import that was put off stays put off, so each command is also run in
a process of its own, which then tells what it imported.
"""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from netui.cli.main import build_parser
from tests.cli.commands import EVERY_COMMAND, write_inputs

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONTRACTS = PROJECT["tool"]["importlinter"]["contracts"]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

VIOLATIONS = {
    "layers point one way": ("netui/domain/text.py", "import netui.services.workspace"),
    "only the screens know Textual and Rich": ("netui/services/contacts.py", "import rich.text"),
    "the command line draws with neither": ("netui/cli/output.py", "import rich.table"),
    "only storage knows TinyDB": ("netui/cli/main.py", "import tinydb"),
    "the domain does no input or output": ("netui/domain/text.py", "import pathlib"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the netui in a folder."""
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"], cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def copy_of_netui(folder: Path) -> Path:
    shutil.copytree(ROOT / "netui", folder / "netui", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_the_contracts_hold() -> None:
    ended = lint(ROOT)
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize("name", [contract["name"] for contract in CONTRACTS])
def test_each_contract_breaks_when_it_is_broken(name: str, tmp_path: Path) -> None:
    path, line = VIOLATIONS[name]
    folder = copy_of_netui(tmp_path)
    with (folder / path).open("a") as source:
        source.write(f"\n\ndef _late() -> None:\n    {line}\n")

    ended = lint(folder)

    assert ended.returncode == 1
    assert f"{name} BROKEN" in ended.stdout


def test_every_package_has_its_place_in_the_layers() -> None:
    (layers,) = (contract["layers"] for contract in CONTRACTS if contract["type"] == "layers")
    packages = {f"netui.{path.parent.name}" for path in ROOT.glob("netui/*/__init__.py")}
    assert packages <= set(layers)


def test_each_contract_says_why() -> None:
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    heads = [number for number, line in enumerate(lines) if line == "[[tool.importlinter.contracts]]"]
    assert heads
    assert all(lines[number + 1].startswith("# ") for number in heads)


@pytest.mark.parametrize("arguments", EVERY_COMMAND.values(), ids=EVERY_COMMAND)
def test_no_command_imports_the_screens(arguments: list[str], tmp_path: Path) -> None:
    program = (
        "import json, sys\n"
        "from netui.cli.main import main\n"
        "code = main(sys.argv[1:])\n"
        "modules = sorted({name.partition('.')[0] for name in sys.modules})\n"
        "print(json.dumps([code, modules]), file=sys.stderr)\n"
    )
    write_inputs(tmp_path)
    ended = subprocess.run(
        [sys.executable, "-c", program, "--demo", *arguments], cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    code, modules = json.loads(ended.stderr.splitlines()[-1])

    assert code == 0, ended.stderr
    assert not {"textual", "rich"} & set(modules)


def test_every_command_is_tried() -> None:
    (commands,) = (action for action in build_parser()._actions if action.dest == "command")
    assert commands.choices is not None
    assert set(EVERY_COMMAND) == {"overview", *commands.choices}


def test_the_script_runs_what_the_module_runs() -> None:
    module, _colon, function = PROJECT["project"]["scripts"]["netui"].partition(":")
    program = f"import sys; from {module} import {function}; sys.argv = ['netui', '--version']; {function}()"
    for command in (["-c", program], ["-m", "netui", "--version"]):
        ended = subprocess.run(
            [sys.executable, *command], env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert ended.stdout == f"netui {PROJECT['project']['version']}\n"
