"""What the Overview showed last, kept for the next start."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from netui.services.glance import Glance, complete, keep, look, recall
from netui.services.requests import Asked, receive
from netui.services.workspace import Workspace
from tests.support import TODAY, add, open_workspace


@pytest.fixture
def saved(tmp_path: Path) -> Workspace:
    workspace = open_workspace(tmp_path)
    anna = add(workspace, "Anna Rossi", circle="close", sector="law", met_on="2025-01-01")
    add(workspace, "Marco Neri", offers=["tax advice"])
    receive(workspace, anna, Asked("a tax adviser"), known=True)
    workspace.repository.flush()
    return workspace


def seen(workspace: Workspace, day: date = TODAY) -> Glance:
    return look(workspace.network, day, workspace.matcher.gives(day))


def kept(workspace: Workspace) -> Glance:
    glance = seen(workspace)
    keep(workspace.repository.folder, {TODAY: glance})
    return glance


def test_what_was_kept_is_recalled_as_it_was(saved: Workspace, tmp_path: Path) -> None:
    glance = kept(saved)
    assert glance.today[0].name == "Anna Rossi"
    (proposed,) = [line for line in glance.give if line.key]
    assert (proposed.sign, proposed.name, proposed.table) == (
        "introduce",
        "Anna Rossi ↔ Marco Neri",
        "requests",
    )
    assert proposed.why
    assert recall(tmp_path, TODAY) == glance
    assert complete(glance)


def test_it_does_not_hold_on_another_day(saved: Workspace, tmp_path: Path) -> None:
    kept(saved)
    assert recall(tmp_path, TODAY + timedelta(days=1)) is None


def test_each_day_has_its_own(saved: Workspace, tmp_path: Path) -> None:
    days = [TODAY, TODAY + timedelta(days=1)]
    glances = {day: seen(saved, day) for day in days}
    keep(tmp_path, glances)
    assert glances[days[0]] != glances[days[1]]
    assert [recall(tmp_path, day) for day in days] == list(glances.values())


def test_it_does_not_hold_for_a_file_that_has_changed(saved: Workspace, tmp_path: Path) -> None:
    kept(saved)
    add(saved, "Bruno Neri")
    saved.repository.flush()
    assert recall(tmp_path, TODAY) is None


def test_it_does_not_hold_once_words_mean_something_else(saved: Workspace, tmp_path: Path) -> None:
    glance = seen(saved)
    keep(tmp_path, {TODAY: glance}, synonyms="as they were")
    assert recall(tmp_path, TODAY, "others") is None
    assert recall(tmp_path, TODAY, "as they were") == glance


def test_what_was_not_matched_yet_is_kept_as_what_is_still_to_be_looked_for(
    saved: Workspace, tmp_path: Path
) -> None:
    tomorrow = TODAY + timedelta(days=1)
    keep(tmp_path, {TODAY: seen(saved), tomorrow: look(saved.network, tomorrow, None)})
    today, later = recall(tmp_path, TODAY), recall(tmp_path, tomorrow)
    assert today is not None
    assert later is not None
    assert (today.matched, later.matched) == (True, False)
    assert (len(today.give), later.give) == (len(seen(saved).give), ())


def test_it_does_not_hold_in_another_language(
    saved: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(saved)
    monkeypatch.setenv("LANGUAGE", "it")
    assert recall(tmp_path, TODAY) is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"key":[]}', b"\xff", b"[" * 100_000, b'{"key":1,"days":2}']
)
def test_a_file_that_is_no_glance_is_as_none(saved: Workspace, tmp_path: Path, content: bytes) -> None:
    kept(saved)
    (tmp_path / ".netui" / "overview.json").write_bytes(content)
    assert recall(tmp_path, TODAY) is None


def test_a_glance_with_the_right_key_and_the_wrong_values_is_as_none(
    saved: Workspace, tmp_path: Path
) -> None:
    kept(saved)
    path = tmp_path / ".netui" / "overview.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"today"', "0").replace('[["', '["'), encoding="utf-8")
    assert recall(tmp_path, TODAY) is None


def test_only_its_owner_can_read_it(saved: Workspace, tmp_path: Path) -> None:
    kept(saved)
    assert (tmp_path / ".netui" / "overview.json").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_cannot_be_written_is_no_error(
    saved: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    kept(saved)
    assert recall(tmp_path, TODAY) is None


def test_where_there_is_no_file_there_is_nothing_to_recall(tmp_path: Path) -> None:
    assert recall(tmp_path, TODAY) is None
