"""Quick entry: one line of natural words, in English or Italian, read into its parts.

The reading goes from what is certain to what depends on it: names written in full, then what was done
(which says whether open dates lie behind or ahead), then dates, then people and place by the words that
lead to them. What nothing claims is the note, in the person's own words.
"""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from netui.domain.dates import FoundDate, Toward, find_date
from netui.domain.entry import vocabulary as known
from netui.domain.entry.acts import Judgement, find_acts, judge
from netui.domain.entry.model import Entry, Mention, Part, What
from netui.domain.entry.names import NameIndex
from netui.domain.entry.notes import claim_note, note_of
from netui.domain.entry.people import find_people
from netui.domain.entry.reading import Reading
from netui.domain.entry.said import said_act
from netui.domain.messages import Message, message
from netui.domain.text import clean
from netui.domain.words import split

LONGEST = 1000
"""Characters of a line that are read; what is pasted beyond them is no line of natural words."""

WHO = message("who? name somebody, a new name with a capital: “coffee with Anna Rossi”")
WHEN = message("when? say a day to come, such as “next Tuesday” or “in 3 weeks”")
TO_WHOM = message("to whom? an introduction brings two people together: “introduced Marco to Giulia”")
_SOON, _LONG_AGO = 14, 300
"""Days: a date without its year is the coming one where that is soon and the last one long ago."""
_DONE = frozenset({What.GAVE, What.RECEIVED, What.INTRODUCTION})
_WEIGHED = _DONE | {What.PROMISE}


def parse_entry(text: str, today: date, names: NameIndex) -> Entry:
    """Return what a line means; never fails.

    Args:
        text: Such as "caffè con Anna Rossi ieri #python" or "gave Marco a tip on rent".
        today: The day to see dates from.
        names: The contacts that it may name.
    """
    line = unicodedata.normalize("NFC", " ".join(clean(text[:LONGEST]).split()))
    reading = Reading(line, split(line), today, names)
    tags = _find_marks(reading)
    _find_full_names(reading)
    find_acts(reading)
    judged = judge(reading)
    dated = _date(reading, judged)
    judged = dated.judged
    weight = _find_weight(reading) if judged.what in _WEIGHED else None
    find_people(reading, judged)
    judged, people, introduced = _turn(reading, judged)
    problems = list(dated.problems)
    if not people:
        problems.insert(0, WHO)
    elif judged.what is What.INTRODUCTION and len(people) < 2:
        problems.insert(0, TO_WHOM)
    note = note_of(reading, judged)
    _claim_act(reading, judged)
    claim_note(reading)
    return Entry(
        text=line,
        what=judged.what,
        people=people,
        introduced=introduced,
        on=dated.on,
        due=dated.due,
        kind=judged.kind,
        direction=_direction(judged),
        started_by=_started_by(reading, judged),
        place=reading.place,
        weight=weight,
        tags=tags,
        note=note,
        language=reading.language,
        understood=tuple(sorted(reading.pieces, key=lambda piece: piece.start)),
        problems=tuple(problems),
    )


def leads_to_name(text: str) -> bool:
    """Whether a name would come next in a line: after "with", "a", "e", "@", or right after a verb."""
    words = split(text)
    if not words:
        return True
    key = words[-1].key
    return key in known.LEADING | known.AND | {"@"} or key in known.ACTS


def _claim_act(reading: Reading, judged: Judgement) -> None:
    """Make a piece of the words that say what was done."""
    if judged.form is None or not reading.acts:
        return
    first = next(iter(reading.acts))
    last = first + reading.acts[first].words
    start = judged.start if 0 <= judged.start < first else first
    says = said_act(judged.what, judged.kind, _direction(judged))
    reading.claim(Part.WHAT, start, last, says, gone=False)


def _find_marks(reading: Reading) -> tuple[str, ...]:
    """Take what its first sign tells, and what tells the language."""
    tags: list[str] = []
    for at, word in enumerate(reading.words):
        if word.kind == "tag":
            tags.append(word.text[1:])
            reading.claim(Part.TAG, at, at + 1, message("tag {tag}", tag=word.text), gone=False)
        elif word.kind == "link":
            reading.held.add(at)
        elif word.key in known.TELLING and not (word.capital and at):
            reading.votes.append(known.TELLING[word.key])
    return tuple(dict.fromkeys(tags))


def _find_full_names(reading: Reading) -> None:
    """Hold names written in full: then Will Price is neither an intention nor an amount."""
    at = 0
    while at < len(reading.words):
        last = at
        while last < len(reading.words) and last - at < 8 and reading.words[last].kind in {"word", "ending"}:
            last += 1
        found = reading.names.find([word.key for word in reading.words[at:last]]) if last > at + 1 else None
        if found is not None and found.whole and found.count > 1:
            reading.named[at] = found
            reading.held.update(range(at, at + found.count))
            at += found.count
        else:
            at += 1


@dataclass(frozen=True, slots=True)
class _Dated:
    """When it was, and what that makes of it."""

    judged: Judgement
    on: date
    due: date | None = None
    problems: tuple[Message, ...] = ()


def _date(reading: Reading, judged: Judgement) -> _Dated:
    """Choose among the dates of a line, and see whether what was done can have been done then."""
    today = reading.today
    if judged.what is What.NOTE:  # "born on 3 May": what a note tells stays in it
        return _Dated(judged, today)
    found = _find_dates(reading, judged)
    behind = next((one for one in found if one.day and one.day <= today and one.lead != "by"), None)
    ahead = next((one for one in found if one.day and (one.day > today or one.lead == "by")), None)
    wrong = next((one for one in found if one.problem), None)
    if wrong is not None and not behind and not ahead:
        reading.claim(Part.WRONG, wrong.first, wrong.last, wrong.problem or message(""))
        return _Dated(judged, today, problems=(wrong.problem,) if wrong.problem else ())
    if judged.what is What.PROMISE:
        return _Dated(judged, _take(reading, behind) or today, _take(reading, ahead, Part.DUE))
    if judged.what is What.PLAN:
        return _plan(reading, judged, behind, ahead)
    if behind is not None or ahead is None:
        return _Dated(judged, _take(reading, behind) or today)
    if judged.form == "past":
        day = _take(reading, ahead) or today
        problem = message("{day} is still to come; say when it was, or write “promised”", day=day)
        return _Dated(judged, day, problems=(problem,))
    if judged.what is What.INTERACTION:
        return _Dated(replace(judged, what=What.PLAN), _take(reading, ahead) or today)
    return _Dated(replace(judged, what=What.PROMISE), today, _take(reading, ahead, Part.DUE))


def _plan(reading: Reading, judged: Judgement, behind: FoundDate | None, ahead: FoundDate | None) -> _Dated:
    if ahead is None and behind is not None and behind.day == reading.today:
        ahead = behind  # "chiamare Luca oggi"
    if ahead is not None:
        return _Dated(judged, _take(reading, ahead) or reading.today)
    if behind is not None and not judged.intended:
        return _Dated(replace(judged, what=What.INTERACTION), _take(reading, behind) or reading.today)
    return _Dated(judged, reading.today, problems=(WHEN,))


def _find_dates(reading: Reading, judged: Judgement) -> list[FoundDate]:
    taken = reading.held.union(*(range(at, at + act.words) for at, act in reading.acts.items()))
    found: list[FoundDate] = []
    at = 0
    while at < len(reading.words):
        here = _date_at(reading, judged, at)
        if here is None or taken.intersection(range(here.first, here.last)):
            at += 1
            continue
        found.append(here)
        if here.language:
            reading.votes.append(here.language)
        at = here.last
    return found


def _date_at(reading: Reading, judged: Judgement, at: int) -> FoundDate | None:
    """Return the date at a word, on the side where the act says that it lies.

    "Call Luca on Friday" doesn't say: it is a noun as much as an order, and a call logged that never
    took place is worse than one planned. And "lunch with Anna 27 Nov", three days before, is not the
    lunch of last year.
    """
    toward: Toward = "future" if judged.ahead else "past"
    here = find_date(reading.words, at, reading.today, toward)
    if here is None or here.day is None or toward == "future" or judged.form == "past":
        return here
    ahead = find_date(reading.words, at, reading.today, "future")
    days = (ahead.day - reading.today).days if ahead and ahead.day else _LONG_AGO
    back = (reading.today - here.day).days
    return ahead if (judged.direct and days <= 7) or (days <= _SOON and back > _LONG_AGO) else here


def _take(reading: Reading, found: FoundDate | None, part: Part = Part.ON) -> date | None:
    if found is None or found.day is None:
        return None
    says = message("by {day}", day=found.day) if part is Part.DUE else message("on {day}", day=found.day)
    reading.claim(part, found.first, found.last, says)
    return found.day


def _find_weight(reading: Reading) -> int | None:
    """Read "w3" or "!3"."""
    for at, word in enumerate(reading.words):
        key, first = word.key, at
        if key == "!" and reading.joins(at + 1):
            key, first = "w" + reading.key(at + 1), at
        if len(key) == 2 and key[0] == "w" and key[1] in "12345" and reading.free(first):
            last = at + 1 if word.key != "!" else at + 2
            reading.claim(Part.WEIGHT, first, last, message("weight {weight}", weight=int(key[1])))
            return int(key[1])
    return None


def _turn(reading: Reading, judged: Judgement) -> tuple[Judgement, tuple[Mention, ...], tuple[Mention, ...]]:
    """Turn what was done around where somebody else did it: "Marco gave me a tip" was received."""
    people = tuple(reading.people)
    subject = _subject(reading, judged)
    if judged.by == "me" or (subject is None and judged.by != "them"):
        return judged, people, ()
    judged = replace(judged, by="them")
    if subject is not None:
        people = (subject, *(one for one in people if one is not subject))
    if judged.what is What.INTRODUCTION:
        return replace(judged, what=What.RECEIVED), people[:1], people[1:]
    turned = {What.GAVE: What.RECEIVED, What.RECEIVED: What.GAVE}
    return replace(judged, what=turned.get(judged.what, judged.what)), people, ()


def _subject(reading: Reading, judged: Judgement) -> Mention | None:
    """Return who stands right before the verb."""
    if judged.start < 1 or judged.form == "noun":
        return None
    before = reading.words[judged.start - 1].end
    return next((one for one in reading.people if one.end == before), None)


def _direction(judged: Judgement) -> str | None:
    if judged.what is What.PROMISE:
        return "received" if judged.by == "them" else "gave"
    if judged.what in _DONE:
        return "received" if judged.what is What.RECEIVED else "gave"
    return None


def _started_by(reading: Reading, judged: Judgement) -> str | None:
    if judged.what is not What.INTERACTION:
        return None
    if judged.by in {"them", "both"}:
        return judged.by
    if judged.kind not in known.COMMUNICATIONS:
        return None
    lead = reading.leads[0] if reading.leads else ""
    if lead in known.FROM | known.FROM_OF:
        return "them"
    return "me" if judged.by == "me" or lead in known.TO or lead == "object" else None
