"""At which level somebody works, and an opening is."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from netui.domain.matching.words import tokens
from netui.domain.records import Raw

LEVELS: Final = range(4)
"""The levels, from beginning to leading."""

_BEGINNING, _PLAIN, _SENIOR, _LEADING = range(4)
_LEVEL_WORDS: Final = {
    _BEGINNING: "junior trainee intern apprentice student stagista tirocinante apprendista studente",
    _SENIOR: "senior principal staff",
    _LEADING: "head lead chief director founder owner partner president vp cto cfo ceo coo cio cmo direttore "
    "direttrice titolare fondatore fondatrice socio capo amministratore amministratrice dirigente",
}
_LEVEL_OF: Final = {word: level for level, words in _LEVEL_WORDS.items() for word in words.split()}


class Levels(dict[str, int]):
    """The level of each contact by their role, read when it is first asked for.

    Args:
        rows: The contacts' rows, by id.
    """

    def __init__(self, rows: Mapping[str, Raw]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, contact: str) -> int:
        level = self[contact] = level_of(self._rows.get(contact, {}).get("role"))
        return level


@lru_cache(8192)
def level_of(text: object) -> int:
    """Return at which level a title or a role is, 0 (beginning) to 3 (leading)."""
    words = tokens(text) if isinstance(text, str) else ()
    found = [_LEVEL_OF[word.lower()] for word in words if word.lower() in _LEVEL_OF]
    return max(found, default=_PLAIN) if _BEGINNING not in found else _BEGINNING
