"""netui conflicts: what two machines changed differently, from a shell."""

import json
from pathlib import Path
from typing import Any

import pytest

from netui.domain.ids import short
from tests.cli.conftest import Run, one_line
from tests.services.clashing import ANNA, BEFORE, BRUNO, EARLIER, LATER, clash, people, side


@pytest.fixture
def two(data: Path) -> dict[str, str]:
    """Anna's place and notes, with their short ids by field; Bruno has none."""
    base = people(notes="likes tea")
    base["contacts"][BRUNO] = {"name": "Bruno Neri", "updated": BEFORE}
    texts = (("Rome", "likes tea\nand rum"), ("Milan", "likes tea\nand walks"))
    sides = [
        side({"contacts": {ANNA: base["contacts"][ANNA]}}, at, contacts={"place": place, "notes": notes})
        for at, (place, notes) in zip((EARLIER, LATER), texts, strict=True)
    ]
    for each in sides:
        each["contacts"][BRUNO] = base["contacts"][BRUNO]
    workspace = clash(data, base, *sides)
    found = {row["field"]: short(key) for key, row in workspace.network.rows["conflicts"].items()}
    workspace.repository.close()
    return found


def stored(data: Path) -> dict[str, Any]:
    found = json.loads((data / "network.json").read_text())
    assert isinstance(found, dict)
    return found


def anna(data: Path) -> dict[str, Any]:
    found = stored(data)["contacts"][ANNA]
    assert isinstance(found, dict)
    return found


def test_lists_both_values_with_what_they_are_about(netui: Run, two: dict[str, str]) -> None:
    ran = netui("conflicts")
    assert ran.code == 0
    rows = {tuple(line.split("  ")[0:1]): " ".join(line.split()) for line in ran.lines[1:]}
    assert sorted(rows.values()) == sorted(
        [
            f"Anna Rossi · place Milan Rome 23 Nov {two['place']}",
            f"Anna Rossi · notes likes tea and walks likes tea and rum 23 Nov {two['notes']}",
        ]
    )
    assert "--keep" in ran.err


def test_lists_those_of_one_person(netui: Run, two: dict[str, str]) -> None:
    assert len(netui("conflicts", "anna", "rossi").lines) == 3
    ran = netui("conflicts", "bruno")
    assert (ran.code, ran.out, ran.err) == (0, "", "nothing to settle\n")
    assert netui("conflicts", "nobody").code == 1


def test_prints_the_rows_as_they_stand_with_both_values(netui: Run, two: dict[str, str], data: Path) -> None:
    rows = json.loads(netui("conflicts", "--json").out)
    for row in rows:
        added = {name: row.pop(name) for name in ("about", "stands", "other", "short", "id")}
        assert row == stored(data)["conflicts"][added["id"]]
        assert added["short"] == two[row["field"]]
        assert {added["stands"], added["other"]} == {row["ours"], row["theirs"]}
        assert added["stands"] == anna(data)[row["field"]]
        assert added["about"] == f"Anna Rossi · {row['field']}"


def test_keeps_what_stands(netui: Run, two: dict[str, str], data: Path) -> None:
    before = anna(data)
    ran = netui("conflicts", "--keep", two["place"], two["notes"])
    assert (ran.code, ran.out) == (0, "keep 2 values\n")
    assert anna(data) == before
    assert netui("conflicts").out == ""
    assert len(netui("conflicts", "--settled").lines) == 3


def test_swaps_and_undo_brings_the_file_back(netui: Run, two: dict[str, str], data: Path) -> None:
    before = (data / "network.json").read_bytes()
    ran = netui("conflicts", "--swap", two["place"], two["place"])
    assert (ran.code, ran.out) == (0, "swap Anna Rossi · place: Rome\n")
    assert anna(data)["place"] == "Rome"
    assert netui("undo").code == 0
    assert (data / "network.json").read_bytes() == before


def test_keeps_both_of_notes(netui: Run, two: dict[str, str], data: Path) -> None:
    assert netui("conflicts", "--both", two["notes"]).code == 0
    assert anna(data)["notes"] == "likes tea\nand walks\nand rum"
    assert "holds one value" in one_line(netui("conflicts", "--both", two["place"]).err)


def test_one_is_named_by_words_of_it_and_several_that_could_be_meant_are_listed(
    netui: Run, two: dict[str, str], data: Path
) -> None:
    ran = netui("conflicts", "--swap", "anna")
    assert ran.code == 1
    said = one_line(ran.err)
    assert all(identifier in said for identifier in two.values())
    assert netui("conflicts", "--swap", "anna place").code == 0
    assert anna(data)["place"] == "Rome"
    assert netui("conflicts", "--keep", "zzz").code == 1


@pytest.mark.parametrize("more", [["--keep", "x"], ["--json"], ["--settled"], ["--both", "x"]])
def test_settling_says_how_and_lists_nothing(netui: Run, two: dict[str, str], more: list[str]) -> None:
    ran = netui("conflicts", *more, "--swap", two["place"])
    assert ran.code == 2
    one_line(ran.err)


def test_nothing_is_settled_read_only(netui: Run, two: dict[str, str], data: Path) -> None:
    before = (data / "network.json").read_bytes()
    ran = netui("conflicts", "--read-only", "--keep", two["place"])
    assert ran.code == 1
    assert "--read-only" in one_line(ran.err)
    assert (data / "network.json").read_bytes() == before


def test_show_says_that_fields_of_theirs_are_to_be_settled(netui: Run, two: dict[str, str]) -> None:
    assert "notes and place: two values, “netui conflicts” shows both" in netui("show", "anna").out
    assert "two values" not in netui("show", "bruno").out
