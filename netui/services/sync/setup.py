"""Setting up: a repository for the data folder, what plain git needs to merge it, and a remote."""

import re
import shlex
import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Final

from netui.domain.clock import Clock
from netui.domain.messages import Message, message
from netui.i18n import say
from netui.services.sync.bench import Bench
from netui.services.sync.content import mended, tables_in, written
from netui.services.sync.errors import NoRepositoryError, RaceError, RemoteError, StateError, SyncError
from netui.services.sync.exchange import Exchange, Progress
from netui.services.sync.git import Git
from netui.services.sync.history import History
from netui.services.sync.place import Place, Upstream, find, standing
from netui.services.sync.process import Limits
from netui.services.sync.remotes import Remote, remote
from netui.services.sync.report import SyncReport
from netui.services.sync.syncing import Syncing
from netui.services.sync.worktree import Move, MovedError, Worktree
from netui.storage.durable import make_private, refuse_link, write_file
from netui.storage.names import ASIDE, NAME

DRIVER: Final = "merge.netui.driver"
"""What git's settings call the program that merges data files."""

_MERGED: Final = "merge=netui -text"
_ATTRIBUTES: Final = ".gitattributes"
_IGNORED: Final = ".gitignore"
_RULES: Final = {_ATTRIBUTES: f"{NAME} {_MERGED}", _IGNORED: f"{ASIDE}/"}
_IGNORES: Final = {pattern.encode() for pattern in (ASIDE, f"{ASIDE}/", f"/{ASIDE}", f"/{ASIDE}/")}
_USUAL: Final = ("refs/heads/main", "refs/heads/master")
_ORIGIN: Final = "origin"
_DOING: Final = message("set up the repository")
_LOOKING: Final = message("look at how the repository is set up")


@dataclass(frozen=True, slots=True)
class InitReport:
    """What was set up.

    Attributes:
        made: The folder of a repository that wasn't there before; None where there was one.
        joined: Whether the remote had a network already.
        sync: What was committed, received and sent.
    """

    made: Path | None
    joined: bool
    sync: SyncReport

    @property
    def said(self) -> Message:
        """What was done, in one line."""
        if self.made is None:
            return message("ready; {synced}", synced=self.sync.said)
        return message("{folder} is a repository now; {synced}", folder=str(self.made), synced=self.sync.said)


def init(
    folder: Path,
    address: str | None = None,
    *,
    progress: Progress | None = None,
    cancel: Event | None = None,
    limits: Limits | None = None,
    clock: Clock | None = None,
    ask: bool = False,
) -> InitReport:
    """Set a data folder up for syncing, and sync it.

    An empty remote is filled; one that holds a network is joined and merged; anything else is refused before
    anything is made here. Done again, it sets up what is missing.

    Args:
        folder: The data folder; it is made where there is none.
        address: The remote's; None adds none.
        progress: See `sync`, as for what follows.
        cancel: See there.
        limits: See there.
        clock: See there.
        ask: See there.

    Raises:
        RemoteError: The remote isn't one that netui uses, or holds something else.
        SyncError: It could not be done.
        StorageError: The data file can't be read or written.
    """
    wanted = remote(address) if address is not None else None
    syncing = Syncing(folder, progress, cancel, limits, clock, ask=ask)
    with syncing.alone():
        return _Setting(syncing, wanted).up()


def tell_again(folder: Path, *, limits: Limits | None = None, clock: Clock | None = None) -> None:
    """Tell git again how the file is merged and what it leaves alone; nothing else is committed or sent.

    Args:
        folder: The data folder.
        limits: See `sync`.
        clock: See there.

    Raises:
        SyncError: It could not be done.
        StorageError: A file can't be written.
    """
    syncing = Syncing(folder, None, None, limits, clock)
    with syncing.alone():
        try:
            _Setting(syncing, None).tell(find(syncing.git))
        except MovedError as error:
            raise RaceError(message("Others change this repository all the time: try again later")) from error


def untold(git: Git, place: Place, head: str | None) -> list[str]:
    """Return the files that don't tell git what they should, in the folder or in the last commit.

    Somebody may have told it in other words than netui does.

    Args:
        git: The user's git.
        place: Where the repository is.
        head: The last commit.
    """
    merges = git.call("check-attr", "-z", "merge", "--", place.path, doing=_LOOKING, folder=place.top)
    told = merges.out.split(b"\0")[2:3] == [b"netui"]
    if not place.own:
        return [] if told else [_ATTRIBUTES]
    found = []
    if not told or b"merge=netui" not in _committed(git, head, _ATTRIBUTES):
        found.append(_ATTRIBUTES)
    ignored = place.folder / _IGNORED
    here = ignored.read_bytes() if ignored.is_file() else b""
    if not all(_IGNORES & {*content.split()} for content in (here, _committed(git, head, _IGNORED))):
        found.append(_IGNORED)
    return found


def _committed(git: Git, head: str | None, name: str) -> bytes:
    """Return a file as the last commit has it; nothing where that hasn't got it."""
    return git.call("cat-file", "blob", f"{head}:{name}", doing=_LOOKING, fine=(0, 128)).out


class _Setting:
    """One setting up."""

    def __init__(self, syncing: Syncing, wanted: Remote | None) -> None:
        self._syncing = syncing
        self._git = syncing.git
        self._wanted = wanted

    def up(self) -> InitReport:
        """Do it all."""
        self._git.check_version()
        place = self._standing()
        if place is not None:
            self._refuse_other_remote(place)
        there = self._look(place) if self._wanted else None
        made = None
        if place is None:
            made = self._syncing.folder
            place = self._make(there)
        self._connect(place, there)
        self._name_driver()
        first = self._syncing.until_done(fetch=there is not None, push=False, adopt=True)
        self._syncing.file.change(lambda data: written({}) if data is None else data)
        self._rules(find(self._git))
        last = replace(self._syncing.until_done(adopt=True), pulled=first.pulled)  # nobody is that quick
        return InitReport(made, there is not None, last)

    def tell(self, place: Place) -> None:
        """Tell git how the file is merged and what it leaves alone."""
        self._name_driver()
        self._rules(place)

    def _name_driver(self) -> None:
        self._set("merge.netui.name", "netui: both sides, field by field")
        self._set(DRIVER, driver())

    def _standing(self) -> Place | None:
        """Return the repository that keeps the file, or could; None where one is to be made."""
        try:
            place = find(self._git)
        except NoRepositoryError:
            return None
        if place.own:
            return place
        now = standing(self._git, place, None)
        return place if now.blob or now.staged else None

    def _refuse_other_remote(self, place: Place) -> None:
        known = place.settings.all(f"remote.{_ORIGIN}.url")
        if self._wanted and known and known[0] != self._wanted.url:
            raise StateError(
                message(
                    "{top} has a remote already, {known}: `git remote set-url origin …` changes it",
                    top=str(place.top),
                    known=remote(known[0]).shown,
                )
            )

    # The remote

    def _look(self, place: Place | None) -> str | None:
        """Return the remote's branch that holds a network; None where the remote is empty.

        Raises:
            RemoteError: It holds something else.
        """
        if self._wanted is None:
            return None
        place = place or self._nowhere()
        upstream = Upstream(_ORIGIN, self._wanted, (self._wanted,), place.branch, chosen=True)
        with Bench(self._git, place, upstream) as bench:
            found = Exchange(bench, upstream, str(place.folder), self._syncing.progress).look()
        if not found.branches:
            return None
        likely = (found.head, place.branch, *_USUAL, *(found.branches if len(found.branches) == 1 else ()))
        branch: str | None = next((each for each in likely if each in found.branches), None)
        if branch is None:
            raise RemoteError(
                message(
                    "{remote} has several branches and none that it shows first: "
                    "`git clone` it, and sync what you cloned",
                    remote=self._wanted.shown,
                )
            )
        upstream = upstream._replace(branch=branch)
        with Bench(self._git, place, upstream) as bench:
            far = Exchange(bench, upstream, str(place.folder), self._syncing.progress)
            commit = far.fetch([])
            data = History(bench).data(commit) if commit else None
            if data is None:
                raise self._other(bench.changed(None, commit) if commit else [])
            tables_in(mended(data), message("{name} in {remote}", name=place.path, remote=self._wanted.shown))
        return branch

    def _other(self, files: list[str]) -> SyncError:
        shown = self._wanted.shown if self._wanted else ""
        return RemoteError(
            message(
                "{remote} holds something else than a network ({files}): give an empty repository",
                remote=shown,
                files=", ".join(files[:3]) or message("nothing in its branch"),
            )
        )

    def _nowhere(self) -> Place:
        """Return a place to look at a remote from, before there is a repository."""
        folder = self._syncing.folder
        settings = self._git.settings()
        bench = folder / ASIDE / "sync"
        branch = f"refs/heads/{settings.get('init.defaultbranch') or 'main'}"
        return Place(folder, folder, NAME, bench, bench, "sha1", branch, settings)

    # The repository

    def _make(self, branch: str | None) -> Place:
        short = (branch or self._nowhere().branch).removeprefix("refs/heads/")
        folder = self._syncing.folder
        # Told what and where, git makes it also where the folder is inside of another repository.
        self._git.call("init", "--quiet", f"--initial-branch={short}", "--", str(folder), doing=_DOING)
        place = find(self._git)
        make_private(place.git_dir)
        return place

    def _connect(self, place: Place, branch: str | None) -> None:
        if self._wanted is None:
            return
        if not place.settings.all(f"remote.{_ORIGIN}.url"):
            self._git.call("remote", "add", "--", _ORIGIN, self._wanted.url, doing=_DOING)
        now = standing(self._git, place, None)
        if now.head is None and branch and branch != place.branch:
            self._git.call("symbolic-ref", "HEAD", branch, doing=_DOING)
            place = find(self._git)
        short = place.branch.removeprefix("refs/heads/")
        if place.settings.get(f"branch.{short}.merge") is None:
            self._set(f"branch.{short}.remote", _ORIGIN)
            self._set(f"branch.{short}.merge", branch or place.branch)

    def _set(self, key: str, value: str) -> None:
        self._git.call("config", "--local", "--", key, value, doing=_DOING)

    def _rules(self, place: Place) -> None:
        """Tell plain git how the file is merged, and what it leaves alone."""
        if not place.own:  # that repository's files are its owner's: what is told stays on this machine
            _add_line(place.common / "info" / "attributes", f"{_pattern(place.path)} {_MERGED}")
        else:
            self._keep(place, {name: _add_line(place.folder / name, line) for name, line in _RULES.items()})

    def _keep(self, place: Place, files: dict[str, bytes]) -> None:
        """Commit files that are netui's own beside the data file."""
        now = standing(self._git, place, None)
        with Bench(self._git, place, None) as bench:
            worktree = Worktree(self._git, place, bench)
            hashes = {name: bench.keep(content) for name, content in files.items()}
            tree = bench.tree(hashes, now.head)
            if now.head and not bench.differ(now.head, tree):
                return
            text = say(message("netui: how git merges and what it leaves alone"))
            commit = bench.commit(tree, [now.head] if now.head else [], text)
            worktree.stage(hashes)
            worktree.move([Move(place.branch, commit, now.head)], "netui sync init")


def driver() -> str:
    """Return the command by which plain git has data files merged by this netui."""
    beside = Path(sys.executable).parent / "netui"
    if beside.exists():
        command = shlex.quote(str(beside))
    elif shutil.which("netui"):
        command = "netui"
    else:
        command = f"{shlex.quote(sys.executable)} -m netui"
    return f"{command} merge-driver %O %A %B"


def _add_line(path: Path, line: str) -> bytes:
    """Add a line to a file, where it hasn't that line; return what the file holds then."""
    refuse_link(path)
    content = path.read_bytes() if path.exists() else b""
    if line.encode() in content.splitlines():
        return content
    if content and not content.endswith(b"\n"):
        content += b"\n"
    content += line.encode() + b"\n"
    path.parent.mkdir(exist_ok=True)
    write_file(path, content)
    return content


def _pattern(path: str) -> str:
    """Return a path as git's attributes name it, whatever is in it."""
    plain = re.sub(r"([*?\[\\])", r"\\\1", path)
    return '"/' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
