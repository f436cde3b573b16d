"""The repository that a data folder is in: where it is, what state it is in, and which remote it has.

Asked of git where only git knows, from the repository itself; nothing here changes anything.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from netui.domain.messages import Message, message
from netui.services.sync.errors import NoRepositoryError, RemoteError, StateError, failure
from netui.services.sync.git import Git, Settings
from netui.services.sync.remotes import Remote, remote
from netui.storage.names import NAME

BRANCH: Final = re.compile(r"refs/heads/(?![./-])(?!.*(?:\.\.|@\{|//))[^\x00-\x20\x7f~^:?*\[\\]+(?<![./])")
_LINES: Final = 7  # of what is asked of git first, the empty one after the last among them
_UNDER_WAY: Final = {
    "rebase-merge": message("a rebase"),
    "rebase-apply": message("a rebase"),
    "BISECT_LOG": message("a bisect"),
    "sequencer": message("a cherry-pick or a revert"),
}
_REFS_UNDER_WAY: Final = {"CHERRY_PICK_HEAD": message("a cherry-pick"), "REVERT_HEAD": message("a revert")}


class Upstream(NamedTuple):
    """The remote, and the branch there that ours goes with.

    Attributes:
        name: What the repository calls it: ``origin``.
        remote: Where it is.
        push: Where to send to.
        branch: The branch there, as a whole: ``refs/heads/main``.
        chosen: Whether the settings name the branch, and not only the remote.
    """

    name: str
    remote: Remote
    push: tuple[Remote, ...]
    branch: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a data folder is in a repository.

    Attributes:
        folder: The data folder.
        top: The folder that the repository is about.
        path: The data file as the repository names it.
        git_dir: Where this work tree's own state is.
        common: Where what all work trees share is.
        hash: Which hashes it uses: sha1 or sha256.
        branch: The branch that is checked out, as a whole: ``refs/heads/main``.
        settings: Git's.
    """

    folder: Path
    top: Path
    path: str
    git_dir: Path
    common: Path
    hash: str
    branch: str
    settings: Settings

    @property
    def own(self) -> bool:
        """Whether the repository is about this data folder alone."""
        return self.top == self.folder

    @property
    def objects(self) -> Path:
        """Where the repository keeps what it knows."""
        return self.common / "objects"

    def upstream(self) -> Upstream | None:
        """Return the remote; None where there is none.

        Raises:
            RemoteError: It is none that netui uses.
        """
        short = self.branch.removeprefix("refs/heads/")
        name = self.settings.get(f"branch.{short}.remote") or self._only_remote()
        if name is None:
            return None
        urls = self.settings.all(f"remote.{name}.url")
        if not urls:
            raise RemoteError(
                message(
                    "The remote “{name}” has no address: `git remote set-url {name} …` gives it one",
                    name=name,
                )
            )
        chosen = self.settings.get(f"branch.{short}.merge")
        branch = chosen or self.branch
        if not BRANCH.fullmatch(branch):
            raise RemoteError(message("“{branch}” is no branch that can be synced with", branch=branch))
        push = self.settings.all(f"remote.{name}.pushurl") or urls
        return Upstream(name, remote(urls[0]), tuple(map(remote, push)), branch, chosen is not None)

    def tracking(self, upstream: Upstream) -> str:
        """Return the name under which this repository remembers the remote's branch."""
        return f"refs/remotes/{upstream.name}/{upstream.branch.removeprefix('refs/heads/')}"

    def _only_remote(self) -> str | None:
        names = [name for name in self.settings.names("remote") if self.settings.all(f"remote.{name}.url")]
        return "origin" if "origin" in names else names[0] if len(names) == 1 else None


class Entry(NamedTuple):
    """The data file in git's index: its mode and what it held when it was added."""

    mode: str
    hash: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a repository stands at one moment.

    Attributes:
        head: The commit that is checked out; None before the first.
        blob: The data file in it; None where it isn't there.
        tracking: The remote's commit, as far as it is known here.
        merging: The commits that a merge under way brings in.
        staged: The data file in the index, by stage: 0, or 1 to 3 in a conflict.
    """

    head: str | None
    blob: str | None
    tracking: str | None
    merging: tuple[str, ...]
    staged: dict[int, Entry]


def find(git: Git, *, reading: bool = False) -> Place:
    """Return where a data folder is.

    Args:
        git: At work in the data folder.
        reading: Nothing is going to be changed: whatever state the repository is in will do.

    Raises:
        NoRepositoryError: In no repository.
        StateError: No branch is checked out there, or something is under way that only its owner can end.
    """
    doing = message("find the repository")
    asked = (
        "--show-toplevel",
        "--absolute-git-dir",
        "--git-common-dir",
        "--show-object-format",
        "--show-prefix",
    )
    ended = git.call(
        "rev-parse",
        "--path-format=absolute",
        *asked,
        "--symbolic-full-name",
        "HEAD",
        doing=doing,
        fine=(0, 128),
    )
    lines = ended.out.decode("utf-8", "surrogateescape").split("\n")
    if ended.code and len(lines) != _LINES:
        if "not a git repository" in ended.said or "must be run in a work tree" in ended.said:
            raise NoRepositoryError(
                message(
                    "{folder} is in no git repository: `netui sync init` makes one", folder=str(git.folder)
                )
            )
        raise failure(ended.said, doing, folder=str(git.folder))
    if len(lines) != _LINES:
        git.check_version()  # an older one says again what it doesn't know
        raise StateError(message("The path of {folder} has a line break in it", folder=str(git.folder)))
    top, git_dir, common, hashes, prefix, branch, _end = lines
    for name, what in _UNDER_WAY.items():
        if not reading and (Path(git_dir) / name).exists():
            raise _under_way(top, what)
    settings = git.settings()
    if ended.code:  # before the first commit
        branch = git.call("symbolic-ref", "-q", "HEAD", doing=doing, fine=(0, 1)).out.decode().strip()
    if not reading and not BRANCH.fullmatch(branch):
        raise StateError(
            message("No branch is checked out in {top}: `git switch` to one, then sync again", top=top)
        )
    if settings.get("extensions.partialclone"):
        raise StateError(
            message("{top} is a partial clone, of which parts are missing: clone it whole", top=top)
        )
    return Place(git.folder, Path(top), prefix + NAME, Path(git_dir), Path(common), hashes, branch, settings)


def standing(git: Git, place: Place, upstream: Upstream | None) -> Standing:
    """Return how a repository stands.

    Raises:
        StateError: Something is under way there that only its owner can end.
    """
    names = ["HEAD", f"HEAD:{place.path}", *_REFS_UNDER_WAY]
    if upstream:
        names.append(place.tracking(upstream))
    found = dict(zip(names, objects(git, names), strict=True))
    for name, what in _REFS_UNDER_WAY.items():
        if found[name]:
            raise _under_way(str(place.top), what)
    return Standing(
        found["HEAD"],
        found[f"HEAD:{place.path}"],
        found.get(place.tracking(upstream)) if upstream else None,
        _merging(place),
        staged(git),
    )


def objects(git: Git, names: list[str]) -> list[str | None]:
    """Return the hash of what each name stands for; None where it stands for nothing."""
    content = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
    out = git.call(
        "cat-file", "--batch-check", content=content, doing=message("look into the repository")
    ).out
    lines = out.decode("utf-8", "surrogateescape").splitlines()
    return [None if line.endswith((" missing", " ambiguous")) else line.split(" ")[0] for line in lines]


def _merging(place: Place) -> tuple[str, ...]:
    try:
        return tuple((place.git_dir / "MERGE_HEAD").read_text("ascii").split())
    except FileNotFoundError:
        return ()


def staged(git: Git) -> dict[int, Entry]:
    """Return the data file in the index, by stage."""
    variables = {"GIT_LITERAL_PATHSPECS": "1"}
    out = git.call(
        "ls-files", "-s", "-z", "--", NAME, doing=message("read the index"), variables=variables
    ).out.decode("utf-8", "surrogateescape")
    found = {}
    for line in filter(None, out.split("\0")):
        mode, hashed, stage = line.partition("\t")[0].split(" ")
        found[int(stage)] = Entry(mode, hashed)
    return found


def _under_way(top: str, what: Message) -> StateError:
    return StateError(message("{what} is under way in {top}: end it, then sync again", what=what, top=top))
