"""What matching costs: everything that could be given, found anew and after one change.

    python -m tests.benchmarks.matching [usual|large]…

The networks are made up: what people offer and need is put together from the words and phrases of the
built-in table, the common ones far more often than the rare, and from words that are in no table, in phrases
as people write them in English and Italian. A third of the contacts has a role and nothing else.

Figures are computing time; the first line is the same machine's own speed. "With nothing read" is what a
command pays that matches once, and the app's first look in a session: every text is read, every word stemmed.
"The texts read" is matching itself: another day is found anew, with what the texts mean known from before.
"""

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any, Final, NamedTuple

from netui.domain.changes import Edit
from netui.domain.matching import Matcher, Synonyms, daily
from netui.domain.matching.vocabulary import forms
from netui.domain.matching.words import keys_of
from netui.domain.network import Network
from netui.domain.records import Raw

TODAY: Final = date(2026, 11, 24)


class Size(NamedTuple):
    """How many records of each kind."""

    contacts: int
    requests: int
    offers: int
    others: int


SIZES: Final = {
    "usual": Size(2_000, 1_000, 4_000, 10_000),
    "large": Size(30_000, 10_000, 60_000, 120_000),
}

_NEEDS: Final = (
    "{x}", "a {x}", "somebody for {x}", "a {x} for {y}", "help with {x}", "a {x} in {place}",
    "a good {x} who explains",
    "cerco {x}", "un {x} per {y}", "qualcuno che si occupi di {x}", "{x} a {place}", "consulenza su {x}",
    "advice on {x} for {y}", "{x} and {y}",
)  # fmt: skip
_OFFERS: Final = (
    "{x}", "{x}", "{x}", "{x}", "{x} for {y}", "{x} in {place}", "{x}, {y}", "{x} per {y}",
    "consulenza {x}", "{x} training",
)  # fmt: skip
_PLACES: Final = ("Milan", "Berlin", "Roma", "Torino", "London", "Lisbon", "Paris", "Bologna", "Trieste")
_GOALS: Final = ("clients", "trends", "openings", "sharing", "job-search", "consulting")
_KINDS: Final = ("meeting", "call", "email", "message", "event")
_SYLLABLES: Final = (
    "ba",
    "co",
    "di",
    "fer",
    "gu",
    "lan",
    "mi",
    "nor",
    "pe",
    "qua",
    "ri",
    "sto",
    "tu",
    "vel",
    "zan",
)


class Made:
    """A made-up network of a given size, the same every time."""

    def __init__(self, size: Size, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self._words = [*forms(), *(self._word() for _ in range(2_000))]
        self._random.shuffle(self._words)
        self._number = 0
        self.contacts = [self._id() for _ in range(size.contacts)]
        self.rows: dict[str, dict[str, Raw]] = {
            "contacts": {who: self._contact() for who in self.contacts},
            "requests": {self._id(): self._request() for _ in range(size.requests // 2)},
            "openings": {self._id(): self._opening() for _ in range(size.requests // 2)},
            "shares": {self._id(): self._share() for _ in range(20)},
            "interactions": {self._id(): self._interaction() for _ in range(size.others // 2)},
            "exchanges": {self._id(): self._exchange() for _ in range(size.others // 4)},
            "profile": {self._id(): {"offers": [self.topic() for _ in range(6)], "weekly_capacity": 10}},
        }
        people = [who for who in self.contacts if self._random.random() < 0.7]
        for _ in range(size.offers):
            row = self.rows["contacts"][self._random.choice(people)]
            row.setdefault("offers", []).append(self.offer())

    def topic(self) -> str:
        """Return a word or phrase; a few come up often."""
        return self._words[int(len(self._words) * self._random.random() ** 2)]

    def offer(self) -> str:
        """Return something that somebody can help with."""
        return self._text(_OFFERS)

    def _text(self, templates: tuple[str, ...]) -> str:
        pick = self._random.choice
        return pick(templates).format(x=self.topic(), y=self.topic(), place=pick(_PLACES))

    def _word(self) -> str:
        return "".join(self._random.choice(_SYLLABLES) for _ in range(self._random.randint(2, 4)))

    def _id(self) -> str:
        self._number += 1
        return str(10**36 + self._number)

    def _day(self, most: int, least: int = 0) -> str:
        return str(TODAY - timedelta(days=self._random.randint(least, most)))

    def _contact(self) -> Raw:
        raw: Raw = {
            "name": f"{self._word().title()} {self._word().title()}",
            "created": "2024-01-01T00:00:00Z",
        }
        raw["role"] = self._text(("{x}", "{x}", "Head of {x}", "Senior {x}"))
        if self._random.random() < 0.66:
            raw |= {
                "sector": self.topic(), "place": self._random.choice(_PLACES), "tags": [self.topic()],
                "interests": [self.topic(), self.topic()], "goals": self._random.sample(_GOALS, 2),
                "circle": self._random.choice(("active", "wide", "open")),
                "knows": [self._random.choice(self.contacts)] if hasattr(self, "contacts") else [],
            }  # fmt: skip
        return raw

    def _request(self) -> Raw:
        return {
            "direction": "incoming", "contact": self._random.choice(self.contacts),
            "text": self._text(_NEEDS),
            "tags": [self.topic()] if self._random.random() < 0.5 else [], "on": self._day(400),
            "status": self._random.choice(("known", "known", "known", "open")),
        }  # fmt: skip

    def _opening(self) -> Raw:
        return {
            "title": self._text(("{x}", "Senior {x}", "{x}, three months")), "company": self._word().title(),
            "sector": self.topic(), "tags": [self.topic()], "place": self._random.choice(_PLACES),
            "source": self._random.choice(self.contacts), "on": self._day(60), "status": "open",
        }  # fmt: skip

    def _share(self) -> Raw:
        return {"title": self._text(_NEEDS), "topics": [self.topic(), self.topic()], "on": self._day(50)}

    def _interaction(self) -> Raw:
        who = self.contacts[int(len(self.contacts) * self._random.random() ** 3)]
        return {"on": self._day(1500), "contacts": [who], "kind": self._random.choice(_KINDS)}

    def _exchange(self) -> Raw:
        who = self.contacts[int(len(self.contacts) * self._random.random() ** 3)]
        raw = {
            "contact": who, "direction": self._random.choice(("gave", "received")), "on": self._day(1500),
            "kind": self._random.choice(("advice", "help", "information", "endorsement")), "status": "done",
        }  # fmt: skip
        if self._random.random() < 0.5:
            raw |= {"thanked_on": raw["on"], "satisfaction": str(self._random.randint(3, 5))}
        return raw


def milliseconds(act: Callable[[], Any]) -> float:
    """Return how long an act computes, whatever else the machine does meanwhile."""
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1000


def row(what: str, taken: float) -> None:
    """Print a figure."""
    print(f"  {what:58}{taken:9.2f} ms", flush=True)


def changes(made: Made, network: Network) -> dict[str, Callable[[], Edit]]:
    """Return one change of each kind that happens on a working day."""
    pick = random.Random(2).choice

    def edit(table: str, **fields: Any) -> Edit:
        identifier = pick(list(network.rows[table]))
        before = network.rows[table][identifier]
        return Edit(table, identifier, before, before | fields)

    def new(table: str, raw: Raw) -> Edit:
        return Edit(table, str(10**37 + network.version), None, raw)

    def who() -> str:
        return pick(made.contacts)

    return {
        "an interaction": lambda: new(
            "interactions", {"on": str(TODAY), "contacts": [who()], "kind": "meeting"}
        ),
        "an offer of somebody": lambda: edit("contacts", offers=[made.offer(), made.offer()]),
        "somebody archived": lambda: edit("contacts", stage="archived"),
        "a need": lambda: edit("requests", text=made.offer()),
        "an opening": lambda: edit("openings", title=made.offer()),
        "an exchange": lambda: new(
            "exchanges", {"contact": who(), "direction": "received", "on": str(TODAY), "status": "done"}
        ),
        "a match dismissed": lambda: edit("contacts", dismissed=["help:1"]),
    }


def measure(name: str) -> None:
    """Print the figures of a size."""
    size = SIZES[name]
    made = Made(size)
    network = Network(made.rows)
    print(f"{name}: {size.contacts} contacts, {size.requests} needs and openings, {size.offers} offers")
    row("the built-in table, once a session", milliseconds(lambda: Synonyms.built_in().related("tax")))
    synonyms = Synonyms.built_in()
    matcher = Matcher(network, synonyms)
    gc.collect()
    gc.freeze()  # as the app does: the records live as long as it does
    helper = max(made.contacts, key=lambda who: len(network.rows["contacts"][who].get("offers", ())))
    asked = partial(Matcher(network, synonyms).for_contact, helper, TODAY)
    row("for one person, with nothing read", milliseconds(asked))
    del asked
    keys_of.cache_clear()
    row("in full, with nothing read", milliseconds(lambda: matcher.gives(TODAY)))
    gc.freeze()  # as the app does as well: what was read is no garbage either
    days = (TODAY + timedelta(days=ahead) for ahead in (1, 2, 3, 4))
    row(
        "in full, the texts read: the best of four other days",
        min(milliseconds(partial(matcher.gives, on)) for on in days),
    )
    gives = matcher.gives(TODAY)
    gc.collect()
    gc.freeze()  # what was found today isn't either, and the other days are none of the app's
    network.interactions(made.contacts[0])  # once read, they are by contact: a screen has asked by then
    row(f"nothing changed, {len(gives)} gives", milliseconds(lambda: matcher.gives(TODAY)))
    row("a day's handful of them", milliseconds(lambda: daily(gives)))
    for what, change in changes(made, network).items():
        taken = []
        for _ in range(100):
            network.apply([change()])
            taken.append(milliseconds(lambda: matcher.gives(TODAY)))
        row(f"after {what}: the middle of 100", statistics.median(taken))
        row(f"after {what}: 95 of 100 are within", sorted(taken)[94])
        row(f"after {what}: the longest", max(taken))
    taken = [milliseconds(partial(matcher.for_contact, who, TODAY)) for who in made.contacts[:50]]
    person = statistics.median(taken)
    row("for one person", person)


if __name__ == "__main__":
    row(
        "adding ten million numbers (reference)", milliseconds(lambda: sum(number for number in range(10**7)))
    )
    for each in sys.argv[1:] or list(SIZES):
        measure(each)
