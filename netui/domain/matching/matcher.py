"""The matcher: what you could give, to whom, from everything that the network holds."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from netui.domain.matching.fitting import THRESHOLD, fit_terms
from netui.domain.matching.gives import Give, give_key, in_order
from netui.domain.matching.people import Answer, People
from netui.domain.matching.synonyms import Synonyms
from netui.domain.matching.terms import Terms, terms
from netui.domain.measures.exchanges import counts_from
from netui.domain.measures.said import favour
from netui.domain.measures.strength import strengths
from netui.domain.messages import Measure, Message, message
from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange, Introduction, Opening, Request, Share

THANK_DAYS: Final = 180  # later than this, thanks would only puzzle
ENDORSE_DAYS: Final = 730
SHARE_DAYS: Final = 60
BEST: Final = 3  # people who can help that are proposed for one need

Fitting = tuple[str, float, tuple[Message, ...]]
"""A contact's id, how well it fits (0 to 1), and why."""


class Matcher:
    """Finds what you could give; lives as long as its network.

    Attributes:
        network: Where the records are; it may change between two questions.
        synonyms: What words mean.
    """

    def __init__(self, network: Network, synonyms: Synonyms | None = None) -> None:
        self.network = network
        self.synonyms = synonyms or Synonyms.built_in()
        self._people = People(network, self.synonyms)

    def gives(self, today: date) -> list[Give]:
        """Return everything that you could give, the most valuable first."""
        self._people.renew()
        self._ties = strengths(self.network, today)
        found = [
            *self._answers(today), *self._introductions(today), *self._helps(today), *self._openings(today),
            *self._shares(today), *self._thanks(today), *self._endorsements(today),
        ]  # fmt: skip
        return sorted(found, key=in_order)

    def for_contact(self, contact: str, today: date) -> list[Give]:
        """Return everything that you could give one person now, the most valuable first."""
        found = [
            Give(give.kind, (contact,), give.table, give.record, give.value, give.reasons, give.key)
            if give.kind in {"pass-on", "share"}
            else give
            for give in self.gives(today)
            if contact in give.contacts
        ]
        found += self._promises(contact)
        return sorted(found, key=in_order)

    def fitting_opening(self, opening: Opening, today: date) -> list[Fitting]:
        """Return whom an opening fits, best first; those aside whom it was passed on to."""
        self._people.renew()
        need = self._terms(opening.title, opening.tags)
        passed = {each.contact for each in opening.passed} | {opening.source}
        found = []
        for who, answer in self._people.answers(need).items():
            contact = self.network.get(Contact, who)
            wanted = {"openings", "job-search"}
            if contact is None or who in passed or not wanted.intersection(contact.goals):
                continue
            if self._open_to(contact, give_key("pass-on", opening.id), today):
                found.append((who, answer.value, (_because(answer),)))
        return sorted(found, key=lambda each: (-each[1], each[0]))

    def caring_about(self, topics: Iterable[str], today: date, share: str = "") -> list[Fitting]:
        """Return who cares about topics, best first.

        Args:
            topics: What it is about.
            today: The day that it is.
            share: The share's id where there is one: who received it is left out.
        """
        wanted = [terms(topic, self.synonyms) for topic in topics]
        received = {
            one.contact
            for one in self.network.where(Exchange, lambda raw: raw.get("share") == share and share != "")
        }
        found = []
        for contact in self.network.where(Contact, lambda raw: bool(raw.get("interests") or raw.get("tags"))):
            if contact.id in received or not self._open_to(contact, give_key("share", share), today):
                continue
            best: Fitting | None = None
            for texts, factor in ((contact.interests, 1.0), (contact.tags, 0.7)):
                for text in texts:
                    have = terms(text, self.synonyms)
                    value = max((fit_terms(one, have, self.synonyms).value for one in wanted), default=0.0)
                    value *= factor
                    if value >= THRESHOLD and (best is None or value > best[1]):
                        best = (contact.id, value, (message("cares about {topic}", topic=text),))
            if best is not None:
                found.append(best)
        return sorted(found, key=lambda each: (-each[1], each[0]))

    def helpers(
        self,
        text: str,
        tags: Iterable[str],
        kind: str | None,
        today: date,
        tie: Callable[[str], Measure] | None = None,
    ) -> list[Fitting]:
        """Return who could help with a need of yours, best first.

        Args:
            text: What you need.
            tags: Its tags.
            kind: Its kind, see `EXCHANGE_KINDS`.
            today: The day that it is.
            tie: How well a contact's tie serves this need; by default all serve alike.
        """
        self._people.renew()
        found = []
        recruits = kind == "opening"
        for who, answer in self._people.answers(self._terms(text, tags)).items():
            contact = self.network.get(Contact, who)
            if contact is None or (contact.snoozed_until is not None and contact.snoozed_until > today):
                continue
            weight = tie(who) if tie is not None else Measure(1.0)
            value = (
                answer.value
                * weight.value
                * (1.0 if not recruits or contact.relation == "recruiter" else 0.7)
            )
            found.append((who, value, (_because(answer), *weight.reasons)))
        return sorted(found, key=lambda each: (-each[1], each[0]))

    def _terms(self, text: str, tags: Iterable[str]) -> Terms:
        return terms("; ".join((text, *tags)), self.synonyms)

    def _open_to(self, contact: Contact, key: str, today: date) -> bool:
        """Whether something may be proposed for a contact now."""
        snoozed = contact.snoozed_until is not None and contact.snoozed_until > today
        return not (contact.deleted or contact.stage == "archived" or snoozed or key in contact.dismissed)

    def _tie(self, contact: str) -> float:
        return 0.3 + 0.7 * self._ties.get(contact, 0.0)

    def _needs(self) -> Iterator[tuple[Request, Contact]]:
        for request in self.network.where(Request, lambda raw: raw.get("direction") == "incoming"):
            contact = self.network.get(Contact, request.contact)
            if contact is not None and request.status in {None, "known", "open"}:
                yield request, contact

    def _answers(self, today: date) -> Iterator[Give]:
        for request, contact in self._needs():
            key = give_key("answer", request.id)
            if request.status != "known" and self._open_to(contact, key, today):
                days = (today - (request.on or today)).days
                said = message("asked {count} day ago", "asked {count} days ago", count=days)
                value = 0.95 + 0.05 * self._tie(contact.id)
                yield Give("answer", (contact.id,), Request.TABLE, request.id, value, (said,), key)

    def _introductions(self, today: date) -> Iterator[Give]:
        for request, needer in self._needs():
            need = self._terms(request.text, request.tags)
            found = []
            for who, answer in self._people.answers(need).items():
                helper = self.network.get(Contact, who)
                key = give_key("introduce", request.id, who)
                if helper is None or who == needer.id or self._linked(needer, helper):
                    continue
                if self._open_to(needer, key, today) and self._open_to(helper, key, today):
                    value = 0.8 * answer.value * min(self._tie(who), self._tie(needer.id))
                    reasons = (
                        message("{name} needs {what}", name=needer.name, what=request.text),
                        message("{name}: {why}", name=helper.name, why=_because(answer)),
                    )
                    pair = (needer.id, who)
                    found.append(Give("introduce", pair, Request.TABLE, request.id, value, reasons, key))
            yield from sorted(found, key=in_order)[:BEST]

    def _linked(self, one: Contact, other: Contact) -> bool:
        """Whether two know each other, or somebody is, was or wouldn't be bringing them together."""
        if other.id in one.knows or one.id in other.knows:
            return True
        pair = {one.id, other.id}
        return any({each.a, each.b} == pair for each in self.network.of_contact(Introduction, one.id))

    def _helps(self, today: date) -> Iterator[Give]:
        offers = [(offer, terms(offer, self.synonyms)) for offer in self.network.profile.offers]
        for request, contact in self._needs():
            key = give_key("help", request.id)
            if request.status != "known" or not self._open_to(contact, key, today):
                continue
            need = self._terms(request.text, request.tags)
            fits = [(fit_terms(need, have, self.synonyms).value, offer) for offer, have in offers]
            value, offer = max(fits, default=(0.0, ""))
            if value >= THRESHOLD:
                reasons = (
                    message("needs {what}", what=request.text),
                    message("you offer {offer}", offer=offer),
                )
                value *= 0.7 * self._tie(contact.id)
                yield Give("help", (contact.id,), Request.TABLE, request.id, value, reasons, key)

    def _openings(self, today: date) -> Iterator[Give]:
        for opening in self.network.where(Opening, lambda raw: raw.get("status") not in ("filled", "closed")):
            if opening.closes_on is not None and opening.closes_on < today:
                continue
            if found := self.fitting_opening(opening, today):
                people = tuple(who for who, _value, _reasons in found)
                value = 0.8 * found[0][1] * max(map(self._tie, people))
                key = give_key("pass-on", opening.id)
                yield Give("pass-on", people, Opening.TABLE, opening.id, value, found[0][2], key)

    def _shares(self, today: date) -> Iterator[Give]:
        for share in self.network.all(Share):
            if share.on is None or not 0 <= (today - share.on).days <= SHARE_DAYS:
                continue
            if found := self.caring_about(share.topics or (share.title,), today, share.id):
                people = tuple(who for who, _value, _reasons in found)
                value = 0.5 * found[0][1] * max(map(self._tie, people))
                key = give_key("share", share.id)
                yield Give("share", people, Share.TABLE, share.id, value, found[0][2], key)

    def _received(self, today: date, days: int) -> Iterator[tuple[Exchange, Contact, int]]:
        for one in self.network.where(Exchange, lambda raw: raw.get("direction") == "received"):
            on, contact = counts_from(one), self.network.get(Contact, one.contact)
            if one.done and on is not None and contact is not None and 0 <= (today - on).days <= days:
                yield one, contact, (today - on).days

    def _thanks(self, today: date) -> Iterator[Give]:
        for exchange, contact, days in self._received(today, THANK_DAYS):
            key = give_key("thank", exchange.id)
            if exchange.thanked_on is None and self._open_to(contact, key, today):
                value = 0.6 * self._tie(contact.id) * 2 ** (-days / THANK_DAYS)
                reasons = (message("you received {what}", what=favour(exchange)),)
                yield Give("thank", (contact.id,), Exchange.TABLE, exchange.id, value, reasons, key)

    def _endorsements(self, today: date) -> Iterator[Give]:
        seen = set()
        for exchange, contact, days in self._received(today, ENDORSE_DAYS):
            key = give_key("endorse", exchange.id)
            if (
                (exchange.satisfaction or 0) < 4
                or contact.id in seen
                or not self._open_to(contact, key, today)
            ):
                continue
            if exchange.kind not in {"help", "advice", "feedback", "client", "resource"}:
                continue
            given = (one for one in self.network.exchanges(contact.id) if one.direction == "gave" and one.on)
            if any(one.kind == "endorsement" and (today - (one.on or today)).days < 365 for one in given):
                continue
            seen.add(contact.id)
            value = 0.3 * self._tie(contact.id) * 2 ** (-days / ENDORSE_DAYS)
            reasons = (message("good work: {what}", what=favour(exchange)),)
            yield Give("endorse", (contact.id,), Exchange.TABLE, exchange.id, value, reasons, key)

    def _promises(self, contact: str) -> Iterator[Give]:
        for exchange in self.network.exchanges(contact):
            if exchange.direction == "gave" and not exchange.done:
                reasons = (message("you promised {what}", what=favour(exchange)),)
                key = give_key("keep", exchange.id)
                yield Give("keep", (contact,), Exchange.TABLE, exchange.id, 0.97, reasons, key)


def _because(answer: Answer) -> Message:
    """Return why a contact answers a need: "offers tax", "works as Commercialista"."""
    if answer.field == "offers":
        return message("offers {offer}", offer=answer.text)
    if answer.field == "role":
        return message("works as {role}", role=answer.text)
    return message("has the tag {tag}", tag=answer.text)
