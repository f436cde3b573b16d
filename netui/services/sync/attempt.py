"""One attempt to sync: each step leaves everything such that the next sync can begin there.

The file is written before the branch moves: a branch that knew something which the file doesn't have would
have it taken back by the next commit. What was merged reaches the remote first, and only then the branch
here: who is quicker there has won, and whoever lost begins again from where it stood.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netui.domain.messages import Message, message
from netui.i18n import say
from netui.services.sync.bench import FILE_MODE, Bench
from netui.services.sync.errors import (
    CancelledError,
    GitError,
    NoRepositoryError,
    RaceError,
    RemoteError,
    StateError,
    SyncError,
    TooLongError,
    UnreadableError,
)
from netui.services.sync.exchange import Exchange, Progress
from netui.services.sync.git import Git
from netui.services.sync.history import History
from netui.services.sync.place import Entry, Place, Standing, Upstream
from netui.services.sync.report import SyncReport, counts
from netui.services.sync.workfile import BLANK, WorkFile, blob_hash
from netui.services.sync.worktree import Move, Worktree
from netui.storage.names import NAME

if TYPE_CHECKING:
    from netui.storage.merging import MergedFile

_WHY = "netui sync"  # in git's log of where branches stood


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of both sides: the commit, the data file in it, and how many values lost."""

    commit: str
    data: bytes
    conflicts: int = 0


class Attempt:
    """One attempt.

    Args:
        git: The user's git.
        place: Where the repository is.
        now: How it stands.
        bench: Where work is done.
        file: The data file.
        progress: Told what is being done.

    Attributes:
        report: What was done so far.
    """

    def __init__(
        self, git: Git, place: Place, now: Standing, bench: Bench, file: WorkFile, progress: Progress
    ) -> None:
        self.report = SyncReport()
        self._git = git
        self._place = place
        self._now = now
        self._bench = bench
        self._file = file
        self._progress = progress
        self._history = History(bench)
        self._worktree = Worktree(git, place, bench)

    # What plain git left half-way

    def finish(self) -> None:
        """Finish a merge that plain git stopped half-way.

        Raises:
            StateError: It is about other files, too.
        """
        if self._now.merging or self._now.staged.keys() - {0}:
            self._refuse_filter()
        if self._now.merging:
            self._finish_merge()
        elif self._now.staged.keys() - {0}:  # a stash that was taken out again
            base, ours, theirs = (self._now.staged.get(stage) for stage in (1, 2, 3))
            kept = [self._history.blob(each.hash) if each else None for each in (base, ours, theirs)]
            self._reconcile(*kept)

    def _finish_merge(self) -> None:
        from netui.services.sync.content import counted

        head, (theirs, *more) = self._now.head, self._now.merging
        if head is None or more:
            raise StateError(
                message("A merge of several branches is under way in {top}: end it with git", top=self._top)
            )
        bases = self._bench.bases(head, theirs)
        if bases != [theirs]:  # else it was finished, and only not forgotten
            self._refuse_others_in_conflict()
            ours, there = self._history.data(head), self._history.data(theirs)
            data = self._reconcile(self._history.base(bases), ours, there)
            if data is None:
                return
            hashed = self._bench.keep(data)
            tree = self._bench.tree_of_index({self._place.path: hashed})
            text = message("netui: merged {what}", what=counts(counted(ours, data)))
            self._move_to(self._bench.commit(tree, [head, theirs], say(text)), hashed)
        self._git.call("merge", "--quit", doing=message("end the merge"))
        self._now = replace(self._now, merging=())
        self.report = replace(self.report, finished=True)

    def _reconcile(self, base: bytes | None, ours: bytes | None, theirs: bytes | None) -> bytes | None:
        """Put both sides of a conflict into the file, and what was changed in the file since."""
        from netui.services.sync.content import merged, resolved

        if ours is None or theirs is None:
            both, conflicts = ours or theirs, 0
        else:
            outcome = self._both(base, ours, theirs)
            both, conflicts = outcome.content, outcome.conflicts
        if both is None:
            return None
        self.report = replace(self.report, conflicts=self.report.conflicts + conflicts)
        whole = both
        # What can't be read has git's conflict markers, and perhaps something that was edited beside them.
        return self._file.change(
            lambda data: whole if data is None else merged(base, whole, data).content,
            otherwise=lambda data: resolved(data, base, ours, theirs),
        )

    def _refuse_others_in_conflict(self) -> None:
        out = self._git.call(
            "ls-files", "-u", "-z", "--full-name", "--", ":(top)", doing=message("read the index")
        )
        names = {line.partition("\t")[2] for line in out.out.decode("utf-8", "surrogateescape").split("\0")}
        if others := sorted(names - {self._place.path, ""}):
            raise StateError(
                message(
                    "A merge is under way in {top} with {files} in conflict: "
                    "end it with git, then sync again",
                    top=self._top,
                    files=", ".join(others[:3]),
                )
            )

    # What changed here

    def commit(self, *, adopt: bool) -> None:
        """Commit what the file holds, where that differs from the last commit.

        Args:
            adopt: Whether that is also wanted where the repository doesn't keep the file yet.

        Raises:
            NoRepositoryError: The repository doesn't keep it, and that isn't wanted.
        """
        now = self._now
        if now.blob is None and now.head and not now.staged and not adopt:
            raise NoRepositoryError(
                message(
                    "The repository of {top} doesn't keep {name}: `git add` it there, "
                    "or `netui sync init` makes a repository for it alone",
                    top=self._top,
                    name=NAME,
                )
            )
        data = self._file.held()
        if data is None:
            data = self._bring_back()
            hashed = None if data is None else self._hash(data)
        else:
            hashed = self._hash(data)
            if hashed != now.blob or self._is_broken(data, hashed):
                hashed = self._commit_changed()
        if hashed is not None:
            self._stage(hashed)

    def _bring_back(self) -> bytes | None:
        """Write a file again that was taken away: that isn't a network that was emptied."""
        if self._now.blob is None:
            return None
        kept = self._history.blob(self._now.blob)
        return self._file.change(lambda data: kept if data is None else data)

    def _commit_changed(self) -> str:
        """Commit what the file holds, laid out as it should be; return its hash."""
        from netui.services.recorded.noting import note
        from netui.services.sync.content import counted, settled, written

        self._refuse_filter()
        parent = self._now.blob
        before = self._history.blob(parent) if parent else None

        def work(data: bytes | None) -> bytes:
            return written({}) if data is None else settled(data, str(self._file.path))

        try:
            data = self._file.change(work)
        except UnreadableError:
            self._tell_healed(*self._file.heal(before))
            data = self._file.change(work)
        hashed = self._hash(data)
        if hashed != self._now.blob:  # else it was only laid out in another way
            changed = counted(before, data)
            self._bench.keep(data)
            tree = self._bench.tree({self._place.path: hashed}, self._now.head)
            text = message("netui: {what}", what=counts(changed))
            self._move_to(
                self._bench.commit(tree, [self._now.head] if self._now.head else [], say(text)), hashed
            )
            self.report = replace(self.report, committed=changed)
            note(self._place.folder, (parent, before) if parent and before else None, (hashed, data))
        return hashed

    def _is_broken(self, data: bytes, hashed: str) -> bool:
        """Return whether plain git committed a file that can't be read, as its union merge may leave one."""
        if self._file.is_known(hashed) or not data.strip(BLANK):  # what others have will fill it
            return False
        from netui.services.sync.content import settled

        try:
            settled(data, str(self._file.path))
        except UnreadableError:
            return True
        except SyncError:  # a newer netui's: nothing is done to that
            return False
        self._file.know(hashed)
        return False

    def _tell_healed(self, *said: Message) -> None:
        self.report = replace(self.report, healed=(*self.report.healed, *said))

    # What changed elsewhere

    def exchange(self, upstream: Upstream, *, push: bool) -> None:
        """Merge what the remote has, and send it what it hasn't.

        Args:
            upstream: The remote.
            push: Whether to send.

        Raises:
            RaceError: Somebody else sent something meanwhile.
            SyncError: The remote could not be reached, or doesn't take or hold what it should.
        """
        far = Exchange(self._bench, upstream, str(self._place.folder), self._progress)
        self.report = replace(self.report, remote=upstream.remote.shown)
        theirs = far.fetch([self._now.head, self._now.tracking])
        if theirs is None:
            self._begin(far, upstream, push=push)
            return
        if theirs == self._now.head:
            self._remember(upstream, theirs)
            return
        from netui.services.sync.content import counted

        ours = self._history.data(self._now.head) if self._now.head else None
        outcome = self._merged(theirs, ours)
        if outcome.commit != self._now.head:
            self._worktree.others(self._now.head, outcome.commit, only_look=True)
        failed = self._sent(far, outcome.commit) if push and outcome.commit != theirs else None
        sent = push and failed is None
        if outcome.commit != self._now.head:
            self._apply(outcome, ours)
        self._remember(upstream, outcome.commit if sent else theirs)
        if failed is not None:
            raise failed
        self.report = replace(
            self.report,
            pulled=counted(ours, outcome.data),
            pushed=counted(self._history.data(theirs), outcome.data) if sent else {},
        )

    def _begin(self, far: Exchange, upstream: Upstream, *, push: bool) -> None:
        """Send to a remote that hasn't our branch."""
        from netui.services.sync.content import counted

        if not upstream.chosen and (branches := far.look().branches):
            raise RemoteError(
                message(
                    "{remote} has no branch {branch}, but {others}: `netui sync init` chooses the right one",
                    remote=upstream.remote.shown,
                    branch=upstream.branch.removeprefix("refs/heads/"),
                    others=", ".join(each.removeprefix("refs/heads/") for each in branches[:3]),
                )
            )
        if push and self._now.head:
            far.push(self._now.head)
            self._remember(upstream, self._now.head)
            data = self._history.data(self._now.head)
            self.report = replace(self.report, pushed=counted(None, data) if data else {})

    def _merged(self, theirs: str, ours: bytes | None) -> _Outcome:
        from netui.services.sync.content import counted, mended, tables_in, written

        head = self._now.head
        bases = self._bench.bases(head, theirs) if head else []
        if head and bases == [theirs]:
            return _Outcome(head, ours or b"")
        self._progress(message("merging"))
        self._refuse_filter()
        entry, there = self._bench.entry(theirs), self._history.data(theirs)
        if entry is None or there is None:
            raise self._without_file(theirs, unrelated=not bases)
        if ours is None or not ours.strip(BLANK):
            data, conflicts = written(tables_in(mended(there), NAME)), 0
        else:
            outcome = self._both(self._history.base(bases), ours, there)
            data, conflicts = outcome.content, outcome.conflicts
        hashed = self._hash(data)
        behind = head is None or bases == [head]
        if behind and entry == Entry(FILE_MODE, hashed):
            return _Outcome(theirs, data, conflicts)
        self._bench.keep(data)
        mine = {self._place.path: hashed}
        if behind:
            tree, parents = self._bench.tree(mine, theirs), [theirs]
        else:
            tree = self._bench.tree(mine, bases[0] if bases else None, head, theirs)
            parents = [each for each in (head, theirs) if each]
        text = message("netui: merged {what}", what=counts(counted(ours, data)))
        return _Outcome(self._bench.commit(tree, parents, say(text)), data, conflicts)

    def _both(self, base: bytes | None, ours: bytes, theirs: bytes) -> "MergedFile":
        """Merge two committed states; one that plain git left broken is merged as far as it is intact."""
        from netui.services.sync.content import mended, merged

        try:
            return merged(base, ours, theirs)
        except UnreadableError:
            outcome = merged(base, mended(ours, base), mended(theirs, base))
            self._tell_healed(message("what is intact in a damaged {name} was merged", name=NAME))
            return outcome

    def _without_file(self, theirs: str, *, unrelated: bool) -> SyncError:
        if unrelated:
            return RemoteError(
                message(
                    "The remote holds something else than a network (no {path} in it): nothing was synced",
                    path=self._place.path,
                )
            )
        return StateError(
            message(
                "Commit {commit} of the remote took {path} away: `git pull` in {top} decides about it",
                commit=theirs[:10],
                path=self._place.path,
                top=self._top,
            )
        )

    def _sent(self, far: Exchange, commit: str) -> SyncError | None:
        """Send a commit; return what went wrong where what was received is to be kept all the same."""
        try:
            far.push(commit)
        except (RaceError, CancelledError):
            raise
        except SyncError as error:
            return error
        return None

    def _apply(self, outcome: _Outcome, ours: bytes | None) -> None:
        """Let the work tree, the index and the branch have what was merged."""
        from netui.services.sync.content import merged

        conflicts = outcome.conflicts

        def with_outcome(data: bytes | None) -> bytes:
            nonlocal conflicts
            if data is None or data == ours:
                return outcome.data
            late = merged(ours, data, outcome.data)  # changed again since it was committed
            conflicts = outcome.conflicts + late.conflicts
            return late.content

        self._worktree.others(self._now.head, outcome.commit)
        hashed = self._hash(outcome.data)
        self._stage(hashed)
        self._file.change(with_outcome)
        self._move_to(outcome.commit, hashed)
        self.report = replace(self.report, conflicts=self.report.conflicts + conflicts)

    # The repository

    def tidy(self) -> None:
        """Pack the repository where it has grown; where that can't be, another sync will."""
        if self.report.committed or self.report.pulled:
            with suppress(GitError, TooLongError):
                self._bench.tidy([self._now.head, self._now.tracking])

    def _refuse_filter(self) -> None:
        """Raise where git has the file go through a program before it keeps it, such as one that encrypts."""
        if self._worktree.filtered():
            raise StateError(
                message(
                    "{name} goes through a filter on its way into git, which netui doesn't run: "
                    "take that out of .gitattributes",
                    name=NAME,
                )
            )

    @property
    def _top(self) -> str:
        return str(self._place.top)

    def _hash(self, data: bytes) -> str:
        return blob_hash(data, self._place.hash)

    def _stage(self, hashed: str) -> None:
        staged = {0: Entry(FILE_MODE, hashed)}
        if self._now.staged != staged:
            self._worktree.stage({self._place.path: hashed})
            self._now = replace(self._now, staged=staged)

    def _move_to(self, commit: str, hashed: str) -> None:
        """Let the branch stand at a commit, having noted its file in the index."""
        self._stage(hashed)
        self._worktree.move([Move(self._place.branch, commit, self._now.head)], _WHY)
        self._now = replace(self._now, head=commit, blob=hashed)
        self._file.know(hashed)

    def _remember(self, upstream: Upstream, commit: str) -> None:
        """Note where the remote's branch stands, for plain git to tell as well."""
        if commit != self._now.tracking:
            self._worktree.move([Move(self._place.tracking(upstream), commit)], _WHY)
            self._now = replace(self._now, tracking=commit)
