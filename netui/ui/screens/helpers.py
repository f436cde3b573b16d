"""Who could help with a need of your own, and the text of it that can be published."""

from netui.domain.tables import Contact, Request
from netui.i18n import _, day, ngettext, say
from netui.services import requests
from netui.services.helping import for_need
from netui.services.publish import search_text
from netui.services.requests import Asked
from netui.ui.screens.asking import Asker, Asking
from netui.ui.screens.picker import Candidate, PickScreen
from netui.ui.screens.text import TextScreen


async def who_could_help(view: Asking, need: Request) -> None:
    """Show who could help with a need of yours, why, and how you stand with them; ask those who are chosen.

    Args:
        view: The screen in front.
        need: The need.

    Raises:
        RequestError: It is met already.
    """
    workspace = view.workspace
    requests.refuse_answered(workspace, need)
    asked = {one.contact: one for one in requests.asked_about(workspace.network, need)}
    waiting = {who for who, one in asked.items() if one.status not in requests.ANSWERED}

    def note(contact: Contact, ready: bool) -> str:
        earlier = asked.get(contact.id)
        if earlier is not None and earlier.closed_on is not None:
            return _("answered {when}").format(when=day(earlier.closed_on, workspace.today))
        return "" if ready else _("give first")

    candidates = [
        Candidate(
            one.contact.id,
            "; ".join(map(say, one.reasons)),
            note=note(one.contact, one.standing.ready),
        )
        for one in for_need(workspace, need)
        if one.contact.id not in waiting
    ]

    def done(chosen: list[str]) -> None:
        people = [contact for each in chosen if (contact := workspace.network.get(Contact, each)) is not None]
        Asker(view, people).send(Asked(need.text, need.kind, need.tags, due=need.due))

    hint = _("They are asked for it, each by a request of its own.")
    if waiting:
        said = ngettext(
            "{count} person was asked already.", "{count} people were asked already.", len(waiting)
        )
        hint = f"{hint} {said.format(count=len(waiting))}"
    await view.netui.open_view(
        PickScreen(
            _("Who could help: {what}").format(what=need.text),
            candidates,
            done,
            hint=hint,
            empty=(_("Nobody of your people offers this, as far as you have written it down."),),
        )
    )


async def publish(view: Asking, need: Request) -> None:
    """Show a text of a need of yours, to paste where people meet.

    Raises:
        PublishError: It is not for everybody to read.
    """
    text = search_text(view.workspace.network, need, view.workspace.today)
    hint = _("It names nobody but you. y copies it, E edits it.")
    await view.netui.open_view(TextScreen(_("Looking for: {what}").format(what=need.text), text, hint=hint))
