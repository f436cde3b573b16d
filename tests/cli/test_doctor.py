"""netui doctor: what it says, what it mends, what it leaves, and with which code it ends."""

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from netui.domain.ids import short
from tests.cli.conftest import Run, one_line
from tests.services.doctor.making import ANNA, GONE, LUCA, NOBODY, ONE, TWO, write
from tests.terminal.pseudo import Terminal, netui_command


def found(netui: Run, *options: str) -> list[dict[str, Any]]:
    printed: list[dict[str, Any]] = json.loads(netui("doctor", *options, "--json").out)
    return printed


def test_where_everything_holds_together_one_line_says_so(netui: Run, data: Path) -> None:
    write(data)
    ran = netui("doctor")
    assert (ran.code, ran.out, ran.err) == (0, "4 records looked at: everything holds together\n", "")


def test_looking_creates_nothing(netui: Run, data: Path) -> None:
    assert netui("doctor").code == 0
    assert not data.exists()

    file = write(data)
    before = file.stat()
    netui("doctor")
    assert file.stat() == before
    assert not (data / ".netui").exists()


def test_findings_stand_below_what_they_are_about_and_say_what_to_do(netui: Run, data: Path) -> None:
    write(
        data,
        contacts={ANNA: {"introduced_by": NOBODY, "met_on": "2027-01-01"}, LUCA: {"introduced_by": GONE}},
    )
    ran = netui("doctor")

    assert (ran.code, ran.err) == (1, "")
    assert ran.lines[1] == "References to nowhere"
    assert ran.lines[2].split()[:4] == [short(ANNA), "Anna", "Rossi", "introduced_by"]
    assert "names somebody who is nowhere" in ran.lines[2]
    assert ran.lines[2].endswith("--fix mends it")
    assert ran.lines[4] == "Dates that can hardly be"
    assert ran.lines[-2] == "2 findings: 1 is broken, --fix mends 1"
    assert ran.lines[-1] == "1 reference names a record in the trash, which is fine"


def test_what_is_only_worth_a_look_ends_with_0(netui: Run, data: Path) -> None:
    write(data, contacts={ANNA: {"met_on": "2027-01-01"}})
    ran = netui("doctor")
    assert (ran.code, ran.lines[-1]) == (0, "1 finding: nothing is broken")


def test_many_of_a_kind_are_counted_and_json_has_them_all(netui: Run, data: Path) -> None:
    many = {f"{ANNA}{at:02}"[-36:]: {"name": f"Person {at}", "trust": 9} for at in range(30)}
    write(data, contacts=many)

    assert "  and 10 more: --json has all" in netui("doctor").lines
    assert len(found(netui)) == 30


def test_json_has_what_a_script_needs(netui: Run, data: Path) -> None:
    write(data, contacts={ANNA: {"introduced_by": NOBODY}})
    (finding,) = found(netui)

    assert finding == {
        "code": "dangling", "kind": "references", "table": "contacts", "id": ANNA, "short": short(ANNA),
        "name": "Anna Rossi", "message": f"introduced_by names somebody who is nowhere ({short(NOBODY)})",
        "advice": "`netui doctor --fix` mends it", "broken": True, "fixable": True, "fixed": False,
    }  # fmt: skip


def test_fix_says_in_one_line_each_what_was_done_then_what_is_left(netui: Run, data: Path) -> None:
    write(
        data,
        contacts={ANNA: {"introduced_by": NOBODY, "trust": 9}},
        exchanges={ONE: {"contact": ANNA, "direction": "gave", "share": NOBODY, "note": "a tip"}},
    ).chmod(0o644)
    ran = netui("doctor", "--fix")

    gone = f"{short(NOBODY)}, which is nowhere, was taken out"
    assert ran.code == 1
    assert ran.lines[:4] == [
        f"mended: Anna Rossi ({short(ANNA)}): introduced_by: {gone}",
        f"mended: a tip (Anna Rossi) ({short(ONE)}): share: {gone}",
        f"mended: {data / 'network.json'}: for you alone (0600)",
        "“netui undo” takes back what was mended in the records",
    ]
    assert ran.lines[-1] == "1 finding: 1 is broken"
    assert netui("doctor", "--fix").lines[1] == "Values, fields and tables"


def test_what_was_mended_is_one_step_of_undo(netui: Run, data: Path) -> None:
    file = write(data, contacts={ANNA: {"introduced_by": NOBODY, "tags": ["b", "a"]}})
    before = file.read_bytes()

    assert netui("doctor", "--fix").code == 0
    assert file.read_bytes() != before
    assert netui("undo").out.startswith("undone: doctor --fix")
    assert file.read_bytes() == before


def test_fix_with_json_says_what_was_fixed_and_what_was_not(netui: Run, data: Path) -> None:
    write(data, contacts={ANNA: {"introduced_by": NOBODY, "trust": 9}})
    assert [(each["code"], each["kind"], each["fixed"]) for each in found(netui, "--fix")] == [
        ("dangling", "references", True), ("unreadable", "values", False),
    ]  # fmt: skip


def test_a_file_that_can_not_be_read_is_a_finding(netui: Run, data: Path) -> None:
    write(data).write_text("my dog ate it", encoding="utf-8")
    ran = netui("doctor")

    assert ran.code == 1
    assert "The network" in ran.lines
    assert "`netui restore` has the backups" in ran.out
    assert netui("doctor", "--fix").code == 1
    assert (data / "network.json").read_text(encoding="utf-8") == "my dog ate it"


def test_what_is_no_file_at_all_is_a_finding(netui: Run, data: Path) -> None:
    write(data).unlink()
    os.mkfifo(data / "network.json")

    assert {each["code"] for each in found(netui)} == {"unreadable-file", "no-file"}


def test_no_bytes_in_the_file_stop_the_doctor(netui: Run, data: Path) -> None:
    file = write(data, contacts={ANNA: {"introduced_by": NOBODY, "tags": ["b", "a"]}})
    whole, chance = file.read_bytes(), random.Random(3)
    for _round in range(25):
        broken = bytearray(whole)
        for _mistake in range(chance.randint(1, 4)):
            place = chance.randrange(len(broken))
            broken[place : place + chance.choice((0, 1, 9))] = chance.choice(
                (b"", b"{", b"\xff", b"\0", b"\n")
            )
        file.write_bytes(broken)
        os.utime(file, (1_700_000_000, 1_700_000_000))  # so that nobody takes it for being written just now
        ran = netui("doctor", "--json")

        assert ran.code in (0, 1)
        assert isinstance(json.loads(ran.out), list)
        assert file.read_bytes() == broken


def test_a_broken_file_is_healed_by_fix_and_not_by_looking(netui: Run, data: Path) -> None:
    file = write(data)
    broken = file.read_bytes().removesuffix(b"}\n}\n")
    file.write_bytes(broken)

    looked = netui("doctor")
    assert file.read_bytes() == broken
    assert "damaged" in looked.out
    assert netui("doctor", "--fix").code == 0
    assert netui("doctor").out == "4 records looked at: everything holds together\n"


@pytest.mark.parametrize("options", [["--fix"], ["--purge", "--yes"]])
def test_read_only_changes_nothing(netui: Run, data: Path, options: list[str]) -> None:
    file = write(data, contacts={ANNA: {"introduced_by": NOBODY}})
    before = file.read_bytes()
    ran = netui("--read-only", "doctor", *options)

    assert ran.code == 1
    assert "--read-only: nothing is changed" in one_line(ran.err)
    assert file.read_bytes() == before
    assert netui("--read-only", "doctor").code == 1


def test_a_file_of_a_newer_netui_is_looked_at_and_not_mended(netui: Run, data: Path) -> None:
    file = write(data, contacts={ANNA: {"introduced_by": NOBODY}})
    file.write_bytes(file.read_bytes().replace(b'"schema":1', b'"schema":9'))
    before = file.read_bytes()

    assert {each["code"] for each in found(netui)} == {"dangling", "newer-schema"}
    assert "newer netui" in one_line(netui("doctor", "--fix").err)
    assert file.read_bytes() == before


def test_settings_that_do_not_hold_are_findings(netui: Run, data: Path, own_home: Path) -> None:
    write(data)
    (own_home / "netui").mkdir()
    (own_home / "netui" / "config.yaml").write_text("teme: dark\n", encoding="utf-8")

    ran = netui("doctor")
    assert ran.code == 0
    assert ran.lines[1] == "The settings"
    assert "teme" in ran.lines[2]


# The trash


def test_purge_says_what_goes_and_what_stays_and_needs_a_yes(netui: Run, data: Path) -> None:
    entry = {"contact": GONE, "direction": "gave"}
    file = write(
        data, exchanges={ONE: entry}, shares={TWO: {"title": "x", "deleted": "2026-11-01T00:00:00Z"}}
    )
    before = file.read_bytes()
    ran = netui("doctor", "--purge")

    assert ran.code == 1
    assert ran.lines == ["shares: 1", "1 record stays in the trash, for one that isn't there names it"]
    assert one_line(ran.err) == "nothing was removed: add --yes to agree to it without being asked"
    assert file.read_bytes() == before


def test_purge_removes_for_good_and_undo_takes_it_back(netui: Run, data: Path) -> None:
    file = write(data)
    before = file.read_bytes()
    ran = netui("doctor", "--purge", "--yes")

    assert (ran.code, ran.lines[0]) == (0, "contacts: 1")
    assert ran.lines[1].startswith("purge 1 record: done; `netui undo` takes it back")
    assert GONE not in file.read_text(encoding="utf-8")
    assert netui("doctor", "--purge", "--yes").lines == ["nothing to remove from the trash"]
    netui("undo")
    assert file.read_bytes() == before


def test_purge_leaves_what_went_to_the_trash_lately(netui: Run, data: Path) -> None:
    write(data)
    ran = netui("doctor", "--purge", "--older", "30", "--yes")
    assert ran.lines == ["1 record is not in the trash for that long", "nothing to remove from the trash"]


@pytest.mark.parametrize(
    "options",
    [["--older", "3"], ["--yes"], ["--purge", "--json"], ["--purge", "--older", "-1"], ["--older", "x"]],
)
def test_options_that_make_no_sense_together_are_usage(netui: Run, data: Path, options: list[str]) -> None:
    assert netui("doctor", *options).code == 2
    assert not data.exists()


def test_at_a_terminal_purge_asks(data: Path) -> None:
    file = write(data)
    with Terminal(netui_command("--data", str(data), "doctor", "--purge")) as terminal:
        terminal.expect("remove 1 record for good?")
        terminal.send("n\r")
        terminal.expect("nothing was removed")
        assert terminal.ended() == 1
    assert GONE in file.read_text(encoding="utf-8")
