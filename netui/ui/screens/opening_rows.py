"""An opening or a share in words: its cells in a list, and the lines that say all of it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from netui.domain.network import Network
from netui.domain.tables import Contact, Opening, Share
from netui.domain.text import fold
from netui.i18n import _, day, from_today, listed, ngettext, say
from netui.services import passing
from netui.services.contacts import in_trash
from netui.services.openings import is_open
from netui.services.passing import Passable
from netui.ui.widgets.columns import Column
from netui.ui.widgets.linelist import Cell
from netui.ui.widgets.lines import Said

if TYPE_CHECKING:
    from netui.domain.matching import Fitting

SOON_DAYS: Final = 3  # a closing day so near is said with a sign
NAMED: Final = 3  # people whom the lines below the list name


def columns() -> tuple[Column, ...]:
    """Return the columns of openings and shares."""
    return (
        Column("title", _("Opening"), 24, share=3),
        Column("where", _("Sector, place"), 15, most=32, share=1, rank=3),
        Column("closes", _("Closes"), 11, rank=2),
        Column("told", _("Told"), 4, right=True),
        Column("fits", _("Fits"), 4, right=True),
    )


def where(record: Passable) -> str:
    """Return an opening's sector and place, a share's topics."""
    if isinstance(record, Opening):
        return ", ".join(filter(None, (record.sector, record.place)))
    return " ".join(f"#{topic}" for topic in record.topics)


def closes(record: Passable, today: date) -> Cell:
    """Return when something closes, or that it is over."""
    if isinstance(record, Share):
        return Cell("", "muted")
    if record.status in {"filled", "closed"}:
        return Cell(_(record.status), "muted")
    if record.closes_on is None:
        return Cell("—", "muted")
    if record.closes_on < today:
        return Cell(_("over {day}").format(day=day(record.closes_on, today)), "muted")
    if (record.closes_on - today).days <= SOON_DAYS:
        return Cell(f"! {from_today(record.closes_on, today)}", "warn")
    return Cell(day(record.closes_on, today), "")


def can_fit(record: Passable, today: date) -> bool:
    """Whether it matters whom something fits: it is there and open."""
    return not record.deleted and (isinstance(record, Share) or is_open(record, today))


def searched(network: Network, record: Passable, today: date) -> str:
    """Return what words are looked for in, folded."""
    words = [passing.title(record), where(record), closes(record, today).text, record.url, record.note]
    if isinstance(record, Opening):
        words += [network.name(record.source), *record.tags]
    return fold("\n".join(words))


def said(
    network: Network, record: Passable, fits: "Sequence[Fitting] | None", today: date
) -> tuple[Said, ...]:
    """Return what it is, where it is from, whom it fits best and why, and what else is written down of it.

    Args:
        network: Where everything is.
        record: The opening or the share.
        fits: Whom it fits; None where that isn't known yet.
        today: The day that it is.
    """
    return (
        (passing.title(record), "strong"),
        (_about(network, record, today), ""),
        (_people(network, record, fits, today), ""),
        (_more_of(record), "muted"),
    )


def _about(network: Network, record: Passable, today: date) -> str:
    if isinstance(record, Share):
        return from_today(record.on, today) if record.on else ""
    parts = [record.place, _heard(network, record, today)]
    if record.closes_on and is_open(record, today):
        parts.append(_("closes {when}").format(when=from_today(record.closes_on, today)))
    return " · ".join(filter(None, parts))


def _more_of(record: Passable) -> str:
    tags = record.tags if isinstance(record, Opening) else record.topics
    parts = (record.note.partition("\n")[0], " ".join(f"#{tag}" for tag in tags), record.url)
    return " · ".join(filter(None, parts))


def _heard(network: Network, opening: Opening, today: date) -> str:
    source = network.get(Contact, opening.source) if opening.source else None
    when = from_today(opening.on, today) if opening.on else ""
    if source is not None:
        name = f"{source.name}{in_trash(source)}"
        return _("from {name} {when}").format(name=name, when=when).rstrip()
    return _("heard of {when}").format(when=when) if when else ""


def _people(network: Network, record: Passable, fits: "Sequence[Fitting] | None", today: date) -> str:
    had = passing.had(network, record)
    latest = sorted(had, key=lambda who: had[who] or date.min, reverse=True)[:NAMED]
    names = [
        _("{name} ({why})").format(name=network.name(who), why=day(on, today))
        if (on := had[who])
        else network.name(who)
        for who in latest
    ]
    told = _("had it: {names}").format(names=_and_more(names, len(had))) if had else ""
    fitting = _fitting(network, record, fits) if can_fit(record, today) else ""
    return " · ".join(filter(None, (fitting, told)))


def _fitting(network: Network, record: Passable, fits: "Sequence[Fitting] | None") -> str:
    if fits is None:
        return _("looking whom it fits…")
    if not fits and isinstance(record, Opening):
        return _("fits nobody else who is known to look for openings")
    if not fits:
        return _("nobody else is known to care for its topics")
    named = [
        _("{name} ({why})").format(name=network.name(who), why="; ".join(map(say, reasons)))
        for who, _value, reasons in fits[:NAMED]
    ]
    return _("fits {names}").format(names=_and_more(named, len(fits)))


def _and_more(named: Sequence[str], count: int) -> str:
    """Return names, and how many more there are."""
    rest = count - len(named)
    return listed([*named, ngettext("{count} more", "{count} more", rest)] if rest > 0 else named)
