"""A record's fields as lines of text: what a form shows comes back as what it was."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netui.domain.kinds import FieldError
from netui.domain.network import Network
from netui.domain.tables import TABLES, Contact, Exchange
from netui.services.fields import as_text, form_fields, from_text, hint, parse_amount, parse_handle
from netui.services.lookup import ContactNotFoundError
from tests.support import add, open_workspace

FULL: dict[str, Any] = {
    "name": "Anna Rossi", "aliases": ["Annina"], "birthday": "--03-01", "starred": True, "trust": 4,
    "handles": [
        {"kind": "chat", "label": "work", "value": "anna"}, {"kind": "email", "value": "a@example.org"},
    ],
    "met_on": "2024-02-08", "circle": "close", "goals": ["clients", "trends"], "notes": "One.\nTwo, three.",
}  # fmt: skip


def read(text: str) -> date | None:
    return date(2026, 11, 23) if text == "yesterday" else None


def test_every_line_that_a_form_shows_reads_back_as_what_it_was() -> None:
    contact = Contact.load("1", FULL)
    network = Network({"contacts": {"1": FULL}})
    lines = {name: as_text(contact, name, network) for name in form_fields(Contact)}
    assert lines["handles"] == "chat anna (work), email a@example.org"
    values = {name: from_text(contact.kinds()[name], text, network, read) for name, text in lines.items()}
    assert contact.change(values) == contact


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.TABLE)
def test_every_field_that_people_can_write_is_in_the_form(table: Any) -> None:
    left_out = set(table.kinds()) - set(form_fields(table))
    by_netui = {"created", "updated", "deleted", "dismissed"}
    assert left_out <= by_netui | {"external", "extra", "related", "passed"}
    for name in form_fields(table):
        assert isinstance(hint(table.kinds()[name]), str)


def test_names_become_references_and_dates_are_read_as_people_write_them(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna, marco = add(workspace, "Anna Rossi"), add(workspace, "Marco Neri")
    kinds, network = Contact.kinds(), workspace.network
    assert from_text(kinds["knows"], "anna, Marco Neri", network, read) == [anna.id, marco.id]
    assert from_text(kinds["met_on"], "yesterday", network, read) == date(2026, 11, 23)
    with pytest.raises(ContactNotFoundError):
        from_text(kinds["introduced_by"], "Nobody", network, read)
    with pytest.raises(FieldError, match="not among your channels"):
        from_text(kinds["met_through"], "PyCon", network, read)


def test_two_of_one_name_are_shown_with_their_short_ids(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    first = add(workspace, "Anna Rossi")
    add(workspace, "Anna Rossi")
    gave = Exchange.parse("9", {"contact": first.id, "direction": "gave"})
    text = as_text(gave, "contact", workspace.network)
    assert text.startswith("Anna Rossi (")
    assert from_text(gave.kinds()["contact"], text, workspace.network, read) == first.id


@pytest.mark.parametrize(
    ("text", "kind", "value", "label"),
    [
        ("a@example.org", "email", "a@example.org", ""),
        ("+39 02 555 0100 (work)", "phone", "+39 02 555 0100", "work"),
        ("https://www.linkedin.com/in/anna", "linkedin", "https://www.linkedin.com/in/anna", ""),
        ("https://example.org", "web", "https://example.org", ""),
        ("chat @anna", "chat", "@anna", ""),
        ("phone: 12", "phone", "12", ""),
        ("anna on the forum", "other", "anna on the forum", ""),
    ],
)
def test_a_handle_tells_its_kind(text: str, kind: str, value: str, label: str) -> None:
    expected = {"kind": kind, "value": value} | ({"label": label} if label else {})
    assert parse_handle(text) == expected


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1500 EUR", "1500", "EUR"),
        ("1.500,00 €", "1500.00", "EUR"),
        ("1,500.00 EUR", "1500.00", "EUR"),
        ("€ 90", "90", "EUR"),
        ("1.500 €", "1500", "EUR"),
        ("12,50 chf", "12.50", "CHF"),
        ("1 234 567,8 usd", "1234567.8", "USD"),
        ("1'500.00 CHF", "1500.00", "CHF"),
        ("1.500.000 eur", "1500000", "EUR"),
    ],
)
def test_money_is_read_as_people_write_it(text: str, amount: str, currency: str) -> None:
    assert parse_amount(text) == {"amount": amount, "currency": currency}


@pytest.mark.parametrize("text", ["1500", "EUR", "a lot of euros", "5 bananas"])
def test_money_without_an_amount_or_a_currency_is_refused(text: str) -> None:
    with pytest.raises(FieldError, match="1500 EUR"):
        parse_amount(text)


def test_what_does_not_hold_in_the_file_is_shown_to_be_mended() -> None:
    assert as_text(Contact.load("1", {"name": "A", "trust": 9}), "trust", Network()) == "9"
