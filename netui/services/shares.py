"""Shares: an article, a trend, a piece of service information, passed on to everybody who cares."""

from collections.abc import Mapping, Sequence
from typing import Any

from netui.domain.changes import Change, Edit, created
from netui.domain.messages import NetuiError, message
from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange, Share
from netui.i18n import _, listed
from netui.services.workspace import Workspace


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


def received_by(network: Network, shared: Share) -> set[str]:
    """Return the ids of those who had a share from you."""
    entries = network.where(Exchange, lambda raw: raw.get("share") == shared.id)
    return {entry.contact for entry in entries if entry.direction == "gave"}
