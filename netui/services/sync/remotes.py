"""Which remotes netui talks to: https, ssh, user@host:path, or a folder by its absolute path.

Whatever else git could do with a remote is refused before git sees it: other transports (``ext::`` runs a
program), options in disguise (``--upload-pack=…``), characters that a terminal or a log would obey. What
stands in a repository's settings is looked at in the same way each time, for a person need not have put it
there.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from netui.domain.messages import message
from netui.domain.text import clean_line
from netui.services.sync.errors import RemoteError, without_secrets

Kind = Literal["https", "ssh", "path"]

_LONGEST: Final = 2000
_ODD: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_HOST: Final = r"[A-Za-z0-9_][A-Za-z0-9._-]*|\[[0-9A-Fa-f:.]+\]"
_USER: Final = r"[A-Za-z0-9_.][A-Za-z0-9_.+-]*"
_SHORT: Final = re.compile(rf"(?:{_USER})@(?:{_HOST}):(?P<path>[^-\s:][^\s]*)")
_LONG: Final = re.compile(
    rf"(?P<kind>https|ssh)://(?:(?P<user>[^@/\s]+)@)?(?:{_HOST})(?::\d{{1,5}})?/(?P<path>[^-\s]\S*)"
)


@dataclass(frozen=True, slots=True)
class Remote:
    """An address that netui talks to.

    Attributes:
        kind: By which way.
        url: As git is told.
    """

    kind: Kind
    url: str

    @property
    def shown(self) -> str:
        """The address as a person may read it: with no password."""
        return clean_line(without_secrets(self.url))


def remote(text: str) -> Remote:
    """Return a remote.

    Args:
        text: What somebody typed, or what a repository's settings say.

    Raises:
        RemoteError: It is of no kind that netui uses.
    """
    if text and len(text) <= _LONGEST and not _ODD.search(text) and not text.startswith("-"):
        if text.startswith("/"):
            return Remote("path", text)
        if (long := _LONG.fullmatch(text)) and (long["kind"] == "https" or _is_user(long["user"])):
            return Remote("https" if long["kind"] == "https" else "ssh", text)
        if _SHORT.fullmatch(text):
            return Remote("ssh", text)
    raise RemoteError(
        message(
            "“{text}” is no remote that netui uses: "
            "give https://…, ssh://…, user@host:path, or the absolute path of a folder",
            text=without_secrets(clean_line(text))[:200],
        )
    )


def _is_user(name: str | None) -> bool:
    return name is None or re.fullmatch(_USER, name) is not None
