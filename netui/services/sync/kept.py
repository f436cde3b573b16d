"""What git keeps of a data file, for healing one that is broken: asked of git in the folder that it is in."""

from pathlib import Path

from netui.domain.messages import message
from netui.services.sync.git import Git
from netui.services.sync.place import staged
from netui.services.sync.process import Limits, Runner
from netui.storage.healing.sources import Stages

_LIMITS = Limits(local=20)


def stages(path: Path) -> Stages | None:
    """Return what git's index has of a file whose merge is not done: the ancestor, ours, theirs.

    Raises:
        SyncError: Git can't be asked.
    """
    git = Git(path.parent, Runner(), _LIMITS)
    found = staged(git)
    if not found.keys() - {0}:
        return None
    kept = [_blob(git, found[stage].hash) if stage in found else None for stage in (1, 2, 3)]
    return kept[0], kept[1], kept[2]


def committed(path: Path) -> bytes | None:
    """Return a file as git's last commit has it.

    Raises:
        SyncError: Git can't be asked, or has none.
    """
    return _blob(Git(path.parent, Runner(), _LIMITS), f"HEAD:./{path.name}")


def _blob(git: Git, name: str) -> bytes:
    return git.call("cat-file", "blob", name, doing=message("read an earlier state")).out
