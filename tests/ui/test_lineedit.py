"""Typing one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from netui.ui.widgets.lineedit import LineEdit


def typed(edit: LineEdit, *keys: str) -> LineEdit:
    for key in keys:
        assert edit.press(key, key if len(key) == 1 else None), key
    return edit


def test_letters_go_where_the_cursor_is() -> None:
    edit = typed(LineEdit("ac"), "left", "b", "end", "d", "home", "_")
    assert (edit.text, edit.at) == ("_abcd", 1)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["backspace"], "one two thre"),
        (["home", "delete"], "ne two three"),
        (["ctrl+w"], "one two "),
        (["ctrl+w", "ctrl+w"], "one "),
        (["ctrl+u"], ""),
        (["home", "ctrl+right", "ctrl+k"], "one"),
        (["ctrl+left", "ctrl+u"], "three"),
        (["ctrl+a", "ctrl+d", "ctrl+e", "ctrl+h"], "ne two thre"),
        (["alt+b", "alt+b", "x"], "one xtwo three"),
    ],
)
def test_the_keys_of_a_shell_work(keys: list[str], text: str) -> None:
    assert typed(LineEdit("one two three"), *keys).text == text


def test_an_accent_goes_with_its_letter() -> None:
    edit = LineEdit("e\u0301x")
    edit.press("left", None)
    edit.press("left", None)
    assert edit.at == 0
    edit.press("delete", None)
    assert edit.text == "x"


def test_a_key_that_does_nothing_to_a_line_says_so() -> None:
    assert not LineEdit("a").press("f5", None)
    assert not LineEdit("a").press("escape", "\x1b")


def test_what_is_pasted_is_one_clean_line_and_keeps_the_spaces_between_words() -> None:
    edit = LineEdit("a")
    edit.insert(" \x1b[31mb\nc\u202e ")
    assert edit.text == "a [31mb c "


@given(st.text(alphabet="ab 李é\u0301", max_size=40), st.integers(0, 40), st.integers(3, 20))
def test_the_cursor_is_always_in_what_is_shown(text: str, at: int, width: int) -> None:
    edit = LineEdit(text)
    edit.at = min(at, len(text))
    before, under, after = edit.window(width)
    assert cell_len(before + under + after) <= width
    assert under == (text[edit.at : edit.at + len(under)] or " ")
    if before.startswith("…"):
        assert text[: edit.at].endswith(before[1:])
    else:
        assert before == text[: edit.at]
