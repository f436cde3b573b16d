"""Writing an export: to a file, whole or not at all, or to a stream as it comes."""

import os
import stat
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from netui.domain.messages import Message, NetuiError, message
from netui.domain.network import Network
from netui.storage.durable import sync_folder, write_held


class ExportFormat(StrEnum):
    """The formats that can be written; the words that ``netui export --as`` takes."""

    JSON = "json"
    CSV = "csv"


class ExportFileError(NetuiError):
    """A file that can't be written: one line that says why and what to do."""


def export(
    network: Network, file_format: ExportFormat, target: Path | TextIO, *, overwrite: bool = False
) -> None:
    """Write the whole network as JSON, or its contacts as CSV.

    A file is readable by its owner alone, and there whole or not at all; CSV begins with the mark by which
    spreadsheets know UTF-8.

    Args:
        network: What to write.
        file_format: How.
        target: A file's path, or an open stream of text.
        overwrite: Whether a file that is there already may be replaced.

    Raises:
        ExportFileError: Where the file is there already, or can't be written; it is as it was.
    """
    lines = _lines(network, file_format)
    if not isinstance(target, Path):
        for line in lines:
            target.write(line)
        return
    _check(target, overwrite)
    mark = b"\xef\xbb\xbf" if file_format is ExportFormat.CSV else b""
    try:
        if target.exists() and not target.is_file():  # /dev/stdout, a pipe: nothing there to replace
            with target.open("wb") as stream:
                stream.writelines(line.encode() for line in lines)
            return
        os.close(write_held(target, _runs(mark, lines), lambda *_new: _check(target, overwrite)))
        sync_folder(target.absolute().parent)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise _refuse(target, message("can't be written: {why}", why=why)) from None


def _lines(network: Network, file_format: ExportFormat) -> Iterator[str]:
    if file_format is ExportFormat.JSON:
        from netui.services.exporting.whole import lines
    else:
        from netui.services.exporting.table import lines
    return lines(network)


def _runs(mark: bytes, lines: Iterator[str]) -> Iterator[bytes]:
    yield mark
    for line in lines:
        yield line.encode()


def _check(target: Path, overwrite: bool) -> None:
    """Refuse a place that nothing can be written to, or that holds something."""
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        if not target.absolute().parent.is_dir():
            raise _refuse(target, message("there is no such folder; make it first")) from None
        return
    except OSError as error:
        raise _refuse(target, message("can't be written: {why}", why=error.strerror or "")) from None
    if stat.S_ISDIR(mode):
        raise _refuse(target, message("is a folder; name a file in it"))
    if stat.S_ISREG(mode) and not overwrite:
        raise _refuse(target, message("is there already; name another file"))
    if stat.S_ISLNK(mode) and (target.is_file() or not target.exists()):
        raise _refuse(
            target, message("is a symbolic link, which isn't written through; name the file itself")
        )


def _refuse(target: Path, said: Message) -> ExportFileError:
    return ExportFileError(message("{file}: {problem}", file=str(target), problem=said))
