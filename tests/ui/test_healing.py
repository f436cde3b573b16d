"""A broken data file: the app opens it, and says at the bottom what was done."""

from pathlib import Path

from tests.storage.support import put
from tests.support import add, open_workspace
from tests.ui.driver import running


async def test_what_was_healed_at_the_start_and_later_is_said_in_place_of_the_keys(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    add(workspace, "Anna Rossi")
    workspace.repository.close()
    path = tmp_path / "data" / "network.json"
    whole = path.read_bytes()
    put(path, whole[:-3])
    async with running(open_workspace(tmp_path / "data"), tmp_path, (200, 24)) as driver:
        await driver.expect(
            "network.json was cut off: what is intact was read; the file as it was is kept as\\s+/"
        )
        await driver.press("2")
        assert "Anna Rossi" in driver.text
        assert "was cut off" not in driver.text
        put(path, whole.replace(b"Anna Rossi", b"Anna Neri")[:-3])
        await driver.look_until("network.json was cut off")
        await driver.expect("Anna Neri")
