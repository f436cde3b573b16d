"""The first screen stands before the network is open."""

import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from netui.domain.matching import Give, Matcher
from netui.domain.messages import NetuiError, message
from netui.services.glance import Glance, keep, look, recall
from netui.services.settings import Settings
from netui.services.workspace import Workspace
from netui.storage.writer import SaveState
from netui.ui.ahead import Ahead
from netui.ui.app import NetuiApp
from netui.ui.sight import Sight
from netui.ui.themes import Themes
from tests.support import TODAY, add, open_workspace
from tests.terminal.pseudo import ROOT
from tests.ui.driver import TERMINAL, Driver

MOST_READ = 60  # modules of netui that are read before the first screen stands
STARTS = """
import sys
from datetime import date
from pathlib import Path
from netui.cli import app, main
from netui.domain.messages import NetuiError, message
from netui.services.glance import recall
from netui.services.settings import Settings
from netui.ui.app import NetuiApp
from netui.ui.themes import Themes

folder, day = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])

def opened():
    Path(sys.argv[3]).write_text(" ".join(sys.modules))
    raise NetuiError(message("seen enough"))

glance = recall(folder, day)
NetuiApp(opened, Settings(folder / "c.yaml"), Themes(), glance=(glance, day)).run(headless=True)
"""


def seen(workspace: Workspace, day: date = TODAY) -> Glance:
    return look(workspace.network, day, workspace.matcher.gives(day))


async def test_what_was_last_seen_is_shown_while_the_network_is_still_to_be_opened(
    people: Workspace, tmp_path: Path
) -> None:
    people.repository.flush()
    glance = seen(people)
    shown: list[str] = []

    def opened() -> Workspace:
        shown.extend(strip.text for strip in app.screen._compositor.render_strips())
        return people

    app = NetuiApp(opened, Settings(tmp_path / "c.yaml"), Themes(), environ=TERMINAL, glance=(glance, TODAY))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        driver = Driver(app, pilot)
        assert "2 People 6" in shown[0]
        assert any("Carla Riva" in line for line in shown)
        assert [line.rstrip() for line in shown] == driver.lines
        await driver.press("2")
        await driver.expect("6 people")


async def test_a_glance_that_no_longer_holds_is_put_right(people: Workspace, tmp_path: Path) -> None:
    glance = seen(people)
    add(people, "Aaron First", circle="inner", met_on="2020-01-01")
    stale = glance._replace(today=glance.today * 200)  # too long to have been kept whole

    app = NetuiApp(
        lambda: people, Settings(tmp_path / "c.yaml"), Themes(), environ=TERMINAL, glance=(stale, TODAY)
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        driver = Driver(app, pilot)
        await driver.expect("Aaron First")
        await driver.expect("2 People 7")


async def test_a_network_that_cannot_be_opened_ends_the_app_with_the_reason(
    people: Workspace, tmp_path: Path
) -> None:
    def opened() -> Workspace:
        raise NetuiError(message("the file is gone"))

    glance = seen(people)
    app = NetuiApp(opened, Settings(tmp_path / "c.yaml"), Themes(), environ=TERMINAL, glance=(glance, TODAY))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
    assert str(app.failure) == "the file is gone"
    assert app.return_code == 1


async def test_the_overview_is_kept_for_the_next_start(people: Workspace, tmp_path: Path) -> None:
    people.repository.flush()
    app = NetuiApp(people, Settings(tmp_path / "c.yaml"), Themes(), environ=TERMINAL)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "asterisk")
        people.repository.flush()
        app.sight.keep()
    assert recall(people.repository.folder, TODAY) == seen(people)


async def test_the_coming_days_are_kept_as_they_will_be(people: Workspace, tmp_path: Path) -> None:
    people.repository.flush()
    app = NetuiApp(people, Settings(tmp_path / "c.yaml"), Themes(), environ=TERMINAL)
    app.sight.match()
    app.sight.keep(ahead=2)
    for days in range(3):
        day = TODAY + timedelta(days=days)
        assert recall(people.repository.folder, day) == seen(people, day)
    assert recall(people.repository.folder, TODAY + timedelta(days=3)) is None


async def test_what_somebody_else_wrote_meanwhile_is_not_taken_for_what_was_seen(
    people: Workspace, tmp_path: Path
) -> None:
    people.repository.flush()
    app = NetuiApp(people, Settings(tmp_path / "c.yaml"), Themes(), environ=TERMINAL)
    other = open_workspace(people.repository.folder, seed=9)
    add(other, "Zoe Quux")
    other.repository.close()
    app.sight.keep()
    assert recall(people.repository.folder, TODAY) is None


async def test_what_is_not_saved_is_not_kept_as_if_it_were(
    people: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.repository.flush()
    app = NetuiApp(people, Settings(tmp_path / "c.yaml"), Themes(), environ=TERMINAL)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "asterisk")
        monkeypatch.setattr(type(people.repository), "state", SaveState("saving"))
        app.sight.keep()
        monkeypatch.undo()
    assert recall(people.repository.folder, TODAY) is None


async def test_the_first_screen_does_not_wait_for_what_could_be_given(
    people: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.repository.flush()
    asked: list[str] = []
    gives = Matcher.gives

    def watched(matcher: Matcher, today: date) -> list[Give]:
        asked.extend(strip.text for strip in app.screen._compositor.render_strips())
        return gives(matcher, today)

    monkeypatch.setattr(Matcher, "gives", watched)
    app = NetuiApp(people, Settings(tmp_path / "c.yaml"), Themes(), environ=TERMINAL)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "You could give · looking…" in asked[0] + asked[1]
        assert any("Carla Riva" in line for line in asked)
        Driver(app, pilot).expect_not("looking")


async def test_nothing_is_matched_at_a_start_with_the_overview_kept(
    people: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.repository.flush()
    glance = seen(people)
    asked: list[date] = []

    def counted(_matcher: Matcher, today: date) -> list[Give]:
        asked.append(today)
        return []

    monkeypatch.setattr(Matcher, "gives", counted)
    app = NetuiApp(
        lambda: people, Settings(tmp_path / "c.yaml"), Themes(), environ=TERMINAL, glance=(glance, TODAY)
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not asked
        Driver(app, pilot).expect_not("looking")


async def test_whoever_leaves_at_once_has_the_overview_kept_and_looked_through_at_the_next_start(
    people: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.repository.flush()
    app = NetuiApp(people, Settings(tmp_path / "c.yaml"), Themes(), environ=TERMINAL)
    with monkeypatch.context() as patch:
        patch.setattr(Ahead, "begin", lambda _ahead: None)  # it had no time for it
        async with app.run_test(size=(80, 24)) as pilot:
            await Driver(app, pilot).expect("You could give · looking…")
            app.sight.keep(ahead=2)
    kept = recall(people.repository.folder, TODAY)
    assert kept == look(people.network, TODAY, None)
    assert recall(people.repository.folder, TODAY + timedelta(days=1)) is None
    again = NetuiApp(
        lambda: people, Settings(tmp_path / "c.yaml"), Themes(), environ=TERMINAL, glance=(kept, TODAY)
    )
    async with again.run_test(size=(80, 24)) as pilot:
        await Driver(again, pilot).expect("You could give ─")
        again.sight.keep()
    assert recall(people.repository.folder, TODAY) == seen(people)


def test_the_first_screen_stands_before_the_code_behind_the_network_is_read(
    people: Workspace, tmp_path: Path
) -> None:
    people.repository.flush()
    keep(people.repository.folder, {TODAY: seen(people)})
    read = tmp_path / "read"
    arguments = [str(people.repository.folder), TODAY.isoformat(), str(read)]
    subprocess.run([sys.executable, "-c", STARTS, *arguments], cwd=ROOT, capture_output=True, check=True)
    modules = read.read_text().split()
    assert "netui.ui.screens.overview" in modules
    assert not {"orjson", "yaml", "sqlite3"} & {*modules}
    behind = (
        "storage",
        "domain.tables",
        "domain.network",
        "domain.measures",
        "domain.matching",
        "domain.query",
    )
    assert not [name for name in modules if name.startswith(tuple(f"netui.{part}" for part in behind))]
    assert not {f"netui.ui.screens.{name}" for name in ("people", "ledger", "requests", "form")} & {*modules}
    assert sum(name.startswith("netui.") for name in modules) <= MOST_READ


async def test_whoever_leaves_before_the_network_is_open_opens_nothing(people: Workspace) -> None:
    def opened() -> Workspace:
        raise AssertionError("it is left already")

    Sight(opened, (seen(people), TODAY)).keep(ahead=3)


async def test_an_empty_network_is_not_matched(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def matched(_matcher: Matcher, _today: date) -> list[Give]:
        raise AssertionError("nobody is there to be given anything")

    monkeypatch.setattr(Matcher, "gives", matched)
    app = NetuiApp(workspace, Settings(tmp_path / "c.yaml"), Themes(), environ=TERMINAL)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await Driver(app, pilot).expect("Welcome to netui")


async def test_synonyms_that_do_not_hold_are_named_when_they_are_first_needed(
    people: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "synonyms.yaml").write_text("- [tax", encoding="utf-8")
    settings = Settings.load(tmp_path / "config.yaml")
    workspace = Workspace(people.repository, people.clock, random.Random(1), lambda: settings.synonyms)
    app = NetuiApp(workspace, settings, Themes(), environ=TERMINAL)
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        await Driver(app, pilot).expect("synonyms.yaml: is not YAML near line")
