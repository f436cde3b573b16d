"""How columns share a line."""

from hypothesis import given
from hypothesis import strategies as st

from netui.ui.widgets.columns import Column, lay_out

NAME = Column("name", "Name", 10, most=20, share=2)
WORK = Column("work", "Work", 8, share=1, rank=2)
DUE = Column("due", "Due", 6, rank=1)


def shown(width: int, *columns: Column) -> dict[str, int]:
    return {columns[place].id: size for place, size in lay_out(columns, width)}


def test_what_is_left_over_is_shared_as_each_column_asks() -> None:
    assert shown(34, NAME, WORK, DUE) == {"name": 14, "work": 10, "due": 6}


def test_a_column_takes_no_more_than_it_can_use() -> None:
    assert shown(100, NAME, WORK, DUE) == {"name": 20, "work": 70, "due": 6}


def test_the_column_of_the_highest_rank_goes_first() -> None:
    assert list(shown(26, NAME, WORK, DUE)) == ["name", "due"]
    assert list(shown(12, NAME, WORK, DUE)) == ["name"]


def test_a_column_that_never_goes_is_narrowed() -> None:
    assert shown(4, NAME, WORK, DUE) == {"name": 4}


COLUMNS = st.builds(
    Column,
    st.text(max_size=3),
    st.text(max_size=3),
    st.integers(1, 30),
    st.integers(0, 40),
    st.integers(0, 5),
    st.booleans(),
    st.integers(0, 4),
    st.integers(0, 3),
)


@given(st.lists(COLUMNS, min_size=1, max_size=8), st.integers(1, 200))
def test_columns_never_take_more_than_the_line(columns: list[Column], width: int) -> None:
    found = lay_out(columns, width)
    gaps = sum(columns[place].gap for place, _size in found[:-1])
    kept = [columns[place] for place, _size in found]
    assert all(size >= 1 for _place, size in found)
    if sum(column.least for column in kept) + gaps <= width:
        assert sum(size for _place, size in found) + gaps <= width
