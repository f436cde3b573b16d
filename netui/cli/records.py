"""Records as scripts read them: as they stand in the file, with their ids, and measures beside reasons."""

from typing import TYPE_CHECKING, Any

from netui.domain.ids import short
from netui.domain.messages import Measure
from netui.domain.network import Network
from netui.domain.records import Record
from netui.i18n import say

if TYPE_CHECKING:
    from netui.domain.measures import Due

Json = dict[str, Any]


def record_json(network: Network, record: Record, **measures: "Measure | Due") -> Json:
    """Return a record as it stands in the file, its ``id`` and ``short`` id added, then measures by name."""
    row = network.rows[record.TABLE][record.id]
    added = {"id": record.id, "short": short(record.id)}
    return added | row | added | {name: _measure(measure) for name, measure in measures.items()}


def _measure(measure: "Measure | Due") -> Json:
    reasons = [say(reason) for reason in measure.reasons]
    if isinstance(measure, Measure):
        return {"value": measure.value, "reasons": reasons}
    on = measure.on.isoformat() if measure.on else None
    return {"value": measure.value if measure.on else None, "on": on, "reasons": reasons}
