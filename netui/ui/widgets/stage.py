"""Where the screens stand: all of them are kept, one is in front."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

if TYPE_CHECKING:
    from netui.ui.screens.view import View


class _Front(Layout):
    """Gives all the room to the first child and none to the others."""

    name = "front"

    def arrange(
        self,
        parent: Widget,
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: ARG002 - Textual's signature
    ) -> ArrangeResult:
        """Return the place of the child in front."""
        parent.pre_layout(self)
        return [WidgetPlacement(size.region, NULL_OFFSET, NULL_SPACING, child) for child in children[:1]]


class Stage(Widget):
    """Holds the screens, the one in front first, and those that were opened on top of each other.

    Turning the ``display`` of a widget off and on would do too, and draw the whole terminal three times
    over: once for the layout, once for the parent's style, once for the children's.

    Args:
        screens: What makes the screens that have a name, when each is first shown.
        brought: Called with a screen that comes to the front.

    Attributes:
        views: The screen with a name that is below, then those opened on top of it.
        named: The screens with a name that were made so far.
    """

    DEFAULT_CSS = """
    Stage { height: 1fr; width: 1fr; }
    """

    def __init__(
        self, screens: "Mapping[str, Callable[[], View]]", brought: "Callable[[View], None]"
    ) -> None:
        super().__init__()
        self._screens = screens
        self._brought = brought
        self.views: list[View] = []
        self.named: dict[str, View] = {}

    @property
    def layout(self) -> Layout:
        """How the children are placed."""
        return _Front()

    def refresh(
        self,
        *regions: Region,  # noqa: ARG002 - Textual's signature
        repaint: bool = True,  # noqa: ARG002
        layout: bool = False,
        recompose: bool = False,
    ) -> "Stage":
        """Lay out again where that is asked for; there is nothing of its own to draw."""
        return super().refresh(repaint=False, layout=layout, recompose=recompose)

    def begin(self, name: str) -> "View":
        """Make the first screen, for the app to compose."""
        view = self.named[name] = self._screens[name]()
        self.views = [view]
        return view

    @property
    def front(self) -> "View":
        """The screen in front."""
        return self.views[-1]

    @property
    def name_below(self) -> str:
        """The name of the screen that is below."""
        return next((name for name, view in self.named.items() if view is self.views[0]), "")

    async def show(self, name: str) -> None:
        """Bring a screen that has a name to the front; those on top of others are closed."""
        pushed = self.views[1:]
        view = self.named.get(name)
        with self._turning():
            if view is None:
                view = self.named[name] = self._screens[name]()
                await self.mount(view)
            self.views = [view]
            self._bring(view)
            for above in pushed:
                await above.remove()

    async def open(self, view: "View") -> None:
        """Put a screen on top of the one in front."""
        with self._turning():
            await self.mount(view)
            self.views.append(view)
            self._bring(view)

    async def close(self) -> bool:
        """Take the screen in front away; return False where none is below it."""
        if len(self.views) < 2:
            return False
        with self._turning():
            gone = self.views.pop()
            self._bring(self.front)
            await gone.remove()
        return True

    @contextmanager
    def _turning(self) -> Iterator[None]:
        """Draw once, at the end; what had the focus is remembered."""
        self.front.last_focus = self.screen.focused
        with self.app.batch_update():
            yield

    def _bring(self, view: "View") -> None:
        if self.children and self.children[0] is not view:
            self.move_child(view, before=0)
        focus = view.last_focus if view.last_focus is not None and view.last_focus.is_attached else None
        self._brought(view)
        self.screen.set_focus(focus or view.first_focus())
