"""The app: one shell around the screens, and what is possible everywhere."""

import inspect
import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.message import Message as Posted

from netui.domain.messages import NetuiError
from netui.domain.query import QueryContext
from netui.domain.tables import Contact, Exchange
from netui.domain.text import fold
from netui.i18n import _, say, weekday
from netui.services.settings import Settings
from netui.services.workspace import Workspace
from netui.ui.actions import ACTIONS, BY_ID, EVERYWHERE, Action, Keys, bindings
from netui.ui.notices import Notice
from netui.ui.render import use_glyphs
from netui.ui.screens.overview import OverviewScreen
from netui.ui.screens.view import View
from netui.ui.shell import Shell
from netui.ui.themes import VARIABLES, Themes, colourless
from netui.ui.widgets.bars import Footer, Hint, Tab, TabStrip
from netui.ui.widgets.linelist import LineList
from netui.ui.widgets.prompt import Choice, Prompt, Question
from netui.ui.widgets.stage import Stage
from netui.ui.widgets.styled import Typed

if TYPE_CHECKING:
    from textual.timer import Timer

    from netui.ui.quickentry import QuickEntryBar

NOTICE_SECONDS = 4.0
LOOK_SECONDS = 1.0  # how often the file is looked at for changes by others
PATIENCE_SECONDS = 0.4  # a save that takes less is not worth two repaints of the first line


def _people() -> View:
    from netui.ui.screens.people import PeopleScreen

    return PeopleScreen()


def _ledger() -> View:
    from netui.ui.screens.ledger import LedgerScreen

    return LedgerScreen()


SCREENS: dict[str, Callable[[], View]] = {
    "overview": OverviewScreen, "people": _people, "ledger": _ledger,
}  # fmt: skip
"""The screens that have a key; each is made when it is first shown."""


class NetuiApp(App[str]):
    """netui in a terminal.

    Args:
        workspace: The open network.
        settings: What the user chose.
        themes: The themes there are.
        theme: The name of a theme for this time only, from the command line.
        environ: What the terminal can show, as environment variables; by default the process's own.
    """

    TITLE = "netui"
    ENABLE_COMMAND_PALETTE = False  # our own opens Textual's when it is asked for
    ALLOW_SELECT = False
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVERYWHERE)]

    class Saved(Posted):
        """The state of saving changed, or the file did: told by the writer thread."""

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        themes: Themes,
        theme: str = "",
        environ: Mapping[str, str] | None = None,
    ) -> None:
        terminal = os.environ if environ is None else environ
        # Textual turns colours to greys unless it is told at once that they are the terminal's own.
        self._colourless = colourless(terminal)
        super().__init__(ansi_color=True if self._colourless else None)
        use_glyphs(terminal.get("TERM", ""), sys.stdout.encoding or "utf-8")
        self.animation_level = "none"
        self.workspace = workspace
        self.settings = settings
        self.themes = themes
        self.keys = Keys(settings.keymap)
        self.strip = TabStrip()
        self.stage = Stage()
        self.footer = Footer()
        self.prompt = Prompt()
        self._views: list[View] = []
        self._bases: dict[str, View] = {}
        self.on_escape: Callable[[], None] | None = None
        self._notice_timer: Timer | None = None
        self._today = workspace.today
        self._version = -1
        self._queries: QueryContext | None = None
        self._quick: QuickEntryBar | None = None
        chosen, problem = themes.choose(theme or settings.theme, terminal)
        self.register_theme(chosen)
        self.theme = chosen.name
        self.set_keymap(self.keys.keymap)
        self._problems = [
            *([problem] if problem else []), *themes.problems, *self.keys.problems, *settings.problems,
        ]  # fmt: skip

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return what our own .tcss needs beside Textual's variables."""
        return dict(VARIABLES)

    def get_default_screen(self) -> Shell:
        """Return the one Textual screen."""
        return Shell()

    def compose(self) -> ComposeResult:
        """Make the shell with the first screen in it."""
        first = OverviewScreen()
        self._bases["overview"] = first
        self._views = [first]
        yield self.strip
        with self.stage:
            yield first
        yield self.prompt
        yield self.footer

    def on_mount(self) -> None:
        """Begin to listen."""
        self._shell = self.screen
        first = self.view.first_focus()
        if first is not None:
            self._shell.set_focus(first)
        self.show_state()
        self.workspace.repository.listen(self._tell)
        self.set_interval(LOOK_SECONDS, self._look)
        if self._problems:
            more = len(self._problems) - 1
            text = say(self._problems[0])
            self.notice(
                text if not more else _("{what} (and {more} more)").format(what=text, more=more), error=True
            )

    def query_context(self) -> QueryContext:
        """Return what queries are answered from; it lives as long as the app."""
        if self._queries is None or self._queries.network is not self.workspace.network:
            self._queries = QueryContext(self.workspace.network, self._today)
        self._queries.today = self._today
        return self._queries

    # Screens

    @property
    def view(self) -> View:
        """The screen in front."""
        return self._views[-1]

    async def show_screen(self, name: str) -> None:
        """Bring one of the screens that have a key to the front."""
        if any(view.hold() for view in self._views[1:]):
            return
        pushed = self._views[1:]
        view = self._bases.get(name)
        self.view.last_focus = self._shell.focused
        with self.batch_update():
            if view is None:
                view = self._bases[name] = SCREENS[name]()
                await self.stage.mount(view)
            self._views = [view]
            self._bring(view)
            for above in pushed:
                await above.remove()

    async def open_view(self, view: View) -> None:
        """Put a screen on top of the one in front; `action_back` comes back to it."""
        self.view.last_focus = self._shell.focused
        with self.batch_update():
            await self.stage.mount(view)
            self._views.append(view)
            self._bring(view)

    async def close_view(self) -> None:
        """Take the screen in front away and show what is below it."""
        if len(self._views) < 2:
            return
        with self.batch_update():
            gone = self._views.pop()
            self._bring(self.view)
            await gone.remove()

    def _bring(self, view: View) -> None:
        self.stage.bring(view)
        if view.seen != self.workspace.network.version:
            view.refill()
        focus = view.last_focus if view.last_focus is not None and view.last_focus.is_attached else None
        self._shell.set_focus(focus or view.first_focus())
        self.show_state()

    async def action_back(self) -> None:
        """Back to the screen before; on the first one, quit."""
        if len(self._views) > 1:
            await self.close_view()
        elif self.view is not self._bases.get("overview"):
            await self.show_screen("overview")
        else:
            await self.action_quit()

    async def action_escape(self) -> None:
        """Clear what can be cleared, then go back; the first screen stays."""
        if self.on_escape is not None:
            self.on_escape()
        elif self.view.leave():
            self.show_state()
        elif len(self._views) > 1:
            await self.close_view()

    async def open_contact(self, identifier: str) -> None:
        """Open a person."""
        from netui.ui.screens.contact import ContactScreen

        await self.open_view(ContactScreen(identifier, self.view.neighbours()))

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the person behind a row that no screen has taken."""
        if self.workspace.network.get(Contact, event.row) is not None:
            await self.open_contact(event.row)

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Take keys in the order in which they were typed.

        Textual hands a key to the focused widget's own queue, and looks at the next one before that widget
        has moved the focus: of "/rossi", typed fast or arriving in one packet, "r" would go to the list.
        """
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.footer.say(None)
            self.app_focus = True
            if self.screen is self._shell and await self._press(event):
                return
        elif isinstance(event, events.Paste) and self.prompt.open:
            self.prompt.paste(event.text)
            return
        await super().on_event(event)

    async def _press(self, event: events.Key) -> bool:
        focused = self.focused
        if self.prompt.open and (focused is self.prompt or focused is None):
            self.prompt.press(event.key, event.character)
            self._changed()
            return True
        if isinstance(focused, Typed):
            if focused.press(event.key, event.character):
                return True
        elif focused is not None and not isinstance(focused, LineList):
            return False
        active = self._shell.active_bindings.get(event.key)
        if active is not None:
            return await self.run_action(active.binding.action, active.node)
        other = self.keys.elsewhere(event.key, self.view.PLACE)
        if other is not None:
            self.notice(
                _("{key} is “{label}”, which works on {places}").format(
                    key=self.keys.shown(other), label=say(other.label), places=self._places(other)
                )
            )
        return False

    def _places(self, action: Action) -> str:
        names = {"list": _("lists"), "contact": _("a person")}
        return ", ".join(
            names.get(place) or say(BY_ID[place].label)
            for place in action.where
            if place in BY_ID or place in names
        )

    async def action_perform(self, name: str) -> None:
        """Do an action of the table, or say why it can't be done."""
        action = BY_ID[name]
        reason = self.view.missing(action.needs) if action.needs else None
        if reason is not None:
            self.notice(say(reason))
            return
        method = getattr(self.view, f"action_{name}", None) or getattr(self, f"action_{name}", None)
        if method is None:
            self.notice(_("“{label}” does nothing here").format(label=say(action.label)))
            return
        try:
            result = method()
            if inspect.isawaitable(result):
                await result
        except NetuiError as error:
            self.notice(say(error.message), error=True)
        self._changed()

    # What is possible everywhere

    async def action_overview(self) -> None:
        """Show the Overview."""
        await self.show_screen("overview")

    async def action_people(self) -> None:
        """Show People."""
        await self.show_screen("people")

    async def action_ledger(self) -> None:
        """Show the Ledger."""
        await self.show_screen("ledger")

    async def action_help(self) -> None:
        """Show the help; from the help, go back."""
        from netui.ui.screens.help import HelpScreen

        if isinstance(self.view, HelpScreen):
            await self.close_view()
        else:
            await self.open_view(HelpScreen(self.view.PLACE))

    def action_palette(self) -> None:
        """Offer every command by name."""
        from netui.ui.commands import commands

        place = self.view.PLACE

        def submit(name: str) -> None:
            if name in BY_ID:
                self.call_later(self.action_perform, name)

        self.prompt.ask(
            Question(
                _("command"),
                submit,
                complete=lambda text: commands(place, self.keys, text),
                pick=True,
                hint=_("type a part of its name, ↓ ↑ choose, enter does it"),
            )
        )

    def action_theme(self) -> None:
        """Choose a theme, with each shown as the cursor comes to it."""
        before = self.theme
        if self._colourless:
            self.notice(_("NO_COLOR is set, so there is one theme: unset it to choose another"))
            return

        def complete(text: str) -> list[Choice]:
            names = [name for name in self.themes.names if fold(text.strip()) in name]
            return [Choice(name, name, self.themes.about(name)) for name in names]

        def submit(name: str) -> None:
            self.wear(name)
            self.settings.save_theme(name)
            self.notice(_("theme {name}, remembered in {path}").format(name=name, path=self.settings.path))

        self.prompt.ask(
            Question(
                _("theme"),
                submit,
                complete=complete,
                highlighted=lambda choice: self.wear(choice.text),
                cancelled=lambda: self.wear(before),
                pick=True,
                start=before,
                hint=_("↓ ↑ look at them, enter keeps one, esc goes back"),
            )
        )

    def wear(self, name: str) -> None:
        """Put a theme on.

        Raises:
            ThemeError: There is none of that name, or it doesn't hold.
        """
        if name != self.theme:
            self.register_theme(self.themes.get(name))
            self.theme = name

    def quick_entry(self) -> "QuickEntryBar":
        """Return quick entry, which keeps an index of names as long as the app runs."""
        if self._quick is None:
            from netui.ui.quickentry import QuickEntryBar

            self._quick = QuickEntryBar(self)
        return self._quick

    def action_entry(self) -> None:
        """Ask for a line of quick entry."""
        self.quick_entry().ask()

    def action_import(self) -> None:
        """Ask for a file to import."""
        from netui.ui.importer import Importer

        Importer(self).ask()

    def action_demo(self) -> None:
        """Leave for the demo: whoever opened the app opens it there."""
        self.exit(return_code=0, result="demo")

    def action_undo(self) -> None:
        """Take the last change back."""
        change = self.workspace.undo()
        self.notice(_("undone: {what}").format(what=change.label) if change else _("nothing to undo"))

    def action_redo(self) -> None:
        """Make what was undone hold again."""
        change = self.workspace.redo()
        self.notice(_("redone: {what}").format(what=change.label) if change else _("nothing to redo"))

    async def action_quit(self) -> None:
        """Quit, unless that would lose what is being typed in a form."""
        if not any(view.hold() for view in self._views):
            await super().action_quit()

    def action_suspend(self) -> None:
        """Give the terminal back to the shell."""
        self.action_suspend_process()

    def action_help_quit(self) -> None:
        """Say how to quit: ctrl+c is what people press first."""
        self.notice(_("{key} quits").format(key=self.keys.shown(BY_ID["quit"])))

    # Saying things

    def notice(self, text: str, error: bool = False) -> None:
        """Say one line in the footer's place.

        Args:
            text: What, in the user's language.
            error: It stays until a key is pressed, instead of a few seconds.
        """
        self.footer.say(Notice(text, error))
        if self._notice_timer is not None:
            self._notice_timer.stop()
            self._notice_timer = None
        if not error:
            self._notice_timer = self.set_timer(NOTICE_SECONDS, lambda: self.footer.say(None))

    def show_state(self) -> None:
        """Show where the user is, the counts and whether all is saved."""
        network, state = self.workspace.network, self.workspace.repository.state
        counts = {"people": network.count(Contact), "ledger": network.count(Exchange)}
        tabs = [
            Tab(name, self.keys.shown(BY_ID[name]), say(BY_ID[name].label), counts.get(name))
            for name in SCREENS
        ]
        here = next((name for name, view in self._bases.items() if view is self._views[0]), "overview")
        said = {"saved": _("saved"), "saving": _("saving…"), "read-only": _("read-only")}.get(state.kind, "")
        failed = state.kind == "failed"
        if failed:
            said = _("not saved")
        self.strip.show(tabs, here, weekday(self._today), said, failed)
        self._version = network.version
        here_too = set(self.view.footer_places())
        actions = [action for action in ACTIONS if action.footer and here_too & set(action.where)]
        self.footer.show(
            [Hint(self.keys.shown(action), say(action.label), action.footer) for action in actions]
        )

    def _changed(self) -> None:
        """Show what an action changed."""
        if self._version != self.workspace.network.version:
            self.view.refill()
            self.show_state()

    # Saving, and changes made by others

    def _tell(self) -> None:
        self.post_message(self.Saved())

    def on_netui_app_saved(self) -> None:
        """Show whether all is saved; a save that is quick is not worth showing while it lasts."""
        state = self.workspace.repository.state
        if state.kind == "saving":
            self.set_timer(PATIENCE_SECONDS, self.show_state)
            return
        if state.kind == "failed" and state.message is not None:
            self.notice(say(state.message), error=True)
        self.show_state()

    def _look(self) -> None:
        """See what others changed in the file, and whether the day has turned."""
        changed = self.workspace.repository.refresh()
        today = self.workspace.today
        if today != self._today:
            self._today = today
            changed = True
            for view in self._bases.values():
                view.seen = -1
        if changed:
            self.view.refill()
            self.show_state()
