"""Files of older versions are brought up to date step by step, in memory first."""

from pathlib import Path

import pytest

from netui.storage import datafile, migrations
from netui.storage.fileformat import FormatError, Tables
from netui.storage.migrations import migrated, schema_of
from netui.storage.repository import Repository
from tests.storage.support import CLOCK, add, names, on_disk


def renamed_friends(tables: Tables) -> Tables:
    """Make schema 2 of schema 1: what was called friends are contacts."""
    rest = {name: rows for name, rows in tables.items() if name != "friends"}
    return rest | {"contacts": {**tables.get("contacts", {}), **tables.get("friends", {})}}


def shouting_names(tables: Tables) -> Tables:
    """Make schema 3 of schema 2."""
    contacts = {key: raw | {"name": raw["name"].upper()} for key, raw in tables["contacts"].items()}
    return tables | {"contacts": contacts}


STEPS = {1: renamed_friends, 2: shouting_names}


def test_steps_are_made_in_their_order_from_the_schema_that_a_file_has() -> None:
    old: Tables = {"_meta": {"1": {"schema": 1, "kept": True}}, "friends": {"1": {"name": "Anna"}}}
    new = migrated(old, STEPS, 3)
    assert new == {"_meta": {"1": {"schema": 3, "kept": True}}, "contacts": {"1": {"name": "ANNA"}}}
    half: Tables = {"_meta": {"1": {"schema": 2}}, "contacts": {"1": {"name": "Anna"}}}
    assert migrated(half, STEPS, 3)["contacts"] == {"1": {"name": "ANNA"}}


def test_a_file_of_this_schema_or_a_newer_one_stays_as_it_is() -> None:
    for schema in (3, 4):
        tables: Tables = {"_meta": {"1": {"schema": schema}}, "friends": {"1": {}}}
        assert migrated(tables, STEPS, 3) is tables


@pytest.mark.parametrize("found", ["1", 1.0, True, None, 0, -1])
def test_a_schema_that_is_no_number_is_refused(found: object) -> None:
    with pytest.raises(FormatError, match="a schema that is no number"):
        schema_of({"_meta": {"1": {"schema": found}}})


def test_there_is_a_step_for_every_schema_before_this_one() -> None:
    assert set(migrations.STEPS) == set(range(1, migrations.SCHEMA))


def test_an_old_file_changes_with_the_first_save_and_a_backup_has_it_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = '{"_meta":{"1":{"schema":1}},"friends":{"5":{"name":"Anna"}}}'
    (tmp_path / "network.json").write_text(old)
    monkeypatch.setattr(datafile, "SCHEMA", 3)
    monkeypatch.setattr(datafile, "migrated", lambda tables: migrated(tables, STEPS, 3))
    with Repository.open(tmp_path, CLOCK) as repository:
        assert names(repository) == ["ANNA"]
        assert (tmp_path / "network.json").read_text() == old
        add(repository, "Luca")
        repository.flush()
        (backup,) = repository.backups()
    assert backup.path.read_text() == old
    assert backup.counts == {"friends": 1}
    assert on_disk(tmp_path)["_meta"] == {"1": {"schema": 3}}
    assert "friends" not in on_disk(tmp_path)
