"""Notices: one line in the footer's place, for a few seconds or until the next key."""

from typing import NamedTuple


class Notice(NamedTuple):
    """One line for the user.

    Attributes:
        text: What is said, already in the user's language.
        error: Something went wrong: it stays until a key is pressed.
    """

    text: str
    error: bool = False
