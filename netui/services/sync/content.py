"""What the data file's bytes say: read, merged, counted.

Imported where there is something to do: a sync that has nothing to do takes half of the time without it.
"""

from netui.domain.messages import Message, message
from netui.domain.tables import TABLES
from netui.services.sync.errors import SyncError, UnreadableError
from netui.services.sync.workfile import BLANK
from netui.storage.fileformat import META, NAME, FormatError, Tables, UnusualError, parse, regions
from netui.storage.lines import rendered
from netui.storage.merging import MergedFile, SideError, merge_bytes
from netui.storage.migrations import SCHEMA, migrated, schema_of, with_schema


def tables_in(data: bytes, where: Message | str) -> Tables:
    """Return the tables that bytes hold, as this version of netui has them.

    Args:
        data: A whole file.
        where: What to call it.

    Raises:
        UnreadableError: It holds no network.
        SyncError: A newer netui wrote it.
    """
    try:
        tables = parse(data)
        schema = schema_of(tables)
    except FormatError as error:
        raise UnreadableError(
            message("{where} {what}: nothing was synced", where=where, what=error.message)
        ) from error
    if schema > SCHEMA:
        raise SyncError(
            message("{where} was written by a newer netui: update this one, then sync again", where=where)
        )
    return migrated(tables)


def settled(data: bytes, where: str) -> bytes:
    """Return a file that somebody may have written with another program as netui writes it.

    Args:
        data: The file.
        where: What to call it.

    Raises:
        UnreadableError: It has to be healed first.
        SyncError: A newer netui wrote it.
    """
    from netui.storage.healing.healer import adopt

    tables = tables_in(data, where)
    if (healed := adopt(tables)) is not None:
        raise UnreadableError(
            message("{where} {what}: nothing was synced", where=where, what=healed.causes[0])
        )
    return written(tables)


def mended(data: bytes, base: bytes | None = None) -> bytes:
    """Return a committed state of the file, or what is intact in it where plain git left it broken.

    Args:
        data: The state.
        base: What it came from: what is missing in a broken file was not removed there.
    """
    try:
        parse(data)
    except FormatError:
        pass
    else:
        return data
    from netui.storage.healing.salvage import salvage
    from netui.storage.healing.versions import completed

    found = salvage(data)
    if not found.count:
        return data if base is None or data.strip(BLANK) else mended(base)
    tables = completed(found.tables, salvage(base).tables) if base and found.lossy else found.tables
    return data if schema_of(tables) > SCHEMA else written(tables)


def resolved(data: bytes, base: bytes | None, ours: bytes | None, theirs: bytes | None) -> bytes:
    """Return what a file in conflict is healed to, given what git has of both sides."""
    from netui.storage.healing.salvage import resolved as both
    from netui.storage.healing.salvage import salvage

    return written(both(salvage(data), (base, ours, theirs)).tables)


def written(tables: Tables) -> bytes:
    """Return tables as netui writes them."""
    whole: Tables = {name: {} for name in TABLES} | with_schema(tables)
    return b"".join(rendered(whole).runs)


def merged(base: bytes | None, ours: bytes, theirs: bytes) -> MergedFile:
    """Merge two states of the file; see `merge_bytes`.

    Raises:
        UnreadableError: One of them holds no network, or a newer netui wrote it.
    """
    try:
        return merge_bytes(base, ours, theirs)
    except SideError as error:
        where = {"ours": message("{name} here", name=NAME), "theirs": message("{name} there", name=NAME)}
        raise UnreadableError(
            message(
                "{where} {what}: nothing was synced", where=where.get(error.side, NAME), what=error.message
            )
        ) from error


def counted(before: bytes | None, after: bytes) -> dict[str, int]:
    """Return how many records of each table differ; tables in which none does are left out."""
    if before == after:
        return {}
    old, new = _lines(before) if before else {}, _lines(after)
    found = {}
    for table in [*TABLES, *sorted((old.keys() | new.keys()) - {META, *TABLES})]:
        # A line begins with the record's id, which has no colon in it where netui made it.
        differing = {line.partition(b":")[0] for line in old.get(table, set()) ^ new.get(table, set())}
        if differing:
            found[table] = len(differing)
    return found


def _lines(data: bytes) -> dict[str, set[bytes]]:
    """Return the lines of each table; none of bytes that hold no network."""
    try:
        places = regions(data)
    except UnusualError:
        try:
            data = written(parse(data))
        except FormatError:
            return {}
        places = regions(data)
    return {
        place.table: {line.removesuffix(b",") for line in data[place.start : place.end].splitlines()}
        for place in places
    }
