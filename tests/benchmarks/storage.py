"""What reading and writing the data file costs, beside the same machine's own speed.

    python -m tests.benchmarks.storage [usual|large]…

Each figure is the middle one of several, in milliseconds, with its ratio to a reference of the same run:
reading to `orjson.loads` of the same bytes (collector off), writing to writing and syncing the same bytes.
"""

import gc
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import orjson

from netui.domain.changes import Change, Edit
from netui.storage.fileformat import NAME
from netui.storage.repository import Repository
from tests.benchmarks.dataset import SIZES, dataset, write
from tests.support import FixedClock

_TIMES = 7
_CLOCK = FixedClock()


def milliseconds(act: Callable[[], object], times: int = _TIMES) -> float:
    """Return how long an act takes: the middle one of some times."""
    taken = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


class Pauses:
    """Measures for how long a thread that wants to run every half millisecond is kept from it."""

    def __enter__(self) -> Self:
        self.longest = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        before = time.perf_counter()
        while not self._stop.is_set():
            time.sleep(0.0005)
            now = time.perf_counter()
            self.longest = max(self.longest, (now - before) * 1000)
            before = now


def row(what: str, taken: float, reference: float = 0) -> None:
    """Print a figure."""
    ratio = f"{taken / reference:6.2f}x" if reference else ""
    print(f"  {what:46}{taken:9.2f} ms {ratio}", flush=True)


def memory() -> float:
    """Return the most memory that this process has held, in MB (Linux; not that of who started it)."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def measure_references(path: Path) -> tuple[float, float]:
    """Return how long this machine takes to read and to write such a file with nothing around it."""
    data = path.read_bytes()
    aside = path.with_name("reference")

    def parse() -> None:
        gc.disable()
        orjson.loads(data)
        gc.enable()

    def write_and_sync() -> None:
        with aside.open("wb", buffering=0) as file:
            file.write(data)
            os.fsync(file.fileno())

    found = milliseconds(parse), milliseconds(write_and_sync)
    aside.unlink()
    return found


def measure(folder: Path, reading: float, writing: float) -> None:
    """Print the table for the data file in a folder.

    Args:
        folder: The data folder.
        reading: The reference for reading, in milliseconds.
        writing: The reference for writing.
    """
    path = folder / NAME
    print(f"{folder.name}: {path.stat().st_size / 1e6:.1f} MB")
    row("orjson.loads (reference for reading)", reading)
    row("write and fsync (reference for writing)", writing)

    def opened() -> None:
        Repository.open(folder, _CLOCK).close()

    repository = Repository.open(folder, _CLOCK)
    ids = iter(list(repository.network.rows["contacts"]))

    def change() -> Change:
        key = next(ids)
        raw = repository.network.rows["contacts"][key]
        return Change("star", (Edit("contacts", key, raw, raw | {"starred": True}),))

    blocked, safe = [], []
    with Pauses() as pauses:
        for _ in range(_TIMES + 1):
            made = change()
            start = time.perf_counter()
            repository.commit(made)
            committed = time.perf_counter()
            repository.flush()
            blocked.append((committed - start) * 1000)
            safe.append((time.perf_counter() - start) * 1000)
    row("a change: calling thread blocked, worst", max(blocked))
    row("a change: safe on disk", statistics.median(safe[1:]), writing)
    row("a change: safe on disk, first of a session", safe[0], writing)
    row("another thread kept waiting by saving, worst", pauses.longest)
    most = memory()
    row("undo: calling thread blocked", milliseconds(repository.undo, 1))
    repository.flush()

    row("refresh: nothing new", milliseconds(repository.refresh))
    other = Repository.open(folder, _CLOCK)
    other.commit(change())
    other.close()
    with Pauses() as pauses:
        blocked = []
        start = time.perf_counter()
        while True:
            asked = time.perf_counter()
            seen = repository.refresh()
            blocked.append((time.perf_counter() - asked) * 1000)
            if seen:
                break
            time.sleep(0.002)
    row("refresh: another process's change in memory", (time.perf_counter() - start) * 1000, reading)
    row("refresh: calling thread blocked, worst", max(blocked))
    row("another thread kept waiting by reading, worst", pauses.longest)

    os.utime(path)
    row(
        "open a file that others wrote",
        milliseconds(lambda: Repository.open(folder, _CLOCK).close(), 3),
        reading,
    )
    again = Repository.open(folder, _CLOCK)
    again.commit(change())
    row("first save of a file that others wrote", milliseconds(again.flush, 1), writing)
    again.close()
    repository.close()
    row("open", milliseconds(opened, 3), reading)
    print(f"  {'memory after eight changes, most':46}{most:9.0f} MB")


def main(names: list[str]) -> None:
    """Measure each size in a process of its own."""
    for name in names:
        with tempfile.TemporaryDirectory(prefix=f"{name}-") as folder:
            path = write(Path(folder), dataset(SIZES[name]))
            reading, writing = measure_references(path)
            command = [sys.executable, "-m", "tests.benchmarks.storage", folder, str(reading), str(writing)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        measure(Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]))
    else:
        main(sys.argv[1:] or list(SIZES))
