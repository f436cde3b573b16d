"""A person's row made to agree with a file, three ways, so that nothing the user wrote is overwritten.

What a source said last time stands in ``extra[source]["imported"]``: the common ancestor. A field that
the user hasn't touched since takes the source's new value; a touched one stays. To a set only what is new
in the source is added, so what the user took out stays out. A source never empties a field: an export
with fewer columns, or a connection who hides an address, takes nothing away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from netui.domain.kinds import SetOf, set_order
from netui.domain.records import Raw
from netui.domain.tables import Contact
from netui.services.importing.candidates import Candidate
from netui.services.importing.identity import handle_key

IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Merged:
    """A row after an import.

    Attributes:
        row: The row; the one that came in where nothing differs.
        changed: Fields that took the file's value.
        kept: Fields where the file says something else and the user's value stays.
    """

    row: Raw
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def new_row(source: str, candidate: Candidate, now: str) -> Raw:
    """Return the row of somebody who isn't in the network yet.

    Args:
        source: The word for where they come from.
        candidate: The person.
        now: The time of the import, UTC, for a file that doesn't tell when the record was made.
    """
    made = min(candidate.created or now, now)  # a stamp from the future would win every merge
    row: Raw = {**candidate.fields, "source": source, "created": made, "updated": made}
    if candidate.external:
        row["external"] = {source: candidate.external}
    row["extra"] = {source: {**_leftovers(candidate), IMPORTED: candidate.fields}}
    return row


def merge_row(row: Raw, source: str, candidate: Candidate) -> Merged:
    """Return a contact's row with what is new in a file; ``updated`` is left to the caller.

    Args:
        row: The row as it stands.
        source: The word for where the file comes from.
        candidate: The person in the file.
    """
    extra = row.get("extra", {})
    before = extra.get(source, {}) if isinstance(extra, dict) else {}
    base = before.get(IMPORTED, {}) if isinstance(before, dict) else {}
    if not isinstance(base, dict):
        base = {}
    if base == candidate.fields and not _news(row, before, source, candidate):
        return Merged(row, kept=_standing(row, candidate))
    result, imported = dict(row), dict(base)
    changed: list[str] = []
    for field, theirs in candidate.fields.items():
        ours = row.get(field)
        kind = Contact.kinds()[field]
        if isinstance(kind, SetOf):
            imported[field] = _union(base.get(field), theirs)
            value = _with_new(field, base.get(field), ours, theirs)
        else:
            imported[field] = theirs
            value = theirs if ours == base.get(field) else ours
        if value != ours:
            result[field] = value
            changed.append(field)
    _remember(result, source, candidate, imported)
    return Merged(row if result == row else result, tuple(changed), _standing(result, candidate))


def _news(row: Raw, before: Mapping[str, Any], source: str, candidate: Candidate) -> bool:
    """Whether a file says more than last time outside of the fields."""
    external = row.get("external")
    named = external.get(source, "") if isinstance(external, dict) else candidate.external
    leftovers = _leftovers(candidate)
    return candidate.external not in {"", named} or any(
        before.get(name) != leftovers[name] for name in leftovers
    )


def _standing(row: Raw, candidate: Candidate) -> tuple[str, ...]:
    """Return the fields in which the file says something else and what the user wrote stands."""
    kinds = Contact.kinds()
    return tuple(
        field
        for field, theirs in candidate.fields.items()
        if row.get(field) != theirs and not isinstance(kinds[field], SetOf)
    )


def _remember(row: Raw, source: str, candidate: Candidate, imported: Raw) -> None:
    """Write what the source says into a row: the ancestor of the next import."""
    row.setdefault("source", source)
    external, extra = row.get("external", {}), row.get("extra", {})
    if candidate.external and isinstance(external, dict):
        row["external"] = {**external, source: candidate.external}
    if isinstance(extra, dict):
        before = extra.get(source, {})
        held = before if isinstance(before, dict) else {}
        row["extra"] = {**extra, source: {**held, **_leftovers(candidate), IMPORTED: imported}}


def _leftovers(candidate: Candidate) -> Mapping[str, Any]:
    """Return what has no field of its own; a column called "imported" takes another name."""
    return {f"{name}_" if name == IMPORTED else name: value for name, value in candidate.extra.items()}


def _with_new(field: str, base: Any, ours: Any, theirs: list[Any]) -> Any:
    """Return a set with what the source has and had not before; ours as it is where nothing is new."""
    if ours is not None and not isinstance(ours, list):
        return ours  # what can't be read is left alone
    held: list[Any] = ours or []
    known = {_key(field, part) for part in (*held, *(base if isinstance(base, list) else ()))}
    added = []
    for part in theirs:
        if (key := _key(field, part)) not in known:
            known.add(key)
            added.append(part)
    return sorted([*held, *added], key=set_order) if added else ours


def _union(base: Any, theirs: list[Any]) -> list[Any]:
    held = base if isinstance(base, list) else []
    return sorted([*held, *(part for part in theirs if part not in held)], key=set_order)


def _key(field: str, part: Any) -> str:
    """Return a part of a set in the spelling in which parts are compared."""
    if field == "handles" and isinstance(part, dict):
        return handle_key(str(part.get("kind")), str(part.get("value")))
    return part.casefold() if isinstance(part, str) else repr(part)
