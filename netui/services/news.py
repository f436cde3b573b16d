"""What came from elsewhere, in one line: another netui, git or an editor wrote the file."""

from collections.abc import Iterable

from netui.domain.changes import Edit
from netui.domain.tables import TABLES, Conflict
from netui.i18n import _, ngettext
from netui.services.forms import describe
from netui.services.workspace import Workspace


def said(workspace: Workspace, edits: Iterable[Edit]) -> str:
    """Return what others' changes were, in one line; empty where they are nothing that a person wrote.

    Args:
        workspace: The open network, with the changes in it.
        edits: What they did, a record once.
    """
    found = [edit for edit in edits if edit.table != Conflict.TABLE]
    if len(found) != 1:
        if not found:
            return ""
        return ngettext("{count} record changed elsewhere", "{count} records changed elsewhere", len(found))
    (edit,) = found
    what = _named(workspace, edit)
    before, after = edit.before or {}, edit.after or {}
    if edit.after is None:
        return _("{what} was taken out elsewhere").format(what=what)
    if after.get("deleted") and not before.get("deleted"):
        return _("{what} was moved to the trash elsewhere").format(what=what)
    if before.get("deleted") and not after.get("deleted"):
        return _("{what} was taken out of the trash elsewhere").format(what=what)
    if edit.before is None:
        return _("{what} was added elsewhere").format(what=what)
    return _("{what} changed elsewhere").format(what=what)


def _named(workspace: Workspace, edit: Edit) -> str:
    cls, raw = TABLES.get(edit.table), edit.after or edit.before or {}
    return describe(workspace, cls.load(edit.id, raw)) if cls is not None else edit.table
