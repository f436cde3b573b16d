"""How much room a repository takes, and when that is worth a word."""

from pathlib import Path

import pytest

from netui.services.sync import growth as growing
from netui.services.sync.growth import Growth, growth
from tests.services.sync.machines import Machine, shown


def test_it_counts_what_lies_loose_and_what_is_packed(pair: tuple[Machine, Machine]) -> None:
    laptop, _server = pair
    before = growth(laptop.folder)
    assert before is not None
    assert before.objects == int(laptop.git("count-objects").split()[0])
    assert (before.top, before.advice) == (laptop.folder, None)

    laptop.git("gc", "-q")

    after = growth(laptop.folder)
    assert after is not None
    assert (after.objects, after.loose, after.packs) == (0, 0, 1)
    assert 0 < after.size == after.packed


def test_without_a_repository_there_is_nothing_to_count(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "here")
    assert growth(machine.folder) is None
    machine.add("Anna")
    assert growth(machine.folder) is None


@pytest.mark.parametrize(
    ("found", "advised"),
    [
        (Growth(10, growing.MUCH_LOOSE, growing.MANY_PACKS, 10**8, Path("/n")), False),
        (Growth(10, growing.MUCH_LOOSE + 1, 0, 0, Path("/n")), True),
        (Growth(0, 0, growing.MANY_PACKS + 1, 10**8, Path("/n")), True),
        (Growth(growing.MANY_LOOSE + 1, 10, 0, 0, Path("/n")), True),
    ],
)
def test_advice_comes_only_where_syncing_does_not_keep_it_small(found: Growth, advised: bool) -> None:
    assert (found.advice is not None) is advised
    if found.advice is not None:
        assert f"{round(found.size / 1_000_000)} MB: `git -C /n gc`" in shown(found.advice)
