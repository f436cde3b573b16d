"""Sync in the app: when it is asked for, when the app starts, and how it stands in the first line.

Git runs in threads; whatever comes of it is handed to the app's own. Nothing that runs git is imported
before it is needed, and nothing is looked at before the first screen stands.
"""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.app import SuspendNotSupported

from netui.domain.messages import Message, NetuiError, message
from netui.i18n import _, ngettext, say
from netui.services.committing import commit_soon, in_repository
from netui.services.settings import AT_START, EVERY_CHANGE
from netui.ui.actions import BY_ID
from netui.ui.notices import Notice
from netui.ui.widgets.bars import MOST_SAID
from netui.ui.widgets.prompt import Question

if TYPE_CHECKING:
    from datetime import datetime
    from types import FrameType

    from netui.services.sync import SyncReport, SyncStatus
    from netui.ui.app import NetuiApp

START_SECONDS: Final = 1.0  # after the start, until the repository is looked at
REST_SECONDS: Final = 1.0  # without a change, until it is looked at again
COMMIT_SECONDS: Final = 4.0  # the same, where every change is committed
AGE_SECONDS: Final = 600.0  # between looks at how long ago the last sync was
HOUR: Final = 3600  # seconds
HOURS: Final = 24  # of a day

Work = Callable[["Job"], "Done"]


class DefectError(NetuiError):
    """Something went wrong that nobody thought of."""


class Done(NamedTuple):
    """What came of a sync: its report, and what is said of it."""

    report: "SyncReport"
    said: Message


class Job:
    """One sync that somebody asked for.

    Args:
        show: Shows how far it is, from any thread; None where git and ssh may ask, in the same place.
        stop: Set to stop it.

    Attributes:
        stop: The same.
        ask: Whether git and ssh may ask.
    """

    def __init__(self, show: Callable[[Message], None] | None, stop: Event | None = None) -> None:
        self.stop = stop or Event()
        self.ask = show is None
        self._show = show

    def progress(self, said: Message) -> None:
        """Show what is being done."""
        if self._show is not None and not self.stop.is_set():
            self._show(said)


class Syncing:
    """Sync of the network that is open.

    Args:
        app: The app.

    Attributes:
        refused: Why nothing is ever synced here; None where it may be.
    """

    def __init__(self, app: "NetuiApp") -> None:
        self.refused: Message | None = None
        self._app = app
        self._job: Job | None = None
        self._leaving = Event()
        self._aside = Event()  # stops what is pulled at the start
        self._committing = Event()  # stops what is committed by itself
        self._status: SyncStatus | None = None
        self._version = -1  # of the network when it was last seen to change
        self._resting = False
        self._complaint = ""

    # When the app starts and ends

    def begin(self) -> None:
        """Look at the repository soon, where there seems to be one."""
        repository = self._app.workspace.repository
        if self.refused is None and in_repository(repository.folder):
            self._version = repository.network.version
            self._app.set_timer(START_SECONDS, self._start)

    def leave(self) -> None:
        """Stop whatever goes on: what was done so far holds, and the app waits for no remote."""
        self._leaving.set()
        self._aside.set()
        self._committing.set()
        if self._job is not None:
            self._job.stop.set()

    def _start(self) -> None:
        pulls = self._app.settings.sync["pull"] == AT_START
        if pulls and self._app.workspace.repository.read_only is None:
            self._in_thread(self._pull)
        else:
            self._in_thread(self._look)

    # When somebody asks

    def act(self) -> None:
        """Sync; while a sync runs, stop it."""
        why = self.refused or self._app.workspace.repository.read_only
        if self.stop():
            return
        if why is not None:
            self._app.notice(say(why))
        else:
            self._go(self._sync)

    def stop(self) -> bool:
        """Stop the sync that runs; return whether there is one."""
        if self._job is None:
            return False
        if not self._job.stop.is_set():
            self._job.stop.set()
            self._app.footer.busy = _("stopping the sync…")
        return True

    def _go(self, work: Work) -> None:
        """Save what is in memory, then work in a thread.

        Raises:
            StorageError: It can't be saved.
        """
        self._app.workspace.repository.flush()
        self._aside.set()  # what this does as well gives way
        self._job = job = Job(partial(self._later, self._show))
        self._show(message("syncing"))
        self._in_thread(partial(self._work, work, job))

    def _work(self, work: Work, job: Job) -> None:
        self._later(self._end, _outcome(work, job), work)
        self._look()

    def _sync(self, job: Job) -> Done:
        from netui.services.sync import sync

        workspace = self._app.workspace
        folder, clock = workspace.repository.folder, workspace.clock
        report = sync(folder, progress=job.progress, cancel=job.stop, clock=clock, ask=job.ask)
        return Done(report, report.said)

    def _show(self, said: Message) -> None:
        if self._job is not None and not self._job.stop.is_set():
            self._app.footer.busy = _("{what}… · esc stops").format(what=say(said))

    def _end(self, outcome: Done | NetuiError, work: Work) -> None:
        """Say what came of it; what others changed is taken in as whatever else comes by the file."""
        from netui.services.sync.errors import AskError, CancelledError, NoRepositoryError

        self._job = None
        self._aside.clear()
        self._app.footer.busy = ""
        if isinstance(outcome, Done):
            self._say_done(outcome)
        elif isinstance(outcome, AskError):
            self._offer_terminal(outcome, work)
        elif isinstance(outcome, NoRepositoryError):
            self._offer_repository(outcome)
        else:
            self._app.notice(say(outcome.message), error=not isinstance(outcome, CancelledError))

    def _say_done(self, done: Done) -> None:
        """Show what came, and say what was done."""
        self._app.live.synced()
        text = say(done.said)
        if not done.report.conflicts:
            self._app.notice(text)
            return
        key = self._app.keys.shown(BY_ID["conflicts"])
        text = _("{what} · {key} shows both").format(what=text, key=key)
        most = 1 if self._app.prompt.open else MOST_SAID
        self._app.footer.say(Notice(text), most)  # until the next key: it is something to look at

    # Where there is no repository

    def _offer_repository(self, why: NetuiError) -> None:
        """Ask for a remote, and set up what syncing takes."""
        app, repository = self._app, self._app.workspace.repository
        if not repository.folder.is_dir() and any(repository.network.rows.values()):
            app.notice(
                _(
                    "{folder} isn't there any more: bring it back, or change something to have it saved anew"
                ).format(folder=repository.folder),
                error=True,
            )
            return
        if self._busy_typing():
            app.notice(say(why.message), error=True)
            return

        def submit(text: str) -> None:
            from netui.services.sync.remotes import remote

            if text:
                remote(text)  # raises where netui uses no remote of that kind
            self._go(partial(self._init, text or None))

        app.prompt.ask(
            Question(
                _("remote"),
                submit,
                changed=lambda _text: [
                    say(why.message),
                    _("enter does that from here, with a remote to send to, or without"),
                ],
                cancelled=lambda: app.notice(_("nothing was set up")),
                hint=_("user@host:path, ssh://… or https://…; empty: on this machine only"),
            )
        )

    def _init(self, address: str | None, job: Job) -> Done:
        from netui.services.sync import init

        workspace = self._app.workspace
        folder, clock = workspace.repository.folder, workspace.clock
        report = init(folder, address, progress=job.progress, cancel=job.stop, clock=clock, ask=job.ask)
        return Done(report.sync, report.said)

    def _busy_typing(self) -> bool:
        """Whether a question would come between somebody and what they are typing."""
        return self._app.prompt.open or self._app.view.PLACE == "form"

    # Where git or ssh have something to ask

    def _offer_terminal(self, why: NetuiError, work: Work) -> None:
        if self._busy_typing():
            self._app.notice(say(why.message), error=True)
            return

        def submit(_text: str) -> None:
            self._app.call_later(self._app.attempt, partial(self._ask_in_terminal, work))

        self._app.prompt.ask(
            Question(
                _("answer in the terminal?"),
                submit,
                changed=lambda _text: [say(why.message)],
                hint=_("enter answers there, esc leaves it"),
            )
        )

    def _ask_in_terminal(self, work: Work) -> None:
        """Work in the plain terminal, where git and ssh can ask; then come back."""
        from netui.services.sync.errors import AskError

        app = self._app
        app.workspace.repository.flush()
        try:
            with app.suspend(), _interrupts() as stop:
                said = _("syncing: git and ssh may ask, to receive and again to send; ctrl+c stops")
                sys.stderr.write(said + "\n")
                outcome = _outcome(work, Job(None, stop))
        except SuspendNotSupported:
            app.notice(
                _("this terminal can't be lent to git: `netui sync --ask` in a shell lets you answer"),
                error=True,
            )
            return
        if isinstance(outcome, AskError):
            app.notice(_("nothing was synced with these answers: S asks again"), error=True)
        else:
            self._end(outcome, work)
        self._in_thread(self._look)

    # By itself

    def _pull(self) -> None:
        """Receive what others sent, in a thread; being offline is nothing to be alarmed at."""
        from netui.services.sync import CancelledError, sync
        from netui.services.sync.errors import NoRepositoryError

        workspace, said = self._app.workspace, ""
        try:
            report = sync(workspace.repository.folder, cancel=self._aside, clock=workspace.clock, push=False)
            if report.pulled or report.conflicts or report.finished:
                self._later(self._say_done, Done(report, report.said))
        except (CancelledError, NoRepositoryError):
            pass
        except NetuiError as error:
            said = _("nothing received: {why}").format(why=say(error.message))
            self._later(self._app.notice, said)
        self._look()

    def _rest(self) -> None:
        """Look at the repository when nothing has changed for a while; where wanted, commit first."""
        self._resting = False
        repository = self._app.workspace.repository
        changed = repository.network.version != self._version
        if changed or self._job is not None or repository.state.kind == "saving":
            self._wait()
        elif repository.state.kind == "saved":
            self._in_thread(self._commit if self._commits else self._look)

    @property
    def _commits(self) -> bool:
        return self._app.settings.sync["commit"] == EVERY_CHANGE

    def _wait(self) -> None:
        self._version = self._app.workspace.network.version
        if not self._resting:
            self._resting = True
            self._app.set_timer(COMMIT_SECONDS if self._commits else REST_SECONDS, self._rest)

    def _commit(self) -> None:
        workspace = self._app.workspace
        self._committing = stop = Event()
        if (
            self._leaving.is_set()
        ):  # asked after that: whoever leaves has either stopped this, or is seen here
            return
        why = commit_soon(workspace.repository.folder, workspace.clock, stop=stop)
        said = say(why) if why is not None else ""
        if said and said != self._complaint:
            self._later(self._app.notice, said)
        self._complaint = said
        self._look()

    # How it stands

    def shown(self, saved: str) -> str:
        """Return whether all is saved, and where there is a remote, how that stands.

        Args:
            saved: Whether all is saved, in words.
        """
        repository = self._app.workspace.repository if self._status is not None else None
        if repository is None or self._status is None:
            return saved
        if repository.network.version != self._version:
            self._wait()
        if repository.state.kind != "saved":
            return saved
        return standing(self._status, self._app.workspace.clock.now()) or saved

    def _look(self) -> None:
        """Ask git how the folder stands, in a thread."""
        from netui.services.sync import status

        if self._leaving.is_set():
            return
        with suppress(OSError):  # then it stays as it was last seen
            self._later(self._learn, status(self._app.workspace.repository.folder))

    def _learn(self, seen: "SyncStatus") -> None:
        if self._status is None and seen.remote:
            self._app.set_interval(AGE_SECONDS, self._app.show_state)
        self._status = seen if seen.known else None
        self._app.show_state()

    # Threads

    def _in_thread(self, work: Callable[[], None]) -> None:
        self._app.run_worker(work, thread=True, group="sync", exit_on_error=False)

    def _later(self, act: Callable[..., object], *values: object) -> None:
        """Have the app's own thread do something, unless the app is being left."""
        if not self._leaving.is_set():
            self._app.call_later(act, *values)


def standing(status: "SyncStatus", now: "datetime") -> str:
    """Return how a folder stands to its remote, in few words; empty where there is nothing to say."""
    if not status.remote or status.problem is not None:
        return ""
    if status.changed or status.ahead or status.behind:
        return _("to sync")
    if status.met is None:
        return ""
    hours = int((now - status.met).total_seconds() // HOUR)
    if hours < 1:
        return _("synced")
    if hours < HOURS:
        return ngettext("synced {count} h", "synced {count} h", hours).format(count=hours)
    days = hours // HOURS
    return ngettext("synced {count} d", "synced {count} d", days).format(count=days)


def _outcome(work: Work, job: Job) -> Done | NetuiError:
    """Return what comes of a sync: nothing is raised, neither in a thread nor in a terminal that is lent."""
    try:
        return work(job)
    except NetuiError as error:
        return error
    except Exception as error:  # noqa: BLE001 - nobody would hear of a thread that only ends
        return DefectError(message("Not synced, because of a defect in netui ({what})", what=repr(error)))


@contextmanager
def _interrupts() -> Iterator[Event]:
    """Have ctrl+c stop a sync, instead of the app, for a ``with`` block."""
    stop = Event()

    def interrupted(_number: int, _frame: "FrameType | None") -> None:
        stop.set()

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
