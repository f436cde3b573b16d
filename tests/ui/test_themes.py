"""Themes: read, validated, told apart where there are few colours."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml
from rich.color import Color as Rich
from rich.color import ColorSystem
from textual.color import Color

from netui.ui import themes as module
from netui.ui.themes import COLOURLESS, CONSOLE, DEFAULT, ThemeError, Themes, bundled_folder, read_theme

NAMES = sorted(path.stem for path in bundled_folder().glob("*.yaml"))
COLOURED = [name for name in NAMES if not read_theme(bundled_folder() / f"{name}.yaml").theme.ansi]
GROUNDS = ("background", "surface", "panel")
INKS = (
    "foreground", "text-muted", "text-primary", "text-secondary", "text-accent", "text-success",
    "text-warning", "text-error",
)  # fmt: skip
LEAST_CONTRAST = 4.5  # WCAG 2, level AA for text

THEME = """
name: mine
background: "#101010"
surface: "#202020"
panel: "#303030"
foreground: "#f0f0f0"
primary: "#80c0ff"
secondary: "#80ffc0"
"""


def in_256(colour: str) -> str:
    """Return what a terminal of 256 colours shows for a colour, as #rrggbb."""
    shown = Rich.parse(colour).downgrade(ColorSystem.EIGHT_BIT)
    return shown.get_truecolor().hex


def colours(name: str) -> dict[str, str]:
    theme = Themes().get(name)
    named = {key: getattr(theme, key) for key in (*GROUNDS, "foreground")}
    return named | {key: value for key, value in theme.variables.items() if value.startswith("#")}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [part / 255 for part in Color.parse(colour).rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def user_theme(folder: Path, text: str, name: str = "mine") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_there_are_the_themes_that_people_need() -> None:
    needed = {"dark", "light", "high-contrast", "colour-blind-safe", "ansi", "monochrome"}
    assert needed <= set(Themes().names)


@pytest.mark.parametrize("name", COLOURED)
def test_the_grounds_of_a_theme_stay_distinct_in_256_colours(name: str) -> None:
    shown = {ground: in_256(colours(name)[ground]) for ground in GROUNDS}
    for one, other in combinations(GROUNDS, 2):
        assert shown[one] != shown[other], f"{one} and {other} are both {shown[one]}"


@pytest.mark.parametrize("depth", ["16 million colours", "256 colours"])
@pytest.mark.parametrize("name", COLOURED)
def test_every_ink_of_a_theme_is_readable_on_every_ground(name: str, depth: str) -> None:
    seen = in_256 if depth == "256 colours" else str
    found = colours(name)
    for ground in GROUNDS:
        for ink in INKS:
            ratio = contrast(seen(found[ink]), seen(found[ground]))
            assert ratio >= LEAST_CONTRAST, f"{ink} on {ground}: {ratio:.1f}"
    cursor = contrast(seen(found["block-cursor-foreground"]), seen(found["block-cursor-background"]))
    assert cursor >= LEAST_CONTRAST


@pytest.mark.parametrize("name", COLOURED)
def test_the_cursor_stands_out_from_the_ground_in_256_colours(name: str) -> None:
    found = colours(name)
    assert contrast(in_256(found["block-cursor-background"]), in_256(found["background"])) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_that_is_only_lines_reads_the_same_without_yaml(name: str) -> None:
    text = (bundled_folder() / f"{name}.yaml").read_text(encoding="utf-8")
    flat = module._flat(text)
    assert flat == yaml.safe_load(text)
    assert flat is not None
    assert flat["name"] == name
    assert flat["about"]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in COLOURED])
def test_a_theme_in_the_terminals_own_colours_has_a_cursor_without_colour(name: str) -> None:
    assert "reverse" in Themes().get(name).variables["block-cursor-text-style"]


def test_a_theme_of_the_user_is_found_and_may_replace_one_of_ours(tmp_path: Path) -> None:
    user_theme(tmp_path, THEME)
    user_theme(tmp_path, THEME.replace("mine", "dark").replace("#101010", "#010203"), "dark")
    themes = Themes(tmp_path)
    assert "mine" in themes.names
    assert themes.get("dark").background == "#010203"
    assert not themes.problems


def test_yaml_with_comments_lists_and_other_quotes_is_read_too(tmp_path: Path) -> None:
    path = user_theme(tmp_path, "# mine\n" + THEME + "about: >\n  two\n  lines\ndark: no\n")
    found = read_theme(path)
    assert found.about.strip() == "two lines"
    assert found.theme.dark is False


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ('primary: "#80c0ff"', 'primary: "#80c0fg"'),
            "primary: “#80c0fg” is not a colour; write one such as",
        ),
        (('primary: "#80c0ff"', "primary: 12"), "primary: should be text in quotes"),
        (('primary: "#80c0ff"', "primary: #80c0ff"), "primary: should be text in quotes"),
        (('primary: "#80c0ff"\n', ""), "primary: is missing"),
        (("name: mine", "name: My Theme"), "name: should be lower case letters"),
        (("primary:", "primry:"), "primry: is not a key; there are"),
        (("name: mine", "name: mine\ndark: maybe"), "dark: should be true or false"),
        (("name: mine", "name: mine\ncursor-style: blinking"), "cursor-style: should be some of bold"),
        (("name: mine", "name: [mine"), "is not YAML near line"),
    ],
)
def test_what_is_wrong_in_a_theme_is_named_with_what_would_be_right(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    path = user_theme(tmp_path, THEME.replace(*change))
    with pytest.raises(ThemeError) as caught:
        read_theme(path)
    assert str(caught.value).startswith("theme mine.yaml: ")
    assert said in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe\x00", b"- a\n- b\n", b"x" * 70_000, b"{" * 9000])
def test_a_file_that_is_no_theme_is_a_problem_and_the_others_stay(tmp_path: Path, content: bytes) -> None:
    user_theme(tmp_path, THEME)
    (tmp_path / "broken.yaml").write_bytes(content)
    themes = Themes(tmp_path)
    assert [str(problem).startswith("theme broken.yaml: ") for problem in themes.problems] == [True]
    assert themes.get("mine").name == "mine"


def test_a_name_that_no_theme_has_gives_the_default_and_says_so() -> None:
    theme, problem = Themes().choose("drak", {"TERM": "xterm-256color"})
    assert theme.name == DEFAULT
    assert "there is no theme “drak”; there are ansi," in str(problem)


@pytest.mark.parametrize(
    ("wanted", "environ", "name"),
    [
        ("", {"TERM": "xterm-256color"}, DEFAULT),
        ("light", {"TERM": "screen-256color"}, "light"),
        ("light", {"TERM": "xterm-kitty"}, "light"),
        ("light", {"TERM": "xterm-256color", "NO_COLOR": "1"}, COLOURLESS),
        ("", {"TERM": "linux"}, CONSOLE),
        ("light", {"TERM": "linux"}, CONSOLE),
        ("light", {"TERM": "xterm-16color"}, CONSOLE),
        ("monochrome", {"TERM": "linux"}, "monochrome"),
        ("light", {"TERM": "xterm", "COLORTERM": "truecolor"}, "light"),
    ],
)
def test_the_terminal_decides_before_the_settings(wanted: str, environ: dict[str, str], name: str) -> None:
    theme, problem = Themes().choose(wanted, environ)
    assert theme.name == name
    assert problem is None


def test_what_is_asked_for_this_time_is_worn_on_few_colours_too() -> None:
    assert Themes().choose("light", {"TERM": "linux"}, insist=True)[0].name == "light"
