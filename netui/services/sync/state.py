"""How a data folder stands to its repository and the remote, as far as is known without asking the remote."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from netui.domain.messages import Message, message
from netui.services.sync.errors import NoGitError, NoRepositoryError, SyncError
from netui.services.sync.git import Git
from netui.services.sync.met import last_met
from netui.services.sync.place import Place, Standing, Upstream, find, standing
from netui.services.sync.process import Limits, Runner
from netui.services.sync.setup import DRIVER
from netui.services.sync.workfile import blob_hash
from netui.storage.names import NAME


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """How a data folder stands.

    Attributes:
        top: The folder that its repository is about; None where it is in none.
        remote: The remote, as it may be shown; empty where there is none.
        changed: Whether the file holds something that isn't committed.
        ahead: Commits here that the remote, as last seen, hasn't.
        behind: Commits of the remote, as last seen, that aren't here.
        driver: Whether plain git would merge the file as netui does.
        met: When netui last asked the remote; None where it never did.
        problem: Why nothing can be synced now; None where it can.
    """

    top: Path | None = None
    remote: str = ""
    changed: bool = False
    ahead: int = 0
    behind: int = 0
    driver: bool = False
    met: datetime | None = None
    problem: Message | None = None

    @property
    def known(self) -> bool:
        """Whether there is a repository that keeps the file, or will."""
        return self.top is not None


def status(folder: Path, limits: Limits | None = None) -> SyncStatus:
    """Return how a data folder stands; nothing is changed, and no remote is asked."""
    place = Path(os.path.realpath(folder))
    git = Git(place, Runner(), limits or Limits())
    if not place.is_dir():
        return SyncStatus(problem=message("{folder} isn't there yet", folder=str(place)))
    try:
        found = find(git)
    except (NoRepositoryError, NoGitError) as error:
        return SyncStatus(problem=error.message)
    except SyncError as error:
        return SyncStatus(top=place, problem=error.message)
    driver = found.settings.get(DRIVER) is not None
    try:
        upstream = found.upstream()
        now = standing(git, found, upstream)
        changed = _changed(found, now)
        ahead, behind = _between(git, now)
    except SyncError as error:
        return SyncStatus(top=found.top, driver=driver, problem=error.message)
    if now.blob is None and now.head and not now.staged:
        kept = message("the repository of {top} doesn't keep {name}", top=str(found.top), name=NAME)
        return SyncStatus(problem=kept)
    return SyncStatus(found.top, _shown(upstream), changed, ahead, behind, driver, last_met(place))


def _shown(upstream: Upstream | None) -> str:
    return upstream.remote.shown if upstream else ""


def _changed(place: Place, now: Standing) -> bool:
    try:
        data = (place.folder / NAME).read_bytes()
    except OSError:
        return False
    return blob_hash(data, place.hash) != now.blob


def _between(git: Git, now: Standing) -> tuple[int, int]:
    if now.head is None or now.tracking is None or now.head == now.tracking:
        return 0, 0
    out = git.call(
        "rev-list", "--count", "--left-right", f"{now.head}...{now.tracking}", "--",
        doing=message("compare with the remote"),
    ).out.decode("ascii")  # fmt: skip
    ahead, behind = map(int, out.split())
    return ahead, behind
