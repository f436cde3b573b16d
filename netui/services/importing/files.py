"""Files from outside: looked at before they are read, and refused in one line where they can't be."""

import codecs
import stat
from pathlib import Path
from typing import IO

from netui.domain.messages import Message, message
from netui.services.importing.candidates import ImportFileError

MEGABYTE = 1_000_000
TABLE_CAP = 64 * MEGABYTE  # LinkedIn's ceiling of 30,000 connections comes to about 5 MB
CARDS_CAP = 10 * MEGABYTE
ARCHIVE_CAP = 128 * MEGABYTE  # a complete LinkedIn archive has messages and articles beside the connections
DATA_CAP = 128 * MEGABYTE  # a network of 150,000 records is 63 MB
LINE_CAP = 64 * 1024


def refuse(path: Path, said: Message) -> ImportFileError:
    """Return the error for a file: its name and what is wrong with it."""
    return ImportFileError(message("{file}: {problem}", file=str(path), problem=said))


def size_of(path: Path) -> int:
    """Return a file's size in bytes.

    Raises:
        ImportFileError: Where it is missing, a folder, no file, empty, or may not be looked at.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        raise refuse(path, message("there is no such file")) from None
    except (OSError, ValueError) as error:
        raise refuse(path, _unreadable(error)) from None
    if stat.S_ISDIR(found.st_mode):
        raise refuse(path, message("is a folder; name a file in it"))
    if not stat.S_ISREG(found.st_mode):
        raise refuse(path, message("is not a file that can be read as a whole"))
    if not found.st_size:
        raise refuse(path, message("is empty"))
    return found.st_size


def check_size(path: Path, size: int, cap: int) -> None:
    """Refuse what is larger than a cap, by its size alone.

    Args:
        path: The file, for the error.
        size: Bytes.
        cap: The most that is read of its kind, in bytes.

    Raises:
        ImportFileError: Where it is larger.
    """
    if size > cap:
        raise refuse(
            path,
            message(
                "has {size} MB, and at most {cap} MB are read of a file of this kind; split it first",
                size=f"{size / MEGABYTE:.0f}",
                cap=f"{cap / MEGABYTE:.0f}",
            ),
        )


def read_bytes(path: Path, cap: int) -> bytes:
    """Return what a file holds.

    Args:
        path: The file.
        cap: The most that is read of its kind, in bytes.

    Raises:
        ImportFileError: Where it can't be read, is empty, or is larger.
    """
    check_size(path, size_of(path), cap)
    with open_binary(path) as stream:
        return read_capped(path, stream, cap)


def read_head(path: Path, count: int) -> bytes:
    """Return a file's first bytes; raises ImportFileError where it can't be read."""
    size_of(path)
    with open_binary(path) as stream:
        return _read(path, stream, count)


def open_binary(path: Path) -> IO[bytes]:
    """Open a file to read; raises ImportFileError where that isn't allowed."""
    try:
        return path.open("rb")
    except OSError as error:
        raise refuse(path, _unreadable(error)) from None


def read_capped(path: Path, stream: IO[bytes], cap: int) -> bytes:
    """Return what a stream holds; raises ImportFileError where that is more than it may be."""
    data = _read(path, stream, cap + 1)
    check_size(path, len(data), cap)
    return data


def _read(path: Path, stream: IO[bytes], count: int) -> bytes:
    try:
        return stream.read(count)
    except OSError as error:
        raise refuse(path, _unreadable(error)) from None


def _unreadable(error: Exception) -> Message:
    why = getattr(error, "strerror", None) or str(error)
    return message("can't be read: {why}", why=why)


_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1a")) + b"\x7f"


def decode(path: Path, data: bytes, *, whole: bool = True) -> str:
    """Return a file's text, whatever program wrote it.

    UTF-8 and UTF-16 are known by their mark or their form; what is neither is read as Windows' western
    alphabet (cp1252), which is what spreadsheets there write.

    Args:
        path: The file, for the error.
        data: What it holds.
        whole: Whether that is all; else the last character may be cut in two.

    Raises:
        ImportFileError: Where it isn't text.
    """
    wide = _wide(data)
    if wide is None and _is_binary(data[:65536]):
        raise refuse(path, message("is not text: netui reads CSV, vCard and JSON files, and LinkedIn's zip"))
    for encoding in (wide,) if wide else ("utf-8-sig", "cp1252"):
        try:
            return codecs.getincrementaldecoder(encoding)().decode(data, whole)
        except UnicodeDecodeError:
            continue
    return data.decode(wide or "cp1252", "replace")


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 that data is written in; None where it isn't."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    even, odd = data[:512:2], data[1:512:2]
    if odd and odd.count(0) > 0.7 * len(odd) and not even.count(0):
        return "utf-16-le"
    if odd and even.count(0) > 0.7 * len(even) and not odd.count(0):
        return "utf-16-be"
    return None


def _is_binary(head: bytes) -> bool:
    """Whether bytes are no text: a zero byte, or more control characters than stray escapes account for."""
    return b"\0" in head or len(head) - len(head.translate(None, _CONTROL)) > 32 + len(head) / 50
