"""What follows from a change in the ledger for the request or the opening that an entry is about.

A request is fulfilled by the entry that names it, and an opening counts as passed on to whom it was given.
The entry is the one truth: whoever writes, keeps, takes back or edits one, in a form, in YAML or by a
command, changes the other record in the same step.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from netui.domain.changes import Edit
from netui.domain.kinds.several import set_order
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import Exchange, Opening, Request

ANSWERED_BY: Final = {"incoming": "gave", "outgoing": "received"}
"""The direction of the entry that fulfils a request: what they asked you give, what you asked you receive."""


def follow(network: Network, edits: Iterable[Edit], today: date, now: str) -> Iterator[Edit]:
    """Yield the edits of requests and openings that follow from edits of the ledger.

    A request is `fulfilled` where an entry that took place names it, `promised` where one is promised, and
    `open` again where the last one is gone. An opening is passed on to those who were given it. Records that
    the edits themselves change are left to them.

    Args:
        network: The network before the edits.
        edits: What is about to be done.
        today: The day that it is.
        now: The time of the change, UTC.
    """
    edits = list(edits)
    touched = {(edit.table, edit.id) for edit in edits}
    entries = {edit.id: edit for edit in edits if edit.table == Exchange.TABLE}
    for table, field, rule in (
        (Request.TABLE, "request", _request),
        (Opening.TABLE, "opening", _opening),
    ):
        about: dict[str, list[Edit]] = {}
        for edit in entries.values():
            if _part(edit.before, field) != _part(edit.after, field):
                for raw in (edit.before, edit.after):
                    if raw and isinstance(named := raw.get(field), str):
                        about.setdefault(named, []).append(edit)
        for identifier, causes in about.items():
            before = network.rows[table].get(identifier)
            if before is None or (table, identifier) in touched:
                continue
            after = rule(network, identifier, before, causes, today)
            if after != before:
                yield Edit(table, identifier, before, after | {"updated": now})


def _part(raw: Raw | None, field: str) -> tuple[Any, ...]:
    """Return what of an entry matters to the record that it names."""
    if raw is None or raw.get("deleted") or not raw.get(field):
        return ()
    return raw[field], raw.get("status"), raw.get("contact"), raw.get("direction"), raw.get("on")


def _entries(network: Network, field: str, identifier: str, causes: list[Edit]) -> list[Raw]:
    """Return the live entries that name a record once the edits hold."""
    edited = {edit.id: edit.after for edit in causes}
    people = {str(raw.get("contact")) for edit in causes for raw in (edit.before, edit.after) if raw}
    there = {
        entry.id: network.rows[Exchange.TABLE][entry.id]
        for person in sorted(people)
        for entry in network.exchanges(person)
    }
    rows = {key: edited.get(key, raw) for key, raw in there.items()} | edited
    return [raw for raw in rows.values() if raw and not raw.get("deleted") and raw.get(field) == identifier]


def _request(network: Network, identifier: str, before: Raw, causes: list[Edit], today: date) -> Raw:
    wanted = ANSWERED_BY.get(str(before.get("direction")))
    entries = [
        raw for raw in _entries(network, "request", identifier, causes) if raw.get("direction") == wanted
    ]
    done = [raw for raw in entries if raw.get("status") != "promised"]
    after = dict(before)
    if done:
        if before.get("status") != "fulfilled":
            after["status"] = "fulfilled"
            after["closed_on"] = max(str(raw.get("on") or today.isoformat()) for raw in done)
    elif entries:
        after["status"] = "promised"
        after.pop("closed_on", None)
    elif before.get("status") in ("fulfilled", "promised"):
        after["status"] = "open"
        after.pop("closed_on", None)
    return after


def _opening(network: Network, identifier: str, before: Raw, causes: list[Edit], today: date) -> Raw:
    known = before.get("passed")
    passed = known if isinstance(known, list) else []
    given = {
        str(raw.get("contact")): str(raw.get("on") or today.isoformat())
        for raw in _entries(network, "opening", identifier, causes)
        if raw.get("direction") == "gave" and raw.get("status") != "promised"
    }
    concerned = {str(raw.get("contact")) for edit in causes for raw in (edit.before, edit.after) if raw}
    was = {one.get("contact"): one for one in passed if isinstance(one, dict)}
    kept = [one for one in passed if not (isinstance(one, dict) and one.get("contact") in concerned)]
    new = [
        was.get(contact) or {"contact": contact, "on": on}
        for contact, on in given.items()
        if contact in concerned
    ]
    after = {name: value for name, value in before.items() if name != "passed"}
    if kept or new:
        after["passed"] = sorted([*kept, *new], key=set_order)
    return after
