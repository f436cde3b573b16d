"""Short ways to a network for tests of measures and queries; made up by hand or by Hypothesis."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from netui.domain.changes import Edit
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import (
    CIRCLES,
    DIRECTIONS,
    EXCHANGE_KINDS,
    EXCHANGE_STATUSES,
    INTERACTION_KINDS,
    RELATIONS,
    REQUEST_DIRECTIONS,
    REQUEST_STATUSES,
    STAGES,
    Contact,
)
from netui.i18n import say
from tests.domain.strategies import IDS

TODAY = date(2026, 11, 24)


def ago(days: int) -> str:
    """Return the day some days before today, as the file holds it."""
    return str(TODAY - timedelta(days=days))


def network(**tables: list[Raw] | dict[str, Raw]) -> Network:
    """Return a network of rows; those in a list get the ids 1, 2, 3…"""
    return Network(
        {
            name: {str(at): row for at, row in enumerate(rows, 1)} if isinstance(rows, list) else rows
            for name, rows in tables.items()
        }
    )


def one(**fields: Any) -> Raw:
    """Return a contact's row."""
    return {"name": "Luca Bianchi", "created": "2026-01-01T00:00:00Z"} | fields


def met(days: int, kind: str = "meeting", who: str = "1", **fields: Any) -> Raw:
    """Return an interaction's row, some days ago."""
    return {"on": ago(days), "kind": kind, "contacts": [who], "created": f"{ago(days)}T00:00:00Z"} | fields


def gave(days: int, weight: int | None = 2, who: str = "1", **fields: Any) -> Raw:
    """Return an exchange's row, some days ago."""
    row = {"on": ago(days), "direction": "gave", "contact": who, "weight": weight} | fields
    return {name: value for name, value in row.items() if value is not None}


def received(days: int, weight: int | None = 2, who: str = "1", **fields: Any) -> Raw:
    """Return an exchange's row, the other way."""
    return gave(days, weight, who, **{"direction": "received"} | fields)


def asked(days: int, text: str = "CV review", **fields: Any) -> Raw:
    """Return the row of what somebody asked of you, some days ago."""
    row = {"on": ago(days), "direction": "incoming", "contact": "1", "text": text, "status": "open"}
    return row | fields


def turned(of: Network) -> Network:
    """Return the same network with its records the other way around."""
    return Network({name: dict(reversed(rows.items())) for name, rows in of.rows.items()})


def contact(of: Network, identifier: str = "1") -> Contact:
    """Return a contact that is there."""
    found = of.get(Contact, identifier)
    assert found is not None
    return found


def said(measure: Any) -> list[str]:
    """Return a measure's reasons in words."""
    return [say(reason) for reason in measure.reasons]


def put(of: Network, table: str, identifier: str, row: Raw | None) -> None:
    """Make an edit."""
    of.apply([Edit(table, identifier, of.rows[table].get(identifier), row)])


NEAR = st.integers(-400, 1200).map(ago)
CONTACTS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Anna Rossi", "Luca Bianchi", "José", "Acme"]),
        "created": NEAR.map("{}T00:00:00Z".format) | st.sampled_from(["?", 20260301, "2026-W01-1"]),
    },
    optional={
        "circle": st.sampled_from((*CIRCLES, "best")), "cadence_days": st.integers(-1, 40),
        "met_on": NEAR | st.sampled_from(["2026-03-01!", 5, None]),
        "stage": st.sampled_from(STAGES), "snoozed_until": NEAR, "deleted": st.just("2026-01-01T00:00:00Z"),
        "starred": st.booleans(), "trust": st.integers(1, 5), "relation": st.sampled_from(RELATIONS),
        "sector": st.sampled_from(["law", "Law", "art", ""]),
        "tags": st.lists(st.sampled_from(["ai", "ux"]), max_size=2),
        "company": st.sampled_from(["Acme Italia", "Ditta"]), "notes": st.text(max_size=12),
        "handles": st.just([{"kind": "phone", "value": "+39 333 12"}]),
    },
)  # fmt: skip
INTERACTIONS = st.fixed_dictionaries(
    {"on": NEAR | st.sampled_from(["2026-02-30", "", "?"]), "contacts": st.lists(IDS, max_size=3)},
    optional={
        "kind": st.sampled_from((*INTERACTION_KINDS, "dream")), "place": st.just("Rome"),
        "note": st.sampled_from(["Lunch in Rome", "x" * 60]), "deleted": st.just("2026-01-01T00:00:00Z"),
    },
)  # fmt: skip
EXCHANGES = st.fixed_dictionaries(
    {"contact": IDS, "direction": st.sampled_from(DIRECTIONS)},
    optional={
        "on": NEAR, "created": NEAR.map("{}T00:00:00Z".format), "weight": st.integers(0, 6), "due": NEAR,
        "kind": st.sampled_from(EXCHANGE_KINDS), "status": st.sampled_from(EXCHANGE_STATUSES),
        "note": st.sampled_from(["tip on rent", ""]), "thanked_on": NEAR,
    },
)  # fmt: skip
REQUESTS = st.fixed_dictionaries(
    {
        "contact": IDS, "direction": st.sampled_from(REQUEST_DIRECTIONS),
        "text": st.sampled_from(["CV review", "x" * 90]),
    },
    optional={
        "status": st.sampled_from((*REQUEST_STATUSES, "lost")), "on": NEAR, "due": NEAR, "closed_on": NEAR,
        "created": NEAR.map("{}T00:00:00Z".format), "deleted": st.just("2026-01-01T00:00:00Z"),
    },
)  # fmt: skip
TABLES: dict[str, st.SearchStrategy[Raw]] = {
    "contacts": CONTACTS, "interactions": INTERACTIONS, "exchanges": EXCHANGES,
}  # fmt: skip


def _filled(table: str, most: int) -> st.SearchStrategy[dict[str, Raw]]:
    return st.dictionaries(st.integers(1, most).map(str), TABLES[table], max_size=most)


NETWORKS = st.builds(
    network,
    contacts=_filled("contacts", 4).map(lambda rows: {"1": one()} | rows),
    interactions=_filled("interactions", 8),
    exchanges=_filled("exchanges", 8),
    profile=st.just([{"sectors": ["law"], "related": {"law": ["art", "tax"]}, "interests": ["ai"]}]),
)
WITH_REQUESTS = st.tuples(NETWORKS, st.dictionaries(IDS, REQUESTS, max_size=4)).map(
    lambda made: Network(made[0].rows | {"requests": made[1]})
)
EDITS = st.sampled_from(list(TABLES)).flatmap(
    lambda table: st.tuples(st.just(table), IDS, st.none() | TABLES[table])
)
