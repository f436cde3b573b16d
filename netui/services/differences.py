"""What differs between two states of a record, in a few words a field."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from netui.domain.kinds import Kind, SetOf
from netui.domain.kinds import Table as Names
from netui.domain.network import Network
from netui.domain.records import Record
from netui.domain.text import clean_line
from netui.i18n import _, day, listed
from netui.services.fields import as_text, value_text

R = TypeVar("R", bound=Record)

_LONGEST = 60  # letters of a value in the line that says what changed


def differences(before: R, after: R, network: Network) -> list[str]:
    """Return what differs between two states of a record, each field in a few words."""
    found = []
    for name, kind in before.kinds().items():
        old, new = getattr(before, name), getattr(after, name)
        label = _(name.replace("_", " "))
        if old != new:
            found.append(f"{label} {_difference(kind, old, new, network)}")
        elif (was := as_text(before, name, network)) != as_text(after, name, network):
            # What the file held could not be read, and is gone.
            found.append(f"{label} {_('emptied (was {old})').format(old=_cut(clean_line(was)))}")
    return found


def _difference(kind: Kind[Any], old: Any, new: Any, network: Network) -> str:
    def said(value: Any) -> str:
        if isinstance(value, date):
            return day(value)
        return _cut(clean_line(value_text(kind, value, network)))

    if isinstance(kind, Names):
        names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        return ", ".join(_related(name, old.get(name, ()), new.get(name, ())) for name in names)
    if isinstance(kind, SetOf):
        texts = ([value_text(kind.item, part, network) for part in value] for value in (old, new))
        return with_and_without(*texts)
    if isinstance(new, bool):
        return _("yes") if new else _("no")
    if new == kind.empty:
        return _("emptied (was {old})").format(old=said(old))
    if old == kind.empty:
        return said(new)
    return _("{new} (was {old})").format(new=said(new), old=said(old))


def _related(name: str, old: Sequence[str], new: Sequence[str]) -> str:
    what = with_and_without(old, new) or _("with nothing")
    return _("to {name} {what}").format(name=name, what=what)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def with_and_without(old: Sequence[str], new: Sequence[str]) -> str:
    """Return how a set changed: "with python, without law"."""
    more, less = [part for part in new if part not in old], [part for part in old if part not in new]
    said = (
        _("with {words}").format(words=listed(more)) if more else "",
        _("without {words}").format(words=listed(less)) if less else "",
    )
    return ", ".join(filter(None, said))
