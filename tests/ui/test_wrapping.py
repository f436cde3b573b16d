"""Text over several lines: nothing is lost, nothing is wider than its place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from netui.ui.wrapping import breaks, wrap


@given(st.text(alphabet="ab 漢é\u0301🎉.", max_size=60), st.integers(2, 20))
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    places = [0, *breaks(text, width), len(text)]
    lines = [text[start:end] for start, end in pairwise(places)]
    assert "".join(lines) == text
    assert all(cell_len(line.rstrip(" ")) <= width for line in lines)
    assert all(cell_len(line) <= width for line in wrap(text, width))


def test_lines_break_between_words_where_they_can() -> None:
    assert wrap("one two three", 8) == ("one two", "three")
    assert wrap("unbreakable", 5) == ("unbre", "akabl", "e")
    assert wrap("", 5) == ("",)


def test_own_line_breaks_stay_and_items_hang_under_their_first_word() -> None:
    assert wrap("# Notes\n\n- first one and more\n12. x", 12) == (
        "# Notes", "", "- first one", "  and more", "12. x",
    )  # fmt: skip


@pytest.mark.parametrize("hostile", ["\x1b[31mred\x1b[0m", "a\u202eb", "a\x9b2Jb", "\x07\x00"])
def test_what_a_terminal_would_obey_is_taken_out(hostile: str) -> None:
    assert all(line.isprintable() for line in wrap(hostile, 20))
