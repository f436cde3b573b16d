"""undo, redo and restore."""

import json
from datetime import date
from pathlib import Path

from tests.cli.conftest import Run, one_line
from tests.storage.support import put
from tests.support import FixedClock


def names(netui: Run) -> list[str]:
    return [contact["name"] for contact in json.loads(netui("list", "--json").out)]


def test_undo_takes_back_the_last_change_of_another_process_and_redo_makes_it_again(netui: Run) -> None:
    netui("add", "Anna Rossi")
    netui("add", "Luca Bianchi")

    assert netui("undo").out == "undone: add Luca Bianchi; “netui redo” makes it hold again\n"
    assert names(netui) == ["Anna Rossi"]
    assert netui("redo").out == "redone: add Luca Bianchi\n"
    assert names(netui) == ["Anna Rossi", "Luca Bianchi"]


def test_nothing_to_undo_is_no_mistake(netui: Run) -> None:
    assert (netui("undo").code, netui("undo").out) == (0, "nothing to undo\n")
    assert netui("redo").out == "nothing to redo\n"


def test_restore_without_a_backup_says_so(netui: Run) -> None:
    ran = netui("restore")
    assert (ran.code, ran.out) == (0, "")
    assert "no backup yet" in ran.err


def two_days(netui: Run) -> None:
    """Yesterday there was Anna, today Luca came: the backup holds Anna alone."""
    netui("add", "Anna Rossi", clock=FixedClock(date(2026, 11, 22)))
    netui("add", "Luca Bianchi", clock=FixedClock(date(2026, 11, 23)))


def test_restore_lists_the_backups_with_what_each_holds(netui: Run) -> None:
    two_days(netui)
    header, row = netui("restore").lines
    (found,) = json.loads(netui("restore", "--json").out)

    assert header.split() == ["made", "contacts", "interactions", "exchanges", "requests", "others", "size"]
    assert row.split()[0] == "1"
    assert row.split()[-7:] == ["1", "0", "0", "0", "0", "0.0", "MB"]
    assert found["number"] == 1
    assert found["counts"] == {"contacts": 1}
    assert Path(found["path"]).stat().st_size == found["size"]


def test_restore_compares_and_asks_before_it_changes_anything(netui: Run) -> None:
    two_days(netui)
    asked = netui("restore", "1")

    assert asked.code == 1
    assert asked.lines[1].split() == ["come", "back", "go", "as", "they", "were"]
    assert asked.lines[2].split() == ["contacts", "0", "1", "0"]
    assert "--yes" in one_line(asked.err)
    assert names(netui) == ["Anna Rossi", "Luca Bianchi"]


def test_a_restored_backup_can_be_undone(netui: Run) -> None:
    two_days(netui)

    assert netui("restore", "1", "--yes").lines[-1] == "restored; “netui undo” takes it back"
    assert names(netui) == ["Anna Rossi"]
    netui("undo")
    assert names(netui) == ["Anna Rossi", "Luca Bianchi"]


def test_a_backup_that_is_not_there_is_named(netui: Run) -> None:
    two_days(netui)
    failed = netui("restore", "9", "--yes")

    assert failed.code == 1
    assert "no backup 9" in one_line(failed.err)


def test_a_backup_that_differs_in_nothing_is_not_restored(netui: Run) -> None:
    two_days(netui)
    netui("undo")
    assert "nothing differs" in netui("restore", "2", "--yes").out


def test_restore_works_where_the_data_file_is_broken_and_keeps_the_broken_file(
    netui: Run, data: Path
) -> None:
    two_days(netui)
    broken = b"not a network any more"
    put(data / "network.json", broken)

    assert "netui restore" in one_line(netui("list").err)
    assert netui("restore").code == 0
    restored = netui("restore", "1", "--yes")

    assert restored.code == 0
    assert names(netui) == ["Anna Rossi"]
    (kept,) = data.glob("network.json.broken-*")
    assert kept.read_bytes() == broken
    assert str(kept) in restored.out
