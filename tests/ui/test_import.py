"""Import inside the app."""

import time
from pathlib import Path
from typing import Any

import pytest
from textual import events

from netui.domain.tables import Contact
from netui.services import importing
from netui.services.workspace import Workspace
from netui.ui.importer import complete_path
from tests.support import add
from tests.ui.driver import running

CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Anna,Rossi,https://www.linkedin.com/in/anna,,Acme,CTO,01 Mar 2024
Bruno,Neri,https://www.linkedin.com/in/bruno,bruno@example.org,Studio,Lawyer,02 Mar 2024
,,https://www.linkedin.com/in/nobody,,,,03 Mar 2024
"""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS, encoding="utf-8")
    return path


async def test_an_import_says_what_it_would_do_then_does_it_as_one_step(
    workspace: Workspace, tmp_path: Path, export: Path
) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.press("enter", *str(export), "enter")
        await driver.settle()
        await driver.expect("2 new · 1 skipped")
        await driver.expect("skipped line 4")
        assert not workspace.network.count(Contact)
        await driver.press("enter")
        await driver.expect("import Connections.csv: 2 new")
        await driver.expect("2 People 2")
        await driver.press("escape", "u")  # the first questions come here: not now
        assert not workspace.network.count(Contact)


async def test_esc_at_the_summary_imports_nothing(workspace: Workspace, tmp_path: Path, export: Path) -> None:
    async with running(workspace, tmp_path) as driver:
        await driver.press("I", *str(export), "enter")
        await driver.settle()
        await driver.expect("2 new")
        await driver.press("escape")
        await driver.expect("nothing was imported")
        assert not workspace.network.count(Contact)


async def test_a_file_that_cannot_be_read_is_one_line_and_nothing_changes(
    workspace: Workspace, tmp_path: Path
) -> None:
    add(workspace, "Anna Rossi")
    async with running(workspace, tmp_path, size=(140, 24)) as driver:
        await driver.press("I", *str(tmp_path / "missing.csv"), "enter")
        await driver.settle()
        await driver.expect("✗ .*missing.csv: there is no such file")
        await driver.press("2")
        await driver.expect("Anna Rossi")


async def test_esc_stops_an_import_while_it_is_read(
    workspace: Workspace, tmp_path: Path, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_import = importing.plan_import

    def slowly(opened: Workspace, paths: list[Path], **options: Any) -> importing.ImportPlan:
        while not options["cancelled"]():  # a file so large that the user has time to change their mind
            time.sleep(0.001)
        return plan_import(opened, paths, **options)

    monkeypatch.setattr(importing, "plan_import", slowly)
    async with running(workspace, tmp_path) as driver:
        await driver.press("I")
        driver.app.prompt.paste(str(export))
        driver.app.post_message(events.Key("enter", "\r"))
        await driver.expect("reading Connections.csv… esc stops")
        driver.app.post_message(events.Key("escape", "\x1b"))
        await driver.settle()
        await driver.expect("import stopped: nothing was changed")
        assert not workspace.network.count(Contact)


def test_a_path_is_completed_with_folders_first_and_files_that_can_be_imported(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for name in ("Da.csv", "dat.zip", "dat.png", ".dav.vcf", "other.vcf"):
        (tmp_path / name).write_text("", encoding="utf-8")
    choices = [choice.text for choice in complete_path(f"{tmp_path}/da")]
    assert choices == [f"{tmp_path}/data/", f"{tmp_path}/Da.csv", f"{tmp_path}/dat.zip"]
    assert complete_path(f"{tmp_path}/nowhere/x") == []
