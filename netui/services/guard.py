"""The guard: before you ask, how you stand with somebody and what you could give first. It never forbids."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from netui.domain.measures.standing import standing
from netui.domain.messages import NetuiError, message
from netui.domain.tables import Contact
from netui.i18n import _, say
from netui.services.gives import Proposal, propose
from netui.services.workspace import Workspace

MOST_GIVES: Final = 3


class GiveFirstError(NetuiError):
    """Somebody is asked to whom something could be given first; `guards` say what, person by person."""

    def __init__(self, guards: Sequence["Guard"]) -> None:
        self.guards = tuple(guards)
        super().__init__(message("{what}", what="; ".join(guard.sentence for guard in self.guards)))


@dataclass(frozen=True, slots=True)
class Guard:
    """What the guard says about somebody whom you are about to ask.

    Attributes:
        contact: Whom.
        reasons: How you stand, in words.
        gives: What you could give first, at most three.
    """

    contact: Contact
    reasons: tuple[str, ...]
    gives: tuple[Proposal, ...]

    @property
    def sentence(self) -> str:
        """How you stand, in one line."""
        return _("{name}, give first: {reasons}").format(
            name=self.contact.name, reasons="; ".join(self.reasons)
        )


def guard(workspace: Workspace, contact: Contact) -> Guard | None:
    """Return what the guard says before somebody is asked; None where you stand well.

    Args:
        workspace: The open network.
        contact: Whom you are about to ask.
    """
    found = standing(workspace.network, contact, workspace.today)
    if found.ready:
        return None
    gives = workspace.matcher.for_contact(contact.id, workspace.today)[:MOST_GIVES]
    return Guard(
        contact,
        tuple(map(say, found.reasons)),
        tuple(propose(workspace.network, give) for give in gives),
    )


def check(workspace: Workspace, contacts: Sequence[Contact], anyway: str) -> None:
    """Raise what the guard says about people, unless the user says why they ask all the same.

    Args:
        workspace: The open network.
        contacts: Whom you are about to ask.
        anyway: Why all the same, in a line; empty where nothing was said.

    Raises:
        GiveFirstError: With what it says of each.
    """
    if anyway.strip():
        return
    guards = [found for contact in contacts if (found := guard(workspace, contact)) is not None]
    if guards:
        raise GiveFirstError(guards)
