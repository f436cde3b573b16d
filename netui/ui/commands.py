"""The palette: every command by name, in the bar above the footer."""

from netui.domain.text import fold
from netui.i18n import say
from netui.ui.actions import ACTIONS, EVERYWHERE, Action
from netui.ui.keymap import Keys
from netui.ui.widgets.prompt import Choice


def commands(place: str, keys: Keys, text: str) -> list[Choice]:
    """Return the commands of a place whose words begin with, else hold, what is typed.

    Args:
        place: Where the user is.
        keys: Which key does what.
        text: What is typed.
    """
    wanted = fold(text).split()
    found = [action for action in ACTIONS if action.palette and {place, EVERYWHERE} & set(action.where)]
    ranked = [
        (rank, at, action) for at, action in enumerate(found) if (rank := _rank(action, wanted)) is not None
    ]
    return [_choice(action, keys) for _rank_, _at, action in sorted(ranked, key=lambda each: each[:2])]


def _rank(action: Action, wanted: list[str]) -> int | None:
    """Return how well an action fits, 0 best; None where it doesn't."""
    label, text = fold(say(action.label)), fold(f"{action.id} {say(action.label)} {say(action.help)}")
    if not all(word in text for word in wanted):
        return None
    if all(label.startswith(word) for word in wanted):
        return 0
    words = text.split()
    return 1 if all(any(each.startswith(word) for each in words) for word in wanted) else 2


def _choice(action: Action, keys: Keys) -> Choice:
    label, text = say(action.label), say(action.help)
    return Choice(
        action.id, keys.shown(action) or "·", text if text.startswith(label) else f"{label}: {text}"
    )
