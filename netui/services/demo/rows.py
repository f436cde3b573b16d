"""The story as rows of the file: ids, dates and references in place of keys and days before today."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from netui.domain.clock import stamp
from netui.domain.ids import new_id
from netui.domain.records import Raw
from netui.domain.tables import TABLES
from netui.services.demo import story
from netui.services.demo.routine import routine

FIRST_DAY: Final = 728
"""Days since the address books were imported: nothing in the file was written before."""


def demo_rows(today: date) -> dict[str, dict[str, Raw]]:
    """Return the demo's rows, by table and id: the same for the same day.

    Args:
        today: The day that the story is told on; every date in it moves along.
    """
    teller = _Teller(today)
    teller.tell()
    return teller.rows


class _Teller:
    """Writes the story down as rows."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.rows: dict[str, dict[str, Raw]] = {table: {} for table in TABLES}
        self.people = story.people()
        self.times = list(story.times_in_touch())
        self.told = {
            table: story.told(table)
            for table in ("channels", "requests", "openings", "introductions", "shares")
        }

    def tell(self) -> None:
        """Write every table."""
        self.write("profile", "me", story.profile(), FIRST_DAY, 400)
        for key, channel in self.told["channels"].items():
            fields = {name: value for name, value in channel.items() if name != "added"}
            self.write("channels", key, fields, channel["added"])
        self.tell_people()
        for interaction in (*self.times, *routine(story.rhythms(), self.times)):
            self.tell_interaction(interaction)
        for number, exchange in enumerate(reversed(story.ledger())):
            self.tell_exchange(number, exchange)
        self.tell_requests()
        self.tell_openings()
        self.tell_introductions()
        for key, share in self.told["shares"].items():
            fields = {name: share.get(name) for name in ("title", "url", "topics", "note")}
            self.write("shares", key, fields | {"on": self.ago(share["ago"])}, share["ago"])

    def tell_people(self) -> None:
        """Write the contacts."""
        knows: dict[str, set[str]] = defaultdict(set)
        for group in story.acquaintances():
            for one in group:
                knows[one] |= {self.id("contacts", other) for other in group if other != one}
        touched: dict[str, int] = {}
        for interaction in self.times:
            for who in interaction["with"]:
                touched[who] = min(touched.get(who, FIRST_DAY), interaction["ago"])
        plain = (
            "name", "aliases", "company", "role", "sector", "place", "tags", "offers", "interests", "goals",
            "relation", "circle", "cadence_days", "trust", "starred", "notes", "extra",
        )  # fmt: skip
        for key, person in self.people.items():
            given, _, family = person["name"].partition(" ")
            fields = {name: person.get(name) for name in plain} | {
                "given": person.get("given", given),
                "family": person.get("family", family),
                "birthday": self.birthday(person.get("birthday")),
                "handles": [_handle(text) for text in person.get("handles", ())],
                "stage": person.get("stage", "connected"),
                "met_on": self.ago(person.get("met")),
                "met_how": person.get("how"),
                "met_through": self.reference("channels", person.get("through")),
                "introduced_by": self.reference("contacts", person.get("introduced_by")),
                "knows": sorted(knows[key]),
                "snoozed_until": self.ahead(person.get("snoozed")),
                "dismissed": [
                    # As `give_key` says it, which comes with the whole matcher.
                    f"share:{self.id('shares', share)}"
                    for share in person.get("dismissed", ())
                ],
                "source": person.get("source") or ("linkedin" if _imported(person) else None),
            }
            last = person.get("deleted", touched.get(key, FIRST_DAY))
            if "deleted" in person:
                fields["deleted"] = self.moment("contacts", key, person["deleted"])
            self.write("contacts", key, fields, _added(person), last)

    def tell_interaction(self, told: Mapping[str, Any]) -> None:
        """Write one time in touch."""
        fields = {
            "on": self.ago(told["ago"]),
            "contacts": [self.id("contacts", who) for who in told["with"]],
            "kind": told["kind"],
            "started_by": told["by"],
            "channel": self.reference("channels", told.get("channel")),
            "place": told["place"],
            "note": told["note"],
        }
        self.write("interactions", f"{told['ago']} {' '.join(told['with'])}", fields, told["ago"])

    def tell_exchange(self, number: int, told: Mapping[str, Any]) -> None:
        """Write one line of the ledger; a promise still open is dated by the day it was made."""
        direction = "gave" if "gave" in told else "received"
        promised = told.get("promised", told.get("ago"))
        plain = ("kind", "weight", "note", "satisfaction", "outcome")
        fields = {name: told.get(name) for name in plain} | {
            "contact": self.id("contacts", told[direction]),
            "direction": direction,
            "on": self.ago(told.get("ago", promised)),
            "status": "done" if "ago" in told else "promised",
            "due": self.ahead(told.get("due_in")),
            "thanked_on": self.ago(told.get("thanked")),
            "value": _amount(told.get("value")),
        }
        for one, table in (
            ("request", "requests"), ("opening", "openings"), ("introduction", "introductions"),
            ("share", "shares"),
        ):  # fmt: skip
            fields[one] = self.reference(table, told.get(one))
        changed = told.get("thanked", told.get("ago", promised))
        self.write("exchanges", f"{number} {told[direction]}", fields, promised, changed)

    def tell_requests(self) -> None:
        """Write what was asked for."""
        for key, told in self.told["requests"].items():
            plain = ("text", "kind", "tags", "status", "reply", "asked_anyway")
            fields = {name: told.get(name) for name in plain} | {
                "direction": "incoming" if "from" in told else "outgoing",
                "contact": self.reference("contacts", told.get("from", told.get("of"))),
                "on": self.ago(told["asked"]),
                "due": self.ahead(told.get("due_in")),
                "closed_on": self.ago(told.get("closed")),
            }
            self.write("requests", key, fields, told["asked"], told.get("closed"))

    def tell_openings(self) -> None:
        """Write the positions and leads."""
        for key, told in self.told["openings"].items():
            passed = told.get("passed", {})
            plain = ("title", "company", "sector", "tags", "place", "url", "status", "note")
            fields = {name: told.get(name) for name in plain} | {
                "source": self.reference("contacts", told["source"]),
                "on": self.ago(told["heard"]),
                "closes_on": self.ahead(told.get("closes_in")),
                "passed": [
                    {"contact": self.id("contacts", who), "on": self.ago(ago)} for who, ago in passed.items()
                ],
            }
            self.write("openings", key, fields, told["heard"], min(passed.values(), default=None))

    def tell_introductions(self) -> None:
        """Write who was brought together."""
        for key, told in self.told["introductions"].items():
            fields = {name: told.get(name) for name in ("why", "status", "outcome")} | {
                "a": self.id("contacts", told["a"]),
                "b": self.id("contacts", told["b"]),
                "request": self.reference("requests", told.get("request")),
                "on": self.ago(told["ago"]),
            }
            self.write("introductions", key, fields, told["ago"])

    def write(
        self, table: str, key: str, fields: Mapping[str, Any], ago: int, changed: int | None = None
    ) -> None:
        """Write one row, by the way that what a person types takes.

        Args:
            table: Its table.
            key: What the story calls it.
            fields: Its values; those that are None are left out.
            ago: Days since it was written down.
            changed: Days since it last changed, where that is later.
        """
        created = self.moment(table, key, ago)
        later = ago if changed is None else min(ago, changed)
        updated = created if later == ago else self.moment(table, key, later)
        identifier = new_id(self._instant(table, key, ago), story.chance("id", table, key))
        given = {name: value for name, value in fields.items() if value is not None}
        record = TABLES[table].parse(identifier, given | {"created": created, "updated": updated})
        self.rows[table][identifier] = record.dump()

    def id(self, table: str, key: str) -> str:
        """Return the id of what the story calls by a key."""
        ago = _added(self.people[key]) if table == "contacts" else _written(table, self.told[table][key])
        return new_id(self._instant(table, key, ago), story.chance("id", table, key))

    def reference(self, table: str, key: str | None) -> str | None:
        """Return the id that belongs to a key; None where there is no key."""
        return self.id(table, key) if key else None

    def ago(self, days: int | None) -> str | None:
        """Return the date so many days before today; None where that isn't told."""
        return None if days is None else (self.today - timedelta(days=days)).isoformat()

    def ahead(self, days: int | None) -> str | None:
        """Return the date so many days after today; None where that isn't told."""
        return None if days is None else self.ago(-days)

    def birthday(self, told: Mapping[str, int] | None) -> str | None:
        """Return the birthday that comes in so many days; without its year where that has no such day."""
        if told is None:
            return None
        on = self.today + timedelta(days=told["in"])
        if "turns" in told:
            try:
                return on.replace(year=on.year - told["turns"]).isoformat()
            except ValueError:
                pass  # 29 February, born in a year without one
        return f"--{on:%m-%d}"

    def moment(self, table: str, key: str, ago: int) -> str:
        """Return the time of day, so many days ago, at which something was written down."""
        return stamp(self._instant(table, key, ago))

    def _instant(self, table: str, key: str, ago: int) -> datetime:
        chance = story.chance("time", table, key)
        # In the morning, so that what was written yesterday is past wherever on earth it is read.
        at = time(chance.randrange(5, 10), chance.randrange(60), chance.randrange(60), tzinfo=UTC)
        return datetime.combine(self.today - timedelta(days=ago), at)


def _added(person: Mapping[str, Any]) -> int:
    """Return the days since a person was written down: when we met, or when address books were imported."""
    return int(min(person.get("added", person.get("met", FIRST_DAY)), FIRST_DAY))


def _imported(person: Mapping[str, Any]) -> bool:
    return person.get("met", 0) > FIRST_DAY and any(
        text.startswith("linkedin ") for text in person["handles"]
    )


def _written(table: str, told: Mapping[str, Any]) -> int:
    names = {"channels": "added", "requests": "asked", "openings": "heard"}
    return int(told[names.get(table, "ago")])


def _handle(text: str) -> dict[str, str]:
    """Return a handle from "phone +39 02 0000 0101 (office)"."""
    kind, _, rest = text.partition(" ")
    value, _, label = rest.partition(" (")
    return {"kind": kind, "value": value, "label": label.removesuffix(")")}


def _amount(told: list[str] | None) -> dict[str, str] | None:
    return {"amount": told[0], "currency": told[1]} if told else None


__all__ = ["FIRST_DAY", "demo_rows"]
