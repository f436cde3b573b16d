"""The ledger: written, kept, thanked for, trashed."""

from datetime import date
from pathlib import Path

import pytest

from netui.domain.measures import turnover
from netui.domain.records import InvalidRecordError
from netui.domain.tables import Exchange
from netui.services import ledger
from netui.services.ledger import Exchanged, record_exchange
from netui.services.workspace import Workspace
from tests.support import TODAY, add, open_workspace


def entry(workspace: Workspace, exchange: Exchange) -> Exchange:
    found = workspace.network.get(Exchange, exchange.id)
    assert found is not None
    return found


def test_a_give_is_written_with_todays_date_and_can_be_undone(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna Rossi")
    gave, change = record_exchange(workspace, anna, Exchanged("gave", "a tip on rent", kind="advice"))
    assert change.label == "gave Anna Rossi: a tip on rent"
    stored = entry(workspace, gave)
    assert (stored.on, stored.status, stored.done) == (TODAY, "done", True)
    workspace.undo()
    assert ledger.newest_first(workspace.network) == []


def test_a_promise_is_kept_once_and_keeps_its_due_date(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna Rossi")
    said = Exchanged("gave", "an introduction", on=date(2026, 11, 1), promised=True, due=date(2026, 11, 30))
    promise, _change = record_exchange(workspace, anna, said)
    assert not entry(workspace, promise).done
    ledger.mark_done(workspace, [entry(workspace, promise)])
    kept = entry(workspace, promise)
    assert (kept.done, kept.on, kept.due) == (True, TODAY, date(2026, 11, 30))
    assert ledger.mark_done(workspace, [kept]).edits == ()


def test_thanks_are_owed_for_what_was_received_until_they_are_said(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna Rossi")
    got, _change = record_exchange(workspace, anna, Exchanged("received", "a referral"))
    gave, _change = record_exchange(workspace, anna, Exchanged("gave", "feedback"))
    assert ledger.owes_thanks(entry(workspace, got))
    assert not ledger.owes_thanks(entry(workspace, gave))
    ledger.thank(workspace, [entry(workspace, got), entry(workspace, gave)])
    assert entry(workspace, got).thanked_on == TODAY
    assert entry(workspace, gave).thanked_on is None


@pytest.mark.parametrize(
    ("text", "outcome", "value"),
    [
        ("client 1.500,00 €", "client", ("1500.00", "EUR")),
        ("1,500.00 EUR", None, ("1500.00", "EUR")),
        ("assign, 90 CHF", "assignment", ("90", "CHF")),
        ("Job", "job", None),
        ("EUR 90", None, ("90", "EUR")),
        ("", None, None),
    ],
)
def test_what_came_of_an_entry_is_written_beside_it_and_undone(
    tmp_path: Path, text: str, outcome: str | None, value: tuple[str, str] | None
) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna Rossi")
    fields = {"contact": anna.id, "direction": "received", "note": "a lead", "outcome": "other"}
    lead = Exchange.parse(workspace.new_id(), fields)
    workspace.add("lead", lead)
    ledger.record_outcome(workspace, entry(workspace, lead), ledger.read_outcome(text))
    stored = entry(workspace, lead)
    assert stored.outcome == outcome
    assert (stored.value and (stored.value.amount, stored.value.currency)) == value
    workspace.undo()
    assert entry(workspace, lead).outcome == "other"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a new friend", "one of client, assignment, job, other, with a value such as 1500 EUR"),
        ("client 1500", "the value should end in a currency of three letters"),
        ("client lots", "one of client, assignment, job, other"),
        ("1500 bananas", "the value should end in a currency"),
    ],
)
def test_what_came_of_an_entry_is_asked_again_where_it_cannot_be_read(text: str, said: str) -> None:
    with pytest.raises(ledger.OutcomeError, match=said):
        ledger.read_outcome(text)


def test_what_came_of_an_entry_is_said_in_words(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna Rossi")
    lead, _change = record_exchange(workspace, anna, Exchanged("received", "a lead"))
    change = ledger.record_outcome(workspace, lead, ledger.read_outcome("client 1.500,00 €"))
    assert change.label == "received from Anna Rossi: a lead → client, 1500.00 EUR"
    assert ledger.outcome_in_words(entry(workspace, lead)) == "client, 1500.00 EUR"


@pytest.mark.parametrize("weight", [0, 9, -1])
def test_a_weight_outside_one_to_five_is_refused_and_writes_nothing(tmp_path: Path, weight: int) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna Rossi")
    with pytest.raises(InvalidRecordError, match="weight should be a whole number from 1 to 5"):
        record_exchange(workspace, anna, Exchanged("gave", "help", weight=weight))
    assert ledger.newest_first(workspace.network) == []


def test_the_ledger_is_newest_first_for_all_and_for_one(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna, bruno = add(workspace, "Anna"), add(workspace, "Bruno")
    for contact, what, day in ((anna, "one", 1), (bruno, "two", 20), (anna, "three", 9)):
        record_exchange(workspace, contact, Exchanged("gave", what, on=date(2026, 11, day)))
    assert [each.note for each in ledger.newest_first(workspace.network)] == ["two", "three", "one"]
    assert [each.note for each in ledger.newest_first(workspace.network, anna.id)] == ["three", "one"]


def test_an_entry_with_somebody_in_the_trash_stays(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna")
    record_exchange(workspace, anna, Exchanged("gave", "help"))
    workspace.trash("trash", anna)
    assert [each.note for each in ledger.newest_first(workspace.network)] == ["help"]


def test_by_person_counts_what_took_place_and_puts_the_liveliest_first(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna, marco, zoe = (add(workspace, name) for name in ("Anna Rossi", "Marco Neri", "Zoe Ray"))
    for contact, direction, on, promised in (
        (anna, "gave", date(2026, 11, 1), False),
        (anna, "received", date(2025, 11, 25), False),
        (anna, "gave", date(2026, 11, 20), True),
        (anna, "gave", date(2026, 12, 1), False),  # a plan: it doesn't count yet
        (marco, "gave", date(2025, 11, 24), False),  # a year ago to the day: outside
        (zoe, "received", date(2026, 10, 1), False),
    ):
        record_exchange(workspace, contact, Exchanged(direction, "x", on=on, promised=promised))
    found = ledger.by_person(workspace.network, TODAY)
    assert [(one.contact, one.gave, one.received, one.promised, one.yearly, one.last) for one in found] == [
        (anna.id, 1, 1, 1, 2, "2026-11-01"),
        (zoe.id, 0, 1, 0, 1, "2026-10-01"),
        (marco.id, 1, 0, 0, 0, "2025-11-24"),
    ]
    for one in found:
        assert one.yearly == turnover(workspace.network, one.contact, TODAY).value


def test_the_totals_say_the_quarter_the_promises_and_the_thanks(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna Rossi")
    record_exchange(workspace, anna, Exchanged("gave", "a tip"))
    record_exchange(workspace, anna, Exchanged("received", "a lead", on=date(2026, 9, 30)))
    record_exchange(workspace, anna, Exchanged("gave", "a CV", promised=True))
    found = ledger.totals(workspace.network, TODAY)
    assert (found.gave, found.received, found.thanks) == (1, 0, 1)
    assert found.promises[0] == "1 promise open"


def test_what_went_to_the_trash_comes_back(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna Rossi")
    gave, _change = record_exchange(workspace, anna, Exchanged("gave", "a tip"))
    ledger.trash_exchanges(workspace, [entry(workspace, gave)])
    assert ledger.newest_first(workspace.network) == []
    ledger.untrash_exchanges(workspace, [entry(workspace, gave)])
    assert [one.id for one in ledger.newest_first(workspace.network)] == [gave.id]


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.0, "even"), (0.19, "even"), (0.3, "you gave more"), (0.5, "mostly you gave"),
     (-0.3, "you received more"), (-0.9, "mostly you received")],
)  # fmt: skip
def test_a_balance_is_said_in_words(value: float, words: str) -> None:
    assert ledger.balance_in_words(value) == words
