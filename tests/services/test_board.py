"""The board: each request where it belongs, the most pressing first, and found by words."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from netui.domain.tables import Introduction
from netui.services import introductions, requests
from netui.services.board import Item, board, search
from netui.services.ledger import Exchanged, record_exchange
from netui.services.requests import Asked
from netui.services.workspace import Workspace
from tests.support import TODAY, add, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path)
    with closing(opened.repository):
        yield opened


def lines(workspace: Workspace, *, answered: bool = False) -> list[tuple[str, str, str, str]]:
    found = board(workspace.network, TODAY, answered=answered)
    return [(item.section, item.name, item.text, item.state) for item in found]


def item(workspace: Workspace, text: str) -> Item:
    return next(one for one in board(workspace.network, TODAY, answered=True) if one.text == text)


def test_each_stands_in_its_section_with_how_it_stands(workspace: Workspace) -> None:
    anna, marco = add(workspace, "Anna Rossi"), add(workspace, "Marco Neri")
    ago = TODAY - timedelta(days=3)
    requests.receive(workspace, anna, Asked("a CV review", on=ago, due=TODAY + timedelta(days=1)))
    need, _change = requests.receive(workspace, anna, Asked("a tax adviser", on=ago), known=True)
    promised, _change = requests.receive(workspace, marco, Asked("a website", on=ago))
    requests.promise(workspace, promised, TODAY + timedelta(days=9))
    introduction, _change = introductions.suggest(workspace, anna, marco, request=need)
    introductions.advance(workspace, introduction)
    _mine, _change = requests.need(workspace, Asked("a client"))
    requests.ask(workspace, [marco], Asked("a client"), anyway="a good one")
    record_exchange(workspace, marco, Exchanged("received", "a form", promised=True, due=TODAY))

    assert lines(workspace) == [
        ("incoming", "Anna Rossi", "a CV review", "by tomorrow, asked 3 days ago"),
        ("promises", "Marco Neri", "a website", "promised by Thu 3 Dec"),
        ("needs", "Anna Rossi", "a tax adviser", "3 days ago"),
        ("introductions", "Anna Rossi ↔ Marco Neri", "a tax adviser", "asked today, " + step(workspace)),
        ("mine", "", "a client", "1 person asked"),
        ("outgoing", "Marco Neri", "a client", "asked today, asked all the same"),
        ("outgoing", "Marco Neri", "a form", "promised by today"),
    ]
    assert item(workspace, "a CV review").pressing
    assert not item(workspace, "a website").pressing


def step(workspace: Workspace) -> str:
    (introduction,) = workspace.network.all(Introduction)
    found = introductions.next_step(workspace.network, introduction)
    assert found is not None
    return found.text


def test_the_one_with_the_nearest_day_comes_first_then_the_one_that_waits_longest(
    workspace: Workspace,
) -> None:
    anna = add(workspace, "Anna Rossi")
    for text, ago, due in (("late", 1, None), ("early", 9, None), ("soon", 0, 2), ("later", 30, 20)):
        asked = Asked(text, on=TODAY - timedelta(days=ago), due=TODAY + timedelta(days=due) if due else None)
        requests.receive(workspace, anna, asked)
    assert [text for _section, _name, text, _state in lines(workspace)] == ["soon", "later", "early", "late"]


def test_what_is_answered_shows_when_it_is_asked_for_latest_first(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi")
    first, _change = requests.receive(workspace, anna, Asked("tea"))
    second, _change = requests.receive(workspace, anna, Asked("cake"))
    requests.fulfil(workspace, first, requests.Answer(on=TODAY - timedelta(days=2)))
    requests.decline(workspace, second, "not this year\nand more")
    assert lines(workspace) == []
    assert lines(workspace, answered=True) == [
        ("answered", "Anna Rossi", "cake", "declined 24 Nov: not this year"),
        ("answered", "Anna Rossi", "tea", "fulfilled 22 Nov"),
    ]


def test_words_find_lines_and_a_minus_leaves_some_out(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", company="Acme")
    requests.receive(workspace, anna, Asked("a CV review", kind="feedback", tags=["job-search"]))
    requests.receive(workspace, anna, Asked("a tax adviser"), known=True)
    found = board(workspace.network, TODAY)
    for words, texts in (
        ("acme", ["a CV review", "a tax adviser"]),
        ("job-search", ["a CV review"]),
        ("ANNA needs", ["a tax adviser"]),
        ("acme -feedback", ["a tax adviser"]),
        ("nothing", []),
    ):
        assert [one.text for one in search(found, words)] == texts
