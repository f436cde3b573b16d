"""The user's own repository: its index and its branches, moved on without losing anybody's work."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from netui.domain.messages import Message, message
from netui.services.sync.bench import FILE_MODE, Bench
from netui.services.sync.errors import GitError, StateError
from netui.services.sync.git import Git
from netui.services.sync.place import Place
from netui.services.sync.process import Ended

_NOTING: Final = message("note it in the index")
_ZERO: Final = {"sha1": "0" * 40, "sha256": "0" * 64}
_MOVED: Final = ("but expected", "reference already exists", "unable to resolve reference")


class MovedError(Exception):
    """Somebody else moved the branch meanwhile: look again and do the work again."""


class Move(NamedTuple):
    """A branch that is to stand at another commit.

    Attributes:
        name: The branch, as a whole.
        after: Where it shall stand.
        before: Where it has to stand now; None where there must not be one yet; empty where that
            doesn't matter.
    """

    name: str
    after: str
    before: str | None = ""


class Worktree:
    """The repository that the data folder is in.

    Args:
        git: The user's git.
        place: Where the repository is.
        bench: Where git's settings name no programs but the user's own.
    """

    def __init__(self, git: Git, place: Place, bench: Bench) -> None:
        self._git = git
        self._place = place
        self._bench = bench

    def stage(self, files: Mapping[str, str]) -> None:
        """Let the index have some files as given; others stay in it as they are.

        Args:
            files: Their hashes, by their paths.

        Raises:
            BusyError: Another git holds the index.
        """
        lines = (f"{FILE_MODE} {hashed}\t{path}\0" for path, hashed in files.items())
        content = "".join(lines).encode("utf-8", "surrogateescape")
        self._here(
            "update-index", "-z", "--index-info", content=content, doing=message("note it in the index")
        )

    def move(self, moves: Sequence[Move], why: str) -> None:
        """Move branches, all of them or none.

        Raises:
            MovedError: One of them doesn't stand where it should.
            BusyError: Another git holds one of them.
        """
        zero = _ZERO[self._place.hash]
        content = "".join(
            f"update {move.name}\0{move.after}\0{zero if move.before is None else move.before}\0"
            for move in moves
        )

        def work() -> Ended:
            return self._git.call(
                "update-ref", "--stdin", "-z", "-m", why,
                content=content.encode("utf-8", "surrogateescape"), doing=message("move the branch"),
            )  # fmt: skip

        try:
            self._git.patiently(work)
        except GitError as error:
            if any(words in str(error) for words in _MOVED):
                raise MovedError from error
            raise

    def others(self, before: str | None, after: str, *, only_look: bool = False) -> None:
        """Bring the other files of a commit into the work tree, where nothing of the user's is in their way.

        Args:
            before: The commit that is checked out.
            after: The commit that shall be.
            only_look: Raise what would be raised, and change nothing.

        Raises:
            StateError: Something is in their way, or git itself has to write them.
        """
        paths = self._bench.changed(before, after)
        if not paths:
            return
        top = str(self._place.top)
        instead = message("`git pull` in {top}, then sync again", top=top)
        if filtered := self._filtered(paths):
            raise StateError(
                message(
                    "{file} goes through a filter, which netui doesn't run: {instead}",
                    file=filtered,
                    instead=instead,
                )
            )
        # With the data file neither in the old tree nor in the new one, git leaves it alone.
        old, new = (self._bench.tree({self._place.path: None}, commit) for commit in (before, after))
        doing = message("write the other files")
        dry = ["-n"] if only_look else []
        try:
            # What was only touched is as it was; without looking, git takes it for changed.
            self._here("update-index", "-q", "--refresh", doing=doing, fine=(0, 1))
            self._here("read-tree", *dry, "-m", "-u", old, new, doing=doing)
        except GitError as error:
            raise StateError(
                message(
                    "{files} changed there, and something of yours is in the way here: {instead}",
                    files=", ".join(paths[:3]),
                    instead=instead,
                )
            ) from error

    def filtered(self) -> str | None:
        """Return the data file where it goes through a filter on its way into git."""
        return self._filtered([self._place.path])

    def _filtered(self, paths: Sequence[str]) -> str | None:
        content = "".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape")
        out = self._git.call(
            "check-attr", "-z", "--stdin", "filter", "working-tree-encoding",
            content=content, folder=self._place.top, doing=message("read the attributes"),
        ).out.decode("utf-8", "surrogateescape")  # fmt: skip
        parts = out.split("\0")
        for path, value in zip(parts[::3], parts[2::3], strict=False):
            if value not in {"unspecified", "unset"}:
                return path
        return None

    def _here(
        self, *arguments: str, doing: Message, fine: Iterable[int] = (0,), content: bytes | None = None
    ) -> None:
        """Have the bench's git work on the repository's own index and work tree.

        Git reads files again whenever it writes the index, through the filters that the settings name: not
        those of the repository, therefore.
        """
        top = self._place.top
        variables = {"GIT_INDEX_FILE": str(self._place.git_dir / "index"), "GIT_WORK_TREE": str(top)}
        self._git.patiently(
            lambda: self._bench.call(
                *arguments, folder=top, variables=variables, doing=doing, fine=fine, content=content
            )
        )
