"""Processes that write at the same time lose nothing, and neither does one that is killed."""

import json
import multiprocessing
import random
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from netui.domain.ids import derived_id
from netui.storage.repository import Repository
from netui.storage.undolog import UndoLog
from tests.storage.support import CLOCK, People, names, names_on_disk, on_disk, set_fields

RUNS = 200
EACH = 500
ANNA = derived_id("test", "Anna")

PROCESSES = multiprocessing.get_context("forkserver")  # imports once, forks often
PROCESSES.set_forkserver_preload(["netui.storage.repository", "tests.storage.support"])


def started(work: Callable[..., None], *arguments: object) -> tuple[multiprocessing.Process, Connection]:
    """Start a process and return it with the end at which it tells what it has done."""
    here, there = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=work, args=(*arguments, there))
    process.start()
    there.close()
    return process, here  # type: ignore[return-value]  # a process of one context is a process


def write_without_end(folder: Path, run: int, told: Connection) -> None:
    """Add people and edit them, telling of each once it is on disk."""
    people = People(run)
    with Repository.open(folder, CLOCK) as repository:
        number = 0
        while True:
            name = f"{run}-{number}"
            change = people.added(name)
            repository.commit(change)
            if number % 3 == 0:
                set_fields(repository, change.edits[0].id, label=f"edit {name}", role="x" * 200)
            repository.flush()
            told.send(name)
            number += 1


@pytest.mark.parametrize("part", range(4))
def test_whoever_is_killed_has_lost_nothing_that_was_acknowledged(tmp_path: Path, part: int) -> None:
    chance = random.Random(part)
    acknowledged: set[str] = set()
    for run in range(RUNS * part // 4, RUNS * (part + 1) // 4):
        process, told = started(write_without_end, tmp_path, run)
        wanted = chance.randrange(4)  # after so many acknowledgements, and a moment
        new: set[str] = set()
        try:
            while len(new) < wanted:
                assert told.poll(30)
                new.add(told.recv())
            _go_on(told, new, chance.choice((0, chance.uniform(0, 0.02))))
            process.kill()
            while True:
                new.add(told.recv())
        except (EOFError, ConnectionResetError):
            process.join()
        acknowledged |= new
        if (tmp_path / "network.json").exists():
            assert acknowledged <= set(names_on_disk(tmp_path))
        log = UndoLog(tmp_path / ".netui" / "undo.jsonl")
        labels = {log.change(entry).label for entry in log.entries() if entry.kind == "change"}
        assert {f"add {name}" for name in new} <= labels
    with Repository.open(tmp_path, CLOCK) as repository:
        before = names(repository)
        assert acknowledged <= set(before)
        repository.commit(People(RUNS + part).added("last"))
    assert names_on_disk(tmp_path) == sorted([*before, "last"])
    assert not list(tmp_path.glob(".*.tmp"))


def _go_on(told: Connection, new: set[str], seconds: float) -> None:
    """Let the writer go on for a while."""
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        if told.poll(left):
            new.add(told.recv())


def write_some(folder: Path, seed: int, told: Connection) -> None:
    """Add people one by one, each on disk before the next."""
    people = People(seed)
    with Repository.open(folder, CLOCK) as repository:
        for number in range(EACH):
            repository.commit(people.added(f"{seed}-{number:03}"))
            repository.flush()
    told.send("done")


def test_two_processes_that_each_write_500_changes_make_1000(tmp_path: Path) -> None:
    running = [started(write_some, tmp_path, seed) for seed in (1, 2)]
    for process, told in running:
        assert told.recv() == "done"
        process.join()
    assert names_on_disk(tmp_path) == [f"{seed}-{number:03}" for seed in (1, 2) for number in range(EACH)]
    assert on_disk(tmp_path)["conflicts"] == {}
    with Repository.open(tmp_path, CLOCK) as repository:
        undone = list(iter(repository.undo, None))
    assert len(undone) == 2 * EACH
    assert names_on_disk(tmp_path) == []


def edit_one(folder: Path, field: str, told: Connection) -> None:
    """Count in one field of a record that others count in too."""
    with Repository.open(folder, CLOCK) as repository:
        for number in range(100):
            fields: dict[str, Any] = {field: number, "tags": [f"{field}{number}"]}
            set_fields(repository, ANNA, **fields)
            repository.flush()
    told.send("done")


def test_processes_that_edit_one_record_keep_each_others_fields(tmp_path: Path) -> None:
    (tmp_path / "network.json").write_text(json.dumps({"contacts": {ANNA: {"name": "Anna"}}}))
    running = [started(edit_one, tmp_path, field) for field in ("left", "right")]
    for process, told in running:
        assert told.recv() == "done"
        process.join()
    row = on_disk(tmp_path)["contacts"][ANNA]
    assert (row["name"], row["left"], row["right"]) == ("Anna", 99, 99)
