"""The kind of field that keeps what has no kind."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from netui.domain.kinds.base import FieldError
from netui.domain.messages import message
from netui.domain.text import clean

_DEEPEST = 32  # levels of lists and objects; what nests deeper was made to break programs


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Anything that JSON can say, kept as it came."""

    empty: None = None

    def load(self, value: Any, /) -> Any:
        return value

    def parse(self, value: Any, /) -> Any:
        return _as_json(value, _DEEPEST)

    def dump(self, value: Any, /) -> Any:
        return value


def _as_json(value: Any, depth: int) -> Any:
    """Return a value in JSON's own types; raises FieldError for what JSON can't say."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, date):  # YAML reads an unquoted date as one
        return value.isoformat()
    if isinstance(value, int) and -(2**63) <= value < 2**64:  # what the file's reader can read back
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    if depth and isinstance(value, Mapping):
        return {clean(str(key)): _as_json(part, depth - 1) for key, part in value.items()}
    if depth and isinstance(value, list | tuple):
        return [_as_json(part, depth - 1) for part in value]
    raise FieldError(message("should be made of texts, numbers, lists and names with values"))
