"""Networks with conflicts, made as they are made: by merging two files."""

from pathlib import Path
from typing import Any

from netui.domain.tables import TABLES
from netui.services.conflicts import Case, cases
from netui.services.workspace import Workspace
from netui.storage.fileformat import META, Tables, parse
from netui.storage.lines import rendered
from netui.storage.merging import merge_bytes
from tests.support import open_workspace

BEFORE, EARLIER, LATER = "2026-11-20T09:00:00Z", "2026-11-22T09:00:00Z", "2026-11-23T09:00:00Z"
ANNA, BRUNO = "2064107855152423669977618177724267663", "1999533082497643652113541536493380205"
EMPTY: Tables = {META: {"1": {"schema": 1}}, **{name: {} for name in TABLES}}


def written(tables: Tables) -> bytes:
    """Return a network as a file."""
    return b"".join(rendered(EMPTY | tables).runs)


def side(tables: Tables, at: str, **fields: Any) -> Tables:
    """Return tables with other fields in every record that names itself in ``fields`` by table."""
    return {
        table: {key: raw | fields.get(table, {}) | {"updated": at} for key, raw in rows.items()}
        for table, rows in tables.items()
    }


def clash(folder: Path, base: Tables, earlier: Tables, later: Tables) -> Workspace:
    """Open what a merge makes of two sides that have changed the same, one of them later.

    Args:
        folder: Where.
        base: What both had.
        earlier: What one side made of it.
        later: What the other made of it, afterwards.
    """
    folder.mkdir(parents=True, exist_ok=True)
    merged = merge_bytes(written(base), written(earlier), written(later)).content
    (folder / "network.json").write_bytes(merged)
    return open_workspace(folder)


def people(**fields: Any) -> Tables:
    """Return a network with Anna in it."""
    return {"contacts": {ANNA: {"name": "Anna Rossi", "created": BEFORE, "updated": BEFORE} | fields}}


def clash_about(folder: Path, field: str, earlier: Any, later: Any, before: Any = None) -> Workspace:
    """Open a network in which both sides changed one field of Anna's; what was later stands."""
    base = people(**({} if before is None else {field: before}))
    sides = (side(base, at, contacts={field: value}) for at, value in ((EARLIER, earlier), (LATER, later)))
    return clash(folder, base, *sides)


def disagree(folder: Path) -> None:
    """Have two machines change what somebody in a folder does, each otherwise."""
    path = folder / "network.json"
    tables = parse(path.read_bytes())
    person = min(tables["contacts"])
    sides = [
        tables
        | {
            "contacts": tables["contacts"]
            | {person: tables["contacts"][person] | {"role": role, "updated": at}}
        }
        for role, at in (("notary", EARLIER), ("judge", LATER))
    ]
    path.write_bytes(merge_bytes(written(tables), *map(written, sides)).content)


def only(workspace: Workspace) -> Case:
    """Return the one open conflict."""
    (found,) = cases(workspace.network, workspace.today)
    return found
