"""vCard's content lines (RFC 2426, RFC 6350, and version 2.1 as phones write it), card by card.

Written here rather than taken from a library: a photo is dropped before anybody decodes it, one line that
can't be read costs that line and not its card, one card that has no end costs that card and not the file,
each has its line number, and what has no place in netui is kept as it came, to the letter.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from netui.domain.messages import message
from netui.domain.text import clean_line
from netui.services.importing.candidates import Skipped
from netui.services.importing.files import LINE_CAP

_LINE_END = re.compile(r"\r\n|\r|\n")
_DROPPED = re.compile(r"(?:[\w-]+\.)?(?:photo|logo|sound|key)[;:]", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(r"[^:]*;(?:encoding=)?quoted-printable[;:]", re.IGNORECASE)
_HEAD = re.compile(r'(?:([\w-]+)\.)?([\w-]+)((?:;(?:"[^"]*"|[^":;])*)*):', re.ASCII)
_PARAMETER = re.compile(r';((?:"[^"]*"|[^":;])*)')
_PARAMETER_VALUE = re.compile(r'"([^"]*)"|([^",]+)')
_CARET = re.compile(r"\^[n'^]")
_CARETS = {"^n": "\n", "^'": '"', "^^": "^"}  # RFC 6868
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ENCODINGS = {"quoted-printable", "base64", "b", "8bit", "7bit"}


@dataclass(frozen=True, slots=True)
class Property:
    """One content line.

    Attributes:
        name: Its name, in capitals.
        group: What groups it with others, such as "item1"; may be empty.
        parameters: Values by a parameter's name, in capitals.
        value: Its value, backslashes still in it.
        text: The whole line, unfolded, as it came.
    """

    name: str
    group: str
    parameters: Mapping[str, tuple[str, ...]]
    value: str
    text: str

    @property
    def plain(self) -> str:
        """The value as one text."""
        return unescape(self.value)

    def parts(self, separator: str) -> list[str]:
        """Return the texts between separators that no backslash stands before."""
        return [unescape(part) for part in _split(self.value, separator)]

    @property
    def types(self) -> list[str]:
        """What kinds of address it is: "work", "cell"; in small letters."""
        return [word.strip().lower() for part in self.parameters.get("TYPE", ()) for word in part.split(",")]


@dataclass(slots=True)
class Card:
    """One card.

    Attributes:
        line: Where it begins, from 1.
        properties: Its lines.
        problems: Lines that can't be read.
        ended: Whether its end is there.
    """

    line: int
    properties: list[Property] = field(default_factory=list)
    problems: list[Skipped] = field(default_factory=list)
    ended: bool = False


def split_cards(text: str) -> Iterator[Card]:
    """Yield every card in a text; one that has no end too.

    Args:
        text: The file.
    """
    card: Card | None = None
    inside = 0  # cards within a card: version 2.1 puts somebody's agent there
    last = ""
    for number, line in _unfolded(text):
        mark = line.strip().lower() if len(line) < 40 else ""
        if mark == "begin:vcard" and card is not None and (inside or last == "AGENT"):
            inside += 1
        elif mark == "begin:vcard":
            if card is not None:
                yield card
            card = Card(number)
        elif mark == "end:vcard" and inside:
            inside -= 1
        elif mark == "end:vcard":
            if card is not None:
                card.ended = True
                yield card
            card = None
        elif card is not None and not inside:
            last = _take(card, number, line)
    if card is not None:
        yield card


def _take(card: Card, number: int, line: str) -> str:
    """Add a line to a card; return its property's name."""
    if len(line) > LINE_CAP:
        card.problems.append(Skipped(number, message("the line is longer than 64 KB")))
        return ""
    found = read_property(line)
    if found is None:
        said = message("“{line}” can't be read", line=clean_line(line)[:60])
        card.problems.append(Skipped(number, said))
        return ""
    card.properties.append(found)
    return found.name


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield each content line with the number of its first line; photos and the like are left out."""
    begun, parts, length = 0, list[str](), 0
    dropping = quoted = False
    for number, line in enumerate(_LINE_END.split(text), 1):
        soft = quoted and bool(parts) and parts[-1].endswith("=")
        if line[:1] in {" ", "\t"} or soft:
            if parts and length <= LINE_CAP:
                if soft:
                    parts[-1] = parts[-1][:-1]
                parts.append(line if soft else line[1:])
                length += len(line)
            continue
        if parts:
            yield begun, "".join(parts)
        parts, length = [], 0
        if not line.strip() or (dropping and ":" not in line):
            continue  # version 2.1 doesn't always indent the rest of a photo; it has no colon
        dropping = _DROPPED.match(line) is not None
        if not dropping:
            begun, parts, length = number, [line], len(line)
            quoted = _QUOTED_PRINTABLE.match(line) is not None
    if parts:
        yield begun, "".join(parts)


def read_property(line: str) -> Property | None:
    """Return the property in a content line; None where it is none."""
    head = _HEAD.match(line)
    if head is None:
        return None
    parameters: dict[str, tuple[str, ...]] = {}
    for written in _PARAMETER.findall(head[3]):
        name, equals, value = written.partition("=")
        if not equals:  # version 2.1 writes the value alone
            name, value = "ENCODING" if written.lower() in _ENCODINGS else "TYPE", written
        values = tuple(
            _CARET.sub(lambda found: _CARETS[found[0]], quoted or bare)
            for quoted, bare in _PARAMETER_VALUE.findall(value)
        )
        key = name.strip().upper()
        parameters[key] = parameters.get(key, ()) + values
    value = _decoded(line[head.end() :], parameters)
    return None if value is None else Property(head[2].upper(), head[1] or "", parameters, value, line)


def _decoded(value: str, parameters: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return a value freed of the encoding that version 2.1 writes it in; None where it is no text."""
    encoding = "".join(parameters.get("ENCODING", ())).lower()
    if encoding in {"b", "base64"}:
        return None
    if encoding != "quoted-printable":
        return value
    import quopri

    data = quopri.decodestring(value.encode("utf-8", "replace"))
    for charset in (*parameters.get("CHARSET", ()), "utf-8"):
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def unescape(text: str) -> str:
    r"""Return a text freed of its backslashes: ``\n`` is a new line."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _split(text: str, separator: str) -> list[str]:
    if "\\" not in text:
        return text.split(separator)
    parts, start, place = list[str](), 0, 0
    while place < len(text):
        if text[place] == "\\":
            place += 1
        elif text[place] == separator:
            parts.append(text[start:place])
            start = place + 1
        place += 1
    return [*parts, text[start:]]
