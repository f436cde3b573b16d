"""The user's own git, called so that nothing a repository says can run a program or ask a question.

By argument list, with an environment of our choice: of the variables that steer git only those are kept that
say who the user is and how they reach others. Hooks and the file system monitor are off, those of the user's
own settings too.
"""

import os
import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from netui.domain.messages import Message, message
from netui.services.sync.errors import BusyError, NoGitError, TooLongError, failure
from netui.services.sync.process import Ended, Limits, Runner, SilenceError

OLDEST: Final = (2, 31)
"""The git that all of this needs; it came out in March 2021."""

_KEPT: Final = frozenset(
    {
        "GIT_ASKPASS", "GIT_AUTHOR_DATE", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_NAME", "GIT_CEILING_DIRECTORIES",
        "GIT_COMMITTER_DATE", "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_NAME", "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH",
        "GIT_PROXY_SSL_CAINFO", "GIT_PROXY_SSL_CERT", "GIT_PROXY_SSL_CERT_PASSWORD_PROTECTED",
        "GIT_PROXY_SSL_KEY", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_SSL_CAINFO",
        "GIT_SSL_CAPATH", "GIT_SSL_CERT", "GIT_SSL_CERT_PASSWORD_PROTECTED", "GIT_SSL_KEY",
        "GIT_SSL_NO_VERIFY", "GIT_SSL_VERSION",
    }
)  # fmt: skip
_ASKING: Final = ("SSH_ASKPASS", "GPG_TTY", "GIT_ASKPASS")  # by these a question would reach somebody
_SILENT: Final = {"GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "", "SSH_ASKPASS_REQUIRE": "never"}
_ALWAYS: Final = {
    "LC_ALL": "C",  # its words are read here
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_EDITOR": "false",
    "GIT_PAGER": "cat",
}
# Since 2.54 the settings can name hooks beside those in a folder; by event, newer ones turn both off.
_EVENTS: Final = (
    "post-index-change", "post-receive", "post-update", "pre-auto-gc", "pre-push", "pre-receive",
    "proc-receive", "push-to-checkout", "reference-transaction", "update",
)  # fmt: skip
OFF: Final = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    *(f"hook.{event}.enabled=false" for event in _EVENTS),
)
"""Settings by which no program of a repository's runs beside what git was asked for."""
_USAGE: Final = 129  # git's exit code for an option that it doesn't know
_HOOK: Final = re.compile(r"hook\.(.+)\.[a-z]+", re.DOTALL)
_BATCH: Final = {"plink": "-batch", "putty": "-batch", "tortoiseplink": "-batch", "simple": ""}


class Setting(NamedTuple):
    """One line of git's settings.

    Attributes:
        scope: Whose it is: system, global, local, worktree, command.
        key: Its name; section and variable in small letters.
        value: What it says; None where it only names the key, which means yes.
    """

    scope: str
    key: str
    value: str | None

    @property
    def of_user(self) -> bool:
        """Whether the user said so for all repositories, and not the repository itself."""
        return self.scope in {"system", "global"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Git's settings, those of the user and those of the repository."""

    lines: tuple[Setting, ...]

    def get(self, key: str, *, own: bool = False) -> str | None:
        """Return what is in force for a key.

        Args:
            key: Such as ``user.name``.
            own: Leave out what the repository says.
        """
        found = [line.value for line in self.lines if line.key == key and (line.of_user or not own)]
        return (found[-1] or "") if found else None

    def flag(self, key: str) -> bool:
        """Return whether something is on."""
        found = [line.value for line in self.lines if line.key == key]
        return bool(found) and (found[-1] is None or found[-1].lower() in {"true", "yes", "on", "1"})

    def all(self, key: str) -> list[str]:
        """Return every value of a key."""
        return [line.value or "" for line in self.lines if line.key == key]

    def names(self, section: str) -> list[str]:
        """Return the names of what a section has several of, such as the remotes."""
        keys = (line.key for line in self.lines if line.key.startswith(f"{section}."))
        return list(dict.fromkeys(key.split(".", 1)[1].rpartition(".")[0] for key in keys))


class Git:
    """The user's git, at work in one data folder.

    Attributes:
        folder: The data folder.
        limits: How long to wait.
        runner: Runs it.

    Args:
        folder: The data folder.
        runner: Runs it.
        limits: How long to wait.
        environ: The environment that netui runs in.
    """

    def __init__(
        self, folder: Path, runner: Runner, limits: Limits, environ: Mapping[str, str] = os.environ
    ) -> None:
        self.folder = folder
        self.limits = limits
        self.runner = runner
        kept = {
            name: value
            for name, value in environ.items()
            if name != "LANGUAGE" and (name in _KEPT or not name.startswith("GIT_"))
        }
        if not runner.can_ask:
            kept = {name: value for name, value in kept.items() if name not in _ASKING} | _SILENT
        self._environ = environ
        self._environment = kept | _ALWAYS
        quiet = ("gc.auto=0", "maintenance.auto=false", "submodule.recurse=false")
        self._options = [part for setting in (*OFF, *quiet) for part in ("-c", setting)]

    def check_version(self) -> None:
        """Raise where git isn't there or is older than what is used here."""
        said = self.call("--version", doing=message("tell its version")).out.decode("utf-8", "replace")
        found = re.search(r"(\d+)\.(\d+)", said)
        if found is None or (int(found[1]), int(found[2])) < OLDEST:
            raise NoGitError(
                message(
                    "Git {needed} or newer is needed, and this is “{found}”: update it, then sync again",
                    needed=".".join(map(str, OLDEST)),
                    found=said.strip()[:60],
                )
            )

    def settings(self) -> Settings:
        """Return all settings; from here on, hooks that they name are off as well."""
        out = self.call("config", "--list", "-z", "--show-scope", doing=message("read its settings")).out
        parts = out.decode("utf-8", "surrogateescape").split("\0")
        lines = []
        for scope, line in zip(parts[::2], parts[1::2], strict=False):
            key, given, value = line.partition("\n")
            lines.append(Setting(scope, key, value if given else None))
        names = {found[1] for line in lines if (found := _HOOK.fullmatch(line.key))}
        numbered = list(enumerate(sorted(names)))
        self._environment |= {f"GIT_CONFIG_KEY_{at}": f"hook.{name}.enabled" for at, name in numbered}
        self._environment |= {f"GIT_CONFIG_VALUE_{at}": "false" for at, _name in numbered}
        self._environment["GIT_CONFIG_COUNT"] = str(len(numbered))
        return Settings(tuple(lines))

    def call(
        self,
        *arguments: str,
        doing: Message,
        fine: Iterable[int] = (0,),
        content: bytes | None = None,
        scratch: Path | None = None,
        folder: Path | None = None,
        variables: Mapping[str, str] | None = None,
        asks: bool = False,
        remote: str = "",
        heard: Callable[[str], None] | None = None,
        taken: Callable[[bytes], None] | None = None,
    ) -> Ended:
        """Run git.

        Args:
            arguments: The command and its arguments.
            doing: What for: "fetch".
            fine: Exit codes that are no failure.
            content: What it reads.
            scratch: Where that is kept meanwhile.
            folder: Where it runs; by default the data folder.
            variables: Further environment.
            asks: Whether it may have something to ask, where somebody is there to answer.
            remote: Whom it talks to, where it does: then it may take long, but not be silent for long, and it
                may have something to ask.
            heard: Called with what it writes to standard error.
            taken: Called with what it writes to standard output, piece by piece, instead of keeping it: for
                what is too much to be held at once.

        Raises:
            SyncError: It failed, took too long or was cancelled.
        """
        limits = self.limits
        try:
            ended = self.runner.run(
                ["git", *self._options, *arguments],
                folder=folder or self.folder,
                environment={**self._environment, **(variables or {})},
                asks=asks or bool(remote),
                content=content,
                scratch=scratch,
                quiet=limits.quiet if remote else limits.local,
                whole=limits.whole if remote or taken else limits.local,
                heard=heard,
                taken=taken,
            )
        except SilenceError as error:
            seconds = f"{error.seconds:g}"
            said = (
                message(
                    "{remote} was silent for {seconds} seconds: try again later",
                    remote=remote,
                    seconds=seconds,
                )
                if remote
                else message("Git did not {do} within {seconds} seconds", do=doing, seconds=seconds)
            )
            raise TooLongError(said) from error
        if ended.code not in fine:
            if ended.code == _USAGE:  # it doesn't know what it was told: is it too old?
                self.check_version()
            raise failure(ended.said, doing, remote, str(self.folder))
        return ended

    def ssh_command(self, settings: Settings) -> str:
        """Return the user's own ssh command, told not to wait for ever, and not to ask where nobody is there.

        Args:
            settings: Git's; what the repository says of it is left out.
        """
        environ = self._environ
        program = environ.get("GIT_SSH")
        command = (
            environ.get("GIT_SSH_COMMAND")
            or settings.get("core.sshcommand", own=True)
            or (shlex.quote(program) if program else "ssh")
        )
        variant = environ.get("GIT_SSH_VARIANT") or settings.get("ssh.variant", own=True) or _name(command)
        if variant in _BATCH:
            return command if self.runner.can_ask else f"{command} {_BATCH[variant]}".rstrip()
        wait = max(1, round(self.limits.connect))
        options = {"ConnectTimeout": wait, "ServerAliveInterval": wait, "ServerAliveCountMax": 2}
        quiet = {} if self.runner.can_ask else {"BatchMode": "yes"}
        return command + "".join(f" -o {name}={value}" for name, value in (quiet | options).items())

    def patiently(self, work: Callable[[], Ended]) -> Ended:
        """Do what needs a lock that another git may hold, again and again for a while.

        A lock is never removed: whoever holds it may be at work.
        """
        pause, waited = 0.05, 0.0
        while True:
            try:
                return work()
            except BusyError:
                if waited >= self.limits.lock:
                    raise
            self.runner.pause(pause)
            waited += pause
            pause = min(2 * pause, 1.0)


def _name(command: str) -> str:
    try:
        first = shlex.split(command)[0]
    except (ValueError, IndexError):
        return ""
    return Path(first).name.lower().removesuffix(".exe")
