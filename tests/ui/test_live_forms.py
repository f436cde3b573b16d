"""Others change the record whose form is open: what is typed stays, both values show, nothing is lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from netui.domain.tables import TABLES, Opening
from netui.services.contacts import new_need
from netui.services.ledger import Exchanged, record_exchange
from netui.services.profile import set_profile
from netui.services.workspace import Workspace
from tests.support import TODAY
from tests.ui import elsewhere
from tests.ui.driver import Driver, make_app, running
from tests.ui.test_form import line_of, to_field

NOTES = "# Anna\n\nlikes boats\nplays chess"


async def test_a_field_that_was_changed_elsewhere_shows_both_and_one_key_takes_the_other(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "e")
        await to_field(driver, "company")
        await driver.press("ctrl+u", *"Gamma", "left", "left")
        driver.expect_not("other value")
        elsewhere.change(people, "Anna Rossi", company="Beta", role="CTO", tags=["rust"])
        await driver.look_until("elsewhere: Beta")
        assert line_of(driver, "company").startswith(" ▸! company")
        assert line_of(driver, "role").endswith("CTO")  # nobody has touched it
        await driver.expect("ctrl\\+t takes what was written elsewhere")
        await driver.press("x")  # any key shows the keys again
        await driver.expect("ctrl\\+t other value")
        assert line_of(driver, "company").endswith("Gamxma")  # the cursor stayed in its place

        await driver.press("ctrl+t")
        assert line_of(driver, "company").endswith("Beta")
        await driver.expect("yours: Gamxma")
        await driver.expect("ctrl\\+t takes yours back")
        await driver.press("ctrl+t", "backspace")
        assert line_of(driver, "company").endswith("Gamxm")
        await driver.press("ctrl+s")
        await driver.expect("edit Anna Rossi · company was changed elsewhere too")
    anna = elsewhere.named(people, "Anna Rossi")
    assert (anna.company, anna.role, anna.tags) == ("Gamxm", "CTO", ("rust",))
    (row,) = people.network.rows["conflicts"].values()
    assert (row["field"], row["ours"], row["theirs"]) == ("company", "Gamxm", "Beta")


async def test_the_key_goes_to_the_field_that_has_another_value_and_says_where_there_is_none(
    people: Workspace, tmp_path: Path
) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "e", "ctrl+t")
        await driver.expect("nothing was changed elsewhere that you changed too")
        await to_field(driver, "role")
        await driver.press(*"Lead", "up", "up")
        elsewhere.change(people, "Anna Rossi", role="CTO")
        await driver.look_until("elsewhere: CTO")
        await driver.press("ctrl+t")
        assert line_of(driver, "role").startswith(" ▸! role")
        assert line_of(driver, "role").endswith("Lead")


async def test_the_words_around_the_cursor_stay_under_it_where_nobody_typed(
    people: Workspace, tmp_path: Path
) -> None:
    elsewhere.change(people, "Anna Rossi", notes=NOTES)
    people.repository.catch_up()
    async with running(people, tmp_path, size=(80, 40)) as driver:
        await driver.press("2", "e")
        await to_field(driver, "notes")
        await driver.press("up", "end")
        elsewhere.change(people, "Anna Rossi", notes=f"a new first line\n{NOTES}")
        await driver.look_until("a new first line")
        await driver.press("!", "ctrl+s")
    notes = elsewhere.named(people, "Anna Rossi").notes
    assert notes == f"a new first line\n{NOTES}".replace("boats", "boats!")


@pytest.mark.parametrize("theirs", ["their line", "their line\nand another"])
async def test_of_a_note_the_lines_from_elsewhere_show_and_both_can_be_had(
    people: Workspace, tmp_path: Path, theirs: str
) -> None:
    elsewhere.change(people, "Anna Rossi", notes=NOTES)
    people.repository.catch_up()
    async with running(people, tmp_path, size=(80, 44)) as driver:
        await driver.press("2", "e")
        await to_field(driver, "notes")
        await driver.press("enter", *"my line")
        elsewhere.change(people, "Anna Rossi", notes=f"{NOTES}\n{theirs}")
        await driver.look_until(r"elsewhere:\s+\+ their line")
        await driver.press("ctrl+t")
        await driver.expect("yours:")
        await driver.press("ctrl+t", "ctrl+s")
        await driver.expect("notes was changed elsewhere too")
    notes = elsewhere.named(people, "Anna Rossi").notes
    assert "my line" in notes
    assert theirs in notes


@pytest.mark.parametrize("away", [elsewhere.trash, elsewhere.purge])
async def test_saving_a_form_of_somebody_who_is_gone_brings_them_back_and_says_so(
    people: Workspace, tmp_path: Path, away: Callable[[Workspace, str], None]
) -> None:
    async with running(people, tmp_path, size=(100, 24)) as driver:
        await driver.press("2", "enter", "e")
        await to_field(driver, "role")
        await driver.press(*"Lead")
        away(people, "Anna Rossi")
        await driver.look_until("elsewhere: saving brings it back")
        assert line_of(driver, "role").endswith("Lead")
        await driver.press("ctrl+s")
        await driver.expect("edit Anna Rossi · it was .* elsewhere and is back")
        await driver.expect("Anna Rossi  Lead, Acme · close")
    anna = elsewhere.named(people, "Anna Rossi")
    assert (anna.role, anna.company) == ("Lead", "Acme")


async def test_a_form_for_somebody_new_keeps_what_is_typed(people: Workspace, tmp_path: Path) -> None:
    async with running(people, tmp_path) as driver:
        await driver.press("2", "N", *"Zoe Ray")
        elsewhere.change(people, "Anna Rossi", company="Beta")
        await driver.look_until("Anna Rossi changed elsewhere")
        assert line_of(driver, "name").endswith("Zoe Ray")
        await driver.press("ctrl+s")
        await driver.expect("Zoe Ray")
        assert elsewhere.named(people, "Zoe Ray")


FORMS: list[tuple[str, tuple[str, ...], str, str]] = [
    ("exchanges", ("3", "e"), "note", "a tip"),
    ("requests", ("4", "e"), "reply", ""),
    ("openings", ("5", "e"), "company", ""),
    ("profile", ("0", "e"), "name", "Me"),
]


@pytest.mark.parametrize(("table", "keys", "field", "before"), FORMS, ids=[form[0] for form in FORMS])
async def test_every_form_shows_both(
    people: Workspace, tmp_path: Path, table: str, keys: tuple[str, ...], field: str, before: str
) -> None:
    anna = elsewhere.named(people, "Anna Rossi")
    record_exchange(people, anna, Exchanged("gave", "a tip"))
    people.add("need", new_need(people, anna, "a tax adviser"))
    people.add("heard", Opening.parse(people.new_id(), {"title": "A post", "on": TODAY}))
    set_profile(people, {"name": "Me"})
    cls = TABLES[table]
    async with running(people, tmp_path, size=(80, 36)) as driver:
        await driver.press(*keys)
        await to_field(driver, field)
        await driver.press("end", *" mine")
        with elsewhere.another(people) as there:
            (record,) = there.network.all(cls)
            there.replace("elsewhere", (record, record.change({field: f"{before} theirs".strip()})))
        await driver.look_until("elsewhere: .*theirs")
        await driver.press("ctrl+s")
        await driver.expect(f"{field} was changed elsewhere too")
    (record,) = people.network.all(cls)
    assert getattr(record, field).strip() == f"{before} mine".strip()
    (row,) = people.network.rows["conflicts"].values()
    assert row["table"] == table
    assert "theirs" in row["theirs"]


async def test_a_record_edited_as_yaml_is_saved_on_top_of_what_came_meanwhile(
    people: Workspace, tmp_path: Path, editor: Any
) -> None:
    folder = people.repository.folder
    people.repository.flush()
    editor(
        f"""sed -i 's/^company: .*/company: Mine/' "$1"
sed -i 's/"company":"Acme","created"/"company":"Theirs","place":"Rome","created"/' '{folder}/network.json'"""
    )
    async with running(people, tmp_path, size=(100, 24)) as driver:
        await driver.press("2", "E")
        await driver.expect("1 value was changed elsewhere too")
    anna = elsewhere.named(people, "Anna Rossi")
    assert (anna.company, anna.place) == ("Mine", "Rome")
    (row,) = people.network.rows["conflicts"].values()
    assert {row["ours"], row["theirs"]} == {"Mine", "Theirs"}


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_looks_with_both_values(
    people: Workspace, tmp_path: Path, snap_compare: Any, size: tuple[int, int]
) -> None:
    app = make_app(people, tmp_path)

    async def typed_and_overtaken(pilot: Pilot[str]) -> None:
        driver = Driver(app, pilot)
        await driver.press("2", "e")
        await to_field(driver, "company")
        await driver.press("ctrl+u", *"Gamma")
        await to_field(driver, "offers")
        await driver.press(*"tax law")
        elsewhere.change(
            people, "Anna Rossi", company="Beta Consulting", role="CTO", offers=["python", "sailing"]
        )
        await driver.look_until("elsewhere: Beta")
        await to_field_up(driver, "company")

    assert snap_compare(app, run_before=typed_and_overtaken, terminal_size=size)


async def to_field_up(driver: Driver, label: str) -> None:
    """Go up to a field."""
    while not any(line.startswith(" ▸") and line[4:].startswith(label) for line in driver.lines):
        await driver.press("up")
