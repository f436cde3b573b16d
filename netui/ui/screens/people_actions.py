"""What can be done to people, the same on every screen where one is selected."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from netui.domain.messages import NetuiError, message
from netui.domain.text import clean_line, fold
from netui.i18n import _, weekday
from netui.ui.lazy import LazyModule
from netui.ui.screens.asking import Asking
from netui.ui.screens.introducing import Introducing
from netui.ui.screens.passing import Passing
from netui.ui.widgets.prompt import Choice, Question

if TYPE_CHECKING:
    from netui.domain.tables import Contact
    from netui.services import contacts as use
else:
    use = LazyModule("netui.services.contacts")

NAMED = 3  # people of the same name that the bar names


class WrongAnswerError(NetuiError):
    """An answer that doesn't hold, said above the bar."""


def is_link(text: str) -> bool:
    """Whether a text is something that a browser may be asked to open."""
    return text.startswith(("https://", "http://"))


class PeopleActions(Asking, Introducing, Passing):
    """A screen on which people are selected."""

    def action_star(self) -> None:
        """Star, or take the star away."""
        self._did(use.star(self.workspace, self.selected_contacts()).label)

    async def action_history(self) -> None:
        """Show what the commits changed of a person."""
        from netui.services.recorded.telling import subject_of
        from netui.ui.screens.recorded import HistoryScreen

        people = self.selected_contacts()
        if len(people) != 1:
            raise WrongAnswerError(message("a history is of one person: move to them, with no marks"))
        await self.netui.open_view(HistoryScreen(subject_of(self.workspace.network, people[0])))

    def action_archive(self) -> None:
        """Archive, or take out of the archive."""
        self._did(use.archive(self.workspace, self.selected_contacts()).label)

    def action_trash(self) -> Awaitable[None] | None:
        """Move to the trash."""
        self._did(use.trash_contacts(self.workspace, self.selected_contacts()).label)
        return None

    def action_log(self) -> None:
        """Log a time in touch."""
        people = self.selected_contacts()
        label = _("log with {who}").format(who=use.who(people))
        self.netui.quick_entry().ask_about(label, "with {them} {text}", people, _("coffee yesterday #python"))

    def action_gave(self) -> None:
        """Write down what was given."""
        people = self.selected_contacts()
        label = _("gave {who}").format(who=use.who(people))
        self.netui.quick_entry().ask_about(label, "gave {them} {text}", people, _("a tip on rent"))

    def action_received(self) -> None:
        """Write down what was received."""
        people = self.selected_contacts()
        label = _("received from {who}").format(who=use.who(people))
        hint = _("an introduction to Sara, last week")
        self.netui.quick_entry().ask_about(label, "got from {them} {text}", people, hint)

    def action_promise(self) -> None:
        """Write down what was promised."""
        people = self.selected_contacts()
        label = _("promise {who}").format(who=use.who(people))
        hint = _("a CV review by friday")
        self.netui.quick_entry().ask_about(label, "promised {them} {text}", people, hint)

    def action_tag(self) -> None:
        """Ask for tags."""
        people = self.selected_contacts()
        used = use.known_values(self.workspace, ["tags"])["tags"]

        def complete(text: str) -> list[Choice]:
            head, _space, last = text.rpartition(" ")
            sign = last[: len(last) - len(last.lstrip("-#"))]
            word = fold(last[len(sign) :])
            head = f"{head} " if head else ""
            fitting = (tag for tag in used if word and fold(tag).startswith(word) and tag != last)
            return [Choice(f"{head}{sign}{tag} ", tag) for tag in fitting]

        def submit(text: str) -> None:
            if text:
                self._did(use.tag(self.workspace, people, text).label)

        label = _("tag {who}").format(who=use.who(people))
        self.ask(Question(label, submit, complete=complete, hint=_("python law · -law takes one away")))

    def action_circle(self) -> None:
        """Ask for a circle."""
        from netui.domain.tables import CIRCLES

        people = self.selected_contacts()

        def complete(text: str) -> list[Choice]:
            return [Choice(circle) for circle in CIRCLES if circle.startswith(fold(text.strip()))]

        def submit(text: str) -> None:
            what = _("circle {circle}").format(circle=text)
            self._did(use.edit_contacts(self.workspace, people, {"circle": text}, what).label)

        label = _("circle of {who}").format(who=use.who(people))
        self.ask(Question(label, submit, complete=complete, pick=True, hint=_("↓ ↑ choose, or type")))

    def action_snooze(self) -> None:
        """Ask until when."""
        from netui.domain.dates import DateError, read_date

        people = self.selected_contacts()

        def changed(text: str) -> list[str]:
            if not text.strip():
                return [_("nothing typed wakes them: they show again as soon as they are due")]
            try:
                return [weekday(read_date(text, self.workspace.today, "future"))]
            except DateError:
                return []

        def submit(text: str) -> None:
            day = read_date(text, self.workspace.today, "future") if text else None
            if day is not None and day <= self.workspace.today:
                raise WrongAnswerError(message("that day is past: name one to come, such as “in 2 weeks”"))
            self._did(use.snooze(self.workspace, people, day).label)

        label = _("snooze {who} until").format(who=use.who(people))
        self.ask(Question(label, submit, changed=changed, hint=_("friday, in 2 weeks, 31 Jan")))

    def action_note(self) -> None:
        """Ask for a line."""
        person = self.selected_contacts()[0]

        def submit(text: str) -> None:
            if text:
                self._did(use.add_note(self.workspace, person, text).label)

        self.ask(Question(_("note on {who}").format(who=use.who([person])), submit))

    def action_add(self) -> Awaitable[None] | None:
        """Add somebody by name, and open them."""
        self.ask_for_name(lambda contact: self.netui.call_later(self.netui.open_contact, contact.id))
        return None

    def ask_for_name(self, then: Callable[["Contact"], object]) -> None:
        """Ask for a name and add that person.

        Args:
            then: Called with the new contact.
        """
        from netui.domain.tables import Contact

        texts = self.netui.query_context().haystacks(Contact).texts

        def changed(text: str) -> list[str]:
            wanted = fold(text.strip())
            if len(wanted) < 3:
                return []
            there = [row for row, searched in texts.items() if searched.startswith(wanted)][:NAMED]
            names = ", ".join(map(self.workspace.network.name, there))
            return [_("already here: {names}").format(names=names)] if names else []

        def submit(text: str) -> None:
            contact, change = use.add_contact(self.workspace, {"name": text})
            then(contact)
            self._did(change.label)

        self.ask(Question(_("add"), submit, changed=changed, hint=_("the person's name")))

    def action_copy(self) -> Awaitable[None] | None:
        """Copy a handle to the clipboard."""
        contact = self.selected_contacts()[0]
        choices = {f"{handle.kind} {handle.value}": handle.value for handle in contact.handles}
        self._pick(contact, choices, _("copy"), self.copy_text)
        return None

    def copy_text(self, text: str) -> None:
        """Copy a text to the clipboard, without what would act where it is pasted."""
        text = clean_line(text)
        self.netui.copy_to_clipboard(text)
        self.netui.notice(_("copied: {text}").format(text=text))

    def action_link(self) -> None:
        """Open a link of theirs."""
        contact = self.selected_contacts()[0]
        links = [handle.value for handle in contact.handles if is_link(handle.value)]
        self._pick(contact, {link: link for link in links}, _("open"), self.show_link)

    def show_link(self, link: str) -> None:
        """Open a link in the browser."""
        self.netui.open_url(link)
        self.netui.notice(_("opened: {link}").format(link=link))

    def _pick(
        self, contact: "Contact", choices: dict[str, str], what: str, act: Callable[[str], None]
    ) -> None:
        """Act on the one value there is, or on the one that the user picks."""
        if not choices:
            raise WrongAnswerError(
                message(
                    "{name} has nothing to {what}: e adds an address or a link", name=contact.name, what=what
                )
            )
        if len(choices) == 1:
            act(next(iter(choices.values())))
            return

        def complete(text: str) -> list[Choice]:
            return [Choice(value, shown) for shown, value in choices.items() if fold(text) in fold(shown)]

        self.ask(Question(what, act, complete=complete, pick=True, hint=_("↓ ↑ choose, or type")))

    def contact_of(self, identifier: str) -> "list[Contact]":
        """Return a contact that is there and not in the trash, in a list."""
        from netui.domain.tables import Contact

        found = self.workspace.network.get(Contact, identifier) if identifier else None
        return [found] if found is not None and not found.deleted else []
