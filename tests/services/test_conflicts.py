"""Conflicts: what people read of them, and what settling one does."""

from pathlib import Path
from typing import Any

import pytest

from netui.domain.changes import Edit
from netui.domain.ids import short
from netui.domain.tables import Conflict, Contact
from netui.services.conflict_words import Run, compare, telling
from netui.services.conflicts import (
    AmbiguousConflictError,
    Case,
    ConflictError,
    ConflictNotFoundError,
    cases,
    fields_in_words,
    find,
    of_contact,
    search,
    settle,
)
from netui.services.contacts import edit_contacts
from netui.services.workspace import Workspace
from tests.services.clashing import (
    ANNA,
    BEFORE,
    BRUNO,
    EARLIER,
    LATER,
    clash,
    clash_about,
    only,
    people,
    side,
)
from tests.support import TODAY

EXCHANGE = "1999533082497643652113541536493380777"


def rows(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Return everything that there is, as the file holds it."""
    return {table: dict(found) for table, found in workspace.network.rows.items()}


def anna(workspace: Workspace) -> dict[str, Any]:
    return workspace.network.rows["contacts"][ANNA]


def settled(workspace: Workspace) -> list[Case]:
    return cases(workspace.network, TODAY, settled=True)


# Reading them


def test_what_stands_and_the_other_value_are_said_the_same_whichever_side_a_machine_calls_its_own(
    tmp_path: Path,
) -> None:
    one = clash_about(tmp_path / "one", "place", "Rome", "Milan")
    base = people()
    sides = [side(base, at, contacts={"place": to}) for at, to in ((LATER, "Milan"), (EARLIER, "Rome"))]
    other = clash(tmp_path / "other", base, *sides)
    for workspace in (one, other):
        found = only(workspace)
        assert (found.line, found.stands, found.other) == ("Anna Rossi · place", "Milan", "Rome")
        assert (found.when, found.state, found.stood, found.settled) == ("23 Nov", "", "", False)


def test_the_newest_comes_first(tmp_path: Path) -> None:
    base = people()
    workspace = clash(
        tmp_path,
        base | {"contacts": base["contacts"] | {BRUNO: {"name": "Bruno", "updated": BEFORE}}},
        {"contacts": {ANNA: base["contacts"][ANNA] | {"role": "CTO", "updated": EARLIER},
                      BRUNO: {"name": "Bruno", "role": "judge", "updated": EARLIER}}},
        {"contacts": {ANNA: base["contacts"][ANNA] | {"role": "CEO", "updated": "2026-11-22T10:00:00Z"},
                      BRUNO: {"name": "Bruno", "role": "notary", "updated": LATER}}},
    )  # fmt: skip
    found = cases(workspace.network, TODAY)
    assert [(one.about.name, one.stands) for one in found] == [("Bruno", "notary"), ("Anna Rossi", "CEO")]


@pytest.mark.parametrize(
    ("field", "earlier", "later", "label", "stands", "other"),
    [
        ("met_on", "2026-03-01", "2025-03-02", "met on", "2 Mar 2025", "1 Mar"),
        ("met_through", ANNA, EXCHANGE, "met through", f"{short(EXCHANGE)}, which is gone",
         f"{short(ANNA)}, which is gone"),
        ("introduced_by", ANNA, BRUNO, "introduced by", "Bruno Neri", "Anna Rossi"),
        ("starred", True, False, "starred", "no", "yes"),
        ("trust", 3, 5, "trust", "5", "3"),
        ("trust", 3, "3", "trust", '"3"', "3"),
        ("trust", 9, "none", "trust", "none", "9"),
        ("tags", "ai", ["law", "tax"], "tags", "law\ntax", "ai"),
        ("place", "Rome", "Rome ", "place", '"Rome "', '"Rome"'),
        ("mood", {"a": 1, "b": [2]}, "fine", "mood", "fine", "a: 1\nb: [2]"),
        ("mood", True, [], "mood", "[]", "true"),
        ("pets_name", "Rex", "Max", "pets name", "Max", "Rex"),
    ],
)  # fmt: skip
def test_values_read_as_people_write_them(
    tmp_path: Path, field: str, earlier: Any, later: Any, label: str, stands: str, other: str
) -> None:
    both = {"contacts": people()["contacts"] | {BRUNO: {"name": "Bruno Neri", "updated": BEFORE}}}
    sides = [
        {"contacts": both["contacts"] | {ANNA: both["contacts"][ANNA] | {field: value, "updated": at}}}
        for at, value in ((EARLIER, earlier), (LATER, later))
    ]
    found = only(clash(tmp_path, both, *sides))
    assert [found.field, found.stands, found.other] == [label, stands, other]


def test_a_key_inside_a_field_is_named_and_swapped_by_itself(tmp_path: Path) -> None:
    workspace = clash_about(
        tmp_path, "external", {"linked.in": "a", "x": "1"}, {"linked.in": "b", "y": "2"}, {"linked.in": "o"}
    )
    found = only(workspace)
    assert (found.field, found.stands, found.other) == ("external · linked.in", "b", "a")
    settle(workspace, [found], "swap")
    assert anna(workspace)["external"] == {"linked.in": "a", "x": "1", "y": "2"}


def test_a_key_that_is_gone_since_comes_back_where_it_was(tmp_path: Path) -> None:
    workspace = clash_about(tmp_path, "external", {"li": "a"}, {"li": "b"}, {"li": "o"})
    person = workspace.network.get(Contact, ANNA)
    assert person is not None
    edit_contacts(workspace, [person], {"external": {}}, "external")
    found = only(workspace)
    assert (found.stands, found.other, found.stood) == ("nothing", "a", "b")
    settle(workspace, [found], "swap")
    assert anna(workspace)["external"] == {"li": "a"}


def about(table: str, raw: dict[str, Any], folder: Path, **more: Any) -> Case:
    """Return a conflict about a record of a table, with a person in the network."""
    base = people() | {"contacts": people()["contacts"], table: {EXCHANGE: raw | {"updated": BEFORE}}}
    if table == "contacts":
        base = {"contacts": {EXCHANGE: raw | {"updated": BEFORE}}}
    sides = []
    for at, value in ((EARLIER, "one"), (LATER, "two")):
        changed = {EXCHANGE: raw | {"mood": value, "updated": at} | more}
        sides.append(base | {table: changed})
    return only(clash(folder, base, *sides))


@pytest.mark.parametrize(
    ("table", "raw", "title"),
    [
        ("exchanges", {"contact": ANNA, "direction": "gave", "note": "a tip\non rent", "on": "2026-11-09"},
         "Anna Rossi · gave a tip, 9 Nov"),
        ("exchanges", {"contact": "5", "direction": "received", "kind": "help"}, "received help"),
        ("interactions", {"contacts": [ANNA], "kind": "call", "on": "2025-11-09"},
         "Anna Rossi · call, 9 Nov 2025"),
        ("requests", {"contact": ANNA, "direction": "incoming", "text": "a CV review"},
         "Anna Rossi · asked for: a CV review"),
        ("requests", {"direction": "outgoing", "text": "tax law"}, "your need: tax law"),
        ("introductions", {"a": ANNA, "b": "5", "why": "tax"}, "Anna Rossi ↔  · tax"),
        ("openings", {"title": "Data engineer"}, "openings: Data engineer"),
        ("shares", {"title": "EU AI Act"}, "shares: EU AI Act"),
        ("profile", {"name": "Ada"}, "your profile"),
        ("pets", {"name": "Rex"}, "pets: Rex"),
        ("pets", {}, f"pets: {short(EXCHANGE)}"),
        ("contacts", {"name": 5}, short(EXCHANGE)),
    ],
)  # fmt: skip
def test_a_conflict_says_what_whom_and_when_it_is_about(
    tmp_path: Path, table: str, raw: dict[str, Any], title: str
) -> None:
    assert about(table, raw, tmp_path).about.title == title


def test_long_texts_are_told_by_what_differs_in_them() -> None:
    text = "likes walks along the river and hates "
    assert telling(text + "phone calls", f"{text}mornings") == (
        "…and hates phone calls",
        "…and hates mornings",
    )
    assert telling("Rome", "Roma") == ("Rome", "Roma")
    assert telling(text, text + "tea") == ("…and hates", "…and hates tea")
    assert telling(f"{text}\nhere\nx", f"{text}\nthere\nx") == ("…here x", "…there x")
    assert telling("a" * 40 + "b", "a" * 40 + "c") == ("a" * 40 + "b", "a" * 40 + "c")


def test_texts_are_compared_line_by_line_and_what_is_the_same_is_folded() -> None:
    same = "\n".join("12345")
    assert compare(f"{same}\nmine\nend", f"{same}\nyours\nend") == [
        Run("both", ("… 4 lines", "5")), Run("stands", ("mine",)), Run("other", ("yours",)),
        Run("both", ("end",)),
    ]  # fmt: skip
    assert compare(f"a\n{same}\nb", f"c\n{same}\nd")[2] == Run("both", ("1", "… 3 lines", "5"))
    assert compare(f"a\n{same}", f"c\n{same}")[2] == Run("both", ("1", "… 4 lines"))
    assert compare("Rome", "Milan") == [Run("stands", ("Rome",)), Run("other", ("Milan",))]


# Records that are not as they were


def test_a_record_in_the_trash_says_so_and_can_be_settled(tmp_path: Path) -> None:
    workspace = clash_about(tmp_path, "place", "Rome", "Milan")
    person = workspace.network.get(Contact, ANNA)
    assert person is not None
    workspace.trash("trash", person)
    found = only(workspace)
    assert (found.line, found.state) == ("Anna Rossi · place", "the record is in the trash")
    settle(workspace, [found], "swap")
    assert (anna(workspace)["place"], workspace.network.count(Conflict)) == ("Rome", 0)


def test_of_a_record_that_is_gone_both_values_are_shown_and_only_keeping_settles(tmp_path: Path) -> None:
    workspace = clash_about(tmp_path, "place", "Rome", "Milan")
    workspace.do("purge", [Edit("contacts", ANNA, anna(workspace), None)])
    found = only(workspace)
    assert found.about.title == f"contacts: {short(ANNA)}, which is gone"
    assert (found.stands, found.other, found.stood) == ("nothing: the record is gone", "Rome", "Milan")
    before = rows(workspace)
    for how in ("swap", "both"):
        with pytest.raises(ConflictError):
            settle(workspace, [found], how)
    assert rows(workspace) == before
    settle(workspace, [found], "keep")
    assert settled(workspace)[0].conflict.chosen == "Milan"


def test_a_field_that_somebody_edited_since_shows_what_stands_now_and_what_was_kept(tmp_path: Path) -> None:
    workspace = clash_about(tmp_path, "place", "Rome", "Milan")
    person = workspace.network.get(Contact, ANNA)
    assert person is not None
    edit_contacts(workspace, [person], {"place": "Turin"}, "place")
    found = only(workspace)
    assert (found.stands, found.other, found.stood) == ("Turin", "Rome", "Milan")
    settle(workspace, [found], "swap")
    assert anna(workspace)["place"] == "Rome"
    workspace.undo()
    assert anna(workspace)["place"] == "Turin"


def test_a_table_that_netui_does_not_know_is_settled_like_any_other(tmp_path: Path) -> None:
    base = {"pets": {"a b": {"name": "Rex", "legs": 4}}}
    sides = (side(base, at, pets={"legs": legs}) for at, legs in ((EARLIER, 3), (LATER, 2)))
    workspace = clash(tmp_path, base, *sides)
    found = only(workspace)
    assert (found.line, found.stands, found.other) == ("pets: Rex · legs", "2", "3")
    settle(workspace, [found], "swap")
    assert workspace.network.rows["pets"]["a b"]["legs"] == 3
    workspace.undo()
    assert workspace.network.rows["pets"]["a b"]["legs"] == 2


@pytest.mark.parametrize(
    "odd",
    [
        {}, {"table": 7, "record": None, "field": []}, {"table": "contacts", "record": ANNA},
        {"table": "contacts", "record": ANNA, "field": "name.x", "ours": "a", "theirs": "b"},
        {"table": "_meta", "record": "1", "field": "schema", "ours": 1, "theirs": "x", "at": "now"},
        {"table": "conflicts", "record": EXCHANGE, "field": "ours", "ours": {"a": []}, "theirs": None},
        {"table": "openings", "record": ANNA, "field": "name", "ours": 1, "theirs": 1, "chosen": 1},
        {"table": "contacts", "record": ANNA, "field": "updated", "ours": 1, "theirs": LATER},
    ],
)  # fmt: skip
def test_a_row_that_nobody_can_make_sense_of_is_shown_and_can_be_kept(
    tmp_path: Path, odd: dict[str, Any]
) -> None:
    workspace = clash(tmp_path, people(), people(), people() | {"conflicts": {EXCHANGE: odd}})
    before = rows(workspace)
    found = only(workspace)
    assert found.line
    for how in ("swap", "both"):
        with pytest.raises(ConflictError):
            settle(workspace, [found], how)
    assert rows(workspace) == before
    settle(workspace, [found], "keep")
    assert workspace.network.count(Conflict) == 0
    workspace.undo()
    assert rows(workspace) == before


def test_thrown_away_on_one_side_and_edited_on_the_other_stands_and_can_go_to_the_trash(
    tmp_path: Path,
) -> None:
    base = people()
    workspace = clash(
        tmp_path,
        base,
        side(base, EARLIER, contacts={"deleted": EARLIER}),
        side(base, LATER, contacts={"role": "CTO"}),
    )
    found = only(workspace)
    assert (found.field, found.stands, found.other) == ("trash", "not in the trash", "in the trash")
    settle(workspace, [found], "swap")
    assert anna(workspace)["deleted"] == EARLIER
    (found,) = settled(workspace)
    assert (found.stands, found.other) == ("in the trash", "not in the trash")
    settle(workspace, [found], "swap")
    assert "deleted" not in anna(workspace)


# Settling


def test_keeping_leaves_the_record_and_undo_brings_the_row_back_to_the_byte(tmp_path: Path) -> None:
    workspace = clash_about(tmp_path, "place", "Rome", "Milan")
    before = rows(workspace)
    change = settle(workspace, [only(workspace)], "keep")
    assert change.label == "keep Anna Rossi · place: Milan"
    assert workspace.network.rows["contacts"] == before["contacts"]
    (row,) = workspace.network.rows["conflicts"].values()
    assert (row["chosen"], row["deleted"]) == ("Milan", workspace.stamp)
    workspace.undo()
    assert rows(workspace) == before
    workspace.redo()
    assert workspace.network.count(Conflict) == 0


def test_swapping_writes_the_other_value_and_undo_brings_both_back_to_the_byte(tmp_path: Path) -> None:
    workspace = clash_about(tmp_path, "place", "Rome", "Milan")
    before = rows(workspace)
    change = settle(workspace, [only(workspace)], "swap")
    assert change.label == "swap Anna Rossi · place: Rome"
    assert anna(workspace)["place"] == "Rome"
    (row,) = workspace.network.rows["conflicts"].values()
    assert (row["chosen"], {row["ours"], row["theirs"]}) == ("Rome", {"Rome", "Milan"})
    workspace.undo()
    assert rows(workspace) == before


def test_what_was_settled_can_be_swapped_again_but_not_kept_again(tmp_path: Path) -> None:
    workspace = clash_about(tmp_path, "place", "Rome", "Milan")
    settle(workspace, [only(workspace)], "keep")
    with pytest.raises(ConflictError, match="settled already"):
        settle(workspace, settled(workspace), "keep")
    settle(workspace, settled(workspace), "swap")
    assert anna(workspace)["place"] == "Rome"
    assert [(one.stands, one.other) for one in settled(workspace)] == [("Rome", "Milan")]


def test_notes_can_have_both_each_line_once(tmp_path: Path) -> None:
    workspace = clash_about(tmp_path, "notes", "one\ntwo\nfour", "one\nthree\nfour", "one")
    found = only(workspace)
    assert found.takes_both
    settle(workspace, [found], "both")
    assert anna(workspace)["notes"] == "one\nthree\ntwo\nfour"
    workspace.undo()
    assert anna(workspace)["notes"] == "one\nthree\nfour"


def test_several_are_settled_in_one_step(tmp_path: Path) -> None:
    base = people()
    sides = (
        side(base, at, contacts={"place": place, "role": role, "company": company})
        for at, place, role, company in ((EARLIER, "Rome", "CTO", "Acme"), (LATER, "Milan", "CEO", "Bolt"))
    )
    workspace = clash(tmp_path, base, *sides)
    before = rows(workspace)
    change = settle(workspace, cases(workspace.network, TODAY), "swap")
    assert change.label == "swap 3 values"
    assert [anna(workspace)[name] for name in ("place", "role", "company")] == ["Rome", "CTO", "Acme"]
    workspace.undo()
    assert rows(workspace) == before


def test_two_about_one_field_are_not_swapped_at_once(tmp_path: Path) -> None:
    workspace = clash_about(tmp_path, "place", "Rome", "Milan")
    known = only(workspace)
    second = Conflict.load(EXCHANGE, workspace.network.rows["conflicts"][known.id] | {"ours": "Turin"})
    workspace.add("another machine", second)
    before = rows(workspace)
    with pytest.raises(ConflictError, match="among them twice"):
        settle(workspace, cases(workspace.network, TODAY), "swap")
    assert rows(workspace) == before
    settle(workspace, cases(workspace.network, TODAY), "keep")
    assert workspace.network.count(Conflict) == 0


def test_a_decision_comes_after_what_it_decides_about_whatever_the_clock_says(tmp_path: Path) -> None:
    ahead = "2026-12-24T09:00:00Z"
    base = people()
    workspace = clash(
        tmp_path,
        base,
        side(base, EARLIER, contacts={"role": "CTO"}),
        side(base, ahead, contacts={"role": "CEO"}),
    )
    settle(workspace, [only(workspace)], "swap")
    (row,) = workspace.network.rows["conflicts"].values()
    assert row["deleted"] == row["updated"] == anna(workspace)["updated"] == "2026-12-24T09:00:01Z"


def test_a_promise_taken_in_as_kept_fulfils_the_request_that_it_answers(tmp_path: Path) -> None:
    request = {"contact": ANNA, "direction": "incoming", "text": "a CV review", "status": "promised"}
    entry = {"contact": ANNA, "direction": "gave", "request": BRUNO, "on": "2026-11-09", "weight": 1}
    base = people() | {"requests": {BRUNO: request}, "exchanges": {EXCHANGE: entry | {"updated": BEFORE}}}
    workspace = clash(
        tmp_path,
        base,
        side(base, EARLIER, exchanges={"status": "done"}),
        side(base, LATER, exchanges={"status": "promised"}),
    )
    settle(workspace, [only(workspace)], "swap")
    assert workspace.network.rows["requests"][BRUNO]["status"] == "fulfilled"


# Finding them


@pytest.fixture
def two(tmp_path: Path) -> Workspace:
    """Anna's place and her role."""
    base = people()
    sides = (
        side(base, at, contacts={"place": place, "role": role})
        for at, place, role in ((EARLIER, "Rome", "CTO"), (LATER, "Milan", "CEO"))
    )
    return clash(tmp_path, base, *sides)


def test_one_is_found_by_its_short_id_or_by_what_it_is_about(two: Workspace) -> None:
    for one in cases(two.network, TODAY):
        assert find(two.network, short(one.id), TODAY) == one
        assert find(two.network, one.id, TODAY) == one
        assert find(two.network, f"rossi {one.field}", TODAY) == one


def test_several_that_could_be_meant_are_listed(two: Workspace) -> None:
    with pytest.raises(AmbiguousConflictError) as raised:
        find(two.network, "anna", TODAY)
    for one in cases(two.network, TODAY):
        assert f"{one.line} ({short(one.id)})" in str(raised.value)


@pytest.mark.parametrize("words", ["zzz", "", " ", "7f3"])
def test_none_says_how_to_list_them(two: Workspace, words: str) -> None:
    with pytest.raises(ConflictNotFoundError, match="netui conflicts"):
        find(two.network, words, TODAY)


def test_the_filter_looks_in_names_fields_and_values(two: Workspace) -> None:
    found = cases(two.network, TODAY)
    for words, fields in (("milan", ["place"]), ("-role", ["place"]), ("cto", ["role"]), ("x", [])):
        assert [one.field for one in search(found, words)] == fields


def test_a_persons_conflicts_are_those_of_their_fields_and_of_what_is_written_down_with_them(
    tmp_path: Path,
) -> None:
    entry = {"contact": ANNA, "direction": "gave", "note": "a tip"}
    base = people() | {"exchanges": {EXCHANGE: entry | {"updated": BEFORE}}}
    base["contacts"][BRUNO] = {"name": "Bruno", "updated": BEFORE}
    sides = [
        {"contacts": base["contacts"] | {ANNA: base["contacts"][ANNA] | {"role": role, "updated": at}},
         "exchanges": {EXCHANGE: entry | {"weight": weight, "updated": at}}}
        for at, role, weight in ((EARLIER, "CTO", 1), (LATER, "CEO", 2))
    ]  # fmt: skip
    workspace = clash(tmp_path, base, *sides)
    person, other = (workspace.network.get(Contact, key) for key in (ANNA, BRUNO))
    assert person is not None
    assert other is not None
    assert {one.field for one in of_contact(workspace.network, person, TODAY)} == {"role", "weight"}
    assert of_contact(workspace.network, other, TODAY) == []
    said = fields_in_words(of_contact(workspace.network, person, TODAY))
    assert sorted(said.split(" and ")) == ["gave a tip: weight", "role"]
