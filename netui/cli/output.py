"""What commands print: the one place where the command line cleans text, lays it out and writes it.

Whatever a record holds, what leaves here is safe for a terminal, fits it where there is one, and can be
written in the encoding that standard output has.
"""

import codecs
import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, TextIO

from netui.domain.messages import Message, NetuiError
from netui.domain.text import clean, clean_line
from netui.i18n import _, say

# What stands for a sign where the encoding of standard output doesn't have it.
_PLAIN_SIGNS = {
    "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "·": "-", "•": "*", "→": "->",
    "↔": "<->", "↻": "~", "✦": "*", "✓": "x", "✗": "x", "★": "*", "≥": ">=", "≤": "<=", "−": "-", "×": "x",
}  # fmt: skip


def _in_plain_signs(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    written = []
    for char in error.object[error.start : error.end]:
        bare = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
        written.append(_PLAIN_SIGNS.get(char) or bare or "?")
    return "".join(written), error.end


codecs.register_error("netui-plain-signs", _in_plain_signs)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        title: What stands above it.
        right: Whether it holds numbers, which end at the same place.
        keep: Never cut it, even where the terminal is narrow.
        wrap: Go on below where the terminal is narrow, instead of cutting.
        least: Cells that it keeps when others need its room.
    """

    title: str
    right: bool = False
    keep: bool = False
    wrap: bool = False
    least: int = 6


class Output:
    """Where a command writes.

    Args:
        out: Standard output; None where it was closed.
        err: Standard error; None where it was closed.
    """

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._out = out or sys.stdout or _nowhere()
        self._err = err or sys.stderr or _nowhere()
        self.is_terminal = _is_terminal(self._out)
        self.shows_progress = _is_terminal(self._err)

    @property
    def can_ask(self) -> bool:
        """Whether somebody is there to answer a question."""
        return self.shows_progress and _is_terminal(sys.stdin)

    @property
    def width(self) -> int | None:
        """Cells in a line of the terminal; None where lines may be as long as they are."""
        return terminal_width(self._out) if self.is_terminal else None

    def line(self, text: str, indent: int = 0) -> None:
        """Write one line; none where there is nothing to say.

        Args:
            text: What it says; line breaks in it become spaces.
            indent: Spaces before it.
        """
        if text:
            self._write(" " * indent + clean_line(text))

    def message(self, said: Message) -> None:
        """Write one line."""
        self.line(say(said))

    def heading(self, title: str) -> None:
        """Write the title of what follows, set off from what was before."""
        self._write("")
        self.line(title)

    def block(self, text: str, indent: int = 0) -> None:
        """Write text of several lines, such as notes."""
        for line in clean(text).expandtabs(4).split("\n"):
            self._write((" " * indent + line).rstrip())

    def blank(self) -> None:
        """Write an empty line."""
        self._write("")

    def facts(self, pairs: Iterable[tuple[str, str]], indent: int = 0) -> None:
        """Write labelled lines, their texts below one another."""
        shown = [(self._fit(label), text) for label, text in pairs]
        room = max((width(label) for label, _text in shown), default=0)
        for label, text in shown:
            self._write(" " * indent + pad(label, room) + "  " + clean_line(text))

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]], indent: int = 0) -> None:
        """Write rows below one another in columns, with their titles; nothing where there are no rows.

        On a terminal what doesn't fit is cut with a sign, widest column first; elsewhere nothing is cut.

        Args:
            columns: The columns.
            rows: The text of each cell.
            indent: Spaces before each line.
        """
        cells = [[self._fit(cell) for cell in row] for row in rows]
        if not cells:
            return
        used = [at for at, _column in enumerate(columns) if any(row[at] for row in cells)]
        titles = [self._fit(column.title) for column in columns]
        widths = {at: max(width(row[at]) for row in [titles, *cells]) for at in used}
        ellipsis = self._fit("…")
        if self.width is not None:
            flexible = {at: columns[at].least for at in used if not columns[at].keep}
            _narrow(widths, flexible, self.width - indent)
            if len(widths) < len(used):
                used = list(widths)
                titles[used[0]] += f" {ellipsis}"  # says that columns are left out
        for row in [titles, *cells] if any(titles) else cells:
            shown = [
                wrapped(row[at], widths[at]) if columns[at].wrap else [cut(row[at], widths[at], ellipsis)]
                for at in used
            ]
            for parts in zip_longest(*shown, fillvalue=""):
                padded = (
                    pad(part, widths[at], right=columns[at].right)
                    for at, part in zip(used, parts, strict=True)
                )
                self._write((" " * indent + "  ".join(padded)).rstrip())

    def json(self, value: Sequence[Any] | Mapping[str, Any]) -> None:
        """Write a value as JSON: an object, or an array with each of its values on a line.

        What a terminal would obey is written as an escape, which every reader of JSON turns back.
        """
        import json

        def one(part: Any) -> str:
            return json.dumps(part, ensure_ascii=not self._writes_all, default=str)

        if isinstance(value, Mapping):
            text = json.dumps(value, ensure_ascii=not self._writes_all, indent=2, default=str)
        elif value:
            text = "[\n" + ",\n".join(map(one, value)) + "\n]"
        else:
            text = "[]"
        if clean(text) != text:
            text = "".join(_escaped(char) for char in text)
        self._write(text)

    def document(self, text: str) -> None:
        """Write a whole document for another program, such as an export; a terminal gets it cleaned."""
        if self.is_terminal:
            self.block(text.rstrip("\n"))
            return
        stream = getattr(self._out, "buffer", None)
        if stream is None:
            self._out.write(text)
            return
        self._out.flush()
        stream.write(text.encode("utf-8", "surrogatepass"))  # files are UTF-8, whatever the locale

    def note(self, text: str) -> None:
        """Write one line beside the output, on standard error."""
        self._report(clean_line(text))

    def error(self, error: NetuiError | str) -> None:
        """Write what went wrong, on one line of standard error."""
        self.clear_progress()
        self.note(f"netui: {error if isinstance(error, str) else say(error.message)}")

    def progress(self, text: str) -> None:
        """Show how far something is, in the place of what was shown before; only to a terminal."""
        if self.shows_progress:
            room = (terminal_width(self._err) or 80) - 1
            self._err.write("\r\x1b[K" + cut(_encodable(clean_line(text), self._err), room))
            self._err.flush()

    def clear_progress(self) -> None:
        """Take the progress away."""
        if self.shows_progress:
            self._err.write("\r\x1b[K")
            self._err.flush()

    def ask(self, question: str) -> bool:
        """Ask for yes or no, no being the default; no where nobody is there to answer."""
        if not self.can_ask:
            return False
        self.flush()
        self._err.write(_encodable(clean_line(question), self._err) + f" [{_('y/N')}] ")
        self._err.flush()
        line = sys.stdin.readline()
        if not line.endswith("\n"):  # ctrl+d: what is said next begins on a line of its own
            self._report("")
        answer = line.strip().casefold()
        return bool(answer) and _("yes").startswith(answer)

    def flush(self) -> None:
        """Hand everything over; raises OSError where it can't be."""
        self._out.flush()

    @property
    def _writes_all(self) -> bool:
        return _is_utf8(self._out)

    def _fit(self, text: str) -> str:
        return _encodable(clean_line(text), self._out)

    def _write(self, text: str) -> None:
        self._out.write(_encodable(text, self._out) + "\n")

    def _report(self, text: str) -> None:
        self._err.write(_encodable(text, self._err) + "\n")
        self._err.flush()


def width(text: str) -> int:
    """Return the cells that text takes on a terminal."""
    if text.isascii():
        return len(text)
    cells = 0
    for char in text:
        if unicodedata.east_asian_width(char) in "WF":
            cells += 2
        elif unicodedata.category(char) not in {"Mn", "Me", "Cf"}:
            cells += 1
    return cells


def cut(text: str, cells: int, ellipsis: str = "…") -> str:
    """Return text in at most so many cells, with a sign where something was cut off."""
    if width(text) <= cells:
        return text
    room = cells - width(ellipsis)
    kept = ""
    for char in text:
        if width(kept + char) > room:
            break
        kept += char
    return kept.rstrip() + ellipsis if room > 0 else ellipsis[:cells]


def wrapped(text: str, cells: int) -> list[str]:
    """Return text in lines of at most so many cells, broken between words where words are that short."""
    lines = [""]
    for word in text.split(" "):
        rest = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and width(rest) > cells:
            lines.append("")
            rest = word
        while width(rest) > cells and len(rest) > 1:
            fits = next((at for at in range(len(rest), 1, -1) if width(rest[:at]) <= cells), 1)
            lines[-1], rest = rest[:fits], rest[fits:]
            lines.append("")
        lines[-1] = rest
    return lines


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """Return text filled up with spaces to so many cells."""
    fill = " " * (cells - width(text))
    return fill + text if right else text + fill


def terminal_width(stream: TextIO | None = None) -> int | None:
    """Return the cells in a line of the terminal behind a stream; None where there is none."""
    if (wanted := os.environ.get("COLUMNS", "")).isdigit() and int(wanted) > 0:
        return int(wanted)
    try:
        return os.get_terminal_size((stream or sys.stdout).fileno()).columns or None
    except (OSError, ValueError, AttributeError):
        return None


def _narrow(widths: dict[int, int], flexible: dict[int, int], room: int) -> None:
    """Make columns fit in the room: cells are taken from the widest; where that isn't enough, columns go.

    Args:
        widths: The cells of each column, in order.
        flexible: Those that can give cells, and how many each keeps.
        room: The cells that there are.
    """
    while sum(widths.values()) + 2 * (len(widths) - 1) > room:
        giving = [at for at, least in flexible.items() if widths[at] > least]
        if giving:
            widths[max(giving, key=lambda at: widths[at])] -= 1
        elif len(flexible) > 1:
            del widths[flexible.popitem()[0]]
        elif flexible.keys() and min(flexible.values()) > 1:
            flexible = dict.fromkeys(flexible, 1)
        else:
            return


def _nowhere() -> TextIO:
    """Return a stream that forgets, for where the shell closed one; it also keeps its number from files."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open as long as the program runs


def _escaped(char: str) -> str:
    return char if char == "\n" or clean(char) == char else f"\\u{ord(char):04x}"


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _is_utf8(stream: TextIO) -> bool:
    encoding = getattr(stream, "encoding", None)
    return encoding is None or encoding.lower().replace("_", "-") in {"utf-8", "utf8"}


def _encodable(text: str, stream: TextIO) -> str:
    if text.isascii() or _is_utf8(stream):
        return text
    encoding = stream.encoding
    return text.encode(encoding, "netui-plain-signs").decode(encoding)
