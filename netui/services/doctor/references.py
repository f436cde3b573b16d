"""What refers to what: references to nowhere, and those to the trash, which are fine."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Self

from netui.domain.ids import short
from netui.domain.kinds import Kind, Reference, SetOf, Shape
from netui.domain.messages import message
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import RECORD_TYPES, Conflict, Contact, Request
from netui.services.doctor.findings import MENDS, Draft, Finding, Mend, Patient, short_text


class Place(NamedTuple):
    """Where a row names another record.

    Attributes:
        field: The field.
        table: The table of what it names.
        several: Whether it is a list.
        part: The key inside of each part of the list; empty where the parts themselves are ids.
        needed: Whether the record would be about nobody, or say something else, without it.
    """

    field: str
    table: str
    several: bool = False
    part: str = ""
    needed: bool = False


class Dangling(NamedTuple):
    """A reference to a record that is nowhere."""

    table: str
    id: str
    place: Place
    target: str


def _places() -> Iterator[tuple[str, tuple[Place, ...]]]:
    for cls in RECORD_TYPES:
        needed = {problem.field for problem in cls().problems()}
        if cls is Request:
            needed.add("contact")  # without it, what was asked of somebody reads as a need of one's own
        found = (_place(field, kind, needed=field in needed) for field, kind in cls.kinds().items())
        yield cls.TABLE, tuple(place for place in found if place is not None)


def _place(field: str, kind: Kind[Any], *, needed: bool) -> Place | None:
    if isinstance(kind, Reference):
        return Place(field, kind.table, needed=needed)
    if not isinstance(kind, SetOf):
        return None
    if isinstance(kind.item, Reference):
        return Place(field, kind.item.table, several=True, needed=needed)
    if isinstance(kind.item, Shape):
        for part, inner in kind.item.parts.items():
            if isinstance(inner, Reference):
                return Place(field, inner.table, several=True, part=part)
    return None


PLACES: Final[Mapping[str, tuple[Place, ...]]] = dict(_places())
"""Where the rows of each table name others."""


def named(raw: Raw, place: Place) -> list[str]:
    """Return the ids that a row names in a place; nothing of what can't be read."""
    value = raw.get(place.field)
    if value is None:
        return []
    if not place.several:
        return [value] if type(value) is str and value else []
    if type(value) is not list:
        return []
    parts = [part.get(place.part) for part in value if type(part) is dict] if place.part else value
    return [part for part in parts if type(part) is str and part]


@dataclass(frozen=True, slots=True)
class References:
    """What the living records of a network refer to.

    Attributes:
        dangling: References to nowhere.
        to_trash: How many name a record in the trash, where it can be taken back from.
    """

    dangling: tuple[Dangling, ...]
    to_trash: int

    @classmethod
    def of(cls, network: Network) -> Self:
        """Look at all of them."""
        rows = network.rows
        living = {
            table: {identifier for identifier, raw in rows[table].items() if not raw.get("deleted")}
            for table in PLACES
        }
        dangling: list[Dangling] = []
        to_trash = 0
        for table, places in PLACES.items():
            for place in places:
                field, alive = place.field, living[place.table]
                for identifier, raw in rows[table].items():
                    value = raw.get(field)
                    if value is None or (type(value) is str and value in alive) or raw.get("deleted"):
                        continue  # nearly all, and there may be half a million of them
                    for target in named(raw, place):
                        if target in alive:
                            continue
                        if target in rows[place.table]:
                            to_trash += 1
                        else:
                            dangling.append(Dangling(table, identifier, place, target))
        return cls(tuple(dangling), to_trash)


def check(patient: Patient) -> Iterator[Finding]:
    """Yield references to records that are nowhere."""
    for each in patient.references.dangling:
        yield _finding(patient, each)
    for identifier, raw in patient.live(Conflict.TABLE):
        table, record = raw.get("table"), raw.get("record")
        known = patient.network.rows.get(table, {}) if isinstance(table, str) else {}
        if not isinstance(record, str) or record not in known:
            yield Finding(
                "conflict-of-nothing",
                message("an undecided value of a record that is nowhere"),
                MENDS,
                Conflict.TABLE,
                identifier,
                short_text(raw.get("field")),
                broken=False,
                mend=Mend(message("taken as settled"), rows=_settling(identifier)),
            )


def _finding(patient: Patient, each: Dangling) -> Finding:
    place = each.place
    raw = patient.network.rows[each.table][each.id]
    kept = place.needed and not (place.several and _others(patient.network, raw, place))
    target = short(each.target) if each.target.isdecimal() else short_text(each.target)
    if place.table == Contact.TABLE:
        said = message("{field} names somebody who is nowhere ({id})", field=place.field, id=target)
    else:
        said = message(
            "{field} names a record that is nowhere ({id} of {table})",
            field=place.field, id=target, table=place.table,
        )  # fmt: skip
    mend = None
    todo = MENDS
    if kept:
        todo = message("`netui restore` may bring it back; else move this to the trash in the app")
    else:
        done = message("{field}: {id}, which is nowhere, was taken out", field=place.field, id=target)
        mend = Mend(done, rows=_taking_out(each))
    return Finding("dangling", said, todo, each.table, each.id, patient.name(each.table, each.id), mend=mend)


def _others(network: Network, raw: Raw, place: Place) -> bool:
    """Whether a row names somebody else in a place who is there, if only in the trash."""
    return any(target in network.rows[place.table] for target in named(raw, place))


def _taking_out(each: Dangling) -> Callable[[Draft], None]:
    def rows(draft: Draft) -> None:
        raw = draft.row(each.table, each.id)
        draft.put(each.table, each.id, without(raw, each.place, {each.target}))

    return rows


def without(raw: Raw, place: Place, targets: AbstractSet[str]) -> Raw:
    """Return a row that no longer names some records in a place."""
    value = raw.get(place.field)
    left = None
    if place.several and isinstance(value, list):
        left = [part for part in value if _named(part, place) not in targets]
    return {name: part for name, part in raw.items() if name != place.field} | (
        {place.field: left} if left else {}
    )


def _named(part: Any, place: Place) -> str | None:
    if place.part:
        part = part.get(place.part) if isinstance(part, dict) else None
    return part if isinstance(part, str) else None


def _settling(identifier: str) -> Callable[[Draft], None]:
    def rows(draft: Draft) -> None:
        draft.put(Conflict.TABLE, identifier, draft.row(Conflict.TABLE, identifier) | {"deleted": draft.now})

    return rows
