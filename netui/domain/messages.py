"""Sentences as data: what is said and the values in it, so that it can be said in another language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for a person.

    Attributes:
        text: English, with ``{named}`` places; also the key of its translation.
        values: What goes into the places. A nested message or a date is said in the same language.
        plural: The text for any count but one; ``values["count"]`` decides.
    """

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
    plural: str | None = None

    def __str__(self) -> str:
        text = self.text if self.plural is None or self.values.get("count") == 1 else self.plural
        return text.format(**self.values) if self.values else text


def message(text: str, plural: str | None = None, /, **values: Any) -> Message:
    """Return a message; the short way to write one.

    Args:
        text: English, with ``{named}`` places.
        plural: The text for any ``count`` but one.
        values: What goes into the places.
    """
    return Message(text, values, plural)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number beside the reasons for it; never shown without them.

    Attributes:
        value: The number, in the unit that the measure's own function names.
        reasons: Why, most telling first.
    """

    value: float
    reasons: tuple[Message, ...] = ()


class NetuiError(Exception):
    """Something that a person can act on: said in one line, never as a traceback."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.message = said
