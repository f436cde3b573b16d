"""Several machines that sync at the same moment: whoever is slower merges again, and nothing is lost."""

import multiprocessing
import os
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from netui.services.sync import Limits
from netui.services.sync.errors import RaceError
from netui.services.sync.exchange import Exchange
from tests.services.sync.machines import Machine, joined, settled, shown

ROUNDS = 4
PROCESSES = multiprocessing.get_context("forkserver")  # imports once, forks often
PROCESSES.set_forkserver_preload(["netui.services.sync", "tests.services.sync.machines"])


def add_and_sync(folder: Path, environment: Mapping[str, str], rounds: int, told: Connection) -> None:
    """Add somebody and sync, some times over."""
    os.environ.clear()
    os.environ.update(environment)
    machine = Machine(folder)
    patient = Limits(attempts=40)
    for number in range(rounds):
        machine.add(f"{folder.name}-{number}")
        machine.edit("Anna", **{f"from-{folder.name}": number})
        machine.sync(patient)
    told.send("done")


@pytest.mark.parametrize("count", [2, 4])
def test_machines_that_sync_at_once_lose_nothing(tmp_path: Path, remote: Path, count: int) -> None:
    meet_at_once(tmp_path, str(remote), count, ROUNDS)


def meet_at_once(at: Path, remote: str, count: int, rounds: int) -> None:
    """Have so many processes sync over one remote at the same time, and see that nothing is lost."""
    joined(at / "first", remote, "Anna")
    machines = [joined(at / f"m{number}", remote) for number in range(count)]
    running = []
    for machine in machines:
        here, there = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(
            target=add_and_sync, args=(machine.folder, dict(os.environ), rounds, there)
        )
        process.start()
        there.close()
        running.append((process, here))
    for process, here in running:
        assert here.recv() == "done"
        process.join()
        assert process.exitcode == 0
    settled(machines)

    wanted = sorted(["Anna", *(f"m{each}-{number}" for each in range(count) for number in range(rounds))])
    for machine in machines:
        assert machine.names() == wanted
        assert machine.data == machines[0].data
        anna = machine.somebody("Anna")
        assert {key: anna[key] for key in anna if key.startswith("from-")} == {
            f"from-m{each}": rounds - 1 for each in range(count)
        }
        assert machine.git("status", "--porcelain=v1") == ""


def test_a_lost_race_is_run_again(pair: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch) -> None:
    laptop, server = pair
    laptop.add("Carla")
    push = Exchange.push
    lost: list[str] = []

    def overtaken(exchange: Exchange, commit: str) -> None:
        if len(lost) < 2:
            lost.append(commit)
            monkeypatch.setattr(Exchange, "push", push)
            server.add(f"Quick {len(lost)}")
            server.sync()
            monkeypatch.setattr(Exchange, "push", overtaken)
        push(exchange, commit)

    monkeypatch.setattr(Exchange, "push", overtaken)
    report = laptop.sync()
    monkeypatch.undo()
    server.sync()

    assert len(lost) == 2
    assert (report.committed, report.pushed) == ({"contacts": 1}, {"contacts": 1})
    assert laptop.names() == server.names() == ["Anna", "Bruno", "Carla", "Quick 1", "Quick 2"]
    assert laptop.git("log", "--merges", "--format=%h").count("\n") == 1  # what lost leaves no trace


def test_whoever_never_wins_is_told_and_has_lost_nothing(
    pair: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, server = pair
    laptop.add("Carla")
    push, numbers = Exchange.push, iter(range(100))

    def overtaken(exchange: Exchange, commit: str) -> None:
        monkeypatch.setattr(Exchange, "push", push)
        server.add(f"Quick {next(numbers)}")
        server.sync()
        monkeypatch.setattr(Exchange, "push", overtaken)
        push(exchange, commit)

    monkeypatch.setattr(Exchange, "push", overtaken)
    with pytest.raises(RaceError) as caught:
        laptop.sync(Limits(attempts=3))
    monkeypatch.undo()

    assert "try again later" in shown(caught.value.message)
    assert "Carla" in laptop.names()
    settled(pair)
    assert laptop.names() == server.names() == ["Anna", "Bruno", "Carla", "Quick 0", "Quick 1", "Quick 2"]


def test_a_lock_that_a_dead_git_left_at_the_remote_is_told(
    pair: tuple[Machine, Machine], remote: Path
) -> None:
    laptop, server = pair
    laptop.add("Carla")
    lock = remote / "refs" / "heads" / "main.lock"
    lock.touch()

    with pytest.raises(RaceError) as caught:
        laptop.sync(Limits(attempts=2))

    assert str(lock) in shown(caught.value.message)
    assert lock.exists()
    lock.unlink()
    settled(pair)
    assert server.names() == ["Anna", "Bruno", "Carla"]


def test_a_branch_that_somebody_moves_meanwhile_is_looked_at_again(pair: tuple[Machine, Machine]) -> None:
    laptop, server = pair
    server.add("Carla")
    server.sync()
    laptop.add("Dario")
    done: list[bool] = []

    def busy(said: object) -> None:
        if "merging" in str(said) and not done:
            done.append(True)
            (laptop.folder / "note.txt").write_text("by hand")
            laptop.git("add", "note.txt")
            laptop.git("commit", "--quiet", "-m", "by hand")

    laptop.sync(progress=busy)
    server.sync()

    assert done
    assert "by hand" in laptop.git("log", "--format=%s")
    assert laptop.names() == server.names() == ["Anna", "Bruno", "Carla", "Dario"]
    assert (server.folder / "note.txt").read_text() == "by hand"
    assert laptop.data == server.data
