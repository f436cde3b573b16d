"""The user's settings: ``config.yaml`` in the system's config folder.

Every key is optional; what doesn't hold is named in a problem and the default is used, so that a slip
in a file never keeps anybody from their data.
"""

import contextlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from netui.domain.messages import Message, NetuiError, message

MOST_BYTES = 1_000_000  # a settings file is a page; more is another file by mistake


class SettingsError(NetuiError):
    """The settings can't be written."""


@dataclass
class Settings:
    """What the user chose.

    Attributes:
        path: The file; it need not exist.
        theme: The name of a theme; empty: the default.
        keymap: Other keys for actions, by action id.
        problems: What in the file doesn't hold, each one line.
    """

    path: Path
    theme: str = ""
    keymap: dict[str, str] = field(default_factory=dict)
    problems: list[Message] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path | None = None) -> "Settings":
        """Read the settings; never fails.

        Args:
            path: The file; by default the one in the user's config folder.
        """
        settings = cls(path or config_folder() / "config.yaml")
        try:
            if settings.path.stat().st_size > MOST_BYTES:
                settings._complain(message("is larger than a settings file can be"))
                return settings
            text = settings.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return settings
        except (OSError, UnicodeDecodeError) as error:
            settings._complain(message("can't be read: {why}", why=error))
            return settings
        settings._read(text)
        return settings

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

    def _read(self, text: str) -> None:
        import yaml

        try:
            found = yaml.safe_load(text)
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            self._complain(message("is not YAML near line {line}", line=mark.line + 1 if mark else 1))
            return
        if found is None:
            return
        if not isinstance(found, Mapping):
            self._complain(message("should be lines like “theme: light”"))
            return
        for key, value in found.items():
            self._take(str(key), value)

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
        else:
            self._complain(message("{key}: is not a setting; there are theme and keymap", key=key))

    def _complain(self, said: Message) -> None:
        self.problems.append(message("{path}: {what}", path=self.path, what=said))


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
