"""The days in exports: words in five languages, and figures whose order the whole column decides."""

import re
from collections.abc import Iterable
from datetime import date

from netui.domain.dates import DateError, read_exported_date

_FIGURES = re.compile(r"\s*(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})(?:[\s,T].*)?")
_LONGEST = 60


def month_first(cells: Iterable[str], language_says: bool) -> bool:
    """Return whether days in figures put the month first: 03/15/2024.

    Args:
        cells: Every day of the column: in a long one, some day is above 12 and tells.
        language_says: What the file's language does, for when none tells.
    """
    for cell in cells:
        if len(cell) <= _LONGEST and (found := _FIGURES.fullmatch(cell)):
            if int(found[1]) > 12:
                return False
            if int(found[2]) > 12:
                return True
    return language_says


def read_day(cell: str, month_first: bool = False) -> str:
    """Return the day in a cell as the data file holds it; empty where it is none, or doesn't exist.

    Args:
        cell: Such as "05 Mar 2024", "5. März 2024", "15/03/24", "2024-03-15".
        month_first: Whether days in figures put the month first.
    """
    if len(cell) > _LONGEST:
        return ""
    try:
        if found := _FIGURES.fullmatch(cell):
            first, second, year = map(int, found.groups())
            month, day = (first, second) if month_first else (second, first)
            return date(year + 2000 if year < 100 else year, month, day).isoformat()
        return read_exported_date(cell).isoformat()
    except (DateError, ValueError):
        return ""
