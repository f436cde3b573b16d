"""When a save fails nothing is lost, one message says so, and it is made good when it can be."""

import errno
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from netui.storage.errors import ReadOnlyError, StorageError, explain
from netui.storage.repository import Repository
from tests.cli.privileges import as_anybody
from tests.disks import fill, small_disk_at
from tests.storage.support import CLOCK, add, names, names_on_disk, set_fields, wait_until

SOON = (0.01,)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a file system of 2 MB."""
    with small_disk_at(tmp_path / "disk") as disk:
        yield disk


def test_on_a_full_disk_nothing_is_lost_one_message_says_so_and_it_recovers(small_disk: Path) -> None:
    folder = small_disk / "data"
    repository = Repository.open(folder, CLOCK, back_off=SOON)
    add(repository, *(f"{number} {'x' * 500}" for number in range(500)))
    repository.flush()
    saved = repository.path.read_bytes()
    ballast = fill(small_disk)
    said: list[str] = []
    repository.listen(lambda: said.append(repository.state.kind))

    (anna,) = add(repository, "Anna", seed=2)
    set_fields(repository, anna, role="CTO")
    with pytest.raises(StorageError, match="No space is left"):
        repository.flush()
    wait_until(lambda: repository.state.kind == "failed", repository)
    for seed in (3, 4):
        add(repository, f"Luca {seed}", seed=seed)
        with pytest.raises(StorageError, match="No space is left"):
            repository.flush()
    assert said.count("failed") == 1
    assert repository.path.read_bytes() == saved
    assert len(names(repository)) == 503
    assert [path.name for path in folder.iterdir() if path.name != ".netui"] == ["network.json"]

    ballast.unlink()
    wait_until(lambda: repository.state.kind == "saved", repository)
    assert len(names_on_disk(folder)) == 503
    repository.close()
    with Repository.open(folder, CLOCK) as again:
        assert again.network.rows["contacts"][anna]["role"] == "CTO"
        for _ in range(4):
            assert again.undo() is not None
    assert repository.path.read_bytes() == saved


def test_a_disk_that_is_full_from_the_first_change_on_keeps_it_in_memory(small_disk: Path) -> None:
    ballast = fill(small_disk)
    repository = Repository.open(small_disk / "data", CLOCK, back_off=SOON)
    add(repository, "Anna")
    with pytest.raises(StorageError, match="No space is left"):
        repository.flush()
    assert names(repository) == ["Anna"]
    ballast.unlink()
    repository.flush()
    assert names_on_disk(small_disk / "data") == ["Anna"]
    repository.close()


def failing_at(number: int, call: Callable[..., Any]) -> Callable[..., Any]:
    """Return a system call that fails once, the number-th time it is called."""
    calls = 0

    def failing(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return call(*arguments, **named)

    return failing


def flushed(repository: Repository) -> str:
    """Return what a flush says where it fails."""
    try:
        repository.flush()
    except StorageError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("number", range(1, 10))
@pytest.mark.parametrize("name", ["open", "writev", "fsync", "rename", "ftruncate", "link", "write", "mkdir"])
def test_a_system_call_that_fails_at_any_moment_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    with Repository.open(tmp_path / "data", CLOCK, back_off=(60,)) as before:
        add(before, "Anna", "Luca")
        before.flush()
        start = before.path.read_bytes()

    shutil.rmtree(tmp_path / "data" / ".netui")
    repository = Repository.open(tmp_path / "data", CLOCK, back_off=(60,))
    failed = 0
    with monkeypatch.context() as patch:
        patch.setattr(os, name, failing_at(number, getattr(os, name)))
        for seed in (3, 4, 5):
            add(repository, f"Sara {seed}", seed=seed)
            problem = flushed(repository)
            if problem:
                failed += 1
                assert "can't be used (Input/output error)" in problem
                assert repository.state.kind == "failed"
            on_disk = names_on_disk(tmp_path / "data")
            assert set(on_disk) >= {"Anna", "Luca"}
            assert failed or len(on_disk) == seed
    assert failed <= 1
    repository.flush()
    assert repository.state.kind == "saved"
    assert names_on_disk(tmp_path / "data") == ["Anna", "Luca", "Sara 3", "Sara 4", "Sara 5"]
    assert not list((tmp_path / "data").rglob(".*.tmp"))
    repository.close()
    with Repository.open(tmp_path / "data", CLOCK) as again:
        undone = [change.label for change in iter(again.undo, None)]
    assert undone == ["add Sara 5", "add Sara 4", "add Sara 3"]
    assert repository.path.read_bytes() == start


def test_a_failed_save_is_tried_again_with_the_next_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository.open(tmp_path, CLOCK, back_off=(3600,))
    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", lambda *_: os.close(-1))
        add(repository, "Anna")
        assert "Bad file descriptor" in flushed(repository)
    add(repository, "Luca", seed=2)
    wait_until(lambda: repository.state.kind == "saved", repository)
    assert names_on_disk(tmp_path) == ["Anna", "Luca"]
    repository.close()


def test_a_change_that_is_saved_is_not_made_again_when_only_the_undo_log_failed(tmp_path: Path) -> None:
    repository = Repository.open(tmp_path, CLOCK, back_off=(3600,))
    (anna,) = add(repository, "Anna")
    repository.flush()
    log = tmp_path / ".netui" / "undo.jsonl"
    log.rename(tmp_path / "log")
    log.mkdir()
    set_fields(repository, anna, label="promote", role="CTO")
    assert "Is a directory" in flushed(repository)
    text = repository.path.read_text()
    assert '"role":"CTO",' in text
    repository.path.write_text(text.replace('"role":"CTO",', ""))  # somebody else takes it back meanwhile

    log.rmdir()
    (tmp_path / "log").rename(log)
    repository.flush()
    assert "role" not in repository.network.rows["contacts"][anna]
    assert '"role":"CTO",' not in repository.path.read_text()
    repository.close()
    with Repository.open(tmp_path, CLOCK) as again:
        assert [entry.label for entry in iter(again.undo, None)] == ["add Anna"]


def test_a_folder_that_may_not_be_written_is_opened_for_reading_and_says_why(tmp_path: Path) -> None:
    with Repository.open(tmp_path / "data", CLOCK) as repository:
        add(repository, "Anna")
    program = (
        "import sys; from pathlib import Path\n"
        "from netui.domain.messages import NetuiError\n"
        "from netui.storage.repository import Repository\n"
        "from tests.storage.support import CLOCK, add, names\n"
        "for folder in sys.argv[1:]:\n"
        "    repository = Repository.open(Path(folder), CLOCK)\n"
        "    try:\n"
        "        add(repository, 'Luca')\n"
        "    except NetuiError as error:\n"
        "        print(names(repository), repository.state.kind, error)\n"
    )
    (tmp_path / "data").chmod(0o500)
    try:
        ended = as_user(program, tmp_path / "data", tmp_path / "data" / "inside")
    finally:
        (tmp_path / "data").chmod(0o700)
    assert ended.stdout.splitlines() == [
        f"['Anna'] read-only {tmp_path / 'data'} can't be written: check who may write there",
        f"[] read-only {tmp_path / 'data'} can't be written: check who may write there",
    ]


def test_a_file_system_that_is_read_only_is_opened_for_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    repository = Repository.open(tmp_path / "data", CLOCK)
    assert str(repository.read_only) == f"{tmp_path} can't be written: check who may write there"
    with pytest.raises(ReadOnlyError):
        add(repository, "Anna")


def test_a_folder_that_is_closed_while_open_keeps_the_changes_and_recovers(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from netui.domain.messages import NetuiError\n"
        "from netui.storage.repository import Repository\n"
        "from tests.storage.support import CLOCK, add, names\n"
        "folder = Path(sys.argv[1]) / 'data'\n"
        "folder.mkdir()\n"
        "repository = Repository.open(folder, CLOCK)\n"
        "folder.parent.chmod(0o000)\n"
        "add(repository, 'Anna')\n"
        "try:\n"
        "    repository.flush()\n"
        "except NetuiError as error:\n"
        "    print(names(repository), repository.state.kind, error)\n"
        "folder.parent.chmod(0o700)\n"
        "repository.close()\n"
    )
    ended = as_user(program, tmp_path)
    assert ended.stdout.startswith("['Anna'] failed ")
    assert "can't be read or written (Permission denied): check who may use it" in ended.stdout
    assert names_on_disk(tmp_path / "data") == ["Anna"]


def as_user(program: str, *arguments: Path) -> "subprocess.CompletedProcess[str]":
    """Run a program as somebody whom permissions bind."""
    import sys

    root = Path(__file__).parent.parent.parent
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        preexec_fn=as_anybody(),
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        text=True,
        capture_output=True,
        check=True,
    )


def test_a_backup_that_cannot_be_made_does_not_keep_the_change_from_being_saved(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        add(repository, "Anna")
    (tmp_path / ".netui" / "backups").write_text("a file, where the folder should be")
    repository = Repository.open(tmp_path, CLOCK)
    add(repository, "Luca", seed=2)
    repository.flush()
    assert names_on_disk(tmp_path) == ["Anna", "Luca"]
    assert repository.state.kind == "saved"
    assert "No backup could be made" in str(repository.state.message)
    repository.close()


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "No space is left for /data"),
        (errno.EDQUOT, "No space is left for /data"),
        (errno.EROFS, "/data can't be read or written (Read-only file system): check who may use it"),
        (errno.EIO, "/data can't be used (Input/output error)"),
    ],
)
def test_what_the_system_says_is_put_in_words(number: int, said: str) -> None:
    assert str(explain(OSError(number, os.strerror(number)), Path("/data"))).startswith(said)


def test_a_failure_without_a_text_is_named_by_its_kind() -> None:
    assert "TimeoutError" in str(explain(TimeoutError(), Path("/data")))
