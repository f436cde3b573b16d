"""Backups make themselves, tell what they hold, and come back as a change that can be undone."""

import errno
import os
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from netui.domain.changes import Change, Edit
from netui.storage.backups import Backup, Difference
from netui.storage.errors import BadFileError, ReadOnlyError, StorageError
from netui.storage.repository import Repository
from netui.storage.restoring import list_backups, put_back
from tests.storage.support import CLOCK, MADE, NOW, add, names, names_on_disk, set_fields


class Clock:
    """Tells the time that a test sets."""

    def __init__(self, moment: datetime = NOW) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def pass_by(self, **span: float) -> None:
        self.moment += timedelta(**span)


def session(folder: Path, clock: Clock, *people: str, seed: int) -> None:
    """Open, add people, close."""
    with Repository.open(folder, clock) as repository:
        add(repository, *people, seed=seed)


def held(folder: Path) -> list[int]:
    """Return how many contacts each backup holds, the latest first."""
    return [backup.counts.get("contacts", 0) for backup in list_backups(folder)]


def test_the_first_save_of_a_session_keeps_what_was_there_before(tmp_path: Path) -> None:
    clock = Clock()
    session(tmp_path, clock, "Anna", seed=1)
    assert held(tmp_path) == []
    before = (tmp_path / "network.json").read_bytes()
    clock.pass_by(days=1)
    session(tmp_path, clock, "Luca", seed=2)
    (backup,) = list_backups(tmp_path)
    assert backup.path.read_bytes() == before
    assert backup == Backup(backup.path, clock.now(), len(before), {"contacts": 1})
    assert backup.path.stat().st_mode & 0o777 == 0o600


def test_there_is_one_an_hour_at_most_and_none_without_news(tmp_path: Path) -> None:
    clock = Clock()
    for seed in range(1, 7):
        session(tmp_path, clock, f"{seed}", seed=seed)
        clock.pass_by(minutes=25)
    assert held(tmp_path) == [4, 1]
    with Repository.open(tmp_path, clock):
        clock.pass_by(days=1)
    assert held(tmp_path) == [4, 1]


def test_a_backup_that_was_copied_back_by_hand_needs_no_other(tmp_path: Path) -> None:
    clock = Clock()
    session(tmp_path, clock, "Anna", seed=1)
    clock.pass_by(days=1)
    session(tmp_path, clock, "Luca", seed=2)
    (backup,) = list_backups(tmp_path)
    shutil.copy2(backup.path, tmp_path / "network.json")
    clock.pass_by(days=1)
    session(tmp_path, clock, "Sara", seed=3)
    assert list_backups(tmp_path) == [backup]
    assert names_on_disk(tmp_path) == ["Anna", "Sara"]


def test_a_long_session_goes_on_making_them(tmp_path: Path) -> None:
    clock = Clock()
    with Repository.open(tmp_path, clock) as repository:
        for seed in range(1, 5):
            add(repository, f"{seed}", seed=seed)
            repository.flush()
            clock.pass_by(hours=2)
    assert held(tmp_path) == [3, 2, 1]


def test_a_change_as_large_as_an_import_has_one_whatever_the_hour(tmp_path: Path) -> None:
    clock = Clock()
    with Repository.open(tmp_path, clock) as repository:
        for seed in (1, 2, 3):
            add(repository, f"{seed}", seed=seed)
            repository.flush()
        assert held(tmp_path) == []
        for start in (0, 100):
            ids = map(str, range(start, start + 100))
            many = tuple(Edit("contacts", identifier, None, {"name": "x"}) for identifier in ids)
            repository.commit(Change("import", many, MADE))
            repository.flush()
    assert held(tmp_path) == [103, 3]
    assert [backup.path.name for backup in list_backups(tmp_path)] == [
        "network-20261124T120000-2.json",
        "network-20261124T120000.json",
    ]


def test_an_edit_in_place_of_the_data_file_leaves_the_backup_alone(tmp_path: Path) -> None:
    clock = Clock()
    session(tmp_path, clock, "Anna", seed=1)
    clock.pass_by(days=1)
    session(tmp_path, clock, "Luca", seed=2)
    with (tmp_path / "network.json").open("r+b") as file:
        file.truncate()
    assert held(tmp_path) == [1]


def test_a_save_that_fails_leaves_no_backup_that_shares_the_data_files_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session(tmp_path, Clock(), "Anna", seed=1)
    repository = Repository.open(tmp_path, Clock(NOW + timedelta(days=1)), back_off=(60,))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", full)
        add(repository, "Luca", seed=2)
        with pytest.raises(StorageError, match="No space"):
            repository.flush()
    assert held(tmp_path) == []
    assert repository.path.stat().st_nlink == 1
    repository.close()
    assert held(tmp_path) == [1]


@pytest.mark.parametrize("copies", [True, False])
def test_a_file_system_without_links_gets_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copies: bool
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    if not copies:
        monkeypatch.setattr(shutil, "copy2", refuse)
    session(tmp_path, Clock(), "Anna", seed=1)
    session(tmp_path, Clock(NOW + timedelta(days=1)), "Luca", seed=2)
    assert held(tmp_path) == ([1] if copies else [])
    assert names_on_disk(tmp_path) == ["Anna", "Luca"]


def test_old_ones_are_thinned_out_as_new_ones_come(tmp_path: Path) -> None:
    clock = Clock()
    with Repository.open(tmp_path, clock) as repository:
        for number in range(60):
            add(repository, f"{number}", seed=number)
            repository.flush()
            clock.pass_by(hours=5)
    found = list_backups(tmp_path)
    assert 10 < len(found) < 59
    days = {backup.at.date() for backup in found}
    assert days >= {clock.moment.date() - timedelta(days=back) for back in range(1, 12)}


def test_other_files_beside_the_backups_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / ".netui" / "backups"
    folder.mkdir(parents=True)
    for name in ("notes.txt", "network-20261399T000000.json", "network.json"):
        (folder / name).write_text("mine")
    session(tmp_path, Clock(), "Anna", seed=1)
    session(tmp_path, Clock(NOW + timedelta(days=1)), "Luca", seed=2)
    assert held(tmp_path) == [1]
    assert (folder / "notes.txt").exists()
    assert (folder / "network-20261399T000000.json").exists()


def test_counts_leave_out_the_trash_whatever_the_layout(tmp_path: Path) -> None:
    folder = tmp_path / ".netui" / "backups"
    folder.mkdir(parents=True)
    with Repository.open(tmp_path, CLOCK) as repository:
        ids = add(repository, "Anna", "Luca", "Sara")
        set_fields(repository, ids[0], deleted=MADE)
        set_fields(repository, ids[1], extra={"deleted": "yes"}, notes='the word "deleted":', deleted="")
        repository.commit(Change("met", (Edit("interactions", "1", None, {"on": "2026-01-01"}),), MADE))
    whole = (tmp_path / "network.json").read_bytes()
    (folder / "network-20260101T000000.json").write_bytes(whole)
    (folder / "network-20260102T000000.json").write_bytes(whole.replace(b"\n", b""))
    (folder / "network-20260103T000000.json").write_bytes(whole[:-40])
    (folder / "network-20260104T000000.json").write_bytes(whole.replace(b'"deleted":"2', b'"deleted":}2'))
    (folder / "network-20260105T000000.json").mkdir()
    found = {backup.at.day: backup for backup in list_backups(tmp_path)}
    assert found[1].counts == found[2].counts == {"contacts": 2, "interactions": 1}
    assert [found[day].readable for day in (1, 2, 3, 4, 5)] == [True, True, False, False, False]
    with Repository.open(tmp_path, CLOCK) as repository, pytest.raises(BadFileError):
        repository.compare(found[3])


@pytest.fixture
def three_days(tmp_path: Path) -> Callable[[], Repository]:
    """Anna and Luca; then Luca gone, Anna promoted and Sara new; then it is today."""
    clock = Clock()
    with Repository.open(tmp_path, clock) as repository:
        anna, luca = add(repository, "Anna", "Luca")
        repository.flush()
        clock.pass_by(days=1)
        set_fields(repository, anna, role="CTO")
        repository.commit(
            Change("purge", (Edit("contacts", luca, repository.network.rows["contacts"][luca], None),))
        )
        add(repository, "Sara", seed=2)
    return lambda: Repository.open(tmp_path, clock)


def test_comparing_tells_what_restoring_would_do(three_days: Callable[[], Repository]) -> None:
    with three_days() as repository:
        (backup,) = repository.backups()
        assert repository.compare(backup) == {"contacts": Difference(added=1, removed=1, changed=1)}


def test_restoring_is_a_change_that_can_be_undone(three_days: Callable[[], Repository]) -> None:
    with three_days() as repository:
        (backup,) = repository.backups()
        before = repository.path.read_bytes()
        restored = repository.restore(backup)
        assert restored.label == "restore the backup of 2026-11-25 12:00"
        assert len(restored.edits) == 3
        assert names(repository) == ["Anna", "Luca"]
        assert repository.compare(backup) == {}
        repository.flush()
        assert repository.path.read_bytes() == backup.path.read_bytes()
        assert len(repository.backups()) == 2  # what was there before the restore
        repository.undo()
        repository.flush()
        assert repository.path.read_bytes() == before


def test_restoring_what_is_there_already_changes_nothing(three_days: Callable[[], Repository]) -> None:
    with three_days() as repository:
        (backup,) = repository.backups()
        repository.restore(backup)
        assert repository.restore(backup).edits == ()
        assert repository.undo() is not None
        assert names(repository) == ["Anna", "Sara"]


def test_restoring_is_refused_where_nothing_may_be_changed(three_days: Callable[[], Repository]) -> None:
    three_days().close()
    repository = three_days()
    repository.close()
    reading = Repository.open(repository.folder, CLOCK, read_only=True)
    with pytest.raises(ReadOnlyError):
        reading.restore(reading.backups()[0])


def test_unknown_tables_come_back_too(tmp_path: Path) -> None:
    (tmp_path / "network.json").write_text('{"pets":{"1":{"name":"Rex"}}}')
    with Repository.open(tmp_path, CLOCK) as repository:
        repository.commit(Change("purge", (Edit("pets", "1", {"name": "Rex"}, None),), MADE))
        repository.commit(Change("add", (Edit("cats", "1", None, {"name": "Tom"}),), MADE))
        repository.flush()
        (backup,) = repository.backups()
        assert repository.compare(backup) == {"pets": Difference(1, 0, 0), "cats": Difference(0, 1, 0)}
        repository.restore(backup)
        assert (repository.network.rows["pets"], repository.network.rows["cats"]) == (
            {"1": {"name": "Rex"}},
            {},
        )


# Where the data file can't be opened


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder whose data file is broken, with a backup that holds Anna."""
    session(tmp_path, Clock(), "Anna", seed=1)
    session(tmp_path, Clock(NOW + timedelta(days=1)), "Luca", seed=2)
    (tmp_path / "network.json").write_bytes(b"<<<<<<< broken")
    return tmp_path


def test_a_backup_is_put_back_and_the_broken_file_is_kept_aside(broken: Path) -> None:
    (backup,) = list_backups(broken)
    aside = put_back(broken, backup, CLOCK)
    assert aside == broken / "network.json.broken-20261124T120000"
    assert aside.read_bytes() == b"<<<<<<< broken"
    with Repository.open(broken, CLOCK) as repository:
        assert names(repository) == ["Anna"]
        add(repository, "Sara", seed=3)
    assert names_on_disk(broken) == ["Anna", "Sara"]
    assert list_backups(broken)[-1].path.read_bytes() != (broken / "network.json").read_bytes()


def test_files_kept_aside_in_the_same_second_have_names_of_their_own(broken: Path) -> None:
    (backup,) = list_backups(broken)
    first = put_back(broken, backup, CLOCK)
    (broken / "network.json").write_bytes(b"broken again")
    second = put_back(broken, backup, CLOCK)
    assert second == broken / "network.json.broken-20261124T120000-2"
    assert first is not None
    assert (first.read_bytes(), second.read_bytes()) == (b"<<<<<<< broken", b"broken again")


def test_a_folder_in_place_of_the_data_file_is_put_aside(broken: Path) -> None:
    (broken / "network.json").unlink()
    (broken / "network.json").mkdir()
    (backup,) = list_backups(broken)
    aside = put_back(broken, backup, CLOCK)
    assert aside is not None
    assert aside.is_dir()
    assert names_on_disk(broken) == ["Anna"]


def test_a_backup_is_put_back_where_the_data_file_is_gone(broken: Path) -> None:
    (broken / "network.json").unlink()
    (backup,) = list_backups(broken)
    assert put_back(broken, backup, CLOCK) is None
    assert names_on_disk(broken) == ["Anna"]


def test_a_broken_backup_is_never_put_in_place_of_a_broken_file(broken: Path) -> None:
    (backup,) = list_backups(broken)
    backup.path.write_bytes(b"{")
    with pytest.raises(BadFileError):
        put_back(broken, backup, CLOCK)
    assert (broken / "network.json").read_bytes() == b"<<<<<<< broken"


def test_a_backup_that_cannot_be_put_back_says_why(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (backup,) = list_backups(broken)

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "rename", full)
    with pytest.raises(StorageError, match="No space"):
        put_back(broken, backup, CLOCK)
    assert (broken / "network.json").read_bytes() == b"<<<<<<< broken"


def test_a_link_in_place_of_the_data_file_is_not_replaced(broken: Path) -> None:
    (broken / "network.json").unlink()
    (broken / "network.json").symlink_to(broken / "elsewhere")
    (backup,) = list_backups(broken)
    with pytest.raises(StorageError, match="is a symbolic link"):
        put_back(broken, backup, CLOCK)


def test_moments_are_in_utc_whatever_the_clocks_zone(tmp_path: Path) -> None:
    from datetime import timezone

    rome = timezone(timedelta(hours=1))
    session(tmp_path, Clock(NOW), "Anna", seed=1)
    session(tmp_path, Clock(datetime(2026, 11, 25, 0, 30, tzinfo=rome)), "Luca", seed=2)
    (backup,) = list_backups(tmp_path)
    assert backup.at == datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
