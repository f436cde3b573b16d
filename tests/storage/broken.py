"""What the tests of healing share: a small network's file, and opening what became of it."""

import json
import stat
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from netui.domain.ids import derived_id
from netui.i18n import say
from netui.storage.fileformat import Tables
from netui.storage.lines import rendered
from netui.storage.repository import Repository
from tests.storage.support import CLOCK, MADE, put

ANNA, LUCA, SARA, CALL = (derived_id("test", name) for name in ("Anna", "Luca", "Sara", "call"))
TABLES: Tables = {
    "_meta": {"1": {"schema": 1}},
    "contacts": {
        ANNA: {"name": "Anna José", "tags": ["law", "tax"], "created": MADE, "updated": MADE},
        LUCA: {"name": "Luca", "knows": [ANNA], "created": MADE, "updated": MADE},
        SARA: {"name": "Sara", "external": {"linkedin": "sara"}, "created": MADE, "updated": MADE},
    },
    "interactions": {CALL: {"on": "2026-11-02", "contacts": [ANNA], "kind": "call", "note": "{\n}"}},
    "pets": {"1": {"name": "Rex"}},
}
WHOLE = b"".join(rendered(TABLES).runs)
PRETTY = json.dumps(json.loads(WHOLE), indent=2).encode()
ONE_LINE = json.dumps(json.loads(WHOLE)).encode()
ROWS: Tables = json.loads(WHOLE)


def opened(folder: Path, data: bytes, **options: Any) -> tuple[Tables, list[str]]:
    """Open a folder whose data file holds some bytes; return its rows and what was said."""
    put(folder / "network.json", data)
    with Repository.open(folder, CLOCK, **options) as repository:
        return repository.network.rows, list(map(say, repository.notices()))


def quarantined(folder: Path) -> list[Path]:
    """Return the files that are kept as they were before they were healed, oldest first."""
    return sorted((folder / ".netui" / "quarantine").glob("*.json"))


def healed(folder: Path, data: bytes, **options: Any) -> tuple[Tables, str]:
    """Open a folder whose file has to be healed; return its rows and what was said.

    Whatever was wrong: the file is a good one afterwards, as netui writes it, what it was is kept, and a
    second opening finds nothing to do.
    """
    rows, (said,) = opened(folder, data, **options)
    path = folder / "network.json"
    written = path.read_bytes()
    (kept,) = quarantined(folder)
    assert kept.read_bytes() == data
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert said.startswith("network.json ")
    assert "\n" not in said
    with TinyDB(path, access_mode="r") as stock:
        for table in rows:
            assert {str(each.doc_id): dict(each) for each in stock.table(table).all()} == rows[table]
    with Repository.open(folder, CLOCK) as again:
        assert again.network.rows == rows
        assert again.notices() == []
    assert path.read_bytes() == written == b"".join(rendered(json.loads(written)).runs)
    assert quarantined(folder) == [kept]
    return rows, said


def all_of(rows: Tables) -> Tables:
    """Return rows without the tables that hold nothing, as the file has them."""
    return {"_meta": {"1": {"schema": 1}}} | {table: found for table, found in rows.items() if found}


def line_of(identifier: str) -> bytes:
    """Return a record's line in the whole file, with its comma where it has one."""
    return next(line for line in WHOLE.split(b"\n") if line.startswith(b'"%b":' % identifier.encode()))
