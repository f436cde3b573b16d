"""Syncing: what changed here is committed, what changed elsewhere is merged, and all of it is sent."""

import os
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Final

from netui.domain.clock import Clock
from netui.domain.messages import Message, message
from netui.services.sync.attempt import Attempt
from netui.services.sync.bench import Bench
from netui.services.sync.errors import BusyError, NoRepositoryError, RaceError
from netui.services.sync.exchange import Progress
from netui.services.sync.git import Git
from netui.services.sync.met import mark_met
from netui.services.sync.place import find, standing
from netui.services.sync.process import Limits, Runner
from netui.services.sync.report import SyncReport
from netui.services.sync.workfile import WorkFile
from netui.services.sync.worktree import MovedError
from netui.services.system import SystemClock
from netui.storage.durable import make_private
from netui.storage.errors import LockedError, StorageError, explain
from netui.storage.lock import Lock
from netui.storage.names import ASIDE

_GLANCE: Final = 0.2  # seconds between looks at who cancels, while another sync is waited for
_LONGEST_PAUSE: Final = 2.0  # seconds, after a lost race


def sync(
    folder: Path,
    *,
    progress: Progress | None = None,
    cancel: Event | None = None,
    limits: Limits | None = None,
    clock: Clock | None = None,
    push: bool = True,
    ask: bool = False,
) -> SyncReport:
    """Commit what changed, merge what others did, and send all of it.

    Whoever has the network open in this process saves it first (`Repository.flush`), and sees what came by
    `Repository.refresh`.

    Args:
        folder: The data folder.
        progress: Told in one line what is being done, in the calling thread.
        cancel: Set from another thread to stop.
        limits: How long to wait.
        clock: Tells the time of backups.
        push: Whether to send as well.
        ask: Somebody is at this process's terminal, and git and ssh may ask them for a password, a passphrase
            or a host key; the screens are suspended meanwhile.

    Raises:
        SyncError: It could not be done; the message says why, and what to do.
        StorageError: The data file can't be read or written.
    """
    return Syncing(folder, progress, cancel, limits, clock, ask=ask).run(push=push)


def commit(
    folder: Path,
    *,
    cancel: Event | None = None,
    limits: Limits | None = None,
    clock: Clock | None = None,
) -> SyncReport:
    """Commit what changed, and nothing else: no remote is asked.

    See `sync` for the arguments and for what is raised.
    """
    return Syncing(folder, None, cancel, limits, clock).run(fetch=False)


class Syncing:
    """One sync of one data folder; see `sync` for its arguments."""

    def __init__(
        self,
        folder: Path,
        progress: Progress | None = None,
        cancel: Event | None = None,
        limits: Limits | None = None,
        clock: Clock | None = None,
        *,
        ask: bool = False,
    ) -> None:
        self.folder = Path(os.path.realpath(folder))
        self.limits = limits or Limits()
        self.progress: Progress = progress or (lambda _said: None)
        self._runner = Runner(cancel, can_ask=ask)
        self.git = Git(self.folder, self._runner, self.limits)
        self.file = WorkFile(self.folder, clock or SystemClock())
        self._committed: dict[str, int] = {}
        self._conflicts = 0
        self._finished = False
        self._healed: list[Message] = []

    def run(self, *, fetch: bool = True, push: bool = True) -> SyncReport:
        """Sync; see `sync` for what is raised.

        Args:
            fetch: Whether to ask the remote.
            push: Whether to send to it.
        """
        try:
            there = self.folder.is_dir()
        except OSError as error:
            raise StorageError(explain(error, self.folder)) from error
        if not there:
            raise NoRepositoryError(
                message("{folder} isn't there yet: `netui sync init` makes it", folder=str(self.folder))
            )
        with self.alone():
            return self.until_done(fetch=fetch, push=push)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other syncs of this folder out, for a ``with`` block; saving goes on meanwhile."""
        try:
            with self._locked():
                yield
        except OSError as error:
            raise StorageError(explain(error, self.folder)) from error

    def until_done(self, *, fetch: bool = True, push: bool = True, adopt: bool = False) -> SyncReport:
        """Sync; where others are quicker, again and again.

        Args:
            fetch: Whether to ask the remote.
            push: Whether to send to it.
            adopt: Whether the file may be committed where the repository doesn't keep it yet.
        """
        last = RaceError(message("Others change this repository all the time: try again later"))
        for attempt in range(self.limits.attempts):
            try:
                return self._once(fetch=fetch, push=push, adopt=adopt)
            except (MovedError, RaceError) as error:
                last = error if isinstance(error, RaceError) else last
                longest = min(0.05 * 2**attempt, _LONGEST_PAUSE)
                self._runner.pause(random.uniform(0, longest))  # noqa: S311 - so as not to meet again
        raise last

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self._make_ready()
        lock = Lock(self.folder / ASIDE / "sync.lock", _GLANCE)
        waited = 0.0
        with ExitStack() as stack:
            while True:
                try:
                    stack.enter_context(lock)
                    break
                except LockedError as error:
                    waited += _GLANCE
                    if waited > self.limits.quiet:
                        raise BusyError(
                            message(
                                "Another sync of {folder} is under way: wait for its end",
                                folder=str(self.folder),
                            )
                        ) from error
                self._runner.check()
                self.progress(message("waiting for another sync"))
            yield

    def _make_ready(self) -> None:
        """Let the folder have its place for what git doesn't keep, and nobody else look into it."""
        aside = self.folder / ASIDE
        if (aside / ".gitignore").exists() and not aside.is_symlink():
            make_private(self.folder)
            make_private(aside)
            return
        from netui.storage.folder import locked_folder

        with locked_folder(self.folder):
            pass  # that makes it

    def _once(self, *, fetch: bool, push: bool, adopt: bool) -> SyncReport:
        place = find(self.git)
        upstream = place.upstream() if fetch else None  # to commit, any remote will do
        now = standing(self.git, place, upstream)
        with Bench(self.git, place, upstream) as bench:
            attempt = Attempt(self.git, place, now, bench, self.file, self.progress)
            try:
                attempt.finish()
                attempt.commit(adopt=adopt)
                if upstream is not None:
                    attempt.exchange(upstream, push=push)
                    mark_met(self.folder)
                attempt.tidy()
            finally:
                self._note(attempt.report)
                self.file.make_private()
        return replace(
            attempt.report,
            committed=self._committed,
            conflicts=self._conflicts,
            finished=self._finished,
            healed=tuple(self._healed),
        )

    def _note(self, report: SyncReport) -> None:
        """Add up what attempts did before one came to its end."""
        for table, count in report.committed.items():
            self._committed[table] = self._committed.get(table, 0) + count
        self._conflicts += report.conflicts
        self._finished = self._finished or report.finished
        self._healed += [each for each in report.healed if each not in self._healed]
