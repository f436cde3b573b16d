"""What quick entry says back: an entry in one sentence, for the preview and for undo."""

from typing import Final

from netui.domain.entry.model import Entry, What
from netui.domain.measures.said import FAVOURS
from netui.domain.messages import Message, message

_TOUCH: Final = {
    "meeting": message("meeting"),
    "call": message("call"),
    "video": message("video call"),
    "event": message("event"),
    "message": message("message"),
    "email": message("email"),
    "social": message("social media"),
    "letter": message("letter"),
}


def said_act(what: What, kind: str | None, direction: str | None) -> Message:
    """Return what an act is in a word or two: "call", "you gave", "they promised"."""
    if what is What.INTERACTION:
        return _TOUCH.get(kind or "", message("in touch"))
    if what is What.PROMISE:
        return message("they promised") if direction == "received" else message("you promised")
    return {
        What.GAVE: message("you gave"),
        What.RECEIVED: message("you received"),
        What.INTRODUCTION: message("you introduced"),
        What.PLAN: message("to reconnect"),
    }.get(what, message("note"))


def said_thing(kind: str | None) -> Message:
    """Return what was given, by its kind: "an introduction"."""
    return FAVOURS.get(kind or "", message("something"))


def summary(entry: Entry) -> Message:
    """Return what an entry would write down, in one sentence.

    Args:
        entry: The entry; where names are ambiguous they stand as they are written.
    """
    who = ", ".join(mention.name for mention in entry.people) or message("who?")
    what: Message | str = entry.note or said_thing(entry.kind)
    if entry.what is What.INTERACTION:
        kind = said_act(entry.what, entry.kind, None)
        return message("{kind} with {who} on {day}", kind=kind, who=who, day=entry.on)
    if entry.what is What.PLAN:
        return _plan(entry, who)
    if entry.what is What.INTRODUCTION:
        return message("introduced {who} on {day}", who=who, day=entry.on)
    if entry.what is What.NOTE:
        return message("note about {who}: {note}", who=who, note=entry.note)
    if entry.what is What.PROMISE:
        return _promise(entry, who, what)
    if entry.introduced:
        others = ", ".join(mention.name for mention in entry.introduced)
        return message(
            "received from {who} on {day}: an introduction to {others}", who=who, day=entry.on, others=others
        )
    if entry.what is What.GAVE:
        return message("gave to {who} on {day}: {what}", who=who, day=entry.on, what=what)
    return message("received from {who} on {day}: {what}", who=who, day=entry.on, what=what)


def _plan(entry: Entry, who: Message | str) -> Message:
    """Say that a plan only moves the next time: no table holds plans, so its words go to the notes."""
    if not entry.note:
        return message("to reconnect with {who} on {day}; nothing is logged as done", who=who, day=entry.on)
    return message(
        "to reconnect with {who} on {day}, “{note}” added to the notes; nothing is logged as done",
        who=who,
        day=entry.on,
        note=entry.note,
    )


def _promise(entry: Entry, who: Message | str, what: Message | str) -> Message:
    mine = entry.direction == "gave"
    if entry.due is None:
        said = message("promised to {who}: {what}", who=who, what=what)
        return said if mine else message("promised by {who}: {what}", who=who, what=what)
    if mine:
        return message("promised to {who} by {day}: {what}", who=who, day=entry.due, what=what)
    return message("promised by {who}, by {day}: {what}", who=who, day=entry.due, what=what)
