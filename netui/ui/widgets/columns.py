"""How columns share the width of a line."""

from collections.abc import Sequence
from typing import NamedTuple


class Column(NamedTuple):
    """One column of a list.

    Attributes:
        id: Its name in the code; what a list is sorted by.
        title: Its title.
        least: Cells it needs.
        most: Cells it can use; 0 = all there are.
        share: How much of what is left over it takes, beside the others; 0 = none.
        right: Whether its text stands at its right end, as numbers do.
        rank: Where there is little width, the columns with the highest rank are left out first; 0 never is.
        gap: Cells between this column and the next.
    """

    id: str
    title: str
    least: int
    most: int = 0
    share: int = 0
    right: bool = False
    rank: int = 0
    gap: int = 2


def lay_out(columns: Sequence[Column], width: int) -> list[tuple[int, int]]:
    """Return which columns fit, in order, each with its cells.

    Args:
        columns: All columns.
        width: Cells for them and the gaps between them.
    """
    kept = list(range(len(columns)))
    while len(kept) > 1 and _needed(columns, kept) > width:
        worst = max(kept, key=lambda place: (columns[place].rank, place))
        if columns[worst].rank == 0:
            break
        kept.remove(worst)
    sizes = {place: columns[place].least for place in kept}
    left = width - _needed(columns, kept)
    if left < 0:
        widest = max(kept, key=lambda place: sizes[place])
        sizes[widest] = max(1, sizes[widest] + left)
    while left > 0:
        growing = [place for place in kept if columns[place].share and _room(columns[place], sizes[place])]
        if not growing:
            break
        whole = sum(columns[place].share for place in growing)
        given = 0
        for place in growing:
            more = min(_room(columns[place], sizes[place]), max(1, left * columns[place].share // whole))
            more = min(more, left - given)
            sizes[place] += more
            given += more
        left -= given
    return [(place, sizes[place]) for place in kept]


def _needed(columns: Sequence[Column], kept: Sequence[int]) -> int:
    return sum(columns[place].least for place in kept) + sum(columns[place].gap for place in kept[:-1])


def _room(column: Column, size: int) -> int:
    return column.most - size if column.most else 10_000
