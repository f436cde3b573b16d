"""Kinds of field: how a value is read from the file, from a person, and written back.

Two ways in. `load` reads what the file holds: quick, and it raises `ValueError` for what doesn't
belong, which the record then keeps untouched as unknown. `parse` reads what a person wrote: generous
in form, and its error says what would be right.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from netui.domain.messages import Message, message
from netui.domain.text import clean_line, clean_note

T = TypeVar("T")


class FieldError(ValueError):
    """A value that doesn't hold; `message` says what would be right."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.message = said


class Kind(Protocol[T]):
    """How the values of one field are read and written."""

    @property
    def empty(self) -> T | None:
        """What a record has where the field is absent; never written."""
        ...

    def load(self, value: Any, /) -> T:
        """Return the value from what the file holds; raises ValueError or TypeError."""
        ...

    def parse(self, value: Any, /) -> T:
        """Return the value from what a person wrote; raises FieldError."""
        ...

    def dump(self, value: T, /) -> Any:
        """Return what the file holds for a value."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """Words: one line, or several (``multiline``)."""

    multiline: bool = False
    empty: str = ""

    def load(self, value: Any, /) -> str:
        if type(value) is str:
            return value
        raise TypeError

    def parse(self, value: Any, /) -> str:
        if isinstance(value, Mapping | list | tuple):
            raise FieldError(message("should be text"))
        text = "" if value is None else str(value)
        return clean_note(text) if self.multiline else clean_line(text)

    def dump(self, value: str, /) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a few."""

    words: tuple[str, ...]
    empty: None = None

    def load(self, value: Any, /) -> str:
        if value in self.words:
            return str(value)
        raise ValueError

    def parse(self, value: Any, /) -> str:
        word = clean_line(str(value)).casefold().replace(" ", "-")
        if word in self.words:
            return word
        starts = [known for known in self.words if word and known.startswith(word)]
        if len(starts) == 1:
            return starts[0]
        raise FieldError(message("should be one of {words}", words=", ".join(self.words)))

    def dump(self, value: str, /) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Day:
    """A date, ``YYYY-MM-DD``."""

    empty: None = None

    def load(self, value: Any, /) -> date:
        if type(value) is str and len(value) == 10:
            return date.fromisoformat(value)
        raise ValueError

    def parse(self, value: Any, /) -> date:
        if isinstance(value, date):  # YAML reads an unquoted date as one
            return date(value.year, value.month, value.day)
        try:
            return self.load(clean_line(str(value)))
        except ValueError:
            raise FieldError(
                message("should be a date that exists, such as 2026-03-01, not “{value}”", value=value)
            ) from None

    def dump(self, value: date, /) -> str:
        return value.isoformat()


_BIRTHDAY = re.compile(r"(?:(\d{4})|-)-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Birthday:
    """A date whose year may be unknown: ``YYYY-MM-DD`` or ``--MM-DD``."""

    empty: str = ""

    def load(self, value: Any, /) -> str:
        if type(value) is str and (found := _BIRTHDAY.fullmatch(value)):
            year, month, day = found.groups()
            date(int(year or 2000), int(month), int(day))  # 2000: a year that has a 29 February
            return value
        raise ValueError

    def parse(self, value: Any, /) -> str:
        if isinstance(value, date):
            return value.isoformat()[:10]
        text = clean_line(str(value or ""))
        if not text:
            return ""
        try:
            return self.load(text)
        except ValueError:
            raise FieldError(
                message("should be a date such as 1980-03-01, or --03-01 without the year")
            ) from None

    def dump(self, value: str, /) -> str:
        return value


_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time in UTC as text, ``YYYY-MM-DDTHH:MM:SSZ``: texts of this form compare as times do."""

    empty: str = ""

    def load(self, value: Any, /) -> str:
        if type(value) is str:
            return value
        raise TypeError

    def parse(self, value: Any, /) -> str:
        if isinstance(value, str) and _MOMENT.fullmatch(value):
            return value
        raise FieldError(message("should be a time in UTC such as 2026-03-01T10:00:00Z"))

    def dump(self, value: str, /) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two bounds, both allowed."""

    least: int
    most: int
    empty: None = None

    def load(self, value: Any, /) -> int:
        if type(value) is int and self.least <= value <= self.most:
            return value
        raise ValueError

    def parse(self, value: Any, /) -> int:
        try:
            return self.load(int(str(value).strip()))
        except ValueError:
            raise FieldError(
                message(
                    "should be a whole number from {least} to {most}",
                    least=self.least,
                    most=self.most,
                )
            ) from None

    def dump(self, value: int, /) -> int:
        return value


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no; no is not written."""

    empty: bool = False

    def load(self, value: Any, /) -> bool:
        if type(value) is bool:
            return value
        raise TypeError

    def parse(self, value: Any, /) -> bool:
        if isinstance(value, bool):
            return value
        word = clean_line(str(value or "no")).casefold()
        if word in {"yes", "y", "true", "on", "1"}:
            return True
        if word in {"no", "n", "false", "off", "0", ""}:
            return False
        raise FieldError(message("should be yes or no"))

    def dump(self, value: bool, /) -> bool:
        return value


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of a record in another table."""

    table: str
    empty: str = ""

    def load(self, value: Any, /) -> str:
        if type(value) is str:
            return value
        raise TypeError

    def parse(self, value: Any, /) -> str:
        text = clean_line(str(value or ""))
        if text and not (text.isascii() and text.isdigit()):
            raise FieldError(message("should be the id of a record in {table}", table=self.table))
        return text

    def dump(self, value: str, /) -> str:
        return value


@dataclass(frozen=True, slots=True)
class SetOf(Generic[T]):
    """Several values, kept sorted and unique; a person may write texts with commas between them."""

    item: Kind[T]
    empty: tuple[T, ...] = ()

    def load(self, value: Any, /) -> tuple[T, ...]:
        if type(value) is list:
            return tuple(map(self.item.load, value))
        raise TypeError

    def parse(self, value: Any, /) -> tuple[T, ...]:
        if value is None:
            return ()
        if isinstance(value, str):
            value = value.split(",")
        if not isinstance(value, Sequence):
            raise FieldError(message("should be a list"))
        present = [part for part in value if part is not None and str(part).strip()]
        return self.arrange(self.item.parse(part) for part in present)

    def arrange(self, values: Any) -> tuple[T, ...]:
        """Return values sorted and unique, as the file keeps them."""
        return tuple(sorted(set(values), key=lambda value: str(self.item.dump(value))))

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
        if type(value) is not dict or not value.keys() <= self.parts.keys():
            raise TypeError
        if any(name not in value for name in self.required):
            raise ValueError
        return self.type_(**{name: self.parts[name].load(part) for name, part in value.items()})

    def parse(self, value: Any, /) -> T:
        if not isinstance(value, Mapping):
            raise FieldError(message("should be made of {parts}", parts=", ".join(self.parts)))
        found = {}
        for name, part in value.items():
            if name not in self.parts:
                raise FieldError(
                    message(
                        "has no part “{name}”; it has {parts}",
                        name=name,
                        parts=", ".join(self.parts),
                    )
                )
            found[name] = self.parts[name].parse(part)
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
        if type(value) is dict:
            return {key: self.item.load(part) for key, part in value.items()}
        raise TypeError

    def parse(self, value: Any, /) -> dict[str, T]:
        if not value:
            return {}
        if not isinstance(value, Mapping):
            raise FieldError(message("should be names with values"))
        return {clean_line(str(key)): self.item.parse(part) for key, part in value.items()}

    def dump(self, value: dict[str, T], /) -> dict[str, Any]:
        return {key: self.item.dump(part) for key, part in value.items()}


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Anything that JSON can say, kept as it came."""

    empty: None = None

    def load(self, value: Any, /) -> Any:
        return value

    def parse(self, value: Any, /) -> Any:
        return value

    def dump(self, value: Any, /) -> Any:
        return value
