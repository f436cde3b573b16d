"""Commands on what follows an exchange: thanks, outcome."""

from argparse import Namespace
from typing import Any

from netui.cli.parser import Commands
from netui.cli.people import CONTACT_HELP
from netui.cli.session import Session, UsageError
from netui.domain.kinds import FieldError
from netui.domain.messages import message
from netui.domain.records import InvalidRecordError, Problem
from netui.domain.tables import OUTCOMES
from netui.i18n import _


class OutcomeUsageError(UsageError):
    """An outcome that says nothing, or no word that is one."""


def declare(commands: Commands) -> None:
    """Declare the commands of this module."""
    parser = commands.add(
        "thanks", thanks, _("write down that thanks were said, yours or theirs"), "netui thanks anna rossi"
    )
    entry = _("the short id of an entry (“netui ledger” shows it), or a contact: {contact}")
    parser.add_argument(
        "entry", nargs="+", metavar=_("ENTRY|CONTACT"), help=entry.format(contact=CONTACT_HELP)
    )
    parser.add_argument("--theirs", action="store_true", help=_("they thanked you, for what you gave them"))
    parser.add_argument("--on", metavar=_("DATE"), help=_("the day, if not today"))
    parser = commands.add(
        "outcome",
        outcome,
        _("write down what came of an exchange: {words}").format(words=", ".join(OUTCOMES)),
        'netui outcome k3mq7p2x client --value "1.500,00 €"',
    )
    parser.add_argument(
        "entry", metavar=_("ENTRY"),
        help=_("the short id of an entry, or of a request that has one; or words of an entry"),
    )  # fmt: skip
    parser.add_argument("outcome", nargs="?", choices=OUTCOMES, metavar=_("WHAT"), help=", ".join(OUTCOMES))
    parser.add_argument("--value", metavar=_("AMOUNT"), help=_("what it was worth: 1500 EUR, 1.500,00 €"))


def thanks(session: Session, options: Namespace) -> int:
    """Write down thanks."""
    from netui.domain.dates import read_date
    from netui.services.entries import entry_to_thank
    from netui.services.ledger import thank, thanked_by_them

    workspace = session.write()
    on = read_date(options.on, workspace.today) if options.on else None
    entry = entry_to_thank(workspace.network, " ".join(options.entry), theirs=options.theirs)
    if entry.direction == "gave":
        thanked_by_them(workspace, [entry], on)
        said = _("{name} thanked you: {what}")
    else:
        thank(workspace, [entry], on)
        said = _("you thanked {name}: {what}")
    session.save()
    name = workspace.network.name(entry.contact)
    what = entry.note.partition("\n")[0] or entry.kind or _("something")
    session.output.line(said.format(name=name, what=what))
    return session.exit_code()


def outcome(session: Session, options: Namespace) -> int:
    """Write down what came of an exchange; what isn't said stays as it was written."""
    from netui.services.entries import entry_with_outcome
    from netui.services.ledger import record_outcome

    if options.outcome is None and not options.value:
        raise OutcomeUsageError(
            message("say what came of it: {words}, or --value AMOUNT", words=", ".join(OUTCOMES))
        )
    workspace = session.write()
    entry = entry_with_outcome(workspace.network, options.entry)
    said: dict[str, Any] = {"outcome": options.outcome or entry.outcome, "value": entry.value}
    if options.value:
        said["value"] = _amount(options.value)
    change = record_outcome(workspace, entry, said)
    session.save()
    session.output.line(change.label if change.edits else _("nothing changed"))
    return session.exit_code()


def _amount(text: str) -> dict[str, str]:
    from netui.services.fields import parse_amount

    try:
        return parse_amount(text)
    except FieldError as error:
        raise InvalidRecordError([Problem("value", error.message)]) from error
