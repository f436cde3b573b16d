"""The user's own editor, for what is easier in a text than in a form."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from netui.domain.messages import NetuiError, message


class EditorError(NetuiError):
    """The editor could not be run."""


def command() -> list[str]:
    """Return the user's editor as an argument list: $VISUAL, else $EDITOR, else vi.

    Raises:
        EditorError: Where the variable can't be read as a command.
    """
    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        return shlex.split(wanted) or ["vi"]
    except ValueError as error:
        raise EditorError(
            message("$EDITOR is not a command ({wanted}): set it to one, such as vi", wanted=wanted)
        ) from error


def edit_text(text: str, suffix: str = ".yaml") -> str:
    """Let the user edit a text and return it; blocks until the editor ends.

    Args:
        text: What they start from.
        suffix: What the file's name ends in, for the editor's highlighting.

    Raises:
        EditorError: The editor isn't there, failed, or left something that is no text.
    """
    argv = command()
    with tempfile.TemporaryDirectory(prefix="netui-") as folder:  # 0700: notes are private
        path = Path(folder) / f"edit{suffix}"
        path.write_text(text, encoding="utf-8")
        try:
            ended = subprocess.run([*argv, str(path)], check=False)  # noqa: S603 - the user's own editor
        except OSError as error:
            raise EditorError(
                message("the editor {name} can't be run: set $EDITOR to one that can", name=argv[0])
            ) from error
        if ended.returncode != 0:
            raise EditorError(
                message("{name} ended with {code}: nothing was changed", name=argv[0], code=ended.returncode)
            )
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise EditorError(
                message("what {name} left is not text: nothing was changed", name=argv[0])
            ) from error
