"""Quick entry: one line in English or Italian, read into who, what, when, kind and tags."""

from datetime import date

import pytest

from netui.domain.entry import Entry, Mention, What, leads_to_name, parse_entry, summary
from tests.domain.entry_sentences import EXPECTED, NAMES, TODAY, UNCLEAR, rows


def parse(text: str) -> Entry:
    return parse_entry(text, TODAY, NAMES)


def who(mention: Mention) -> str:
    if mention.known:
        return mention.name
    return f"+{mention.name}" if mention.new else f"?{mention.written}"


def short_day(day: date) -> str:
    return day.isoformat().removeprefix("2026-")


def meaning(entry: Entry) -> str:
    """Return an entry in the table's own form."""
    days = short_day(entry.on) if entry.on and entry.on != TODAY else ""
    if entry.due:
        days += f">{short_day(entry.due)}"
    told = entry.started_by or (
        "received" if entry.what is What.PROMISE and entry.direction == "received" else ""
    )
    parts = [
        str(entry.what), entry.kind or "-", days, f"w{entry.weight}" if entry.weight else "",
        f"@{entry.place}" if entry.place else "", f"+{told}" if told else "",
    ]  # fmt: skip
    people = ", ".join(map(who, entry.people))
    if entry.introduced:
        people += " > " + ", ".join(map(who, entry.introduced))
    return f"{' '.join(filter(None, parts))}; {people}; {entry.note}".strip()


def test_there_are_enough_sentences_in_both_languages() -> None:
    languages = [parse(text).language for text, _meaning in rows(EXPECTED)]
    assert languages.count("en") > 60
    assert languages.count("it") > 60


@pytest.mark.parametrize(("text", "expected"), rows(EXPECTED))
def test_a_sentence_means_what_it_says(text: str, expected: str) -> None:
    entry = parse(text)
    assert meaning(entry) == expected
    assert entry.problems == ()
    assert entry.ready is not bool(entry.ambiguous)


@pytest.mark.parametrize(("text", "lacks"), rows(UNCLEAR))
def test_a_sentence_that_lacks_something_says_what(text: str, lacks: str) -> None:
    entry = parse(text)
    assert lacks in str(entry.problems[0])
    assert not entry.ready


def pieces(text: str) -> list[str]:
    return [f"{piece.part} {text[piece.start : piece.end]}" for piece in parse(text).understood]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "caffè con Anna Rossi a Milano ieri #python",
            ["what caffè", "who Anna Rossi", "note a", "place Milano", "on ieri", "tag #python"],
        ),
        (
            "I gave Marco a tip on rent w3 on Monday",
            ["what I gave", "who Marco", "note a", "kind tip", "note on rent", "weight w3", "on on Monday"],
        ),
        (
            "promised Luca a book by Friday",
            ["what promised", "who Luca", "note a", "kind book", "due by Friday"],
        ),
        ("coffee with Zoe 31 Feb", ["what coffee", "who Zoe", "wrong 31 Feb"]),
        ("mi ha chiamato Luca", ["what mi ha chiamato", "who Luca"]),
        ("Zoe called", ["who Zoe", "what called"]),
        ("note about Marco: chess", ["what note", "who Marco", "note : chess"]),
    ],
)
def test_every_piece_of_the_line_says_what_it_was_understood_as(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("coffee with Marco yesterday", ["meeting", "Marco Neri", "on 2026-11-23"]),
        ("talked to Zoe", ["in touch", "Zoe, a new contact"]),
        ("coffee with Anna", ["meeting", "“Anna” is the name of 2 contacts"]),
        ("coffee with Giul", ["meeting", "“Giul” may be 1 contact"]),
        ("Sara promised me a book by Friday", ["Sara Villa", "they promised", "a resource", "by 2026-11-27"]),
        ("call Luca tomorrow", ["to reconnect", "Luca Bianchi", "on 2026-11-25"]),
        ("note Marco", ["a note", "Marco Neri"]),
        ("presentato Marco a Giulia", ["you introduced", "Marco Neri", "Giulia Riva"]),
        ("coffee with Marco in Rome #x", ["meeting", "Marco Neri", "in Rome", "tag #x"]),
    ],
)
def test_the_preview_says_what_each_piece_means(text: str, said: list[str]) -> None:
    found = [str(piece.says) for piece in parse(text).understood]
    assert [one for one in found if one != "in the note"] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("coffee with Marco and Zoe yesterday", "meeting with Marco Neri, Zoe on 2026-11-23"),
        ("talked to Marco", "in touch with Marco Neri on 2026-11-24"),
        ("coffee", "meeting with who? on 2026-11-24"),
        ("gave Marco a tip on rent", "gave to Marco Neri on 2026-11-24: a tip on rent"),
        ("helped Marco", "gave to Marco Neri on 2026-11-24: help"),
        ("got a tip from Marco", "received from Marco Neri on 2026-11-24: a tip"),
        ("Sara introduced me to Bob", "received from Sara Villa on 2026-11-24: an introduction to Bob Smith"),
        ("introduced Marco to Giulia", "introduced Marco Neri, Giulia Riva on 2026-11-24"),
        ("promised Marco a book", "promised to Marco Neri: a book"),
        ("promised Marco a book by Friday", "promised to Marco Neri by 2026-11-27: a book"),
        ("Marco promised me a book", "promised by Marco Neri: a book"),
        ("Marco promised me a book by Friday", "promised by Marco Neri, by 2026-11-27: a book"),
        ("sent Marco", "gave to Marco Neri on 2026-11-24: something"),
        (
            "call Luca next Tuesday",
            "to reconnect with Luca Bianchi on 2026-12-01; nothing is logged as done",
        ),
        (
            "call Luca next Tuesday about rent",
            (
                "to reconnect with Luca Bianchi on 2026-12-01, “call about rent” added to the notes; "
                "nothing is logged as done"
            ),
        ),
        ("note Marco: chess", "note about Marco Neri: chess"),
    ],
)
def test_an_entry_is_said_back_in_one_sentence(text: str, said: str) -> None:
    assert str(summary(parse(text))) == said


def test_tags_are_listed_once_and_stay_in_the_note() -> None:
    entry = parse("coffee with Marco #python #law #python")
    assert entry.tags == ("python", "law")
    assert entry.note == "coffee #python #law #python"


def test_control_characters_and_line_breaks_are_taken_out() -> None:
    entry = parse("coffee\x1b[31m with\nMarco\u202e \x00 yesterday")
    assert entry.text == "coffee[31m with Marco yesterday"
    assert [who(one) for one in entry.people] == ["Marco Neri"]


def test_a_weight_belongs_to_what_is_given_and_not_to_a_coffee() -> None:
    assert parse("gave Marco a tip !3").weight == 3
    assert parse("gave Marco a tip w5").weight == 5
    assert parse("gave Marco a tip w9").weight is None
    entry = parse("coffee with Marco w3")
    assert (entry.weight, entry.note) == (None, "coffee w3")


def test_a_link_stays_whole_in_the_note() -> None:
    entry = parse("sent Sara https://example.org/a-b?c=Marco#d")
    assert entry.note == "https://example.org/a-b?c=Marco#d"
    assert [who(one) for one in entry.people] == ["Sara Villa"]


def test_a_full_name_is_a_name_even_where_its_words_mean_something_else() -> None:
    entry = parse("will price called")
    assert [who(one) for one in entry.people] == ["Will Price"]
    assert (entry.what, entry.started_by) == (What.INTERACTION, "them")


def test_the_second_date_of_an_interaction_stays_in_its_note() -> None:
    entry = parse("lunch with Marco yesterday, slides by Friday")
    assert (entry.on, entry.note) == (date(2026, 11, 23), "lunch, slides by Friday")


def test_a_date_that_is_wrong_does_not_matter_beside_one_that_is_right() -> None:
    entry = parse("lunch with Marco yesterday about 31/2")
    assert (entry.on, entry.problems) == (date(2026, 11, 23), ())


def test_ambiguous_names_come_with_all_who_fit_and_a_new_name_with_nobody() -> None:
    entry = parse("coffee with Anna and Zoe")
    anna, zoe = entry.people
    assert [NAMES.name(one) for one in anna.contacts] == ["Anna Neri", "Anna Rossi"]
    assert (entry.ambiguous, entry.new) == ((anna,), (zoe,))
    assert entry.text[anna.start : anna.end] == "Anna"


def test_who_is_in_the_trash_is_nobody() -> None:
    assert [who(one) for one in parse("coffee with Marina Gone").people] == ["+Marina Gone"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True), ("coffee with ", True), ("called ", True), ("dato a ", True), ("coffee with @", True),
        ("coffee with Anna and ", True), ("coffee with Anna yesterday ", False), ("a tip on rent ", False),
    ],
)  # fmt: skip
def test_a_name_comes_next_after_the_words_that_lead_to_one(text: str, expected: bool) -> None:
    assert leads_to_name(text) is expected


def test_what_is_longer_than_a_line_is_cut() -> None:
    assert len(parse("coffee with Marco " + "x" * 5000).text) == 1000
