"""What holds for any text at all that somebody types or pastes into quick entry."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from netui.domain.entry import Entry, NameIndex, parse_entry, summary
from netui.domain.network import Network
from tests.domain.entry_sentences import EXPECTED, NAMES, TODAY, UNCLEAR, rows

WORDS = sorted({word for text, _meaning in rows(EXPECTED + UNCLEAR) for word in text.split()})
MARKS = [",", ":", "(", ")", "@", "#x", "!", "3", "'s", "l'", "-", "\x00", "\u202e", "31/2", "w2", ".", "/"]
sentences = st.lists(st.sampled_from(WORDS + MARKS), max_size=12).map(" ".join)
texts = st.one_of(st.text(max_size=80), sentences, st.lists(sentences, max_size=3).map("".join))
EMPTY = NameIndex.of(Network())


def holds(entry: Entry) -> None:
    place = 0
    for piece in entry.understood:
        assert place <= piece.start < piece.end <= len(entry.text)
        place = piece.end
    for mention in entry.mentions:
        assert entry.text[mention.start : mention.end].startswith(mention.written)
    assert entry.ready == (not entry.problems and not entry.ambiguous)
    assert entry.people or entry.problems
    assert str(summary(entry))


@given(texts)
def test_any_text_is_read_and_its_pieces_lie_in_it_without_overlapping(text: str) -> None:
    holds(parse_entry(text, TODAY, NAMES))
    holds(parse_entry(text, TODAY, EMPTY))


@given(sentences, st.dates())
def test_any_day_is_a_day_to_write_something_down(text: str, today: date) -> None:
    holds(parse_entry(text, today, NAMES))


@given(sentences)
def test_what_is_understood_does_not_depend_on_spaces_or_on_being_read_before(text: str) -> None:
    entry = parse_entry(text, TODAY, NAMES)
    assert parse_entry(f"  {text.replace(' ', '   ')} ", TODAY, NAMES) == entry
    assert parse_entry(entry.text, TODAY, NAMES) == entry


@given(sentences)
def test_nothing_is_logged_as_done_on_a_day_to_come(text: str) -> None:
    entry = parse_entry(text, TODAY, NAMES)
    if entry.ready and entry.what in {"interaction", "gave", "received", "introduction"}:
        assert entry.on is not None
        assert entry.on <= TODAY
