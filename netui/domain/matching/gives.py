"""Gives: what netui proposes to give, to whom and why."""

from collections.abc import Iterable
from typing import NamedTuple

from netui.domain.matching.because import ToHear, ToMeet
from netui.domain.messages import Message

KINDS = ("answer", "keep", "thank", "introduce", "pass-on", "share", "help", "endorse", "idea")
"""What a give can be; `keep` and `idea` come up for one person only, see `Matcher.for_contact`."""


Why = tuple[Message, ...] | ToMeet | ToHear
"""Reasons, or what says them: of thousands of gives a handful is shown."""


class Give(NamedTuple):
    """Something that you could give.

    Attributes:
        kind: One of `KINDS`.
        contacts: Whom it is for. For an introduction the one who needs and the one who can help; for an
            opening and a share everybody whom it fits, best first; else one person.
        table: The table of the record that it is about; empty for an idea that comes from no record.
        record: The record's id.
        value: How much speaks for it, 0 to 1: for putting gives in order, never shown.
        why: The reasons, or what says them.
        key: What it is remembered by where it is dismissed (`Contact.dismissed`), the same every day.
    """

    kind: str
    contacts: tuple[str, ...]
    table: str
    record: str
    value: float
    why: Why
    key: str

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why, most telling first."""
        return self.why() if isinstance(self.why, ToMeet | ToHear) else self.why


def give_key(kind: str, *parts: str) -> str:
    """Return what a give is remembered by where it is dismissed.

    Args:
        kind: Its kind.
        parts: The record that it is about, and for an introduction also the one who can help.
    """
    return ":".join((kind, *parts))


def daily(gives: Iterable[Give], most: int = 7, *, without: Iterable[str] = ()) -> list[Give]:
    """Return the few gives for a day: nobody twice, and kinds mixed.

    The strongest of each kind come first, then the second of each, and so on; what is chosen is then put
    in the order of value. The same gives make the same handful.

    Args:
        gives: In order, as `Matcher.gives` returns them. Of a give for several people, those who are
            already among the chosen are left out of it.
        most: At most so many.
        without: People for whom nothing is chosen: for them something stands there already.
    """
    waiting: dict[str, list[Give]] = {}
    for give in gives:
        waiting.setdefault(give.kind, []).append(give)
    chosen: list[Give] = []
    seen = set(without)
    queues = [iter(of_kind) for of_kind in waiting.values()]
    while queues and len(chosen) < most:
        for queue in list(queues):
            found = next(filter(None, (_without(give, seen) for give in queue)), None)
            if found is None:
                queues.remove(queue)
            elif len(chosen) < most:
                chosen.append(found)
                seen.update(found.contacts)
    return sorted(chosen, key=in_order)


def in_order(give: Give) -> tuple[float, str, str]:
    """Return the place of a give among others: the most valuable first, then as it is remembered."""
    return -give.value, give.key, give.contacts[0] if give.contacts else ""


def _without(give: Give, seen: set[str]) -> Give | None:
    """Return a give without people who had theirs; None where that leaves nothing of it."""
    if seen.isdisjoint(give.contacts):
        return give
    left = tuple(who for who in give.contacts if who not in seen)
    if not left or give.kind not in {"pass-on", "share"}:
        return None
    return give._replace(contacts=left)
