"""Which records differ between two states of the file: what comparing all of them says, found by lines."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.services.recorded.lines import NOTHING, UnreadableStateError, differing, raw, state
from netui.services.sync.content import written
from netui.storage.fileformat import META, Tables

IDS = st.integers(1, 40).map(lambda number: str(number * 7919**9))
ROWS = st.dictionaries(
    IDS,
    st.dictionaries(
        st.sampled_from(["name", "note", "é"]), st.sampled_from(["a", "b\n", '"x":{', "}", "x" * 90_000]),
        min_size=1,
    ),
    max_size=12,
)  # fmt: skip
TABLES = st.dictionaries(st.sampled_from(["contacts", "exchanges", "other"]), ROWS)


def oracle(old: Tables, new: Tables) -> dict[tuple[str, str], tuple[object, object]]:
    keys = {(table, key) for tables in (old, new) for table, rows in tables.items() for key in rows}
    found: dict[tuple[str, str], tuple[object, object]] = {}
    for table, key in keys:
        pair = old.get(table, {}).get(key), new.get(table, {}).get(key)
        if pair[0] != pair[1] and table != META:
            found[table, key] = pair
    return found


@settings(max_examples=150)
@given(TABLES, TABLES, st.booleans())
def test_it_finds_what_comparing_every_record_finds(old: Tables, new: Tables, pretty: bool) -> None:
    before, after = written(old), written(new)
    if pretty:
        after = json.dumps(json.loads(after), indent=1).encode()
    found = differing(state(before), state(after))
    assert {key: (raw(was), raw(now)) for key, (was, now) in found.items()} == oracle(old, new)


@settings(max_examples=50)
@given(TABLES)
def test_before_the_first_state_there_was_nothing(new: Tables) -> None:
    found = differing(NOTHING, state(written(new)))
    assert {key: raw(now) for key, (_was, now) in found.items()} == {
        key: now for key, (_was, now) in oracle({}, new).items()
    }


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"contacts":{"1":3}}', b"\xff", b"[" * 100_000])
def test_what_is_no_network_is_unreadable(content: bytes) -> None:
    with pytest.raises(UnreadableStateError):
        state(content)


def test_lines_that_are_no_records_are_unreadable() -> None:
    good = written({"contacts": {"1": {"name": "Anna"}, "2": {"name": "Bruno"}}})
    bad = good.replace(b'"2":', b'=======\n"2":')
    with pytest.raises(UnreadableStateError):
        differing(state(good), state(bad))
