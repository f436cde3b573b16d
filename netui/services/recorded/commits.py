"""The commits that changed the data file, the latest first, as git tells them without reading the file."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from netui.domain.messages import message
from netui.services.recorded.kept import key
from netui.services.sync.bench import Bench
from netui.services.sync.place import Place

SHORT: Final = 8
"""Letters of a commit's name that are shown, and that are enough to name it."""

_DOING: Final = message("list the commits")
_FORMAT: Final = "--format=%x00%H%x00%aI%x00%P%x00%an"
_COMPARED: Final = (
    "--stdin", "-r", "-c", "--root", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv",
    "--encoding=UTF-8", _FORMAT,
)  # fmt: skip
_MOVED: Final = (
    "-r", "-z", "-M", "--raw", "--no-abbrev", "--diff-filter=R", "--no-ext-diff", "--no-textconv",
    "--no-commit-id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit in which the data file is another than in each of its parents.

    Attributes:
        hash: Its name.
        at: When its author made it.
        author: Who made it, or on which machine, as git has it.
        before: The file as its parents have it, each by the hash of what it holds; none where none has it.
        after: The file as it has it; empty where it took the file away.
    """

    hash: str
    at: datetime
    author: str
    before: tuple[str, ...]
    after: str

    @property
    def short(self) -> str:
        """As much of its name as is shown."""
        return self.hash[:SHORT]

    @property
    def merges(self) -> bool:
        """Whether it brought several lines of work together."""
        return len(self.before) > 1

    @property
    def key(self) -> str:
        """What says which states of the file it is about, whatever commit they are in."""
        return key(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Listed:
    """What git tells about the data file.

    Attributes:
        commits: The commits that changed it, the latest first; children always before their parents.
        cut: Whether what was before the oldest ones isn't in this repository.
    """

    commits: list[Commit] = field(default_factory=list)
    cut: bool = False


def listed(bench: Bench, place: Place, head: str) -> Listed:
    """Return the commits that changed the data file.

    A merge is among them only where it made something that none of its sides had: what came in with a side
    is told by the commit that made it. Where the file was moved or given another name, what was before is
    among them too.

    Args:
        bench: Where git works.
        place: Where the file is.
        head: The commit to begin from.
    """
    shallow = _shallow(place)
    commits: dict[str, Commit] = {}
    cut = False
    waiting = [([head], place.path)]
    while waiting:
        starts, path = waiting.pop(0)
        for commit, parents in _at(bench, starts, path):
            if commit.hash in commits and commits[commit.hash].after:
                continue
            if commit.hash in shallow:
                cut = True
                continue  # all of the file would seem to be new there
            commits[commit.hash] = commit
            if not commit.before and parents and (moved := _moved(bench, commit, path)):
                commits[commit.hash], former = moved
                waiting.append((parents, former))
    told = _joined(list(commits.values()))
    return Listed([commit for commit in told if commit.before != (commit.after,)], cut)


def _joined(commits: list[Commit]) -> list[Commit]:
    """Return commits, those that brought a file back that was taken away joined to what it held before."""
    gone: tuple[str, ...] = ()
    found = []
    for commit in reversed(commits):
        if not commit.after:
            gone = commit.before
        elif gone:
            joins = not commit.before
            found.append(replace(commit, before=gone) if joins else commit)
            gone = () if joins else gone
            continue
        found.append(commit)
    return found[::-1]


def _at(bench: Bench, starts: list[str], path: str) -> list[tuple[Commit, list[str]]]:
    """Return the commits that changed a file, each with its parents."""
    order = ("--full-history", "--date-order", "--encoding=UTF-8")
    hashes = bench.call("rev-list", *order, *starts, "--", path, doing=_DOING).out
    if not hashes:
        return []
    out = bench.call("diff-tree", *_COMPARED, "--", path, content=hashes, doing=_DOING).out
    found = []
    for part in out.decode("utf-8", "replace").split("\n\0"):
        header, _break, rest = part.lstrip("\0").partition("\n")
        name, at, parents, author = header.split("\0", 3)
        raw = next((line for line in rest.split("\n") if line.startswith(":")), "")
        if raw:
            found.append((_commit(name, at, author, raw), parents.split()))
    return found


def _commit(name: str, at: str, author: str, raw: str) -> Commit:
    words = raw.partition("\t")[0].lstrip(":").split(" ")
    count = len(words) // 2  # as many modes as hashes, then what was done
    modes, hashes = words[:count], words[count : 2 * count]
    *before, after = [
        hashed if mode.startswith("100") else "" for mode, hashed in zip(modes, hashes, strict=True)
    ]
    return Commit(name, _moment(at), author, tuple(dict.fromkeys(filter(None, before))), after)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:  # a commit may say anything
        return datetime.fromtimestamp(0, UTC)


def _moved(bench: Bench, commit: Commit, path: str) -> tuple[Commit, str] | None:
    """Return a commit that gave the file its name as one that changed it, and the name it had."""
    out = bench.call("diff-tree", *_MOVED, commit.hash, doing=_DOING).out.decode("utf-8", "surrogateescape")
    parts = out.split("\0")
    for about, former, now in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        if now == path:
            before = about.split(" ")[2]
            return replace(commit, before=(before,)), former
    return None


def _shallow(place: Place) -> frozenset[str]:
    try:
        return frozenset((place.common / "shallow").read_text("ascii").split())
    except OSError:
        return frozenset()
