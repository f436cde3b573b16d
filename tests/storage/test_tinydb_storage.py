"""TinyDB on netui's own storage: the same bytes, and nothing of others overwritten."""

import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from netui.storage.durable import write_held
from netui.storage.errors import BadFileError, ReadOnlyError, StorageError
from netui.storage.repository import Repository
from netui.storage.tinydb_storage import NetuiStorage
from tests.storage.support import CLOCK, add, names, names_on_disk, on_disk


def test_tinydb_reads_and_writes_the_file_that_netui_does(tmp_path: Path) -> None:
    with Repository.open(tmp_path, CLOCK) as repository:
        add(repository, "Anna")
    with TinyDB(tmp_path / "network.json", storage=NetuiStorage) as database:
        contacts = database.table("contacts")
        assert [document["name"] for document in contacts.all()] == ["Anna"]
        contacts.insert({"name": "Luca"})
        contacts.update({"role": "CTO"}, where("name") == "Anna")
    stock = TinyDB(tmp_path / "network.json").table("contacts")
    assert sorted((doc["name"], doc.get("role")) for doc in stock.all()) == [("Anna", "CTO"), ("Luca", None)]
    written = (tmp_path / "network.json").read_bytes()
    with Repository.open(tmp_path, CLOCK) as repository:
        assert names(repository) == ["Anna", "Luca"]
        add(repository, "Sara", seed=2)
        repository.undo()
    assert (tmp_path / "network.json").read_bytes() == written


def test_a_database_in_a_folder_that_does_not_exist_is_made_by_the_first_write(tmp_path: Path) -> None:
    path = tmp_path / "a" / "network.json"
    with TinyDB(path, storage=NetuiStorage) as database:
        assert database.tables() == set()
        assert not path.exists()
        database.table("contacts").insert({"name": "Anna", "seen": (1, 2)})
        assert database.table("contacts").all() == [{"name": "Anna", "seen": [1, 2]}]
    assert on_disk(tmp_path / "a")["_meta"] == {"1": {"schema": 1}}


def test_what_another_process_writes_between_reading_and_writing_is_merged(tmp_path: Path) -> None:
    path = tmp_path / "network.json"
    storage = NetuiStorage(path)
    storage.write({"contacts": {"1": {"name": "Anna"}, "2": {"name": "Luca"}}})
    data = storage.read()
    assert data is not None
    with Repository.open(tmp_path, CLOCK) as repository:
        add(repository, "Sara")
    data["contacts"]["1"]["role"] = "CTO"
    del data["contacts"]["2"]
    storage.write(data)
    storage.close()
    assert names_on_disk(tmp_path) == ["Anna", "Sara"]
    assert on_disk(tmp_path)["contacts"]["1"] == {"name": "Anna", "role": "CTO"}


def test_edits_of_one_field_by_two_leave_a_conflict(tmp_path: Path) -> None:
    path = tmp_path / "network.json"
    one, other = NetuiStorage(path), NetuiStorage(path)
    one.write({"contacts": {"1": {"name": "Anna"}}})
    first, second = one.read(), other.read()
    assert first is not None
    assert second is not None
    first["contacts"]["1"]["name"] = "Anna R."
    second["contacts"]["1"]["name"] = "Anna Rossi"
    one.write(first)
    other.write(second)
    (conflict,) = on_disk(tmp_path)["conflicts"].values()
    assert {conflict["ours"], conflict["theirs"]} == {"Anna R.", "Anna Rossi"}


def test_changing_what_was_read_changes_nothing_until_it_is_written(tmp_path: Path) -> None:
    storage = NetuiStorage(tmp_path / "network.json")
    storage.write({"contacts": {"1": {"name": "Anna", "tags": ["a"]}}})
    read = storage.read()
    assert read is not None
    read["contacts"]["1"]["tags"].append("b")
    again = storage.read()
    assert again is not None
    assert again["contacts"]["1"]["tags"] == ["a"]


def test_dropping_all_tables_leaves_a_file_of_this_schema(tmp_path: Path) -> None:
    with TinyDB(tmp_path / "network.json", storage=NetuiStorage) as database:
        database.table("contacts").insert({"name": "Anna"})
        database.drop_tables()
        assert database.table("contacts").all() == []
    assert on_disk(tmp_path)["_meta"] == {"1": {"schema": 1}}


def test_an_editor_that_writes_at_the_same_moment_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "network.json"
    storage = NetuiStorage(path)
    storage.write({"contacts": {"1": {"name": "Anna"}}})
    edits = [path.read_text().replace('"Anna"', '"Anna","place":"Rome"')]

    def edited_meanwhile(*arguments: object) -> int:
        if edits:
            path.write_text(edits.pop())
        return write_held(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("netui.storage.datafile.write_held", edited_meanwhile)
    storage.write({"contacts": {"1": {"name": "Anna", "role": "CTO"}}})
    assert on_disk(tmp_path)["contacts"]["1"] == {"name": "Anna", "place": "Rome", "role": "CTO"}


def test_what_cannot_be_read_or_written_says_so(tmp_path: Path) -> None:
    path = tmp_path / "network.json"
    storage = NetuiStorage(path)
    with pytest.raises(StorageError, match="can't be written as JSON"):
        storage.write({"contacts": {"1": {"name": {1, 2}}}})
    path.write_text("[]")
    with pytest.raises(BadFileError, match="isn't an object of tables"):
        storage.read()
    path.write_text('{"_meta":{"1":{"schema":99}}}')
    assert storage.read() == {**(storage.read() or {}), "_meta": {"1": {"schema": 99}}}
    with pytest.raises(ReadOnlyError, match="newer netui"):
        storage.write({"contacts": {"1": {}}})
    shutil.rmtree(tmp_path)
    tmp_path.write_text("a file")
    with pytest.raises(StorageError):
        NetuiStorage(path).write({"contacts": {"1": {}}})
    tmp_path.unlink()
