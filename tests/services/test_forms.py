"""Records in forms: only what was edited is saved, into the record as it stands by then."""

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netui.domain.messages import NetuiError
from netui.domain.records import InvalidRecordError
from netui.domain.tables import Contact, Exchange, Interaction
from netui.services.contacts import edit_contacts, trash_contacts
from netui.services.forms import Draft, describe, problems_by_field
from netui.services.ledger import Exchanged, record_exchange
from netui.services.workspace import Workspace
from netui.storage.repository import Repository
from tests.support import add, fresh, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path)


def elsewhere(workspace: Workspace, contact: Contact, **fields: Any) -> None:
    """Change a contact as another process would, while a form is open."""
    edit_contacts(workspace, [fresh(workspace.network, contact)], fields, "elsewhere")


def test_only_edited_fields_are_saved_into_the_record_as_it_stands(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", company="Acme", role="Designer")
    draft = Draft(workspace, anna)
    draft.write("role", "Lead designer")
    elsewhere(workspace, anna, company="Beta")
    saved = draft.save()
    now = fresh(workspace.network, anna)
    assert (now.company, now.role) == ("Beta", "Lead designer")
    assert saved.overtaken == ()
    assert saved.change.label == "edit Anna Rossi"


def test_a_field_that_both_changed_keeps_the_users_value_and_says_so(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", met_how="a talk")
    draft = Draft(workspace, anna)
    draft.write("met_how", "a workshop")
    elsewhere(workspace, anna, met_how="a dinner")
    assert draft.save().overtaken == ("met how",)
    assert fresh(workspace.network, anna).met_how == "a workshop"


def test_a_set_takes_what_both_added_and_took_away(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", tags=["law", "python"])
    draft = Draft(workspace, anna)
    draft.write("tags", "law, sailing")
    elsewhere(workspace, anna, tags=["law", "python", "rust"])
    draft.save()
    assert fresh(workspace.network, anna).tags == ("law", "rust", "sailing")


def test_an_open_form_shows_what_others_change_but_keeps_what_is_typed(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", role="Designer", tags=["law"])
    draft = Draft(workspace, anna)
    draft.write("role", "Lead")
    elsewhere(workspace, anna, role="Boss", tags=["law", "rust"])
    assert draft.renew()
    assert (draft.text("role"), draft.text("tags")) == ("Lead", "law, rust")
    assert draft.edited == ("role",)
    draft.write("tags", "law")  # taken away after it was seen
    draft.save()
    assert fresh(workspace.network, anna).tags == ("law",)


def test_saving_what_nobody_edited_changes_nothing(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", handles=[{"kind": "email", "value": "a@example.org"}])
    before = workspace.network.version
    assert not Draft(workspace, anna).save().change.edits
    assert workspace.network.version == before


def test_every_problem_is_told_by_its_field_and_nothing_is_saved(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    draft = Draft(workspace, anna)
    for name, text in {
        "name": "", "trust": "9", "met_on": "31 Feb", "introduced_by": "Nobody", "role": "x",
    }.items():  # fmt: skip
        draft.write(name, text)
    with pytest.raises(InvalidRecordError) as caught:
        draft.save()
    problems = problems_by_field(caught.value.problems)
    assert set(problems) == {"name", "trust", "met_on", "introduced_by"}
    assert "from 1 to 5" in str(problems["trust"][0])
    assert "names nobody among your people: add “Nobody”" in str(problems["introduced_by"][0])
    assert str(draft.problem("trust")) == str(problems["trust"][0])
    assert draft.problem("role") is None
    assert fresh(workspace.network, anna) == anna


def test_an_edit_beats_a_deletion(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    draft = Draft(workspace, anna)
    draft.write("role", "Designer")
    trash_contacts(workspace, [anna])
    draft.save()
    assert not fresh(workspace.network, anna).deleted


def test_what_the_file_holds_and_netui_cant_read_is_shown_and_stays(workspace: Workspace) -> None:
    odd = Contact.load(workspace.new_id(), {"name": "Anna", "trust": "much"})
    workspace.add("import", odd)
    draft = Draft(workspace, fresh(workspace.network, odd))
    assert draft.text("trust") == "much"
    assert draft.problem("trust") is None
    draft.write("role", "Designer")
    draft.save()
    assert workspace.network.rows["contacts"][odd.id]["trust"] == "much"


def test_a_new_record_is_added_as_people_write_it(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    begun = Exchange(id=workspace.new_id(), direction="gave", on=workspace.today)
    draft = Draft(workspace, begun, new=True)
    assert draft.edited == ()
    draft.write("contact", "anna")
    draft.write("note", "a tip on rent")
    draft.write("status", "prom")
    draft.write("due", "friday")
    draft.write("value", "1.500,00 €")
    saved = draft.save()
    (exchange,) = workspace.network.exchanges(anna.id)
    assert saved.change.label == "add promise Anna Rossi: a tip on rent"
    assert (exchange.direction, exchange.on, exchange.due) == ("gave", workspace.today, date(2026, 11, 27))
    assert exchange.value is not None
    assert (exchange.value.amount, exchange.value.currency) == ("1500.00", "EUR")


def test_dates_say_which_day_they_mean(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    draft = Draft(workspace, anna)
    draft.write("met_on", "friday")
    draft.write("snoozed_until", "friday")
    assert draft.understood("met_on") == "Fri 20 Nov 2026"
    assert draft.understood("snoozed_until") == "Fri 27 Nov 2026"
    draft.write("met_on", "fri")
    draft.write("snoozed_until", "nonsense")
    assert draft.understood("snoozed_until") == ""


def test_fields_complete_from_what_is_used_most(workspace: Workspace) -> None:
    for number, company in enumerate(("Acme", "Acme Italia", "Acme Italia", "Beta")):
        add(workspace, f"Person {number}", company=company, tags=["python", "pytest"])
    draft = Draft(workspace, add(workspace, "Anna Rossi"))
    assert draft.complete("company", "ac") == ["Acme Italia", "Acme"]
    assert draft.complete("company", "acme italia") == ["Acme Italia"]
    assert draft.complete("company", "") == []
    assert draft.complete("tags", "python, py") == ["python, pytest"]
    assert draft.complete("circle", "c") == ["close"]
    assert draft.complete("handles", "li") == ["linkedin "]
    assert draft.complete("notes", "py") == []


def test_names_complete_by_any_of_their_words_and_say_who_is_meant(workspace: Workspace) -> None:
    rossi = add(workspace, "Anna Rossi", company="Acme")
    add(workspace, "Marco Neri")
    draft = Draft(workspace, Exchange(id=workspace.new_id()), new=True)
    assert draft.complete("contact", "ross") == ["Anna Rossi"]
    assert draft.complete("contact", "Anna R") == ["Anna Rossi"]
    draft.write("contact", "Anna Rossi")
    assert draft.understood("contact") == "Acme"
    twin = add(workspace, "Anna Rossi", company="Beta")
    draft = Draft(workspace, Interaction(id=workspace.new_id()), new=True)
    both = draft.complete("contacts", "anna")
    assert len(both) == 2
    for text, contact in zip(both, sorted((rossi, twin), key=lambda one: both[0].find(one.id)), strict=True):
        assert text.startswith("Anna Rossi (")
        draft.write("contacts", text)
        draft.write("on", "yesterday")
        assert draft.problem("contacts") is None, contact


def test_records_are_told_in_a_few_words(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    exchange, _change = record_exchange(workspace, anna, Exchanged("gave", "a tip"))
    assert describe(workspace, anna) == "Anna Rossi"
    assert describe(workspace, exchange) == "gave Anna Rossi: a tip"
    assert describe(workspace, Interaction(contacts=(anna.id,), kind="call")) == "call with Anna Rossi"
    assert describe(workspace, Interaction()) == "time in touch"


def test_a_read_only_network_refuses_and_the_text_stays(workspace: Workspace, tmp_path: Path) -> None:
    anna = add(workspace, "Anna Rossi")
    workspace.repository.close()
    clock = workspace.clock
    locked = Workspace(Repository.open(tmp_path, clock, read_only=True), clock, random.Random(1))
    draft = Draft(locked, anna)
    draft.write("role", "Designer")
    with pytest.raises(NetuiError, match="read-only"):
        draft.save()
    assert draft.text("role") == "Designer"
    assert fresh(locked.network, anna).role == ""
