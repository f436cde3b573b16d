"""Text in Markdown: it reads as it was written, whatever is in it; a renderer is the judge."""

from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from netui.domain.text import clean_line
from netui.services.markdown import escape

RENDERER = MarkdownIt("commonmark").enable(["strikethrough", "table"])
NASTY = st.lists(
    st.sampled_from([
        *"\\`*_{}[]()<>#+-.!|~&=$:;'\"09 abé\t", "https://a.b/c_d?x=*1*", "&amp;", "&#35;", "<b>", "1.", "2)",
        "- ", "---", "===", "```", "~~", "__", "**", "![x](y)", "[x]: y", "    ", "\n",
    ]),
    max_size=12,
).map("".join)  # fmt: skip


def read(tokens: Iterable[Token]) -> str:
    return "".join(read(each.children) if each.children else each.content for each in tokens)


@given(NASTY | st.text())
@example("__init__ and snake_case")
@example("ends in #")
def test_text_reads_as_it_was_written_wherever_it_stands(text: str) -> None:
    for before, shown in (("", ""), ("- ", ""), ("# ", ""), ("- 9 Nov: ", "9 Nov: ")):
        tokens = RENDERER.parse(f"{before}{escape(text)}\n")
        inline = {child.type for each in tokens for child in each.children or ()}

        assert read(tokens) == (shown + clean_line(text)).strip()
        assert inline <= {"text", "link_open", "link_close"}
        assert sum(each.type == "inline" for each in tokens) <= 1  # one block, not two
        assert not any(each.type.startswith(("code", "fence", "html", "hr", "table")) for each in tokens)


@pytest.mark.parametrize("plain", ["snake_case", "AT&T", "3.5 hours", "a - b", "C# and F#, mostly", "“so”"])
def test_what_needs_no_escaping_has_none(plain: str) -> None:
    assert escape(plain) == plain


def test_an_address_becomes_a_link() -> None:
    assert escape("see https://a.example/x_y_z.") == "see <https://a.example/x_y_z>."
