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

    async def action_overview(self) -> None:
        """Show the Overview."""
        await self._app.show_screen("overview")

    async def action_people(self) -> None:
        """Show People."""
        await self._app.show_screen("people")

    async def action_ledger(self) -> None:
        """Show the Ledger."""
        await self._app.show_screen("ledger")

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

    def action_entry(self) -> None:
        """Ask for a line of quick entry."""
        self._app.quick_entry().ask()

    def action_import(self) -> None:
        """Ask for a file to import."""
        from netui.ui.importer import Importer

        Importer(self._app).ask()

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
