"""Finding what a person means: a contact by name, part of one, alias or e-mail; any record by short id."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from netui.domain.ids import short
from netui.domain.messages import Message, NetuiError, message
from netui.domain.network import Network
from netui.domain.records import Raw, Record
from netui.domain.tables import Contact
from netui.domain.text import clean, clean_line, fold

R = TypeVar("R", bound=Record)

SHOWN = 8  # candidates that one error line names

# Where a row says what it is about, and whom.
_TEXTS = ("title", "text", "name", "note", "why")
_PEOPLE = ("contact", "a", "b")


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


class RecordNotFoundError(NetuiError):
    """No record fits."""


class AmbiguousRecordError(NetuiError):
    """Several records fit; `candidates` are they."""

    def __init__(self, network: Network, words: str, candidates: Sequence[Record]) -> None:
        self.candidates = tuple(candidates)
        shown = "; ".join(describe_record(network, record) for record in candidates[:SHOWN])
        rest = len(candidates) - SHOWN
        more: Message | str = message(" and {rest} more", rest=rest) if rest > 0 else ""
        super().__init__(
            message(
                "“{words}” could be {shown}{more}; say more of it, or the short id",
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
    rows = _live(network, Contact)
    for rule in (_by_id, _by_email, _by_whole_name, _by_word_starts, _by_part):
        found = [contact for key in rule(rows, wanted) if (contact := network.get(Contact, key)) is not None]
        if found:
            return sorted(found, key=lambda contact: (fold(contact.name), contact.id))
    return []


def describe_record(network: Network, record: Record) -> str:
    """Return what a record is about and whom, with its short id: "CV review (Anna Rossi, 7f3k2m9q)"."""
    row = network.rows[record.TABLE].get(record.id) or record.dump()
    text = next((words for field in _TEXTS if (words := _line(row.get(field)))), "")
    about = f"({', '.join([*_people(network, row), short(record.id)])})"
    return f"{text} {about}".lstrip()


def find_record(network: Network, cls: type[R], words: str, likely: Callable[[R], bool] | None = None) -> R:
    """Return the one record of a table that words mean.

    The first of these that finds something decides: the id, or at least four letters of the short id; the
    whole text; words that each begin a word of the text or of the names of those it is about; a part of
    the text.

    Args:
        network: Where to look; the trash is left out.
        cls: The table's type.
        words: An id, a short id, or words of what it is about, case and accents aside.
        likely: Which records are meant where words, not an id, could mean others too: those still open.

    Raises:
        RecordNotFoundError: Nothing fits.
        AmbiguousRecordError: Several fit.
    """
    by_id = find_by_id(network, cls, words)
    if by_id is not None:
        return by_id
    found = _records_by_words(network, cls, fold(clean_line(words)), likely)
    if not found:
        raise RecordNotFoundError(_no_record(cls, clean_line(words)))
    if len(found) > 1:
        raise AmbiguousRecordError(network, clean_line(words), found)
    return found[0]


def find_by_id(network: Network, cls: type[R], words: str) -> R | None:
    """Return the record of a table whose id, or beginning of a short id, was written; None where none is.

    Raises:
        AmbiguousRecordError: Several begin so.
    """
    found = _records(network, cls, _by_id(_live(network, cls), fold(clean_line(words))))
    if len(found) > 1:
        raise AmbiguousRecordError(network, clean_line(words), found)
    return found[0] if found else None


def _live(network: Network, cls: type[Record]) -> dict[str, Raw]:
    return {key: raw for key, raw in network.rows[cls.TABLE].items() if not raw.get("deleted")}


def _records_by_words(
    network: Network, cls: type[R], wanted: str, likely: Callable[[R], bool] | None
) -> list[R]:
    if not wanted:
        return []
    rows, parts = _live(network, cls), wanted.split()
    texts = {key: [_folded(raw.get(field)) for field in _TEXTS] for key, raw in rows.items()}

    def whole(key: str) -> bool:
        return wanted in texts[key]

    def starts(key: str) -> bool:
        said = " ".join([*texts[key], *map(fold, _people(network, rows[key]))]).split()
        return all(any(word.startswith(part) for word in said) for part in parts)

    def part(key: str) -> bool:
        return any(wanted in text for text in texts[key])

    rules = (whole, starts, part)
    by_rule = [_records(network, cls, filter(rule, rows)) for rule in rules]
    if likely is not None:
        for found in by_rule:
            if meant := [record for record in found if likely(record)]:
                return meant
    return next(filter(None, by_rule), [])


def _records(network: Network, cls: type[R], keys: Iterator[str]) -> list[R]:
    found = [record for key in keys if (record := network.get(cls, key)) is not None]
    return sorted(found, key=lambda record: (record.created, record.id))


def _no_record(cls: type[Record], words: str) -> Message:
    said = {
        "exchanges": message("no entry of the ledger is “{words}”; “netui ledger” lists them", words=words),
        "requests": message("no request is “{words}”; “netui requests” lists them", words=words),
        "openings": message("no opening is “{words}”; “netui openings” lists them", words=words),
        "introductions": message(
            "no introduction is “{words}”; “netui introductions” lists them", words=words
        ),
    }
    other = message("nothing among your {table} is “{words}”", table=cls.TABLE, words=words)
    return said.get(cls.TABLE, other)


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


def _people(network: Network, raw: Raw) -> list[str]:
    """Return the names of those whom a row is about."""
    contacts = network.rows[Contact.TABLE]
    named = (raw.get(field) for field in _PEOPLE)
    found = (contacts.get(key, {}).get("name") for key in named if isinstance(key, str))
    return [name for value in found if (name := _line(value))]


def _line(value: Any) -> str:
    return clean_line(value.strip().partition("\n")[0]) if isinstance(value, str) else ""


def _folded(value: Any) -> str:
    """Return a value of a row as it is compared; whatever is no text compares as nothing."""
    return fold(clean(value)) if isinstance(value, str) else ""
