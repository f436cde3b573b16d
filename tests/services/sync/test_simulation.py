"""Machines with wrong clocks that stop at any step of a sync: all come to hold the same, and lose nothing."""

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.services.sync.simulation import Modelled, Real, played

ROUNDS = int(os.environ.get("NETUI_ROUNDS", "200"))
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_machines_that_stop_at_any_step_agree_in_the_end_and_lose_nothing(part: int) -> None:
    figures = Counter[str]()
    for seed in range(part, ROUNDS, PARTS):
        outcome = played(seed)
        assert outcome.lost == set(), seed
        figures.update(outcome.figures)
    rounds = ROUNDS // PARTS
    assert figures["crashes"] > rounds  # else hardly anything was tried
    assert figures["saved meanwhile"] > rounds
    assert figures["synced meanwhile"] > rounds


@pytest.mark.parametrize("seed", [3, 5])
def test_the_git_of_the_simulation_does_what_the_real_one_does(seed: int, tmp_path: Path) -> None:
    modelled, real = (played(seed, kind, 20, tmp_path) for kind in (Modelled, Real))
    assert modelled == real
    assert real.lost == set()
    assert real.figures["crashes"] > 0
