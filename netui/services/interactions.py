"""Times in touch: logged, edited, put in the trash."""

from collections.abc import Mapping, Sequence
from typing import Any

from netui.domain.changes import Change
from netui.domain.tables import Contact, Interaction
from netui.i18n import _, listed
from netui.services.workspace import Workspace


def log_interaction(
    workspace: Workspace, contacts: Sequence[Contact], fields: Mapping[str, Any]
) -> tuple[Interaction, Change]:
    """Write down a time in touch.

    Args:
        workspace: The open network.
        contacts: With whom.
        fields: Other values as people write them, by field name; without ``on`` it was today.

    Raises:
        InvalidRecordError: With every field that doesn't hold.
    """
    values = {"on": workspace.today, **fields, "contacts": [contact.id for contact in contacts]}
    interaction = Interaction.parse(workspace.new_id(), values)
    return interaction, workspace.add(describe(interaction, contacts), interaction)


def describe(interaction: Interaction, contacts: Sequence[Contact]) -> str:
    """Return a time in touch in a few words: "log meeting with Anna Rossi and Marco Neri"."""
    names = listed(contact.name for contact in contacts)
    return _("log {kind} with {names}").format(kind=interaction.kind or _("contact"), names=names)


def edit_interaction(workspace: Workspace, interaction: Interaction, fields: Mapping[str, Any]) -> Change:
    """Give a time in touch other values; raises InvalidRecordError."""
    changed = interaction.change(fields)
    names = listed(filter(None, map(workspace.network.name, changed.contacts)))
    label = _("edit {kind} with {names}").format(kind=changed.kind or _("contact"), names=names)
    return workspace.replace(label, (interaction, changed))


def trash_interaction(workspace: Workspace, interaction: Interaction) -> Change:
    """Put a time in touch in the trash."""
    names = listed(filter(None, map(workspace.network.name, interaction.contacts)))
    label = _("trash {kind} with {names}").format(kind=interaction.kind or _("contact"), names=names)
    return workspace.trash(label, interaction)
