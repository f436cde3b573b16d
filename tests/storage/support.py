"""What the storage's tests share: rows, changes, and a folder seen from outside."""

import json
import os
import random
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from netui.domain.changes import Change, Edit
from netui.domain.ids import new_id
from netui.domain.tables import TABLES
from netui.storage.fileformat import Tables
from netui.storage.repository import Repository
from tests.support import FixedClock

MADE = "2026-11-24T12:00:00Z"
CLOCK = FixedClock()
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)

_TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
_NUMBERS = st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False)
_SCALARS = st.none() | st.booleans() | _NUMBERS | _TEXTS
VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=6,
)
"""Anything that JSON can say."""
FIELDS = st.sampled_from(["name", "tags", "notes", "updated", "mood"]) | _TEXTS
RAWS = st.dictionaries(FIELDS, VALUES, max_size=5)
IDS = st.integers(0, 2**128 - 1).map(str) | st.integers(1, 40).map(str)
ODD_IDS = IDS | _TEXTS
NAMES = st.sampled_from([*TABLES, "pets", "a table of mine"])


def tables(ids: st.SearchStrategy[str] = ODD_IDS) -> st.SearchStrategy[Tables]:
    """Return a strategy of tables, ours and others', with any rows."""
    return st.dictionaries(NAMES, st.dictionaries(ids, RAWS, max_size=6), max_size=4)


class People:
    """Makes up contacts with seeded ids."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)

    def id(self) -> str:
        return new_id(NOW, self._random)

    def added(self, name: str, **fields: Any) -> Change:
        """Return a change that adds a contact."""
        raw = {"name": name, "created": MADE, "updated": MADE, **fields}
        return Change(f"add {name}", (Edit("contacts", self.id(), None, raw),), MADE)


def add(repository: Repository, *names: str, seed: int = 1) -> list[str]:
    """Commit a change for each name and return the new ids."""
    people = People(seed)
    changes = [people.added(name) for name in names]
    for change in changes:
        repository.commit(change)
    return [change.edits[0].id for change in changes]


def set_fields(repository: Repository, identifier: str, label: str = "edit", **fields: Any) -> None:
    """Commit a change to a contact's fields; None takes one away."""
    before = repository.network.rows["contacts"][identifier]
    after = {name: value for name, value in (before | fields).items() if value is not None}
    repository.commit(Change(label, (Edit("contacts", identifier, before, after),), MADE))


def names(repository: Repository) -> list[str]:
    """Return the names of the contacts in memory, sorted; those in the trash left out."""
    rows = repository.network.rows["contacts"].values()
    return sorted(str(raw.get("name")) for raw in rows if not raw.get("deleted"))


def on_disk(folder: Path) -> dict[str, Any]:
    """Return what another program reads in the data file."""
    found = json.loads((folder / "network.json").read_bytes())
    assert isinstance(found, dict)
    return found


def names_on_disk(folder: Path) -> list[str]:
    """Return the contacts' names that another program reads, sorted."""
    return sorted(raw["name"] for raw in on_disk(folder)["contacts"].values())


def put(path: Path, data: bytes) -> None:
    """Write a file as somebody left it a minute ago: netui waits for one that may still be being written."""
    path.write_bytes(data)
    then = time.time() - 60
    os.utime(path, (then, then))


def wait_until(holds: Callable[[], bool], repository: Repository) -> None:
    """Wait for the writer's thread to bring something about; fails where it doesn't within 10 seconds."""
    told = threading.Event()
    repository.listen(told.set)
    for _ in range(1000):
        if holds():
            return
        told.wait(0.01)
        told.clear()
    raise AssertionError("it never came about")
