"""What you could give, in words: the proposals of the matcher, as people read them and dismiss them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netui.domain.changes import Change
from netui.domain.messages import NetuiError, message
from netui.domain.network import Network
from netui.domain.tables import TABLES, Contact, Exchange, Opening, Request, Share
from netui.domain.text import clean_line
from netui.i18n import _, listed, ngettext, say
from netui.services import openings
from netui.services.workspace import Workspace

if TYPE_CHECKING:
    from netui.domain.matching import Give

NAMED = 2  # people that a line names; more are counted


class GiveError(NetuiError):
    """A proposal that is no longer there."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal as a line.

    Attributes:
        verb: What to do, in a word or two: "introduce", "pass on".
        name: Whom or what it is about: "Anna Rossi ↔ Marco Neri", "Data engineer, Acme".
        text: What it is: the need, the people, what was received.
        why: Its reasons, in one line.
        give: The proposal itself.
    """

    verb: str
    name: str
    text: str
    why: str
    give: "Give"

    @property
    def sentence(self) -> str:
        """The whole in one line without the reasons: "introduce Anna Rossi ↔ Marco Neri: a tax adviser"."""
        return ": ".join(filter(None, (f"{self.verb} {self.name}".strip(), self.text)))


def verb(kind: str) -> str:
    """Return what to do for a kind of give, in a word or two."""
    return {
        "answer": _("answer"),
        "keep": _("keep"),
        "thank": _("thank"),
        "introduce": _("introduce"),
        "pass-on": _("pass on"),
        "share": _("share"),
        "help": _("help"),
        "endorse": _("endorse"),
        "idea": _("idea"),
    }.get(kind, kind)


def propose(network: Network, give: "Give") -> Proposal:
    """Return a proposal as a line."""
    why = "; ".join(clean_line(say(reason)) for reason in give.reasons)
    names = [network.name(contact) for contact in give.contacts]
    record = network.get(TABLES[give.table], give.record) if give.table else None
    if give.kind == "introduce":
        what = record.text if isinstance(record, Request) else ""
        return Proposal(verb(give.kind), " ↔ ".join(names), what, why, give)
    if give.kind in {"pass-on", "share"}:
        from netui.domain.matching.passing import MOST

        title = (
            openings.describe(record)
            if isinstance(record, Opening)
            else record.title
            if isinstance(record, Share)
            else ""
        )
        return Proposal(verb(give.kind), title, to_people(names, more=len(names) >= MOST), why, give)
    if give.kind == "idea":
        return Proposal(verb(give.kind), listed(names), why, "", give)
    what = ""
    if isinstance(record, Request):
        what = record.text
    elif isinstance(record, Exchange):
        what = record.note.partition("\n")[0] or _(record.kind or "")
    return Proposal(verb(give.kind), listed(names), what, why, give)


def to_people(names: Sequence[str], *, more: bool = False) -> str:
    """Return whom something goes to: the names of a few, the number of more.

    Args:
        names: Their names.
        more: Whether there may be others whom nobody has counted.
    """
    if more:
        return _("→ {names} and more").format(names=", ".join(names[:NAMED]))
    if len(names) <= NAMED:
        return _("→ {names}").format(names=listed(names))
    return ngettext("→ {count} person", "→ {count} people", len(names))


def find(workspace: Workspace, key: str) -> "Give":
    """Return the proposal of a key.

    Raises:
        GiveError: It is no longer proposed.
    """
    for give in workspace.matcher.gives(workspace.today):
        if give.key == key:
            return give
    raise GiveError(message("this is no longer proposed: something changed meanwhile"))


def dismiss(workspace: Workspace, give: "Give", contacts: Iterable[str] = ()) -> Change:
    """Remember that a proposal is no match: it is never made again, on no machine.

    Args:
        workspace: The open network.
        give: The proposal.
        contacts: For one with several people, those for whom it is none; by default all of them. What is
            about two who would be introduced is remembered by the first.
    """
    people = tuple(contacts) or (give.contacts[:1] if give.kind == "introduce" else give.contacts)
    found = [workspace.network.get(Contact, identifier) for identifier in people]
    pairs = [
        (contact, contact.change({"dismissed": [*contact.dismissed, give.key]}))
        for contact in found
        if contact is not None
    ]
    proposal = propose(workspace.network, give)
    return workspace.replace(_("not a match: {what}").format(what=proposal.sentence), *pairs)
