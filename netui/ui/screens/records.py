"""What can be done to a record, the same on every screen where one is selected: edited, kept, thanked for."""

from collections.abc import Callable, Sequence

from textual.app import SuspendNotSupported

from netui.domain.messages import NetuiError, message
from netui.domain.records import Record
from netui.domain.tables import Exchange
from netui.i18n import _
from netui.services import ledger
from netui.services.forms import Saved, describe
from netui.ui.screens.people_actions import PeopleActions, WrongAnswerError


class RecordActions(PeopleActions):
    """A screen on which records are selected."""

    def selected_records(self) -> Sequence[Record]:
        """Return the records that an action is about: the marked ones, else the one with the cursor."""
        return self.selected_contacts()

    def has_row(self) -> bool:
        """Whether the cursor is on a record."""
        return bool(self.selected_records())

    # Editing

    async def action_edit(self) -> None:
        """Edit every field in a form."""
        await self.open_form(self._only_one())

    async def open_form(
        self,
        record: Record,
        *,
        new: bool = False,
        field: str = "",
        saved: Callable[[Saved], None] | None = None,
    ) -> None:
        """Open a record in a form.

        Args:
            record: The record; for a new one, what it begins with.
            new: Whether it is a new one.
            field: The field to begin in.
            saved: Called with what was saved.
        """
        from netui.ui.screens.form import FormScreen

        await self.netui.open_view(FormScreen(record, new=new, field=field, saved=saved))

    def action_yaml(self) -> None:
        """Edit as YAML in the user's own editor."""
        from netui.services.editor import edit_text
        from netui.services.yaml_edit import edit_as_yaml

        record = self._only_one()
        changed: Record | None = None
        given_up, problem = "", None
        try:
            with self.app.suspend():
                # Textual comes back to its screen only where nothing is raised in here.
                try:
                    changed, given_up = edit_as_yaml(record, self.workspace.network, edit_text)
                except NetuiError as error:
                    problem = error
        except SuspendNotSupported as error:
            raise WrongAnswerError(
                message("no editor can be opened on this terminal: e opens a form")
            ) from error
        if problem is not None:
            raise problem
        if changed is not None:
            label = _("edit {what}").format(what=describe(self.workspace, changed))
            self._did(self.workspace.replace(label, (record, changed)).label)
        elif given_up:
            self._keep(record, given_up)
        else:
            self.netui.notice(_("nothing was changed"))

    def _keep(self, record: Record, text: str) -> None:
        """Keep a text with errors that the user gave up on."""
        from netui.services.drafts import keep_draft

        path = keep_draft(self.workspace, describe(self.workspace, record), text)
        self.netui.notice(_("nothing was changed; your text is kept in {path}").format(path=path), error=True)

    def _only_one(self) -> Record:
        records = self.selected_records()
        if len(records) > 1:
            raise WrongAnswerError(
                message("several are marked: edit one at a time, esc takes the marks away")
            )
        return records[0]

    # What entries of the ledger wait for

    def action_done(self) -> None:
        """Mark promises as kept; what was received, as thanked for."""
        promises, thanks = ledger.waiting(self.selected_entries())
        if promises:
            self._did(ledger.mark_done(self.workspace, promises).label)
        elif thanks:
            self._did(ledger.thank(self.workspace, thanks).label)
        else:
            raise WrongAnswerError(message("no open promise here, and nothing to thank for"))

    def action_thank(self) -> None:
        """Write down that thanks were said."""
        _promises, thanks = ledger.waiting(self.selected_entries())
        if not thanks:
            raise WrongAnswerError(message("nothing to thank for here: not received, or thanked for already"))
        self._did(ledger.thank(self.workspace, thanks).label)

    def selected_entries(self) -> list[Exchange]:
        """Return the entries of the ledger that an action is about."""
        return [record for record in self.selected_records() if isinstance(record, Exchange)]
