"""A data file that a merge or a crash broke: every command goes on, and says in one line what was done."""

import json
import re
from pathlib import Path

from tests.cli.conftest import Run, one_line
from tests.storage.support import put
from tests.storage.test_healing_fuzz import broken as damaged
from tests.storage.test_healing_fuzz import standing
from tests.storage.test_healing_git import merged_by_git


def broken(netui: Run, data: Path) -> bytes:
    """Leave a data file with a half of its last line, after two people."""
    netui("add", "Anna Rossi")
    netui("add", "Luca Bianchi")
    whole = (data / "network.json").read_bytes()
    content = whole[: whole.index(b'"interactions"') + 5]
    put(data / "network.json", content)
    return content


def test_what_only_reads_heals_in_memory_says_so_and_writes_nothing(netui: Run, data: Path) -> None:
    content = broken(netui, data)
    listed = netui("list", "--json")
    assert listed.code == 0
    assert sorted(row["name"] for row in json.loads(listed.out)) == ["Anna Rossi", "Luca Bianchi"]
    assert listed.err == (
        "network.json was cut off: what is intact was read; 1 line can't be read; "
        "the file itself stays as it is\n"
    )
    assert (data / "network.json").read_bytes() == content


def test_what_writes_leaves_a_good_file_and_says_where_the_broken_one_is(netui: Run, data: Path) -> None:
    content = broken(netui, data)
    added = netui("add", "Sara Villa")
    assert added.code == 0
    (kept,) = (data / ".netui" / "quarantine").glob("*.json")
    assert kept.read_bytes() == content
    assert added.err.count("\n") == 1
    assert f"1 line that could not be read is in {kept.with_suffix('.txt')}" in added.err
    listed = netui("list")
    assert len(listed.lines) == 4  # a heading, and three people
    assert listed.err == ""


def test_where_nothing_is_intact_the_newest_backup_is_taken_or_the_file_refused(
    netui: Run, data: Path
) -> None:
    netui("add", "Anna Rossi")
    put(data / "network.json", b"")
    assert "is empty" in one_line(netui("list").err)
    assert (data / "network.json").read_bytes() == b""

    (data / "network.json").unlink()
    netui("add", "Anna Rossi")
    backups = data / ".netui" / "backups"
    backups.mkdir()
    (backups / "network-20261123T120000.json").write_bytes((data / "network.json").read_bytes())
    put(data / "network.json", b"\0" * 300)
    added = netui("add", "Luca Bianchi")
    assert "was empty: 1 record that was missing was taken from the backup of 23 Nov 2026" in added.err
    assert len(netui("list").lines) == 3


def among_contacts(content: bytes) -> set[str]:
    """Return the ids of lines below the contacts' heading: one among the openings may be an opening."""
    heading, found = b"", set()
    for line in content.splitlines():
        if named := re.match(rb'\s*"([a-z_]+)":\{', line):
            heading = named[1]
        elif heading == b"contacts" and (numbered := re.match(rb'\s*"([0-9]+)":\{', line)):
            found.add(numbered[1].decode())
    return found


def test_whatever_happened_to_the_file_list_shows_everybody_whose_line_stands(netui: Run, data: Path) -> None:
    data.mkdir()
    opened = 0
    for seed in range(80):
        tables, content = damaged(seed)
        put(data / "network.json", content)
        listed = netui("list", "--json")
        people = tables["contacts"].keys() & among_contacts(content)
        wanted = {key for key, _raw in standing(tables, content) if key in people}
        if listed.code:
            assert wanted == set(), seed
            one_line(listed.err)
            continue
        opened += 1
        assert wanted <= {row["id"] for row in json.loads(listed.out)}, seed
        assert len(listed.err.splitlines()) <= 1, seed
        assert (data / "network.json").read_bytes() == content
    assert opened > 60


def test_a_merge_that_git_has_not_done_is_healed_by_what_gits_index_has(netui: Run, data: Path) -> None:
    merged_by_git(data)
    listed = netui("list", "--json")
    (anna,) = (row for row in json.loads(listed.out) if row["name"] == "Anna")
    assert anna["tags"] == ["law", "ux"]  # one side took the third out: only the ancestor tells
    assert "both sides were merged" in listed.err

    assert netui("add", "Sara Villa").code == 0
    assert b"<<<<<<<" not in (data / "network.json").read_bytes()
