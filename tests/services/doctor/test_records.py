"""What the doctor finds in the records: an example of each, and how it is said."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.domain.ids import derived_id, short
from netui.domain.network import Network
from netui.domain.tables import TABLES
from netui.i18n import say
from netui.services.doctor.checks import CHECKS
from netui.services.doctor.findings import Patient
from tests.domain.strategies import JSON, VALUES
from tests.services.doctor.making import (
    ANNA,
    GONE,
    LUCA,
    MARCO,
    NOBODY,
    NOW,
    ONE,
    THREE,
    TWO,
    findings,
    only,
    said,
    tables,
)
from tests.support import TODAY

GAVE = {"contact": ANNA, "direction": "gave"}
ASKED = {"direction": "incoming", "contact": ANNA, "text": "CV review"}


def test_a_network_in_which_everything_holds_together_has_no_findings() -> None:
    assert not findings(
        interactions={ONE: {"on": "2026-11-01", "contacts": [ANNA], "kind": "call"}},
        exchanges={
            ONE: {**GAVE, "on": "2026-11-02", "status": "done", "value": {"amount": "5", "currency": "EUR"}}
        },
        requests={ONE: {**ASKED, "on": "2026-11-01", "due": "2027-01-01", "status": "open"}},
    )


# References


@pytest.mark.parametrize(
    ("table", "raw", "field"),
    [
        ("contacts", {"name": "Sara", "introduced_by": NOBODY}, "introduced_by"),
        ("contacts", {"name": "Sara", "met_through": NOBODY}, "met_through"),
        ("contacts", {"name": "Sara", "knows": [NOBODY]}, "knows"),
        ("interactions", {"on": "2026-11-01", "contacts": sorted([ANNA, NOBODY])}, "contacts"),
        ("interactions", {"on": "2026-11-01", "contacts": [ANNA], "channel": NOBODY}, "channel"),
        *(
            ("exchanges", {**GAVE, name: NOBODY}, name)
            for name in ("request", "opening", "introduction", "share")
        ),
        ("openings", {"title": "Editor", "source": NOBODY}, "source"),
        ("openings", {"title": "Editor", "passed": [{"contact": NOBODY, "on": "2026-11-01"}]}, "passed"),
        ("introductions", {"a": ANNA, "b": LUCA, "request": NOBODY}, "request"),
    ],
)
def test_a_reference_to_nowhere_that_a_record_can_do_without_can_be_taken_out(
    table: str, raw: dict[str, Any], field: str
) -> None:
    finding = only(**{table: {ONE: raw}})

    assert (finding.code, finding.table, finding.id, finding.broken) == ("dangling", table, ONE, True)
    assert said(finding).startswith(f"{field} names ")
    assert "nowhere" in said(finding)
    assert finding.mend is not None


@pytest.mark.parametrize(
    ("table", "raw"),
    [
        ("exchanges", {"contact": NOBODY, "direction": "gave"}),
        ("interactions", {"on": "2026-11-01", "contacts": [NOBODY]}),
        ("requests", {"direction": "incoming", "contact": NOBODY, "text": "CV review"}),
        ("requests", {"direction": "outgoing", "contact": NOBODY, "text": "CV review"}),
        ("introductions", {"a": ANNA, "b": NOBODY}),
    ],
)
def test_a_reference_without_which_a_record_would_say_something_else_is_left_to_a_person(
    table: str, raw: dict[str, Any]
) -> None:
    finding = only(**{table: {ONE: raw}})

    assert (finding.code, finding.broken, finding.mend) == ("dangling", True, None)
    assert "netui restore" in say(finding.todo)


def test_references_to_the_trash_are_fine_and_counted() -> None:
    given = tables(
        contacts={LUCA: {"introduced_by": GONE}},
        exchanges={ONE: {"contact": GONE, "direction": "gave"}},
        interactions={ONE: {"on": "2026-11-01", "contacts": [ANNA, GONE]}},
    )
    patient = Patient(Network(given), TODAY, NOW)

    assert patient.references.to_trash == 3
    assert not patient.references.dangling


def test_what_is_in_the_trash_itself_may_refer_to_nowhere() -> None:
    assert not findings(contacts={GONE: {"introduced_by": NOBODY}})


def test_a_conflict_about_a_record_that_is_nowhere_can_be_settled() -> None:
    row = {"table": "contacts", "record": NOBODY, "field": "name", "ours": "a", "theirs": "b"}
    codes = {finding.code: finding for finding in findings(conflicts={ONE: row})}

    assert codes.keys() == {"conflict-of-nothing", "conflicts"}
    assert codes["conflict-of-nothing"].mend is not None
    assert not codes["conflict-of-nothing"].broken


# Values


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"circle": "besties"}, "circle holds “besties” and should be one of inner, close"),
        ({"trust": 6}, "trust holds “6” and should be a whole number from 1 to 5"),
        ({"trust": 0}, "trust holds “0” and should be a whole number from 1 to 5"),
        ({"met_on": "2026-02-30"}, "met_on holds “2026-02-30” and should be a date that exists"),
        ({"goals": ["clients", "gold"]}, "goals holds “gold” and should be one of clients"),
        ({"trust": "3"}, "trust holds “3”, which is written in a way that netui doesn't read"),
        ({"starred": "yes"}, "starred holds “yes”, which is written in a way"),
        ({"birthday": "3 May"}, "birthday holds “3 May” and should be a date such as"),
    ],
)
def test_a_value_that_a_field_can_not_have_is_said_with_what_would_be_right(
    fields: dict[str, Any], what: str
) -> None:
    finding = only(contacts={ANNA: fields})

    assert (finding.code, finding.id, finding.name) == ("unreadable", ANNA, "Anna Rossi")
    assert said(finding).startswith(what)
    assert say(finding.todo) == f"`netui edit {short(ANNA)} --set {next(iter(fields))}=…` corrects it"
    assert (finding.broken, finding.mend) == (True, None)


def test_an_amount_that_is_no_amount_is_found() -> None:
    finding = only(exchanges={ONE: {**GAVE, "value": {"amount": "lots", "currency": "EUR"}}})
    assert "should be an amount such as 1500" in said(finding)


def test_what_is_only_empty_is_no_finding() -> None:
    assert not findings(contacts={ANNA: {"tags": [], "notes": "", "circle": None, "external": {}}})


def test_tables_and_fields_of_a_newer_netui_are_said_once_and_are_not_broken() -> None:
    found = findings(
        contacts={ANNA: {"mood": "fine"}, LUCA: {"mood": "well"}}, moods={ONE: {"of": ANNA}, TWO: {}}
    )

    assert [(each.code, each.table, each.broken) for each in found] == [
        ("unknown-field", "contacts", False), ("unknown-table", "moods", False),
    ]  # fmt: skip
    assert said(found[0]) == "netui doesn't know the field “mood” of contacts (2 records)"
    assert said(found[1]) == "netui doesn't know the table “moods” (2 records)"
    assert "kept as it is" in say(found[0].todo)


def test_what_a_record_can_not_do_without_is_missed() -> None:
    found = findings(
        contacts={ONE: {"company": "Acme"}}, requests={TWO: {"direction": "incoming", "text": "CV"}}
    )
    assert [(each.code, said(each).partition(":")[0]) for each in found] == [
        ("missing", "name"), ("missing", "contact"),
    ]  # fmt: skip


@pytest.mark.parametrize("tags", [["law", "art"], ["art", "art"], ["é", "a"], [{"b": 1}, {"a": 1}]])
def test_a_set_that_is_out_of_order_can_be_put_in_order(tags: list[Any]) -> None:
    found = [each for each in findings(contacts={ANNA: {"tags": tags}}) if each.code != "unreadable"]

    assert [(each.code, each.id, each.broken, each.mend is not None) for each in found] == [
        ("unsorted", ANNA, False, True)
    ]


# Dates


@pytest.mark.parametrize(
    ("table", "raw", "code", "what"),
    [
        (
            "contacts",
            {"name": "Sara", "met_on": "2027-01-01"},
            "future",
            "met_on is in the future: 1 Jan 2027",
        ),
        ("exchanges", {**GAVE, "on": "2026-11-25", "status": "done"}, "future", "on is in the future"),
        (
            "exchanges",
            {**GAVE, "on": "2026-11-02", "thanked_on": "2026-11-01"},
            "order",
            "thanked on 1 Nov 2026, before",
        ),
        (
            "exchanges",
            {**GAVE, "status": "promised", "on": "2026-11-02", "due": "2026-11-01"},
            "order",
            "due on 1 Nov 2026, before it was promised",
        ),
        (
            "requests",
            {**ASKED, "on": "2026-11-02", "due": "2026-11-01"},
            "order",
            "due on 1 Nov 2026, before it was asked",
        ),
        (
            "requests",
            {**ASKED, "status": "declined", "on": "2026-11-02", "closed_on": "2026-11-01"},
            "order",
            "closed on 1 Nov 2026, before it was asked",
        ),
        (
            "openings",
            {"title": "Editor", "on": "2026-11-02", "closes_on": "2026-11-01"},
            "order",
            "closes on",
        ),
        (
            "openings",
            {"title": "Editor", "passed": [{"contact": ANNA, "on": "2027-11-02"}]},
            "future",
            "passed on",
        ),
        ("interactions", {"on": "2206-11-02", "contacts": [ANNA]}, "future", "on is in the future"),
        ("interactions", {"on": "0206-11-02", "contacts": [ANNA]}, "long-ago", "on is 0206-11-02"),
        ("contacts", {"name": "Sara", "birthday": "2027-01-01"}, "birthday", "birthday is in the future"),
        ("contacts", {"name": "Sara", "birthday": "1895-01-01"}, "birthday", "born 131 years ago"),
        (
            "contacts",
            {"name": "Sara", "created": "2026-11-26T00:00:00Z"},
            "clock",
            "created is in the future",
        ),
        ("contacts", {"name": "Sara", "updated": "yesterday"}, "clock", "updated is no time in UTC"),
    ],
)
def test_a_doubtful_date_is_said_and_left_to_a_person(
    table: str, raw: dict[str, Any], code: str, what: str
) -> None:
    finding = only(**{table: {ONE: raw}})

    assert (finding.code, finding.id, finding.broken, finding.mend) == (code, ONE, False, None)
    assert said(finding).startswith(what)


@pytest.mark.parametrize(
    ("table", "raw"),
    [
        ("interactions", {"on": "2026-12-20", "contacts": [ANNA]}),  # a plan
        ("exchanges", {**GAVE, "status": "promised", "on": "2026-11-20", "due": "2026-12-20"}),
        ("exchanges", {**GAVE, "status": "done", "on": "2026-11-20", "due": "2026-11-10"}),  # kept late
        ("contacts", {"name": "Sara", "birthday": "--02-29"}),
        ("contacts", {"name": "Sara", "birthday": "1930-02-01", "snoozed_until": "2027-02-01"}),
        ("contacts", {"name": "Sara", "created": "2026-11-25T08:00:00Z"}),  # another machine's clock
    ],
)
def test_dates_that_only_look_odd_are_no_findings(table: str, raw: dict[str, Any]) -> None:
    assert not findings(**{table: {ONE: raw}})


# People


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"kind": "email", "value": "Anna@Acme.it"}, {"kind": "email", "value": "anna@acme.it "}),
        ({"kind": "phone", "value": "+39 06 123-456"}, {"kind": "phone", "value": "0039 06123456"}),
        (
            {"kind": "linkedin", "value": "https://it.linkedin.com/in/Anna-Rossi/"},
            {"kind": "linkedin", "value": "anna-rossi"},
        ),
    ],
)
def test_one_handle_at_two_people_is_found_however_it_is_written(
    one: dict[str, str], other: dict[str, str]
) -> None:
    finding = only(contacts={ANNA: {"handles": [one]}, LUCA: {"handles": [other]}})

    assert (finding.code, finding.broken, finding.mend) == ("same-handle", False, None)
    assert f"is also at Luca Bianchi ({short(LUCA)})" in said(finding)
    assert f"netui show {short(ANNA)}" in say(finding.todo)


def test_who_is_in_the_trash_and_a_company_s_site_are_no_doubles() -> None:
    mail, site = {"kind": "email", "value": "a@acme.it"}, {"kind": "web", "value": "https://acme.it"}
    assert not findings(
        contacts={ANNA: {"handles": [mail, site]}, GONE: {"handles": [mail]}, LUCA: {"handles": [site]}}
    )


def test_the_same_name_at_the_same_company_is_asked_about_once() -> None:
    at_acme = {"name": "José Rossi", "company": "Acme"}
    finding = only(
        contacts={ONE: at_acme, TWO: {**at_acme, "name": "jose  rossi"}, THREE: {"name": "José Rossi"}}
    )

    assert (finding.code, finding.broken) == ("same-name", False)
    assert "are they one?" in say(finding.todo)


def test_who_knows_or_introduced_themselves_is_mended() -> None:
    found = findings(contacts={ANNA: {"knows": sorted([ANNA, LUCA]), "introduced_by": ANNA}})
    assert [(each.code, said(each), each.mend is not None) for each in found] == [
        ("self", "was introduced by themselves", True), ("self", "knows themselves", True),
    ]  # fmt: skip


def test_a_circle_of_introducers_is_said_once_with_who_is_in_it() -> None:
    finding = only(
        contacts={
            ANNA: {"introduced_by": LUCA}, LUCA: {"introduced_by": MARCO}, MARCO: {"introduced_by": ANNA},
            ONE: {"name": "Sara", "introduced_by": ANNA},
        }
    )  # fmt: skip
    assert finding.code == "circle"
    assert said(finding).count("←") == 3
    assert "--set introduced_by=" in say(finding.todo)


def test_a_chain_of_introducers_that_ends_is_fine() -> None:
    assert not findings(contacts={ANNA: {"introduced_by": LUCA}, LUCA: {"introduced_by": MARCO}})


def test_an_introduction_of_somebody_to_themselves_is_found() -> None:
    assert only(introductions={ONE: {"a": ANNA, "b": ANNA}}).code == "self"


# Giving


@pytest.mark.parametrize("status", ["known", "open", "promised"])
def test_a_request_that_an_entry_fulfils_can_be_closed(status: str) -> None:
    finding = only(
        requests={ONE: {**ASKED, "status": status}},
        exchanges={TWO: {**GAVE, "status": "done", "on": "2026-11-03", "request": ONE}},
    )
    assert (finding.code, finding.name, finding.broken) == ("request-state", "CV review (Anna Rossi)", True)
    assert finding.mend is not None


@pytest.mark.parametrize(
    ("status", "entry", "code"),
    [
        ("declined", "done", "request-state"),
        ("withdrawn", "promised", "request-state"),
        ("fulfilled", "promised", "request-state"),
        ("promised", None, "promise-missing"),
    ],
)
def test_a_request_that_contradicts_the_ledger_is_left_to_a_person_where_either_may_be_right(
    status: str, entry: str | None, code: str
) -> None:
    entries = {TWO: {**GAVE, "status": entry, "request": ONE}} if entry else {}
    finding = only(requests={ONE: {**ASKED, "status": status}}, exchanges=entries)
    assert (finding.code, finding.mend) == (code, None)


def test_a_request_that_two_entries_fulfil_is_found() -> None:
    entry = {**GAVE, "status": "done", "on": "2026-11-03", "request": ONE}
    finding = only(requests={ONE: {**ASKED, "status": "fulfilled"}}, exchanges={TWO: entry, THREE: entry})
    assert finding.code == "fulfilled-twice"


def test_what_only_goes_with_a_request_does_not_fulfil_it() -> None:
    received = {"contact": ANNA, "direction": "received", "status": "done", "request": ONE}
    assert not findings(requests={ONE: {**ASKED, "status": "open"}}, exchanges={TWO: received})


def test_an_opening_that_was_passed_to_somebody_twice_is_found() -> None:
    passed = [{"contact": ANNA, "on": "2026-11-01"}, {"contact": ANNA, "on": "2026-11-02"}]
    assert only(openings={ONE: {"title": "Editor", "passed": passed}}).code == "passed-twice"

    entry = {**GAVE, "kind": "opening", "opening": ONE, "status": "done"}
    finding = only(openings={ONE: {"title": "Editor"}}, exchanges={TWO: entry, THREE: entry})
    assert said(finding) == "was passed on to Anna Rossi twice"


def test_a_second_profile_can_be_joined() -> None:
    finding = only(
        profile={ONE: {"name": "Ada", "updated": "2026-11-01T00:00:00Z"}, TWO: {"name": "Ada Verdi"}}
    )
    assert (finding.code, finding.id) == ("second-profile", TWO)
    assert finding.mend is not None


def test_values_that_wait_for_a_person_are_counted() -> None:
    row = {"table": "contacts", "record": ANNA, "field": "name", "ours": "a", "theirs": "b"}
    finding = only(conflicts={ONE: row, TWO: row, THREE: row | {"deleted": "2026-11-01T00:00:00Z"}})
    assert said(finding).startswith("2 values were changed on two machines")
    assert "netui conflicts" in say(finding.todo)


# Anything


FIELDS = sorted({name for cls in TABLES.values() for name in cls.kinds()} | {"mood"})
IDS = st.sampled_from([ANNA, LUCA, NOBODY, derived_id("x"), "1", ""])
ROWS = st.dictionaries(
    st.sampled_from(FIELDS),
    VALUES | IDS | st.lists(IDS, max_size=3) | st.lists(JSON, max_size=3),
    max_size=12,
)
NETWORKS = st.dictionaries(
    st.sampled_from([*TABLES, "moods"]), st.dictionaries(IDS, ROWS, max_size=4), max_size=5
)


@given(NETWORKS)
@settings(max_examples=60, deadline=None)
def test_no_value_in_any_field_stops_the_doctor(rows: dict[str, dict[str, dict[str, Any]]]) -> None:
    patient = Patient(Network(rows), TODAY, NOW)
    for check in CHECKS:
        for finding in check.look(patient):
            assert say(finding.said)
            assert say(finding.todo)
            assert isinstance(finding.name, str)
