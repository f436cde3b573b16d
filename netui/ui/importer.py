"""Import inside the app: a path, reading in a thread, what it would do, and then doing it."""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from netui.domain.messages import NetuiError
from netui.i18n import _, ngettext, say
from netui.ui.widgets.prompt import Choice, Question

if TYPE_CHECKING:
    from netui.services.importing import ImportPlan
    from netui.ui.app import NetuiApp

SUFFIXES = (".csv", ".zip", ".vcf", ".vcard", ".json")
MOST_ENTRIES = 2000  # of a folder that is looked through for completion


class Importer:
    """One import, from the question to the counts.

    Args:
        app: The app.
    """

    def __init__(self, app: "NetuiApp") -> None:
        self._app = app
        self._stop = Event()

    def ask(self, initial: str = "") -> None:
        """Ask for the file."""
        self._app.prompt.ask(
            Question(
                _("import"),
                self._read,
                initial=initial,
                changed=lambda _text: [_("LinkedIn's Connections.csv or its zip, or vCards")],
                complete=complete_path,
                hint=_("the path of a file; tab completes it"),
            )
        )

    def _read(self, text: str) -> None:
        if not text:
            return
        path = Path(text).expanduser()
        self._app.footer.busy = _("reading {name}… esc stops").format(name=path.name)
        self._app.on_escape = self._stop.set
        self._app.run_worker(
            lambda: self._plan(path), thread=True, exclusive=True, group="import", exit_on_error=False
        )

    def _plan(self, path: Path) -> None:
        """Read and compare, in a thread; whatever comes of it is handed to the app's own."""
        from netui.services.importing import ImportCancelledError, plan_import

        def progress(done: int, total: int) -> None:
            self._later(self._progress, path.name, 100 * done // max(total, 1))

        try:
            plan = plan_import(self._app.workspace, [path], progress=progress, cancelled=self._stop.is_set)
        except ImportCancelledError:
            self._later(self._end, _("import stopped: nothing was changed"), False)
        except NetuiError as error:
            self._later(self._end, say(error.message), True)
        else:
            self._later(self._confirm, plan)

    def _later(self, act: Callable[..., None], *values: object) -> None:
        self._app.call_from_thread(act, *values)

    def _progress(self, name: str, percent: int) -> None:
        self._app.footer.busy = _("reading {name}… {percent}% · esc stops").format(name=name, percent=percent)

    def _end(self, text: str, error: bool) -> None:
        self._app.footer.busy = ""
        self._app.on_escape = None
        self._app.notice(text, error=error)

    def _confirm(self, plan: "ImportPlan") -> None:
        """Show what it would do; enter does it."""
        from netui.services.importing import apply_import

        self._app.footer.busy = ""
        self._app.on_escape = None

        def submit(_text: str) -> None:
            change = apply_import(self._app.workspace, plan)
            self._app.notice(_("{what} · u undoes it").format(what=change.label))

        def cancelled() -> None:
            self._app.notice(_("nothing was imported"))

        self._app.prompt.ask(
            Question(
                _("import?"),
                submit,
                changed=lambda _text: summary(plan),
                cancelled=cancelled,
                hint=_("enter imports, esc leaves everything as it is"),
            )
        )


def summary(plan: "ImportPlan") -> list[str]:
    """Return what an import would do, in at most four lines."""
    counts = plan.counts()
    words = (
        (counts["new"], _("new")),
        (counts["updated"], _("updated")),
        (counts["unchanged"], _("unchanged")),
        (counts["in_trash"], _("stay in the trash")),
        (counts["duplicates"], _("twice in the file")),
        (counts["skipped"], _("skipped")),
    )
    lines = [" · ".join(f"{count} {word}" for count, word in words if count) or _("nobody in it")]
    if plan.skipped:
        first = plan.skipped[0]
        more = len(plan.skipped) - 1
        reason = _("skipped line {line}: {reason}").format(line=first.line, reason=say(first.reason))
        lines.append(reason + (" " + ngettext("and {count} more", "and {count} more", more) if more else ""))
    if plan.possible_duplicates:
        names = ", ".join(planned.name for planned in plan.possible_duplicates[:3])
        lines.append(_("perhaps here already: {names}").format(names=names))
    lines += [say(note) for note in plan.notes[:1]]
    return lines


def complete_path(text: str) -> list[Choice]:
    """Return the folders and importable files that a path could go on to."""
    head, tail = os.path.split(text)
    folder = Path(head or ".").expanduser()
    try:
        with os.scandir(folder) as entries:
            found = sorted(
                (not entry.is_dir(), entry.name)
                for _place, entry in zip(range(MOST_ENTRIES), entries, strict=False)
                if entry.name.casefold().startswith(tail.casefold())
                and (tail.startswith(".") or not entry.name.startswith("."))
                and (entry.is_dir() or entry.name.casefold().endswith(SUFFIXES))
            )
    except (OSError, ValueError):
        return []
    return [
        Choice(os.path.join(head, name) + ("" if is_file else "/"), name + ("" if is_file else "/"))  # noqa: PTH118
        for is_file, name in found
    ]
