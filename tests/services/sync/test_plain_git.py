"""What plain git leaves of the file, with netui's driver and without: it is healed, and all hold the same."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from netui.storage.errors import StorageError
from tests.services.sync.machines import Machine, git, joined, settled, shown
from tests.storage.support import put

Pair = tuple[Machine, Machine]


def no_driver(machine: Machine) -> None:
    """Have a machine on which netui was never set up, as a clone is."""
    machine.git("config", "--remove-section", "merge.netui")


def pulled(machine: Machine) -> None:
    machine.git("pull", "--quiet", "--no-rebase")


def pulled_without_driver(machine: Machine) -> None:
    no_driver(machine)
    machine.git("pull", "--quiet", "--no-rebase", check=False)
    assert b"<<<<<<<" in machine.data


def pulled_by_union(machine: Machine) -> None:
    attributes = machine.folder / ".git" / "info" / "attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_text("network.json merge=union\n")
    pulled(machine)
    assert machine.data.count(b'"name":"Anna"') == 2
    assert machine.git("status", "--porcelain") == ""


def committed_with_markers(machine: Machine) -> None:
    pulled_without_driver(machine)
    machine.git("commit", "--quiet", "-am", "whatever")


def pushed_with_markers(machine: Machine) -> None:
    committed_with_markers(machine)
    machine.git("push", "--quiet")


def rebased(machine: Machine) -> None:
    machine.git("pull", "--quiet", "--rebase")


def rebased_with_markers(machine: Machine) -> None:
    no_driver(machine)
    machine.git("pull", "--quiet", "--rebase", check=False)
    assert b"<<<<<<<" in machine.data
    machine.git("add", "network.json")
    machine.git("rebase", "--continue", GIT_EDITOR="true")


WAYS = (
    pulled, pulled_without_driver, pulled_by_union, committed_with_markers, pushed_with_markers, rebased,
    rebased_with_markers,
)  # fmt: skip


@pytest.mark.parametrize("first", ["laptop", "server"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: str(way.__name__))
def test_what_plain_git_made_of_it_is_healed_and_both_hold_everything(
    pair: Pair, way: Callable[[Machine], None], first: str
) -> None:
    laptop, server = pair
    laptop.edit("Anna", role="lawyer", tags=["law"])
    laptop.add("Carla")
    server.edit("Anna", company="Acme", tags=["design"])
    server.add("Dario")
    server.sync()
    laptop.git("commit", "--quiet", "-am", "by hand")
    way(laptop)
    put(laptop.file, laptop.data)  # a minute ago

    order = pair if first == "laptop" else (server, laptop)
    settled(order)

    assert laptop.data == server.data
    assert laptop.names() == server.names() == ["Anna", "Bruno", "Carla", "Dario"]
    anna = laptop.somebody("Anna")
    assert (anna["role"], anna["company"], anna["tags"]) == ("lawyer", "Acme", ["design", "law"])
    for machine in pair:
        assert machine.git("status", "--porcelain=v1", "--branch") == "## main...origin/main\n"
        assert "nothing to sync" in shown(machine.sync().said)


def test_what_was_edited_beside_markers_that_were_left_is_kept(pair: Pair) -> None:
    laptop, server = pair
    laptop.edit("Anna", role="lawyer")
    server.edit("Anna", role="judge", updated="2027-01-01T00:00:00Z")
    server.sync()
    laptop.git("commit", "--quiet", "-am", "by hand")
    pulled_without_driver(laptop)
    put(laptop.file, laptop.data.replace(b'"name":"Bruno"', b'"name":"Bruno","place":"Rome"'))

    settled(pair)

    assert laptop.data == server.data
    assert server.somebody("Bruno")["place"] == "Rome"
    (row,) = server.rows("conflicts")
    assert {row["ours"], row["theirs"]} == {"lawyer", "judge"}


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda data: data[:-40],
    "zeros": lambda data: data + b"\0" * 4096,
    "zeros alone": lambda data: b"\0" * len(data),
    "empty": lambda data: b"",
    "a line broken": lambda data: data.replace(b'"name":"Anna"', b'"name":"An#', 1),
    "cut off with windows' line ends": lambda data: data.replace(b"\n", b"\r\n")[:-20],
}


@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.parametrize("committed", [False, True], ids=["in the folder", "in the remote"])
def test_a_file_that_was_broken_is_healed_by_the_next_sync_and_nobody_is_lost(
    pair: Pair, how: str, committed: bool
) -> None:
    laptop, server = pair
    put(laptop.file, BROKEN[how](laptop.data))
    if committed:
        laptop.git("commit", "--quiet", "-am", "by hand")
        laptop.git("push", "--quiet")
    server.add("Carla")

    said = shown((server if committed else laptop).sync().said)
    settled(pair)

    assert laptop.data == server.data
    assert laptop.names() == ["Anna", "Bruno", "Carla"]
    assert ("damaged" if committed else "network.json was " if how[0] != "z" else "network.json ") in said
    if not committed:
        kept = list((laptop.folder / ".netui" / "quarantine").glob("*.json"))
        assert len(kept) == 1


def test_ids_of_another_program_are_netuis_own_before_they_are_shared(tmp_path: Path, remote: Path) -> None:
    machines = [joined(tmp_path / name, remote, *people) for name, people in (("a", ["Anna"]), ("b", []))]
    for machine, name in zip(machines, ("Tino", "Dina"), strict=True):
        tables = json.loads(machine.data)
        tables["contacts"] |= {"1": {"name": name}, "2": {"name": f"friend of {name}", "introduced_by": "1"}}
        machine.file.write_text(json.dumps(tables))
    settled(machines)

    assert machines[0].data == machines[1].data
    assert machines[0].names() == ["Anna", "Dina", "Tino", "friend of Dina", "friend of Tino"]
    by_id = json.loads(machines[0].data)["contacts"]
    for name in ("Tino", "Dina"):
        assert by_id[machines[0].somebody(f"friend of {name}")["introduced_by"]]["name"] == name
    assert git(remote, "show", "main:network.json").count('"1":') == 1  # the schema's


def test_a_file_that_holds_no_network_is_not_committed(pair: Pair) -> None:
    laptop, server = pair
    for broken in (b"[]", b'"text"'):
        put(laptop.file, broken)
        with pytest.raises(StorageError) as caught:
            laptop.sync()
        assert "network.json" in shown(caught.value.message)
        assert laptop.data == broken
    assert server.sync().pulled == {}
