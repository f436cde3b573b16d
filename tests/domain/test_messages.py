"""Messages: sentences as data, said in English where nobody translates them."""

from datetime import date

import pytest

from netui.domain.messages import Measure, NetuiError, message
from netui.i18n import say


@pytest.mark.parametrize(("count", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_the_form_fits_the_count(count: int, said: str) -> None:
    assert str(message("{count} day", "{count} days", count=count)) == said
    assert say(message("{count} day", "{count} days", count=count)) == said


def test_braces_in_a_value_are_text() -> None:
    assert str(message("since {what}", what="{lunch} %s {0}")) == "since {lunch} %s {0}"
    assert str(message("{0} as written")) == "{0} as written"


def test_messages_and_dates_among_the_values_are_said_too() -> None:
    inner = message("met on {day}", day=date(2026, 11, 9))
    assert say(message("{who}: {what}", who="Anna", what=inner)) == "Anna: met on 9 Nov 2026"
    assert str(message("{who}: {what}", who="Anna", what=inner)) == "Anna: met on 2026-11-09"


def test_an_error_is_its_sentence() -> None:
    error = NetuiError(message("no file {name}", name="x"))
    assert (str(error), error.message.values) == ("no file x", {"name": "x"})


def test_a_measure_may_have_no_reason_yet() -> None:
    assert Measure(0.0).reasons == ()
