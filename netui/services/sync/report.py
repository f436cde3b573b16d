"""What a sync did, as numbers and as one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from netui.domain.messages import Message, message

_NOUNS: Final = {
    "contacts": ("{count} contact", "{count} contacts"),
    "interactions": ("{count} time in touch", "{count} times in touch"),
    "exchanges": ("{count} exchange", "{count} exchanges"),
    "requests": ("{count} request", "{count} requests"),
    "openings": ("{count} opening", "{count} openings"),
    "introductions": ("{count} introduction", "{count} introductions"),
    "channels": ("{count} channel", "{count} channels"),
    "shares": ("{count} share", "{count} shares"),
    "profile": ("the profile", "the profile"),
    "conflicts": ("{count} conflict", "{count} conflicts"),
}
_OTHERS: Final = ("{count} record of another kind", "{count} records of other kinds")


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did.

    Attributes:
        committed: Records changed here since the last commit, by table.
        pulled: Records that others changed, by table.
        pushed: Records that the remote didn't have so, by table.
        conflicts: Values that lost and are kept as rows in ``conflicts``.
        remote: Where it went, as it may be shown; empty where there is no remote.
        finished: Whether a merge that plain git had stopped half-way was finished.
        healed: What was done to a file that could not be read as it stood.
    """

    committed: Mapping[str, int] = field(default_factory=dict)
    pulled: Mapping[str, int] = field(default_factory=dict)
    pushed: Mapping[str, int] = field(default_factory=dict)
    conflicts: int = 0
    remote: str = ""
    finished: bool = False
    healed: tuple[Message, ...] = ()

    @property
    def said(self) -> Message:
        """What was done, in one line."""
        parts = list(self.healed)
        if self.finished:
            parts.append(message("finished a merge"))
        pulled, pushed, committed = map(self._told, (self.pulled, self.pushed, self.committed))
        if pulled:
            parts.append(message("received {what}", what=counts(pulled)))
        if pushed:
            parts.append(message("sent {what}", what=counts(pushed)))
        elif committed:
            parts.append(message("committed {what}", what=counts(committed)))
        if self.conflicts:
            parts.append(
                message(
                    "{count} value changed on both sides: the later stands, the other is kept",
                    "{count} values changed on both sides: the later stand, the others are kept",
                    count=self.conflicts,
                )
            )
        if not parts:
            parts.append(message("nothing to sync"))
        if not self.remote:
            parts.append(message("there is no remote: `netui sync init REMOTE` adds one"))
        return joined(parts, "{one}; {rest}")

    def _told(self, numbers: Mapping[str, int]) -> Mapping[str, int]:
        """Return counts without the rows of conflicts, where those are said in words of their own."""
        aside = "conflicts" if self.conflicts else None
        return {table: count for table, count in numbers.items() if table != aside}


def counts(numbers: Mapping[str, int]) -> Message:
    """Return counts by table in words: "3 contacts, 1 exchange"."""
    parts = [message(*_NOUNS[table], count=count) for table, count in numbers.items() if table in _NOUNS]
    if other := sum(count for table, count in numbers.items() if table not in _NOUNS):
        parts.append(message(*_OTHERS, count=other))
    return joined(parts, "{one}, {rest}")


def joined(parts: list[Message], between: str) -> Message:
    """Return messages one after another, in one."""
    if not parts:
        return message("no record")
    if len(parts) == 1:
        return parts[0]
    return message(between, one=parts[0], rest=joined(parts[1:], between))
