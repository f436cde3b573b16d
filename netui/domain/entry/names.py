"""Names of contacts, found in a sentence: by the words of their names and aliases."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from netui.domain.ids import short
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.text import fold
from netui.domain.words import keys

SHORTEST_BEGINNING = 3
"""Letters that an abbreviated name has at least: two fit too many."""


@dataclass(frozen=True, slots=True)
class FoundName:
    """Contacts that the words of a sentence may name.

    Attributes:
        count: How many words.
        contacts: The contacts' ids, by name.
        whole: Whether the words are a whole name or alias.
        given: Whether the first word begins somebody's name or alias.
    """

    count: int
    contacts: tuple[str, ...]
    whole: bool = False
    given: bool = False


class NameIndex:
    """Whom the words of a sentence may name, among all contacts that are not in the trash.

    Each word of a name leads to its contacts, so that what is being typed is resolved at every key
    without looking at 30,000 names. It reads the rows, not the records: making 30,000 records for a
    one-line command would cost more than the command.

    Attributes:
        version: The network's version that it knows.
    """

    def __init__(self) -> None:
        self.version = -1
        self._rows: dict[str, Raw] = {}
        self._by_word: dict[str, list[str]] = {}
        self._words: list[str] = []  # sorted, to find those that begin with what is typed
        self._phrases: dict[str, tuple[tuple[str, ...], ...]] = {}  # made when asked for
        self._by_address: dict[str, list[str]] | None = None  # made when the first address is typed

    @classmethod
    def of(cls, network: Network) -> "NameIndex":
        """Return the index of a network's contacts."""
        index = cls()
        index.refresh(network)
        return index

    def refresh(self, network: Network) -> None:
        """Take in what changed in a network since the last time; costs nothing where nothing did."""
        if network.version == self.version:
            return
        rows = network.rows["contacts"]
        first = not self._rows
        for identifier in [known for known in self._rows if known not in rows]:
            self._remove(identifier)
        for identifier, raw in rows.items():
            if self._rows.get(identifier) is not raw:  # a change puts a new row in the old one's place
                self._remove(identifier)
                self._add(identifier, raw, sorting=not first)
        if first:
            self._words = sorted(self._by_word)
        self._by_address = None
        self.version = network.version

    def name(self, identifier: str) -> str:
        """Return a contact's name; empty where there is no such contact."""
        return str(self._rows.get(identifier, {}).get("name", ""))

    def company(self, identifier: str) -> str:
        """Return a contact's company; empty where there is none."""
        return str(self._rows.get(identifier, {}).get("company", ""))

    def is_given(self, word: str) -> bool:
        """Whether a folded word begins somebody's name or alias."""
        return any(
            phrase[0] == word for one in self._by_word.get(word, ()) for phrase in self._phrases_of(one)
        )

    def find(self, words: Sequence[str]) -> FoundName | None:
        """Return whom the first of some words may name: as many words as fit one contact.

        Args:
            words: Folded words that stand side by side.
        """
        if "@" in words[0]:
            written_to = self._addresses().get(words[0])
            return FoundName(1, self._arranged(written_to), whole=True) if written_to else None
        contacts = set(self._by_word.get(words[0], ()))
        count = 1
        while contacts and count < len(words):
            more = contacts.intersection(self._by_word.get(words[count], ()))
            if not more and len(words[count]) == 1:  # "Anna R."
                more = {one for one in contacts if self._has_initial(one, words[count])}
            if not more:
                break
            contacts = more
            count += 1
        if not contacts:
            return None
        phrase = tuple(words[:count])
        whole = {one for one in contacts if phrase in self._phrases_of(one)}
        return FoundName(count, self._arranged(whole or contacts), bool(whole), self.is_given(words[0]))

    def guess(self, words: Sequence[str]) -> FoundName | None:
        """Return whose name the first word may be the beginning of; with a next word that fits, both."""
        if len(words[0]) < SHORTEST_BEGINNING:
            return None
        contacts = set(self._beginning(words[0]))
        more = contacts.intersection(self._by_word.get(words[1], ())) if len(words) > 1 else set()
        if not contacts:
            return None
        return FoundName(2 if more else 1, self._arranged(more or contacts))

    def starting(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the contacts whose names have some folded words, the last as it begins, by name.

        Args:
            words: What is typed of a name: "anna", "ros".
        """
        contacts = set(self._beginning(words[-1]))
        for word in words[:-1]:
            contacts.intersection_update(self._by_word.get(word, ()))
        return self._arranged(contacts)

    def narrow(self, contacts: Sequence[str], told: Sequence[str]) -> tuple[str, ...]:
        """Return those of some contacts whose company has all of some words, or whose short id they are.

        Args:
            contacts: The ids of those that a name fits.
            told: What the line says about them, folded: "acme".
        """
        if not told:
            return ()
        joined = "".join(told)
        by_id = [one for one in contacts if len(joined) >= 4 and short(one).startswith(joined)]
        wanted = set(told)
        return tuple(by_id or [one for one in contacts if wanted.issubset(keys(self.company(one)))])

    def _beginning(self, letters: str) -> Iterator[str]:
        for place in range(bisect_left(self._words, letters), len(self._words)):
            word = self._words[place]
            if not word.startswith(letters):
                return
            yield from self._by_word[word]

    def _has_initial(self, identifier: str, letter: str) -> bool:
        return any(word.startswith(letter) for phrase in self._phrases_of(identifier) for word in phrase[1:])

    def _arranged(self, contacts: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(contacts, key=lambda one: (fold(self.name(one)), one)))

    def _phrases_of(self, identifier: str) -> tuple[tuple[str, ...], ...]:
        known = self._phrases.get(identifier)
        if known is None:
            written = map(keys, _names(self._rows[identifier]))
            known = self._phrases[identifier] = tuple(tuple(words) for words in written if words)
        return known

    def _addresses(self) -> dict[str, list[str]]:
        if self._by_address is None:
            self._by_address = {}
            for identifier, raw in self._rows.items():
                for address in _emails(raw):
                    self._by_address.setdefault(fold(address), []).append(identifier)
        return self._by_address

    def _add(self, identifier: str, raw: Raw, *, sorting: bool) -> None:
        self._rows[identifier] = raw
        for name in _names(raw):
            for word in keys(name):
                known = self._by_word.get(word)
                if known is None:
                    self._by_word[word] = [identifier]
                    if sorting:
                        insort(self._words, word)
                elif known[-1] != identifier:  # a name's words come one after the other
                    known.append(identifier)

    def _remove(self, identifier: str) -> None:
        raw = self._rows.pop(identifier, None)
        self._phrases.pop(identifier, None)
        for word in {word for name in _names(raw or {}) for word in keys(name)}:
            known = self._by_word[word]
            known.remove(identifier)
            if not known:
                del self._by_word[word]
                del self._words[bisect_left(self._words, word)]


def _names(raw: Raw) -> Iterator[str]:
    """Yield the name and the aliases in a row; none of what is in the trash."""
    if raw.get("deleted"):
        return
    name, aliases = raw.get("name"), raw.get("aliases")
    if isinstance(name, str):
        yield name
    if isinstance(aliases, list):
        yield from (alias for alias in aliases if isinstance(alias, str))


def _emails(raw: Raw) -> Iterator[str]:
    handles = raw.get("handles")
    if raw.get("deleted") or not isinstance(handles, list):
        return
    for handle in handles:
        if (
            isinstance(handle, dict)
            and handle.get("kind") == "email"
            and isinstance(handle.get("value"), str)
        ):
            yield handle["value"]
