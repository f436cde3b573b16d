"""Answering a request: done, promised by a day, or an honest no. Each asks in the bar, on every screen."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from netui.domain.changes import Change
from netui.domain.dates import parse_day, read_date
from netui.domain.measures.capacity import warning
from netui.domain.messages import message
from netui.domain.tables import Contact, Request
from netui.domain.text import clean_line, fold
from netui.i18n import _, deadline, say
from netui.services import requests
from netui.services.introductions import between, know_each_other
from netui.services.lookup import candidates, describe
from netui.ui.querying import people_named
from netui.ui.screens.asking import AskError
from netui.ui.screens.view import View
from netui.ui.widgets.prompt import Choice, Question

MOST_HELPERS = 5  # people who could, beside a no


def did(view: View, change: Change) -> None:
    """Say what was done, and how to take it back."""
    view.netui.notice(_("{what} · u undoes it").format(what=change.label))


def nothing_done(view: View) -> None:
    """Say that turning back left everything as it was."""
    view.netui.notice(_("nothing was saved"))


# Whom


class Named(NamedTuple):
    """Somebody who comes to mind, and why."""

    contact: Contact
    why: str = ""


def ask_person(
    view: View,
    label: str,
    then: Callable[[Contact | None], None],
    first: Sequence[Named] = (),
    *,
    hint: str,
) -> None:
    """Ask for one person by name; turning back leaves everything as it was.

    Args:
        view: The screen in front.
        label: What stands before the name.
        then: Told the person; None where none was named.
        first: Who comes to mind, offered before anything is typed.
        hint: What can be typed.
    """

    def complete(text: str) -> list[Choice]:
        words = fold(clean_line(text)).split()
        there = [one for one in first if all(word in fold(one.contact.name) for word in words)]
        known = {one.contact.id for one in there}
        there += [
            Named(one, ", ".join(filter(None, (one.role, one.company))))
            for one in people_named(view.netui, text)
            if one.id not in known
        ]
        names = [fold(one.contact.name) for one in there]
        return [
            Choice(
                one.contact.id,
                describe(one.contact) if names.count(fold(one.contact.name)) > 1 else one.contact.name,
                one.why,
            )
            for one in there
        ]

    def submit(text: str) -> None:
        if not text:
            then(None)
            return
        found = candidates(view.workspace.network, text)
        if len(found) != 1:
            said = (
                message("“{name}” could be several people: ↓ chooses one", name=clean_line(text))
                if found
                else message("“{name}” is nobody here: a in People adds them first", name=clean_line(text))
            )
            raise AskError(said)
        then(found[0])

    view.ask(
        Question(
            label,
            submit,
            complete=complete,
            chose=lambda choice: then(view.workspace.network.get(Contact, choice.text)),
            cancelled=lambda: nothing_done(view),
            hint=hint,
        )
    )


# Done


def answer(view: View, request: Request) -> None:
    """Ask what was given for a request, or received, and write that it is answered.

    Args:
        view: The screen in front.
        request: What they asked, what you asked, or a need of either.

    Raises:
        RequestError: It was answered before.
    """
    requests.refuse_answered(view.workspace, request)
    if not request.contact:
        _meet_need(view, request)
        return
    promised = requests.promise_of(view.workspace.network, request)
    asked_for = (promised.note.partition("\n")[0] if promised else "") or request.text

    def submit(text: str) -> None:
        if not text:
            raise AskError(message("say what it was in a few words, or esc"))
        # What the promise says in several lines stays where nothing else is said.
        said = requests.Answer(what="" if text == asked_for and promised else text)
        did(view, requests.fulfil(view.workspace, view.workspace.now(request), said))

    name = view.workspace.network.name(request.contact)
    label = _("gave {name}") if request.direction == "incoming" else _("received from {name}")
    view.ask(Question(label.format(name=name), submit, asked_for, hint=_("what it was")))


def _meet_need(view: View, need: Request) -> None:
    """Ask who met a need of yours; whom you asked for it comes first."""
    network = view.workspace.network
    asked = {one.contact: one for one in requests.asked_about(network, need)}
    first = [Named(contact, _("asked")) for one in asked if (contact := network.get(Contact, one))]

    def then(contact: Contact | None) -> None:
        ask = asked.get(contact.id) if contact else None
        if ask is not None and ask.status not in requests.ANSWERED:  # answering it meets the need as well
            did(view, requests.fulfil(view.workspace, view.workspace.now(ask)))
        else:
            said = requests.Answer(by=contact)
            did(view, requests.fulfil(view.workspace, view.workspace.now(need), said))

    label = _("“{what}” came from").format(what=clean_line(need.text))
    ask_person(view, label, then, first, hint=_("a name; enter where nobody of yours met it"))


# Promised


def promise(view: View, request: Request) -> None:
    """Ask for the day that a request is promised for, with a word of warning where a yes would be too much.

    Raises:
        RequestError: It was answered before, or was not asked of you.
    """
    workspace, today = view.workspace, view.workspace.today
    requests.refuse_answered(workspace, request)
    if request.direction != "incoming":
        raise requests.RequestError(message("this was not asked of you: m writes down that you have it"))
    promised = requests.promise_of(workspace.network, request)
    wanted = promised.due if promised else request.due
    wanted = wanted if wanted is not None and wanted >= today else None

    def due(text: str) -> date | None:
        return parse_day(text, today) if text.strip() else wanted

    def changed(text: str) -> list[str]:
        much = warning(workspace.network, today, 0 if promised else 1, due(text))
        return [say(much)] if much else []

    def aside() -> str:
        day = due(view.netui.prompt.text)
        if day is None:
            return "" if view.netui.prompt.text.strip() else _("without a day")
        return _("by {when}").format(when=deadline(day, today))

    def submit(text: str) -> None:
        day = read_date(text, today, "future") if text else wanted
        did(view, requests.promise(workspace, workspace.now(request), day))

    name = workspace.network.name(request.contact)
    label = _("promise {name} by").format(name=name)
    hint = _("enter, or another day: friday, in 2 weeks") if wanted else _("friday, in 2 weeks, 31 Jan")
    view.ask(Question(label, submit, changed=changed, aside=aside, hint=hint))


# No


def decline(view: View, request: Request) -> None:
    """Ask for an honest word, and who could instead; of what you asked, for their no, or take it back.

    Raises:
        RequestError: It was answered before.
    """
    requests.refuse_answered(view.workspace, request)
    if request.direction == "incoming" and request.status != "known":
        _say_no(view, request)
    elif request.contact and request.direction == "outgoing":
        _hear_no(view, request)
    else:
        _withdraw(view, request)


def _say_no(view: View, request: Request) -> None:
    name = view.workspace.network.name(request.contact)

    def submit(why: str) -> None:
        if not why:
            raise AskError(message("say why in a word or two: an honest no is an answer too"))
        _ask_who_could(view, request, why)

    label = _("no to {name}, because").format(name=name)
    view.ask(Question(label, submit, hint=_("an honest word; then, who could instead")))


def _ask_who_could(view: View, request: Request, why: str) -> None:
    """Ask who could instead: naming somebody begins an introduction in the same step."""

    def then(contact: Contact | None) -> None:
        change, introduction = requests.decline(
            view.workspace, view.workspace.now(request), why, instead=contact
        )
        did(view, change)
        if introduction is not None:
            from netui.ui.screens.introducing import open_introduction

            open_introduction(view, introduction.id)

    ask_person(
        view,
        _("but who could?"),
        then,
        _who_could(view, request),
        hint=_("a name begins an introduction; enter names nobody"),
    )


def _who_could(view: View, request: Request) -> list[Named]:
    """Return who could help with what somebody asked, best first: whom they don't know yet."""
    workspace, network = view.workspace, view.workspace.network
    asker = network.get(Contact, request.contact)
    found: list[Named] = []
    for identifier, _value, reasons in workspace.matcher.helpers(
        request.text, request.tags, request.kind, workspace.today
    ):
        contact = network.get(Contact, identifier)
        if asker is None or contact is None or contact.id == asker.id or know_each_other(asker, contact):
            continue
        if between(network, asker.id, contact.id) is None:
            found.append(Named(contact, "; ".join(map(say, reasons))))
    return found[:MOST_HELPERS]


def _hear_no(view: View, request: Request) -> None:
    name = view.workspace.network.name(request.contact)

    def changed(text: str) -> list[str]:
        if text.strip():
            return [_("enter writes down the no of {name}").format(name=name)]
        return [_("nothing typed: you no longer ask {name}").format(name=name)]

    def submit(text: str) -> None:
        now = view.workspace.now(request)
        if text:
            change, _introduction = requests.decline(view.workspace, now, text)
        else:
            change = requests.withdraw(view.workspace, now)
        did(view, change)

    label = _("no from {name}").format(name=name)
    view.ask(Question(label, submit, changed=changed, hint=_("their word, where they said no")))


def _withdraw(view: View, request: Request) -> None:
    def submit(text: str) -> None:
        did(view, requests.withdraw(view.workspace, view.workspace.now(request), text))

    label = _("no longer needed: {what}").format(what=clean_line(request.text))
    view.ask(Question(label, submit, hint=_("why, or just enter")))
