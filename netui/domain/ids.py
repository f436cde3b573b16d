"""Ids: UUIDs written as decimal integers, so that TinyDB's keys stay integers.

A new record's id is a UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, then random. An imported
record's id is a UUIDv8 (5.8) made from what identifies the person, so that two machines that import
the same file make the same record. Lines in the file are ordered by the random tail: see `order`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

TAIL = 2**62 - 1
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i l o u, which are misread
_LONGEST = 39  # digits of the largest UUID
SHORT = 8  # letters of a short id: 40 bits, one chance in 2,400 that two of 30,000 contacts share one


class Randomness(Protocol):
    """Where random bits come from: `random.SystemRandom` or, seeded, `random.Random`."""

    def getrandbits(self, k: int, /) -> int:
        """Return an integer of k random bits."""
        ...


def new_id(now: datetime, randomness: Randomness) -> str:
    """Return a new UUIDv7 as a decimal integer.

    Args:
        now: The moment that it is made, with a time zone.
        randomness: Where its 74 random bits come from.
    """
    milliseconds = int(now.timestamp() * 1000) & (2**48 - 1)
    head = milliseconds << 80 | 0x7 << 76 | randomness.getrandbits(12) << 64
    return str(head | 0b10 << 62 | randomness.getrandbits(62))


def derived_id(*identity: str) -> str:
    """Return the id that belongs to an identity: the same on every machine, at every time.

    Args:
        identity: What identifies the record, most general first, such as ``"linkedin"`` and a URL.
    """
    import hashlib  # OpenSSL takes 5 ms to load, and a new record needs none of it

    digest = hashlib.sha256("\x1f".join(identity).encode()).digest()
    number = int.from_bytes(digest[:16], "big")
    number = number & ~(0xF << 76) | 0x8 << 76
    return str(number & ~(0b11 << 62) | 0b10 << 62)


def order(identifier: str) -> tuple[int, str]:
    """Return the place of a record's line in the file: by the random tail of its id, not by time.

    Two machines that each add records then touch different places, which plain git merges. A key that
    is no integer (somebody wrote it by hand) comes last rather than being lost.
    """
    if len(identifier) <= _LONGEST and identifier.isascii() and identifier.isdigit():
        return int(identifier) & TAIL, identifier
    return TAIL + 1, identifier


def short(identifier: str) -> str:
    """Return the short form of an id, for people to type: eight letters of its random tail."""
    tail = order(identifier)[0]
    return "".join(_ALPHABET[tail >> 57 - 5 * place & 31] for place in range(SHORT))


IdMaker = Callable[[], str]
