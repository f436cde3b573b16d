"""The two sides of a git merge, and what they came from, out of a file with conflict markers."""

import re
from collections.abc import Iterable
from typing import NamedTuple

# `<<<<<<<`, `|||||||` (diff3, zdiff3), `=======`, `>>>>>>>`; longer where git merged the ancestors too.
_MARKER = re.compile(r"(<{7,}|\|{7,}|={7,}|>{7,})(?:[ \t].*)?")


class Sides(NamedTuple):
    """The lines of each side; those outside every hunk are in all three."""

    base: list[str]
    ours: list[str]
    theirs: list[str]


def sides(lines: Iterable[str]) -> Sides | None:
    """Return the sides that conflict markers tell apart; None where there is no marker.

    Every other line is in one of them at least, however the markers stand. Of hunks inside one another the
    outermost says whose a line is.
    """
    found = Sides([], [], [])
    sections: list[str] = []  # the part of each hunk that we are in, outermost first
    marked = False
    for line in lines:
        marker = _MARKER.fullmatch(line.rstrip())
        if marker is None:
            for each in _belongs(found, sections):
                each.append(line)
            continue
        marked = True
        kind = marker[1][0]
        if kind == "<":
            sections.append(kind)
        elif sections and kind == ">":
            sections.pop()
        elif sections:
            sections[-1] = kind
    return found if marked else None


def _belongs(found: Sides, sections: list[str]) -> Iterable[list[str]]:
    if not sections:
        return found
    if "|" in sections:
        return (found.base,)
    return (found.ours if sections[0] == "<" else found.theirs,)
