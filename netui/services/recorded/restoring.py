"""Bringing old values back: a change like any other, which can be undone and is merged like any other."""

from collections.abc import Sequence

from netui.domain.changes import Change, Edit, differing
from netui.domain.messages import NetuiError, message
from netui.domain.records import Raw
from netui.domain.text import clean_line, fold
from netui.i18n import _, listed
from netui.services.recorded.telling import UNTOLD, Step, field_label, title
from netui.services.workspace import Workspace
from netui.storage.fileformat import same


class NothingToRestoreError(NetuiError):
    """There is no older value, or it is what stands already."""


def restore(workspace: Workspace, step: Step, fields: Sequence[str] = ()) -> Change:
    """Give a record the values that it had before a commit changed them.

    Only the fields that the commit changed go back, or those of them that are named; whatever else was
    changed since stays. A record that is gone from the file comes back whole, as it was before the commit.

    Args:
        workspace: The open network.
        step: What the commit did.
        fields: Names of fields, as the file or as people write them.

    Raises:
        NothingToRestoreError: There is nothing to bring back.
        StorageError: The network is read-only.
    """
    table, identifier, before, after = step.changed
    if before is None:
        raise NothingToRestoreError(
            message("{commit} added it: there is nothing older to bring back", commit=step.commit.short)
        )
    current = workspace.network.rows.get(table, {}).get(identifier)
    name = title(workspace.network, table, identifier, current or before)
    if current is None:
        if fields:
            raise NothingToRestoreError(
                message(
                    "{name} is gone from the file: all of it comes back, or nothing (leave --field out)",
                    name=name,
                )
            )
        row = {field: value for field, value in before.items() if field != "deleted"}
        label = _("bring {name} back").format(name=name)
    else:
        names = _names(step, differing(before, after if after is not None else current) - UNTOLD, fields)
        row = _with_old(current, before, names)
        if same(row, current):
            said = listed(map(field_label, names))
            raise NothingToRestoreError(
                message("{what} of {name} is so already: nothing to bring back", what=said, name=name)
                if said
                else message("{name} is as it was: nothing to bring back", name=name)
            )
        what = listed(map(field_label, names))
        label = _("bring back {what} of {name}").format(what=what, name=name)
    edit = Edit(table, identifier, current, row | {"updated": workspace.stamp})
    return workspace.do(label, [edit])


def _names(step: Step, changed: set[str], fields: Sequence[str]) -> list[str]:
    """Return the fields that go back, in order."""
    known = [name for name in step.fields if name in changed] or sorted(changed)
    if not fields:
        return known
    wanted = []
    for written in fields:
        name = fold(clean_line(written)).replace(" ", "_").replace("-", "_")
        if name not in known:
            raise NothingToRestoreError(
                message(
                    "{commit} did not change “{field}”, but {known}",
                    commit=step.commit.short,
                    field=clean_line(written),
                    known=listed(known) or _("nothing"),
                )
            )
        wanted.append(name)
    return wanted


def _with_old(current: Raw, before: Raw, names: Sequence[str]) -> Raw:
    row = dict(current)
    for name in names:
        if name in before:
            row[name] = before[name]
        else:
            row.pop(name, None)
    return row
