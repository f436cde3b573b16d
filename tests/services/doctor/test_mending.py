"""Mending: without a guess, without losing a word, one step of undo, and nothing the second time."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from netui.domain.network import Network
from netui.domain.tables import TABLES
from netui.i18n import say
from netui.services.doctor.checks import CHECKS
from netui.services.doctor.examination import Mended, examine_records, mend_records
from netui.services.doctor.findings import Draft, Patient
from netui.storage.fileformat import canonical, parse
from netui.storage.merging import merge_bytes
from tests.services.doctor.making import ANNA, GONE, LUCA, NOBODY, NOW, ONE, THREE, TWO, write
from tests.services.doctor.test_records import NETWORKS
from tests.support import TODAY, open_workspace

BROKEN: dict[str, dict[str, dict[str, Any]]] = {
    "contacts": {
        ANNA: {"knows": [LUCA, NOBODY, ANNA, GONE], "introduced_by": NOBODY, "tags": ["law", "art", "law"]},
        LUCA: {"introduced_by": LUCA, "mood": "fine"},
    },
    "exchanges": {
        ONE: {"contact": ANNA, "direction": "gave", "status": "done", "on": "2026-11-03", "request": TWO},
        THREE: {"contact": ANNA, "direction": "gave", "share": NOBODY, "note": "kept"},
    },
    "requests": {TWO: {"direction": "incoming", "contact": ANNA, "text": "CV review", "status": "open"}},
    "interactions": {ONE: {"on": "2026-11-01", "contacts": [NOBODY, ANNA]}},
    "openings": {ONE: {"title": "Editor", "passed": [{"contact": NOBODY, "on": "2026-11-01"}]}},
}


def mend(folder: Path, today: date = TODAY) -> list[Mended]:
    """Mend what a folder's records need, as the command does."""
    workspace = open_workspace(folder, today)
    done = mend_records(workspace, examine_records(workspace.network, today, workspace.stamp))
    workspace.repository.close()
    return done


def rows_in(data: bytes) -> dict[str, dict[str, dict[str, Any]]]:
    tables: dict[str, dict[str, dict[str, Any]]] = json.loads(data)
    return tables


def rows(file: Path) -> dict[str, dict[str, dict[str, Any]]]:
    return rows_in(file.read_bytes())


def test_what_needs_no_guess_is_mended_and_the_rest_of_every_record_stays(tmp_path: Path) -> None:
    file = write(tmp_path / "data", **BROKEN)
    mend(tmp_path / "data")
    now = rows(file)

    assert now["contacts"][ANNA] == {
        "name": "Anna Rossi",
        "knows": sorted([LUCA, GONE]),
        "tags": ["art", "law"],
    }
    assert now["contacts"][LUCA] == {"name": "Luca Bianchi", "mood": "fine"}
    assert now["exchanges"][THREE] == {"contact": ANNA, "direction": "gave", "note": "kept"}
    assert now["requests"][TWO]["status"] == "fulfilled"
    assert now["requests"][TWO]["closed_on"] == "2026-11-03"
    assert now["interactions"][ONE] == {"on": "2026-11-01", "contacts": [ANNA]}
    assert now["openings"][ONE] == {"title": "Editor"}


def test_one_step_of_undo_brings_back_every_byte(tmp_path: Path) -> None:
    file = write(tmp_path / "data", **BROKEN)
    before = file.read_bytes()
    assert mend(tmp_path / "data")
    assert file.read_bytes() != before

    workspace = open_workspace(tmp_path / "data")
    undone = workspace.undo()
    workspace.repository.close()

    assert undone is not None
    assert undone.label == "doctor --fix"
    assert file.read_bytes() == before


def test_the_second_time_there_is_nothing_left_to_mend(tmp_path: Path) -> None:
    file = write(tmp_path / "data", **BROKEN)
    mend(tmp_path / "data")
    once = file.read_bytes()

    assert mend(tmp_path / "data") == []
    assert file.read_bytes() == once


def test_two_machines_that_mend_the_same_file_write_the_same(tmp_path: Path) -> None:
    one, other = write(tmp_path / "one", **BROKEN), write(tmp_path / "other", **BROKEN)
    mend(tmp_path / "one")
    mend(tmp_path / "other")

    assert one.read_bytes() == other.read_bytes()


def test_machines_that_mended_on_different_days_have_nothing_to_decide_when_they_meet(tmp_path: Path) -> None:
    undecided = {"table": "contacts", "record": NOBODY, "field": "name", "ours": "a", "theirs": "b"}
    profiles = {ONE: {"name": "Ada", "offers": ["law"]}, TWO: {"name": "Ada", "offers": ["art"]}}
    whole = {**BROKEN, "conflicts": {ONE: undecided}, "profile": profiles}
    base = write(tmp_path / "base", **whole).read_bytes()
    sides = []
    for day in (24, 27):
        file = write(tmp_path / f"{day}", **whole)
        mend(tmp_path / f"{day}", today=date(2026, 11, day))
        sides.append(file.read_bytes())
    one, other = merge_bytes(base, *sides), merge_bytes(base, *reversed(sides))

    assert one.content == other.content
    assert [raw for raw in rows_in(one.content)["conflicts"].values() if "deleted" not in raw] == []
    write(tmp_path / "met").write_bytes(one.content)
    assert mend(tmp_path / "met") == []


def test_a_second_profile_is_joined_to_the_one_that_counts_and_no_value_is_lost(tmp_path: Path) -> None:
    first = {"name": "Ada", "offers": ["law"], "weekly_capacity": 5, "updated": "2026-11-02T00:00:00Z"}
    second = {
        "name": "Ada Verdi",
        "offers": ["art"],
        "related": {"law": ["art"]},
        "updated": "2026-11-01T00:00:00Z",
    }
    file = write(tmp_path / "data", profile={ONE: first, TWO: second})
    done = mend(tmp_path / "data")
    now = rows(file)

    assert [say(each.finding.mend.done) for each in done if each.finding.mend] == [
        "joined to your profile, then moved to the trash"
    ]
    assert now["profile"][ONE] == first | {"offers": ["art", "law"], "related": {"law": ["art"]}}
    assert now["profile"][TWO] == second | {"deleted": NOW}
    (lost,) = now["conflicts"].values()
    assert (lost["field"], lost["chosen"], {lost["ours"], lost["theirs"]}) == (
        "name",
        "Ada",
        {"Ada", "Ada Verdi"},
    )


def test_three_profiles_become_one(tmp_path: Path) -> None:
    offers = {key: {"name": "Ada", "offers": [key]} for key in (ONE, TWO, THREE)}
    file = write(tmp_path / "data", profile=offers)
    mend(tmp_path / "data")

    (left,) = [raw for raw in rows(file)["profile"].values() if "deleted" not in raw]
    assert left["offers"] == sorted([ONE, TWO, THREE])
    assert mend(tmp_path / "data") == []


def drafted(network: Network) -> Network:
    """Return a network in which all was mended that can be."""
    patient = Patient(network, TODAY, NOW)
    found = [finding for check in CHECKS for finding in check.look(patient)]
    draft = Draft(network, NOW)
    for finding in found:
        if finding.mend is not None and finding.mend.rows is not None:
            finding.mend.rows(draft)
    tables = {table: dict(rows) for table, rows in network.rows.items()}
    for edit in draft.edits():
        assert edit.after is not None
        tables[edit.table][edit.id] = edit.after
    written = b"".join(
        (b"{", b",".join(b"%s:%s" % (canonical(t), canonical(r)) for t, r in tables.items()), b"}")
    )
    return Network(parse(written))


@given(NETWORKS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_in_the_file_nothing_is_left_to_mend_after_mending(
    rows: dict[str, dict[str, dict[str, Any]]],
) -> None:
    before = Network(rows)
    after = drafted(before)
    left = [
        finding
        for check in CHECKS
        for finding in check.look(Patient(after, TODAY, NOW))
        if finding.mend is not None
    ]

    assert left == []
    for table in TABLES:
        assert before.rows[table].keys() <= after.rows[table].keys()
