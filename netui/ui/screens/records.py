"""What can be done to a record, the same on every screen where one is selected: edited, kept, thanked for."""

from collections.abc import Awaitable, Callable, Sequence

from textual.app import SuspendNotSupported

from netui.domain.messages import NetuiError, message
from netui.domain.records import Record
from netui.domain.tables import Exchange, Introduction, Request
from netui.i18n import _, ngettext
from netui.services import introductions, ledger
from netui.services.forms import Saved, describe
from netui.ui.screens.accounts import Accounts
from netui.ui.screens.people_actions import PeopleActions, WrongAnswerError


class RecordActions(PeopleActions, Accounts):
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
            self._save(record, changed)
        elif given_up:
            self._keep(record, given_up)
        else:
            self.netui.notice(_("nothing was changed"))

    def _save(self, record: Record, changed: Record) -> None:
        """Save what an editor was left with, on top of what others have written meanwhile."""
        repository = self.workspace.repository
        repository.catch_up()  # the app stood still all that time
        known = set(self.workspace.network.rows["conflicts"])
        label = _("edit {what}").format(what=describe(self.workspace, changed))
        self._did(self.workspace.replace(label, (record, changed)).label)
        more = len(self.workspace.network.rows["conflicts"].keys() - known)
        if more:
            overtaken = ngettext(
                "{count} value was changed elsewhere too: yours holds, both are kept",
                "{count} values were changed elsewhere too: yours hold, both are kept",
                more,
            )
            self.netui.notice(_("{what} · {more}").format(what=label, more=overtaken))

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

    # What waits for an answer

    def action_done(self) -> Awaitable[None] | None:
        """Answer a request; mark promises as kept, and what was received as thanked for."""
        record = self._one_asked()
        if isinstance(record, Request):
            from netui.ui.screens.answering import answer

            answer(self, record)
            return None
        if isinstance(record, Introduction):
            self._next_step(record)
            return None
        promises, thanks = ledger.waiting(self.selected_entries())
        if promises:
            self._did(ledger.mark_done(self.workspace, promises).label)
        elif thanks:
            self._did(ledger.thank(self.workspace, thanks).label)
        else:
            raise WrongAnswerError(message("no open promise here, and nothing to thank for"))
        return None

    def action_no(self) -> None:
        """Say no to a request or take it back, with a word; write down that an introduction is not wanted."""
        record = self._one_asked() or next(iter(self.selected_entries()), None)
        if isinstance(record, Introduction):
            self.refuse_introduction(record)
            return
        if isinstance(record, Exchange) and record.request and not record.done:
            record = self.workspace.network.get(Request, record.request)
        if not isinstance(record, Request):
            raise WrongAnswerError(message("nobody asked for this: d moves it to the trash, e edits it"))
        from netui.ui.screens.answering import decline

        decline(self, record)

    def _one_asked(self) -> Request | Introduction | None:
        """Return the request or the introduction that an answer is about; None where it is about neither.

        Raises:
            WrongAnswerError: There are several.
        """
        records = self.to_answer()
        found = [record for record in records if isinstance(record, Request | Introduction)]
        if found and len(records) > 1:
            raise WrongAnswerError(message("each gets an answer of its own: esc takes the marks away"))
        return found[0] if found else None

    def _next_step(self, introduction: Introduction) -> None:
        step = introductions.next_step(self.workspace.network, introduction)
        if step is not None and not step.status:
            self.ask_outcome(introduction)
        else:
            self._did(introductions.advance(self.workspace, introduction).label)

    def action_thank(self) -> None:
        """Write down that thanks were said: yours for what was received, else theirs for what you gave."""
        entries = self.selected_entries()
        _promises, thanks = ledger.waiting(entries)
        theirs = [entry for entry in entries if ledger.may_be_thanked(entry)]
        if thanks:
            self._did(ledger.thank(self.workspace, thanks).label)
        elif theirs:
            self._did(ledger.thanked_by_them(self.workspace, theirs).label)
        else:
            raise WrongAnswerError(
                message("nothing to thank for here: promised only, or thanked for already")
            )

    def action_outcome(self) -> None:
        """Ask what came of an entry, of what fulfilled a request, or of an introduction."""
        records = self.to_answer()
        if len(records) > 1:
            raise WrongAnswerError(message("several are marked: one at a time, esc takes the marks away"))
        record = next(iter(records), None)
        if isinstance(record, Introduction):
            self.ask_outcome(record)
        else:
            self.ask_what_came_of(record)

    def to_answer(self) -> Sequence[Record]:
        """Return the records that an answer is about."""
        return self.selected_records()

    def selected_entries(self) -> list[Exchange]:
        """Return the entries of the ledger that an answer is about."""
        return [record for record in self.to_answer() if isinstance(record, Exchange)]
