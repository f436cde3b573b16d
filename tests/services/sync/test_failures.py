"""A sync in which a call of the system fails, or that finds no room: said in one line, and nothing lost."""

import errno
import os
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from netui.domain.messages import NetuiError
from netui.services.sync import SyncError
from netui.storage.errors import StorageError
from netui.storage.fileformat import parse
from tests.disks import fill, small_disk_at
from tests.services.sync.machines import ROOT, Machine, bare, joined, settled, shown
from tests.services.sync.simulation import CALLS, Modelled, Steps, Syncer
from tests.storage.machines import World, words

CLOSE = os.close
STRIDES = {"close": 2, "open": 2, "stat": 5}
"""Of calls that change nothing, or are made for many reasons, not each is tried."""
MOST = 200
"""Calls of one kind that no sync makes as often."""


class Failing:
    """A call of the system that fails once, the number-th time.

    Attributes:
        calls: How often it was made.
    """

    def __init__(self, call: Callable[..., Any], number: int) -> None:
        self._call = call
        self._number = number
        self.calls = 0

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        self.calls += 1
        if self.calls != self._number:
            return self._call(*arguments, **options)
        if self._call is CLOSE:  # what is closed with an error is closed
            CLOSE(*arguments)
        raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("name", sorted({*CALLS, *STRIDES, "scandir"} - {"fchmod", "symlink"}))
def test_a_call_of_the_system_that_fails_at_any_moment_of_a_sync_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for number in range(1, MOST, STRIDES.get(name, 1)):
        at = tmp_path / str(number)
        at.mkdir()
        repositories, world = Modelled(at), World(random.Random(number))
        machines = [Syncer(world, folder, Steps()) for folder in repositories.begin(1, 2)]
        with repositories.at_work():
            for machine in machines:
                machine.sync()
                for _ in range(3):
                    machine.act()
            machines[1].sync()
            failing = Failing(getattr(os, name), number)
            with monkeypatch.context() as patch:
                patch.setattr(os, name, failing)
                try:
                    machines[0].sync()
                except NetuiError as error:
                    shown(error.message)
            parse(machines[0].data)
            for machine in (*machines, *machines):
                machine.sync()
        assert machines[0].data == machines[1].data
        assert not world.standing - words(machines[0].read())
        assert not list(at.rglob("*.tmp"))
        if failing.calls < number:
            assert number > 1  # else it isn't called at all
            return
    raise AssertionError("there is no end to it")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a file system of 2 MB."""
    with small_disk_at(tmp_path / "disk") as disk:
        yield disk


@pytest.mark.parametrize("left", [0, 4096, 16_384, 65_536])
def test_on_a_full_disk_nothing_is_lost_and_the_next_sync_works(
    tmp_path: Path, small_disk: Path, left: int
) -> None:
    remote = bare(tmp_path / "shared.git")
    laptop, server = (
        joined(small_disk / "laptop", remote, "Anna", "Bruno"),
        joined(tmp_path / "server", remote),
    )
    server.add("Carla", notes="x" * 5000)
    server.sync()
    laptop.add("Dario", notes="y" * 5000)
    ballast = fill(small_disk)
    os.truncate(ballast, ballast.stat().st_size - left)

    def until_full() -> None:
        for number in range(20):  # there may be room for the first
            laptop.sync()
            laptop.add(f"More {number}", notes="z" * 5000)

    with pytest.raises((SyncError, StorageError)) as caught:
        until_full()

    shown(caught.value.message)
    assert "pace is left" in str(caught.value)
    assert {"Anna", "Bruno", "Dario"} <= set(laptop.names())
    ballast.unlink()
    settled([laptop, server])
    assert laptop.data == server.data
    assert {"Anna", "Bruno", "Carla", "Dario"} <= set(laptop.names())
    laptop.git("fsck", "--no-dangling")


@pytest.mark.parametrize("most", [64, 512, 1024, 4096])
def test_where_no_file_may_grow_nothing_is_lost_and_it_is_said(
    pair: tuple[Machine, Machine], most: int
) -> None:
    laptop, server = pair
    server.add("Carla", notes="".join(map(str, range(2000))))
    server.sync()
    laptop.add("Dario", notes="".join(map(str, range(3000, 5000))))

    ended = subprocess.run(
        [sys.executable, "-m", "netui", "--data", str(laptop.folder), "sync"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert ended.returncode == 1
    assert ended.stdout == ""
    assert "pace is left" in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr
    assert laptop.names() == ["Anna", "Bruno", "Dario"]
    settled(pair)
    assert laptop.names() == server.names() == ["Anna", "Bruno", "Carla", "Dario"]
    assert laptop.data == server.data
