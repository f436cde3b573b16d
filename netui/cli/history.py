"""Commands that take back: undo, redo, restore."""

from argparse import Namespace
from collections.abc import Callable

from netui.cli.parser import Commands
from netui.cli.session import Session
from netui.domain.changes import Change
from netui.i18n import _


def declare(commands: Commands) -> None:
    """Declare the commands of this module."""
    commands.add("undo", undo, _("take the last change back"), "netui undo")
    commands.add("redo", redo, _("make the change hold again that was taken back last"), "netui redo")


def undo(session: Session, _options: Namespace) -> int:
    """Take the last change back."""
    workspace = session.write()
    return _step(
        session, workspace.undo, _("undone: {what}; “netui redo” makes it hold again"), _("nothing to undo")
    )


def redo(session: Session, _options: Namespace) -> int:
    """Make the last change that was taken back hold again."""
    workspace = session.write()
    return _step(session, workspace.redo, _("redone: {what}"), _("nothing to redo"))


def _step(session: Session, step: Callable[[], Change | None], said: str, nothing: str) -> int:
    change = step()
    session.save()
    session.output.line(said.format(what=change.label) if change else nothing)
    return session.exit_code()
