"""The command on what two machines changed differently: conflicts."""

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from netui.cli.output import Column
from netui.cli.parser import Commands, add_json
from netui.cli.people import CONTACT_HELP
from netui.cli.records import record_json
from netui.cli.session import DONE, Session, UsageError
from netui.domain.ids import short
from netui.domain.messages import message
from netui.i18n import _

if TYPE_CHECKING:
    from netui.services.conflicts import Case, How

_WAYS: Final[tuple["How", ...]] = ("keep", "swap", "both")


def declare(commands: Commands) -> None:
    """Declare the command of this module."""
    parser = commands.add(
        "conflicts",
        conflicts,
        _("list values that two machines changed differently, and settle them"),
        "netui conflicts --swap k3mq7p2x",
    )
    parser.add_argument("contact", nargs="*", metavar=_("CONTACT"), help=CONTACT_HELP)
    parser.add_argument("--settled", action="store_true", help=_("those that are settled instead"))
    ways = parser.add_mutually_exclusive_group()
    for name, about in (
        ("--keep", _("settle these: what stands is right")),
        ("--swap", _("settle these: the other value takes its place")),
        ("--both", _("settle these notes: both, one below the other")),
    ):
        ways.add_argument(name, nargs="+", metavar=_("CONFLICT"), help=about)
    add_json(parser)


def conflicts(session: Session, options: Namespace) -> int:
    """List conflicts, or settle some."""
    for how in _WAYS:
        named = getattr(options, how)
        if named:
            if options.contact or options.settled or options.json:
                raise UsageError(
                    message("--{how} takes conflicts by their ids, and lists nothing beside", how=how)
                )
            return _settle(session, named, how)
    return _list(session, options)


def _list(session: Session, options: Namespace) -> int:
    from netui.services.conflict_words import telling
    from netui.services.conflicts import cases
    from netui.services.lookup import find_contact

    workspace = session.read()
    found = cases(workspace.network, workspace.today, settled=options.settled)
    if options.contact:
        contact = find_contact(workspace.network, " ".join(options.contact))
        found = [one for one in found if contact.id in one.about.contacts]
    if options.json:
        session.output.json(
            [
                {
                    **record_json(workspace.network, one.conflict),
                    "about": one.line, "stands": one.values[0], "other": one.values[1],
                }
                for one in found
            ]
        )  # fmt: skip
        return DONE
    rows = [
        (_what(one), _stands(one, telling(one.stands, one.other)[0]), telling(one.stands, one.other)[1],
         one.when, short(one.id))
        for one in found
    ]  # fmt: skip
    columns = (
        Column(_("what"), wrap=True, least=18), Column(_("stands"), wrap=True, least=14),
        Column(_("the other"), wrap=True, least=14), Column(_("when")), Column(_("id"), keep=True),
    )  # fmt: skip
    session.output.table(columns, rows)
    if not found:
        session.output.note(_("nothing is settled") if options.settled else _("nothing to settle"))
    elif not options.settled:
        session.output.note(_("“netui conflicts --keep ID” keeps what stands, --swap takes the other"))
    return DONE


def _what(one: "Case") -> str:
    return f"{one.line} ({one.state})" if one.state else one.line


def _stands(one: "Case", text: str) -> str:
    return _("{now} (before: {before})").format(now=text, before=one.stood) if one.stood else text


def _settle(session: Session, named: list[str], how: "How") -> int:
    from netui.services.conflicts import find, settle

    workspace = session.write()
    found = {one.id: one for one in (find(workspace.network, words, workspace.today) for words in named)}
    change = settle(workspace, list(found.values()), how)
    session.save()
    session.output.line(change.label)
    return session.exit_code()
