"""Passing on from a person, sharing, letters, the statement and what came of it, driven by keys."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netui.domain.tables import Contact, Exchange, Opening, Request, Share
from netui.services import openings as use
from netui.services.contacts import trash_contacts
from netui.services.ledger import Exchanged, read_outcome, record_exchange, record_outcome
from netui.services.passing import read_share
from netui.services.requests import Asked, fulfil, receive
from netui.services.shares import new_share, share
from netui.services.workspace import Workspace
from netui.ui.screens.passing import choose_recipients
from tests.support import TODAY, FixedClock, add
from tests.ui.driver import Driver, make_app, running


@pytest.fixture
def network(workspace: Workspace) -> Workspace:
    """Anna looks for openings and cares for a topic; an opening, a share; Bruno does neither."""
    add(workspace, "Anna Rossi", company="Acme", offers=["data engineering"], goals=["openings"],
        interests=["artificial intelligence"])  # fmt: skip
    add(workspace, "Bruno Neri", company="Beta")
    use.hear_of(workspace, {"title": "Gardener", "closes_on": "2026-11-30"})
    use.hear_of(workspace, {"title": "Data engineer", "company": "Beta", "closes_on": "2026-12-24"})
    share(workspace, new_share(workspace, read_share("Water grants #water")), [])
    return workspace


def who(workspace: Workspace, name: str) -> Contact:
    return next(one for one in workspace.network.all(Contact) if one.name == name)


def opening(workspace: Workspace, title: str) -> Opening:
    return next(one for one in workspace.network.all(Opening) if one.title == title)


def entries(workspace: Workspace) -> list[tuple[str, str | None, str]]:
    """Return what was given to whom: the name, the kind and the note."""
    found = sorted(workspace.network.all(Exchange), key=lambda one: (one.created, one.id))
    return [(workspace.network.name(one.contact), one.kind, one.note) for one in found]


def offered(driver: Driver) -> list[str]:
    """Return what the bar offers, in order."""
    known = ("Gardener", "Data engineer", "Water grants")
    lines = [line.strip(" ▸") for line in driver.lines]
    return [name for line in lines for name in known if line.startswith(name)]


# To a person


async def test_what_fits_a_person_is_offered_first_with_why(network: Workspace, tmp_path: Path) -> None:
    async with running(network, tmp_path) as driver:
        await driver.press("2", "p")
        await driver.expect("pass on to Anna Rossi")
        assert offered(driver) == ["Data engineer", "Gardener", "Water grants"]
        await driver.expect("Data engineer, Beta +fits: offers data engineering")
        await driver.expect("Gardener +closes 30 Nov")
        await driver.press("enter")
        await driver.expect("passed on to Anna Rossi · W drafts the letter · u undoes it")
        assert entries(network) == [("Anna Rossi", "opening", "Data engineer, Beta")]
        await driver.press("u")
        assert entries(network) == []
        assert opening(network, "Data engineer").passed == ()


async def test_words_choose_among_what_can_be_passed_on(network: Workspace, tmp_path: Path) -> None:
    async with running(network, tmp_path) as driver:
        await driver.press("2", "p", *"water", "enter")
        await driver.expect("shared with Anna Rossi")
        assert entries(network) == [("Anna Rossi", "information", "Water grants")]
        await driver.press("p", *"zebra", "enter")
        await driver.expect("“zebra” is none of them: ↓ ↑ choose")
        await driver.press("escape")
        assert len(entries(network)) == 1


async def test_what_they_had_or_told_you_of_is_not_offered(network: Workspace, tmp_path: Path) -> None:
    use.hear_of(network, {"title": "Gardener of his own", "source": who(network, "Bruno Neri").id})
    use.pass_on(network, opening(network, "Gardener"), [who(network, "Bruno Neri")])
    async with running(network, tmp_path) as driver:
        await driver.press("2", "j", "p")
        await driver.expect("pass on to Bruno Neri")
        assert offered(driver) == ["Data engineer", "Water grants"]


async def test_to_several_who_are_marked_it_goes_in_one_step(network: Workspace, tmp_path: Path) -> None:
    use.pass_on(network, opening(network, "Data engineer"), [who(network, "Bruno Neri")])
    async with running(network, tmp_path) as driver:
        await driver.press("2", "M", "p")
        await driver.expect("pass on to 2 contacts")
        await driver.expect("fits: Anna Rossi: offers data engineering")
        await driver.press("enter")
        await driver.expect("passed on to Anna Rossi · 1 had it before")
        assert len(entries(network)) == 2
        await driver.press("u")
        assert [name for name, *_rest in entries(network)] == ["Bruno Neri"]


async def test_with_nothing_to_pass_on_it_says_what_to_do(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, "Anna Rossi")
    async with running(workspace, tmp_path) as driver:
        await driver.press("2", "p")
        await driver.expect("nothing to pass on to Anna Rossi: a in Openings adds one, w shares something")


async def test_on_an_open_person_and_in_the_ledger_it_goes_to_that_person(
    network: Workspace, tmp_path: Path
) -> None:
    record_exchange(network, who(network, "Bruno Neri"), Exchanged("gave", "a tip"))
    async with running(network, tmp_path) as driver:
        await driver.press("3", "p")
        await driver.expect("pass on to Bruno Neri")
        await driver.press("escape", "enter", "p", *"garden", "enter")
        await driver.expect("passed on to Bruno Neri")
        await driver.expect("> +gave +Gardener")


async def test_other_screens_have_recipients_chosen_for_a_record(network: Workspace, tmp_path: Path) -> None:
    async with running(network, tmp_path) as driver:
        await choose_recipients(driver.app.view, opening(network, "Data engineer"))
        await driver.expect(r"● Anna Rossi +offers data engineering")
        await driver.press("enter")
        await driver.expect("passed on to Anna Rossi")


async def test_on_the_overview_what_could_be_passed_on_has_its_recipients_chosen(
    network: Workspace, tmp_path: Path
) -> None:
    async with running(network, tmp_path) as driver:
        await driver.expect("pass on +Data engineer")
        await driver.press("tab")
        for _row in range(9):
            if "Data engineer" in driver.cursor_line:
                break
            await driver.press("j")
        await driver.press("p")
        await driver.expect("Pass on “Data engineer, Beta” to")
        await driver.press("enter")
        await driver.expect("passed on to Anna Rossi")
        assert entries(network) == [("Anna Rossi", "opening", "Data engineer, Beta")]


# Something new


async def test_a_share_is_written_with_its_gives_in_one_step(network: Workspace, tmp_path: Path) -> None:
    async with running(network, tmp_path) as driver:
        await driver.press("w", *"EU AI Act https://a.example/1 #artificial_intelligence")
        await driver.expect("EU AI Act · https://a.example/1 · about: artificial intelligence")
        await driver.press("enter")
        await driver.expect("Share “EU AI Act” with")
        await driver.expect(r"● Anna Rossi +cares about artificial intelligence")
        assert len(list(network.network.all(Share))) == 1  # nothing is written before it is confirmed
        await driver.press("a", *"bruno", "enter", "enter")
        await driver.expect("shared with Bruno Neri and Anna Rossi|shared with Anna Rossi and Bruno Neri")
        assert {name for name, *_rest in entries(network)} == {"Anna Rossi", "Bruno Neri"}
        new = next(one for one in network.network.all(Share) if one.title == "EU AI Act")
        assert (new.url, new.topics, new.on) == ("https://a.example/1", ("artificial intelligence",), TODAY)
        await driver.press("u")
        assert entries(network) == []
        assert [one.title for one in network.network.all(Share)] == ["Water grants"]


async def test_topics_that_people_care_for_complete_a_hash_sign(network: Workspace, tmp_path: Path) -> None:
    async with running(network, tmp_path) as driver:
        await driver.press("w", *"EU AI Act #art")
        await driver.expect("artificial intelligence")
        await driver.press("tab")
        await driver.expect("about: artificial intelligence")
        await driver.press("escape")
        driver.expect_not("about:")


async def test_shared_with_nobody_it_is_kept_as_worth_sharing(network: Workspace, tmp_path: Path) -> None:
    async with running(network, tmp_path) as driver:
        await driver.press("w", *"AI news #artificial_intelligence", "enter")
        await driver.expect("1 marked")
        await driver.press("M")
        await driver.expect("nobody marked: enter keeps it for later")
        await driver.press("enter")
        await driver.expect("to share: AI news · u undoes it")
        assert entries(network) == []
        await driver.press("5")
        await driver.expect("AI news")


async def test_where_nobody_cares_it_is_kept_with_enter(network: Workspace, tmp_path: Path) -> None:
    async with running(network, tmp_path) as driver:
        await driver.press("w", *"Bees #bees", "enter")
        await driver.expect("Nobody is known to care for its topics.")
        await driver.press("enter")
        await driver.expect("to share: Bees")
        assert "Bees" in {one.title for one in network.network.all(Share)}


async def test_what_was_typed_and_not_kept_is_there_the_next_time(network: Workspace, tmp_path: Path) -> None:
    async with running(network, tmp_path) as driver:
        await driver.press("w", *"AI news #bees", "enter")
        await driver.expect("Share “AI news” with")
        await driver.press("escape")
        assert len(list(network.network.all(Share))) == 1
        await driver.press("w")
        await driver.expect("share AI news #bees")
        await driver.press("enter")
        await driver.expect("Share “AI news” with")
        await driver.press("enter", "w")
        driver.expect_not("AI news #bees")


async def test_without_a_title_it_asks_again(network: Workspace, tmp_path: Path) -> None:
    async with running(network, tmp_path) as driver:
        await driver.press("w", *"#bees", "enter")
        await driver.expect("title is missing")
        await driver.press("escape", "w", "enter")
        assert len(list(network.network.all(Share))) == 1


# Letters


async def test_the_letters_for_what_was_passed_on_last_are_a_key_away_anywhere(
    network: Workspace, tmp_path: Path
) -> None:
    async with running(network, tmp_path) as driver:
        await driver.press("W")
        await driver.expect("nothing was passed on yet: p passes on, w shares")
        await driver.press("2", "p", "enter", "W")
        await driver.expect("Letter to Anna Rossi")
        await driver.expect("Subject: Data engineer, Beta")
        await driver.press("y")
        assert "Data engineer, Beta" in driver.app.clipboard
        assert isinstance(network.clock, FixedClock)
        network.clock.day = date(2026, 11, 25)
        await driver.press("q", "p", *"water", "enter", "W")
        await driver.expect("Water grants")


async def test_a_broken_template_of_the_users_is_named_and_left_aside(
    network: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "pass-on.en.txt").write_text("Hi {nobody}", encoding="utf-8")
    use.pass_on(network, opening(network, "Gardener"), [who(network, "Bruno Neri")])
    async with running(network, tmp_path, size=(160, 24)) as driver:
        await driver.press("W")
        await driver.expect("Letter to Bruno Neri")
        await driver.expect(r"\{nobody\} is no place in it")
        await driver.expect("Hi Bruno")


# The statement


async def test_a_statement_shows_both_sides_and_is_copied_whole(network: Workspace, tmp_path: Path) -> None:
    anna = who(network, "Anna Rossi")
    record_exchange(network, anna, Exchanged("gave", "a tip on rent", on=date(2026, 11, 20)))
    record_exchange(network, anna, Exchanged("received", "her referral", on=date(2026, 11, 9)))
    async with running(network, tmp_path) as driver:
        for keys in (("2", "enter", "Y"), ("q", "3", "Y")):
            await driver.press(*keys)
            await driver.expect("Statement with Anna Rossi")
            await driver.expect("20 Nov.*a tip on rent")
            await driver.expect("9 Nov.*her referral")
            await driver.press("y")
            assert "a tip on rent" in driver.app.clipboard
            assert "her referral" in driver.app.clipboard
            await driver.press("q")


async def test_in_an_empty_ledger_there_is_no_statement(network: Workspace, tmp_path: Path) -> None:
    async with running(network, tmp_path) as driver:
        await driver.press("3", "Y")
        await driver.expect("nobody is selected: move to a person first")


# What came of it, and thanks


def entry(workspace: Workspace, note: str) -> Exchange:
    return next(one for one in workspace.network.all(Exchange) if one.note == note)


@pytest.mark.parametrize(
    ("typed", "said", "value"),
    [
        ("client 1.500,00 €", "→ client, 1500.00 EUR", ("1500.00", "EUR")),
        ("client 1,500.00 EUR", "→ client, 1500.00 EUR", ("1500.00", "EUR")),
    ],
)
async def test_what_came_of_an_entry_is_typed_in_a_line_and_undone(
    network: Workspace, tmp_path: Path, typed: str, said: str, value: tuple[str, str]
) -> None:
    record_exchange(network, who(network, "Anna Rossi"), Exchanged("received", "her referral"))
    async with running(network, tmp_path, size=(120, 24)) as driver:
        await driver.press("3", "O")
        driver.app.prompt.paste(typed)  # the driver has no key for €
        await driver.expect("client, 1500.00 EUR")
        await driver.press("enter")
        await driver.expect(f"{said} · u undoes it")
        kept = entry(network, "her referral")
        assert (kept.outcome, kept.value and (kept.value.amount, kept.value.currency)) == ("client", value)
        await driver.press("!")
        await driver.expect("→ client +1500.00 EUR")
        await driver.press("enter")
        await driver.expect(r"her referral \(client, 1500.00 EUR, thanked\)")
        await driver.press("u", "u")
        assert entry(network, "her referral").outcome is None


async def test_what_cannot_be_read_is_asked_again(network: Workspace, tmp_path: Path) -> None:
    record_exchange(network, who(network, "Anna Rossi"), Exchanged("gave", "a tip"))
    async with running(network, tmp_path, size=(120, 24)) as driver:
        await driver.press("3", "O", *"lots", "enter")
        await driver.expect("what came of it is one of client, assignment, job, other")
        await driver.press("ctrl+u", *"job 100", "enter")
        await driver.expect("the value should end in a currency of three letters")
        await driver.press("escape")
        assert entry(network, "a tip").outcome is None


async def test_nothing_typed_takes_away_what_was_written_down(network: Workspace, tmp_path: Path) -> None:
    record_exchange(network, who(network, "Anna Rossi"), Exchanged("gave", "a tip"))
    async with running(network, tmp_path) as driver:
        await driver.press("3", "O", "j", "tab", "enter")
        await driver.expect("→ job · u undoes it")
        await driver.press("O")
        await driver.expect("what came of it job")
        await driver.press("ctrl+u")
        await driver.expect("nothing typed takes away what was written down")
        await driver.press("enter")
        await driver.expect("→ nothing")
        assert entry(network, "a tip").outcome is None


async def test_what_came_of_a_request_stands_on_the_entry_that_fulfilled_it(
    network: Workspace, tmp_path: Path
) -> None:
    asked, _change = receive(network, who(network, "Anna Rossi"), Asked("a CV review"))
    async with running(network, tmp_path) as driver:
        await driver.press("2", "enter", "tab", "O")
        await driver.expect("this is about an entry of the ledger: move to one first")
        now = network.network.get(Request, asked.id)
        assert now is not None
        fulfil(network, now)
        driver.app.view.refill()
        await driver.press("G", "O", *"job", "enter")
        await driver.expect("→ job")
        assert entry(network, "a CV review").outcome == "job"


async def test_nothing_came_of_a_promise_yet(network: Workspace, tmp_path: Path) -> None:
    record_exchange(network, who(network, "Anna Rossi"), Exchanged("gave", "a tip", promised=True))
    async with running(network, tmp_path) as driver:
        await driver.press("3", "O")
        await driver.expect("it is promised only: m marks it done first")
        await driver.press("b", "O")
        await driver.expect("this is about an entry: b goes back to the entries")


async def test_what_came_of_it_is_kept_for_somebody_in_the_trash(network: Workspace, tmp_path: Path) -> None:
    record_exchange(network, who(network, "Bruno Neri"), Exchanged("gave", "a tip"))
    trash_contacts(network, [who(network, "Bruno Neri")])
    async with running(network, tmp_path, size=(160, 24)) as driver:
        await driver.press("3", "O", *"client 90 CHF", "enter")
        await driver.expect(r"Bruno Neri \(in the trash\) +a tip .*→ client +90 CHF")


async def test_outcomes_are_summed_by_what_led_to_them_each_currency_by_itself(
    network: Workspace, tmp_path: Path
) -> None:
    anna = who(network, "Anna Rossi")
    for note, came in (("a lead", "client 1.500,00 €"), ("another", "client 90 CHF"), ("a third", "€ 10")):
        record_exchange(network, anna, Exchanged("received", note))
        record_outcome(network, entry(network, note), read_outcome(came))
    async with running(network, tmp_path) as driver:
        await driver.press("ctrl+p", *"outcomes", "enter")
        await driver.expect("What came to me")
        await driver.expect(r"Anna Rossi: 2 clients, 1 value alone, 90 CHF, 1510.00 EUR")
        driver.expect_not("no channel")  # a part of which nothing is known is left out
        await driver.expect("2026: ")
        await driver.press("y")
        assert "## By year" in driver.app.clipboard


async def test_thanks_of_theirs_are_written_down_with_the_same_key(
    network: Workspace, tmp_path: Path
) -> None:
    record_exchange(network, who(network, "Anna Rossi"), Exchanged("gave", "a tip"))
    async with running(network, tmp_path) as driver:
        await driver.press("3", "!")
        await driver.expect("their thanks: gave Anna Rossi: a tip · u undoes it")
        await driver.expect("they thanked")
        assert entry(network, "a tip").thanked_on == TODAY
        await driver.press("!")
        await driver.expect("nothing to thank for here: promised only, or thanked for already")
        await driver.press("u")
        assert entry(network, "a tip").thanked_on is None


# What it looks like


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_looks_of_a_statement(
    demo: Workspace, tmp_path: Path, snap_compare: Any, size: tuple[int, int]
) -> None:
    keys = ("2", "slash", *"federico", "enter", "enter", "Y", "j", "j")
    assert snap_compare(make_app(demo, tmp_path), press=keys, terminal_size=size)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_looks_of_whom_to_share_with(
    demo: Workspace, tmp_path: Path, snap_compare: Any, size: tuple[int, int]
) -> None:
    keys = ("w", *"EU AI Act", "space", "number_sign", *"AI_reg", "tab", "enter", "j")
    assert snap_compare(make_app(demo, tmp_path), press=keys, terminal_size=size)
