"""Themes: found, read, validated. A theme is a YAML file; a broken one is named and never stops the app."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from textual.color import Color, ColorParseError
from textual.theme import Theme

from netui.domain.messages import Message, NetuiError, message
from netui.i18n import say

DEFAULT: Final = "dark"
CONSOLE: Final = "ansi"
COLOURLESS: Final = "monochrome"

MOST_BYTES = 64_000  # a theme is thirty lines; more is another file by mistake

COLOURS: Final = (
    "foreground", "background", "surface", "panel", "primary", "secondary", "accent", "success", "warning",
    "error", "muted", "frame", "frame-focused", "cursor", "cursor-text",
)  # fmt: skip
STYLES: Final = ("cursor-style", "muted-style", "here-style")
_WORDS: Final = frozenset({"name", "about"})
_SWITCHES: Final = frozenset({"dark", "ansi"})
_NEEDED: Final = ("name", *COLOURS[:6])
_LOOKS: Final = frozenset({"none", "bold", "dim", "italic", "underline", "reverse"})

VARIABLES: Final[Mapping[str, str]] = {
    "muted-style": "none",
    "here-style": "bold underline",
    "ansi-background": "ansi_default",  # Textual's own style sheet asks a terminal's theme for these two
    "ansi-foreground": "ansi_default",
}
"""What the .tcss uses beside what every theme gives Textual, with the defaults."""


class ThemeError(NetuiError):
    """A theme that doesn't hold: which file, which key, what would be right."""


class ThemeFile(NamedTuple):
    """What a file holds: a theme, and what it says of itself."""

    theme: Theme
    about: str


@dataclass
class Themes:
    """The themes there are: netui's own, then the user's, which may replace one of the same name.

    Args:
        user: The user's own folder of themes; it need not exist.

    Attributes:
        files: Each theme's file, by name.
        problems: What doesn't hold in the user's own themes, each one line.
    """

    user: Path | None = None
    files: dict[str, Path] = field(default_factory=dict)
    problems: list[Message] = field(default_factory=list)
    _read: dict[str, ThemeFile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path in _yaml_files(bundled_folder()):
            self.files[path.stem] = path
        for path in _yaml_files(self.user):
            try:
                found = read_theme(path)
            except ThemeError as error:
                self.problems.append(error.message)
                continue
            self.files[found.theme.name] = path
            self._read[found.theme.name] = found

    @property
    def names(self) -> list[str]:
        """Their names, sorted."""
        return sorted(self.files)

    def get(self, name: str) -> Theme:
        """Return a theme.

        Raises:
            ThemeError: There is none of that name, or it doesn't hold.
        """
        return self._file(name).theme

    def about(self, name: str) -> str:
        """Return what a theme says of itself; where it can't be used, why."""
        try:
            return self._file(name).about
        except ThemeError as error:
            return say(error.message)

    def _file(self, name: str) -> ThemeFile:
        if name not in self._read:
            path = self.files.get(name)
            if path is None:
                names = ", ".join(self.names)
                raise ThemeError(
                    message("there is no theme “{name}”; there are {names}", name=name, names=names)
                )
            self._read[name] = read_theme(path)
        return self._read[name]

    def choose(
        self, wanted: str, environ: Mapping[str, str], insist: bool = False
    ) -> tuple[Theme, Message | None]:
        """Return the theme to begin with, and why where it isn't the one that was wanted.

        Args:
            wanted: The name from the settings or the command line; empty: the default.
            environ: The environment: NO_COLOR and a terminal of few colours decide before the settings.
            insist: Wear it on a terminal of few colours too: it was asked for this time.
        """
        if colourless(environ):
            return self.get(COLOURLESS), None
        few = _few_colours(environ)
        try:
            theme = self.get(wanted or (CONSOLE if few else DEFAULT))
        except ThemeError as error:
            return self.get(CONSOLE if few else DEFAULT), error.message
        return (self.get(CONSOLE), None) if few and not theme.ansi and not insist else (theme, None)


def colourless(environ: Mapping[str, str]) -> bool:
    """Whether the user wants no colour from any program (no-color.org)."""
    return "NO_COLOR" in environ


def _few_colours(environ: Mapping[str, str]) -> bool:
    """Whether the terminal has sixteen colours at most, as Rich finds out: others look wrong there."""
    if environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return False
    return environ.get("TERM", "").strip().lower().rpartition("-")[2] not in {"256color", "kitty"}


def bundled_folder() -> Path:
    """Return the folder of netui's own themes, in a wheel and in a checkout alike."""
    package = Path(__file__).parent.parent
    packaged = package / "themes"
    return packaged if packaged.is_dir() else package.parent / "themes"


def _yaml_files(folder: Path | None) -> Iterator[Path]:
    if folder is None or not folder.is_dir():
        return
    yield from sorted(path for path in folder.iterdir() if path.suffix in {".yaml", ".yml"})


def read_theme(path: Path) -> ThemeFile:
    """Return the theme in a file.

    Raises:
        ThemeError: Naming the file, the key and what would be right.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _wrong(path, message("is larger than a theme can be"))
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _wrong(path, message("can't be read: {why}", why=error)) from error
    found = _flat(text)
    return _theme(path, _mapping(path, text) if found is None else found)


def _mapping(path: Path, text: str) -> Mapping[str, Any]:
    import yaml

    try:
        found = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        raise _wrong(
            path, message("is not YAML near line {line}", line=mark.line + 1 if mark else 1)
        ) from error
    if not isinstance(found, Mapping):
        raise _wrong(path, message("should be lines like “background: '#101418'”"))
    return {str(key): value for key, value in found.items()}


_LINE = re.compile(r"""([a-z-]+): +(?:"([^"\\]*)"|'([^']*)'|([A-Za-z][\w -]*?)) *(?: #.*)?""")
_YAML_WORDS: Final = frozenset({"yes", "no", "on", "off", "null", "y", "n"})


def _flat(text: str) -> dict[str, Any] | None:
    """Return the keys of a theme that is nothing but ``key: value`` lines; None where it is more.

    All of netui's own are: reading them needs no YAML, whose import takes a tenth of the start.
    """
    found: dict[str, Any] = {}
    for row in text.splitlines():
        if not row or row.startswith("#"):
            continue
        match = _LINE.fullmatch(row)
        if match is None or match[1] in found or (match[4] or "").lower() in _YAML_WORDS:
            return None
        value = match[2] if match[2] is not None else match[3] if match[3] is not None else match[4]
        found[match[1]] = {"true": True, "false": False}.get(value.lower(), value) if match[4] else value
    return found


def _theme(path: Path, found: Mapping[str, Any]) -> ThemeFile:
    known = (*sorted(_WORDS), *sorted(_SWITCHES), *COLOURS, *STYLES)
    for key, value in found.items():
        if key not in known:
            raise _wrong(
                path, message("{key}: is not a key; there are {known}", key=key, known=", ".join(known))
            )
        if key in _SWITCHES and not isinstance(value, bool):
            raise _wrong(path, message("{key}: should be true or false", key=key))
        if key not in _SWITCHES and not isinstance(value, str):
            raise _wrong(path, message("{key}: should be text in quotes, such as '#1a2b3c'", key=key))
        if key in STYLES and not set(value.split()) <= _LOOKS:
            looks = ", ".join(sorted(_LOOKS))
            raise _wrong(path, message("{key}: should be some of {looks}", key=key, looks=looks))
        if key in COLOURS:
            _colour(path, key, value)
    for key in _NEEDED:
        if not found.get(key):
            raise _wrong(path, message("{key}: is missing", key=key))
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", found["name"]):
        raise _wrong(
            path, message("name: should be lower case letters, digits and -, such as {stem}", stem="my-theme")
        )
    return ThemeFile(_textual(found), found.get("about") or "")


def _colour(path: Path, key: str, value: str) -> None:
    try:
        Color.parse(value)
    except ColorParseError as error:
        raise _wrong(
            path,
            message("{key}: “{value}” is not a colour; write one such as '#1a2b3c'", key=key, value=value),
        ) from error


def _textual(found: Mapping[str, Any]) -> Theme:
    def value(key: str, otherwise: str) -> str:
        return str(found.get(key) or found.get(otherwise) or "")

    variables = {
        "text-muted": value("muted", "foreground"),
        "foreground-muted": value("muted", "foreground"),
        "border": value("frame-focused", "primary"),
        "border-blurred": value("frame", "muted"),
        "block-cursor-background": value("cursor", "primary"),
        "block-cursor-foreground": value("cursor-text", "background"),
        "block-cursor-text-style": value("cursor-style", "") or "bold",
        "muted-style": value("muted-style", "") or VARIABLES["muted-style"],
        "here-style": value("here-style", "") or VARIABLES["here-style"],
    }
    for key in ("primary", "secondary", "accent", "success", "warning", "error"):
        variables[f"text-{key}"] = value(key, "primary")
    return Theme(
        name=found["name"],
        primary=found["primary"],
        secondary=found.get("secondary"),
        accent=found.get("accent"),
        success=found.get("success"),
        warning=found.get("warning"),
        error=found.get("error"),
        foreground=found["foreground"],
        background=found["background"],
        surface=found["surface"],
        panel=found["panel"],
        dark=bool(found.get("dark", True)),
        ansi=bool(found.get("ansi", False)),
        variables={key: value for key, value in variables.items() if value},
    )


def _wrong(path: Path, what: Message) -> ThemeError:
    return ThemeError(message("theme {path}: {what}", path=path.name, what=what))
