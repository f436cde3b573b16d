"""What people read goes through one place: another catalogue, other words."""

import gettext
from collections.abc import Iterator
from datetime import date

import pytest

from netui import i18n
from netui.domain.messages import message

TODAY = date(2026, 11, 24)


class Shouting(gettext.NullTranslations):
    """A language in which everything is said loudly, with a plural rule of its own."""

    def gettext(self, message: str) -> str:
        return message if message.startswith("{") else message.upper().replace("{NAME}", "{name}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "{count} GIORNO" if n == 1 else "{count} GIORNI"


@pytest.fixture
def shouting() -> Iterator[None]:
    i18n.install(Shouting())
    yield
    i18n.install(gettext.NullTranslations())


@pytest.mark.usefixtures("shouting")
def test_sentences_plurals_and_nested_messages_follow_the_catalogue() -> None:
    assert i18n.say(message("hello {name}", name="Anna")) == "HELLO Anna"
    assert i18n.say(message("hello {name}", name=message("you"))) == "HELLO YOU"
    assert i18n.say(message("{count} day", "{count} days", count=1)) == "1 GIORNO"
    assert i18n.span(3) == "3 GIORNI"
    assert i18n.from_today(TODAY, TODAY) == "TODAY"


@pytest.mark.parametrize(
    ("when", "seen", "by"),
    [
        (date(2026, 11, 24), "today", "today"),
        (date(2026, 11, 25), "tomorrow", "tomorrow"),
        (date(2026, 11, 23), "yesterday", "yesterday"),
        (date(2026, 11, 21), "3 days ago", "Sat 21 Nov"),
        (date(2026, 11, 27), "in 3 days", "Fri 27 Nov"),
        (date(2027, 3, 24), "in 4 months", "24 Mar 2027"),
        (date(2020, 1, 1), "6 years ago", "1 Jan 2020"),
    ],
)
def test_dates_are_said_as_people_say_them(when: date, seen: str, by: str) -> None:
    assert i18n.from_today(when, TODAY) == seen
    assert i18n.deadline(when, TODAY) == by


def test_a_date_in_a_message_is_said_in_words_and_lists_end_in_and() -> None:
    assert i18n.say(message("since {when}", when=date(2025, 3, 9))) == "since 9 Mar 2025"
    assert i18n.day(date(2026, 3, 9), TODAY) == "9 Mar"
    assert i18n.listed([]) == ""
    assert i18n.listed(["a"]) == "a"
    assert i18n.listed(["a", "b", "c"]) == "a, b and c"
    assert i18n.number(2.345, 1) == "2.3"
