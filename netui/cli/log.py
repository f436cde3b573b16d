"""The command `log`: one line in natural words, as behind `:` in the app."""

from argparse import Namespace

from netui.cli.parser import Commands
from netui.cli.session import Session
from netui.domain.messages import NetuiError, message
from netui.i18n import _, listed


class UnknownNameError(NetuiError):
    """A name that nobody has, and nobody said that it is a new contact's."""


def declare(commands: Commands) -> None:
    """Declare the commands of this module."""
    parser = commands.add(
        "log",
        log,
        _("write down a line in your own words"),
        'netui log "coffee with Anna Rossi yesterday #python"',
    )
    parser.add_argument(
        "line", nargs="+", metavar=_("LINE"),
        help=_("who, what, when: a time in touch, something given, received or promised, a note"),
    )  # fmt: skip
    parser.add_argument("--new", action="store_true", help=_("names that nobody has become contacts"))


def log(session: Session, options: Namespace) -> int:
    """Write a line down and say what was understood."""
    from netui.domain.entry import summary
    from netui.i18n import say
    from netui.services.entry import QuickEntry

    workspace = session.write()
    quick = QuickEntry(workspace)
    entry = quick.read(" ".join(options.line))
    new = [mention.name for mention in entry.new]
    if new and entry.ready and not options.new:
        _agree(session, new)
    quick.apply(entry)
    session.save()
    session.output.line(say(summary(entry)))
    for name in new:
        session.output.line(_("{name} is a new contact").format(name=name))
    return session.exit_code()


def _agree(session: Session, names: list[str]) -> None:
    """Have somebody say that names are those of new contacts; raises UnknownNameError where nobody does."""
    question = _("not among your contacts yet: {names}. Add?").format(names=listed(names))
    if session.output.ask(question):
        return
    raise UnknownNameError(
        message(
            "nobody is called {names}, so nothing was written down; --new adds new contacts",
            names=listed(names),
        )
    )
