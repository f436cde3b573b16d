"""Real git, on real repositories, with nothing of the user's: no home, no settings, no keys."""

import os
import shutil
from pathlib import Path

import pytest

from tests.services.sync.machines import HAS_GIT, ROOT, Machine, bare, joined


@pytest.fixture(autouse=True)
def own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Git as somebody has it who has said their name, and nothing else."""
    if not HAS_GIT:
        pytest.skip("git is not installed: NOTHING of sync is tested here")
    for name in [name for name in os.environ if name.startswith(("GIT_", "SSH_"))]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home))
    settings = home / "gitconfig"
    settings.write_text(
        "[user]\n\tname = Test\n\temail = test@example.org\n[init]\n\tdefaultBranch = main\n"
        "[core]\n\tfsync = none\n"  # whether git writes through is git's to test
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # for the merge driver, which git starts
    return settings


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """An empty repository in between."""
    return bare(tmp_path / "remote.git")


@pytest.fixture(scope="session")
def first_pair() -> dict[str, Path]:
    """Where two machines and their remote are that were set up once, for others to be copied from."""
    return {}


@pytest.fixture
def pair(
    tmp_path: Path, remote: Path, first_pair: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Machine, Machine]:
    """Two machines with Anna and Bruno on both."""
    names = ("laptop", "server")
    if not first_pair:
        first_pair["at"] = tmp_path_factory.mktemp("pair")
        shared = bare(first_pair["at"] / "remote.git")
        joined(first_pair["at"] / names[0], shared, "Anna", "Bruno")
        joined(first_pair["at"] / names[1], shared)
    shutil.rmtree(remote)
    for name in ("remote.git", *names):
        shutil.copytree(first_pair["at"] / name, tmp_path / name, symlinks=True)
    laptop, server = (Machine(tmp_path / name) for name in names)
    for machine in (laptop, server):
        machine.git("remote", "set-url", "origin", str(remote))
    return laptop, server


@pytest.fixture
def two(pair: tuple[Machine, Machine]) -> tuple[Machine, Machine]:
    """Two machines whose commits say which of them made them."""
    for machine, name in zip(pair, ("laptop", "server"), strict=True):
        machine.git("config", "user.name", name)
    return pair
