"""A sync that is killed, at whatever moment: what was saved or sent is not lost, and the next one works.

    NETUI_KILLS=5000 pytest -s tests/services/sync/test_killed.py      so many, with figures

Half of the kills are netui's alone; the git that it runs then goes on to its end. The other half are of all
that runs, as where the power fails: git may leave locks then, which nobody removes but their owner.
"""

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

KILLS = int(os.environ.get("NETUI_KILLS", "200"))
"""Of syncs that were under way; one that was done before counts for nothing."""
EACH = 25
PARTS = max(KILLS // EACH, 2)
PATIENT = Limits(attempts=40, lock=60)
HASTY = Limits(attempts=6, lock=0.5)
PROCESSES = multiprocessing.get_context("forkserver")  # imports once, forks often
PROCESSES.set_forkserver_preload(["netui.services.sync", "tests.services.sync.machines"])


def sync_once(folder: Path, environment: Mapping[str, str], told: Connection) -> None:
    """Sync, telling when it begins and when it is done."""
    os.environ.clear()
    os.environ.update(environment)
    told.send("begun")
    Machine(folder).sync(HASTY)
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
    here.poll(seconds)
    if with_git and process.pid is not None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGSTOP)  # so that it starts nothing between the two
        for number in children(process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(number, signal.SIGKILL)
    process.kill()
    process.join()
    try:
        return bool(here.recv() == "done")
    except (EOFError, ConnectionResetError):
        return False


def children(number: int) -> list[int]:
    """Return the processes that a process has started."""
    command = ["ps", "-A", "-o", "pid=,ppid="]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pairs = (line.split() for line in listed.splitlines())
    return [int(child) for child, parent in pairs if int(parent) == number]


def remote_of(machine: Machine) -> Path:
    """Return where a machine's remote is."""
    return Path(machine.git("remote", "get-url", "origin").strip())


def synced(machine: Machine, *, with_git: bool) -> int:
    """Sync; where a killed git left a lock, having removed it as the user is told to.

    Returns:
        How many locks there were.
    """
    locks = 0
    while with_git:
        try:
            machine.sync(HASTY)
        except (BusyError, RaceError) as caught:
            error = caught
        else:
            return locks
        places = (machine.folder / ".git", remote_of(machine))
        left = [lock for place in places for lock in place.rglob("*.lock")]
        named = [lock for lock in left if f"/{lock.name}" in str(error)]
        assert named, (error, left)  # the line says which
        named[0].unlink()
        locks += 1
    machine.sync(PATIENT)
    return 0


@pytest.mark.parametrize("part", range(PARTS))
def test_whoever_is_killed_has_lost_nothing(pair: tuple[Machine, Machine], part: int) -> None:
    laptop, server = pair
    with_git = part % 2 == 1
    chance = random.Random(part)
    added = {"Anna", "Bruno"}
    begun = time.monotonic()
    laptop.sync(PATIENT)
    usual = 3 * (time.monotonic() - begun)  # with something to merge and to send
    run = finished = locks = 0
    while run - finished < EACH:
        for machine in pair:
            name = f"{machine.folder.name}-{run}"
            machine.add(name)
            machine.edit("Anna", **{f"from-{machine.folder.name}": run})
            added.add(name)
        if run % 3 == 0:
            locks += synced(server, with_git=with_git)
        machine = chance.choice(pair)
        known = set(machine.names())
        if killed_after(machine, chance.uniform(0, usual), with_git=with_git):
            finished += 1
            usual *= 0.8  # it was measured while the machine had other things to do
            assert known <= remote_names(machine)  # it was told that all of it is there
        assert known <= set(machine.names())
        machine.git("fsck", "--no-dangling")
        run += 1
    for machine in pair:
        locks += synced(machine, with_git=with_git)
    settled(pair)

    assert set(laptop.names()) == added
    assert laptop.data == server.data
    for machine in pair:
        anna = machine.somebody("Anna")
        assert (anna["from-laptop"], anna["from-server"]) == (run - 1, run - 1)
        assert machine.git("status", "--porcelain=v1", "--branch") == "## main...origin/main\n"
        assert not (machine.folder / ".netui" / "sync").exists()
        assert not list(machine.folder.glob(".*.tmp"))
    who = "netui and git" if with_git else "netui alone"
    print(f"killed {who}: {run - finished}, done before: {finished}, locks left: {locks}, lost: 0")


def remote_names(machine: Machine) -> set[str]:
    """Return who is in the file that the remote has."""
    import json

    tables = json.loads(machine.git("--git-dir", str(remote_of(machine)), "show", "main:network.json"))
    return {str(raw["name"]) for raw in tables["contacts"].values()}
