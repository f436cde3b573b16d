"""Running a program that may hang, ask or go on for ever: it never does so here.

It has no terminal to ask on, nothing to read but what it is given, and ends, with all that it started, when
it is silent or at work for too long, or when somebody cancels it.
"""

import fcntl
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from math import inf
from pathlib import Path
from threading import Event
from typing import IO, Final, NamedTuple

from netui.domain.messages import message
from netui.services.sync.errors import CancelledError, NoGitError

_LOOK: Final = 0.1  # seconds between looks at the clock, at who cancels, and at a program that has ended
_GLANCE: Final = 0.01
_MERCY: Final = 2.0  # seconds from asking to forcing: git takes its lock files away meanwhile
_IN_A_PIPE: Final = 512  # bytes that every system takes at once, unread
_CHUNK: Final = 1 << 16
_MUCH: Final = 1 << 20  # bytes of a pipe through which much comes: both sides then wait for one another less
_MOST_SAID: Final = 1 << 20  # bytes of standard error that are kept


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait, in seconds, and how often to try.

    Attributes:
        connect: For a connection to stand.
        quiet: For any sign of life from the remote.
        whole: For all of one exchange with the remote.
        local: For one step in the repository itself.
        lock: For a lock that another git holds.
        attempts: Times that a lost race is run again.
    """

    connect: float = 15
    quiet: float = 45
    whole: float = 900
    local: float = 120
    lock: float = 10
    attempts: int = 12


class Ended(NamedTuple):
    """How a program ended and what it wrote."""

    code: int
    out: bytes
    said: str


class SilenceError(Exception):
    """The program was silent, or at work, for too long; it has been ended."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Runner:
    """Runs programs, one at a time.

    Args:
        cancel: Set from another thread to end what runs.
        can_ask: Somebody is at this process's terminal to answer: what may ask then runs on it, for as long
            as they take.

    Attributes:
        can_ask: The same.
    """

    def __init__(self, cancel: Event | None = None, *, can_ask: bool = False) -> None:
        self.can_ask = can_ask
        self._cancel = cancel or Event()

    def check(self) -> None:
        """Raise where somebody cancelled."""
        if self._cancel.is_set():
            raise CancelledError(message("The sync was stopped; what was done so far holds"))

    def pause(self, seconds: float) -> None:
        """Wait; raise where somebody cancels."""
        self._cancel.wait(seconds)
        self.check()

    def run(
        self,
        command: Sequence[str],
        *,
        folder: Path,
        environment: Mapping[str, str],
        content: bytes | None = None,
        scratch: Path | None = None,
        asks: bool = False,
        quiet: float,
        whole: float,
        heard: Callable[[str], None] | None = None,
        taken: Callable[[bytes], None] | None = None,
    ) -> Ended:
        """Run a program to its end.

        Args:
            command: The program and its arguments.
            folder: Where it runs.
            environment: All of its environment.
            content: What it reads.
            scratch: Where that is kept meanwhile, without a name.
            asks: Whether it may have something to ask.
            quiet: Seconds that it may write nothing.
            whole: Seconds that it may take.
            heard: Called with what it writes to standard error, piece by piece.
            taken: Called with what it writes to standard output, piece by piece; nothing of it is kept then.
                What this raises ends the program.

        Raises:
            CancelledError: Somebody cancelled.
            NoGitError: There is no such program.
            SilenceError: It took too long.
        """
        self.check()
        asked = asks and self.can_ask
        with ExitStack() as stack:
            stdin: IO[bytes] | int | None = None if asked else subprocess.DEVNULL
            if content is not None:
                stdin = stack.enter_context(_readable(content, scratch))
            try:
                process = subprocess.Popen(  # noqa: S603 - an argument list, never a shell
                    command,
                    cwd=folder,
                    env=environment,
                    stdin=stdin,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    start_new_session=not asked,  # no terminal: a question has nowhere to appear
                    umask=0o077,
                )
            except FileNotFoundError as error:
                raise NoGitError(
                    message("There is no {name} here: install it, then sync again", name=command[0])
                ) from error
            stack.callback(_close, process)
            try:
                if taken and process.stdout:
                    _widen(process.stdout)
                if asked:
                    quiet = whole = inf
                return self._listened(process, quiet, whole, heard, taken)
            except BaseException:
                _end(process, alone=not asked)
                raise

    def _listened(
        self,
        process: subprocess.Popen[bytes],
        quiet: float,
        whole: float,
        heard: Callable[[str], None] | None,
        taken: Callable[[bytes], None] | None,
    ) -> Ended:
        begun = last = time.monotonic()
        out: list[bytes] = []
        said: list[bytes] = []
        take = taken or out.append
        kept = 0
        with selectors.DefaultSelector() as selector:
            for name, stream in (("out", process.stdout), ("said", process.stderr)):
                if stream is not None:
                    os.set_blocking(stream.fileno(), False)
                    selector.register(stream, selectors.EVENT_READ, name)
            while selector.get_map():
                ended = process.poll() is not None  # asked before reading: then nothing can come after it
                ready = selector.select(0 if ended else _LOOK)
                for key, _events in ready:
                    part = os.read(key.fd, _MUCH if taken else _CHUNK)
                    if not part:
                        selector.unregister(key.fileobj)
                        continue
                    last = time.monotonic()
                    if key.data == "out":
                        take(part)
                        continue
                    if kept < _MOST_SAID:
                        said.append(part)
                    kept += len(part)
                    if heard:
                        heard(part.decode("utf-8", "replace"))
                if ended and not ready:
                    break  # what it left running (ssh that stays for the next connection) holds the pipe
                if not ended:
                    self.check()
                    _refuse_to_wait(begun, last, quiet, whole)
        while not _has_ended(process):  # it closed its output and goes on
            self.check()
            _refuse_to_wait(begun, last, quiet, whole)
        return Ended(process.returncode, b"".join(out), b"".join(said).decode("utf-8", "replace"))


def _readable(content: bytes, scratch: Path | None) -> IO[bytes]:
    """Return a file to read something from, which has no name."""
    if len(content) <= _IN_A_PIPE:
        there, here = os.pipe()
        os.write(here, content)
        os.close(here)
        return open(there, "rb")  # noqa: PTH123 - not a path; whoever asked closes it
    import tempfile

    file = tempfile.TemporaryFile(dir=scratch)  # noqa: SIM115 - whoever asked closes it
    file.write(content)
    file.seek(0)
    return file


def _widen(pipe: IO[bytes]) -> None:
    """Let a pipe hold more, where the system can do that."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _MUCH)


def _refuse_to_wait(begun: float, last: float, quiet: float, whole: float) -> None:
    now = time.monotonic()
    if now - last > quiet:
        raise SilenceError(quiet)
    if now - begun > whole:
        raise SilenceError(whole)


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Return whether a program ends within the next moment."""
    try:
        process.wait(_LOOK)
    except subprocess.TimeoutExpired:
        return False
    return True


def _end(process: subprocess.Popen[bytes], *, alone: bool) -> None:
    """End a program; where it is alone in its session, with all that it started."""
    if not alone:
        process.terminate()
        process.wait()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGTERM)
        deadline = time.monotonic() + _MERCY
        # Not taken note of yet: its number, which is the group's as well, can't be given to another.
        while not os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG):
            if time.monotonic() > deadline:
                break
            time.sleep(_GLANCE)
        os.killpg(process.pid, signal.SIGKILL)  # also what outlived it
    process.wait()


def _close(process: subprocess.Popen[bytes]) -> None:
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()
