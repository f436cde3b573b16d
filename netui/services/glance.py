"""What the Overview shows, today and in the coming days, kept beside the data.

Opening a network, its measures and the code behind them takes longer than Textual's own start. The Overview
depends on the records, the day and the user's synonyms alone: where these are still the ones that were left,
the app shows what was worked out for this day then, and opens the network while it is being read. It may be
deleted at any time.
"""

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import netui

if TYPE_CHECKING:
    from netui.domain.matching import Give
    from netui.domain.network import Network
    from netui.services.overview import Row

MOST_LINES = 200  # of a pane that are kept: no terminal shows more at once
_FILE = Path(".netui") / "overview.json"
_LANGUAGE = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


class Line(NamedTuple):
    """One line of a pane that asks for an act: see `netui.services.overview.Row`."""

    sign: str
    name: str
    text: str
    contact: str = ""
    table: str = ""
    record: str = ""
    key: str = ""
    why: str = ""
    short: str = ""


class Glance(NamedTuple):
    """The Overview, and the counts beside the screens' names, as plain values.

    Attributes:
        contacts: How many people there are.
        exchanges: How many exchanges.
        requests: How many requests have no answer yet, needs among them.
        openings: How many openings are open.
        today: The lines of the first pane.
        give: The lines of the second.
        headline: The network in a few words.
        circles: Each circle with how many people are in it and how many it holds well; 0 = no bound.
        sectors: Each sector with how many people are in it, largest first.
        quarter: What this quarter gave and received, in words.
        rate: Exchanges a month, in words.
        months: Exchanges in each of the last twelve months, oldest first.
        promises: The open promises, in words.
        answering: How soon those who ask have an answer, and who has waited longest, in words.
        load: A word where there are more promises than a week has room for.
        matched: Whether what could be given was looked for: a start shows the rest before that.
    """

    contacts: int
    exchanges: int
    requests: int
    openings: int
    today: tuple[Line, ...]
    give: tuple[Line, ...]
    headline: tuple[str, ...]
    circles: tuple[tuple[str, int, int], ...]
    sectors: tuple[tuple[str, int], ...]
    quarter: str
    rate: str
    months: tuple[int, ...]
    promises: tuple[str, ...]
    answering: tuple[str, ...]
    load: str
    matched: bool


def look(network: "Network", today: date, gives: "Sequence[Give] | None") -> Glance:
    """Return the Overview of a network on a day.

    Args:
        network: The network.
        today: The day.
        gives: Everything that could be given; None where nobody has looked for it yet.
    """
    from netui.domain.tables import Contact, Exchange
    from netui.services.overview import overview

    seen = overview(network, today, gives or ())
    return Glance(
        contacts=network.count(Contact),
        exchanges=network.count(Exchange),
        requests=waiting(network),
        openings=open_ones(network, today),
        today=_lines(seen.today),
        give=_lines(seen.give),
        headline=tuple(seen.network.headline),
        circles=tuple((each.circle, each.count, each.size or 0) for each in seen.network.circles),
        sectors=tuple(seen.network.sectors),
        quarter=seen.exchange.quarter,
        rate=seen.exchange.rate,
        months=tuple(seen.exchange.months),
        promises=tuple(seen.exchange.promises),
        answering=tuple(seen.exchange.answering),
        load=seen.exchange.load,
        matched=gives is not None,
    )


def waiting(network: "Network") -> int:
    """Return how many requests have no answer yet: read from the rows, for a start has no time for more."""
    return _count(network, "requests", ("fulfilled", "declined", "withdrawn"))


def open_ones(network: "Network", today: date) -> int:
    """Return how many openings are neither closed nor past their day."""
    return _count(network, "openings", ("filled", "closed"), today.isoformat())


def _count(network: "Network", table: str, over: Sequence[str], until: str = "") -> int:
    return sum(
        not raw.get("deleted")
        and raw.get("status") not in over
        and not (until and isinstance(last := raw.get("closes_on"), str) and last < until)
        for raw in network.rows[table].values()
    )


def _lines(rows: Sequence["Row"]) -> tuple[Line, ...]:
    return tuple(Line(*(getattr(row, name) for name in Line._fields)) for row in rows)


def keep(folder: Path, glances: Mapping[date, Glance], synonyms: str = "") -> None:
    """Keep what the Overview shows, for the next start; where that can't be, nothing is lost.

    Args:
        folder: The data folder, with everything saved.
        glances: The Overview as it stands, by the day that it is for.
        synonyms: What tells the user's synonyms from others.
    """
    key = _key(folder, synonyms)
    path = folder / _FILE
    if key is None or not path.parent.is_dir():
        return
    days = {
        day.isoformat(): glance._replace(today=glance.today[:MOST_LINES], give=glance.give[:MOST_LINES])
        for day, glance in glances.items()
    }
    beside = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump({"key": key, "days": days}, stream, ensure_ascii=False, separators=(",", ":"))
        beside.replace(path)


def complete(glance: Glance) -> bool:
    """Whether a glance that was kept has every line that there was."""
    return len(glance.today) < MOST_LINES and len(glance.give) < MOST_LINES


def recall(folder: Path, today: date, synonyms: str = "") -> Glance | None:
    """Return what the Overview shows on a day, or None where data, synonyms, language or version are others.

    Args:
        folder: The data folder.
        today: The day that it is.
        synonyms: What tells the user's synonyms from others.
    """
    try:
        kept = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        if kept["key"] != _key(folder, synonyms):
            return None
        return _glance(kept["days"][today.isoformat()])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _glance(values: Any) -> Glance:
    """Return the glance that JSON's lists hold; raises TypeError or ValueError where they hold none."""
    glance = Glance(*values)
    return glance._replace(
        today=tuple(Line(*map(str, line)) for line in glance.today),
        give=tuple(Line(*map(str, line)) for line in glance.give),
        headline=tuple(map(str, glance.headline)),
        circles=tuple((str(word), int(count), int(size)) for word, count, size in glance.circles),
        sectors=tuple((str(word), int(count)) for word, count in glance.sectors),
        months=tuple(map(int, glance.months)),
        promises=tuple(map(str, glance.promises)),
        answering=tuple(map(str, glance.answering)),
        load=str(glance.load),
        matched=bool(glance.matched),
    )


def _key(folder: Path, synonyms: str) -> list[str] | None:
    """Return what has to be the same for a glance to hold; None where there is no data file."""
    try:
        found = (folder / "network.json").stat()
    except OSError:
        return None
    language = next((os.environ[name] for name in _LANGUAGE if os.environ.get(name)), "")
    file = f"{found.st_mtime_ns} {found.st_size} {found.st_ino}"
    return [netui.__version__, language, file, synonyms]
