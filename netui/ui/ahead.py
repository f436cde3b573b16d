"""What is made ready while nothing is to be done: what the next key most likely asks for."""

import gc
import time
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from netui.ui.app import NetuiApp

REST_SECONDS: Final = 0.2  # after the start, until what is likely to come is made ready
SLICE_SECONDS: Final = 0.02  # between two slices of it
WORK_SECONDS: Final = 0.01  # of a slice
IDLE_SECONDS: Final = 2.0  # after the start, until what it left undone is done


class Ahead:
    """Makes ready, after the start.

    Args:
        app: The app.

    Attributes:
        busy: Whether what could be given is being looked for.
    """

    def __init__(self, app: "NetuiApp") -> None:
        self.busy = False
        self._app = app
        self._then: list[Callable[[], object]] = []
        self._named = len(app.settings.problems)  # the app names these when it begins

    def begin(self) -> None:
        """Begin, with the first screen shown; what that one still lacks comes first."""
        app = self._app
        app.set_timer(REST_SECONDS, self._warm)
        looks = not app.sight.glance().matched
        if looks or not app.sight.recalled:
            app.set_timer(IDLE_SECONDS, app.sight.keep)
        if looks:
            app.call_after_refresh(self._learn)

    def _warm(self) -> None:
        for screen in ("people", "contact"):
            import_module(f"netui.ui.screens.{screen}")
        self._read()

    def _read(self) -> None:
        """Read what a filter looks through, a few milliseconds at a time: keys come in between."""
        if not self._app.query_context().prepare():
            self._app.set_timer(SLICE_SECONDS, self._read)
        else:
            self._learn()

    def _learn(self) -> None:
        """Learn what words mean, and only then look what they match: keys come in between."""
        app = self._app
        if app.workspace.network.rows["contacts"]:
            _learned = app.workspace.matcher
        app.call_later(self.match)

    def match(self, then: "Callable[[], object] | None" = None) -> None:
        """Look for what could be given, once: the Overview stands already, and shows it when it is found.

        Args:
            then: Called when it is found, where it isn't yet.
        """
        if self._app.sight.matched:
            return
        if then is not None:
            self._then.append(then)
        if not self.busy:
            self.busy = True
            self._match()

    def _match(self) -> None:
        """Look for some of it, for a few milliseconds: keys come in between."""
        app = self._app
        until = time.monotonic() + WORK_SECONDS
        if not app.sight.prepare(lambda: time.monotonic() > until):
            app.set_timer(SLICE_SECONDS, self._match)
            return
        self.busy = False
        shows_more = app.sight.match()
        app.sight.gives()
        if gc.get_freeze_count():  # as the records are where netui runs by itself: looking through what was
            gc.freeze()  # read of them for garbage would keep a key waiting for a tenth of a second
        if shows_more:
            app.show_anew("overview")
        for then in self._then:
            then()
        self._then.clear()
        app.name_problems(app.settings.problems[self._named :])  # synonyms are read when they are needed
