"""What a person needs and offers, on their own screen."""

from pathlib import Path

from netui.domain.tables import Contact, Request
from netui.services.workspace import Workspace
from tests.support import add, fresh
from tests.ui.driver import Driver, running
from tests.ui.person import opened


def need(workspace: Workspace, contact: Contact, text: str, status: str = "known", day: int = 20) -> Request:
    values = {"direction": "incoming", "contact": contact.id, "text": text, "status": status}
    request = Request.parse(workspace.new_id(), values | {"on": f"2026-11-{day}"})
    workspace.add("need", request)
    return request


def state(workspace: Workspace, request: Request) -> Request:
    found = workspace.network.get(Request, request.id)
    assert found is not None
    return found


async def to_need(driver: Driver, words: str) -> None:
    """Go down to a line of the pane with what is known."""
    await driver.press("g")
    for _press in range(40):
        if any(line.lstrip("│").startswith("▸") and words in line for line in driver.lines):
            return
        await driver.press("j")
    raise AssertionError(f"no line {words}:\n{driver.text}")


async def test_each_need_has_a_line_that_says_whether_they_asked(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    need(workspace, anna, "a flat in Bologna")
    need(workspace, anna, "a tax adviser", "open", 21)
    need(workspace, anna, "a translator", "promised", 22)
    need(workspace, anna, "an old one", "fulfilled")
    async with running(workspace, tmp_path, size=(80, 50)) as driver:
        await opened(driver)
        await driver.expect(r"needs +a translator \(promised\)")
        await driver.expect(r"│ +a tax adviser \(asked of you\)")
        await driver.expect(r"a flat in Bologna  ")
        driver.expect_not(r"needs +an old one")
        assert sum("needs" in line.split() for line in driver.lines) == 1


async def test_e_and_enter_edit_the_need_with_the_cursor_and_d_trashes_it(
    workspace: Workspace, anna: Contact, tmp_path: Path
) -> None:
    flat = need(workspace, anna, "a flat")
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await to_need(driver, "a flat")
        for key in ("e", "enter"):
            await driver.press(key)
            await driver.expect("Edit a flat")
            await driver.press("escape")
        await driver.press("e", "end", *" by the sea", "ctrl+s")
        assert state(workspace, flat).text == "a flat by the sea"
        assert "by the sea" in driver.cursor_line
        await driver.press("d")
        await driver.expect("trash a flat by the sea · u undoes it")
        assert state(workspace, flat).deleted
        assert not fresh(workspace.network, anna).deleted
        await driver.press("u")
        await driver.expect("a flat by the sea")


async def test_where_neither_offers_nor_needs_are_known_the_screen_says_what_writes_them_down(
    workspace: Workspace, tmp_path: Path
) -> None:
    zoe = add(workspace, "Zoe Ray", company="Acme")
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await to_need(driver, "e writes down what they can help with, K what they need")
        await driver.press("enter")
        assert "offers" in next(line for line in driver.lines if line.startswith(" ▸"))
        await driver.press(*"rental law", "ctrl+s")
        assert fresh(workspace.network, zoe).offers == ("rental law",)
        driver.expect_not("K what they need")


async def test_offers_and_interests_are_completed_from_those_of_others_one_after_the_other(
    workspace: Workspace, tmp_path: Path
) -> None:
    add(workspace, "Bea", offers=["tax law", "translation"], interests=["trail running"])
    zoe = add(workspace, "Aaron Ray")
    async with running(workspace, tmp_path) as driver:
        await opened(driver)
        await driver.press("e")
        for _press in range(40):
            if next(line for line in driver.lines if line.startswith(" ▸"))[4:].startswith("offers"):
                break
            await driver.press("down")
        await driver.press(*"tax", "tab", *", tra", "tab", "enter", *"trail", "tab", "ctrl+s")
        saved = fresh(workspace.network, zoe)
        assert (saved.offers, saved.interests) == (("tax law", "translation"), ("trail running",))
