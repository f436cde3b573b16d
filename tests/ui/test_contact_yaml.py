"""One person as YAML in the user's own editor."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from netui.domain.tables import Contact
from netui.services.contacts import edit_contacts
from netui.services.workspace import Workspace
from tests.support import fresh
from tests.ui.driver import running
from tests.ui.person import opened


async def test_a_person_is_edited_as_yaml_in_the_users_own_editor(
    workspace: Workspace, anna: Contact, tmp_path: Path, editor: Any
) -> None:
    editor("sed -i 's/^role: .*/role: Lead/' \"$1\"")
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.press("E")
        await driver.expect("edit Anna Rossi · u undoes it")
        await driver.expect("Lead, Acme")
        editor("true")
        await driver.press("E")
        await driver.expect("nothing was changed")


async def test_yaml_with_an_error_comes_back_marked_and_what_is_given_up_on_is_kept(
    workspace: Workspace, anna: Contact, tmp_path: Path, editor: Any
) -> None:
    # The first time it writes what can't be; the second time, with the error marked, it changes nothing.
    editor("grep -q '✗' \"$1\" || sed -i 's/^trust:.*/trust: 9/; s/^role: .*/role: Lead/' \"$1\"")
    async with running(workspace, tmp_path, size=(160, 24)) as driver:
        await opened(driver)
        await driver.press("E")
        await driver.expect("nothing was changed; your text is kept in")
    (draft,) = (tmp_path / "data" / ".netui" / "drafts").iterdir()
    text = draft.read_text(encoding="utf-8")
    assert "role: Lead" in text
    assert "# ✗ trust should be a whole number from 1 to 5\ntrust: 9" in text
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert stat.S_IMODE(draft.parent.stat().st_mode) == 0o700
    assert fresh(workspace.network, anna).role == "Designer"


async def test_an_editor_that_isnt_there_is_said_so(
    workspace: Workspace, anna: Contact, tmp_path: Path, editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", os.fspath(tmp_path / "nowhere"))
    async with running(workspace, tmp_path, size=(160, 24)) as driver:
        await opened(driver)
        await driver.press("E")
        await driver.expect("can't be run: set \\$EDITOR")


async def test_without_a_terminal_to_give_away_the_form_is_offered(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.press("E")
        await driver.expect("no editor can be opened on this terminal: e opens a form")
        edit_contacts(workspace, [fresh(workspace.network, anna)], {"role": "Lead"}, "still works")
        driver.app.view.refill()
        await driver.expect("Lead, Acme")
