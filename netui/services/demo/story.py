"""The story as it is written down: YAML beside this module, in which every day is counted from today."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

Entry = dict[str, Any]
"""One person, time in touch, favour or request, as the story tells it."""


def people() -> dict[str, Entry]:
    """Return everybody by the key that the story calls them by; the sector is the file's name."""
    found: dict[str, Entry] = {}
    for sector in ("software", "design", "law", "finance", "marketing", "recruiting", "manufacturing"):
        for key, person in _read(f"people/{sector}").items():
            found[key] = {"sector": sector} | person
    return found


def told(name: str) -> dict[str, Entry]:
    """Return the part of the story that has keys: channels, requests, openings, introductions, shares."""
    return dict(_read(name))


def profile() -> Entry:
    """Return who tells the story."""
    return dict(_read("profile"))


def ledger() -> list[Entry]:
    """Return what was given and received, latest first."""
    return list(_read("ledger"))


def acquaintances() -> Iterator[list[str]]:
    """Yield groups of people who all know each other: as told, and by having been introduced."""
    yield from _read("knows")
    for introduction in told("introductions").values():
        if introduction["status"] == "introduced":
            yield [introduction["a"], introduction["b"]]


def times_in_touch() -> Iterator[Entry]:
    """Yield the times in touch that the story tells one by one."""
    yield from _read("journal/together")
    for circle in ("inner", "close", "active", "wide"):
        for who, times in _read(f"journal/{circle}").items():
            for ago, kind, by, place, note in times:
                yield {"ago": ago, "kind": kind, "by": by, "place": place, "note": note, "with": [who]}


def rhythms() -> dict[str, Entry]:
    """Return how often those who are close are in touch besides, by person."""
    return dict(_read("routine"))


def chance(*about: str) -> Random:
    """Return the chance that decides about something in the story: the same every time."""
    return Random(" ".join(about))  # noqa: S311 - nothing here is secret


@cache
def _read(name: str) -> Any:
    import yaml

    text = files("netui.services.demo").joinpath(*f"{name}.yaml".split("/")).read_text(encoding="utf-8")
    # The one written in C is eight times faster and not in every build of PyYAML; both are safe loaders.
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
