"""Which backups are kept: the last 10, one a day for 14 days, one a week for 8 weeks."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from netui.storage.retention import to_keep

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MOMENTS = st.sets(
    st.integers(-3 * 24 * 60, 120 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    max_size=80,
)


def monday(moment: datetime) -> datetime:
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=day.weekday())


@given(MOMENTS)
def test_the_last_ten_are_kept(moments: set[datetime]) -> None:
    assert to_keep(moments, NOW) >= set(sorted(moments)[-10:])


@given(MOMENTS)
def test_every_day_of_the_last_14_and_every_week_of_the_last_8_keeps_its_last(moments: set[datetime]) -> None:
    kept = to_keep(moments, NOW)
    for days in range(14):
        of_day = {m for m in moments if m.date() == (NOW - timedelta(days=days)).date()}
        assert not of_day or max(of_day) in kept
    for weeks in range(8):
        of_week = {m for m in moments if monday(m) == monday(NOW) - timedelta(weeks=weeks)}
        assert not of_week or max(of_week) in kept


@given(MOMENTS)
def test_nothing_else_is_kept(moments: set[datetime]) -> None:
    kept = to_keep(moments, NOW)
    assert kept <= moments
    assert len(kept) <= 10 + 14 + 8


@given(MOMENTS)
def test_keeping_again_keeps_the_same(moments: set[datetime]) -> None:
    kept = to_keep(moments, NOW)
    assert to_keep(kept, NOW) == kept


@given(st.integers(1, 40))
def test_years_of_hourly_backups_thin_out_into_days_and_weeks(step: int) -> None:
    kept: set[datetime] = set()
    moment = NOW - timedelta(days=100)
    while moment <= NOW:
        kept = to_keep(kept | {moment}, moment)
        moment += timedelta(hours=step)
    days = {found.date() for found in kept}
    weeks = {monday(found) for found in kept}
    assert len(days) >= min(14, 100 * 24 // step)
    assert len(weeks) >= 8
