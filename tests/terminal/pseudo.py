"""A program in a real pseudo-terminal: read as a person would see it, typed to as a person would."""

import os
import re
import select
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import ptyprocess
import pyte

_NOT_OURS = {"TMUX", "NO_COLOR", "COLUMNS", "LINES"}  # what says how another terminal is
PATIENCE = 30.0  # seconds: machines that test are busy; nothing waits longer than it has to

KEYS = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pgup": "\x1b[5~", "pgdn": "\x1b[6~",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}  # fmt: skip

# pyte prints what it doesn't know: questions to the terminal, private modes that end in a letter of theirs.
_UNKNOWN = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*(?:\$p|u)|\x1b[_P][^\x1b]*\x1b\\")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;<=>?$]*|[_P\]][^\x1b\x07]*)?$")


ROOT = Path(__file__).parents[2]


def netui_command(*arguments: str) -> list[str]:
    """Return the command line that runs this checkout's netui."""
    return [sys.executable, "-m", "netui", *arguments]


class NotShownError(AssertionError):
    """The screen never showed what was waited for."""


@dataclass(frozen=True, slots=True)
class Repaint:
    """What a key brought about.

    Attributes:
        first: Milliseconds until its first byte.
        last: Milliseconds until its last byte.
        size: Bytes.
    """

    first: float
    last: float
    size: int


class Terminal:
    """One program in one pseudo-terminal.

    Args:
        arguments: The program and what it is told.
        columns: Cells in a line.
        lines: Lines on the screen.
        environment: Variables beside those of this process.
        folder: Where it runs.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        columns: int = 100,
        lines: int = 30,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._pending = b""
        self.raw = bytearray()
        variables = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
        variables |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        variables["PYTHONPATH"] = str(ROOT)
        self.started = time.perf_counter()
        self._process = ptyprocess.PtyProcess.spawn(
            list(arguments),
            dimensions=(lines, columns),
            env=variables | dict(environment or {}),
            cwd=None if folder is None else str(folder),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        if self._process.isalive():
            self._process.terminate(force=True)
        self._process.close()

    @property
    def pid(self) -> int:
        """The program's process."""
        return int(self._process.pid)

    @property
    def shown(self) -> str:
        """The screen, without the spaces at the ends of its lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, wait: float = 0.05) -> bytes | None:
        """Take in what the program wrote within some seconds; None where it has ended."""
        ready, _writable, _failed = select.select([self._process.fd], [], [], wait)
        if not ready:
            return b""
        try:
            data = os.read(self._process.fd, 1 << 16)
        except OSError:  # what Linux says where the other side is closed
            return None
        if not data:
            return None
        self.raw += data
        self._feed(data)
        return data

    def timed(self, text: str, quiet: float = 0.06, patience: float = 5.0) -> "Repaint":
        """Write what a keyboard would and time the answer; what is drawn is looked at afterwards.

        Args:
            text: What is written.
            quiet: Seconds without a byte after which the answer is whole.
            patience: Seconds to wait for its first byte.
        """
        while self.read(0):  # what is still to come from before
            continue
        parts: list[tuple[float, bytes]] = []
        began = time.perf_counter()
        self.send(text)
        wait = patience
        while select.select([self._process.fd], [], [], wait)[0]:
            data = os.read(self._process.fd, 1 << 16)
            parts.append((time.perf_counter(), data))
            wait = quiet
        for _at, data in parts:
            self._feed(data)
        moments = [1000 * (at - began) for at, _data in parts] or [float("nan")]
        return Repaint(moments[0], moments[-1], sum(len(data) for _at, data in parts))

    def _feed(self, data: bytes) -> None:
        data = self._pending + data
        cut = _UNFINISHED.search(data)
        end = cut.start() if cut and len(data) - cut.start() < 4096 else len(data)
        self._pending = data[end:]
        self._stream.feed(_UNKNOWN.sub(b"", data[:end]))

    def expect(self, *texts: str, patience: float = PATIENCE) -> None:
        """Wait until every one of some texts is on the screen."""
        self._until(lambda: all(text in self.shown for text in texts), f"{texts}", patience)

    def expect_gone(self, text: str, patience: float = PATIENCE) -> None:
        """Wait until a text is no longer on the screen."""
        self._until(lambda: text not in self.shown, f"{text!r} to go", patience)

    def _until(self, holds: Callable[[], bool], what: str, patience: float) -> None:
        deadline = time.monotonic() + patience
        while not holds():
            if time.monotonic() > deadline or self.read() is None:
                raise NotShownError(f"waited for {what} on:\n{self.shown}")

    def press(self, *keys: str) -> None:
        """Press keys: names of `KEYS`, or characters."""
        for key in keys:
            self.send(KEYS.get(key, key))

    def send(self, text: str) -> None:
        """Write what a keyboard would."""
        os.write(self._process.fd, text.encode())

    def resize(self, columns: int, lines: int) -> None:
        """Make the terminal another size; what isn't drawn again afterwards is gone.

        Wait for that before the next resize: two at once are one signal, and Textual draws nothing where the
        size has come back to what it was.
        """
        self.screen.resize(lines, columns)
        self.screen.erase_in_display(2)
        self._process.setwinsize(lines, columns)

    def ended(self, patience: float = PATIENCE) -> int:
        """Wait until the program has ended; return its exit code."""
        deadline = time.monotonic() + patience
        while self.read() is not None:
            if time.monotonic() > deadline:
                raise NotShownError(f"still running, on:\n{self.shown}")
        self._process.wait()
        return int(self._process.exitstatus if self._process.exitstatus is not None else -1)
