"""The command that git calls where two machines changed the data file: merge-driver."""

from argparse import Namespace
from pathlib import Path

from netui.cli.parser import Commands
from netui.cli.session import DONE, SEE_CONFLICTS, Session
from netui.domain.messages import message
from netui.i18n import _, ngettext


def declare(commands: Commands) -> None:
    """Declare the command of this module."""
    parser = commands.add(
        "merge-driver", merge, _("merge two states of the data file, for git"),
        "netui merge-driver base.json ours.json theirs.json",
    )  # fmt: skip
    for name, about in (
        ("base", _("what both have come from; empty where there was nothing (git's %%O)")),
        ("ours", _("one state, and where the outcome goes (git's %%A)")),
        ("theirs", _("the other state (git's %%B)")),
    ):
        parser.add_argument(name, type=Path, metavar=name.upper(), help=about)


def merge(session: Session, options: Namespace) -> int:
    """Merge two files into the first of them.

    Git takes any code but 0 for a file that people have to mend by hand. What both sides changed is kept, in
    the file itself, so there is nothing to mend.
    """
    from netui.storage.errors import ReadOnlyError
    from netui.storage.merging import merge_into

    if options.read_only:
        raise ReadOnlyError(message("netui was opened with --read-only: nothing is changed"))
    count = merge_into(options.base, options.ours, options.theirs).conflicts
    if count:
        said = ngettext(
            "{count} value that both sides changed was kept as a conflict, beside the one that stands",
            "{count} values that both sides changed were kept as conflicts, beside those that stand",
            count,
        )
        session.output.note(f"netui: {said}; {SEE_CONFLICTS}")
    return DONE
