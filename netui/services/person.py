"""One person as data: how things stand, and everything that happened, in one timeline.

The contact screen draws it and `netui show` prints it: both say the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from netui.domain.measures import balance, due, strength, turnover
from netui.domain.messages import Measure
from netui.domain.network import Network
from netui.domain.tables import Channel, Contact, Exchange, Interaction, Introduction, Opening, Request
from netui.domain.text import fold
from netui.i18n import _, day, deadline, from_today, listed, ngettext, number, say
from netui.services.ledger import balance_in_words, outcome_in_words, owes_thanks

if TYPE_CHECKING:
    from netui.domain.matching import Give

MOST_PROPOSED: Final = 3
"""Things that are proposed to be given to one person: more would be a list, and lists wait."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline.

    Attributes:
        on: The day; None where nobody wrote it down.
        sign: What kind it is, in one character.
        what: The kind in a word: "meeting", "gave", "they asked".
        text: What happened, in words; several lines where the note has several.
        table: The table of the record behind it.
        record: The record's id.
    """

    on: date | None
    sign: str
    what: str
    text: str
    table: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled line about a person, such as "works" with the role and the company."""

    label: str
    text: str


def facts(network: Network, contact: Contact, today: date) -> tuple[Fact, ...]:
    """Return what is known of a person, each on a line; what is not known is left out."""
    found = (
        (_("works"), _works(contact)),
        (_("sector"), contact.sector),
        (_("place"), contact.place),
        (_("relation"), contact.relation or ""),
        (_("circle"), _circle(contact)),
        (_("met"), _met(network, contact, today)),
        (_("birthday"), contact.birthday),
        (_("also called"), ", ".join(contact.aliases)),
        (_("tags"), " ".join(f"#{tag}" for tag in contact.tags)),
        (_("trust"), _("{trust} of 5").format(trust=contact.trust) if contact.trust else ""),
        (_("stage"), contact.stage if contact.stage and contact.stage != "connected" else ""),
        (_("snoozed"), _until(contact, today)),
    )
    return tuple(Fact(label, text) for label, text in found if text)


def exchanged_interests(network: Network, contact: Contact) -> tuple[Fact, ...]:
    """Return what a person can help with and what they look for, needs that you know of among it."""
    needs = [need.text for need in needs_of(network, contact)]
    found = (
        (_("offers"), ", ".join(contact.offers)),
        (_("needs"), "; ".join(needs)),
        (_("interests"), ", ".join(contact.interests)),
        (_("goals"), ", ".join(contact.goals)),
    )
    return tuple(Fact(label, text) for label, text in found if text)


def needs_of(network: Network, contact: Contact) -> tuple[Request, ...]:
    """Return what a person needs as far as you know, asked of you or not, until it is settled."""
    return tuple(
        request
        for request in network.requests(contact.id)
        if request.direction == "incoming" and request.status in {None, "known", "open", "promised"}
    )


def standing(network: Network, contact: Contact, today: date) -> str:
    """Return how things stand with a person, in one line that could be shown to them."""
    exchanges = [exchange for exchange in network.exchanges(contact.id) if exchange.done]
    gave = sum(exchange.direction == "gave" for exchange in exchanges)
    received = len(exchanges) - gave
    parts = []
    reached = due(network, contact, today)
    if reached.reasons:
        parts.append(say(reached.reasons[0]))
    if exchanges:
        rate = turnover(network, contact.id, today)
        parts.append(
            _("gave {gave}, received {received}, {rate} exchanges a year").format(
                gave=gave, received=received, rate=number(rate.value, 1)
            )
        )
    else:
        parts.append(_("nothing exchanged yet"))
    return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Step:
    """Something you could do next for a person.

    Attributes:
        text: What, in words.
        table: The table of the record that asks for it; empty where none does.
        record: The record's id.
        give: The proposal behind it, where it is one.
    """

    text: str
    table: str = ""
    record: str = ""
    give: "Give | None" = None


def next_steps(
    network: Network, contact: Contact, today: date, gives: "Iterable[Give]" = ()
) -> tuple[str, ...]:
    """Return what you could do next for a person in words, most pressing first."""
    return tuple(step.text for step in steps(network, contact, today, gives))


def steps(network: Network, contact: Contact, today: date, gives: "Iterable[Give]" = ()) -> tuple[Step, ...]:
    """Return what you could do next for a person, most pressing first.

    Args:
        network: Where the person is.
        contact: The person.
        today: The day that it is.
        gives: What could be given them, as the matcher finds it; a few are proposed.
    """
    found = tuple(_steps(network, contact, today))
    asked = {step.record for step in found if step.record}
    new = (give for give in gives if not give.record or give.record not in asked)
    return (*found, *(_proposed(network, contact, give) for give in islice(new, MOST_PROPOSED)))


def _proposed(network: Network, contact: Contact, give: "Give") -> Step:
    """Return a proposal for a person, who need not be named on their own screen."""
    from netui.services.gives import propose

    said = propose(network, give)
    if give.kind == "introduce":
        other = next((each for each in give.contacts if each != contact.id), contact.id)
        what = _("introduce to {name}: {need}").format(name=network.name(other), need=said.text)
    else:
        about = said.name if give.kind in {"pass-on", "share"} else said.text
        what = _("{verb}: {what}").format(verb=said.verb, what=about)
    text = _("{what} ({why})").format(what=what, why=said.why) if said.why else what
    return Step(text, give.table, give.record, give)


def _steps(network: Network, contact: Contact, today: date) -> Iterator[Step]:
    for request in network.requests(contact.id):
        if request.direction == "incoming" and request.status in {None, "open"}:
            when = from_today(request.on or today, today)
            asked = _("answer: {what}, asked {when}").format(what=request.text, when=when)
            yield Step(asked, Request.TABLE, request.id)
    exchanges = network.exchanges(contact.id)
    for exchange in exchanges:
        if not exchange.done and exchange.direction == "gave":
            by = _("by {when}").format(when=deadline(exchange.due, today)) if exchange.due else ""
            promise = _("keep your promise: {what}").format(what=_what(exchange))
            yield Step(", ".join(filter(None, (promise, by))), Exchange.TABLE, exchange.id)
    for exchange in exchanges:
        if owes_thanks(exchange):
            yield Step(_("thank for {what}").format(what=_what(exchange)), Exchange.TABLE, exchange.id)
    reached = due(network, contact, today)
    if reached.on is not None and reached.value >= 0:
        yield Step(_("get in touch"))


def _what(exchange: Exchange) -> str:
    return exchange.note.partition("\n")[0] or exchange.kind or _("what was exchanged")


def timeline(network: Network, contact: Contact, today: date) -> tuple[Event, ...]:
    """Return everything that happened with a person, newest first."""
    events = [
        *(_interaction(network, contact, each) for each in network.interactions(contact.id)),
        *(_exchange(each, today) for each in network.exchanges(contact.id)),
        *(_request(each) for each in network.requests(contact.id)),
        *(_introduction(network, contact, each) for each in network.of_contact(Introduction, contact.id)),
        *(_opening(each) for each in network.of_contact(Opening, contact.id)),
    ]
    if contact.met_on:
        events.append(Event(contact.met_on, "·", _("met"), contact.met_how))
    return tuple(sorted(events, key=lambda event: (event.on or date.min, event.record), reverse=True))


def search(events: Sequence[Event], words: str) -> tuple[Event, ...]:
    """Return the events that hold every word: in what they are, in their text or in their date.

    Args:
        events: A timeline.
        words: What is looked for, case and accents aside.
    """
    wanted = fold(words).split()

    def holds(event: Event) -> bool:
        when = f"{event.on.isoformat()} {day(event.on)}" if event.on else ""
        text = fold(" ".join((event.sign, event.what, event.text, when)))
        return all(word in text for word in wanted)

    return tuple(event for event in events if holds(event)) if wanted else tuple(events)


def knows(network: Network, contact: Contact) -> tuple[Contact, ...]:
    """Return who a person knows among your contacts, by name; those in the trash are left out."""
    found = [network.get(Contact, other) for other in contact.knows]
    live = [other for other in found if other is not None and not other.deleted]
    return tuple(sorted(live, key=lambda other: other.name.casefold()))


def exchanged(network: Network, contact: Contact, today: date) -> tuple[Fact, ...]:
    """Return a person's part of the ledger in lines: the counts, turnover and balance with their reasons."""
    done = [exchange for exchange in network.exchanges(contact.id) if exchange.done]
    gave = sum(exchange.direction == "gave" for exchange in done)
    if not done:
        return (Fact(_("exchanged"), _("nothing yet")),)
    rate, even = turnover(network, contact.id, today), balance(network, contact.id, today)
    return (
        Fact(
            _("exchanged"), _("gave {gave}, received {received}").format(gave=gave, received=len(done) - gave)
        ),
        Fact(_("turnover"), _with_reasons(_("{rate} a year").format(rate=number(rate.value)), rate)),
        Fact(_("balance"), _with_reasons(balance_in_words(even.value), even)),
    )


def _with_reasons(said: str, measure: Measure) -> str:
    reasons = "; ".join(map(say, measure.reasons))
    return f"{said}: {reasons}" if reasons else said


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure of one person in words, with its reasons."""

    name: str
    value: str
    reasons: tuple[str, ...]


def measures(network: Network, contact: Contact, today: date) -> tuple[Measured, ...]:
    """Return a person's measures, each beside its reasons."""
    attention = strength(network, contact, today)
    rate = turnover(network, contact.id, today)
    even = balance(network, contact.id, today)
    return tuple(
        Measured(name, value, tuple(map(say, measure.reasons)))
        for name, value, measure in (
            (_("attention"), f"{number(attention.value * 100)}%", attention),
            (_("turnover"), _("{rate} a year").format(rate=number(rate.value, 1)), rate),
            (_("balance"), f"{even.value:+.2f}", even),
        )
    )


def _works(contact: Contact) -> str:
    if contact.role and contact.company:
        return _("{role}, {company}").format(role=contact.role, company=contact.company)
    return contact.role or contact.company


def _circle(contact: Contact) -> str:
    if contact.cadence == 0:
        every = _("never due")
    else:
        every = ngettext("every {count} day", "every {count} days", contact.cadence)
    return f"{contact.circle or _('open')}, {every}"


def _met(network: Network, contact: Contact, today: date) -> str:
    channel = network.get(Channel, contact.met_through) if contact.met_through else None
    by = network.name(contact.introduced_by) if contact.introduced_by else ""
    parts = (
        day(contact.met_on, today) if contact.met_on else "",
        contact.met_how,
        _("at {channel}").format(channel=channel.name) if channel else "",
        _("through {name}").format(name=by) if by else "",
    )
    return ", ".join(filter(None, parts))


def _until(contact: Contact, today: date) -> str:
    if contact.snoozed_until is None or contact.snoozed_until <= today:
        return ""
    return _("until {day}").format(day=day(contact.snoozed_until, today))


def _interaction(network: Network, contact: Contact, interaction: Interaction) -> Event:
    others = [network.name(other) for other in interaction.contacts if other != contact.id]
    parts = []
    if interaction.place and interaction.place.casefold() not in interaction.note.casefold():
        parts.append(_("in {place}").format(place=interaction.place))
    if names := listed(filter(None, others)):
        parts.append(_("with {names}").format(names=names))
    text = _aside(interaction.note, parts)
    return Event(
        interaction.on, "•", interaction.kind or _("in touch"), text, Interaction.TABLE, interaction.id
    )


def _aside(said: str, parts: list[str]) -> str:
    """Return the user's own words with what netui adds behind them, in brackets: they may be sentences."""
    added = ", ".join(filter(None, parts))
    return " ".join(filter(None, (said, f"({added})" if said and added else added)))


def _exchange(exchange: Exchange, today: date) -> Event:
    gave = exchange.direction == "gave"
    sign = ">" if gave else "<"
    if exchange.done:
        what = _("gave") if gave else _("received")
    else:
        what = _("you promised") if gave else _("they promised")
    parts = []
    if not exchange.done and exchange.due:
        parts.append(_("by {when}").format(when=deadline(exchange.due, today)))
    if came := outcome_in_words(exchange):
        parts.append(came)
    if exchange.thanked_on:
        parts.append(_("they thanked you") if gave else _("thanked"))
    text = _aside(exchange.note or exchange.kind or "", parts)
    return Event(exchange.on, sign, what, text, Exchange.TABLE, exchange.id)


def _request(request: Request) -> Event:
    incoming = request.direction == "incoming"
    what = _("they need") if request.status == "known" else _("they asked") if incoming else _("you asked")
    status = request.status if request.status not in {None, "known", "open"} else ""
    text = " → ".join(filter(None, (request.text, status)))
    return Event(request.on, "?", what, text, Request.TABLE, request.id)


def _introduction(network: Network, contact: Contact, introduction: Introduction) -> Event:
    other = introduction.b if introduction.a == contact.id else introduction.a
    whom = ": ".join(filter(None, (network.name(other), introduction.why)))
    text = _aside(whom, [introduction.status or "", introduction.outcome.rstrip(".")])
    return Event(introduction.on, "↔", _("introduction"), text, Introduction.TABLE, introduction.id)


def _opening(opening: Opening) -> Event:
    title = ", ".join(filter(None, (opening.title, opening.company)))
    return Event(opening.on, "+", _("told you of"), title, Opening.TABLE, opening.id)
