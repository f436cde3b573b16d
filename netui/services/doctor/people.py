"""People who may be one and the same, and those who know or introduced themselves."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, Final

from netui.domain.ids import short
from netui.domain.messages import Message, message
from netui.domain.records import Raw
from netui.domain.tables import Contact
from netui.domain.text import clean_line, fold
from netui.services.doctor.findings import MENDS, Draft, Finding, Mend, Patient, rows_of, short_text

_PERSONAL: Final = frozenset({"email", "phone", "linkedin", "facebook", "chat"})
"""Handles that belong to one person; a company's site is at many."""
_SHOWN: Final = 3  # of those who have the same handle
_CONTACTS: Final = Contact.TABLE


def doubles(patient: Patient) -> Iterator[Finding]:
    """Yield what two living contacts have in common that only one should have."""
    from netui.services.importing.identity import handle_key

    owners: dict[str, list[str]] = defaultdict(list)
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    shown: dict[str, str] = {}
    for identifier, raw in patient.live(_CONTACTS):
        for handle in rows_of(raw, "handles"):
            kind, value = handle.get("kind"), handle.get("value")
            if not (isinstance(kind, str) and kind in _PERSONAL and isinstance(value, str)):
                continue
            key = handle_key(kind, value)
            known = owners[key]
            if key[-1] != ":" and identifier not in known:
                known.append(identifier)
                shown[key] = value
        name, company = raw.get("name"), raw.get("company")
        if isinstance(name, str) and isinstance(company, str) and name and company:
            alike[fold(clean_line(name)), fold(clean_line(company))].append(identifier)
    told: set[frozenset[str]] = set()
    for key, people in owners.items():
        if len(people) > 1:
            told.add(frozenset(people))
            said = message(
                "{handle} is also at {others}", handle=short_text(shown[key]), others=_others(patient, people)
            )
            yield _double(patient, "same-handle", people, said)
    for (name, company), people in alike.items():
        if len(people) > 1 and name and company and frozenset(people) not in told:
            said = message("has the name and the company of {others}", others=_others(patient, people))
            yield _double(patient, "same-name", people, said)


def _double(patient: Patient, code: str, people: list[str], said: Message) -> Finding:
    todo = message(
        "are they one? `netui show {one}` and `netui show {other}` tell; d in the app moves one to the trash",
        one=short(people[0]), other=short(people[1]),
    )  # fmt: skip
    return Finding(code, said, todo, _CONTACTS, people[0], patient.name(_CONTACTS, people[0]), broken=False)


def _others(patient: Patient, people: list[str]) -> Message:
    listed = ", ".join(f"{patient.person(each)} ({short(each)})" for each in people[1 : 1 + _SHOWN])
    rest = len(people) - 1 - _SHOWN
    return (
        message("{listed} and {rest} more", listed=listed, rest=rest)
        if rest > 0
        else message("{listed}", listed=listed)
    )


def circles(patient: Patient) -> Iterator[Finding]:
    """Yield people who know or introduced themselves, and those whose introducers lead back to them."""
    introducers: dict[str, str] = {}
    for identifier, raw in patient.live(_CONTACTS):
        introducer = raw.get("introduced_by")
        if introducer == identifier:
            said = message("was introduced by themselves")
            yield _self(patient, identifier, said, "introduced_by", _no_introducer)
        elif isinstance(introducer, str) and introducer:
            introducers[identifier] = introducer
        knows = raw.get("knows")
        if isinstance(knows, list) and identifier in knows:
            yield _self(patient, identifier, message("knows themselves"), "knows", _knows_others)
    yield from _chains(patient, introducers)
    for identifier, raw in patient.live("introductions"):
        if raw.get("a") and raw.get("a") == raw.get("b"):
            yield Finding(
                "self",
                message("introduces somebody to themselves"),
                message("move it to the trash in the app, or name somebody else"),
                "introductions",
                identifier,
                patient.name("introductions", identifier),
            )


def _self(
    patient: Patient, identifier: str, said: Message, field: str, mended: Callable[[str, Raw], dict[str, Any]]
) -> Finding:
    def rows(draft: Draft) -> None:
        raw = draft.row(_CONTACTS, identifier)
        rest = {name: value for name, value in raw.items() if name != field}
        draft.put(_CONTACTS, identifier, rest | mended(identifier, raw))

    mend = Mend(message("{field}: they themselves were taken out", field=field), rows=rows)
    return Finding("self", said, MENDS, _CONTACTS, identifier, patient.name(_CONTACTS, identifier), mend=mend)


def _no_introducer(_identifier: str, _raw: Raw) -> dict[str, Any]:
    return {}


def _knows_others(identifier: str, raw: Raw) -> dict[str, Any]:
    knows = raw.get("knows")
    others = [each for each in knows if each != identifier] if isinstance(knows, list) else []
    return {"knows": others} if others else {}


def _chains(patient: Patient, introducers: dict[str, str]) -> Iterator[Finding]:
    """Yield each circle of introducers once, at the one of them who was written down first."""
    seen: set[str] = set()
    for start in introducers:
        path: dict[str, None] = {}
        at = start
        while at in introducers and at not in seen and at not in path:
            path[at] = None
            at = introducers[at]
        seen.update(path)
        if at not in path:
            continue
        round_ = list(path)[list(path).index(at) :]
        first = min(round_)
        place = round_.index(first)
        names = " ← ".join(patient.person(each) for each in [*round_[place:], *round_[:place], first][:8])
        yield Finding(
            "circle",
            message("a circle of people who introduced one another: {names}", names=names),
            message("`netui edit {one} --set introduced_by=` empties one of them", one=short(first)),
            _CONTACTS,
            first,
            patient.name(_CONTACTS, first),
            broken=False,
        )
