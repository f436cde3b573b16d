"""References as people read them: a name where the file has an id, and back."""

import re
from collections import Counter
from weakref import WeakKeyDictionary

from netui.domain.ids import short
from netui.domain.kinds import FieldError, Reference
from netui.domain.messages import message
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import TABLES, Contact
from netui.domain.text import clean_line, fold
from netui.services.lookup import find_contact

_SHORT = re.compile(r"\(([0-9a-z]{8})\)\s*$")

# How many rows of a table are called what, as of a version of the network.
_counted: WeakKeyDictionary[Network, tuple[int, dict[str, Counter[str]]]] = WeakKeyDictionary()


def with_short_id(kind: Reference, identifier: str, network: Network) -> str:
    """Return what a reference names, with its short id: "Anna Rossi (7f3k2m9q)"; the id where nothing is."""
    name = _name(kind, identifier, network)
    return f"{name} ({short(identifier)})" if name else identifier


def by_name(kind: Reference, identifier: str, network: Network) -> str:
    """Return what a reference names, with its short id only where the name alone could be another's."""
    name = _name(kind, identifier, network)
    alike = _alike(network, kind.table)[fold(name)]
    return name if name and alike == 1 and "," not in name else with_short_id(kind, identifier, network)


def names(kind: Reference, network: Network) -> dict[str, str]:
    """Return the id behind every text that names a live row of a table, as `by_name` writes it, sorted.

    It reads the rows, not the records: a form that is being typed in can't wait for 30,000 of them.
    """
    alike, found = _alike(network, kind.table), {}
    for identifier, raw in network.rows[kind.table].items():
        name = clean_line(_words(raw))
        if name and not raw.get("deleted"):
            alone = alike[fold(name)] == 1 and "," not in name
            found[name if alone else f"{name} ({short(identifier)})"] = identifier
    return dict(sorted(found.items(), key=lambda item: fold(item[0])))


def resolve(kind: Reference, text: str, network: Network) -> str:
    """Return the id that a text names: an id, a text with a short id at its end, or a name.

    Raises:
        NetuiError: Nobody or nothing is called that, or several are.
        FieldError: Likewise, outside contacts.
    """
    rows = network.rows[kind.table]
    if text in rows:
        return text
    if by_short := _SHORT.search(text):
        for identifier in rows:
            if short(identifier) == by_short[1]:
                return identifier
    if kind.table == Contact.TABLE:
        return find_contact(network, text).id
    wanted = fold(text)
    named = [identifier for identifier, raw in rows.items() if fold(_words(raw)) == wanted]
    if len(named) != 1:
        raise FieldError(message("“{text}” is not among your {table}", text=text, table=kind.table))
    return named[0]


def _alike(network: Network, table: str) -> Counter[str]:
    """Return how many rows are called what: counted once, not once for every name that is asked for."""
    version, tables = _counted.get(network, (-1, {}))
    if version != network.version:
        tables = {}
        _counted[network] = (network.version, tables)
    if table not in tables:
        rows = network.rows[table].values()
        tables[table] = Counter(fold(clean_line(_words(raw))) for raw in rows)
    return tables[table]


def _words(raw: Raw) -> str:
    return str(raw.get("name") or raw.get("title") or raw.get("text") or "")


def _name(kind: Reference, identifier: str, network: Network) -> str:
    found = network.get(TABLES[kind.table], identifier)
    words = (getattr(found, field, "") for field in ("name", "title", "text"))
    return clean_line(next(filter(None, words), ""))
