"""The actions table, and the user's own keymap."""

import pkgutil
from importlib import import_module

import pytest

from netui.ui import screens
from netui.ui.actions import ACTIONS, BY_ID, EVERYWHERE, GROUPS, INSTEAD, LISTS
from netui.ui.everywhere import Everywhere
from netui.ui.keymap import UNTELLABLE, Keys, show_key
from netui.ui.screens.view import View
from netui.ui.widgets.linelist import LineList

PLACES = sorted({place for action in ACTIONS for place in action.where} - {EVERYWHERE, LISTS})
FORMS = {"form"}  # where what is typed is text, and lists have no keys


@pytest.mark.parametrize("place", PLACES)
def test_no_key_means_two_things_at_one_place(place: str) -> None:
    here = {place, EVERYWHERE} | (set() if place in FORMS else {LISTS})
    actions = [action for action in ACTIONS if here & set(action.where)]
    instead = INSTEAD.get(place, frozenset())
    keys = [show_key(key) for each in actions if each.id not in instead for key in Keys().of(each)]
    assert sorted(keys) == sorted(set(keys))


def doers() -> dict[str, type]:
    """Return what has the methods of each place's actions."""
    modules = [
        import_module(found.name) for found in pkgutil.iter_modules(screens.__path__, "netui.ui.screens.")
    ]
    views = [each for module in modules for each in vars(module).values() if isinstance(each, type)]
    there: dict[str, type] = {view.PLACE: view for view in views if issubclass(view, View) and view.PLACE}
    return there | {EVERYWHERE: Everywhere, LISTS: LineList}


def test_every_action_has_its_method_wherever_the_table_says_that_it_can_be_done() -> None:
    found = doers()
    lacking = [
        (action.id, place)
        for action in ACTIONS
        for place in action.where
        if not callable(getattr(found[place], f"action_{action.id}", None))
    ]
    assert lacking == []


def test_no_action_has_a_key_that_a_terminal_sends_as_another() -> None:
    assert not {key for action in ACTIONS for key in Keys().of(action)} & UNTELLABLE


def test_every_action_is_explained_under_a_heading_that_help_shows() -> None:
    for action in ACTIONS:
        assert str(action.label)
        assert str(action.help)
        assert action.group in GROUPS


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(ACTIONS)


def test_a_keymap_gives_an_action_another_key() -> None:
    keys = Keys({"log": "f5,L"})
    assert not keys.problems
    assert keys.of(BY_ID["log"]) == ("f5", "L")
    assert keys.shown(BY_ID["log"]) == "f5"


def test_two_actions_can_swap_their_keys() -> None:
    keys = Keys({"log": "n", "note": "t"})
    assert not keys.problems
    assert (keys.shown(BY_ID["log"]), keys.shown(BY_ID["note"])) == ("n", "t")


@pytest.mark.parametrize(
    ("keymap", "said"),
    [
        ({"lgo": "t"}, "there is no action “lgo”; there is log"),
        ({"log": "ctrl+m"}, "log can't be ctrl+m: terminals send it as backspace, tab or enter"),
        ({"log": ""}, "log has no key"),
        ({"log": "f5,"}, "log has no key"),
        ({"log": "n"}, "n already is “note”, so log keeps its own"),
        ({"log": "j"}, "j already is “down”"),
        ({"log": "question_mark"}, "? already is “help”"),
    ],
)
def test_what_does_not_hold_in_a_keymap_is_said_and_the_action_keeps_its_own(
    keymap: dict[str, str], said: str
) -> None:
    keys = Keys(keymap)
    assert [said in str(problem) for problem in keys.problems] == [True]
    assert keys.shown(BY_ID["log"]) == "t"


def test_the_rest_of_a_keymap_holds_beside_what_does_not() -> None:
    keys = Keys({"log": "n", "star": "f6"})
    assert keys.keymap == {"star": "f6"}
