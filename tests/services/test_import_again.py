"""Importing again: nothing is written twice, and nothing that the user wrote is lost."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.domain.changes import Edit
from netui.domain.records import Raw
from netui.domain.tables import Contact
from netui.services.contacts import edit_contacts
from netui.services.importing import ImportCancelledError, ImportFileError, apply_import, plan_import, read
from netui.storage.fileformat import canonical, parse
from tests.services.import_files import (
    ANNA,
    HEADER,
    LUCA,
    archive,
    bring_in,
    cards,
    connections,
    file_bytes,
    handles,
    holding,
    only,
    people,
    table,
    write,
)
from tests.support import add, open_workspace

CARD = """
FN:Anna Rossi
N:Rossi;Anna;;;
EMAIL;TYPE=work:anna@acme.example
TEL;TYPE=cell:+39 333 1234567
ORG:Acme
CATEGORIES:climbing
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
GEO:geo:45.46,9.19
"""


@pytest.mark.parametrize("kind", ["linkedin", "zip", "vcard", "several"])
def test_the_same_files_again_change_no_byte(tmp_path: Path, kind: str) -> None:
    table_of_two = connections(tmp_path, ANNA, LUCA)
    paths = {
        "linkedin": [table_of_two],
        "zip": [archive(tmp_path / "e.zip", {"x/Connections.csv": table([ANNA, LUCA])})],
        "vcard": [cards(tmp_path, CARD)],
        "several": [table_of_two, cards(tmp_path, CARD)],
    }[kind]
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, *paths)
    before = file_bytes(workspace)
    workspace.clock.day = workspace.today.replace(year=2027)  # type: ignore[attr-defined]
    plan, change = bring_in(workspace, *paths)
    assert change.edits == ()
    assert (len(plan.new), len(plan.updated)) == (0, 0)
    assert file_bytes(workspace) == before
    reopened = open_workspace(tmp_path / "data")
    _plan, change = bring_in(reopened, *paths)
    assert change.edits == ()


def test_fields_that_nobody_touched_take_what_is_new(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, connections(tmp_path, ANNA))
    moved = (*ANNA[:3], "anna@gamma.example", "Gamma", "Director", ANNA[6])
    plan, _change = bring_in(workspace, connections(tmp_path, moved))
    assert [planned.changed for planned in plan.updated] == [("company", "handles", "role")]
    anna = only(workspace)
    assert (anna.company, anna.role) == ("Gamma", "Director")
    assert {value for kind, value, _label in handles(anna) if kind == "email"} == {
        "anna@acme.example", "anna@gamma.example",
    }  # fmt: skip
    assert anna.updated == workspace.stamp


def test_what_the_user_edited_since_stays(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, connections(tmp_path, ANNA))
    edit_contacts(workspace, [only(workspace)], {"role": "Head of R&D", "company": ""}, "edit")
    moved = (*ANNA[:4], "Gamma", "Director", "06 Mar 2024")
    plan, _change = bring_in(workspace, connections(tmp_path, moved))
    anna = only(workspace)
    assert (anna.role, anna.company) == ("Head of R&D", "")
    assert str(anna.met_on) == "2024-03-06"
    assert plan.updated[0].kept == ("company", "role")


def test_an_edit_stands_through_any_number_of_imports(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, connections(tmp_path, ANNA))
    edit_contacts(workspace, [only(workspace)], {"company": "My own words"}, "edit")
    for company in ("Acme", "Gamma", "Delta", "Delta", "Acme"):
        bring_in(workspace, connections(tmp_path, (*ANNA[:4], company, *ANNA[5:])))
        assert only(workspace).company == "My own words"


def test_what_the_user_took_out_of_a_set_stays_out_and_what_they_put_in_stays_in(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, cards(tmp_path, CARD))
    kept = [handle for handle in only(workspace).handles if handle.kind != "email"]
    fields = {
        "handles": [{"kind": h.kind, "value": h.value, "label": h.label} for h in kept],
        "tags": ["chess"],
    }
    edit_contacts(workspace, [only(workspace)], fields, "edit")
    bring_in(workspace, cards(tmp_path, CARD.replace("climbing", "climbing,opera")))
    assert only(workspace).tags == ("chess", "opera")
    assert [kind for kind, _value, _label in handles(only(workspace))] == ["phone"]


def test_a_column_that_is_gone_takes_nothing_away(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, connections(tmp_path, ANNA))
    _plan, change = bring_in(workspace, connections(tmp_path, (*ANNA[:3], "", "", "", "")))
    assert change.edits == ()
    assert only(workspace).company == "Acme"


def test_a_contact_in_the_trash_stays_in_the_trash(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, connections(tmp_path, ANNA, LUCA))
    workspace.trash("trash", people(workspace)["Anna Rossi"])
    plan, change = bring_in(workspace, connections(tmp_path, (*ANNA[:4], "Gamma", *ANNA[5:]), LUCA))
    assert set(people(workspace)) == {"Luca Bianchi"}
    assert change.edits == ()
    assert [planned.name for planned in plan.in_trash] == ["Anna Rossi"]


def test_a_contact_added_by_hand_is_updated_not_doubled_and_keeps_what_it_says(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    email = {"kind": "email", "value": "ANNA@acme.example"}
    mine = add(workspace, "Anna R.", role="My engineer", handles=[email])
    plan, _change = bring_in(workspace, connections(tmp_path, ANNA))
    anna = only(workspace)
    assert anna.id == mine.id
    assert (anna.name, anna.role, anna.company) == ("Anna R.", "My engineer", "Acme")
    assert handles(anna) == [
        ("email", "ANNA@acme.example", ""), ("linkedin", "https://www.linkedin.com/in/anna-rossi", ""),
    ]  # fmt: skip
    assert plan.counts()["updated"] == 1


@pytest.mark.parametrize(
    "written", ["linkedin.com/in/Anna-Rossi/", "https://it.linkedin.com/in/anna-rossi/it", "anna-rossi"]
)
def test_a_profile_is_the_same_however_it_is_written(tmp_path: Path, written: str) -> None:
    workspace = open_workspace(tmp_path / "data")
    mine = add(workspace, "A. Rossi", handles=[{"kind": "linkedin", "value": written}])
    bring_in(workspace, connections(tmp_path, ANNA))
    assert only(workspace).id == mine.id
    assert [value for kind, value, _label in handles(only(workspace)) if kind == "linkedin"] == [written]


def test_the_same_name_alone_is_not_the_same_person_but_is_said(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    mine = add(workspace, "anna rossì")
    plan, _change = bring_in(workspace, connections(tmp_path, ANNA, LUCA))
    assert len(list(workspace.network.all(Contact))) == 3
    assert [(planned.name, planned.namesakes) for planned in plan.possible_duplicates] == [
        ("Anna Rossi", (mine.id,))
    ]


def test_namesakes_who_each_have_a_profile_are_two_people_and_nothing_is_said(tmp_path: Path) -> None:
    other = (*ANNA[:2], "https://www.linkedin.com/in/another-anna", "", *ANNA[4:])
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, connections(tmp_path, ANNA, other))
    assert (len(plan.new), plan.possible_duplicates) == (2, ())


def test_a_row_that_is_somebody_already_found_by_their_address_is_that_persons_double(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, connections(tmp_path, (*ANNA[:2], "", "", *ANNA[4:])))
    rows = [(*ANNA[:3], "", *ANNA[4:]), (*ANNA[:2], "", "", *ANNA[4:])]
    plan, _change = bring_in(workspace, connections(tmp_path, *rows))
    assert [(row.line, str(row.reason)) for row in plan.duplicates] == [(3, "the same person as on line 2")]
    assert only(workspace).external == {"linkedin": "in/anna-rossi"}


def test_what_another_program_wrote_where_the_last_import_stands_does_no_harm(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, connections(tmp_path, ANNA))
    identifier = only(workspace).id
    for held in ("text", {"imported": "text"}, {"imported": {"company": "Acme", "handles": 3}}):
        row = workspace.network.rows["contacts"][identifier]
        workspace.do("odd", [Edit("contacts", identifier, row, {**row, "extra": {"linkedin": held}})])
        bring_in(workspace, connections(tmp_path, (*ANNA[:4], "Acme", "New role", ANNA[6])))
        assert only(workspace).extra["linkedin"]["imported"]["role"] == "New role"


def test_somebody_who_changed_their_profiles_address_is_still_the_same(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, connections(tmp_path, LUCA))
    renamed = (*LUCA[:2], "https://www.linkedin.com/in/luca-b-cto", *LUCA[3:])
    plan, _change = bring_in(workspace, connections(tmp_path, renamed))
    assert len(plan.updated) == 1
    assert only(workspace).external == {"linkedin": "in/luca-b-cto"}
    _plan, change = bring_in(workspace, connections(tmp_path, renamed))
    assert change.edits == ()


def test_namesakes_connected_on_one_day_stay_two(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    other = (*LUCA[:2], "https://www.linkedin.com/in/luca-bianchi-2", *LUCA[3:])
    bring_in(workspace, connections(tmp_path, LUCA))
    bring_in(workspace, connections(tmp_path, other, LUCA))
    assert len(list(workspace.network.all(Contact))) == 2


def test_an_old_export_without_profiles_and_a_new_one_make_one_contact(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    for row in (ANNA, LUCA):
        bring_in(workspace, connections(tmp_path, (*row[:2], "", *row[3:])))
    bring_in(workspace, connections(tmp_path, ANNA, LUCA))
    assert set(people(workspace)) == {"Anna Rossi", "Luca Bianchi"}
    assert len(list(workspace.network.all(Contact))) == 2


def test_a_card_and_a_connection_with_one_address_make_one_contact(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    plan, change = bring_in(workspace, connections(tmp_path, ANNA), cards(tmp_path, CARD))
    anna = only(workspace)
    assert set(anna.external) == {"linkedin", "vcard"}
    assert anna.tags == ("climbing",)
    assert (len(plan.new), len(change.edits)) == (1, 1)


def test_what_changed_after_planning_is_planned_again(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, connections(tmp_path, ANNA))
    plan = plan_import(workspace, [connections(tmp_path, (*ANNA[:4], "Gamma", *ANNA[5:]), LUCA)])
    edit_contacts(workspace, [only(workspace)], {"company": "Mine"}, "edit")
    add(workspace, "Luca B.", handles=[{"kind": "linkedin", "value": LUCA[2]}])
    apply_import(workspace, plan)
    assert {name: contact.company for name, contact in people(workspace).items()} == {
        "Anna Rossi": "Mine", "Luca B.": "Beta, Inc.",
    }  # fmt: skip


def test_progress_rises_to_its_total_and_a_cancelled_import_changes_nothing(tmp_path: Path) -> None:
    rows = [
        (f"Anna{n}", "Rossi", f"https://www.linkedin.com/in/a{n}", "", "", "", ANNA[6]) for n in range(1000)
    ]
    path = connections(tmp_path, *rows)
    workspace = open_workspace(tmp_path / "data")
    seen: list[tuple[int, int]] = []
    plan_import(workspace, [path], progress=lambda done, total: seen.append((done, total)))
    assert [done for done, _total in seen] == sorted(done for done, _total in seen)
    assert seen[-1] == (2000, 2000)
    assert len(seen) > 4

    looks: list[bool] = []

    def cancelled() -> bool:
        looks.append(len(looks) == 2)
        return looks[-1]

    with pytest.raises(ImportCancelledError, match="nothing has changed"):
        plan_import(workspace, [path], cancelled=cancelled)
    assert len(looks) == 3
    assert workspace.network.rows["contacts"] == {}


def test_what_cannot_be_read_in_a_row_of_ours_is_left_alone(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, connections(tmp_path, ANNA))
    identifier = only(workspace).id
    row = workspace.network.rows["contacts"][identifier]
    odd = {**row, "handles": "by hand", "extra": 3, "met_on": "soon"}
    workspace.do("by hand", [Edit("contacts", identifier, row, odd)])
    bring_in(workspace, connections(tmp_path, (*ANNA[:4], "Gamma", *ANNA[5:])))
    held = workspace.network.rows["contacts"][identifier]
    assert (held["handles"], held["extra"], held["met_on"]) == ("by hand", 3, "soon")


def test_reading_alone_needs_no_network(tmp_path: Path) -> None:
    reading = read(connections(tmp_path, ANNA))
    assert [candidate.fields["name"] for candidate in reading.candidates] == ["Anna Rossi"]


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12) | st.sampled_from(
    ["Anna", "Rossi", 'a "b" c', "a\nb", "a;b,c", "", "info@a.example", "https://www.linkedin.com/in/Σ\u0390",
     "=1", "05 Mar 2024", "\u0390", "e\u0301", "\x1b[2J", "İ", "ß", "\ufeff", "\u2028"]
)  # fmt: skip
ROWS = st.lists(st.tuples(*[CELL] * 8), max_size=6)
CARDS = st.lists(st.tuples(*[CELL] * 4), max_size=3)


@settings(max_examples=150, deadline=None)
@given(ROWS, CARDS)
def test_whatever_the_cells_and_cards_the_second_import_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, ...]],
    people_on: list[tuple[str, ...]],
) -> None:
    folder = tmp_path_factory.mktemp("again")
    paths = [write(folder / "c.csv", table(rows, (*HEADER, "Odd")))]
    if people_on:
        texts = [f"FN:{a}\nEMAIL:{b}\nUID:{c}\nX-ODD:{d}" for a, b, c, d in people_on]
        paths.append(cards(folder, *texts))
    try:
        first = plan_import(holding({}), paths)
    except ImportFileError:  # so many control characters that it is no text
        return
    read_again = parse(whole({edit.id: edit.after for edit in first.edits}))
    assert plan_import(holding(read_again["contacts"]), paths).edits == ()


def whole(contacts: dict[str, Raw | None]) -> bytes:
    """Return the bytes of a data file with contacts."""
    return canonical({"_meta": {"1": {"schema": 1}}, "contacts": contacts})
