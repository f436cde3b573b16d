"""Commands that take back: undo, redo, restore."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from netui.cli.output import Column
from netui.cli.parser import Commands, add_json
from netui.cli.records import Json
from netui.cli.session import DONE, Session
from netui.domain.changes import Change
from netui.domain.messages import NetuiError, message
from netui.i18n import _, moment, number

if TYPE_CHECKING:
    from netui.storage.backups import Backup, Difference

_TABLES = ("contacts", "interactions", "exchanges", "requests")
"""The tables with a column of their own where backups are listed; the others are added up."""


class RestoreError(NetuiError):
    """A backup that can't be restored, or that nobody agreed to restore."""


def declare(commands: Commands) -> None:
    """Declare the commands of this module."""
    commands.add("undo", undo, _("take the last change back"), "netui undo")
    commands.add("redo", redo, _("make the change hold again that was taken back last"), "netui redo")
    parser = commands.add(
        "restore", restore, _("list the backups, or compare one and restore it"), "netui restore 1"
    )
    parser.add_argument(
        "number", nargs="?", type=int, metavar="N", help=_("which, as numbered in the list; 1 is the latest")
    )
    parser.add_argument("--yes", action="store_true", help=_("don't ask"))
    add_json(parser)


def undo(session: Session, _options: Namespace) -> int:
    """Take the last change back."""
    workspace = session.write()
    said = _("undone: {what}; “netui redo” makes it hold again")
    return _step(session, workspace.undo, said, _("nothing to undo"))


def redo(session: Session, _options: Namespace) -> int:
    """Make the last change that was taken back hold again."""
    workspace = session.write()
    return _step(session, workspace.redo, _("redone: {what}"), _("nothing to redo"))


def _step(session: Session, step: Callable[[], Change | None], said: str, nothing: str) -> int:
    change = step()
    session.save()
    session.output.line(said.format(what=change.label) if change else nothing)
    return session.exit_code()


def restore(session: Session, options: Namespace) -> int:
    """List the backups; with a number, say what restoring that one would change, ask, and restore it."""
    from netui.storage.restoring import list_backups

    backups = list_backups(session.folder)
    if options.number is not None:
        return _restore(session, _chosen(backups, options.number), agreed=options.yes)
    if options.json:
        session.output.json([_backup_json(place, backup) for place, backup in enumerate(backups, 1)])
    elif backups:
        _list(session, backups)
    else:
        session.output.note(_("no backup yet: the first is made before the second save"))
    return DONE


def _chosen(backups: Sequence["Backup"], place: int) -> "Backup":
    if not 1 <= place <= len(backups):
        raise RestoreError(
            message("there is no backup {place}: “netui restore” lists the {count} there are",
                    place=place, count=len(backups))
        )  # fmt: skip
    backup = backups[place - 1]
    if not backup.readable:
        raise RestoreError(message("backup {place} can't be read: choose another", place=place))
    return backup


def _backup_json(place: int, backup: "Backup") -> Json:
    return {
        "number": place,
        "at": backup.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "path": str(backup.path),
        "size": backup.size,
        "readable": backup.readable,
        "counts": dict(backup.counts),
    }


def _list(session: Session, backups: Sequence["Backup"]) -> None:
    rows = []
    for place, backup in enumerate(backups, 1):
        named = [backup.counts.get(table, 0) for table in _TABLES]
        counts = [*named, sum(backup.counts.values()) - sum(named)]
        shown = [str(count) if backup.readable else "?" for count in counts]
        rows.append((str(place), moment(backup.at), *shown, _size(backup.size)))
    numbers = (*_TABLES, _("others"), _("size"))
    columns = [Column("", right=True), Column(_("made")), *(Column(title, right=True) for title in numbers)]
    session.output.table(columns, rows)


def _size(count: int) -> str:
    return _("{size} MB").format(size=number(count / 1_000_000, 1))


def _restore(session: Session, backup: "Backup", *, agreed: bool) -> int:
    from netui.storage.errors import BadFileError

    try:
        workspace = session.write()
    except BadFileError as error:
        return _put_back(session, backup, error, agreed=agreed)
    differences = workspace.repository.compare(backup)
    if not differences:
        session.output.line(_("nothing differs from the backup of {when}").format(when=moment(backup.at)))
        return DONE
    _compare(session, backup, differences)
    _agree(session, _("restore it?"), agreed=agreed)
    workspace.repository.restore(backup)
    session.save()
    session.output.line(_("restored; “netui undo” takes it back"))
    return session.exit_code()


def _compare(session: Session, backup: "Backup", differences: Mapping[str, "Difference"]) -> None:
    session.output.line(_("restoring the backup of {when} would change:").format(when=moment(backup.at)))
    columns = (
        Column(""), Column(_("come back"), right=True), Column(_("go"), right=True),
        Column(_("as they were"), right=True),
    )  # fmt: skip
    rows = [
        (table, str(each.added), str(each.removed), str(each.changed)) for table, each in differences.items()
    ]
    session.output.table(columns, rows, indent=2)


def _put_back(session: Session, backup: "Backup", error: NetuiError, *, agreed: bool) -> int:
    """Restore where the data file can't be read: the broken file is kept beside it."""
    from netui.storage.restoring import put_back

    session.output.message(error.message)
    _agree(session, _("restore the backup of {when}?").format(when=moment(backup.at)), agreed=agreed)
    broken = put_back(session.folder, backup, session.clock)
    session.output.line(_("restored the backup of {when}").format(when=moment(backup.at)))
    if broken is not None:
        session.output.line(_("the broken file is kept as {path}").format(path=broken))
    return DONE


def _agree(session: Session, question: str, *, agreed: bool) -> None:
    if agreed or session.output.ask(question):
        return
    if session.output.can_ask:
        raise RestoreError(message("nothing was restored"))
    raise RestoreError(message("nothing was restored: add --yes to agree to it without being asked"))
