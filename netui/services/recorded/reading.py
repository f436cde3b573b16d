"""Reading what the commits did to the records: each state of the file once, the latest first."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Final, NamedTuple, Self

from netui.domain.messages import message
from netui.domain.records import Raw
from netui.services.recorded import lines
from netui.services.recorded.commits import Commit, Listed, listed
from netui.services.recorded.kept import Kept
from netui.services.recorded.lines import NOTHING, Differing, State, UnreadableStateError
from netui.services.sync.bench import Bench
from netui.services.sync.errors import NoRepositoryError
from netui.services.sync.git import Git
from netui.services.sync.place import Place, find, objects
from netui.services.sync.process import Limits, Runner
from netui.storage.names import NAME

_SOON: Final = 8  # commits: a state that is needed again by then is held in memory
_UNREADABLE: Final = b"unreadable\n"
_READ: Final = message("read earlier states of the file")


class Changed(NamedTuple):
    """One record that a commit changed, as the file held it before and after; None where it did not.

    After a merge that brought both sides' edits of one record together, ``before`` has what the merge
    itself did not touch as it is after.
    """

    table: str
    id: str
    before: Raw | None
    after: Raw | None


class Found(NamedTuple):
    """What one commit did.

    Attributes:
        commit: The commit.
        place: Which it is, 1 the latest.
        content: A line for each record that it changed.
        readable: Whether the file as it had it held a network.
    """

    commit: Commit
    place: int
    content: bytes
    readable: bool

    def records(self, *ids: str) -> Iterator[Changed]:
        """Yield the records that it changed.

        Args:
            ids: Only those whose lines name one of these, as their own or as another's.
        """
        wanted = [f'"{each}"'.encode() for each in ids]
        for line in self.content.splitlines():
            if not wanted or any(each in line for each in wanted):
                yield Changed(*_read(line))

    def counts(self) -> dict[str, int]:
        """Return how many records of each table it changed."""
        found: dict[str, int] = {}
        for line in self.content.splitlines():
            table = line[2 : line.index(b'"', 2)].decode()
            found[table] = found.get(table, 0) + 1
        return found


class Recorded:
    """The history of one data folder's file, for the length of a ``with`` block.

    Args:
        folder: The data folder.
        cancel: Set from another thread to stop.
        limits: How long to wait for git.
        keeps: Whether what is found out may be kept beside the data.
        progress: Told how many commits were looked at, of how many, in the thread that reads.

    Attributes:
        listed: The commits that changed the file.

    Raises:
        NoRepositoryError: No repository keeps it.
        SyncError: Git failed, or was stopped.
    """

    def __init__(
        self,
        folder: Path,
        *,
        cancel: Event | None = None,
        limits: Limits | None = None,
        keeps: bool = True,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self.listed = Listed()
        self._folder = Path(os.path.realpath(folder))
        self._git = Git(self._folder, Runner(cancel), limits or Limits())
        self._keeps = keeps
        self._progress = progress or (lambda _place, _count: None)
        self._open = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._bench, self.listed = self._begin(stack)
            self._kept = Kept(self._folder, writes=self._keeps)
            self._before = {
                commit.after: commit.before[0]
                for commit in reversed(self.listed.commits)
                if commit.after and commit.before
            }
            self._open = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def _begin(self, stack: ExitStack) -> tuple[Bench, Listed]:
        if not self._folder.is_dir():
            raise NoRepositoryError(message("{folder} isn't there yet", folder=str(self._folder)))
        place = find(self._git, reading=True)
        (head,) = objects(self._git, ["HEAD"])
        scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="netui-history-"))
        bench = stack.enter_context(Bench(self._git, place, None, Path(scratch) / "git"))
        found = listed(bench, place, head) if head else Listed()
        if not found.commits and not found.cut:
            raise _none(place)
        return bench, found

    def each(self, told: Callable[[Found], bool]) -> None:
        """Tell what each commit did, the latest first, until that is enough.

        Args:
            told: Returns whether to go on.
        """
        commits = self.listed.commits
        self._done = 0
        missing = [
            (place, commit)
            for place, commit in enumerate(commits)
            if commit.after and commit.key not in self._kept
        ]
        try:
            if missing and self._tell(told, missing[0][0]):
                _Stream(self, missing, told).run()
            self._tell(told, len(commits))
        except _EnoughError:
            pass

    def tell_after(self, told: Callable[[Found], bool], place: int, content: bytes) -> None:
        """Keep what was found out about a commit, and tell it after all that come before."""
        commit = self.listed.commits[place]
        self._kept.put(commit.key, content)
        self._tell(told, place + 1)

    def _tell(self, told: Callable[[Found], bool], until: int) -> bool:
        for place in range(self._done, until):
            commit = self.listed.commits[place]
            content = (self._kept.get(commit.key) if commit.after else None) or b""
            self._done = place + 1
            self._progress(place + 1, len(self.listed.commits))
            readable = content != _UNREADABLE
            if not told(Found(commit, place + 1, content if readable else b"", readable)):
                raise _EnoughError
        return True

    def stream(self, hashes: list[str], taken: Callable[[bytes], None]) -> None:
        """Have git write states of the file, one after the other."""
        content = "".join(f"{each}\n" for each in hashes).encode("ascii")
        self._bench.call("cat-file", "--batch", content=content, taken=taken, doing=_READ)

    def before(self, hashed: str, seen: set[str]) -> tuple[str, State]:
        """Return the latest readable state before one that isn't, and its hash.

        Args:
            hashed: The one that isn't.
            seen: Those that were looked at already, to which this is added: the same state may come back.
        """
        while (hashed := self._before.get(hashed, "")) not in {"", *seen}:
            seen.add(hashed)
            with suppress(UnreadableStateError):
                return hashed, lines.state(self._bench.blob(hashed))
        return "", NOTHING


class _EnoughError(Exception):
    """Whoever is told has heard enough."""


class _Stream:
    """States of the file as git writes them, each compared as soon as those that it follows are there."""

    def __init__(
        self, recorded: Recorded, missing: list[tuple[int, Commit]], told: Callable[[Found], bool]
    ) -> None:
        self._recorded = recorded
        self._told = told
        self._hashes, self._steps = _schedule([commit for _place, commit in missing])
        self._places = [place for place, _commit in missing]
        self._held: dict[str, State | None] = {}
        self._parts: list[bytes] = []
        self._size = 0
        self._wanted = -1
        self._head = b""
        self._came = 0
        self._next = 0

    def run(self) -> None:
        self._recorded.stream(self._hashes, self._take)

    def _take(self, part: bytes) -> None:
        """Take what git writes: each state with a line before it that says how long it is."""
        while part:
            if self._wanted < 0:
                part = self._header(part)
                continue
            rest = self._wanted + 1 - self._size  # a line break follows
            self._parts.append(part[:rest] if len(part) > rest else part)
            self._size += len(self._parts[-1])
            part = part[rest:]
            if self._size > self._wanted:
                self._parts[-1] = self._parts[-1][:-1]
                content = b"".join(self._parts)
                self._parts, self._size, self._wanted = [], 0, -1
                self._came_in(content)

    def _header(self, part: bytes) -> bytes:
        """Read how long the next state is; return what comes after that."""
        self._head, broken, rest = (self._head + part).partition(b"\n")
        if broken:
            size = self._head.rpartition(b" ")[2]
            self._head = b""
            if size.isdigit():
                self._wanted = int(size)
            else:  # it isn't there
                self._came_in(b"")
        return rest

    def _came_in(self, content: bytes) -> None:
        hashed = self._hashes[self._came]
        self._came += 1
        try:
            self._held[hashed] = lines.state(content)
        except UnreadableStateError:
            self._held[hashed] = None
        while self._next < len(self._steps) and self._steps[self._next].reads <= self._came:
            step = self._steps[self._next]
            place = self._places[self._next]
            self._next += 1
            content = self._compared(step.commit)
            for each in step.done_with:
                self._held.pop(each, None)
            self._recorded.tell_after(self._told, place, content)

    def _compared(self, commit: Commit) -> bytes:
        after = self._held[commit.after]
        if after is None:
            return _UNREADABLE
        try:
            return lines.told_by(
                [self._side(each, after) for each in commit.before] or [lines.differing(NOTHING, after)]
            )
        except UnreadableStateError:
            return _UNREADABLE

    def _side(self, hashed: str, after: State) -> Differing:
        """Return what differs from a state; from what was before it, where that can't be read."""
        before = self._held[hashed]
        seen = {hashed}
        while True:
            if before is None:
                hashed, before = self._recorded.before(hashed, seen)
            try:
                return lines.differing(before, after)
            except UnreadableStateError as error:
                if error.state is not before:
                    raise
                before = None


class _Step(NamedTuple):
    """A commit that can be compared once so many states have been read, and what is not needed after it."""

    commit: Commit
    reads: int
    done_with: tuple[str, ...]


def _schedule(commits: list[Commit]) -> tuple[list[str], list[_Step]]:
    """Return which states to read in which order, and what to do with them.

    A state that is needed again much later is read again: in a history of many branches they would
    otherwise all be held.
    """
    needs = [(commit.after, *commit.before) for commit in commits]
    hashes: list[str] = []
    steps: list[_Step] = []
    held: set[str] = set()
    for place, commit in enumerate(commits):
        for each in needs[place]:
            if each not in held:
                held.add(each)
                hashes.append(each)
        soon = {each for later in needs[place + 1 : place + 1 + _SOON] for each in later}
        done = tuple(held - soon)
        held &= soon
        steps.append(_Step(commit, len(hashes), done))
    return hashes, steps


def _read(line: bytes) -> tuple[str, str, Raw | None, Raw | None]:
    from netui.storage.fileformat import value

    table, identifier, before, after = value(line)
    return table, identifier, before, after


def _none(place: Place) -> NoRepositoryError:
    return NoRepositoryError(
        message(
            "The repository of {top} has no commit with {name} yet: `netui sync` makes one",
            top=str(place.top),
            name=NAME,
        )
    )
