"""Names of contacts, found in a sentence: by the words of their names and aliases."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netui.domain.ids import short
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.text import fold
from netui.domain.words import keys

SHORTEST_PREFIX = 3
"""Letters that an abbreviated name has at least: two fit too many."""


@dataclass(frozen=True, slots=True)
class FoundName:
    """Contacts that the words of a sentence may name.

    Attributes:
        count: How many words.
        contacts: The contacts' ids, by name.
        whole: Whether the words are a whole name or alias.
        given: Whether the first word begins somebody's name or alias.
        guessed: Whether only a beginning of a word fits ("Giul" for Giulia).
    """

    count: int
    contacts: tuple[str, ...]
    whole: bool
    given: bool
    guessed: bool = False


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
        self._phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._by_word: dict[str, list[str]] = {}
        self._by_phrase: dict[tuple[str, ...], list[str]] = {}
        self._firsts: Counter[str] = Counter()
        self._sorted_words: list[str] | None = None

    @classmethod
    def of(cls, network: Network) -> "NameIndex":
        """Return the index of a network's contacts."""
        index = cls()
        index.refresh(network)
        return index

    def refresh(self, network: Network) -> None:
        """Take in what changed in a network since the last time; cheap where nothing did."""
        if network.version == self.version:
            return
        rows = network.rows["contacts"]
        for identifier in [known for known in self._rows if known not in rows]:
            self._remove(identifier)
        for identifier, raw in rows.items():
            if self._rows.get(identifier) is not raw:  # a change puts a new row in the old one's place
                self._remove(identifier)
                self._add(identifier, raw)
        self.version = network.version

    def name(self, identifier: str) -> str:
        """Return a contact's name; empty where there is no such contact."""
        return str(self._rows.get(identifier, {}).get("name", ""))

    def is_given(self, key: str) -> bool:
        """Whether a folded word begins somebody's name or alias."""
        return key in self._firsts

    def find(self, words: Sequence[str], at: int = 0) -> FoundName | None:
        """Return whom the words from a place on may name: as many words as fit one contact.

        Args:
            words: Folded words that stand side by side.
            at: Where to begin.
        """
        fitting = self._by_word.get(words[at])
        if fitting is None:
            return None
        contacts = set(fitting)
        end = at + 1
        while end < len(words):
            more = contacts.intersection(self._by_word.get(words[end], ()))
            if not more and len(words[end]) == 1:  # "Anna R."
                more = {one for one in contacts if self._has_initial(one, words[end])}
            if not more:
                break
            contacts = more
            end += 1
        phrase = tuple(words[at:end])
        whole = [one for one in self._by_phrase.get(phrase, ()) if one in contacts]
        found = self._arranged(whole or contacts)
        return FoundName(end - at, found, bool(whole), self.is_given(words[at]))

    def guess(self, words: Sequence[str], at: int = 0) -> FoundName | None:
        """Return whom a word may be the beginning of a name of; with a next word that fits, both."""
        contacts = set(self._beginning(words[at]))
        if not contacts:
            return None
        count = 1
        if at + 1 < len(words) and (more := contacts.intersection(self._by_word.get(words[at + 1], ()))):
            contacts, count = more, 2
        return FoundName(count, self._arranged(contacts), whole=False, given=False, guessed=True)

    def narrow(self, contacts: Sequence[str], told: Sequence[str]) -> tuple[str, ...]:
        """Return those of some contacts whose company has all of some words, or whose short id they are.

        Args:
            contacts: The ids of those that a name fits.
            told: What the line says about them, folded: "acme".
        """
        if not told:
            return ()
        by_id = [one for one in contacts if len(told[0]) >= 4 and short(one).startswith("".join(told))]
        if by_id:
            return tuple(by_id)
        wanted = set(told)
        return tuple(one for one in contacts if wanted.issubset(keys(self.company(one))))

    def company(self, identifier: str) -> str:
        """Return a contact's company; empty where there is none."""
        return str(self._rows.get(identifier, {}).get("company", ""))

    def _beginning(self, prefix: str) -> Iterator[str]:
        if len(prefix) < SHORTEST_PREFIX:
            return
        if self._sorted_words is None:
            self._sorted_words = sorted(self._by_word)
        for place in range(bisect_left(self._sorted_words, prefix), len(self._sorted_words)):
            word = self._sorted_words[place]
            if not word.startswith(prefix):
                return
            yield from self._by_word[word]

    def _has_initial(self, identifier: str, letter: str) -> bool:
        return any(word.startswith(letter) for phrase in self._phrases[identifier] for word in phrase[1:])

    def _arranged(self, contacts: Sequence[str] | set[str]) -> tuple[str, ...]:
        if len(contacts) == 1:
            return tuple(contacts)
        return tuple(sorted(contacts, key=lambda one: (fold(self.name(one)), one)))

    def _add(self, identifier: str, raw: Raw) -> None:
        self._rows[identifier] = raw
        if raw.get("deleted"):
            return
        aliases = raw.get("aliases")
        written = [raw.get("name"), *(aliases if isinstance(aliases, list) else ())]
        phrases = tuple(
            dict.fromkeys(
                phrase for text in written if isinstance(text, str) and (phrase := tuple(keys(text)))
            )
        )
        phrases += tuple((address,) for address in _addresses(raw))
        self._phrases[identifier] = phrases
        words = self._by_word
        for word in {word for phrase in phrases for word in phrase}:
            if word in words:
                words[word].append(identifier)
            else:
                words[word] = [identifier]
                self._sorted_words = None
        for phrase in phrases:
            self._by_phrase.setdefault(phrase, []).append(identifier)
            self._firsts[phrase[0]] += 1

    def _remove(self, identifier: str) -> None:
        if self._rows.pop(identifier, None) is None:
            return
        phrases = self._phrases.pop(identifier, ())
        for word in {word for phrase in phrases for word in phrase}:
            self._by_word[word].remove(identifier)
            if not self._by_word[word]:
                del self._by_word[word]
                self._sorted_words = None
        for phrase in phrases:
            self._by_phrase[phrase].remove(identifier)
            if not self._by_phrase[phrase]:
                del self._by_phrase[phrase]
            self._firsts[phrase[0]] -= 1
            if not self._firsts[phrase[0]]:
                del self._firsts[phrase[0]]


def _addresses(raw: Raw) -> Iterator[str]:
    handles = raw.get("handles")
    for handle in handles if isinstance(handles, list) else ():
        if (
            isinstance(handle, dict)
            and handle.get("kind") == "email"
            and isinstance(handle.get("value"), str)
        ):
            yield fold(handle["value"])
