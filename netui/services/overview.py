"""The Overview as data: what today asks for, what you could give, the network, the exchange.

The screen draws it and `netui` without a terminal prints it: both say the same.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from netui.domain.measures import due, living, monthly_exchanges
from netui.domain.network import Network
from netui.domain.tables import (
    CIRCLE_SIZES,
    CIRCLES,
    Contact,
    Exchange,
    Introduction,
    Opening,
    Request,
)
from netui.domain.text import clean_line
from netui.i18n import _, from_today, ngettext, number, say, span
from netui.i18n import day as day_in_words
from netui.services.ledger import owes_thanks

BIRTHDAY_DAYS = 7  # how far ahead a birthday is told
PROMISE_DAYS = 7  # how far ahead a promise with a date is told
THANKS_DAYS = 180  # later than this, thanks would only puzzle
MONTHS = 12


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
class Circle:
    """How many people one circle holds, and how many it holds well; 0 = no bound."""

    name: str
    count: int
    size: int


@dataclass(frozen=True, slots=True)
class NetworkSummary:
    """How many people there are and where."""

    contacts: int
    living: int
    circles: tuple[Circle, ...]
    sectors: tuple[tuple[str, int], ...]

    def headline(self) -> str:
        """Return the count of contacts and of living ones in words."""
        contacts = ngettext("{count} contact", "{count} contacts", self.contacts)
        return f"{contacts}  {_('{count} living').format(count=self.living)}"


@dataclass(frozen=True, slots=True)
class ExchangeSummary:
    """What was exchanged.

    Attributes:
        gave: Gives of the last three months.
        received: Receives of the last three months.
        months: Exchanges in each of the last twelve months, oldest first.
        promises: Promises of yours that are open.
        oldest: Days since the oldest of them was given; None where there is none.
    """

    gave: int
    received: int
    months: tuple[int, ...]
    promises: int
    oldest: int | None

    @property
    def monthly(self) -> float:
        """Exchanges a month, over the last twelve."""
        return sum(self.months) / MONTHS

    def lines(self) -> tuple[str, str, str]:
        """Return the summary in words: the quarter, the rate, the promises."""
        quarter = _("last 3 months  gave {gave}  received {received}").format(
            gave=self.gave, received=self.received
        )
        rate = _("{number} a month").format(number=number(self.monthly, 1))
        if not self.promises or self.oldest is None:
            return quarter, rate, _("no promise open")
        promises = ngettext("{count} promise open", "{count} promises open", self.promises)
        return quarter, rate, _("{promises}, oldest {days}").format(promises=promises, days=span(self.oldest))


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
        for request in network.all(Request)
        if request.direction == "incoming" and request.status in {None, "open"}
    ]
    for request in sorted(waiting, key=lambda request: (request.on or today, request.id)):
        asked = _("asked {when}: {what}").format(
            when=from_today(request.on or today, today), what=request.text
        )
        yield Row("!", network.name(request.contact), asked, request.contact, Request.TABLE, request.id)


def _promised(network: Network, today: date) -> Iterator[Row]:
    """Yield your promises that are due within the week or past, the most pressing first."""
    promises = [
        exchange
        for exchange in network.all(Exchange)
        if exchange.direction == "gave"
        and not exchange.done
        and exchange.due is not None
        and exchange.due <= today + timedelta(days=PROMISE_DAYS)
    ]
    for exchange in sorted(promises, key=lambda exchange: (exchange.due or today, exchange.id)):
        by = from_today(exchange.due or today, today)
        text = _("you promised by {when}: {what}").format(when=by, what=_first_line(exchange.note))
        yield Row("!", network.name(exchange.contact), text, exchange.contact, Exchange.TABLE, exchange.id)


def _birthdays(network: Network, today: date) -> Iterator[Row]:
    found = []
    for contact in network.all(Contact):
        if contact.birthday and contact.stage != "archived":
            on = _next_birthday(contact.birthday, today)
            if (on - today).days <= BIRTHDAY_DAYS:
                found.append((on, contact))
    for on, contact in sorted(found, key=lambda pair: (pair[0], pair[1].id)):
        yield Row("✦", contact.name, _("birthday {when}").format(when=from_today(on, today)), contact.id)


def _next_birthday(birthday: str, today: date) -> date:
    month, day = int(birthday[-5:-3]), int(birthday[-2:])
    for year in (today.year, today.year + 1):
        leap = month == 2 and day == 29 and (year % 4 != 0 or (year % 100 == 0 and year % 400 != 0))
        on = date(year, month, 28 if leap else day)  # 29 February is kept on the 28th in other years
        if on >= today:
            break
    return on


def _reconnect(network: Network, today: date) -> Iterator[Row]:
    """Yield those to reconnect with, starred and closer circles first, then the longest silence."""
    found = []
    for contact in network.all(Contact):
        measured = due(network, contact, today)
        if measured.on is not None and measured.value >= 0:
            place = (not contact.starred, CIRCLES.index(contact.circle or "open"), -measured.value)
            found.append((place, contact.id, contact, measured))
    for *_place, contact, measured in sorted(found, key=lambda each: each[:2]):
        yield Row("↻", contact.name, say(measured.reasons[0]), contact.id)


def _give(network: Network, today: date) -> Iterator[Row]:
    yield from _thanks(network, today)
    yield from _introductions(network)
    yield from _openings(network, today)
    yield from _needs(network)


def _thanks(network: Network, today: date) -> Iterator[Row]:
    owed = [
        exchange
        for exchange in network.all(Exchange)
        if owes_thanks(exchange) and exchange.on and (today - exchange.on).days <= THANKS_DAYS
    ]
    for exchange in sorted(owed, key=lambda exchange: (exchange.on or today, exchange.id), reverse=True):
        what = _first_line(exchange.note) or exchange.kind or _("what you received")
        text = f"{what}, {day_in_words(exchange.on or today, today)}"
        name = network.name(exchange.contact)
        yield Row(_("thank"), name, text, exchange.contact, Exchange.TABLE, exchange.id)


def _introductions(network: Network) -> Iterator[Row]:
    """Yield introductions that you began: whom still to ask, or to bring together."""
    steps = {"suggested": _("to ask"), "asked-a": _("asked {name}"), "asked-b": _("both asked")}
    for introduction in sorted(network.all(Introduction), key=lambda each: each.id):
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
        for opening in network.all(Opening)
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
    for request in sorted(network.all(Request), key=lambda each: each.id):
        if request.status == "known" and request.contact and request.direction == "incoming":
            name = network.name(request.contact)
            yield Row(_("help"), name, request.text, request.contact, Request.TABLE, request.id)


def _network(network: Network, today: date) -> NetworkSummary:
    circles: Counter[str] = Counter()
    sectors: Counter[str] = Counter()
    alive = 0
    total = 0
    for contact in network.all(Contact):
        total += 1
        circles[contact.circle or "open"] += 1
        if contact.sector:
            sectors[clean_line(contact.sector)] += 1
        alive += bool(living(network, contact, today).value)
    return NetworkSummary(
        total,
        alive,
        tuple(Circle(name, circles[name], CIRCLE_SIZES.get(name, 0)) for name in CIRCLES),
        tuple(sorted(sectors.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _exchange(network: Network, today: date) -> ExchangeSummary:
    quarter = today - timedelta(days=91)
    gave = received = 0
    given: list[date] = []
    for exchange in network.all(Exchange):
        if exchange.done and exchange.on and quarter < exchange.on <= today:
            gave += exchange.direction == "gave"
            received += exchange.direction == "received"
        if not exchange.done and exchange.direction == "gave":
            given.append(exchange.on or today)
    oldest = max(0, (today - min(given)).days) if given else None
    return ExchangeSummary(gave, received, monthly_exchanges(network, today, MONTHS), len(given), oldest)


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
