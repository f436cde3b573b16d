"""How well needs and offers are matched: precision and recall on pairs that were labelled by hand.

    python -m tests.benchmarks.match_quality

One half of the pairs is there to tune on: those that come out wrong are shown. The other is held out: only
its figures are printed, so that they say something about pairs that nobody has seen yet.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import yaml

from netui.domain.matching import THRESHOLD, fit

PAIRS = Path(__file__).parent.parent / "domain"
TUNING = PAIRS / "pairs_tuning.yaml"
HELD_OUT = PAIRS / "pairs_held_out.yaml"


class Pair(NamedTuple):
    """A need and an offer, whether they match, and how far they were found to."""

    need: str
    offer: str
    match: bool
    value: float

    @property
    def matched(self) -> bool:
        """Whether they were found to match."""
        return self.value >= THRESHOLD


class Quality(NamedTuple):
    """Of the matches that were found, the share that are some; of those that are some, the share found."""

    precision: float
    recall: float


def pairs(path: Path) -> list[Pair]:
    """Return the pairs in a file."""
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Pair(**each, value=fit(each["need"], each["offer"]).value) for each in listed]


def quality(of: Iterable[Pair]) -> Quality:
    """Return precision and recall."""
    listed = list(of)
    right = sum(pair.match and pair.matched for pair in listed)
    found = sum(pair.matched for pair in listed)
    there = sum(pair.match for pair in listed)
    return Quality(right / found if found else 1.0, right / there if there else 1.0)


def main() -> None:
    """Print the figures of both halves, and what is wrong in the one to tune on."""
    tuning = pairs(TUNING)
    for name, listed in (("tuning", tuning), ("held out", pairs(HELD_OUT))):
        found = quality(listed)
        count = len(listed)
        print(f"{name:9} {count} pairs  precision {found.precision:.3f}  recall {found.recall:.3f}")
    for pair in tuning:
        if pair.match != pair.matched:
            wrong = "missed" if pair.match else "wrong"
            print(f"  {wrong:7}{pair.value:.2f}  {pair.need}  |  {pair.offer}")


if __name__ == "__main__":
    main()
