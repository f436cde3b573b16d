"""Birthdays that come up: around the year's end, on 29 February, without a year of birth."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.measures.birthdays import birthdays, next_birthday
from netui.domain.network import Network


@pytest.mark.parametrize(
    ("birthday", "today", "expected"),
    [
        ("1980-11-25", date(2026, 11, 24), date(2026, 11, 25)),
        ("--11-24", date(2026, 11, 24), date(2026, 11, 24)),
        ("--11-23", date(2026, 11, 24), date(2027, 11, 23)),
        ("--02-29", date(2026, 2, 1), date(2026, 2, 28)),
        ("--02-29", date(2028, 2, 1), date(2028, 2, 29)),
        ("--02-29", date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_the_next_birthday_is_today_or_later(birthday: str, today: date, expected: date) -> None:
    assert next_birthday(birthday, today) == expected


@given(birthday=st.dates(), today=st.dates(date(1900, 1, 1), date(2400, 1, 1)))
def test_a_birthday_comes_within_a_year(birthday: date, today: date) -> None:
    assert 0 <= (next_birthday(birthday.isoformat(), today) - today).days <= 366


def test_those_of_the_next_days_are_told_soonest_first_with_the_age_where_it_is_known() -> None:
    rows = {
        "1": {"name": "Next week", "birthday": "1980-12-01"},
        "2": {"name": "Tomorrow", "birthday": "--11-25"},
        "3": {"name": "Far", "birthday": "--06-01"},
        "4": {"name": "Archived", "birthday": "--11-25", "stage": "archived"},
        "5": {"name": "Trash", "birthday": "--11-25", "deleted": "2026-01-01T00:00:00Z"},
        "6": {"name": "Not a date", "birthday": "1980-31-12"},
    }
    found = birthdays(Network({"contacts": rows}), date(2026, 11, 24), 7)
    assert [(each.contact.name, each.age) for each in found] == [("Tomorrow", None), ("Next week", 46)]
