"""Dates as people write them in English and Italian, and as exports write them in five languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.dates import (
    DateError,
    FoundDate,
    find_date,
    parse_day,
    read_date,
    read_exported_date,
    take_limit,
)
from netui.domain.words import split

TODAY = date(2026, 11, 24)  # a Tuesday


def day(text: str) -> date:
    """Return a date from "11-23" (this year) or "2025-11-23"."""
    return date.fromisoformat(text if len(text) == 10 else f"2026-{text}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "11-24"), ("oggi", "11-24"), ("Tonight", "11-24"), ("this morning", "11-24"),
        ("stamattina", "11-24"), ("oggi pomeriggio", "11-24"), ("questa sera", "11-24"),
        ("yesterday", "11-23"), ("YESTERDAY evening", "11-23"), ("last night", "11-23"), ("ieri", "11-23"),
        ("ieri sera", "11-23"), ("the day before yesterday", "11-22"), ("l'altro ieri", "11-22"),
        ("l’altro ieri", "11-22"), ("l'altroieri", "11-22"), ("avantieri", "11-22"),
        ("avant'ieri", "11-22"), ("tomorrow", "11-25"), ("domani", "11-25"), ("domani mattina", "11-25"),
        ("the day after tomorrow", "11-26"), ("dopodomani", "11-26"), ("dopo domani", "11-26"),
        ("last Monday", "11-23"), ("last tuesday", "11-17"), ("past Wednesday", "11-18"),
        ("lunedì scorso", "11-23"), ("lunedi scorso", "11-23"), ("scorso venerdì", "11-20"),
        ("lo scorso venerdì", "11-20"), ("domenica passata", "11-22"), ("last weekend", "11-21"),
        ("next Tuesday", "12-01"), ("next Wed", "11-25"), ("martedì prossimo", "12-01"),
        ("il prossimo giovedì", "11-26"), ("this Friday", "11-27"), ("this Monday", "11-23"),
        ("questo venerdì", "11-27"), ("Friday last week", "11-20"), ("Friday next week", "12-04"),
        ("venerdì della settimana scorsa", "11-20"), ("lunedì della prossima settimana", "11-30"),
        ("lunedì la prossima settimana", "11-30"), ("Friday 20 Nov", "11-20"), ("Friday, 20 Nov", "11-20"),
        ("venerdì 20 novembre", "11-20"), ("venerdì 20", "11-20"), ("Fri. the 20th", "11-20"),
        ("venerdì 20/11", "11-20"), ("Fri 27 Nov", "11-27"), ("3 days ago", "11-21"),
        ("three days ago", "11-21"), ("3 giorni fa", "11-21"), ("tre giorni fa", "11-21"),
        ("2gg fa", "11-22"), ("a week ago", "11-17"), ("two weeks ago", "11-10"),
        ("due settimane fa", "11-10"), ("una settimana fa", "11-17"), ("a month ago", "10-24"),
        ("un mese fa", "10-24"), ("a year ago", "2025-11-24"), ("un anno fa", "2025-11-24"),
        ("a couple of days ago", "11-22"), ("un paio di giorni fa", "11-22"), ("in 3 days", "11-27"),
        ("in a week", "12-01"), ("tra 3 giorni", "11-27"), ("fra due mesi", "2027-01-24"),
        ("two weeks from now", "12-08"), ("a week from today", "12-01"), ("within 3 days", "11-27"),
        ("entro due settimane", "12-08"), ("last week", "11-17"), ("last month", "10-24"),
        ("last year", "2025-11-24"), ("next week", "12-01"), ("next month", "12-24"),
        ("la settimana scorsa", "11-17"), ("settimana prossima", "12-01"), ("la scorsa settimana", "11-17"),
        ("il mese scorso", "10-24"), ("il mese prossimo", "12-24"), ("l'anno scorso", "2025-11-24"),
        ("end of the month", "11-30"), ("the end of the week", "11-27"), ("fine mese", "11-30"),
        ("fine settimana", "11-27"), ("2026-03-01", "03-01"), ("2026/3/1", "03-01"), ("1/3/2026", "03-01"),
        ("1.3.2026", "03-01"), ("01-03-2026", "03-01"), ("1/3/26", "03-01"),
        ("12 novembre 2025", "2025-11-12"), ("12 Nov 2025", "2025-11-12"), ("Nov 12, 2025", "2025-11-12"),
        ("November 12th 2025", "2025-11-12"), ("12 Nov. 2025", "2025-11-12"),
        ("12 di novembre del 2025", "2025-11-12"), ("the 12th of November 2025", "2025-11-12"),
        ("1° marzo 2026", "03-01"), ("il primo marzo 2026", "03-01"), ("on 9 Nov", "11-09"),
        ("on Friday", "11-20"), ("over the weekend", "11-21"), ("nel weekend", "11-21"),
        ("by Friday", "11-27"), ("due Friday", "11-27"), ("due on Friday", "11-27"),
        ("entro venerdì", "11-27"), ("per domani", "11-25"), ("prima di lunedì", "11-30"),
        ("until 15 Jan", "2027-01-15"), ("fino al 15 gennaio", "2027-01-15"), ("by the 12th", "12-12"),
        ("per il 12", "12-12"), ("by tomorrow", "11-25"), ("by mon", "11-30"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(text: str, expected: str) -> None:
    assert read_date(text, TODAY) == day(expected)


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("Monday", "11-23", "11-30"), ("tuesday", "11-17", "12-01"), ("lunedì", "11-23", "11-30"),
        ("mercoledi", "11-18", "11-25"), ("sat", "11-21", "11-28"), ("dom", "11-22", "11-29"),
        ("thurs", "11-19", "11-26"), ("1/3", "03-01", "2027-03-01"), ("12 Nov", "11-12", "2027-11-12"),
        ("Nov 12", "11-12", "2027-11-12"), ("25 dicembre", "2025-12-25", "12-25"),
        ("24 Nov", "11-24", "11-24"), ("29 Feb", "2024-02-29", "2028-02-29"), ("il 12", "11-12", "12-12"),
        ("l'8", "11-08", "12-08"), ("the 12th", "11-12", "12-12"), ("12th", "11-12", "12-12"),
        ("il 31", "10-31", "12-31"), ("il primo", "11-01", "12-01"), ("the 24th", "11-24", "11-24"),
    ],
)  # fmt: skip
def test_an_open_date_is_the_last_one_when_told_and_the_next_one_when_promised(
    text: str, past: str, future: str
) -> None:
    assert read_date(text, TODAY, "past") == day(past)
    assert read_date(text, TODAY, "future") == day(future)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("31 Feb", "doesn't exist"), ("31/2", "doesn't exist"), ("30 febbraio 2026", "doesn't exist"),
        ("2026-02-30", "doesn't exist"), ("29.2.2025", "doesn't exist"), ("by 31 Nov", "doesn't exist"),
        ("12/25", "the day comes first"), ("12/25/2026", "the day comes first"),
        ("Monday 20 Nov 2026", "another weekday"), ("lunedì 20 novembre", "another weekday"),
        ("99999 years ago", "too far away"), ("in 99999 months", "too far away"),
        ("last", "no date that is known"), ("weekend", "no date that is known"),
        ("soon", "no date that is known"), ("3 days", "no date that is known"),
        ("50/50", "no date that is known"), ("12", "no date that is known"),
        ("999999 days ago", "no date that is known"), ("yesterday or so", "no date that is known"),
        ("", "no date that is known"), ("12:30", "no date that is known"), ("1.3", "no date that is known"),
        ("the 45th", "no date that is known"), ("12 foo", "no date that is known"),
        ("#2026-01-01", "no date"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_said_to_be_none_and_never_changed_into_one(text: str, says: str) -> None:
    with pytest.raises(DateError) as raised:
        read_date(text, TODAY)
    assert says in str(raised.value)


def test_a_date_at_the_edge_of_time_is_refused_and_not_a_crash() -> None:
    first, last = date.min, date.max
    assert parse_day("yesterday", first) is None
    assert parse_day("tomorrow", last) is None
    assert parse_day("next Monday", last) is None
    assert parse_day("the 12th", first, "past") is None
    assert parse_day("12/3", first, "past") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 weeks", "12-08"), ("2w", "12-08"), ("3g", "11-27"), ("un mese", "12-24"), ("friday", "11-27"),
        ("1y", "2027-11-24"),
    ],
)  # fmt: skip
def test_until_when_is_answered_with_a_day_or_a_length_of_time(text: str, expected: str) -> None:
    assert parse_day(text, TODAY) == day(expected)


@pytest.mark.parametrize("text", ["2", "2 apples", "weeks", "x"])
def test_what_is_no_day_yet_is_none_while_it_is_typed(text: str) -> None:
    assert parse_day(text, TODAY) is None


def find(text: str, at: int) -> FoundDate | None:
    return find_date(split(text), at, TODAY, "past")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("coffee with Domenica", 2),  # a name
        ("she sat with Anna", 1),  # a verb
        ("the mar of tea", 1),  # no month without its day
        ("12th floor", 0),
        ("the last day", 0),
        ("may be", 0),
        ("on rent", 0),
        ("for 3 days", 0),
    ],
)
def test_words_that_are_dates_elsewhere_are_left_alone(text: str, at: int) -> None:
    assert find(text, at) is None


def test_a_date_in_a_sentence_comes_with_the_words_that_lead_to_it() -> None:
    found = find("an introduction due by next Friday please", 2)
    assert found is not None
    assert (found.first, found.last, found.day, found.lead) == (2, 6, day("11-27"), "by")
    found = find("lunch on 12th with Anna", 1)
    assert found is not None
    assert (found.last, found.day, found.lead) == (3, day("11-12"), "on")


def test_a_short_weekday_counts_at_the_end_or_after_a_word_that_leads_to_it() -> None:
    assert find("coffee sat", 1) is not None
    assert find("coffee sat #x", 1) is not None
    assert find("coffee on sat with Anna", 1) is not None


@given(st.text(), st.dates())
def test_no_text_makes_reading_a_date_fail(text: str, today: date) -> None:
    assert parse_day(text, today) is None or text.strip()


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_date_is_read_back_from_its_iso_form_and_from_figures_with_the_day_first(when: date) -> None:
    assert read_date(when.isoformat(), TODAY) == when
    assert read_date(f"{when.day}/{when.month}/{when.year}", TODAY) == when
    assert read_exported_date(when.isoformat()) == when


MONTHS = {
    "en": ("January February March April May June July August September October November December",
           "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    "de": ("Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
           "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."),
    "it": ("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
           "gen feb mar apr mag giu lug ago set ott nov dic"),
    "fr": ("janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
           "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
    "es": ("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
           "ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic."),
}  # fmt: skip


@pytest.mark.parametrize("language", MONTHS)
def test_every_month_of_an_export_is_read_in_its_language(language: str) -> None:
    for row in MONTHS[language]:
        for number, name in enumerate(row.split(), 1):
            assert read_exported_date(f"08 {name} 2024") == date(2024, number, 8), name
            assert read_exported_date(f"8. {name.upper()} 2024") == date(2024, number, 8), name


@pytest.mark.parametrize(
    "text",
    [
        "08 Feb 2024", "8. Feb. 2024", "08 févr. 2024", "8 feb 2024", "8 de feb. de 2024", "Feb 8, 2024",
        "8 de febrero de 2024", "February 8th, 2024", "2024-02-08", "2024/2/8", "08.02.2024", "8/2/2024",
        "08-Feb-2024", "2024-02-08T10:00:00Z", "2024-02-08 10:30:00 UTC", "08 Feb 2024, 10:30",
        "  08\u00a0Feb\u00a02024 ", "8 Feb. 2024",
    ],
)  # fmt: skip
def test_every_form_of_an_export_is_the_same_day(text: str) -> None:
    assert read_exported_date(text) == date(2024, 2, 8)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("30 Feb 2024", "doesn't exist"), ("31.04.2024", "doesn't exist"),
        ("02/13/2024", "the day comes first"), ("8 Foo 2024", "no date"), ("Feb 2024", "no date"),
        ("", "no date"), ("yesterday", "no date"), ("08 Feb 2024x", "no date"),
    ],
)  # fmt: skip
def test_a_date_of_an_export_that_does_not_exist_is_said_to_be_none(text: str, says: str) -> None:
    with pytest.raises(DateError) as raised:
        read_exported_date(text)
    assert says in str(raised.value)


def test_the_first_of_a_month_is_read_as_the_french_write_it() -> None:
    assert read_exported_date("1er août 2023") == date(2023, 8, 1)


@pytest.mark.parametrize(
    ("text", "rest", "until"),
    [
        ("CV review by friday", "CV review", "2026-11-27"),
        ("CV review by friday before it goes out", "CV review before it goes out", "2026-11-27"),
        ("entro venerdì un parere", "un parere", "2026-11-27"),
        ("a hand within a week, please", "a hand, please", "2026-12-01"),
        ("before monday: slides", "slides", "2026-11-30"),
        ("a reference (by 2 Dec)", "a reference", "2026-12-02"),
        ("by friday", "", "2026-11-27"),
        ("a talk by Anna", "a talk by Anna", None),
        ("cover until friday", "cover until friday", None),
        ("a review by Friday's meeting", "a review by Friday's meeting", None),
        ("  plain   words ", "plain words", None),
    ],
)
def test_a_limit_is_taken_out_of_what_is_asked_for(text: str, rest: str, until: str | None) -> None:
    assert take_limit(text, TODAY) == (rest, date.fromisoformat(until) if until else None)


def test_a_limit_that_is_no_day_is_said_to_be_none() -> None:
    with pytest.raises(DateError, match="31 feb"):
        take_limit("help by 31 feb", TODAY)
