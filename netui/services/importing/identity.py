"""What identifies a person across files: addresses in one spelling, and the ids made from them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from netui.domain.ids import derived_id
from netui.domain.text import clean_line, fold
from netui.services.importing.candidates import Candidate

_LINKEDIN = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)*linkedin\.com/(in|pub)/([^?#]+)", re.IGNORECASE)
_USUAL = re.compile(r"https://www\.linkedin\.com/(in/[a-z0-9-]+)")  # nearly all, and ten times as quick
_LOCALE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?://)?(?:www\.)?", re.IGNORECASE)
_BARE_NAME = re.compile(r"@?[\w-]+")
_NOT_DIALLED = re.compile(r"[^\d+]|(?<=.)\+")


def linkedin_path(url: str) -> str:
    """Return what names a person in a LinkedIn address: "in/anna-rossi"; empty where it is none.

    Country subdomains, a trailing language, case, percent signs and queries make no difference.
    """
    if usual := _USUAL.fullmatch(url):
        return usual[1]
    found = _LINKEDIN.match(url.strip())
    if not found:
        return ""
    kind = found[1].lower()
    parts = [part for part in fold_address(found[2]).split("/") if part]
    if kind == "in" and len(parts) > 1 and _LOCALE.fullmatch(parts[-1]):
        parts = parts[:-1]
    return "/".join((kind, *parts)) if parts else ""


def fold_address(text: str) -> str:
    """Return an address as addresses are compared: unquoted, composed, without case."""
    return clean_line(unquote(text).casefold())  # casefold may take a letter apart, which a file composes


def handle_key(kind: str, value: str) -> str:
    """Return a handle in the one spelling in which handles are compared."""
    if kind == "linkedin":
        if path := linkedin_path(value):
            return f"linkedin:{path}"
        if _BARE_NAME.fullmatch(value):  # as people write it: "anna-rossi"
            return f"linkedin:in/{value.lstrip('@').casefold()}"
    if kind == "phone":
        digits = _NOT_DIALLED.sub("", value)
        return "phone:" + (f"+{digits[2:]}" if digits.startswith("00") else digits)
    if kind in {"linkedin", "facebook", "web"}:
        return f"{kind}:{_SCHEME.sub('', value.strip().casefold(), count=1).rstrip('/')}"
    return f"{kind}:{value.strip().casefold()}"


def handle_keys(fields: Mapping[str, Any], kind: str) -> list[str]:
    """Return the keys of a row's handles of one kind; nothing of what can't be read."""
    handles = fields.get("handles")
    if not isinstance(handles, list):
        return []
    found = []
    for part in handles:
        if isinstance(part, dict) and part.get("kind") == kind:
            value = part.get("value")
            if isinstance(value, str):
                found.append(handle_key(kind, value))
    return found


@dataclass(frozen=True, slots=True)
class Identity:
    """How a person in a file is recognised.

    Attributes:
        ids: Ids derived from what names them there, most telling first; a new record takes the first.
        profiles: LinkedIn addresses, which belong to one person alone.
        emails: E-mail addresses.
        shared: Those that several people in the file have: they say nothing without the name.
        name: The name as names are compared.
        meeting: Name and day of connection: tells who changed their address since the last export.
    """

    ids: tuple[str, ...]
    profiles: tuple[str, ...]
    emails: tuple[str, ...]
    shared: frozenset[str]
    name: str
    meeting: tuple[str, str, str] | None


def identify(source: str, candidates: Sequence[Candidate]) -> list[Identity]:
    """Return how each person in a file is recognised.

    Args:
        source: The word for where they come from.
        candidates: Everybody in the file: an address that several of them have identifies nobody.
    """
    names = [fold(candidate.fields["name"]) for candidate in candidates]
    emails = [handle_keys(candidate.fields, "email") for candidate in candidates]
    owners: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for candidate, name, keys in zip(candidates, names, emails, strict=True):
        for key in keys:
            owners[key].add((candidate.external, name))
    shared = frozenset(key for key, people in owners.items() if len(people) > 1)
    return [
        _identity(source, candidate, name, keys, shared)
        for candidate, name, keys in zip(candidates, names, emails, strict=True)
    ]


def _identity(
    source: str, candidate: Candidate, name: str, emails: Sequence[str], shared: frozenset[str]
) -> Identity:
    ids = [candidate.record] if candidate.record else []
    if candidate.external:
        ids.append(derived_id(source, candidate.external))
    if emails:
        address = emails[0].partition(":")[2]
        ids.append(derived_id(source, address, *([name] if emails[0] in shared else ())))
    if candidate.apart or not ids:  # a name alone tells nobody apart
        ids.append(derived_id(source, name, candidate.apart))
    met_on = candidate.fields.get("met_on")
    return Identity(
        tuple(ids),
        tuple(handle_keys(candidate.fields, "linkedin")),
        tuple(emails),
        shared.intersection(emails),
        name,
        (source, name, met_on) if met_on else None,
    )
