"""Your own profile: one record, what is still to say, and related sectors that are only suggested."""

from pathlib import Path

import pytest

from netui.domain.measures import affinity
from netui.domain.records import InvalidRecordError
from netui.domain.tables import Profile
from netui.i18n import say
from netui.services.editing import Edited, Said, Verb, read_edits
from netui.services.profile import edit_profile, missing, set_profile, suggestions
from netui.services.sectors import canonical, related_sectors
from netui.services.workspace import Workspace
from tests.support import add, fresh, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path)


def edit(workspace: Workspace, *said: str) -> Edited:
    verbs: dict[str, Verb] = {"set": "set", "add": "add", "remove": "remove"}
    parts = (one.partition(" ") for one in said)
    edits = read_edits(Profile, [Said(verbs[verb], text) for verb, _space, text in parts])
    return edit_profile(workspace, edits)


def test_there_is_one_profile_made_at_first(workspace: Workspace) -> None:
    set_profile(workspace, {"name": "Livia Serra", "sectors": ["software"]})
    set_profile(workspace, {"weekly_capacity": "8"})
    assert len(workspace.network.rows["profile"]) == 1
    me = workspace.network.profile
    assert (me.name, me.sectors, me.weekly_capacity) == ("Livia Serra", ("software",), 8)
    workspace.undo()
    workspace.undo()
    assert workspace.network.rows["profile"] == {}


def test_a_profile_that_is_there_keeps_its_id(workspace: Workspace) -> None:
    mine = Profile.parse(workspace.new_id(), {"name": "Livia"})
    workspace.add("profile", mine)
    set_profile(workspace, {"name": "Livia Serra"})
    assert list(workspace.network.rows["profile"]) == [mine.id]


def test_two_machines_that_each_begin_a_profile_write_the_same_record(tmp_path: Path) -> None:
    ids = set()
    for seed, name in enumerate(("here", "there")):
        workspace = open_workspace(tmp_path / name, seed=seed)
        set_profile(workspace, {"name": name})
        ids |= set(workspace.network.rows["profile"])
    assert len(ids) == 1


def test_nothing_is_written_where_nothing_is_said(workspace: Workspace) -> None:
    assert set_profile(workspace, {}).edits == ()
    assert set_profile(workspace, {"name": "", "sectors": []}).edits == ()
    assert edit(workspace, "set name=").said == ""
    assert workspace.network.rows["profile"] == {}


def test_a_value_that_does_not_hold_changes_nothing(workspace: Workspace) -> None:
    with pytest.raises(InvalidRecordError, match="weekly_capacity"):
        edit(workspace, "set weekly_capacity=many", "set name=Livia")
    assert workspace.network.rows["profile"] == {}


def test_a_profile_in_the_trash_comes_back_when_it_is_written(workspace: Workspace) -> None:
    set_profile(workspace, {"name": "Livia"})
    workspace.trash("trash", workspace.network.profile)
    set_profile(workspace, {"sectors": ["law"]})
    assert workspace.network.profile.sectors == ("law",)
    assert len(workspace.network.rows["profile"]) == 1


# Related sectors as a line says them


def test_what_is_related_is_added_and_removed_by_sector(workspace: Workspace) -> None:
    edit(workspace, "add sectors=software, law", "add related=software: design, finance; law: tax")
    assert workspace.network.profile.related == {"software": ("design", "finance"), "law": ("tax",)}
    done = edit(workspace, "remove related=Software: DESIGN", "add related=LAW: Tax, notaries")
    assert workspace.network.profile.related == {"software": ("finance",), "law": ("notaries", "tax")}
    assert done.said == "related to software without design, to law with notaries"
    edit(workspace, "remove related=law")
    assert workspace.network.profile.related == {"software": ("finance",), "law": ()}
    edit(workspace, "set related=software: data")
    assert workspace.network.profile.related == {"software": ("data",)}
    edit(workspace, "set related=")
    assert workspace.network.profile.related == {}


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("add related=design, finance", "related should be written as “software: design, finance”"),
        ("add related=: design", "related should be written as “software: design, finance”"),
        ("remove related=mining", "related has nothing for “mining”"),
        ("remove related=software: mining", "related has no “mining” for software"),
    ],
)
def test_what_related_does_not_hold_is_said(workspace: Workspace, said: str, line: str) -> None:
    edit(workspace, "add related=software: design")
    with pytest.raises(InvalidRecordError) as caught:
        edit(workspace, said)
    assert str(caught.value) == line


# The first questions


def test_three_questions_are_asked_until_they_are_answered(workspace: Workspace) -> None:
    assert [question.fields for question in missing(workspace.network)] == [
        ("name", "sectors"), ("offers",), ("goals", "interests"),
    ]  # fmt: skip
    set_profile(workspace, {"name": "Livia Serra"})
    assert missing(workspace.network)[0].fields == ("sectors",)
    set_profile(workspace, {"sectors": ["software"], "interests": ["sailing"]})
    (left,) = missing(workspace.network)
    assert left.fields == ("offers",)
    assert say(left.text) == "What can you help others with?"
    set_profile(workspace, {"offers": ["Python"]})
    assert missing(workspace.network) == ()


def test_the_examples_of_the_questions_hold(workspace: Workspace) -> None:
    for question in missing(workspace.network):
        assert set(question.examples) == set(question.fields)
        edit(workspace, *(f"set {field}={text}" for field, text in question.examples.items()))
    assert missing(workspace.network) == ()


# Related sectors that are suggested


SECTORS = [
    "accounting", "advertising", "architecture", "automotive", "construction", "consulting", "data", "design",
    "education", "energy", "engineering", "environment", "events", "fashion", "finance", "food", "healthcare",
    "insurance", "journalism", "law", "logistics", "manufacturing", "marketing", "media", "nonprofit",
    "pharmaceuticals", "publishing", "recruiting", "research", "retail", "security", "software", "sport",
    "telecommunications", "tourism", "translation",
]  # fmt: skip


@pytest.mark.parametrize("sector", SECTORS)
def test_a_sector_has_related_ones_that_the_table_knows_too(sector: str) -> None:
    related = related_sectors(sector)
    assert len(related) >= 3
    assert len(set(related)) == len(related)
    assert sector not in related
    assert all(related_sectors(other) for other in related)


@pytest.mark.parametrize(
    ("italian", "english"),
    [
        ("Finanza", "finance"), ("diritto", "law"), ("legale", "law"), ("contabilità", "accounting"),
        ("contabilita", "accounting"), ("risorse umane", "human resources"), ("informatica", "software"),
        ("sanità", "healthcare"), ("edilizia", "construction"), ("moda", "fashion"),
        ("formazione", "education"), ("assicurazioni", "insurance"),
        ("IT", "software"), ("HR", "human resources"),
    ],
)  # fmt: skip
def test_a_sector_is_known_by_its_italian_and_its_other_names(italian: str, english: str) -> None:
    assert canonical(italian) == canonical(english) == english
    assert list(map(canonical, related_sectors(italian))) == list(map(canonical, related_sectors(english)))


def test_related_sectors_are_answered_in_the_language_they_are_asked_in() -> None:
    assert related_sectors("finanza")[:2] == ("contabilità", "assicurazioni")
    assert related_sectors("finance")[:2] == ("accounting", "insurance")
    assert related_sectors("basket weaving") == related_sectors("") == ()


def test_only_ones_own_sectors_get_suggestions(workspace: Workspace) -> None:
    add(workspace, "Anna Rossi", sector="law")
    assert suggestions(workspace.network) == {}
    set_profile(workspace, {"sectors": ["software", "basket weaving"]})
    assert list(suggestions(workspace.network)) == ["software"]


def test_sectors_of_contacts_come_first_and_are_called_as_they_are_there(workspace: Workspace) -> None:
    anna = add(workspace, "Anna Rossi", sector="Sicurezza informatica")
    trashed = add(workspace, "Luca Bianchi", sector="telecomunicazioni")
    workspace.trash("trash", trashed)
    set_profile(workspace, {"sectors": ["software"]})
    found = suggestions(workspace.network)["software"]
    assert found[0] == "Sicurezza informatica"
    assert "telecommunications" in found
    edit(workspace, f"add related=software: {', '.join(found)}")
    assert "related to software" in str(
        affinity(fresh(workspace.network, anna), workspace.network.profile).reasons[0]
    )


def test_what_is_yours_or_written_the_other_way_round_is_not_suggested(workspace: Workspace) -> None:
    set_profile(workspace, {"sectors": ["software", "Design"], "related": {"data": ["Software"]}})
    assert not {"design", "data"} & set(suggestions(workspace.network)["software"])


@pytest.mark.parametrize(
    "said", ["add related=software: design", "remove related=software", "add related=SOFTWARE:"]
)
def test_a_sector_that_was_decided_gets_no_more_suggestions(workspace: Workspace, said: str) -> None:
    set_profile(workspace, {"sectors": ["software", "law"]})
    edit(workspace, said)
    assert list(suggestions(workspace.network)) == ["law"]
