"""The demo is loadable, moves with the day, and is written like any other network."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from netui.domain.ids import TAIL
from netui.domain.measures import reconnect
from netui.domain.network import Network
from netui.domain.tables import TABLES
from netui.services.demo import demo_rows, write_demo
from netui.storage.errors import StorageError

TODAY = date(2026, 11, 24)
DAYS = [TODAY, date(2027, 1, 1), date(2027, 12, 31), date(2028, 2, 28), date(2028, 2, 29), date(2029, 7, 14)]


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(demo_rows(TODAY))


# Loading


def test_every_row_is_read_whole_and_written_as_it_was() -> None:
    for table, rows in demo_rows(TODAY).items():
        for identifier, raw in rows.items():
            record = TABLES[table].load(identifier, raw)
            assert not record.unknown, (table, record.unknown)
            assert not record.problems(), (table, raw)
            assert record.dump() == raw
            assert record.created <= record.updated


def test_every_table_of_the_file_is_there() -> None:
    assert demo_rows(TODAY).keys() == TABLES.keys()


def test_every_reference_leads_somewhere(network: Network) -> None:
    for table, rows in network.rows.items():
        for raw in rows.values():
            for referred, identifier in references(table, raw):
                assert identifier in network.rows[referred], (table, referred, raw)


def references(table: str, raw: dict[str, Any]) -> Iterator[tuple[str, str]]:
    fields = {
        "contacts": {"introduced_by": "contacts", "met_through": "channels"},
        "interactions": {"channel": "channels"},
        "exchanges": {
            "contact": "contacts",
            "request": "requests",
            "opening": "openings",
            "introduction": "introductions",
            "share": "shares",
        },
        "requests": {"contact": "contacts"},
        "openings": {"source": "contacts"},
        "introductions": {"a": "contacts", "b": "contacts", "request": "requests"},
    }.get(table, {})
    for name, referred in fields.items():
        if name in raw:
            yield referred, raw[name]
    lists = [*raw.get("knows", ()), *(raw["contacts"] if table == "interactions" else ())]
    for identifier in [*lists, *(one["contact"] for one in raw.get("passed", ()))]:
        yield "contacts", identifier
    for key in raw.get("dismissed", ()):
        yield "shares", key.removeprefix("share:")


def test_ids_carry_the_moment_that_the_record_was_made(network: Network) -> None:
    for rows in network.rows.values():
        for identifier, raw in rows.items():
            number = int(identifier)
            assert number >> 76 & 0xF == 7
            made = datetime.fromtimestamp((number >> 80) / 1000, UTC)
            assert made.isoformat().replace("+00:00", "Z") == raw["created"]


# Time


def test_the_same_day_tells_the_same_story_in_every_process() -> None:
    script = (
        "import hashlib, json, sys; from datetime import date; from netui.services.demo import demo_rows;"
        f"rows = demo_rows(date.fromisoformat('{TODAY}'));"
        "print(hashlib.sha256(json.dumps(rows).encode()).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_another_day_moves_every_date_by_the_difference(today: date) -> None:
    assert relative(demo_rows(today), today) == relative(demo_rows(TODAY), TODAY)


_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_ID = re.compile(r"\d{36,39}")


def relative(value: Any, today: date, name: str = "") -> Any:
    """Return a value with every date and id in it told from today."""
    if isinstance(value, dict):
        return {relative(key, today): relative(part, today, key) for key, part in value.items()}
    if isinstance(value, list):
        return sorted((relative(part, today, name) for part in value), key=str)
    if name == "birthday":
        return until_birthday(value, today)
    if not isinstance(value, str):
        return value
    midnight = datetime.combine(today, time(), UTC)
    if _DATE.fullmatch(value):
        return (date.fromisoformat(value) - today).days
    if _TIME.fullmatch(value):
        return (datetime.fromisoformat(value) - midnight).total_seconds()
    if _ID.fullmatch(value):
        return (int(value) >> 80) / 1000 - midnight.timestamp(), int(value) & TAIL
    if name == "dismissed":
        return [relative(part, today) for part in value.split(":")]
    return value


def until_birthday(birthday: str, today: date) -> int:
    return next(days for days in range(366) if f"{today + timedelta(days=days):%m-%d}" == birthday[-5:])


def test_birthdays_fall_on_the_same_day_from_today() -> None:
    near = [
        sorted(until_birthday(raw["birthday"], today) for raw in people(today) if "birthday" in raw)[:3]
        for today in DAYS
    ]
    assert near == [[1, 5, 17]] * len(DAYS)


def people(today: date) -> Iterator[dict[str, Any]]:
    yield from demo_rows(today)["contacts"].values()


def test_nothing_has_happened_yet_that_lies_ahead(network: Network) -> None:
    ahead = {"due", "closes_on", "snoozed_until", "birthday"}
    for table, rows in network.rows.items():
        for raw in rows.values():
            for name, text in texts(raw):
                if name not in ahead and (_DATE.fullmatch(text) or _TIME.fullmatch(text)):
                    assert text[:10] < TODAY.isoformat(), (table, name, raw)


def texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part, name)
    elif isinstance(value, str):
        yield name, value


def test_no_word_ties_the_story_to_a_season_a_weekday_or_a_year(network: Network) -> None:
    tied = re.compile(
        r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august"
        r"|september|october|november|december|spring|summer|autumn|winter|christmas|easter|ferragosto"
        r"|(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )
    told = {"note", "notes", "text", "reply", "outcome", "why", "met_how", "title", "asked_anyway", "role"}
    for table, rows in network.rows.items():
        for raw in rows.values():
            for name, text in texts(raw):
                assert name not in told or not tied.search(text), (table, name, text)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_day_has_some_people_to_reconnect_with_and_not_a_crowd(today: date) -> None:
    assert 6 <= len(reconnect(Network(demo_rows(today)), today)) <= 9


# The folder


def test_the_demo_is_written_as_a_database_that_stock_tinydb_opens(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    write_demo(folder, TODAY)
    assert folder.stat().st_mode & 0o777 == 0o700
    with TinyDB(folder / "network.json") as database:
        assert len(database.table("contacts").all()) == len(demo_rows(TODAY)["contacts"])
    held = json.loads((folder / "network.json").read_text(encoding="utf-8"))
    assert {table: rows for table, rows in held.items() if table in TABLES} == demo_rows(TODAY)


def test_a_network_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "network.json").write_text("mine", encoding="utf-8")
    with pytest.raises(StorageError, match="is there already"):
        write_demo(tmp_path, TODAY)
    assert (tmp_path / "network.json").read_text(encoding="utf-8") == "mine"


def test_a_demo_that_cannot_be_written_says_where(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StorageError, match="file"):
        write_demo(tmp_path / "file" / "demo", TODAY)
