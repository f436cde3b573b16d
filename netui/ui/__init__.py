"""The screens: Textual lives here and nowhere else."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netui.services.settings import Settings
    from netui.services.workspace import Workspace


def run(workspace: "Workspace", settings: "Settings", theme: str = "") -> None:
    """Show the app until the user quits.

    Args:
        workspace: The open network.
        settings: What the user chose.
        theme: A theme for this time only.
    """
    from netui.ui.app import NetuiApp
    from netui.ui.themes import Themes

    NetuiApp(workspace, settings, Themes(settings.path.parent / "themes"), theme).run()
