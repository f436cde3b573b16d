"""Commands about netui itself: where, completion."""

from argparse import Namespace
from pathlib import Path

from netui import __version__
from netui.cli.parser import Commands, actions, add_json
from netui.cli.session import DONE, Session
from netui.i18n import _, say

SHELLS = ("bash", "zsh")


def declare(commands: Commands) -> None:
    """Declare the commands of this module."""
    parser = commands.add("where", where, _("say where the data and the settings are"), "netui where --json")
    add_json(parser)
    parser = commands.add(
        "completion",
        completion,
        _("print the completion script of a shell"),
        'eval "$(netui completion bash)"',
    )
    parser.add_argument("shell", choices=SHELLS, metavar=_("SHELL"), help=", ".join(SHELLS))


def where(session: Session, options: Namespace) -> int:
    """Say where everything is; needs no network that can be read."""
    from netui.services.settings import Settings

    folder = session.folder
    settings = Settings.load()
    found = {
        "data": str(folder),
        "file": str(folder / "network.json"),
        "backups": str(folder / ".netui" / "backups"),
        "settings": str(settings.path),
        "themes": str(settings.path.parent / "themes"),
        "version": __version__,
    }
    if options.json:
        session.output.json(found)
    else:
        session.output.facts(found.items())
        for said in settings.problems:
            session.output.note(say(said))
    return DONE


def completion(session: Session, options: Namespace) -> int:
    """Print a completion script."""
    import shtab

    from netui.cli.main import build_parser

    parser = build_parser()
    for action in actions(parser):
        if action.dest == "data":
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        elif action.type is Path:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    session.output.document(shtab.complete(parser, options.shell))
    return DONE
