"""Made-up networks of a given size, the same every time: what benchmarks measure on.

    python -m tests.benchmarks.dataset usual|large FOLDER

Field sizes follow what people keep: half of the contacts have only what LinkedIn exports, a third have
notes, exchanges and interactions gather on those who are close (a contact's share falls with its rank).
"""

import random
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple

from netui.domain.ids import new_id
from netui.domain.tables import (
    CIRCLES,
    EXCHANGE_KINDS,
    GOALS,
    INTERACTION_KINDS,
    RELATIONS,
    STARTED_BY,
)
from netui.storage.datafile import DataFile
from netui.storage.durable import make_folder
from netui.storage.fileformat import NAME, Tables

TODAY: Final = date(2026, 11, 24)


class Size(NamedTuple):
    """How many records."""

    contacts: int
    others: int


USUAL: Final = Size(2_000, 10_000)
LARGE: Final = Size(30_000, 120_000)
SIZES: Final = {"usual": USUAL, "large": LARGE}

_GIVEN = (
    "Anna", "Luca", "Giulia", "Marco", "Elena", "Paolo", "Chiara", "Matteo", "Sara", "Davide", "José", "Zoë",
    "Hugo", "Ingrid", "François", "Søren", "Aisha", "Kenji", "Olga", "Łukasz", "Maria", "Peter", "Nadia",
)  # fmt: skip
_FAMILY = (
    "Rossi", "Bianchi", "Ferrari", "Russo", "Gallo", "Conti", "Riva", "Neri", "Villa", "Greco", "Müller",
    "Novák", "Silva", "García", "Dubois", "Andersson", "Kowalska", "Tanaka", "Okafor", "Smith", "Jones",
    "Weber", "Popescu", "Nagy", "De Luca", "Marchetti", "Lombardi", "Moretti", "Barbieri", "Fontana",
)  # fmt: skip
_COMPANIES = (
    "Acme", "Globex", "Initech", "Umbrella", "Studio Riva", "Banca Nova", "Helvetia Labs", "Nordwind",
)  # fmt: skip
_SECTORS = (
    "software", "design", "law", "finance", "health", "education", "energy", "logistics", "media", "food",
)  # fmt: skip
_ROLES = (
    "Founder", "Engineer", "Designer", "Head of Sales", "Partner", "CFO", "Recruiter", "Researcher", "Editor",
)  # fmt: skip
_PLACES = (
    "Roma", "Milano", "Torino", "Berlin", "Paris", "Zürich", "London", "Madrid", "Kraków", "Lisboa",
)  # fmt: skip
_TAGS = (
    "python", "tax", "hiring", "ai", "climbing", "alumni", "rome", "startup", "vc", "open-source", "gdpr",
)  # fmt: skip
_TEXT = (
    "talked about the new office and how the move went; she is looking for an architect who knows old "
    "buildings offered to read the contract before the end of the month, and asked for a name in tax law "
    "we met at the conference dinner, he remembers the talk on data protection and wants the slides "
    "two children, one just started school; likes hiking, dislikes phone calls before ten "
    "thinks the market will turn in spring, would join a small team for the right problem"
)
_WORDS = _TEXT.split()


def dataset(size: Size, seed: int = 1, today: date = TODAY) -> Tables:
    """Return the tables of a network.

    Args:
        size: How many records.
        seed: Another seed is another network.
        today: The day to which it has come.
    """
    maker = _Maker(random.Random(seed), today)
    contacts = {maker.id(): maker.contact(number) for number in range(size.contacts)}
    people = list(contacts)
    others = size.others
    channels = {maker.id(): maker.channel(number) for number in range(min(50, others // 20))}
    shares = {maker.id(): maker.share() for _ in range(others // 100)}
    openings = {maker.id(): maker.opening(people) for _ in range(others // 100)}
    introductions = {maker.id(): maker.introduction(people) for _ in range(others // 50)}
    requests = {maker.id(): maker.request(people) for _ in range(others // 20)}
    exchanges = {maker.id(): maker.exchange(people) for _ in range(others // 4)}
    counted = sum(map(len, (channels, shares, openings, introductions, requests, exchanges)))
    interactions = {
        maker.id(): maker.interaction(people, list(channels)) for _ in range(others - counted - 1)
    }
    profile = {maker.id(): maker.profile()}
    return {
        "contacts": contacts, "interactions": interactions, "exchanges": exchanges, "requests": requests,
        "openings": openings, "introductions": introductions, "channels": channels, "shares": shares,
        "profile": profile,
    }  # fmt: skip


def write(folder: Path, tables: Tables) -> Path:
    """Write tables as a data file and return its path."""
    make_folder(folder / ".netui")
    file = DataFile(folder / NAME)
    file.save({(table, key): raw for table, rows in tables.items() for key, raw in rows.items()})
    file.close()
    return file.path


class _Maker:
    def __init__(self, randomness: random.Random, today: date) -> None:
        self._random = randomness
        self._today = today
        self._start = datetime(today.year - 6, 1, 1, 12, tzinfo=UTC)

    def id(self) -> str:
        moment = self._start + timedelta(seconds=self._random.randrange(5 * 365 * 86400))
        return new_id(moment, self._random)

    def contact(self, number: int) -> dict[str, Any]:
        pick = self._random.choice
        given, family = pick(_GIVEN), f"{pick(_FAMILY)} {pick(_FAMILY)}" if number % 7 == 0 else pick(_FAMILY)
        slug = f"{given}.{family}.{number}".casefold().replace(" ", "-")
        met = self._day(2000)
        raw: dict[str, Any] = {
            "name": f"{given} {family}", "given": given, "family": family, "company": pick(_COMPANIES),
            "role": pick(_ROLES), "met_on": met, "source": "linkedin", "stage": "connected",
            "external": {"linkedin": f"https://www.linkedin.com/in/{slug}"},
            "handles": [{"kind": "linkedin", "value": f"https://www.linkedin.com/in/{slug}"}],
            **self._stamps(met),
        }  # fmt: skip
        if number % 4 == 0:
            raw["handles"].insert(0, {"kind": "email", "value": f"{slug}@example.com"})
        if number % 2 == 0:
            raw |= {
                "sector": pick(_SECTORS), "place": pick(_PLACES), "tags": self._set(_TAGS, 3),
                "offers": self._set(_TAGS, 2),
                "interests": self._set(_SECTORS, 2), "goals": self._set(GOALS, 2),
                "relation": pick(RELATIONS), "circle": self._circle(number),
                "trust": self._random.randint(1, 5),
            }  # fmt: skip
        if number % 3 == 0:
            raw["notes"] = self._text(15, 80)
        if number % 25 == 0:
            raw["birthday"] = f"--{self._random.randint(1, 12):02}-{self._random.randint(1, 28):02}"
        return raw

    def interaction(self, people: Sequence[str], channels: Sequence[str]) -> dict[str, Any]:
        on = self._day(1500)
        count = 1 if self._random.random() < 0.8 else self._random.randint(2, 4)
        raw: dict[str, Any] = {
            "on": on, "contacts": sorted({self._somebody(people) for _ in range(count)}),
            "kind": self._random.choice(INTERACTION_KINDS), "started_by": self._random.choice(STARTED_BY),
            "note": self._text(5, 40), **self._stamps(on),
        }  # fmt: skip
        if channels and self._random.random() < 0.1:
            raw["channel"] = self._random.choice(channels)
        return raw

    def exchange(self, people: Sequence[str]) -> dict[str, Any]:
        on = self._day(1500)
        raw: dict[str, Any] = {
            "contact": self._somebody(people), "direction": self._random.choice(("gave", "received")),
            "kind": self._random.choice(EXCHANGE_KINDS), "weight": self._random.randint(1, 5), "on": on,
            "status": "done", "note": self._text(5, 30), **self._stamps(on),
        }  # fmt: skip
        if self._random.random() < 0.05:
            raw |= {"status": "promised", "due": self._day(-30)}
        if self._random.random() < 0.2:
            raw |= {"satisfaction": self._random.randint(2, 5), "thanked_on": on}
        if self._random.random() < 0.05:
            raw["value"] = {"amount": str(self._random.randrange(500, 20_000, 50)), "currency": "EUR"}
        return raw

    def request(self, people: Sequence[str]) -> dict[str, Any]:
        on = self._day(900)
        status = self._random.choice(("open", "promised", "fulfilled", "fulfilled", "declined", "withdrawn"))
        return {
            "direction": self._random.choice(("incoming", "outgoing")), "contact": self._somebody(people),
            "text": self._text(5, 15), "kind": self._random.choice(EXCHANGE_KINDS),
            "tags": self._set(_TAGS, 2), "on": on, "status": status, **self._stamps(on),
        }  # fmt: skip

    def opening(self, people: Sequence[str]) -> dict[str, Any]:
        on = self._day(400)
        return {
            "title": f"{self._random.choice(_ROLES)}, {self._random.choice(_SECTORS)}",
            "company": self._random.choice(_COMPANIES), "sector": self._random.choice(_SECTORS),
            "tags": self._set(_TAGS, 3), "place": self._random.choice(_PLACES),
            "source": self._somebody(people),
            "on": on, "status": self._random.choice(("open", "filled", "closed")), "note": self._text(5, 40),
            "passed": [{"contact": self._somebody(people), "on": on}], **self._stamps(on),
        }  # fmt: skip

    def introduction(self, people: Sequence[str]) -> dict[str, Any]:
        on = self._day(900)
        first, second = self._random.sample(people, 2)
        return {
            "a": first, "b": second, "why": self._text(4, 12), "on": on,
            "status": self._random.choice(("suggested", "asked-a", "introduced", "introduced", "declined")),
            **self._stamps(on),
        }  # fmt: skip

    def channel(self, number: int) -> dict[str, Any]:
        return {
            "name": f"{self._random.choice(_SECTORS).title()} meetup {number}", "kind": "community",
            "reach": self._random.randrange(50, 50_000), "sectors": self._set(_SECTORS, 2),
            **self._stamps(self._day(1500)),
        }  # fmt: skip

    def share(self) -> dict[str, Any]:
        on = self._day(700)
        number = self._random.randrange(10**6)
        return {
            "title": self._text(4, 10), "url": f"https://example.com/articles/{number}",
            "topics": self._set(_TAGS, 2), "on": on, **self._stamps(on),
        }  # fmt: skip

    def profile(self) -> dict[str, Any]:
        return {
            "name": "Ada Verdi", "sectors": ["software"], "related": {"software": ["design", "education"]},
            "offers": ["python", "hiring"], "interests": ["ai", "open-source"],
            "goals": ["clients", "trends"],
            "weekly_capacity": 8, **self._stamps(self._day(1500)),
        }  # fmt: skip

    def _somebody(self, people: Sequence[str]) -> str:
        return people[int(len(people) * self._random.random() ** 3)]

    def _circle(self, number: int) -> str:
        bounds = (10, 40, 140, 440)
        return CIRCLES[sum(number >= bound for bound in bounds)]

    def _set(self, words: Sequence[str], most: int) -> list[str]:
        return sorted(self._random.sample(words, self._random.randint(1, most)))

    def _text(self, least: int, most: int) -> str:
        count = self._random.randint(least, most)
        start = self._random.randrange(len(_WORDS))
        return " ".join((_WORDS * 3)[start : start + count])

    def _day(self, most: int) -> str:
        """Return a day up to so many days ago, or, where negative, ahead."""
        days = self._random.randint(min(most, 0), max(most, 0))
        return (self._today - timedelta(days=days)).isoformat()

    def _stamps(self, on: str) -> dict[str, str]:
        moment = f"{on}T{self._random.randrange(8, 20):02}:{self._random.randrange(60):02}:00Z"
        return {"created": moment, "updated": moment}


if __name__ == "__main__":
    print(write(Path(sys.argv[2]), dataset(SIZES[sys.argv[1]])))
