"""The regular rest of two years: the coffees and messages between the times that the story tells."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, Final

from netui.services.demo import story
from netui.services.demo.story import Entry

NOTED: Final = 0.55
"""How often a time in touch has a note, as long as there are notes left."""
WITHOUT_PLACE: Final = frozenset({"call", "video", "message", "email", "letter"})


def routine(rhythms: Mapping[str, Mapping[str, Any]], told: list[Entry]) -> Iterator[Entry]:
    """Yield times in touch at each person's rhythm, leaving room around those that the story tells.

    Args:
        rhythms: By person: days between two times, between which days ago, kinds, places and notes.
        told: The times that the story tells one by one.
    """
    for who, rhythm in rhythms.items():
        taken = [time["ago"] for time in told if who in time["with"]]
        yield from _times(who, rhythm, taken)


def _times(who: str, rhythm: Mapping[str, Any], taken: list[int]) -> Iterator[Entry]:
    chance = story.chance("routine", who)
    every: int = rhythm["every"]
    first, last = rhythm["between"]
    notes = {kind: chance.sample(some, len(some)) for kind, some in rhythm["notes"].items()}
    ago = last + chance.randrange(every)
    while ago <= first:  # the latest first: notes run out, and who looks at a person looks there
        if all(abs(ago - other) > every // 2 for other in taken):
            yield _time(who, rhythm, ago, notes, chance)
        ago += every + chance.randint(-every // 5, every // 4)


def _time(
    who: str, rhythm: Mapping[str, Any], ago: int, notes: dict[str, list[str]], chance: Random
) -> Entry:
    kind: str = chance.choice(rhythm["kinds"])
    noted = notes.get(kind) and chance.random() < NOTED
    places = [] if kind in WITHOUT_PLACE else rhythm.get("places", [])
    return {
        "ago": ago,
        "kind": kind,
        "by": chance.choice(["me", "them", "both"]),
        "place": chance.choice(places) if places else "",
        "note": notes[kind].pop() if noted else "",
        "with": [who],
    }
