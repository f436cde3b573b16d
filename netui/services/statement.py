"""The statement: what went both ways between you and one person, in words that you could show them."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from netui.domain.measures.exchanges import happened
from netui.domain.measures.said import FAVOURS
from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange, Introduction
from netui.i18n import _, day, message, ngettext, say
from netui.services.letters.occasions import first_name
from netui.services.markdown import escape


def statement(network: Network, contact: Contact, today: date) -> str:
    """Return what you and a person exchanged, promised and asked each other, as Markdown.

    You are "I" in it. What is private stays out: weights, satisfaction, amounts, a note's further lines,
    needs that nobody asked about, reasons for an introduction.

    Args:
        network: Where everything is.
        contact: The person.
        today: The day that it is.
    """
    title = _("What {name} and I have given each other").format(name=escape(contact.name))
    past = list(happened(network.exchanges(contact.id), today))
    past.sort(key=lambda each: each[1], reverse=True)
    gave = [each for each in past if each[0].direction == "gave"]
    received = [each for each in past if each[0].direction == "received"]
    sections = (
        (_("What I gave"), list(_by_year(gave, contact))),
        (_("What I received"), list(_by_year(received, contact))),
        (_("What is promised"), list(_promises(network, contact, today))),
        (_("What is asked"), list(_requests(network, contact, today))),
        (_("Introductions"), list(_introductions(network, contact, today))),
    )
    told = [f"## {heading}\n\n{_joined(lines)}" for heading, lines in sections if lines]
    if not told:
        told = [_("We have not exchanged, promised or asked each other anything yet.")]
    counted = _counted(len(gave), len(received))
    return "\n\n".join(filter(None, (f"# {title}", _written(network, today), counted, *told))) + "\n"


def _written(network: Network, today: date) -> str:
    if me := escape(network.profile.name):
        return _("Written by {name} on {day}.").format(name=me, day=day(today))
    return _("Written on {day}.").format(day=day(today))


def _counted(gave: int, received: int) -> str:
    """Return how often something went each way; one-sided or not, it reproaches nobody."""
    if gave and received:
        return _("{gave} and {received}.").format(
            gave=ngettext("I gave once", "I gave {count} times", gave),
            received=ngettext("received once", "received {count} times", received),
        )
    if gave:
        return ngettext(
            "So far I gave once, and was glad to.", "So far I gave {count} times, and was glad to.", gave
        )
    if received:
        return ngettext(
            "So far I am the one who received, once: thank you.",
            "So far I am the one who received, {count} times: thank you.",
            received,
        )
    return ""


def _joined(lines: Sequence[str]) -> str:
    """Return lines with an empty one on both sides of each heading among them."""
    text = "\n".join(f"\n{line}\n" if line.startswith("### ") else line for line in lines)
    return text.strip("\n")


def _by_year(past: Sequence[tuple[Exchange, date]], contact: Contact) -> Iterator[str]:
    for year, entries in groupby(past, key=lambda each: each[1].year):
        yield f"### {year}"
        for exchange, on in entries:
            line = _("{day}: {what}").format(day=day(on, on), what=_what(exchange))
            yield f"- {line}{_thanks(exchange, contact, on)}"


def _what(exchange: Exchange) -> str:
    first = exchange.note.strip().partition("\n")[0]
    return escape(first) or say(FAVOURS.get(exchange.kind or "", message("something")))


def _thanks(exchange: Exchange, contact: Contact, on: date) -> str:
    if exchange.thanked_on is None:
        return ""
    when = day(exchange.thanked_on, on)
    if exchange.direction == "received":
        return " " + _("(I said thank you on {day})").format(day=when)
    name = escape(first_name(contact))
    return " " + _("({name} said thank you on {day})").format(name=name, day=when)


def _promises(network: Network, contact: Contact, today: date) -> Iterator[str]:
    name = escape(first_name(contact))
    for direction, said in (("gave", _("I promised")), ("received", _("{name} promised"))):
        for exchange in network.exchanges(contact.id):
            if not exchange.done and exchange.direction == direction:
                line = _("{who}: {what}").format(who=said.format(name=name), what=_what(exchange))
                yield f"- {line}{_by(exchange.due, today)}"


def _requests(network: Network, contact: Contact, today: date) -> Iterator[str]:
    """Yield what waits for an answer; what a promise answered is told among the promises."""
    name = escape(first_name(contact))
    promised = {each.request for each in network.exchanges(contact.id) if not each.done}
    for direction, dated, undated in (
        ("incoming", _("{name} asked on {day}: {what}"), _("{name} asked: {what}")),
        ("outgoing", _("I asked on {day}: {what}"), _("I asked: {what}")),
    ):
        for request in network.requests(contact.id):
            waits = request.status in {None, "open", "promised"} and request.id not in promised
            if waits and request.direction == direction:
                asked = day(request.on, today) if request.on else ""
                line = dated if asked else undated
                line = line.format(name=name, day=asked, what=escape(request.text))
                yield f"- {line}{_by(request.due, today)}"


def _by(due: date | None, today: date) -> str:
    return _(", by {day}").format(day=day(due, today)) if due else ""


def _introductions(network: Network, contact: Contact, today: date) -> Iterator[str]:
    """Yield whom you introduced the person to; what was only thought of stays with you."""
    for introduction in network.of_contact(Introduction, contact.id):
        other = introduction.b if introduction.a == contact.id else introduction.a
        name = network.name(other)
        if introduction.status == "introduced" and name:
            names = _("{name} and {other}").format(name=escape(contact.name), other=escape(name))
            if introduction.on:
                names = _("{day}: {what}").format(day=day(introduction.on, today), what=names)
            yield f"- {names}"
