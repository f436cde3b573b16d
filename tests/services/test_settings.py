"""config.yaml: read generously, written without touching what else is in it."""

from pathlib import Path

import pytest

from netui.services.settings import Settings, SettingsError


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "config.yaml")
    assert (settings.theme, settings.keymap, settings.problems) == ("", {}, [])


def test_a_theme_is_remembered_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("# mine\ntheme: dark  # for the evening\nkeymap:\n  log: L\n")
    Settings.load(path).save_theme("light")
    assert path.read_text() == "# mine\ntheme: light\nkeymap:\n  log: L\n"
    again = Settings.load(path)
    assert (again.theme, again.keymap) == ("light", {"log": "L"})


def test_a_first_theme_makes_the_folder_and_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.yaml"
    Settings.load(path).save_theme("mono")
    assert Settings.load(path).theme == "mono"


def test_a_linked_settings_file_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.yaml", tmp_path / "config.yaml"
    real.write_text("theme: dark\n")
    link.symlink_to(real)
    Settings.load(link).save_theme("light")
    assert link.is_symlink()
    assert real.read_text() == "theme: light\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme: [", "is not YAML near line"),
        ("- a\n- b\n", "should be lines like"),
        ("theme: 3\n", "theme: should be the name of a theme"),
        ("keymap: t\n", "keymap: should be lines like"),
        ("color: red\n", "color: is not a setting"),
        ("\x00", "is not YAML"),
        ("a: &a [*a, *a]\n", "a: is not a setting"),
    ],
)
def test_a_slip_is_named_and_the_rest_holds(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(text)
    settings = Settings.load(path)
    assert [said in str(problem) for problem in settings.problems] == [True]
    assert str(path) in str(settings.problems[0])


@pytest.mark.parametrize("make", ["folder", "bytes", "huge"])
def test_a_file_that_is_no_text_is_named(tmp_path: Path, make: str) -> None:
    path = tmp_path / "config.yaml"
    if make == "folder":
        path.mkdir()
    elif make == "bytes":
        path.write_bytes(b"\xff\xfe\x00theme")
    else:
        path.write_text("#" * 2_000_000)
    assert len(Settings.load(path).problems) == 1


def test_a_theme_that_cannot_be_remembered_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings.load(tmp_path / "file" / "config.yaml")
    with pytest.raises(SettingsError, match="could not be remembered"):
        settings.save_theme("dark")
