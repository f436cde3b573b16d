"""What a line of quick entry says was done: which act decides, who did it, and whether it is to come."""

from dataclasses import dataclass, replace

from netui.domain.daywords import LAST, SPANS, WEEKDAYS
from netui.domain.entry import vocabulary as known
from netui.domain.entry.model import Part, What
from netui.domain.entry.reading import Reading
from netui.domain.entry.said import said_thing
from netui.domain.entry.vocabulary import Act, Form
from netui.domain.messages import message

_DAYS = WEEKDAYS.keys() | SPANS.keys()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was done, as far as the words for it tell.

    Attributes:
        what: What the line would write down.
        kind: The kind of interaction or exchange.
        form: How it is said; None where no word says it.
        intended: Whether a word says that it is still to come.
        by: Who did it, where the words tell: me, them or both.
        start: The first word of the verb with what belongs to it; -1 where there is no verb.
        introduces: Whether people are brought together.
        direct: Whether somebody stands right after the noun: "call Luca" may be an order.
    """

    what: What
    kind: str | None = None
    form: Form | None = None
    intended: bool = False
    by: str | None = None
    start: int = -1
    introduces: bool = False
    direct: bool = False

    @property
    def ahead(self) -> bool:
        """Whether an open date lies ahead: what is told lies behind."""
        return self.what in {What.PLAN, What.PROMISE} or self.form == "base"


def find_acts(reading: Reading) -> None:
    """Find every word or phrase that says what was done."""
    at = 0
    while at < len(reading.words):
        act = _act_at(reading, at) if reading.free(at) else None
        if act is not None:
            reading.acts[at] = act
            if act.language:
                reading.votes.append(act.language)
        at += act.words if act is not None else 1


def _act_at(reading: Reading, at: int) -> Act | None:
    before = reading.key(at - 1)
    if before == "@" or (reading.capital(at) and before in known.WITH):
        return None  # "with Grace", not "with grace"
    if reading.key(at) in LAST and {reading.key(at - 1), reading.key(at + 1)} & _DAYS:
        return None  # "venerdì passato"
    with_a_thing = known.ACTS_WITH_A_THING.get(reading.key(at))
    if with_a_thing is not None and _thing_follows(reading, at + 1):
        return with_a_thing
    for phrase, act in known.ACTS.get(reading.key(at), ()):
        if reading.says(at, phrase) and not any(at + place in reading.held for place in range(act.words)):
            noun = act.form == "base" and phrase[0] in known.EXCHANGE_WORDS
            if noun and reading.key(at + 1) in known.LEADING and not _intent(reading, at):
                return None  # "help from Sara", "contact for Luca": things here, not deeds
            if act.does == "plan" and reading.key(at + act.words) in known.ACTS:
                return None  # "ricordami di chiamare"
            return act
    return None


def _thing_follows(reading: Reading, at: int) -> bool:
    """Whether what comes next after a verb is a thing that is given: "wrote Luca a recommendation"."""
    for place in range(at, len(reading.words)):
        key = reading.key(place)
        if key in known.EXCHANGE_WORDS:
            return True
        if key in known.ACTS or key in known.WITH | known.TOPIC | known.FOR or reading.kind(place) == "mark":
            return False
    return False


def judge(reading: Reading) -> Judgement:
    """Return what was done. The first act decides, for a line tells it first and then what about it."""
    if language := known.NOTES.get(reading.key(0)):
        reading.votes.append(language)
        reading.claim(Part.WHAT, 0, 1, message("a note"))
        return Judgement(What.NOTE)
    if not reading.acts:
        return _without_act(reading)
    main = next(iter(reading.acts))
    act = reading.acts[main]
    carried = _carried(reading, act)
    start = _start(reading, main)
    by = _by(reading, start, main + act.words)
    if carried is not None:
        if carried.kind in known.COMMUNICATIONS:
            by = by or {"gave": "me", "received": "them"}[act.does]
        reading.gone.update(range(main, main + act.words))
        judged = Judgement(What.INTERACTION, carried.kind, act.form, by=by, start=start)
    else:
        judged = _judge_act(reading, main, act, by, start)
    reading.held.update(range(start, main))
    if judged.form != "past" or act.light or act.does == "promise":
        reading.gone.update(range(start, main))  # but "ho scritto per il contratto" needs its "ho"
    return replace(judged, intended=_intent(reading, main))


def _judge_act(reading: Reading, main: int, act: Act, by: str | None, start: int) -> Judgement:
    intended = _intent(reading, main)
    kind: str | None = act.kind
    what = What(act.does)
    introduces = any(other.does == "introduction" for other in reading.acts.values())
    if act.does == "interaction":
        kind = _medium(reading, main, act)
        verbal = act.form == "base" or (act.kind in known.COMMUNICATIONS and intended)
        what = What.PLAN if verbal else What.INTERACTION
    elif act.does in {"gave", "introduction"} and act.form == "base" and (intended or act.language == "it"):
        what = What.PROMISE  # "will send", "manderò", "mandare": none of them was done yet
    if what in {What.GAVE, What.RECEIVED, What.PROMISE}:
        kind = _exchange_kind(reading, main)
    direct = act.language != "it" and act.kind in known.COMMUNICATIONS and act.form == "noun"
    direct = direct and by is None and reading.named_at(main + act.words)
    return Judgement(what, kind, act.form, by=by, start=start, introduces=introduces, direct=direct)


def _without_act(reading: Reading) -> Judgement:
    """Read "advice from Sara", "consiglio a Marco": what leads to the person says which way it went.

    "Remember to thank Sara" is a plan, whatever it is that one does then.
    """
    if any(_intent(reading, at) for at in range(1, len(reading.words))):
        return Judgement(What.PLAN, form="base", intended=True)
    for at, word in enumerate(reading.words):
        if word.key in known.EXCHANGE_WORDS and at not in reading.held:
            for after in reading.words[at + 1 :]:
                if after.key in known.FROM:
                    return Judgement(What.RECEIVED, _claim_kind(reading, at), "noun")
                if after.key in known.TO | known.FOR:
                    return Judgement(What.GAVE, _claim_kind(reading, at), "noun")
            break
    return Judgement(What.INTERACTION)


def _carried(reading: Reading, act: Act) -> Act | None:
    """Return the interaction in "gave Luca a call", "got an email from Anna", "got lunch with Anna"."""
    if not act.light:
        return None
    together = any(word.key in known.WITH for word in reading.words)
    for at, word in enumerate(reading.words):  # the first thing after the verb is what it is about
        other = reading.acts.get(at)
        if other is not None and other.does == "interaction":
            return other if other.kind in known.COMMUNICATIONS or together else None
        if word.key in known.EXCHANGE_WORDS:
            return None
    return None


def _start(reading: Reading, main: int) -> int:
    """Return the first word of a verb with what belongs to it: "mi ha chiamato", "I'll call"."""
    start = main
    while reading.free(start - 1) and reading.key(start - 1) in known.AUXILIARIES:
        start -= 1
    return start


def _by(reading: Reading, start: int, end: int) -> str | None:
    around = {reading.key(at) for at in range(start, end)}
    if "siamo" in around:
        return "both"
    if around & known.THEM or reading.key(end) in known.TO_ME:
        if reading.key(end) in known.TO_ME:
            reading.held.add(end)
            reading.gone.add(end)
        return "them"
    return "me" if around & known.ME else None


def _intent(reading: Reading, main: int) -> bool:
    before = reading.key(main - 1)
    if before == "to":
        return main == 1 or reading.key(main - 2) in known.BEFORE_TO
    return before in known.INTENT


def _medium(reading: Reading, main: int, act: Act) -> str | None:
    """Return an interaction's kind, by what it went over where that is said: "chat on zoom"."""
    for at in range(main + act.words, len(reading.words)):
        written = reading.acts.get(at) if act.kind == "message" and act.form == "past" else None
        if written is not None and written.kind in {"email", "letter"}:
            return written.kind  # "mi ha scritto una mail"
        kind = known.MEDIA.get(reading.key(at))
        before = at - 2 if reading.key(at - 1) in known.ARTICLES else at - 1
        if kind is not None and reading.key(before) in known.BEFORE_MEDIA and at not in reading.held:
            return act.kind if act.kind == "call" and kind in {"message", "social"} else kind
    return act.kind


def _exchange_kind(reading: Reading, main: int) -> str | None:
    """Return the kind of what was given: a telling verb's own, else that of the first thing named."""
    for act in reading.acts.values():
        if act.does in {"gave", "introduction"} and act.kind:
            return act.kind
    for at, word in enumerate(reading.words):
        if word.key in known.EXCHANGE_WORDS and reading.free(at) and at != main:
            return _claim_kind(reading, at)
    return None


def _claim_kind(reading: Reading, at: int) -> str:
    kind, language = known.EXCHANGE_WORDS[reading.key(at)]
    reading.votes.append(language)
    reading.claim(Part.KIND, at, at + 1, said_thing(kind), gone=False)
    return kind
