"""Two machines, one network: sync by the user's own git, which loses no word and asks nothing.

`sync` does all of it, `commit` the part that needs no remote, `init` sets a folder up, `status` tells how it
stands. All of them block; `sync` tells how far it is and can be stopped from another thread. Each is imported
when it is asked for: who syncs doesn't wait for what sets up.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netui.services.sync.errors import AskError, CancelledError, SyncError
    from netui.services.sync.process import Limits
    from netui.services.sync.report import SyncReport
    from netui.services.sync.setup import InitReport, init
    from netui.services.sync.state import SyncStatus, status
    from netui.services.sync.syncing import commit, sync

_HOMES = {
    "AskError": "errors", "CancelledError": "errors", "InitReport": "setup", "Limits": "process",
    "SyncError": "errors", "SyncReport": "report", "SyncStatus": "state", "commit": "syncing",
    "init": "setup", "status": "state", "sync": "syncing",
}  # fmt: skip

__all__ = [
    "AskError", "CancelledError", "InitReport", "Limits", "SyncError", "SyncReport", "SyncStatus", "commit",
    "init", "status", "sync",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
