"""What a sync with nothing to do costs, beside `git fetch` alone, and one with something to do.

    python -m tests.benchmarks.syncing [usual|large]…

Each figure is the middle one of several, in milliseconds; the ratio is to `git fetch` of the same remote in
the same run, `more` what comes on top of it. Measured in this process, as the app syncs, and as a command.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from netui.services.sync import init, sync
from netui.storage.durable import write_file
from netui.storage.fileformat import META, Tables
from netui.storage.lines import rendered
from tests.benchmarks.dataset import SIZES, dataset
from tests.benchmarks.merging import diverged
from tests.benchmarks.storage import milliseconds
from tests.support import FixedClock

_TIMES = 15
_CLOCK = FixedClock()


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def _written(tables: Tables) -> bytes:
    return b"".join(rendered({META: {"1": {"schema": 1}}} | tables).runs)


def _row(what: str, taken: float, reference: float) -> None:
    ratio, more = taken / reference, taken - reference
    print(f"  {what:46}{taken:9.1f} ms {ratio:6.2f}×  more: {more / 1000:6.3f} s", flush=True)


def measure(name: str, at: Path) -> None:
    """Print the table for a size."""
    network = dataset(SIZES[name])
    remote, here, there = at / "remote.git", at / "here", at / "there"
    _git(at, "init", "--quiet", "--bare", "--initial-branch=main", str(remote))
    for folder in (here, there):
        folder.mkdir(mode=0o700)
        if folder is here:
            write_file(folder / "network.json", _written(network))
        init(folder, str(remote), clock=_CLOCK)
    size = (here / "network.json").stat().st_size
    print(f"{name}: a file of {size / 1e6:.1f} MB")
    fetch = milliseconds(lambda: _git(here, "fetch", "--quiet"), _TIMES)
    _row("git fetch, nothing new (reference)", fetch, fetch)
    _row("sync, nothing to do", milliseconds(lambda: sync(here, clock=_CLOCK), _TIMES), fetch)
    command = [sys.executable, "-m", "netui", "--data", str(here), "sync"]

    def run() -> None:
        subprocess.run(command, check=True, capture_output=True)

    _row("the command, nothing to do", milliseconds(run, _TIMES), fetch)
    python = milliseconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True), _TIMES)
    _row("python alone", python, fetch)
    share = 20 / sum(map(len, network.values()))
    numbers = iter(range(1, 1000))

    def change(folder: Path) -> None:
        write_file(folder / "network.json", _written(diverged(network, share, next(numbers))))

    def met() -> None:
        change(there)
        sync(there, clock=_CLOCK)
        change(here)

    taken = []
    for _ in range(3):
        met()
        taken.append(milliseconds(lambda: sync(here, clock=_CLOCK), 1))
    _row("sync, 20 records changed on each side", sorted(taken)[1], fetch)


def main(names: list[str]) -> None:
    """Measure each size."""
    with suppress(KeyError):
        del os.environ["PYTHONDONTWRITEBYTECODE"]
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "gitconfig"
        settings.write_text("[user]\n\tname = Test\n\temail = test@example.org\n")
        os.environ |= {"GIT_CONFIG_GLOBAL": str(settings), "GIT_CONFIG_NOSYSTEM": "1"}
        for name in names:
            place = Path(folder) / name
            place.mkdir()
            measure(name, place)


if __name__ == "__main__":
    main(sys.argv[1:] or list(SIZES))
