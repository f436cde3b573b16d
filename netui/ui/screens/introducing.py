"""Beginning an introduction: who to whom, and why; proposed where a need and an offer fit, else by name."""

from typing import TYPE_CHECKING, NamedTuple

from netui.domain.text import fold
from netui.i18n import _
from netui.ui.screens.view import View
from netui.ui.widgets.prompt import Question

if TYPE_CHECKING:
    from netui.domain.tables import Contact, Introduction, Request


class Pair(NamedTuple):
    """Two people who could be introduced.

    Attributes:
        a: Who has the need, and is asked first.
        b: Who can help.
        request: The need that it meets, where it is known.
        why: Why the two, in words; empty where only the user knows.
    """

    a: "Contact"
    b: "Contact"
    request: "Request | None" = None
    why: str = ""


class Introducing(View):
    """A screen on which people are selected, and introduced."""

    def action_introduce(self) -> None:
        """Introduce the person to somebody, or two who are marked to each other."""
        from netui.domain.messages import message
        from netui.services.introductions import IntroductionError

        people = self.selected_contacts()
        if len(people) > 2:
            raise IntroductionError(message("two at a time are introduced: mark two people, or one"))
        if len(people) == 2:
            ask_why(self, _pair_of(self, people[0], people[1]))
        else:
            _ask_whom(self, people[0])

    def ask_outcome(self, introduction: "Introduction") -> None:
        """Ask in the bar what came of an introduction."""
        from netui.services.introductions import describe, record_outcome

        def submit(text: str) -> None:
            self._did(record_outcome(self.workspace, introduction, text).label)

        label = _("what came of {names}").format(names=describe(self.workspace.network, introduction))
        self.ask(Question(label, submit, hint=_("they met, and work together now")))

    def refuse_introduction(self, introduction: "Introduction") -> None:
        """Write down that one of two would rather not, with a word; once they met, ask no more how it went.

        Raises:
            IntroductionError: It is over already.
        """
        from netui.services.introductions import ask_no_more, decline, describe, next_step

        step = next_step(self.workspace.network, introduction)
        if step is not None and not step.status:
            self._did(ask_no_more(self.workspace, introduction).label)
            return
        if step is None:
            decline(self.workspace, introduction)  # says that it is over

        def submit(text: str) -> None:
            self._did(decline(self.workspace, introduction, text).label)

        label = _("no to {names}, because").format(names=describe(self.workspace.network, introduction))
        self.ask(Question(label, submit, hint=_("a word or two; enter goes on without")))


def begin_introduction(
    view: View, a: "Contact", b: "Contact", why: str = "", request: "Request | None" = None
) -> None:
    """Begin an introduction and open it; one that is under way between them is opened as it stands.

    Args:
        view: The screen in front.
        a: Who has the need, and is asked first.
        b: Who can help.
        why: What brings them together.
        request: The need that it meets.

    Raises:
        IntroductionError: They are one, know each other, or one is in the trash.
    """
    from netui.services.introductions import suggest

    if open_under_way(view, a, b):
        return
    introduction, change = suggest(view.workspace, a, b, why=why, request=request)
    view.netui.notice(_("{what} · u undoes it").format(what=change.label))
    open_introduction(view, introduction.id)


def open_under_way(view: View, a: "Contact", b: "Contact") -> bool:
    """Open the introduction of two people that is under way; return whether there is one."""
    from netui.services.introductions import between

    found = between(view.workspace.network, a.id, b.id) if a.id != b.id else None
    if found is None:
        return False
    view.netui.notice(_("this introduction is under way: here it stands"))
    open_introduction(view, found.id)
    return True


def open_introduction(view: View, identifier: str) -> None:
    """Open an introduction on top of the screen in front."""
    from netui.ui.screens.introduction import IntroductionScreen

    view.netui.call_later(view.netui.open_view, IntroductionScreen(identifier))


def ask_why(view: View, pair: Pair) -> None:
    """Ask what brings two people together, then begin.

    Raises:
        IntroductionError: They can't be introduced.
    """
    from netui.services.introductions import refuse_pair

    a, b = pair.a, pair.b
    if open_under_way(view, a, b):
        return
    refuse_pair(view.workspace.network, a, b)
    needs = [pair.request] if pair.request else _needs(view, a)

    def submit(text: str) -> None:
        about = next((need for need in needs if fold(need.text) == fold(text)), pair.request)
        begin_introduction(view, a, b, text, about)

    label = _("why {a} and {b}").format(a=a.name, b=b.name)
    initial = needs[0].text if len(needs) == 1 else ""
    view.ask(Question(label, submit, initial, hint=_("what brings them together; enter goes on without")))


def _ask_whom(view: View, person: "Contact") -> None:
    """Ask to whom somebody is introduced: those whom a need and an offer propose come first."""
    from netui.domain.messages import message
    from netui.services.introductions import IntroductionError
    from netui.ui.screens.answering import Named, ask_person

    proposed = {(pair.b if pair.a.id == person.id else pair.a).id: pair for pair in _proposed(view, person)}

    def then(other: "Contact | None") -> None:
        if other is None:
            raise IntroductionError(message("name somebody, or esc"))
        ask_why(view, proposed.get(other.id) or Pair(person, other))

    first = [Named(pair.b if pair.a.id == person.id else pair.a, pair.why) for pair in proposed.values()]
    label = _("introduce {name} to").format(name=person.name)
    hint = _("↓ ↑ choose, or anybody's name") if first else _("anybody's name")
    ask_person(view, label, then, first, hint=hint)


def _proposed(view: View, person: "Contact") -> list[Pair]:
    """Return the introductions that the matcher proposes for somebody, best first."""
    from netui.domain.tables import Contact, Request
    from netui.services.gives import propose

    network, found = view.workspace.network, []
    for give in view.workspace.matcher.for_contact(person.id, view.workspace.today):
        if give.kind != "introduce":
            continue
        a, b = (network.get(Contact, one) for one in give.contacts)
        if a is not None and b is not None:
            found.append(Pair(a, b, network.get(Request, give.record), propose(network, give).why))
    return found


def _pair_of(view: View, one: "Contact", other: "Contact") -> Pair:
    """Return two people in the order in which a need and an offer put them, else as they were named."""
    for pair in _proposed(view, one) if one.id != other.id else ():
        if other.id in {pair.a.id, pair.b.id}:
            return pair
    return Pair(one, other)


def _needs(view: View, person: "Contact") -> "list[Request]":
    """Return what somebody needs that nobody has met yet."""
    waiting = {None, "known", "open", "promised"}
    found = view.workspace.network.requests(person.id)
    return [one for one in found if one.direction == "incoming" and one.status in waiting]
