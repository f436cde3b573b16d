"""Noting what a commit changes while it is made, when both states of the file are at hand anyway.

Reading a year of commits takes seconds; who notes them one by one never waits for that.
"""

from pathlib import Path
from typing import Final

from netui.services.recorded.kept import Kept, key
from netui.services.recorded.lines import NOTHING, UnreadableStateError, differing, state, told_by

MUCH: Final = 4 * 1024 * 1024
"""Bytes more or less: an import, or the first commit of a large network, which reading finds out once."""


def note(folder: Path, before: tuple[str, bytes] | None, after: tuple[str, bytes]) -> None:
    """Note what a commit of one parent changes; where that can't be, reading the history finds it out.

    Args:
        folder: The data folder.
        before: The file as the parent has it, git's name for that state and its bytes; None where it hasn't.
        after: The same of the commit.
    """
    if abs(len(after[1]) - len(before[1] if before else b"")) > MUCH:
        return
    try:
        old = state(before[1]) if before else NOTHING
        content = told_by([differing(old, state(after[1]))])
    except UnreadableStateError:
        return
    Kept.add(folder, key([before[0]] if before else [], after[0]), content)
