"""vCard files, versions 3.0 and 4.0, and 2.1 as far as it goes: many cards in a file."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from netui.domain.clock import stamp
from netui.domain.messages import Message, message
from netui.domain.text import clean_line, clean_note
from netui.services.importing.candidates import Candidate, Format, Reading, Skipped, Watch, tidy
from netui.services.importing.files import CARDS_CAP, decode, read_bytes, refuse
from netui.services.importing.identity import handle_keys, linkedin_path
from netui.services.importing.vcard_lines import Card, Property, split_cards

SOURCE = "vcard"

_IGNORED = {"VERSION", "PRODID", "REV", "N", "FN", "UID", "AGENT", "X-ABLABEL", "KIND"}
_KINDS = {"KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS"}
_NOT_PEOPLE = {"group", "org", "company", "location", "device", "application"}
_CHATS = {
    "IMPP", "X-AIM", "X-ICQ", "X-JABBER", "X-MSN", "X-SKYPE", "X-SKYPE-USERNAME", "X-YAHOO", "X-GOOGLE-TALK",
    "X-TELEGRAM", "X-SIGNAL", "X-WHATSAPP",
}  # fmt: skip
_NOT_LABELS = {"pref", "internet", "voice", "text", "x400", "uri", ""}
_BIRTHDAY = re.compile(r"(?:(\d{4})-?|--)(\d\d)-?(\d\d)(?:[T ].*)?")
_REVISED = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)(?:[.,]\d+)?Z?)?")


def read(path: Path, watch: Watch) -> Reading:
    """Read a file of cards.

    Args:
        path: The file.
        watch: Told of progress; stops the work.

    Raises:
        ImportFileError: Where it can't be read, or has no card.
    """
    text = decode(path, read_bytes(path, CARDS_CAP))
    total = len(re.findall(r"^begin:vcard", text, re.IGNORECASE | re.MULTILINE))
    candidates: list[Candidate] = []
    skipped: list[Skipped] = []
    remarks: list[Skipped] = []
    done = 0
    for card in split_cards(text):
        done += 1
        watch.step(done, max(total, done))
        refusal = _refusal(card)
        if refusal is not None:
            skipped.append(Skipped(card.line, refusal))
        else:
            remarks += card.problems
            candidates.append(_Reader(card, remarks).candidate())
    if not done:
        raise refuse(path, message("has no card: a vCard begins with BEGIN:VCARD"))
    return Reading(path, Format.VCARD, SOURCE, tuple(candidates), tuple(skipped), tuple(remarks))


def _refusal(card: Card) -> Message | None:
    """Return why a card can't become a contact; None where it can."""
    if not card.ended:
        return message("the card has no end; is the file cut off?")
    kinds = {found.plain.strip().lower() for found in card.properties if found.name in _KINDS}
    if kinds & _NOT_PEOPLE:
        return message("the card is of a group or a company, not of a person")
    return None if _name(card) else message("the card has no name")


def _name(card: Card) -> str:
    """Return the full name on a card, else the one that its parts make."""
    for found in card.properties:
        if found.name == "FN" and (name := clean_line(found.plain)):
            return name
    given, family = _parts_of_name(card)
    return clean_line(f"{given} {family}")


def _parts_of_name(card: Card) -> tuple[str, str]:
    for found in card.properties:
        if found.name == "N":
            parts = [clean_line(part.replace(",", " ")) for part in found.parts(";")] + ["", ""]
            return parts[1], parts[0]
    return "", ""


class _Reader:
    """Makes one card's properties into a contact's fields; what has no place there is left as it came."""

    def __init__(self, card: Card, remarks: list[Skipped]) -> None:
        self._card = card
        self._remarks = remarks
        self._texts: dict[str, str] = {}
        self._sets: dict[str, list[str]] = {"tags": [], "aliases": [], "notes": []}
        self._handles: list[dict[str, str]] = []
        self._left: list[str] = []
        self._labels = {
            found.group: found.plain.removeprefix("_$!<").removesuffix(">!$_")
            for found in card.properties
            if found.name == "X-ABLABEL" and found.group
        }

    def candidate(self) -> Candidate:
        """Return the person on the card."""
        given, family = _parts_of_name(self._card)
        for found in _preferred_first(self._card.properties):
            if found.name not in _IGNORED and found.value.strip() and not self._take(found):
                self._left.append(clean_note(found.text))
        values = {
            "name": _name(self._card), "given": given, "family": family, **self._texts,
            "handles": self._handles, "tags": self._sets["tags"], "aliases": self._sets["aliases"],
            "notes": "\n\n".join(self._sets["notes"]),
        }  # fmt: skip
        fields, _problems = tidy(values)
        return Candidate(
            self._card.line,
            fields,
            external=self._first("UID", _uid),
            apart=next(iter(handle_keys(fields, "phone")), ""),
            extra={"lines": sorted(self._left)} if self._left else {},
            created=self._first("REV", _moment),
        )

    def _first(self, name: str, read: Callable[[str], str]) -> str:
        for found in self._card.properties:
            if found.name == name and (value := read(found.plain.strip())):
                return value
        return ""

    def _take(self, found: Property) -> bool:
        """Take a property into its field; return whether it has one."""
        name, plain = found.name, found.plain.strip()
        if name in _SETS:
            self._sets[_SETS[name]] += [plain] if name == "NOTE" else found.parts(",")
        elif name == "EMAIL":
            self._handle("email", _without_scheme(plain, "mailto"), found)
        elif name == "TEL":
            self._handle("phone", _without_scheme(plain, "tel").replace(";ext=", " ext "), found)
        elif name in {"URL", "X-SOCIALPROFILE", "SOCIALPROFILE"}:
            self._handle(_site(plain, found.types), plain, found)
        elif name in _CHATS:
            scheme, colon, account = plain.partition(":")
            service = name.removeprefix("X-").removesuffix("-USERNAME").lower() if name != "IMPP" else scheme
            self._handle("chat", account if colon else plain, found, service)
        elif name == "BDAY":
            day = _birthday(plain, found.parameters)
            return self._once("birthday", day) if day else self._aside(found)
        elif name == "ORG":
            company, *units = [part for part in found.parts(";") if part.strip()] or [""]
            return self._once("company", company) and not units
        elif name in {"TITLE", "ROLE"}:
            return self._once("role", plain)
        elif name == "ADR":
            return self._once("place", _place(found)) and _is_place_alone(found)
        else:
            return False
        return True

    def _once(self, field: str, value: str) -> bool:
        """Take a value into a field that holds one; return whether it was free."""
        if not value or field in self._texts:
            return False
        self._texts[field] = value
        return True

    def _aside(self, found: Property) -> bool:
        said = message("“{line}” is no day that exists; kept as it is", line=clean_line(found.text)[:60])
        self._remarks.append(Skipped(self._card.line, said))
        return False

    def _handle(self, kind: str, value: str, found: Property, service: str = "") -> None:
        labels = [self._labels.get(found.group, ""), service, *found.types]
        label = next((word for word in labels if word.lower() not in _NOT_LABELS), "")
        if value.strip():
            self._handles.append({"kind": kind, "value": value} | ({"label": label} if label else {}))


_SETS = {"CATEGORIES": "tags", "NICKNAME": "aliases", "NOTE": "notes"}


def _preferred_first(properties: Sequence[Property]) -> list[Property]:
    """Return properties with those that the card prefers before others of their name."""

    def rank(found: Property) -> int:
        given = "".join(found.parameters.get("PREF", ()))
        return int(given) if given.isdecimal() and len(given) < 4 else 1 if "pref" in found.types else 101

    return sorted(properties, key=lambda found: (found.name == "ROLE", rank(found)))  # a title before a role


def _without_scheme(value: str, scheme: str) -> str:
    return value[len(scheme) + 1 :] if value.lower().startswith(f"{scheme}:") else value


def _site(url: str, types: Sequence[str]) -> str:
    if linkedin_path(url) or "linkedin" in types:
        return "linkedin"
    return (
        "facebook"
        if "facebook" in types or re.match(r"(?i)(?:https?://)?(?:[\w-]+\.)?facebook\.com/", url)
        else "web"
    )


def _place(found: Property) -> str:
    """Return an address's city and country."""
    parts = found.parts(";")
    return ", ".join(clean_line(part) for part in (*parts[3:4], *parts[6:7]) if part.strip())


def _is_place_alone(found: Property) -> bool:
    parts = found.parts(";")
    return not any(part.strip() for place, part in enumerate(parts) if place not in {3, 6})


def _birthday(value: str, parameters: Mapping[str, tuple[str, ...]]) -> str:
    """Return a birthday as the data file holds it; empty where it isn't a day."""
    found = _BIRTHDAY.fullmatch(value)
    if found is None:
        return ""
    year, month, day = found.groups()
    try:
        date(int(year or 2000), int(month), int(day))
    except ValueError:
        return ""
    omitted = year is None or year in parameters.get("X-APPLE-OMIT-YEAR", ())
    return f"--{month}-{day}" if omitted else f"{year}-{month}-{day}"


def _uid(value: str) -> str:
    return clean_line(value.lower().removeprefix("urn:uuid:"))


def _moment(value: str) -> str:
    """Return a revision's time as records hold times; empty where it is none."""
    found = _REVISED.fullmatch(value)
    if found is None:
        return ""
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
        return stamp(datetime(year, month, day, hour, minute, second, tzinfo=UTC))
    except ValueError:
        return ""
