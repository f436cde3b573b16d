"""`netui` without a command: the screens, or the overview as text where there is no terminal to draw on."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from netui.cli.output import Column, Output
from netui.cli.session import DONE, Session
from netui.domain.messages import NetuiError, message
from netui.i18n import _, weekday

if TYPE_CHECKING:
    from netui.services.overview import Row
    from netui.services.workspace import Workspace

DEMO = "demo"  # what the app returns for somebody who wants to look around first
DAYS_AHEAD = 3  # over a weekend
SHOWN = 12  # rows of one pane as text; the lists behind them are commands of their own


class NoTerminalError(NetuiError):
    """The terminal can't show screens."""


def run(session: Session, _options: Namespace) -> int:
    """Open the screens, or print the overview where standard output is no terminal."""
    if not session.output.is_terminal:
        return print_overview(session)
    if os.environ.get("TERM", "") in {"", "dumb"}:
        raise NoTerminalError(
            message(
                "this terminal can't draw screens (TERM={term}); “netui | cat” prints the overview,"
                " “netui --help” lists the commands",
                term=os.environ.get("TERM", ""),
            )
        )
    if not sys.stdin.isatty():
        raise NoTerminalError(message("the screens need a keyboard, and standard input is something else"))
    return open_app(session)


def open_app(session: Session) -> int:
    """Open the screens; returns when the user leaves them."""
    while _shown(session) == DEMO:
        session.switch_to_demo()
    return session.exit_code()


def _shown(session: Session) -> str | None:
    """Show the screens until the user leaves them; return what they asked for then."""
    from netui.services.glance import recall
    from netui.ui.app import NetuiApp
    from netui.ui.themes import Themes

    def opened() -> "Workspace":
        workspace = session.write()
        gc.freeze()  # the records live as long as the app: what looks for garbage need not walk through them
        gc.enable()
        return workspace

    settings = session.settings
    themes = Themes(settings.path.parent / "themes")
    today = session.clock.today()
    glance = recall(session.folder, today, settings.synonyms_stamp)
    network = opened if glance else opened()  # where nothing can be shown before, what fails is said before
    app = NetuiApp(
        network, settings, themes, session.options.theme or "", glance=(glance, today) if glance else None
    )
    if session.options.demo:
        app.syncing.refused = message("this is the demo, a copy that is thrown away: nothing is synced")
    wanted = app.run()
    if app.failure is not None:
        raise app.failure
    session.save()
    app.sight.keep(DAYS_AHEAD)
    if app.return_code:
        raise SystemExit(app.return_code)
    return wanted


def print_overview(session: Session) -> int:
    """Print the overview as text."""
    from netui.domain.tables import Contact
    from netui.services.overview import overview

    workspace, output = session.read(), session.output
    gives = workspace.matcher.gives(workspace.today) if workspace.network.count(Contact) else ()
    seen = overview(workspace.network, workspace.today, gives)
    output.line(weekday(workspace.today))
    _pane(output, _("Today"), seen.today, _("nobody waits for you today"))
    _pane(output, _("You could give"), seen.give, _("nothing to give that netui knows of"))
    output.heading(_("Network"))
    output.line(", ".join(seen.network.headline), indent=2)
    circles = (
        (each.circle, f"{each.count}/{each.size}" if each.size else str(each.count))
        for each in seen.network.circles
    )
    output.line(", ".join(f"{name} {count}" for name, count in circles), indent=2)
    output.line(", ".join(f"{name} {count}" for name, count in seen.network.sectors[:SHOWN]), indent=2)
    output.heading(_("Exchange"))
    output.line(seen.exchange.quarter, indent=2)
    output.line(seen.exchange.rate, indent=2)
    output.line(", ".join(seen.exchange.promises), indent=2)
    output.line("; ".join(seen.exchange.answering), indent=2)
    if seen.exchange.load:
        output.line(seen.exchange.load, indent=2)
    return DONE


def _pane(output: Output, title: str, rows: Sequence["Row"], nothing: str) -> None:
    output.heading(title)
    columns = (Column("", keep=True), Column("", least=12), Column("", wrap=True, least=16))
    output.table(columns, [(row.sign, row.name, row.text) for row in rows[:SHOWN]], indent=2)
    if len(rows) > SHOWN:
        output.line(_("and {count} more").format(count=len(rows) - SHOWN), indent=2)
    if not rows:
        output.line(nothing, indent=2)
