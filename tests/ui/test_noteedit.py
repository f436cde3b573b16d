"""Typing a text of several lines."""

import pytest

from netui.ui.widgets.noteedit import NoteEdit


def typed(edit: NoteEdit, *keys: str) -> NoteEdit:
    for key in keys:
        assert edit.press(key, key if len(key) == 1 else None), key
    return edit


def test_enter_begins_a_line_and_backspace_joins_two() -> None:
    edit = typed(NoteEdit("one"), "enter", "t", "w", "o")
    assert edit.text == "one\ntwo"
    typed(edit, "home", "backspace")
    assert (edit.text, edit.at) == ("onetwo", 3)


def test_pasted_lines_stay_lines_without_what_a_terminal_would_obey() -> None:
    edit = NoteEdit("")
    edit.insert("a\x1b[31m\r\nb\tc\u202e")
    assert edit.text == "a[31m\nb    c"


def test_keys_of_a_line_act_on_the_line_with_the_cursor() -> None:
    edit = NoteEdit("first line\nsecond line\nthird")
    edit.at = len("first line\nsecond")
    typed(edit, "ctrl+k")
    assert edit.text == "first line\nsecond\nthird"
    typed(edit, "ctrl+u")
    assert edit.text == "first line\n\nthird"
    typed(edit, "ctrl+k")
    assert edit.text == "first line\nthird"
    typed(edit, "end", "ctrl+w")
    assert edit.text == "first line\n"


def test_up_and_down_keep_their_column_and_stop_at_the_ends() -> None:
    edit = NoteEdit("long enough\nab\nlong again")
    edit.at = 8
    assert edit.vertical(1, 40)
    assert edit.at == len("long enough\nab")
    assert edit.vertical(1, 40)
    assert edit.at == len("long enough\nab\n") + 8
    assert not edit.vertical(1, 40)
    assert edit.vertical(-1, 40)
    assert edit.vertical(-1, 40)
    assert edit.at == 8
    assert not edit.vertical(-1, 40)


def test_up_and_down_go_by_the_lines_that_are_drawn() -> None:
    edit = NoteEdit("one two three four")
    rows = edit.rows(10)
    assert [edit.text[start:end] for start, end in rows] == ["one two ", "three ", "four"]
    edit.at = 0
    assert edit.vertical(1, 10)
    assert edit.row_of_cursor(rows) == 1
    edit.press("end", None)
    assert edit.row_of_cursor(rows) == 2


@pytest.mark.parametrize("text", ["", "\n", "漢字かな", "e\u0301" * 9, "🎉" * 7])
def test_the_cursor_is_always_on_a_line_that_is_drawn(text: str) -> None:
    edit = NoteEdit(text)
    for at in range(len(text) + 1):
        edit.at = at
        rows = edit.rows(6)
        start, end = rows[edit.row_of_cursor(rows)]
        assert start <= at <= end
