"""Which key does what: the actions table with the user's own keymap applied."""

from collections.abc import Iterable, Mapping
from typing import Final

from netui.domain.messages import Message, message
from netui.i18n import _, say
from netui.ui.actions import ACTIONS, BY_ID, EVERYWHERE, LISTS, Action

# A terminal without the newer keyboard protocol sends these as backspace, tab and enter.
UNTELLABLE: Final = frozenset({"ctrl+h", "ctrl+i", "ctrl+m"})

_SHOWN: Final[Mapping[str, str]] = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "escape": "esc", "pagedown": "pgdn",
    "pageup": "pgup", "f1": "F1", "greater_than_sign": ">", "less_than_sign": "<", "asterisk": "*",
    "number_sign": "#", "slash": "/", "colon": ":", "question_mark": "?", "exclamation_mark": "!",
    "left_square_bracket": "[", "right_square_bracket": "]",
}  # fmt: skip


class Keys:
    """Which key does what, with the user's own keymap applied.

    Attributes:
        keymap: The user's keys that hold, by action id.
        problems: What in the user's keymap doesn't hold, each one line.
    """

    def __init__(self, keymap: Mapping[str, str] | None = None) -> None:
        self.keymap: dict[str, str] = {}
        self.problems: list[Message] = []
        for name, keys in (keymap or {}).items():
            problem = _unfit(name, keys)
            if problem is None:
                self.keymap[name] = keys
            else:
                self.problems.append(problem)
        for name in list(self.keymap):  # together, so that two actions can swap their keys
            problem = self._clash(BY_ID[name])
            if problem is not None:
                del self.keymap[name]
                self.problems.append(problem)

    def of(self, action: Action) -> tuple[str, ...]:
        """Return an action's keys."""
        return _split(self.keymap.get(action.id, action.keys))

    def shown(self, action: Action, every: bool = False) -> str:
        """Return an action's key as people read it; all of its keys where ``every``."""
        names = [show_key(key) for key in self.of(action)]
        return " ".join(names) if every else next(iter(names), "")

    def elsewhere(self, key: str, place: str) -> Action | None:
        """Return what a key does at other places than this one."""
        for action in ACTIONS:
            names = {show_key(name) for name in self.of(action)}
            if show_key(key) in names and place not in action.where and EVERYWHERE not in action.where:
                return action
        return None

    def places(self, action: Action) -> str:
        """Return where an action can be done, in words."""
        names = {LISTS: _("lists"), "contact": _("a person")}
        named = names | {place: say(BY_ID[place].label) for place in action.where if place in BY_ID}
        return ", ".join(named[place] for place in action.where if place in named)

    def _clash(self, action: Action) -> Message | None:
        for other in ACTIONS:
            if other is action or not _meet(action.where, other.where):
                continue
            shared = {show_key(key) for key in self.of(action)} & {show_key(key) for key in self.of(other)}
            if shared:
                return message(
                    "keymap: {key} already is “{other}”, so {name} keeps its own; give {other} another too",
                    key=min(shared), other=other.id, name=action.id,
                )  # fmt: skip
        return None


def _split(keys: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in keys.split(",")) if keys else ()


def _unfit(name: str, keys: str) -> Message | None:
    """Return why one line of a keymap can't hold, whatever the others are."""
    if name not in BY_ID:
        from difflib import get_close_matches

        near = get_close_matches(name, BY_ID, 1)
        hint = near[0] if near else ", ".join(BY_ID)
        return message("keymap: there is no action “{name}”; there is {hint}", name=name, hint=hint)
    for key in (key.strip() for key in keys.split(",")):
        if not key:
            return message("keymap: {name} has no key; write one, such as “{name}: f5”", name=name)
        if key in UNTELLABLE:
            return message(
                "keymap: {name} can't be {key}: terminals send it as backspace, tab or enter",
                name=name, key=key,
            )  # fmt: skip
    return None


def _meet(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two actions can be reached from one place: a list is part of every screen."""
    one, two = set(some), set(others)
    return bool(one & two) or bool((one | two) & {EVERYWHERE, LISTS})


def show_key(key: str) -> str:
    """Return a key as people read it."""
    return _SHOWN.get(key, key)
