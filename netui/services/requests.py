"""Requests: what others ask of you, what you ask, and the needs that nobody has asked about yet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from netui.domain.changes import Change, Edit, created, updated
from netui.domain.linked import ANSWERED_BY
from netui.domain.messages import NetuiError, message
from netui.domain.network import Network
from netui.domain.tables import Contact, Exchange, Introduction, Request
from netui.domain.text import fold
from netui.i18n import _, day, listed
from netui.services.introductions import new_introduction
from netui.services.workspace import Workspace

ANSWERED: Final = ("fulfilled", "declined", "withdrawn")
WAITING: Final = (None, "open")
"""The statuses of a request that waits for its first answer."""


class RequestError(NetuiError):
    """A request that can't be made, or not be answered so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, as a person says it.

    Attributes:
        text: What, in words.
        kind: What kind of exchange would answer it.
        tags: Words that it is about.
        on: The day that it was asked; by default today.
        due: The day that it is needed by.
    """

    text: str
    kind: str | None = None
    tags: Sequence[str] = ()
    on: date | None = None
    due: date | None = None


# Making them


def receive(
    workspace: Workspace, contact: Contact, asked: Asked, *, known: bool = False
) -> tuple[Request, Change]:
    """Write down what somebody asks of you.

    Args:
        workspace: The open network.
        contact: Who asks.
        asked: What for.
        known: It is only a need that you know of: they have not asked you.

    Raises:
        RequestError: They are yourself.
        InvalidRecordError: With every field that doesn't hold.
    """
    (request,), change = receive_from(workspace, [contact], asked, known=known)
    return request, change


def receive_from(
    workspace: Workspace, contacts: Sequence[Contact], asked: Asked, *, known: bool = False
) -> tuple[list[Request], Change]:
    """Write down what several people ask of you, or need: a request of each, as one step.

    Raises:
        RequestError: One of them is yourself.
        InvalidRecordError: With every field that doesn't hold.
    """
    for contact in contacts:
        refuse_self(workspace.network, contact)
    status = "known" if known else "open"
    requests = [
        _new(workspace, asked, direction="incoming", contact=contact.id, status=status)
        for contact in contacts
    ]
    sentence = _("{name} needs: {what}") if known else _("{name} asked: {what}")
    names = listed(contact.name for contact in contacts)
    change = workspace.add(sentence.format(name=names, what=requests[0].text), *requests)
    return [workspace.now(request) for request in requests], change


def need(workspace: Workspace, asked: Asked) -> tuple[Request, Change]:
    """Write down a need of your own that nobody was asked about yet.

    Raises:
        InvalidRecordError: With every field that doesn't hold.
    """
    request = _new(workspace, asked, direction="outgoing", status="known")
    change = workspace.add(_("your need: {what}").format(what=request.text), request)
    return workspace.now(request), change


def ask(
    workspace: Workspace,
    contacts: Sequence[Contact],
    asked: Asked,
    *,
    anyway: str = "",
    guarded: Collection[str] | None = None,
) -> tuple[list[Request], Change]:
    """Write down that you ask people for something: a request to each, as one step.

    Whether to ask is the user's to say: `netui.services.guard` tells how they stand first.

    Args:
        workspace: The open network.
        contacts: Whom.
        asked: What for.
        anyway: Why you ask though the guard said to give first.
        guarded: The ids of those about whom it said so; by default all.

    Raises:
        RequestError: One of them is yourself, or was asked for the same and has not answered.
        InvalidRecordError: With every field that doesn't hold.
    """
    refuse_asking(workspace, contacts, asked.text)
    requests = [
        _new(
            workspace,
            asked,
            direction="outgoing",
            contact=contact.id,
            status="open",
            asked_anyway=anyway if guarded is None or contact.id in guarded else "",
        )
        for contact in contacts
    ]
    names = listed(contact.name for contact in contacts)
    label = _("ask {names}: {what}").format(names=names, what=asked.text)
    change = workspace.add(label, *requests)
    return [workspace.now(request) for request in requests], change


def refuse_asking(workspace: Workspace, contacts: Sequence[Contact], text: str) -> None:
    """Refuse to ask yourself, or somebody who was asked for the same and has not answered.

    Raises:
        RequestError: With who, and since when.
    """
    for contact in contacts:
        refuse_self(workspace.network, contact)
        for earlier in workspace.network.requests(contact.id):
            same = earlier.direction == "outgoing" and fold(earlier.text) == fold(text)
            if same and earlier.status not in ANSWERED:
                raise RequestError(
                    message(
                        "{name} was asked for this on {day} and has not answered yet",
                        name=contact.name,
                        day=day(earlier.on or workspace.today, workspace.today),
                    )
                )


def refuse_self(network: Network, contact: Contact) -> None:
    """Refuse somebody who is the user.

    Raises:
        RequestError: The contact has the name of the profile.
    """
    if is_yourself(network, contact):
        raise RequestError(message("{name} is you: name somebody else", name=contact.name))


def is_yourself(network: Network, contact: Contact) -> bool:
    """Whether a contact is the user: has the name of the profile."""
    me = fold(network.profile.name)
    return bool(me) and me in {fold(contact.name), *map(fold, contact.aliases)}


def _new(workspace: Workspace, asked: Asked, **fields: Any) -> Request:
    return Request.parse(
        workspace.new_id(),
        fields
        | {
            "text": asked.text,
            "kind": asked.kind,
            "tags": list(asked.tags),
            "on": asked.on or workspace.today,
            "due": asked.due,
        },
    )


# Answering them


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a request, as the ledger keeps it; by default what was asked for.

    Attributes:
        what: What was given or received, in words.
        kind: What kind of thing it was.
        weight: How much it was worth, 1–5.
        on: The day; by default today.
        reply: Words that went with it.
        by: For a need of your own, who met it.
    """

    what: str = ""
    kind: str | None = None
    weight: int | None = None
    on: date | None = None
    reply: str = ""
    by: Contact | None = None


def fulfil(workspace: Workspace, request: Request, answer: Answer | None = None) -> Change:
    """Answer a request: done. The entry of the ledger is written, or its promise kept, in the same step.

    What you asked for and got answers the need of yours that it was about as well.

    Raises:
        RequestError: It was answered before.
        InvalidRecordError: With every field that doesn't hold.
    """
    refuse_answered(workspace, request)
    answer = answer or Answer()
    on = answer.on or workspace.today
    closed = request.change(
        {"status": "fulfilled", "closed_on": on, "reply": answer.reply or request.reply}
        | ({"contact": answer.by.id} if answer.by is not None and not request.contact else {})
    )
    edits = [updated(request, closed, workspace.stamp)]
    if closed.contact:
        edits.append(_entry(workspace, closed, answer, on))
        edits += [
            updated(one, one.change({"status": "fulfilled", "closed_on": on}), workspace.stamp)
            for one in own_needs(workspace.network, request.text)
            if one.id != request.id and request.direction == "outgoing"
        ]
    return workspace.do(_("answered: {what}").format(what=describe(workspace.network, request)), edits)


def _entry(workspace: Workspace, request: Request, answer: Answer, on: date) -> Edit | None:
    """Return the edit of the ledger that fulfils a request."""
    said = {
        "note": answer.what or None,
        "kind": answer.kind,
        "weight": answer.weight,
    }
    said = {name: value for name, value in said.items() if value is not None}
    promised = promise_of(workspace.network, request)
    if promised is not None:
        return updated(promised, promised.change(said | {"status": "done", "on": on}), workspace.stamp)
    fields = {
        "contact": request.contact,
        "direction": ANSWERED_BY[request.direction or "incoming"],
        "note": request.text,
        "kind": request.kind,
        "on": on,
        "status": "done",
        "request": request.id,
    }
    return created(Exchange.parse(workspace.new_id(), fields | said), workspace.stamp)


def promise(workspace: Workspace, request: Request, due: date | None) -> Change:
    """Answer a request with a promise; the ledger keeps it, and keeping it there fulfils the request.

    Args:
        workspace: The open network.
        request: What they asked.
        due: The day that it is promised for; None where none was named.

    Raises:
        RequestError: It was answered before, is not asked of you, or the day is past.
    """
    refuse_answered(workspace, request)
    if request.direction != "incoming":
        raise RequestError(message("this was not asked of you: “netui answer … --done” when you have it"))
    refuse_past(workspace, due)
    promised = promise_of(workspace.network, request)
    if promised is not None:
        edits = [updated(promised, promised.change({"due": due}), workspace.stamp)]
    else:
        fields = {
            "contact": request.contact,
            "direction": "gave",
            "note": request.text,
            "kind": request.kind,
            "on": workspace.today,
            "status": "promised",
            "due": due,
            "request": request.id,
        }
        edits = [created(Exchange.parse(workspace.new_id(), fields), workspace.stamp)]
    return workspace.do(_("promised: {what}").format(what=describe(workspace.network, request)), edits)


def refuse_past(workspace: Workspace, due: date | None) -> None:
    """Refuse a promise for a day that is over.

    Raises:
        RequestError: The day is past.
    """
    if due is not None and due < workspace.today:
        said = message("{day} is past: name a day to come, such as “friday”", day=day(due, workspace.today))
        raise RequestError(said)


def decline(
    workspace: Workspace, request: Request, why: str, *, instead: Contact | None = None
) -> tuple[Change, Introduction | None]:
    """Answer a request with an honest no; for a request of yours, write down theirs.

    Args:
        workspace: The open network.
        request: What was asked.
        why: The honest word.
        instead: Somebody who could: an introduction to them begins in the same step.

    Returns:
        The change, and the introduction where one began.

    Raises:
        RequestError: It was answered before, there is no word, or there is nobody to introduce.
    """
    refuse_answered(workspace, request)
    if not why.strip():
        raise RequestError(message("say why in a word or two: an honest no is an answer too"))
    fields = {"status": "declined", "reply": why, "closed_on": workspace.today}
    edits = [updated(request, request.change(fields), workspace.stamp)]
    # A promise that is not going to be kept would go on asking for it.
    promised = promise_of(workspace.network, request)
    if promised is not None:
        gone = promised.change({"deleted": workspace.stamp})
        edits.append(updated(promised, gone, workspace.stamp))
    introduction = None
    if instead is not None:
        asker = workspace.network.get(Contact, request.contact)
        if asker is None or request.direction != "incoming":
            raise RequestError(message("only somebody who asked you can be introduced to somebody else"))
        introduction = new_introduction(workspace, asker, instead, why=request.text, request=request.id)
        edits.append(created(introduction, workspace.stamp))
    label = _("declined: {what}").format(what=describe(workspace.network, request))
    change = workspace.do(label, edits)
    return change, workspace.now(introduction) if introduction is not None else None


def withdraw(workspace: Workspace, request: Request, why: str = "") -> Change:
    """Take a request or a need back: it is no longer looked for.

    Raises:
        RequestError: It was answered before.
    """
    refuse_answered(workspace, request)
    fields = {"status": "withdrawn", "closed_on": workspace.today, "reply": why or request.reply}
    edits = [updated(request, request.change(fields), workspace.stamp)]
    promised = promise_of(workspace.network, request)
    if promised is not None:
        edits.append(updated(promised, promised.change({"deleted": workspace.stamp}), workspace.stamp))
    return workspace.do(_("withdrawn: {what}").format(what=describe(workspace.network, request)), edits)


def refuse_answered(workspace: Workspace, request: Request) -> None:
    """Refuse to answer what has its answer.

    Raises:
        RequestError: It was answered before.
    """
    if request.status in ANSWERED:
        raise RequestError(
            message(
                "“{what}” has its answer since {day}: {status}; undo takes an answer back",
                what=request.text,
                day=day(request.closed_on, workspace.today) if request.closed_on else _("some time"),
                status=_(request.status or ""),
            )
        )


def promise_of(network: Network, request: Request) -> Exchange | None:
    """Return the open promise that a request was answered with."""
    for exchange in network.exchanges(request.contact) if request.contact else ():
        if exchange.request == request.id and not exchange.done:
            return exchange
    return None


# Asking after them


def own_needs(network: Network, text: str = "") -> list[Request]:
    """Return your own needs that are still looked for, the oldest first; those of a text where given."""
    known = network.where(Request, lambda raw: raw.get("direction") == "outgoing" and not raw.get("contact"))
    wanted = fold(text)
    found = [one for one in known if one.status not in ANSWERED and (not wanted or fold(one.text) == wanted)]
    return sorted(found, key=lambda one: (one.on or date.min, one.id))


def asked_about(network: Network, need: Request) -> list[Request]:
    """Return what you asked people about a need of yours, answered or not: requests of the same text."""
    wanted = fold(need.text)
    outgoing = network.where(
        Request, lambda raw: raw.get("direction") == "outgoing" and bool(raw.get("contact"))
    )
    found = [one for one in outgoing if fold(one.text) == wanted]
    return sorted(found, key=lambda one: (one.on or date.min, one.id))


def describe(network: Network, request: Request) -> str:
    """Return a request in a few words: "Anna Rossi: CV review"."""
    name = network.name(request.contact)
    return f"{name}: {request.text}" if name else request.text
