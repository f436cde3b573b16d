"""Who could help with a need of your own."""

from collections.abc import Callable, Iterable
from typing import Final

from netui.domain.matching.because import because
from netui.domain.matching.day import Day
from netui.domain.matching.passing import Fitting
from netui.domain.matching.pool import Holding
from netui.domain.messages import Measure, Message, message
from netui.domain.network import Network
from netui.domain.tables import Contact

JOB_TAGS: Final = frozenset({"job", "job-search", "lavoro"})
"""Tags of a need that is a search for work."""

IN_FIELD: Final = 0.7
"""What somebody counts in a search for work who does such work; who hires counts fully."""

_RECRUITERS: Final = "recruiter, HR"


def helpers(
    network: Network,
    day: Day,
    text: str,
    tags: Iterable[str],
    kind: str | None,
    tie: Callable[[str], Measure] | None,
) -> list[Fitting]:
    """Return who could help with a need of yours, best first: fit · what their tie is worth.

    They offer it, are it by their role or are tagged so. For a job (kind opening, or a tag that says so)
    also those who recruit, and those who work in the field count a little less.

    Args:
        network: The network.
        day: The day.
        text: What you need.
        tags: Its tags.
        kind: What kind of exchange would meet it.
        tie: What the tie to a contact is worth for it, with the reasons; by default its strength.
    """
    labels = [tag for tag in tags if tag not in JOB_TAGS]
    job = kind == "opening" or len(labels) != len(list(tags))
    ranking = day.readers  # whom you only know by name can be asked as well
    need = ranking.pool.fits.reader.need(text, labels)

    found: dict[str, tuple[float, Message]] = {}
    adjust = day.places.adjust(need)
    for who, (fit, holding) in ranking.everybody(need, _anybody, adjust).items():
        found[who] = (fit * IN_FIELD if job else fit), because(holding.field, holding.text)
    if job:
        recruit = ranking.pool.fits.reader.terms(_RECRUITERS)
        for who, (fit, holding) in ranking.everybody(recruit, _anybody).items():
            in_field, said = found.get(who, (0.0, because(holding.field, holding.text)))
            found[who] = max(fit, in_field), said
        for who, raw in network.rows[Contact.TABLE].items():
            if raw.get("relation") == "recruiter" and who in day.people.there:
                found[who] = 1.0, found[who][1] if who in found else message("a recruiter")
    ranked = []
    for who, (fit, said) in found.items():
        worth = tie(who) if tie is not None else Measure(day.people.tie(who))
        reasons = () if said in _in_other_words(worth.reasons) else (said,)
        ranked.append((who, fit * worth.value, (*reasons, *worth.reasons)))
    return sorted(ranked, key=lambda each: (-each[1], each[0]))


def _in_other_words(reasons: tuple[Message, ...]) -> list[Message]:
    """Return what reasons of a tie say already: that somebody hires, by their role or as a recruiter."""
    roles = [str(reason.values["role"]) for reason in reasons if "role" in reason.values]
    return [message("a recruiter"), *(message("works as {role}", role=role) for role in roles)]


def _anybody(_contact: str, _holding: Holding) -> bool:
    return True
