"""What can be done on every screen."""

from typing import TYPE_CHECKING

from netui.domain.text import fold
from netui.i18n import _
from netui.ui.actions import BY_ID
from netui.ui.widgets.prompt import Choice, Question

if TYPE_CHECKING:
    from netui.ui.app import NetuiApp


class Everywhere:
    """The actions of the app itself: a method ``action_<id>`` for each that the table has everywhere.

    Args:
        app: The app.
    """

    def __init__(self, app: "NetuiApp") -> None:
        self._app = app
        self._begins = False
        self._to_share = ""

    # The first people

    def begin(self) -> None:
        """Remember whether the network is empty: when the first people come, a few questions do too."""
        self._begins = not self._app.sight.glance().contacts

    def changed(self) -> None:
        """Ask the first questions, once, when the first people have come."""
        rows = self._app.workspace.network.rows["contacts"].values() if self._begins else ()
        if not all(raw.get("deleted") for raw in rows):
            self._begins = False
            self._app.call_later(self._ask_first)  # after the person who was added is opened

    def _ask_first(self) -> None:
        if not self._app.workspace.network.profile.id and not self._app.prompt.open:
            self.action_questions()

    # Actions

    async def action_overview(self) -> None:
        """Show the Overview."""
        await self._app.show_screen("overview")

    async def action_people(self) -> None:
        """Show People."""
        await self._app.show_screen("people")

    async def action_ledger(self) -> None:
        """Show the Ledger."""
        await self._app.show_screen("ledger")

    async def action_requests(self) -> None:
        """Show the Requests."""
        await self._app.show_screen("requests")

    async def action_conflicts(self) -> None:
        """Show what two machines changed differently; from there, go back."""
        from netui.ui.screens.conflicts import ConflictsScreen

        if isinstance(self._app.view, ConflictsScreen):
            await self._app.close_view()
        else:
            await self._app.open_view(ConflictsScreen())

    async def action_profile(self) -> None:
        """Show who you are and what you can help with; from there, go back."""
        from netui.ui.screens.profile import ProfileScreen

        if isinstance(self._app.view, ProfileScreen):
            await self._app.close_view()
        else:
            await self._app.open_view(ProfileScreen())

    def action_questions(self) -> None:
        """Ask what your profile doesn't say yet."""
        from netui.ui.firstrun import Questions

        Questions(self._app).ask()

    async def action_back(self) -> None:
        """Back to the screen before; on the first one, quit."""
        if not await self._app.go_back():
            await self.action_quit()

    async def action_escape(self) -> None:
        """Clear what can be cleared, then go back; the first screen stays."""
        await self._app.escape()

    async def action_quit(self) -> None:
        """Quit, unless that would lose what is being typed in a form."""
        await self._app.action_quit()

    async def action_help(self) -> None:
        """Show the help; from the help, go back."""
        from netui.ui.screens.help import HelpScreen

        if isinstance(self._app.view, HelpScreen):
            await self._app.close_view()
        else:
            await self._app.open_view(HelpScreen(self._app.view.PLACE))

    def action_palette(self) -> None:
        """Offer every command by name."""
        from netui.ui.commands import commands

        app, place = self._app, self._app.view.PLACE

        def submit(name: str) -> None:
            if name in BY_ID:
                app.call_later(app.action_perform, name)

        app.prompt.ask(
            Question(
                _("command"),
                submit,
                complete=lambda text: commands(place, app.keys, text),
                pick=True,
                hint=_("type a part of its name, ↓ ↑ choose, enter does it"),
            )
        )

    def action_theme(self) -> None:
        """Choose a theme, with each shown as the cursor comes to it."""
        app, before = self._app, self._app.theme
        if app.colourless:
            app.notice(_("NO_COLOR is set, so there is one theme: unset it to choose another"))
            return

        def complete(text: str) -> list[Choice]:
            names = [name for name in app.themes.names if fold(text.strip()) in name]
            return [Choice(name, name, app.themes.about(name)) for name in names]

        def submit(name: str) -> None:
            app.wear(name)
            app.settings.save_theme(name)
            app.notice(_("theme {name}, remembered in {path}").format(name=name, path=app.settings.path))

        app.prompt.ask(
            Question(
                _("theme"),
                submit,
                complete=complete,
                highlighted=lambda choice: app.wear(choice.text),
                cancelled=lambda: app.wear(before),
                pick=True,
                start=before,
                hint=_("↓ ↑ look at them, enter keeps one, esc goes back"),
            )
        )

    async def action_openings(self) -> None:
        """Show the Openings."""
        await self._app.show_screen("openings")

    def action_share(self) -> None:
        """Ask for something worth sharing, then with whom; what was typed and not kept comes back."""
        from netui.ui.screens.passing import ask_for_share

        def remember(text: str) -> None:
            self._to_share = text

        ask_for_share(self._app.view, self._to_share, remember)

    async def action_letter(self) -> None:
        """Show the letters for what was passed on or shared last."""
        from netui.services.passing import told_last
        from netui.ui.screens.passing import show_letters

        told = told_last(self._app.workspace.network)
        if told is None:
            self._app.notice(_("nothing was passed on yet: p passes on, w shares"))
        else:
            await show_letters(self._app.view, *told)

    async def action_outcomes(self) -> None:
        """Show what came of all that was exchanged."""
        from netui.ui.screens.accounts import show_outcomes

        await show_outcomes(self._app.view)

    async def action_doctor(self) -> None:
        """Look whether everything holds together; from there, go back."""
        from netui.ui.screens.doctor import DoctorScreen

        if isinstance(self._app.view, DoctorScreen):
            await self._app.close_view()
        else:
            await self._app.open_view(DoctorScreen())

    def action_entry(self) -> None:
        """Ask for a line of quick entry."""
        self._app.quick_entry().ask()

    def action_import(self) -> None:
        """Ask for a file to import."""
        from netui.ui.importer import Importer

        Importer(self._app).ask()

    def action_sync(self) -> None:
        """Sync; while a sync runs, stop it."""
        self._app.syncing.act()

    def action_demo(self) -> None:
        """Leave for the demo: whoever opened the app opens it there."""
        self._app.exit("demo")

    def action_undo(self) -> None:
        """Take the last change back."""
        change = self._app.workspace.undo()
        said = _("undone: {what}").format(what=change.label) if change else _("nothing to undo")
        self._app.notice(said)

    def action_redo(self) -> None:
        """Make what was undone hold again."""
        change = self._app.workspace.redo()
        said = _("redone: {what}").format(what=change.label) if change else _("nothing to redo")
        self._app.notice(said)

    def action_suspend(self) -> None:
        """Give the terminal back to the shell."""
        self._app.action_suspend_process()
