"""A workspace for each test, and one that is full of people."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from netui.domain.tables import Contact
from netui.services.demo import write_demo
from netui.services.workspace import Workspace
from tests.support import TODAY, add, open_workspace
from tests.ui.person import tell_of_anna


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path / "data")
    yield opened
    opened.repository.close()


@pytest.fixture
def people(workspace: Workspace) -> Workspace:
    """Six people, one of them starred, in three sectors."""
    add(workspace, "Anna Rossi", company="Acme", sector="software", circle="close", met_on="2026-10-01")
    add(workspace, "Bruno Neri", company="Studio Neri", sector="law", circle="inner", met_on="2026-11-20")
    add(workspace, "Carla Riva", company="Acme", sector="design", tags=["python"], met_on="2024-01-01")
    add(workspace, "Dario Gallo", company="Banca Etica", sector="finance", starred=True, met_on="2026-11-01")
    add(workspace, "Elena Conti", sector="law", circle="wide", met_on="2026-06-01")
    add(workspace, "José García", company="日本電気", sector="software", met_on="2026-02-01")
    return workspace


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Workspace]:
    """The demo's network, for pictures of a screen in use."""
    write_demo(tmp_path / "demo", TODAY)
    opened = open_workspace(tmp_path / "demo")
    yield opened
    opened.repository.close()


@pytest.fixture
def anna(workspace: Workspace) -> Contact:
    """A person with a story, among three."""
    return tell_of_anna(workspace)


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Let a small program be the user's editor; suspending is Textual's own and needs a real terminal."""

    @contextmanager
    def suspend(_app: object) -> Iterator[None]:
        yield

    monkeypatch.setattr("textual.app.App.suspend", suspend)

    def use(script: str) -> None:
        path = tmp_path / "editor"
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o700)
        monkeypatch.setenv("VISUAL", str(path))

    return use
