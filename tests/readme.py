"""What README.md takes from the code, so that it can't say something else.

python -m tests.readme      writes it into README.md
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from netui.domain.query import query_fields
from netui.domain.tables import Contact
from netui.i18n import say
from netui.ui.actions import ACTIONS, GROUPS, Keys

ROOT: Final = Path(__file__).parent.parent
README: Final = ROOT / "README.md"


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


SECTIONS: Final = {"keys": keys, "query": query}


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
