"""Openings: positions, assignments and leads that you heard of, and whom you passed them on to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from netui.domain.changes import Change, Edit, created, updated
from netui.domain.messages import NetuiError, message
from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange, Opening
from netui.i18n import _, day, listed, ngettext
from netui.services.workspace import Workspace


class OpeningError(NetuiError):
    """An opening that can't be passed on or closed so."""


def hear_of(workspace: Workspace, fields: Mapping[str, Any]) -> tuple[Opening, Change]:
    """Write down an opening that you heard of.

    Args:
        workspace: The open network.
        fields: Its fields, a title at least; the day is today's where none is given.

    Raises:
        InvalidRecordError: With every field that doesn't hold.
    """
    opening = Opening.parse(workspace.new_id(), {"on": workspace.today, "status": "open", **fields})
    change = workspace.add(_("heard of {title}").format(title=describe(opening)), opening)
    return workspace.now(opening), change


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What passing on did.

    Attributes:
        change: The change.
        told: Whom it was passed on to.
        before: Who had it from you before and was left out.
    """

    change: Change
    told: tuple[Contact, ...]
    before: tuple[Contact, ...]


def pass_on(workspace: Workspace, opening: Opening, contacts: Sequence[Contact]) -> PassedOn:
    """Pass an opening on to people: each gets one entry in the ledger, all as one step.

    Args:
        workspace: The open network.
        opening: The opening.
        contacts: Whom; those who had it from you before are left out.

    Raises:
        OpeningError: It is closed, everybody had it before, or it came from the only one named.
    """
    refuse_closed(opening, workspace.today)
    known = {passed.contact: passed.on for passed in opening.passed}
    unique = {contact.id: contact for contact in contacts}.values()
    told = tuple(one for one in unique if one.id not in known and one.id != opening.source)
    before = tuple(one for one in unique if one.id in known)
    if not told:
        if before:
            raise OpeningError(
                message(
                    "{names} had “{title}” from you on {day}",
                    names=listed(contact.name for contact in before),
                    title=opening.title,
                    day=day(known[before[0].id], workspace.today),
                )
            )
        raise OpeningError(message("it was {name} who told you of it", name=next(iter(unique)).name))
    passed = [*opening.passed, *({"contact": contact.id, "on": workspace.today} for contact in told)]
    edits = [updated(opening, opening.change({"passed": passed}), workspace.stamp)]
    for contact in told:
        fields = {
            "contact": contact.id,
            "direction": "gave",
            "kind": "opening",
            "note": describe(opening),
            "on": workspace.today,
            "status": "done",
            "opening": opening.id,
        }
        edits.append(created(Exchange.parse(workspace.new_id(), fields), workspace.stamp))
    names = listed(contact.name for contact in told)
    label = _("pass on {title} to {names}").format(title=opening.title, names=names)
    return PassedOn(workspace.do(label, edits), told, before)


def close(
    workspace: Workspace, opening: Opening, *, filled: bool = False, by: Contact | None = None
) -> Change:
    """Close an opening.

    Args:
        workspace: The open network.
        opening: The opening.
        filled: Somebody got it.
        by: Who got it; where it was you who told them, the entry in the ledger says what came of it.

    Raises:
        OpeningError: It is closed already.
    """
    refuse_over(opening)
    fields: dict[str, Any] = {"status": "filled" if filled or by else "closed"}
    edits: list[Edit | None] = []
    if by is not None:
        line = _("{day}: {name} got it").format(day=workspace.today.isoformat(), name=by.name)
        fields["note"] = f"{opening.note}\n{line}" if opening.note else line
        edits += [
            updated(exchange, exchange.change({"outcome": "job"}), workspace.stamp)
            for exchange in workspace.network.exchanges(by.id)
            if exchange.opening == opening.id and exchange.direction == "gave" and not exchange.outcome
        ]
    edits.append(updated(opening, opening.change(fields), workspace.stamp))
    return workspace.do(_("close {title}").format(title=describe(opening)), edits)


def close_all(workspace: Workspace, openings: Sequence[Opening]) -> Change:
    """Close several openings as one step; those that are closed already stay as they are.

    Raises:
        OpeningError: All of them are closed already.
    """
    live = [one for one in openings if one.status not in {"filled", "closed"}]
    if not live:
        raise OpeningError(message("all of these are closed already"))
    if len(live) == 1:
        return close(workspace, live[0])
    label = ngettext("close {count} opening", "close {count} openings", len(live))
    return workspace.replace(label, *((one, one.change({"status": "closed"})) for one in live))


def refuse_over(opening: Opening) -> None:
    """Refuse to close what was closed before.

    Raises:
        OpeningError: It is closed or filled.
    """
    if opening.status in {"filled", "closed"}:
        raise OpeningError(message("“{title}” is closed already", title=opening.title))


def refuse_closed(opening: Opening, today: date) -> None:
    """Refuse an opening that can't be passed on any more.

    Raises:
        OpeningError: It is closed, filled, or its day is past.
    """
    if not is_open(opening, today):
        raise OpeningError(message("“{title}” is closed: e opens it again", title=opening.title))


def is_open(opening: Opening, today: date) -> bool:
    """Whether an opening can still be passed on: not filled, not closed, its day not past."""
    return opening.status in {None, "open"} and (opening.closes_on is None or opening.closes_on >= today)


def open_ones(network: Network, today: date) -> list[Opening]:
    """Return the openings that can still be passed on, those that close first in front."""
    found = network.where(Opening, lambda raw: raw.get("status") not in {"filled", "closed"})
    live = [one for one in found if is_open(one, today)]
    return sorted(live, key=lambda one: (one.closes_on or date.max, one.id))


def over_ones(network: Network, today: date) -> list[Opening]:
    """Return the openings that can't be passed on any more, those that closed last in front."""
    over = [one for one in network.all(Opening) if not is_open(one, today)]
    return sorted(over, key=lambda one: (one.closes_on or one.on or date.min, one.id), reverse=True)


def describe(opening: Opening) -> str:
    """Return an opening in a few words: "Data engineer, Acme"."""
    return ", ".join(filter(None, (opening.title, opening.company)))
