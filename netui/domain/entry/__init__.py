"""Quick entry: one line of natural words, in English or Italian, behind `:` and `netui log`."""

from netui.domain.entry.model import Entry, Mention, Part, Piece, What
from netui.domain.entry.names import NameIndex
from netui.domain.entry.parse import leads_to_name, parse_entry
from netui.domain.entry.said import summary

__all__ = [
    "Entry",
    "Mention",
    "NameIndex",
    "Part",
    "Piece",
    "What",
    "leads_to_name",
    "parse_entry",
    "summary",
]
