"""What is left of a line when its parts are taken out: the note, in the person's own words."""

from typing import Final

from netui.domain.entry import vocabulary as known
from netui.domain.entry.acts import Judgement
from netui.domain.entry.model import Part, What
from netui.domain.entry.reading import Reading
from netui.domain.messages import message

_TIGHT: Final = frozenset(".,;:!?)»”")
_EDGES: Final = " ,;:-–—/&+"
_OPENING: Final = {
    What.INTERACTION: known.ARTICLES,
    What.PLAN: known.ARTICLES | known.TOPIC | known.AUXILIARIES,
    What.PROMISE: frozenset({"to", "di", "that", "che", "ad"}),
}
"""Small words that a note doesn't begin with."""


def note_of(reading: Reading, judged: Judgement) -> str:
    """Return the words that are left, in order, with the spaces that they had.

    What only says the act goes too: "called" beside the kind "call" tells nothing more. "Coffee" stays,
    for no kind says it.
    """
    kept = [at for at in range(len(reading.words)) if at not in reading.gone]
    said = _only_says_the_act(reading, judged)
    told = [at for at in kept if at not in said and reading.kind(at) not in {"mark", "tag"}]
    if judged.what in {What.INTERACTION, What.PLAN}:
        if not [at for at in told if at not in _place(reading)]:
            kept = [at for at in kept if reading.kind(at) == "tag"]
    elif not told or _light(reading) or judged.what is What.INTRODUCTION:
        kept = [at for at in kept if at not in said]
    opening = _OPENING.get(judged.what, frozenset())
    if judged.form == "noun":
        opening |= known.AUXILIARIES  # "ho fatto una chiamata"
    while kept and (reading.key(kept[0]) in opening or reading.words[kept[0]].text in _EDGES):
        del kept[0]
    return _joined(reading, kept).strip(_EDGES)


def _only_says_the_act(reading: Reading, judged: Judgement) -> set[int]:
    """Return the words of the act that decides, where they are a verb and no thing of its own."""
    if judged.form is None or not reading.acts:
        return set()
    main, act = next(iter(reading.acts.items()))
    if act.form == "noun" and not (judged.what is What.PLAN and act.kind in known.COMMUNICATIONS):
        return set()
    start = judged.start if 0 <= judged.start < main else main
    return set(range(start, main + act.words))


def _light(reading: Reading) -> bool:
    act = next(iter(reading.acts.values()), None)
    return act is not None and (act.light or act.does in {"promise", "introduction"})


def _place(reading: Reading) -> set[int]:
    """Return the words of the place and the one that leads to it."""
    found: set[int] = set()
    for piece in reading.pieces:
        if piece.part is Part.PLACE:
            inside = [at for at, word in enumerate(reading.words) if piece.start <= word.start < piece.end]
            found.update(inside, [inside[0] - 1])
    return found


def _joined(reading: Reading, kept: list[int]) -> str:
    text = ""
    for place, at in enumerate(kept):
        word = reading.words[at]
        tight = at == kept[place - 1] + 1 and reading.joins(at) if place else True
        text += word.text if tight or word.text in _TIGHT else f" {word.text}"
    return " ".join(text.replace("()", "").split())


def claim_note(reading: Reading) -> None:
    """Make a piece of each stretch of words that stays in the note and is nothing else."""
    first: int | None = None
    for at in range(len(reading.words) + 1):
        noted = reading.free(at) and at not in reading.gone
        if noted and first is None:
            first = at
        elif not noted and first is not None:
            reading.claim(Part.NOTE, first, at, message("in the note"), gone=False)
            first = None
