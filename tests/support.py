"""What many tests need: a clock that stands still, seeded ids, a workspace in a temporary folder."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from netui.domain.network import Network
from netui.domain.tables import Contact, Interaction
from netui.services.contacts import add_contact
from netui.services.workspace import Workspace
from netui.storage.repository import Repository

TODAY = date(2026, 11, 24)


class FixedClock:
    """Stands still, at noon UTC, until somebody sets another day."""

    def __init__(self, today: date = TODAY) -> None:
        self.day = today

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)

    def today(self) -> date:
        return self.day


def open_workspace(folder: Path, today: date = TODAY, seed: int = 1) -> Workspace:
    """Open the network in a folder with a clock that stands still and seeded ids."""
    clock = FixedClock(today)
    return Workspace(Repository.open(folder, clock), clock, random.Random(seed))


def add(workspace: Workspace, name: str, **fields: Any) -> Contact:
    """Add a contact and return it as the network holds it."""
    contact, _change = add_contact(workspace, {"name": name, **fields})
    return fresh(workspace.network, contact)


def fresh(network: Network, contact: Contact) -> Contact:
    """Return a contact as it stands now."""
    found = network.get(Contact, contact.id)
    assert found is not None
    return found


def meet(workspace: Workspace, contacts: Sequence[Contact], **fields: Any) -> Interaction:
    """Write down a time in touch."""
    values = {**fields, "contacts": [contact.id for contact in contacts]}
    interaction = Interaction.parse(workspace.new_id(), values)
    workspace.add("log", interaction)
    return interaction
