"""Two machines, one network: sync by the user's own git, which loses no word and asks nothing.

`sync` does all of it, `commit` the part that needs no remote, `init` sets a folder up, `status` tells how it
stands. All of them block; `sync` tells how far it is and can be stopped from another thread.
"""

from netui.services.sync.errors import AskError, CancelledError, SyncError
from netui.services.sync.process import Limits
from netui.services.sync.report import SyncReport
from netui.services.sync.setup import InitReport, init
from netui.services.sync.state import SyncStatus, status
from netui.services.sync.syncing import commit, sync

__all__ = [
    "AskError", "CancelledError", "InitReport", "Limits", "SyncError", "SyncReport", "SyncStatus", "commit",
    "init", "status", "sync",
]  # fmt: skip
