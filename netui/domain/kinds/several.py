"""Kinds of field that hold several values: sets, groups of named values, tables."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from netui.domain.kinds.base import UNREADABLE, FieldError, InexactError, Kind
from netui.domain.messages import message
from netui.domain.text import clean_line

T = TypeVar("T")


def set_order(value: Any) -> tuple[str, str]:
    """Return the place of a value in a set, as the file holds both; every set is sorted by it."""
    return (value, "str") if type(value) is str else (_spelled(value), type(value).__name__)


def _spelled(value: Any) -> str:
    """Return a JSON value as text, the same for the same value whatever the order of its keys."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_spelled(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_spelled, value)) + "]"
    return repr(value)


@dataclass(frozen=True, slots=True)
class SetOf(Generic[T]):
    """Several values, kept sorted and unique; a person may write texts with commas between them.

    A list of the file that isn't sorted or has a value twice is read as it stands: it becomes a set
    when somebody changes it.
    """

    item: Kind[T]
    empty: tuple[T, ...] = ()

    def load(self, value: Any, /) -> tuple[T, ...]:
        if type(value) is not list:
            raise TypeError
        try:
            return tuple(map(self.item.load, value))
        except UNREADABLE:
            raise InexactError(tuple(self._readable(value))) from None

    def _readable(self, value: list[Any]) -> list[T]:
        found = []
        for part in value:
            try:
                found.append(self.item.load(part))
            except InexactError as error:
                found.append(error.readable)
            except UNREADABLE:
                continue
        return found

    def parse(self, value: Any, /) -> tuple[T, ...]:
        if value is None:
            return ()
        if isinstance(value, str):
            value = value.split(",")
        if not isinstance(value, Sequence | AbstractSet):
            raise FieldError(message("should be a list"))
        parsed = [self.item.parse(part) for part in value if part is not None and str(part).strip()]
        return self.arrange(part for part in parsed if part != self.item.empty)

    def arrange(self, values: Any) -> tuple[T, ...]:
        """Return values sorted and unique, as the file keeps them."""
        return tuple(sorted(set(values), key=lambda value: set_order(self.item.dump(value))))

    def dump(self, value: tuple[T, ...], /) -> list[Any]:
        return [self.item.dump(part) for part in value]


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """A small group of named values, such as a handle, held as an object of ``type_``."""

    type_: Callable[..., T]
    parts: Mapping[str, Kind[Any]]
    required: tuple[str, ...]
    empty: None = None

    def load(self, value: Any, /) -> T:
        if type(value) is not dict:
            raise TypeError
        parts = self.parts
        found = {name: parts[name].load(part) for name, part in value.items()}
        for name in self.required:
            if found[name] == parts[name].empty:
                raise ValueError
        read = self.type_(**found)
        if not all(value.values()) and self.dump(read) != value:  # an empty part, which isn't written
            raise InexactError(read)
        return read

    def parse(self, value: Any, /) -> T:
        if isinstance(self.type_, type) and isinstance(value, self.type_):
            value = self.dump(cast("T", value))
        if not isinstance(value, Mapping):
            raise FieldError(message("should be made of {parts}", parts=", ".join(self.parts)))
        found = {}
        for name, part in value.items():
            kind = self.parts.get(name)
            if kind is None:
                parts = ", ".join(self.parts)
                raise FieldError(message("has no part “{name}”; it has {parts}", name=name, parts=parts))
            if part is None or part == "":
                continue
            try:
                found[name] = kind.parse(part)
            except FieldError as error:
                said = message("has a {part} that {problem}", part=name, problem=error.message)
                raise FieldError(said) from None
        for name in self.required:
            if name not in found or found[name] == self.parts[name].empty:
                raise FieldError(message("needs a {name}", name=name))
        return self.type_(**found)

    def dump(self, value: T, /) -> dict[str, Any]:
        found = {name: (kind, getattr(value, name)) for name, kind in self.parts.items()}
        return {name: kind.dump(part) for name, (kind, part) in found.items() if part != kind.empty}


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """Names, each with a value: such as ``external`` {system: id}."""

    item: Kind[T]

    @property
    def empty(self) -> dict[str, T]:
        return {}

    def load(self, value: Any, /) -> dict[str, T]:
        if type(value) is not dict:
            raise TypeError
        try:
            return {key: self.item.load(part) for key, part in value.items()}
        except UNREADABLE:
            raise InexactError(self._readable(value)) from None

    def _readable(self, value: dict[str, Any]) -> dict[str, T]:
        found = {}
        for key, part in value.items():
            try:
                found[key] = self.item.load(part)
            except InexactError as error:
                found[key] = error.readable
            except UNREADABLE:
                continue
        return found

    def parse(self, value: Any, /) -> dict[str, T]:
        if value is None or value == "":
            return {}
        if not isinstance(value, Mapping):
            raise FieldError(message("should be names with values, such as {example}", example="name: value"))
        found: dict[str, T] = {}
        for key, part in value.items():
            name = clean_line(str(key))
            if not name or name in found:
                raise FieldError(message("should have a different name for each value"))
            try:
                found[name] = self.item.parse(part)
            except FieldError as error:
                said = message("has a “{name}” that {problem}", name=name, problem=error.message)
                raise FieldError(said) from None
        return found

    def dump(self, value: dict[str, T], /) -> dict[str, Any]:
        return {key: self.item.dump(part) for key, part in value.items()}


def unread(kind: Kind[Any], raw: Any) -> Any:
    """Return what of a set's or a table's value in the file can't be read; something empty where all can."""
    if isinstance(kind, SetOf) and isinstance(raw, list):
        return [part for part in raw if not _reads(kind.item, part)]
    if isinstance(kind, Table) and isinstance(raw, dict):
        return {key: part for key, part in raw.items() if not _reads(kind.item, part)}
    return None


def beside(dumped: Any, left: Any) -> Any:
    """Return a set or a table as the file holds it, with what couldn't be read put back."""
    if isinstance(left, dict):
        return left | dumped
    return sorted(dumped + [part for part in left if part not in dumped], key=set_order)


def _reads(kind: Kind[Any], raw: Any) -> bool:
    try:
        kind.load(raw)
    except InexactError:
        return True
    except UNREADABLE:
        return False
    return True
