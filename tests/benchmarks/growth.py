"""How a repository grows in a year of daily use, and what that does to commits, syncs and the history.

    python -m tests.benchmarks.growth [COMMITS] [usual|large]

A network of the usual size, four commits a day with four changes each (1,460 make a year), every twentieth of
them met by a change of a second machine's: both sync over a bare repository. A line for each quarter: what
`.git` takes (loose and packed, in MB), how many packs, the middle of the time of a commit and of a sync that
merges, the longest sync in between, which packs. Then `git gc`, and the history of one contact, for the first
time and again. Times are seconds.
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from netui.services.recorded.reading import Found, Recorded
from netui.services.sync import commit, init, sync
from netui.services.sync.growth import Growth, growth
from netui.storage.fileformat import NAME, parse
from netui.storage.lines import spliced
from tests.benchmarks.dataset import SIZES, dataset, write

if TYPE_CHECKING:
    from netui.domain.records import Raw

YEAR: Final = 1460
_MEETS: Final = 20  # commits between two syncs that merge
_CLOSE: Final = 300  # contacts on whom most of what happens gathers


class User:
    """Somebody who writes things down on one machine.

    Args:
        folder: The data folder.
        seed: What they happen to do.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.data = (folder / NAME).read_bytes()
        self.contacts = parse(self.data)["contacts"]
        self.close = list(self.contacts)[:_CLOSE]

    def work(self, number: int) -> None:
        """Change two contacts, and write down two times in touch."""
        data = (self.folder / NAME).read_bytes()
        if data != self.data:
            self.data, self.contacts = data, parse(data)["contacts"]
        moment = f"2026-{number // 120 % 12 + 1:02}-{number // 4 % 28 + 1:02}T{8 + number % 4 * 3:02}:00:00Z"
        edited = {
            key: self.contacts[key] | {"notes": f"Talked about {self.chance.random()}", "updated": moment}
            for key in self.chance.sample(self.close, 2)
        }
        new: dict[str, Raw | None] = {
            str(self.chance.getrandbits(122)): {
                "contacts": [self.chance.choice(self.close)], "created": moment, "kind": "call",
                "note": f"About {self.chance.random()}", "on": moment[:10], "updated": moment,
            }
            for _each in range(2)
        }  # fmt: skip
        written = spliced(data, {"contacts": edited, "interactions": new})
        assert written is not None
        self.contacts |= edited
        self.data = b"".join(written.runs)
        (self.folder / NAME).write_bytes(self.data)


class Times(NamedTuple):
    """What a quarter took."""

    commits: list[float]
    syncs: list[float]


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main(commits: int, size: str) -> None:
    """Live through the commits and print what became of it."""
    with tempfile.TemporaryDirectory(prefix="netui-growth-") as home:
        remote, here, there = (Path(home) / name for name in ("remote.git", "here", "there"))
        subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
        write(here, dataset(SIZES[size]))
        init(here, str(remote))
        init(there, str(remote))
        one, other = User(here, 1), User(there, 2)
        print(f"{size}: {len(one.data) / 1e6:.1f} MB, {commits} commits", flush=True)
        times = Times([], [])
        for number in range(1, commits + 1):
            one.work(number)
            if number % _MEETS:
                times.commits.append(timed(lambda: commit(here)))
            else:
                other.work(number)
                sync(there)
                times.syncs.append(timed(lambda: sync(here)))
            if number % max(_MEETS, commits // 4) == 0:
                say(number, times, growth(here))
                times = Times([], [])
        after(here)
        print(f"the remote: {folder_size(remote) / 1e6:.1f} MB", flush=True)


def say(number: int, times: Times, found: Growth | None) -> None:
    """Print a line for a quarter."""
    assert found is not None
    print(
        f"{number:5} commits: loose {found.loose / 1e6:.1f} MB ({found.objects}), "
        f"packed {found.packed / 1e6:.1f} MB in {found.packs} packs; "
        f"commit {median(times.commits):.3f}, longest {max(times.commits):.2f}; "
        f"sync that merges {median(times.syncs):.3f}, longest {max(times.syncs):.2f}; "
        f"advice: {found.advice}",
        flush=True,
    )


def after(folder: Path) -> None:
    """Print what gc does and how long the history takes."""
    with tempfile.TemporaryDirectory(prefix="netui-growth-") as copies:
        copy = Path(copies) / "gc"
        shutil.copytree(folder, copy, symlinks=True)
        took = timed(lambda: subprocess.run(["git", "gc", "--quiet"], cwd=copy, check=True))
        found = growth(copy)
        assert found is not None
        print(f"git gc: {took:.1f} s, then {found.size / 1e6:.1f} MB in {found.packs} packs", flush=True)
    first = timed(lambda: read(folder))
    again = timed(lambda: read(folder))
    kept = (folder / ".netui" / "history").stat().st_size
    print(f"all of the history: {first:.2f}, again {again:.2f}; {kept / 1e6:.1f} MB kept of it", flush=True)


def read(folder: Path) -> None:
    """Read all of the history."""

    def told(_found: Found) -> bool:
        return True

    with Recorded(folder) as recorded:
        recorded.each(told)


def folder_size(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(each.lstat().st_size for each in folder.rglob("*") if not each.is_dir())


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(int(arguments[0]) if arguments else YEAR, arguments[1] if len(arguments) > 1 else "usual")
