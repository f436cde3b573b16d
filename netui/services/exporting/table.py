"""Contacts as CSV, for spreadsheets and for other programs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from netui.domain.ids import order
from netui.domain.network import Network
from netui.services.exporting.cells import columns, to_cells

if TYPE_CHECKING:
    from io import StringIO


def lines(network: Network) -> Iterator[str]:
    """Yield the header and then each contact that isn't in the trash, as lines of CSV."""
    import csv
    from io import StringIO

    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns())
    rows = network.rows["contacts"]
    for identifier in sorted(rows, key=order):
        if not rows[identifier].get("deleted"):
            writer.writerow(to_cells(identifier, rows[identifier]))
            yield _drain(buffer)
    yield _drain(buffer)


def _drain(buffer: "StringIO") -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
