"""Healing a file, and merging files, while a call of the system fails or nothing fits: nothing is lost."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from netui.domain.messages import NetuiError
from netui.storage.merging import merge_into
from netui.storage.repository import Repository
from tests.disks import fill, small_disk_at
from tests.storage.broken import ROWS, SARA, WHOLE, all_of, line_of, quarantined
from tests.storage.support import CLOCK, add, names_on_disk, put, wait_until

CALLS = ("open", "writev", "fsync", "rename", "link", "mkdir", "unlink", "chmod")
MOST = 60
BROKEN = WHOLE.replace(line_of(SARA), line_of(SARA)[:30])[:-4]
WITHOUT_SARA = all_of(
    {table: {key: raw for key, raw in rows.items() if key != SARA} for table, rows in ROWS.items()}
)


def failing_from(number: int, most: int, call: Callable[..., Any]) -> tuple[Callable[..., Any], list[int]]:
    """Return a call of the system that fails so many times from the number-th on, and its count."""
    calls = [0]

    def failing(*arguments: Any, **named: Any) -> Any:
        calls[0] += 1
        if number <= calls[0] < number + most:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return call(*arguments, **named)

    return failing, calls


def left_of(folder: Path) -> None:
    """See that what was broken is there, in the file or in quarantine, and all that is intact, too."""
    data = (folder / "network.json").read_bytes()
    if data == BROKEN:
        return
    assert BROKEN in [path.read_bytes() for path in quarantined(folder)]
    with Repository.open(folder, CLOCK, read_only=True) as repository:
        assert all_of(repository.network.rows) == WITHOUT_SARA
        assert repository.notices() == []


@pytest.mark.parametrize("most", [1, 1000], ids=["once", "from then on"])
@pytest.mark.parametrize("name", CALLS)
def test_a_call_that_fails_at_any_moment_of_healing_loses_nothing_and_the_next_start_heals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    for number in range(1, MOST):
        folder = tmp_path / str(number)
        folder.mkdir()
        put(folder / "network.json", BROKEN)
        failing, calls = failing_from(number, most, getattr(os, name))
        with monkeypatch.context() as patch, suppress(NetuiError):
            patch.setattr(os, name, failing)
            repository = Repository.open(folder, CLOCK, back_off=(60,))
            assert all_of(repository.network.rows) == WITHOUT_SARA
            repository.close()
        left_of(folder)
        with Repository.open(folder, CLOCK) as again:
            assert all_of(again.network.rows) == WITHOUT_SARA
            add(again, "Dario", seed=9)
        assert names_on_disk(folder) == ["Anna José", "Dario", "Luca"]
        assert BROKEN in [path.read_bytes() for path in quarantined(folder)]
        assert not list(folder.rglob(".*.tmp"))
        if calls[0] < number:
            return
    raise AssertionError("there is no end to it")


@pytest.mark.parametrize("name", ["open", "writev", "fsync", "rename"])
def test_a_call_that_fails_at_any_moment_of_a_merge_leaves_ours_as_it_was_or_merged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    theirs = WHOLE.replace(b'"Luca"', b'"Luca","role":"CTO"')
    ours = WHOLE.replace(b'"Sara"', b'"Sara","role":"CEO"')
    paths = [tmp_path / each for each in ("base", "ours", "theirs")]
    for number in range(1, MOST):
        for path, data in zip(paths, (WHOLE, ours, theirs), strict=True):
            path.write_bytes(data)
        failing, calls = failing_from(number, 1, getattr(os, name))
        failed = True
        with monkeypatch.context() as patch, suppress(NetuiError):
            patch.setattr(os, name, failing)
            merge_into(paths[0], paths[1], paths[2])
            failed = False
        now = paths[1].read_bytes()
        assert (now == ours and failed) or (b'"role":"CTO"' in now and b'"role":"CEO"' in now)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["base", "ours", "theirs"]
        if calls[0] < number:
            assert number > 1
            assert not failed
            return
    raise AssertionError("there is no end to it")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a file system of 2 MB."""
    with small_disk_at(tmp_path / "disk") as disk:
        yield disk


def test_on_a_full_disk_a_broken_file_is_read_and_stays_until_there_is_room(small_disk: Path) -> None:
    folder = small_disk / "data"
    folder.mkdir()
    put(folder / "network.json", BROKEN)
    ballast = fill(small_disk)

    repository = Repository.open(folder, CLOCK, back_off=(0.01,))
    assert all_of(repository.network.rows) == WITHOUT_SARA
    assert "No space is left" in str(repository.state.message)
    assert (folder / "network.json").read_bytes() == BROKEN

    ballast.unlink()
    wait_until(lambda: repository.state.kind == "saved", repository)
    repository.close()
    left_of(folder)
    assert (folder / "network.json").read_bytes() != BROKEN
