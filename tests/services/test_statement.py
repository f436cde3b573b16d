"""The statement: both sides, in words that could be shown to the person."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from netui.domain.network import Network
from netui.services.statement import statement
from tests.domain.making import NETWORKS, contact, gave, network, one, received
from tests.support import TODAY

ANNA = {"name": "Anna Rossi"}
ME = [{"name": "Lena Weber"}]


def told(**tables: Any) -> str:
    made = network(**{"contacts": [ANNA, {"name": "Marco Neri"}], "profile": ME, **tables})
    return statement(made, contact(made), TODAY)


def asked(direction: str, text: str, **fields: Any) -> dict[str, Any]:
    return {"direction": direction, "contact": "1", "text": text} | fields


def test_both_sides_by_year_newest_first() -> None:
    text = told(
        exchanges=[
            gave(15, note="a tip on rent"), gave(400, note="a lamp"), gave(3, kind="advice"),
            received(20, note="feedback on my CV", thanked_on="2026-11-05"),
            gave(500, note="a book", thanked_on="2026-01-02"),
        ]
    )  # fmt: skip

    assert text == (
        "# What Anna Rossi and I have given each other\n\n"
        "Written by Lena Weber on 24 Nov 2026.\n\n"
        "I gave 4 times and received once.\n\n"
        "## What I gave\n\n"
        "### 2026\n\n"
        "- 21 Nov: advice\n"
        "- 9 Nov: a tip on rent\n\n"
        "### 2025\n\n"
        "- 20 Oct: a lamp\n"
        "- 12 Jul: a book (Anna said thank you on 2 Jan 2026)\n\n"
        "## What I received\n\n"
        "### 2026\n\n"
        "- 4 Nov: feedback on my CV (I said thank you on 5 Nov)\n"
    )


def test_promises_and_requests_are_told_both_ways() -> None:
    text = told(
        exchanges=[
            gave(2, note="the slides", status="promised", due="2026-11-27", request="3"),
            received(2, note="a call", status="promised"),
        ],
        requests=[
            asked("incoming", "a CV review", on="2026-11-20", status="open"),
            asked("outgoing", "a desk", due="2027-01-03"),
            asked("incoming", "the slides, please", on="2026-11-20", status="promised"),
        ],
    )

    assert text.endswith(
        "24 Nov 2026.\n\n"
        "## What is promised\n\n"
        "- I promised: the slides, by 27 Nov\n"
        "- Anna promised: a call\n\n"
        "## What is asked\n\n"
        "- Anna asked on 20 Nov: a CV review\n"
        "- I asked: a desk, by 3 Jan 2027\n"
    )


def test_introductions_that_took_place_are_told_by_name_only() -> None:
    text = told(
        introductions=[
            {
                "a": "1",
                "b": "2",
                "status": "introduced",
                "on": "2026-11-12",
                "why": "debts",
                "outcome": "a row",
            },
            {"a": "2", "b": "1", "status": "asked-a", "on": "2026-11-13"},
            {"a": "1", "b": "2", "status": "declined", "on": "2026-11-14"},
        ]
    )
    assert text.endswith("## Introductions\n\n- 12 Nov: Anna Rossi and Marco Neri\n")


def test_what_is_private_stays_out() -> None:
    text = told(
        exchanges=[
            gave(9, 5, note="advice\nshe was rude", value={"amount": "900", "currency": "EUR"}),
            gave(9, note="advice", satisfaction=1, outcome="client"),
            gave(9, note="plan", on="2026-12-24"), gave(9, note="binned", deleted="2026-11-01T00:00:00Z"),
        ],
        requests=[
            asked("incoming", "secret need", status="known"),
            asked("incoming", "old no", status="declined", reply="never"),
            asked("outgoing", "a desk", asked_anyway="no time", reply="hm"),
        ],
    )  # fmt: skip
    assert not re.search(r"rude|900|EUR|\b[15]\b|client|plan|binned|secret|old no|never|no time|hm", text)


def test_one_sided_is_said_plainly_and_reproaches_nobody() -> None:
    assert "So far I gave once, and was glad to." in told(exchanges=[gave(2)])
    assert "So far I gave 2 times, and was glad to." in told(exchanges=[gave(2), gave(3)])
    assert "So far I am the one who received, once: thank you." in told(exchanges=[received(2)])
    assert "one who received, 2 times: thank you." in told(exchanges=[received(2), received(9)])


def test_nothing_at_all_is_a_sentence() -> None:
    text = told(profile=[])
    assert text == (
        "# What Anna Rossi and I have given each other\n\nWritten on 24 Nov 2026.\n\n"
        "We have not exchanged, promised or asked each other anything yet.\n"
    )


def test_texts_are_no_markup() -> None:
    text = told(
        contacts=[{"name": "*Anna* [x](y)"}, {"name": "<b>Marco</b>"}],
        exchanges=[gave(1, note="# **loud**\x1b[2J"), gave(1, note="1. `first`", status="promised")],
        requests=[{"direction": "incoming", "contact": "1", "text": "<script>"}],
        introductions=[{"a": "1", "b": "2", "status": "introduced"}],
    )

    for written in (
        r"What \*Anna\* \[x\](y) and I", r"- 23 Nov: \# \*\*loud\*\*\[2J", r"- I promised: 1\. \`first\`",
        r"\*Anna\* asked: \<script>", r"- \*Anna\* \[x\](y) and \<b>Marco\</b>",
    ):  # fmt: skip
        assert f"{written}\n" in text or written in text.splitlines()[0]


def test_another_persons_entries_are_not_in_it() -> None:
    assert "lamp" not in told(exchanges=[gave(3, who="2", note="a lamp")])


@given(NETWORKS, st.integers(0, 4))
def test_any_network_has_a_statement_for_anybody(made: Network, which: int) -> None:
    found = made.rows["contacts"].get(str(which))
    if found is not None:
        text = statement(made, contact(made, str(which)), TODAY)
        assert text.startswith("# What ")
        assert "\n\n\n" not in text


def test_a_statement_needs_no_profile() -> None:
    made = network(contacts=[one()])
    assert "Written on 24 Nov 2026." in statement(made, contact(made), TODAY)
