"""The doctor: what doesn't hold together, and what to do about it; enter opens whom it is about."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType

from netui.domain.network import Network
from netui.i18n import _, ngettext, say
from netui.ui.actions import bindings
from netui.ui.render import width_of
from netui.ui.screens.view import View
from netui.ui.widgets.columns import Column
from netui.ui.widgets.entrylist import Entry, EntryList
from netui.ui.widgets.heading import Heading
from netui.ui.widgets.linelist import Cell, LineList

if TYPE_CHECKING:
    from netui.services.doctor.examination import Examined
    from netui.services.doctor.findings import Finding

MOST_NAME: Final = 22  # cells
SHOWN: Final = 200
"""Findings of one kind that are listed: nobody reads more, and the command has them all."""


class DoctorScreen(View):
    """What the doctor found, kind by kind; it looks in a thread, and again when something changes."""

    PLACE = "doctor"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("doctor")]

    def __init__(self) -> None:
        super().__init__()
        self.heading = Heading()
        self.list = EntryList((), id="doctor")
        self._findings: dict[str, Finding] = {}
        self._turn = 0
        self._looking = True

    def compose(self) -> ComposeResult:
        """Make the list, with what was found in all above it."""
        yield self.heading
        yield self.list

    def reload(self) -> None:
        """Look again: what changes in the network may be what was to be mended."""
        self._turn += 1
        self._looking = True
        self._say("")
        workspace, turn = self.workspace, self._turn
        network, today, now = Network(workspace.network.rows), workspace.today, workspace.stamp

        def look() -> None:
            from netui.services.doctor.examination import examine_folder, examine_records, joined

            folder = examine_folder(
                workspace.repository.folder, workspace.clock, settings=self.netui.settings
            )
            found = joined(examine_records(network, today, now), folder)
            with suppress(RuntimeError):  # the app is gone
                self.app.call_from_thread(self._came, turn, found)

        self.run_worker(look, thread=True, group="doctor", exit_on_error=False)

    def _came(self, turn: int, found: "Examined") -> None:
        """Show what was found, unless it is being looked at again."""
        if turn != self._turn or not self.is_attached:
            return
        self._looking = False
        self._findings = {}
        entries = list(self._entries(found))
        widest = max((width_of(finding.name) for finding in self._findings.values()), default=0)
        self.list.expected = self.netui.stage.outer_size.width
        self.list.show_columns(
            (
                Column("sign", "", 1),
                Column("name", "", max(4, min(widest, MOST_NAME))),
                Column("text", "", 18, share=1),
            )
        )
        self._say(_summary(found))
        self.list.show_entries(entries)

    def _entries(self, found: "Examined") -> Iterator[Entry]:
        for group in found.groups:
            yield Entry(f"group {group.id}", heading=True, text=say(group.title))
            for finding in group.findings[:SHOWN]:
                key = f"{len(self._findings)}"
                self._findings[key] = finding
                sign = Cell("!", "warn") if finding.broken else Cell("·", "muted")
                todo = _("--fix mends it") if finding.mend is not None else say(finding.todo)
                text = _("{what} → {todo}").format(what=say(finding.said), todo=todo)
                yield Entry(key, (sign, Cell(finding.name, "strong")), text)
            rest = len(group.findings) - SHOWN
            if rest > 0:
                more = ngettext(
                    "and {count} more: `netui doctor --json` has all",
                    "and {count} more: `netui doctor --json` has all",
                    rest,
                )
                yield Entry(f"more {group.id}", heading=True, text=more)

    def _say(self, summary: str) -> None:
        self.list.empty = (_("Looking…"),) if self._looking else (_("Everything holds together."),)
        hint = _("! doesn't work until it is mended · is worth a look; enter opens whom it is about")
        self.heading.show([(_("Doctor"), "name")], summary or hint)
        if self._looking and not self._findings:
            self.list.show_entries(())

    def has_row(self) -> bool:
        """Whether the cursor is on a finding."""
        return self.list.entry in self._findings

    def footer_places(self) -> Sequence[str]:
        """Return the list's keys and those that hold everywhere."""
        return ("list", "everywhere")

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the person whom a finding is about."""
        from netui.services.doctor.examination import person

        event.stop()
        finding = self._findings.get(self.list.entry)
        contact = person(self.workspace.network, finding) if finding is not None else ""
        if contact:
            await self.netui.open_contact(contact)
        else:
            self.netui.notice(_("this is about no person: what to do stands behind the arrow"))


def _summary(found: "Examined") -> str:
    """Return how many findings there are, and whether a command mends some."""
    findings = list(found.findings)
    if not findings:
        return ngettext("{count} record looked at", "{count} records looked at", found.records)
    broken = sum(finding.broken for finding in findings)
    fixable = sum(finding.mend is not None for finding in findings)
    parts = [
        ngettext("{count} finding", "{count} findings", len(findings)),
        ngettext("{count} is broken (!)", "{count} are broken (!)", broken) if broken else "",
        ngettext("`netui doctor --fix` mends {count}", "`netui doctor --fix` mends {count}", fixable)
        if fixable
        else "",
        _("enter opens whom it is about"),
    ]
    return " · ".join(filter(None, parts))
