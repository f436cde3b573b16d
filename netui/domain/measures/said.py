"""How an interaction, an exchange or a request is called in a sentence: in the user's own words, if any."""

from typing import Final

from netui.domain.messages import Message, message
from netui.domain.tables import Exchange, Interaction, Request

LONGEST: Final = 40
"""A note's first line up to this many characters is a name for the occasion; a longer one is a story."""

_KINDS: Final = {
    "meeting": message("a meeting"),
    "call": message("a call"),
    "video": message("a video call"),
    "event": message("an event"),
    "message": message("a message"),
    "email": message("an email"),
    "social": message("a word on social media"),
    "letter": message("a letter"),
}

FAVOURS: Final = {
    "advice": message("advice"),
    "introduction": message("an introduction"),
    "referral": message("a referral"),
    "opening": message("an opening"),
    "information": message("information"),
    "help": message("help"),
    "feedback": message("feedback"),
    "endorsement": message("an endorsement"),
    "client": message("a client"),
    "resource": message("a resource"),
}

# The words that notes about an occasion begin with. At the start of a note they are written large, in
# the middle of a sentence small; any other large first letter may be a name's and is left alone.
_OCCASIONS: Final = frozenset({
    "a", "an", "the", "aperitivo", "beer", "birra", "breakfast", "caffè", "call", "catch-up", "cena",
    "chat", "chiacchierata", "chiamata", "coffee", "colazione", "conference", "dinner", "drink", "drinks",
    "email", "event", "evento", "incontro", "intro", "letter", "lettera", "long", "lunch", "mail",
    "meeting", "message", "messaggio", "phone", "pranzo", "quick", "riunione", "short", "skype", "talk",
    "telefonata", "un", "una", "video", "visit", "visita", "walk", "webinar", "workshop", "zoom",
})  # fmt: skip


def occasion(interaction: Interaction) -> Message:
    """Return what an interaction was, as the end of "since …": "lunch in Rome", "a call"."""
    if words := short_note(interaction.note):
        return message("{note}", note=words)
    kind = _KINDS.get(interaction.kind or "", message("the last contact"))
    if interaction.place:
        return message("{what} in {place}", what=kind, place=interaction.place)
    return kind


def favour(exchange: Exchange) -> Message:
    """Return what was given or received: "a tip on rent", "an introduction"."""
    if words := short_note(exchange.note) or shortened(exchange.note.partition("\n")[0].strip()):
        return message("{note}", note=words)
    return FAVOURS.get(exchange.kind or "", message("something"))


def asked_for(request: Request) -> str:
    """Return what a request is for, short enough for the middle of a sentence."""
    text = request.text.strip()
    return text if len(text) <= LONGEST else short_note(text) or shortened(text)


def shortened(text: str) -> str:
    """Return a text short enough for the middle of a sentence, cut between words."""
    if len(text) <= LONGEST:
        return text
    return (text[:LONGEST].rpartition(" ")[0] or text[: LONGEST - 1]).rstrip(" .;:,-–—") + "…"


def times(count: int) -> Message:
    """Return how often: "once", "twice", "3 times"."""
    often = {1: message("once"), 2: message("twice")}
    return often.get(count) or message("{count} times", count=count)


def short_note(note: str) -> str:
    """Return the first clause of a note where it is short enough to name what the note is about."""
    line = note.strip().partition("\n")[0]
    for mark in (". ", "; ", ": ", " - ", " – ", " — ", ", ", " ("):
        if len(line) > LONGEST or mark in {". ", "; ", ": "}:
            line = line.partition(mark)[0]
    line = line.rstrip(" .;:,")
    if not line or len(line) > LONGEST:
        return ""
    first = line.split()[0].casefold()
    return line[0].lower() + line[1:] if first in _OCCASIONS else line
