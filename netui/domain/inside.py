"""Fields inside fields: where a name with dots leads to in a record, and what stands there.

A row in ``conflicts`` names what it is about so: ``external.linkedin``. A key may have dots of its own, so
that only the record can tell what such a name means.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from netui.domain.records import Raw

Place = tuple[str, ...]
"""The keys that lead to a value, from the field inwards."""


def places(raw: Mapping[str, Any], name: str) -> Iterator[Place]:
    """Yield the places that a name with dots may mean in a record: those that are there."""
    for key, part in raw.items():
        if key == name:
            yield (key,)
        elif isinstance(part, dict) and name.startswith(f"{key}."):
            yield from ((key, *rest) for rest in places(part, name[len(key) + 1 :]))


def place_for(raw: Mapping[str, Any], name: str) -> Place:
    """Return the place that a name with dots would have in a record that has nothing there."""
    for key, part in raw.items():
        if isinstance(part, dict) and name.startswith(f"{key}."):
            return (key, *_below(part, name[len(key) + 1 :]))
    field, dot, rest = name.partition(".")
    return (field, rest) if dot and rest else (name,)


def _below(raw: Mapping[str, Any], name: str) -> Place:
    for key, part in raw.items():
        if isinstance(part, dict) and name.startswith(f"{key}."):
            return (key, *_below(part, name[len(key) + 1 :]))
    return (name,)


def value_at(raw: Any, place: Place) -> Any:
    """Return what stands at a place; None where nothing does."""
    for key in place:
        if not isinstance(raw, Mapping):
            return None
        raw = raw.get(key)
    return raw


def with_value(raw: Mapping[str, Any], place: Place, value: Any) -> Raw:
    """Return a record with a value at a place; None takes it away, and what is empty then as well.

    Raises:
        ValueError: On the way there stands something that has no fields.
    """
    key, *rest = place
    changed = dict(raw)
    if rest:
        part = raw.get(key, {})
        if not isinstance(part, Mapping):
            raise ValueError(key)
        value = with_value(part, tuple(rest), value) or None
    if value is None:
        changed.pop(key, None)
    else:
        changed[key] = value
    return changed
