"""Ideas: what you could give somebody for whom nothing stands there yet. There is always something."""

from collections.abc import Iterator
from typing import Final

from netui.domain.matching.day import Day
from netui.domain.matching.fitting import THRESHOLD
from netui.domain.matching.gives import Give, give_key
from netui.domain.matching.pool import texts
from netui.domain.matching.ranking import PASSING
from netui.domain.messages import Message, message
from netui.domain.network import Network
from netui.domain.text import fold

MOST: Final = 3
VALUE: Final = 0.2
"""What an idea is worth at most, beside the other kinds of gives."""


def ideas(network: Network, day: Day, contact: str) -> list[Give]:
    """Return a few ideas of what you could give somebody, best first.

    Args:
        network: The network.
        day: What could be given today.
        contact: For whom.
    """
    found: list[Give] = []
    for what, said in _said(network, day, contact):
        key = give_key("idea", *what)
        if len(found) < MOST and day.people.open_to(contact, key):
            value = VALUE * (1 - len(found) / (2 * MOST))
            found.append(Give("idea", (contact,), "", "", value, (said,), key))
    return found


def _said(network: Network, day: Day, contact: str) -> Iterator[tuple[tuple[str, ...], Message]]:
    """Yield ideas, the more useful ones first: what each is remembered by, and what it says."""
    yield from _offers(network, day, contact)
    yield from _meetings(day, contact)
    interests = texts(day.people.row(contact).get("interests"))
    if interests:
        said = message("send something worth reading about {topic}", topic=interests[0])
        yield ("read", fold(interests[0])), said
    yield ("ask",), message("ask what they are working on, and whom it would help them to meet")


def _offers(network: Network, day: Day, contact: str) -> Iterator[tuple[tuple[str, ...], Message]]:
    """Yield the best of your offers for what they care about; what they do themselves they need of nobody."""
    row, fits = day.people.row(contact), day.abilities.pool.fits
    best: tuple[float, str, str] = (0.0, "", "")
    for offer in network.profile.offers:
        have = fits.reader.terms(offer)
        if day.abilities.pool.says(contact, have):
            continue
        for factor, listed in ((1.0, row.get("interests")), (0.7, row.get("tags"))):
            for text in texts(listed):
                best = max(best, (factor * fits.value(fits.reader.terms(text), have), offer, text))
    if best[0] >= THRESHOLD:
        _value, offer, topic = best
        said = message("you offer {offer}, and they care about {topic}", offer=offer, topic=topic)
        yield ("offer", fold(offer)), said


def _meetings(day: Day, contact: str) -> Iterator[tuple[tuple[str, ...], Message]]:
    """Yield somebody who cares about the same and whom they don't know, the closest to you first."""
    people, cares = day.people, day.cares
    if contact not in people.known:
        return
    linked = people.linked(contact)
    for topic in texts(people.row(contact).get("interests")):
        terms = cares.pool.fits.reader.terms(topic)
        ranked = cares.best(
            terms,
            1,
            PASSING,
            lambda other, holding: (
                other != contact
                and holding.field == "interests"
                and other in people.known
                and people.not_dismissed(other, give_key("idea", "meet", other))
                and other not in linked
                and not people.says_to_know(other, contact)
            ),
        )
        for other in ranked:
            yield (
                ("meet", other.contact),
                message(
                    "bring them together with {name}: both care about {topic}",
                    name=people.name(other.contact),
                    topic=topic,
                ),
            )
            return
