"""Letters: drafts in two languages, from netui's templates or the user's own."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange, Introduction, Opening, Request, Share
from netui.i18n import say
from netui.services.letters import (
    LANGUAGES,
    STEPS,
    Letter,
    Letters,
    letter_for_introduction,
    letter_for_opening,
    letter_for_request,
    letter_for_share,
    letter_for_thanks,
    read_letter,
)
from tests.support import TODAY

ALL = [(step, language) for step in STEPS for language in LANGUAGES]
BUILT_IN = Letters()
ROWS: dict[str, dict[str, Any]] = {
    "contacts": {
        "1": {"name": "Anna Rossi", "role": "designer", "company": "Acme", "notes": "her mother is ill",
              "interests": ["AI"]},
        "2": {"name": "Dott. Marco Neri", "given": "Marco", "role": "tax adviser",
              "offers": ["VAT", "tax law"]},
        "3": {"name": "Sara Villa"},
    },
    "requests": {
        "1": {"direction": "incoming", "contact": "1", "text": "a tax adviser",
              "reply": "not before May\nprivate"},
        "2": {"direction": "outgoing", "contact": "2", "text": "a quiet desk", "due": "2027-01-09"},
    },
    "introductions": {
        "1": {"a": "1", "b": "2", "why": "A tax adviser", "request": "1"},
        "2": {"a": "1", "b": "2", "why": "both sail"},
    },
    "openings": {
        "1": {"title": "Data engineer", "company": "Acme", "place": "Rome", "url": "https://a.example/1",
              "closes_on": "2026-12-05", "source": "3", "note": "Sara says they pay badly"},
    },
    "shares": {"1": {"title": "The AI Act", "url": "https://b.example", "topics": ["ai", "law"]}},
    "exchanges": {
        "1": {"contact": "2", "direction": "received", "note": "two hours on my contract.\nprivate"},
    },
    "profile": {"1": {"name": "Lena Weber"}},
}  # fmt: skip


@pytest.fixture
def network() -> Network:
    return Network(ROWS)


def introduced(network: Network, step: str, language: str = "en", which: str = "1", **more: str) -> Letter:
    introduction = network.get(Introduction, which)
    assert introduction is not None
    return letter_for_introduction(BUILT_IN, network, introduction, step, language, **more)


def contact(network: Network, which: str) -> Contact:
    found = network.get(Contact, which)
    assert found is not None
    return found


def asked(network: Network, which: str) -> Request:
    found = network.get(Request, which)
    assert found is not None
    return found


# netui's own templates


@pytest.mark.parametrize(("step", "language"), ALL)
def test_every_letter_is_whole_when_everything_is_known(step: str, language: str) -> None:
    values = {place: f"<{place}>" for place in STEPS[step]}
    letter = BUILT_IN.draft(step, language, values)
    used = set(re.findall(r"<(\w+)>", letter.text))

    assert "{" not in letter.text
    assert letter.subject
    assert {"name", "me"} <= used <= set(STEPS[step])
    assert letter.body.endswith("<me>")


@pytest.mark.parametrize(("step", "language"), ALL)
@pytest.mark.parametrize("known", [(), ("name",), ("name", "me", "other", "other_full")])
def test_what_is_not_known_leaves_no_hole(step: str, language: str, known: tuple[str, ...]) -> None:
    letter = BUILT_IN.draft(step, language, dict.fromkeys(known, "Anna"))

    assert letter.body
    assert not re.search(r"[{}]|: *[.?]|  |\n\n\n| [,.?]|^[^\w\n]", letter.text, re.MULTILINE), letter.text


@pytest.mark.parametrize(("step", "language"), ALL)
def test_letters_keep_the_tone(step: str, language: str) -> None:
    text = BUILT_IN.template(step, language).text.lower()
    assert not re.search(r"customer|client[ie]?\b|debt|debit|\bowe|neglect|score|\bdear (sir|madam)", text)


def test_both_languages_have_the_same_places() -> None:
    for step in STEPS:
        english, italian = (BUILT_IN.template(step, language) for language in LANGUAGES)
        assert english.text != italian.text
        assert set(re.findall(r"{\w+}", english.text)) == set(re.findall(r"{\w+}", italian.text)), step


def test_a_language_without_letters_is_drafted_in_english() -> None:
    assert BUILT_IN.draft("thank", "de", {"name": "Anna"}) == BUILT_IN.draft("thank", "en", {"name": "Anna"})


# what records give to them


def test_a_is_asked_about_b_by_first_name(network: Network) -> None:
    letter = introduced(network, "ask-a")

    assert letter.subject == "Shall I introduce you to Dott. Marco Neri?"
    assert letter.body.startswith("Hi Anna,\n\n")
    assert "looking for this: a tax adviser.\n" in letter.body
    assert "What Marco does: tax adviser.\nWhat Marco can help with: VAT, tax law.\n" in letter.body
    assert letter.body.endswith("\nLena Weber")


def test_b_is_asked_about_a_and_what_a_looks_for(network: Network) -> None:
    letter = introduced(network, "ask-b")

    assert letter.body.startswith("Hi Marco,\n")
    assert "What Anna does: designer, Acme.\nWhat Anna is looking for: a tax adviser.\n" in letter.body


def test_a_reason_is_said_unless_it_is_the_need_itself(network: Network) -> None:
    assert "the two of you" not in introduced(network, "introduce").body
    assert "Why I thought of the two of you: both sail." in introduced(network, "introduce", which="2").body


def test_an_introduction_speaks_to_both(network: Network) -> None:
    body = introduced(network, "introduce", "it").body

    assert body.startswith("Ciao Anna, ciao Marco,\n")
    assert "Anna Rossi: designer, Acme.\nDott. Marco Neri: tax adviser.\n" in body


def test_the_outcome_is_asked_of_either(network: Network) -> None:
    assert (
        "Hi Anna,\n\nA while ago I introduced you to Dott. Marco Neri." in introduced(network, "outcome").body
    )
    assert introduced(network, "outcome", to="2").body.startswith(
        "Hi Marco,\n\nA while ago I introduced you to Anna"
    )


def test_no_letter_has_private_notes(network: Network) -> None:
    opening, share, exchange = (network.get(cls, "1") for cls in (Opening, Share, Exchange))
    assert isinstance(opening, Opening)
    assert isinstance(share, Share)
    assert isinstance(exchange, Exchange)
    anna = contact(network, "1")
    for language in LANGUAGES:
        letters = [
            *(introduced(network, step, language) for step in ("ask-a", "ask-b", "introduce", "outcome")),
            letter_for_opening(BUILT_IN, network, opening, anna, language, TODAY),
            letter_for_share(BUILT_IN, network, share, anna, language),
            letter_for_request(BUILT_IN, network, asked(network, "1"), language, TODAY),
            letter_for_thanks(BUILT_IN, network, exchange, language),
        ]
        for letter in letters:
            assert not re.search("mother|private|Sara|badly", letter.text)


def test_an_opening_is_passed_on_with_its_day_in_the_letters_own_language(network: Network) -> None:
    opening = network.get(Opening, "1")
    assert opening is not None
    english, italian = (
        letter_for_opening(BUILT_IN, network, opening, contact(network, "1"), language, TODAY).text
        for language in LANGUAGES
    )

    assert "Data engineer, Acme.\nWhere: Rome.\nOpen until: 5 December.\n" in english
    assert "More about it: https://a.example/1\n" in english
    assert "Termine: 5 dicembre.\n" in italian


def test_a_share_names_the_topics_that_the_person_cares_about(network: Network) -> None:
    share = network.get(Share, "1")
    assert share is not None
    anna, sara = (
        letter_for_share(BUILT_IN, network, share, contact(network, which), "en").body for which in "13"
    )

    assert "you care about this: ai.\n" in anna
    assert "care about" not in sara
    assert "https://b.example\n" in sara


def test_asking_says_what_and_by_when(network: Network) -> None:
    body = letter_for_request(BUILT_IN, network, asked(network, "2"), "it", TODAY).body

    assert body.startswith("Ciao Marco,\n")
    assert "Sto cercando questo: a quiet desk.\n" in body
    assert "entro questa data: 9 gennaio 2027.\n" in body
    assert "dimmi che cosa posso fare io per te" in body


def test_saying_no_gives_the_reason_and_somebody_who_could(network: Network) -> None:
    request = asked(network, "1")
    alone = letter_for_request(BUILT_IN, network, request, "en", TODAY).body
    helped = letter_for_request(BUILT_IN, network, request, "en", TODAY, helper=contact(network, "2")).body

    assert "In a word: not before May.\n" in alone
    assert "may be able to help" not in alone
    assert "Somebody who may be able to help is Dott. Marco Neri." in helped


def test_thanks_say_what_for(network: Network) -> None:
    exchange = network.get(Exchange, "1")
    assert exchange is not None
    assert "in mind: two hours on my contract.\n" in letter_for_thanks(BUILT_IN, network, exchange, "en").body


def test_somebody_who_is_not_there_any_more_leaves_no_hole() -> None:
    introduction = Introduction.load("9", {"a": "1", "b": "2"})
    for step in ("ask-a", "ask-b", "introduce", "outcome"):
        text = letter_for_introduction(BUILT_IN, Network(), introduction, step, "en").text
        assert not re.search(r"[{}]|: *\.|Hi ,|\n\n\n", text)


# filling in


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    return folder


def write(own: Path, text: str, name: str = "thank.en.txt") -> Letters:
    (own / name).write_text(text, encoding="utf-8")
    return Letters.load(own.parent)


def test_the_users_own_template_is_used_for_its_step_and_language_only(own: Path) -> None:
    letters = write(own, "Subject: Thanks {name}!\n\nFor { what }.\nYours\n{me}\n")
    values = {"name": "Anna", "what": "the lamp", "me": "Lena"}

    assert letters.problems == []
    assert letters.draft("thank", "en", values) == Letter("Thanks Anna!", "For the lamp.\nYours\nLena")
    assert letters.draft("thank", "it", values) == BUILT_IN.draft("thank", "it", values)
    assert letters.draft("ask", "en", values) == BUILT_IN.draft("ask", "en", values)


def test_a_template_without_a_subject_has_none(own: Path) -> None:
    letters = write(own, "\ufeffHi {name}\r\n\r\nThank you\r\n")
    assert letters.draft("thank", "en", {"name": "Anna"}) == Letter("", "Hi Anna\n\nThank you")


def test_a_line_with_nothing_for_a_place_is_left_out_and_an_empty_paragraph_with_it(own: Path) -> None:
    letters = write(own, "Subject: {what}\n\nHi {name},\n\nfor {what} and {me}\n\n\nwell\nof {what}\n")
    assert letters.draft("thank", "en", {"name": "Anna", "me": "Lena", "what": " "}) == Letter(
        "", "Hi Anna,\n\n\nwell"
    )


def test_values_are_text_never_templates(own: Path) -> None:
    letters = write(own, "{name} {what}.")
    values = {"name": "{what}", "what": "{name.__class__} %s \\1 {me}\nover\x1b[2J two lines?", "me": "Lena"}

    assert letters.draft("thank", "en", values).body == (
        "{what} {name.__class__} %s \\1 {me} over[2J two lines?"
    )


@given(st.dictionaries(st.sampled_from(STEPS["ask-a"]), st.text()))
def test_drafting_takes_any_text(values: dict[str, str]) -> None:
    for language in LANGUAGES:
        letter = BUILT_IN.draft("ask-a", language, values)
        assert "\n" not in letter.subject
        assert "\x1b" not in letter.text


@given(st.text(), st.text(alphabet=st.characters(exclude_characters="\n\r\x0b\x0c\x85\u2028\u2029")))
def test_an_edited_letter_is_read_as_it_was_written(body: str, subject: str) -> None:
    letter = read_letter(f"Subject: {subject}\n\n{body}")
    assert read_letter(letter.text) == letter or not letter.subject


# templates that don't hold


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"Hi {nmae}", "{nmae} is no place in it; there are name,"),
        (b"Hi {name.__class__}", "{name.__class__} is no place in it"),
        (b"Hi {0}", "{0} is no place in it"),
        (b"Subject: {due}\n\nHi", "{due} is no place in it"),
        (b"Ciao, perch\xe9", "it is not UTF-8 text"),
        (b"Subject: only\n", "is empty"),
        (b"", "is empty"),
        (b"x" * 20_001, "is larger than"),
    ],
)
def test_a_template_that_does_not_hold_is_named_and_netuis_is_used(own: Path, text: bytes, said: str) -> None:
    path = own / "thank.en.txt"
    path.write_bytes(text)
    letters = Letters.load(own.parent)

    assert len(letters.problems) == 1
    assert said in say(letters.problems[0])
    assert str(path) in say(letters.problems[0])
    assert letters.draft("thank", "en", {"name": "A"}) == BUILT_IN.draft("thank", "en", {"name": "A"})


@pytest.mark.parametrize("name", ["thanks.en.txt", "thank.de.txt", "thank.txt", ".txt.txt"])
def test_a_template_of_no_letter_is_named(own: Path, name: str) -> None:
    (problem,) = write(own, "Hi", name).problems
    assert "steps are ask-a, ask-b, introduce" in say(problem)


def test_other_files_in_the_folder_are_left_alone(own: Path) -> None:
    for name in ("thank.en.txt~", "README.md", ".thank.en.txt.swp"):
        (own / name).write_text("{nonsense}")
    assert Letters.load(own.parent).problems == []


@pytest.mark.parametrize("make", ["folder", "pipe", "link"])
def test_what_is_no_file_is_named(own: Path, make: str) -> None:
    path = own / "ask.it.txt"
    if make == "folder":
        path.mkdir()
    elif make == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("nowhere")
    letters = Letters.load(own.parent)

    assert len(letters.problems) == 1
    assert letters.draft("ask", "it", {}) == BUILT_IN.draft("ask", "it", {})


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("Hi")
    (problem,) = Letters.load(tmp_path).problems
    assert "letters: can't be read: Not a directory" in say(problem)


def test_no_folder_is_no_problem(tmp_path: Path) -> None:
    assert Letters.load(tmp_path).problems == []
    assert Letters.load(tmp_path / "missing").problems == []
