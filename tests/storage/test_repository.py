"""Changes are in memory at once and on disk soon; what others change comes in."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from netui.domain.changes import Change, Edit
from netui.domain.messages import Message
from netui.domain.tables import TABLES, Contact
from netui.storage.errors import LockedError, ReadOnlyError, StorageError
from netui.storage.lock import Lock
from netui.storage.repository import Repository
from netui.storage.writer import SaveState
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


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_folder_that_does_not_exist_is_an_empty_network_and_nothing_is_written(tmp_path: Path) -> None:
    repository = Repository.open(tmp_path / "a" / "b", CLOCK)
    assert list(repository.network.all(Contact)) == []
    assert set(repository.network.rows) == set(TABLES)
    assert repository.state == SaveState("saved")
    repository.flush()
    repository.close()
    assert list(tmp_path.iterdir()) == []


def test_a_change_is_in_memory_at_once_and_on_disk_once_flushed(repository: Repository) -> None:
    add(repository, "Anna", "Luca")
    assert names(repository) == ["Anna", "Luca"]
    repository.flush()
    assert repository.state == SaveState("saved")
    assert names_on_disk(repository.folder) == ["Anna", "Luca"]
    assert names(Repository.open(repository.folder, CLOCK)) == ["Anna", "Luca"]


def test_closing_saves_and_ends_the_thread(repository: Repository) -> None:
    before = threading.active_count()
    with repository:
        add(repository, "Anna")
    assert names_on_disk(repository.folder) == ["Anna"]
    assert threading.active_count() <= before
    repository.close()
    with pytest.raises(ReadOnlyError, match="was closed"):
        add(repository, "Luca")


def test_a_program_that_ends_without_closing_has_saved(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from netui.storage.repository import Repository\n"
        "from tests.storage.support import CLOCK, add\n"
        "repository = Repository.open(Path(sys.argv[1]), CLOCK)\n"
        "add(repository, 'Anna')\n"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, cwd=_root(), env=_env())
    assert names_on_disk(tmp_path) == ["Anna"]


def test_a_program_that_ends_unable_to_save_ends_without_a_traceback(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from netui.storage.repository import Repository\n"
        "from tests.storage.support import CLOCK, add\n"
        "folder = Path(sys.argv[1])\n"
        "repository = Repository.open(folder, CLOCK)\n"
        "(folder / '.netui').symlink_to('/')\n"
        "add(repository, 'Anna')\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    ended = subprocess.run(command, check=True, cwd=_root(), env=_env(), capture_output=True)
    assert ended.stderr == b""


def _root() -> Path:
    return Path(__file__).parent.parent.parent


def _env() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(_root())}


def test_folder_and_files_are_for_their_owner_alone(repository: Repository) -> None:
    add(repository, "Anna")
    repository.flush()
    aside = repository.folder / ".netui"
    assert mode(repository.folder) == mode(aside) == 0o700
    for path in (repository.path, *(each for each in aside.rglob("*") if each.is_file())):
        assert mode(path) == 0o600, path


def test_a_folder_opened_to_others_is_closed_again_at_the_next_save(repository: Repository) -> None:
    add(repository, "Anna")
    repository.flush()
    for path, wide in ((repository.folder, 0o755), (repository.path, 0o644)):
        path.chmod(wide)
    add(repository, "Luca", seed=2)
    repository.flush()
    assert (mode(repository.folder), mode(repository.path)) == (0o700, 0o600)


def test_git_ignores_what_is_beside_the_data(repository: Repository) -> None:
    add(repository, "Anna")
    repository.flush()
    assert (repository.folder / ".netui" / ".gitignore").read_text() == "*\n"


def test_unknown_fields_and_unknown_tables_survive(tmp_path: Path) -> None:
    (tmp_path / "network.json").write_text(
        '{"pets":{"1":{"name":"Rex","age":{"years":3}}},"_meta":{"1":{"schema":1,"note":"hi"}},'
        '"contacts":{"7":{"name":"Anna","mood":"good","trust":"a lot"}}}'
    )
    with Repository.open(tmp_path, CLOCK) as repository:
        set_fields(repository, "7", role="CTO")
        repository.commit(Change("feed", (Edit("cats", "1", None, {"name": "Tom"}),), MADE))
        repository.flush()
        found = on_disk(tmp_path)
    assert found["pets"] == {"1": {"name": "Rex", "age": {"years": 3}}}
    assert found["_meta"] == {"1": {"schema": 1, "note": "hi"}}
    assert found["contacts"]["7"] == {"name": "Anna", "mood": "good", "trust": "a lot", "role": "CTO"}
    assert found["cats"] == {"1": {"name": "Tom"}}


def test_a_file_written_by_stock_tinydb_is_read_and_gets_a_schema(tmp_path: Path) -> None:
    from tinydb import TinyDB

    with TinyDB(tmp_path / "network.json") as database:
        database.table("contacts").insert({"name": "Anna"})
    with Repository.open(tmp_path, CLOCK) as repository:
        assert names(repository) == ["Anna"]
        add(repository, "Luca")
    assert on_disk(tmp_path)["_meta"] == {"1": {"schema": 1}}


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


def test_edits_of_one_record_in_one_change_follow_each_other(repository: Repository) -> None:
    first = {"name": "Anna"}
    second = first | {"role": "CTO"}
    edits = (Edit("contacts", "5", None, first), Edit("contacts", "5", first, second))
    repository.commit(Change("add and edit", edits, MADE))
    repository.flush()
    assert on_disk(repository.folder)["contacts"] == {"5": second}
    repository.undo()
    assert repository.network.rows["contacts"] == {}


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


def test_changes_that_wait_are_written_together(tmp_path: Path) -> None:
    repository = Repository.open(tmp_path, CLOCK)
    add(repository, "first")
    repository.flush()
    states = []
    with Lock(tmp_path / ".netui" / "lock"):
        add(repository, *map(str, range(50)), seed=2)
        states.append(repository.state)
    before = repository.path.stat().st_ino
    writes = 0
    while repository.state.kind != "saved":
        now = repository.path.stat().st_ino
        writes += now != before
        before = now
    assert states == [SaveState("saving")]
    assert writes <= 3  # one that was already on its way, one for all the rest
    assert len(names_on_disk(tmp_path)) == 51
    repository.close()


def test_listeners_hear_of_saving_and_of_others_changes(tmp_path: Path) -> None:
    repository = Repository.open(tmp_path, CLOCK)
    heard = threading.Semaphore(0)
    repository.listen(heard.release)
    add(repository, "Anna")
    assert heard.acquire(timeout=10)
    repository.flush()
    with Repository.open(tmp_path, CLOCK) as other:
        add(other, "Luca", seed=2)
    while heard.acquire(blocking=False):
        pass
    repository.refresh()
    assert heard.acquire(timeout=10)
    assert repository.take_changes()
    repository.close()


def test_a_change_that_cannot_be_written_changes_nothing(repository: Repository) -> None:
    for bad in ({"name": "\ud800"}, {"name": {1, 2}}):
        with pytest.raises(StorageError, match="nothing was changed"):
            repository.commit(Change("bad", (Edit("contacts", "1", None, bad),), MADE))
    assert names(repository) == []
    repository.commit(Change("nothing", (), MADE))
    repository.flush()
    assert not repository.folder.exists()


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


def test_a_defect_in_netui_shows_as_a_failed_save_and_never_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netui.storage import datafile

    def broken(*_arguments: Any) -> None:
        raise ZeroDivisionError("a defect")

    repository = Repository.open(tmp_path, CLOCK)
    with monkeypatch.context() as patch:
        patch.setattr(datafile, "rendered", broken)
        add(repository, "Anna")
        with pytest.raises(StorageError, match="a defect"):
            repository.flush()
    repository.flush()
    assert names_on_disk(tmp_path) == ["Anna"]
    repository.close()


def test_nothing_but_ours_is_left_beside_the_data(repository: Repository) -> None:
    add(repository, "Anna")
    repository.flush()
    left = repository.folder / ".network.json.99999-0a1b2c3d.tmp"
    left.write_text("half a fi")
    repository.close()
    with Repository.open(repository.folder, CLOCK) as again:
        add(again, "Luca", seed=2)
    assert sorted(path.name for path in repository.folder.iterdir()) == [".netui", "network.json"]
