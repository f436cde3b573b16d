"""A record as YAML, for `E`: every field on a line of its own, and back with the errors marked.

A reference is written as a person reads it, ``Anna Rossi (7f3k2m9q)``, and read back by the short id in
it, or by whatever names a contact elsewhere.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from netui.domain.kinds import FieldError, Reference, SetOf
from netui.domain.messages import Message, NetuiError, message
from netui.domain.network import Network
from netui.domain.records import InvalidRecordError, Problem, Record
from netui.domain.text import clean_line
from netui.i18n import _, say
from netui.services.references import resolve, with_short_id

R = TypeVar("R", bound=Record)

_STAMPS = frozenset({"created", "updated", "deleted"})
_MARK = "# ✗ "


@dataclass(frozen=True, slots=True)
class Given:
    """What the editor gave back.

    Attributes:
        record: The record, where it holds.
        text: Else the text with each error marked above its line, to edit again.
    """

    record: Record | None
    text: str = ""


def to_yaml(record: Record, network: Network) -> str:
    """Return a record as YAML, every field on a line, empty ones too."""
    raw = record.dump()
    lines = [
        "# " + _("Save and close to keep the changes; leave the file as it is to change nothing."),
        "# " + _("Several values: one a line with “- ” before it, or [one, two]."),
    ]
    for name, kind in record.kinds().items():
        if name in _STAMPS:
            continue
        if name not in raw:
            lines.append(f"{name}:")
            continue
        value = _readable(kind, raw[name], network)
        text = _dump({name: value})
        lines.append(_as_block(name, value, text).rstrip("\n"))
    return "\n".join(lines) + "\n"


def from_yaml(text: str, record: R, network: Network) -> R:
    """Return the record that an edited text makes.

    Args:
        text: YAML, as `to_yaml` writes it and a person changed it.
        record: The record as it was; fields that the text leaves out stay.
        network: Where names are looked up.

    Raises:
        InvalidRecordError: With every field that doesn't hold.
        NotYamlError: With the line where the text stops being YAML.
    """
    import yaml

    try:
        found = _load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        raise NotYamlError(
            mark.line if mark else 0, clean_line(getattr(error, "problem", None) or str(error))
        ) from error
    if not isinstance(found, Mapping):
        raise NotYamlError(0, say(message("it should be lines like “name: Anna Rossi”")))
    raw = record.dump()
    fields: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in found.items():
        name = str(key)
        kind = record.kinds().get(name)
        if kind is not None and (value or None) == (_readable(kind, raw.get(name), network) or None):
            continue  # as it was: what netui can't read in it stays as well
        try:
            fields[name] = value if kind is None else _resolved(kind, value, network)
        except (NetuiError, FieldError) as error:
            problems.append(Problem(name, error.message))
    try:
        changed = record.change(fields, whole=True)  # the text shows what netui can't read as well
    except InvalidRecordError as error:
        raise InvalidRecordError([*problems, *error.problems]) from error
    if problems:
        raise InvalidRecordError(problems)
    return changed


class NotYamlError(NetuiError):
    """A text that is not YAML; `line` counts from 0."""

    def __init__(self, line: int, why: str) -> None:
        self.line = line
        super().__init__(message("line {line}: {why}", line=line + 1, why=why))


def read_back(text: str, record: Record, network: Network) -> Given:
    """Return the record that an edited text makes, or the text with its errors marked."""
    text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(_MARK))
    try:
        return Given(from_yaml(text, record, network))
    except NotYamlError as error:
        return Given(None, _marked(text, {error.line: [error.message]}))
    except InvalidRecordError as error:
        lines = text.splitlines()
        marks: dict[int, list[Message]] = {}
        for problem in error.problems:
            at = next((at for at, line in enumerate(lines) if line.startswith(f"{problem.field}:")), 0)
            marks.setdefault(at, []).append(
                message("{field} {what}", field=problem.field, what=problem.message)
            )
        return Given(None, _marked(text, marks))


def edit_as_yaml(record: R, network: Network, edit_text: Callable[[str], str]) -> tuple[R | None, str]:
    """Let the user edit a record as YAML until it holds or they leave it.

    Args:
        record: The record as it stands.
        network: Where names are looked up.
        edit_text: Shows a text to the user and returns what they made of it.

    Returns:
        The record as they left it, or None; and, where they gave up on a text with errors, that text,
        so that it can be kept for them.
    """
    shown = to_yaml(record, network)
    while True:
        edited = edit_text(shown)
        if edited == shown:  # saved without a change: they want out
            given_up = edited if _MARK in edited else ""
            return None, given_up
        given = read_back(edited, record, network)
        if given.record is not None:
            return (given.record if given.record != record else None), ""  # type: ignore[return-value]
        shown = given.text


def _marked(text: str, marks: Mapping[int, list[Message]]) -> str:
    lines = text.splitlines()
    marked: list[str] = []
    for at, line in enumerate(lines or [""]):
        marked += [_MARK + say(said) for said in marks.get(at, [])]
        marked.append(line)
    late = [said for at, said_there in marks.items() if at >= max(len(lines), 1) for said in said_there]
    return "\n".join([*marked, *(_MARK + say(said) for said in late)]) + "\n"


def _as_block(name: str, value: Any, text: str) -> str:
    """Return a text of several lines as a YAML block, which is how people write notes."""
    import yaml

    if not isinstance(value, str) or "\n" not in value:
        return text
    block = f"{name}: |-\n" + "\n".join(f"  {line}" if line else "" for line in value.split("\n"))
    try:
        return block if _load(block) == {name: value} else text
    except yaml.YAMLError:
        return text


def _readable(kind: Any, value: Any, network: Network) -> Any:
    if isinstance(kind, SetOf) and isinstance(kind.item, Reference) and isinstance(value, list):
        return [_readable(kind.item, part, network) for part in value]
    if isinstance(kind, Reference) and isinstance(value, str):
        return with_short_id(kind, value, network)
    return value


def _resolved(kind: Any, value: Any, network: Network) -> Any:
    if isinstance(kind, SetOf) and isinstance(kind.item, Reference) and isinstance(value, list):
        return [_resolved(kind.item, part, network) for part in value]
    if not isinstance(kind, Reference) or value in (None, ""):
        return value
    return resolve(kind, clean_line(str(value)), network)


def _load(text: str) -> Any:
    return _dialect()[0](text)


def _dump(value: Any) -> str:
    return _dialect()[1](value)


@cache
def _dialect() -> tuple[Callable[[str], Any], Callable[[Any], str]]:
    """Return how to read and write YAML in which a word is a word.

    YAML 1.1 reads ``on`` as true (a field is called that), ``12:30`` as 750 and ``2026-02-31`` as an
    error without a field. Only what JSON knows is special here: null, true, false and numbers.
    """
    import yaml

    class Loader(yaml.SafeLoader):
        yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own way to start from none

    class Dumper(yaml.SafeDumper):
        yaml_implicit_resolvers = {}  # noqa: RUF012

    for name, pattern, starts in (
        ("null", r"~|null|", "~n\0"),
        ("bool", r"true|false", "tf"),
        ("int", r"[-+]?[0-9]+", "-+0123456789"),
        ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ):
        for dialect in (Loader, Dumper):
            first = [*starts.replace("\0", ""), *([""] if "\0" in starts else [])]
            dialect.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(rf"^(?:{pattern})$"), first)

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        # YAML takes these for line breaks and folds them away unless they are written as escapes.
        style = '"' if any(char in value for char in "\x85\u2028\u2029") else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)

    def load(text: str) -> Any:
        return yaml.load(text, Loader)  # noqa: S506 - a SafeLoader, with fewer words

    def dump(value: Any) -> str:
        return yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000)

    return load, dump
