"""Planning an import beside the app, and doing it as one step of undo."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from netui.domain.changes import Change
from netui.domain.network import Network
from netui.services.importing.candidates import Cancelled, Format, Progress, Reading, Watch
from netui.services.importing.formats import read
from netui.services.importing.planner import ImportPlan, Planner, Tables
from netui.services.workspace import Workspace


def plan_import(
    workspace: Workspace,
    paths: Sequence[Path],
    as_format: Format | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ImportPlan:
    """Return what importing files would do. Nothing is changed; may run beside the app, in a thread.

    Args:
        workspace: The open network.
        paths: The files.
        as_format: Their format; found out where it isn't given.
        progress: Told how much is done, and of how much.
        cancelled: Asked now and then whether to stop.

    Raises:
        ImportFileError: Where a file can't be read.
        ImportCancelledError: Where the user cancelled.
    """
    phases = _Phases(progress, 2 * len(paths))
    with _without_collector():
        readings = [read(path, as_format, phases.next(), cancelled) for path in paths]
        return _plan(workspace, readings, [Watch(phases.next(), cancelled) for _path in paths])


def apply_import(workspace: Workspace, plan: ImportPlan) -> Change:
    """Do what a plan says, as one step of undo.

    Where anything has changed meanwhile, it is planned again from what was read: what somebody wrote while
    an import was looked at stays, and nobody is added twice.

    Args:
        workspace: The open network.
        plan: What `plan_import` returned.

    Raises:
        StorageError: Where the network is read-only.
    """
    with _without_collector():
        if workspace.network.version != plan.version:
            plan = _plan(workspace, plan.readings, [Watch() for _reading in plan.readings])
        return workspace.do(plan.label, plan.edits)


def _copy(network: Network) -> Tables:
    """Return the tables as they stand now: planning may run in a thread while the app changes them."""
    return {name: dict(rows) for name, rows in list(network.rows.items())}


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector from going through half a million new objects again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Phases:
    """One count of progress for several pieces of work, in thousandths of each."""

    def __init__(self, progress: Progress | None, count: int) -> None:
        self._progress = progress
        self._total = 1000 * count
        self._begun = -1

    def next(self) -> Progress:
        """Return what the next piece of work tells its progress to."""
        self._begun += 1
        before = 1000 * self._begun

        def tell(done: int, total: int) -> None:
            if self._progress is not None:
                self._progress(before + 1000 * done // max(total, 1), self._total)

        return tell


def _plan(workspace: Workspace, readings: Sequence[Reading], watches: Sequence[Watch]) -> ImportPlan:
    network = workspace.network
    version = network.version  # before the rows: what changes in between is planned again
    planner = Planner(_copy(network), workspace.stamp)
    for reading, watch in zip(readings, watches, strict=True):
        planner.take(reading, watch)
    return replace(planner.plan(readings), version=version)
