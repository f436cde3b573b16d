"""What merging two machines' files costs, beside reading the same files.

    python -m tests.benchmarks.merging [usual|large]…

Each figure is the middle one of several, in milliseconds, with its ratio to reading all the files that are
merged, in the same run. The command is measured as a process of its own, as git starts it, with the most
memory that it held.
"""

import gc
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from netui.storage.fileformat import META, Tables, parse
from netui.storage.lines import rendered
from netui.storage.merging import merge_bytes
from tests.benchmarks.dataset import SIZES, dataset
from tests.benchmarks.storage import milliseconds, row

_TIMES = 5
_EMPTY = b"".join(rendered({META: {"1": {"schema": 1}}}).runs)
_COMMAND = [sys.executable, "-m", "netui", "merge-driver"]
_WITH_MEMORY = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], check=False).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
sys.exit(code)
"""


class States(NamedTuple):
    """Three states of a file."""

    base: bytes
    ours: bytes
    theirs: bytes


def diverged(network: Tables, share: float, seed: int) -> Tables:
    """Return a network in which a share of all records were changed: most edited, some added or taken out."""
    chance = random.Random(seed)
    after = {table: dict(rows) for table, rows in network.items()}
    for rows in after.values():
        for key, raw in list(rows.items()):
            if chance.random() >= share:
                continue
            match chance.randrange(10):
                case 0:
                    del rows[key]
                case 1 | 2:
                    rows[str(chance.getrandbits(120))] = raw
                case _:
                    moment = f"2026-11-{chance.randrange(10, 25)}T{chance.randrange(10, 20)}:00:00Z"
                    rows[key] = raw | {"note": f"{chance.random()}", "updated": moment}
    return after


def imported(network: Tables) -> Tables:
    """Return a network in which every contact was changed, as an import of newer data does."""
    people = {key: raw | {"role": "Partner", "seen": "2026"} for key, raw in network["contacts"].items()}
    return network | {"contacts": people}


def scenes(network: Tables) -> Iterator[tuple[str, States, bytes | None]]:
    """Yield what is merged, and the ancestor that the merge is given."""

    def file(tables: Tables) -> bytes:
        return b"".join(rendered({META: {"1": {"schema": 1}}} | tables).runs)

    base = file(network)
    records = sum(map(len, network.values()))
    for what, share in (
        ("20 records changed on each side", 20 / records),
        ("a hundredth changed on each side", 0.01),
        ("a twentieth changed on each side", 0.05),
    ):
        states = States(base, file(diverged(network, share, 1)), file(diverged(network, share, 2)))
        yield what, states, base
    yield "the same, with no common ancestor", states, None
    yield "every contact on one side", States(base, file(imported(network)), states.theirs), base
    spaced = states.theirs.replace(b'"name":', b'"name": ')
    yield "a file that an editor wrote (read whole)", States(base, states.ours, b" " + spaced), base


def reading(states: States) -> float:
    """Return how long it takes to read all that is merged."""
    return milliseconds(lambda: [parse(state) for state in states], _TIMES)


def in_files(states: States, folder: Path) -> list[str]:
    """Return the paths of states, written into files."""
    paths = [folder / name for name in States._fields]
    for path, state in zip(paths, states, strict=True):
        path.write_bytes(state)
    return list(map(str, paths))


def measure_command(what: str, states: States, reference: float) -> None:
    """Print how long the whole command takes, and what memory it held."""
    with tempfile.TemporaryDirectory() as folder:
        paths = in_files(states, Path(folder))
        ours = Path(paths[1])

        def act() -> None:
            ours.write_bytes(states.ours)
            subprocess.run([*_COMMAND, *paths], check=True, capture_output=True)

        writing = milliseconds(lambda: ours.write_bytes(states.ours), _TIMES)
        row(what, milliseconds(act, _TIMES) - writing, reference)
        ours.write_bytes(states.ours)
        ended = subprocess.run(
            [sys.executable, "-c", _WITH_MEMORY, *_COMMAND, *paths],
            check=True,
            capture_output=True,
            text=True,
        )
        print(f"  {what + ', memory':46}{float(ended.stdout.split()[-1]):9.0f} MB", flush=True)


def measure(name: str) -> None:
    """Print the table for a size."""
    network = dataset(SIZES[name])
    gc.disable()  # as the command does
    for number, (what, states, ancestor) in enumerate(scenes(network)):
        reference = reading(states)
        if not number:
            print(f"{name}: three files of {len(states.base) / 1e6:.1f} MB")
            row("reading the three files (reference)", reference)
        row(what, milliseconds(partial(merge_bytes, ancestor, states.ours, states.theirs), _TIMES), reference)
        if number in {1, 2}:
            measure_command(f"  the command, {what.partition(' changed')[0]}", states, reference)


def main(names: list[str]) -> None:
    """Measure each size, and the start of the command alone."""
    print("start")
    python = milliseconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True), 15)
    row("python alone (reference)", python)
    with tempfile.TemporaryDirectory() as folder:
        paths = in_files(States(_EMPTY, _EMPTY, _EMPTY), Path(folder))
        row(
            "the command on empty networks",
            milliseconds(lambda: subprocess.run([*_COMMAND, *paths], check=True), 15),
            python,
        )
    for name in names:
        measure(name)


if __name__ == "__main__":
    main(sys.argv[1:] or list(SIZES))
