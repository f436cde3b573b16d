"""Where what a broken file lacks is taken from, what is written and kept, and one that breaks while open."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netui.domain.changes import Change, Edit
from netui.i18n import say
from netui.storage.errors import BadFileError, OvertakenError, ReadOnlyError, StorageError
from netui.storage.healing.quarantine import KEPT, Kept, keep
from netui.storage.repository import Repository
from tests.storage.broken import ROWS, SARA, WHOLE, all_of, healed, line_of, opened, quarantined
from tests.storage.support import (
    CLOCK,
    MADE,
    NOW,
    People,
    add,
    names,
    names_on_disk,
    on_disk,
    put,
    set_fields,
    wait_until,
)  # fmt: skip
from tests.support import FixedClock

# What is lost is taken from where it still is


def backed_up(folder: Path) -> None:
    """Leave a folder with a backup that holds Anna and Luca, and a file that Sara is in as well."""
    with Repository.open(folder, FixedClock(date(2026, 11, 22))) as repository:
        add(repository, "Anna", "Luca")
    with Repository.open(folder, FixedClock(date(2026, 11, 23))) as repository:
        add(repository, "Sara", seed=2)


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 5000, b" \n", b"{", b'{\n"_meta":{\n"1":{"sch', b"\xff" * 4096]
)
def test_an_empty_file_is_filled_from_the_newest_backup_that_can_be_read(tmp_path: Path, data: bytes) -> None:
    backed_up(tmp_path)
    (tmp_path / ".netui" / "backups" / "network-20261123T230000.json").write_bytes(b"nonsense")
    rows, said = healed(tmp_path, data)
    assert sorted(raw["name"] for raw in rows["contacts"].values()) == ["Anna", "Luca"]
    assert "2 records that were missing were taken from the backup of 23 Nov 2026" in said


def test_what_a_cut_off_file_lacks_is_taken_from_the_backup_and_the_last_commit(tmp_path: Path) -> None:
    backed_up(tmp_path)
    whole = (tmp_path / "network.json").read_bytes()
    with Repository.open(tmp_path, CLOCK) as repository:
        people = {raw["name"]: key for key, raw in repository.network.rows["contacts"].items()}
        set_fields(repository, people["Luca"], role="CTO")
    edited = (tmp_path / "network.json").read_bytes()
    committed = whole.replace(b'"Anna"', b'"Giulia"').replace(people["Anna"].encode(), SARA.encode())

    def last_commit(path: Path) -> bytes:
        assert path == tmp_path / "network.json"
        return committed

    cut = edited[: edited.index(people["Luca"].encode())]
    rows, said = healed(tmp_path, cut, committed=last_commit)
    assert sorted(raw["name"] for raw in rows["contacts"].values()) == ["Anna", "Giulia", "Luca", "Sara"]
    assert "was cut off" in said
    assert "taken from the backup of 24 Nov 2026" in said
    assert "1 record that was missing was taken from git's last commit" in said


def test_a_backup_in_which_records_are_missing_takes_none_away_and_the_files_own_values_stand(
    tmp_path: Path,
) -> None:
    backed_up(tmp_path)
    data = (tmp_path / "network.json").read_bytes().replace(b'"Anna"', b'"Anna Rossi"')
    rows, _said = healed(tmp_path, data[:-4])
    assert sorted(raw["name"] for raw in rows["contacts"].values()) == ["Anna Rossi", "Luca", "Sara"]


def test_git_that_cannot_be_asked_is_done_without(tmp_path: Path) -> None:
    def failing(_path: Path) -> Any:
        raise OSError("no git here")

    rows, _said = healed(tmp_path, WHOLE[:-4], committed=failing, stages=failing)
    assert all_of(rows) == all_of(ROWS)


# What is not written


def test_read_only_heals_in_memory_and_writes_nothing(tmp_path: Path) -> None:
    data = WHOLE.replace(line_of(SARA), b"#")[:-1]
    rows, (said,) = opened(tmp_path, data, read_only=True)
    assert len(rows["contacts"]) == 2
    done = "what is intact was read; 1 line can't be read; the file itself stays as it is"
    assert said == f"network.json was damaged: {done}"
    assert (tmp_path / "network.json").read_bytes() == data
    assert [path.name for path in tmp_path.iterdir()] == ["network.json"]


def test_a_link_is_read_as_far_as_it_goes_and_never_written_through(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    put(tmp_path / "real.json", WHOLE[:-4])
    (tmp_path / "data" / "network.json").symlink_to(tmp_path / "real.json")
    with Repository.open(tmp_path / "data", CLOCK) as repository:
        assert all_of(repository.network.rows) == all_of(ROWS)
        assert len(repository.notices()) == 1
    assert (tmp_path / "real.json").read_bytes() == WHOLE[:-4]
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["network.json"]


def test_a_damaged_file_of_a_newer_netui_is_read_and_stays_as_it_is(tmp_path: Path) -> None:
    data = WHOLE.replace(b'"schema":1', b'"schema":2')[:-4]
    put(tmp_path / "network.json", data)
    repository = Repository.open(tmp_path, CLOCK)
    assert len(names(repository)) == 3
    with pytest.raises(ReadOnlyError, match="newer netui"):
        add(repository, "Marco")
    assert "stays as it is" in say(repository.notices()[0])
    repository.close()
    assert (tmp_path / "network.json").read_bytes() == data


@pytest.mark.parametrize("schema", [b'"one"', b"0", b"true", b"null"])
def test_a_schema_that_is_none_is_forgotten(tmp_path: Path, schema: bytes) -> None:
    rows, said = healed(tmp_path, WHOLE.replace(b'"schema":1', b'"schema":' + schema))
    assert all_of(rows) == all_of(ROWS)
    assert "names a schema that is no number" in said


def test_where_healing_cannot_be_written_it_is_said_tried_again_and_kept_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "network.json", WHOLE[:-4])
    rename = os.rename
    monkeypatch.setattr(os, "rename", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    repository = Repository.open(tmp_path, CLOCK, back_off=(0.01,))
    assert repository.state.kind == "failed"
    assert "No space is left" in str(repository.state.message)
    assert len(names(repository)) == 3
    add(repository, "Marco")
    with pytest.raises(StorageError, match="No space is left"):
        repository.flush()
    assert (tmp_path / "network.json").read_bytes() == WHOLE[:-4]
    monkeypatch.setattr(os, "rename", rename)
    wait_until(lambda: repository.state.kind == "saved", repository)
    assert len(repository.notices()) == 1
    repository.close()
    assert len(names_on_disk(tmp_path)) == 4
    assert len(quarantined(tmp_path)) == 1


# A file that somebody may still be writing


def test_a_file_that_is_still_being_written_is_waited_for_and_not_healed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "network.json"
    path.write_bytes(WHOLE[:200])
    parts = [WHOLE[200:400], WHOLE[400:]]

    def written_meanwhile(_seconds: float) -> None:
        with path.open("ab") as file:
            file.write(parts.pop(0))

    monkeypatch.setattr("netui.storage.datafile.time.sleep", written_meanwhile)
    with Repository.open(tmp_path, CLOCK) as repository:
        assert all_of(repository.network.rows) == all_of(ROWS)
        assert repository.notices() == []
    assert parts == []
    assert quarantined(tmp_path) == []


def test_a_file_that_is_written_without_end_is_refused_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "network.json"
    path.write_bytes(WHOLE[:-4])
    monkeypatch.setattr("netui.storage.datafile._PATIENCE", 0.1)
    with pytest.raises(BadFileError, match="isn't JSON"):
        Repository.open(tmp_path, CLOCK)
    assert path.read_bytes() == WHOLE[:-4]


def test_a_file_that_another_one_takes_the_place_of_is_not_kept_as_what_was_healed(tmp_path: Path) -> None:
    put(tmp_path / "network.json", WHOLE[:-4])
    with pytest.raises(OvertakenError):
        keep(tmp_path / "kept", tmp_path / "network.json", 1, [], NOW)
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_file_that_changes_again_before_it_is_healed_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "network.json"
    put(path, WHOLE[:-4])
    newer = [WHOLE.replace(b"Sara", b"Sarah")]

    def replaced_meanwhile(*arguments: Any) -> Kept:
        if newer:
            put(path.with_suffix(".new"), newer.pop())
            path.with_suffix(".new").rename(path)
        return keep(*arguments)

    monkeypatch.setattr("netui.storage.healing.healer.keep", replaced_meanwhile)
    with Repository.open(tmp_path, CLOCK) as repository:
        assert names(repository) == ["Anna José", "Luca", "Sarah"]
    assert path.read_bytes() == WHOLE.replace(b"Sara", b"Sarah")
    assert quarantined(tmp_path) == []


# What is kept


def test_no_more_than_the_latest_are_kept_and_a_broken_file_is_never_a_backup(tmp_path: Path) -> None:
    for number in range(KEPT + 3):
        opened(tmp_path, WHOLE.replace(line_of(SARA), b"broken %d" % number))
    kept = quarantined(tmp_path)
    assert len(kept) == len(list(kept[0].parent.glob("*.txt"))) == KEPT
    assert not any(b"broken %d\n" % number in path.read_bytes() for path in kept for number in range(3))
    with Repository.open(tmp_path, CLOCK) as repository:
        add(repository, "Marco")
        repository.flush()
        assert all(backup.readable for backup in repository.backups())


def test_where_there_are_no_links_the_file_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", lambda *_, **__: (_ for _ in ()).throw(OSError(1, "no links")))
    rows, _said = healed(tmp_path, WHOLE[:-4])
    assert all_of(rows) == all_of(ROWS)


def test_a_healthy_file_pays_for_none_of_it(tmp_path: Path) -> None:
    put(tmp_path / "network.json", WHOLE)
    program = (
        "import sys; from pathlib import Path\n"
        "from netui.storage.repository import Repository\n"
        "from tests.storage.support import CLOCK\n"
        "with Repository.open(Path(sys.argv[1]), CLOCK) as repository:\n"
        "    assert len(repository.network.rows['contacts']) == 3\n"
        "print(sorted(name for name in sys.modules if name.startswith('netui.storage.healing.')))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    light = ("healer", "ids", "quarantine", "reader", "sources", "values")
    assert ended.stdout.strip() == str([f"netui.storage.healing.{name}" for name in light])


# While it is open


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository.open(tmp_path / "data", CLOCK)
    add(repository, "Anna", "Luca")
    repository.flush()
    return repository


def breaking(repository: Repository, change: Callable[[bytes], bytes]) -> None:
    """Break the file of an open repository, and wait until it is healed."""
    put(repository.path, change(repository.path.read_bytes()))
    repository.refresh()
    wait_until(lambda: not repository.refresh() and repository.settled, repository)


def test_a_file_that_is_cut_off_while_it_is_open_takes_nobody_away(repository: Repository) -> None:
    whole = repository.path.read_bytes()
    breaking(repository, lambda data: data[:100])
    (said,) = repository.notices()
    assert say(said).startswith("network.json was cut off: 2 records that were missing were put back")
    assert names(repository) == ["Anna", "Luca"]
    assert repository.path.read_bytes() == whole
    repository.close()


def test_a_pull_that_leaves_markers_is_merged_with_what_is_not_saved_yet(repository: Repository) -> None:
    (anna,) = (key for key, raw in repository.network.rows["contacts"].items() if raw["name"] == "Anna")

    def pulled(data: bytes) -> bytes:
        (ours,) = (line for line in data.split(b"\n") if b'"Anna"' in line)
        theirs = ours.replace(b'"name":"Anna"', b'"name":"Anna","place":"Rome"')
        mine = ours.replace(b'"name":"Anna"', b'"name":"Anna","sector":"law"')
        hunk = b"<<<<<<< HEAD\n" + mine + b"\n=======\n" + theirs + b"\n>>>>>>> origin/main"
        return data.replace(ours, hunk)

    put(repository.path, pulled(repository.path.read_bytes()))
    set_fields(repository, anna, role="CTO")
    repository.flush()
    wanted = {"name": "Anna", "place": "Rome", "sector": "law", "role": "CTO"}
    for row in (repository.network.rows["contacts"][anna], on_disk(repository.folder)["contacts"][anna]):
        assert row | wanted == row
    (said,) = repository.notices()
    assert "had the conflict markers of a git merge: both sides were merged" in say(said)
    assert len(quarantined(repository.folder)) == 1
    repository.close()


def test_somebody_told_when_the_state_changes_is_told_of_healing(repository: Repository) -> None:
    said: list[str] = []
    repository.listen(lambda: said.extend(map(say, repository.notices())))
    breaking(repository, lambda data: data[:-3])
    wait_until(lambda: len(said) == 1, repository)
    repository.close()


def test_a_reader_takes_healing_in_without_writing(repository: Repository) -> None:
    reading = Repository.open(repository.folder, CLOCK, read_only=True)
    repository.close()
    broken = (repository.folder / "network.json").read_bytes().replace(b'"Luca"', b'"Lucia"')[:-3]
    put(repository.path, broken)
    wait_until(reading.refresh, reading)
    assert names(reading) == ["Anna", "Lucia"]
    assert repository.path.read_bytes() == broken
    assert len(reading.notices()) == 1
    assert not reading.refresh()
    reading.close()


def test_two_that_are_open_heal_it_once(repository: Repository) -> None:
    other = Repository.open(repository.folder, CLOCK)
    put(repository.path, repository.path.read_bytes()[:-3])
    for each in (repository, other):
        each.refresh()
    for each in (repository, other):
        each.flush()
        each.commit(People(4).added("Sara"))
        each.flush()
        assert names(each) == ["Anna", "Luca", "Sara"]
    assert len(quarantined(repository.folder)) == 1
    repository.close()
    other.close()


def test_what_is_undone_after_healing_is_what_was_done_before(repository: Repository) -> None:
    breaking(repository, lambda data: data[:-3])
    assert repository.undo() is not None
    assert names(repository) == ["Anna"]
    repository.close()


def test_records_that_somebody_removed_stay_removed_where_nothing_is_lost(repository: Repository) -> None:
    (luca,) = (key for key, raw in repository.network.rows["contacts"].items() if raw["name"] == "Luca")
    before = repository.network.rows["contacts"][luca]
    repository.commit(Change("purge", (Edit("contacts", luca, before, None),), MADE))
    repository.flush()
    breaking(repository, lambda data: data.replace(b'Z"}\n', b'Z"},\n'))
    assert names(repository) == ["Anna"]
    repository.close()
