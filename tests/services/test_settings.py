"""config.yaml: read generously, written without touching what else is in it."""

import os
from pathlib import Path

import pytest
import yaml

from netui.i18n import say
from netui.services.settings import Settings, SettingsError, letter_language


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
        ("letter_language: de\n", "letter_language: should be one of en, it"),
        ("letter_language: [it]\n", "letter_language: should be one of en, it"),
        ("a: !!python/object/apply:os.getcwd []\n", "is not YAML near line 1"),
        ("color: red\n", "color: is not a setting; there are theme, keymap, letter_language, sync"),
        ("sync: on-quit\n", "sync: should be lines like “commit: on-quit”"),
        ("sync: {commit: always}\n", "sync: commit: should be one of on-quit, every-change, by-hand"),
        ("sync: {pull: [at-start]}\n", "sync: pull: should be one of by-hand, at-start"),
        ("sync: {push: on-quit}\n", "sync: push: is not a setting; there are commit, pull"),
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


def test_what_happens_by_itself_can_be_chosen_and_a_slip_leaves_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    assert Settings.load(path).sync == {"commit": "on-quit", "pull": "by-hand"}
    path.write_text("sync: {commit: every-change, pull: at-start}\n")
    assert Settings.load(path).sync == {"commit": "every-change", "pull": "at-start"}
    path.write_text("sync: {commit: sometimes, pull: at-start}\n")
    assert Settings.load(path).sync == {"commit": "on-quit", "pull": "at-start"}


@pytest.mark.parametrize("make", ["folder", "bytes", "huge", "pipe"])
def test_a_file_that_is_no_text_is_named(tmp_path: Path, make: str) -> None:
    path = tmp_path / "config.yaml"
    if make == "folder":
        path.mkdir()
    elif make == "bytes":
        path.write_bytes(b"\xff\xfe\x00theme")
    elif make == "pipe":
        os.mkfifo(path)
    else:
        path.write_text("#" * 2_000_000)
    assert len(Settings.load(path).problems) == 1


def test_a_theme_that_cannot_be_remembered_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings.load(tmp_path / "file" / "config.yaml")
    with pytest.raises(SettingsError, match="could not be remembered"):
        settings.save_theme("dark")


@pytest.mark.parametrize(
    ("chosen", "environment", "language"),
    [
        ("it", {"LANG": "en_GB.UTF-8"}, "it"),
        ("", {"LANG": "it_IT.UTF-8"}, "it"),
        ("", {"LANG": "it_IT.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ("", {"LANGUAGE": "de:it:en", "LANG": "en_GB"}, "it"),
        ("", {"LANG": "de_DE.UTF-8"}, "en"),
        ("", {"LANG": "ita"}, "en"),
        ("", {"LC_ALL": "", "LANG": "IT"}, "it"),
        ("", {}, "en"),
    ],
)
def test_letters_are_in_the_chosen_language_else_the_systems(
    chosen: str, environment: dict[str, str], language: str
) -> None:
    settings = Settings(Path("config.yaml"), letter_language=chosen)
    assert letter_language(settings, environment) == language


def test_the_language_of_letters_is_a_setting(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("letter_language: it\n")
    settings = Settings.load(path)
    assert (settings.letter_language, settings.problems) == ("it", [])


def synonyms(folder: Path, text: str) -> Settings:
    (folder / "synonyms.yaml").write_text(text, encoding="utf-8")
    return Settings.load(folder / "config.yaml")


def test_synonyms_are_groups_of_words(tmp_path: Path) -> None:
    settings = synonyms(tmp_path, "# mine\n- [SRE,  on-call ]\n- - commercialista\n  - tax adviser\n")
    assert settings.synonyms == (("SRE", "on-call"), ("commercialista", "tax adviser"))
    assert settings.problems == []


@pytest.mark.parametrize("text", [None, "", "# nothing yet\n"])
def test_without_synonyms_there_are_none(tmp_path: Path, text: str | None) -> None:
    settings = Settings.load(tmp_path / "config.yaml") if text is None else synonyms(tmp_path, text)
    assert (settings.synonyms, settings.problems) == ((), [])


@pytest.mark.parametrize(
    ("text", "kept", "said"),
    [
        ("- [a, b]\n- [c\n", (), "is not YAML near line"),
        ("law: avvocato\n", (), "should be lists of words that mean the same"),
        ("- law\n- [a, b]\n", (("a", "b"),), "group 1 should be lists of words"),
        ("- [a, b]\n- [alone]\n- []\n", (("a", "b"),), "group 2 should be"),
        ("- [a, no]\n", (), "group 1 should be"),
        ("- &a [*a, *a]\n- [a, b]\n", (("a", "b"),), "group 1 should be"),
        ("-\n", (), "group 1 should be"),
        ("- " * 20_000, (), "is not YAML"),
        ("\x00", (), "is not YAML"),
        ("#" * 65_000, (), "is larger than the 64000 bytes it may have"),
    ],
)
def test_synonyms_that_do_not_hold_are_named_and_the_rest_holds(
    tmp_path: Path, text: str, kept: tuple[tuple[str, ...], ...], said: str
) -> None:
    settings = synonyms(tmp_path, text)

    assert settings.problems == []
    assert settings.synonyms == kept
    assert settings.synonyms == kept
    (problem,) = settings.problems
    assert said in say(problem)
    assert "synonyms.yaml: " in say(problem)


def test_synonyms_that_multiply_end_somewhere(tmp_path: Path) -> None:
    words = ", ".join(f"w{number}" for number in range(1000))
    settings = synonyms(tmp_path, f"- &a [{words}]\n" + "- *a\n" * 1000)

    assert len(settings.synonyms) == 5
    assert "more than 5000 words" in say(settings.problems[0])


@pytest.mark.parametrize("make", ["folder", "bytes", "pipe"])
def test_synonyms_that_are_no_text_are_named(tmp_path: Path, make: str) -> None:
    path = tmp_path / "synonyms.yaml"
    if make == "folder":
        path.mkdir()
    elif make == "bytes":
        path.write_bytes(b"- [a, perch\xe9]\n")
    else:
        os.mkfifo(path)
    settings = Settings.load(tmp_path / "config.yaml")

    assert settings.synonyms == ()
    assert len(settings.problems) == 1


def test_yaml_is_read_without_the_fast_parser_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert synonyms(tmp_path, "- [a, b]\n").synonyms == (("a", "b"),)
    deep = synonyms(tmp_path, "[" * 20_000)
    assert deep.synonyms == ()
    assert "is not YAML" in say(deep.problems[0])
