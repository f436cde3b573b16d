"""A search of your own as a text to publish: to paste into a channel, a forum, a newsletter."""

from datetime import date

from netui.domain.messages import NetuiError, message
from netui.domain.network import Network
from netui.domain.tables import Request
from netui.i18n import _, day, listed
from netui.services.markdown import escape


class PublishError(NetuiError):
    """Something that is not for everybody to read."""


def search_text(network: Network, request: Request, today: date) -> str:
    """Return a need of your own as Markdown: who you are, what you give, what you look for.

    It holds nothing but the need and your own name, sectors and offers: no contact, no address.

    Args:
        network: Where your profile is.
        request: A need of your own, asked of nobody in particular and still open.
        today: The day that it is.

    Raises:
        PublishError: It is somebody else's, asked of one person, or closed.
    """
    _refuse_private(request)
    profile = network.profile
    offers = listed(map(escape, profile.offers))
    parts = [
        "# " + _("I am looking for: {text}").format(text=escape(request.text)),
        _who(escape(profile.name), listed(map(escape, profile.sectors))),
        "## " + _("What I can do for you") if offers else "",
        _("I am glad to help with {offers}: just ask, whether you can help me or not.").format(offers=offers)
        if offers
        else "",
        "## " + _("What I am looking for"),
        escape(request.text),
        _("It would help me most by {day}.").format(day=day(request.due, today))
        if request.due and request.due >= today
        else "",
        "## " + _("How to reach me"),
        _("Answer here, or send me a message. A hint or the name of somebody I could ask helps me as well."),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _refuse_private(request: Request) -> None:
    if request.direction != "outgoing":
        raise PublishError(
            message("“{text}” is somebody else's: only a need of your own is published", text=request.text)
        )
    if request.contact:
        raise PublishError(
            message(
                "“{text}” is what you asked one person: write it down as a need of your own to publish it",
                text=request.text,
            )
        )
    if request.status in {"fulfilled", "declined", "withdrawn"}:
        raise PublishError(message("“{text}” is closed: nothing is looked for any more", text=request.text))


def _who(name: str, sectors: str) -> str:
    if name and sectors:
        return _("I am {name}, and work in {sectors}.").format(name=name, sectors=sectors)
    if name:
        return _("I am {name}.").format(name=name)
    return _("I work in {sectors}.").format(sectors=sectors) if sectors else ""
