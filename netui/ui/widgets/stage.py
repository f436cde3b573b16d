"""Where the screens stand: all of them are kept, one is in front."""

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget


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
    """Holds the screens, the one in front first.

    Turning the ``display`` of a widget off and on would do too, and draw the whole terminal three times
    over: once for the layout, once for the parent's style, once for the children's.
    """

    DEFAULT_CSS = """
    Stage { height: 1fr; width: 1fr; }
    """

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

    def bring(self, view: Widget) -> None:
        """Put a screen in front."""
        if self.children and self.children[0] is not view:
            self.move_child(view, before=0)
