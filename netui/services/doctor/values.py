"""Values that a field can't have, fields and tables that netui doesn't know, sets that are out of order."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any, Final, NamedTuple

from netui.domain.kinds import (
    UNREADABLE,
    Choice,
    Currency,
    Decimal,
    FieldError,
    InexactError,
    Kind,
    Moment,
    Reference,
    SetOf,
    Shape,
    Table,
    Text,
    set_order,
    unread,
)
from netui.domain.messages import Message, message
from netui.domain.records import Raw, Record
from netui.domain.tables import RECORD_TYPES, TABLES, Request
from netui.services.doctor.findings import MENDS, Draft, Finding, Mend, Patient, correcting, short_text
from netui.storage.fileformat import canonical, same
from netui.storage.fileformat import value as as_written

Reads = Callable[[Any], bool]
"""Whether netui can read all of a value."""


class _Reader(NamedTuple):
    """How the values of a field are looked at: there are a million of them, and few differ.

    Attributes:
        texts: Texts that can be read, as far as known; None where every text can.
        reads: Whether any other value can.
    """

    texts: set[str] | None
    reads: Reads


def check(patient: Patient) -> Iterator[Finding]:
    """Yield what netui can't read, doesn't know, or finds missing."""
    for table in patient.network.rows:
        if table in TABLES:
            yield from _table(patient, TABLES[table])
        elif rows := patient.network.rows[table]:
            yield Finding(
                "unknown-table",
                message(
                    "netui doesn't know the table “{table}” ({count} record)",
                    "netui doesn't know the table “{table}” ({count} records)",
                    table=short_text(table), count=len(rows),
                ),
                message("it is kept as it is; a newer netui may have written it"),
                table, broken=False,
            )  # fmt: skip


def sets(patient: Patient) -> Iterator[Finding]:
    """Yield sets that are not sorted, or hold a value twice."""
    for table, cls in TABLES.items():
        fields = [name for name, kind in cls.kinds().items() if isinstance(kind, SetOf)]
        for identifier, raw in patient.network.rows[table].items():
            several = [name for name in fields if type(value := raw.get(name)) is list and len(value) > 1]
            if several and (wrong := [name for name in several if _is_out_of_order(raw[name])]):
                listed = ", ".join(wrong)
                yield Finding(
                    "unsorted",
                    message("{fields}: not in order, or twice the same", fields=listed),
                    MENDS, table, identifier, patient.name(table, identifier), broken=False,
                    mend=Mend(
                        message("{fields}: put in order", fields=listed),
                        rows=_sorting(table, identifier),
                    ),
                )  # fmt: skip


def _table(patient: Patient, cls: type[Record]) -> Iterator[Finding]:
    table, needed = cls.TABLE, _NEEDED[cls.TABLE]
    readers = {name: _reader(kind) for name, kind in cls.kinds().items()}
    unknown: Counter[str] = Counter()
    for identifier, raw in patient.network.rows[table].items():
        gone = raw.get("deleted")
        for name, value in raw.items():
            reader = readers.get(name)
            if reader is None:
                unknown[name] += 1
                continue
            if type(value) is str and (reader.texts is None or value in reader.texts):
                continue
            if reader.reads(value):
                if type(value) is str and reader.texts is not None:
                    reader.texts.add(value)
            elif not gone and (value or value is False or value == 0):
                yield Finding(
                    "unreadable",
                    message("{field} {what}", field=name, what=_why(cls.kinds()[name], value)),
                    correcting(table, identifier, name),
                    table, identifier, patient.name(table, identifier),
                )  # fmt: skip
        if not gone and not all(map(raw.get, needed)):
            yield from _missing(patient, table, identifier, [name for name in needed if not raw.get(name)])
        elif (
            table == Request.TABLE and not gone and not raw.get("contact") and raw["direction"] == "incoming"
        ):
            yield from _missing(patient, table, identifier, ["contact"])
    for name, count in unknown.items():
        yield Finding(
            "unknown-field",
            message(
                "netui doesn't know the field “{field}” of {table} ({count} record)",
                "netui doesn't know the field “{field}” of {table} ({count} records)",
                field=short_text(name), table=table, count=count,
            ),
            message("it is kept as it is; a newer netui may have written it"),
            table, broken=False,
        )  # fmt: skip


def _missing(patient: Patient, table: str, identifier: str, fields: list[str]) -> Iterator[Finding]:
    yield Finding(
        "missing",
        message("{fields}: nothing is there, and it takes something", fields=", ".join(fields)),
        correcting(table, identifier, fields[0]),
        table,
        identifier,
        patient.name(table, identifier),
    )


def _why(kind: Kind[Any], value: Any) -> Message:
    """Return what is wrong with a value, to stand after the field's name."""
    left = unread(kind, value)
    if left and isinstance(kind, SetOf):
        kind, value = kind.item, left[0]
    elif left and isinstance(kind, Table):
        kind, value = kind.item, next(iter(left.values()))
    shown = short_text(value)
    try:
        kind.parse(value)
    except FieldError as error:
        return message("holds “{value}” and {problem}", value=shown, problem=error.message)
    except (*UNREADABLE, ArithmeticError):
        pass
    return message("holds “{value}”, which is written in a way that netui doesn't read", value=shown)


# Reading 150,000 rows value by value has to be quick: most are texts, and most dates come again and again.


def _reader(kind: Kind[Any]) -> _Reader:
    if isinstance(kind, Text | Reference):
        return _Reader(None, lambda _value: False)
    if isinstance(kind, Choice):
        return _Reader(set(kind.words), lambda _value: False)
    if isinstance(kind, SetOf) and isinstance(kind.item, Text | Reference):
        return _Reader(set(), lambda value: type(value) is list and all(type(part) is str for part in value))
    if isinstance(kind, Shape) and any(isinstance(part, Decimal | Currency) for part in kind.parts.values()):
        return _Reader(set(), lambda value: _all_loads(kind, value) and _parses(kind, value))
    return _Reader(None if isinstance(kind, Moment) else set(), lambda value: _all_loads(kind, value))


def _all_loads(kind: Kind[Any], value: Any) -> bool:
    try:
        kind.load(value)
    except InexactError:
        return not unread(kind, value)  # something empty, which netui wouldn't write, is no harm
    except UNREADABLE:
        return False
    return True


def _parses(kind: Kind[Any], value: Any) -> bool:
    try:
        kind.parse(value)
    except FieldError:
        return False
    return True


_NEEDED: Final[Mapping[str, list[str]]] = {
    cls.TABLE: [problem.field for problem in cls().problems()] for cls in RECORD_TYPES
}


def _is_out_of_order(value: list[Any]) -> bool:
    if all(type(part) is str and part.isascii() for part in value):
        return any(one >= other for one, other in pairwise(value))
    return not same(_in_order(value), value)


def _in_order(value: list[Any]) -> list[Any]:
    written = as_written(canonical(value))  # two texts that look the same may only be composed differently
    return [part for _place, part in sorted({set_order(part): part for part in written}.items())]


def in_order(table: str, raw: Raw) -> Raw:
    """Return a row with all of its sets in order."""
    lists = {
        name: _in_order(raw[name])
        for name, kind in TABLES[table].kinds().items()
        if isinstance(kind, SetOf) and isinstance(raw.get(name), list)
    }
    return raw | lists


def _sorting(table: str, identifier: str) -> Callable[[Draft], None]:
    def rows(draft: Draft) -> None:
        draft.put(table, identifier, in_order(table, draft.row(table, identifier)))

    return rows
