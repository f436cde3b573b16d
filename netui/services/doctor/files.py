"""The data folder: who may read it, what is in the place of its file, what was left lying in it."""

import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from netui.domain.clock import Clock
from netui.domain.messages import Message, NetuiError, message
from netui.services.doctor.findings import MENDS, Finding, Mend
from netui.storage.backups import Backups
from netui.storage.durable import PRIVATE_FILE, PRIVATE_FOLDER, left_overs, make_private
from netui.storage.errors import OvertakenError
from netui.storage.folder import UNDO_LOG, locked_folder
from netui.storage.healing.quarantine import FOLDER as QUARANTINE
from netui.storage.names import ASIDE, NAME
from netui.storage.undolog import UndoLog, stacks

_HOUR: Final = 3600  # seconds


def check(folder: Path, clock: Clock, *, plain: bool) -> Iterator[Finding]:
    """Yield what isn't as it should be with a data folder's files; nothing where there is no folder.

    Args:
        folder: The data folder.
        clock: Tells the time of backups.
        plain: Whether the file is known to be in netui's own bytes.
    """
    if not folder.is_dir():
        return
    yield from _places(folder)
    yield from _permissions(folder)
    file = folder / NAME
    if not plain and file.is_file() and not file.is_symlink():
        yield from _content(folder, clock)
    yield from _left(folder)
    yield from _quarantine(folder)
    yield from _backups(folder, clock)
    yield from _undo_log(folder)


def _places(folder: Path) -> Iterator[Finding]:
    file, aside = folder / NAME, folder / ASIDE
    if file.is_symlink():
        yield Finding(
            "link",
            message("{path} is a symbolic link: it is read and not written", path=str(file)),
            message("give the folder it points into with --data or NETUI_DATA"),
        )
    elif file.exists() and not file.is_file():
        yield Finding(
            "no-file",
            message("{path} is no file", path=str(file)),
            message("move it away; `netui restore` has the backups"),
        )
    for path in (aside, *(aside / name for name in ("backups", QUARANTINE))):
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            yield Finding(
                "link",
                message("{path} is no folder, and netui keeps one there", path=str(path)),
                message("move it away"),
            )


def _permissions(folder: Path) -> Iterator[Finding]:
    for path in (folder, folder / ASIDE, folder / ASIDE / "backups", folder / ASIDE / QUARANTINE):
        if _is_open(path, stat.S_ISDIR, PRIVATE_FOLDER) and not _is_shared(path):
            yield _open_to_others(path, PRIVATE_FOLDER, make_private)
    inner = [folder / ASIDE, folder / ASIDE / "backups", folder / ASIDE / QUARANTINE]
    files = [folder / NAME, *(path for each in inner for path in _files(each))]
    for path in files:
        if _is_open(path, stat.S_ISREG, PRIVATE_FILE):
            yield _open_to_others(path, PRIVATE_FILE, lambda path: path.chmod(PRIVATE_FILE))


def _is_open(path: Path, is_kind: Callable[[int], bool], right: int) -> bool:
    """Whether others than its owner may use a file of ours, or we may not."""
    try:
        found = path.lstat()
    except OSError:
        return False
    ours = is_kind(found.st_mode) and found.st_uid == os.geteuid()
    return ours and bool(stat.S_IMODE(found.st_mode) & ~right)


def _is_shared(folder: Path) -> bool:
    """Whether a folder is a home, above one, or /tmp, which are left alone."""
    above_home = Path(os.path.expanduser("~")).is_relative_to(folder)  # noqa: PTH111 - Path.home may fail
    return above_home or bool(folder.stat().st_mode & stat.S_ISVTX)


def _open_to_others(path: Path, right: int, make: Callable[[Path], None]) -> Finding:
    found = stat.S_IMODE(path.lstat().st_mode)
    return Finding(
        "permissions",
        message("{path} can be used by others ({mode:04o})", path=str(path), mode=found),
        MENDS,
        mend=Mend(
            message("{path}: for you alone ({mode:04o})", path=str(path), mode=right), act=lambda: make(path)
        ),
    )


def _content(folder: Path, clock: Clock) -> Iterator[Finding]:
    from netui.services.sync.content import tables_in, written
    from netui.services.sync.errors import SyncError, UnreadableError
    from netui.services.sync.workfile import WorkFile

    file = WorkFile(Path(os.path.realpath(folder)), clock)

    def rewritten(data: bytes | None) -> bytes:
        return data if data is None else written(tables_in(data, NAME))  # type: ignore[return-value]

    try:
        data = file.held()
        plain = data is None or rewritten(data) == data
    except UnreadableError:
        yield Finding(
            "broken-file",
            message("{name} is damaged: it is healed when it is opened to be changed", name=NAME),
            MENDS,
            mend=Mend(message("{name} was healed", name=NAME)),
        )
        return
    except SyncError:
        yield Finding(
            "newer-schema",
            message("{name} was written by a newer netui: it is read and not written", name=NAME),
            message("update netui"),
            broken=False,
        )
        return
    except (NetuiError, OSError):
        return  # opening it says why
    if not plain:
        yield Finding(
            "not-canonical",
            message("{name} isn't written as netui writes it, and plain git merges that worse", name=NAME),
            MENDS,
            broken=False,
            mend=Mend(message("{name} was written anew", name=NAME), act=lambda: file.change(rewritten)),
        )


def _left(folder: Path) -> Iterator[Finding]:
    for place in (folder, folder / ASIDE, folder / ASIDE / QUARANTINE):
        for path in left_overs(place):
            if _is_nobodys(path):
                yield Finding(
                    "left-over",
                    message("{path} was left by a netui that was killed", path=str(path)),
                    MENDS,
                    broken=False,
                    mend=Mend(message("{path} was removed", path=str(path)), act=_removing(folder, path)),
                )


def _is_nobodys(path: Path) -> bool:
    """Whether whoever writes a temporary file is certainly no longer at it."""
    process = path.name.rsplit(".", 2)[1].partition("-")[0]
    try:
        if time.time() - path.lstat().st_mtime < _HOUR:
            return False
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False
    return False


def _removing(folder: Path, path: Path) -> Callable[[], None]:
    def act() -> None:
        with locked_folder(folder):
            path.unlink(missing_ok=True)

    return act


def _quarantine(folder: Path) -> Iterator[Finding]:
    for path in sorted(_files(folder / ASIDE / QUARANTINE)):
        if path.suffix == ".txt" and path.is_file():
            with path.open("rb") as file:
                count = sum(1 for _line in file)
            yield Finding(
                "quarantine",
                message(
                    "{count} line that could not be read is in {path}",
                    "{count} lines that could not be read are in {path}",
                    count=count, path=str(path),
                ),
                message("look at it, and remove it when nothing in it is missed"),
                broken=False,
            )  # fmt: skip


def _backups(folder: Path, clock: Clock) -> Iterator[Finding]:
    backups = Backups(folder)
    count = len(backups.surplus(clock.now()))
    if count:

        def act() -> None:
            with locked_folder(folder):
                backups.settle(clock.now())

        yield Finding(
            "old-backups",
            message(
                "{count} backup is older than backups are kept",
                "{count} backups are older than backups are kept",
                count=count,
            ),
            MENDS, broken=False,
            mend=Mend(
                message("{count} old backup was removed", "{count} old backups were removed", count=count),
                act=act,
            ),
        )  # fmt: skip


def _undo_log(folder: Path) -> Iterator[Finding]:
    log = UndoLog(folder / ASIDE / UNDO_LOG)
    try:
        entries = log.entries()
        done, undone = stacks(entries)
        known = {entry.target: entry for entry in entries if entry.kind == "change"}
        for stack in (done, undone):
            if stack:
                log.change(known[stack[-1]])
    except OvertakenError:
        return  # somebody is writing it, so that it is well
    except NetuiError as error:
        yield _bad_log(error.message, log.path)
    except (OSError, KeyError) as error:
        why = message("{path} can't be read ({why})", path=str(log.path), why=str(error))
        yield _bad_log(why, log.path)


def _bad_log(why: Message, path: Path) -> Finding:
    todo = message("move {name} away to undo what comes from now on", name=path.name)
    return Finding("undo-log", why, todo)


def _files(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir()) if not folder.is_symlink() else []
    except OSError:
        return []
