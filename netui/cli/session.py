"""What a command works with: the composition root, where clock, storage and use cases are put together."""

import contextlib
import os
from argparse import Namespace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from netui.cli.output import Output
from netui.domain.clock import Clock
from netui.domain.ids import Randomness
from netui.domain.messages import Message, NetuiError, message
from netui.i18n import _, ngettext, say
from netui.services.system import SystemClock, system_randomness

if TYPE_CHECKING:
    from netui.services.settings import Settings
    from netui.services.workspace import Workspace
    from netui.storage.healing.sources import Stages
    from netui.storage.repository import Repository

DONE, FAILED, USAGE, GUARD, CONFLICTS = range(5)
"""Exit codes: done; failed; wrong usage; the guard says give first; done, with conflicts kept."""

SEE_CONFLICTS = _("“netui conflicts” shows both values, and settles them")
"""What is said beside the last of these."""


class UsageError(NetuiError):
    """The command line says something that netui doesn't know."""


class FolderError(NetuiError):
    """The data folder that was named isn't one."""


class NotSavedError(NetuiError):
    """What was done is not on disk, and ends with this process."""


class Session:
    """One run of netui.

    Attributes:
        options: What was said on the command line.
        output: Where to write.
        clock: Tells the time.
        randomness: Where the ids of new records come from.
    """

    def __init__(
        self,
        options: Namespace,
        output: Output,
        clock: Clock | None = None,
        randomness: Randomness | None = None,
    ) -> None:
        self.options = options
        self.output = output
        self.clock = clock or SystemClock()
        self.randomness = randomness or system_randomness
        self._open = contextlib.ExitStack()
        self._workspace: Workspace | None = None
        self._folder: Path | None = None
        self._conflicts: frozenset[str] = frozenset()
        self._saved = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_raised: object) -> None:
        try:
            with contextlib.suppress(NetuiError) if kind else contextlib.nullcontext():
                self._open.close()  # where something was said to be wrong already, that is what counts
            if kind is None:
                self._commit()
        finally:
            if (
                self.options.run is not None and "settings" in self.__dict__
            ):  # the screens name them themselves
                for problem in self.settings.problems:
                    self.output.note(say(problem))

    @property
    def folder(self) -> Path:
        """The folder with the data: the demo's copy, ``--data``, NETUI_DATA, else the system's.

        Raises:
            FolderError: Where it is a file.
        """
        if self._folder is None:
            self._folder = self._demo() if self.options.demo else self._named()
        return self._folder

    @cached_property
    def settings(self) -> "Settings":
        """What the user chose; read when it is first asked for."""
        from netui.services.settings import Settings

        return Settings.load()

    def read(self) -> "Workspace":
        """Return the network, opened to be read: nothing is created and nothing is locked."""
        return self._opened(read_only=True)

    def write(self) -> "Workspace":
        """Return the network, opened to be changed."""
        return self._opened(read_only=self.options.read_only)

    def switch_to_demo(self) -> None:
        """Close the network and go on with the demo's throw-away copy."""
        self._open.close()
        self._commit()
        self._workspace = self._folder = None
        self.options.demo = True

    def save(self) -> None:
        """Wait until every change is on disk: what a command says is done has been saved.

        Raises:
            NotSavedError: Where it can't be saved.
        """
        from netui.storage.errors import StorageError

        if self._workspace is None:
            return
        repository = self._workspace.repository
        try:
            repository.flush()
        except StorageError as error:
            raise NotSavedError(
                message("{why}; the last changes were not saved", why=error.message)
            ) from error
        self._saved = repository.read_only is None
        self._say_what_was_healed(repository)
        if repository.state.kind == "saved" and repository.state.message:
            self.output.note(say(repository.state.message))  # saved, but something is to be known

    def _commit(self) -> None:
        """Commit what was saved, where the settings want that: of the screens when they are left."""
        from netui.services.committing import commit_soon, in_repository

        if not self._saved or self.options.demo or not in_repository(self.folder):
            return
        from netui.services.settings import EVERY_CHANGE, ON_QUIT

        wanted = {EVERY_CHANGE} if self.options.run is not None else {ON_QUIT, EVERY_CHANGE}
        if self.settings.sync["commit"] not in wanted:
            return
        self._saved = False
        self.output.progress(_("committing…"))
        why = commit_soon(self.folder, self.clock)
        self.output.clear_progress()
        if why is not None:
            self.output.note(say(why))

    def exit_code(self) -> int:
        """Return 4 where a save met changes of somebody else that it could not decide alone, else 0."""
        if self._workspace is None or not (new := _conflicts(self._workspace) - self._conflicts):
            return DONE
        changed = ngettext(
            "{count} value was changed elsewhere at the same time: the later stands, the other is kept",
            "{count} values were changed elsewhere at the same time: the later stand, the others are kept",
            len(new),
        )
        self.output.note(f"{changed}; {SEE_CONFLICTS}")
        return CONFLICTS

    def _opened(self, *, read_only: bool) -> "Workspace":
        if self._workspace is None:
            from netui.services.workspace import Workspace
            from netui.storage.repository import Repository

            repository = Repository.open(
                self.folder, self.clock, read_only=read_only, stages=_stages, committed=_last_commit
            )
            self._open.callback(repository.close)
            self._say_what_was_healed(repository)
            self._workspace = Workspace(
                repository, self.clock, self.randomness, lambda: self.settings.synonyms
            )
            self._conflicts = _conflicts(self._workspace)
        return self._workspace

    def _say_what_was_healed(self, repository: "Repository") -> None:
        for said in repository.notices():
            self.output.note(say(said))

    def _named(self) -> Path:
        if self.options.data:
            return _checked(Path(self.options.data), message("--data names"))
        if named := os.environ.get("NETUI_DATA"):
            return _checked(Path(named), message("NETUI_DATA points to"))
        from netui.services.settings import data_folder

        return data_folder()

    def _demo(self) -> Path:
        import tempfile

        from netui.services.demo import write_demo

        folder = Path(self._open.enter_context(tempfile.TemporaryDirectory(prefix="netui-demo-")))
        write_demo(folder, self.clock.today())
        return folder


def _stages(path: Path) -> "Stages | None":
    """Return what git's index has of a file that has to be healed; nothing of sync is read before that."""
    from netui.services.sync.kept import stages

    return stages(path)


def _last_commit(path: Path) -> bytes | None:
    """Return a file that has to be healed as git's last commit has it."""
    from netui.services.sync.kept import committed

    return committed(path)


def _checked(folder: Path, who: Message) -> Path:
    if folder.exists() and not folder.is_dir():
        raise FolderError(message("{who} a file, {path}: it should be a folder", who=who, path=folder))
    return folder


def _conflicts(workspace: "Workspace") -> frozenset[str]:
    return frozenset(workspace.network.rows["conflicts"])
