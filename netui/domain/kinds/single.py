"""Kinds of field that hold one value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from netui.domain.kinds.base import FieldError
from netui.domain.messages import message
from netui.domain.text import clean_line, clean_note


@dataclass(frozen=True, slots=True)
class _Written:
    """What is text in the file and in memory alike."""

    empty: str = field(default="", kw_only=True)

    def load(self, value: Any, /) -> str:
        if type(value) is str:
            return value
        raise TypeError

    def dump(self, value: str, /) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Text(_Written):
    """Words: one line, or several (``multiline``)."""

    multiline: bool = False

    def parse(self, value: Any, /) -> str:
        if isinstance(value, Mapping | list | tuple):
            raise FieldError(message("should be text"))
        text = "" if value is None else str(value)
        return clean_note(text) if self.multiline else clean_line(text)


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
        word = clean_line(str(value)).casefold().replace(" ", "-").replace("_", "-")
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
        if type(value) is str and len(value) == 10 and value[7] == "-":  # not a week, 2026-W01-1
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


_BIRTHDAY = re.compile(r"(?:([0-9]{4})|-)-([0-9]{2})-([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Birthday(_Written):
    """A date whose year may be unknown: ``YYYY-MM-DD`` or ``--MM-DD``."""

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


_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?Z")


@dataclass(frozen=True, slots=True)
class Moment(_Written):
    """A time in UTC as text, ``YYYY-MM-DDTHH:MM:SSZ``: texts of this form compare as times do."""

    def parse(self, value: Any, /) -> str:
        if isinstance(value, str) and _MOMENT.fullmatch(value):
            return value
        raise FieldError(message("should be a time in UTC such as 2026-03-01T10:00:00Z"))


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
class Reference(_Written):
    """The id of a record in another table."""

    table: str = ""

    def parse(self, value: Any, /) -> str:
        text = clean_line(str(value or ""))
        if text and not (text.isascii() and text.isdigit()):
            raise FieldError(message("should be the id of a record in {table}", table=self.table))
        return text


_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Decimal(_Written):
    """A decimal number as text, ``1250.50``: no sum of money goes through a binary fraction."""

    def parse(self, value: Any, /) -> str:
        text = clean_line(str(value)).replace(" ", "")
        if "." not in text:
            text = text.replace(",", ".")  # a comma alone is the decimal point of half of Europe
        if _DECIMAL.fullmatch(text):
            return text
        raise FieldError(message("should be an amount such as 1500 or 1250.50"))


@dataclass(frozen=True, slots=True)
class Currency(_Written):
    """A currency by its three letters (ISO 4217)."""

    def parse(self, value: Any, /) -> str:
        text = clean_line(str(value)).upper()
        if len(text) == 3 and text.isascii() and text.isalpha():
            return text
        raise FieldError(message("should be a currency’s three letters, such as EUR"))
