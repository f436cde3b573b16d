"""What a file says about people, before it is compared with the network: the same for every format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from netui.domain.kinds import FieldError
from netui.domain.messages import Message, NetuiError, message
from netui.domain.records import Raw
from netui.domain.tables import Contact

Progress = Callable[[int, int], None]
"""Told how many steps are done, and of how many."""
Cancelled = Callable[[], bool]
"""Asked now and then whether to stop."""


class Format(StrEnum):
    """The formats that can be read; the words that ``netui import --as`` takes."""

    LINKEDIN = "linkedin"
    VCARD = "vcard"
    CSV = "csv"
    JSON = "json"


class ImportFileError(NetuiError):
    """A file that can't be imported: one line that says why and what to do."""


class ImportCancelledError(NetuiError):
    """The user stopped an import; nothing has changed."""

    def __init__(self) -> None:
        super().__init__(message("the import was cancelled; nothing has changed"))


@dataclass(frozen=True, slots=True)
class Skipped:
    """A place in a file and what is to be said about it.

    Attributes:
        line: Where it begins in the file, from 1.
        reason: Why it was left out, or what was left aside.
        file: The file's name.
    """

    line: int
    reason: Message
    file: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person as a file has them.

    Attributes:
        line: Where they begin in the file, from 1.
        fields: Values by a contact's field names, as the data file's rows hold them.
        external: What names them in the source: the path of a LinkedIn URL, a vCard's UID; may be empty.
        apart: What tells apart two people of one name who have neither that nor an e-mail address.
        extra: What has no field of its own, as it came.
        created: When the record was made, UTC, where the file tells; the same on every machine.
        record: The id of the very record, where the file is an export of netui's.
        version: When that record had last changed as it was exported, UTC.
        cells: What its columns hold, by column, where it is an export of netui's.
    """

    line: int
    fields: Raw
    external: str = ""
    apart: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    created: str = ""
    record: str = ""
    version: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file holds.

    Attributes:
        path: The file.
        format: How it was read.
        source: The word for where it comes from, in a contact's ``source``, ``external`` and ``extra``.
        candidates: The people in it.
        skipped: What could not be read, each with its line and the reason.
        remarks: Values left aside in rows that were read.
        notes: What is to be said about the file as a whole.
        tables: Rows of other tables by table and id, where the file is a whole export of netui's.
    """

    path: Path
    format: Format
    source: str
    candidates: tuple[Candidate, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[Skipped, ...] = ()
    notes: tuple[Message, ...] = ()
    tables: Mapping[str, Mapping[str, Raw]] = field(default_factory=dict)


class Watch:
    """Tells how far a long piece of work is, and stops it where the user says so."""

    EVERY = 256
    """Steps between two looks: a key pressed to cancel is obeyed within a few milliseconds."""

    def __init__(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def step(self, done: int, total: int) -> None:
        """Note that one more step is done; raises ImportCancelledError where the user cancelled."""
        if done % self.EVERY == 0 or done == total:
            self.look()
            if self._progress is not None:
                self._progress(done, total)

    def look(self) -> None:
        """Raise ImportCancelledError where the user cancelled."""
        if self._cancelled is not None and self._cancelled():
            raise ImportCancelledError


def tidy(values: Mapping[str, Any]) -> tuple[Raw, dict[str, Message]]:
    """Return a contact's values as the data file holds them, and what is wrong with those that don't fit.

    Args:
        values: Values as a file has them, by field name; empty ones are left out.
    """
    kinds = Contact.kinds()
    fields: Raw = {}
    problems: dict[str, Message] = {}
    for name, value in values.items():
        if not value:
            continue
        kind = kinds[name]
        try:
            parsed = kind.parse(value)
        except FieldError as error:
            problems[name] = error.message
        else:
            if parsed != kind.empty:
                fields[name] = kind.dump(parsed)
    return fields, problems
