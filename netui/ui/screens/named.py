"""The screens that have a key; each is made when it is first shown, and its code is read then."""

from collections.abc import Callable
from typing import Final

from netui.ui.screens.overview import OverviewScreen
from netui.ui.screens.view import View


def _people() -> View:
    from netui.ui.screens.people import PeopleScreen

    return PeopleScreen()


def _ledger() -> View:
    from netui.ui.screens.ledger import LedgerScreen

    return LedgerScreen()


def _requests() -> View:
    from netui.ui.screens.requests import RequestsScreen

    return RequestsScreen()


def _openings() -> View:
    from netui.ui.screens.openings import OpeningsScreen

    return OpeningsScreen()


FIRST: Final = "overview"
SCREENS: Final[dict[str, Callable[[], View]]] = {
    FIRST: OverviewScreen,
    "people": _people,
    "ledger": _ledger,
    "requests": _requests,
    "openings": _openings,
}
