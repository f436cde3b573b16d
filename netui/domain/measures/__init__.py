"""Measures: pure functions of records and a date, each with its reasons in words; none is stored."""

from netui.domain.measures.affinity import Affinities, affinity
from netui.domain.measures.balance import balance, network_balance
from netui.domain.measures.circles import CircleCount, circles, sectors
from netui.domain.measures.due import Due, due, due_days, reconnect
from netui.domain.measures.exchanges import Month, exchanged, monthly_exchanges, months, quarter
from netui.domain.measures.promises import Promised, open_promises, promises
from netui.domain.measures.quality import Quality, quality
from netui.domain.measures.strength import LIVING, is_living, living, strength, strengths
from netui.domain.measures.turnover import network_turnover, turnover

__all__ = [
    "LIVING", "Affinities", "CircleCount", "Due", "Month", "Promised", "Quality", "affinity", "balance",
    "circles", "due", "due_days", "exchanged", "is_living", "living", "monthly_exchanges", "months",
    "network_balance", "network_turnover", "open_promises", "promises", "quality", "quarter", "reconnect",
    "sectors", "strength", "strengths", "turnover",
]  # fmt: skip
