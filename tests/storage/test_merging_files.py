"""Merging files: what most of them share isn't even read, and the outcome is the same as if it were."""

import json
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.merging import Counts, merge_tables
from netui.storage import merging
from netui.storage.errors import BadFileError, StorageError
from netui.storage.fileformat import META, Tables, canonical, parse
from netui.storage.lines import rendered
from netui.storage.merging import SideError, merge_bytes, merge_into
from tests.benchmarks.dataset import Size, dataset
from tests.storage.support import IDS, ODD_IDS, RAWS, tables

META_ROW = {"1": {"schema": 1}}


def written(content: Tables) -> bytes:
    return b"".join(rendered({META: META_ROW} | content).runs)


def read_whole(base: bytes | None, ours: bytes, theirs: bytes) -> bytes:
    """Return what a merge makes that reads every line of every file."""
    before = None if base is None else parse(base)
    return b"".join(rendered(merge_tables(before, parse(ours), parse(theirs), canonical).tables).runs)


@pytest.fixture(scope="module", autouse=True)
def _small_blocks() -> Iterator[None]:
    """Cut small files into many blocks too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("netui.storage.alike._BLOCK", 64)
        yield


@st.composite
def states(draw: st.DrawFn, ids: st.SearchStrategy[str]) -> tuple[bytes | None, bytes, bytes]:
    """Draw an ancestor, or none, and two files that have come from it, with much in common."""
    base = draw(tables(ids))
    sides = []
    for _ in range(2):
        side = {table: dict(rows) for table, rows in base.items()}
        for rows in side.values():
            for key in draw(st.sets(st.sampled_from(sorted(rows)))) if rows else ():
                if draw(st.booleans()):
                    rows[key] = draw(RAWS)
                else:
                    del rows[key]
        for table, rows in draw(tables(ids)).items():
            side.setdefault(table, {}).update(rows)
        sides.append(written(side))
    return draw(st.sampled_from([written(base), None])), sides[0], sides[1]


@given(states(IDS) | states(ODD_IDS))
def test_setting_aside_what_is_shared_changes_nothing(files: tuple[bytes | None, bytes, bytes]) -> None:
    base, ours, theirs = files
    merged = merge_bytes(base, ours, theirs).content
    assert merged == read_whole(base, ours, theirs)
    assert merged == merge_bytes(base, theirs, ours).content


@pytest.fixture(scope="module")
def network() -> Tables:
    return dataset(Size(300, 1500))


def diverged(network: Tables, seed: int) -> Tables:
    """Return a network with a change here and there."""
    chance = random.Random(seed)
    after = {table: dict(rows) for table, rows in network.items()}
    for rows in after.values():
        for key in list(rows):
            match chance.randrange(60):
                case 0:
                    rows[key] = rows[key] | {"note": f"{seed}", "updated": f"2026-11-2{seed}T00:00:00Z"}
                case 1:
                    del rows[key]
                case 2:
                    rows[str(chance.getrandbits(120))] = rows[key]
    return after


@pytest.mark.parametrize("block", [50, 1000, 16_384, 10**7])
def test_networks_merge_alike_however_they_are_cut(
    network: Tables, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netui.storage.alike._BLOCK", block)
    whole: list[Any] = []
    monkeypatch.setattr(merging, "_merged_whole", lambda *files: whole.append(files))
    base, ours, theirs = written(network), written(diverged(network, 1)), written(diverged(network, 2))
    for before in (base, None):
        assert merge_bytes(before, ours, theirs).content == read_whole(before, ours, theirs)
    assert whole == []  # nothing was unusual


def test_the_outcome_tells_whose_changes_are_in_it() -> None:
    def state(**names: str) -> bytes:
        return written({"contacts": {key.removeprefix("_"): {"name": name} for key, name in names.items()}})

    merged = merge_bytes(
        state(_1="a", _2="b", _3="c", _4="d"),
        state(_1="A", _2="b", _3="x", _4="d"),
        state(_1="a", _2="b", _3="y", _5="e"),
    )
    assert merged.counts == Counts(ours=1, theirs=2, both=1)
    assert merged.conflicts == 1


def test_lines_that_all_files_share_are_taken_as_they_are() -> None:
    odd = b'"7":{"name":  "as somebody wrote it"}'

    def state(name: str) -> bytes:
        return written({"contacts": {"5": {"name": name}, "7": {}, "9": {"name": "z"}}}).replace(
            b'"7":{}', odd
        )

    merged = merge_bytes(state("a"), state("b"), state("a")).content
    assert odd in merged
    assert merged == state("b")


def test_files_in_another_layout_are_merged_into_ours() -> None:
    base, ours, theirs = ({"contacts": {"1": {"name": "Anna", **more}}} for more in ({}, {"a": 1}, {"b": 2}))
    merged = merge_bytes(
        json.dumps(base).encode(), json.dumps(ours, indent=2).encode("utf-8-sig"), written(theirs)
    )
    assert merged.content == written({"contacts": {"1": {"name": "Anna", "a": 1, "b": 2}}})


def test_lines_out_of_order_come_into_order() -> None:
    """As plain git leaves them, where it put two machines' lines below one another."""
    lines = [b'"%d":{"name":"%d"}' % (number, number) for number in range(40)]
    base = written({"contacts": {}})
    ours, theirs = (
        base.replace(b'"contacts":{\n', b'"contacts":{\n' + b",\n".join(each) + b"\n")
        for each in ([*lines[20:30], *lines[:20]], lines[:20])
    )
    expected = written({"contacts": {str(number): {"name": str(number)} for number in range(30)}})
    for before in (None, base, theirs):
        assert (
            merge_bytes(before, ours, theirs).content == merge_bytes(before, theirs, ours).content == expected
        )


def twice(content: bytes) -> bytes:
    """Return a file with its first contact twice, as git's union merge may leave it."""
    first = content.partition(b'"contacts":{\n')[2].partition(b",\n")[0]
    return content.replace(first, first + b",\n" + first.replace(b'"name":"', b'"name":"x'))


@pytest.mark.parametrize(
    ("side", "spoilt", "why"),
    [
        ("ours", lambda data: b"", "is empty"),
        ("theirs", lambda data: b"", "is empty"),
        ("theirs", lambda data: data.replace(b'"contacts":{', b'<<<<<<< ours\n"contacts":{'), "markers"),
        ("ours", lambda data: data[:-30], "isn't JSON"),
        ("theirs", twice, "twice in one place"),
        ("theirs", lambda data: data.replace(b'"schema":1', b'"schema":2'), "newer netui (schema 2"),
        ("ours", lambda data: data.replace(b'"schema":1', b'"schema":"x"'), "no number"),
    ],
)
def test_a_side_that_cannot_be_merged_is_named_with_the_reason(side: str, spoilt: Any, why: str) -> None:
    whole = written({"contacts": {str(number): {"name": str(number)} for number in range(30)}})
    files = {"ours": whole.replace(b'"name":"5"', b'"name":"V"'), "theirs": whole}
    files[side] = spoilt(files[side])
    for base in (whole, None):
        with pytest.raises(SideError, match=re.escape(why)) as caught:
            merge_bytes(base, **files)
        assert caught.value.side == side


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace(b'"15"},\n', b'"15"}\n'),  # nothing separates two records
        lambda text: text.replace(b'"15"},\n', b'"15"},\n<<<<<<< HEAD\n'),
        lambda text: text.replace(b'"15"},\n', b'"15"},\n,\n'),
        lambda text: text.replace(b'"15":{"name":"15"}', b'"name":"15"'),
        lambda text: text.replace(b'"15":', b'"14":'),
        lambda text: text.replace(b'"15"},\n', b'"15"}, \n'),
    ],
)
@pytest.mark.parametrize("block", [64, 10**6])
def test_what_is_wrong_in_lines_that_all_share_is_seen(
    spoil: Any, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netui.storage.alike._BLOCK", block)
    content: Tables = {"contacts": {str(number): {"name": str(number)} for number in range(30)}}
    base = spoil(written(content))
    sides = [base.replace(b'"name":"%d"' % number, b'"name":"x"') for number in (3, 27)]
    read: list[bool] = []
    monkeypatch.setattr(merging, "_merged_whole", lambda *files: read.append(True))
    merge_bytes(base, *sides)
    assert read


@pytest.mark.parametrize("spoilt", [b"", b"{", b"{}", b"not a network"])
def test_an_ancestor_that_cannot_be_read_counts_as_none(spoilt: bytes) -> None:
    ours, theirs = (written({"contacts": {key: {"name": key}}}) for key in "12")
    assert merge_bytes(spoilt, ours, theirs).content == merge_bytes(None, ours, theirs).content


def test_an_ancestor_of_a_newer_netui_counts_as_none() -> None:
    ours, theirs = (written({"contacts": {key: {"name": key}}}) for key in "12")
    base = written({"contacts": {"1": {"name": "1"}}}).replace(b'"schema":1', b'"schema":2')
    merged = merge_bytes(base, ours, theirs).content
    assert merged == merge_bytes(None, ours, theirs).content


# Into a file


@pytest.fixture
def paths(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Three states in files: the ancestor, ours, theirs."""
    contacts: dict[str, Any] = {"1": {"name": "Anna"}}
    made = tmp_path / "base", tmp_path / "ours", tmp_path / "theirs"
    for path, more in zip(made, ({}, {"2": {"name": "Luca"}}, {"3": {"name": "Sara"}}), strict=True):
        path.write_bytes(written({"contacts": contacts | more}))
    return made


def test_the_outcome_takes_the_place_of_ours(paths: tuple[Path, Path, Path]) -> None:
    base, ours, theirs = paths
    before = base.read_bytes(), theirs.read_bytes()
    merge_into(*paths)
    assert [row["name"] for row in parse(ours.read_bytes())["contacts"].values()] == ["Anna", "Luca", "Sara"]
    assert (base.read_bytes(), theirs.read_bytes()) == before
    assert sorted(path.name for path in ours.parent.iterdir()) == ["base", "ours", "theirs"]


def test_what_cannot_be_merged_leaves_ours_as_it_is(paths: tuple[Path, Path, Path]) -> None:
    _base, ours, theirs = paths
    before = ours.read_bytes()
    theirs.write_bytes(b"no network")
    with pytest.raises(BadFileError, match=r"THEIRS isn't JSON .*: nothing was merged"):
        merge_into(*paths)
    assert ours.read_bytes() == before


@pytest.mark.parametrize("which", range(3))
def test_symbolic_links_are_not_followed(paths: tuple[Path, Path, Path], which: int, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    paths[which].rename(elsewhere)
    paths[which].symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    with pytest.raises(StorageError):
        merge_into(*paths)
    assert elsewhere.read_bytes() == before


@pytest.mark.parametrize("which", range(3))
def test_what_is_no_file_is_refused_at_once(paths: tuple[Path, Path, Path], which: int) -> None:
    paths[which].unlink()
    with pytest.raises(StorageError):
        merge_into(*paths)
    os.mkfifo(paths[which])
    with pytest.raises(BadFileError, match="is not a file"):
        merge_into(*paths)


def test_a_file_too_large_is_refused_before_it_is_read(
    paths: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with paths[2].open("r+b") as file:
        file.truncate(merging.LARGEST + 1)
    with pytest.raises(BadFileError, match="larger than 256 MB"):
        merge_into(*paths)
