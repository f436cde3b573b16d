"""The Overview as data: what today asks for, what you could give, the network, the exchange.

The screen draws it and `netui` without a terminal prints it: both say the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from netui.domain.measures import (
    answering,
    due,
    due_now,
    exchanged,
    load,
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
from netui.domain.tables import Conflict, Contact, Exchange, Introduction, Profile, Request
from netui.i18n import _, deadline, from_today, ngettext, number, say
from netui.services import introductions

if TYPE_CHECKING:
    from netui.domain.matching import Give

BIRTHDAY_DAYS = 7  # how far ahead a birthday is told
PROMISE_DAYS = 7  # how far ahead a promise with a date is told
MONTHS = 12
GIVES = 7  # a handful a day; the others come on other days
UNDER_WAY = 3  # introductions among them; Requests shows all
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
        key: Of a proposal, what it is dismissed by; empty for everything else.
        why: Its reasons, in one line.
        short: The name where there is little room: "Anna ↔ Marco"; empty where it is the same.
    """

    sign: str
    name: str
    text: str
    contact: str = ""
    table: str = ""
    record: str = ""
    key: str = ""
    why: str = ""
    short: str = ""


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
        answering: "half the time you answer within 3 days", "the oldest waits 11 days: CV review".
        load: A word where there are more promises than a week has room for; else empty.
    """

    gave: int
    received: int
    months: tuple[int, ...]
    promises: tuple[str, ...]
    answering: tuple[str, ...]
    load: str

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


def overview(network: Network, today: date, gives: "Sequence[Give]" = ()) -> Overview:
    """Return the Overview of a day.

    Args:
        network: The network.
        today: The day.
        gives: Everything that could be given, as the matcher finds it.
    """
    give = tuple(_give(network, today, gives))
    return Overview(
        tuple(_today(network, today)),
        (*give, *_about_you(network, give)),
        _network(network, today),
        _exchange(network, today),
    )


def _today(network: Network, today: date) -> Iterator[Row]:
    yield from _asked(network, today)
    yield from _promised(network, today)
    yield from _introduced(network, today)
    yield from _disagreeing(network)
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


def _introduced(network: Network, today: date) -> Iterator[Row]:
    """Yield introductions of which you don't know how they went, while it is fair to ask."""
    for each in introductions.to_ask_after(network, today):
        text = _("introduced {when}: how did it go?").format(when=from_today(each.on or today, today))
        names = introductions.describe(network, each)
        short = _short(network, each.a, each.b)
        yield Row("↔", names, text, each.a, Introduction.TABLE, each.id, why=each.why, short=short)


def _disagreeing(network: Network) -> Iterator[Row]:
    """Yield how many values two machines changed differently and nobody has looked at."""
    if count := network.count(Conflict):
        text = ngettext("{count} value changed on both sides", "{count} values changed on both sides", count)
        yield Row("?", _("conflicts"), text, table=Conflict.TABLE)


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


def _give(network: Network, today: date, gives: "Sequence[Give]") -> Iterator[Row]:
    """Yield introductions under way, then a few proposals for people who are in none of these."""
    # In this order the statuses tell whose turn it is: yours where nobody was asked yet.
    waiting = introductions.under_way(network)
    waiting.sort(key=lambda each: each.status or "suggested", reverse=True)
    shown = waiting[:UNDER_WAY]
    for each in shown:
        yield _under_way(network, each, today)
    if gives:
        yield from _proposals(network, gives, shown)
    if (rest := len(waiting) - len(shown)) > 0:
        more = ngettext(
            "{count} more introduction in Requests", "{count} more introductions in Requests", rest
        )
        yield Row("…", "", more)


def _about_you(network: Network, give: Sequence[Row]) -> Iterator[Row]:
    """Yield a line that asks what you can help with, until you say so: where others stand, not alone."""
    if give and not network.profile.offers:
        yield Row(_("tell"), "netui", _("what you can help with"), table=Profile.TABLE)


def _proposals(network: Network, gives: "Sequence[Give]", shown: Sequence[Introduction]) -> Iterator[Row]:
    from netui.domain.matching import daily
    from netui.services.gives import propose

    # What they asked of you stands in the first pane already.
    proposed = [give for give in gives if give.kind != "answer"]
    people = {person for each in shown for person in (each.a, each.b)}
    for give in daily(proposed, GIVES - len(shown), without=people):
        said = propose(network, give)
        short = _short(network, *give.contacts) if give.kind == "introduce" else ""
        yield Row(
            said.verb, said.name, said.text, give.contacts[0], give.table, give.record, give.key, said.why,
            short,
        )  # fmt: skip


def _short(network: Network, one: str, other: str) -> str:
    return " ↔ ".join(introductions.called(network, one, other))


def _under_way(network: Network, introduction: Introduction, today: date) -> Row:
    """Return an introduction that you began: whom still to ask, or since when they think about it."""
    stages = introductions.stages(network, introduction, today)
    waits = introduction.status in {"asked-a", "asked-b"}
    text = next(stage.text for stage in stages if (stage.here if waits else not stage.reached))
    text = ": ".join(filter(None, (text, introduction.why)))
    return Row(
        _("introduce"), introductions.describe(network, introduction), text,
        introduction.a, Introduction.TABLE, introduction.id,
        short=_short(network, introduction.a, introduction.b),
    )  # fmt: skip


def _network(network: Network, today: date) -> NetworkSummary:
    headline = tuple(map(say, reach(network, today).reasons))
    return NetworkSummary(headline, circles(network), tuple(sectors(network)))


def _exchange(network: Network, today: date) -> ExchangeSummary:
    gave, received = exchanged(network, quarter(today), today)
    months = monthly_exchanges(network, today, MONTHS)
    return ExchangeSummary(
        gave,
        received,
        months,
        tuple(map(say, promises(network, today).reasons)),
        tuple(map(say, answering(network, today).reasons)),
        _too_much(network, today),
    )


def _too_much(network: Network, today: date) -> str:
    """Return a word where there are more promises for this week than there is room for; else nothing."""
    week = load(network, today)
    if week.promises <= week.room:
        return ""
    return _("{promises}, room for {room}: a later day is an answer too").format(
        promises=say(week.reasons[-1]), room=week.room
    )


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
