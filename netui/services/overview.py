"""The Overview as data: what today asks for, what you could give, the network, the exchange.

The screen draws it and `netui` without a terminal prints it: both say the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from netui.domain.measures import (
    due,
    due_now,
    exchanged,
    monthly_exchanges,
    open_promises,
    promises,
    quarter,
    reach,
    sectors,
)
from netui.domain.measures.birthdays import birthdays
from netui.domain.measures.circles import CircleCount, circles
from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange, Introduction, Opening, Request
from netui.i18n import _, deadline, from_today, ngettext, number, say
from netui.i18n import day as day_in_words
from netui.services.ledger import waits_for_thanks

BIRTHDAY_DAYS = 7  # how far ahead a birthday is told
PROMISE_DAYS = 7  # how far ahead a promise with a date is told
THANKS_DAYS = 180  # later than this, thanks would only puzzle
MONTHS = 12
_NOT_WAITING = ("known", "promised", "fulfilled", "declined", "withdrawn")
RECONNECT_MOST = 12  # more people than that nobody writes to in a day; People shows all: due:


@dataclass(frozen=True, slots=True)
class Row:
    """One line that asks for an act.

    Attributes:
        sign: What kind it is, in one character or word, so that colour is never needed.
        name: Whom it is about.
        text: What, in words.
        contact: The contact's id; what enter opens.
        table: The table of the record behind the line, where there is one.
        record: Its id.
    """

    sign: str
    name: str
    text: str
    contact: str = ""
    table: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class NetworkSummary:
    """How many people there are and where.

    Attributes:
        headline: "184 contacts", "61 living", "4 related sectors uncovered".
        circles: How full each circle is.
        sectors: How many people each sector holds, largest first.
    """

    headline: tuple[str, ...]
    circles: tuple[CircleCount, ...]
    sectors: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ExchangeSummary:
    """What was exchanged.

    Attributes:
        gave: Gives of this quarter.
        received: Receives of this quarter.
        months: Exchanges in each of the last twelve months, oldest first.
        promises: "2 promises open", "oldest 3 days".
    """

    gave: int
    received: int
    months: tuple[int, ...]
    promises: tuple[str, ...]

    @property
    def monthly(self) -> float:
        """Exchanges a month, over the last twelve."""
        return sum(self.months) / MONTHS

    @property
    def quarter(self) -> str:
        """The quarter in words."""
        return _("this quarter  gave {gave}  received {received}").format(
            gave=self.gave, received=self.received
        )

    @property
    def rate(self) -> str:
        """The rate in words."""
        return _("{number} a month").format(number=number(self.monthly, 1))


@dataclass(frozen=True, slots=True)
class Overview:
    """The four panes."""

    today: tuple[Row, ...]
    give: tuple[Row, ...]
    network: NetworkSummary
    exchange: ExchangeSummary


def overview(network: Network, today: date) -> Overview:
    """Return the Overview of a day."""
    return Overview(
        tuple(_today(network, today)),
        tuple(_give(network, today)),
        _network(network, today),
        _exchange(network, today),
    )


def _today(network: Network, today: date) -> Iterator[Row]:
    yield from _asked(network, today)
    yield from _promised(network, today)
    yield from _birthdays(network, today)
    yield from _reconnect(network, today)


def _asked(network: Network, today: date) -> Iterator[Row]:
    """Yield what others asked and nobody answered yet, the longest waiting first."""
    waiting = [
        request
        for request in network.where(Request, lambda raw: raw.get("status") not in _NOT_WAITING)
        if request.direction == "incoming" and request.status in {None, "open"}
    ]
    for request in sorted(waiting, key=lambda request: (request.on or today, request.id)):
        asked = _("asked {when}: {what}").format(
            when=from_today(request.on or today, today), what=request.text
        )
        yield Row("!", network.name(request.contact), asked, request.contact, Request.TABLE, request.id)


def _promised(network: Network, today: date) -> Iterator[Row]:
    """Yield your promises that are due within the week or past, the most pressing first."""
    for promised in open_promises(network, today):
        exchange = promised.exchange
        if exchange.due is not None and exchange.due <= today + timedelta(days=PROMISE_DAYS):
            by = deadline(exchange.due, today)
            text = _("you promised by {when}: {what}").format(when=by, what=_first_line(exchange.note))
            name = network.name(exchange.contact)
            yield Row("!", name, text, exchange.contact, Exchange.TABLE, exchange.id)


def _birthdays(network: Network, today: date) -> Iterator[Row]:
    for coming in birthdays(network, today, BIRTHDAY_DAYS):
        text = _("birthday {when}").format(when=from_today(coming.on, today))
        if coming.age is not None:
            text = _("{birthday}, turns {age}").format(birthday=text, age=coming.age)
        yield Row("✦", coming.contact.name, text, coming.contact.id)


def _reconnect(network: Network, today: date) -> Iterator[Row]:
    waiting = due_now(network, today)
    for identifier in waiting[:RECONNECT_MOST]:
        contact = network.get(Contact, identifier)
        if contact is not None:
            yield Row("↻", contact.name, say(due(network, contact, today).reasons[0]), identifier)
    if (rest := len(waiting) - RECONNECT_MOST) > 0:
        yield Row("…", "", ngettext("{count} more in People: due:", "{count} more in People: due:", rest))


def _give(network: Network, today: date) -> Iterator[Row]:
    yield from _thanks(network, today)
    yield from _introductions(network)
    yield from _openings(network, today)
    yield from _needs(network)


def _thanks(network: Network, today: date) -> Iterator[Row]:
    owed = [
        exchange
        for exchange in network.where(Exchange, waits_for_thanks)
        if exchange.on and (today - exchange.on).days <= THANKS_DAYS
    ]
    for exchange in sorted(owed, key=lambda exchange: (exchange.on or today, exchange.id), reverse=True):
        what = _first_line(exchange.note) or exchange.kind or _("what you received")
        text = f"{what}, {day_in_words(exchange.on or today, today)}"
        name = network.name(exchange.contact)
        yield Row(_("thank"), name, text, exchange.contact, Exchange.TABLE, exchange.id)


def _introductions(network: Network) -> Iterator[Row]:
    """Yield introductions that you began: whom still to ask, or to bring together."""
    steps = {"suggested": _("to ask"), "asked-a": _("asked {name}"), "asked-b": _("both asked")}
    open_ones = network.where(Introduction, lambda raw: raw.get("status") in tuple(steps))
    for introduction in sorted(open_ones, key=lambda each: each.id):
        if introduction.status in steps:
            one, other = network.name(introduction.a), network.name(introduction.b)
            step = steps[introduction.status].format(name=one)
            text = f"{introduction.why}, {step}" if introduction.why else step
            yield Row(
                _("introduce"), f"{one} ↔ {other}", text, introduction.a, Introduction.TABLE, introduction.id
            )


def _openings(network: Network, today: date) -> Iterator[Row]:
    """Yield openings that nobody was told of yet, those that close first in front."""
    found = [
        opening
        for opening in network.where(Opening, lambda raw: not raw.get("passed"))
        if opening.status in {None, "open"}
        and not opening.passed
        and (opening.closes_on is None or opening.closes_on >= today)
    ]
    for opening in sorted(found, key=lambda each: (each.closes_on or date.max, each.id)):
        title = f"{opening.title}, {opening.company}" if opening.company else opening.title
        closes = (
            _("closes {when}").format(when=from_today(opening.closes_on, today))
            if opening.closes_on
            else _("heard of {when}").format(when=from_today(opening.on or today, today))
        )
        yield Row(_("pass on"), title, closes, opening.source, Opening.TABLE, opening.id)


def _needs(network: Network) -> Iterator[Row]:
    """Yield needs of others that you know of and nobody asked you for."""
    known = network.where(Request, lambda raw: raw.get("status") == "known")
    for request in sorted(known, key=lambda each: each.id):
        if request.contact and request.direction == "incoming":
            name = network.name(request.contact)
            yield Row(_("help"), name, request.text, request.contact, Request.TABLE, request.id)


def _network(network: Network, today: date) -> NetworkSummary:
    headline = tuple(map(say, reach(network, today).reasons))
    return NetworkSummary(headline, circles(network), tuple(sectors(network)))


def _exchange(network: Network, today: date) -> ExchangeSummary:
    gave, received = exchanged(network, quarter(today), today)
    months = monthly_exchanges(network, today, MONTHS)
    return ExchangeSummary(gave, received, months, tuple(map(say, promises(network, today).reasons)))


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
