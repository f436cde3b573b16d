"""What README.md takes from the code, so that it can't say something else.

python -m tests.readme      writes it into README.md
"""

import os
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from unittest.mock import patch

from netui.cli.main import main
from netui.domain.query import query_fields
from netui.domain.tables import Contact
from netui.i18n import say
from netui.services.letters import STEPS
from netui.ui.actions import ACTIONS, GROUPS
from netui.ui.keymap import Keys
from tests.support import FixedClock

ROOT: Final = Path(__file__).parent.parent
README: Final = ROOT / "README.md"
COLUMNS: Final = 110
"""How wide the terminal is whose output is shown."""


def keys() -> Iterator[str]:
    """Yield the keys, grouped as the help groups them."""
    shown = Keys()
    yield "| Key | Does |"
    yield "|---|---|"
    for group in GROUPS:
        yield f"| | **{say(group)}** |"
        for action in ACTIONS:
            if action.group is group and action.keys:
                names = " ".join(f"`{key}`" for key in shown.shown(action, every=True).split())
                yield f"| {names} | {say(action.help)} |"


def query() -> Iterator[str]:
    """Yield the fields that a query about contacts may name."""
    yield "| Write | To find by |"
    yield "|---|---|"
    for field in query_fields(Contact):
        yield f"| `{field.example}` | {say(field.help)} |"


def match() -> Iterator[str]:
    """Yield what could be given in the demo today."""
    yield from console("netui match")


def guard() -> Iterator[str]:
    """Yield what is said where something could be given first."""
    yield from console('netui ask "Karim El-Masri" "a look at my backups"')


def letters() -> Iterator[str]:
    """Yield the letters that netui drafts, with the places that each may have."""
    yield "| Letter | Places |"
    yield "|---|---|"
    for step, places in STEPS.items():
        yield f"| `{step}` | {' '.join(f'`{{{place}}}`' for place in places)} |"


def console(line: str) -> Iterator[str]:
    """Yield a command line and what it prints on the demo, on the day that tests are on."""
    out, err = _Screen(), StringIO()
    with TemporaryDirectory() as home, redirect_stdout(out), redirect_stderr(err):
        own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), home)
        with patch.dict(os.environ, own | {"COLUMNS": str(COLUMNS)}):
            main([*shlex.split(line)[1:], "--demo"], clock=FixedClock())
    yield "```console"
    yield f"$ {line}"
    yield from (out.getvalue() + err.getvalue()).splitlines()
    yield "```"


class _Screen(StringIO):
    """What is written to a terminal, kept."""

    def isatty(self) -> bool:
        return True


SECTIONS: Final = {"match": match, "guard": guard, "keys": keys, "query": query, "letters": letters}


def section(text: str, name: str) -> str:
    """Return what stands between a section's two marks."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", text, re.DOTALL)
    assert found, f"README.md has no section “{name}”"
    return found[1]


def rendered(name: str) -> str:
    """Return a section as the code has it."""
    return "".join(f"{row}\n" for row in SECTIONS[name]())


def written(text: str) -> str:
    """Return the README with its sections as the code has them."""
    for name in SECTIONS:
        text = text.replace(
            f"<!-- {name} -->\n{section(text, name)}<!-- /", f"<!-- {name} -->\n{rendered(name)}<!-- /"
        )
    return text


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
