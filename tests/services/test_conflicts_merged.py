"""Conflicts settled on two machines that merge: settled stays settled, they agree, and nothing is lost."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.domain.tables import Contact
from netui.services.conflicts import How, cases, settle
from netui.services.contacts import edit_contacts
from netui.services.workspace import Workspace
from netui.storage.fileformat import parse
from netui.storage.merging import merge_bytes
from tests.services.clashing import ANNA, EARLIER, LATER, people, side, written
from tests.storage.machines import Commit, merged, words
from tests.support import open_workspace

DAYS = (date(2026, 11, 24), date(2026, 11, 22))
"""What two machines take for today: the second clock is a day slow, and stands before the conflict's."""
FIELDS: dict[str, tuple[Any, Any]] = {
    "place": ("Rome", "Milan"), "notes": ("one\ntwo", "one\nthree"), "external": ({"li": "a"}, {"li": "b"}),
}  # fmt: skip


class Machine:
    """A machine with a data folder of its own, and the history of its file."""

    def __init__(self, folder: Path, today: date, head: Commit) -> None:
        self.folder = folder
        self.today = today
        folder.mkdir(parents=True)
        self.take(head)

    def take(self, head: Commit) -> None:
        """Have another state of the file, as git puts it there."""
        self.head = head
        beside = self.folder / "beside"
        beside.write_bytes(head.data)
        beside.replace(self.folder / "network.json")

    def meet(self, head: Commit) -> None:
        """Take in a state of another machine."""
        if head in self.head.history():
            return
        self.take(head if self.head in head.history() else merged(self.head, head))

    def open(self) -> Workspace:
        return open_workspace(self.folder, self.today)

    def commit(self, workspace: Workspace) -> None:
        """Save what was done, and commit it."""
        workspace.repository.close()
        data = (self.folder / "network.json").read_bytes()
        if data != self.head.data:
            self.head = Commit(data, (self.head,))

    def settle(self, how: How, *, place: int = 0, settled: bool = False) -> set[str]:
        """Settle an open conflict, or have one that is settled settled otherwise; return which."""
        workspace = self.open()
        found = cases(workspace.network, self.today, settled=settled)
        chosen = found[place % len(found) : place % len(found) + 1] if found else []
        chosen = [one for one in chosen if how != "both" or one.takes_both]
        if chosen:
            settle(workspace, chosen, how)
        self.commit(workspace)
        return {one.id for one in chosen}

    def edit(self, word: str) -> None:
        """Write something else into one of the fields."""
        workspace = self.open()
        anna = workspace.network.get(Contact, ANNA)
        assert anna is not None
        edit_contacts(workspace, [anna], {"place": word}, "place")
        self.commit(workspace)

    def step(self, which: Literal["undo", "redo"]) -> None:
        workspace = self.open()
        getattr(workspace, which)()
        self.commit(workspace)

    @property
    def rows(self) -> dict[str, dict[str, Any]]:
        return parse(self.head.data)["conflicts"]

    @property
    def anna(self) -> dict[str, Any]:
        return parse(self.head.data)["contacts"][ANNA]

    @property
    def open_rows(self) -> set[str]:
        return {key for key, row in self.rows.items() if not row.get("deleted")}


def start(folder: Path, *fields: str) -> tuple[Machine, Machine]:
    """Return two machines that have merged what they had both changed, and have settled nothing yet."""
    base = people(**{name: {"li": "o"} for name in fields if name == "external"})
    sides = [
        written(side(base, at, contacts={name: FIELDS[name][place] for name in fields}))
        for place, at in enumerate((EARLIER, LATER))
    ]
    head = Commit(merge_bytes(written(base), *sides).content)
    first, second = (Machine(folder / str(day), day, head) for day in DAYS)
    return first, second


def meet(one: Machine, other: Machine) -> None:
    """Have two machines meet until they hold the same bytes."""
    for _pass in range(4):
        ours, theirs = one.head, other.head
        one.meet(theirs)
        other.meet(ours)
        if one.head.data == other.head.data:
            return
    raise AssertionError("they never agree")


@pytest.mark.parametrize("who", [0, 1])
@pytest.mark.parametrize("how", ["keep", "swap"])
def test_what_one_machine_settled_is_settled_on_the_other(tmp_path: Path, how: How, who: int) -> None:
    machines = start(tmp_path, "place")
    machines[who].settle(how)
    machines[1 - who].edit("Milan")  # as it stands: nothing changes
    meet(*machines)
    for machine in machines:
        assert machine.open_rows == set()
        assert machine.anna["place"] == ("Milan" if how == "keep" else "Rome")


@pytest.mark.parametrize("who", [0, 1])
@pytest.mark.parametrize("how", ["keep", "swap"])
def test_it_stays_so_where_no_ancestor_says_who_changed_it(tmp_path: Path, how: How, who: int) -> None:
    machines = start(tmp_path, "place")
    machines[who].settle(how)
    data = [machine.head.data for machine in machines]
    outcome = merge_bytes(None, *data).content
    assert outcome == merge_bytes(None, *data[::-1]).content
    (row,), (settled,) = (tables["conflicts"].values() for tables in (parse(outcome), parse(data[who])))
    assert row == settled | {"at": row["at"]}
    assert parse(outcome)["contacts"][ANNA] == machines[who].anna


@pytest.mark.parametrize("who", [0, 1])
def test_settled_in_two_ways_the_value_that_was_taken_in_stands_and_the_other_is_kept(
    tmp_path: Path, who: int
) -> None:
    machines = start(tmp_path, "place")
    machines[who].settle("keep")
    machines[1 - who].settle("swap")
    meet(*machines)
    for machine in machines:
        (row,) = machine.rows.values()
        assert machine.anna["place"] == "Rome"
        assert machine.open_rows == set()
        assert {row["ours"], row["theirs"]} == {"Rome", "Milan"}
    machines[0].settle("swap", settled=True)
    meet(*machines)
    assert machines[1].anna["place"] == "Milan"


def test_settled_on_one_and_edited_on_the_other_makes_a_conflict_of_these_two(tmp_path: Path) -> None:
    one, other = start(tmp_path, "place")
    one.settle("swap")
    other.edit("Turin")
    meet(one, other)
    (new,) = one.open_rows
    assert {one.rows[new]["ours"], one.rows[new]["theirs"]} == {"Rome", "Turin"}
    assert "Milan" in {value for row in one.rows.values() for value in row.values()}


def test_what_is_undone_is_open_again_on_both(tmp_path: Path) -> None:
    one, other = start(tmp_path, "place")
    before = one.head.data
    one.settle("swap")
    meet(one, other)
    one.step("undo")
    assert one.head.data == before
    meet(one, other)
    assert other.head.data == before


SIDES = ("ours", "theirs")
ACTS = st.tuples(
    st.sampled_from([0, 1]),
    st.sampled_from(
        ["keep", "swap", "both", "swap", "swap-settled", "edit", "undo", "undo", "redo", "meet", "meet"]
    ),
    st.integers(0, 2),
)


@settings(max_examples=30)
@given(st.lists(ACTS, min_size=2, max_size=9))
def test_any_order_of_settling_undoing_and_merging_agrees_and_loses_no_value(
    acts: list[tuple[int, str, int]],
) -> None:
    with TemporaryDirectory() as folder:
        machines = start(Path(folder), *FIELDS)
        gone: dict[Any, set[int]] = {}  # values that are gone somewhere, by who took them away there
        expected = words(parse(machines[0].head.data))
        both = {(key, side, repr(row[side])) for key, row in machines[0].rows.items() for side in SIDES}
        done: set[str] = set()
        stepped = False
        for number, (who, act, place) in enumerate(acts):
            machine = machines[who]
            if act == "meet":
                machine.meet(machines[1 - who].head)
                continue
            before = words(parse(machine.head.data))
            match act:
                case "edit":
                    machine.edit(f"town {number}")
                case "undo" | "redo":
                    machine.step("undo" if act == "undo" else "redo")
                    stepped = True
                case "swap-settled":
                    machine.settle("swap", place=place, settled=True)
                case "keep" | "swap" | "both":
                    done |= machine.settle(act, place=place)
            after = words(parse(machine.head.data))
            for value in before - after:  # who saw it wanted another in its place
                gone.setdefault(value, set()).add(who)
            for value in after - before:  # taking one's own step back is no answer to what the other decided
                gone[value] = gone.get(value, set()) - {who} if stepped else set()
            expected = (expected | after) - {value for value, by in gone.items() if by}
        meet(*machines)
        tables = parse(machines[0].head.data)
        assert expected - words(tables) <= stamps(expected)
        kept = {(key, side, repr(row[side])) for key, row in machines[0].rows.items() for side in SIDES}
        assert both <= kept  # settling takes no value out of its row
        assert stepped or not done & machines[0].open_rows


def stamps(values: set[Any]) -> set[Any]:
    """Return what is no value of anybody's: when a record was made and changed."""
    return {(place, value) for place, value in values if place[-1] in {"created", "updated"}}
