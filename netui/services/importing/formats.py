"""Which format a file has, and reading it: each format's module is imported only for its own files."""

from collections.abc import Callable
from pathlib import Path

from netui.services.importing.candidates import Cancelled, Format, Progress, Reading, Watch
from netui.services.importing.files import ARCHIVE_CAP, check_size, decode, read_head, size_of

_LOOKED_AT = 65536


def detect(path: Path) -> Format:
    """Return the format of a file, by what is in it rather than by its name.

    Args:
        path: The file.

    Raises:
        ImportFileError: Where it can't be read, or is in no known format.
    """
    check_size(path, size_of(path), ARCHIVE_CAP)
    head = read_head(path, _LOOKED_AT)
    if head.startswith(b"PK"):
        return Format.LINKEDIN
    text = decode(path, head, whole=False).lstrip()
    if text[:11].casefold() == "begin:vcard":
        return Format.VCARD
    if text[:1] in {"{", "["}:
        return Format.JSON
    from netui.services.importing.linkedin import is_connections

    return Format.LINKEDIN if is_connections(text) else Format.CSV


def read(
    path: Path,
    file_format: Format | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Reading:
    """Read a file.

    Args:
        path: The file.
        file_format: Its format; found out where it isn't given.
        progress: Told how many rows are read, and of how many.
        cancelled: Asked now and then whether to stop.

    Raises:
        ImportFileError: Where it can't be read, or is not in that format.
        ImportCancelledError: Where the user cancelled.
    """
    chosen = file_format or detect(path)
    watch = Watch(progress, cancelled)
    watch.look()
    return _reader(chosen)(path, watch)


def _reader(file_format: Format) -> Callable[[Path, Watch], Reading]:
    """Return what reads a format; its module is imported here, for no command but an import needs it."""
    if file_format is Format.LINKEDIN:
        from netui.services.importing import linkedin

        return linkedin.read
    if file_format is Format.VCARD:
        from netui.services.importing import vcard

        return vcard.read
    if file_format is Format.JSON:
        from netui.services.importing import netui_json

        return netui_json.read
    from netui.services.importing import netui_csv

    return netui_csv.read
