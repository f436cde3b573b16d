"""A record's fields as one line of text each: what forms show and read back.

A set is written with commas, a reference by name, a handle as "kind value (label)" whose kind may be
left out where the value shows it, money as "1500 EUR" in whichever way people write it.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from netui.domain.dates import Toward, read_date
from netui.domain.kinds import Birthday, Choice, Day, FieldError, Flag, Reference, SetOf, Shape, Text, Whole
from netui.domain.kinds import Table as Names
from netui.domain.messages import message
from netui.domain.network import Network
from netui.domain.records import Record
from netui.domain.tables import AMOUNT, HANDLE, HANDLE_KINDS, Amount, Handle
from netui.domain.text import clean_line
from netui.i18n import _
from netui.services.lookup import ContactNotFoundError
from netui.services.references import by_name, resolve

_KEPT_BY_NETUI = frozenset({"created", "updated", "deleted", "dismissed"})
# Dates that lie ahead: "Friday" means the next one there, the last one everywhere else.
_AHEAD = frozenset({"due", "snoozed_until", "closes_on"})
_LABEL = re.compile(r"\s*\(([^()]*)\)\s*$")
_SYMBOLS: Mapping[str, str] = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "chf": "CHF"}


def form_fields(cls: type[Record]) -> tuple[str, ...]:
    """Return the names of the fields that a form shows, in order; the rest is for YAML or for netui."""
    return tuple(
        name
        for name, kind in cls.kinds().items()
        if name not in _KEPT_BY_NETUI and not isinstance(kind, Names) and shows(kind)
    )


def shows(kind: Any) -> bool:
    """Whether a kind can be written on one line."""
    return not isinstance(kind, SetOf) or not isinstance(kind.item, Shape) or kind.item is HANDLE


def hint(kind: Any) -> str:
    """Return what a field takes, in a few words."""
    if isinstance(kind, Choice):
        return " | ".join(kind.words)
    if isinstance(kind, Whole):
        return _("{least} to {most}").format(least=kind.least, most=kind.most)
    if isinstance(kind, SetOf) and kind.item is HANDLE:
        return _("anna@example.org, phone +39 … (work), linkedin https://…")
    if isinstance(kind, SetOf):
        inner = hint(kind.item)
        return _("several, with commas: {of}").format(of=inner) if inner else _("several, with commas")
    if kind is AMOUNT:
        return _("1500 EUR")
    if isinstance(kind, Text):
        return ""
    hints: dict[type, str] = {
        Day: _("a date: 2026-03-01, yesterday, next Friday"),
        Birthday: _("1980-03-01, or --03-01"),
        Flag: _("yes or no"),
        Reference: _("a name"),
    }
    return hints.get(type(kind), "")


def choices(kind: Any) -> tuple[str, ...]:
    """Return the words that a field takes, where it takes a few only."""
    if isinstance(kind, SetOf):
        return choices(kind.item)
    if isinstance(kind, Flag):
        return ("yes", "no")
    return kind.words if isinstance(kind, Choice) else ()


def as_text(record: Record, name: str, network: Network) -> str:
    """Return a field as one line of text; notes keep their lines."""
    kind, read = record.kinds()[name], getattr(record, name)
    if read == kind.empty and (value := record.unknown.get(name)):
        # The file holds what doesn't fit at all: shown, so that it can be mended.
        return value if isinstance(value, str) else str(value)
    return value_text(kind, read, network)


def value_text(kind: Any, value: Any, network: Network) -> str:
    """Return a value of a kind as one line of text, as `from_text` reads it; notes keep their lines."""
    if value == kind.empty or value is None:
        return ""
    if isinstance(kind, SetOf):
        return ", ".join(value_text(kind.item, part, network) for part in value)
    if isinstance(kind, Reference):
        return by_name(kind, value, network)
    if isinstance(value, Handle):
        label = f" ({value.label})" if value.label else ""
        return f"{value.kind} {value.value}{label}"
    if isinstance(value, Amount):
        return f"{value.amount} {value.currency}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def toward(name: str) -> Toward:
    """Return which way an open date in a field is looked for."""
    return "future" if name in _AHEAD else "past"


def read_line(name: str, kind: Any, text: str, network: Network, today: date) -> Any:
    """Return the value that a person's line means in a field, as `Record.change` takes it.

    Args:
        name: The field's name.
        kind: The field's kind.
        text: What the person wrote.
        network: Where names are looked up.
        today: The day to see dates from.

    Raises:
        FieldError: With what would be right.
        NetuiError: A name that several have, or a date that is none.
    """
    try:
        return from_text(kind, text, network, lambda written: read_date(written, today, toward(name)))
    except ContactNotFoundError as error:
        raise FieldError(
            message(
                "names nobody among your people: add “{words}” to them first",
                words=error.message.values["words"],
            )
        ) from error


def from_text(kind: Any, text: str, network: Network, read_date: Callable[[str], Any]) -> Any:
    """Return the value that a line of a form means, as `Record.change` takes it.

    Args:
        kind: The field's kind.
        text: What the person wrote.
        network: Where names are looked up.
        read_date: Reads a date as people write it; None where it isn't one.

    Raises:
        FieldError: With what would be right.
        NetuiError: A name that nobody has, or several.
    """
    if not isinstance(kind, Text):
        text = clean_line(text)
    if not text:
        return None
    if isinstance(kind, SetOf):
        parts = [part.strip() for part in text.split(",") if part.strip()]
        return [from_text(kind.item, part, network, read_date) for part in parts]
    if isinstance(kind, Reference):
        return resolve(kind, text, network)
    if kind is HANDLE:
        return parse_handle(text)
    if kind is AMOUNT:
        return parse_amount(text)
    if isinstance(kind, Day):
        return read_date(text) or text
    return text


def parse_handle(text: str) -> dict[str, str]:
    """Return a handle from "kind value (label)"; the kind is told by the value where it is left out."""
    label = ""
    if found := _LABEL.search(text):
        label, text = found[1].strip(), text[: found.start()]
    first, _space, rest = text.strip().partition(" ")
    word = first.casefold().rstrip(":")
    if rest and word in HANDLE_KINDS:
        handle = {"kind": word, "value": rest.strip()}
    else:
        handle = {"kind": _handle_kind(text), "value": text.strip()}
    return handle | ({"label": label} if label else {})


def _handle_kind(value: str) -> str:
    lowered = value.casefold()
    for site in ("linkedin", "facebook"):
        if f"{site}.com" in lowered:
            return site
    if lowered.startswith(("http://", "https://", "www.")):
        return "web"
    if "@" in value.strip("@"):
        return "email"
    if re.fullmatch(r"[+\d][\d\s()./-]{4,}", value.strip()):
        return "phone"
    return "other"


def parse_amount(text: str) -> dict[str, str]:
    """Return money from the ways people write it: "1.500,00 €", "1,500.00 EUR", "EUR 90".

    Raises:
        FieldError: Where there is no amount, or no currency.
    """
    number = re.search(r"\d[\d.,'’\s]*", text)
    if number is None:
        raise FieldError(message("should be an amount with its currency, such as 1500 EUR"))
    rest = (text[: number.start()] + text[number.end() :]).strip().casefold()
    currency = _SYMBOLS.get(rest) or (rest.upper() if re.fullmatch(r"[a-z]{3}", rest) else "")
    if not currency:
        raise FieldError(message("should end in a currency of three letters, such as 1500 EUR"))
    return {"amount": _decimal(number[0]), "currency": currency}


def _decimal(text: str) -> str:
    """Return a number with a point before its cents and nothing between thousands."""
    digits = re.sub(r"['’\s]", "", text).rstrip(".,")
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return digits
    sign = digits[last]
    cents = digits[last + 1 :]
    # Three digits after the only kind of sign there is are thousands: 1.500 and 1,500 are 1500.
    both = "." in digits and "," in digits
    if not both and (len(cents) == 3 or digits.count(sign) > 1):
        return digits.replace(sign, "")
    return re.sub("[.,]", "", digits[:last]) + "." + cents
