"""Shares: an article, a trend, a piece of service information, passed on to everybody who cares."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from netui.domain.changes import Change, Edit, created
from netui.domain.measures import days
from netui.domain.messages import NetuiError, message
from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange, Share
from netui.i18n import _, listed
from netui.services.workspace import Workspace

Recipients = dict[str, dict[str, date | None]]
"""Who had each share, by its id, and on which day."""

_read: WeakKeyDictionary[Network, tuple[int, Recipients]] = WeakKeyDictionary()


class ShareError(NetuiError):
    """A share that can't be passed on so."""


def new_share(workspace: Workspace, fields: Mapping[str, Any]) -> Share:
    """Return a share that is worth passing on, not yet written down.

    Args:
        workspace: The open network.
        fields: Its fields, a title at least; the day is today's where none is given.

    Raises:
        InvalidRecordError: With every field that doesn't hold.
    """
    return Share.parse(workspace.new_id(), {"on": workspace.today, **fields})


def share(workspace: Workspace, shared: Share, contacts: Sequence[Contact]) -> Change:
    """Pass a share on to people: each gets one entry in the ledger, all as one step.

    Args:
        workspace: The open network.
        shared: The share; it is written down in the same step where it is a new one.
        contacts: Whom; those who had it from you before are left out. Nobody where it is only kept.

    Raises:
        ShareError: Everybody had it before.
    """
    edits: list[Edit] = []
    if workspace.network.get(Share, shared.id) is None:
        edits.append(created(shared, workspace.stamp))
    known = received_by(workspace.network, shared)
    told = [contact for contact in {one.id: one for one in contacts}.values() if contact.id not in known]
    if contacts and not told:
        names = listed(contact.name for contact in contacts)
        raise ShareError(message("{names} had “{title}” from you before", names=names, title=shared.title))
    for contact in told:
        fields = {
            "contact": contact.id,
            "direction": "gave",
            "kind": "information",
            "note": shared.title,
            "on": workspace.today,
            "status": "done",
            "share": shared.id,
        }
        edits.append(created(Exchange.parse(workspace.new_id(), fields), workspace.stamp))
    names = listed(contact.name for contact in told)
    label = _("share {title} with {names}") if told else _("to share: {title}")
    return workspace.do(label.format(title=shared.title, names=names), edits)


def received_by(network: Network, shared: Share) -> dict[str, date | None]:
    """Return who had a share from you, by contact id, and on which day."""
    return _recipients(network).get(shared.id, {})


def _recipients(network: Network) -> Recipients:
    """Return who had each share from you, read once for a version of the network."""
    version, found = _read.get(network, (-1, {}))
    if version != network.version:
        found = {}
        for raw in network.rows[Exchange.TABLE].values():
            named = raw.get("share")
            if isinstance(named, str) and raw.get("direction") == "gave" and not raw.get("deleted"):
                found.setdefault(named, {})[str(raw.get("contact"))] = days.day(raw.get("on"))
        _read[network] = (network.version, found)
    return found


def newest_first(network: Network) -> list[Share]:
    """Return what is worth sharing, newest first."""
    return sorted(network.all(Share), key=lambda one: (one.on or date.min, one.created, one.id), reverse=True)
