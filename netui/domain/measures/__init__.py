"""Measures: pure functions of records and a date, each with its reasons in words; none is stored.

What only one screen or command asks for is imported from its own module, so that a start doesn't pay for it:
`birthdays`, `bridging`, `helping`, `outcomes`.
"""

from netui.domain.measures.affinity import Affinities, affinity
from netui.domain.measures.answering import Answering, answering
from netui.domain.measures.balance import balance, network_balance
from netui.domain.measures.capacity import Load, load, warning
from netui.domain.measures.circles import CircleCount, circles, sectors
from netui.domain.measures.due import Due, due, due_days, due_now, reconnect
from netui.domain.measures.exchanges import Month, exchanged, monthly_exchanges, months, quarter
from netui.domain.measures.promises import Promised, open_promises, promises
from netui.domain.measures.quality import Reach, quality, reach
from netui.domain.measures.standing import Standing, standing
from netui.domain.measures.strength import LIVING, is_living, living, strength, strengths
from netui.domain.measures.turnover import network_turnover, turnover

__all__ = [
    "LIVING",
    "Affinities",
    "Answering",
    "CircleCount",
    "Due",
    "Load",
    "Month",
    "Promised",
    "Reach",
    "Standing",
    "affinity",
    "answering",
    "balance",
    "circles",
    "due",
    "due_days",
    "due_now",
    "exchanged",
    "is_living",
    "living",
    "load",
    "monthly_exchanges",
    "months",
    "network_balance",
    "network_turnover",
    "open_promises",
    "promises",
    "quality",
    "quarter",
    "reach",
    "reconnect",
    "sectors",
    "standing",
    "strength",
    "strengths",
    "turnover",
    "warning",
]  # fmt: skip
