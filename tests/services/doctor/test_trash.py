"""Emptying the trash: gone for good on every machine, unless what is in it was changed there or is named."""

from datetime import date
from pathlib import Path
from typing import Any

from netui.services.doctor.references import References
from netui.services.doctor.trash import Emptying, empty, emptying
from netui.services.workspace import Workspace
from tests.services.doctor.making import ANNA, GONE, LUCA, ONE, THREE, TWO, write
from tests.services.sync.machines import Machine
from tests.support import open_workspace

TRASHED = {"deleted": "2026-11-10T10:00:00Z"}
WITH_GONE: dict[str, Any] = {"contact": GONE, "direction": "gave", "note": "a tip"}


def opened(folder: Path, **given: dict[str, dict[str, Any]]) -> Workspace:
    write(folder, **given)
    return open_workspace(folder)


def purge(workspace: Workspace, older: int = 0) -> Emptying:
    what = emptying(workspace, older)
    empty(workspace, what)
    workspace.repository.flush()
    return what


def test_what_nothing_names_goes(tmp_path: Path) -> None:
    workspace = opened(tmp_path / "data", exchanges={ONE: WITH_GONE | TRASHED})
    what = purge(workspace)

    assert what.counts == {"contacts": 1, "exchanges": 1}
    assert what.kept == 0
    assert GONE not in workspace.network.rows["contacts"]
    assert len(workspace.network.rows["contacts"]) == 3


def test_whom_the_ledger_names_stays_in_the_trash_with_their_name(tmp_path: Path) -> None:
    workspace = opened(tmp_path / "data", exchanges={ONE: WITH_GONE})
    what = emptying(workspace)

    assert (what.counts, what.kept, what.edits) == ({}, 1, ())
    assert [str(said) for said in what.said()] == [
        "1 record stays in the trash, for one that isn't there names it"
    ]


def test_what_the_trash_itself_names_stays_where_it_does_not_all_go(tmp_path: Path) -> None:
    recent = WITH_GONE | {"deleted": "2026-11-23T10:00:00Z"}
    workspace = opened(tmp_path / "data", exchanges={ONE: recent})
    what = emptying(workspace, older=7)

    assert (what.counts, what.kept, what.younger) == ({}, 1, 1)


def test_only_what_is_there_for_that_long_goes(tmp_path: Path) -> None:
    workspace = opened(
        tmp_path / "data",
        shares={
            ONE: {"title": "a", "deleted": "2026-11-16T12:00:00Z"},
            TWO: {"title": "b", "deleted": "2026-11-18T12:00:00Z"},
        },
    )
    purge(workspace, older=7)

    assert workspace.network.rows["shares"].keys() == {TWO}


def test_nobody_knows_any_more_who_went(tmp_path: Path) -> None:
    workspace = opened(
        tmp_path / "data", contacts={ANNA: {"knows": sorted([GONE, LUCA])}, LUCA: {"knows": [GONE]}}
    )
    purge(workspace)

    assert workspace.network.rows["contacts"][ANNA]["knows"] == [LUCA]
    assert "knows" not in workspace.network.rows["contacts"][LUCA]
    assert not References.of(workspace.network).dangling


def test_undecided_values_of_what_goes_are_settled_then_go_too(tmp_path: Path) -> None:
    row = {"table": "contacts", "record": GONE, "field": "name", "ours": "a", "theirs": "b"}
    workspace = opened(tmp_path / "data", conflicts={ONE: row, THREE: row | {"record": ANNA}})
    purge(workspace)

    assert workspace.network.rows["conflicts"][ONE]["deleted"]
    assert "deleted" not in workspace.network.rows["conflicts"][THREE]
    assert purge(workspace).counts == {"conflicts": 1}


def test_a_backup_is_made_before_and_undo_brings_every_byte_back(tmp_path: Path) -> None:
    workspace = opened(tmp_path / "data", contacts={ANNA: {"knows": [GONE]}})
    before = workspace.repository.path.read_bytes()
    purge(workspace)
    (backup,) = workspace.repository.backups()

    assert backup.path.read_bytes() == before
    assert workspace.undo()
    workspace.repository.flush()
    assert workspace.repository.path.read_bytes() == before


# On two machines


def trash(machine: Machine, name: str) -> None:
    machine.edit(name, deleted="2026-11-10T10:00:00Z")


def empty_there(machine: Machine) -> None:
    workspace = machine.open()
    purge(workspace)
    workspace.repository.close()


def test_who_was_removed_on_one_machine_is_gone_on_the_other_and_stays_so(
    pair: tuple[Machine, Machine],
) -> None:
    laptop, server = pair
    trash(laptop, "Anna")
    laptop.sync()
    server.sync()
    empty_there(laptop)
    server.add("Carla")  # so that both have something to merge
    server.sync()
    for machine in (laptop, server, laptop, server):
        machine.sync()

    assert laptop.names() == server.names() == ["Bruno", "Carla"]
    assert laptop.data == server.data


def test_who_was_changed_on_the_other_machine_meanwhile_comes_back_whole(
    pair: tuple[Machine, Machine],
) -> None:
    laptop, server = pair
    laptop.edit("Anna", notes="met in Rome")
    trash(laptop, "Anna")
    laptop.sync()
    server.sync()
    empty_there(laptop)
    server.edit("Anna", company="Acme")
    for machine in (laptop, server, laptop, server):
        machine.sync()

    anna = laptop.somebody("Anna")
    assert (anna["notes"], anna["company"]) == ("met in Rome", "Acme")
    assert laptop.data == server.data


def test_undoing_it_brings_them_back_on_both_machines(pair: tuple[Machine, Machine]) -> None:
    laptop, server = pair
    trash(laptop, "Anna")
    laptop.sync()
    server.sync()
    empty_there(laptop)
    laptop.sync()
    server.sync()
    assert server.names() == ["Bruno"]

    workspace = laptop.open()
    assert workspace.undo()
    workspace.repository.close()
    laptop.sync()
    server.sync()
    assert server.names() == ["Anna", "Bruno"]


def test_the_day_is_that_of_the_clock(tmp_path: Path) -> None:
    write(tmp_path / "data")
    workspace = open_workspace(tmp_path / "data", today=date(2026, 11, 2))

    assert emptying(workspace, older=3).counts == {}
