"""A sync that ends before or after any one of its steps: the next one does what is left."""

import errno
import itertools
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netui.services.sync import SyncError
from netui.services.sync.process import Runner
from netui.services.sync.workfile import WorkFile
from tests.services.sync.machines import Machine, settled

MOST = 60
"""Steps that no sync has."""
STRIDE = int(os.environ.get("NETUI_STRIDE", "5"))
"""1 tries every step; that takes minutes."""


class StoppedError(BaseException):
    """The machine stops here."""


Scene = Callable[[Path], tuple[Machine, Machine]]


def diverged(at: Path) -> tuple[Machine, Machine]:
    """Return a machine with something to send and to receive, other files among it, and the other."""
    laptop, server = Machine(at / "laptop"), Machine(at / "server")
    server.edit("Anna", company="Acme")
    server.add("Dario")
    (server.folder / "other.txt").write_text("other")
    server.git("add", "other.txt")
    server.git("commit", "--quiet", "-m", "other")
    server.sync()
    laptop.edit("Anna", role="lawyer")
    laptop.add("Carla")
    return laptop, server


def conflicting(at: Path) -> tuple[Machine, Machine]:
    """Return a machine whose merge by plain git was stopped by a conflict, and the other."""
    laptop, server = diverged(at)
    laptop.git("config", "--remove-section", "merge.netui")
    laptop.git("commit", "--quiet", "-am", "by hand")
    laptop.git("pull", "--no-rebase", check=False)
    return laptop, server


@pytest.mark.parametrize("scene", [diverged, conflicting])
@pytest.mark.parametrize("when", ["before", "after"])
def test_whatever_was_the_last_step(
    pair: tuple[Machine, Machine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scene: Scene, when: str
) -> None:
    scene(tmp_path)
    kept = tmp_path / "kept"
    kept.mkdir()
    names = ("laptop", "server", "remote.git")
    for name in names:
        (tmp_path / name).rename(kept / name)
    laptop, server = pair
    run, replace = Runner.run, WorkFile._replace
    begin = 1 + (2 * (when == "after") + (scene is diverged)) % STRIDE  # each has its own
    for last in range(begin, MOST, STRIDE):
        for name in names:
            shutil.rmtree(tmp_path / name, ignore_errors=True)
            shutil.copytree(kept / name, tmp_path / name, symlinks=True)
        steps = itertools.count(1)

        def stopping(
            work: Callable[..., Any], steps: "itertools.count[int]" = steps, last: int = last
        ) -> Any:
            def step(*arguments: Any, **options: Any) -> Any:
                number = next(steps)
                if number == last and when == "before":
                    raise StoppedError
                done = work(*arguments, **options)
                if number == last:
                    raise StoppedError
                return done

            return step

        monkeypatch.setattr(Runner, "run", stopping(run))
        monkeypatch.setattr(WorkFile, "_replace", stopping(replace))
        try:
            laptop.sync()
        except StoppedError:
            stopped = True
        else:
            stopped = False
        monkeypatch.undo()
        laptop.sync()
        server.sync()
        assert laptop.names() == server.names() == ["Anna", "Bruno", "Carla", "Dario"], last
        assert laptop.data == server.data
        anna = laptop.somebody("Anna")
        assert (anna["role"], anna["company"]) == ("lawyer", "Acme"), last
        assert laptop.rows("conflicts") == []
        assert (laptop.folder / "other.txt").read_text() == "other"
        for machine in pair:
            assert machine.git("status", "--porcelain=v1", "--branch") == "## main...origin/main\n", last
        if not stopped:
            assert last > 20
            return
    raise AssertionError("no sync came to its end")


def test_a_git_that_fails_at_any_step_is_an_error_of_one_line(
    pair: tuple[Machine, Machine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, server = diverged(tmp_path)
    run = Runner.run
    for last in itertools.count(1):
        steps = itertools.count(1)

        def failing(
            *arguments: Any, steps: "itertools.count[int]" = steps, last: int = last, **options: Any
        ) -> Any:
            done = run(*arguments, **options)
            if next(steps) != last:
                return done
            return done._replace(code=128, said="fatal: something is wrong\nwith the disk\n")

        monkeypatch.setattr(Runner, "run", failing)
        error = None
        try:
            laptop.sync()
        except SyncError as caught:
            error = caught
        monkeypatch.undo()
        if error is None and next(steps) < last:
            break
        assert "\n" not in str(error)
        laptop.add(f"More {last}")
    settled(pair)
    assert laptop.data == server.data
    assert {"Anna", "Bruno", "Carla", "Dario"} <= set(laptop.names())


def test_a_git_that_outlived_its_sync_is_in_nobodys_way(
    pair: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, server = pair
    left = laptop.folder / ".netui" / "sync" / "left"
    left.mkdir(parents=True)
    (left / "index").write_bytes(b"of an earlier commit")
    rmdir = os.rmdir

    def at_work(path: Any, **options: Any) -> None:
        if Path(path).name == "left":  # something has just been written there
            raise OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY))
        rmdir(path, **options)

    monkeypatch.setattr(os, "rmdir", at_work)
    laptop.add("Carla")
    laptop.sync()
    monkeypatch.undo()
    server.sync()

    assert server.names() == ["Anna", "Bruno", "Carla"]
    laptop.sync()
    assert not left.exists()
