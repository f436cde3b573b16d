"""A search as a text for everybody: yourself and the need, nothing of anybody else."""

from typing import Any

import pytest

from netui.domain.network import Network
from netui.domain.tables import Request
from netui.services.publish import PublishError, search_text
from tests.support import TODAY

PROFILE = {
    "name": "Lena Weber", "sectors": ["data", "software"], "offers": ["code reviews", "hiring", "SQL"],
    "interests": ["chess"], "goals": ["clients"],
}  # fmt: skip
CONTACTS = {
    "1": {
        "name": "Anna Rossi",
        "offers": ["a desk"],
        "handles": [{"kind": "email", "value": "anna@a.example"}],
    }
}


def published(profile: dict[str, Any] | None = None, **fields: Any) -> str:
    made = Network({"contacts": CONTACTS, "profile": {"1": PROFILE if profile is None else profile}})
    request = {"direction": "outgoing", "text": "a quiet desk in Berlin", "status": "known"} | fields
    return search_text(made, Request.load("9", request), TODAY)


def test_a_search_says_who_what_you_give_and_what_you_look_for() -> None:
    assert published(due="2027-01-31") == (
        "# I am looking for: a quiet desk in Berlin\n\n"
        "I am Lena Weber, and work in data and software.\n\n"
        "## What I can do for you\n\n"
        "I am glad to help with code reviews, hiring and SQL: just ask, whether you can help me or not.\n\n"
        "## What I am looking for\n\n"
        "a quiet desk in Berlin\n\n"
        "It would help me most by 31 Jan 2027.\n\n"
        "## How to reach me\n\n"
        "Answer here, or send me a message. A hint or the name of somebody I could ask helps me as well.\n"
    )


def test_what_the_profile_does_not_say_is_left_out() -> None:
    text = published({})
    assert "I am Lena" not in text
    assert "What I can do" not in text
    assert "\n\n\n" not in text
    assert "I am Lena Weber.\n" in published({"name": "Lena Weber"})
    assert "I work in data.\n" in published({"sectors": ["data"]})


def test_nothing_private_is_in_it() -> None:
    text = published(reply="not Anna again", tags=["secret"], asked_anyway="why")
    for private in ("Anna", "anna@", "secret", "why", "chess", "clients"):
        assert private not in text


def test_a_day_that_has_passed_is_not_asked_for() -> None:
    assert "most by" not in published(due="2026-11-23")
    assert "most by 24 Nov." in published(due="2026-11-24")


def test_texts_are_no_markup() -> None:
    text = published({"name": "*Lena*", "offers": ["<b>SQL"]}, text="# a [desk](x)")
    assert text.startswith("# I am looking for: \\# a \\[desk\\](x)\n\nI am \\*Lena\\*.\n")
    assert "\n\n\\# a \\[desk\\](x)\n" in text
    assert "help with \\<b>SQL:" in text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"direction": "incoming", "contact": "1"}, "somebody else's"),
        ({"contact": "1"}, "asked one person"),
        ({"status": "fulfilled"}, "closed"),
        ({"status": "withdrawn"}, "closed"),
    ],
)
def test_what_is_not_for_everybody_is_refused(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(PublishError, match=said):
        published(**fields)
