"""The first and the last line of the screen: where you are, and what you can do here."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.strip import Strip

from netui.domain.text import clean_line
from netui.ui.notices import Notice
from netui.ui.render import Part, cut, line, width_of, within
from netui.ui.widgets.styled import Styled
from netui.ui.wrapping import wrap


class Bar(Styled):
    """A line whose parts each look their own way."""

    PREFIX = "bar"


MOST_SAID = 3  # lines that a notice takes
NARROWEST = 20  # cells; in less no sentence is broken, for nobody could read it
MOST_STATE = 16  # cells of it that are worth more than the names of screens: "not saved: no sp…"


class Tab(NamedTuple):
    """One screen in the strip."""

    id: str
    key: str
    label: str
    number: int | None = None

    @property
    def named(self) -> str:
        """Key and name."""
        return f"{self.key} {self.label}"

    @property
    def text(self) -> str:
        """Key, name and count."""
        return self.named + ("" if self.number is None else f" {self.number}")


class TabStrip(Bar):
    """The first line: the screens with their counts, the day, and whether all is saved."""

    DEFAULT_CSS = """
    TabStrip { dock: top; height: 1; background: $panel; color: $text-muted; }
    TabStrip > .bar--name { color: $text-primary; text-style: bold; }
    TabStrip > .bar--here { color: $foreground; text-style: $here-style; }
    TabStrip > .bar--alarm { color: $text-error; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--name", "bar--here", "bar--alarm"}

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[Tab, ...], str, str, str, bool] = ((), "", "", "", False)
        self._places: list[tuple[int, int, str]] = []

    def show(self, tabs: Sequence[Tab], here: str, day: str, state: str, alarm: bool) -> None:
        """Show where the user is and how things stand; drawn again only where something changed.

        Args:
            tabs: The screens.
            here: The id of the one in front.
            day: Today, in words.
            state: Whether all is saved, in words.
            alarm: Whether that is something to look at.
        """
        shown = (tuple(tabs), here, day, state, alarm)
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """Draw the line; what there is no room for goes in this order: day, counts, names, state."""
        width = self.size.width
        tabs, here, day, state, alarm = self._shown
        name = " netui"
        for shown, dated in self._ways():
            words = [(tab.id, text) for tab in tabs if (text := shown(tab))]
            end = f"{day}  {state[:MOST_STATE]}" if dated else state[:MOST_STATE]
            if len(name) + sum(2 + width_of(text) for _id, text in words) + 3 + len(end) <= width:
                break
        else:
            name = ""
        parts: list[Part] = [(name, self.style("name"))]
        self._places = []
        at = len(name)
        for tab_id, word in words:
            gap = "  " if at else " "
            parts += [(gap, self.style()), (word, self.style("here" if tab_id == here else ""))]
            at += len(gap)
            self._places.append((at, at + width_of(word), tab_id))
            at += width_of(word)
        room = width - at - 3
        said = cut(state, room)
        day = f"{day}  " if dated and len(day) + 2 + width_of(said) <= room else ""
        parts.append((" " * max(0, width - at - len(day) - width_of(said) - 1) + day, self.style()))
        parts.append((said, self.style("alarm" if alarm else "")))
        return line(parts, width, self.style())

    def _ways(self) -> Iterator[tuple[Callable[[Tab], str], bool]]:
        """Yield ways to show the screens and whether the day is said, the one that needs most room first."""
        here = self._shown[1]
        for dated in (True, False):
            yield (lambda tab: tab.text), dated
        for dated in (True, False):
            yield (lambda tab: tab.text if tab.id == here else tab.named), dated
        for dated in (True, False):
            yield (lambda tab: tab.text if tab.id == here else tab.key), dated
        yield (lambda tab: tab.text if tab.id == here else ""), False

    async def on_click(self, event: events.Click) -> None:
        """Go to the screen that was clicked."""
        for start, stop, name in self._places:
            if start <= event.x < stop:
                await self.run_action(f"app.perform('{name}')")


class Hint(NamedTuple):
    """One key in the footer; the higher the priority, the longer it stays when there is little room."""

    key: str
    label: str
    priority: int


class Footer(Bar):
    """The last line: the keys that matter here, or a notice in their place, which may take more lines."""

    DEFAULT_CSS = """
    Footer { dock: bottom; height: 1; background: $panel; color: $text-muted; }
    Footer > .bar--key { color: $text-primary; text-style: bold; }
    Footer > .bar--notice { color: $foreground; text-style: bold; }
    Footer > .bar--error { color: $text-error; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key", "bar--notice", "bar--error"}

    def __init__(self) -> None:
        super().__init__()
        self.notice: Notice | None = None
        self._said: list[str] = []
        self._most = MOST_SAID
        self._busy = ""
        self._hints: tuple[Hint, ...] = ()

    def show(self, hints: Sequence[Hint]) -> None:
        """Show other keys."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            if self.notice is None:
                self.refresh()

    def say(self, notice: Notice | None, most: int = MOST_SAID) -> None:
        """Show a notice in the keys' place; None shows the keys again.

        Args:
            notice: What to say; whatever has no room in a line goes on in the next.
            most: Lines that it may take.
        """
        if notice != self.notice:
            self.notice, self._most = notice, most
            self._break()
            self.refresh()

    def on_resize(self) -> None:
        """Break what is said anew."""
        self._break()

    def _break(self) -> None:
        """Break a notice into lines; of one that takes more than it may, the last is cut."""
        self._said = []
        if self.notice is not None:
            sign = "✗ " if self.notice.error else ""
            lines = wrap(clean_line(self.notice.text), max(NARROWEST, self.app.size.width - 2 - len(sign)))
            last = self._most - 1
            lines = (*lines[:last], *filter(None, [" ".join(lines[last:])]))
            self._said = [(" " * len(sign) if at else sign) + text for at, text in enumerate(lines)]
        height = len(self._said) or 1
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    @property
    def busy(self) -> str:
        """What is going on in the background; shown in the keys' place until it ends."""
        return self._busy

    @busy.setter
    def busy(self, text: str) -> None:
        if text != self._busy:
            self._busy = text
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        if self.notice is None and self._busy:
            return line([(" " + cut(self._busy, width - 2), self.style("notice"))], width, self.style())
        if self.notice is not None:
            said = self._said[y] if y < len(self._said) else ""
            name = "error" if self.notice.error else "notice"
            return line([(" " + cut(said, width - 2), self.style(name))], width, self.style())
        parts: list[Part] = [(" ", self.style())]
        for place, hint in enumerate(fitting(self._hints, width - 2)):
            parts += [("  " if place else "", self.style()), (hint.key, self.style("key"))]
            parts.append((f" {hint.label}", self.style()))
        return line(parts, width, self.style())


def fitting(hints: Sequence[Hint], width: int) -> list[Hint]:
    """Return the hints that fit, in order; those of lowest priority go first."""
    kept = list(hints)
    while kept and sum(len(hint.key) + width_of(hint.label) + 3 for hint in kept) - 2 > width:
        kept.remove(min(kept, key=lambda hint: hint.priority))
    return kept


class StatusLine(Bar):
    """A line of a screen: what is shown, in words. Given two lines, it goes on in the second."""

    DEFAULT_CSS = """
    StatusLine { height: 1; color: $text-muted; text-style: $muted-style; }
    StatusLine > .bar--strong { color: $foreground; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--strong"}

    def __init__(self) -> None:
        super().__init__()
        self._said: tuple[tuple[str, str], ...] = ()

    def say(self, *said: str | tuple[str, str]) -> None:
        """Show pieces with a dot between them.

        Args:
            said: Each a text, or a text and its part: "strong". Empty ones are left out.
        """
        pieces = tuple(piece if isinstance(piece, tuple) else (piece, "") for piece in said)
        pieces = tuple(piece for piece in pieces if piece[0])
        if pieces != self._said:
            self._said = pieces
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line; the last is cut where it holds more."""
        width, height = self.size
        lines = self._lines(width - 2, height)
        parts: list[Part] = [(" ", self.style())]
        parts += [(text, self.style(name)) for text, name in (lines[y] if y < len(lines) else ())]
        return line([*within(parts, width - 1, self.style()), (" ", self.style())], width, self.style())

    def _lines(self, width: int, height: int) -> list[list[tuple[str, str]]]:
        lines: list[list[tuple[str, str]]] = [[]]
        used = 0
        for text, name in self._said:
            for number, word in enumerate(clean_line(text).split(" ")):
                gap = (" " if number else " · ") if used else ""
                if used and used + len(gap) + width_of(word) > width and len(lines) < height:
                    lines.append([])
                    used, gap = 0, ""
                lines[-1] += [(gap, name if number else ""), (word, name)]
                used += len(gap) + width_of(word)
        return lines
