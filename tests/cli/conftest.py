"""netui as a shell runs it: in this process for speed, and in one of its own where that is what counts."""

import os
import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from netui.cli.main import main
from tests.support import FixedClock

ROOT = Path(__file__).parents[2]
OWN_VARIABLES = ("NETUI_DATA", "COLUMNS", "PYTHONIOENCODING", "PYTHONUTF8", "LC_ALL", "LANG", "LANGUAGE")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run left: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing of the user's is read or written, whatever a test forgets to say."""
    home = tmp_path / "home"
    home.mkdir()
    for name in OWN_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))
    return home


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder; there is nothing in it yet."""
    return tmp_path / "data"


@pytest.fixture
def netui(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process, on the test's data, on the day that tests are on."""
    counter = iter(range(1_000_000))

    def run(*arguments: str, clock: FixedClock | None = None) -> Ran:
        capsys.readouterr()
        seeded = random.Random(next(counter))
        code = main(["--data", str(data), *arguments], clock=clock or FixedClock(), randomness=seeded)
        written = capsys.readouterr()
        return Ran(code, written.out, written.err)

    return run


@pytest.fixture
def process(data: Path, tmp_path: Path) -> Run:
    """Run a command in a process of its own, in the test's folder, on the test's data."""

    def run(
        *arguments: str,
        environment: Mapping[str, str] | None = None,
        stdin: str = "",
        start: Callable[[], None] | None = None,
    ) -> Ran:
        variables = {**os.environ, "PYTHONPATH": str(ROOT), "NETUI_DATA": str(data), **(environment or {})}
        ended = subprocess.run(
            [sys.executable, "-m", "netui", *arguments],
            cwd=tmp_path, env=variables, input=stdin, capture_output=True, encoding="utf-8",
            errors="surrogateescape", check=False, timeout=120, preexec_fn=start,
        )  # fmt: skip
        return Ran(ended.returncode, ended.stdout, ended.stderr)

    return run


def one_line(text: str) -> str:
    """Return an error, having seen that it is one line and no traceback."""
    assert text.startswith("netui: "), text
    assert text.count("\n") == 1, text
    assert text.endswith("\n")
    return text.removeprefix("netui: ").rstrip("\n")
