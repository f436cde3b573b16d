"""A git in memory: what sync asks of git, and no more, for simulations in which the real one is too slow.

It answers the very command lines that netui gives; one that it doesn't know fails the test. Objects have
git's own hashes, so that the same changes come to the same commits here and there (`test_simulation`).
"""

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from netui.services.sync.process import Ended

WHO = "Test <test@example.org> 1764000000 +0000"
"""Who made every commit, and when: the clocks that are wrong are those in the records."""
BRANCH = "refs/heads/main"
TRACKING = "refs/remotes/origin/main"
Index = dict[str, dict[int, tuple[str, str]]]
"""Mode and hash by path and stage."""


@dataclass
class Store:
    """A repository.

    Attributes:
        objects: Everything that it knows: kind and content by hash.
        refs: Its branches.
        index: What is staged.
        url: Where its remote is; empty for a bare one.
    """

    objects: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)
    index: Index = field(default_factory=dict)
    url: str = ""

    def keep(self, kind: str, content: bytes) -> str:
        """Keep an object and return its hash."""
        hashed = hashlib.sha1(b"%s %d\0%s" % (kind.encode(), len(content), content)).hexdigest()
        self.objects[hashed] = kind, content
        return hashed

    def parents(self, commit: str) -> list[str]:
        """Return the commits that one follows."""
        lines = self.objects[commit][1].split(b"\n\n")[0].decode().splitlines()
        return [line.split()[1] for line in lines if line.startswith("parent ")]

    def history(self, commit: str) -> set[str]:
        """Return a commit and all that it came from."""
        found, pending = set[str](), [commit]
        while pending:
            each = pending.pop()
            if each not in found:
                found.add(each)
                pending += self.parents(each)
        return found

    def files(self, name: str) -> dict[str, tuple[str, str]]:
        """Return mode and hash of each file of a commit or tree."""
        if name == EMPTY:
            return {}
        kind, content = self.objects[name]
        if kind == "commit":
            return self.files(content.split(b"\n", 1)[0].split()[1].decode())
        found = {}
        while content:
            about, rest = content.split(b"\0", 1)
            mode, path = about.decode().split(" ", 1)
            found[path] = mode, rest[:20].hex()
            content = rest[20:]
        return found

    def bases(self, one: str, other: str) -> list[str]:
        """Return the best common ancestors."""
        common = self.history(one) & self.history(other)
        older = {
            each for commit in common for parent in self.parents(commit) for each in self.history(parent)
        }
        return sorted(common - older)

    def take(self, other: "Store", commit: str) -> None:
        """Receive a commit and all that belongs to it."""
        for each in other.history(commit):
            tree = other.objects[each][1].split(b"\n", 1)[0].split()[1].decode()
            for name in (each, tree, *(hashed for _mode, hashed in other.files(each).values())):
                self.objects[name] = other.objects[name]

    def resolved(self, name: str) -> str | None:
        """Return the hash that a name stands for."""
        commit, colon, path = name.partition(":")
        if commit == "HEAD":
            commit = self.refs.get(BRANCH, "")
        commit = self.refs.get(commit, commit)
        if commit not in self.objects:
            return None
        return self.files(commit).get(path, ("", None))[1] if colon else commit


EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


class Model:
    """All repositories of a simulation.

    Attributes:
        stores: By the folder that each is about.
    """

    def __init__(self) -> None:
        self.stores: dict[str, Store] = {}
        self._benches: dict[str, Index] = {}

    def clone(self, folder: Path, remote: Path) -> None:
        """Make a machine's repository from a remote."""
        there = self.stores[str(remote)]
        commit = there.refs[BRANCH]
        here = Store(refs={BRANCH: commit, TRACKING: commit}, url=str(remote))
        here.take(there, commit)
        here.index = {path: {0: entry} for path, entry in here.files(commit).items()}
        self.stores[str(folder)] = here
        (folder / ".git" / "objects").mkdir(parents=True)
        for path, (_mode, hashed) in here.files(commit).items():
            (folder / path).write_bytes(here.objects[hashed][1])

    def run(
        self, command: Sequence[str], *, folder: Path, environment: Mapping[str, str],
        content: bytes | None = None, **_limits: Any,
    ) -> Ended:  # fmt: skip
        """Do what git does."""
        words = list(command[1:])
        while words[0] == "-c":
            words = words[2:]
        on_bench = environment.get("GIT_DIR")
        top = Path(on_bench).parents[2] if on_bench else folder
        call = _Call(self, self.stores[str(top)], top, Path(on_bench) if on_bench else None, environment)
        work: Callable[[list[str], bytes], Ended] = getattr(call, words[0].replace("-", "_"))
        return work(words[1:], content or b"")

    def index(self, path: str, store: Store, top: Path) -> Index:
        """Return the index that is kept in a file."""
        if path in {"", str(top / ".git" / "index")}:
            return store.index
        return self._benches.setdefault(path, {})


def said(text: str | bytes = b"", code: int = 0, error: str = "") -> Ended:
    return Ended(code, text.encode() if isinstance(text, str) else text, error)


class _Call:
    """One command, by git's own names."""

    def __init__(
        self, model: Model, store: Store, top: Path, bench: Path | None, environment: Mapping[str, str]
    ) -> None:
        self._model = model
        self._store = store
        self._top = top
        self._bench = bench
        self._index = model.index(environment.get("GIT_INDEX_FILE", ""), store, top)

    def rev_parse(self, words: list[str], _content: bytes) -> Ended:
        assert words[1:] == [
            "--show-toplevel", "--absolute-git-dir", "--git-common-dir", "--show-object-format",
            "--show-prefix", "--symbolic-full-name", "HEAD",
        ]  # fmt: skip
        return said(f"{self._top}\n{self._top}/.git\n{self._top}/.git\nsha1\n\n{BRANCH}\n")

    def config(self, words: list[str], _content: bytes) -> Ended:
        assert words == ["--list", "-z", "--show-scope"]
        lines = {
            "user.name": "Test", "user.email": "test@example.org", "remote.origin.url": self._store.url,
            "branch.main.remote": "origin", "branch.main.merge": BRANCH,
        }  # fmt: skip
        return said("".join(f"local\0{key}\n{value}\0" for key, value in lines.items()))

    def cat_file(self, words: list[str], content: bytes) -> Ended:
        if words[0] == "blob":
            return said(self._store.objects[words[1]][1])
        assert words == ["--batch-check"]
        found = [(name, self._store.resolved(name)) for name in content.decode().splitlines()]
        return said(
            "".join(f"{hashed} commit 1\n" if hashed else f"{name} missing\n" for name, hashed in found)
        )

    def ls_files(self, words: list[str], _content: bytes) -> Ended:
        assert words in (["-s", "-z", "--", "network.json"], ["-u", "-z"])
        lines = [
            f"{mode} {hashed} {stage}\t{path}\0"
            for path, stages in sorted(self._index.items())
            for stage, (mode, hashed) in sorted(stages.items())
            if (stage if words[0] == "-u" else path == "network.json")
        ]
        return said("".join(lines))

    def check_attr(self, _words: list[str], content: bytes) -> Ended:
        paths = content.decode().split("\0")[:-1]
        return said("".join(f"{path}\0filter\0unspecified\0" for path in paths))

    def hash_object(self, words: list[str], content: bytes) -> Ended:
        assert words == ["-w", "--no-filters", "--stdin"]
        return said(self._store.keep("blob", content) + "\n")

    def ls_tree(self, words: list[str], _content: bytes) -> Ended:
        assert (words[:2], words[3]) == (["-z", "--full-tree"], "--")
        entry = self._store.files(words[2]).get(words[4])
        return said(f"{entry[0]} blob {entry[1]}\t{words[4]}\0" if entry else "")

    def merge_base(self, words: list[str], _content: bytes) -> Ended:
        assert words[0] == "--all"
        found = self._store.bases(words[1], words[2])
        return said("".join(f"{commit}\n" for commit in found), 0 if found else 1)

    def diff_tree(self, words: list[str], _content: bytes) -> Ended:
        assert words[:4] == ["-r", "-z", "--name-only", "--no-renames"]
        one, other = (self._store.files(name) for name in words[4:])
        return said("".join(f"{path}\0" for path in sorted(one | other) if one.get(path) != other.get(path)))

    def read_tree(self, words: list[str], _content: bytes) -> Ended:
        assert self._bench
        (self._bench / "index").touch()  # there is more to throw away then
        self._index.clear()
        if words[0] != "-i":
            (only,) = words
            self._index.update((path, {0: entry}) for path, entry in self._store.files(only).items())
            return said()
        assert words[:3] == ["-i", "-m", "--aggressive"]
        base, ours, theirs = (self._store.files(name) for name in words[3:])
        for path in base | ours | theirs:
            stages = base.get(path), ours.get(path), theirs.get(path)
            if stages[1] == stages[2] or stages[0] == stages[2]:
                entry = stages[1]
            elif stages[0] == stages[1]:
                entry = stages[2]
            else:
                self._index[path] = {at: each for at, each in enumerate(stages, 1) if each}
                continue
            if entry:
                self._index[path] = {0: entry}
        return said()

    def update_index(self, words: list[str], content: bytes) -> Ended:
        assert words == ["-z", "--index-info"]
        for line in content.decode().split("\0")[:-1]:
            about, path = line.split("\t", 1)
            mode, hashed = about.split(" ")
            if mode == "0":
                self._index.pop(path, None)
            else:
                self._index[path] = {0: (mode, hashed)}
        return said()

    def write_tree(self, words: list[str], _content: bytes) -> Ended:
        assert not words
        content = b"".join(
            f"{stages[0][0]} {path}\0".encode() + bytes.fromhex(stages[0][1])
            for path, stages in sorted(self._index.items())
        )
        return said(self._store.keep("tree", content) + "\n")

    def commit_tree(self, words: list[str], _content: bytes) -> Ended:
        *options, tree = words
        parents, text = [], ""
        for option, value in zip(options[::2], options[1::2], strict=True):
            if option == "-p":
                parents.append(value)
            else:
                assert option == "-m"
                text = value
        lines = [f"tree {tree}", *(f"parent {each}" for each in parents), f"author {WHO}", f"committer {WHO}"]
        return said(self._store.keep("commit", ("\n".join(lines) + f"\n\n{text}\n").encode()) + "\n")

    def update_ref(self, words: list[str], content: bytes) -> Ended:
        assert words[:2] == ["--stdin", "-z"]
        parts = content.decode().split("\0")[:-1]
        for begin, after, before in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            name = begin.removeprefix("update ")
            if before and self._store.refs.get(name, "0" * 40) != before:
                return said(code=128, error=f"fatal: cannot lock ref '{name}': is at x but expected y")
            assert after in self._store.objects
            self._store.refs[name] = after
        return said()

    def fetch(self, words: list[str], _content: bytes) -> Ended:
        assert self._bench
        name, there = words[-1].removeprefix("+").split(":")
        remote = self._remote()
        if name not in remote.refs:
            return said(code=128, error=f"fatal: couldn't find remote ref {name}")
        commit = remote.refs[name]
        self._store.take(remote, commit)
        (self._bench / there).write_text(commit + "\n")
        return said()

    def push(self, words: list[str], _content: bytes) -> Ended:
        commit, name = words[-1].split(":")
        remote = self._remote()
        if name in remote.refs and remote.refs[name] not in self._store.history(commit):
            return said(f"!\t{commit}:{name}\t[rejected] (fetch first)\n", 1)
        remote.take(self._store, commit)
        remote.refs[name] = commit
        return said()

    def _remote(self) -> Store:
        """Return what the bench's settings call the remote."""
        assert self._bench
        (line,) = (
            line for line in (self._bench / "config").read_text().splitlines() if line.startswith("\turl = ")
        )
        return self._model.stores[os.fspath(line.removeprefix("\turl = ").strip('"'))]
