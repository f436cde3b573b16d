"""Text from outside: nothing that a terminal obeys gets in, and names are found from any keyboard."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netui.domain.text import clean, clean_line, clean_note, finder, fold

ANY = st.text(st.characters(), max_size=30)  # lone surrogates among them
OBEYED = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))} - {"\n", "\t"}
TURNS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\ufeff")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Rossi", "Anna Rossi"),
        ("\x1b[31mAnna\x1b[0m", "[31mAnna[0m"),
        ("a\r\nb\rc\x85d\u2028e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("Anna\u202e issoR", "Anna issoR"),
        ("\x9b2J\x7f\x00x\ty", "2Jx\ty"),
        ("\ufeffAnna\u206a", "Anna"),
        ("a\ud800b", "a?b"),
        ("👩\u200d💻 مریم\u200cجان", "👩\u200d💻 مریم\u200cجان"),
    ],
)
def test_what_a_terminal_obeys_is_taken_out(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_a_line_is_one_line() -> None:
    assert clean_line("  Anna\n\tRossi\u00a0 ") == "Anna Rossi"
    assert clean_line(" Anna ") == "Anna"
    assert clean_line("Jose\u0301") == "José"


def test_a_note_keeps_its_lines_and_loses_white_space_at_their_ends() -> None:
    assert clean_note("\n\n# Rome  \r\n\r\n  - lunch\t\nJose\u0301\n\n") == "# Rome\n\n  - lunch\nJosé"


@given(ANY)
@example("a\ud83d\ude00")
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    for cleaned in (clean(text), clean_line(text), clean_note(text)):
        assert not (OBEYED | TURNS) & set(cleaned)
        cleaned.encode()
    assert "\n" not in clean_line(text)


@given(ANY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for way in (clean, clean_line, clean_note, fold):
        assert way(way(text)) == way(text)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("José", "jose"), ("ÉLAN", "elan"), ("Søren Łukasz Đorđe", "soren lukasz dorde"),
        ("Strauß", "strauss"), ("D’Angelo", "d'angelo"), ("İstanbul", "istanbul"),
        ("Ærø Œuvre", "aero oeuvre"), ("ﬁnance™", "financetm"), ("An\u200bna", "anna"),
        ("Jean‑Luc", "jean-luc"), ("Νίκος", "νικοσ"), ("Йосиф", "иосиф"),
    ],
)  # fmt: skip
def test_a_name_can_be_typed_on_any_keyboard(written: str, typed: str) -> None:
    assert fold(written) == typed


@given(st.text(st.characters(codec="utf-8"), max_size=12))
@example("ǅ")
def test_case_and_composition_make_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(fold(text).upper()) == fold(text)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", True), ("jose", True), ("JOSÉ rome", True), ("rome milan", False), ("-milan", True),
        ("jose -rome", False), ("-", True), ("  ", True),
    ],
)  # fmt: skip
def test_words_are_looked_for_and_those_with_a_minus_must_not_be_there(words: str, found: bool) -> None:
    assert finder(words)(fold("José García, Rome")) is found
