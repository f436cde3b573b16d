"""What Hypothesis makes up for the domain's tests: JSON, rows, texts."""

import json
from typing import Any

from hypothesis import strategies as st

from netui.domain.kinds import SetOf, set_order
from netui.domain.tables import Contact

NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
SCALARS = st.none() | st.booleans() | NUMBERS | TEXTS
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
WORDS = st.sampled_from(["", "ai", "law", "Law", "rust", "Élan", "1"])
DAYS = st.dates().map(str) | st.sampled_from(["2026-11-24", "2026-02-30", "2026-W01-1", ""])
STAMPS = st.sampled_from(["2026-01-01T00:00:00Z", "2026-03-01T10:00:00Z", "2027-01-01T00:00:00Z"])
IDS = st.sampled_from(["1", "2", "3", "4"])
LIKELY = WORDS | DAYS | STAMPS | IDS | st.integers(-1, 6) | st.booleans()
HANDLES = st.fixed_dictionaries(
    {"kind": st.sampled_from(["email", "phone", "fax"]), "value": WORDS}, optional={"label": WORDS}
)
VALUES = JSON | LIKELY | st.lists(LIKELY, max_size=4) | st.lists(HANDLES, max_size=3) | HANDLES
"""Values of the kind that fields hold, and any other."""


def canonical(value: Any) -> bytes:
    """Return a value as bytes, keys sorted."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False).encode()


def rows(*fields: str, values: st.SearchStrategy[Any] = VALUES) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy of rows with some of these fields, or others that nobody knows."""
    names = st.sampled_from(fields) | st.sampled_from(["mood", "id", "unknown"])
    return st.dictionaries(names, values, max_size=6)


CONTACT_FIELDS = tuple(Contact.kinds())


def arranged(values: list[Any]) -> list[Any]:
    """Return a list as the file keeps sets."""
    unique = {canonical(value): value for value in values}
    return sorted(unique.values(), key=set_order)


def set_fields() -> list[str]:
    """Return the names of a contact's sets."""
    return [name for name, kind in Contact.kinds().items() if isinstance(kind, SetOf)]
