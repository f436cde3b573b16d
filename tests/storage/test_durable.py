"""Files are put in place whole, privately, and never through a symbolic link."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from netui.storage.durable import (
    clean_left_overs,
    make_folder,
    make_private,
    write_all,
    write_beside,
    write_file,
)
from netui.storage.errors import StorageError


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_replaced_whole_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    path.chmod(0o644)
    write_beside(path, [b"new ", memoryview(b"content"), b""])
    assert path.read_bytes() == b"new content"
    assert mode(path) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_many_and_large_parts_are_written_in_their_order(tmp_path: Path) -> None:
    parts = [bytes([number % 251]) * (number % 700) for number in range(2000)] + [b"x" * 9_000_000, b"end"]
    write_beside(tmp_path / "file", parts)
    assert (tmp_path / "file").read_bytes() == b"".join(parts)


def test_a_system_that_takes_a_few_bytes_at_a_time_gets_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = os.open(tmp_path / "file", os.O_WRONLY | os.O_CREAT)
    monkeypatch.setattr(os, "writev", lambda handle, parts: os.write(handle, bytes(parts[0])[:3]))
    write_all(handle, [b"one", b"twenty", b"three hundred"])
    os.close(handle)
    assert (tmp_path / "file").read_bytes() == b"onetwentythree hundred"


def test_a_file_stays_as_it_was_where_its_content_cannot_be_made(tmp_path: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"half"
        raise OSError(errno.EIO, "broken")

    path = tmp_path / "file"
    path.write_text("old")
    with pytest.raises(OSError, match="broken"):
        write_beside(path, parts())
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_nothing_is_written_through_a_symbolic_link(tmp_path: Path) -> None:
    aim = tmp_path / "aim"
    aim.write_text("somebody else's")
    (tmp_path / "link").symlink_to(aim)
    with pytest.raises(StorageError, match="is a symbolic link"):
        write_file(tmp_path / "link", b"mine")
    assert aim.read_text() == "somebody else's"


def test_only_unfinished_files_of_ours_are_cleaned_up(tmp_path: Path) -> None:
    ours = tmp_path / ".network.json.123-0a1b2c3d.tmp"
    others = [tmp_path / name for name in (".network.json.swp", ".network.json.a.tmp", ".x.1-0a1b2c3d.tmp")]
    for path in (ours, *others):
        path.touch()
    clean_left_overs(tmp_path / "network.json", tmp_path / "another")
    assert sorted(tmp_path.iterdir()) == sorted(others)


def test_folders_are_made_for_their_owner_alone(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700


def test_a_file_system_without_permissions_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    tmp_path.chmod(0o755)
    monkeypatch.setattr(os, "chmod", refuse)
    make_private(tmp_path)
    assert mode(tmp_path) == 0o755


def test_a_folder_that_others_could_look_into_is_closed_unless_it_is_shared_by_its_nature(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own").chmod(0o755)
    make_private(tmp_path / "own")
    (tmp_path / "homes" / "anna").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "homes" / "anna"))
    for above in (tmp_path / "homes", tmp_path / "homes" / "anna"):
        above.chmod(0o755)
        make_private(above)
        assert mode(above) == 0o755
    (tmp_path / "like tmp").mkdir()
    (tmp_path / "like tmp").chmod(0o1777)
    make_private(tmp_path / "like tmp")
    assert mode(tmp_path / "own") == 0o700
    assert mode(tmp_path / "like tmp") == 0o1777
