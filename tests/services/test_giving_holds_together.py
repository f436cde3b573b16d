"""Whatever is done in whatever order, the ledger, requests, introductions, openings and shares agree."""

import random
import tempfile
from collections import Counter
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netui.domain.linked import ANSWERED_BY
from netui.domain.messages import NetuiError
from netui.domain.network import Network
from netui.domain.records import Record
from netui.domain.tables import Contact, Exchange, Introduction, Opening, Request, Share
from netui.services import introductions, ledger, openings, requests, shares
from netui.services.contacts import trash_contacts, untrash_contacts
from netui.services.introductions import UNDER_WAY
from netui.services.workspace import Workspace
from netui.storage.repository import Repository
from tests.support import FixedClock, add, open_workspace

R = TypeVar("R", bound=Record)

PEOPLE = ("Anna Rossi", "Marco Neri", "Giulia Riva")
TEXTS = ("a tax adviser", "a CV review", "two weeks of help")


class _Doer:
    """Does what numbers say: which act, and to which of the records that are there."""

    def __init__(self, workspace: Workspace, choose: random.Random) -> None:
        self.workspace = workspace
        self.choose = choose
        self.acts = (
            self.receive, self.know, self.need, self.ask, self.fulfil, self.fulfil, self.promise,
            self.decline, self.withdraw, self.keep, self.trash_entry, self.untrash_entry, self.edit_entry,
            self.suggest, self.advance, self.advance, self.advance, self.refuse, self.outcome, self.hear,
            self.pass_on, self.close, self.share, self.trash_person, self.untrash_person,
        )  # fmt: skip

    def do(self, number: int) -> None:
        # An act that can't be done changes nothing, or the comparison of bytes would tell.
        with suppress(NetuiError, IndexError):
            self.acts[number % len(self.acts)]()

    def one(self, cls: type[R], *, trash: bool = False) -> R:
        found = sorted(self.workspace.network.all(cls, trash=trash), key=lambda record: record.id)
        if not found:
            raise IndexError
        return self.choose.choice(found)

    @property
    def day(self) -> date:
        return self.workspace.today + timedelta(days=self.choose.randint(-20, 20))

    def asked(self) -> requests.Asked:
        return requests.Asked(self.choose.choice(TEXTS), due=self.day)

    def receive(self) -> object:
        return requests.receive(self.workspace, self.one(Contact), self.asked())

    def know(self) -> object:
        return requests.receive(self.workspace, self.one(Contact), self.asked(), known=True)

    def need(self) -> object:
        return requests.need(self.workspace, self.asked())

    def ask(self) -> object:
        people = list({one.id: one for one in (self.one(Contact), self.one(Contact))}.values())
        return requests.ask(self.workspace, people, self.asked(), anyway=self.choose.choice(("", "no time")))

    def fulfil(self) -> object:
        by = self.choose.choice((None, self.one(Contact)))
        return requests.fulfil(self.workspace, self.one(Request), requests.Answer(by=by))

    def promise(self) -> object:
        return requests.promise(self.workspace, self.one(Request), self.choose.choice((None, self.day)))

    def decline(self) -> object:
        instead = self.choose.choice((None, self.one(Contact)))
        return requests.decline(self.workspace, self.one(Request), "can't", instead=instead)

    def withdraw(self) -> object:
        return requests.withdraw(self.workspace, self.one(Request))

    def keep(self) -> object:
        return ledger.mark_done(self.workspace, [self.one(Exchange)])

    def trash_entry(self) -> object:
        return ledger.trash_exchanges(self.workspace, [self.one(Exchange)])

    def untrash_entry(self) -> object:
        return ledger.untrash_exchanges(self.workspace, [self.one(Exchange, trash=True)])

    def edit_entry(self) -> object:
        entry = self.one(Exchange)
        fields = self.choose.choice(
            ({"status": "done"}, {"status": "promised"}, {"weight": 3}, {"on": self.day})
        )
        return self.workspace.replace("edit", (entry, entry.change(fields)))

    def suggest(self) -> object:
        request = self.choose.choice((None, self.one(Request)))
        a = self.workspace.network.get(Contact, request.contact) if request else None
        return introductions.suggest(
            self.workspace, a or self.one(Contact), self.one(Contact), why="tax", request=request
        )

    def advance(self) -> object:
        return introductions.advance(self.workspace, self.one(Introduction))

    def refuse(self) -> object:
        return introductions.decline(self.workspace, self.one(Introduction), "rather not")

    def outcome(self) -> object:
        return introductions.record_outcome(self.workspace, self.one(Introduction), "they talk")

    def hear(self) -> object:
        return openings.hear_of(self.workspace, {"title": "Developer", "source": self.one(Contact).id})

    def pass_on(self) -> object:
        people = [self.one(Contact), self.one(Contact)]
        return openings.pass_on(self.workspace, self.one(Opening), people)

    def close(self) -> object:
        return openings.close(
            self.workspace, self.one(Opening), by=self.choose.choice((None, self.one(Contact)))
        )

    def share(self) -> object:
        there = list(self.workspace.network.all(Share))
        shared = self.choose.choice(there) if there else shares.new_share(self.workspace, {"title": "AI Act"})
        return shares.share(self.workspace, shared, [self.one(Contact), self.one(Contact)])

    def trash_person(self) -> object:
        return trash_contacts(self.workspace, [self.one(Contact)])

    def untrash_person(self) -> object:
        return untrash_contacts(self.workspace, [self.one(Contact, trash=True)])


def _assert_holds_together(network: Network) -> None:
    entries = list(network.all(Exchange))
    for request in network.all(Request):
        answers = [entry for entry in entries if entry.request == request.id]
        assert all(entry.direction == ANSWERED_BY[request.direction or ""] for entry in answers)
        assert all(entry.contact == request.contact for entry in answers)
        done = [entry for entry in answers if entry.done]
        if request.contact:
            assert bool(done) == (request.status == "fulfilled")
            assert bool(answers and not done) == (request.status == "promised")
        assert bool(request.closed_on) == (request.status in requests.ANSWERED)
    pairs = Counter(frozenset((one.a, one.b)) for one in network.all(Introduction) if one.status in UNDER_WAY)
    assert set(pairs.values()) <= {1}
    for one in network.all(Introduction):
        assert one.a != one.b
        if one.status == "introduced":
            a, b = network.get(Contact, one.a), network.get(Contact, one.b)
            assert a is not None
            assert b is not None
            assert one.b in a.knows
            assert one.a in b.knows
        given = [entry for entry in entries if entry.introduction == one.id]
        assert len(given) <= (2 if one.status == "introduced" else 0)
        assert {entry.contact for entry in given} <= {one.a, one.b}
    for opening in network.all(Opening):
        told = [entry.contact for entry in entries if entry.opening == opening.id and entry.done]
        assert set(told) == {passed.contact for passed in opening.passed}
        assert opening.source not in told


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(numbers=st.lists(st.integers(0, 24), max_size=40), seed=st.integers(0, 2**16))
def test_any_order_of_acts_holds_together_and_undoing_all_gives_back_the_same_bytes(
    numbers: list[int], seed: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(open_workspace(Path(folder)).repository) as there:
        workspace = Workspace(there, FixedClock(), random.Random(1))
        for name in PEOPLE:
            add(workspace, name)
        workspace.repository.flush()
        path = workspace.repository.path
        before = path.read_bytes()
        steps = 0
        doer = _Doer(workspace, random.Random(seed))
        for number in numbers:
            version = workspace.network.version
            doer.do(number)
            steps += workspace.network.version != version
            _assert_holds_together(workspace.network)
        workspace.repository.flush()
        after = path.read_bytes()
        for _ in range(steps):
            assert workspace.undo() is not None
        workspace.repository.flush()
        assert path.read_bytes() == before
        for _ in range(steps):
            assert workspace.redo() is not None
        workspace.repository.flush()
        assert path.read_bytes() == after
        workspace.repository.close()
        again = Repository.open(Path(folder), FixedClock())
        _assert_holds_together(again.network)
        again.close()
