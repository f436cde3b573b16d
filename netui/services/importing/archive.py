"""The zip that LinkedIn sends: the connections found in it, at any depth, without trusting its sizes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from netui.domain.messages import Message, message
from netui.domain.text import clean_line
from netui.services.importing.candidates import ImportFileError
from netui.services.importing.files import (
    ARCHIVE_CAP,
    TABLE_CAP,
    check_size,
    decode,
    read_capped,
    refuse,
    size_of,
)

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_NAME = "connections.csv"
_TABLES_LOOKED_AT = 60


def connections(path: Path, recognise: Callable[[str], bool]) -> tuple[str, tuple[Message, ...]]:
    """Return the text of the connections in an archive, and what is to be said about the choice.

    Args:
        path: The archive.
        recognise: Whether a table's text is one of connections, whatever its name.

    Raises:
        ImportFileError: Where it is damaged, locked, too large, or has no connections.
    """
    from zipfile import BadZipFile, ZipFile

    check_size(path, size_of(path), ARCHIVE_CAP)
    try:
        with ZipFile(path) as archive:
            return _choose(path, archive, recognise)
    except (BadZipFile, EOFError) as error:
        raise refuse(
            path, message("is a damaged or incomplete zip ({why}); download it again", why=str(error))
        ) from None
    except OSError as error:
        raise refuse(path, message("can't be read: {why}", why=error.strerror or str(error))) from None


def _choose(
    path: Path, archive: "ZipFile", recognise: Callable[[str], bool]
) -> tuple[str, tuple[Message, ...]]:
    members = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
    named = [info for info in members if _last_part(info).casefold() == _NAME]
    named.sort(key=lambda info: (info.filename.count("/"), -info.file_size, info.filename))
    if not named:
        return next(_by_content(path, archive, members, recognise), None) or _refuse_without(path, members)
    text = _text(path, archive, named[0])
    if len(named) == 1:
        return text, ()
    note = message(
        "{file} has {count} Connections.csv; read is {chosen}",
        file=path.name,
        count=len(named),
        chosen=clean_line(named[0].filename),
    )
    return text, (note,)


def _by_content(
    path: Path, archive: "ZipFile", members: list["ZipInfo"], recognise: Callable[[str], bool]
) -> Iterator[tuple[str, tuple[Message, ...]]]:
    """Yield tables that are LinkedIn's connections under another name, as in another language."""
    tables = [info for info in members if info.filename.casefold().endswith(".csv")]
    for info in tables[:_TABLES_LOOKED_AT]:
        try:
            text = _text(path, archive, info)
        except ImportFileError:
            continue  # another table of the archive, such as messages, may be too large
        if recognise(text):
            note = message("{file}: read is {chosen}", file=path.name, chosen=clean_line(info.filename))
            yield text, (note,)


def _text(path: Path, archive: "ZipFile", info: "ZipInfo") -> str:
    from zlib import error as damaged

    inside = path / clean_line(info.filename)
    if info.flag_bits & 1:
        raise refuse(inside, message("is locked with a password; unpack it first"))
    check_size(inside, info.file_size, TABLE_CAP)
    try:
        with archive.open(info) as stream:
            data = read_capped(inside, stream, TABLE_CAP)
    except (damaged, NotImplementedError) as error:
        raise refuse(inside, message("can't be unpacked: {why}", why=str(error))) from None
    if not data:
        raise refuse(inside, message("is empty"))
    return decode(inside, data)


def _refuse_without(path: Path, members: list["ZipInfo"]) -> tuple[str, tuple[Message, ...]]:
    names = [clean_line(info.filename)[:60] for info in members]
    if any(name.casefold() == "xl/workbook.xml" for name in names):
        raise refuse(path, message("is a spreadsheet; save it as CSV first"))
    shown = ", ".join(names[:6]) + (", …" if len(names) > 6 else "")
    raise refuse(path, message("has no Connections.csv; it has {found}", found=shown or "—"))


def _is_hidden(name: str) -> bool:
    """Whether a member is what a Mac leaves beside the files in a zip."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")


def _last_part(info: "ZipInfo") -> str:
    return info.filename.replace("\\", "/").rpartition("/")[2]
