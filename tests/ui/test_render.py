"""Text becomes cells in one place: cleaned, measured, cut with a sign."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from netui.ui import render

PLAIN, BOLD, LIT = (
    Style.parse("white on black"),
    Style.parse("bold red on black"),
    Style.parse("white on blue"),
)


@pytest.fixture
def terminal() -> Iterator[Callable[[str, str], None]]:
    yield render.use_glyphs
    render.use_glyphs("xterm-256color", "utf-8")


@given(st.text(), st.integers(0, 40), st.booleans())
def test_whatever_the_text_it_takes_exactly_its_cells_and_nothing_a_terminal_obeys(
    text: str, width: int, right: bool
) -> None:
    fitted = render.fit(text, width, right=right)
    assert cell_len(fitted) == width
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or char in "\u202e\u2066" for char in fitted)


@pytest.mark.parametrize(
    ("text", "width", "cells"),
    [
        ("Anna Rossi", 10, "Anna Rossi"),
        ("Anna Rossi", 9, "Anna Ros…"),
        ("Anna  Rossi\n", 12, "Anna Rossi  "),
        ("李小龍 Lee", 6, "李小… "),
        ("e\u0301e\u0301e\u0301", 2, "é…"),
        ("\x1b[31mred\x07", 10, "[31mred   "),
        ("[red]x[/red]", 12, "[red]x[/red]"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_what_is_cut_has_a_sign_and_keeps_its_width(text: str, width: int, cells: str) -> None:
    assert render.fit(text, width) == cells


def test_a_line_too_long_for_its_parts_ends_in_a_sign() -> None:
    strip = render.line([("abc", PLAIN), ("def", BOLD)], 5, PLAIN)
    assert strip.text == "abcd…"
    assert render.line([("abc", PLAIN), ("def", BOLD)], 3, PLAIN).text == "ab…"


def test_neighbours_that_look_alike_are_one_segment_and_so_are_spaces_beside_them() -> None:
    strip = render.line([("│", PLAIN), ("  ", BOLD), ("a", PLAIN), (" ", BOLD), ("b", BOLD)], 8, PLAIN)
    assert [segment.text for segment in strip] == ["│  a ", "b  "]


def test_spaces_on_another_background_stay_what_they_are() -> None:
    strip = render.line([("a", PLAIN), ("  ", LIT), ("b", PLAIN)], 4, PLAIN)
    assert [segment.text for segment in strip] == ["a", "  ", "b"]


def test_what_slips_past_the_cleaning_is_cleaned_when_the_line_is_made() -> None:
    assert render.line([("a\x1b]52;c;x\x07b", PLAIN)], 12, PLAIN).text == "a]52;c;xb   "


def test_the_linux_console_gets_glyphs_that_it_has(terminal: Callable[[str, str], None]) -> None:
    terminal("linux", "utf-8")
    text = render.line([("╭▸●★… 日│", PLAIN)], 10, PLAIN).text
    assert text == "┌►**~ 日│ "
    assert cell_len(text) == 10


def test_a_terminal_without_utf_8_gets_ascii_frames(terminal: Callable[[str, str], None]) -> None:
    terminal("xterm", "latin-1")
    assert render.line([("╭─▸●…│", PLAIN)], 6, PLAIN).text == "+->*~|"
