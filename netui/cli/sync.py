"""The command that meets the other machines: sync."""

from argparse import Namespace
from typing import TYPE_CHECKING

from netui.cli.parser import Commands
from netui.cli.session import CONFLICTS, DONE, SEE_CONFLICTS, Session, UsageError
from netui.domain.messages import Message, message
from netui.i18n import _, say

if TYPE_CHECKING:
    from netui.services.sync import SyncReport

_INIT = "init"


def declare(commands: Commands) -> None:
    """Declare the command of this module."""
    parser = commands.add(
        "sync",
        sync,
        _("send what changed here and receive what changed elsewhere, by git"),
        "netui sync init git@example.com:me/network.git",
    )
    parser.add_argument(
        "action",
        nargs="?",
        metavar=_INIT,
        help=_("first make a repository, and tell git how to merge the file"),
    )
    parser.add_argument(
        "remote",
        nargs="?",
        metavar=_("REMOTE"),
        help=_("where to send to: https://…, ssh://…, user@host:path, or a folder's absolute path"),
    )
    parser.add_argument(
        "--ask", action="store_true", help=_("let git and ssh ask for passwords, passphrases and host keys")
    )


def sync(session: Session, options: Namespace) -> int:
    """Sync; with ``init``, set up what syncing takes before."""
    from netui.services import sync as syncing
    from netui.storage.errors import ReadOnlyError

    if options.action not in {None, _INIT}:
        raise UsageError(
            message("“{word}” is nothing that sync does: it is `netui sync` or `netui sync init [REMOTE]`",
                    word=options.action)
        )  # fmt: skip
    if options.ask and not session.output.can_ask:
        raise UsageError(message("--ask needs a terminal, where somebody can answer"))
    if options.read_only:
        raise ReadOnlyError(message("netui was opened with --read-only: nothing is changed"))

    def progress(said: Message) -> None:
        if not options.ask:  # the questions of others come in the same line
            session.output.progress(say(said))

    if options.action == _INIT:
        done = syncing.init(
            session.folder, options.remote, progress=progress, clock=session.clock, ask=options.ask
        )
        said, report = done.said, done.sync
    else:
        report = syncing.sync(session.folder, progress=progress, clock=session.clock, ask=options.ask)
        said = report.said
    session.output.clear_progress()
    session.output.message(said)
    _advise(session, report)
    if not report.conflicts:
        return DONE
    session.output.note(SEE_CONFLICTS)
    return CONFLICTS


def _advise(session: Session, report: "SyncReport") -> None:
    """Say in one line what is to be done about the size of the repository; mostly nothing is."""
    if not (report.committed or report.pulled):
        return
    from netui.services.sync.growth import growth

    found = growth(session.folder)
    if found is not None and found.advice is not None:
        session.output.note(say(found.advice))
