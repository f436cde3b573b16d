"""Quick entry, applied: what one line of natural words writes down."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from netui.domain.changes import Change, Edit, created, updated
from netui.domain.entry import Entry, Mention, NameIndex, What, leads_to_name, parse_entry, summary
from netui.domain.ids import short
from netui.domain.messages import NetuiError, message
from netui.domain.tables import Contact, Exchange, Interaction, Introduction
from netui.domain.words import keys, split
from netui.i18n import _, day, listed, say
from netui.services.lookup import SHOWN, describe
from netui.services.workspace import Workspace, came_back

NEW: Final = "new"
"""Chosen for a name: none of those who are called so, but a new contact."""

_LONGEST_BEGUN: Final = 3  # words of a name that is being typed

Choices = Mapping[str, str]
"""For a name as it is written: the id of the contact that is meant, or `NEW`."""


class UnclearEntryError(NetuiError):
    """A line that can't be written down yet; says what is missing."""


class AmbiguousNameError(UnclearEntryError):
    """A name that somebody has to choose for.

    Attributes:
        mention: The name.
        candidates: Those whom it may mean, by name.
    """

    def __init__(self, mention: Mention, candidates: Sequence[Contact]) -> None:
        self.mention = mention
        self.candidates = tuple(candidates)
        shown = "; ".join(describe(contact) for contact in candidates[:SHOWN])
        rest = len(candidates) - SHOWN
        values = {
            "name": mention.written,
            "shown": shown,
            "more": message(" and {rest} more", rest=rest) if rest > 0 else "",
            "id": short(candidates[0].id) if candidates else "",
        }
        said = (
            message(
                "“{name}” could be {shown}{more}; write the whole name, or “@{name}” for somebody new",
                **values,
            )
            if mention.guessed
            else message(
                "“{name}” could be {shown}{more}; write more of the name, or “{name} ({id})”", **values
            )
        )
        super().__init__(said)


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on with a line.

    Attributes:
        text: The whole line as it would be.
        shown: The name that is added.
        note: What tells two of the same name apart.
    """

    text: str
    shown: str
    note: str


class QuickEntry:
    """Quick entry for one open network: reads lines as they are typed, and writes them down.

    Args:
        workspace: The open network.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._names = NameIndex()

    def read(self, text: str) -> Entry:
        """Return what a line means, with the contacts as they are now."""
        self._names.refresh(self._workspace.network)
        return parse_entry(text, self._workspace.today, self._names)

    def complete(self, text: str) -> list[Completion]:
        """Return what the name at the end of a line that is being typed could become."""
        entry = self.read(text)
        last = next((one for one in entry.mentions if one.end == len(entry.text)), None)
        if last is not None and not last.new:
            start, found = last.start, () if last.known else last.contacts
        else:
            start, found = self._begun(entry.text)
        contacts = [self._workspace.network.get(Contact, one) for one in found[:SHOWN]]
        return [self._completion(entry.text[:start], one) for one in contacts if one is not None]

    def _begun(self, text: str) -> tuple[int, tuple[str, ...]]:
        """Return where a name that is being typed at the end begins, and whose it may be."""
        words = split(text)[-_LONGEST_BEGUN:]
        for first, word in enumerate(words):
            if word.kind == "word" and leads_to_name(text[: word.start]):
                found = self._names.starting([one.key for one in words[first:]])
                if found:
                    return word.start, found
        return len(text), ()

    def _completion(self, before: str, contact: Contact) -> Completion:
        others = self._names.find(keys(contact.name) or [""])
        alone = others is None or len(others.contacts) < 2
        name = contact.name if alone else f"{contact.name} ({short(contact.id)})"
        return Completion(before + name, name, contact.company or contact.role or contact.place)

    def preview(self, entry: Entry) -> list[str]:
        """Return what an entry would do and what it lacks, in lines for a person."""
        return preview(self._workspace, entry)

    def apply(self, entry: Entry, choices: Choices | None = None) -> Change:
        """Write an entry down; see `apply_entry`."""
        return apply_entry(self._workspace, entry, choices)


def preview(workspace: Workspace, entry: Entry) -> list[str]:
    """Return what an entry would do and what it lacks, in lines for a person."""
    lines = [say(summary(entry))]
    lines += [say(problem) for problem in entry.problems]
    lines += [say(AmbiguousNameError(one, _candidates(workspace, one)).message) for one in entry.ambiguous]
    lines += [_("{name} becomes a new contact").format(name=mention.name) for mention in entry.new]
    if entry.what is What.PROMISE and entry.direction == "gave":
        from netui.domain.measures.capacity import warning

        much = warning(workspace.network, workspace.today, max(len(entry.people), 1), entry.due)
        lines += [say(much)] if much is not None else []
    return lines


def apply_entry(workspace: Workspace, entry: Entry, choices: Choices | None = None) -> Change:
    """Write an entry down: new contacts and all, as one step of undo.

    Args:
        workspace: The open network.
        entry: What a line means.
        choices: Who is meant, for the names that may mean several.

    Raises:
        UnclearEntryError: Where something is missing.
        AmbiguousNameError: Where a name may mean several and none was chosen.
        InvalidRecordError: With every field that doesn't hold.
        StorageError: Where the network is read-only.
    """
    if entry.problems:
        raise UnclearEntryError(entry.problems[0])
    return _Application(workspace, entry, choices or {}).done()


class _Application:
    """One entry on its way into the records: contacts first, then what happened with them."""

    def __init__(self, workspace: Workspace, entry: Entry, choices: Choices) -> None:
        self._workspace = workspace
        self._stamp = workspace.stamp
        self._before: dict[str, Contact | None] = {}
        self._after: dict[str, Contact] = {}
        self._back: list[str] = []
        people = [self._resolved(mention, choices) for mention in entry.people]
        introduced = [self._resolved(mention, choices) for mention in entry.introduced]
        self._people = _once(people)
        self._introduced = [one for one in _once(introduced) if one not in self._people]
        self._entry = replace(
            entry, people=self._named(self._people), introduced=self._named(self._introduced)
        )

    def done(self) -> Change:
        """Write it down."""
        label = say(summary(self._entry))
        records = []
        match self._entry.what:
            case What.INTERACTION:
                interaction = self._interaction()
                who = listed(self._after[one].name for one in self._people)
                label = _("log {kind} with {names}").format(kind=interaction.kind or _("contact"), names=who)
                records.append(created(interaction, self._stamp))
            case What.PLAN:
                who = listed(self._after[one].name for one in self._people)
                label = _("reconnect with {who} on {day}").format(who=who, day=day(self._day))
                self._plan()
            case What.NOTE:
                self._note(self._entry.note)
            case What.INTRODUCTION:
                records += self._introductions()
            case _:
                records += self._exchanges()
        if self._back:
            label = came_back(label, self._back)
        return self._workspace.do(label, [*self._contacts(), *records])

    def _resolved(self, mention: Mention, choices: Choices) -> str:
        """Return the id of the contact that a name means; a new one's where nobody is called so."""
        chosen = choices.get(mention.written, mention.contacts[0] if mention.known else "")
        if not chosen and mention.ambiguous:
            raise AmbiguousNameError(mention, _candidates(self._workspace, mention))
        if chosen and chosen != NEW:
            contact = self._workspace.network.get(Contact, chosen)
            seen = self._workspace.last_seen(Contact, chosen)
            if seen is not None:  # others removed them while the line was being typed
                self._before[chosen] = contact
                self._after[chosen] = (contact or seen).change({"deleted": ""})
                self._back.append(seen.name)
                return chosen
            if contact is None or contact.deleted:
                raise UnclearEntryError(message("“{name}” is no longer there; say who", name=mention.written))
            self._before[chosen] = self._after[chosen] = contact
            return chosen
        identifier = self._workspace.new_id()
        self._before[identifier] = None
        self._after[identifier] = Contact.parse(identifier, {"name": mention.written.lstrip("@")})
        return identifier

    def _named(self, contacts: Sequence[str]) -> tuple[Mention, ...]:
        names = [(one, self._after[one].name) for one in contacts]
        return tuple(Mention(name, 0, 0, (one,), name) for one, name in names)

    def _contacts(self) -> Iterator[Edit | None]:
        for identifier, before in self._before.items():
            after = self._after[identifier]
            yield created(after, self._stamp) if before is None else updated(before, after, self._stamp)

    def _change(self, contact: str, fields: Mapping[str, Any]) -> None:
        self._after[contact] = self._after[contact].change(fields)

    def _interaction(self) -> Interaction:
        entry = self._entry
        fields = {
            "on": entry.on, "contacts": self._people, "kind": entry.kind, "started_by": entry.started_by,
            "place": entry.place, "note": entry.note,
        }  # fmt: skip
        return Interaction.parse(self._workspace.new_id(), fields)

    def _plan(self) -> None:
        """Put the next time off or bring it on; no table holds plans, so its words go to the notes."""
        for contact in self._people:
            self._change(contact, {"snoozed_until": self._entry.on})
        if self._entry.note:
            self._note(self._entry.note)

    def _note(self, text: str) -> None:
        for contact in self._people:
            line = f"{self._day.isoformat()} {text}"
            notes = self._after[contact].notes
            self._change(contact, {"notes": f"{notes}\n{line}" if notes else line})

    @property
    def _day(self) -> date:
        return self._entry.on or self._workspace.today

    def _exchanges(self) -> Iterator[Edit]:
        entry = self._entry
        names = [self._after[one].name for one in (*self._people, *self._introduced)]
        between = entry.kind == "introduction" and not entry.note and len(names) > 1
        note = " ↔ ".join(names if not self._introduced else names[1:]) if between else entry.note
        for contact in self._people:
            yield created(self._exchange(contact, note), self._stamp)
        for contact in self._introduced:
            if not self._after[contact].introduced_by:
                self._change(contact, {"introduced_by": self._people[0]})

    def _exchange(self, contact: str, note: str, introduction: str = "") -> Exchange:
        entry = self._entry
        fields = {
            "contact": contact, "direction": entry.direction, "kind": entry.kind, "weight": entry.weight,
            "on": entry.on, "status": "promised" if entry.what is What.PROMISE else "done", "due": entry.due,
            "note": note, "introduction": introduction,
        }  # fmt: skip
        return Exchange.parse(self._workspace.new_id(), fields)

    def _introductions(self) -> Iterator[Edit]:
        """Yield an introduction of the first to each other, and for each of them what it was to them."""
        if len(self._people) < 2:
            name = self._after[self._people[0]].name
            raise UnclearEntryError(
                message("{name} can't be introduced to themselves; say to whom", name=name)
            )
        first, *others = self._people
        for number, other in enumerate(others):
            fields = {
                "a": first,
                "b": other,
                "why": self._entry.note,
                "status": "introduced",
                "on": self._day,
            }
            introduction = Introduction.parse(self._workspace.new_id(), fields)
            yield created(introduction, self._stamp)
            note = f"{self._after[first].name} ↔ {self._after[other].name}"
            note += f": {self._entry.note}" if self._entry.note else ""
            for contact in (other,) if number else (first, other):
                yield created(self._exchange(contact, note, introduction.id), self._stamp)


def _once(contacts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(contacts))


def _candidates(workspace: Workspace, mention: Mention) -> list[Contact]:
    found = (workspace.network.get(Contact, identifier) for identifier in mention.contacts)
    return [contact for contact in found if contact is not None]


__all__ = [
    "NEW", "AmbiguousNameError", "Choices", "Completion", "QuickEntry", "UnclearEntryError", "apply_entry",
    "preview",
]  # fmt: skip
