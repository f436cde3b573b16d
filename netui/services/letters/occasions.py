"""What letters are written about: the values that records give to a letter's places."""

from datetime import date
from typing import Final

from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange, Introduction, Opening, Request, Share
from netui.domain.text import fold
from netui.services.letters.drafting import Letter, Letters

# A letter has a language of its own, whatever netui itself speaks.
_MONTHS: Final = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
    "it": ("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
           "ottobre", "novembre", "dicembre"),
}  # fmt: skip


def letter_for_introduction(
    letters: Letters,
    network: Network,
    introduction: Introduction,
    step: str,
    language: str,
    *,
    to: str = "",
) -> Letter:
    """Return the draft that goes with a step of an introduction.

    Args:
        letters: The templates.
        network: Where the two people are.
        introduction: Who and why.
        step: ask-a, ask-b, introduce or outcome.
        language: What to write in.
        to: The id of whom the outcome is asked of, where it isn't a.
    """
    a, b = network.get(Contact, introduction.a), network.get(Contact, introduction.b)
    request = network.get(Request, introduction.request) if introduction.request else None
    need = request.text if request else ""
    reader, other = (b, a) if step == "ask-b" or (to and to == introduction.b) else (a, b)
    return letters.draft(
        step,
        language,
        _reader(network, reader)
        | {
            "works": _works(reader),
            "other": first_name(other),
            "other_full": other.name if other else "",
            "other_works": _works(other),
            "need": need,
            "offers": ", ".join(b.offers) if b else "",
            "why": introduction.why if fold(introduction.why) != fold(need) else "",
        },
    )


def letter_for_opening(
    letters: Letters, network: Network, opening: Opening, contact: Contact, language: str, today: date
) -> Letter:
    """Return the draft that passes an opening on to a contact; where it was heard of stays with you.

    Args:
        letters: The templates.
        network: Where your own name is.
        opening: What to pass on.
        contact: To whom.
        language: What to write in.
        today: The day that it is: a date in another year says so.
    """
    values = {
        "opening": ", ".join(filter(None, (opening.title, opening.company))),
        "title": opening.title,
        "company": opening.company,
        "place": opening.place,
        "url": opening.url,
        "closes": _date(opening.closes_on, language, today),
    }
    return letters.draft("pass-on", language, _reader(network, contact) | values)


def letter_for_share(
    letters: Letters, network: Network, share: Share, contact: Contact, language: str
) -> Letter:
    """Return the draft that passes an article or the like on to a contact.

    Args:
        letters: The templates.
        network: Where your own name is.
        share: What to pass on.
        contact: To whom.
        language: What to write in.
    """
    cares = {fold(word) for word in (*contact.interests, *contact.tags, contact.sector)}
    topics = ", ".join(topic for topic in share.topics if fold(topic) in cares)
    values = {"title": share.title, "url": share.url, "topics": topics}
    return letters.draft("share", language, _reader(network, contact) | values)


def letter_for_request(
    letters: Letters,
    network: Network,
    request: Request,
    language: str,
    today: date,
    *,
    helper: Contact | None = None,
) -> Letter:
    """Return the draft that asks for something, or that answers no honestly where somebody asked you.

    Args:
        letters: The templates.
        network: Where the contact is.
        request: What is asked; it need not be written down yet.
        language: What to write in.
        today: The day that it is: a date in another year says so.
        helper: Who could help instead, for an answer that says no.
    """
    values = _reader(network, network.get(Contact, request.contact)) | {"need": request.text}
    if request.direction == "outgoing":
        return letters.draft("ask", language, values | {"due": _date(request.due, language, today)})
    values |= {
        "reply": request.reply.strip().partition("\n")[0],
        "other": first_name(helper),
        "other_full": helper.name if helper else "",
    }
    return letters.draft("decline", language, values)


def letter_for_thanks(letters: Letters, network: Network, exchange: Exchange, language: str) -> Letter:
    """Return the draft that thanks for what was received.

    Args:
        letters: The templates.
        network: Where the contact is.
        exchange: What was received.
        language: What to write in.
    """
    values = {"what": exchange.note.strip().partition("\n")[0]}
    reader = _reader(network, network.get(Contact, exchange.contact))
    return letters.draft("thank", language, reader | values)


def _reader(network: Network, contact: Contact | None) -> dict[str, str]:
    return {
        "name": first_name(contact),
        "full_name": contact.name if contact else "",
        "me": network.profile.name,
    }


def first_name(contact: Contact | None) -> str:
    """Return what one calls a person; empty where there is nobody."""
    if contact is None:
        return ""
    return contact.given or contact.name.partition(" ")[0]


def _works(contact: Contact | None) -> str:
    return ", ".join(filter(None, (contact.role, contact.company))) if contact else ""


def _date(day: date | None, language: str, today: date) -> str:
    if day is None:
        return ""
    month = _MONTHS.get(language, _MONTHS["en"])[day.month - 1]
    return f"{day.day} {month}" if day.year == today.year else f"{day.day} {month} {day.year}"
