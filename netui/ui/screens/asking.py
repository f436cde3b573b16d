"""Asking: what you ask of people, once you have seen what you could give first; what they ask, and need."""

from functools import partial
from typing import TYPE_CHECKING

from netui.domain.messages import NetuiError, message
from netui.i18n import _, deadline, ngettext, say
from netui.ui.screens.view import View
from netui.ui.widgets.prompt import Choice, Question

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from netui.domain.tables import Contact
    from netui.services.gives import Proposal
    from netui.services.guard import Guard
    from netui.services.requests import Asked

MOST_GUARDS = 3  # people of whom the bar says how you stand
MOST_GIVES = 3
GIVE_KEYS = ("f2", "f3", "f4")


class AskError(NetuiError):
    """What is asked for, or an answer, isn't said yet."""


class Asking(View):
    """A screen on which people are selected, and asked.

    Attributes:
        unasked: What was typed and not asked because something is given first, by who it was to be asked.
    """

    def __init__(self) -> None:
        super().__init__()
        self.unasked: dict[tuple[str, ...], str] = {}

    def action_ask(self) -> "Awaitable[None] | None":
        """Ask the selected people for something; first, what you could give them."""
        Asker(self, self.selected_contacts()).ask()
        return None

    def action_asked(self) -> None:
        """Write down what they ask of you."""
        self._take_down(_("asked by {who}"), _("a look at her CV by friday"), known=False)

    def action_need(self) -> None:
        """Write down a need of theirs."""
        self._take_down(_("need of {who}"), _("a tax adviser in Berlin"), known=True)

    def _take_down(self, label: str, hint: str, *, known: bool) -> None:
        from netui.services.contacts import who
        from netui.services.requests import receive_from, refuse_self

        people = self.selected_contacts()
        for contact in people:
            refuse_self(self.workspace.network, contact)

        def submit(text: str) -> None:
            if text:
                _requests, change = receive_from(self.workspace, people, read_asked(self, text), known=known)
                self._did(change.label)

        label = label.format(who=who(people))
        self.ask(Question(label, submit, aside=lambda: limit(self), hint=hint))


class Asker:
    """One ask on its way: what for; how you stand with those who are asked; why all the same.

    Args:
        view: The screen in front.
        contacts: Whom to ask.

    Raises:
        RequestError: One of them is yourself.
    """

    def __init__(self, view: Asking, contacts: "Sequence[Contact]") -> None:
        from netui.services.guard import guard
        from netui.services.requests import refuse_self

        for contact in contacts:
            refuse_self(view.workspace.network, contact)
        self._view = view
        self._contacts = tuple(contacts)
        self._key = tuple(contact.id for contact in contacts)
        found = (guard(view.workspace, contact) for contact in contacts)
        self._guards = tuple(one for one in found if one is not None)
        self._gives = dict(zip(GIVE_KEYS, gives_first(self._guards), strict=False))

    def ask(self) -> None:
        """Ask what for, with what you could give first above it."""
        from netui.services.contacts import who

        self._view.ask(
            Question(
                _("ask {who} for").format(who=who(self._contacts)),
                self._submit,
                self._view.unasked.pop(self._key, ""),
                changed=lambda _text: self._guarded(),
                complete=lambda _text: self._choices(),
                chose=self._give,
                aside=lambda: limit(self._view),
                hint=_("what, and by when: a reference by friday"),
            )
        )

    def _submit(self, text: str) -> None:
        if not text:
            raise AskError(message("say what you ask for in a few words, or esc"))
        self.send(read_asked(self._view, text), text)

    def send(self, asked: "Asked", typed: str = "") -> None:
        """Ask; where something could be given first, ask why all the same before that.

        Args:
            asked: What for.
            typed: What was typed for it, where it was: it is kept while something is given first.

        Raises:
            RequestError: One of them was asked for the same and has not answered.
        """
        from netui.services.requests import refuse_asking

        refuse_asking(self._view.workspace, self._contacts, asked.text)
        if not self._guards:
            self._write(asked, "")
            return

        def submit(why: str) -> None:
            if not why:
                raise AskError(message("one line of why is kept with the request; esc turns back"))
            self._write(asked, why)

        def cancelled() -> None:
            self._keep(typed)
            self._view.netui.notice(_("nobody was asked, and nothing was saved"))

        def give(choice: Choice) -> None:
            self._keep(typed)
            self._begin(choice)

        self._view.ask(
            Question(
                _("ask all the same, because"),
                submit,
                changed=lambda _text: self._guarded(),
                complete=lambda _text: self._choices(),
                chose=give,
                cancelled=cancelled,
                hint=_("why, in a line; esc turns back"),
            )
        )

    def _write(self, asked: "Asked", why: str) -> None:
        from netui.services.requests import ask

        guarded = [guard.contact.id for guard in self._guards]
        _requests, change = ask(self._view.workspace, self._contacts, asked, anyway=why, guarded=guarded)
        self._view.netui.notice(_("{what} · u undoes it").format(what=change.label))

    # What could be given first

    def _guarded(self) -> list[str]:
        """Return how you stand with those to whom something could be given first, in lines."""
        lines = [guard.sentence for guard in self._guards[:MOST_GUARDS]]
        more = len(self._guards) - MOST_GUARDS
        if more > 0:
            lines.append(ngettext("and {count} more, give first", "and {count} more, give first", more))
        return lines

    def _choices(self) -> list[Choice]:
        return [
            Choice(give.sentence, give.verb, about(give, self._contacts), key)
            for key, give in self._gives.items()
        ]

    def _give(self, choice: Choice) -> None:
        """Give first, and keep what is typed for afterwards."""
        self._keep(self._view.netui.prompt.text)
        self._begin(choice)

    def _begin(self, choice: Choice) -> None:
        from netui.ui.screens.giving import do_give

        app, give = self._view.netui, self._gives[choice.key].give
        app.call_later(app.attempt, partial(do_give, self._view, give))

    def _keep(self, text: str) -> None:
        if text.strip():
            self._view.unasked[self._key] = text


def gives_first(guards: "Sequence[Guard]") -> "list[Proposal]":
    """Return what could be given first: the best for each person in turn, nothing twice."""
    found: dict[str, Proposal] = {}
    for place in range(MOST_GIVES):
        for guard in guards:
            if place < len(guard.gives):
                found.setdefault(guard.gives[place].give.key, guard.gives[place])
    return list(found.values())[:MOST_GIVES]


def about(give: "Proposal", asked: "Sequence[Contact]") -> str:
    """Return what a proposal is about and why, in one line.

    Args:
        give: The proposal.
        asked: Who are about to be asked: where that is one, their own name need not be said.
    """
    why = [say(reason) for reason in give.give.reasons]
    alone = len(asked) == 1
    if give.give.kind == "introduce" and alone and why:
        needs = give.give.contacts[0] == asked[0].id
        return f"{why[0]} · {give.text}" if needs else f"{give.name} · {give.text}"
    if give.give.kind in {"pass-on", "share"}:
        what = give.name if alone else f"{give.name} {give.text}"
    elif alone and give.text:
        what = give.text
    else:
        what = ": ".join(filter(None, (give.name, give.text)))
    return f"{what} ({why[-1]})" if why and why[-1] not in what else what


# What is typed


def read_asked(view: View, text: str) -> "Asked":
    """Return what is asked for: in words, with the limit and the tags that are in them.

    Raises:
        DateError: The limit is a date that doesn't exist.
        RequestError: The limit is past.
        AskError: Nothing else is said.
    """
    from netui.domain.dates import take_limit
    from netui.domain.words import split
    from netui.services.requests import Asked, refuse_past

    said, due = take_limit(text, view.workspace.today)
    refuse_past(view.workspace, due)
    tags = [word for word in split(said) if word.kind == "tag"]
    for word in reversed(tags):
        said = f"{said[: word.start].rstrip()} {said[word.end :].lstrip()}".strip()
    if not said:
        raise AskError(message("say what it is about as well, in a few words"))
    return Asked(said, tags=tuple(word.text[1:] for word in tags), due=due)


def limit(view: View) -> str:
    """Return the day that is named as a limit in what is being typed; empty where none is."""
    from netui.domain.dates import DateError, take_limit

    try:
        _said, due = take_limit(view.netui.prompt.text, view.workspace.today)
    except DateError:
        return ""
    return _("by {when}").format(when=deadline(due, view.workspace.today)) if due else ""
