"""Machines that change one network, with wrong clocks, meet in any order, agree, and lose nothing."""

import pytest

from tests.storage.machines import play


@pytest.mark.parametrize("seed", range(200))
def test_machines_that_meet_in_any_order_agree_and_lose_nothing(seed: int) -> None:
    outcome = play(seed)
    assert outcome.lost == set()
    assert outcome.passes <= 3
