"""The repository that a data folder is in: whether plain git would merge the file, and sync could work."""

import os
import shlex
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from netui.domain.clock import Clock
from netui.domain.messages import Message, message
from netui.services.doctor.findings import MENDS, Finding, Mend
from netui.services.sync.errors import NoGitError, NoRepositoryError, RemoteError, SyncError
from netui.services.sync.git import Git
from netui.services.sync.growth import measured
from netui.services.sync.place import Place, Standing, find, standing
from netui.services.sync.process import Limits, Runner
from netui.services.sync.setup import DRIVER, tell_again, untold
from netui.storage.names import NAME

_LIMITS: Final = Limits(local=20)
_OLD_LOCK: Final = 600  # seconds
_KINDS: Final = {"100644", "100755", "100664"}


def check(folder: Path, clock: Clock) -> Iterator[Finding]:
    """Yield what isn't as it should be with the repository; nothing where there is none that keeps the file.

    Args:
        folder: The data folder.
        clock: Tells the time of backups.
    """
    place = Path(os.path.realpath(folder))
    if not place.is_dir():
        return
    git = Git(place, Runner(), _LIMITS)
    try:
        yield from _look(git, clock)
    except NoRepositoryError:
        return
    except NoGitError as error:
        if any((each / ".git").exists() for each in (place, *place.parents)):
            yield Finding("git", error.message, message("install git, or update it"), broken=False)
    except SyncError as error:
        yield Finding("git", error.message, message("`netui sync` works again after that"))
    except OSError as error:
        why = message("{path}: {why}", path=str(error.filename), why=error.strerror or "")
        yield Finding("git", why, message("`netui sync` works again after that"))


def _look(git: Git, clock: Clock) -> Iterator[Finding]:
    place = find(git)
    now = standing(git, place, None)
    kept = now.blob is not None or bool(now.staged)
    if not kept and not place.own:
        return  # another's repository, in which the folder only happens to be
    if not kept:
        yield Finding(
            "untracked",
            message("{name} isn't kept by the repository of {top}", name=NAME, top=str(place.top)),
            message("`netui sync init` adds it"),
        )
    yield from _state(place, now)
    yield from _setup(git, place, now, clock)
    try:
        place.upstream()
    except RemoteError as error:
        yield Finding("remote", error.message, message("`git remote set-url` gives it another"))
    yield from _size(place)


def _state(place: Place, now: Standing) -> Iterator[Finding]:
    if now.staged.keys() - {0} or now.merging:
        yield Finding(
            "merge",
            message("a merge that git began is not done"),
            message("`netui sync` finishes it"),
        )
    if any(entry.mode not in _KINDS for entry in now.staged.values()):
        yield Finding(
            "link",
            message("the repository has something else than a file in the place of {name}", name=NAME),
            message("`git log {name}` says since when: take an earlier state", name=NAME),
        )
    for name in ("index.lock", "HEAD.lock", f"{place.branch}.lock", "config.lock", "packed-refs.lock"):
        yield from _lock(
            next((each / name for each in (place.git_dir, place.common) if (each / name).exists()), None)
        )


def _lock(lock: Path | None) -> Iterator[Finding]:
    try:
        age = time.time() - lock.stat().st_mtime if lock is not None else 0
    except OSError:
        return
    if age > _OLD_LOCK:
        yield Finding(
            "git-lock",
            message("{path} has been there for {minutes} minutes", path=str(lock), minutes=int(age // 60)),
            message("where no git is at work any more, remove it: nothing is synced until then"),
        )


def _setup(git: Git, place: Place, now: Standing, clock: Clock) -> Iterator[Finding]:
    wrong: list[tuple[str, Message]] = []
    command = place.settings.get(DRIVER)
    if command is None:
        wrong.append(("driver", message("plain git wasn't told how netui merges the file, and may break it")))
    elif not _runs(command):
        said = message("plain git merges the file by a program that isn't there: {command}", command=command)
        wrong.append(("driver", said))
    for name in untold(git, place, now.head):
        if name == ".gitignore":
            wrong.append(
                ("ignore", message("{name} doesn't leave .netui/ out, or isn't committed", name=name))
            )
        else:
            wrong.append(
                (
                    "attributes",
                    message("{name} doesn't say by what the file is merged, or isn't committed", name=name),
                )
            )
    for code, said in wrong:
        mend = Mend(
            message("git was told again ({what})", what=code),
            act=lambda: tell_again(place.folder, clock=clock),
        )
        broken = code != "ignore"
        if now.merging:
            yield Finding(code, said, message("`netui sync` first, then `netui doctor --fix`"), broken=broken)
        else:
            yield Finding(code, said, MENDS, broken=broken, mend=mend)


def _runs(command: str) -> bool:
    """Whether the program that a command begins with is there."""
    try:
        words = shlex.split(command)
    except ValueError:
        return False
    return bool(words) and shutil.which(words[0]) is not None


def _size(place: Place) -> Iterator[Finding]:
    advice = measured(place.objects, place.top).advice
    if advice is not None:
        yield Finding("size", advice, message("do so when nothing else is at work there"), broken=False)
