"""The command line's grammar: what every command shares."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NoReturn

from netui import __version__
from netui.cli.output import Output, terminal_width
from netui.cli.session import Session
from netui.i18n import _

Run = Callable[[Session, argparse.Namespace], int]
"""Does what a command says; returns the exit code."""

_WIDEST_HELP = 100
_ABSENT = argparse.SUPPRESS


class Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal; argparse's own looks the width up once for each option."""

    def __init__(self, prog: str) -> None:
        width = min(terminal_width() or 80, _WIDEST_HELP)
        super().__init__(prog, width=width - 2, max_help_position=26)


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line that says what to do."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": Help, **options, "allow_abbrev": False, "add_help": False})
        self.add_argument("-h", "--help", action="help", help=_("show this and end"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with 2."""
        hint = _("“{program} --help” says how").format(program=self.prog)
        Output().error(f"{message}; {hint}")
        sys.exit(2)

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write help and versions as everything else is written."""
        Output(out=file).block(message.rstrip("\n"))


class Commands:
    """Where each command declares itself."""

    def __init__(self, parser: Parser) -> None:
        self._parsers: Any = parser.add_subparsers(
            title=_("commands"), metavar=_("COMMAND"), dest="command", parser_class=Parser
        )

    def add(self, name: str, run: Run, help: str, example: str) -> Parser:  # noqa: A002 - argparse's word
        """Declare a command.

        Args:
            name: What people type.
            run: What it does.
            help: What it does, in a few words.
            example: A line that shows it.

        Returns:
            Its parser, for arguments.
        """
        parser: Parser = self._parsers.add_parser(
            name,
            help=help,
            description=help[:1].upper() + help[1:] + ".",
            epilog=_("example: {command}").format(command=example).replace("%", "%%"),
        )
        parser.set_defaults(run=run)
        add_shared(parser, default=_ABSENT)
        return parser


def add_shared(parser: argparse.ArgumentParser, default: Any = None) -> None:
    """Add what can be said before the command and after it.

    Args:
        parser: Where to.
        default: What is there when nothing was said; a command leaves what was said before it.
    """
    off = False if default is None else default
    shared = parser.add_argument_group(_("everywhere"))
    shared.add_argument(
        "--data", metavar=_("DIR"), default=default,
        help=_("the folder with the data (else $NETUI_DATA, else the system's place)"),
    )  # fmt: skip
    shared.add_argument(
        "--demo",
        action="store_true",
        default=off,
        help=_("use made-up people, in a copy that is thrown away"),
    )
    shared.add_argument("--theme", metavar=_("NAME"), default=default, help=_("the colours of the screens"))
    shared.add_argument("--read-only", action="store_true", default=off, help=_("change nothing"))


def add_choice(
    parser: argparse.ArgumentParser, option: str, words: Sequence[str], about: str, **more: Any
) -> None:
    """Add an option that takes one word of a few.

    Args:
        parser: Where to.
        option: Such as ``--kind``.
        words: The words.
        about: What it says.
        more: What argparse takes beside.
    """
    shown = _("{about}: {words}").format(about=about, words=", ".join(words))
    parser.add_argument(option, choices=words, metavar=option.lstrip("-").upper(), help=shown, **more)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add ``--json``, which every command has that reads."""
    parser.add_argument("--json", action="store_true", help=_("print JSON, for scripts"))


def root() -> Parser:
    """Return the parser without its commands."""
    parser = Parser(
        prog="netui",
        description=_(
            "Tend your professional network from the terminal:\n"
            "whom to care for today, what you could give, what you promised."
        ),
        epilog=_(
            "Without a command netui opens its screens;\nwhere there is no terminal it prints the overview."
        ),
    )
    parser.add_argument("--version", action="version", version=f"netui {__version__}")
    add_shared(parser)
    parser.set_defaults(run=None)
    return parser


def actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield every option and argument of a parser and of its commands."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to ask
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                yield from actions(command)
        else:
            yield action
