"""Passing on: whom an opening or a share fits and why, who had it already, and what fits a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange, Opening, Share
from netui.domain.text import clean_line, fold
from netui.i18n import _, day, say
from netui.services import openings, shares
from netui.services.workspace import Workspace

if TYPE_CHECKING:
    from netui.domain.matching import Fitting

Passable = Opening | Share
"""What can be passed on."""


def fitting(workspace: Workspace, record: Passable) -> "list[Fitting]":
    """Return whom an opening fits or who cares for a share, best first; those aside who had it from you."""
    if isinstance(record, Opening):
        return workspace.matcher.fitting_opening(record, workspace.today)
    about = record.topics or (record.title,)
    return workspace.matcher.caring_about(about, workspace.today, record.id)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to whom something can be passed on, or was.

    Attributes:
        contact: The contact's id.
        why: Why it fits them, in words.
        had: That they had it from you, in words; empty where they didn't.
    """

    contact: str
    why: str
    had: str = ""


def recipients(workspace: Workspace, record: Passable) -> list[Recipient]:
    """Return whom something fits, best first with the reasons, then those who had it from you."""
    known = had(workspace.network, record)
    fits = [
        Recipient(who, "; ".join(map(say, reasons)))
        for who, _value, reasons in fitting(workspace, record)
        if who not in known
    ]
    latest = sorted(known, key=lambda who: fold(workspace.network.name(who)))
    latest.sort(key=lambda who: known[who] or date.min, reverse=True)
    return fits + [Recipient(who, "", _had(known[who], workspace.today)) for who in latest]


def _had(on: date | None, today: date) -> str:
    return _("had it {day}").format(day=day(on, today)) if on else _("had it")


def had(network: Network, record: Passable) -> dict[str, date | None]:
    """Return who had something from you, by contact id, and on which day."""
    if isinstance(record, Opening):
        return {passed.contact: passed.on for passed in record.passed}
    return shares.received_by(network, record)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be passed on to people.

    Attributes:
        record: The opening or the share.
        title: What it is, in a few words.
        why: Why it fits them, or when it closes.
        fits: Whether it fits one of them.
    """

    record: Passable
    title: str
    why: str
    fits: bool = False


def for_people(workspace: Workspace, contacts: Sequence[Contact]) -> list[Candidate]:
    """Return what can be passed on to people: what fits them, best first, then the rest.

    The rest are the open openings, those that close first in front, then what is worth sharing, newest
    first. What all of them had from you, or told you of themselves, is left out.
    """
    found: dict[str, Candidate] = {}
    best: list[tuple[float, Candidate]] = []
    for contact in contacts:
        for give in workspace.matcher.for_contact(contact.id, workspace.today):
            record = _passable(workspace.network, give.table, give.record)
            if record is None or give.kind not in {"pass-on", "share"}:
                continue
            why = "; ".join(map(say, give.reasons))
            why = why if len(contacts) == 1 else f"{contact.name}: {why}"
            best.append((give.value, Candidate(record, title(record), why, fits=True)))
    for _value, candidate in sorted(best, key=lambda each: -each[0]):
        found.setdefault(candidate.record.id, candidate)
    for record in _everything(workspace):
        known = had(workspace.network, record)
        source = record.source if isinstance(record, Opening) else ""
        if record.id not in found and not all(one.id in known or one.id == source for one in contacts):
            found[record.id] = Candidate(record, title(record), _about(record, workspace.today))
    return list(found.values())


def _passable(network: Network, table: str, identifier: str) -> Passable | None:
    if table == Opening.TABLE:
        return network.get(Opening, identifier)
    return network.get(Share, identifier) if table == Share.TABLE else None


def _everything(workspace: Workspace) -> Iterator[Passable]:
    yield from openings.open_ones(workspace.network, workspace.today)
    yield from shares.newest_first(workspace.network)


def _about(record: Passable, today: date) -> str:
    if isinstance(record, Share):
        return ", ".join(record.topics)
    return _("closes {day}").format(day=day(record.closes_on, today)) if record.closes_on else record.place


def title(record: Passable) -> str:
    """Return what something is in a few words: "Data engineer, Acme"."""
    return openings.describe(record) if isinstance(record, Opening) else record.title


def in_a_line(record: Passable) -> str:
    """Return what something says, to paste into a chat: "Data engineer, Acme, Turin, https://…"."""
    place = record.place if isinstance(record, Opening) else ""
    return ", ".join(filter(None, map(clean_line, (title(record), place, record.url))))


def read_share(text: str) -> dict[str, Any]:
    """Return the fields of a share from a line: "EU AI Act https://example.org/ai #AI_regulation".

    Args:
        text: The title, with a link and topics anywhere in it; ``_`` in a topic stands for a space.
    """
    words, topics, url = [], [], ""
    for word in clean_line(text).split():
        if word.startswith("#") and (topic := word.strip("#.,;").replace("_", " ").strip()):
            topics.append(topic)
        elif not url and word.casefold().startswith(("https://", "http://", "www.")):
            url = word
        elif word.strip("#"):
            words.append(word)
    named = " ".join(words) or url.partition("://")[2].removeprefix("www.").strip("/") or url
    return {"title": named, "url": url, "topics": topics}


def topics(network: Network) -> list[str]:
    """Return the topics that people care for or that you shared something about, most used first."""
    count: dict[str, int] = {}
    for table, field in ((Contact.TABLE, "interests"), (Share.TABLE, "topics")):
        for raw in network.rows[table].values():
            found = raw.get(field)
            for word in found if isinstance(found, list) and not raw.get("deleted") else ():
                if isinstance(word, str):
                    count[word] = count.get(word, 0) + 1
    return sorted(count, key=lambda word: (-count[word], fold(word)))


def told_last(network: Network, record: Passable | None = None) -> tuple[Passable, list[Contact]] | None:
    """Return what was passed on last, and to whom in that one step; None where nothing was.

    Args:
        network: Where the ledger is.
        record: Look only at this opening or share.
    """
    last: tuple[str, str] = ("", "")
    people: list[str] = []
    for raw in network.rows[Exchange.TABLE].values():
        about = raw.get("opening") or raw.get("share")
        if not about or raw.get("deleted") or raw.get("direction") != "gave":
            continue
        if record is not None and about != record.id:
            continue
        step = (str(raw.get("created", "")), str(about))
        if step > last:
            last, people = step, []
        if step == last:
            people.append(str(raw.get("contact")))
    found = network.get(Opening, last[1]) or network.get(Share, last[1])
    contacts = [one for who in people if (one := network.get(Contact, who)) is not None and not one.deleted]
    return (found, sorted(contacts, key=lambda one: fold(one.name))) if found and contacts else None
