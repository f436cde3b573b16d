"""Fields of a record edited by name, one value a line: what `netui edit` and `netui profile` say.

Every edit is read before anything is written: a record changes in all that was said, or not at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar

from netui.domain.changes import Change, created, updated
from netui.domain.kinds import FieldError, Kind, Reference, SetOf, Text
from netui.domain.kinds import Table as Names
from netui.domain.messages import Message, NetuiError, message
from netui.domain.network import Network
from netui.domain.records import InvalidRecordError, Problem, Record
from netui.domain.tables import Contact, Handle, Request
from netui.domain.text import clean_line, fold
from netui.i18n import _, listed
from netui.services.contacts import new_need
from netui.services.differences import differences
from netui.services.fields import form_fields, parse_handle, read_line, value_text
from netui.services.lookup import AmbiguousRecordError, RecordNotFoundError, find_record
from netui.services.references import resolve, with_short_id
from netui.services.requests import ANSWERED, refuse_self
from netui.services.workspace import Workspace

R = TypeVar("R", bound=Record)

Verb = Literal["set", "add", "remove"]

NEEDS = "needs"
"""What a contact looks for is no field: each need is a request that nobody has made yet."""

RELATED = "related"
"""The one table that a line can say a part of: "software: design, finance"."""


class EditError(NetuiError):
    """What is said to be edited makes no sense, whatever the record holds."""


@dataclass(frozen=True, slots=True)
class Said:
    """One edit as a person says it: the verb, and "field=value"."""

    verb: Verb
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of one field that there is.

    Attributes:
        verb: What is done with the value.
        field: The field's name.
        text: The value as a person writes it.
    """

    verb: Verb
    field: str
    text: str


def editable(cls: type[Record]) -> tuple[str, ...]:
    """Return the names that edits of a table's records take."""
    more = {"contacts": (NEEDS,), "profile": (RELATED,)}
    return (*form_fields(cls), *more.get(cls.TABLE, ()))


def read_edits(cls: type[Record], said: Iterable[Said]) -> list[Edit]:
    """Return the edits that a person says.

    Raises:
        EditError: Something in them is no edit: a field that there isn't, a value that is missing, a verb
            that the field doesn't take.
    """
    problems: list[Message] = []
    edits = []
    for one in said:
        try:
            edits.append(_read_edit(cls, one))
        except EditError as error:
            problems.append(error.message)
    if problems:
        raise EditError(_joined(problems))
    return edits


def _read_edit(cls: type[Record], said: Said) -> Edit:
    written, equals, text = said.text.partition("=")
    if not equals or not written.strip():
        example = "circle=close" if said.verb == "set" else "tags=python"
        raise EditError(
            message(
                "--{verb} takes FIELD=VALUE, such as {example}, not “{text}”",
                verb=said.verb,
                example=example,
                text=clean_line(said.text),
            )
        )
    name = fold(clean_line(written)).replace(" ", "_").replace("-", "_")
    if name not in editable(cls):
        raise EditError(_no_field(cls, clean_line(written), name))
    if said.verb != "set" and not clean_line(text):
        raise EditError(message("--{verb} {field}= needs a value behind it", verb=said.verb, field=name))
    if name == NEEDS:
        if said.verb == "set":
            raise EditError(
                message("needs are told one by one: --add needs=… for another, --remove needs=… for one less")
            )
    elif said.verb != "set" and not isinstance(cls.kinds()[name], SetOf | Names):
        raise EditError(
            message("{field} takes one value: --set {field}=…, and --set {field}= to empty it", field=name)
        )
    return Edit(said.verb, name, text)


def _no_field(cls: type[Record], written: str, name: str) -> Message:
    from difflib import get_close_matches

    known = editable(cls)
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    close = close or [field for field in known if name and field.startswith(name)][:1]
    if close:
        return message("there is no field “{field}”: did you mean {close}?", field=written, close=close[0])
    return message(
        "there is no field “{field}”; there are {known}", field=written, known=", ".join(sorted(known))
    )


def _joined(problems: Sequence[Message]) -> Message:
    joined = problems[0]
    for problem in problems[1:]:
        joined = message("{first}; {rest}", first=joined, rest=problem)
    return joined


# Fields of a record


def edited(record: R, edits: Iterable[Edit], network: Network, today: date) -> R:
    """Return a record with edits made, one after the other; nothing is written.

    Raises:
        InvalidRecordError: With everything that doesn't hold.
    """
    problems: list[Problem] = []
    changed = record
    for edit in edits:
        try:
            value = _value(changed, edit, network, today)
            changed = changed.change({edit.field: value})
        except InvalidRecordError as error:
            problems += error.problems
        except (FieldError, NetuiError) as error:
            problems.append(Problem(edit.field, error.message))
    if problems:
        raise InvalidRecordError(problems)
    return changed


def _value(record: Record, edit: Edit, network: Network, today: date) -> Any:
    """Return what a field holds after an edit, as `Record.change` takes it."""
    kind, before = record.kinds()[edit.field], getattr(record, edit.field)
    if isinstance(kind, Names):
        return _names(edit, before, getattr(record, "sectors", ()))
    if edit.verb == "set" or not isinstance(kind, SetOf):
        return read_line(edit.field, kind, edit.text, network, today)
    if edit.verb == "remove":
        gone = _gone(kind.item, before, edit.text, network)
        return [part for part in before if part not in gone]
    new = kind.parse(read_line(edit.field, kind, edit.text, network, today))
    there = {fold(part) for part in before if isinstance(part, str)}
    return [*before, *(part for part in new if not isinstance(part, str) or fold(part) not in there)]


def _gone(item: Kind[Any], before: Sequence[Any], text: str, network: Network) -> list[Any]:
    """Return the values of a set that a text names, each of them there."""
    gone = []
    for words in filter(None, map(clean_line, text.split(","))):
        found = [part for part in before if _is_meant(item, part, words, network)]
        if not found:
            there = ", ".join(value_text(item, part, network) for part in before)
            raise FieldError(
                message("has no “{words}”; there are {there}", words=words, there=there)
                if there
                else message("has no “{words}”: it is empty", words=words)
            )
        gone += found
    return gone


def _is_meant(item: Kind[Any], part: Any, words: str, network: Network) -> bool:
    wanted = fold(words)
    if wanted == fold(value_text(item, part, network)):
        return True
    if isinstance(item, Reference):
        return wanted == fold(with_short_id(item, part, network)) or _resolves(item, part, words, network)
    if isinstance(part, Handle):
        named = parse_handle(words)
        return fold(named["value"]) == fold(part.value) and named["kind"] in {part.kind, "other"}
    return not isinstance(item, Text) and wanted.replace(" ", "-") == part


def _resolves(item: Reference, part: str, words: str, network: Network) -> bool:
    try:
        return resolve(item, words, network) == part
    except (NetuiError, FieldError):
        return False


def _names(edit: Edit, before: Mapping[str, Sequence[str]], sectors: Iterable[str]) -> dict[str, list[str]]:
    """Return names with sets of words after an edit: "software: design, finance", several with ";".

    Removing a name alone leaves it with nothing: that is an answer too, and it is not asked for again.
    """
    after = {} if edit.verb == "set" else {name: list(words) for name, words in before.items()}
    for part in filter(None, map(clean_line, edit.text.split(";"))):
        written, colon, rest = part.partition(":")
        words = [word for word in map(clean_line, rest.split(",")) if word]
        if not clean_line(written) or (edit.verb != "remove" and not colon):
            raise FieldError(message("should be written as “software: design, finance”"))
        name = _spelled(clean_line(written), (*after, *sectors))
        if edit.verb == "remove" and name not in {*after, *sectors}:
            raise FieldError(message("has nothing for “{name}”", name=name))
        there = after.setdefault(name, [])
        if edit.verb == "remove":
            after[name] = _without(name, there, words) if words else []
        else:
            known = set(map(fold, there))
            after[name] = [*there, *(word for word in words if fold(word) not in known)]
    return after


def _spelled(name: str, known: Iterable[str]) -> str:
    """Return a name as it is written already, where it is."""
    return next((other for other in known if fold(other) == fold(name)), name)


def _without(name: str, there: Sequence[str], words: Sequence[str]) -> list[str]:
    known = set(map(fold, there))
    if missing := [word for word in words if fold(word) not in known]:
        raise FieldError(message("has no “{words}” for {name}", words=", ".join(missing), name=name))
    gone = set(map(fold, words))
    return [word for word in there if fold(word) not in gone]


# A contact


@dataclass(frozen=True, slots=True)
class Edited:
    """What editing did.

    Attributes:
        change: What changed; without edits where nothing did.
        said: What changed, in one line; empty where nothing did.
    """

    change: Change
    said: str


def edit_contact(workspace: Workspace, contact: Contact, edits: Sequence[Edit]) -> Edited:
    """Edit a contact and the needs of theirs that you know of, as one step of undo.

    Args:
        workspace: The open network.
        contact: Whom.
        edits: What; those of ``needs`` write requests.

    Raises:
        InvalidRecordError: With everything that doesn't hold; nothing was changed.
        StorageError: The network is read-only.
    """
    network = workspace.network
    problems: list[Problem] = []
    after = contact
    try:
        after = edited(contact, (edit for edit in edits if edit.field != NEEDS), network, workspace.today)
    except InvalidRecordError as error:
        problems += error.problems
    new: dict[str, Request] = {}
    withdrawn: dict[str, Request] = {}
    for edit in (edit for edit in edits if edit.field == NEEDS):
        try:
            if edit.verb == "remove":
                need = known_need(network, contact, edit.text)
                withdrawn[need.id] = need
            else:
                refuse_self(network, contact)
                if not _is_known(network, contact, edit.text):
                    new[fold(clean_line(edit.text))] = new_need(workspace, contact, edit.text)
        except NetuiError as error:
            problems.append(Problem(NEEDS, error.message))
    if problems:
        raise InvalidRecordError(problems)
    said = differences(contact, after, network)
    said += [_("needs {what}").format(what=need.text) for need in new.values()]
    said += [_("no longer needs {what}").format(what=need.text) for need in withdrawn.values()]
    label = _("edit {name}: {what}").format(name=after.name, what="; ".join(said))
    closed = {"status": "withdrawn", "closed_on": workspace.today}
    change = workspace.do(
        label,
        [
            updated(contact, after, workspace.stamp),
            *(created(need, workspace.stamp) for need in new.values()),
            *(updated(need, need.change(closed), workspace.stamp) for need in withdrawn.values()),
        ],
    )
    return Edited(change, "; ".join(said))


class NoNeedError(NetuiError):
    """They have no such need that you know of."""


def known_need(network: Network, contact: Contact, words: str) -> Request:
    """Return the need of somebody's that words mean: those that you know of and nobody asked for yet.

    Raises:
        NoNeedError: None fits.
        AmbiguousRecordError: Several fit.
    """
    known = needs(network, contact)
    theirs = {need.id for need in known}
    try:
        found = find_record(network, Request, words, lambda request: request.id in theirs)
    except RecordNotFoundError:
        found = None
    except AmbiguousRecordError as error:
        if any(candidate.id in theirs for candidate in error.candidates):
            raise
        found = None
    if found is not None and found.id in theirs:
        return found
    there = listed(f"“{need.text}”" for need in known)
    raise NoNeedError(
        message("has no “{words}”; there are {there}", words=clean_line(words), there=there)
        if there
        else message("has no “{words}”: no need of theirs is known", words=clean_line(words))
    )


def needs(network: Network, contact: Contact) -> list[Request]:
    """Return what somebody needs that you know of and they have not asked for, the latest first."""
    return [
        request
        for request in network.requests(contact.id)
        if request.direction == "incoming" and request.status == "known"
    ]


def _is_known(network: Network, contact: Contact, text: str) -> bool:
    """Whether somebody needs this already, be it that you know of it or that they asked you."""
    wanted = fold(clean_line(text))
    return any(
        request.direction == "incoming"
        and request.status not in ANSWERED
        and fold(clean_line(request.text)) == wanted
        for request in network.requests(contact.id)
    )
