"""Passing on: an opening, or something worth sharing, to people who are chosen from a list with reasons."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from netui.domain.text import clean_line, finder, fold
from netui.i18n import _, listed, ngettext, say
from netui.ui.screens.view import View
from netui.ui.widgets.prompt import Choice, Question

if TYPE_CHECKING:
    from netui.domain.tables import Contact
    from netui.services.passing import Passable

MARKED = 12  # people who are marked from the start: more should be chosen by hand
NAMED = 2  # people whom a notice names
OFFERED = 50  # openings and shares that the bar offers; more are found by typing


class Passing(View):
    """A screen on which people are selected, to whom something can be passed on."""

    async def action_pass_on(self) -> None:
        """Choose what to pass on to the people who are selected."""
        reason = self.missing("person")
        if reason is not None:
            self.netui.notice(say(reason))
            return
        ask_what(self, self.selected_contacts())


def ask_what(view: View, people: "Sequence[Contact]") -> None:
    """Ask what to pass on to people: what fits them is offered first.

    Args:
        view: The screen in front.
        people: Whom.

    Raises:
        OpeningError: There is nothing that they didn't have.
    """
    from netui.domain.messages import message
    from netui.services.contacts import who
    from netui.services.openings import OpeningError
    from netui.services.passing import for_people

    found = {one.record.id: one for one in for_people(view.workspace, people)}
    if not found:
        raise OpeningError(
            message(
                "nothing to pass on to {who}: a in Openings adds one, w shares something",
                who=who(people),
            )
        )

    def complete(text: str) -> list[Choice]:
        holds = finder(text)
        fitting = [one for one in found.values() if text == one.record.id or holds(fold(one.title))]
        return [
            Choice(one.record.id, one.title, _("fits: {why}").format(why=one.why) if one.fits else one.why)
            for one in fitting[:OFFERED]
        ]

    def submit(text: str) -> None:
        if text and text not in found:
            raise OpeningError(message("“{text}” is none of them: ↓ ↑ choose", text=clean_line(text)))
        if text:
            pass_to(view, found[text].record, people)

    label = _("pass on to {who}").format(who=who(people))
    view.ask(Question(label, submit, complete=complete, pick=True, hint=_("↓ ↑ choose, or words of it")))


async def choose_recipients(view: View, record: "Passable", kept: "Callable[[], None] | None" = None) -> None:
    """Choose to whom an opening or a share goes; those whom it fits are marked, each with the reason.

    Args:
        view: The screen in front.
        record: The opening, or the share, which need not be written down yet.
        kept: Called once it is written down.

    Raises:
        OpeningError: It is closed.
    """
    from netui.domain.tables import Contact, Opening
    from netui.services.openings import refuse_closed
    from netui.services.passing import recipients, title
    from netui.ui.screens.picker import Candidate, PickScreen

    workspace, is_opening = view.workspace, isinstance(record, Opening)
    if isinstance(record, Opening):
        refuse_closed(record, workspace.today)
    found = recipients(workspace, record)
    best = {one.contact for one in [one for one in found if not one.had][:MARKED]}
    candidates = [Candidate(one.contact, one.why, one.contact in best, one.had) for one in found]

    def done(chosen: list[str]) -> None:
        people = [contact for one in chosen if (contact := workspace.network.get(Contact, one)) is not None]
        pass_to(view, workspace.network.get(type(record), record.id) or record, people)
        if kept is not None:
            kept()

    await view.netui.open_view(
        PickScreen(
            (_("Pass on “{title}” to") if is_opening else _("Share “{title}” with")).format(
                title=title(record)
            ),
            candidates,
            done,
            hint=_("Each gets an entry in the ledger. netui sends nothing: W then drafts a letter."),
            empty=(
                _("It fits nobody who is known to look for an opening.")
                if is_opening
                else _("Nobody is known to care for its topics."),
            ),
            nobody="" if is_opening else _("enter keeps it for later"),
        )
    )


def pass_to(view: View, record: "Passable", people: "Sequence[Contact]") -> None:
    """Pass something on to people, and say how what is written to them is found.

    Raises:
        OpeningError: It is closed, or all of them had it.
        ShareError: All of them had it.
    """
    from netui.domain.tables import Opening
    from netui.services.openings import pass_on
    from netui.services.shares import received_by, share

    if isinstance(record, Opening):
        done = pass_on(view.workspace, record, people)
        told, before = done.told, len(done.before)
        said = _("passed on to {who}").format(who=_whom(told))
    else:
        known = received_by(view.workspace.network, record)
        change = share(view.workspace, record, people)
        told = tuple(contact for contact in people if contact.id not in known)
        before = len(people) - len(told)
        said = _("shared with {who}").format(who=_whom(told)) if told else change.label
    had = ngettext("{count} had it before", "{count} had it before", before) if before else ""
    letter = _("W drafts the letter") if told else ""
    view.netui.notice(" · ".join(filter(None, (said, had, letter, _("u undoes it")))))


def _whom(people: "Sequence[Contact]") -> str:
    """Return the names of two, the number of more: it has to leave room for the keys."""
    if len(people) <= NAMED:
        return listed(contact.name for contact in people)
    return ngettext("{count} person", "{count} people", len(people))


# Something new to share


def ask_for_share(view: View, begun: str, remember: Callable[[str], None]) -> None:
    """Ask for something worth sharing, then with whom.

    Args:
        view: The screen in front.
        begun: What was typed before and not kept.
        remember: Told what is typed, until it is kept: then nothing.
    """
    from netui.services.passing import read_share, topics
    from netui.services.shares import new_share

    known = topics(view.workspace.network)

    def changed(text: str) -> list[str]:
        said = read_share(text)
        about = ", ".join(said["topics"]) or _("its title")
        parts = (said["title"], said["url"], _("about: {topics}").format(topics=about))
        return [" · ".join(filter(None, parts))] if text.strip() else []

    def complete(text: str) -> list[Choice]:
        head, hash_sign, word = text.rpartition("#")
        wanted = fold(word.replace("_", " "))
        if not hash_sign or " " in word or (head and not head.endswith(" ")):
            return []
        fitting = [topic for topic in known if fold(topic).startswith(wanted)]
        return [Choice(f"{head}#{topic.replace(' ', '_')} ", topic) for topic in fitting[:OFFERED]]

    def submit(text: str) -> None:
        if not text:
            remember("")
            return
        share = new_share(view.workspace, read_share(text))
        remember(text)
        # Closed by the bar only after this: what comes next opens on top of the screen in front.
        view.netui.call_later(
            view.netui.attempt, lambda: choose_recipients(view, share, lambda: remember(""))
        )

    hint = _("title, a link, #topics: EU AI Act https://… #AI_regulation")
    view.ask(Question(_("share"), submit, begun, changed=changed, complete=complete, hint=hint))


# What is written to them


async def show_letters(view: View, record: "Passable", people: "Sequence[Contact]", at: int = 0) -> None:
    """Show what can be written to those who were told, one letter after the other.

    Args:
        view: The screen in front.
        record: What they were told.
        people: Who they are; nobody where all are through.
        at: Whose letter is shown.
    """
    from netui.domain.tables import Opening
    from netui.services.letters import Letters, letter_for_opening, letter_for_share, letter_language
    from netui.ui.screens.text import TextScreen

    person, settings = people[at], view.netui.settings
    letters, language = Letters.load(settings.path.parent), letter_language(settings)
    network, today = view.workspace.network, view.workspace.today
    if isinstance(record, Opening):
        letter = letter_for_opening(letters, network, record, person, language, today)
    else:
        letter = letter_for_share(letters, network, record, person, language)

    async def following(_text: str) -> None:
        await show_letters(view, record, people, at + 1)

    last = at + 1 == len(people)
    address = next((each.value for each in person.handles if each.kind == "email"), "")
    place = _("letter {at} of {all}").format(at=at + 1, all=len(people)) if len(people) > 1 else ""
    keys = _("y copies it, E edits it") if last else _("y copies it, enter goes on to the next")
    title = _("Letter to {name}").format(name=person.name)
    hint = " · ".join(filter(None, (place, address, keys)))
    await view.netui.open_view(TextScreen(title, letter.text, hint=hint, done=None if last else following))
    if letters.problems:
        view.netui.notice(say(letters.problems[0]), error=True)
