"""Where sync does its work: a git folder of netui's own, over the objects of the user's repository.

Git obeys the settings of the folder that it works in, and a repository's can name programs for nearly
everything: to reach a remote, to ask for a password, to sign, to turn what is checked out into something
else. Nothing that talks to the remote or makes commits runs in the user's repository therefore. It runs here,
with settings written anew each time: the user's own, which git reads by itself, and of the repository's only
the names of people, the choice of a key and the address of the remote.

The folder is made for one sync and thrown away; what it makes goes into the repository's own objects. Each
has a name of its own: the git of a sync that was killed may go on in one for a moment.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from netui.domain.messages import Message, message
from netui.services.sync.errors import StateError
from netui.services.sync.git import OFF, Git
from netui.services.sync.place import Entry, Place, Upstream
from netui.services.sync.process import Ended
from netui.storage.durable import PRIVATE_FILE, PRIVATE_FOLDER, make_folder, write_all
from netui.storage.names import ASIDE

FILE_MODE: Final = "100644"
Files = Mapping[str, str | None]
MUCH: Final = 64 * 1024 * 1024
"""Bytes of loose objects from which on packing them is worth its seconds."""
REMOTE: Final = "remote"
"""What the remote is called here."""

_OURS: Final = "refs/heads/ours"
_SHARED: Final = (
    "author.email", "author.name", "committer.email", "committer.name", "gpg.format", "user.email",
    "user.name", "user.signingkey",
)  # fmt: skip
_OWN: Final = (
    "gpg.openpgp.program", "gpg.program", "gpg.ssh.defaultkeycommand", "gpg.ssh.program", "gpg.x509.program",
)  # fmt: skip
_TREE: Final = message("put the files of a commit together")
_NOTHING: Final = {
    "sha1": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "sha256": "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
}
"""The tree with no file in it, which git knows without being told."""


class Bench:
    """A git folder of our own, for the length of a ``with`` block.

    Args:
        git: The user's git.
        place: Where the user's repository is.
        upstream: The remote; None where there is none.
        path: A folder for it, for whoever only reads and may do so beside a sync; what is in it goes.

    Attributes:
        path: Where it is.
    """

    def __init__(self, git: Git, place: Place, upstream: Upstream | None, path: Path | None = None) -> None:
        self._around = path or place.folder / ASIDE / "sync"
        self.path = self._around / os.urandom(8).hex()
        self._git = git
        self._place = place
        self._upstream = upstream
        self._variables = {
            "GIT_DIR": str(self.path),
            "GIT_OBJECT_DIRECTORY": str(place.objects),
            "GIT_INDEX_FILE": str(self.path / "index"),
            "GIT_LITERAL_PATHSPECS": "1",
            "GIT_SSH_COMMAND": git.ssh_command(place.settings),
            "GIT_ALLOW_PROTOCOL": _ways(upstream),
        }
        self._signs = place.settings.flag("commit.gpgsign")

    def __enter__(self) -> Self:
        _remove(self._around)
        make_folder(self.path / "refs" / "heads")
        make_folder(self._place.objects)
        self.path.chmod(PRIVATE_FOLDER)
        self.write("HEAD", f"ref: {_OURS}\n")
        self.write("config", "".join(_lines(self._settings())))
        for shared in self._place.git_dir.glob("sharedindex.*"):  # the larger part of an index in two parts
            (self.path / shared.name).symlink_to(shared)
        with suppress(FileNotFoundError):
            self.write("shallow", (self._place.common / "shallow").read_text("ascii"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            _remove(self._around)

    def write(self, name: str, text: str) -> None:
        """Write a file of this git folder."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        handle = os.open(self.path / name, flags, PRIVATE_FILE)
        try:
            write_all(handle, [text.encode("utf-8", "surrogateescape")])
        finally:
            os.close(handle)

    def remember(self, name: str, commit: str | None) -> None:
        """Give a commit a name here, so that git knows that it needn't be fetched."""
        if commit:
            self.write(name, f"{commit}\n")

    def call(
        self,
        *arguments: str,
        doing: Message,
        fine: Iterable[int] = (0,),
        content: bytes | None = None,
        asks: bool = False,
        remote: str = "",
        heard: Callable[[str], None] | None = None,
        taken: Callable[[bytes], None] | None = None,
        variables: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> Ended:
        """Run git here; see `Git.call`."""
        return self._git.call(
            *arguments,
            doing=doing,
            fine=fine,
            content=content,
            scratch=self.path,
            folder=folder or self.path,
            variables={**self._variables, **(variables or {})},
            asks=asks,
            remote=remote,
            heard=heard,
            taken=taken,
        )

    def blob(self, hashed: str) -> bytes:
        """Return what a file held."""
        return self.call("cat-file", "blob", hashed, doing=message("read an earlier state")).out

    def keep(self, content: bytes) -> str:
        """Keep what a file holds, and return its hash."""
        out = self.call(
            "hash-object", "-w", "--no-filters", "--stdin", content=content, doing=message("keep the file")
        ).out
        return out.decode("ascii").strip()

    def entry(self, commit: str) -> Entry | None:
        """Return the data file as a commit has it; None where it hasn't."""
        for name, entry in self._listed("ls-tree", "-z", "--full-tree", commit, "--", self._place.path):
            if name == self._place.path:
                return entry
        return None

    def bases(self, one: str, other: str) -> list[str]:
        """Return the best common ancestors: several where lines of work crossed, none where unrelated."""
        ended = self.call(
            "merge-base", "--all", one, other, doing=message("find a common ancestor"), fine=(0, 1)
        )
        return sorted(ended.out.decode("ascii").split())

    def changed(self, before: str | None, after: str) -> list[str]:
        """Return which files but the data file differ between two commits; None is one with no files."""
        out = self.call(
            "diff-tree", "-r", "-z", "--name-only", "--no-renames",
            before or _NOTHING[self._place.hash], after, doing=message("compare two commits"),
        ).out.decode("utf-8", "surrogateescape")  # fmt: skip
        return [path for path in out.split("\0") if path and path != self._place.path]

    def differ(self, one: str, other: str) -> bool:
        """Return whether two commits or trees differ in any file."""
        doing = message("compare two commits")
        return self.call("diff-tree", "--quiet", one, other, doing=doing, fine=(0, 1)).code == 1

    def tree(self, files: Files, *commits: str | None) -> str:
        """Return a tree with some files as given, and all others as commits have them.

        Args:
            files: The hashes of files by their paths; None leaves one out.
            commits: One; or base, ours and theirs, whose other files are then merged, file by file. None is
                one with no files.

        Raises:
            StateError: Another file was changed on both sides.
        """
        (self.path / "index").unlink(missing_ok=True)
        trees = [commit or _NOTHING[self._place.hash] for commit in commits]
        merging = ("-i", "-m", "--aggressive") if len(trees) > 1 else ()
        self.call("read-tree", *merging, *trees, doing=_TREE)
        self._put(files)
        if merging and (others := sorted({name for name, _entry in self._listed("ls-files", "-u", "-z")})):
            raise StateError(
                message(
                    "{files} changed on both sides, which netui leaves to you: "
                    "`git pull` in {top}, then sync again",
                    files=", ".join(others[:3]),
                    top=str(self._place.top),
                )
            )
        return self._write_tree()

    def tree_of_index(self, files: Files) -> str:
        """Return a tree of what the repository's index has, with some files as given."""
        shutil.copyfile(self._place.git_dir / "index", self.path / "index")
        self._put(files)
        return self._write_tree()

    def commit(self, tree: str, parents: Sequence[str], text: str) -> str:
        """Make a commit and return it; it is signed where the user's commits are."""
        sign = ["-S"] if self._signs else []
        before = [part for parent in parents for part in ("-p", parent)]
        doing = message("make a commit")
        out = self.call("commit-tree", *sign, *before, "-m", text, tree, doing=doing, asks=self._signs).out
        return out.decode("ascii").strip()

    def _put(self, files: Files) -> None:
        nothing = "0" * len(_NOTHING[self._place.hash])
        lines = (
            f"{FILE_MODE if hashed else '0'} {hashed or nothing}\t{path}\0" for path, hashed in files.items()
        )
        content = "".join(lines).encode("utf-8", "surrogateescape")
        self.call("update-index", "-z", "--index-info", content=content, doing=_TREE)

    def _write_tree(self) -> str:
        return self.call("write-tree", doing=_TREE).out.decode("ascii").strip()

    def tidy(self, commits: Iterable[str | None]) -> None:
        """Pack what lies loose in the repository, where that has become much.

        Git keeps each state of the file whole until then: a megabyte for a network of the usual size, of
        which hardly anything is left once it is packed beside the others.

        Args:
            commits: Those whose history is packed.
        """
        if _loose(self._place.objects) < MUCH:
            return
        for number, commit in enumerate(commits):
            self.remember(f"refs/heads/packed{number}", commit)
        # Each state is packed against the one before it: looking at more takes seconds and finds little.
        few = ("--window=2", "--threads=1", "--window-memory=256m")
        self.call("repack", "-d", "-l", "-q", *few, doing=message("pack the repository"))

    def _listed(self, *arguments: str) -> Iterator[tuple[str, Entry]]:
        out = self.call(*arguments, doing=message("list the files of a commit")).out
        for line in filter(None, out.decode("utf-8", "surrogateescape").split("\0")):
            about, _tab, name = line.partition("\t")
            words = about.split(" ")
            yield name, Entry(words[0], words[2] if words[1] in {"blob", "tree", "commit"} else words[1])

    def _settings(self) -> Iterator[tuple[str, str]]:
        settings = self._place.settings
        yield "core.repositoryformatversion", "1"
        yield "core.bare", "true"
        yield "core.splitIndex", "false"  # the second part would be written here, and thrown away
        yield "extensions.objectformat", self._place.hash
        for keys, own in ((_SHARED, False), (_OWN, True)):
            for key in keys:
                if (value := settings.get(key, own=own)) is not None:
                    yield key, value
        for key, otherwise in (("user.name", "netui"), ("user.email", "netui@localhost")):
            if settings.get(key) is None:  # git would refuse to commit, or make something up
                yield key, otherwise
        if self._upstream is None:
            return
        yield f"remote.{REMOTE}.url", self._upstream.remote.url
        for push in self._upstream.push:
            yield f"remote.{REMOTE}.pushurl", push.url
        if "file" in _ways(self._upstream):  # what that folder's settings name would run here, too
            off = " ".join(f"-c {setting}" for setting in OFF)
            yield f"remote.{REMOTE}.uploadpack", f"git {off} upload-pack"
            yield f"remote.{REMOTE}.receivepack", f"git {off} receive-pack"


def _loose(objects: Path) -> int:
    """Return how many bytes the objects have that are not in packs."""
    size = 0
    for folder in objects.glob("[0-9a-f][0-9a-f]"):
        with os.scandir(folder) as entries:
            size += sum(entry.stat(follow_symlinks=False).st_size for entry in entries)
    return size


def _ways(upstream: Upstream | None) -> str:
    """Return the transports that git may use."""
    kinds = {each.kind for each in (upstream.remote, *upstream.push)} if upstream else set()
    return ":".join([*(["https", "ssh"] if kinds - {"path"} else []), *(["file"] if "path" in kinds else [])])


def _lines(settings: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of a file of settings."""
    for key, value in settings:
        section, _dot, rest = key.partition(".")
        name, dot, variable = rest.rpartition(".")
        yield f"[{section} {_quoted(name)}]\n" if dot else f"[{section}]\n"
        yield f"\t{variable} = {_quoted(value)}\n"


def _quoted(text: str) -> str:
    for char, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"), ("\b", "\\b")):
        text = text.replace(char, written)
    return f'"{text}"'


def _remove(path: Path) -> None:
    """Remove a folder with what is in it, as far as nobody is at work there; a link is never followed."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)
