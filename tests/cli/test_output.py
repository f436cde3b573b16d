"""What commands print is safe, aligned by what a terminal shows, and fits it."""

import io
import json

import pytest

from netui.cli.output import Column, Output, cut, pad, width, wrapped

COLUMNS = (Column("name"), Column("n", right=True), Column("note", wrap=True), Column("id", keep=True))


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class Latin(io.TextIOWrapper):
    """A file in another encoding than UTF-8."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, errors="strict", newline="\n")

    def text(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode(self.encoding)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("Anna", 4), ("José", 4), ("Jose\u0301", 4), ("田中由紀", 8), ("Νίκος", 5), ("👍", 2), ("", 0)],
)
def test_the_width_of_text_is_that_of_its_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("Anna Rossi", 10, "Anna Rossi"),
        ("Anna Rossi", 6, "Anna…"),
        ("田中由紀", 4, "田…"),
        ("Anna", 1, "…"),
        ("Anna", 0, ""),
    ],
)
def test_what_does_not_fit_is_cut_with_a_sign(text: str, cells: int, expected: str) -> None:
    assert cut(text, cells) == expected
    assert width(cut(text, cells)) <= cells


def test_padding_goes_by_cells() -> None:
    assert pad("田", 4) == "田  "
    assert pad("7", 3, right=True) == "  7"


def test_text_is_wrapped_between_words_and_within_a_word_that_is_too_long() -> None:
    assert wrapped("a walk by the lake", 8) == ["a walk", "by the", "lake"]
    assert wrapped("https://example.org/x", 8) == ["https://", "example.", "org/x"]
    assert wrapped("", 8) == [""]


def table(stream: io.TextIOBase, *rows: tuple[str, str, str, str]) -> None:
    Output(stream, stream).table(COLUMNS, rows)  # type: ignore[arg-type]


def test_columns_stand_below_one_another_whatever_the_letters() -> None:
    stream = io.StringIO()
    table(stream, ("田中由紀", "7", "tea", "aa"), ("Jose\u0301", "42", "", "bb"))

    assert stream.getvalue().splitlines() == [
        "name       n  note  id",
        "田中由紀   7  tea   aa",
        "José      42        bb",
    ]


def test_a_column_with_nothing_in_it_is_left_out() -> None:
    stream = io.StringIO()
    table(stream, ("Anna", "", "", "aa"))
    assert stream.getvalue() == "name  id\nAnna  aa\n"


def test_a_table_without_rows_prints_nothing() -> None:
    stream = io.StringIO()
    table(stream)
    assert stream.getvalue() == ""


def test_a_terminal_is_never_written_past_its_edge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    stream = Screen()
    table(stream, ("Anna Maria Rossi", "7", "a long walk by the lake, with her two dogs", "7f3k2m9q"))
    lines = stream.getvalue().splitlines()

    assert max(map(width, lines)) <= 40
    assert len(lines) > 2
    assert "dogs" in stream.getvalue()
    assert "7f3k2m9q" in lines[1]


def test_elsewhere_nothing_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    stream = io.StringIO()
    table(stream, ("A" * 60, "7", "b" * 60, "7f3k2m9q"))
    assert "A" * 60 in stream.getvalue()


def test_line_breaks_and_controls_in_a_cell_do_not_break_the_table() -> None:
    stream = io.StringIO()
    table(stream, ("An\x1b[31m\nna", "7", "x\ty", "aa"))
    assert stream.getvalue().splitlines()[1] == "An[31m na  7  x y   aa"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_signs_that_an_encoding_lacks_are_written_with_those_it_has(encoding: str) -> None:
    stream = Latin(encoding)
    output = Output(stream, stream)
    output.line("↔ “Žižek” … 田中 ✦")

    assert stream.text() == '<-> "Zizek" ... ?? *\n'


def test_json_is_whole_in_every_encoding_and_safe_on_a_terminal() -> None:
    value = [{"name": "José 田中 \x9b\u202e\x1b", "note": "a\nb"}]
    for stream in (io.StringIO(), Latin("ascii")):
        Output(stream, stream).json(value)
        text = stream.text() if isinstance(stream, Latin) else stream.getvalue()
        assert json.loads(text) == value
        assert not set(text) & set("\x9b\u202e\x1b")
        assert text.count("\n") == 3


def test_json_keeps_letters_as_they_are_where_that_is_safe() -> None:
    stream = io.StringIO()
    Output(stream, stream).json({"name": "José"})
    assert "José" in stream.getvalue()


def test_no_records_are_an_empty_array() -> None:
    stream = io.StringIO()
    Output(stream, stream).json([])
    assert json.loads(stream.getvalue()) == []


def test_progress_is_shown_in_one_place_and_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    screen, log = Screen(), io.StringIO()
    for stream in (screen, log):
        output = Output(io.StringIO(), stream)
        output.progress("reading a very long name of a file")
        output.clear_progress()

    assert screen.getvalue() == "\r\x1b[Kreading a very lon…\r\x1b[K"
    assert log.getvalue() == ""


def test_nobody_is_asked_where_nobody_can_answer() -> None:
    stream = io.StringIO()
    assert Output(stream, stream).ask("sure?") is False
    assert stream.getvalue() == ""
