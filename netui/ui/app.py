"""The app: one shell around the screens, and what is possible everywhere."""

import asyncio
import inspect
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.message import Message as Posted

from netui.domain.messages import Message, NetuiError
from netui.i18n import _, say, weekday
from netui.ui.actions import ACTIONS, BY_ID, EVERYWHERE, bindings
from netui.ui.ahead import Ahead
from netui.ui.everywhere import Everywhere
from netui.ui.keymap import Keys
from netui.ui.live import Live
from netui.ui.notices import Notice
from netui.ui.render import use_glyphs
from netui.ui.screens.named import FIRST, SCREENS
from netui.ui.screens.view import View
from netui.ui.shell import Shell
from netui.ui.sight import Sight
from netui.ui.syncing import Syncing
from netui.ui.themes import VARIABLES, Themes, colourless
from netui.ui.widgets.bars import MOST_SAID, Footer, Hint, Tab, TabStrip
from netui.ui.widgets.linelist import LineList
from netui.ui.widgets.prompt import Prompt
from netui.ui.widgets.stage import Stage
from netui.ui.widgets.styled import Typed

if TYPE_CHECKING:
    from datetime import date

    from textual.timer import Timer

    from netui.domain.query import QueryContext
    from netui.services.glance import Glance
    from netui.services.settings import Settings
    from netui.services.workspace import Workspace
    from netui.ui.quickentry import QuickEntryBar

NOTICE_SECONDS = 4.0
LOOK_SECONDS = 0.5  # how often the file is looked at for changes by others
LEAVING_SECONDS = 0.01  # for the first screen to reach the terminal: opening the network lets no thread write
PATIENCE_SECONDS = 0.4  # a save that takes less is not worth two repaints of the first line


class NetuiApp(App[str]):
    """netui in a terminal.

    Args:
        opened: The open network, or what opens it: then what was last seen of it is shown first.
        settings: What the user chose.
        themes: The themes there are.
        theme: The name of a theme for this time only, from the command line.
        environ: What the terminal can show, as environment variables; by default the process's own.
        glance: What was last seen of the network, where it is still to be opened, and the day of that.

    Attributes:
        failure: Why the network could not be opened; the app has ended then.
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
        opened: "Workspace | Callable[[], Workspace]",
        settings: "Settings",
        themes: Themes,
        theme: str = "",
        environ: Mapping[str, str] | None = None,
        glance: "tuple[Glance, date] | None" = None,
    ) -> None:
        terminal = os.environ if environ is None else environ
        # Textual turns colours to greys unless it is told at once that they are the terminal's own.
        self.colourless = colourless(terminal)
        super().__init__(ansi_color=True if self.colourless else None)
        use_glyphs(terminal.get("TERM", ""), sys.stdout.encoding or "utf-8")
        self.animation_level = "none"
        self.settings = settings
        self.themes = themes
        self.keys = Keys(settings.keymap)
        self.strip = TabStrip()
        self.stage = Stage(SCREENS, self._brought)
        self.footer = Footer()
        self.prompt = Prompt()
        self.on_escape: Callable[[], None] | None = None
        self.failure: NetuiError | None = None
        self._everywhere = Everywhere(self)
        self.ahead = Ahead(self)
        self.live = Live(self)
        self.syncing = Syncing(self)
        self.sight = Sight(opened, glance, settings.synonyms_stamp)
        self._notice_timer: Timer | None = None
        self._shown_version = -1
        self._alarm = ""
        self._queries: QueryContext | None = None
        self._quick: QuickEntryBar | None = None
        chosen, problem = themes.choose(theme or settings.theme, terminal, insist=bool(theme))
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
        yield self.strip
        with self.stage:
            yield self.stage.begin(FIRST)
        yield self.prompt
        yield self.footer

    def on_mount(self) -> None:
        """Show where the user is; what needs the network waits until the first screen stands."""
        self._everywhere.begin()
        self._shell = self.screen
        first = self.view.first_focus()
        if first is not None:
            self._shell.set_focus(first)
        self.show_state()
        if self.sight.recalled:
            self.call_after_refresh(self.set_timer, LEAVING_SECONDS, self._begin)
        else:
            self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Open the network where only a glance of it was shown, and begin to listen."""
        try:
            repository = self.workspace.repository
        except NetuiError as error:
            self.failure = error
            self.exit(return_code=1)
            return
        if self.view.seen != self.sight.version:
            self.view.refill()
        self.show_state()
        repository.listen(self._tell)
        self._leave_when_told()
        self.set_interval(LOOK_SECONDS, self.live.look)
        self.ahead.begin()
        self.syncing.begin()
        read_only = [repository.read_only] if repository.read_only else []
        self.name_problems([*repository.notices(), *self._problems, *read_only])

    def on_unmount(self) -> None:
        """Leave nothing running that the end of the app would wait for."""
        self.syncing.leave()

    def name_problems(self, problems: Sequence[Message]) -> None:
        """Say the first of what in the user's files doesn't hold, and how much more there is."""
        if problems:
            text, more = say(problems[0]), len(problems) - 1
            self.notice(
                text if not more else _("{what} (and {more} more)").format(what=text, more=more), error=True
            )

    def _leave_when_told(self) -> None:
        """Leave as if the user had, where the terminal goes away or the system ends: the change is saved."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(number, self.exit)

    # The network

    @property
    def workspace(self) -> "Workspace":
        """The open network, with a clock; opened when it is first asked for."""
        return self.sight.workspace

    def query_context(self) -> "QueryContext":
        """Return what queries are answered from; it lives as long as the app."""
        if self._queries is None:
            from netui.domain.query import QueryContext

            self._queries = QueryContext(self.workspace.network, self.sight.day)
        self._queries.today = self.sight.day
        return self._queries

    def quick_entry(self) -> "QuickEntryBar":
        """Return quick entry, which keeps an index of names as long as the app runs."""
        if self._quick is None:
            from netui.ui.quickentry import QuickEntryBar

            self._quick = QuickEntryBar(self)
        return self._quick

    # Screens

    @property
    def view(self) -> View:
        """The screen in front."""
        return self.stage.front

    async def show_screen(self, name: str) -> None:
        """Bring one of the screens that have a key to the front."""
        if not any(view.hold() for view in self.stage.views[1:]):
            await self.stage.show(name)

    async def open_view(self, view: View) -> None:
        """Put a screen on top of the one in front; `go_back` comes back to it."""
        await self.stage.open(view)

    async def close_view(self) -> None:
        """Take the screen in front away and show what is below it."""
        await self.stage.close()

    def _brought(self, view: View) -> None:
        """Show a screen that comes to the front as things stand."""
        self._refill(view)
        self.show_state()

    def _refill(self, view: View) -> None:
        """Have a screen show what has changed; one that is slow at it first shows the key's own effect."""
        if view.seen == self.sight.version:
            return
        if view.SLOW and view.seen >= 0:
            self.call_after_refresh(self._catch_up)
        else:
            view.refill()

    def show_anew(self, name: str) -> None:
        """Show a screen that has a key anew; where another is in front, when it comes there."""
        view = self.stage.named[name]
        view.seen = -1
        if view is self.view:
            view.refill()

    def _catch_up(self) -> None:
        if self.view.seen != self.sight.version:
            self.view.refill()
            self.show_state()

    async def go_back(self) -> bool:
        """Go back to the screen before; return whether there was one."""
        if await self.stage.close():
            return True
        if self.stage.name_below == FIRST:
            return False
        await self.stage.show(FIRST)
        return True

    async def escape(self) -> None:
        """Stop or clear what can be, then go back; the first screen stays."""
        if self.syncing.stop():
            return
        if self.on_escape is not None:
            self.on_escape()
        elif self.view.leave():
            self.show_state()
        else:
            await self.stage.close()

    async def open_contact(self, identifier: str) -> None:
        """Open a person."""
        from netui.ui.screens.contact import ContactScreen

        await self.open_view(ContactScreen(identifier, self.view.neighbours()))

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the person behind a row that no screen has taken."""
        from netui.domain.tables import Contact

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
        if focused is None:  # what had it was hidden or is gone: the keys belong to the screen in front
            self._shell.set_focus(self.view.first_focus())
            focused = self.focused
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
                    key=self.keys.shown(other), label=say(other.label), places=self.keys.places(other)
                )
            )
        return False

    async def action_perform(self, name: str) -> None:
        """Do an action of the table, or say why it can't be done."""
        action = BY_ID[name]
        reason = self.view.missing(action.needs) if action.needs and not self.view.takes(name) else None
        if reason is not None:
            self.notice(say(reason))
            return
        method = getattr(self.view, f"action_{name}", None) or getattr(
            self._everywhere, f"action_{name}", None
        )
        if method is None:
            self.notice(_("“{label}” does nothing here").format(label=say(action.label)))
            return
        await self.attempt(method)

    async def attempt(self, act: Callable[[], object]) -> None:
        """Do something, show what it changed, or say why it can't be done."""
        try:
            result = act()
            if inspect.isawaitable(result):
                await result
        except NetuiError as error:
            self.notice(say(error.message), error=True)
        self._changed()

    async def action_quit(self) -> None:
        """Quit, unless that would lose what is being typed in a form."""
        if not any(view.hold() for view in self.stage.views):
            await super().action_quit()

    def action_help_quit(self) -> None:
        """Say how to quit: ctrl+c is what people press first."""
        self.notice(_("{key} quits").format(key=self.keys.shown(BY_ID["quit"])))

    def wear(self, name: str) -> None:
        """Put a theme on.

        Raises:
            ThemeError: There is none of that name, or it doesn't hold.
        """
        if name != self.theme:
            self.register_theme(self.themes.get(name))
            self.theme = name

    # Saying things

    def notice(self, text: str, error: bool = False) -> None:
        """Say one line in the footer's place.

        Args:
            text: What, in the user's language.
            error: It stays until a key is pressed, instead of a few seconds.
        """
        self.footer.say(Notice(text, error), 1 if self.prompt.open else MOST_SAID)
        if self._notice_timer is not None:
            self._notice_timer.stop()
            self._notice_timer = None
        if not error:
            self._notice_timer = self.set_timer(NOTICE_SECONDS, lambda: self.footer.say(None))

    def show_state(self) -> None:
        """Show where the user is, the counts and whether all is saved."""
        counts = self.sight.counts()
        tabs = [
            Tab(name, self.keys.shown(BY_ID[name]), say(BY_ID[name].label), counts.get(name))
            for name in SCREENS
        ]
        said, alarm = self.sight.saved()
        self.strip.show(tabs, self.stage.name_below, weekday(self.sight.day), self.syncing.shown(said), alarm)
        self._shown_version = self.sight.version
        self._show_keys()

    def _show_keys(self) -> None:
        """Show the keys that matter now in the footer."""
        here = set(self.view.footer_places())
        actions = [each for each in ACTIONS if self.view.weight(each) and here & set(each.where)]
        keys = [Hint(self.keys.shown(each), say(each.label), self.view.weight(each)) for each in actions]
        self.footer.show(self.prompt.hints or keys)

    def on_prompt_turned(self) -> None:
        """Show the keys of the bar while it is open."""
        self._show_keys()

    def _changed(self) -> None:
        """Show what an action changed."""
        if self._shown_version != self.sight.version:
            self._shown_version = self.sight.version
            self._refill(self.view)
            self._everywhere.changed()
            self.call_after_refresh(self.show_state)  # counting can wait until the change is on the screen

    # Saving, and changes made by others

    def _tell(self) -> None:
        self.post_message(self.Saved())

    def on_netui_app_saved(self) -> None:
        """Show whether all is saved; a save that is quick is not worth showing while it lasts."""
        self.live.take_in()
        self.name_problems(self.workspace.repository.notices())
        if self.workspace.repository.state.kind == "saving":
            self.set_timer(PATIENCE_SECONDS, self.show_state)
            return
        said, alarm = self.sight.saved()
        if alarm and said != self._alarm:
            self.notice(said, error=True)
        elif self._alarm and not alarm:
            self.notice(_("saved again: nothing was lost"))
        self._alarm = said if alarm else ""
        self.show_state()
