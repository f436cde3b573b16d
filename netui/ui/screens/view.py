"""What every screen of netui is: a view that fills the space between the tab strip and the footer."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget

from netui.domain.messages import Message, message
from netui.i18n import _
from netui.ui.actions import EVERYWHERE, LISTS, Action
from netui.ui.widgets.linelist import LineList
from netui.ui.widgets.prompt import Question

if TYPE_CHECKING:
    from netui.domain.tables import Contact
    from netui.services.workspace import Workspace
    from netui.ui.app import NetuiApp


class View(Widget):
    """A screen.

    A subclass says its ``PLACE``, binds ``bindings(PLACE)``, composes its widgets and fills them in `reload`.
    For each action of its place in the actions table it has a method ``action_<id>``; an action on people
    needs only `selected_contacts`, for the methods themselves are in `PeopleActions`.
    """

    PLACE: ClassVar[str] = ""
    SLOW: ClassVar[bool] = False
    """Whether filling it takes longer than a key may take to show."""
    MATTERS: ClassVar[Mapping[str, int]] = {}
    """What matters more or less here than the actions table says: see `weight`."""
    # As in `Styled`: another size is no reason to lay out and draw twice.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)
    DEFAULT_CSS = """
    View { height: 1fr; width: 1fr; layout: vertical; background: $background; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen = -1
        self.last_focus: Widget | None = None

    @property
    def netui(self) -> "NetuiApp":
        """The app."""
        return cast("NetuiApp", self.app)

    @property
    def workspace(self) -> "Workspace":
        """The open network, with a clock."""
        return self.netui.workspace

    def reload(self) -> None:
        """Show what the network holds now; cursor, marks and place stay where they are."""

    def on_mount(self) -> None:
        """Fill the screen."""
        self.refill()

    def refill(self) -> None:
        """Reload, and remember which state of the network is shown."""
        self.seen = self.netui.sight.version
        self.reload()

    def first_focus(self) -> Widget | None:
        """Return the widget that takes the keys when the screen comes to the front."""
        return next(iter(self.query(LineList)), None)

    def selected_contacts(self) -> "list[Contact]":
        """Return the people whom an action is about: the marked ones, else the one with the cursor."""
        return []

    def neighbours(self) -> Sequence[str]:
        """Return the ids of the people that are listed here, in order: whom a person stands among."""
        return ()

    def missing(self, needs: str) -> Message | None:
        """Return why an action can't act here, or None where it can.

        Args:
            needs: What it needs, from the actions table.
        """
        if needs == "person" and not self.selected_contacts():
            return message("nobody is selected: move to a person first")
        if needs == "row" and not self.has_row():
            return message("nothing is selected: move to a line first")
        return None

    def takes(self, action: str) -> bool:  # noqa: ARG002 - most screens take none
        """Return whether the selected row takes an action that needs a person elsewhere.

        Args:
            action: The action's id.
        """
        return False

    def has_row(self) -> bool:
        """Whether the cursor is on something that can be edited."""
        return bool(self.selected_contacts())

    def footer_places(self) -> Sequence[str]:
        """Return the places whose keys the footer shows."""
        return (self.PLACE, LISTS, EVERYWHERE)

    def weight(self, action: Action) -> int:
        """Return how long an action stays in a footer that is too narrow; 0 = it is never there."""
        return self.MATTERS.get(action.id, action.footer)

    def leave(self) -> bool:
        """Take back what stands in the way of leaving, such as a filter; return whether anything did."""
        return False

    def hold(self) -> bool:
        """Return whether leaving would lose what was typed; says so then, and lets go when asked again."""
        return False

    def ask(self, question: Question) -> None:
        """Ask something in the bar above the footer."""
        self.netui.prompt.ask(question)

    def _did(self, label: str) -> None:
        """Say what was done, and how to take it back."""
        self.netui.notice(_("{what} · u undoes it").format(what=label))
