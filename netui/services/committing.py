"""Committing by itself: when the app is left, or after each change, as the settings say.

What runs git is imported only where there is a repository.
"""

from pathlib import Path
from threading import Event, Timer
from typing import Final

from netui.domain.clock import Clock
from netui.domain.messages import Message, NetuiError, message

SECONDS: Final = 4.0
"""For so long whoever leaves, or waits for a command's end, is kept waiting for git."""
_LOCK: Final = 1.0  # seconds, for a git that is at work there


def in_repository(folder: Path) -> bool:
    """Return whether a folder looks as if it were in a git repository; git itself isn't asked."""
    place = folder.absolute()
    return any((each / ".git").exists() for each in (place, *place.parents))


def commit_soon(
    folder: Path, clock: Clock, seconds: float = SECONDS, stop: Event | None = None
) -> Message | None:
    """Commit what changed, where the data folder is in a repository that keeps the file.

    Nothing is lost where that can't be done: the file is saved, and the next commit has it.

    Args:
        folder: The data folder.
        clock: Tells the time of backups.
        seconds: It is given up after these.
        stop: Set to give it up before, from another thread; it is set after those seconds as well.

    Returns:
        Why it could not be done; None where it was, or where there is nothing to do.
    """
    if not in_repository(folder):
        return None
    from netui.services.sync import CancelledError, Limits, commit
    from netui.services.sync.errors import NoRepositoryError

    stop = stop or Event()
    timer = Timer(seconds, stop.set)
    timer.daemon = True
    timer.start()
    limits = Limits(quiet=_LOCK, local=seconds, lock=_LOCK, attempts=3)
    try:
        commit(folder, cancel=stop, limits=limits, clock=clock)
    except NoRepositoryError:
        return None  # that of a home folder, for example, in which netui is nothing that is kept
    except CancelledError:
        return message(
            "saved, but not committed: git took more than {seconds} seconds; the next sync does it",
            seconds=f"{seconds:g}",
        )
    except NetuiError as error:
        return message("saved, but not committed: {why}", why=error.message)
    finally:
        timer.cancel()
    return None
