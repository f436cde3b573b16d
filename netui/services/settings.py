"""The user's settings: ``config.yaml`` in the system's config folder, and the synonyms beside it.

Every key is optional; what doesn't hold is named in a problem and the default is used, so that a slip
in a file never keeps anybody from their data::

    theme: light
    letter_language: it      # what letters are drafted in: en or it; by default the system's language
    keymap:
      log: t
    sync:
      commit: every-change   # by default on-quit, where the data folder is in a repository; or by-hand
      pull: at-start         # by default by-hand

``synonyms.yaml`` adds to the words that mean the same where needs are matched with offers, one group a
line. It is read when somebody first asks for it::

    - [tax adviser, commercialista, Steuerberaterin]
    - [SRE, site reliability, on-call]
"""

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from netui.domain.messages import Message, NetuiError, message
from netui.domain.text import clean_line

MOST_BYTES = 1_000_000  # a settings file is a page; more is another file by mistake
MOST_BYTES_OF_SYNONYMS: Final = 64_000  # they are read while the app starts
MOST_SYNONYMS: Final = 5_000
LANGUAGES: Final = ("en", "it")
"""What letters can be drafted in."""

ON_QUIT: Final = "on-quit"
EVERY_CHANGE: Final = "every-change"
AT_START: Final = "at-start"
BY_HAND: Final = "by-hand"
POLICIES: Final[Mapping[str, tuple[str, ...]]] = {
    "commit": (ON_QUIT, EVERY_CHANGE, BY_HAND),
    "pull": (BY_HAND, AT_START),
}
"""What happens by itself where the data folder is in a repository, and when; the first is the default."""

_VARIABLES: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # as gettext asks for the language


class SettingsError(NetuiError):
    """The settings can't be written."""


class UnreadableError(NetuiError):
    """A file of the user's that is no text of a fitting size."""


@dataclass
class Settings:
    """What the user chose.

    Attributes:
        path: The file; it need not exist.
        theme: The name of a theme; empty: the default.
        keymap: Other keys for actions, by action id.
        letter_language: What letters are drafted in; empty: what the environment says.
        sync: When to commit and to pull: one of `POLICIES` for each.
        synonyms_stamp: What tells the file of synonyms, as it was found, from others; empty: there is none.
        problems: What in the files doesn't hold, each one line.
    """

    path: Path
    theme: str = ""
    keymap: dict[str, str] = field(default_factory=dict)
    letter_language: str = ""
    sync: dict[str, str] = field(default_factory=lambda: {key: ways[0] for key, ways in POLICIES.items()})
    synonyms_stamp: str = ""
    problems: list[Message] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path | None = None) -> "Settings":
        """Read the settings; never fails.

        Args:
            path: The file; by default the one in the user's config folder.
        """
        settings = cls(path or config_folder() / "config.yaml")
        with contextlib.suppress(OSError):
            found = settings.synonyms_path.stat()
            settings.synonyms_stamp = f"{found.st_mtime_ns} {found.st_size} {found.st_ino}"
        chosen = settings._yaml(settings.path, MOST_BYTES)
        if isinstance(chosen, Mapping):
            for key, value in chosen.items():
                settings._take(str(key), value)
        elif chosen is not None:
            settings._complain(message("should be lines like “theme: light”"))
        return settings

    @property
    def synonyms_path(self) -> Path:
        """The file with the user's own synonyms; it need not exist."""
        return self.path.parent / "synonyms.yaml"

    @cached_property
    def synonyms(self) -> tuple[tuple[str, ...], ...]:
        """The user's own groups of words that mean the same; what doesn't hold is named in `problems`."""
        path = self.synonyms_path
        found = self._yaml(path, MOST_BYTES_OF_SYNONYMS)
        if found is None:
            return ()
        wanted = message("should be lists of words that mean the same, such as [lawyer, avvocato]")
        if not isinstance(found, list):
            self._complain(wanted, path)
            return ()
        groups: list[tuple[str, ...]] = []
        wrong: list[int] = []
        count = 0
        for number, group in enumerate(found, 1):
            words = tuple(_words(group))
            count += len(words)
            if count > MOST_SYNONYMS:
                self._complain(
                    message("has more than {most} words: the first count", most=MOST_SYNONYMS), path
                )
                break
            if len(words) > 1:
                groups.append(words)
            else:
                wrong.append(number)
        if wrong:
            self._complain(message("group {number} {problem}", number=wrong[0], problem=wanted), path)
        return tuple(groups)

    def save_theme(self, name: str) -> None:
        """Remember a theme; every other line of the file stays as it is, comments too.

        Raises:
            SettingsError: Where the file can't be written.
        """
        self.theme = name
        try:
            text = self.path.read_text(encoding="utf-8") if self.path.exists() else ""
            line = f"theme: {name}"
            text, found = re.subn(r"(?m)^theme:.*$", lambda _match: line, text, count=1)
            if not found:
                text = f"{text.rstrip()}\n{line}\n".lstrip()
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _replace(self.path, text)
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(
                message("the theme could not be remembered in {path}: {why}", path=self.path, why=error)
            ) from error

    def _yaml(self, path: Path, most: int) -> Any:
        """Return what is in a file; None where it is not there, is empty or can't be read."""
        try:
            text = read_small(path, most)
        except FileNotFoundError:
            return None
        except UnreadableError as error:
            self._complain(error.message, path)
            return None
        import yaml

        try:
            return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - safe
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            self._complain(message("is not YAML near line {line}", line=mark.line + 1 if mark else 1), path)
            return None

    def _take(self, key: str, value: Any) -> None:
        if key == "theme":
            if isinstance(value, str):
                self.theme = value
            else:
                self._complain(message("theme: should be the name of a theme"))
        elif key == "keymap":
            if isinstance(value, Mapping):
                self.keymap = {str(action): str(keys) for action, keys in value.items()}
            else:
                self._complain(message("keymap: should be lines like “log: t”"))
        elif key == "letter_language":
            if value in LANGUAGES:
                self.letter_language = value
            else:
                known = ", ".join(LANGUAGES)
                self._complain(message("letter_language: should be one of {known}", known=known))
        elif key == "sync":
            self._take_sync(value)
        else:
            known = "theme, keymap, letter_language, sync"
            self._complain(message("{key}: is not a setting; there are {known}", key=key, known=known))

    def _take_sync(self, value: Any) -> None:
        if not isinstance(value, Mapping):
            self._complain(message("sync: should be lines like “commit: on-quit”"))
            return
        for key, way in value.items():
            if key not in POLICIES:
                known = ", ".join(POLICIES)
                self._complain(
                    message("sync: {key}: is not a setting; there are {known}", key=key, known=known)
                )
            elif way in POLICIES[key]:
                self.sync[key] = way
            else:
                known = ", ".join(POLICIES[key])
                self._complain(message("sync: {key}: should be one of {known}", key=key, known=known))

    def _complain(self, said: Message, path: Path | None = None) -> None:
        self.problems.append(message("{path}: {what}", path=path or self.path, what=said))


def letter_language(settings: Settings, environment: Mapping[str, str] = os.environ) -> str:
    """Return the language that letters are drafted in unless the user says another for one.

    Args:
        settings: Decides where it names a language.
        environment: Where else the language is looked for, as gettext does.
    """
    if settings.letter_language:
        return settings.letter_language
    named = next(filter(None, map(environment.get, _VARIABLES)), "")
    known = (language for each in named.split(":") for language in LANGUAGES if _is(each, language))
    return next(known, LANGUAGES[0])


def read_small(path: Path, most: int) -> str:
    """Return the text of a small file of the user's.

    Args:
        path: The file.
        most: Bytes that it may have.

    Raises:
        FileNotFoundError: There is none.
        UnreadableError: It is no file, too large, or not UTF-8; says so without the path.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for, for ever
            raise UnreadableError(message("is not a file"))
        with path.open("rb") as file:
            content = file.read(most + 1)
        if len(content) > most:
            raise UnreadableError(message("is larger than the {most} bytes it may have", most=most))
        return content.decode("utf-8")
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        raise UnreadableError(message("can't be read: {why}", why=_why(error))) from error


def config_folder() -> Path:
    """Return the folder for settings and the user's own themes."""
    import platformdirs

    return platformdirs.user_config_path("netui")


def data_folder() -> Path:
    """Return the folder for the network where neither ``--data`` nor NETUI_DATA names one."""
    import platformdirs

    return platformdirs.user_data_path("netui")


def _replace(path: Path, text: str) -> None:
    """Write a small file whole or not at all; a link to a file elsewhere (dotfiles) stays a link."""
    real = path.resolve()
    beside = real.with_name(f".{real.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(real)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _words(group: Any) -> Iterator[str]:
    """Yield the words of a group; none where something in it is no word."""
    if isinstance(group, list) and all(isinstance(each, str) for each in group):
        yield from filter(None, map(clean_line, group))


def _is(locale: str, language: str) -> bool:
    """Whether a locale such as ``it_IT.UTF-8`` is of a language."""
    return re.split(r"[_.@-]", locale.lower())[0] == language


def _why(error: OSError | ValueError) -> Message | str:
    if isinstance(error, UnicodeDecodeError):
        return message("it is not UTF-8 text")
    return getattr(error, "strerror", None) or str(error)
