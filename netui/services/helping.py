"""Who could help with a need of yours: what they offer, their field and role, the tie, and how you stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from netui.domain.measures.standing import Standing, standing
from netui.domain.messages import Message
from netui.domain.tables import Contact, Request
from netui.services.workspace import Workspace

_JOB_TAGS = frozenset({"job", "job-search", "lavoro"})


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who could help.

    Attributes:
        contact: Who.
        value: How much speaks for asking them, 0 to 1: for putting people in order, never shown.
        reasons: Why, most telling first.
        standing: How you stand with them before you ask.
    """

    contact: Contact
    value: float
    reasons: tuple[Message, ...]
    standing: Standing


def who_could_help(
    workspace: Workspace,
    text: str,
    tags: Iterable[str] = (),
    kind: str | None = None,
    most: int | None = None,
) -> list[Helper]:
    """Return who could help with a need, the most fitting first.

    Args:
        workspace: The open network.
        text: What is needed, in words.
        tags: What it is about.
        kind: What kind of exchange would meet it; an opening is a job, for which ties are weighed otherwise.
        most: At most so many.
    """
    from netui.domain.measures.helping import Ties

    tags = tuple(tags)
    job = kind == "opening" or bool(_JOB_TAGS.intersection(tags))
    network, today = workspace.network, workspace.today

    ties = Ties(network, today)
    found = workspace.matcher.helpers(text, tags, kind, today, ties.job if job else ties.help)
    helpers = []
    for identifier, value, reasons in found[:most]:
        contact = network.get(Contact, identifier)
        if contact is not None:
            helpers.append(Helper(contact, value, tuple(reasons), standing(network, contact, today)))
    return helpers


def for_need(workspace: Workspace, need: Request, most: int | None = None) -> list[Helper]:
    """Return who could help with a need that is written down, the most fitting first."""
    return who_could_help(workspace, need.text, need.tags, need.kind, most)
