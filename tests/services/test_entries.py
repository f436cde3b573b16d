"""The entry of the ledger that is meant: by its id, a contact, a request or words."""

from datetime import date
from pathlib import Path

import pytest

from netui.domain.ids import short
from netui.domain.tables import Contact, Exchange, Request
from netui.services import ledger
from netui.services.entries import EntryError, SeveralEntriesError, entry_to_thank, entry_with_outcome
from netui.services.ledger import Exchanged, record_exchange
from netui.services.lookup import ContactNotFoundError, RecordNotFoundError
from netui.services.requests import Asked, ask, fulfil, need, promise, receive
from netui.services.workspace import Workspace
from tests.support import TODAY, add, fresh, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path)


@pytest.fixture
def anna(workspace: Workspace) -> Contact:
    return add(workspace, "Anna Rossi")


def got(workspace: Workspace, contact: Contact, what: str, *, promised: bool = False) -> Exchange:
    return written(workspace, contact, Exchanged("received", what, promised=promised))


def gave(workspace: Workspace, contact: Contact, what: str, on: date = TODAY) -> Exchange:
    return written(workspace, contact, Exchanged("gave", what, on=on))


def written(workspace: Workspace, contact: Contact, said: Exchanged) -> Exchange:
    record, _change = record_exchange(workspace, contact, said)
    return now(workspace, record)


def now(workspace: Workspace, record: Exchange) -> Exchange:
    found = workspace.network.get(Exchange, record.id)
    assert found is not None
    return found


def asked(workspace: Workspace, record: Request) -> Request:
    found = workspace.network.get(Request, record.id)
    assert found is not None
    return found


# Thanks


def test_an_entry_to_thank_for_is_named_by_its_id_or_by_the_contact(
    workspace: Workspace, anna: Contact
) -> None:
    referral, tip = got(workspace, anna, "a referral"), gave(workspace, anna, "a tip")
    got(workspace, anna, "a lamp", promised=True)
    for words in (referral.id, short(referral.id), "anna"):
        assert entry_to_thank(workspace.network, words).id == referral.id
    assert entry_to_thank(workspace.network, short(tip.id)).id == tip.id


def test_the_latest_that_was_given_is_what_they_thank_for(workspace: Workspace, anna: Contact) -> None:
    earlier = gave(workspace, anna, "a tip", date(2026, 11, 1))
    latest = gave(workspace, anna, "a book", date(2026, 11, 20))
    got(workspace, anna, "a referral")
    assert entry_to_thank(workspace.network, "anna", theirs=True).id == latest.id
    ledger.thanked_by_them(workspace, [latest])
    assert entry_to_thank(workspace.network, "anna", theirs=True).id == earlier.id


def test_several_that_wait_for_thanks_are_listed_with_their_ids(workspace: Workspace, anna: Contact) -> None:
    referral, lamp = got(workspace, anna, "a referral"), got(workspace, anna, "a lamp")
    with pytest.raises(SeveralEntriesError) as caught:
        entry_to_thank(workspace.network, "anna")
    for entry, what in ((referral, "a referral"), (lamp, "a lamp")):
        assert f"received from Anna Rossi: {what} ({short(entry.id)})" in str(caught.value)
    assert "and 1 more" not in str(caught.value)
    for number in range(7):
        got(workspace, anna, f"thing {number}")
    with pytest.raises(SeveralEntriesError, match="and 1 more"):
        entry_to_thank(workspace.network, "anna")


def test_what_cannot_be_thanked_for_says_why(workspace: Workspace, anna: Contact) -> None:
    luca = add(workspace, "Luca Bianchi")
    lamp = got(workspace, anna, "a lamp", promised=True)
    referral = got(workspace, anna, "a referral")
    for words, theirs, said in (
        (short(lamp.id), False, "has not happened yet"),
        (short(referral.id), True, "leave out --theirs"),
        ("anna", True, "you gave Anna Rossi nothing"),
        (luca.name, False, "nothing from Luca Bianchi waits for your thanks"),
    ):
        with pytest.raises(EntryError, match=said):
            entry_to_thank(workspace.network, words, theirs=theirs)
    ledger.thank(workspace, [referral], date(2026, 11, 9))
    with pytest.raises(EntryError, match="on 2026-11-09"):
        entry_to_thank(workspace.network, short(referral.id))
    with pytest.raises(ContactNotFoundError):
        entry_to_thank(workspace.network, "bruno")


def test_each_side_thanks_for_what_it_received_on_a_day(workspace: Workspace, anna: Contact) -> None:
    referral, tip = got(workspace, anna, "a referral"), gave(workspace, anna, "a tip")
    lamp = got(workspace, anna, "a lamp", promised=True)
    before = (TODAY, date(2026, 11, 9))
    ledger.thanked_by_them(workspace, [referral, tip, lamp], before[1])
    assert [now(workspace, one).thanked_on for one in (referral, tip, lamp)] == [None, before[1], None]
    change = ledger.thank(workspace, [now(workspace, one) for one in (referral, tip, lamp)])
    assert [now(workspace, one).thanked_on for one in (referral, tip, lamp)] == [TODAY, before[1], None]
    assert change.label == "thanks: received from Anna Rossi: a referral"
    assert ledger.thanked_by_them(workspace, [now(workspace, tip)]).edits == ()
    workspace.undo()
    assert now(workspace, referral).thanked_on is None


# What came of it


def test_an_entry_that_something_came_of_is_named_by_id_or_words(workspace: Workspace, anna: Contact) -> None:
    referral = got(workspace, anna, "a referral")
    got(workspace, anna, "a lamp")
    for words in (short(referral.id), "referral", "anna ref"):
        assert entry_with_outcome(workspace.network, words).id == referral.id
    with pytest.raises(RecordNotFoundError):
        entry_with_outcome(workspace.network, "boat")


def test_a_request_stands_for_the_entry_that_answered_it(workspace: Workspace, anna: Contact) -> None:
    request, _change = receive(workspace, anna, Asked("CV review"))
    with pytest.raises(EntryError, match=f"netui answer {short(request.id)} --done"):
        entry_with_outcome(workspace.network, short(request.id))
    promise(workspace, asked(workspace, request), date(2026, 12, 1))
    with pytest.raises(EntryError, match="has not happened yet"):
        entry_with_outcome(workspace.network, short(request.id))
    fulfil(workspace, asked(workspace, request))
    entry = entry_with_outcome(workspace.network, short(request.id))
    assert (entry.request, entry.note, entry.done) == (request.id, "CV review", True)


def test_a_need_of_ones_own_stands_for_what_answered_those_who_were_asked(
    workspace: Workspace, anna: Contact
) -> None:
    luca = add(workspace, "Luca Bianchi")
    mine, _change = need(workspace, Asked("a job in health care"))
    (first, second), _change = ask(
        workspace, [fresh(workspace.network, anna), luca], Asked("a job in health care")
    )
    fulfil(workspace, asked(workspace, first))
    assert entry_with_outcome(workspace.network, short(mine.id)).contact == anna.id
    fulfil(workspace, asked(workspace, second))
    with pytest.raises(SeveralEntriesError, match="a job in health care"):
        entry_with_outcome(workspace.network, short(mine.id))
