"""Shares: written down, passed on to those who care for their topics, kept for later."""

from pathlib import Path

import pytest

from netui.domain.records import InvalidRecordError
from netui.domain.tables import Exchange, Share
from netui.services import passing, shares
from netui.services.shares import ShareError
from netui.services.workspace import Workspace
from tests.support import TODAY, add, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path)


def new(workspace: Workspace, line: str) -> Share:
    return shares.new_share(workspace, passing.read_share(line))


def kept(workspace: Workspace) -> list[Share]:
    return list(workspace.network.all(Share))


@pytest.mark.parametrize(
    ("line", "title", "url", "topics"),
    [
        ("EU AI Act https://a.example/ai #AI_regulation", "EU AI Act", "https://a.example/ai",
         ["AI regulation"]),
        ("https://a.example/ai #law EU AI Act #ai", "EU AI Act", "https://a.example/ai", ["law", "ai"]),
        ("https://www.a.example/ai-act/", "a.example/ai-act", "https://www.a.example/ai-act/", []),
        ("water grants", "water grants", "", []),
        ("C# for beginners #c#", "C# for beginners", "", ["c"]),
        ("one https://a.example two https://b.example", "one two https://b.example", "https://a.example", []),
        ("#", "", "", []),
    ],
)  # fmt: skip
def test_a_line_says_title_link_and_topics_in_any_order(
    line: str, title: str, url: str, topics: list[str]
) -> None:
    assert passing.read_share(line) == {"title": title, "url": url, "topics": topics}


def test_sharing_writes_the_share_and_one_entry_each_in_one_step(workspace: Workspace) -> None:
    anna, bruno = add(workspace, "Anna Rossi"), add(workspace, "Bruno Neri")
    article = new(workspace, "EU AI Act https://a.example #ai")
    change = shares.share(workspace, article, [anna, bruno, anna])
    assert change.label == "share EU AI Act with Anna Rossi and Bruno Neri"
    assert [(one.title, one.url, one.topics, one.on) for one in kept(workspace)] == [
        ("EU AI Act", "https://a.example", ("ai",), TODAY)
    ]
    found = sorted((one.contact, one.kind, one.note, one.share) for one in workspace.network.all(Exchange))
    assert found == [(who.id, "information", "EU AI Act", article.id) for who in (anna, bruno)]
    workspace.undo()
    assert kept(workspace) == []
    assert list(workspace.network.all(Exchange)) == []


def test_shared_with_nobody_it_is_kept_as_worth_sharing(workspace: Workspace) -> None:
    change = shares.share(workspace, new(workspace, "EU AI Act"), [])
    assert change.label == "to share: EU AI Act"
    assert [one.title for one in kept(workspace)] == ["EU AI Act"]
    assert list(workspace.network.all(Exchange)) == []


def test_nobody_gets_the_same_share_twice(workspace: Workspace) -> None:
    anna, bruno = add(workspace, "Anna Rossi"), add(workspace, "Bruno Neri")
    article = new(workspace, "EU AI Act")
    shares.share(workspace, article, [anna])
    with pytest.raises(ShareError, match="Anna Rossi had “EU AI Act” from you before"):
        shares.share(workspace, article, [anna])
    shares.share(workspace, article, [anna, bruno])
    assert shares.received_by(workspace.network, article) == {anna.id: TODAY, bruno.id: TODAY}
    assert len(list(workspace.network.all(Exchange))) == 2


def test_a_share_needs_a_title(workspace: Workspace) -> None:
    with pytest.raises(InvalidRecordError, match="title is missing"):
        new(workspace, "#ai")


def test_who_cares_for_its_topics_stands_first_with_why_then_who_had_it(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", interests=["artificial intelligence"])
    add(workspace, "Bruno Neri", interests=["sailing"])
    carla = add(workspace, "Carla Riva")
    article = new(workspace, "EU AI Act #artificial_intelligence")
    assert [(one.contact, one.why) for one in passing.recipients(workspace, article)] == [
        (anna.id, "cares about artificial intelligence")
    ]
    shares.share(workspace, article, [carla])
    found = passing.recipients(workspace, article)
    assert [(one.contact, one.had) for one in found] == [(anna.id, ""), (carla.id, "had it 24 Nov")]


def test_without_topics_its_title_says_what_it_is_about(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", interests=["data visualisation"])
    article = new(workspace, "data visualisation")
    assert [one.contact for one in passing.recipients(workspace, article)] == [anna.id]


def test_a_person_is_offered_what_they_care_for_first_and_never_what_they_had(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", interests=["artificial intelligence"])
    older, newer = new(workspace, "EU AI Act #artificial_intelligence"), new(workspace, "Water grants")
    for one in (older, newer):
        shares.share(workspace, one, [])
    found = passing.for_people(workspace, [anna])
    assert [(one.title, one.fits) for one in found] == [("EU AI Act", True), ("Water grants", False)]
    shares.share(workspace, older, [anna])
    assert [one.title for one in passing.for_people(workspace, [anna])] == ["Water grants"]


def test_what_is_worth_sharing_stands_newest_first(workspace: Workspace) -> None:
    for title, on in (("old", "2025-01-01"), ("new", "2026-11-20"), ("older", "2024-01-01")):
        fields = {"title": title, "on": on}
        shares.share(workspace, shares.new_share(workspace, fields), [])
    assert [one.title for one in shares.newest_first(workspace.network)] == ["new", "old", "older"]


def test_topics_are_those_people_care_for_and_those_shared_most_used_first(workspace: Workspace) -> None:
    add(workspace, "Anna Rossi", interests=["law", "ai"])
    add(workspace, "Bruno Neri", interests=["ai"])
    shares.share(workspace, new(workspace, "Water grants #water"), [])
    assert passing.topics(workspace.network) == ["ai", "law", "water"]
