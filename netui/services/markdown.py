"""Markdown that reads as it was written: text from records has no say in how a page looks."""

import re
from typing import Final

from netui.domain.text import clean_line

_LINK = re.compile(r"(https?://[^\s<>]*[^\s<>.,;:!?)\]}'\"”»])")
_ANYWHERE: Final = re.compile(
    r"[\\`*\[\]<~$]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word it is a letter like others
    r"|&(?=#?\w+;)"  # else it is an ampersand
    r"|#(?=#*$)",  # a heading may end in it
)
_AT_THE_START: Final = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))|^(?=[#>+\-=])")


def escape(text: str) -> str:
    """Return text on one line with every character escaped that Markdown would take for its own.

    Args:
        text: As a person wrote it. A web address in it becomes a link, under its own name.
    """
    parts = _LINK.split(clean_line(text))
    parts[::2] = [_ANYWHERE.sub(r"\\\g<0>", part) for part in parts[::2]]
    parts[1::2] = [f"<{link}>" for link in parts[1::2]]
    return _AT_THE_START.sub(r"\1\\", "".join(parts))
