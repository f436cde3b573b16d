"""Undo and redo: every change, after a restart, by any process, and byte by byte."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.changes import Change, Edit
from netui.storage.errors import StorageError
from netui.storage.fileformat import same
from netui.storage.history import History, taken_back
from netui.storage.repository import Repository
from netui.storage.undolog import UndoLog, made, marked, stacks
from tests.storage.support import CLOCK, IDS, MADE, RAWS, add, names, names_on_disk, set_fields


def label(change: Change | None) -> str | None:
    return change.label if change else None


def test_undo_takes_the_last_change_back_and_redo_makes_it_again(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        (anna,) = add(repository, "Anna")
        set_fields(repository, anna, label="promote", role="CTO")
        after = repository.network.rows["contacts"][anna]

        assert label(repository.undo()) == "promote"
        assert "role" not in repository.network.rows["contacts"][anna]
        assert label(repository.undo()) == "add Anna"
        assert names(repository) == []
        assert repository.undo() is None

        assert label(repository.redo()) == "add Anna"
        assert label(repository.redo()) == "promote"
        assert repository.redo() is None
        assert repository.network.rows["contacts"][anna] == after
    assert names_on_disk(tmp_path) == ["Anna"]


def test_undo_gives_back_what_it_changed(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        (anna,) = add(repository, "Anna")
        row = repository.network.rows["contacts"][anna]
        undone = repository.undo()
    assert undone == Change("add Anna", (Edit("contacts", anna, row, None),), MADE)


def test_a_new_change_leaves_nothing_to_redo(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        add(repository, "Anna", "Luca")
        repository.undo()
        add(repository, "Sara", seed=2)
        assert repository.redo() is None
        assert label(repository.undo()) == "add Sara"
        assert label(repository.undo()) == "add Anna"
        assert label(repository.redo()) == "add Anna"
        assert label(repository.redo()) == "add Sara"


def test_undoing_all_of_a_session_gives_back_the_very_bytes(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        ids = add(repository, "Anna", "Luca", "José", "Søren")
        repository.flush()
        start = repository.path.read_bytes()

    with Repository.open(tmp_path, CLOCK) as repository:
        set_fields(repository, ids[2], role="CTO", tags=["a"])
        set_fields(repository, ids[2], role=None, tags=["b", "c"], extra={"x": [1, 2.5, None]})
        add(repository, "New", seed=2)
        edits = [
            Edit("contacts", key, repository.network.rows["contacts"][key], after)
            for key, after in zip(ids, ({"name": "A"}, None, {"name": "B"}, {}), strict=True)
        ]
        repository.commit(Change("many", tuple(edits), MADE))
        repository.flush()
        assert repository.path.read_bytes() != start
        count = len(list(iter(repository.undo, None)))
    assert count == 8
    assert names_on_disk(tmp_path) == []
    with Repository.open(tmp_path, CLOCK) as repository:
        for _ in range(4):
            repository.redo()
    assert repository.path.read_bytes() == start


def test_undo_and_redo_survive_a_restart(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        add(repository, "Anna", "Luca")
    with Repository.open(tmp_path, CLOCK) as repository:
        assert label(repository.undo()) == "add Luca"
    with Repository.open(tmp_path, CLOCK) as repository:
        assert label(repository.undo()) == "add Anna"
    with Repository.open(tmp_path, CLOCK) as repository:
        assert label(repository.redo()) == "add Anna"
    with Repository.open(tmp_path, CLOCK) as repository:
        assert label(repository.redo()) == "add Luca"
        assert names(repository) == ["Anna", "Luca"]


def test_processes_share_what_can_be_undone(tmp_path: Path) -> None:
    one, other = Repository.open(tmp_path, CLOCK), Repository.open(tmp_path, CLOCK)
    add(one, "Anna", seed=1)
    one.flush()
    add(other, "Luca", seed=2)
    other.flush()
    add(one, "Sara", seed=3)
    one.flush()
    assert label(other.undo()) == "add Sara"
    other.flush()
    assert label(one.undo()) == "add Luca"
    one.flush()
    assert label(other.redo()) == "add Luca"
    other.flush()
    assert label(one.redo()) == "add Sara"
    one.flush()
    assert names_on_disk(tmp_path) == ["Anna", "Luca", "Sara"]
    one.close()
    other.close()


def test_undo_leaves_alone_what_was_changed_since(tmp_path: Path) -> None:
    one = Repository.open(tmp_path, CLOCK)
    (anna,) = add(one, "Anna", seed=1)
    one.flush()
    set_fields(one, anna, label="promote", role="CTO", place="Rome", tags=["law"])
    one.flush()
    path = one.path
    path.write_text(path.read_text().replace('"place":"Rome"', '"place":"Milan"'))
    one.refresh()
    one.flush()
    one.undo()
    row = one.network.rows["contacts"][anna]
    assert (row.get("role"), row["place"], row.get("tags")) == (None, "Milan", None)
    one.redo()
    assert one.network.rows["contacts"][anna]["role"] == "CTO"
    assert one.network.rows["contacts"][anna]["place"] == "Milan"
    one.close()


def test_a_record_that_was_changed_since_it_was_made_goes_to_the_trash_and_is_not_lost(
    tmp_path: Path,
) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        (anna,) = add(repository, "Anna")
        repository.flush()
        path = repository.path
        path.write_text(path.read_text().replace('"name":"Anna"', '"name":"Anna","place":"Rome"'))
        repository.refresh()
        repository.flush()
        repository.undo()
        row = repository.network.rows["contacts"][anna]
        assert (row["deleted"], row["updated"], row["place"]) == (MADE, MADE, "Rome")


def test_what_cannot_be_taken_back_any_more_is_passed_over(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        (anna,) = add(repository, "Anna")
        set_fields(repository, anna, label="promote", role="CTO")
        repository.flush()
        path = repository.path
        path.write_text(path.read_text().replace('"role":"CTO"', '"role":"CEO"'))
        repository.refresh()
        repository.flush()
        assert label(repository.undo()) == "add Anna"
        assert repository.undo() is None


def test_changes_are_undone_in_memory_while_they_wait_for_the_disk(tmp_path: Path) -> None:
    (tmp_path / ".netui").symlink_to("/nowhere")
    repository = Repository.open(tmp_path, CLOCK, back_off=(60,))
    add(repository, "Anna", "Luca")
    assert label(repository.undo()) == "add Luca"
    assert names(repository) == ["Anna"]
    (tmp_path / ".netui").unlink()
    repository.flush()
    assert names_on_disk(tmp_path) == ["Anna"]
    assert label(repository.redo()) == "add Luca"
    repository.close()
    with Repository.open(tmp_path, CLOCK) as again:
        assert [label(again.undo()), label(again.undo()), again.undo()] == ["add Luca", "add Anna", None]


def test_values_that_json_knows_only_just_come_back_exactly(tmp_path: Path) -> None:
    before = {"n": 10**30, "f": float("inf"), "t": "NaN", "big": [2**64, -(2**63)], "b": True}
    edit = Edit("contacts", "1", None, before)
    with Repository.open(tmp_path, CLOCK) as repository:
        repository.commit(Change("add", (edit,), MADE))
        repository.commit(Change("clear", (Edit("contacts", "1", before, {}),), MADE))
    with Repository.open(tmp_path, CLOCK) as repository:
        repository.undo()
        assert same(repository.network.rows["contacts"]["1"], before)


def test_a_change_seen_in_the_log_before_the_writer_says_so_is_one_change(tmp_path: Path) -> None:
    log = UndoLog(tmp_path / "undo.jsonl")
    history = History(UndoLog(log.path))
    log.append([replace(history.record(change("first"))), made(change("second, by another process"))])
    found = history.next("undo")
    assert found is not None
    assert found[1].label == "second, by another process"


def test_a_log_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        add(repository, "Anna")
        repository.flush()
        log = tmp_path / ".netui" / "undo.jsonl"
        log.unlink()
        log.mkdir()
        with pytest.raises(StorageError, match="Is a directory"):
            repository.undo()
        log.rmdir()


def test_a_damaged_entry_says_that_it_cannot_be_undone(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        add(repository, "Anna")
    log = tmp_path / ".netui" / "undo.jsonl"
    log.write_text(log.read_text().replace('["contacts",', "[7,7,7,7,"))
    with (
        Repository.open(tmp_path, CLOCK) as repository,
        pytest.raises(StorageError, match="is damaged: this change can't be undone"),
    ):
        repository.undo()


# What taking back means


@given(st.lists(st.tuples(IDS, st.none() | RAWS), max_size=6))
def test_taking_back_what_nothing_else_changed_gives_exactly_what_was(
    steps: list[tuple[str, dict[str, Any] | None]],
) -> None:
    start: dict[str, dict[str, Any]] = {"1": {"name": "Anna"}, "2": {"name": "Luca", "tags": ["x"]}}
    rows = dict(start)
    edits = []
    for key, after in steps:
        edits.append(Edit("contacts", key, rows.get(key), after))
        if after is None:
            rows.pop(key, None)
        else:
            rows[key] = after
    for edit in taken_back(edits, {"contacts": rows}, MADE):
        if edit.after is None:
            del rows[edit.id]
        else:
            rows[edit.id] = edit.after
    assert rows == start


@given(RAWS, RAWS, RAWS)
def test_taking_back_never_touches_a_field_that_holds_another_value_now(
    before: dict[str, Any], after: dict[str, Any], current: dict[str, Any]
) -> None:
    edits = taken_back([Edit("contacts", "1", before, after)], {"contacts": {"1": current}}, MADE)
    result = edits[0].after if edits else current
    assert result is not None
    for name in result.keys() | current.keys() | after.keys() | before.keys():
        if same(current, after) or same(
            [current.get(name), name in current], [after.get(name), name in after]
        ):
            assert same(result.get(name), before.get(name))
        else:
            assert same(result.get(name), current.get(name))


def test_a_record_that_is_gone_or_back_already_stays_so() -> None:
    made_edit = Edit("contacts", "1", None, {"name": "Anna"})
    purged = Edit("contacts", "2", {"name": "Luca"}, None)
    trashed = {"name": "Anna", "deleted": MADE}
    assert taken_back([made_edit], {"contacts": {}}, MADE) == []
    assert taken_back([made_edit], {"contacts": {"1": trashed}}, MADE) == []
    assert taken_back([purged], {"contacts": {"2": {"name": "Luca B."}}}, MADE) == []
    assert taken_back([purged], {}, MADE) == [Edit("contacts", "2", None, {"name": "Luca"})]


# The log


def change(name: str, edits: int = 1) -> Change:
    return Change(name, tuple(Edit("contacts", str(n), None, {"name": name}) for n in range(edits)), MADE)


def undoable(log: UndoLog) -> tuple[list[str], list[str]]:
    """Return the labels of what can be undone and redone, as a process that just started reads them."""
    fresh = UndoLog(log.path)
    entries = {entry.id: entry for entry in fresh.entries()}
    done, undone = stacks(entries.values())
    return (
        [fresh.change(entries[key]).label for key in done],
        [fresh.change(entries[key]).label for key in undone],
    )


@pytest.mark.parametrize("cut", range(1, 200, 7))
def test_an_entry_that_a_killed_writer_left_unfinished_is_ignored(tmp_path: Path, cut: int) -> None:
    log = UndoLog(tmp_path / "undo.jsonl")
    log.append([made(change("first"))])
    whole = log.path.stat().st_size
    log.append([made(change("killed", edits=4))])
    os.truncate(log.path, min(whole + cut, log.path.stat().st_size - 1))
    assert undoable(log) == (["first"], [])
    reading = UndoLog(log.path)
    assert len(reading.entries()) == 1

    log.append([made(change("next"))])
    assert undoable(log) == (["first", "next"], [])
    assert [reading.change(entry).label for entry in reading.entries()] == ["first", "next"]


def test_half_a_line_however_long_is_cut_off(tmp_path: Path) -> None:
    log = UndoLog(tmp_path / "undo.jsonl")
    log.append([made(change("first"))])
    with log.path.open("ab") as file:
        file.write(b"x" * 200_000)
    log.append([made(change("second"))])
    assert undoable(log) == (["first", "second"], [])
    assert log.path.stat().st_size < 1000
    log.path.write_bytes(b"x" * 200_000)
    log.append([made(change("third"))])
    assert undoable(log) == (["third"], [])


def test_a_line_that_nobody_understands_is_passed_over(tmp_path: Path) -> None:
    log = UndoLog(tmp_path / "undo.jsonl")
    log.append([made(change("first"))])
    with log.path.open("a") as file:
        file.write('nonsense\n["contacts","1",null,{}]\n7\n{"what":"ever"}\n{"change":"x","edits":"many"}\n')
    log.append([made(change("second"))])
    labels = undoable(log)[0]
    assert [labels[0], labels[-1]] == ["first", "second"]


def test_a_first_line_that_is_gone_does_no_harm(tmp_path: Path) -> None:
    log = UndoLog(tmp_path / "undo.jsonl", small=0)
    log.append([made(change("first"))])
    log.path.write_text("nonsense\n" + log.path.read_text().partition("\n")[2])
    log.append([made(change("second"))])
    assert undoable(log) == (["first", "second"], [])


def test_compaction_keeps_the_latest_changes_and_what_can_be_redone(tmp_path: Path) -> None:
    log = UndoLog(tmp_path / "undo.jsonl", kept=5, small=1000)
    entries = [made(change(str(number))) for number in range(40)]
    reading = UndoLog(log.path)
    for entry in entries[:-3]:
        log.append([entry])
        reading.entries()
    log.append(entries[-3:])
    for entry in reversed(entries[-2:]):
        log.append([marked("undo", entry.id)])
    for _ in range(40):
        log.append([marked("redo", "nothing"), marked("undo", "nothing")])
    done, undone = undoable(log)
    assert undone == ["39", "38"]
    assert done == [str(number) for number in range(38 - len(done), 38)]
    assert 3 <= len(done) < 30
    assert log.path.stat().st_size < 4000
    assert stacks(reading.entries()) == stacks(UndoLog(log.path).entries())


def test_a_log_compacted_between_looking_and_reading_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        add(repository, *map(str, range(8)))
    with Repository.open(tmp_path, CLOCK) as repository:
        reads = UndoLog.change
        compacted: list[bool] = []

        def compacted_before(log: UndoLog, entry: Any) -> Change:
            if not compacted:
                compacted.append(True)
                UndoLog(log.path, kept=2, small=0).append([])
            return reads(log, entry)

        monkeypatch.setattr(UndoLog, "change", compacted_before)
        assert label(repository.undo()) == "add 7"
        assert label(repository.undo()) == "add 6"
        assert repository.undo() is None
