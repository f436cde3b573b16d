"""Quick entry, applied: one line becomes records, as one step of undo."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from netui.domain.entry import Entry
from netui.domain.ids import short
from netui.domain.tables import Contact, Exchange, Interaction, Introduction
from netui.services.entry import (
    NEW,
    AmbiguousNameError,
    QuickEntry,
    UnclearEntryError,
    apply_entry,
)
from netui.services.workspace import Workspace
from tests.support import TODAY, add, fresh, open_workspace

YESTERDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path)


@pytest.fixture
def quick(workspace: Workspace) -> QuickEntry:
    return QuickEntry(workspace)


def only(workspace: Workspace, cls: type[Exchange]) -> Exchange:
    (found,) = workspace.network.all(cls)
    return found


def name_of(workspace: Workspace, name: str) -> Contact:
    (found,) = (one for one in workspace.network.all(Contact) if one.name == name)
    return found


def test_a_coffee_is_logged_with_everybody_who_was_there(workspace: Workspace, quick: QuickEntry) -> None:
    anna, marco = add(workspace, "Anna Rossi"), add(workspace, "Marco Neri")
    change = quick.apply(quick.read("caffè con Anna Rossi e Marco a Milano ieri #python"))
    (interaction,) = workspace.network.all(Interaction)
    assert interaction.on == YESTERDAY
    assert set(interaction.contacts) == {anna.id, marco.id}
    assert (interaction.kind, interaction.place) == ("meeting", "Milano")
    assert interaction.note == "caffè a Milano #python"
    assert change.label == "log meeting with Anna Rossi and Marco Neri"
    assert len(change.edits) == 1


def test_who_called_is_kept(workspace: Workspace, quick: QuickEntry) -> None:
    add(workspace, "Anna Rossi")
    quick.apply(quick.read("mi ha chiamato Anna"))
    (interaction,) = workspace.network.all(Interaction)
    assert (interaction.kind, interaction.started_by) == ("call", "them")


def test_new_contacts_come_in_the_same_step_of_undo(workspace: Workspace, quick: QuickEntry) -> None:
    add(workspace, "Anna Rossi")
    quick.apply(quick.read("coffee with Anna, Zoe Quux and @ada"))
    (interaction,) = workspace.network.all(Interaction)
    names = {workspace.network.name(one) for one in interaction.contacts}
    assert names == {"Anna Rossi", "Zoe Quux", "ada"}
    workspace.undo()
    assert [one.name for one in workspace.network.all(Contact)] == ["Anna Rossi"]
    assert not list(workspace.network.all(Interaction))


def test_a_name_just_added_is_known_to_the_next_line(workspace: Workspace, quick: QuickEntry) -> None:
    quick.apply(quick.read("coffee with Zoe Quux"))
    quick.apply(quick.read("lunch with zoe"))
    assert workspace.network.count(Contact) == 1
    assert workspace.network.count(Interaction) == 2


@pytest.mark.parametrize(
    ("text", "direction", "kind", "note", "weight"),
    [
        ("gave Marco a tip on rent w2 yesterday", "gave", "advice", "a tip on rent", 2),
        ("ricevuto ieri da Marco un consiglio", "received", "advice", "un consiglio", None),
        ("Marco gave me feedback yesterday", "received", "feedback", "feedback", None),
    ],
)
def test_what_was_given_or_received_is_one_entry_in_the_ledger(
    workspace: Workspace,
    quick: QuickEntry,
    text: str,
    direction: str,
    kind: str,
    note: str,
    weight: int | None,
) -> None:
    marco = add(workspace, "Marco Neri")
    quick.apply(quick.read(text))
    exchange = only(workspace, Exchange)
    assert (exchange.contact, exchange.direction, exchange.kind) == (marco.id, direction, kind)
    assert (exchange.note, exchange.weight, exchange.on) == (note, weight, YESTERDAY)
    assert exchange.status == "done"
    assert exchange.due is None


def test_one_thing_given_to_two_people_is_two_entries(workspace: Workspace, quick: QuickEntry) -> None:
    people = {add(workspace, "Marco Neri").id, add(workspace, "Sara Villa").id}
    change = quick.apply(quick.read("shared an article with Marco and Sara"))
    assert {one.contact for one in workspace.network.all(Exchange)} == people
    assert len(change.edits) == 2


def test_a_promise_is_an_exchange_still_to_come(workspace: Workspace, quick: QuickEntry) -> None:
    luca = add(workspace, "Luca Bianchi")
    quick.apply(quick.read("ho promesso a Luca un'introduzione entro venerdì"))
    exchange = only(workspace, Exchange)
    assert (exchange.contact, exchange.status, exchange.direction) == (luca.id, "promised", "gave")
    assert (exchange.on, exchange.due, exchange.done) == (TODAY, FRIDAY, False)


def test_what_somebody_promised_is_received_when_it_comes(workspace: Workspace, quick: QuickEntry) -> None:
    add(workspace, "Sara Villa")
    quick.apply(quick.read("Sara promised me a book"))
    exchange = only(workspace, Exchange)
    assert (exchange.status, exchange.direction, exchange.due) == ("promised", "received", None)


def test_an_introduction_is_one_and_given_to_both(workspace: Workspace, quick: QuickEntry) -> None:
    marco, giulia = add(workspace, "Marco Neri"), add(workspace, "Giulia Riva")
    quick.apply(quick.read("introduced Marco to Giulia yesterday about tax law"))
    (introduction,) = workspace.network.all(Introduction)
    assert (introduction.a, introduction.b, introduction.status) == (marco.id, giulia.id, "introduced")
    assert (introduction.on, introduction.why) == (YESTERDAY, "about tax law")
    exchanges = list(workspace.network.all(Exchange))
    assert {one.contact for one in exchanges} == {marco.id, giulia.id}
    for one in exchanges:
        assert (one.direction, one.kind, one.introduction) == ("gave", "introduction", introduction.id)
        assert one.note == "Marco Neri ↔ Giulia Riva: about tax law"


def test_three_people_are_introduced_by_the_first(workspace: Workspace, quick: QuickEntry) -> None:
    add(workspace, "Marco Neri")
    quick.apply(quick.read("introduced Marco to Zoe and Ada"))
    introductions = list(workspace.network.all(Introduction))
    assert len({one.a for one in introductions}) == 1
    assert len(introductions) == 2
    assert workspace.network.count(Exchange) == 3


def test_nobody_is_introduced_to_themselves(workspace: Workspace, quick: QuickEntry) -> None:
    marco = add(workspace, "Marco Neri", aliases="Mark")
    add(workspace, "Sara Villa")
    entry = quick.read("introduced Marco to Sara")
    with pytest.raises(UnclearEntryError, match="can't be introduced to themselves"):
        apply_entry(workspace, both(entry, marco.id))
    assert workspace.network.count(Introduction) == 0


def both(entry: Entry, contact: str) -> Entry:
    """Return an entry whose people are all the same contact."""
    return replace(entry, people=tuple(replace(one, contacts=(contact,)) for one in entry.people))


def test_who_introduced_you_is_kept_with_whom_you_met(workspace: Workspace, quick: QuickEntry) -> None:
    sara, bob = add(workspace, "Sara Villa"), add(workspace, "Bob Smith")
    quick.apply(quick.read("Sara introduced me to Bob and Zoe Quux"))
    exchange = only(workspace, Exchange)
    assert (exchange.contact, exchange.direction, exchange.note) == (
        sara.id,
        "received",
        "Bob Smith ↔ Zoe Quux",
    )
    assert fresh(workspace.network, bob).introduced_by == sara.id
    assert name_of(workspace, "Zoe Quux").introduced_by == sara.id


def test_who_introduced_somebody_first_stays(workspace: Workspace, quick: QuickEntry) -> None:
    first = add(workspace, "Marco Neri")
    bob = add(workspace, "Bob Smith", introduced_by=first.id)
    add(workspace, "Sara Villa")
    quick.apply(quick.read("Sara mi ha presentato Bob"))
    assert fresh(workspace.network, bob).introduced_by == first.id


def test_a_promised_introduction_names_both(workspace: Workspace, quick: QuickEntry) -> None:
    add(workspace, "Marco Neri"), add(workspace, "Giulia Riva")
    quick.apply(quick.read("I'll introduce Marco to Giulia by Friday"))
    exchanges = list(workspace.network.all(Exchange))
    assert {one.note for one in exchanges} == {"Marco Neri ↔ Giulia Riva"}
    assert {(one.status, one.due) for one in exchanges} == {("promised", FRIDAY)}


def test_a_plan_moves_the_next_time_and_logs_nothing(workspace: Workspace, quick: QuickEntry) -> None:
    luca = add(workspace, "Luca Bianchi", notes="Likes tea.")
    change = quick.apply(quick.read("call Luca next Tuesday"))
    assert change.label == "reconnect with Luca Bianchi on 1 Dec 2026"
    assert fresh(workspace.network, luca).snoozed_until == date(2026, 12, 1)
    assert fresh(workspace.network, luca).notes == "Likes tea."
    assert workspace.network.count(Interaction) == 0


def test_the_words_of_a_plan_go_to_the_notes_with_its_day(workspace: Workspace, quick: QuickEntry) -> None:
    luca = add(workspace, "Luca Bianchi", notes="Likes tea.")
    quick.apply(quick.read("call Luca next Tuesday about the contract"))
    assert fresh(workspace.network, luca).notes == "Likes tea.\n2026-12-01 call about the contract"


def test_a_note_is_added_to_the_contact(workspace: Workspace, quick: QuickEntry) -> None:
    anna = add(workspace, "Anna Rossi")
    quick.apply(quick.read("nota su Anna: ama il jazz"))
    assert fresh(workspace.network, anna).notes == "2026-11-24 ama il jazz"


def test_an_ambiguous_name_lists_who_fits_and_writes_nothing(workspace: Workspace, quick: QuickEntry) -> None:
    rossi = add(workspace, "Anna Rossi", company="Acme")
    add(workspace, "Anna Neri")
    with pytest.raises(AmbiguousNameError) as raised:
        quick.apply(quick.read("coffee with Anna and Zoe"))
    assert [one.name for one in raised.value.candidates] == ["Anna Neri", "Anna Rossi"]
    assert f"Anna Rossi (Acme, {short(rossi.id)})" in str(raised.value)
    assert workspace.network.count(Contact) == 2
    assert workspace.network.count(Interaction) == 0


def test_what_the_error_says_to_write_works(workspace: Workspace, quick: QuickEntry) -> None:
    first, second = add(workspace, "Anna Rossi"), add(workspace, "Anna Rossi")
    for one in (first, second):
        quick.apply(quick.read(f"coffee with Anna Rossi ({short(one.id)})"))
    assert [one.contacts for one in workspace.network.all(Interaction)] == [(first.id,), (second.id,)]


def test_a_choice_settles_an_ambiguous_name(workspace: Workspace, quick: QuickEntry) -> None:
    rossi = add(workspace, "Anna Rossi")
    add(workspace, "Anna Neri")
    change = quick.apply(quick.read("coffee with Anna"), {"Anna": rossi.id})
    (interaction,) = workspace.network.all(Interaction)
    assert interaction.contacts == (rossi.id,)
    assert change.label == "log meeting with Anna Rossi"


def test_a_namesake_can_be_chosen_to_be_new(workspace: Workspace, quick: QuickEntry) -> None:
    add(workspace, "Anna Rossi"), add(workspace, "Anna Neri")
    quick.apply(quick.read("gave Anna a tip"), {"Anna": NEW})
    assert workspace.network.name(only(workspace, Exchange).contact) == "Anna"


def test_a_guessed_name_is_not_written_down_unasked(workspace: Workspace, quick: QuickEntry) -> None:
    daniela = add(workspace, "Daniela Riva")
    entry = quick.read("coffee with Daniel")
    with pytest.raises(AmbiguousNameError, match="“@Daniel” for somebody new"):
        quick.apply(entry)
    quick.apply(entry, {"Daniel": daniela.id})
    quick.apply(quick.read("coffee with @Daniel"))
    assert {one.name for one in workspace.network.all(Contact)} == {"Daniela Riva", "Daniel"}


def test_two_names_for_one_contact_count_once(workspace: Workspace, quick: QuickEntry) -> None:
    anna = add(workspace, "Anna Rossi", aliases="Annina")
    quick.apply(quick.read("gave Anna and Zoe a tip"), {"Zoe": anna.id})
    assert only(workspace, Exchange).contact == anna.id


def test_many_candidates_are_cut_in_the_error(workspace: Workspace, quick: QuickEntry) -> None:
    for number in range(12):
        add(workspace, f"Anna Rossi{number}")
    with pytest.raises(AmbiguousNameError, match="and 4 more"):
        quick.apply(quick.read("coffee with Anna"))


@pytest.mark.parametrize(
    ("text", "says"),
    [("coffee", "who"), ("must call Anna", "when"), ("called Anna tomorrow", "still to come")],
)
def test_what_is_not_clear_is_not_written_down(
    workspace: Workspace, quick: QuickEntry, text: str, says: str
) -> None:
    add(workspace, "Anna Rossi")
    before = workspace.network.version
    with pytest.raises(UnclearEntryError, match=says):
        quick.apply(quick.read(text))
    assert workspace.network.version == before


def test_somebody_who_went_to_the_trash_meanwhile_is_not_written_about(
    workspace: Workspace, quick: QuickEntry
) -> None:
    anna = add(workspace, "Anna Rossi")
    entry = quick.read("coffee with Anna")
    workspace.trash("trash", anna)
    with pytest.raises(UnclearEntryError, match="no longer there"):
        quick.apply(entry)


def test_the_preview_says_what_would_be_done_and_what_lacks(workspace: Workspace, quick: QuickEntry) -> None:
    add(workspace, "Anna Rossi"), add(workspace, "Anna Neri")
    lines = quick.preview(quick.read("coffee with Anna and Zoe Quux 31 Feb"))
    assert lines[0] == "meeting with Anna, Zoe Quux on 24 Nov 2026"
    assert lines[1] == "“31 Feb” is a date that doesn't exist"
    assert lines[2].startswith("“Anna” could be Anna Neri (")
    assert lines[3] == "Zoe Quux becomes a new contact"


def test_a_name_is_completed_where_one_comes_next(workspace: Workspace, quick: QuickEntry) -> None:
    for name, company in (
        ("Giulia Riva", "Acme"),
        ("Giuseppe Conti", ""),
        ("Anna Rossi", ""),
        ("Anna Neri", ""),
    ):
        add(workspace, name, company=company)
    found = quick.complete("ieri caffè con giu")
    assert [(one.text, one.note) for one in found] == [
        ("ieri caffè con Giulia Riva", "Acme"),
        ("ieri caffè con Giuseppe Conti", ""),
    ]
    assert [one.shown for one in quick.complete("coffee with Anna")] == ["Anna Neri", "Anna Rossi"]
    assert [one.shown for one in quick.complete("coffee with Giulia and ann")] == ["Anna Neri", "Anna Rossi"]
    assert quick.complete("coffee with Giulia") == []
    assert quick.complete("coffee with Giulia tomorr") == []
    assert quick.complete("") == []


def test_a_completed_namesake_is_told_apart_by_the_short_id(workspace: Workspace, quick: QuickEntry) -> None:
    ids = [add(workspace, "Anna Rossi").id, add(workspace, "Anna Rossi").id]
    lines = [one.text for one in quick.complete("coffee with anna ros")]
    assert sorted(lines) == sorted(f"coffee with Anna Rossi ({short(one)})" for one in ids)
    assert all(quick.read(line).ready for line in lines)
