"""Forms while others change the record: three ways by field, both values shown, and neither lost."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netui.domain.changes import Edit
from netui.domain.tables import Conflict, Contact, Exchange
from netui.services.contacts import edit_contacts, trash_contacts
from netui.services.forms import Beside, Draft
from netui.services.ledger import Exchanged, record_exchange
from netui.services.workspace import Workspace
from netui.storage.repository import Repository
from tests.support import FixedClock, add, fresh, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path)
    yield opened
    opened.repository.close()


def elsewhere(workspace: Workspace, contact: Contact, **fields: Any) -> None:
    """Change a contact as another process does: in the file."""
    workspace.repository.flush()
    with Repository.open(workspace.repository.folder, workspace.clock) as other:
        there = Workspace(other, workspace.clock, random.Random(3))
        edit_contacts(there, [fresh(there.network, contact)], fields, "elsewhere")


def by_an_editor(workspace: Workspace, old: str, new: str) -> None:
    """Change the file with no netui about, as an editor and git do."""
    workspace.repository.flush()
    path = workspace.repository.path
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    workspace.repository.catch_up()


def purged(workspace: Workspace, contact: Contact) -> None:
    """Take a contact out of the file, as purging the trash does."""
    workspace.repository.flush()
    with Repository.open(workspace.repository.folder, workspace.clock) as other:
        there = Workspace(other, workspace.clock, random.Random(3))
        there.do("purge", [Edit("contacts", contact.id, there.network.rows["contacts"][contact.id], None)])


def seen(workspace: Workspace, draft: Draft) -> None:
    """Have the form show what has come from elsewhere."""
    workspace.repository.catch_up()
    draft.renew()


def kept(workspace: Workspace) -> list[tuple[str, Any, Any, Any]]:
    rows = workspace.network.all(Conflict)
    return sorted((row.field, row.ours, row.theirs, row.chosen) for row in rows)


def test_a_field_that_both_changed_shows_the_other_value_and_saving_keeps_it_as_a_row(
    workspace: Workspace,
) -> None:
    anna = add(workspace, "Anna Rossi", company="Acme", role="Designer")
    draft = Draft(workspace, anna)
    draft.write("company", "Beta")
    elsewhere(workspace, anna, company="Gamma", role="Lead")
    seen(workspace, draft)
    assert (draft.text("company"), draft.text("role")) == ("Beta", "Lead")
    assert draft.beside("company") == Beside(False, "Gamma")
    assert draft.beside_each == ("company",)

    saved = draft.save()
    assert saved.overtaken == ("company",)
    now = fresh(workspace.network, anna)
    assert (now.company, now.role) == ("Beta", "Lead")
    assert kept(workspace) == [("company", "Beta", "Gamma", "Beta")]


def test_what_came_after_the_form_was_last_renewed_is_kept_as_well(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", company="Acme")
    draft = Draft(workspace, anna)
    draft.write("company", "Beta")
    elsewhere(workspace, anna, company="Gamma", place="Rome")
    assert draft.save().overtaken == ("company",)
    now = fresh(workspace.network, anna)
    assert (now.company, now.place) == ("Beta", "Rome")
    assert kept(workspace) == [("company", "Beta", "Gamma", "Beta")]


def test_undoing_a_save_gives_back_what_stood_elsewhere_and_redoing_keeps_it(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", company="Acme", place="Rome")
    draft = Draft(workspace, anna)
    draft.write("company", "Beta")
    elsewhere(workspace, anna, company="Gamma")
    draft.save()
    by_an_editor(workspace, '"place":"Rome"', '"place":"Milan"')
    workspace.undo()
    now = fresh(workspace.network, anna)
    assert (now.company, now.place) == ("Gamma", "Milan")
    assert kept(workspace) == []
    workspace.redo()
    now = fresh(workspace.network, anna)
    assert (now.company, now.place) == ("Beta", "Milan")
    assert kept(workspace) == [("company", "Beta", "Gamma", "Beta")]


def test_the_other_value_is_taken_and_given_back_by_the_same_key(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", company="Acme")
    draft = Draft(workspace, anna)
    draft.write("company", "Beta")
    elsewhere(workspace, anna, company="Gamma")
    seen(workspace, draft)
    draft.take_other("company")
    assert (draft.text("company"), draft.beside("company")) == ("Gamma", Beside(True, "Beta"))
    assert draft.edited == ()
    draft.take_other("company")
    assert (draft.text("company"), draft.beside("company")) == ("Beta", Beside(False, "Gamma"))
    draft.take_other("company")
    assert not draft.save().change.edits
    assert fresh(workspace.network, anna).company == "Gamma"
    assert kept(workspace) == []


def test_what_is_typed_on_top_of_the_value_that_was_taken_is_an_edit_like_any_other(
    workspace: Workspace,
) -> None:
    anna = add(workspace, "Anna Rossi", company="Acme")
    draft = Draft(workspace, anna)
    draft.write("company", "Beta")
    elsewhere(workspace, anna, company="Gamma")
    seen(workspace, draft)
    draft.take_other("company")
    draft.write("company", "Gamma Ltd")
    assert draft.beside("company") is None
    assert draft.save().overtaken == ()
    assert fresh(workspace.network, anna).company == "Gamma Ltd"
    assert kept(workspace) == []


def test_a_value_typed_back_to_what_it_was_is_wanted_where_another_one_stands(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", company="Acme")
    draft = Draft(workspace, anna)
    draft.write("company", "Beta")
    elsewhere(workspace, anna, company="Gamma")
    seen(workspace, draft)
    draft.write("company", "Acme")
    assert draft.edited == ("company",)
    draft.save()
    assert fresh(workspace.network, anna).company == "Acme"


def test_a_field_that_was_emptied_stays_empty_and_what_was_written_elsewhere_is_kept(
    workspace: Workspace,
) -> None:
    anna = add(workspace, "Anna Rossi", company="Acme")
    draft = Draft(workspace, anna)
    draft.write("company", "")
    elsewhere(workspace, anna, company="Gamma")
    draft.save()
    assert fresh(workspace.network, anna).company == ""
    assert kept(workspace) == [("company", None, "Gamma", None)]


def test_a_field_that_was_emptied_elsewhere_says_so(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", company="Acme")
    draft = Draft(workspace, anna)
    draft.write("company", "Beta")
    elsewhere(workspace, anna, company="")
    seen(workspace, draft)
    assert draft.beside("company") == Beside(False, "nothing")
    draft.take_other("company")
    assert draft.text("company") == ""


def test_both_typing_the_same_is_no_difference(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", company="Acme")
    draft = Draft(workspace, anna)
    draft.write("company", "Beta")
    elsewhere(workspace, anna, company="Beta")
    seen(workspace, draft)
    assert (draft.edited, draft.beside_each) == ((), ())
    elsewhere(workspace, anna, company="Gamma")  # and then another one: what was typed is not overwritten
    seen(workspace, draft)
    assert (draft.text("company"), draft.beside("company")) == ("Beta", Beside(False, "Gamma"))


def test_sets_take_what_both_added_and_took_away(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", tags=["law", "python"])
    draft = Draft(workspace, anna)
    draft.write("tags", "law, sailing")
    elsewhere(workspace, anna, tags=["python", "rust", "law"])
    seen(workspace, draft)
    assert draft.beside("tags") == Beside(False, "law, python, rust", both=True)
    assert draft.save().overtaken == ()
    assert fresh(workspace.network, anna).tags == ("law", "rust", "sailing")
    assert kept(workspace) == []


def test_money_is_one_value_though_it_is_written_in_two(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    entry, _change = record_exchange(workspace, anna, Exchanged("gave", "a job"))
    first = workspace.now(entry)
    workspace.replace("value", (first, first.change({"value": {"amount": "100", "currency": "EUR"}})))
    draft = Draft(workspace, workspace.now(entry))
    draft.write("value", "150 EUR")
    workspace.repository.flush()
    with Repository.open(workspace.repository.folder, workspace.clock) as other:
        there = Workspace(other, workspace.clock, random.Random(3))
        now = there.now(entry)
        there.replace("value", (now, now.change({"value": {"amount": "200", "currency": "USD"}})))
    draft.save()
    value = workspace.now(Exchange(id=entry.id)).value
    assert value is not None
    assert (value.amount, value.currency) == ("150", "EUR")
    ((_field, _ours, theirs, _chosen),) = kept(workspace)
    assert theirs == {"amount": "200", "currency": "USD"}


def test_of_a_note_that_both_changed_the_other_lines_are_shown_and_either_or_both_can_be_had(
    workspace: Workspace,
) -> None:
    anna = add(workspace, "Anna Rossi", notes="# Anna\n\nlikes boats\nplays chess")
    draft = Draft(workspace, anna)
    mine = "# Anna\n\nlikes boats\nplays chess\nmy line"
    theirs = "# Anna\n\nlikes boats\ntheir line"
    draft.write("notes", mine)
    elsewhere(workspace, anna, notes=theirs)
    seen(workspace, draft)
    assert draft.beside("notes") == Beside(False, "− plays chess\n+ their line")
    draft.take_other("notes")
    assert draft.text("notes") == theirs
    assert draft.beside("notes") == Beside(True, "− their line\n+ plays chess\n+ my line")
    draft.take_other("notes")
    both = "# Anna\n\nlikes boats\nplays chess\nmy line\ntheir line"
    assert draft.text("notes") == both
    draft.take_other("notes")
    assert draft.text("notes") == mine
    draft.take_other("notes")
    draft.take_other("notes")
    draft.save()
    assert fresh(workspace.network, anna).notes == both
    assert kept(workspace) == [("notes", both, theirs, both)]


def test_a_record_moved_to_the_trash_elsewhere_comes_back_when_it_is_saved(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    draft = Draft(workspace, anna)
    draft.write("role", "Designer")
    trash_contacts(workspace, [anna])
    assert draft.renew()
    assert draft.fate == "trashed"
    assert draft.save().back_from == "trashed"
    now = fresh(workspace.network, anna)
    assert (now.deleted, now.role) == ("", "Designer")


def test_a_record_taken_out_elsewhere_comes_back_whole_as_it_was_last_seen(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", company="Acme")
    draft = Draft(workspace, anna)
    draft.write("role", "Designer")
    elsewhere(workspace, anna, place="Rome")
    seen(workspace, draft)
    purged(workspace, anna)
    seen(workspace, draft)
    assert draft.fate == "gone"
    assert (draft.text("role"), draft.text("place")) == ("Designer", "Rome")
    assert draft.save().back_from == "gone"
    now = fresh(workspace.network, anna)
    assert (now.name, now.company, now.place, now.role) == ("Anna Rossi", "Acme", "Rome", "Designer")


def test_saving_without_an_edit_brings_nothing_back(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    draft = Draft(workspace, anna)
    trash_contacts(workspace, [anna])
    saved = draft.save()
    assert (saved.change.edits, saved.back_from) == ((), "")
    assert fresh(workspace.network, anna).deleted


def test_a_clock_that_is_ahead_elsewhere_takes_nothing_from_the_user(
    workspace: Workspace, tmp_path: Path
) -> None:
    anna = add(workspace, "Anna Rossi", company="Acme", tags=["law"])
    draft = Draft(workspace, anna)
    draft.write("company", "Beta")
    draft.write("tags", "law, sailing")
    workspace.repository.flush()
    ahead = FixedClock(workspace.today.replace(year=2027))
    with Repository.open(tmp_path, ahead) as other:
        there = Workspace(other, ahead, random.Random(3))
        edit_contacts(
            there, [fresh(there.network, anna)], {"company": "Zeta", "tags": ["law", "rust"]}, "elsewhere"
        )
    draft.save()
    now = fresh(workspace.network, anna)
    assert (now.company, now.tags) == ("Beta", ("law", "rust", "sailing"))
    assert kept(workspace) == [("company", "Beta", "Zeta", "Beta")]
