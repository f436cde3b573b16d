"""How much room a repository takes, and when it is worth having git put it in order.

Every commit keeps the whole file once more, at a tenth to a quarter of its size, until it is packed beside
the states before it, where hardly anything of it is left. Syncing packs what lies loose by itself
(`Bench.tidy`), which takes nothing away and reads nothing twice. What that can't do is put many packs
together, or take away what nothing refers to any more: that is `git gc`, which netui leaves to the user,
since it may also drop what somebody still hopes to find again in the reflog.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from netui.domain.messages import Message, message
from netui.services.sync.bench import MUCH
from netui.services.sync.errors import NoGitError, NoRepositoryError
from netui.services.sync.git import Git
from netui.services.sync.place import find
from netui.services.sync.process import Limits, Runner

MANY_PACKS: Final = 50
"""Packs from which on git itself would put them together."""
MUCH_LOOSE: Final = 3 * MUCH
"""Bytes of loose objects that say that packing them didn't work, or that plain git made them."""
MANY_LOOSE: Final = 6700
"""Loose objects from which on git itself would pack them."""


@dataclass(frozen=True, slots=True)
class Growth:
    """How much room a repository's objects take.

    Attributes:
        objects: How many lie loose.
        loose: Their bytes.
        packs: How many packs there are.
        packed: Their bytes.
        top: The folder that the repository is about.
    """

    objects: int
    loose: int
    packs: int
    packed: int
    top: Path

    @property
    def size(self) -> int:
        """All of it, in bytes."""
        return self.loose + self.packed

    @property
    def advice(self) -> Message | None:
        """What to do about it, in one line; None where nothing needs to be done."""
        if self.packs > MANY_PACKS or self.loose > MUCH_LOOSE or self.objects > MANY_LOOSE:
            return message(
                "the repository takes {size} MB: `git -C {top} gc` puts it in order, and keeps every commit",
                size=round(self.size / 1_000_000),
                top=str(self.top),
            )
        return None


def growth(folder: Path, limits: Limits | None = None) -> Growth | None:
    """Return how much room the repository of a data folder takes; None where it is in none.

    Raises:
        SyncError: Git failed.
    """
    place = Path(os.path.realpath(folder))
    if not place.is_dir():
        return None
    try:
        found = find(Git(place, Runner(), limits or Limits()), reading=True)
    except (NoRepositoryError, NoGitError):
        return None
    return measured(found.objects, found.top)


def measured(objects: Path, top: Path) -> Growth:
    """Return how much room objects take.

    Args:
        objects: The folder that they are in.
        top: The folder that the repository is about.
    """
    loose = [_size(each) for folder in objects.glob("[0-9a-f][0-9a-f]") for each in _files(folder)]
    packs = [each for each in _files(objects / "pack") if each.name.endswith((".pack", ".idx", ".rev"))]
    return Growth(
        len(loose),
        sum(loose),
        sum(each.name.endswith(".pack") for each in packs),
        sum(map(_size, packs)),
        top,
    )


def _files(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat(follow_symlinks=False).st_size
    except OSError:  # packed by somebody else meanwhile
        return 0
