"""An introduction: who and why, how far it has come, and the letter that goes with its next step."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar
from urllib.parse import quote

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from netui.domain.messages import message
from netui.domain.records import Record
from netui.domain.tables import Contact, Introduction, Request
from netui.domain.text import fold
from netui.i18n import _, say
from netui.services import introductions
from netui.services.contacts import in_trash
from netui.services.introductions import Stage, first_names, next_step, stages
from netui.services.letters import LANGUAGES, Letters, letter_for_introduction, letter_language, read_letter
from netui.ui.actions import BY_ID, bindings
from netui.ui.render import Part, line, width_of
from netui.ui.screens.people_actions import WrongAnswerError
from netui.ui.screens.records import RecordActions
from netui.ui.screens.text import edit_outside, text_entries
from netui.ui.widgets.bars import StatusLine
from netui.ui.widgets.columns import Column
from netui.ui.widgets.entrylist import Entry, EntryList
from netui.ui.widgets.heading import Heading
from netui.ui.widgets.linelist import LineList
from netui.ui.widgets.styled import Styled

WIDEST = 92  # cells of a line of a letter: a longer one is hard to read
REACHED, HERE, ARROW = "✓", "▸", " → "


class Stages(Styled):
    """The stages of an introduction in a line, or more where it is narrow; signs say how far it has come."""

    PREFIX = "stages"
    DEFAULT_CSS = """
    Stages { height: auto; }
    Stages > .stages--reached { color: $text-success; }
    Stages > .stages--here { color: $text-accent; text-style: bold; }
    Stages > .stages--ahead { color: $text-muted; text-style: $muted-style; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"stages--reached", "stages--here", "stages--ahead"}

    def __init__(self) -> None:
        super().__init__()
        self._stages: tuple[Stage, ...] = ()

    def show(self, shown: Sequence[Stage]) -> None:
        """Show other stages."""
        if tuple(shown) != self._stages:
            height = len(self._lines(self.room.width))
            self._stages = tuple(shown)
            self.refresh(layout=height != len(self._lines(self.room.width)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines it needs."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[list[tuple[str, str]]]:
        """Return the pieces of each line, with their parts of the theme."""
        lines: list[list[tuple[str, str]]] = [[]]
        used = 1
        for stage in self._stages:
            sign, look = (
                (HERE, "here") if stage.here else (REACHED, "reached") if stage.reached else ("", "ahead")
            )
            text = f"{sign} {stage.text}".lstrip()
            arrow = ARROW if stage is not self._stages[0] else ""
            if lines[-1] and used + width_of(arrow + text) + 1 > width:
                lines.append([])
                arrow, used = ARROW.lstrip(), 1
            lines[-1] += [(arrow, "ahead"), (text, look)]
            used += len(arrow) + width_of(text)
        return lines

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        lines = self._lines(width)
        pieces = lines[y] if y < len(lines) else []
        parts: list[Part] = [(" ", self.style()), *((text, self.style(look)) for text, look in pieces)]
        return line(parts, width, self.style())


class IntroductionScreen(RecordActions):
    """One introduction.

    Args:
        identifier: The introduction's id.
    """

    PLACE = "introduction"
    MATTERS: ClassVar[Mapping[str, int]] = {"edit": 0}  # beside E, which edits the letter
    DEFAULT_CSS = f"""
    IntroductionScreen > EntryList {{ max-width: {WIDEST + 6}; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("introduction")]

    def __init__(self, identifier: str) -> None:
        super().__init__()
        self.identifier = identifier
        self.heading = Heading()
        self.stages = Stages()
        self.list = EntryList([Column("text", "", 8, share=1)], title=_("Introduction"), id="introduction")
        self.status = StatusLine()
        self._language = ""
        self._letters: Letters | None = None
        self._edited: dict[tuple[str, str], str] = {}
        self._gone = False

    def compose(self) -> ComposeResult:
        """Make the head, the letter and the line below it."""
        yield self.heading
        yield self.stages
        yield self.list
        yield self.status

    # What is shown

    @property
    def introduction(self) -> Introduction | None:
        """The introduction as it stands, or as it was before others removed it; None where you did."""
        found = self.workspace.network.get(Introduction, self.identifier)
        if found is not None and not found.deleted:
            return found
        return self.workspace.last_seen(Introduction, self.identifier)

    @property
    def _removed(self) -> bool:
        """Whether others removed it; the next step, or an edit, brings it back."""
        raw = self.workspace.network.rows[Introduction.TABLE].get(self.identifier)
        return raw is None or bool(raw.get("deleted"))

    def on_mount(self) -> None:
        """Read the templates, and fill the screen for the room that it will have."""
        settings = self.netui.settings
        self._language = letter_language(settings)
        self._letters = Letters.load(settings.path.parent)
        self.list.expected = min(self.netui.stage.outer_size.width, WIDEST + 6)
        super().on_mount()
        if self._letters.problems:
            self.netui.notice(say(self._letters.problems[0]), error=True)

    def reload(self) -> None:
        """Show the introduction as it stands; one that is no longer there is left."""
        introduction = self.introduction
        if introduction is None:
            if not self._gone:
                self._gone = True
                self.call_later(self.netui.close_view)
            return
        network = self.workspace.network
        request = network.get(Request, introduction.request) if introduction.request else None
        why = introduction.why if request is None or fold(request.text) != fold(introduction.why) else ""
        gone = _(" (removed elsewhere: the next step brings it back)") if self._removed else ""
        self.heading.show([(introductions.describe(network, introduction), "name"), (gone, "alarm")], why)
        self.stages.show(stages(network, introduction, self.workspace.today))
        self.list.show_entries(list(self._entries(introduction)))
        self._say(introduction)

    def _entries(self, introduction: Introduction) -> Iterator[Entry]:
        yield from self._people(introduction)
        if introduction.outcome:
            yield Entry("outcome", text=_("what came of it: {what}").format(what=introduction.outcome))
        text = self.letter()
        if text:
            yield Entry("above letter", heading=True)
            yield Entry("letter", heading=True, text=self._letter_title(introduction))
            yield from text_entries(text.rstrip("\n"))

    def _people(self, introduction: Introduction) -> Iterator[Entry]:
        """Yield who the two are: what each does, and what is needed and offered."""
        network = self.workspace.network
        request = network.get(Request, introduction.request) if introduction.request else None
        for part, identifier in (("a", introduction.a), ("b", introduction.b)):
            contact = network.get(Contact, identifier)
            if contact is None:
                yield Entry(part, text=f"{_('somebody')}{in_trash(contact)}")
                continue
            about = ""
            if part == "a" and request is not None:
                about = _("needs: {what}").format(what=request.text)
            elif part == "b" and contact.offers:
                about = _("offers: {what}").format(what=", ".join(contact.offers))
            works = ", ".join(filter(None, (contact.role, contact.company)))
            name = f"{contact.name}{in_trash(contact)}"
            yield Entry(part, text=" · ".join(filter(None, (name, works, about))))

    def _letter_title(self, introduction: Introduction) -> str:
        a, b = first_names(self.workspace.network, introduction)
        step = next_step(self.workspace.network, introduction)
        who = {"ask-b": b, "introduce": _("{a} and {b}").format(a=a, b=b)}.get(step.letter if step else "", a)
        edited = _(", edited") if self._key() in self._edited else ""
        language = {"en": _("in English"), "it": _("in Italian")}[self._language]
        return _("Letter to {who}, {language}{edited}").format(who=who, language=language, edited=edited)

    def _say(self, introduction: Introduction) -> None:
        """Say what comes next, and which key writes it down."""
        step = next_step(self.workspace.network, introduction)
        if step is None:
            self.list.set_title(_("Introduction"))
            self.status.say(_("nothing is left to do here"), _("e changes what is written down"))
            return
        self.list.set_title(_("Next: {what}").format(what=step.text))
        keys = self.netui.keys
        done = _("{key} when it is done") if step.status else _("{key} writes down what came of it")
        no = _("{key} if they would rather not") if step.status else _("{key} to ask no more")
        self.status.say(
            done.format(key=keys.shown(BY_ID["done"])),
            no.format(key=keys.shown(BY_ID["no"])),
            _("netui sends nothing"),
        )

    # The letter

    def _key(self) -> tuple[str, str]:
        """Return what the letter is kept by while it is being edited: its step and its language."""
        introduction = self.introduction
        step = next_step(self.workspace.network, introduction) if introduction is not None else None
        return (step.letter if step else "", self._language)

    def letter(self) -> str:
        """Return the letter of the next step as it stands; empty where there is none to write."""
        introduction, key = self.introduction, self._key()
        if introduction is None or self._letters is None or not key[0]:
            return ""
        if key not in self._edited:
            return letter_for_introduction(self._letters, self.workspace.network, introduction, *key).text
        return self._edited[key]

    def _written(self) -> str:
        text = self.letter()
        if not text:
            raise WrongAnswerError(message("no letter is left to write here"))
        return text

    def action_copy_text(self) -> None:
        """Copy the letter to the clipboard."""
        self.netui.copy_to_clipboard(self._written())
        self.netui.notice(_("the letter is copied: it is yours to send"))

    def action_edit_text(self) -> None:
        """Edit the letter in the user's own editor; it is kept until its step is done."""
        before = self._written()
        after = edit_outside(self.netui, before)
        if after == before:
            self.netui.notice(_("nothing was changed"))
            return
        self._edited[self._key()] = after
        self.reload()

    def action_language(self) -> None:
        """Draft the letter in the other language."""
        place = LANGUAGES.index(self._language) + 1
        self._language = LANGUAGES[place % len(LANGUAGES)]
        self.reload()

    def action_mail(self) -> None:
        """Hand the letter to the user's mail program."""
        letter = read_letter(self._written())
        network = self.workspace.network
        addresses = []
        for identifier in self._readers():
            contact = network.get(Contact, identifier)
            handles = contact.handles if contact is not None else ()
            found = next((handle.value for handle in handles if handle.kind == "email"), "")
            if not found:
                raise WrongAnswerError(
                    message("{name} has no address: y copies the letter", name=network.name(identifier))
                )
            addresses.append(found)
        to = ",".join(quote(address, safe="@") for address in addresses)
        self.netui.open_url(f"mailto:{to}?subject={quote(letter.subject)}&body={quote(letter.body)}")
        self.netui.notice(_("handed to your mail program: {who}").format(who=", ".join(addresses)))

    def _readers(self) -> tuple[str, ...]:
        """Return whom the letter is written to."""
        introduction = self.introduction
        if introduction is None:
            return ()
        a, b = introduction.a, introduction.b
        return {"ask-b": (b,), "introduce": (a, b)}.get(self._key()[0], (a,))

    # What is selected

    def first_focus(self) -> Widget:
        """Return the list."""
        return self.list

    def selected_records(self) -> Sequence[Record]:
        """Return the introduction."""
        introduction = self.introduction
        return [introduction] if introduction is not None else []

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the person of a line; of a letter's, whom it is written to."""
        event.stop()
        introduction = self.introduction
        if introduction is None:
            return
        named = {"a": introduction.a, "b": introduction.b}
        identifier = named.get(self.list.entry) or next(iter(self._readers()), introduction.a)
        if self.workspace.network.get(Contact, identifier) is None:
            raise WrongAnswerError(message("they are no longer among your people"))
        await self.netui.open_contact(identifier)

    # Steps

    def action_done(self) -> None:
        """Write down that the next step was done; of the last one, what came of it."""
        introduction = self._open()
        step = next_step(self.workspace.network, introduction)
        if step is not None and not step.status:
            self.ask_outcome(introduction)
        else:
            self._did(introductions.advance(self.workspace, introduction).label)

    def action_no(self) -> None:
        """Write down that one of them would rather not; that nobody is asked how it went."""
        self.refuse_introduction(self._open())

    def _open(self) -> Introduction:
        introduction = self.introduction
        if introduction is None:
            raise WrongAnswerError(message("this introduction is no longer there"))
        return introduction
