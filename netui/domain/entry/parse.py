"""Quick entry: one line of natural words, in English or Italian, read into its parts.

The reading goes from what is certain to what depends on it: names written in full, then what was done
(which says whether open dates lie behind or ahead), then dates, people, place. What nothing claims is
the note, in the person's own words.
"""

import unicodedata
from dataclasses import replace
from datetime import date

from netui.domain.dates import FoundDate, find_date
from netui.domain.entry import vocabulary as known
from netui.domain.entry.model import WHEN, WHO, Entry, Part, Piece, What
from netui.domain.entry.names import NameIndex
from netui.domain.entry.people import find_people
from netui.domain.entry.reading import Reading
from netui.domain.entry.vocabulary import Act
from netui.domain.messages import message
from netui.domain.text import clean
from netui.domain.words import split


LONGEST = 2000
"""Characters of a line that are read; what is pasted beyond them is no line of natural words."""


def parse_entry(text: str, today: date, names: NameIndex) -> Entry:
    """Return what a line means; never fails.

    Args:
        text: Such as "caffè con Anna Rossi ieri #python" or "gave Marco a tip on rent".
        today: The day to see dates from.
        names: The contacts that it may name.
    """
    line = unicodedata.normalize("NFC", " ".join(clean(text[:LONGEST]).split()))
    reading = Reading(line, split(line), today, names)
    tags = _tags(reading)
    _full_names(reading)
    _acts(reading)
    note = _is_note(reading)
    what = What.NOTE if note else _what(reading)
    found = _dates(reading, what)
    find_people(reading, what)
    return _entry(reading, what, found, tags)


def _tags(reading: Reading) -> tuple[str, ...]:
    found = []
    for at, word in enumerate(reading.words):
        if word.kind == "tag":
            found.append(word.text[1:])
            reading.claim(Part.TAG, at, at + 1, message("tag {tag}", tag=word.text), gone=False)
        elif word.kind == "link":
            reading.held.add(at)
    return tuple(dict.fromkeys(found))


def _full_names(reading: Reading) -> None:
    """Hold names written in full, so that Will Price is neither an intention nor an amount."""


def _acts(reading: Reading) -> None:
    at = 0
    while at < len(reading.words):
        act = None if at in reading.held else _act_at(reading, at)
        if act is None:
            at += 1
            continue
        reading.acts[at] = act
        reading.votes.append(act.language)
        at += act.words


def _act_at(reading: Reading, at: int) -> Act | None:
    word = reading.words[at]
    before = reading.key(at - 1)
    if word.capital and before in known.WITH | {"@"}:
        return None
    for phrase, act in known.ACTS.get(word.key, ()):
        if all(reading.key(at + place) == key for place, key in enumerate(phrase)):
            return act
    return None


def _is_note(reading: Reading) -> bool:
    language = known.NOTES.get(reading.key(0))
    if language is None:
        return False
    reading.votes.append(language)
    reading.gone.add(0)
    return True


def _what(reading: Reading) -> What:
    """Choose the act that decides, and return what the line would write down."""
    for at, act in reading.acts.items():
        reading.main = at
        if act.light and not _gives(reading):
            message_act = next(
                (one for one, other in reading.acts.items()
                 if other.does == "interaction" and other.kind in known.COMMUNICATIONS),
                None,
            )  # fmt: skip
            if message_act is not None:
                reading.acts[at] = replace(reading.acts[message_act], form=act.form)
                return What.INTERACTION
        break
    act = reading.act
    if act is None:
        return _by_preposition(reading)
    intended = act.form == "base" and _intent(reading)
    if act.does == "interaction":
        return What.PLAN if intended or (act.form == "base" and act.language == "it") else What.INTERACTION
    if act.does in {"gave", "introduction"} and intended:
        return What.PROMISE
    return What(act.does)


def _gives(reading: Reading) -> bool:
    return any(word.key in known.EXCHANGE_WORDS for word in reading.words)


def _intent(reading: Reading) -> bool:
    """Whether a word just before the act says that it is still to come."""
    return reading.main is not None and reading.key(reading.main - 1) in known.INTENT


def _by_preposition(reading: Reading) -> What:
    """Read "advice from Sara", "consiglio a Marco": no verb says which way it went."""
    for at, word in enumerate(reading.words):
        if word.key in known.EXCHANGE_WORDS and at not in reading.held:
            for after in reading.words[at + 1 :]:
                if after.key in known.FROM:
                    return What.RECEIVED
                if after.key in known.TO | known.FOR:
                    return What.GAVE
            break
    return What.INTERACTION


def _dates(reading: Reading, what: What) -> list[FoundDate]:
    """Find the dates: one, and for a promise a second (promised on, due by)."""
    toward = "future" if what in {What.PLAN, What.PROMISE} else "past"
    found: list[FoundDate] = []
    at = 0
    while at < len(reading.words) and len(found) < (2 if what is What.PROMISE else 1):
        here = None
        if at not in reading.held and at not in reading.acts:
            here = find_date(reading.words, at, reading.today, toward)
        if here is None:
            at += 1
            continue
        found.append(here)
        if here.language:
            reading.votes.append(here.language)
        part = Part.WRONG if here.day is None else Part.ON
        says = here.problem or message("on {day}", day=here.day)
        reading.claim(part, here.first, here.last, says)
        at = here.last
    return found


def _entry(reading: Reading, what: What, dates: list[FoundDate], tags: tuple[str, ...]) -> Entry:
    today = reading.today
    problems = [one.problem for one in dates if one.problem is not None]
    if not reading.people:
        problems.insert(0, WHO)
    on, due = today, None
    for one in dates:
        if one.day is not None and what is What.PROMISE and (one.lead == "by" or one.day > today):
            due = one.day
        elif one.day is not None:
            on = one.day
    act = reading.act
    if what is What.INTERACTION and on > today:
        what = What.PLAN
    if what is What.PLAN and not dates:
        problems.append(WHEN)
    kind = act.kind if act is not None else None
    if what in {What.GAVE, What.RECEIVED, What.PROMISE}:
        kind = next(
            (known.EXCHANGE_WORDS[word.key] for word in reading.words if word.key in known.EXCHANGE_WORDS),
            kind,
        )
    return Entry(
        text=reading.text,
        what=what,
        people=tuple(reading.people),
        on=on,
        due=due,
        kind=kind,
        tags=tags,
        place=reading.place,
        note=_note(reading),
        language="it" if reading.votes.count("it") > reading.votes.count("en") else "en",
        understood=tuple(sorted(reading.pieces, key=lambda piece: piece.start)),
        problems=tuple(problems),
    )


def _note(reading: Reading) -> str:
    kept = [
        word.text
        if at + 1 < len(reading.words) and reading.words[at + 1].start == word.end
        else word.text + " "
        for at, word in enumerate(reading.words)
        if at not in reading.gone
    ]
    return "".join(kept).strip(" ,;:")


__all__ = ["LONGEST", "parse_entry"]
