"""What is done to people: added, edited, tagged, moved between circles, snoozed, put in the trash."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from netui.domain.changes import Change, trashed, updated
from netui.domain.messages import message
from netui.domain.tables import Contact, Request
from netui.domain.text import clean_line, fold
from netui.i18n import _, day, ngettext, say
from netui.services.workspace import Workspace

HANDLE_OPTIONS = ("email", "phone", "linkedin", "facebook", "web")


def add_contact(
    workspace: Workspace, fields: Mapping[str, Any], needs: Iterable[str] = ()
) -> tuple[Contact, Change]:
    """Add a person, with the needs of theirs that you know of, as one step of undo.

    Args:
        workspace: The open network.
        fields: Values as people write them, by field name.
        needs: What they look for, each in words.

    Raises:
        InvalidRecordError: With every field that doesn't hold.
        RequestError: Needs of yourself, who are no contact.
    """
    contact = Contact.parse(workspace.new_id(), fields)
    known: dict[str, Request] = {}
    for text in filter(None, map(clean_line, needs)):
        known.setdefault(fold(text), new_need(workspace, contact, text))
    if known:
        from netui.services.requests import refuse_self

        refuse_self(workspace.network, contact)
    label = _("add {name}").format(name=contact.name)
    return contact, workspace.add(label, contact, *known.values())


def new_need(workspace: Workspace, contact: Contact, text: str) -> Request:
    """Return a need of somebody's that you know of, not written down yet: nobody was asked for anything.

    Raises:
        InvalidRecordError: There are no words in it.
    """
    fields = {
        "direction": "incoming",
        "contact": contact.id,
        "text": text,
        "status": "known",
        "on": workspace.today,
    }
    return Request.parse(workspace.new_id(), fields)


def edit_contacts(
    workspace: Workspace, contacts: Sequence[Contact], fields: Mapping[str, Any], what: str
) -> Change:
    """Give the same values to one or more contacts, as one step of undo.

    Args:
        workspace: The open network.
        contacts: Whom.
        fields: Values as people write them, by field name.
        what: What is done, for undo to say: "circle close".
    """
    label = _("{what}: {who}").format(what=what, who=who(contacts))
    return workspace.replace(label, *((contact, contact.change(fields)) for contact in contacts))


def who(contacts: Sequence[Contact]) -> str:
    """Return the one contact's name, or how many there are."""
    if len(contacts) == 1:
        return contacts[0].name
    return ngettext("{count} contact", "{count} contacts", len(contacts))


def tag(workspace: Workspace, contacts: Sequence[Contact], words: str) -> Change:
    """Add tags to contacts, or take away those written with a leading ``-``.

    Args:
        workspace: The open network.
        contacts: Whom.
        words: Tags with commas or spaces between them, each with or without ``#``: "python, -law".
    """
    parts = [part.strip().lstrip("#") for part in words.replace(",", " ").split()]
    add = [part for part in parts if part and not part.startswith("-")]
    remove = {part[1:].lstrip("#") for part in parts if part.startswith("-")}
    pairs = (
        (contact, contact.change({"tags": [tag for tag in (*contact.tags, *add) if tag not in remove]}))
        for contact in contacts
    )
    label = _("tag {words}: {who}").format(words=words, who=who(contacts))
    return workspace.replace(label, *pairs)


def snooze(workspace: Workspace, contacts: Sequence[Contact], until: date | None) -> Change:
    """Keep contacts off the Overview until a day; None wakes them."""
    what = _("wake") if until is None else _("snooze until {day}").format(day=day(until, workspace.today))
    return edit_contacts(workspace, contacts, {"snoozed_until": until}, what)


def star(workspace: Workspace, contacts: Sequence[Contact]) -> Change:
    """Star contacts; where all of them are starred, take the stars away."""
    starred = not all(contact.starred for contact in contacts)
    return edit_contacts(workspace, contacts, {"starred": starred}, _("star") if starred else _("unstar"))


def archive(workspace: Workspace, contacts: Sequence[Contact]) -> Change:
    """Archive contacts: kept and found, never due; where all are archived, take them back."""
    archived = not all(contact.stage == "archived" for contact in contacts)
    what = _("archive") if archived else _("take out of the archive")
    return edit_contacts(workspace, contacts, {"stage": "archived" if archived else "connected"}, what)


def add_note(workspace: Workspace, contact: Contact, text: str) -> Change:
    """Add a line with today's date at the end of a contact's notes."""
    contact = workspace.now(contact)  # others may have added a line of theirs
    line = f"{workspace.today.isoformat()} {text}"
    notes = f"{contact.notes}\n{line}" if contact.notes else line
    return edit_contacts(workspace, [contact], {"notes": notes}, _("note"))


def trash_contacts(workspace: Workspace, contacts: Sequence[Contact]) -> Change:
    """Put contacts in the trash; what was exchanged with them stays."""
    label = _("trash {who}").format(who=who(contacts))
    return workspace.do(label, [trashed(contact, workspace.stamp) for contact in contacts])


def untrash_contacts(workspace: Workspace, contacts: Sequence[Contact]) -> Change:
    """Take contacts out of the trash."""
    pairs = ((contact, contact.change({"deleted": ""})) for contact in contacts)
    edits = [updated(before, after, workspace.stamp) for before, after in pairs]
    return workspace.do(_("take out of the trash: {who}").format(who=who(contacts)), edits)


def known_values(workspace: Workspace, fields: Iterable[str]) -> dict[str, list[str]]:
    """Return the values already used in fields of contacts, most used first: what a form completes.

    Args:
        workspace: The open network.
        fields: Names of text or set fields of contacts.
    """
    counts: dict[str, dict[str, int]] = {field: {} for field in fields}
    for contact in workspace.network.all(Contact):
        for field, count in counts.items():
            value = getattr(contact, field)
            for word in (value,) if isinstance(value, str) else value:
                if word:
                    count[word] = count.get(word, 0) + 1
    return {
        field: sorted(count, key=lambda word: (-count[word], word.casefold()))
        for field, count in counts.items()
    }


def handle_fields(values: Mapping[str, str | None]) -> list[dict[str, str]]:
    """Return handles as a contact's field takes them, from values by kind; empty ones are left out."""
    return [{"kind": kind, "value": value} for kind, value in values.items() if value]


def in_trash(contact: Contact | None) -> str:
    """Return what is added behind the name of a contact that is in the trash or gone; else nothing."""
    if contact is None:
        return say(message(" (no longer there)"))
    return say(message(" (in the trash)")) if contact.deleted else ""
