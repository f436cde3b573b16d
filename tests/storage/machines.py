"""Several machines with one network: they change it, their clocks are wrong, they merge when they meet.

    python -m tests.storage.machines 10000      so many rounds, with figures

History is kept as git keeps it, and a merge has the ancestor that git's own way of merging would take: where
there are several, they are merged with one another first.
"""

import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import reduce
from typing import Any

from netui.domain.ids import derived_id, new_id
from netui.domain.tables import TABLES
from netui.storage.fileformat import META, Tables, canonical, parse
from netui.storage.lines import rendered
from netui.storage.merging import merge_bytes

START = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = 86_400
FIRST: Tables = {META: {"1": {"schema": 1}}, **{name: {} for name in TABLES}} | {
    "contacts": {derived_id("first", name): {"name": name} for name in ("Anna", "Luca")}
}

Place = tuple[str, ...]
"""Where something was written: table, record, field, and, inside a field, key or set."""


@dataclass(frozen=True, eq=False)
class Commit:
    """A state of the file, and those that it came from."""

    data: bytes
    parents: "tuple[Commit, ...]" = ()

    def history(self) -> "set[Commit]":
        """Return this state and all that it came from."""
        found, pending = set(), [self]
        while pending:
            commit = pending.pop()
            if commit not in found:
                found.add(commit)
                pending += commit.parents
        return found


def merged(one: Commit, other: Commit) -> Commit:
    """Return the state that two make; the same bytes whichever of them is called ours."""
    common = one.history() & other.history()
    older = {ancestor for commit in common for parent in commit.parents for ancestor in parent.history()}
    nearest = sorted(common - older, key=lambda commit: commit.data)
    base = reduce(merged, nearest).data if nearest else None
    data = merge_bytes(base, one.data, other.data).content
    assert data == merge_bytes(base, other.data, one.data).content
    return Commit(data, (one, other))


class Machine:
    """A machine with a copy of the network and a clock that is wrong by up to a day."""

    def __init__(self, world: "World", head: Commit) -> None:
        self.world = world
        self.chance = world.chance
        self.head = head
        self.set_clock()

    def set_clock(self) -> None:
        """Put the clock wrong by something else."""
        self._wrong = timedelta(seconds=self.chance.randint(-DAY, DAY))

    def act(self) -> None:
        """Change something."""
        tables = self.read()
        acts = [
            self._add, self._add_imported, self._write, self._write, self._write, self._clear,
            self._add_to_set, self._add_to_set, self._remove_from_set, self._write_key, self._trash,
            self._restore, self._purge, self._settle, self._write_profile, self._write_unknown,
        ]  # fmt: skip
        self.chance.choice(acts)(tables)
        self.write(tables)

    def read(self) -> Tables:
        """Return what this machine has."""
        return parse(self.head.data)

    def write(self, tables: Tables) -> None:
        """Let this machine have something else, which came of what it had."""
        self.head = Commit(b"".join(rendered(tables).runs), (self.head,))

    def meet(self, head: Commit) -> None:
        """Take in a state of another machine."""
        if head in self.head.history():
            return
        self.head = head if self.head in head.history() else merged(self.head, head)

    def _now(self) -> str:
        return f"{START + self.world.elapsed + self._wrong:%Y-%m-%dT%H:%M:%SZ}"

    def _some(self, rows: dict[str, Any]) -> str | None:
        return self.chance.choice(sorted(rows)) if rows else None

    def _set(self, tables: Tables, table: str, identifier: str, **fields: Any) -> None:
        """Write fields of a record, and what is said in the log to have been written."""
        raw = dict(tables.setdefault(table, {}).get(identifier, {"created": self._now()}))
        for name, value in fields.items():
            place = (table, identifier, name)
            self.world.overwritten(place, raw.get(name))
            self.world.wrote(place, value)
            if value is None:
                raw.pop(name, None)
            else:
                raw[name] = value
        tables[table][identifier] = raw | {"updated": self._now()}

    def _add(self, tables: Tables) -> None:
        identifier = new_id(START, self.chance)
        self._set(tables, "contacts", identifier, name=self.world.word(), company=self.world.word())

    def _add_imported(self, tables: Tables) -> None:
        identifier = derived_id("linkedin", str(self.chance.randrange(3)))
        self._set(tables, "contacts", identifier, name=self.world.word(), role=self.world.word())

    def _write(self, tables: Tables) -> None:
        if identifier := self._some(tables["contacts"]):
            name = self.chance.choice(("name", "company", "role", "place"))
            self._set(tables, "contacts", identifier, **{name: self.world.word()})

    def _write_unknown(self, tables: Tables) -> None:
        self._set(tables, "pets", self.chance.choice("12"), name=self.world.word(), fur=self.world.word())

    def _write_profile(self, tables: Tables) -> None:
        self._set(tables, "profile", derived_id("netui", "profile"), name=self.world.word())

    def _write_key(self, tables: Tables) -> None:
        if identifier := self._some(tables["contacts"]):
            known = tables["contacts"][identifier].get("external", {})
            key = self.chance.choice("ab")
            place, word = ("contacts", identifier, "external", key), self.world.word()
            self.world.overwritten(place, known.get(key))
            self.world.wrote(place, word)
            self._touch(tables, identifier, external={**known, key: word})

    def _clear(self, tables: Tables) -> None:
        if identifier := self._some(tables["contacts"]):
            name = self.chance.choice(("company", "role"))
            self._set(tables, "contacts", identifier, **{name: None})

    def _add_to_set(self, tables: Tables) -> None:
        if identifier := self._some(tables["contacts"]):
            word = self.world.word()
            self.world.wrote(("contacts", identifier, "tags", ""), word)
            self._touch(
                tables, identifier, tags=sorted([*tables["contacts"][identifier].get("tags", []), word])
            )

    def _remove_from_set(self, tables: Tables) -> None:
        identifier = self._some({key: raw for key, raw in tables["contacts"].items() if raw.get("tags")})
        if identifier:
            tags = list(tables["contacts"][identifier]["tags"])
            word = tags.pop(self.chance.randrange(len(tags)))
            self.world.overwritten(("contacts", identifier, "tags", ""), word)
            self._touch(tables, identifier, tags=tags)

    def _touch(self, tables: Tables, identifier: str, **fields: Any) -> None:
        tables["contacts"][identifier] |= {**fields, "updated": self._now()}

    def _trash(self, tables: Tables) -> None:
        if identifier := self._some(tables["contacts"]):
            self._touch(tables, identifier, deleted=self._now())

    def _restore(self, tables: Tables) -> None:
        identifier = self._some({key: raw for key, raw in tables["contacts"].items() if "deleted" in raw})
        if identifier:
            self._touch(tables, identifier)
            del tables["contacts"][identifier]["deleted"]

    def _purge(self, tables: Tables) -> None:
        """Take lines out for good: of records in the trash, and sometimes of one that isn't."""
        for table in ("contacts", "conflicts"):
            for identifier, raw in list(tables[table].items()):
                if "deleted" in raw or (table == "contacts" and self.chance.random() < 0.1):
                    before = words(tables)
                    del tables[table][identifier]
                    for place, value in before - words(tables):
                        self.world.standing.discard((place, value))

    def _settle(self, tables: Tables) -> None:
        """Look at a conflict: keep what stands or take the other value, and put the row in the trash.

        The other value isn't written anew: somebody who saw it may have overwritten it elsewhere, and a merge
        of three states can't tell one who went back to it from one who never changed it.
        """
        identifier = self._some(tables["conflicts"])
        if identifier is None:
            return
        row = tables["conflicts"][identifier]
        record = tables.get(row["table"], {}).get(row["record"])
        if record and "." not in row["field"] and self.chance.random() < 0.5 and row["theirs"] is not None:
            place = (row["table"], row["record"], row["field"])
            self.world.overwritten(place, record.get(row["field"]))
            record |= {row["field"]: row["theirs"], "updated": self._now()}
        tables["conflicts"][identifier] = row | {"deleted": self._now(), "updated": self._now()}


def words(tables: Tables) -> set[tuple[Place, bytes]]:
    """Return every value in a network with its place, those that its conflicts keep included."""
    found = set()
    for table, rows in tables.items():
        for identifier, raw in rows.items():
            if table == "conflicts":
                place = (str(raw["table"]), str(raw["record"]), *str(raw["field"]).split("."))
                found |= {(place, canonical(raw[side])) for side in ("ours", "theirs")}
                continue
            for name, value in raw.items():
                if isinstance(value, dict):
                    found |= {
                        ((table, identifier, name, key), canonical(part)) for key, part in value.items()
                    }
                elif isinstance(value, list):
                    found |= {((table, identifier, name, ""), canonical(part)) for part in value}
                else:
                    found.add(((table, identifier, name), canonical(value)))
    return found


@dataclass
class World:
    """Machines, the time, and what was written on any of them.

    Attributes:
        chance: What decides.
        elapsed: Since the beginning.
        standing: What somebody wrote, and nobody who saw it has overwritten.
        written: How many values were written.
    """

    chance: random.Random
    elapsed: timedelta = timedelta()
    standing: set[tuple[Place, bytes]] = field(default_factory=set)
    written: int = 0

    def word(self) -> str:
        """Return a word that nobody has written yet."""
        return f"{self.chance.choice('aàe')}{self.written}"

    def wrote(self, place: Place, value: Any) -> None:
        """Write down that somebody wrote a value, or none."""
        self.written += 1
        if value is not None:
            self.standing.add((place, canonical(value)))

    def overwritten(self, place: Place, value: Any) -> None:
        """Write down that somebody who saw a value wanted another in its place, or none."""
        self.standing.discard((place, canonical(value)))


@dataclass(frozen=True)
class Outcome:
    """What came of a round.

    Attributes:
        lost: What was written, overwritten by nobody, and is nowhere.
        written: How many values were written.
        conflicts: How many rows there are in ``conflicts``.
        passes: How often each had to meet each until all had the same bytes.
    """

    lost: set[tuple[Place, bytes]]
    written: int
    conflicts: int
    passes: int


def play(seed: int) -> Outcome:
    """Let two to five machines change things and meet, until all have the same."""
    chance = random.Random(seed)
    world = World(chance)
    head = Commit(b"".join(rendered(FIRST).runs))
    machines = [Machine(world, head) for _ in range(chance.randint(2, 5))]
    for _ in range(chance.randint(20, 60)):
        world.elapsed += timedelta(seconds=chance.randrange(6 * 3600))
        one, other = chance.sample(machines, 2)
        match chance.randrange(10):
            case 0:
                one.set_clock()
            case 1:  # at the same moment
                ours, theirs = one.head, other.head
                one.meet(theirs)
                other.meet(ours)
            case 2 | 3:
                one.meet(other.head)
            case _:
                one.act()
    passes = 0
    while len({machine.head.data for machine in machines}) > 1:
        passes += 1
        assert passes < 10, "they never agree"
        heads = [machine.head for machine in machines]
        for machine in machines:
            for head in chance.sample(heads, len(heads)):
                machine.meet(head)
    tables = parse(machines[0].head.data)
    return Outcome(world.standing - words(tables), world.written, len(tables["conflicts"]), passes)


def main(rounds: int) -> None:
    """Play rounds and print what came of them."""
    begin = time.monotonic()
    outcomes = [play(seed) for seed in range(rounds)]
    lost = [seed for seed, outcome in enumerate(outcomes) if outcome.lost]
    passes = Counter(outcome.passes for outcome in outcomes)
    print(f"{rounds} rounds in {time.monotonic() - begin:.0f} s")
    print(f"values written: {sum(each.written for each in outcomes)}")
    print(f"rows in conflicts: {sum(each.conflicts for each in outcomes)}")
    print(f"lost something: {len(lost)} {lost[:10]}")
    print(f"meetings of each with each until all agreed: {dict(sorted(passes.items()))}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
