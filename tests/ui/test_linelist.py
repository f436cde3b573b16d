"""The list that draws only its lines."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot

from netui.ui.themes import VARIABLES
from netui.ui.widgets.columns import Column
from netui.ui.widgets.linelist import LineList, Row

MANY = [f"row {number}" for number in range(30_000)]


class Shown(App[None]):
    """An app with one list, which counts what it was asked to describe."""

    def __init__(self, rows: list[str], title: str = "", headings: dict[str, str] | None = None) -> None:
        super().__init__()
        self.list = LineList([Column("it", "It", 10, share=1)], title=title, marks=True)
        self.rows, self.headings = rows, headings
        self.described: list[str] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(VARIABLES)

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.show(self.rows)
        self.list.focus()

    def show(self, rows: list[str]) -> None:
        self.list.show(rows, self.describe, self.headings)

    def describe(self, row: str) -> Row:
        self.described.append(row)
        return Row((row,))

    @property
    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]


@asynccontextmanager
async def running(app: Shown) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.pause()
        yield pilot


async def test_only_the_rows_on_the_page_are_described() -> None:
    app = Shown(MANY)
    async with running(app) as pilot:
        assert set(app.described) == set(MANY[:11])
        await pilot.press("G")
        assert app.list.cursor == MANY[-1]
        assert len(set(app.described)) < 30


async def test_moving_on_the_page_draws_two_lines_again() -> None:
    app = Shown(MANY)
    async with running(app) as pilot:
        drawn: list[Region] = []
        refresh = app.list.refresh

        def note(*regions: Region, **options: bool) -> LineList:
            drawn.extend(regions or [app.list.size.region])
            return refresh(*regions, **options)

        app.list.refresh = note  # type: ignore[method-assign]
        await pilot.press("j")
        assert drawn == [Region(0, 1, 30, 1), Region(0, 2, 30, 1)]


async def test_every_key_moves_as_help_says() -> None:
    app = Shown(MANY[:100])
    async with running(app) as pilot:
        for key, row in (
            ("j", 1), ("down", 2), ("k", 1), ("up", 0), ("up", 0), ("ctrl+d", 5), ("ctrl+u", 0),
            ("pagedown", 10), ("pageup", 0), ("end", 99), ("j", 99), ("home", 0), ("G", 99), ("g", 0),
        ):  # fmt: skip
            await pilot.press(key)
            assert app.list.cursor == f"row {row}", key


async def test_the_cursor_is_on_the_page_after_any_keys_data_and_sizes() -> None:
    choose = random.Random(4)
    rows = MANY[:200]
    app = Shown(rows)
    async with running(app) as pilot:
        for _step in range(60):
            match choose.randrange(4):
                case 0:
                    await pilot.press(choose.choice(["j", "k", "G", "g", "ctrl+d", "ctrl+u", "pagedown"]))
                case 1:
                    rows = choose.sample(MANY[:200], choose.randrange(200))
                    app.show(rows)
                case 2:
                    await pilot.resize_terminal(30, choose.randrange(3, 30))
                case 3:
                    await pilot.press("j", "j")
            await pilot.pause()
            if rows:
                assert app.list.cursor in rows
                assert [line for line in app.lines if line.startswith("▸")], app.lines
                assert (
                    app.lines[[line.startswith("▸") for line in app.lines].index(True)]
                    .split("▸")[1]
                    .strip(" ●")
                    == app.list.cursor
                )


async def test_the_row_stays_at_its_place_on_the_screen_when_rows_come_above_it() -> None:
    app = Shown(MANY[100:200])
    async with running(app) as pilot:
        await pilot.press("ctrl+d", "ctrl+d", "j")
        place = [line.startswith("▸") for line in app.lines].index(True)
        app.show(MANY[50:200])
        await pilot.pause()
        assert app.list.cursor == "row 111"
        assert app.lines[place].startswith("▸")


async def test_headings_are_passed_over() -> None:
    app = Shown(["h1", "a", "h2", "b"], headings={"h1": "One", "h2": "Two"})
    async with running(app) as pilot:
        assert app.list.cursor == "a"
        await pilot.press("j")
        assert app.list.cursor == "b"
        await pilot.press("g")
        assert app.list.cursor == "a"
        assert " One" in app.lines


async def test_a_frame_has_its_title_and_says_how_much_is_below_and_above() -> None:
    app = Shown(MANY[:20], title="Rows")
    async with running(app) as pilot:
        assert app.lines[0].startswith("╭ Rows ─")
        assert app.lines[-1].endswith("─ 11 more ↓ ─╯")
        await pilot.press("G")
        assert app.lines[-1].endswith("─ 11 more ↑ ─╯")
        assert all(len(line) == 30 for line in app.lines)


async def test_a_change_of_one_row_draws_that_row_only() -> None:
    app = Shown(MANY[:100])
    async with running(app) as pilot:
        drawn: list[Region] = []
        refresh = app.list.refresh

        def note(*regions: Region, **options: bool) -> LineList:
            drawn.extend(regions or [app.list.size.region])
            return refresh(*regions, **options)

        app.list.refresh = note  # type: ignore[method-assign]
        app.list.show(MANY[:100], lambda row: Row((row if row != "row 3" else "changed",)))
        await pilot.pause()
        assert drawn == [Region(0, 4, 30, 1)]
        assert app.lines[4].strip() == "changed"
