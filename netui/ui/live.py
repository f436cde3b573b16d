"""What others do to the file while netui is open: seen soon, shown where one is, and said once."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netui.domain.changes import Edit
    from netui.ui.app import NetuiApp


class Live:
    """Looks at the file, and shows and says what came from elsewhere.

    Args:
        app: The app.
    """

    def __init__(self, app: "NetuiApp") -> None:
        self._app = app
        self._news: list[Edit] = []

    def look(self) -> None:
        """See whether somebody else wrote the file, and whether it is another day: one system call."""
        sight = self._app.sight
        day = sight.day
        changed = sight.look_around()
        if sight.day != day:
            for view in self._app.stage.named.values():
                view.seen = -1
        if changed:
            self._show()
        self._say()

    def take_in(self) -> None:
        """Show what the writer's thread has read by now."""
        if self._app.workspace.repository.take_changes():
            self._show()
            self._say()

    def synced(self) -> None:
        """Show at once what a sync has brought; it says itself what that was."""
        repository = self._app.workspace.repository
        version = self._app.sight.version
        repository.catch_up()
        if version != self._app.sight.version:
            self._show()
        self._collect()
        self._news.clear()

    def _collect(self) -> None:
        """Keep what came until it is said."""
        arrived = self._app.workspace.repository.arrived()
        if arrived:
            self._news = _together(self._news, arrived)

    def _show(self) -> None:
        self._app.view.refill()
        self._app.show_state()

    def _say(self) -> None:
        """Say what came, once the line is free: it is worth less than what somebody is reading."""
        self._collect()
        if self._news and self._app.footer.notice is None and not self._app.footer.busy:
            from netui.services.news import said

            news, self._news = self._news, []
            if text := said(self._app.workspace, news):
                self._app.notice(text)


def _together(news: "list[Edit]", more: "list[Edit]") -> "list[Edit]":
    """Return what happened to each record, from the first of its edits to the last."""
    from netui.domain.changes import Edit

    found = {(edit.table, edit.id): edit for edit in news}
    for edit in more:
        first = found.get((edit.table, edit.id), edit)
        found[edit.table, edit.id] = Edit(edit.table, edit.id, first.before, edit.after)
    return [edit for edit in found.values() if edit.before != edit.after]
