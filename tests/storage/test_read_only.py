"""Where nothing may be written it says why, and everything can still be read."""

from pathlib import Path

import pytest

from netui.domain.messages import Message
from netui.storage.errors import LockedError, ReadOnlyError, StorageError
from netui.storage.lock import Lock
from netui.storage.repository import Repository
from netui.storage.writer import SaveState
from tests.storage.support import (
    CLOCK,
    People,
    add,
    names,
    names_on_disk,
    wait_until,
)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository.open(tmp_path / "data", CLOCK)


def test_read_only_refuses_every_change_and_says_why(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        add(repository, "Anna")
    repository = Repository.open(tmp_path, CLOCK, read_only=True)
    assert repository.state.kind == "read-only"
    assert repository.state.message == repository.read_only
    assert isinstance(repository.read_only, Message)
    change = People(3).added("Luca")
    for act in (lambda: repository.commit(change), repository.undo, repository.redo):
        with pytest.raises(ReadOnlyError, match="--read-only"):
            act()
    assert names(repository) == ["Anna"]


def test_read_only_still_sees_what_others_change(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as writing:
        add(writing, "Anna")
        writing.flush()
        reading = Repository.open(tmp_path, CLOCK, read_only=True)
        add(writing, "Luca", seed=2)
    wait_until(reading.refresh, reading)
    assert names(reading) == ["Anna", "Luca"]
    assert reading.state.kind == "read-only"
    reading.close()


NEWER = '{"_meta":{"1":{"schema":2}},"contacts":{"1":{"name":"Anna"}},"moods":{"1":{"mood":"good"}}}'


def test_a_newer_schema_opens_for_reading_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "network.json").write_text(NEWER)
    repository = Repository.open(tmp_path, CLOCK)
    assert names(repository) == ["Anna"]
    with pytest.raises(ReadOnlyError, match="written by a newer netui"):
        add(repository, "Luca")
    repository.close()
    assert (tmp_path / "network.json").read_text() == NEWER


def test_a_newer_schema_that_arrives_while_open_is_never_overwritten(repository: Repository) -> None:
    add(repository, "Luca")
    repository.flush()
    repository.path.write_text(NEWER)
    add(repository, "Sara", seed=2)
    with pytest.raises(StorageError, match="written by a newer netui"):
        repository.flush()
    assert repository.path.read_text() == NEWER
    assert "Sara" in names(repository)
    with pytest.raises(StorageError, match="written by a newer netui"):
        repository.close()


def test_a_linked_data_file_is_read_and_never_written_through(tmp_path: Path) -> None:
    with Repository.open(tmp_path / "real", CLOCK) as repository:
        add(repository, "Anna")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "network.json").symlink_to(tmp_path / "real" / "network.json")
    repository = Repository.open(tmp_path / "data", CLOCK)
    assert names(repository) == ["Anna"]
    with pytest.raises(ReadOnlyError, match="is a symbolic link"):
        add(repository, "Luca")
    assert names_on_disk(tmp_path / "real") == ["Anna"]


def test_a_linked_data_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with Repository.open(tmp_path / "link", CLOCK) as repository:
        add(repository, "Anna")
    assert names_on_disk(tmp_path / "real") == ["Anna"]


def test_waiting_for_another_process_has_an_end_that_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netui.storage import folder

    repository = Repository.open(tmp_path, CLOCK)
    add(repository, "Anna")
    repository.flush()

    def impatient(path: Path, _patience: float) -> Lock:
        return Lock(path, patience=0)

    monkeypatch.setattr(folder, "Lock", impatient)
    with Lock(tmp_path / ".netui" / "lock"):
        add(repository, "Luca", seed=2)
        with pytest.raises(LockedError, match="in use by another netui"):
            repository.flush()
        assert repository.state.kind == "failed"
    repository.flush()
    assert repository.state == SaveState("saved")
    assert names_on_disk(tmp_path) == ["Anna", "Luca"]
    repository.close()
