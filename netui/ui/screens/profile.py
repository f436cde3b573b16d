"""Your own profile: who you are, what you can help with, what you look for, and what a week holds."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from netui.domain.measures.capacity import load
from netui.domain.messages import message
from netui.domain.records import Record
from netui.domain.tables import Profile
from netui.domain.text import clean_line
from netui.i18n import _, ngettext, say
from netui.services import profile as use
from netui.services.completion import Completion
from netui.ui.actions import Action, bindings
from netui.ui.screens.people_actions import WrongAnswerError
from netui.ui.screens.records import RecordActions
from netui.ui.widgets.bars import StatusLine
from netui.ui.widgets.columns import Column
from netui.ui.widgets.entrylist import Entry, EntryList
from netui.ui.widgets.heading import Heading
from netui.ui.widgets.linelist import Cell, LineList
from netui.ui.widgets.prompt import Choice, Question


class ProfileScreen(RecordActions):
    """You, as netui knows you."""

    PLACE = "profile"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("profile")]

    def __init__(self) -> None:
        super().__init__()
        self.heading = Heading()
        self.list = EntryList(
            [Column("label", "", 15), Column("text", "", 18, share=1)], title=_("Your profile"), id="profile"
        )
        self.status = StatusLine()
        self._related: dict[str, str] = {}
        self._suggested: dict[str, tuple[str, ...]] = {}

    def compose(self) -> ComposeResult:
        """Make the lines, with how the week stands above them."""
        yield self.heading
        yield self.list
        yield self.status

    # What is shown

    @property
    def profile(self) -> Profile:
        """The profile as it stands; an empty one where none is written yet."""
        return use.own_profile(self.workspace.network)

    def reload(self) -> None:
        """Show the profile as it stands."""
        profile, network = self.profile, self.workspace.network
        said = "; ".join(map(say, load(network, self.workspace.today).reasons))
        self.heading.show([(profile.name or _("Your profile"), "name")], said)
        self._suggested = use.suggestions(network)
        sectors = dict.fromkeys([*profile.sectors, *profile.related])
        self._related = {f"related {place}": sector for place, sector in enumerate(sectors)}
        self.list.expected = self.netui.stage.outer_size.width
        self.list.show_entries(list(self._entries(profile)))
        self._say()

    def _entries(self, profile: Profile) -> Iterator[Entry]:
        """Yield a line for every field, and for every sector one with what is related to it."""
        empty = {
            "name": _("your name"),
            "sectors": _("what you work in: software, design"),
            "offers": _("what you can help with: Python, a second opinion"),
            "interests": _("what you care about: AI regulation, sailing"),
            "goals": _("what you look for: clients, trends, openings"),
            "weekly_capacity": _("how many people you have room for in a week"),
        }
        for field, hint in empty.items():
            text = self._text(profile, field)
            yield Entry(field, (_label(field),), text or hint, "" if text else "muted")
            if field == "sectors":
                yield from self._related_entries(profile)

    def _text(self, profile: Profile, field: str) -> str:
        value = getattr(profile, field)
        if field == "weekly_capacity":
            if value is None:
                return ""
            return ngettext("{count} person a week", "{count} people a week", value)
        return value if isinstance(value, str) else ", ".join(value)

    def _related_entries(self, profile: Profile) -> Iterator[Entry]:
        label: str | Cell = _label("related")
        for key, sector in self._related.items():
            known = profile.related.get(sector)
            suggested = ", ".join(self._suggested.get(sector, ()))
            if known is None and suggested:
                text, role = _("perhaps {sectors}").format(sectors=suggested), "accent"
            elif known:
                text, role = ", ".join(known), ""
            else:
                text, role = _("nothing"), "muted"
            yield Entry(key, (label,), f"{sector}: {text}", role)
            label = ""

    def _say(self) -> None:
        """Say what the line with the cursor is for."""
        sector = self._related.get(self.list.entry)
        if sector is None:
            self.status.say(_("enter and e edit it; related sectors make people interesting to you"))
        elif sector in self._suggested:
            self.status.say(
                (_("a suggestion"), "strong"), _("m takes it, enter takes a part, x: nothing is related")
            )
        else:
            self.status.say(_("enter says which sectors are related to {sector}").format(sector=sector))

    def on_line_list_moved(self) -> None:
        """Say what the line that the cursor came to is for."""
        self._say()

    # What is selected

    def weight(self, action: Action) -> int:
        """Return how long a key stays in the footer: those for suggestions only where there is one."""
        if action.id in {"done", "no"} and not self._suggested:
            return 0
        return super().weight(action)

    def selected_records(self) -> Sequence[Record]:
        """Return the profile."""
        return [self.profile]

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Edit the line with the cursor."""
        event.stop()
        if self.list.entry in self._related:
            self._ask_related(self._related[self.list.entry])
        else:
            await self._edit(self.list.entry)

    # Actions

    async def action_edit(self) -> None:
        """Edit all of it in a form, beginning with the line that has the cursor."""
        await self._edit("sectors" if self.list.entry in self._related else self.list.entry)

    async def _edit(self, field: str) -> None:
        new = not self.workspace.network.profile.id
        await self.open_form(self.profile, new=new, field=field)

    def action_done(self) -> None:
        """Take the suggestion on the line with the cursor."""
        sector = self._suggestion()
        self._relate(sector, self._suggested[sector])

    def action_no(self) -> None:
        """Say that nothing is related to the sector on the line: then nothing is suggested for it."""
        self._relate(self._suggestion(), ())

    def _suggestion(self) -> str:
        sector = self._related.get(self.list.entry, "")
        if sector not in self._suggested:
            raise WrongAnswerError(message("nothing is suggested here: move to a sector that says “perhaps”"))
        return sector

    def _ask_related(self, sector: str) -> None:
        """Ask which sectors are related to one; what is suggested stands there already."""
        known = self.profile.related.get(sector)
        words = self._suggested.get(sector, ()) if known is None else known
        completion = Completion(self.workspace.network, Profile)
        complete = _completing(completion, {clean_line(sector)})

        def submit(text: str) -> None:
            self._relate(sector, [part for part in text.split(",") if part.strip()])

        self.ask(
            Question(
                _("related to {sector}").format(sector=sector), submit, initial=", ".join(words),
                complete=complete, hint=_("with commas; none says that nothing is related"),
            )
        )  # fmt: skip

    def _relate(self, sector: str, words: Sequence[str]) -> None:
        related = {**self.profile.related, sector: tuple(words)}
        change = use.set_profile(self.workspace, {"related": {name: list(related[name]) for name in related}})
        if change.edits:
            self._did(_("what is related to {sector}").format(sector=sector))
        else:
            self.netui.notice(_("nothing was changed"))


def _completing(completion: Completion, without: set[str]) -> Callable[[str], list[Choice]]:
    """Return what completes words with commas between them to sectors in use."""

    def complete(text: str) -> list[Choice]:
        found = completion.complete(Profile.kinds()["sectors"], "sectors", text)
        named = [(whole, whole.rpartition(", ")[2]) for whole in found]
        return [Choice(whole, word) for whole, word in named if word not in without]

    return complete


def _label(field: str) -> Cell:
    return Cell(_(field.replace("_", " ")), "muted")
