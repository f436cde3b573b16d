"""What can go wrong between here and the remote, each said in one line with what to do."""

import re
from collections.abc import Callable
from typing import Final

from netui.domain.messages import Message, NetuiError, message


class SyncError(NetuiError):
    """The network could not be synced; what was on disk and in the repository is still there."""


class NoGitError(SyncError):
    """Git isn't installed, or is too old."""


class NoRepositoryError(SyncError):
    """The data folder is in no git repository, or in one that doesn't keep the file."""


class StateError(SyncError):
    """The repository is in a state that only its owner can end: a rebase, a detached HEAD."""


class BusyError(StateError):
    """Another git holds a lock in the repository."""


class RemoteError(SyncError):
    """The remote isn't one that netui uses, or holds something else than a network."""


class AskError(SyncError):
    """Something has to be answered by a person at a terminal: `sync` with ``ask`` lets them."""


class LoginError(AskError):
    """The remote wants a name, a password or a passphrase."""


class HostKeyError(AskError):
    """The remote's host isn't known: somebody has to look at its key and accept it."""


class ChangedHostKeyError(SyncError):
    """The remote's host isn't the one that it was."""


class UnreachableError(SyncError):
    """Nobody answers where the remote should be."""


class TooLongError(SyncError):
    """It took longer than we wait."""


class CancelledError(SyncError):
    """Somebody asked for an end."""


class RejectedError(SyncError):
    """The remote doesn't take what we have."""


class RaceError(SyncError):
    """Somebody else was quicker, again and again."""


class UnreadableError(SyncError):
    """A state of the data file holds no network."""


class SigningError(AskError):
    """The commit can't be signed."""


class GitError(SyncError):
    """Git said something that we know no better words for."""


Found = tuple[str, Callable[[Message], SyncError], Message]

_FAR: Final[tuple[Found, ...]] = (
    (
        r"REMOTE HOST IDENTIFICATION HAS CHANGED",
        ChangedHostKeyError,
        message(
            "The host of {remote} shows another key than before: ask whoever runs it whether that is right, "
            "before you change your known_hosts"
        ),
    ),
    (
        r"Host key verification failed|authenticity of host",
        HostKeyError,
        message(
            "The host of {remote} isn't known yet: "
            "`netui sync --ask` in a terminal shows its key, for you to compare and accept"
        ),
    ),
    (
        r"cannot run [^:]+: No such file|command not found|: not found\b",
        NoGitError,
        message(
            "The program that reaches {remote} can't be run ({said}): install it, or check core.sshCommand"
        ),
    ),
    (
        (
            r"Permission denied \(|Authentication failed|could not read (?:Username|Password)|"
            r"prompts disabled|returned error: 40[13]|Access denied|Too many authentication failures"
        ),
        LoginError,
        message(
            "{remote} wants to know who you are, and nobody can be asked here: "
            "`netui sync --ask` in a terminal lets you answer"
        ),
    ),
    (
        r"certificate|unable to get local issuer|SSL: no alternative",
        UnreachableError,
        message("{remote} could not prove that it is who it should be ({said}): nothing was sent"),
    ),
    (
        r"Could not resolve|Name or service not known|nodename nor servname|Temporary failure in name",
        UnreachableError,
        message("{remote} can't be found: are you online?"),
    ),
    (
        (
            r"Connection (?:refused|reset|closed)|Network is unreachable|No route to host|timed out|"
            r"Failed to connect|Couldn't connect|too slow|banner exchange|kex_exchange|Broken pipe|"
            r"early EOF|unexpected disconnect|returned error: 5\d\d|Empty reply"
        ),
        UnreachableError,
        message("{remote} doesn't answer ({said}): try again later"),
    ),
    (
        (
            r"does not appear to be a git repository|[Rr]epository .*not (?:be )?found|not found|"
            r"returned error: 404|No such file or directory|does not exist"
        ),
        RemoteError,
        message("There is no repository at {remote}, or it isn't open to you: check the address"),
    ),
    (
        r"transport '.*' not allowed",
        RemoteError,
        message("Your git settings turn {remote} into an address of a kind that netui doesn't use"),
    ),
    (
        r"hung up unexpectedly|Could not read from remote",
        UnreachableError,
        message("{remote} doesn't answer ({said}): try again later"),
    ),
)
_ANYWHERE: Final[tuple[Found, ...]] = (
    (
        r"dubious ownership",
        StateError,
        message(
            "A repository belongs to somebody else, and git doesn't use it ({said}): "
            "see “safe.directory” in `git help config`"
        ),
    ),
    (
        r"No space left|Disk quota exceeded|File too large",
        SyncError,
        message("No space is left for what git has to write: make room, then sync again"),
    ),
    (
        r"failed to sign|signing failed|Couldn't load public key|Load key|incorrect passphrase",
        SigningError,
        message(
            "Your git signs commits, and no passphrase can be asked for here ({said}): "
            "`netui sync --ask` in a terminal lets you answer"
        ),
    ),
    (
        r"\.lock': File exists|another git process",
        BusyError,
        message(
            "Another git is at work in this repository, or died there ({said}): "
            "end it, or remove that file where nothing runs"
        ),
    ),
    (
        r"[Pp]ermission denied|insufficient permission|Read-only file system|unable to create temporary",
        SyncError,
        message("Git can't write there ({said}): check who may use it"),
    ),
)
_SECRET: Final = re.compile(r"(\w://)[^/@\s]*@")


def failure(said: str, doing: Message, remote: str = "", folder: str = "") -> SyncError:
    """Return what git's words mean to the user.

    Args:
        said: Standard error of a git that failed.
        doing: What it was to do: "fetch".
        remote: Where from or to, as it may be shown.
        folder: The data folder.
    """
    line = last_line(said)
    for pattern, error, meaning in (*_FAR, *_ANYWHERE) if remote else _ANYWHERE:
        if re.search(pattern, said):
            return error(message(meaning.text, remote=remote, folder=folder, said=line))
    return GitError(message("Git could not {do}: {said}", do=doing, said=line or message("it said nothing")))


def last_line(said: str) -> str:
    """Return the line of git's words that says most, with no password in it."""
    lines = [line.strip() for line in said.replace("\r", "\n").splitlines()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "remote: error", "ssh:"))]
    chosen = telling[0] if telling else next((line for line in reversed(lines) if line), "")
    return without_secrets(chosen.removeprefix("fatal: ").removeprefix("error: "))[:200]


def without_secrets(text: str) -> str:
    """Return a text with names and passwords taken out of the addresses in it."""
    return _SECRET.sub(r"\1", text)
