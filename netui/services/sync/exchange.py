"""Fetching from the remote and sending to it, from the bench."""

import re
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from netui.domain.messages import Message, message
from netui.services.sync.bench import REMOTE, Bench
from netui.services.sync.errors import RaceError, RejectedError, failure, without_secrets
from netui.services.sync.place import BRANCH, Upstream

Progress = Callable[[Message], None]

_THEIRS: Final = "refs/heads/theirs"
_FAR: Final = re.compile(
    r"(?:Receiving objects|Resolving deltas|Compressing objects|Writing objects): +(\d+)%"
)
_RACE: Final = re.compile(
    r"fetch first|non-fast-forward|stale info|failed to update ref|cannot lock ref|failed to lock|"
    r"incorrect old value|reference already exists|remote ref updated"
)


class Advertised(NamedTuple):
    """What a remote has.

    Attributes:
        head: The branch that it shows first: ``refs/heads/main``.
        branches: All of its branches.
    """

    head: str | None
    branches: tuple[str, ...]


class Exchange:
    """What goes to and fro between the bench and the remote.

    Args:
        bench: Where.
        upstream: The remote.
        folder: The data folder, for what is said of failures.
        progress: Told how far it is.
    """

    def __init__(self, bench: Bench, upstream: Upstream, folder: str, progress: Progress) -> None:
        self._bench = bench
        self._upstream = upstream
        self._folder = folder
        self._progress = progress

    def look(self) -> Advertised:
        """Return what branches the remote has."""
        out = self._bench.call(
            "ls-remote", "--symref", REMOTE, "HEAD", "refs/heads/*",
            doing=message("look at the remote"), remote=self._upstream.remote.shown,
        ).out.decode("utf-8", "replace")  # fmt: skip
        head, branches = None, []
        for line in out.splitlines():
            what, _tab, name = line.partition("\t")
            if name == "HEAD" and what.startswith("ref: "):
                head = what.removeprefix("ref: ")
            elif BRANCH.fullmatch(name):
                branches.append(name)
        return Advertised(head, tuple(branches))

    def fetch(self, known: Iterable[str | None]) -> str | None:
        """Fetch the remote's branch and return its commit; None where it hasn't that branch.

        Args:
            known: Commits that need not be fetched.
        """
        for number, commit in enumerate(known):
            self._bench.remember(f"refs/heads/known{number}", commit)
        shown = self._upstream.remote.shown
        self._progress(message("asking {remote}", remote=shown))
        ended = self._bench.call(
            "fetch", "--progress", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head",
            REMOTE, f"+{self._upstream.branch}:{_THEIRS}",
            doing=message("fetch"), remote=shown, heard=self._hear(message("receiving")), fine=(0, 128),
        )  # fmt: skip
        if ended.code == 0:
            return (self._bench.path / _THEIRS).read_text("ascii").strip()
        if "couldn't find remote ref" in ended.said:
            return None
        raise failure(ended.said, message("fetch"), shown, self._folder)

    def push(self, commit: str) -> None:
        """Make a commit the remote's, where it follows from what the remote has.

        Raises:
            RaceError: Somebody else sent something first.
            RejectedError: The remote doesn't take it.
        """
        shown = self._upstream.push[0].shown
        self._progress(message("sending to {remote}", remote=shown))
        ended = self._bench.call(
            "push", "--porcelain", "--progress", "--no-verify", "--no-follow-tags", "--recurse-submodules=no",
            REMOTE, f"{commit}:{self._upstream.branch}",
            doing=message("push"), remote=shown, heard=self._hear(message("sending")), fine=(0, 1, 128),
        )  # fmt: skip
        if ended.code == 0:
            return
        refused = [line for line in ended.out.decode("utf-8", "replace").splitlines() if line.startswith("!")]
        if not refused:
            raise failure(ended.said, message("push"), shown, self._folder)
        if all(map(_RACE.search, refused)):
            raise RaceError(_why_slower(ended.said, shown))
        why = re.sub(r"^\[[a-z ]+\] ", "", refused[0].rpartition("\t")[2]).strip("()")
        raise RejectedError(
            message(
                "{remote} doesn't take what you have ({why}): what it had is here, and yours stays here",
                remote=shown,
                why=without_secrets(why)[:200],
            )
        )

    def _hear(self, doing: Message) -> Callable[[str], None]:
        shown = ""

        def heard(said: str) -> None:
            nonlocal shown
            if (found := _FAR.findall(said)) and found[-1] != shown:
                shown = found[-1]
                self._progress(message("{doing}: {percent}%", doing=doing, percent=shown))

        return heard


def _why_slower(said: str, shown: str) -> Message:
    """Return why somebody else was quicker, for whoever hears of it: mostly it is tried again."""
    if locked := re.search(r"'([^']+\.lock)': File exists", said):
        return message(
            "Another git is at work at {remote}, or died there and left {lock}: "
            "end it, or remove that file where nothing runs",
            remote=shown,
            lock=locked[1].replace("/./", "/"),
        )
    return message("Others send to {remote} all the time: try again later", remote=shown)
