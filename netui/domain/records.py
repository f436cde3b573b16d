"""Records: what every table's rows have in common, and their way to and from the file.

A record is a frozen dataclass whose fields each name their `Kind`. What the file holds and netui
doesn't know, or can't read, stays in ``unknown`` and goes back untouched.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, ClassVar, Self

from netui.domain.kinds import UNREADABLE, FieldError, InexactError, Kind, Moment, beside, unread
from netui.domain.messages import Message, NetuiError, message

Raw = dict[str, Any]
"""A record as the file holds it: what JSON can say, without its id."""

_KIND = "kind"
_REQUIRED = "required"
_NOT_FIELDS = frozenset({"id", "unknown"})


def of(kind: Kind[Any], *, required: bool = False) -> Any:
    """Declare a record's field.

    Args:
        kind: How its values are read and written; its ``empty`` is the default.
        required: Whether a record without it doesn't hold.
    """
    empty = kind.empty
    metadata = {_KIND: kind, _REQUIRED: required}
    if isinstance(empty, dict):
        return dataclasses.field(default_factory=dict, metadata=metadata)
    return dataclasses.field(default=empty, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one field."""

    field: str
    message: Message

    def __str__(self) -> str:
        return str(self.said)

    @property
    def said(self) -> Message:
        """The problem as a sentence that begins with the field's name."""
        return message("{field} {problem}", field=self.field, problem=self.message)


class InvalidRecordError(NetuiError):
    """A record that doesn't hold; `problems` names each field."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        said = [problem.said for problem in self.problems]
        super().__init__(reduce(lambda first, rest: message("{first}; {rest}", first=first, rest=rest), said))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row of a table.

    Attributes:
        id: A UUID as a decimal integer.
        created: When it was made, UTC.
        updated: When it last changed, UTC.
        deleted: When it went to the trash, UTC; empty where it didn't.
        unknown: Fields of which this version doesn't know or can't read all, and those that the file
            holds empty: as the file holds them. `dump` writes these, whatever the field itself holds.
    """

    TABLE: ClassVar[str]

    id: str = ""
    created: str = of(Moment())
    updated: str = of(Moment())
    deleted: str = of(Moment())
    unknown: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    @classmethod
    def kinds(cls) -> Mapping[str, Kind[Any]]:
        """Return each field's kind, in the order in which the fields are declared."""
        return _kinds(cls)

    @classmethod
    def load(cls, identifier: str, raw: Mapping[str, Any]) -> Self:
        """Return the record that the file's row holds; never fails.

        A field that doesn't hold is kept in ``unknown`` and reads as absent; of a set, what can be read
        is read.
        """
        loaders = _loaders(cls)
        values: dict[str, Any] = {}
        unknown: dict[str, Any] = {}
        for name, value in raw.items():
            load = loaders.get(name)
            if load is None:
                unknown[name] = value
                continue
            try:
                values[name] = load(value)
            except InexactError as error:
                values[name] = error.readable
                unknown[name] = value
            except UNREADABLE:
                unknown[name] = value
            if not value and name not in unknown and values[name] == _kinds(cls)[name].empty:
                unknown[name] = value  # an empty field isn't written: this one was, and stays
        return cls(id=identifier, unknown=unknown, **values)

    def dump(self) -> Raw:
        """Return the row for the file: no empty field, and what is unknown as it came."""
        raw = dict(self.unknown)
        for name, kind in _kinds(type(self)).items():
            value = getattr(self, name)
            if name not in raw and value != kind.empty:
                raw[name] = kind.dump(value)
        return raw

    @classmethod
    def parse(cls, identifier: str, fields: Mapping[str, Any]) -> Self:
        """Return the record that a person's values make.

        Args:
            identifier: Its id.
            fields: Values as people write them, by field name; None or "" leaves a field empty.

        Raises:
            InvalidRecordError: With every field that doesn't hold and what would be right.
        """
        return cls(id=identifier).change(fields)

    def change(self, fields: Mapping[str, Any], *, whole: bool = False) -> Self:
        """Return this record with other values in some fields.

        Args:
            fields: Values as people write them, by field name; None or "" empties a field.
            whole: Whether the values are all there is to the fields: then what the file holds in them
                and netui can't read goes as well. Else it stays beside the values.

        Raises:
            InvalidRecordError: With every field that doesn't hold and what would be right.
        """
        kinds = _kinds(type(self))
        problems: list[Problem] = []
        values: dict[str, Any] = {}
        for name, value in fields.items():
            if name not in kinds:
                known = ", ".join(kinds)
                problems.append(Problem(name, message("is not a field; there are {known}", known=known)))
            elif value is None or value == "":
                values[name] = kinds[name].empty
            else:
                try:
                    values[name] = kinds[name].parse(value)
                except FieldError as error:
                    problems.append(Problem(name, error.message))
        rest = {name: value for name, value in self.unknown.items() if name not in values}
        for name in () if whole else values.keys() & self.unknown.keys():
            if left := unread(kinds[name], self.unknown[name]):
                rest[name] = beside(kinds[name].dump(values[name]), left)
        changed = dataclasses.replace(self, unknown=rest, **values)
        faulty = {problem.field for problem in problems}
        problems += [problem for problem in changed.problems() if problem.field not in faulty]
        if problems:
            raise InvalidRecordError(problems)
        return changed

    def problems(self) -> list[Problem]:
        """Return what doesn't hold in this record as a whole; a table adds its own rules."""
        return [
            Problem(field.name, message("is missing"))
            for field in dataclasses.fields(self)
            if field.metadata.get(_REQUIRED)
            and getattr(self, field.name) == field.metadata[_KIND].empty
            and not self.unknown.get(field.name)
        ]


_KINDS: dict[type, dict[str, Kind[Any]]] = {}
_LOADERS: dict[type, dict[str, Callable[[Any], Any]]] = {}


def _loaders(cls: type[Record]) -> dict[str, Callable[[Any], Any]]:
    known = _LOADERS.get(cls)
    if known is None:
        known = _LOADERS[cls] = {name: kind.load for name, kind in _kinds(cls).items()}
    return known


def _kinds(cls: type[Record]) -> dict[str, Kind[Any]]:
    known = _KINDS.get(cls)
    if known is not None:
        return known
    fields = [field for field in dataclasses.fields(cls) if field.name not in _NOT_FIELDS]
    stamps = {"created", "updated", "deleted"}
    fields.sort(key=lambda field: field.name in stamps)  # the table's own fields first, for people
    _KINDS[cls] = {field.name: field.metadata[_KIND] for field in fields}
    return _KINDS[cls]
