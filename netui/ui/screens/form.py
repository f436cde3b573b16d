"""A form: every field of a record, saved with ctrl+s; what is typed is never lost unasked."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from netui.domain.records import InvalidRecordError, Record
from netui.domain.tables import Contact, Exchange, Interaction, Opening, Profile, Share
from netui.i18n import _, listed, ngettext
from netui.services.forms import Draft, Saved, describe, problems_by_field
from netui.ui.actions import BY_ID, Action, bindings
from netui.ui.screens.view import View
from netui.ui.widgets.form import Form


class FormScreen(View):
    """A form over the whole screen.

    Args:
        record: The record; for a new one, what it begins with.
        new: Whether it is a new one.
        field: The field to begin in.
        saved: Called with what was saved, after the form is gone.
    """

    PLACE = "form"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]

    def __init__(
        self,
        record: Record,
        *,
        new: bool = False,
        field: str = "",
        saved: Callable[[Saved], None] | None = None,
    ) -> None:
        super().__init__()
        self._record = record
        self._new = new
        self._field = field
        self._saved = saved

    def compose(self) -> ComposeResult:
        """Make the form."""
        self.draft = Draft(self.workspace, self._record, new=self._new)
        self.form = Form(self.draft, self._title(), self.netui.keys.shown(BY_ID["take_other"]))
        if self._field:
            self.form.go_to(self._field)
        yield self.form

    def _title(self) -> str:
        if not self._new:
            return _("Edit {what}").format(what=describe(self.workspace, self._record))
        titles = {
            Contact: _("Add a contact"),
            Exchange: _("Add to the ledger"),
            Interaction: _("Log a time in touch"),
            Profile: _("Write your profile"),
            Opening: _("Add an opening"),
            Share: _("Add something worth sharing"),
        }
        return titles.get(type(self._record), _("Add to {table}").format(table=_(self._record.TABLE)))

    def reload(self) -> None:
        """Show what others have changed: in the fields that aren't edited, and beside those that are."""
        self.draft.renew()
        self.form.renew()

    def first_focus(self) -> Widget:
        """Return the form."""
        return self.form

    def footer_places(self) -> tuple[str, ...]:
        """Return the form: no key does anything else here."""
        return (self.PLACE,)

    def weight(self, action: Action) -> int:
        """Return how long a key stays in the footer: the one for other values only where there is one."""
        if action.id == "take_other" and not self.draft.beside_each:
            return 0
        return super().weight(action)

    # Leaving

    def hold(self) -> bool:
        """Say that there are changes which aren't saved, once."""
        if not self.draft.edited or self.form.asked:
            return False
        self.form.asked = True
        count = len(self.draft.edited)
        changed = ngettext("{count} field is not saved", "{count} fields are not saved", count)
        keys = self.netui.keys
        self.netui.notice(
            _("{changed}: again leaves without saving, {key} saves").format(
                changed=changed, key=keys.shown(BY_ID["save"])
            ),
            error=True,
        )
        return True

    def leave(self) -> bool:
        """Ask once before what was typed is lost."""
        return self.hold()

    # Actions

    async def action_leave_form(self) -> None:
        """Go back to where the form was opened; ask once before what was typed is lost."""
        await self.netui.escape()

    def action_field_next(self) -> None:
        """To the next field, or take what completes what was typed."""
        self.form.next_field()

    def action_field_previous(self) -> None:
        """To the field before."""
        self.form.previous_field()

    def action_complete_next(self) -> None:
        """Offer the next completion."""
        self.form.next_completion()

    def action_take_other(self) -> None:
        """Take the value that stands beside the user's own; elsewhere, go to the field that has one."""
        if not self.form.take_other():
            self.netui.notice(_("nothing was changed elsewhere that you changed too"))
        self.netui.show_state()

    async def action_save(self) -> None:
        """Save and go back; where something doesn't hold, say so beside it and stay."""
        try:
            saved = self.draft.save()
        except InvalidRecordError as error:
            self.form.renew()  # what has come from elsewhere by now shows as well
            problems = problems_by_field(error.problems)
            self.form.show_problems(problems)
            count = len(problems)
            self.netui.notice(
                ngettext("{count} field needs another look", "{count} fields need another look", count),
                error=True,
            )
            return
        await self.netui.close_view()
        self._say(saved)
        if self._saved is not None:
            self._saved(saved)

    def _say(self, saved: Saved) -> None:
        if not saved.change.edits:
            self.netui.notice(_("nothing was changed"))
            return
        what = saved.change.label
        said = _("{what} · u undoes it").format(what=what)
        if saved.overtaken:
            said = _("{what} · {fields} was changed elsewhere too: yours holds, both are kept").format(
                what=what, fields=listed(saved.overtaken)
            )
        if saved.back_from == "trashed":
            said = _("{what} · it was moved to the trash elsewhere and is back").format(what=what)
        elif saved.back_from == "gone":
            said = _("{what} · it was taken out elsewhere and is back").format(what=what)
        self.netui.notice(said)
