"""One record at a time, out of text that may be damaged before and after it."""

import json
import re
from typing import Any

import orjson

from netui.domain.records import Raw
from netui.storage.fileformat import FormatError, check, is_plain, same

KEY = re.compile(r'"((?:[^"\\\n]|\\.)*)"[ \t]*:[ \t]*\{')
"""A name, and the brace that begins what it names."""

_COMMA = re.compile(r'("(?:[^"\\\n]|\\.)*")|,(?=[ \t\r\n]*[}\]])')
"""A text, and a comma before a closing bracket."""
_LAST_COMMA = re.compile(r",[ \t\r\n]*[}\]]")

Variants = tuple[Raw, ...]
"""What a record may have been: one row, or the first and the last where a field stands in it twice."""


def name_of(written: str) -> str:
    """Return a name as it is without its escapes."""
    if "\\" not in written:
        return written
    try:
        return _whole_text(str(json.loads(f'"{written}"')))
    except ValueError:
        return written


def only_record(written: str) -> tuple[str, Variants] | None:
    """Return the id and the row that a text is, where it is one record and nothing else."""
    try:
        part = orjson.loads(f"{{{written}}}")
        if len(part) == 1 and len(orjson.dumps(part)) == len(bare := written.encode()) + 2 and is_plain(bare):
            ((identifier, raw),) = part.items()
            if type(raw) is dict:
                return identifier, (raw,)
    except (ValueError, TypeError, UnicodeEncodeError):  # not as we write it: look more closely
        pass
    key = KEY.match(written)
    if key is None:
        return None
    brace = key.end() - 1
    for text in dict.fromkeys((written, without_last_commas(written))):
        found = object_or_open(text[brace:])
        if found is not None and found[1] >= len(text) - brace:
            return name_of(key[1]), found[0]
    return None


def object_or_open(text: str) -> tuple[Variants, int] | None:
    """Return the object that a text begins with, and where it ends; also one that lacks its last brace alone.

    Its last field is there then: of what netui writes, all but a few end with the time of change.
    """
    found = object_at(text, 0)
    if found is None:
        bare = text.rstrip(" \t\r\n,")
        found = object_at(bare + "}", 0)
        if found is None or found[1] <= len(bare) or list(found[0][-1])[-1:] != ["updated"]:
            return None
    return found


def without_last_commas(text: str) -> str:
    """Return a text without the commas that nothing follows in a list or an object."""
    return _COMMA.sub(lambda found: found[1] or "", text) if _LAST_COMMA.search(text) else text


def object_at(text: str, start: int) -> tuple[Variants, int] | None:
    """Return the object that begins at a place in a text, and where it ends; None where none does."""
    try:
        last, end = _LAST.raw_decode(text, start)
        first, _end = _FIRST.raw_decode(text, start)
        rows = [_whole(each) for each in (first, last)]
        check({str(place): {"": row} for place, row in enumerate(rows)})
        return tuple(rows[:1] if same(*rows) else rows), end
    except (ValueError, RecursionError, FormatError):
        return None


def _first_of_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        found.setdefault(name, value)
    return found


_LAST = json.JSONDecoder()
_FIRST = json.JSONDecoder(object_pairs_hook=_first_of_each)


def _whole(value: Any) -> Any:
    """Return a value in which no text holds half a character."""
    if isinstance(value, str):
        return _whole_text(value)
    if isinstance(value, list):
        return [_whole(part) for part in value]
    if isinstance(value, dict):
        return {_whole_text(name): _whole(part) for name, part in value.items()}
    return value


def _whole_text(text: str) -> str:
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
