"""The command `outcomes`: what came of what was exchanged, summed."""

from argparse import Namespace
from typing import TYPE_CHECKING

from netui.cli.output import Column
from netui.cli.parser import Commands, add_choice, add_json
from netui.cli.records import Json
from netui.cli.session import DONE, Session
from netui.i18n import _, say

if TYPE_CHECKING:
    from netui.domain.measures.outcomes import Outcome

BY = ("outcome", "kind", "person", "introducer", "channel", "through", "year")


def declare(commands: Commands) -> None:
    """Declare the commands of this module."""
    parser = commands.add(
        "outcomes",
        list_outcomes,
        _("sum what came of what was exchanged: clients, jobs, money"),
        "netui outcomes --by introducer",
    )
    add_choice(parser, "--by", BY, _("what to sum by"), default=BY[0])
    add_json(parser)


def list_outcomes(session: Session, options: Namespace) -> int:
    """Sum outcomes: what came to you, then what came to them, each currency by itself."""
    from netui.domain.measures.outcomes import outcomes

    workspace = session.read()
    found = outcomes(workspace.network, workspace.today, options.by)
    if options.json:
        session.output.json([_json(row) for row in found])
        return DONE
    if not found:
        session.output.note(
            _("nothing came of an exchange yet: “netui outcome ENTRY client --value AMOUNT” writes it down")
        )
        return DONE
    titles = {"received": _("what came to you"), "gave": _("what came to them")}
    for direction, title in titles.items():
        rows = [_row(row) for row in found if row.direction == direction]
        if rows:
            session.output.heading(title)
        columns = (
            Column(_(options.by), least=16), Column(_("times"), right=True, keep=True),
            Column(_("worth"), right=True, keep=True), Column(_("what"), wrap=True, least=16),
        )  # fmt: skip
        session.output.table(columns, rows, indent=2)
    return DONE


def _row(row: "Outcome") -> tuple[str, str, str, str]:
    worth = ", ".join(f"{amount:f} {currency}" for currency, amount in row.amounts.items())
    return say(row.name), str(row.count), worth, ", ".join(map(say, row.reasons))


def _json(row: "Outcome") -> Json:
    return {
        "direction": row.direction,
        "key": row.key,
        "name": say(row.name),
        "count": row.count,
        "amounts": {currency: f"{amount:f}" for currency, amount in row.amounts.items()},
        "exchanges": list(row.exchanges),
        "reasons": list(map(say, row.reasons)),
    }
