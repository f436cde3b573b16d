"""A record as YAML in the user's editor: there and back, errors marked, nothing lost."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange, Handle
from netui.services.yaml_edit import edit_as_yaml, from_yaml, read_back, to_yaml
from tests.support import add, open_workspace


def replacing(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def test_every_field_has_a_line_and_an_untouched_text_changes_nothing() -> None:
    contact = Contact.load("1", {"name": "Anna: the “great”", "birthday": "--03-01", "zzz": [1]})
    text = to_yaml(contact, Network())
    for field in contact.kinds():
        if field not in {"created", "updated", "deleted"}:
            assert f"\n{field}:" in text
    assert from_yaml(text, contact, Network()) == contact


json_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(name=json_text, notes=json_text, tags=st.lists(json_text, max_size=3))
def test_any_text_survives_the_way_there_and_back(name: str, notes: str, tags: list[str]) -> None:
    contact = Contact.load("1", {"name": name or "x", "notes": notes, "tags": tags})
    assert from_yaml(to_yaml(contact, Network()), contact, Network()) == contact


def test_values_change_and_are_read_as_people_write_them() -> None:
    contact = Contact.load("1", {"name": "Anna", "tags": ["law"]})
    changes = "name: Anna Rossi\ntags: tax, law\nmet_on: 2026-03-01\ncircle: Close\nstarred: yes\n"
    handles = "handles:\n- kind: email\n  value: a@example.org\n"
    changed = from_yaml(changes + handles, contact, Network())
    assert (changed.name, changed.tags, changed.met_on) == ("Anna Rossi", ("law", "tax"), date(2026, 3, 1))
    assert (changed.circle, changed.starred) == ("close", True)
    assert changed.handles == (Handle("email", "a@example.org"),)


def test_a_reference_reads_as_a_name_and_comes_back_as_the_id(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    anna, marco = add(workspace, "Anna Rossi"), add(workspace, "Marco Neri")
    gave = Exchange.parse("9", {"contact": anna.id, "direction": "gave"})
    text = to_yaml(gave, workspace.network)
    assert "contact: Anna Rossi (" in text
    assert anna.id not in text
    assert from_yaml(text, gave, workspace.network) == gave
    line = next(line for line in text.splitlines() if line.startswith("contact:"))
    assert from_yaml(text.replace(line, "contact: marco"), gave, workspace.network).contact == marco.id


def test_errors_come_back_above_their_lines_and_are_gone_when_they_hold() -> None:
    contact = Contact.load("1", {"name": "Anna"})
    broken = (
        to_yaml(contact, Network()).replace("trust:", "trust: 9").replace("met_on:", "met_on: 2026-02-31")
    )
    given_back = read_back(broken, contact, Network())
    assert given_back.record is None
    lines = given_back.text.splitlines()
    at = lines.index("trust: 9")
    assert lines[at - 1] == "# ✗ trust should be a whole number from 1 to 5"
    assert any(line.startswith("# ✗ met_on should be a date that exists") for line in lines)
    fixed = given_back.text.replace("trust: 9", "trust: 4").replace("2026-02-31", "2026-02-28")
    mended = read_back(fixed, contact, Network()).record
    assert isinstance(mended, Contact)
    assert mended.trust == 4


@pytest.mark.parametrize(
    "text", ["name: [", "\tname: x", "just words", "- a", "name: x\nname 2: :\n  - ]", "\x00"]
)
def test_what_is_not_yaml_comes_back_marked_with_every_line_kept(text: str) -> None:
    given_back = read_back(text, Contact.load("1", {"name": "Anna"}), Network())
    assert given_back.record is None
    assert "# ✗ " in given_back.text
    for line in text.splitlines():
        assert line in given_back.text


def test_the_editor_opens_again_until_the_record_holds() -> None:
    contact = Contact.load("1", {"name": "Anna"})
    steps = iter([replacing("trust:", "trust: nine"), replacing("trust: nine", "trust: 4")])
    seen: list[str] = []

    def editor(text: str) -> str:
        seen.append(text)
        return next(steps)(text)

    changed, given_up = edit_as_yaml(contact, Network(), editor)
    assert changed is not None
    assert (changed.trust, given_up) == (4, "")
    assert "# ✗ trust" in seen[1]


def test_leaving_the_editor_without_a_change_gives_up_and_hands_the_text_back() -> None:
    contact = Contact.load("1", {"name": "Anna"})
    assert edit_as_yaml(contact, Network(), lambda text: text) == (None, "")
    steps: Iterator[Callable[[str], str]] = iter([replacing("trust:", "trust: nine"), str])
    changed, given_up = edit_as_yaml(contact, Network(), lambda text: next(steps)(text))  # noqa: PLW0108
    assert changed is None
    assert "trust: nine" in given_up


def test_a_value_in_the_file_that_does_not_hold_is_shown_and_kept() -> None:
    contact = Contact.load("1", {"name": "Anna", "trust": 9})
    text = to_yaml(contact, Network())
    assert "\ntrust: 9\n" in text
    assert from_yaml(text.replace("name: Anna", "name: Anna R"), contact, Network()).dump()["trust"] == 9
    assert from_yaml(text.replace("trust: 9", "trust: 4"), contact, Network()).dump()["trust"] == 4
