"""Templates of letters, read and filled in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from netui.domain.messages import Message, message
from netui.domain.text import clean, clean_line
from netui.services.settings import LANGUAGES, UnreadableError, read_small

MOST_BYTES: Final = 20_000  # a letter is a page; more is another file by mistake

_ALWAYS: Final = ("name", "full_name", "me")
_INTRODUCING: Final = (*_ALWAYS, "other", "other_full", "other_works", "works", "need", "offers", "why")
STEPS: Final[Mapping[str, tuple[str, ...]]] = {
    "ask-a": _INTRODUCING,
    "ask-b": _INTRODUCING,
    "introduce": _INTRODUCING,
    "outcome": _INTRODUCING,
    "pass-on": (*_ALWAYS, "opening", "title", "company", "place", "url", "closes"),
    "share": (*_ALWAYS, "title", "url", "topics"),
    "ask": (*_ALWAYS, "need", "due"),
    "thank": (*_ALWAYS, "what"),
    "decline": (*_ALWAYS, "need", "reply", "other", "other_full"),
}
"""What each letter is called, and the places that its template may have.

``name`` is the first name of whom it is written to (of an introduction to both: of who has the need),
``full_name`` the whole, ``me`` your own. ``other`` is whom it is about, ``works`` and ``other_works`` what
the two do; ``need`` is what is looked for, ``offers`` what the one who can help offers, ``why`` what brings
them together, ``reply`` your answer in your own words, ``what`` that for which you are grateful.
"""

_PLACE = re.compile(r"\{\s*([^{}\n]*?)\s*\}(\.?)")
_SUBJECT = re.compile(r"subject:[ \t]*(.*)", re.IGNORECASE)
_ENDS_A_SENTENCE = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft.

    Attributes:
        subject: One line; empty where it has none.
        body: The letter, with its line breaks.
    """

    subject: str
    body: str

    @property
    def text(self) -> str:
        """The whole letter as a text to edit or to copy; `read_letter` reads it again."""
        return f"Subject: {self.subject}\n\n{self.body}\n" if self.subject else f"{self.body}\n"


def read_letter(text: str) -> Letter:
    """Return the letter in a text: its first line is the subject where it says so."""
    first, _break, rest = clean(text).lstrip("\n").partition("\n")
    subject = _SUBJECT.fullmatch(first)
    if subject is None:
        return Letter("", clean(text).strip())
    return Letter(clean_line(subject[1]), rest.strip())


class Letters:
    """The templates that letters are drafted from.

    Args:
        own: The user's own, by step and language; netui's are used where there is none.

    Attributes:
        problems: What the user's own templates have that doesn't hold, each one line.
    """

    def __init__(self, own: Mapping[tuple[str, str], Letter] | None = None) -> None:
        self.problems: list[Message] = []
        self._own = dict(own or {})

    @classmethod
    def load(cls, folder: Path) -> "Letters":
        """Read the user's own templates; never fails: what doesn't hold is named and netui's is used.

        Args:
            folder: The folder with the settings; the templates are in ``letters`` in it.
        """
        letters = cls()
        for path in letters._files(folder / "letters"):
            try:
                key, template = _own(path)
            except UnreadableError as error:
                letters._complain(path, error.message)
            else:
                letters._own[key] = template
        return letters

    def draft(self, step: str, language: str, values: Mapping[str, str]) -> Letter:
        """Return a letter with its places filled in.

        Args:
            step: One of `STEPS`.
            language: One of `LANGUAGES`; any other is read as the first of them.
            values: What goes into the places; what is missing or empty takes its line along.
        """
        template = self.template(step, language)
        plain = {name: clean_line(value) for name, value in values.items()}
        subject = _filled(template.subject, plain) or ""
        paragraphs = (_paragraph(each, plain) for each in template.body.split("\n\n"))
        return Letter(subject, "\n\n".join(each for each in paragraphs if each is not None).strip())

    def template(self, step: str, language: str) -> Letter:
        """Return the template that a letter is drafted from: the user's own, else netui's."""
        known = language if language in LANGUAGES else LANGUAGES[0]
        return self._own.get((step, known)) or _built_in(step, known)

    def _files(self, folder: Path) -> Iterator[Path]:
        """Yield the files that look like templates; backups of editors and the like are left alone."""
        try:
            yield from sorted(each for each in folder.iterdir() if each.suffix == ".txt")
        except FileNotFoundError:
            return
        except OSError as error:
            self._complain(folder, message("can't be read: {why}", why=error.strerror or error))

    def _complain(self, path: Path, said: Message) -> None:
        self.problems.append(message("{path}: {what}", path=path, what=said))


def _own(path: Path) -> tuple[tuple[str, str], Letter]:
    """Return a template of the user's with its step and language.

    Raises:
        UnreadableError: Where it can't be used; says why without the path.
    """
    step, _dot, language = path.stem.rpartition(".")
    if step not in STEPS or language not in LANGUAGES:
        known = ", ".join(STEPS)
        raise UnreadableError(
            message(
                "is not named as a letter: write STEP.en.txt or STEP.it.txt; steps are {known}", known=known
            )
        )
    try:
        template = read_letter(read_small(path, MOST_BYTES))
    except FileNotFoundError as error:
        raise UnreadableError(message("leads nowhere")) from error  # a link
    for place in _places(template):
        if place not in STEPS[step]:
            known = ", ".join(STEPS[step])
            raise UnreadableError(
                message("{place} is no place in it; there are {known}", place=f"{{{place}}}", known=known)
            )
    if not template.body:
        raise UnreadableError(message("is empty"))
    return (step, language), template


def _built_in(step: str, language: str) -> Letter:
    path = Path(__file__).parent / "texts" / f"{step}.{language}.txt"
    return read_letter(path.read_text(encoding="utf-8"))


def _places(template: Letter) -> Iterator[str]:
    for found in _PLACE.finditer(f"{template.subject}\n{template.body}"):
        yield found[1]


def _paragraph(text: str, values: Mapping[str, str]) -> str | None:
    """Return a paragraph filled in; None where nothing of it is left."""
    lines = text.split("\n")
    filled = [line for line in (_filled(line, values) for line in lines) if line is not None]
    return "\n".join(filled) if filled else None


def _filled(line: str, values: Mapping[str, str]) -> str | None:
    """Return a line filled in; None where there is nothing for one of its places."""
    if any(not values.get(found[1]) for found in _PLACE.finditer(line)):
        return None

    def value(found: re.Match[str]) -> str:
        text = values[found[1]]
        return text if text.endswith(_ENDS_A_SENTENCE) else text + found[2]

    return _PLACE.sub(value, line)
