"""A sync that is killed, at whatever moment: what was saved or sent is not lost, and the next one works."""

import contextlib
import multiprocessing
import os
import random
import signal
import subprocess
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from netui.services.sync import Limits
from netui.services.sync.errors import BusyError, RaceError
from tests.services.sync.machines import Machine, settled

RUNS = int(os.environ.get("NETUI_KILLS", "15"))
PATIENT = Limits(attempts=12, lock=0.5)
PROCESSES = multiprocessing.get_context("forkserver")  # imports once, forks often
PROCESSES.set_forkserver_preload(["netui.services.sync", "tests.services.sync.machines"])


def sync_once(folder: Path, environment: Mapping[str, str], told: Connection) -> None:
    """Sync, telling when it begins and when it is done."""
    os.environ.clear()
    os.environ.update(environment)
    told.send("begun")
    Machine(folder).sync(PATIENT)
    told.send("done")


def killed_after(machine: Machine, seconds: float, *, with_git: bool) -> bool:
    """Have a machine sync and kill it after a while; return whether it was done.

    Args:
        machine: Which.
        seconds: After how long.
        with_git: Kill the git that it runs as well, as a machine does that loses its power.
    """
    here, there = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=sync_once, args=(machine.folder, dict(os.environ), there))
    process.start()
    there.close()
    assert here.recv() == "begun"
    done = here.poll(seconds)
    running = children(process.pid) if with_git else []
    process.kill()
    for number in running:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(number, signal.SIGKILL)
    process.join()
    try:
        return done or here.recv() == "done"
    except (EOFError, ConnectionResetError):
        return False


def children(number: int | None) -> list[int]:
    """Return the processes that a process has started."""
    command = ["ps", "-A", "-o", "pid=,ppid="]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pairs = (line.split() for line in listed.splitlines())
    return [int(child) for child, parent in pairs if int(parent) == number]


def remote_of(machine: Machine) -> Path:
    """Return where a machine's remote is."""
    return Path(machine.git("remote", "get-url", "origin").strip())


def synced(machine: Machine) -> None:
    """Sync, having removed the lock that a killed git left, where it is said that one stands in the way."""
    try:
        machine.sync(PATIENT)
    except (BusyError, RaceError):
        for lock in (*(machine.folder / ".git").rglob("*.lock"), *remote_of(machine).rglob("*.lock")):
            lock.unlink()
        machine.sync(PATIENT)


@pytest.mark.parametrize("with_git", [False, True])
def test_whoever_is_killed_has_lost_nothing(pair: tuple[Machine, Machine], with_git: bool) -> None:
    laptop, server = pair
    chance = random.Random(RUNS)
    added = {"Anna", "Bruno"}
    begun = time.monotonic()
    laptop.sync(PATIENT)
    usual = 3 * (time.monotonic() - begun)  # with something to merge and to send
    finished = 0
    for run in range(RUNS):
        for machine in pair:
            name = f"{machine.folder.name}-{run}"
            machine.add(name)
            machine.edit("Anna", **{f"from-{machine.folder.name}": run})
            added.add(name)
        if run % 3 == 0:
            synced(server)
        machine = chance.choice(pair)
        known = set(machine.names())
        if killed_after(machine, chance.uniform(0, usual), with_git=with_git):
            finished += 1
            sent = remote_names(machine)
            assert known <= sent  # it was told that all of it is there
        assert known <= set(machine.names())
        machine.git("fsck", "--no-dangling")
    for machine in pair:
        synced(machine)
    settled(pair)

    assert finished < RUNS  # else nothing was tried
    assert set(laptop.names()) == added
    assert laptop.data == server.data
    for machine in pair:
        anna = machine.somebody("Anna")
        assert (anna["from-laptop"], anna["from-server"]) == (RUNS - 1, RUNS - 1)
        assert machine.git("status", "--porcelain=v1", "--branch") == "## main...origin/main\n"
        assert not (machine.folder / ".netui" / "sync").exists()
        assert not list(machine.folder.glob(".*.tmp"))


def remote_names(machine: Machine) -> set[str]:
    """Return who is in the file that the remote has."""
    import json

    tables = json.loads(machine.git("--git-dir", str(remote_of(machine)), "show", "main:network.json"))
    return {str(raw["name"]) for raw in tables["contacts"].values()}
