"""Healing a data file: what is intact in it, what fills the gaps, and what the user is told of it."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from netui.domain.clock import Clock
from netui.domain.messages import Message, NetuiError, message
from netui.domain.tables import TABLES
from netui.storage.fileformat import META, FormatError, Tables
from netui.storage.healing.ids import has_foreign
from netui.storage.healing.quarantine import FOLDER, Kept, keep
from netui.storage.healing.sources import Sources

if TYPE_CHECKING:
    from netui.storage.healing.salvage import Salvaged

T = TypeVar("T")

_NOTHING: Final = b" \t\r\n\0\xef\xbb\xbf\xff\xfe"
"""Bytes before which a file hasn't begun: blanks, zeros, and the marks of an encoding."""


@dataclass(frozen=True, slots=True)
class Healed:
    """What a file was healed to, not yet written.

    Attributes:
        tables: The records.
        lossy: Whether a record that isn't there may be one that was lost.
        unread: The pieces that could not be read.
        causes: What was wrong, each as what follows the file's name.
        deeds: What was done.
    """

    tables: Tables
    lossy: bool
    unread: tuple[str, ...]
    causes: tuple[Message, ...]
    deeds: tuple[Message, ...]

    def said(self, path: Path, kept: Kept | None) -> Message:
        """Return all of it in one line.

        Args:
            path: The file.
            kept: Where what it was is; None where nothing was written.
        """
        deeds = list(self.deeds)
        count = sum(len(piece.splitlines()) for piece in self.unread)
        if count and kept and kept.lines:
            deeds.append(
                message(
                    "{count} line that could not be read is in {path}",
                    "{count} lines that could not be read are in {path}",
                    count=count, path=str(kept.lines),
                )
            )  # fmt: skip
        elif count:
            deeds.append(message("{count} line can't be read", "{count} lines can't be read", count=count))
        if kept is None:
            deeds.append(message("the file itself stays as it is"))
        elif not count:
            deeds.append(message("the file as it was is kept as {path}", path=str(kept.file)))
        what, done = _listed(self.causes), _listed(deeds)
        return message("{file} {what}: {done}", file=path.name, what=what, done=done)


class Healer:
    """Heals one data file.

    Args:
        aside: The folder beside it, in which its quarantine is.
        clock: Tells the time that what is kept there is named after.
        sources: Where what the file lacks may still be.

    Attributes:
        writes: Whether what is healed may be written.
    """

    def __init__(self, aside: Path, clock: Clock, sources: Sources) -> None:
        self.writes = True
        self._folder = aside / FOLDER
        self._clock = clock
        self._sources = sources

    def heal(self, path: Path, data: bytes, why: FormatError, known: Tables | None) -> Healed:
        """Return what a file is healed to.

        Args:
            path: Where it is.
            data: Its bytes, which can't be read as they stand.
            why: Why they can't.
            known: Its records when it was read last; None where it never was.

        Raises:
            FormatError: Nothing in it is intact, and nothing else tells what was in it.
        """
        from netui.storage.healing.salvage import resolved, salvage
        from netui.storage.healing.versions import completed

        found = salvage(data)
        stages = _asked(self._sources.stages, path)
        if stages is not None and any(stages):
            found = resolved(found, stages)
        begun = data.lstrip(_NOTHING)[:1]
        if not found.count and begun not in (b"", b"{"):
            raise why
        tables, deeds = found.tables, list(_deeds(found))
        if found.lossy:
            for earlier, said in self._earlier(path, known):
                filled = completed(tables, earlier)
                if count := _count(filled) - _count(tables):
                    tables = filled
                    deeds.append(said(count))
        if not _count(tables):
            raise why
        whole = message("what is intact was read") if found.lossy else message("all of it was read")
        return Healed(
            tables,
            found.lossy,
            found.unread,
            causes=tuple(_causes(found, empty=not begun)) or (why.message,),
            deeds=tuple(deeds) or (whole,),
        )

    def keep(self, path: Path, inode: int, healed: Healed) -> Kept:
        """Keep a file that is about to be replaced by what it was healed to; the caller holds the lock.

        Raises:
            OvertakenError: Another file has its name now.
            OSError: It isn't kept.
        """
        return keep(self._folder, path, inode, healed.unread, self._clock.now())

    def _earlier(self, path: Path, known: Tables | None) -> Iterator[tuple[Tables, Callable[[int], Message]]]:
        """Yield earlier states of a file, the latest first, and how to say what was taken from each."""
        if known is not None:
            yield known, _put_back
            return
        backup = self._sources.backup()
        if backup is not None:
            yield backup.tables, lambda count: _from_backup(count, backup.day)
        committed = _asked(self._sources.committed, path)
        if committed is not None:
            from netui.storage.healing.salvage import salvage

            yield salvage(committed).tables, _from_git


def adopt(tables: Tables) -> Healed | None:
    """Return what tables that can be read are healed to; None where every record is where it should be.

    Each of ours has to have an id of netui's, and no table may be inside another.
    """
    nested = any(name in rows for rows in tables.values() for name in TABLES)
    if not nested and not has_foreign(tables):
        return None
    from netui.storage.healing.salvage import put_right

    if nested:
        what, done = message("had tables inside one another"), message("each was put in its place")
    else:
        what = message("had records with ids that are not netui's")
        done = message("they were given ids of its own, wherever they are named")
    return Healed(put_right(tables), lossy=False, unread=(), causes=(what,), deeds=(done,))


def _asked(ask: Callable[[Path], T | None] | None, path: Path) -> T | None:
    """Return what git has of a file; None where it can't be asked."""
    if ask is not None:
        with contextlib.suppress(NetuiError, OSError):
            return ask(path)
    return None


def _count(tables: Tables) -> int:
    return sum(len(rows) for table, rows in tables.items() if table != META)


def _causes(found: "Salvaged", *, empty: bool) -> Iterator[Message]:
    if empty:
        yield message("was empty")
        return
    if found.marked:
        yield message("had the conflict markers of a git merge")
    elif found.twice:
        yield message("had records twice")
    if found.zeros:
        yield message("had zero bytes in it")
    if found.foreign:
        yield message("was not UTF-8 throughout")
    if not found.ended:
        yield message("was cut off")
    elif found.unread:
        yield message("was damaged")


def _deeds(found: "Salvaged") -> Iterator[Message]:
    if found.merged:
        yield message("both sides were merged")
    elif found.twice:
        yield message("both versions were merged")
    if found.conflicts:
        yield message(
            "{count} value that could not stay is kept as a conflict",
            "{count} values that could not stay are kept as conflicts",
            count=found.conflicts,
        )


def _put_back(count: int) -> Message:
    return message(
        "{count} record that was missing was put back", "{count} records that were missing were put back",
        count=count,
    )  # fmt: skip


def _from_backup(count: int, day: date) -> Message:
    return message(
        "{count} record that was missing was taken from the backup of {day}",
        "{count} records that were missing were taken from the backup of {day}",
        count=count, day=day,
    )  # fmt: skip


def _from_git(count: int) -> Message:
    return message(
        "{count} record that was missing was taken from git's last commit",
        "{count} records that were missing were taken from git's last commit",
        count=count,
    )  # fmt: skip


def _listed(parts: Sequence[Message]) -> Message:
    return reduce(lambda first, rest: message("{first}; {rest}", first=first, rest=rest), parts)
