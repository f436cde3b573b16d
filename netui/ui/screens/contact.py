"""One person: who they are, what to do next, everything that happened, and whom they know."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.widget import Widget

from netui.domain.messages import Message, message
from netui.domain.records import Record
from netui.domain.tables import TABLES, Contact, Introduction, Request
from netui.i18n import _, ngettext
from netui.services import contacts as use
from netui.services import gives, person
from netui.services.contacts import in_trash
from netui.services.forms import describe
from netui.ui.actions import bindings
from netui.ui.querying import words_question
from netui.ui.screens.introducing import open_introduction
from netui.ui.screens.people_actions import is_link
from netui.ui.screens.person_entries import (
    ABOUT_COLUMNS,
    about_entries,
    event_columns,
    event_entries,
    event_key,
    field_of,
)
from netui.ui.screens.records import RecordActions
from netui.ui.widgets.entrylist import EntryList
from netui.ui.widgets.heading import Heading
from netui.ui.widgets.linelist import LineList

if TYPE_CHECKING:
    from netui.domain.matching import Give

WIDE = 110  # columns from which the panes stand side by side
LOW = 16  # lines below which only the pane that takes the keys shows
TINY = 11  # lines below which the sentence on how things stand gives way to the panes
TALL = 30  # lines from which there is room for a free line between the parts
STAR = "★"


class ContactScreen(RecordActions):
    """One person.

    Args:
        identifier: The contact's id.
        among: The people of the list that one came from, in order.
    """

    PLACE = "contact"
    DEFAULT_CSS = """
    ContactScreen.-wide { layout: horizontal; }
    ContactScreen > Heading { dock: top; }
    ContactScreen EntryList { width: 1fr; height: 2fr; }
    ContactScreen EntryList.-active { height: 3fr; }
    ContactScreen.-low EntryList { height: 0; }
    ContactScreen.-low EntryList.-active { height: 1fr; }
    ContactScreen.-wide EntryList { height: 1fr; width: 3fr; }
    ContactScreen.-wide #about { width: 2fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("contact")]

    def __init__(self, identifier: str, among: Sequence[str] = ()) -> None:
        super().__init__()
        self.identifier = identifier
        self.heading = Heading()
        self.about = EntryList(ABOUT_COLUMNS, title=_("About"), id="about")
        self.timeline = EntryList(event_columns({}), title=_("Timeline"), id="timeline")
        self._among = tuple(among)
        self._active = self.about
        self._events: dict[str, person.Event] = {}
        self._steps: dict[str, person.Step] = {}
        self._words = ""
        self._airy = False
        self._gone = False

    def compose(self) -> ComposeResult:
        """Make the panes."""
        yield self.heading
        yield self.about
        yield self.timeline

    # What is shown

    @property
    def contact(self) -> Contact | None:
        """The person as they stand, or as they were before others took them out; None where you did."""
        found = self.workspace.network.get(Contact, self.identifier)
        return found if found is not None else self.workspace.last_seen(Contact, self.identifier)

    @property
    def _taken_out(self) -> bool:
        """Whether others took the person out of the file."""
        return self.identifier not in self.workspace.network.rows[Contact.TABLE]

    def reload(self) -> None:
        """Show the person as they stand; a person who is no longer there is left."""
        contact = self.contact
        if contact is None:
            if not self._gone:
                self._gone = True
                self.call_later(self.netui.close_view)
            return
        self._show_heading(contact)
        self._show_timeline(contact)
        self._show_about(contact)
        self._activate(self._active)

    @property
    def _height(self) -> int:
        """The lines there are, also before this screen is laid out."""
        return (self.outer_size or self.netui.stage.outer_size).height

    def _show_heading(self, contact: Contact) -> None:
        star = f"{STAR} " if contact.starred else ""
        works = ", ".join(filter(None, (contact.role, contact.company)))
        works = " · ".join(filter(None, (works, contact.circle)))
        network, today = self.workspace.network, self.workspace.today
        self.heading.show(
            [
                (f"{star}{contact.name}", "name"),
                (in_trash(None if self._taken_out else contact), "alarm"),
                (f"  {works}" if works else "", ""),
            ],
            person.standing(network, contact, today) if self._height >= TINY else "",
        )

    def _show_about(self, contact: Contact) -> None:
        network, today = self.workspace.network, self.workspace.today
        self._airy = self._height >= TALL
        steps = person.steps(network, contact, today, self._gives(contact))
        self._steps = {f"step {place}": step for place, step in enumerate(steps)}
        self.about.show_entries(about_entries(network, contact, today, self._steps, airy=self._airy))

    def _gives(self, contact: Contact) -> "Iterable[Give]":
        """Return what could be given them; where nobody has looked yet, that follows once they are shown."""
        if not self.netui.sight.matched:
            self.call_after_refresh(self.netui.ahead.match, self.refill)
            return ()
        return self.workspace.matcher.for_contact(contact.id, self.workspace.today)

    def _show_timeline(self, contact: Contact) -> None:
        events = person.timeline(self.workspace.network, contact, self.workspace.today)
        shown = person.search(events, self._words)
        self.timeline.set_title(self._timeline_title(len(shown), len(events)))
        self.timeline.empty = self._timeline_empty(contact)
        self._events = {event_key(event): event for event in shown}
        self.timeline.show_columns(event_columns(self._events))
        self.timeline.show_entries(event_entries(self._events, self.workspace.today))

    def _timeline_title(self, shown: int, all_of_them: int) -> str:
        if not self._words:
            return _("Timeline")
        return _("Timeline · “{words}” · {shown} of {count}").format(
            words=self._words, shown=shown, count=all_of_them
        )

    def _timeline_empty(self, contact: Contact) -> tuple[str, ...]:
        if self._words:
            return (_("Nothing here fits “{words}”.").format(words=self._words), _("esc clears the filter."))
        return (
            _("Nothing written down with {name} yet.").format(name=contact.name),
            _("t logs a time in touch, > what you gave, < what you received."),
        )

    # Panes

    def first_focus(self) -> Widget:
        """Return the pane that takes the keys."""
        return self._active

    def on_mount(self) -> None:
        """Fill the panes for the room that they will have."""
        self._place(self.netui.stage.outer_size)
        super().on_mount()

    def _place(self, size: Size) -> None:
        """Put the panes side by side where there is room, else one above the other."""
        wide = size.width >= WIDE
        self.set_class(wide, "-wide")
        self.set_class(not wide and size.height < LOW, "-low")
        self.about.expected = size.width * 2 // 5 if wide else size.width
        self.timeline.expected = size.width - self.about.expected if wide else size.width

    def on_resize(self, event: events.Resize) -> None:
        """Place the panes anew."""
        self._place(event.size)
        contact = self.contact
        if contact is not None:
            self._show_heading(contact)
            if self._airy != (event.size.height >= TALL):
                self._show_about(contact)

    def on_click(self) -> None:
        """Give the pane that was clicked more room."""
        for pane in (self.about, self.timeline):
            if pane is self.screen.focused:
                self._activate(pane)

    def _to(self, pane: EntryList) -> None:
        self.screen.set_focus(pane)
        self._activate(pane)

    def _activate(self, pane: EntryList) -> None:
        """Give the pane that takes the keys more room."""
        self._active = pane
        for each in (self.about, self.timeline):
            each.set_class(each is pane, "-active")

    def action_pane_next(self) -> None:
        """To the other pane."""
        self._to(self.about if self._active is self.timeline else self.timeline)

    action_pane_previous = action_pane_next

    def action_pane_left(self) -> None:
        """To who they are."""
        self._to(self.about)

    def action_pane_right(self) -> None:
        """To what happened."""
        self._to(self.timeline)

    # What is selected

    def selected_contacts(self) -> list[Contact]:
        """Return the person."""
        contact = self.contact
        return [contact] if contact is not None else []

    def selected_records(self) -> Sequence[Record]:
        """Return the record behind the entry with the cursor, else the person."""
        table, record = "", ""
        if self._active is self.timeline:
            event = self._events.get(self.timeline.entry)
            table, record = (event.table, event.record) if event else ("", "")
        else:
            kind, _space, record = self.about.entry.partition(" ")
            table = Request.TABLE if kind == "need" else ""
        found = self.workspace.network.get(TABLES[table], record) if table else None
        return [found] if found is not None else self.selected_contacts()

    def to_answer(self) -> Sequence[Record]:
        """Return the record behind the entry with the cursor, or the one that the next step is about."""
        step = self._step
        if step is None or not step.table:
            return super().to_answer()
        found = self.workspace.network.get(TABLES[step.table], step.record)
        return [found] if found is not None else []

    def missing(self, needs: str) -> Message | None:
        """Return why nothing can be done for a person in the trash, or who was taken out."""
        contact = self.contact
        if needs == "person" and contact is not None and self._taken_out:
            return message("{name} was taken out elsewhere: d brings them back", name=contact.name)
        if needs == "person" and contact is not None and contact.deleted:
            return message("{name} is in the trash: d takes them back out", name=contact.name)
        return super().missing(needs)

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Do what an entry is there for: open, edit, copy."""
        event.stop()
        if event.list is self.timeline:
            await self._open_event()
        else:
            await self._open_about(self.about.entry)

    async def _open_event(self) -> None:
        met = self.timeline.entry == "met"
        record = self.selected_records()[0]
        if isinstance(record, Introduction):
            open_introduction(self, record.id)
        else:
            await self.open_form(record, field="met_on" if met else "")

    async def _open_about(self, key: str) -> None:
        contact = self.contact
        if contact is None:
            return
        kind, _space, rest = key.partition(" ")
        if kind == "knows":
            await self.netui.open_contact(rest)
        elif kind == "step":
            await self._open_step(self._steps[key])
        elif kind == "handle":
            self._use_handle(contact, rest)
        elif kind == "ledger":
            self._to(self.timeline)
        elif kind == "conflict":
            from netui.ui.screens.conflicts import ConflictsScreen

            await self.netui.open_view(ConflictsScreen(rest))
        elif kind == "need":
            await self.action_edit()
        else:
            await self.open_form(contact, field=field_of(rest or kind))

    async def _open_step(self, step: person.Step) -> None:
        if step.give is not None:
            await self.action_done()
            return
        found = self.workspace.network.get(TABLES[step.table], step.record) if step.table else None
        if found is not None:
            await self.open_form(found)
        else:
            await self.netui.action_perform("log")

    def _use_handle(self, contact: Contact, rest: str) -> None:
        handle = contact.handles[int(rest)]
        if is_link(handle.value):
            self.show_link(handle.value)
        else:
            self.copy_text(handle.value)

    # Actions

    @property
    def _step(self) -> person.Step | None:
        """The step with the cursor."""
        return self._steps.get(self.about.entry) if self._active is self.about else None

    async def action_done(self) -> None:
        """Do the step with the cursor: what is proposed, or being in touch; else as everywhere."""
        step = self._step
        if step is not None and step.give is not None:
            from netui.ui.screens.giving import do_give

            await do_give(self, step.give)
        elif step is not None and not step.table:
            self.action_log()
        else:
            super().action_done()

    def action_no(self) -> None:
        """Say that what is proposed is no match; else as everywhere."""
        step = self._step
        if step is not None and step.give is not None:
            contact = [self.identifier] if step.give.kind != "introduce" else ()
            self._did(gives.dismiss(self.workspace, step.give, contact).label)
        else:
            super().action_no()

    async def action_trash(self) -> None:
        """Move what is selected to the trash; a person who is there comes back."""
        record = self.selected_records()[0]
        if not isinstance(record, Contact):
            label = _("trash {what}").format(what=describe(self.workspace, record))
            self._did(self.workspace.trash(label, record).label)
        elif self._taken_out:
            back = record.change({"deleted": ""})
            self._did(self.workspace.add(_("bring back {name}").format(name=record.name), back).label)
        elif record.deleted:
            self._did(use.untrash_contacts(self.workspace, [record]).label)
        else:
            label = use.trash_contacts(self.workspace, [record]).label
            await self.netui.close_view()
            self._did(label)

    def action_copy(self) -> None:
        """Copy the handle with the cursor, else one of theirs."""
        contact, (kind, _space, place) = self.contact, self.about.entry.partition(" ")
        if contact is not None and self._active is self.about and kind == "handle":
            self.copy_text(contact.handles[int(place)].value)
        else:
            super().action_copy()

    def action_filter(self) -> None:
        """Filter the timeline while words are being typed."""
        self._to(self.timeline)
        hint = _("words of what happened: lunch, gave, 2025")
        self.ask(words_question(self._words, self._filter, self.timeline, None, hint))

    def _filter(self, text: str) -> None:
        self._words = text.strip()
        contact = self.contact
        if contact is not None:
            self._show_timeline(contact)

    def leave(self) -> bool:
        """Clear the filter."""
        if not self._words:
            return False
        self._filter("")
        return True

    def action_next_person(self) -> None:
        """To the next person of the list that one came from."""
        self._turn(1)

    def action_previous_person(self) -> None:
        """To the person before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        rows = self.workspace.network.rows[Contact.TABLE]
        among = [each for each in self._among if each in rows]
        place = among.index(self.identifier) + by if self.identifier in among else -1
        if not 0 <= place < len(among):
            self.netui.notice(
                _("that was the last of the list")
                if by > 0 and among
                else _("there is nobody before in the list")
            )
            return
        self.identifier = among[place]
        self._words = ""
        self.reload()
        for pane in (self.about, self.timeline):
            pane.action_first()
        self.netui.notice(
            _("{place} of {people}").format(
                place=place + 1, people=ngettext("{count} person", "{count} people", len(among))
            )
        )
