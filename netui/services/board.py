"""The board of requests: what waits for an answer of yours, what you wait for, and what is being arranged.

The Requests screen draws it and `netui requests` prints it: both say the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from netui.domain.measures import open_promises
from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange, Introduction, Request
from netui.domain.text import finder, fold
from netui.i18n import _, day, deadline, from_today, ngettext
from netui.services import introductions
from netui.services.requests import ANSWERED, WAITING, own_needs

INCOMING: Final = "incoming"
PROMISES: Final = "promises"
NEEDS: Final = "needs"
MINE: Final = "mine"
OUTGOING: Final = "outgoing"
INTRODUCTIONS: Final = "introductions"
ANSWERS: Final = "answered"
TRASH: Final = "trash"
SECTIONS: Final = (INCOMING, PROMISES, NEEDS, INTRODUCTIONS, MINE, OUTGOING, ANSWERS)
"""In the order of the board: what others wait for comes before what you wait for."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the board.

    Attributes:
        section: Where it stands.
        table: The table of the record behind it: requests, exchanges or introductions.
        record: The record's id.
        contact: Whom it is about, by id; empty for a need of your own.
        name: Their name, or both names of an introduction.
        text: What is asked, promised or arranged.
        state: How it stands, in words: "asked 3 days ago", "by Friday", "2 people asked".
        pressing: It is past its day, or is needed within the next days.
        kind: What kind of exchange it is about, where known.
        words: Folded, what a filter looks in.
    """

    section: str
    table: str
    record: str
    contact: str
    name: str
    text: str
    state: str
    pressing: bool = False
    kind: str = ""
    words: str = ""


def heading(section: str) -> str:
    """Return what stands above a section."""
    return {
        INCOMING: _("they asked you"),
        PROMISES: _("promised"),
        NEEDS: _("needs you know of"),
        INTRODUCTIONS: _("introductions under way"),
        MINE: _("needs of yours"),
        OUTGOING: _("you asked"),
        ANSWERS: _("answered"),
        TRASH: _("in the trash"),
    }[section]


def board(network: Network, today: date, *, answered: bool = False) -> list[Item]:
    """Return the board, section by section, the most pressing of each first.

    Args:
        network: The network.
        today: The day that it is.
        answered: With what has its answer, latest first.
    """
    return list(_Board(network, today).items(answered))


def trashed(network: Network, today: date) -> list[Item]:
    """Return the requests and the introductions that are in the trash, the latest first."""
    return list(_Board(network, today).trashed())


def search(items: Iterable[Item], words: str) -> list[Item]:
    """Return the items that hold every word, and none of those with a leading ``-``.

    Args:
        items: The board.
        words: What is looked for in names, texts, tags, kinds and states, case and accents aside.
    """
    holds = finder(words)
    return [item for item in items if holds(item.words)]


PRESSING_DAYS: Final = 2  # a day that is so near is said with a sign


class _Board:
    def __init__(self, network: Network, today: date) -> None:
        self.network = network
        self.today = today

    def items(self, answered: bool) -> Iterator[Item]:
        requests = [
            one
            for one in self.network.where(Request, lambda raw: answered or raw.get("status") not in ANSWERED)
            if one.contact
        ]
        yield from self._requests(INCOMING, requests, lambda one: one.status in WAITING, "incoming")
        yield from self._promises(requests)
        yield from self._requests(NEEDS, requests, lambda one: one.status == "known", "incoming")
        for introduction in introductions.under_way(self.network):
            yield self._introduction(introduction)
        needs = own_needs(self.network)
        asked = self._answers_by_text() if needs else {}
        for need in needs:
            yield self._mine(need, asked.get(fold(need.text), []))
        yield from self._requests(OUTGOING, requests, lambda one: one.status not in ANSWERED, "outgoing")
        yield from self._promised_to_me()
        if answered:
            over = [
                one
                for one in self.network.where(Request, lambda raw: raw.get("status") in ANSWERED)
                if one.status in ANSWERED
            ]
            over.sort(key=lambda one: (one.closed_on or date.min, one.id), reverse=True)
            for one in over:
                yield self._request(ANSWERS, one, self._answer(one))

    def trashed(self) -> Iterator[Item]:
        """Yield what is in the trash."""
        gone: list[Request | Introduction] = [
            *self.network.all(Request, trash=True),
            *self.network.all(Introduction, trash=True),
        ]
        for one in sorted(gone, key=lambda one: (one.on or date.min, one.id), reverse=True):
            if isinstance(one, Introduction):
                yield self._introduction(one, TRASH)
            else:
                state = self._answer(one) if one.status in ANSWERED else self._asked(one)
                yield self._request(TRASH, one, state)

    def _requests(
        self, section: str, requests: Sequence[Request], fits: Callable[[Request], bool], direction: str
    ) -> Iterator[Item]:
        found = [one for one in requests if one.direction == direction and fits(one)]
        found.sort(key=lambda one: (one.due or date.max, one.on or self.today, one.id))
        for one in found:
            yield self._request(section, one, self._asked(one))

    def _request(self, section: str, request: Request, state: str) -> Item:
        soon = request.due is not None and (request.due - self.today).days <= PRESSING_DAYS
        return self._item(
            section,
            request,
            request.contact,
            self.network.name(request.contact),
            request.text,
            state,
            pressing=soon and request.status not in ANSWERED,
            kind=request.kind or "",
            more=request.tags,
        )

    def _asked(self, request: Request) -> str:
        on = from_today(request.on, self.today) if request.on else ""
        asked = _("asked {when}").format(when=on) if request.status != "known" else on
        by = _("by {when}").format(when=deadline(request.due, self.today)) if request.due else ""
        anyway = _("asked all the same") if request.asked_anyway else ""
        return ", ".join(filter(None, (by, asked, anyway)))

    def _answer(self, request: Request) -> str:
        words = {
            "fulfilled": _("fulfilled"),
            "declined": _("declined"),
            "withdrawn": _("withdrawn"),
        }[request.status or ""]
        when = day(request.closed_on, self.today) if request.closed_on else ""
        reply = request.reply.partition("\n")[0]
        return ": ".join(filter(None, (" ".join(filter(None, (words, when))), reply)))

    def _promises(self, requests: Sequence[Request]) -> Iterator[Item]:
        """Yield what you promised, with those requests that say so and whose promise is not in the ledger."""
        named = set()
        for promised in open_promises(self.network, self.today):
            exchange = promised.exchange
            named.add(exchange.request)
            yield self._promise(PROMISES, exchange)
        for one in requests:
            if one.status == "promised" and one.direction == "incoming" and one.id not in named:
                yield self._request(PROMISES, one, self._asked(one))

    def _promised_to_me(self) -> Iterator[Item]:
        for promised in open_promises(self.network, self.today, "received"):
            yield self._promise(OUTGOING, promised.exchange)

    def _promise(self, section: str, exchange: Exchange) -> Item:
        if exchange.due is not None:
            state = _("promised by {when}").format(when=deadline(exchange.due, self.today))
        elif exchange.on is not None:
            state = _("promised {when}").format(when=from_today(exchange.on, self.today))
        else:
            state = _("promised")
        return self._item(
            section,
            exchange,
            exchange.contact,
            self.network.name(exchange.contact),
            exchange.note.partition("\n")[0] or _(exchange.kind or "something"),
            state,
            pressing=exchange.due is not None and (exchange.due - self.today).days <= PRESSING_DAYS,
            kind=exchange.kind or "",
        )

    def _introduction(self, introduction: Introduction, section: str = INTRODUCTIONS) -> Item:
        step = introductions.next_step(self.network, introduction)
        since = ""
        if introduction.status in {"asked-a", "asked-b"} and introduction.on:
            since = _("asked {when}").format(when=from_today(introduction.on, self.today))
        state = ", ".join(filter(None, (since, step.text if step else "")))
        names = introductions.describe(self.network, introduction)
        return self._item(
            section, introduction, introduction.a, names, introduction.why, state, kind="introduction"
        )

    def _answers_by_text(self) -> dict[str, list[bool]]:
        """Return, by the folded text of what you asked people, whether each has answered.

        It is `asked_about` for all needs at once, from the rows.
        """
        found: dict[str, list[bool]] = {}
        for raw in self.network.rows[Request.TABLE].values():
            if raw.get("direction") == "outgoing" and raw.get("contact") and not raw.get("deleted"):
                found.setdefault(fold(str(raw.get("text", ""))), []).append(raw.get("status") in ANSWERED)
        return found

    def _mine(self, need: Request, asked: Sequence[bool]) -> Item:
        if asked:
            state = ngettext("{count} person asked", "{count} people asked", len(asked))
            if any(asked):
                state += ", " + ngettext("{count} answered", "{count} answered", sum(asked))
        else:
            state = _("nobody asked yet")
        return self._item(MINE, need, "", "", need.text, state, kind=need.kind or "", more=need.tags)

    def _item(
        self,
        section: str,
        record: Request | Exchange | Introduction,
        contact: str,
        name: str,
        text: str,
        state: str,
        *,
        pressing: bool = False,
        kind: str = "",
        more: Iterable[str] = (),
    ) -> Item:
        found = self.network.get(Contact, contact) if contact else None
        company = found.company if found else ""
        words = fold(" ".join((heading(section), name, company, text, state, kind, *more)))
        return Item(section, record.TABLE, record.id, contact, name, text, state, pressing, kind, words)
