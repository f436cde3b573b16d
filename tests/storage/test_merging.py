"""What others write comes in, and neither side's work is lost."""

import os
import random
from pathlib import Path
from typing import Any

import pytest

from netui.domain.changes import Change, Edit
from netui.storage.durable import write_held
from netui.storage.lock import Lock
from netui.storage.repository import Repository
from tests.storage.support import (
    CLOCK,
    MADE,
    People,
    add,
    names,
    names_on_disk,
    on_disk,
    set_fields,
    wait_until,
)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository.open(tmp_path / "data", CLOCK)


def test_two_open_repositories_see_each_others_changes(tmp_path: Path) -> None:
    one, other = Repository.open(tmp_path, CLOCK), Repository.open(tmp_path, CLOCK)
    add(one, "Anna", seed=1)
    one.flush()
    add(other, "Luca", seed=2)
    other.flush()
    assert names(other) == ["Anna", "Luca"]
    assert names_on_disk(tmp_path) == ["Anna", "Luca"]
    wait_until(one.refresh, one)
    assert names(one) == ["Anna", "Luca"]
    assert not one.refresh()
    one.close()
    other.close()


def test_edits_to_different_fields_of_one_record_are_both_kept(tmp_path: Path) -> None:
    one = Repository.open(tmp_path, CLOCK)
    (anna,) = add(one, "Anna")
    one.flush()
    other = Repository.open(tmp_path, CLOCK)
    set_fields(one, anna, role="CTO", tags=["law"])
    one.flush()
    set_fields(other, anna, place="Rome", tags=["tax"])
    other.flush()
    one.refresh()
    one.flush()
    wanted = {"name": "Anna", "role": "CTO", "place": "Rome", "tags": ["law", "tax"]}
    for row in (on_disk(tmp_path)["contacts"][anna], other.network.rows["contacts"][anna]):
        assert {name: row[name] for name in wanted} == wanted
    assert one.network.rows == other.network.rows
    one.close()
    other.close()


def test_two_edits_of_one_field_keep_the_later_and_the_other_as_a_conflict(tmp_path: Path) -> None:
    one = Repository.open(tmp_path, CLOCK)
    (anna,) = add(one, "Anna")
    one.flush()
    other = Repository.open(tmp_path, CLOCK)
    set_fields(one, anna, role="CTO", updated="2026-11-24T13:00:00Z")
    one.flush()
    set_fields(other, anna, role="CEO", updated="2026-11-24T14:00:00Z")
    other.flush()
    (conflict,) = on_disk(tmp_path)["conflicts"].values()
    assert on_disk(tmp_path)["contacts"][anna]["role"] == "CEO"
    assert {conflict["ours"], conflict["theirs"]} == {"CTO", "CEO"}
    assert conflict["chosen"] == "CEO"
    assert list(other.network.rows["conflicts"].values()) == [conflict]
    one.close()
    other.close()


def test_a_change_made_from_rows_that_were_replaced_meanwhile_loses_nothing(repository: Repository) -> None:
    (anna,) = add(repository, "Anna")
    stale = repository.network.rows["contacts"][anna]
    set_fields(repository, anna, role="CTO", updated="2026-11-24T13:00:00Z")
    late = stale | {"place": "Rome", "role": "CEO", "updated": "2026-11-24T14:00:00Z"}
    repository.commit(Change("edit", (Edit("contacts", anna, stale, late),), MADE))
    row = repository.network.rows["contacts"][anna]
    assert (row["role"], row["place"]) == ("CEO", "Rome")
    assert len(repository.network.rows["conflicts"]) == 1
    repository.flush()
    assert on_disk(repository.folder)["contacts"][anna] == row
    assert on_disk(repository.folder)["conflicts"] == repository.network.rows["conflicts"]


def test_a_change_by_an_editor_while_ours_is_on_its_way_is_merged(tmp_path: Path) -> None:
    repository = Repository.open(tmp_path, CLOCK)
    (anna,) = add(repository, "Anna")
    repository.flush()
    with Lock(tmp_path / ".netui" / "lock"):  # ours has to wait
        set_fields(repository, anna, role="CTO")
        text = repository.path.read_text()
        repository.path.write_text(text.replace('"name":"Anna"', '"name":"Anna","place":"Rome"'))
        repository.refresh()
    repository.flush()
    row = repository.network.rows["contacts"][anna]
    assert (row["role"], row["place"]) == ("CTO", "Rome")
    assert on_disk(tmp_path)["contacts"][anna] == row
    repository.close()


def test_an_editor_that_writes_at_the_same_moment_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository.open(tmp_path, CLOCK)
    (anna,) = add(repository, "Anna")
    repository.flush()
    edits = [repository.path.read_text().replace('"name":"Anna"', '"name":"Anna","place":"Rome"')]

    def edited_meanwhile(*arguments: Any) -> int:
        if edits:
            repository.path.write_text(edits.pop())
        return write_held(*arguments)

    monkeypatch.setattr("netui.storage.datafile.write_held", edited_meanwhile)
    set_fields(repository, anna, role="CTO")
    repository.flush()
    row = repository.network.rows["contacts"][anna]
    assert (row["role"], row["place"]) == ("CTO", "Rome")
    assert on_disk(tmp_path)["contacts"][anna] == row
    repository.close()


def test_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "network.json"
    path.write_text('{"contacts":{"1":{"name":"Anna"}}}')
    read = os.read
    edits = ['{"contacts":{"1":{"name":"Giovanna"}}}']

    def edited_meanwhile(handle: int, size: int) -> bytes:
        found = read(handle, size)
        if edits and found:
            path.write_text(edits.pop())
        return found

    monkeypatch.setattr(os, "read", edited_meanwhile)
    with Repository.open(tmp_path, CLOCK) as repository:
        assert names(repository) == ["Giovanna"]
        assert not repository.refresh()


def test_a_file_whose_lines_are_known_to_be_ours_is_only_trusted_while_nobody_else_wrote_it(
    tmp_path: Path,
) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        add(repository, *map(str, range(50)))
        repository.flush()
        path = repository.path
        text = path.read_text().replace('"name":"7"', '"name":  "Se\u0301ven"')
    path.write_text(text)
    with Repository.open(tmp_path, CLOCK) as repository:
        assert "Se\u0301ven" in names(repository)
        add(repository, "last", seed=2)
    assert "Séven" in path.read_text()
    assert '":  "' not in path.read_text()


def test_memory_and_disk_agree_after_crossing_edits_of_one_field(tmp_path: Path) -> None:
    repository = Repository.open(tmp_path, CLOCK)
    other = Repository.open(tmp_path, CLOCK)
    (anna,) = add(repository, "Anna", seed=4)
    repository.flush()
    wait_until(other.refresh, other)
    with Lock(tmp_path / ".netui" / "lock"):
        set_fields(repository, anna, role="CTO", updated="2026-11-24T15:00:00Z")
        text = repository.path.read_text()
        edited = text.replace('"name":"Anna"', '"name":"Anna","role":"CEO"').replace(
            MADE, "2026-11-24T14:00:00Z"
        )
        repository.path.write_text(edited)
        repository.refresh()
        set_fields(repository, anna, role=None, updated="2026-11-24T16:00:00Z")
    for each in (repository, other):
        each.flush()
        each.refresh()
        each.flush()
    assert repository.network.rows == other.network.rows
    assert on_disk(tmp_path)["contacts"] == repository.network.rows["contacts"]
    repository.close()
    other.close()


def test_records_taken_out_by_hand_go_from_memory(tmp_path: Path) -> None:
    repository = Repository.open(tmp_path, CLOCK)
    add(repository, "Anna", "Luca")
    repository.flush()
    lines = repository.path.read_text().splitlines(keepends=True)
    kept = [line for line in lines if "Luca" not in line]
    repository.path.write_text("".join(kept).replace("},\n}", "}\n}"))
    wait_until(repository.refresh, repository)
    assert names(repository) == ["Anna"]
    repository.close()


def test_a_file_that_was_taken_away_is_written_whole_again(repository: Repository) -> None:
    add(repository, "Anna")
    repository.flush()
    repository.path.unlink()
    repository.refresh()
    repository.flush()
    assert names(repository) == ["Anna"]
    add(repository, "Luca", seed=2)
    repository.flush()
    assert names_on_disk(repository.folder) == ["Anna", "Luca"]


def test_a_folder_that_was_taken_away_is_made_again(repository: Repository) -> None:
    import shutil

    add(repository, "Anna")
    repository.flush()
    shutil.rmtree(repository.folder)
    add(repository, "Luca", seed=2)
    repository.flush()
    assert names_on_disk(repository.folder) == ["Anna", "Luca"]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_crosses_memory_and_disk_agree_in_the_end(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    people = People(seed)
    repositories = [Repository.open(tmp_path, CLOCK) for _ in range(3)]

    def act(repository: Repository) -> None:
        rows = repository.network.rows["contacts"]
        act = chance.choice(("add", "edit", "edit", "edit", "purge", "undo", "redo", "flush", "refresh"))
        if act == "add":
            repository.commit(people.added(f"{len(rows)}"))
        elif act in ("edit", "purge") and rows:
            key = chance.choice(sorted(rows))
            field = chance.choice(("role", "place", "tags"))
            value: Any = chance.choice((None, "x", "y", "z"))
            if field == "tags" and value:
                value = sorted(chance.sample("abcd", 2))
            stamp = f"2026-11-24T12:00:{chance.randrange(60):02}Z"
            before = rows[key]
            after = {name: part for name, part in (before | {field: value}).items() if part is not None}
            edit = Edit("contacts", key, before, None if act == "purge" else after | {"updated": stamp})
            repository.commit(Change(act, (edit,), MADE))
        elif act == "undo":
            repository.undo()
        elif act == "redo":
            repository.redo()
        elif act == "flush":
            repository.flush()
        else:
            repository.refresh()

    for _ in range(120):
        act(chance.choice(repositories))
    for _ in range(2):
        for each in repositories:
            each.flush()
            each.refresh()
            each.flush()
    disk = on_disk(tmp_path)
    disk.pop("_meta")
    for each in repositories:
        assert each.network.rows == disk
        each.close()
