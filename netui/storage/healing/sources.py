"""Where what a damaged data file lacks may still be."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from netui.storage.fileformat import Tables

Stages = tuple[bytes | None, bytes | None, bytes | None]
"""A file in git's index while a merge is not done: the ancestor, ours, theirs; None where it isn't there."""


class Earlier(NamedTuple):
    """An earlier state of the data.

    Attributes:
        day: When it was kept.
        tables: Its records.
    """

    day: date
    tables: Tables


@dataclass(frozen=True, slots=True)
class Sources:
    """Where what a damaged file lacks may still be.

    Attributes:
        backup: Returns the newest backup that can be read; None where there is none.
        stages: Returns what git's index has of a file whose merge is not done; None where it is.
        committed: Returns a file as git's last commit has it; None where that has none.
    """

    backup: Callable[[], Earlier | None]
    stages: Callable[[Path], Stages | None] | None = None
    committed: Callable[[Path], bytes | None] | None = None
