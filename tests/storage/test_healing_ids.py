"""Records whose ids are not netui's get some, wherever they are named, the same on every machine."""

from pathlib import Path

from tinydb import TinyDB

from netui.storage.repository import Repository
from tests.storage.broken import ANNA, LUCA, SARA, WHOLE, healed
from tests.storage.support import CLOCK, MADE, add, on_disk, wait_until


def stock(folder: Path) -> bytes:
    """Write a database with stock TinyDB, as a script might, and return its bytes."""
    with TinyDB(folder / "network.json") as database:
        contacts = database.table("contacts")
        anna = contacts.insert({"name": "Anna", "created": MADE})
        luca = contacts.insert({"name": "Luca", "knows": [str(anna)], "introduced_by": anna})
        database.table("interactions").insert({"on": "2026-11-02", "contacts": [str(luca), str(anna)]})
        opening = database.table("openings").insert(
            {"title": "Engineer", "source": str(luca), "passed": [{"contact": str(anna), "on": "2026-11-03"}]}
        )
        database.table("exchanges").insert(
            {"contact": str(anna), "direction": "gave", "opening": str(opening)}
        )
        database.table("conflicts").insert(
            {"table": "contacts", "record": str(luca), "field": "introduced_by", "ours": "7", "theirs": "1"}
        )
        database.table("pets").insert({"name": "Rex", "owner": "1"})
    return (folder / "network.json").read_bytes()


def test_the_ids_of_stock_tinydb_become_ids_of_netui_wherever_they_are_named(tmp_path: Path) -> None:
    rows, said = healed(tmp_path, stock(tmp_path))
    ids = {raw["name"]: key for key, raw in rows["contacts"].items()}
    anna, luca = ids["Anna"], ids["Luca"]
    (opening,) = rows["openings"]
    assert all(len(key) > 30 for key in (anna, luca, opening))
    assert rows["contacts"][luca] == {"name": "Luca", "knows": [anna], "introduced_by": anna}
    assert [raw["contacts"] for raw in rows["interactions"].values()] == [sorted((anna, luca))]
    assert rows["openings"][opening]["source"] == luca
    assert rows["openings"][opening]["passed"] == [{"contact": anna, "on": "2026-11-03"}]
    assert [(raw["contact"], raw["opening"]) for raw in rows["exchanges"].values()] == [(anna, opening)]
    (conflict,) = rows["conflicts"].values()
    assert (conflict["record"], conflict["ours"], conflict["theirs"]) == (luca, "7", anna)
    assert rows["pets"] == {"1": {"name": "Rex", "owner": "1"}}
    assert "had records with ids that are not netui's: they were given ids of its own" in said


def test_two_machines_that_adopt_the_same_file_agree_and_different_people_stay_two(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two", "three")]
    for folder in folders:
        folder.mkdir()
    data = stock(folders[0])
    first, _said = healed(folders[0], data)
    second, _said = healed(folders[1], data.replace(b'"Luca"', b'"Luca", "role": "CTO"'))
    third, _said = healed(folders[2], data.replace(b'"Anna"', b'"Marco"'))
    assert first["contacts"].keys() == second["contacts"].keys()
    assert len(first["contacts"].keys() & third["contacts"].keys()) == 1


def test_what_a_script_adds_with_stock_tinydb_while_netui_is_open_is_adopted(tmp_path: Path) -> None:
    repository = Repository.open(tmp_path, CLOCK)
    add(repository, "Anna")
    repository.flush()
    with TinyDB(tmp_path / "network.json") as database:
        database.table("channels").insert({"name": "Meetup"})
    wait_until(lambda: repository.refresh() and bool(repository.network.rows["channels"]), repository)
    wait_until(lambda: len(repository.notices()) == 1, repository)
    (channel,) = repository.network.rows["channels"]
    assert len(channel) > 30
    assert list(on_disk(tmp_path)["channels"]) == [channel]
    repository.close()


def test_an_id_that_is_no_number_becomes_one(tmp_path: Path) -> None:
    data = WHOLE.replace(b'"%b":{' % SARA.encode(), b'"sara":{').replace(
        b'["%b"]' % ANNA.encode(), b'["sara"]'
    )
    rows, _said = healed(tmp_path, data)
    (sara,) = (key for key, raw in rows["contacts"].items() if raw["name"] == "Sara")
    assert sara.isdigit()
    assert rows["contacts"][LUCA]["knows"] == [sara]
