"""Putting changed lines in place gives the same bytes as writing every line."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from netui.domain.tables import TABLES
from netui.storage.fileformat import META, Tables
from netui.storage.lines import Written, rendered, spliced
from tests.storage.support import NAMES, ODD_IDS, RAWS, tables

CHANGES = st.dictionaries(NAMES, st.dictionaries(ODD_IDS, st.none() | RAWS, max_size=5), max_size=3)


def joined(written: Written) -> bytes:
    return b"".join(bytes(run) for run in written.runs)


def whole(content: Tables) -> Tables:
    """Return tables with every one that a file of ours has."""
    return {META: {"1": {"schema": 1}}, **{name: {} for name in TABLES}, "pets": {}, **content}


@given(tables(), CHANGES, st.data())
@example({"contacts": {"1": {}, "2": {}}}, {"contacts": {"2": None}}, None)
@example({"contacts": {"1": {}, "2": {}}}, {"contacts": {"1": None, "2": None}}, None)
@example({"contacts": {"1": {}}}, {"contacts": {"2": {}, "0": {}}}, None)
@example({"contacts": {'a"b\\c': {}, "é": {}}}, {"contacts": {'a"b\\c': {"x": 1}, '"': {}}}, None)
def test_changed_lines_are_put_where_they_belong(
    content: Tables, changes: dict[str, dict[str, dict[str, Any] | None]], data: st.DataObject | None
) -> None:
    content = whole(content)
    if data is not None:
        for table, rows in content.items():
            if rows and table != META and data.draw(st.booleans()):
                key = data.draw(st.sampled_from(sorted(rows)))
                changes.setdefault(table, {})[key] = data.draw(st.none() | RAWS)
    after = {table: dict(rows) for table, rows in content.items()}
    for table, changed in changes.items():
        for key, raw in changed.items():
            if raw is None:
                after.setdefault(table, {}).pop(key, None)
            else:
                after.setdefault(table, {})[key] = raw

    written = rendered(content)
    result = spliced(joined(written), changes)
    if result is None:
        assert not content.keys() >= changes.keys()
        return
    assert joined(result) == joined(rendered(after))
    if rendered(content).plain and result.plain:
        assert rendered(after).plain


def test_a_table_that_is_not_in_the_file_needs_every_line_written() -> None:
    file = joined(rendered(whole({})))
    assert spliced(file, {"a new table": {"1": {}}}) is None
    assert spliced(file.replace(b'"shares":{\n},\n', b""), {"contacts": {"1": {}}}) is None
