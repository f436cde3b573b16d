"""What the Overview shows, today and in the coming days, kept beside the data.

Opening a network, its measures and the code behind them takes longer than Textual's own start. The Overview
depends on the records and the day alone: where the file is still the one that was left, the app shows what
was worked out for this day then, and opens the network while it is being read. It may be deleted at any time.
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
    record: str = ""


class Glance(NamedTuple):
    """The Overview, and the counts beside the screens' names, as plain values.

    Attributes:
        contacts: How many people there are.
        exchanges: How many exchanges.
        today: The lines of the first pane.
        give: The lines of the second.
        headline: The network in a few words.
        circles: Each circle with how many people are in it and how many it holds well; 0 = no bound.
        sectors: Each sector with how many people are in it, largest first.
        quarter: What this quarter gave and received, in words.
        rate: Exchanges a month, in words.
        months: Exchanges in each of the last twelve months, oldest first.
        promises: The open promises, in words.
    """

    contacts: int
    exchanges: int
    today: tuple[Line, ...]
    give: tuple[Line, ...]
    headline: tuple[str, ...]
    circles: tuple[tuple[str, int, int], ...]
    sectors: tuple[tuple[str, int], ...]
    quarter: str
    rate: str
    months: tuple[int, ...]
    promises: tuple[str, ...]


def look(network: "Network", today: date) -> Glance:
    """Return the Overview of a network on a day."""
    from netui.domain.tables import Contact, Exchange
    from netui.services.overview import overview

    seen = overview(network, today)
    return Glance(
        contacts=network.count(Contact),
        exchanges=network.count(Exchange),
        today=_lines(seen.today),
        give=_lines(seen.give),
        headline=tuple(seen.network.headline),
        circles=tuple((each.circle, each.count, each.size or 0) for each in seen.network.circles),
        sectors=tuple(seen.network.sectors),
        quarter=seen.exchange.quarter,
        rate=seen.exchange.rate,
        months=tuple(seen.exchange.months),
        promises=tuple(seen.exchange.promises),
    )


def _lines(rows: Sequence["Row"]) -> tuple[Line, ...]:
    return tuple(Line(row.sign, row.name, row.text, row.contact, row.record) for row in rows)


def keep(folder: Path, glances: Mapping[date, Glance]) -> None:
    """Keep what the Overview shows, for the next start; where that can't be, nothing is lost.

    Args:
        folder: The data folder, with everything saved.
        glances: The Overview as it stands, by the day that it is for.
    """
    key = _key(folder)
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


def recall(folder: Path, today: date) -> Glance | None:
    """Return what the Overview shows on a day, or None where data, language or version are others.

    Args:
        folder: The data folder.
        today: The day that it is.
    """
    try:
        kept = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        if kept["key"] != _key(folder):
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
    )


def _key(folder: Path) -> list[str] | None:
    """Return what has to be the same for a glance to hold; None where there is no data file."""
    try:
        found = (folder / "network.json").stat()
    except OSError:
        return None
    language = next((os.environ[name] for name in _LANGUAGE if os.environ.get(name)), "")
    file = f"{found.st_mtime_ns} {found.st_size} {found.st_ino}"
    return [netui.__version__, language, file]
