"""A data file in which nothing is a network is refused in one line and never overwritten."""

import os
from pathlib import Path

import pytest

from netui.storage.errors import BadFileError, StorageError
from netui.storage.repository import Repository
from tests.cli.privileges import as_anybody
from tests.storage.support import CLOCK, add, names, names_on_disk, put, wait_until
from tests.storage.test_failures import as_user

BAD = {
    "empty": b"",
    "zeros": b"\0" * 4096,
    "binary": bytes(range(256)),
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(255, -1, -1)) * 8,
    "a letter": b"Dear Anna,\n\nthank you for {everything}.\n",
    "a page": b'<html><body onload="a:{}">network</body></html>',
    "cut off in the first record": b'{\n"contacts":{\n"1":{"name":"An',
    "conflict markers and no record": b"{\n<<<<<<< HEAD\n=======\n>>>>>>> other\n}\n",
    "a list": b"[]",
    "a list of objects": b'[{"name":"Anna"}]',
    "a text": b'"contacts"',
    "records that are none": b'{"contacts":{"1":"Anna"}}',
    "nested too deeply": b'{"contacts":{"1":{"a":' + b"[" * 9000 + b"]" * 9000 + b"}}}",
    "a schema that is none": b'{"_meta":{"1":{"schema":"one"}}}',
    "a schema before the first": b'{"_meta":{"1":{"schema":0}}}',
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_one_line_that_says_what_to_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / "network.json"
    put(path, BAD[name])
    with pytest.raises(BadFileError) as raised:
        Repository.open(tmp_path, CLOCK)
    said = str(raised.value)
    assert said.startswith(f"{path} ")
    assert said.endswith(": it is left as it is; repair it, or choose a backup with `netui restore`")
    assert "\n" not in said
    assert path.read_bytes() == BAD[name]
    assert [each.name for each in tmp_path.iterdir()] == ["network.json"]


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "network.json").mkdir()
    with pytest.raises(BadFileError, match="is not a file"):
        Repository.open(tmp_path, CLOCK)


def test_a_pipe_in_place_of_the_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "network.json")
    with pytest.raises(BadFileError, match="is not a file"):
        Repository.open(tmp_path, CLOCK)


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    as_anybody()
    (tmp_path / "network.json").touch(0o000)
    program = (
        "import sys; from pathlib import Path\n"
        "from netui.storage.errors import StorageError\n"
        "from netui.storage.repository import Repository\n"
        "from tests.storage.support import CLOCK\n"
        "try:\n"
        "    Repository.open(Path(sys.argv[1]), CLOCK)\n"
        "except StorageError as error:\n"
        "    print(error)\n"
    )
    ended = as_user(program, tmp_path)
    assert ended.stdout == (
        f"{tmp_path / 'network.json'} can't be read or written (Permission denied): check who may use it\n"
    )


@pytest.mark.parametrize("inside", [(), ("data",), ("a", "b")])
def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path, inside: tuple[str, ...]) -> None:
    file = tmp_path / "file.json"
    file.write_text("{}")
    with pytest.raises(
        StorageError, match=r"is a file, not a folder: give the folder that holds network\.json"
    ):
        Repository.open(file.joinpath(*inside), CLOCK)
    assert file.read_text() == "{}"


def test_a_name_that_no_folder_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="File name too long"):
        Repository.open(tmp_path / ("x" * 5000), CLOCK)


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(StorageError, match="Too many levels of symbolic links"):
        Repository.open(tmp_path / "a", CLOCK)


def test_a_file_that_goes_bad_while_open_is_not_overwritten_and_recovers_when_repaired(
    tmp_path: Path,
) -> None:
    repository = Repository.open(tmp_path, CLOCK, back_off=(0.01,))
    add(repository, "Anna")
    repository.flush()
    good = repository.path.read_bytes()
    bad = BAD["a picture"]
    put(repository.path, bad)
    repository.refresh()
    wait_until(lambda: repository.state.kind == "failed", repository)
    assert "isn't text" in str(repository.state.message)
    assert not repository.refresh()

    add(repository, "Luca", seed=2)
    with pytest.raises(StorageError, match="isn't text"):
        repository.flush()
    assert repository.path.read_bytes() == bad
    assert names(repository) == ["Anna", "Luca"]

    repository.path.write_bytes(good)
    wait_until(lambda: repository.state.kind == "saved", repository)
    assert names_on_disk(tmp_path) == ["Anna", "Luca"]
    repository.close()


def test_a_file_that_stays_bad_is_not_read_again_every_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository.open(tmp_path, CLOCK, back_off=(3600,))
    add(repository, "Anna")
    repository.flush()
    put(repository.path, b"bad")
    repository.refresh()
    wait_until(lambda: repository.state.kind == "failed", repository)
    read: list[int] = []
    monkeypatch.setattr(os, "read", lambda handle, _size: read.append(handle))
    for _ in range(3):
        repository.refresh()
        repository.flush()
    assert read == []
    repository.close()


def test_a_file_caught_half_written_by_another_program_is_no_failure(tmp_path: Path) -> None:
    repository = Repository.open(tmp_path, CLOCK)
    add(repository, "Anna")
    repository.flush()
    states: list[str] = []
    repository.listen(lambda: states.append(repository.state.kind))
    good = repository.path.read_bytes()
    repository.path.write_bytes(good[:40])
    repository.refresh()
    # It can't be read, and was written a moment ago: that is waited for, and told nobody.
    repository.path.write_bytes(good.replace(b"Anna", b"Sara"))
    wait_until(lambda: repository.take_changes() or names(repository) == ["Sara"], repository)
    assert "failed" not in states
    repository.close()


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_stands_in_place_of_the_folder_beside_the_data_is_refused(tmp_path: Path, kind: str) -> None:
    repository = Repository.open(tmp_path / "data", CLOCK, back_off=(60,))
    (tmp_path / "data").mkdir()
    aside = tmp_path / "data" / ".netui"
    if kind == "link":
        (tmp_path / "elsewhere").mkdir()
        aside.symlink_to(tmp_path / "elsewhere")
    else:
        aside.write_text("a file")
    add(repository, "Anna")
    with pytest.raises(StorageError, match=r"\.netui"):
        repository.flush()
    assert not (tmp_path / "data" / "network.json").exists()
    aside.unlink()
    repository.close()
    assert names_on_disk(tmp_path / "data") == ["Anna"]
