"""What came of all that was exchanged, as a text: summed by what it was, by whom and by what led to it."""

from collections.abc import Iterator, Mapping
from datetime import date

from netui.domain.measures.outcomes import By, Outcome, outcomes
from netui.domain.network import Network
from netui.i18n import _, say
from netui.services.markdown import escape


def report(network: Network, today: date) -> str:
    """Return what came of all that was exchanged, as Markdown.

    Args:
        network: Where everything is.
        today: The day that it is.
    """
    headings = {"received": _("What came to me"), "gave": _("What came to them")}
    parts = [
        part for direction, heading in headings.items() for part in _part(network, today, direction, heading)
    ]
    if not parts:
        parts = [_("Nothing that came of an exchange is written down yet.")]
    return "\n\n".join(parts) + "\n"


def _part(network: Network, today: date, direction: str, heading: str) -> Iterator[str]:
    titles: Mapping[By, str] = {
        "outcome": _("In all"),
        "person": _("By person"),
        "introducer": _("By who introduced us"),
        "channel": _("By where we met"),
        "through": _("By what led to it"),
        "kind": _("By what was exchanged"),
        "year": _("By year"),
    }
    for by, title in titles.items():
        rows = [row for row in outcomes(network, today, by) if row.direction == direction]
        if rows and by == "outcome":
            yield f"# {heading}"
        # Where nothing is known of it but that nothing is known, the sums in all have said it.
        if (by == "outcome" and rows) or any(row.key for row in rows):
            yield "\n".join((f"## {title}", "", *(_line(row, by) for row in rows)))


def _line(row: Outcome, by: By) -> str:
    sums = [f"{amount:f} {currency}" for currency, amount in row.amounts.items()]
    came = ", ".join((*map(say, row.reasons), *sums))
    return (
        f"- {came}"
        if by == "outcome"
        else _("- {name}: {what}").format(name=escape(say(row.name)), what=came)
    )
