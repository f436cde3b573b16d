"""The history of a machine's people, as tests look at it."""

import json
from typing import Any

from netui.services.recorded.reading import Found, Recorded
from netui.services.recorded.telling import Step, Subject, tell
from tests.services.sync.machines import Machine

ADDED = ("Test", "added", None, "Anna")
"""Anna, as every history of the two machines begins."""

Told = list[tuple[str, str, Any, Any]]


def subject(machine: Machine, name: str = "Anna") -> Subject:
    rows = json.loads(machine.data)["contacts"]
    (identifier,) = (key for key, raw in rows.items() if raw["name"] == name)
    return Subject("contacts", identifier, name)


def steps(machine: Machine, whose: Subject, **more: Any) -> list[Step]:
    found: list[Step] = []

    def told(_found: Found, done: list[Step]) -> bool:
        found.extend(done)
        return True

    with Recorded(machine.folder, **more) as recorded:
        tell(recorded, whose, told)
    return found


def fields(machine: Machine, whose: Subject, table: str = "contacts") -> Told:
    """Return each change of somebody's own fields: who made it, which field, before and after."""
    found: Told = []
    for step in steps(machine, whose):
        _table, _id, before, after = step.changed
        if step.changed.table != table:
            continue
        if before is None or after is None:
            found.append((step.commit.author, step.what, before and before["name"], after and after["name"]))
        for name in step.fields:
            found.append((step.commit.author, name, (before or {}).get(name), (after or {}).get(name)))
    return found
