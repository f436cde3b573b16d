"""The history of a person: what the commits changed, the latest first, and old values brought back."""

import time
from collections.abc import Sequence
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType

from netui.domain.messages import Message, NetuiError, message
from netui.i18n import _, day, moment, ngettext, say
from netui.ui.actions import LISTS, bindings
from netui.ui.render import width_of
from netui.ui.screens.people_actions import WrongAnswerError
from netui.ui.screens.text import TextScreen
from netui.ui.screens.view import View
from netui.ui.widgets.bars import StatusLine
from netui.ui.widgets.columns import Column
from netui.ui.widgets.entrylist import Entry, EntryList
from netui.ui.widgets.heading import Heading
from netui.ui.widgets.linelist import Cell, LineList

if TYPE_CHECKING:
    from netui.services.recorded.reading import Found
    from netui.services.recorded.telling import Line, Step, Subject

OFTEN: Final = 0.2  # seconds between two looks at what was read so far
MOST_LABEL: Final = 24  # cells
LEAST_LABEL: Final = 8


class _Changes(EntryList, inherit_bindings=False):
    """The list: enter is the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LISTS, "history")]


class HistoryScreen(View):
    """What the commits changed of a person, and of what concerns them.

    Args:
        subject: Whose history it is.
    """

    PLACE = "history"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("history")]

    def __init__(self, subject: "Subject") -> None:
        super().__init__()
        self.heading = Heading()
        self.list = _Changes((), id="history")
        self.status = StatusLine()
        self._subject = subject
        self._steps: list[Step] = []
        self._lines: dict[str, Line] = {}
        self._stop = Event()
        self._reading = True
        self._progress = ""
        self._notes: list[str] = []

    def compose(self) -> ComposeResult:
        """Make the list, with whose history it is above it, and about the commit below."""
        yield self.heading
        yield self.list
        yield self.status

    def footer_places(self) -> Sequence[str]:
        """Return this place alone: enter shows values, and opens nobody."""
        return (self.PLACE, "everywhere")

    # Reading, in a thread

    def on_mount(self) -> None:
        """Begin to read."""
        super().on_mount()
        self.run_worker(self._read, thread=True, group="history", exit_on_error=False)

    def on_unmount(self) -> None:
        """Stop reading: nobody is there to see it."""
        self._stop.set()

    def _read(self) -> None:
        """Read all of the history; whatever comes of it is handed to the app's own thread."""
        from netui.services.recorded.reading import Recorded
        from netui.services.recorded.telling import tell
        from netui.services.sync.errors import CancelledError, NoRepositoryError

        new: list[Step] = []
        unreadable, said_at = 0, time.monotonic()

        def told(found: "Found", steps: "list[Step]") -> bool:
            nonlocal unreadable, said_at, new
            new += steps
            unreadable += not found.readable
            if time.monotonic() - said_at > OFTEN:
                said_at = time.monotonic()
                self._later(new, found.place, len(recorded.listed.commits))
                new = []
            return not self._stop.is_set()

        ended: list[Message] = []
        try:
            repository = self.workspace.repository
            with Recorded(
                repository.folder, cancel=self._stop, keeps=repository.read_only is None
            ) as recorded:
                tell(recorded, self._subject, told)
                if recorded.listed.cut:
                    ended.append(message("What was before isn't in this repository: it is a shallow clone."))
        except CancelledError:
            pass
        except NoRepositoryError:
            ended = [
                message("No git repository keeps a history of this network yet."),
                message("S does from now on, and “netui sync init” from a shell."),
            ]
        except NetuiError as error:
            ended = [error.message]
            with suppress(RuntimeError):
                self.app.call_from_thread(self.netui.notice, say(error.message), error=True)
        if unreadable:
            ended.append(
                message(
                    "{count} earlier state of the file can't be read.",
                    "{count} earlier states of the file can't be read.",
                    count=unreadable,
                )
            )
        self._later(new, 0, 0, ended)

    def _later(
        self, steps: "list[Step]", place: int, count: int, ended: Sequence[Message] | None = None
    ) -> None:
        with suppress(RuntimeError):  # the app is gone
            self.app.call_from_thread(self._came, steps, place, count, ended)

    def _came(self, steps: "list[Step]", place: int, count: int, ended: Sequence[Message] | None) -> None:
        """Show what was read."""
        if not self.is_attached:
            return
        self._steps += steps
        if ended is not None:
            self._reading = False
            self._notes = [_("Stopped before the end.")] if self._stop.is_set() else []
            self._notes += map(say, ended)
        else:
            self._progress = _("reading commit {place} of {count} · esc stops").format(
                place=place, count=count
            )
        self._show(steps if self._lines else self._steps)
        self._head()
        self._say()

    # What is shown

    def reload(self) -> None:
        """Show the history; names in it are as they are now."""
        self.list.expected = self.netui.stage.outer_size.width
        self._lines = {}
        self._show(self._steps)
        self._head()
        self._say()

    def _head(self) -> None:
        """Say whose history it is, and what of it isn't there."""
        name = self.workspace.network.name(self._subject.id) or self._subject.name
        said = [_("What the commits changed, the latest first."), *(self._notes if self._lines else ())]
        self.heading.show([(_("History of {name}").format(name=name), "name")], " ".join(said))

    def _show(self, steps: "Sequence[Step]") -> None:
        """Add steps to what is shown."""
        from netui.services.recorded.telling import lines

        network = self.workspace.network
        for step in steps:
            for line in lines(network, step, self._subject):
                self._lines[f"{len(self._lines)}"] = line
        self.list.empty = self._empty()
        if steps or not self._lines:
            widest = max((width_of(line.label) for line in self._lines.values()), default=0)
            label = max(LEAST_LABEL, min(widest, MOST_LABEL))
            self.list.show_columns(
                (Column("on", "", 6, right=True), Column("label", "", label), Column("text", "", 18, share=1))
            )
            self.list.show_entries(self._entries())

    def _entries(self) -> list[Entry]:
        """Return the entries, the day where a commit's first begins, and a heading for each earlier year."""
        entries: list[Entry] = []
        year, commit = self.workspace.today.year, ""
        for key, line in self._lines.items():
            made = line.step.commit.at.astimezone().date()
            if made.year != year:
                year, commit = made.year, ""
                entries.append(Entry(f"year {year} {key}", heading=True, text=str(year)))
            when = "" if line.step.commit.hash == commit else day(made, made)
            commit = line.step.commit.hash
            entries.append(Entry(key, (Cell(when, "muted"), Cell(line.label, "accent")), line.text))
        return entries

    def _empty(self) -> tuple[str, ...]:
        if self._reading:
            return (_("Reading what the commits changed…"),)
        if self._notes:
            return tuple(self._notes)
        return (_("No commit changed anything here yet."), _("S commits what was changed since."))

    def _say(self) -> None:
        """Say which commit the line with the cursor is of, and how far reading is."""
        line = self._lines.get(self.list.entry)
        commit = line.step.commit if line else None
        count = len({each.step.commit.hash for each in self._lines.values()})
        self.status.say(
            self._progress if self._reading else "",
            (commit.short, "strong") if commit else "",
            moment(commit.at) if commit else "",
            commit.author if commit else "",
            "" if self._reading else ngettext("{count} commit", "{count} commits", count) if count else "",
        )

    def on_line_list_moved(self) -> None:
        """Tell about the commit of the line that the cursor came to."""
        self._say()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Show the values, where a row was clicked twice."""
        event.stop()
        self.netui.call_later(self.netui.action_perform, "in_full")

    def has_row(self) -> bool:
        """Whether the cursor is on a change."""
        return self.list.entry in self._lines

    # Actions

    def leave(self) -> bool:
        """Stop reading, once; what was read stays."""
        if not self._reading or self._stop.is_set():
            return False
        self._stop.set()
        return True

    async def action_in_full(self) -> None:
        """Show both values in full."""
        line = self._lines[self.list.entry]
        commit = line.step.commit
        parts = [(_("Before"), line.old), (_("After"), line.new)]
        text = "\n\n".join(f"## {title}\n\n{said or _('nothing')}" for title, said in parts)
        title = _("{what}: {name}").format(what=line.label, name=self._subject.name)
        hint = " · ".join((commit.short, moment(commit.at), commit.author))
        await self.netui.open_view(TextScreen(title, text, hint=hint))

    def action_bring_back(self) -> None:
        """Give the field the value that it had before; a record that is gone comes back whole."""
        from netui.services.recorded.restoring import restore

        if self.workspace.repository.read_only is not None:
            raise WrongAnswerError(self.workspace.repository.read_only)
        line = self._lines[self.list.entry]
        table, identifier, _before, _after = line.step.changed
        gone = identifier not in self.workspace.network.rows.get(table, {})
        fields = () if gone or not line.field else (line.field,)
        self._did(restore(self.workspace, line.step, fields).label)
