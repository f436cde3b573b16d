"""Turnover: exchanges a year, both ways. The headline; balance is the footnote.

Research on favours at work found the frequency of exchange to matter more than an even balance
(Flynn 2003).
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from netui.domain.measures.exchanges import happened
from netui.domain.messages import Measure, message
from netui.domain.network import Network
from netui.domain.tables import Exchange

YEAR_DAYS: Final = 365
"""The window that is counted: a whole year, so that no season weighs more than another."""


def turnover(network: Network, contact: str, today: date) -> Measure:
    """Return the exchanges with a contact in the last year.

    Args:
        network: Where the exchanges are.
        contact: The contact's id.
        today: The day that it is; what lies after it doesn't count, and promises don't.
    """
    return _turnover(network.exchanges(contact), today)


def network_turnover(network: Network, today: date) -> Measure:
    """Return the exchanges with everyone in the last year."""
    return _turnover(network.all(Exchange), today)


def _turnover(exchanges: Iterable[Exchange], today: date) -> Measure:
    past = list(happened(exchanges, today))
    if not past:
        return Measure(0.0, (message("nothing exchanged yet"),))
    lately = [exchange for exchange, on in past if (today - on).days < YEAR_DAYS]
    if not lately:
        latest = max(on for _, on in past)
        return Measure(0.0, (message("nothing exchanged in the last 12 months, last on {day}", day=latest),))
    gave = sum(1 for one in lately if one.direction == "gave")
    said = message(
        "one exchange in the last 12 months: gave {gave}, received {received}",
        "{count} exchanges in the last 12 months: gave {gave}, received {received}",
        count=len(lately),
        gave=gave,
        received=len(lately) - gave,
    )
    return Measure(float(len(lately)), (said,))
