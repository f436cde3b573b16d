"""The whole network as JSON: every table's records as they stand in the file, each with its ids."""

from collections.abc import Iterator

from netui.domain.ids import order, short
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.storage.fileformat import META, canonical, table_order


def lines(network: Network) -> Iterator[str]:
    """Yield an object of tables, each an array with a record a line; the trash too, marked ``deleted``."""
    names = [name for name in table_order(network.rows) if name != META]
    yield "{\n"
    for name in names:
        yield f"{canonical(name).decode()}: [\n"
        rows = network.rows.get(name, {})
        identifiers = sorted(rows, key=order)
        for identifier in identifiers:
            end = "\n" if identifier == identifiers[-1] else ",\n"
            yield canonical(with_ids(identifier, rows[identifier])).decode() + end
        yield "]\n" if name == names[-1] else "],\n"
    yield "}\n"


def with_ids(identifier: str, row: Raw) -> Raw:
    """Return a record as it stands in the file, with its ``id`` and ``short`` id."""
    return {**row, "id": identifier, "short": short(identifier)}
