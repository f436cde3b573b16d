"""Finding the contact that a person means: by name, part of one, alias, e-mail or short id."""

from collections.abc import Iterator, Mapping
from typing import Any

from netui.domain.ids import short
from netui.domain.messages import Message, NetuiError, message
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import Contact
from netui.domain.text import clean, clean_line, fold

SHOWN = 8  # candidates that one error line names


class ContactNotFoundError(NetuiError):
    """Nobody fits."""


class AmbiguousContactError(NetuiError):
    """Several fit; `candidates` are they."""

    def __init__(self, words: str, candidates: list[Contact]) -> None:
        self.candidates = candidates
        shown = "; ".join(describe(contact) for contact in candidates[:SHOWN])
        rest = len(candidates) - SHOWN
        more: Message | str = message(" and {rest} more", rest=rest) if rest > 0 else ""
        super().__init__(
            message(
                "“{words}” could be {shown}{more}; say more of the name, or the short id",
                words=words,
                shown=shown,
                more=more,
            )
        )


def describe(contact: Contact) -> str:
    """Return a contact's name with what tells two of the same name apart."""
    known = contact.company or contact.role or contact.place
    return f"{clean_line(contact.name)} ({', '.join(filter(None, [clean_line(known), short(contact.id)]))})"


def find_contact(network: Network, words: str) -> Contact:
    """Return the one contact that words mean.

    The first of these that finds somebody decides: the id or short id; the e-mail; the whole name or an
    alias; words that each begin a word of the name; a part of the name.

    Args:
        network: Where to look; the trash is left out.
        words: A name, a part of one, an alias, an e-mail or a short id, case and accents aside.

    Raises:
        ContactNotFoundError: Nobody fits.
        AmbiguousContactError: Several fit.
    """
    found = candidates(network, words)
    if not found:
        raise ContactNotFoundError(
            message(
                "nobody is called “{words}”; “netui list {words}” searches everywhere, “netui add” adds them",
                words=clean_line(words),
            )
        )
    if len(found) > 1:
        raise AmbiguousContactError(clean_line(words), found)
    return found[0]


def candidates(network: Network, words: str) -> list[Contact]:
    """Return the contacts that words could mean, by the strictest rule that finds any, sorted by name.

    It looks at the rows: making 30,000 records to find one would take a one-line command a second.
    """
    wanted = fold(clean_line(words))
    if not wanted:
        return []
    rows = {key: raw for key, raw in network.rows[Contact.TABLE].items() if not raw.get("deleted")}
    for rule in (_by_id, _by_email, _by_whole_name, _by_word_starts, _by_part):
        found = [contact for key in rule(rows, wanted) if (contact := network.get(Contact, key)) is not None]
        if found:
            return sorted(found, key=lambda contact: (fold(contact.name), contact.id))
    return []


def namesakes(network: Network, name: str) -> list[Contact]:
    """Return the contacts of exactly this name, case and accents aside."""
    wanted = fold(clean_line(name))
    rows = network.rows[Contact.TABLE]
    found = [
        key for key, raw in rows.items() if not raw.get("deleted") and wanted == _folded(raw.get("name"))
    ]
    return [contact for key in found if (contact := network.get(Contact, key)) is not None]


def _by_id(rows: Mapping[str, Raw], wanted: str) -> Iterator[str]:
    if wanted.isalnum() and (wanted.isdigit() or len(wanted) >= 4):
        for key in rows:
            if key == wanted or short(key).startswith(wanted):
                yield key


def _by_email(rows: Mapping[str, Raw], wanted: str) -> Iterator[str]:
    if "@" in wanted:
        for key, raw in rows.items():
            if any(_folded(address) == wanted for address in _addresses(raw)):
                yield key


def _by_whole_name(rows: Mapping[str, Raw], wanted: str) -> Iterator[str]:
    for key, raw in rows.items():
        if any(_folded(name) == wanted for name in _names(raw)):
            yield key


def _by_word_starts(rows: Mapping[str, Raw], wanted: str) -> Iterator[str]:
    parts = wanted.split()
    for key, raw in rows.items():
        words = " ".join(map(_folded, _names(raw))).split()
        if all(any(word.startswith(part) for word in words) for part in parts):
            yield key


def _by_part(rows: Mapping[str, Raw], wanted: str) -> Iterator[str]:
    for key, raw in rows.items():
        if wanted in _folded(raw.get("name")):
            yield key


def _names(raw: Raw) -> list[Any]:
    aliases = raw.get("aliases")
    return [raw.get("name"), *(aliases if isinstance(aliases, list) else ())]


def _addresses(raw: Raw) -> Iterator[Any]:
    handles = raw.get("handles")
    for handle in handles if isinstance(handles, list) else ():
        if isinstance(handle, dict) and handle.get("kind") == "email":
            yield handle.get("value")


def _folded(value: Any) -> str:
    """Return a value of a row as it is compared; whatever is no text compares as nothing."""
    return fold(clean(value)) if isinstance(value, str) else ""
