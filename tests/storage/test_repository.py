"""Changes are in memory at once and on disk soon."""

import atexit
import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from netui.domain.changes import Change, Edit
from netui.domain.ids import derived_id
from netui.domain.tables import TABLES, Contact
from netui.storage.errors import ReadOnlyError, StorageError
from netui.storage.lock import Lock
from netui.storage.repository import Repository
from netui.storage.writer import SaveState
from tests.storage.support import (
    CLOCK,
    MADE,
    add,
    names,
    names_on_disk,
    on_disk,
    set_fields,
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


def test_what_is_acknowledged_was_synced_in_the_order_that_survives_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository.open(tmp_path, CLOCK)
    add(repository, "Anna")
    repository.flush()
    happened: list[str] = []
    fsync, rename = os.fsync, os.rename

    def name(handle: int) -> str:
        path = Path(f"/proc/self/fd/{handle}").readlink()
        return "new network.json" if path.name.endswith(".tmp") else path.name

    def noted_fsync(handle: int) -> None:
        happened.append(f"sync {name(handle)}")
        fsync(handle)

    def noted_rename(source: Path, target: Path) -> None:
        happened.append(f"rename to {target.name}")
        rename(source, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(os, "rename", noted_rename)
    add(repository, "Luca", seed=2)
    repository.flush()
    assert happened == [
        "sync new network.json",
        "rename to network.json",
        f"sync {tmp_path.name}",
        "sync undo.jsonl",
    ]
    repository.close()


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


def test_what_waits_is_saved_when_the_interpreter_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_exit: list[Any] = []
    monkeypatch.setattr(atexit, "register", at_exit.append)
    monkeypatch.setattr(atexit, "unregister", at_exit.remove)
    repository = Repository.open(tmp_path, CLOCK)
    add(repository, "Anna")
    (finish,) = at_exit
    finish()
    assert names_on_disk(tmp_path) == ["Anna"]
    repository.close()
    assert at_exit == []


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
    anna = derived_id("test", "Anna")
    (tmp_path / "network.json").write_text(
        '{"pets":{"1":{"name":"Rex","age":{"years":3}}},"_meta":{"1":{"schema":1,"note":"hi"}},'
        f'"contacts":{{"{anna}":{{"name":"Anna","mood":"good","trust":"a lot"}}}}}}'
    )
    with Repository.open(tmp_path, CLOCK) as repository:
        set_fields(repository, anna, role="CTO")
        repository.commit(Change("feed", (Edit("cats", "1", None, {"name": "Tom"}),), MADE))
        repository.flush()
        found = on_disk(tmp_path)
    assert found["pets"] == {"1": {"name": "Rex", "age": {"years": 3}}}
    assert found["_meta"] == {"1": {"schema": 1, "note": "hi"}}
    assert found["contacts"][anna] == {"name": "Anna", "mood": "good", "trust": "a lot", "role": "CTO"}
    assert found["cats"] == {"1": {"name": "Tom"}}


def test_a_table_that_is_new_among_many_records_gets_its_place(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        add(repository, *map(str, range(60)))
        repository.flush()
        repository.commit(Change("feed", (Edit("cats", "1", None, {"name": "Tom"}),), MADE))
        repository.flush()
        set_fields(repository, next(iter(repository.network.rows["contacts"])), role="CTO")
    assert list(on_disk(tmp_path))[-2:] == ["conflicts", "cats"]
    assert len(names_on_disk(tmp_path)) == 60


def test_a_file_written_by_stock_tinydb_is_read_and_gets_a_schema(tmp_path: Path) -> None:
    from tinydb import TinyDB

    with TinyDB(tmp_path / "network.json") as database:
        database.table("contacts").insert({"name": "Anna"})
    with Repository.open(tmp_path, CLOCK) as repository:
        assert names(repository) == ["Anna"]
        add(repository, "Luca")
    assert on_disk(tmp_path)["_meta"] == {"1": {"schema": 1}}


def test_edits_of_one_record_in_one_change_follow_each_other(repository: Repository) -> None:
    first = {"name": "Anna"}
    second = first | {"role": "CTO"}
    edits = (Edit("contacts", "5", None, first), Edit("contacts", "5", first, second))
    repository.commit(Change("add and edit", edits, MADE))
    repository.flush()
    assert on_disk(repository.folder)["contacts"] == {"5": second}
    repository.undo()
    assert repository.network.rows["contacts"] == {}


def test_a_disk_that_cannot_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "network.json").write_text("{}")

    def broken(*_: object) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "read", broken)
    with pytest.raises(StorageError, match=r"network\.json can't be used \(Input/output error\)"):
        Repository.open(tmp_path, CLOCK)


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


def test_a_listener_that_fails_is_told_no_more_and_saving_goes_on(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def fail() -> None:
        raise ZeroDivisionError

    def note(about: threading.ExceptHookArgs) -> None:
        said.append(about.exc_type.__name__)

    monkeypatch.setattr(threading, "excepthook", note)
    repository.listen(fail)
    for seed in (1, 2):
        add(repository, "Anna", seed=seed)
        repository.flush()
    repository.close()
    assert said == ["ZeroDivisionError"]
    assert names_on_disk(repository.folder) == ["Anna", "Anna"]


def test_a_change_that_cannot_be_written_changes_nothing(repository: Repository) -> None:
    for bad in ({"name": "\ud800"}, {"name": {1, 2}}):
        with pytest.raises(StorageError, match="nothing was changed"):
            repository.commit(Change("bad", (Edit("contacts", "1", None, bad),), MADE))
    assert names(repository) == []
    repository.commit(Change("nothing", (), MADE))
    repository.flush()
    assert not repository.folder.exists()


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
