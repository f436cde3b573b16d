"""A sync in pictures: at work, failed, and with a question."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netui.domain.messages import message
from netui.services import sync as services
from netui.services.sync.errors import LoginError, UnreachableError
from netui.services.workspace import Workspace
from tests.ui.driver import make_app
from tests.ui.syncing.support import Slow, becomes

Compare = Callable[..., bool]


async def at_work(pilot: Any) -> None:
    await pilot.press("2", "S")
    await becomes(lambda: "%" in pilot.app.footer.busy)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
def test_a_sync_in_pictures(
    demo: Workspace, tmp_path: Path, slow: Slow, snap_compare: Compare, size: tuple[int, int], theme: str
) -> None:
    assert snap_compare(make_app(demo, tmp_path, theme), terminal_size=size, run_before=at_work)


FAILURES = {
    "unreachable": UnreachableError(
        message(
            "me@server.example:network.git doesn't answer (ssh: connect to host server.example port 22: "
            "Connection refused): try again later"
        )
    ),
    "question": LoginError(
        message(
            "me@server.example:network.git wants to know who you are, and nobody can be asked here: "
            "`netui sync --ask` in a terminal lets you answer"
        )
    ),
}


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
def test_a_sync_that_failed_in_pictures(
    demo: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare,
    size: tuple[int, int], failure: str,
) -> None:  # fmt: skip
    slow = Slow(FAILURES[failure])
    slow.may_end.set()
    monkeypatch.setattr(services, "sync", slow)

    async def failed(pilot: Any) -> None:
        await pilot.press("2", "S")
        await becomes(lambda: bool(pilot.app.footer.notice or pilot.app.prompt.open))

    assert snap_compare(make_app(demo, tmp_path), terminal_size=size, run_before=failed)
