"""The demo in a folder of its own, for the app to open like any other."""

from datetime import date
from pathlib import Path

from netui.domain.messages import message
from netui.services.demo.rows import demo_rows
from netui.storage.datafile import DataFile
from netui.storage.durable import make_folder, make_private
from netui.storage.errors import StorageError, explain
from netui.storage.fileformat import NAME


def write_demo(folder: Path, today: date) -> None:
    """Write the demo's data file.

    Args:
        folder: A folder that holds no network yet; made where there is none.
        today: The day that the story is told on.

    Raises:
        StorageError: It can't be written, or there is a network already, which is left as it is.
    """
    path = folder / NAME
    if path.exists():
        raise StorageError(message("{path} is there already: the demo needs an empty folder", path=str(path)))
    rows = demo_rows(today)
    file = DataFile(path)
    try:
        make_folder(folder)
        make_private(folder)
        file.save({(table, identifier): raw for table in rows for identifier, raw in rows[table].items()})
    except OSError as error:
        raise StorageError(explain(error, path)) from error
    finally:
        file.close()
