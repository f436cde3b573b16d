"""What an entry of the ledger means for the request and the opening that it names."""

from datetime import date
from typing import Any

from netui.domain.changes import Edit
from netui.domain.linked import follow
from netui.domain.network import Network

TODAY = date(2026, 11, 24)
NOW = "2026-11-24T12:00:00Z"
Raw = dict[str, Any]


def followed(rows: dict[str, dict[str, Raw]], *edits: Edit) -> dict[str, Raw | None]:
    found = follow(Network(rows), edits, TODAY, NOW)
    return {f"{edit.table} {edit.id}": edit.after for edit in found}


def entry(**fields: Any) -> Raw:
    return {"contact": "1", "direction": "gave", "status": "done", "on": "2026-11-20", **fields}


def test_an_entry_that_took_place_fulfils_what_it_names_on_its_day() -> None:
    rows = {"requests": {"7": {"direction": "incoming", "contact": "1", "text": "tea", "status": "open"}}}
    found = followed(rows, Edit("exchanges", "9", None, entry(request="7")))
    assert found == {
        "requests 7": {
            "direction": "incoming", "contact": "1", "text": "tea", "status": "fulfilled",
            "closed_on": "2026-11-20", "updated": NOW,
        }
    }  # fmt: skip


def test_an_entry_the_other_way_round_answers_nothing() -> None:
    rows = {"requests": {"7": {"direction": "incoming", "contact": "1", "text": "tea", "status": "open"}}}
    assert followed(rows, Edit("exchanges", "9", None, entry(request="7", direction="received"))) == {}


def test_what_a_record_holds_that_netui_does_not_know_stays() -> None:
    request = {"direction": "incoming", "text": "tea", "status": "open", "mood": "blue"}
    found = followed({"requests": {"7": request}}, Edit("exchanges", "9", None, entry(request="7")))
    after = found["requests 7"]
    assert after is not None
    assert after["mood"] == "blue"


def test_a_request_that_the_same_change_edits_is_left_to_it() -> None:
    request = {"direction": "incoming", "text": "tea", "status": "open"}
    edits = (
        Edit("exchanges", "9", None, entry(request="7")),
        Edit("requests", "7", request, request | {"status": "declined"}),
    )
    assert followed({"requests": {"7": request}}, *edits) == {}


def test_an_edit_that_does_not_touch_the_answer_changes_nothing() -> None:
    rows = {
        "requests": {"7": {"direction": "incoming", "text": "tea", "status": "declined"}},
        "exchanges": {"9": entry(request="7")},
    }
    edit = Edit("exchanges", "9", entry(request="7"), entry(request="7", weight=3))
    assert followed(rows, edit) == {}


def test_an_entry_moved_to_another_request_opens_the_first_again() -> None:
    rows = {
        "requests": {
            "7": {"direction": "incoming", "text": "tea", "status": "fulfilled", "closed_on": "2026-11-20"},
            "8": {"direction": "incoming", "text": "cake", "status": "open"},
        },
        "exchanges": {"9": entry(request="7")},
    }
    found = followed(rows, Edit("exchanges", "9", entry(request="7"), entry(request="8")))
    statuses = {key: after["status"] for key, after in found.items() if after}
    assert statuses == {"requests 7": "open", "requests 8": "fulfilled"}


def test_an_opening_is_passed_on_to_whom_an_entry_gives_it_and_no_longer_without_one() -> None:
    told = {"contact": "2", "on": "2026-11-01"}
    opening = {"title": "Developer", "passed": [told]}
    given = entry(opening="5")
    found = followed({"openings": {"5": opening}}, Edit("exchanges", "9", None, given))
    after = found["openings 5"]
    assert after is not None
    assert after["passed"] == [{"contact": "1", "on": "2026-11-20"}, told]

    rows = {"openings": {"5": after}, "exchanges": {"9": given}}
    found = followed(rows, Edit("exchanges", "9", given, given | {"deleted": NOW}))
    after = found["openings 5"]
    assert after is not None
    assert after["passed"] == [told]


def test_an_entry_that_names_what_is_not_there_is_no_trouble() -> None:
    assert followed({}, Edit("exchanges", "9", None, entry(request="7", opening="5"))) == {}
