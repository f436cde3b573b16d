"""Conflicts as people meet them: what two sides changed differently, each with both values, to settle.

Which side a machine calls its own says nothing to a person who has two of them. So there are two words: what
*stands* in the record, and *the other* value that is kept beside it. They are the same on every machine.

Settling puts the row in the trash: merging never opens it again by itself, and nothing of it is lost, for
both values stay in the row. A value taken in is an edit of the record like any other.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, Literal

from netui.domain.changes import Change, Edit
from netui.domain.clock import stamp
from netui.domain.ids import short
from netui.domain.inside import place_for, places, value_at, with_value
from netui.domain.messages import Message, NetuiError, message
from netui.domain.network import Network
from netui.domain.records import Raw
from netui.domain.tables import Conflict, Contact
from netui.domain.text import clean_line, finder, fold
from netui.i18n import _, day, listed, ngettext
from netui.services.conflict_words import (
    DELETED,
    About,
    about,
    field_label,
    in_words,
    is_notes,
    joined,
    stands_in,
    telling,
    told_apart,
)
from netui.services.workspace import Workspace
from netui.storage.fileformat import same

SHOWN: Final = 8  # candidates that one error line names
_LONGEST: Final = 30  # letters of a value in the line that says what was done
_KEPT_BY_NETUI: Final = ("created", "updated")
_STAMP: Final = "%Y-%m-%dT%H:%M:%SZ"


class ConflictError(NetuiError):
    """A conflict that can't be settled so."""


class ConflictNotFoundError(NetuiError):
    """There is no such conflict."""


class AmbiguousConflictError(NetuiError):
    """Several conflicts could be meant; `candidates` are they."""

    def __init__(self, words: str, candidates: Sequence["Case"]) -> None:
        self.candidates = tuple(candidates)
        shown = "; ".join(f"{clean_line(case.line)} ({short(case.id)})" for case in candidates[:SHOWN])
        rest = len(candidates) - SHOWN
        more: Message | str = message(" and {rest} more", rest=rest) if rest > 0 else ""
        super().__init__(
            message("“{words}” could be {shown}{more}; say the short id", words=words, shown=shown, more=more)
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One conflict.

    Attributes:
        conflict: The row itself.
        about: What the record is about.
        field: The field, in words.
        values: What stands, and the other value, as the file holds them.
        stands: What stands, in words; several lines where it has several.
        other: The other value, in words.
        stood: What stood after the merge, in words, where somebody has changed it since; else empty.
        state: How the record stands where that matters: that it is gone or in the trash.
        gone: Whether there is no record to write the other value into.
        on: The day of the merge.
        when: That day, in words.
        settled: Whether somebody has settled it.
        words: Folded, what a filter looks in.
    """

    conflict: Conflict
    about: About
    field: str
    values: tuple[Any, Any]
    stands: str
    other: str
    stood: str
    state: str
    gone: bool
    on: date | None
    when: str
    settled: bool
    words: str

    @property
    def id(self) -> str:
        """The row's id."""
        return self.conflict.id

    @property
    def line(self) -> str:
        """What it is about in one line: "Anna Rossi · place"."""
        return f"{self.about.title} · {self.field}"

    @property
    def takes_both(self) -> bool:
        """Whether the field can hold both values: notes can, one below the other."""
        takes = is_notes(self.conflict.table, self.conflict.field)
        return takes and all(isinstance(value, str) for value in self.values) and not self.gone


def cases(network: Network, today: date, *, settled: bool = False) -> list[Case]:
    """Return the conflicts, the newest first.

    Args:
        network: The network.
        today: The day that it is.
        settled: Those that are settled instead, the latest settled first.
    """
    rows = sorted(
        network.all(Conflict, trash=settled),
        key=lambda row: (row.deleted, row.at, row.id),
        reverse=True,
    )
    return [case(network, row, today) for row in rows]


def case(network: Network, conflict: Conflict, today: date) -> Case:
    """Return a conflict as people meet it."""
    table, name = conflict.table, conflict.field
    raw = network.rows.get(table, {}).get(conflict.record)
    stands, other, stood = _sides(conflict, raw)
    subject = about(network, table, conflict.record, today)
    label = field_label(table, name)
    one, two = (in_words(network, table, name, value, today) for value in (stands, other))
    one, two = told_apart(one, two, (stands, other))
    state = stands_in(raw) if name != DELETED or raw is None else ""
    before = "" if stood is None else in_words(network, table, name, stood, today)
    on = _local_day(conflict.at)
    return Case(
        conflict=conflict,
        about=subject,
        field=label,
        values=(stands, other),
        stands=_("nothing: the record is gone") if raw is None else one,
        other=two,
        stood=before,
        state=state,
        gone=raw is None,
        on=on,
        when=day(on, today) if on else "",
        settled=bool(conflict.deleted),
        words=fold(" ".join((subject.title, label, name, one, two, before, state))),
    )


def _sides(conflict: Conflict, raw: Raw | None) -> tuple[Any, Any, Any]:
    """Return what stands, the other value, and what stood once where it is neither of the two any more."""
    both = conflict.ours, conflict.theirs
    stands = None if raw is None else value_at(raw, _place(conflict, raw))
    alike = _both_gone if conflict.field == DELETED else same
    if raw is not None:
        for value, other in (both, both[::-1]):
            if alike(stands, value):
                return stands, other, None
    # The one that was not chosen is the other, be it that somebody has overwritten the chosen one since.
    other, stood = both if same(conflict.theirs, conflict.chosen) else both[::-1]
    return stands, other, stood


def _both_gone(one: Any, other: Any) -> bool:
    """Whether two times of deletion say the same: when it was does not matter."""
    return bool(one) == bool(other)


def _place(conflict: Conflict, raw: Raw) -> tuple[str, ...]:
    """Return where the field is in the record: of several places, the one that holds either value."""
    found = list(places(raw, conflict.field))
    holding = (
        place
        for place in found
        if any(same(value_at(raw, place), value) for value in (conflict.ours, conflict.theirs))
    )
    return next(holding, found[0] if found else place_for(raw, conflict.field))


def _local_day(at: str) -> date | None:
    try:
        return datetime.fromisoformat(at).astimezone().date()
    except (ValueError, OverflowError):
        return None


# Looking for them


def of_contact(network: Network, contact: Contact, today: date) -> list[Case]:
    """Return the open conflicts in a person's own fields and in what is written down with them."""
    return [one for one in cases(network, today) if contact.id in one.about.contacts]


def fields_in_words(found: Iterable[Case]) -> str:
    """Return which fields conflicts are about, for where it is said already whose: "place and notes"."""
    return listed(
        dict.fromkeys(f"{one.about.what}: {one.field}" if one.about.what else one.field for one in found)
    )


def search(found: Iterable[Case], words: str) -> list[Case]:
    """Return the conflicts that hold every word, and none of those with a leading ``-``."""
    holds = finder(words)
    return [one for one in found if holds(one.words)]


def find(network: Network, words: str, today: date) -> Case:
    """Return the one conflict that words mean: by id or short id, else by what it is about.

    One that is settled is found by its id: its other value can still be taken.

    Raises:
        ConflictNotFoundError: None fits.
        AmbiguousConflictError: Several fit.
    """
    wanted = clean_line(words)
    there = cases(network, today)
    found = [
        one
        for one in [*there, *cases(network, today, settled=True)]
        if one.id == wanted or (len(wanted) >= 4 and short(one.id).startswith(fold(wanted)))
    ]
    if not found and wanted:
        found = search(there, wanted)
    if not found:
        raise ConflictNotFoundError(
            message("no conflict is “{words}”; “netui conflicts” lists them", words=wanted)
        )
    if len(found) > 1:
        raise AmbiguousConflictError(wanted, found)
    return found[0]


# Settling them

How = Literal["keep", "swap", "both"]


def settle(workspace: Workspace, found: Sequence[Case], how: How) -> Change:
    """Settle conflicts, as one step of undo.

    Args:
        workspace: The open network.
        found: The conflicts.
        how: Keep what stands; swap it for the other value; or have both, in notes.

    Raises:
        ConflictError: One of them can't be settled so; nothing was changed.
        StorageError: The network is read-only.
    """
    choose: Callable[[Case], Any] = {"keep": _stays, "swap": _swapped, "both": _both}[how]
    found = [_as_it_is(workspace, one) for one in found]
    chosen = [(one, choose(one)) for one in found]
    network, now = workspace.network, _after(workspace, found)
    rows: dict[tuple[str, str], Raw] = {}
    for one, value in chosen:
        conflict, key = one.conflict, (one.conflict.table, one.conflict.record)
        settled = network.rows[Conflict.TABLE][one.id] | {"chosen": value, DELETED: now, "updated": now}
        rows[Conflict.TABLE, one.id] = settled
        if how == "keep":
            continue
        before = network.rows[key[0]][key[1]]
        place = _place(conflict, before)
        so_far = rows.get(key, before)
        if not same(value_at(so_far, place), value_at(before, place)):
            raise ConflictError(
                message(
                    "“{field}” is among them twice: one at a time, for it holds one value", field=one.line
                )
            )
        rows[key] = _written(one, so_far, place, value) | {"updated": now}
    edits = [Edit(table, key, network.rows[table][key], after) for (table, key), after in rows.items()]
    return workspace.do(_label(found, how), edits)


def _as_it_is(workspace: Workspace, one: Case) -> Case:
    conflict = workspace.network.get(Conflict, one.id)
    if conflict is None:
        raise ConflictError(
            message("“{what}” is no longer there: something changed meanwhile", what=one.line)
        )
    return case(workspace.network, conflict, workspace.today)


def _stays(one: Case) -> Any:
    if one.settled:
        raise ConflictError(message("“{what}” is settled already", what=one.line))
    return one.conflict.chosen if one.gone else one.values[0]


def _swapped(one: Case) -> Any:
    if one.gone or not one.conflict.field:
        raise ConflictError(
            message(
                "the record of “{what}” is gone: there is nothing to swap, keep settles it", what=one.line
            )
        )
    if one.conflict.field in _KEPT_BY_NETUI or one.conflict.table == Conflict.TABLE:
        raise ConflictError(
            message("“{field}” is written by netui itself: keep settles it", field=one.conflict.field)
        )
    return one.values[1]


def _both(one: Case) -> Any:
    if not one.takes_both:
        raise ConflictError(message("“{what}” holds one value: keep it, or swap it", what=one.line))
    return joined(*one.values)


def _written(one: Case, raw: Raw, place: tuple[str, ...], value: Any) -> Raw:
    try:
        return with_value(raw, place, value)
    except ValueError as error:
        raise ConflictError(
            message("“{what}” has no place any more: keep settles it", what=one.line)
        ) from error


def _after(workspace: Workspace, found: Iterable[Case]) -> str:
    """Return the time of a decision: after all that it decides about, whatever the clocks said then.

    A merge that has no ancestor goes by these times alone. This machine's clock may be the slow one.
    """
    rows = workspace.network.rows
    told = [workspace.clock.now() - timedelta(seconds=1)]
    for one in found:
        row, record = rows[Conflict.TABLE][one.id], rows.get(one.conflict.table, {})
        stamps = (row.get("at"), row.get("updated"), record.get(one.conflict.record, {}).get("updated"))
        for text in stamps:
            try:
                told.append(datetime.strptime(str(text), _STAMP).replace(tzinfo=UTC))
            except ValueError:
                continue
    try:
        return stamp(max(told) + timedelta(seconds=1))
    except OverflowError:
        return workspace.stamp


def _label(found: Sequence[Case], how: How) -> str:
    """Return what is done, for undo to say."""
    count = len(found)
    if count != 1:
        several = {
            "keep": ngettext("keep {count} value", "keep {count} values", count),
            "swap": ngettext("swap {count} value", "swap {count} values", count),
            "both": ngettext("keep both in {count} field", "keep both in {count} fields", count),
        }
        return several[how]
    (one,) = found
    if how == "both":
        return _("keep both: {what}").format(what=one.line)
    text = telling(one.stands, one.other)[how == "swap"]
    said = _("keep {what}: {value}") if how == "keep" else _("swap {what}: {value}")
    cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    return said.format(what=one.line, value=cut)
