"""Requests and openings that say something else than the ledger, and a second profile."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Final

from netui.domain.linked import ANSWERED_BY
from netui.domain.merge import merge_record
from netui.domain.messages import Message, message
from netui.domain.records import Raw
from netui.domain.tables import Conflict, Opening, Profile, Request
from netui.services.doctor.findings import MENDS, Draft, Finding, Mend, Patient, rows_of, short_text
from netui.services.doctor.values import in_order
from netui.storage.fileformat import canonical

_OPEN: Final = (None, "known", "open")
_REQUESTS: Final = Request.TABLE
_OPENINGS: Final = Opening.TABLE
_PROFILE: Final = Profile.TABLE


def requests(patient: Patient) -> Iterator[Finding]:
    """Yield requests that contradict the entries of the ledger that name them."""
    entries: dict[str, list[Raw]] = defaultdict(list)
    for _identifier, raw in patient.live("exchanges"):
        request = raw.get("request")
        if isinstance(request, str) and request:
            entries[request].append(raw)
    for identifier, raw in patient.live(_REQUESTS):
        wanted = ANSWERED_BY.get(str(raw.get("direction")))
        about = [each for each in entries.get(identifier, ()) if each.get("direction") == wanted]
        done = [each for each in about if each.get("status") != "promised"]
        if len(done) > 1:
            said = message("{count} entries of the ledger each fulfil it", count=len(done))
            todo = message("move all but one of them to the trash, in the Ledger (3)")
            yield _request(patient, identifier, "fulfilled-twice", said, todo)
        if finding := _status(patient, identifier, raw, done, len(about) > len(done)):
            yield finding


def _status(patient: Patient, identifier: str, raw: Raw, done: list[Raw], promised: bool) -> Finding | None:
    status = raw.get("status")
    if done and (status in _OPEN or status == "promised"):
        on = max(each["on"] if isinstance(each.get("on"), str) else "" for each in done)
        closed = {"status": "fulfilled", "closed_on": on or patient.today.isoformat()}
        said = message("an entry of the ledger fulfils it, and it is {status}", status=str(status))
        return _request(
            patient,
            identifier,
            "request-state",
            said,
            MENDS,
            Mend(message("is fulfilled now"), rows=_becoming(identifier, closed)),
        )
    if promised and not done and status in _OPEN:
        said = message("the ledger has a promise for it, and it is {status}", status=str(status))
        mend = Mend(message("is promised now"), rows=_becoming(identifier, {"status": "promised"}))
        return _request(patient, identifier, "request-state", said, MENDS, mend)
    if promised and not done and status in ("fulfilled", "declined", "withdrawn"):
        said = message("is {status}, and the ledger still has an open promise for it", status=str(status))
        todo = message("mark the promise done, or move it to the trash, in the Ledger (3)")
        return _request(patient, identifier, "request-state", said, todo)
    if done and status in ("declined", "withdrawn"):
        said = message("is {status}, and an entry of the ledger fulfils it", status=str(status))
        todo = message("change its status, or what that entry is about, with E in the app")
        return _request(patient, identifier, "request-state", said, todo)
    if status == "promised" and not done and not promised:
        said = message("is promised, and the ledger has no promise for it")
        todo = message("answer it again: `netui answer` promises, fulfils or declines it")
        return _request(patient, identifier, "promise-missing", said, todo, broken=False)
    return None


def _request(
    patient: Patient, identifier: str, code: str, said: Message, todo: Message, mend: Mend | None = None,
    *, broken: bool = True,
) -> Finding:  # fmt: skip
    name = patient.name(_REQUESTS, identifier)
    return Finding(code, said, todo, _REQUESTS, identifier, name, broken, mend)


def _becoming(identifier: str, fields: Raw) -> Callable[[Draft], None]:
    def rows(draft: Draft) -> None:
        raw = {name: value for name, value in draft.row(_REQUESTS, identifier).items() if name != "closed_on"}
        draft.put(_REQUESTS, identifier, raw | fields)

    return rows


def openings(patient: Patient) -> Iterator[Finding]:
    """Yield openings that were passed on to the same person twice."""
    given: dict[str, Counter[str]] = defaultdict(Counter)
    for _identifier, raw in patient.live("exchanges"):
        opening, contact = raw.get("opening"), raw.get("contact")
        if isinstance(opening, str) and isinstance(contact, str) and raw.get("direction") == "gave":
            given[opening][contact] += 1
    for identifier, raw in patient.live(_OPENINGS):
        people = [
            contact for each in rows_of(raw, "passed") if isinstance(contact := each.get("contact"), str)
        ]
        twice = [contact for contact, count in Counter(people).items() if count > 1]
        twice += [
            contact for contact, count in given[identifier].items() if count > 1 and contact not in twice
        ]
        for contact in twice:
            yield Finding(
                "passed-twice",
                message("was passed on to {name} twice", name=patient.person(contact) or short_text(contact)),
                message("move one of the two entries to the trash, in the Ledger (3), or edit it with E"),
                _OPENINGS,
                identifier,
                patient.name(_OPENINGS, identifier),
                broken=False,
            )


def profiles(patient: Patient) -> Iterator[Finding]:
    """Yield profiles beside the one that counts."""
    found = dict(patient.live(_PROFILE))
    if len(found) < 2:
        return
    main = patient.network.profile.id
    for identifier in sorted(found.keys() - {main}):
        yield Finding(
            "second-profile",
            message("a second profile of yourself"),
            MENDS,
            _PROFILE,
            identifier,
            patient.name(_PROFILE, identifier),
            mend=Mend(
                message("joined to your profile, then moved to the trash"), rows=_joining(main, identifier)
            ),
        )


def _joining(main: str, other: str) -> Callable[[Draft], None]:
    def rows(draft: Draft) -> None:
        first, second = draft.row(_PROFILE, main), draft.row(_PROFILE, other)
        merged = merge_record(_PROFILE, main, None, first, second, canonical)
        draft.put(_PROFILE, main, in_order(_PROFILE, merged.raw or first))
        for identifier, raw in merged.conflicts.items():
            if not draft.has(Conflict.TABLE, identifier):
                draft.put(Conflict.TABLE, identifier, raw)
        draft.put(_PROFILE, other, second | {"deleted": draft.now})

    return rows


def conflicts(patient: Patient) -> Iterator[Finding]:
    """Yield how many values wait for somebody to decide."""
    count = sum(1 for _row in patient.live(Conflict.TABLE))
    if count:
        yield Finding(
            "conflicts",
            message(
                "{count} value was changed on two machines, and one of the two was chosen",
                "{count} values were changed on two machines, and one of each two was chosen",
                count=count,
            ),
            message("`netui conflicts` shows both, and lets you take the other"),
            Conflict.TABLE,
            broken=False,
        )
