"""A person as entries of two lists: who they are and what to do next; and everything that happened."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from netui.domain.network import Network
from netui.domain.tables import Conflict, Contact, Request
from netui.i18n import _, day
from netui.services import person
from netui.ui.render import width_of
from netui.ui.widgets.columns import Column
from netui.ui.widgets.entrylist import Entry
from netui.ui.widgets.linelist import Cell

ABOUT_COLUMNS: Final = (Column("label", "", 10), Column("text", "", 12, share=1))
_ROLES: Final = {">": "good", "<": "accent", "?": "warn"}
_LONGEST_WHAT = 14  # cells


def about_entries(
    network: Network, contact: Contact, today: date, steps: Mapping[str, person.Step], *, airy: bool
) -> list[Entry]:
    """Return what is known of a person, part by part; each entry's id begins with the word for its part.

    Args:
        network: Where the person is.
        contact: The person.
        today: The day that it is.
        steps: What to do next, by the id of its entry.
        airy: Whether there is room for a free line between two parts.
    """
    entries: list[Entry] = []
    for place, part in enumerate(_parts(network, contact, today, steps)):
        found = list(part)
        if found and entries and airy:
            entries.append(Entry(f"part {place}", heading=True))
        entries += found
    return entries


def _parts(
    network: Network, contact: Contact, today: date, steps: Mapping[str, person.Step]
) -> Iterator[Iterator[Entry]]:
    facts = {fact.label: fact for fact in person.facts(network, contact, today)}
    facts.pop(_("works"), None)  # in the heading
    yield _next(steps)
    yield _conflicts(network, contact, today)
    yield _handles(contact)
    yield (_fact(fact) for fact in facts.values())
    if not (contact.handles or contact.role or contact.company):
        yield iter(
            [Entry("hint", ("",), _("e writes down what you know: role, company, addresses"), "muted")]
        )
    yield _exchanged_interests(network, contact)
    yield _knows(network, contact)
    yield (_fact(fact, "ledger") for fact in person.exchanged(network, contact, today))
    if contact.notes:
        yield iter([Entry("notes", (_label(_("notes")),), contact.notes)])


def _next(steps: Mapping[str, person.Step]) -> Iterator[Entry]:
    label: str | Cell = _label(_("next"))
    for key, step in steps.items():
        yield Entry(key, (label,), step.text, "warn")
        label = ""


def _conflicts(network: Network, contact: Contact, today: date) -> Iterator[Entry]:
    """Yield a line where two machines changed something of theirs differently."""
    if network.count(Conflict):
        from netui.services.conflicts import fields_in_words, of_contact

        if found := of_contact(network, contact, today):
            text = _("{fields}: enter shows both").format(fields=fields_in_words(found))
            yield Entry(f"conflict {found[0].id}", (_label(_("two values")),), text, "warn")


def _handles(contact: Contact) -> Iterator[Entry]:
    before = ""
    for place, handle in enumerate(contact.handles):
        text = f"{handle.value} ({handle.label})" if handle.label else handle.value
        yield Entry(f"handle {place}", (_label(handle.kind if handle.kind != before else ""),), text)
        before = handle.kind


def _exchanged_interests(network: Network, contact: Contact) -> Iterator[Entry]:
    """Yield what they can help with and what they look for; each need is an entry, for each is a record."""
    needs = person.needs_of(network, contact)
    for fact in person.exchanged_interests(network, contact):
        if fact.label != _("needs"):
            yield _fact(fact)
            continue
        label: str | Cell = _label(fact.label)
        for need in needs:
            yield Entry(f"need {need.id}", (label,), _need(need))
            label = ""
    if not (needs or contact.offers):
        text = _("e writes down what they can help with, K what they need")
        yield Entry(f"hint {_('offers')}", ("",), text, "muted")


def _need(need: Request) -> str:
    """Return a need in words, and whether they asked you for it."""
    states = {"known": "", "promised": _("promised")}
    state = states.get(need.status or "open", _("asked of you"))
    return f"{need.text} ({state})" if state else need.text


def _knows(network: Network, contact: Contact) -> Iterator[Entry]:
    label: str | Cell = _label(_("knows"))
    for other in person.knows(network, contact):
        works = ", ".join(filter(None, (other.role, other.company)))
        yield Entry(f"knows {other.id}", (label,), f"{other.name} · {works}" if works else other.name)
        label = ""


def _fact(fact: person.Fact, kind: str = "fact") -> Entry:
    return Entry(f"{kind} {fact.label}", (_label(fact.label),), fact.text)


def _label(text: str) -> Cell:
    return Cell(text, "muted")


def field_of(label: str) -> str:
    """Return the field behind a fact: where its form begins; empty where no one field is."""
    others = {_("met"): "met_on", _("also called"): "aliases", _("snoozed"): "snoozed_until"}
    words = {
        _(name): name
        for name in (
            "sector", "place", "relation", "circle", "birthday", "tags", "trust", "stage", "offers",
            "interests", "goals", "notes",
        )
    }  # fmt: skip
    return (words | others).get(label, "")


def event_key(event: person.Event) -> str:
    """Return the id of an event's entry."""
    return f"{event.table} {event.record}".strip() or "met"


def event_entries(events: Mapping[str, person.Event], today: date) -> list[Entry]:
    """Return a timeline's entries, with a heading where another year than today's begins."""
    entries: list[Entry] = []
    year = today.year
    for key, event in events.items():
        if event.on is not None and event.on.year != year:
            year = event.on.year
            entries.append(Entry(f"year {year}", heading=True, text=str(year)))
        when = day(event.on, event.on) if event.on else "—"  # its year is in the heading above
        role = _ROLES.get(event.sign, "muted")
        cells = (Cell(when, "muted"), Cell(event.sign, role), Cell(event.what, role))
        entries.append(Entry(key, cells, event.text))
    return entries


def event_columns(events: Mapping[str, person.Event]) -> tuple[Column, ...]:
    """Return the columns of a timeline, as wide as its words for what happened need them."""
    widest = max((width_of(event.what) for event in events.values()), default=0)
    return (
        Column("on", "", 6, right=True),
        Column("sign", "", 1, gap=1),
        Column("what", "", max(7, min(widest, _LONGEST_WHAT)), rank=1),
        Column("text", "", 18, share=1),
    )
