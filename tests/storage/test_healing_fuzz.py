"""Whatever happens to the bytes of a data file, it opens, and every line that still stands whole is kept."""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netui.domain.ids import new_id
from netui.domain.records import Raw
from netui.storage.errors import BadFileError
from netui.storage.fileformat import META, FormatError, Tables, line, parse
from netui.storage.healing.healer import Healer, adopt
from netui.storage.healing.sources import Sources
from netui.storage.lines import rendered
from netui.storage.repository import Repository
from tests.storage.support import CLOCK, MADE, NOW, on_disk, put

ROUNDS = int(os.environ.get("NETUI_FUZZ_ROUNDS", "1000"))
OPENED = 60  # of them through a repository, on real files

Fuzz = Callable[[random.Random, bytes], bytes]


def network(chance: random.Random) -> Tables:
    """Make up some people, what was done with them, and a table that netui doesn't know."""

    def identifier() -> str:
        return new_id(NOW, chance)

    def stamped(**fields: Any) -> Raw:
        return {"created": MADE, "updated": MADE, **fields}

    contacts = {
        identifier(): stamped(
            name=chance.choice(("José Ródenas", "Anna Rossi", "田中 一郎", "Zoë {x}", 'O"Neill, <<')),
            tags=sorted(chance.sample(("law", "tax", "python", "ux"), 2)),
            notes=f"\n======= {number}\nsaid: {{}},\t«{'x' * chance.randrange(60)}»",
            external={"linkedin": f"in/{number}", "7": str(number)},
        )
        for number in range(12)
    }
    people = sorted(contacts)
    return {
        META: {"1": {"schema": 1}},
        "contacts": contacts,
        "interactions": {
            identifier(): stamped(
                on="2026-11-02", contacts=[chance.choice(people)], kind="call", note=f"n{each}"
            )
            for each in range(8)
        },
        "exchanges": {
            identifier(): stamped(
                contact=chance.choice(people),
                direction="gave",
                value={"amount": str(each), "currency": "EUR"},
            )
            for each in range(8)
        },
        "requests": {},
        "openings": {identifier(): stamped(title=f"Engineer {each}", status="open") for each in range(3)},
        "pets": {identifier(): {"name": f"Rex {each}", "big": 10**30 + each} for each in range(3)},
    }


# What may happen


def flip(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 40))):
        changed[chance.randrange(len(changed))] = chance.choice((chance.randrange(256), *b'{}",:\n\0'))
    return bytes(changed)


def part(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(start + chance.choice((1, 2, 9, 60, 400, 3000)), len(data))


def cut(chance: random.Random, data: bytes) -> bytes:
    return (
        data[: chance.randrange(len(data))] if chance.random() < 0.7 else data[chance.randrange(len(data)) :]
    )


def remove(chance: random.Random, data: bytes) -> bytes:
    start, end = part(chance, data)
    return data[:start] + data[end:]


def double(chance: random.Random, data: bytes) -> bytes:
    start, end = part(chance, data) if chance.random() < 0.9 else (0, len(data))
    place = chance.choice((end, chance.randrange(len(data))))
    return data[:place] + data[start:end] + data[place:]


def zero(chance: random.Random, data: bytes) -> bytes:
    start, end = part(chance, data)
    return data[:start] + b"\0" * (end - start) + data[end:]


def swap(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    for _ in range(chance.choice((1, 2, 10))):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def line_ends(chance: random.Random, data: bytes) -> bytes:
    return data.replace(b"\n", chance.choice((b"\r\n", b"\n\n", b"\n  ")))


def begin(chance: random.Random, data: bytes) -> bytes:
    return chance.choice((b"\xef\xbb\xbf", b"\0\0", b"garbage\n", b"\n", b"}")) + data


def commas(chance: random.Random, data: bytes) -> bytes:
    old, new = chance.choice(((b"\n}", b",\n}"), (b"},\n", b"}\n"), (b"},\n", b"},,\n")))
    return data.replace(old, new, chance.choice((1, -1)))


def marker(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    for _ in range(chance.choice((1, 1, 2, 4))):
        mark = chance.choice(
            (b"<<<<<<< ours", b"=======", b">>>>>>> theirs", b"||||||| 1a2b3c", b"<<<<<<<<< x")
        )
        lines.insert(chance.randrange(len(lines) + 1), mark)
    return b"\n".join(lines)


def hunk(chance: random.Random, data: bytes) -> bytes:
    """Put in what git leaves of a merge: some lines in two versions, and perhaps what they were."""
    lines = data.split(b"\n")
    start = chance.randrange(len(lines))
    ours = lines[start : start + chance.randrange(6)]
    theirs = [each.replace(b'"updated":"2026', b'"role":"CTO","updated":"2027') for each in ours]
    base = [b"||||||| base", *ours] if chance.random() < 0.5 else []
    whole = [b"<<<<<<< ours", *ours, *base, b"=======", *theirs, b">>>>>>> theirs"]
    return b"\n".join(lines[:start] + whole + lines[start + len(ours) :])


FUZZ: tuple[Fuzz, ...] = (
    flip, cut, remove, double, zero, swap, line_ends, begin, commas, marker, marker, hunk, hunk,
)  # fmt: skip


# What has to be kept


def standing(tables: Tables, data: bytes) -> list[tuple[str, Raw]]:
    """Return the records whose lines still stand whole in bytes.

    Of one that stands in what git says the ancestor was, either side may have changed any field: of that one
    it only counts that it is there.
    """
    there, ancestors, inside = set[bytes](), set[bytes](), False
    for each in data.split(b"\n"):
        bare = each.strip(b" \t\r").rstrip(b",")
        inside = bare.startswith(b"|||||||") or (inside and not bare.startswith(b"======="))
        (ancestors if inside else there).add(bare)
    return [
        (identifier, {} if written in ancestors else raw)
        for table, rows in tables.items()
        for identifier, raw in rows.items()
        if table != META and (written := line(identifier, raw)) in there | ancestors
    ]


def holds(value: Any, kept: Any) -> bool:
    """Whether a value, or each part of one, is in another."""
    if isinstance(value, list) and isinstance(kept, list):
        return all(each in kept for each in value)
    if isinstance(value, dict) and isinstance(kept, dict):
        return all(name in kept and holds(each, kept[name]) for name, each in value.items())
    return type(value) is type(kept) and bool(value == kept)


def lost(tables: Tables, identifier: str, raw: Raw) -> list[str]:
    """Return the fields of a record whose values are neither in it nor among its conflicts."""
    rows = [rows[identifier] for rows in tables.values() if identifier in rows]
    if not rows:
        return ["all of it"]
    besides = [each for each in tables.get("conflicts", {}).values() if each.get("record") == identifier]

    def kept(path: str, value: Any, now: list[Any]) -> bool:
        aside = [each[side] for each in besides if each.get("field") == path for side in ("ours", "theirs")]
        if any(holds(value, each) for each in [*now, *aside]):
            return True
        parts = [each for each in now if isinstance(each, dict)]
        return isinstance(value, dict) and all(
            kept(f"{path}.{name}", part, [each[name] for each in parts if name in each])
            for name, part in value.items()
        )

    def stands(field: str, value: Any) -> bool:
        now = [row[field] for row in rows if field in row]
        if field == "updated":  # of two times the later one
            return any(isinstance(each, str) and each >= value for each in now)
        if field == "created":
            return any(isinstance(each, str) and each <= value for each in now)
        return kept(field, value, now)

    return [field for field, value in raw.items() if not stands(field, value)]


def broken(seed: int) -> tuple[Tables, bytes]:
    """Return tables, and what became of their file."""
    chance = random.Random(seed)
    tables = network(chance)
    data = b"".join(rendered(tables).runs)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(FUZZ)(chance, data) or b"\n"
    return tables, data


def healed(data: bytes) -> Tables | None:
    """Return the tables that bytes hold, or are healed to; None where they are refused."""
    healer = Healer(Path(), CLOCK, Sources(lambda: None))
    try:
        tables = parse(data)
        found = adopt(tables)
    except FormatError as error:
        try:
            return healer.heal(Path("network.json"), data, error, None).tables
        except FormatError:
            return None
    return found.tables if found else tables


@pytest.mark.parametrize("part", range(10))
def test_every_line_that_stands_whole_is_kept_and_what_is_healed_is_whole(part: int) -> None:
    for seed in range(part, ROUNDS, 10):
        tables, data = broken(seed)
        found, whole = healed(data), standing(tables, data)
        if found is None:
            assert whole == [], seed
            continue
        for identifier, raw in whole:
            assert lost(found, identifier, raw) == [], (seed, identifier)
        again = b"".join(rendered(found).runs)
        assert b"".join(rendered(parse(again)).runs) == again, seed


def test_whatever_happened_to_it_the_file_opens_and_is_a_good_one_then(tmp_path: Path) -> None:
    for seed in range(OPENED):
        tables, data = broken(seed)
        folder = tmp_path / str(seed)
        folder.mkdir()
        put(folder / "network.json", data)
        try:
            with Repository.open(folder, CLOCK) as repository:
                rows = repository.network.rows
                for identifier, raw in standing(tables, data):
                    assert lost(rows, identifier, raw) == [], (seed, identifier)
        except BadFileError:
            assert standing(tables, data) == []
            assert (folder / "network.json").read_bytes() == data
            continue
        if not on_disk(folder):
            continue
        before = (folder / "network.json").read_bytes()
        with Repository.open(folder, CLOCK) as repository:
            assert repository.notices() == []
            assert repository.network.rows == rows
        assert (folder / "network.json").read_bytes() == before
