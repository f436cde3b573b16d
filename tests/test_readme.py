"""README.md says what is true: its commands, keys, examples, pictures and shapes are those of the code."""

import argparse
import json
import random
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from netui.cli.main import build_parser, main
from netui.services.demo import write_demo
from netui.services.letters import Letters
from netui.services.settings import Settings
from netui.ui.actions import BY_ID
from netui.ui.keymap import Keys
from netui.ui.themes import ThemeError, read_theme
from tests import readme
from tests.cli.commands import PEOPLE_CSV, READING, write_inputs
from tests.readme import README, ROOT, section
from tests.services.clashing import disagree
from tests.support import TODAY, FixedClock

TEXT = README.read_text(encoding="utf-8")
COMMANDS = section(TEXT, "commands")
EXAMPLES = re.findall(r"^\$ (netui.*)$", section(TEXT, "needs") + COMMANDS, re.MULTILINE)


def parsers() -> dict[str, argparse.ArgumentParser]:
    (commands,) = (action for action in build_parser()._actions if action.dest == "command")
    assert isinstance(commands.choices, dict)
    return dict(commands.choices)


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {
        option for action in parser._actions for option in action.option_strings if option.startswith("--")
    }


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo in a folder, with the files beside it that the examples name."""
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    (tmp_path / "Connections.csv").write_text(PEOPLE_CSV)
    write_inputs(tmp_path)
    write_demo(tmp_path / "demo", TODAY)
    disagree(tmp_path / "demo")
    return tmp_path / "demo"


RANDOMNESS = random.Random(1)  # one for all runs: two records made by the same bits would have the same id


def run(demo: Path, *arguments: str) -> int:
    return main(["--data", str(demo), *arguments], clock=FixedClock(), randomness=RANDOMNESS)


@pytest.mark.parametrize("name", readme.SECTIONS)
def test_what_comes_from_the_code_is_up_to_date(name: str) -> None:
    assert section(TEXT, name) == readme.rendered(name), "python -m tests.readme writes it anew"


@pytest.mark.parametrize("command", sorted(parsers()))
def test_every_command_is_documented_with_an_example(command: str) -> None:
    assert re.search(rf"\*\*`netui {command}\b", COMMANDS)
    assert any(shlex.split(example)[1:2] == [command] for example in EXAMPLES)


@pytest.mark.parametrize("command", sorted(parsers()))
def test_every_option_is_documented(command: str) -> None:
    shared = options(build_parser())
    own = options(parsers()[command]) - shared - {"--json"}
    (paragraph,) = (
        part for part in COMMANDS.split("\n**") if re.search(rf"`netui {command}\b", part.split("```")[0])
    )
    everywhere = TEXT.partition("Before or after any command")[2]

    assert own <= set(re.findall(r"--[a-z-]+", paragraph)), command
    assert shared <= set(re.findall(r"--[a-z-]+", everywhere))


@pytest.mark.parametrize("command", sorted(parsers()))
def test_the_help_of_each_command_has_an_example(command: str) -> None:
    assert f"netui {command}" in (parsers()[command].epilog or "").replace('eval "$(', "")


def test_the_examples_work_on_the_demo(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(EXAMPLES) > 15
    for example in EXAMPLES:
        command = shlex.split(example.removesuffix(" | cat"))
        assert run(demo, *command[1:]) == 0, f"{example}\n{capsys.readouterr().err}"


def test_the_shapes_of_json_are_as_documented(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = re.findall(
        r"^\| `netui (.*?) --json` \| (.*?) \| ?(.*?) ?\|$", section(TEXT, "json"), re.MULTILINE
    )
    assert {command.split()[0] for command, _shape, _added in rows} == set(READING)
    run(demo, "gave", "giulia riva", "a tip")  # a save, so that there is a backup
    run(demo, "sync", "init")  # and a commit
    capsys.readouterr()

    for command, shape, added in rows:
        words = command.replace("CONTACT", "giulia").replace("WHAT", "tax").split()
        assert run(demo, *words, "--json") == 0
        printed: Any = json.loads(capsys.readouterr().out)
        assert isinstance(printed, dict if shape == "one object" else list)
        record = printed if isinstance(printed, dict) else printed[0]
        named = set(re.findall(r"`(\w+)`", added.replace("each with its `table`", "")))
        raw = stored(demo, record)
        expected = named | set(raw) | ({"id", "short"} if raw else set())
        assert set(record) == expected, command
        assert {name: record[name] for name in raw} == raw, command
        measures = {"due", "strength", "living", "turnover", "balance", "affinity", "fit", "standing"}
        for name in named & measures:
            assert set(record[name]) - {"on"} == {"value", "reasons"}
            assert all(isinstance(reason, str) and reason for reason in record[name]["reasons"])


def stored(demo: Path, record: dict[str, Any]) -> dict[str, Any]:
    """Return the row of a record in the file; nothing where it is no record."""
    tables = json.loads((demo / "network.json").read_text(encoding="utf-8"))
    return next((rows[record["id"]] for rows in tables.values() if record.get("id") in rows), {})


def test_readers_take_json_and_no_others() -> None:
    assert {name for name, parser in parsers().items() if "--json" in options(parser)} == set(READING)


def test_the_two_commands_make_all_of_their_own_set_up() -> None:
    first, second, *_others = re.findall(r"^python3 .*$", TEXT, re.MULTILINE)

    assert first == "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/netui --demo"
    assert second.startswith(
        "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest"
    )
    assert TEXT.index(first) < TEXT.index("![")


def test_the_pictures_are_the_snapshot_tests_own() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", TEXT)

    assert pictures
    for picture in pictures:
        assert picture.startswith("tests/ui/__snapshots__/")
        assert (ROOT / unquote(picture)).is_file(), picture


def test_links_lead_somewhere() -> None:
    headings = {re.sub(r"[^\w\s-]", "", line.lstrip("# ").lower()).replace(" ", "-")
                for line in TEXT.splitlines() if line.startswith("#")}  # fmt: skip
    for link in re.findall(r"\]\(([^)]+)\)", TEXT):
        if link.startswith("#"):
            assert link[1:] in headings, link
        elif not link.startswith("https://"):
            assert (ROOT / unquote(link)).exists(), link


def test_the_settings_shown_hold(tmp_path: Path) -> None:
    (text,) = re.findall(r"```yaml\n(theme:.*?)```", TEXT, re.DOTALL)
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")
    settings = Settings.load(path)

    assert settings.problems == []
    assert Keys(settings.keymap).problems == []
    assert set(settings.keymap) <= set(BY_ID)


def test_the_letter_shown_holds(tmp_path: Path) -> None:
    (text,) = re.findall(r"```text\n(Subject:.*?)```", TEXT, re.DOTALL)
    (name,) = re.findall(r"`letters/(ask-a\.it\.txt)`", TEXT)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / name).write_text(text, encoding="utf-8")
    letters = Letters.load(tmp_path)

    assert letters.problems == []
    assert letters.draft("ask-a", "it", {"name": "Davide"}).body.startswith("Hi Davide,")


def test_the_synonyms_shown_hold(tmp_path: Path) -> None:
    (text,) = re.findall(r"```yaml\n(- \[.*?)```", TEXT, re.DOTALL)
    (tmp_path / "synonyms.yaml").write_text(text, encoding="utf-8")
    settings = Settings.load(tmp_path / "config.yaml")

    assert [group[0] for group in settings.synonyms] == ["tax adviser", "SRE"]
    assert settings.problems == []


def test_the_theme_shown_holds_with_and_without_what_may_be_left_out(tmp_path: Path) -> None:
    (text,) = re.findall(r"```yaml\n# evening.yaml\n(.*?)```", TEXT, re.DOTALL)
    needed = text.partition("accent:")[0]
    for name, content in (("whole.yaml", text), ("needed.yaml", needed)):
        (tmp_path / name).write_text(content, encoding="utf-8")
        assert read_theme(tmp_path / name).theme.name == "evening"
    for line in needed.splitlines():
        if line.split(":")[0] not in {"about", "dark"}:
            (tmp_path / "less.yaml").write_text(needed.replace(f"{line}\n", ""), encoding="utf-8")
            with pytest.raises(ThemeError):
                read_theme(tmp_path / "less.yaml")


def test_git_keeps_the_file_and_nothing_else(demo: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed: what it keeps is not tested here")
    assert "which keeps itself out of git" in TEXT
    run(demo, "gave", "giulia riva", "a tip")

    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", "-C", str(demo), *arguments], capture_output=True, text=True, check=True
        ).stdout

    git("init", "-q")
    git("add", ".")
    assert git("ls-files").split() == ["network.json"]


def test_the_line_that_is_said_on_each_machine_makes_them_the_same(demo: Path, tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed: meeting over it is not tested here")
    (line,) = re.findall(r"\$ netui (sync init \S+)\n", TEXT.partition("## Two machines")[2])
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "hub.git")], check=True)
    *words, _address = line.split()
    for folder in (demo, tmp_path / "laptop"):
        run(folder, *words, str(tmp_path / "hub.git"))

    assert (tmp_path / "laptop" / "network.json").read_bytes() == (demo / "network.json").read_bytes()


def test_stock_tinydb_opens_the_file_as_shown(demo: Path) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    shutil.copy(demo / "network.json", "network.json")
    *setup, expression = program.strip().splitlines()
    names: dict[str, Any] = {}
    exec("\n".join(setup), names)

    assert len(eval(expression, names)) == len(json.loads(Path("network.json").read_text())["contacts"])
