"""Kinds of field: how a value is read from the file, from a person, and written back.

Two ways in. `load` reads what the file holds: quick, and it raises `ValueError` for what doesn't
belong, which the record then keeps untouched as unknown. `parse` reads what a person wrote: generous
in form, and its error says what would be right. What `load` returns, `dump` writes to the same JSON.
"""

from netui.domain.kinds.base import UNREADABLE, FieldError, InexactError, Kind
from netui.domain.kinds.several import SetOf, Shape, Table, beside, set_order, unread
from netui.domain.kinds.single import (
    Birthday,
    Choice,
    Currency,
    Day,
    Decimal,
    Flag,
    Moment,
    Reference,
    Text,
    Whole,
)
from netui.domain.kinds.verbatim import Verbatim

__all__ = [
    "UNREADABLE", "Birthday", "Choice", "Currency", "Day", "Decimal", "FieldError", "Flag", "InexactError",
    "Kind", "Moment", "Reference", "SetOf", "Shape", "Table", "Text", "Verbatim", "Whole", "beside",
    "set_order", "unread",
]  # fmt: skip
