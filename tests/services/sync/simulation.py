"""Several machines that sync over one remote or two, and stop at any moment: all come to hold the same.

    python -m tests.services.sync.simulation 10000 [SEED]      so many rounds, with figures

What syncs is netui's own code, in real folders, with real files and locks; git alone is a model of it
(`model`), or the real one. A machine may stop before or after any call of git, and before or after anything
that it does to the file system; what it was about to do then does not happen. While it syncs, somebody may
save something, and another machine may sync.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from unittest import mock

from netui.services.sync import Limits, sync
from netui.services.sync.process import Runner
from netui.storage.durable import write_file
from netui.storage.errors import LockedError
from netui.storage.fileformat import Tables, parse
from netui.storage.lines import rendered
from netui.storage.lock import Lock
from tests.services.sync.model import BRANCH, WHO, Model, Store
from tests.storage.machines import FIRST, Commit, Machine, Place, World, words
from tests.support import FixedClock

LIMITS: Final = Limits(attempts=20, lock=5, local=60)
CALLS: Final = (
    "chmod", "fchmod", "fsync", "link", "mkdir", "open", "rename", "rmdir", "symlink", "unlink", "writev",
)  # fmt: skip
"""Of the system: what changes files, or makes sure of them."""
_CHANGES = os.O_CREAT | os.O_WRONLY | os.O_RDWR


class StoppedError(BaseException):
    """The machine stops here."""


class Steps:
    """What a machine does, one step at a time.

    Attributes:
        taken: How many steps every sync took.
        crashes: How many ended in one.
    """

    def __init__(self) -> None:
        self.taken = self.crashes = 0
        self._now: _Sync | None = None

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch everything that this process does, for a ``with`` block."""
        with mock.patch.object(Runner, "run", self._git(Runner.run)), self._system():
            yield

    @contextmanager
    def of(self, last: int, between: Callable[[], None]) -> Iterator[None]:
        """Count the steps of one sync.

        Args:
            last: The one at which the machine stops; half steps count, before and after.
            between: Called between two steps.
        """
        outer, self._now = self._now, _Sync(last, between)
        try:
            yield
        finally:
            self.taken += self._now.count
            self.crashes += self._now.dead
            self._now = outer

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Count nothing, for a ``with`` block."""
        outer, self._now = self._now, None
        try:
            yield
        finally:
            self._now = outer

    def _git(self, run: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            def alone() -> Any:
                with self.aside():
                    return run(*arguments, **options)

            return self._step(alone)

        return step

    @contextmanager
    def _system(self) -> Iterator[None]:
        with ExitStack() as stack:
            for name in CALLS:
                stack.enter_context(mock.patch.object(os, name, self._call(name, getattr(os, name))))
            yield

    def _call(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            if self._now is None or (name == "open" and not arguments[1] & _CHANGES):
                return call(*arguments, **options)
            return self._step(lambda: call(*arguments, **options))

        return step

    def _step(self, work: Callable[[], Any]) -> Any:
        now = self._now
        if now is None:
            return work()
        now.half()
        with self.aside():
            now.between()
        done = work()
        now.half()
        return done


@dataclass
class _Sync:
    """One sync, and when it stops."""

    last: int
    between: Callable[[], None]
    count: int = 0
    dead: bool = False

    def half(self) -> None:
        self.count += not self.dead
        if self.dead or self.count == self.last:
            self.dead = True  # whatever is tried on the way out does not happen either
            raise StoppedError


class Syncer(Machine):
    """A machine with a data folder, whose meeting others is netui's own sync."""

    def __init__(self, world: World, folder: Path, steps: Steps) -> None:
        super().__init__(world, Commit(b""))
        self.folder = folder
        self._steps = steps
        self.busy = False

    @property
    def data(self) -> bytes:
        """What is in the file."""
        return (self.folder / "network.json").read_bytes()

    def read(self) -> Tables:
        return parse(self.data)

    def write(self, tables: Tables) -> None:
        write_file(self.folder / "network.json", b"".join(rendered(tables).runs))

    def save(self) -> bool:
        """Change something and save it, as netui does: where nobody else has the lock."""
        place = self.folder / ".netui" / "lock"
        if not place.exists():
            return False
        try:
            with Lock(place, 0):
                self.act()
        except LockedError:
            return False
        return True

    def sync(self, last: int = 0, between: Callable[[], None] = lambda: None) -> bool:
        """Sync; return whether it came to its end, and was not stopped at the last step."""
        self.busy = True
        try:
            with self._steps.of(last, between):
                sync(self.folder, clock=FixedClock(), limits=LIMITS)
        except StoppedError:
            return False
        finally:
            self.busy = False
        return True


@dataclass(frozen=True)
class Outcome:
    """What came of a round.

    Attributes:
        lost: What was saved, overwritten by nobody, and is nowhere.
        data: What all machines hold in the end.
        heads: Where their branches stand.
        figures: How much was done.
    """

    lost: set[tuple[Place, bytes]]
    data: bytes
    heads: tuple[str, ...]
    figures: Counter[str] = field(default_factory=Counter)


class Modelled:
    """Repositories in memory."""

    def __init__(self, at: Path) -> None:
        self._at = at
        self._model = Model()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        with (
            mock.patch.object(Runner, "run", lambda _self, *given, **more: self._model.run(*given, **more)),
            mock.patch.object(Runner, "pause"),
        ):
            yield

    def begin(self, remotes: int, machines: int) -> list[Path]:
        first = Store()
        hashed = first.keep("blob", b"".join(rendered(FIRST).runs))
        tree = first.keep("tree", b"100644 network.json\0" + bytes.fromhex(hashed))
        text = f"tree {tree}\nauthor {WHO}\ncommitter {WHO}\n\nfirst\n"
        commit = first.keep("commit", text.encode())
        for number in range(remotes):
            store = Store(refs={BRANCH: commit})
            store.take(first, commit)
            self._model.stores[str(self._at / f"remote{number}.git")] = store
        folders = [self._at / f"m{number}" for number in range(machines)]
        for folder in folders:
            folder.mkdir()
            self._model.clone(folder, self._at / "remote0.git")
        return folders

    def turn_to(self, folder: Path, remote: int) -> None:
        self._model.stores[str(folder)].url = str(self._at / f"remote{remote}.git")

    def head(self, folder: Path) -> str:
        return self._model.stores[str(folder)].refs[BRANCH]


class Real:
    """Repositories of the git that is installed."""

    def __init__(self, at: Path) -> None:
        self._at = at

    @contextmanager
    def at_work(self) -> Iterator[None]:
        who, moment = WHO.split("> ")
        name, mail = who.split(" <")
        made = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", name), ("EMAIL", mail), ("DATE", moment))
        }
        with mock.patch.dict(os.environ, made), mock.patch.object(Runner, "pause"):
            yield

    def begin(self, remotes: int, machines: int) -> list[Path]:
        first = self._at / "first"
        first.mkdir()
        self._git(first, "init", "--quiet", "--initial-branch=main")
        (first / "network.json").write_bytes(b"".join(rendered(FIRST).runs))
        self._git(first, "add", "network.json")
        self._git(first, "commit", "--quiet", "-m", "first")
        for number in range(remotes):
            self._git(self._at, "clone", "--quiet", "--bare", "first", f"remote{number}.git")
        folders = [self._at / f"m{number}" for number in range(machines)]
        for folder in folders:
            self._git(self._at, "clone", "--quiet", str(self._at / "remote0.git"), folder.name)
        return folders

    def turn_to(self, folder: Path, remote: int) -> None:
        self._git(folder, "remote", "set-url", "origin", str(self._at / f"remote{remote}.git"))

    def head(self, folder: Path) -> str:
        return self._git(folder, "rev-parse", "HEAD").strip()

    def _git(self, folder: Path, *arguments: str) -> str:
        ended = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
        return ended.stdout


def play(seed: int, at: Path, kind: type[Modelled | Real] = Modelled, most: int = 60) -> Outcome:
    """Let two to five machines change things, sync and stop, until all have the same.

    Args:
        seed: What decides.
        at: An empty folder.
        kind: Which git.
        most: How much is done.
    """
    chance = random.Random(seed)
    world, steps, figures = World(chance), Steps(), Counter[str]()
    repositories = kind(at)
    remotes = chance.choice((1, 1, 2))
    with repositories.at_work():
        folders = repositories.begin(remotes, chance.randint(2, 5))
    machines = [Syncer(world, folder, steps) for folder in folders]

    def meanwhile(machine: Syncer) -> Callable[[], None]:
        """Return what may happen between two steps of a machine's sync."""

        def happens() -> None:
            if chance.random() < 0.015:
                figures["saved meanwhile"] += machine.save()
            if chance.random() < 0.005 and (others := [each for each in machines if not each.busy]):
                figures["synced meanwhile"] += 1
                chance.choice(others).sync()

        return happens

    with repositories.at_work(), steps.watched():
        for _ in range(chance.randint(most // 3, most)):
            world.elapsed += timedelta(seconds=chance.randrange(6 * 3600))
            machine = chance.choice(machines)
            match chance.randrange(10):
                case 0:
                    machine.set_clock()
                case 1 | 2 | 3:
                    if remotes > 1:
                        repositories.turn_to(machine.folder, chance.randrange(remotes))
                    last = chance.randint(1, 160) if chance.random() < 0.7 else 0
                    figures["syncs"] += 1
                    machine.sync(last, meanwhile(machine))
                case _:
                    machine.act()
        passes = 0
        while len({machine.data for machine in machines}) > 1 or passes < 2:
            passes += 1
            assert passes <= 6, "they never agree"
            for machine in chance.sample(machines, len(machines)):
                for remote in range(remotes):
                    repositories.turn_to(machine.folder, remote)
                    assert machine.sync()
    tables = parse(machines[0].data)
    left = [path for folder in folders for path in folder.rglob("*.tmp")]
    assert not left, left
    assert not any((folder / ".netui" / "sync").exists() for folder in folders)
    figures.update(
        steps=steps.taken, crashes=steps.crashes, values=world.written, conflicts=len(tables["conflicts"]),
        machines=len(machines),
    )  # fmt: skip
    heads = tuple(repositories.head(folder) for folder in folders)
    return Outcome(world.standing - words(tables), machines[0].data, heads, figures)


def played(
    seed: int, kind: type[Modelled | Real] = Modelled, most: int = 60, within: Path | None = None
) -> Outcome:
    """Play a round in a folder of its own; in memory, where there is such a place."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=within or (memory if os.access(memory, os.W_OK) else None)) as name:
        return play(seed, Path(os.path.realpath(name)), kind, most)


def main(rounds: int, first: int = 0) -> None:
    """Play rounds and print what came of them."""
    begin, figures, lost = time.monotonic(), Counter[str](), []
    for seed in range(first, first + rounds):
        outcome = played(seed)
        figures.update(outcome.figures)
        if outcome.lost:
            lost.append(seed)
            print(f"seed {seed} lost {outcome.lost}", flush=True)
        if seed % 500 == 499:
            print(
                f"{seed + 1}: {time.monotonic() - begin:.0f} s, {dict(figures)}, lost {len(lost)}", flush=True
            )
    print(f"{rounds} rounds in {time.monotonic() - begin:.0f} s: {dict(figures)}; lost something: {lost}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
