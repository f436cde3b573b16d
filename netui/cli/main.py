"""The `netui` command."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Final, NoReturn

from netui.cli import app
from netui.cli.output import Output
from netui.cli.parser import Commands, Parser, root
from netui.cli.session import DONE, FAILED, USAGE, Session, UsageError
from netui.domain.clock import Clock
from netui.domain.ids import Randomness
from netui.domain.messages import NetuiError
from netui.i18n import _

INTERRUPTED, PIPE_CLOSED = 130, 141
"""What a shell reports for a program that ctrl+c or a closed pipe ended: 128 and the signal's number."""


HOMES: Final[Mapping[str, Sequence[str]]] = {
    "people": ("add", "list", "show", "due"),
    "editing": ("edit", "profile"),
    "log": ("log",),
    "exchanges": ("gave", "got", "ledger"),
    "thanks": ("thanks", "outcome"),
    "outcomes": ("outcomes",),
    "requests": ("requests", "asked", "need", "ask", "answer", "who", "publish"),
    "giving": ("match", "introduce", "introductions"),
    "openings": ("openings", "heard", "pass", "close", "share"),
    "files": ("import", "export"),
    "history": ("undo", "redo", "restore"),
    "recorded": ("history",),
    "sync": ("sync",),
    "conflicts": ("conflicts",),
    "doctor": ("doctor",),
    "merge_driver": ("merge-driver",),
    "about": ("where", "completion"),
}
"""The modules that have commands, as the help lists them, and the commands of each."""


def build_parser(command: str = "") -> Parser:
    """Return the grammar of the command line.

    Args:
        command: Read its grammar alone; of all of them, where there is none of that name.
    """
    parser = root()
    commands = Commands(parser)
    for home in [home for home, names in HOMES.items() if command in names] or HOMES:
        import_module(f"netui.cli.{home}").declare(commands)
    return parser


def _read(words: Sequence[str]) -> Namespace:
    """Return what the command line says, having read no more of its grammar than that takes.

    Reading all of it takes half of the time that a small command may take, and the screens would stand a
    twentieth of a second later.
    """
    if {"-h", "--help", "--version"} & {*words}:
        return build_parser().parse_args(words)
    options, rest = root().parse_known_args(words)
    if not words or (words[0].startswith("--") and not rest):
        return options
    return build_parser(rest[0] if rest else "").parse_args(words)


def main(
    arguments: Sequence[str] | None = None,
    *,
    clock: Clock | None = None,
    randomness: Randomness | None = None,
) -> int:
    """Run netui.

    Args:
        arguments: The command line without the program's name; by default this process's.
        clock: Tells the time; by default the machine's.
        randomness: Where ids come from; by default the system's.

    Returns:
        The exit code.
    """
    output = Output()
    try:
        options = _read(sys.argv[1:] if arguments is None else arguments)
        with Session(options, output, clock, randomness) as session:
            code = (options.run or app.run)(session, options)
        output.flush()
    except NetuiError as error:
        output.error(error)
        return USAGE if isinstance(error, UsageError) else FAILED
    except BrokenPipeError:
        _forget_output()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        output.clear_progress()
        return INTERRUPTED
    except OSError as error:
        _forget_output()
        output.error(
            _("{what}: {why}").format(what=error.filename or _("writing"), why=error.strerror or error)
        )
        return FAILED
    except SystemExit as ended:  # argparse ends so: after help, and after an error in the command line
        return ended.code if isinstance(ended.code, int) else DONE
    return code


def run() -> NoReturn:
    """Run netui as a process of its own.

    At 30,000 contacts a quarter of a command's time went into looking for garbage, of which there is none,
    and into taking the network apart piece by piece where the system takes the whole process at once.
    """
    gc.disable()  # the app turns it on again
    code = main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)


def _forget_output() -> None:
    """Let the interpreter's own last flush go nowhere: what couldn't be written was said once already."""
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
