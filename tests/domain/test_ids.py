"""Ids: UUIDs in decimal, that sort by their random tail and never collide."""

import random
import uuid
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from netui.domain.clock import stamp
from netui.domain.ids import SHORT, TAIL, derived_id, new_id, order, short

MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(9999, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
IDS = st.integers(0, 2**128 - 1).map(str)


@given(MOMENTS, st.integers())
def test_a_new_id_is_a_uuid_of_version_7_that_tells_its_time(moment: datetime, seed: int) -> None:
    made = uuid.UUID(int=int(new_id(moment, random.Random(seed))))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == int(moment.timestamp() * 1000)


def test_new_ids_made_in_one_moment_differ() -> None:
    randomness, moment = random.Random(1), datetime(2026, 11, 24, tzinfo=UTC)
    assert len({new_id(moment, randomness) for _ in range(1000)}) == 1000


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1))
def test_an_identity_has_one_id_everywhere(identity: list[str]) -> None:
    made = uuid.UUID(int=int(derived_id(*identity)))
    assert (made.version, made.variant) == (8, uuid.RFC_4122)
    assert derived_id(*identity) == str(made.int)


def test_an_identitys_id_never_changes() -> None:
    # Files that people have hold ids made this way: an import would add everybody again.
    assert derived_id("linkedin", "in/anna-rossi") == "290169725810919590021604310382676516057"
    assert derived_id("a", "b") != derived_id("ab") != derived_id("b", "a")


@given(IDS)
def test_lines_are_ordered_by_the_random_tail(identifier: str) -> None:
    assert order(identifier) == (int(identifier) & TAIL, identifier)


def test_a_key_that_is_no_id_comes_last() -> None:
    keys = ["anna", "1" * 6000, "٣", "", "-1", str(2**127)]
    assert sorted(keys, key=order) == [str(2**127), "", "-1", "1" * 6000, "anna", "٣"]


@given(IDS)
def test_a_short_id_can_be_typed(identifier: str) -> None:
    assert len(short(identifier)) == SHORT
    assert set(short(identifier)) <= set("0123456789abcdefghjkmnpqrstvwxyz")


def test_short_ids_of_new_records_differ() -> None:
    randomness, moment = random.Random(2), datetime(2026, 11, 24, tzinfo=UTC)
    assert len({short(new_id(moment, randomness)) for _ in range(1000)}) == 1000


def test_a_moment_is_written_in_utc() -> None:
    rome = timezone(timedelta(hours=1))
    assert stamp(datetime(2026, 11, 24, 0, 30, 5, 999999, tzinfo=rome)) == "2026-11-23T23:30:05Z"
