"""The data file in earlier states of the repository, and the ancestor that two of them have in common."""

from typing import Final

from netui.domain.messages import message
from netui.services.sync.bench import Bench
from netui.services.sync.errors import RemoteError, UnreadableError
from netui.storage.names import NAME

_FILES: Final = {"100644", "100755", "100664"}  # git has written the last one, long ago
_DEEPEST: Final = 8  # crossings of crossings


class History:
    """Reads what commits hold; each file once.

    Args:
        bench: Where the repository's objects are.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._read: dict[str, bytes] = {}

    def data(self, commit: str) -> bytes | None:
        """Return the data file as a commit has it; None where it hasn't.

        Raises:
            RemoteError: Something else than a file is in its place.
        """
        entry = self._bench.entry(commit)
        if entry is None:
            return None
        if entry.mode not in _FILES:
            raise RemoteError(
                message(
                    "Commit {commit} has something else than a file in the place of {name}: "
                    "nothing was synced",
                    commit=commit[:10],
                    name=NAME,
                )
            )
        return self.blob(entry.hash)

    def blob(self, hashed: str) -> bytes:
        """Return what a file holds that git keeps."""
        if hashed not in self._read:
            self._read[hashed] = self._bench.blob(hashed)
        return self._read[hashed]

    def base(self, commits: list[str], depth: int = 0) -> bytes | None:
        """Return what common ancestors held, which may be several.

        Where two lines of work crossed there are several best ones; what both sides grew from is then the
        merge of these. An ancestor only helps: without one, nothing is lost and nothing counts as removed.
        """
        if not commits:
            return None
        from netui.services.sync.content import merged

        first, *rest = commits
        data = self.data(first)
        for each in rest if depth < _DEEPEST else ():
            other = self.data(each)
            if data is None or other is None:
                return None
            try:
                data = merged(self.base(self._bench.bases(first, each), depth + 1), data, other).content
            except UnreadableError:
                return None
        return data
