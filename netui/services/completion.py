"""What a field that is being typed could become: values already used, names, and the words it takes."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from netui.domain.kinds import Kind, Reference, SetOf, Text
from netui.domain.network import Network
from netui.domain.records import Record
from netui.domain.tables import HANDLE, HANDLE_KINDS, TABLES, Contact
from netui.domain.text import clean_line, fold
from netui.services.fields import choices
from netui.services.references import names

MOST = 12  # more than that nobody reads while typing

# Fields of several tables that hold the same words: what is used in one is offered in all.
_VOCABULARIES: Final[tuple[frozenset[str], ...]] = (
    frozenset({"contacts.company", "openings.company"}),
    frozenset({"contacts.role", "openings.title"}),
    frozenset({"contacts.sector", "openings.sector", "channels.sectors", "profile.sectors"}),
    frozenset({"contacts.place", "openings.place", "interactions.place"}),
    frozenset({"contacts.tags", "openings.tags", "requests.tags"}),
    frozenset({"contacts.offers", "profile.offers"}),
    frozenset({"contacts.interests", "shares.topics", "profile.interests"}),
    frozenset({"channels.kind"}),
    frozenset({"contacts.met_how"}),
    frozenset({"contacts.source"}),
)


class Completion:
    """Completes the fields of a table's records.

    What it has read it keeps: it lives as long as one form.

    Args:
        network: Where the values are.
        cls: The table's type.
    """

    def __init__(self, network: Network, cls: type[Record]) -> None:
        self._network = network
        self._cls = cls
        self._used: dict[str, list[str]] = {}
        self._names: dict[str, Mapping[str, str]] = {}

    def complete(self, kind: Kind[Any], name: str, before: str) -> list[str]:
        """Return what the text before the cursor could become: those that it begins, then those that hold it.

        Args:
            kind: The field's kind.
            name: The field's name.
            before: What is typed up to the cursor.
        """
        head, part = "", before
        item: Any = kind
        if isinstance(kind, SetOf):
            head, comma, part = before.rpartition(",")
            head = f"{head}{comma} " if comma else ""
            item = kind.item
        wanted = fold(clean_line(part))
        taken = {fold(clean_line(word)) for word in head.split(",")}
        if not wanted:
            return []
        offered = [word for word in self._words(item, name) if fold(word) not in taken]
        begun = [word for word in offered if fold(word).startswith(wanted)]
        inside = [] if isinstance(item, Text) else [word for word in offered if f" {wanted}" in fold(word)]
        found = [word for word in dict.fromkeys([*begun, *inside]) if word != clean_line(part)]
        return [head + word for word in found[:MOST]]

    def beside(self, kind: Reference, text: str) -> str:
        """Return what tells the one who is named from others: the role and the company."""
        identifier = self._named(kind).get(text)
        if identifier is None or kind.table != Contact.TABLE:
            return ""
        found = self._network.get(TABLES[kind.table], identifier)
        words = (clean_line(getattr(found, field, "")) for field in ("role", "company"))
        return ", ".join(filter(None, words))

    def _words(self, item: Any, name: str) -> list[str]:
        if item is HANDLE:
            return [f"{word} " for word in HANDLE_KINDS]
        if words := choices(item):
            return list(words)
        if isinstance(item, Reference):
            return list(self._named(item))
        return self._vocabulary(name) if isinstance(item, Text) and not item.multiline else []

    def _named(self, kind: Reference) -> Mapping[str, str]:
        if kind.table not in self._names:
            self._names[kind.table] = names(kind, self._network)
        return self._names[kind.table]

    def _vocabulary(self, name: str) -> list[str]:
        if name not in self._used:
            own = f"{self._cls.TABLE}.{name}"
            fields = next((group for group in _VOCABULARIES if own in group), frozenset())
            count: Counter[str] = Counter()
            for place in fields:
                table, _dot, field = place.partition(".")
                for raw in self._network.rows[table].values():
                    if not raw.get("deleted"):
                        count.update(_texts(raw.get(field)))
            self._used[name] = sorted(count, key=lambda word: (-count[word], fold(word)))
        return self._used[name]


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    return [word for word in value if isinstance(word, str)] if isinstance(value, list) else []
