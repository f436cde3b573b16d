"""Finding the contact that a person means: by name, part of one, alias, e-mail or short id."""

from collections.abc import Iterator

from netui.domain.ids import short
from netui.domain.messages import Message, NetuiError, message
from netui.domain.network import Network
from netui.domain.tables import Contact
from netui.domain.text import clean_line, fold

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
    """Return the contacts that words could mean, by the strictest rule that finds any, sorted by name."""
    wanted = fold(clean_line(words))
    if not wanted:
        return []
    contacts = list(network.all(Contact))
    for rule in (_by_id, _by_email, _by_whole_name, _by_word_starts, _by_part):
        found = list(rule(contacts, wanted))
        if found:
            return sorted(found, key=lambda contact: (fold(contact.name), contact.id))
    return []


def _by_id(contacts: list[Contact], wanted: str) -> Iterator[Contact]:
    if wanted.isalnum() and (wanted.isdigit() or len(wanted) >= 4):
        for contact in contacts:
            if contact.id == wanted or short(contact.id).startswith(wanted):
                yield contact


def _by_email(contacts: list[Contact], wanted: str) -> Iterator[Contact]:
    if "@" in wanted:
        for contact in contacts:
            if any(handle.kind == "email" and fold(handle.value) == wanted for handle in contact.handles):
                yield contact


def _by_whole_name(contacts: list[Contact], wanted: str) -> Iterator[Contact]:
    for contact in contacts:
        if wanted in {fold(contact.name), *map(fold, contact.aliases)}:
            yield contact


def _by_word_starts(contacts: list[Contact], wanted: str) -> Iterator[Contact]:
    parts = wanted.split()
    for contact in contacts:
        words = fold(" ".join((contact.name, *contact.aliases))).split()
        if all(any(word.startswith(part) for word in words) for part in parts):
            yield contact


def _by_part(contacts: list[Contact], wanted: str) -> Iterator[Contact]:
    for contact in contacts:
        if wanted in fold(contact.name):
            yield contact
