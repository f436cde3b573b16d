"""One writer at a time, and a holder that is killed holds nothing."""

import errno
import fcntl
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from netui.storage.errors import LockedError
from netui.storage.lock import Lock

HOLD = """
import sys
from pathlib import Path
from netui.storage.lock import Lock
with Lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "data" / ".netui"
    path.mkdir(parents=True)
    return path


def holder(path: Path) -> "subprocess.Popen[str]":
    """Start a process that holds the lock until its input ends."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


def test_a_second_process_waits_its_time_and_then_says_what_to_do(folder: Path) -> None:
    with holder(folder / "lock") as child:
        with pytest.raises(LockedError) as raised, Lock(folder / "lock", patience=0.05):
            pass
        child.communicate()
    assert str(raised.value) == (
        f"{folder.parent} has been in use by another netui for 0.05 seconds: close that one, or try again"
    )


def test_the_lock_is_free_once_its_holder_is_killed(folder: Path) -> None:
    with holder(folder / "lock") as child:
        child.send_signal(signal.SIGKILL)
        child.wait()
        with Lock(folder / "lock", patience=5):
            pass


def test_the_lock_is_taken_as_soon_as_it_is_given_back(folder: Path) -> None:
    with Lock(folder / "lock"):
        pass
    with Lock(folder / "lock", patience=0), pytest.raises(LockedError), Lock(folder / "lock", patience=0):
        pass


def test_two_holders_never_hold_two_files_of_the_same_name(folder: Path) -> None:
    with Lock(folder / "lock"):
        shutil.rmtree(folder)
        folder.mkdir()
        with Lock(folder / "lock", patience=0):  # the folder was cleared: the old lock keeps nobody out
            pass


def test_a_lock_file_that_is_removed_while_it_is_taken_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open
    removed: list[Path] = []

    def open_and_remove(path: Path, flags: int, mode: int = 0o777) -> int:
        handle = opened(path, flags, mode)
        if not removed:
            removed.append(path)
            Path(path).unlink()
        return handle

    monkeypatch.setattr(os, "open", open_and_remove)
    with Lock(folder / "lock", patience=1):
        assert (folder / "lock").exists()


def test_a_system_that_cannot_lock_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(OSError, match="No locks available"), Lock(folder / "lock", patience=0):
        pass


def test_a_symbolic_link_is_no_lock(folder: Path) -> None:
    (folder / "lock").symlink_to(folder.parent / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"), Lock(folder / "lock", patience=1):
        pass
    assert not (folder.parent / "elsewhere").exists()
